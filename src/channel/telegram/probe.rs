//! Whether the token, the rights and the way of updates are as they should be.

use serde_json::{Value, json};
use teloxide::payloads::GetMe;
use teloxide::requests::Payload as _;

use super::io::Here;
use super::setup::{advice, hook_host, hook_of, me_of};
use crate::channel::{Finding, Level};

/// What is found. Changes nothing.
pub(super) async fn probe(here: &Here) -> Vec<Finding> {
    let me: Value = match here.api.call(GetMe::NAME, &json!({})).await {
        Ok(me) => me,
        Err(fault) => return vec![bad(advice(here, &fault))],
    };
    let Some(known) = me_of(&me) else { return vec![bad("the Bot API does not say who we are: check `api_url`".to_owned())] };
    let mut findings = vec![good(format!("@{} is known to the Bot API{}", known.username, rights(&me)))];
    findings.push(match hook_of(here).await {
        Ok(info) => way(here, &info),
        Err(fault) => bad(advice(here, &fault)),
    });
    findings
}

fn rights(me: &Value) -> &'static str {
    let can = |what: &str| me.get(what).and_then(Value::as_bool).unwrap_or_default();
    match (can("can_join_groups"), can("can_read_all_group_messages")) {
        (false, _) => "; it cannot be added to groups (@BotFather, /setjoingroups)",
        (true, false) => "; in groups it sees what is meant for it (@BotFather, /setprivacy)",
        (true, true) => "; in groups it sees every message",
    }
}

/// Whether updates come the way that the section says.
fn way(here: &Here, info: &Value) -> Finding {
    let pending = info.get("pending_update_count").and_then(Value::as_u64).unwrap_or_default();
    let last_error = info.get("last_error_message").and_then(Value::as_str);
    match (&here.hook, hook_host(info)) {
        (None, None) => good(format!("updates are asked for; {pending} wait")),
        (None, Some(_)) if here.take_over => good("a webhook is set, and `take_over` takes it away when the bot runs".to_owned()),
        (None, Some(host)) => bad(set_elsewhere(&host)),
        (Some(_), None) => good("the webhook is set when the bot runs".to_owned()),
        (Some(hook), Some(host)) if info.get("url").and_then(Value::as_str) != Some(hook.url.as_str()) => {
            good(format!("a webhook at {host} is set; it is set to ours when the bot runs"))
        }
        (Some(_), Some(host)) => match last_error {
            Some(_) if pending > 0 => bad(format!(
                "Telegram cannot post to {host}, and {pending} updates wait: check that `webhook_url` is reached from outside and that its certificate is good"
            )),
            _ => good(format!("updates are posted to {host}; {pending} wait")),
        },
    }
}

/// Updates are asked for, and a webhook keeps them from us.
pub(super) fn set_elsewhere(host: &str) -> String {
    format!(
        "a webhook at {host} is set, so that nothing can be asked for: stop the program that set it and write `take_over = true`, or write `webhook_url`"
    )
}

const fn good(what: String) -> Finding {
    Finding { level: Level::Good, what }
}

const fn bad(what: String) -> Finding {
    Finding { level: Level::Bad, what }
}
