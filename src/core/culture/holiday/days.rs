//! Looks days up in the table. Only the rows of the country that is asked for are read, each time anew: a country has a
//! few dozen, and a day is asked for once a ticket.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::REGIONS;
use crate::core::key::LocaleTag;
use crate::core::language::writing;

/// The first year of the table.
pub const FIRST_YEAR: i16 = 2026;
/// The last year of the table; of later years nothing is known.
pub const LAST_YEAR: i16 = 2030;

/// The century of the table's years.
const CENTURY: i16 = 2000;
/// The scope of a day that the whole country has.
const EVERYWHERE: &str = "*";
/// In a scope: also where no part of the country is named.
const UNNAMED: &str = "-";
/// Behind a day whose date is expected and not fixed yet.
const EXPECTED: char = '~';
/// The language that every name is given in.
const ENGLISH: &str = "en";

/// The rows of each country.
static COUNTRIES: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut countries: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut country = "";
    for line in include_str!("days.tsv").lines() {
        match line.strip_prefix(' ') {
            Some(row) => countries.entry(country).or_default().push(row),
            None => country = line,
        }
    }
    countries
});

/// A country, or a part of one, whose public holidays are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    country: &'static str,
    part: &'static str,
}

/// A day on which a region does not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// `tag=name`, separated by tabs.
    names: &'static str,
    /// Whether the date is expected and not fixed yet, because the sighting of the moon or an authority decides.
    pub is_expected: bool,
}

impl Region {
    /// The region of one of [`REGIONS`]: `DE`, `DE-BY`.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        let key = REGIONS.iter().find(|region| **region == key)?;
        let (country, part) = key.split_once('-').unwrap_or((key, UNNAMED));
        Some(Self { country, part })
    }

    /// Its country by ISO 3166: `DE`.
    #[must_use]
    pub const fn country(self) -> &'static str {
        self.country
    }

    /// The holiday that falls on `date`.
    #[must_use]
    pub fn holiday(self, date: Date) -> Option<Holiday> {
        COUNTRIES.get(self.country)?.iter().find_map(|row| {
            let mut columns = row.splitn(3, '\t');
            let (scope, days, names) = (columns.next()?, columns.next()?, columns.next()?);
            let is_here = scope == EVERYWHERE || scope.split(' ').any(|part| part == self.part);
            let is_expected = is_here.then(|| days.split(' ').find_map(|day| falls_on(day, date))).flatten()?;
            Some(Holiday { names, is_expected })
        })
    }
}

/// Whether an entry of days (`0501`, or `27-0309~-0310~` of one year) has `date`, and then whether it is only expected there.
fn falls_on(entry: &str, date: Date) -> Option<bool> {
    let is_day = |day: &str| day.len() == 4 && day.parse() == Ok(i16::from(date.month()) * 100 + i16::from(date.day()));
    match entry.split_once('-') {
        None => ((FIRST_YEAR..=LAST_YEAR).contains(&date.year()) && is_day(entry)).then_some(false),
        Some((year, days)) if year.parse() == Ok(date.year() - CENTURY) => days.split('-').find_map(|day| {
            let fixed = day.strip_suffix(EXPECTED);
            is_day(fixed.unwrap_or(day)).then_some(fixed.is_some())
        }),
        Some(_) => None,
    }
}

