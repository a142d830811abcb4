//! What goes wrong, when it is told to.

use std::time::Duration;

use serde_json::json;

use super::reply::{Problem, Reply};

/// Whom a rate limit is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// This bot on this route.
    User,
    /// This bot on all routes.
    Global,
    /// All who write there; it does not count as an invalid request.
    Shared,
}

impl Scope {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Global => "global",
            Self::Shared => "shared",
        }
    }
}

/// What goes wrong with one request.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Fault {
    /// Nothing: this request is let through.
    None,
    /// 429 in the documented shape; nothing is done.
    Busy {
        /// The wait.
        after: Duration,
        /// For whom.
        scope: Scope,
    },
    /// 429 with a page; the wait, if any, stands in `Retry-After` alone. Nothing is done.
    BusyPage {
        /// The wait.
        after: Option<Duration>,
    },
    /// A page of this status; nothing is done.
    Page(u16),
    /// Refused in the documented shape; nothing is done.
    Refuse(Problem),
    /// The connection is cut; nothing is done.
    CutBefore,
    /// It is done, but the connection is cut before the answer.
    CutAfter,
    /// Nothing is done, and no answer comes.
    SilentBefore,
    /// It is done, but no answer comes.
    SilentAfter,
    /// It is done, and the answer comes this late.
    Slow(Duration),
    /// It is done, and the answer cannot be read.
    Garbled,
}

impl Fault {
    /// The answer of a fault that lets nothing be done.
    pub(super) fn refusal(&self) -> Option<Reply> {
        match self {
            Self::Busy { after, scope } => Some(busy(*after, *scope)),
            Self::BusyPage { after } => {
                let wait = after.map(|after| ("retry-after", whole_secs(after)));
                Some(Reply::page(429).with(wait))
            }
            Self::Page(status) => Some(Reply::page(*status)),
            Self::Refuse(problem) => Some(problem.reply()),
            _ => None,
        }
    }
}

/// 429 in the documented shape.
pub(super) fn busy(after: Duration, scope: Scope) -> Reply {
    let global = scope == Scope::Global;
    let message = if scope == Scope::Shared { "The resource is being rate limited." } else { "You are being rate limited." };
    let body = json!({"message": message, "retry_after": after.as_secs_f64(), "global": global});
    let reply = Reply::json(429, &body).with([("retry-after", whole_secs(after)), ("x-ratelimit-scope", scope.name().to_owned())]);
    reply.with(global.then(|| ("x-ratelimit-global", "true".to_owned())))
}

fn whole_secs(time: Duration) -> String {
    time.as_secs_f64().ceil().to_string()
}

/// Which requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// All but those for files.
    Any,
    /// Those that show or change a message, whatever the route.
    Messages,
    /// Those of a route, `*` for any one part: `POST /channels/*/messages`.
    Route(&'static str),
}

impl On {
    pub(super) fn fits(self, method: &str, path: &str) -> bool {
        match self {
            Self::Any => !path.starts_with("/attachments/"),
            Self::Messages => {
                ["POST /channels/*/messages", "PATCH /channels/*/messages/*", "POST /webhooks/*/*", "PATCH /webhooks/*/*/messages/*"]
                    .into_iter()
                    .any(|route| Self::Route(route).fits(method, path))
            }
            Self::Route(route) => {
                let (wanted, pattern) = route.split_once(' ').unwrap_or(("", route));
                let same = |(pattern, part): (&str, &str)| pattern == "*" || pattern == part;
                wanted == method
                    && pattern.split('/').count() == path.split('/').count()
                    && pattern.split('/').zip(path.split('/')).all(same)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_are_told_apart() {
        for (on, method, path, expect) in [
            (On::Any, "GET", "/gateway", true),
            (On::Any, "GET", "/attachments/1/2/a.png", false),
            (On::Messages, "POST", "/channels/1/messages", true),
            (On::Messages, "PATCH", "/channels/1/messages/2", true),
            (On::Messages, "GET", "/channels/1/messages", false),
            (On::Messages, "POST", "/webhooks/1/token", true),
            (On::Messages, "PATCH", "/webhooks/1/token/messages/@original", true),
            (On::Messages, "POST", "/channels/1/typing", false),
            (On::Route("POST /channels/*/typing"), "POST", "/channels/1/typing", true),
            (On::Route("POST /channels/*/typing"), "POST", "/channels/1/2/typing", false),
        ] {
            assert_eq!(on.fits(method, path), expect, "{on:?} {method} {path}");
        }
    }

    #[test]
    fn a_limit_names_its_wait_in_body_and_headers() {
        let reply = busy(Duration::from_millis(1337), Scope::Global);
        let body: serde_json::Value = serde_json::from_slice(&reply.body).unwrap();
        assert_eq!(body, json!({"message": "You are being rate limited.", "retry_after": 1.337, "global": true}));
        for header in [("retry-after", "2"), ("x-ratelimit-scope", "global"), ("x-ratelimit-global", "true")] {
            assert!(reply.headers.contains(&(header.0, header.1.to_owned())), "{header:?} in {:?}", reply.headers);
        }
    }
}
