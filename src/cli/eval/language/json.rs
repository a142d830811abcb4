//! The same for programs: every rate is from 0 to 1.

use serde_json::{Map, Value, json};

use super::super::figures::Rate;
use super::measure::{Conversations, Kind, Switches, Times};
use super::report::Report;

pub(super) fn of(report: &Report) -> Value {
    let first = report.sets.first().map(|(_, kinds)| kinds.as_slice()).unwrap_or_default();
    let accuracy = |of: fn(&Kind) -> Rate| map(first.iter().filter(|(_, kind)| kind.right.n > 0), |kind| json!(of(kind).rate));
    let overall = &report.overall;
    json!({
        "accuracy": accuracy(|kind| kind.right),
        "confident_wrong": overall.confident_wrong.rate,
        "ns_per_message": report.mean_time(|times| times.ours_with_second).round(),
        "whatlang": {
            "accuracy": accuracy(|kind| kind.plain),
            "confident_wrong": overall.plain_wrong.rate,
            "ns_per_message": report.mean_time(|times| times.plain).round(),
        },
        "whatlang_listed": {
            "accuracy": accuracy(|kind| kind.plain_among),
            "confident_wrong": overall.plain_among_wrong.rate,
            "ns_per_message": report.mean_time(|times| times.plain_among).round(),
        },
        "sets": map(&report.sets, |kinds| Value::Object(map(kinds.iter().filter(|(_, kind)| kind.right.n > 0), whole))),
        "conversation": map(&report.conversations, conversation),
        "conversation_hinted": map(&report.hinted, conversation),
        "switch": map(&report.switches, switch),
        "noise": whole(&report.noisy),
        "unlisted": map(&report.unlisted, |(ours, plain)| json!({"turjuman": ours, "whatlang_listed": plain})),
        "typed": map(&report.typed, |typed| json!({"recall": typed.recall, "called": typed.called, "threshold": typed.threshold})),
        "ns": map(&report.times, time),
    })
}

/// An object of what belongs to each name.
fn map<'a, T: 'a>(list: impl IntoIterator<Item = &'a (&'static str, T)>, one: impl Fn(&T) -> Value) -> Map<String, Value> {
    list.into_iter().map(|(name, value)| ((*name).to_owned(), one(value))).collect()
}

fn whole(kind: &Kind) -> Value {
    let Kind { right, confident_wrong, plain, plain_wrong, plain_among, plain_among_wrong } = kind;
    let told = |right: &Rate, wrong: &Rate| json!({"right": right, "confident_wrong": wrong});
    json!({"turjuman": told(right, confident_wrong), "whatlang": told(plain, plain_wrong), "whatlang_listed": told(plain_among, plain_among_wrong)})
}

fn conversation(Conversations { right, confident_wrong, asked }: &Conversations) -> Value {
    json!({"right": right, "confident_wrong": confident_wrong, "asked": asked})
}

fn switch(Switches { at_once, or_asked, at_the_second }: &Switches) -> Value {
    json!({"at_once": at_once, "or_asked": or_asked, "at_the_second": at_the_second})
}

fn time(Times { ours, plain, plain_among, second, ours_with_second }: &Times) -> Value {
    json!({
        "turjuman": ours_with_second.round(),
        "turjuman_alone": ours.round(),
        "whatlang": plain.round(),
        "whatlang_listed": plain_among.round(),
        "second_share": second,
    })
}
