//! What the end of a connection means.

use serenity::constants::close_codes as code;

/// What is to be done after a connection has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// Go on with the session.
    Resume(String),
    /// Begin a new one.
    Identify(String),
    /// Nothing helps until somebody repairs it: one line that says what.
    Fatal(String),
    /// Everything is asked for anew, Discord's advice included.
    Anew(String),
    /// We were told to stop.
    Stopped,
}

/// Discord's code for a session that it does not know any more.
const SESSION_GONE: u16 = 4006;

/// What a close frame with this code asks for.
pub(super) fn closed(number: Option<u16>) -> Ended {
    match number {
        Some(code::AUTHENTICATION_FAILED) => {
            Ended::Fatal("Discord does not believe the token: copy it anew from the application's page \"Bot\" (4004)".to_owned())
        }
        Some(code::INVALID_GATEWAY_INTENTS) => Ended::Fatal("Discord does not know an intent that was asked for: please tell us (4013)".to_owned()),
        Some(code::DISALLOWED_GATEWAY_INTENTS) => Ended::Fatal(
            "\"Message Content Intent\" is off for this bot: switch it on on the application's page \"Bot\", or set `message_content = false` (4014)"
                .to_owned(),
        ),
        Some(number @ (code::INVALID_SHARD | code::SHARDING_REQUIRED)) => {
            Ended::Anew(format!("Discord wants another number of shards: its advice is asked for again ({number})"))
        }
        Some(number @ (code::NOT_AUTHENTICATED | code::ALREADY_AUTHENTICATED | code::INVALID_SEQUENCE | code::SESSION_TIMEOUT | SESSION_GONE | 1000 | 1001)) => {
            Ended::Identify(format!("Discord ended the session ({number})"))
        }
        Some(number) => Ended::Resume(format!("Discord closed the connection ({number})")),
        None => Ended::Resume("the connection was cut".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_says_what_is_next() {
        for (number, expect) in [
            (None, "resume"),
            (Some(4000), "resume"),
            (Some(4001), "resume"),
            (Some(4002), "resume"),
            (Some(4003), "identify"),
            (Some(4004), "fatal"),
            (Some(4005), "identify"),
            (Some(4006), "identify"),
            (Some(4007), "identify"),
            (Some(4008), "resume"),
            (Some(4009), "identify"),
            (Some(4010), "anew"),
            (Some(4011), "anew"),
            (Some(4013), "fatal"),
            (Some(4014), "fatal"),
            (Some(1000), "identify"),
            (Some(1006), "resume"),
        ] {
            let found = match closed(number) {
                Ended::Resume(_) => "resume",
                Ended::Identify(_) => "identify",
                Ended::Fatal(_) => "fatal",
                Ended::Anew(_) => "anew",
                Ended::Stopped => "stopped",
            };
            assert_eq!(found, expect, "{number:?}");
        }
    }
}
