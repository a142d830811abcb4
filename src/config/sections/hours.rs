//! `[handover.hours]`: when people are there.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};

use crate::config::{Code, Form, KeyDoc, Reader, Shape};
use crate::core::bot::{Exceptions, Hours, Span};
use crate::core::culture::holiday::{REGIONS, Region};
use crate::core::culture::weekend;

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
    KeyDoc::new(
        "workdays",
        Shape::Hours,
        "The same for each day that has no key of its own and is no weekend: in the region, or else Saturday and Sunday.",
    )
    .or("[]"),
    KeyDoc::new(
        "region",
        Shape::OneOf(REGIONS),
        "The country, or the part of one, on whose public holidays nobody is there; without it, holidays are days like others.",
    ),
    KeyDoc::new("closed", Shape::Forms(DATES), "Other days on which nobody is there.").or("[]"),
    KeyDoc::new("open", Shape::Forms(DATES), "Holidays on which people are there all the same.").or("[]"),
];

/// Days as they are written in TOML.
const DATES: Form = Form { noun: "dates", example: "2026-12-24", pattern: "^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$" };

const DAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

/// Reads `[handover.hours]`.
pub(super) fn read_hours(handover: &mut Reader<'_>) -> Option<Hours> {
    handover
        .table("hours", |hours| {
            let zone = hours.zone("zone");
            let region = hours.one_of("region").and_then(Region::of);
            let workdays = read_day(hours, "workdays");
            let weekend = weekend(region.map_or("", Region::country), &[]);
            let week = DAYS.map(|(day, weekday)| {
                let own = read_day(hours, day);
                if hours.has(day) || weekend.contains(&weekday) { own } else { workdays.clone() }
            });
            let exceptions = Exceptions { region, closed: read_dates(hours, "closed"), open: read_dates(hours, "open") };
            if week.iter().all(Vec::is_empty) && !DAYS.iter().any(|(day, _)| hours.has(day)) {
                let help = "add the days, for example mon = [\"09:00-18:00\"], or take [handover.hours] away: then people are always there";
                hours.problem("", Code::BAD_HOURS, "no day has hours, so nobody is ever there".to_owned(), help.to_owned());
            }
            Some(Hours { zone: zone?, week, exceptions })
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

fn read_dates(hours: &mut Reader<'_>, key: &str) -> BTreeSet<Date> {
    let mut dates = BTreeSet::new();
    for text in hours.forms(key).unwrap_or_default() {
        match text.parse::<Date>() {
            Ok(date) => drop(dates.insert(date)),
            Err(_) => hours.problem(key, Code::BAD_HOURS, format!("there is no day `{text}`"), "write a day of the calendar".to_owned()),
        }
    }
    dates
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
    use toml::de::DeTable;

    use super::*;
    use crate::config::BOT_FILE_KEYS;
    use crate::config::reader::Problems;

    /// The hours, and what is wrong with them.
    fn read(text: &str) -> (Option<Hours>, Vec<String>) {
        let text = format!("[handover.hours]\nzone = \"Asia/Riyadh\"\n{text}");
        let mut problems = Problems::default();
        let table = DeTable::parse(&text).unwrap();
        let hours = Reader::over("bot.toml", table.get_ref(), BOT_FILE_KEYS, &mut problems, |root| {
            root.table("handover", |handover| {
                handover.ignore_others();
                read_hours(handover)
            })
        });
        (hours.flatten(), problems.list.into_iter().map(|problem| problem.message).collect())
    }

    #[test]
    fn workdays_are_those_of_the_region() {
        for (text, open) in [
            ("workdays = [\"09:00-17:00\"]", "11111.."),
            ("workdays = [\"09:00-17:00\"]\nregion = \"SA\"", "1111..1"),
            ("workdays = [\"09:00-17:00\"]\nregion = \"SA\"\nthu = []\nfri = [\"09:00-12:00\"]", "111.1.1"),
            ("workdays = [\"09:00-17:00\"]\nregion = \"DE-BY\"", "11111.."),
            ("mon = [\"09:00-17:00\"]\nregion = \"DE\"", "1......"),
        ] {
            let (hours, problems) = read(text);
            assert!(problems.is_empty(), "{text}: {problems:?}");
            let week: String = hours.unwrap().week.iter().map(|day| if day.is_empty() { '.' } else { '1' }).collect();
            assert_eq!(week, open, "{text}");
        }
    }

    #[test]
    fn dates_and_regions() {
        let (hours, problems) = read("mon = [\"09:00-17:00\"]\nregion = \"DE\"\nclosed = [\"2026-12-24\"]\nopen = [\"2026-10-03\"]");
        let exceptions = hours.unwrap().exceptions;
        assert_eq!((exceptions.region.map(Region::country), exceptions.closed.len(), exceptions.open.len()), (Some("DE"), 1, 1));
        assert!(problems.is_empty(), "{problems:?}");
        let (_, problems) = read("mon = [\"09:00-17:00\"]\nregion = \"Germany\"\nclosed = [\"2026-02-30\", \"24.12.2026\"]");
        for part in ["`region` cannot be `Germany`", "`closed` cannot hold `24.12.2026`", "there is no day `2026-02-30`"] {
            assert!(problems.iter().any(|problem| problem.contains(part)), "{part} in {problems:?}");
        }
    }

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
