//! `[handover.hours]`: when people are there.

use crate::config::{Code, KeyDoc, Reader, Shape};
use crate::core::bot::{Hours, Span};

pub(super) const HOURS_KEYS: &[KeyDoc] = &[
    KeyDoc::new("zone", Shape::Zone, "The time zone of the hours.").required(),
    KeyDoc::new(
        "mon",
        Shape::Hours,
        "When people are there on Mondays: ascending spans between 00:00 and 24:00; without the key, not at all.",
    )
    .or("[]"),
    KeyDoc::new("tue", Shape::Hours, "The same for Tuesdays.").or("[]"),
    KeyDoc::new("wed", Shape::Hours, "The same for Wednesdays.").or("[]"),
    KeyDoc::new("thu", Shape::Hours, "The same for Thursdays.").or("[]"),
    KeyDoc::new("fri", Shape::Hours, "The same for Fridays.").or("[]"),
    KeyDoc::new("sat", Shape::Hours, "The same for Saturdays.").or("[]"),
    KeyDoc::new("sun", Shape::Hours, "The same for Sundays.").or("[]"),
];

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Reads `[handover.hours]`.
pub(super) fn read_hours(handover: &mut Reader<'_>) -> Option<Hours> {
    handover
        .table("hours", |hours| {
            let zone = hours.zone("zone");
            let week = DAYS.map(|day| read_day(hours, day));
            if week.iter().all(Vec::is_empty) && !DAYS.iter().any(|day| hours.has(day)) {
                let help = "add the days, for example mon = [\"09:00-18:00\"], or take [handover.hours] away: then people are always there";
                hours.problem("", Code::BAD_HOURS, "no day has hours, so nobody is ever there".to_owned(), help.to_owned());
            }
            Some(Hours { zone: zone?, week })
        })
        .flatten()
}

fn read_day(hours: &mut Reader<'_>, day: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for text in hours.spanned_texts(day).unwrap_or_default() {
        let after = spans.last().map_or(0, |span| span.to);
        let (problem, help) = match parse_span(text.get_ref()) {
            Some(span) if span.from >= span.to => {
                ("ends before it begins", "hours that pass midnight are two: until 24:00, and from 00:00 on the next day")
            }
            Some(span) if span.from < after => ("begins before the hours before it end", "write them in ascending order, without overlap"),
            Some(span) => {
                spans.push(span);
                continue;
            }
            None => ("is no span of time", "write two times between 00:00 and 24:00 with a hyphen, for example \"09:00-18:00\""),
        };
        hours.problem_at(text.span(), Code::BAD_HOURS, format!("`{}` {problem}", text.get_ref()), help.to_owned());
    }
    spans
}

fn parse_span(text: &str) -> Option<Span> {
    let (from, to) = text.split_once('-')?;
    Some(Span { from: parse_time(from)?, to: parse_time(to)? })
}

/// `HH:MM` as minutes since midnight; `24:00` is the end of the day.
fn parse_time(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(':')?;
    let digits = |part: &str| (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u16>().ok())?;
    let (hour, minute) = (digits(hour)?, digits(minute)?);
    (minute < 60 && hour * 60 + minute <= 24 * 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_times() {
        for (text, expected) in [
            ("00:00", Some(0)),
            ("09:30", Some(570)),
            ("23:59", Some(1439)),
            ("24:00", Some(1440)),
            ("24:01", None),
            ("09:60", None),
            ("9:00", None),
            ("+9:00", None),
            ("٠٩:٠٠", None),
            ("", None),
        ] {
            assert_eq!(parse_time(text), expected, "{text}");
        }
    }
}
