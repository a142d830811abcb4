//! On which days of the week a region does not work.

use icu::calendar::types::Weekday as IcuWeekday;
use icu::calendar::week::WeekInformation;
use icu::locale::{LanguageIdentifier, Locale};
use jiff::civil::Weekday;

/// Where CLDR (48) has other days than are kept: what is known of the region goes before it. The first three are the weeks of
/// their governments; of Afghanistan the table of holidays has the same, and nothing better was found.
const OTHERWISE: &[(&str, &[Weekday])] = &[
    ("AF", &[Weekday::Friday, Weekday::Saturday]),
    ("BD", &[Weekday::Friday, Weekday::Saturday]),
    ("BN", &[Weekday::Friday, Weekday::Sunday]),
    ("MV", &[Weekday::Friday, Weekday::Saturday]),
];

/// The weekend of a country by ISO 3166, from Monday on. `chosen` is what a business or a pack says, and goes before all else;
/// of no country at all the world's usual weekend is told.
#[must_use]
pub fn weekend(country: &str, chosen: &[Weekday]) -> Vec<Weekday> {
    let known = || OTHERWISE.iter().find(|(other, _)| *other == country).map(|(_, days)| days.to_vec());
    let mut days = if chosen.is_empty() { known().unwrap_or_else(|| by_cldr(country)) } else { chosen.to_vec() };
    days.sort_unstable_by_key(|day| day.to_monday_zero_offset());
    days.dedup();
    days
}

fn by_cldr(country: &str) -> Vec<Weekday> {
    let mut locale = Locale::UNKNOWN;
    locale.id = LanguageIdentifier { region: country.parse().ok(), ..LanguageIdentifier::UNKNOWN };
    WeekInformation::try_new((&locale).into()).map_or_else(|_| Vec::new(), |week| week.weekend().map(weekday).collect())
}

const fn weekday(day: IcuWeekday) -> Weekday {
    match day {
        IcuWeekday::Monday => Weekday::Monday,
        IcuWeekday::Tuesday => Weekday::Tuesday,
        IcuWeekday::Wednesday => Weekday::Wednesday,
        IcuWeekday::Thursday => Weekday::Thursday,
        IcuWeekday::Friday => Weekday::Friday,
        IcuWeekday::Saturday => Weekday::Saturday,
        IcuWeekday::Sunday => Weekday::Sunday,
    }
}

#[cfg(test)]
mod tests {
    use Weekday::{Friday, Saturday, Sunday, Thursday};

    use super::*;

    #[test]
    fn businesses_before_what_is_known_before_cldr() {
        for (country, expect) in [
            ("DE", &[Saturday, Sunday][..]),
            ("AE", &[Saturday, Sunday]),
            ("SA", &[Friday, Saturday]),
            ("EG", &[Friday, Saturday]),
            ("IL", &[Friday, Saturday]),
            ("IR", &[Friday]),
            ("IN", &[Sunday]),
            ("BD", &[Friday, Saturday]),
            ("MV", &[Friday, Saturday]),
            ("BN", &[Friday, Sunday]),
            ("AF", &[Friday, Saturday]),
            ("", &[Saturday, Sunday]),
            ("no country", &[Saturday, Sunday]),
        ] {
            assert_eq!(weekend(country, &[]), expect, "{country}");
        }
        assert_eq!(weekend("DE", &[Sunday]), [Sunday]);
        assert_eq!(weekend("BN", &[Friday, Thursday, Friday]), [Thursday, Friday]);
    }

    #[test]
    fn the_table_says_only_what_cldr_does_not() {
        for (country, days) in OTHERWISE {
            assert_ne!(by_cldr(country), *days, "{country}");
        }
    }
}
