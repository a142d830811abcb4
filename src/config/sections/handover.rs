//! `[handover]`: where a person is asked for.

use super::hours::{HOURS_KEYS, read_hours};
use crate::config::{HandoverSettings, KeyDoc, Reader, Shape, Without};
use crate::core::bot::Handover;

/// Where the endpoint's address is.
const ADDRESS: &[&str] = &["url_env", "url"];

pub(super) const HANDOVER_KEYS: &[KeyDoc] = &[
    KeyDoc::new("url_env", Shape::Env, "The variable that holds the address of the desk's endpoint.").without(Without::OneOf(ADDRESS)),
    KeyDoc::new("url", Shape::Url, "The address of the desk's endpoint, where it is the same on every machine.")
        .without(Without::OneOf(ADDRESS)),
    KeyDoc::new("secret_env", Shape::Env, "The variable that holds the secret by which both sides sign (Standard Webhooks, `whsec_…`).")
        .required(),
    KeyDoc::new(
        "reassure_after_mins",
        Shape::Integer { min: 1, max: 1_440, unit: "minutes" },
        "After how long without a person the customer is told once that the request still waits.",
    )
    .or("10"),
    KeyDoc::new("hours", Shape::Table(HOURS_KEYS), "When people are there; without it, always."),
];

/// Reads `[handover]`. Whether it is available depends on the environment and is asked of `env`; a variable that is
/// not set is no problem of the file. `None` where a value has a problem.
pub(in crate::config) fn read_handover(
    root: &mut Reader<'_>,
    env: &dyn Fn(&str) -> Option<String>,
) -> Option<(HandoverSettings, Handover)> {
    let written = root.has("handover");
    let read = |handover: &mut Reader<'_>| {
        let reassure_after_mins = handover.number("reassure_after_mins");
        if !written {
            let none = Handover { available: false, hours: None, reassure_after_mins: reassure_after_mins? };
            return Some((HandoverSettings::default(), none));
        }
        handover.one_key(ADDRESS);
        let settings =
            HandoverSettings { url: handover.url("url"), url_env: handover.env("url_env"), secret_env: handover.env("secret_env") };
        let set = |name: &String| env(name).is_some_and(|value| !value.is_empty());
        let has_address = settings.url.is_some() || settings.url_env.as_ref().is_some_and(set);
        let core = Handover {
            available: has_address && settings.secret_env.as_ref().is_some_and(set),
            hours: read_hours(handover),
            reassure_after_mins: reassure_after_mins?,
        };
        Some((settings, core))
    };
    root.table_or_empty("handover", read).flatten()
}
