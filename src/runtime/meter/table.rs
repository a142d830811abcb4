//! Every metric of this program: the one list from which descriptions, buckets and the table in the README are made.

use metrics::Unit;

/// What a metric is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// It only grows.
    Counter,
    /// It is what it is now.
    Gauge,
    /// How often it was at most this much, for each of these bounds.
    Histogram(&'static [f64]),
}

/// One metric.
#[derive(Clone, Copy, Debug)]
pub struct Metric {
    /// Its name, with its unit at the end.
    pub name: &'static str,
    /// What it is.
    pub kind: Kind,
    /// What it is measured in.
    pub unit: Unit,
    /// The names of its labels. Their values are few: none names a customer, a conversation or a text.
    pub labels: &'static [&'static str],
    /// What it tells, in one sentence.
    pub help: &'static str,
}

/// Bounds for what this machine does alone: 50 µs to 1 s.
const FAST: &[f64] = &[0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0];
/// Bounds for what waits for a disk or for others: 1 ms to 60 s.
const SLOW: &[f64] = &[0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0];

const fn counter(name: &'static str, labels: &'static [&'static str], help: &'static str) -> Metric {
    Metric { name, kind: Kind::Counter, unit: Unit::Count, labels, help }
}

const fn gauge(name: &'static str, unit: Unit, labels: &'static [&'static str], help: &'static str) -> Metric {
    Metric { name, kind: Kind::Gauge, unit, labels, help }
}

const fn seconds(name: &'static str, labels: &'static [&'static str], bounds: &'static [f64], help: &'static str) -> Metric {
    Metric { name, kind: Kind::Histogram(bounds), unit: Unit::Seconds, labels, help }
}

/// All of them.
pub const TABLE: &[Metric] = &[
    // What happened, as `turjuman status` tells it too.
    counter("turjuman_taken_total", &[], "Events taken from platforms."),
    counter("turjuman_duplicates_total", &[], "Events that had been taken before."),
    counter("turjuman_turns_total", &[], "Turns of customers."),
    counter("turjuman_rejoins_total", &[], "Answers cancelled because the customer went on writing."),
    counter("turjuman_shown_total", &[], "Messages decided to be shown."),
    counter("turjuman_sent_total", &[], "Requests that a platform or the desk took."),
    counter("turjuman_retries_total", &[], "Attempts to send that will be repeated."),
    counter("turjuman_unknown_outcomes_total", &[], "Attempts to send whose outcome is unknown."),
    counter("turjuman_repeated_total", &[], "Requests sent again after an unknown outcome to a platform that cannot recognise them."),
    counter("turjuman_undeliverable_total", &[], "Requests given up."),
    counter("turjuman_stale_total", &[], "Answers decided again because they were too old."),
    counter("turjuman_panics_total", &[], "Panics that were survived."),
    counter("turjuman_quarantined_total", &[], "Turns set aside after three panics."),
    counter("turjuman_withheld_drafts_total", &[], "Drafts kept from customers by the gate."),
    counter("turjuman_text_fallbacks_total", &[], "Texts shown in another language, because the wanted one is missing or broken."),
    counter("turjuman_reloads_total", &["bot", "outcome"], "Versions of a bot that were loaded while it ran: taken or refused."),
    // What the gate and the model did.
    counter("turjuman_gate_violations_total", &["bot", "check", "rule", "severity"], "Findings of the gate in drafts."),
    counter("turjuman_rewrites_total", &["bot"], "Drafts that the model was asked to write again."),
    counter("turjuman_previews_total", &["bot", "outcome"], "Answers seen while they were written: shown to the end or cancelled."),
    counter("turjuman_tokens_total", &["bot", "kind"], "Tokens that models read (prompt) and wrote (completion)."),
    counter("turjuman_cost_micros_total", &["bot"], "What models cost, in millionths of the currency that prices are given in."),
    counter("turjuman_budgets_reached_total", &["bot", "budget"], "How often a budget was used up."),
    // What answering by a model came to. Questions count in `answers`, requests to a server in `attempts`.
    counter(
        "turjuman_model_answers_total",
        &["endpoint", "outcome"],
        "Questions by who was asked and how it ended; `extractive` is the knowledge itself.",
    ),
    counter("turjuman_model_attempts_total", &["endpoint", "outcome"], "Requests to a model's server by how they ended."),
    seconds("turjuman_model_first_token_seconds", &["endpoint"], SLOW, "From a request to a model's server to its first word."),
    gauge("turjuman_model_cooling", Unit::Count, &["endpoint"], "1 while a server that failed is left alone."),
    // How long each stage of a turn takes, in the order of a turn.
    seconds("turjuman_accept_seconds", &["bot"], SLOW, "From a channel's hand to durable: what the platform waits for."),
    seconds("turjuman_gather_seconds", &["bot"], SLOW, "From the arrival of a turn's first message to the beginning of its turn."),
    seconds("turjuman_step_seconds", &["bot"], FAST, "Deciding: one step of the dialogue."),
    seconds("turjuman_retrieval_seconds", &["bot"], FAST, "Finding passages for a question."),
    seconds("turjuman_first_token_seconds", &["bot"], SLOW, "From asking the model to its first words."),
    seconds("turjuman_draft_seconds", &["bot"], SLOW, "From asking the model to its whole draft, repeats included."),
    seconds("turjuman_gate_seconds", &["bot"], FAST, "Checking a draft, and deciding what becomes of it."),
    seconds("turjuman_render_seconds", &["bot"], FAST, "Texts, splitting and encoding of one reply."),
    seconds("turjuman_commit_seconds", &["bot"], SLOW, "Waiting until a turn is durable."),
    seconds(
        "turjuman_send_seconds",
        &["bot", "channel", "outcome"],
        SLOW,
        "One attempt to send, its wait for the platform's pace included.",
    ),
    seconds("turjuman_first_sentence_seconds", &["bot"], SLOW, "From arrival to the first useful sentence that the customer can see."),
    seconds("turjuman_answer_seconds", &["bot"], SLOW, "From arrival to the whole answer, decided and durable."),
    // What waits.
    gauge("turjuman_lanes", Unit::Count, &[], "Conversations at work now."),
    gauge("turjuman_outbox_waiting", Unit::Count, &[], "Requests that wait to be sent."),
    gauge("turjuman_parked_leases", Unit::Count, &[], "Conversations that wait for an account that no bot has now."),
    // The bots.
    gauge("turjuman_bots", Unit::Count, &[], "Bots that run."),
    gauge("turjuman_bot_loaded_timestamp_seconds", Unit::Seconds, &["bot"], "When the version that runs was loaded, Unix time."),
    // The store.
    gauge("turjuman_store_aggregates", Unit::Count, &[], "Conversations and tickets stored."),
    counter("turjuman_store_commits_total", &[], "Commits."),
    counter("turjuman_store_accepted_total", &[], "Arrivals made durable."),
    counter("turjuman_store_flushes_total", &[], "Flushes to the disk; one serves many commits."),
    gauge("turjuman_store_bytes", Unit::Bytes, &[], "Size of the data folder on the disk, measured now and then."),
    // The process.
    gauge("turjuman_build_info", Unit::Count, &["version"], "Always 1; the label tells which program this is."),
    gauge("process_resident_memory_bytes", Unit::Bytes, &[], "Memory held."),
    gauge("process_open_fds", Unit::Count, &[], "Open files and connections."),
    gauge("process_uptime_seconds", Unit::Seconds, &[], "Since the start."),
];

/// The metric of this name.
#[must_use]
pub fn metric(name: &str) -> Option<&'static Metric> {
    TABLE.iter().find(|metric| metric.name == name)
}

/// The table as it stands in the README.
#[must_use]
pub fn markdown() -> String {
    let mut table = String::from("| metric | kind | labels | tells |\n|---|---|---|---|\n");
    for Metric { name, kind, labels, help, .. } in TABLE {
        let kind = match kind {
            Kind::Counter => "counter",
            Kind::Gauge => "gauge",
            Kind::Histogram(_) => "histogram",
        };
        let labels: Vec<_> = labels.iter().map(|label| format!("`{label}`")).collect();
        let row = format!("| `{name}` | {kind} | {} | {} |\n", labels.join(" "), help.trim_end_matches('.'));
        table.push_str(&row);
    }
    table
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_metric_is_named_by_the_rules_of_prometheus() {
        let mut seen = BTreeSet::new();
        for metric in TABLE {
            let Metric { name, kind, unit, labels, help } = metric;
            assert!(seen.insert(*name), "{name} stands twice");
            assert!(name.starts_with("turjuman_") || name.starts_with("process_"), "{name}");
            assert!(name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'_')), "{name}");
            assert_eq!(name.ends_with("_total"), *kind == Kind::Counter, "{name}: a counter, and nothing else, ends with _total");
            assert_eq!(name.ends_with("_seconds"), *unit == Unit::Seconds, "{name}: seconds say so");
            assert!(help.ends_with('.') && help.len() < 120, "{name}: {help}");
            let known = ["bot", "budget", "channel", "check", "endpoint", "kind", "outcome", "rule", "severity", "version"];
            assert!(labels.iter().all(|label| known.contains(label)), "{name}: {labels:?}");
            if let Kind::Histogram(bounds) = kind {
                assert!(bounds.is_sorted() && bounds.len() <= 16, "{name}: {bounds:?}");
            }
        }
    }
}
