//! `[handover]`: where a person is asked for.

use std::ops::RangeInclusive;

use super::hours::read_hours;
use crate::config::{Code, HandoverSettings, KeyDoc, Reader};
use crate::core::bot::Handover;

pub(in crate::config) const HANDOVER_KEYS: &[KeyDoc] = &[
    KeyDoc { key: "url", doc: "The address of the desk's endpoint; `url` or `url_env` must stand.", default: "none" },
    KeyDoc { key: "url_env", doc: "The environment variable that holds the endpoint's address.", default: "none" },
    KeyDoc {
        key: "secret_env",
        doc: "The environment variable that holds the secret by which both sides sign (Standard Webhooks, `whsec_…`).",
        default: "required",
    },
    KeyDoc {
        key: "reassure_after_mins",
        doc: "After how many minutes without a person the customer is told once that the request still waits, 1 to 1440.",
        default: "10",
    },
    KeyDoc { key: "hours", doc: "When people are there; without it, always.", default: "none" },
];

const REASSURE_AFTER_MINS: RangeInclusive<i64> = 1..=1_440;
const DEFAULT_REASSURE_AFTER_MINS: u32 = 10;

/// Reads `[handover]`. Whether it is available depends on the environment and is asked of `env`; a variable that is
/// not set is no problem of the file.
pub(in crate::config) fn read_handover(root: &mut Reader<'_>, env: &dyn Fn(&str) -> Option<String>) -> (HandoverSettings, Handover) {
    let absent = Handover { available: false, hours: None, reassure_after_mins: DEFAULT_REASSURE_AFTER_MINS };
    root.table("handover", HANDOVER_KEYS, |handover| {
        let settings = HandoverSettings {
            url: handover.url("url"),
            url_env: handover.env("url_env"),
            secret_env: {
                handover.require("secret_env");
                handover.env("secret_env")
            },
        };
        match (handover.has("url"), handover.has("url_env")) {
            (true, true) => {
                let help = "keep one of them: `url_env` where the address differs between machines".to_owned();
                handover.problem("url_env", Code::CONFLICT, "`url` and `url_env` exclude each other".to_owned(), help);
            }
            (false, false) => handover.require("url"),
            _ => {}
        }
        let set = |name: &String| env(name).is_some_and(|value| !value.is_empty());
        let core = Handover {
            available: (settings.url.is_some() || settings.url_env.as_ref().is_some_and(set))
                && settings.secret_env.as_ref().is_some_and(set),
            hours: read_hours(handover),
            reassure_after_mins: handover.number("reassure_after_mins", REASSURE_AFTER_MINS).unwrap_or(DEFAULT_REASSURE_AFTER_MINS),
        };
        (settings, core)
    })
    .unwrap_or_else(|| (HandoverSettings::default(), absent))
}
