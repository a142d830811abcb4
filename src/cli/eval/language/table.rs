//! The tables: each rate in % with its interval and how many it is of.

use std::fmt::Write as _;

use super::super::figures::Rate;
use super::measure::{Conversations, Kind, Switches, Times};
use super::report::Report;
use super::typed::Typed;

pub(super) fn of(report: &Report) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    isolated(report, &mut out)?;
    conversations(report, &mut out)?;
    others(report, &mut out)?;
    times(report, &mut out)?;
    Ok(out)
}

/// One line: who, and two rates.
fn line(out: &mut String, kind: &str, who: &str, one: &Rate, other: &Rate) -> std::fmt::Result {
    writeln!(out, "  {kind:<14}{who:<18}{one:<38}{other}")
}

fn isolated(report: &Report, out: &mut String) -> std::fmt::Result {
    for (set, kinds) in &report.sets {
        writeln!(out, "── one message, {set}: right in %, the mean over languages [95 %]; confident and wrong")?;
        for (kind, own) in kinds.iter().filter(|(_, kind)| kind.right.n > 0) {
            beside(out, kind, own)?;
        }
    }
    writeln!(out, "── words, pairs and sentences of 12 locales together: right; confident and wrong")?;
    beside(out, "", &report.overall)?;
    writeln!(out, "── messages with noise, 12 locales: right; confident and wrong")?;
    beside(out, "", &report.noisy)
}

fn beside(out: &mut String, kind: &str, own: &Kind) -> std::fmt::Result {
    line(out, kind, "turjuman", &own.right, &own.confident_wrong)?;
    line(out, "", "whatlang", &own.plain, &own.plain_wrong)?;
    line(out, "", "whatlang, listed", &own.plain_among, &own.plain_among_wrong)
}

fn conversations(report: &Report, out: &mut String) -> std::fmt::Result {
    let lists = [("without a hint", &report.conversations), ("with the platform's hint, which is wrong in one of five", &report.hinted)];
    for (title, list) in lists {
        writeln!(out, "── conversations of eight messages, 12 locales, {title}: right; confident and wrong; asked")?;
        for (kind, Conversations { right, confident_wrong, asked }) in list {
            writeln!(out, "  {kind:<14}{right:<38}{confident_wrong:<38}{asked}")?;
        }
    }
    writeln!(out, "── the first message in another language: right at once; or asked about it; right at the second")?;
    for (kind, Switches { at_once, or_asked, at_the_second }) in &report.switches {
        writeln!(out, "  {kind:<14}{at_once:<38}{or_asked:<38}{at_the_second}")?;
    }
    Ok(())
}

fn others(report: &Report, out: &mut String) -> std::fmt::Result {
    writeln!(out, "── called with confidence though the language is not listed: turjuman; whatlang, listed")?;
    for (kind, (ours, plain)) in &report.unlisted {
        line(out, kind, "", ours, plain)?;
    }
    writeln!(out, "── Arabic and Hindi in Latin letters: known where at most 0.2 % of others are taken for them; others called so")?;
    for (code, Typed { recall, called, .. }) in &report.typed {
        match recall {
            Some(recall) => line(out, code, "", recall, called)?,
            None => writeln!(out, "  {code:<14}{:<18}{:<38}{called}", "", "not in the data")?,
        }
    }
    Ok(())
}

fn times(report: &Report, out: &mut String) -> std::fmt::Result {
    writeln!(
        out,
        "── ns per message, the quickest of seven rounds: turjuman where whatlang does not run; all messages; whatlang; whatlang, listed; where whatlang runs too, %"
    )?;
    for (kind, Times { ours, plain, plain_among, second, ours_with_second }) in &report.times {
        writeln!(out, "  {kind:<14}{ours:8.0}{ours_with_second:10.0}{plain:10.0}{plain_among:10.0}   {second}")?;
    }
    Ok(())
}
