//! `[handover.hours]`: when people are there.

use jiff::tz::TimeZone;

use crate::config::nearest::nearest;
use crate::config::{Code, KeyDoc, Reader};
use crate::core::bot::{Hours, Span};

pub(in crate::config) const HOURS_KEYS: &[KeyDoc] = &[
    KeyDoc { key: "zone", doc: "The IANA time zone of the hours, for example \"Europe/Paris\".", default: "required" },
    KeyDoc {
        key: "mon",
        doc: "When people are there on Mondays, as [\"09:00-12:30\", \"14:00-18:00\"]: ascending, from 00:00 to 24:00; without the key, not at all.",
        default: "[]",
    },
    KeyDoc { key: "tue", doc: "The same for Tuesdays.", default: "[]" },
    KeyDoc { key: "wed", doc: "The same for Wednesdays.", default: "[]" },
    KeyDoc { key: "thu", doc: "The same for Thursdays.", default: "[]" },
    KeyDoc { key: "fri", doc: "The same for Fridays.", default: "[]" },
    KeyDoc { key: "sat", doc: "The same for Saturdays.", default: "[]" },
    KeyDoc { key: "sun", doc: "The same for Sundays.", default: "[]" },
];

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Reads `[handover.hours]`.
pub(super) fn read_hours(handover: &mut Reader<'_>) -> Option<Hours> {
    handover
        .table("hours", HOURS_KEYS, |hours| {
            let zone = read_zone(hours);
            let week = DAYS.map(|day| read_day(hours, day));
            if week.iter().all(Vec::is_empty) && !DAYS.iter().any(|day| hours.has(day)) {
                let help = "add the days, for example mon = [\"09:00-18:00\"], or take [handover.hours] away: then people are always there";
                hours.problem("", Code::BAD_HOURS, "no day has hours, so nobody is ever there".to_owned(), help.to_owned());
            }
            Some(Hours { zone: zone?, week })
        })
        .flatten()
}

fn read_zone(hours: &mut Reader<'_>) -> Option<TimeZone> {
    let name = hours.required_text("zone")?;
    let zone = TimeZone::get(&name).ok();
    if zone.is_none() {
        let zones: Vec<String> = jiff::tz::db().available().map(|zone| zone.to_string()).collect();
        let help = match nearest(&name, zones.iter().map(String::as_str)) {
            Some(zone) => format!("did you mean `{zone}`?"),
            None => "write an IANA name such as \"Europe/Paris\"".to_owned(),
        };
        hours.problem("zone", Code::BAD_HOURS, format!("there is no time zone `{name}`"), help);
    }
    zone
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