impl Holiday {
    /// Its name in the language of `locale`, in English where the table has none.
    #[must_use]
    pub fn name(&self, locale: &LocaleTag) -> &'static str {
        let names = || self.names.split('\t').filter_map(|entry| entry.split_once('='));
        let of = |is: &dyn Fn(&str) -> bool| names().find(|(tag, _)| is(tag)).map(|(_, name)| name);
        let own = of(&|tag| tag == locale.as_str());
        let read_alike = || {
            let wanted = writing(locale);
            of(&|tag| writing(&LocaleTag::new(tag)) == wanted)
        };
        own.or_else(read_alike).or_else(|| of(&|tag| tag == ENGLISH)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_names_and_whether_they_are_certain() {
        for (region, day, locale, expect) in [
            ("DE", date(2026, 1, 1), "de", "Neujahr"),
            ("DE", date(2027, 3, 26), "de-AT", "Karfreitag"),
            ("DE", date(2026, 10, 3), "ja", "German Unity Day"),
            ("DE", date(2026, 1, 6), "de", ""),
            ("DE-BY", date(2026, 1, 6), "de", "Heilige Drei Könige"),
            ("DE-HH", date(2026, 1, 6), "de", ""),
            ("DE-HH", date(2028, 10, 31), "de", "Reformationstag"),
            ("FR", date(2026, 7, 14), "fr", "Fête nationale"),
            ("JP", date(2026, 5, 3), "ja", "憲法記念日"),
            ("BR", date(2026, 9, 7), "pt-BR", "Independência do Brasil"),
            ("IL", date(2026, 9, 21), "he", "יום כיפור"),
            ("TW", date(2026, 2, 17), "zh-TW", "春節"),
            ("TW", date(2026, 2, 17), "en", "Chinese New Year"),
            ("SA", date(2027, 9, 23), "ar-SA", "اليوم الوطني"),
            ("SA", date(2027, 3, 9), "ar", "عطلة عيد الفطر ~"),
            ("SA", date(2027, 3, 9), "en", "Eid al-Fitr Holiday ~"),
            ("TR", date(2027, 3, 9), "tr", "Ramazan Bayramı"),
            ("US", date(2026, 11, 26), "en", "Thanksgiving Day"),
            ("US", date(2031, 1, 1), "en", ""),
            ("US", date(2025, 1, 1), "en", ""),
            ("US", date(1926, 1, 1), "en", ""),
        ] {
            let holiday = Region::of(region).unwrap().holiday(day);
            let shown = holiday.map_or(String::new(), |holiday| {
                format!("{}{}", holiday.name(&LocaleTag::new(locale)), if holiday.is_expected { " ~" } else { "" })
            });
            assert_eq!(shown, expect, "{region} {day} {locale}");
        }
        for unknown in ["", "XX", "de", "DE-XX", "DE-"] {
            assert_eq!(Region::of(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn the_table_is_whole() {
        let countries: Vec<&str> = COUNTRIES.keys().copied().collect();
        let listed: Vec<&str> = REGIONS.iter().copied().filter(|region| !region.contains('-')).collect();
        assert_eq!(countries, listed);
        assert!(COUNTRIES.len() >= 40);
        for (country, rows) in COUNTRIES.iter() {
            for row in rows {
                let [scope, days, names] = row.splitn(3, '\t').collect::<Vec<_>>().try_into().unwrap_or_else(|_| panic!("{row}"));
                let is_known =
                    |part: &str| [EVERYWHERE, UNNAMED].contains(&part) || REGIONS.contains(&format!("{country}-{part}").as_str());
                assert!(scope.split(' ').all(is_known), "{country}: {scope}");
                assert!(names.split('\t').any(|name| name.starts_with("en=") && name.len() > 3), "{country}: {names}");
                for entry in days.split(' ') {
                    let (years, days) = match entry.split_once('-') {
                        None => (FIRST_YEAR..=LAST_YEAR, entry),
                        Some((year, days)) => (CENTURY + year.parse::<i16>().unwrap()..=CENTURY + year.parse::<i16>().unwrap(), days),
                    };
                    for (year, day) in years.flat_map(|year| days.split('-').map(move |day| (year, day.trim_end_matches(EXPECTED)))) {
                        assert!((FIRST_YEAR..=LAST_YEAR).contains(&year), "{country}: {entry}");
                        let on = Date::new(year, day[..2].parse().unwrap(), day[2..].parse().unwrap()).unwrap();
                        assert!(falls_on(entry, on).is_some(), "{country}: {entry} {on}");
                    }
                }
            }
        }
    }
}
