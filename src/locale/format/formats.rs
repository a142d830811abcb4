//! The formatters of one locale.

use std::str::FromStr;

use icu::calendar::{Date, Iso};
use icu::datetime::fieldsets::{T, YMD, YMDT};
use icu::datetime::options::YearStyle;
use icu::datetime::{DateTimeFormatter, NoCalendarFormatter};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu::list::ListFormatter;
use icu::list::options::ListFormatterOptions;
use icu::locale::Locale;
use icu::time::{DateTime, Time};
use jiff::civil;

use super::money::Money;
use super::{list, preferences};
use crate::core::key::LocaleTag;
use crate::locale::conventions::Conventions;

/// How long a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::locale) enum Length {
    /// With the month's name: `22. November 2026`.
    Long,
    /// In figures: `22.11.2026`.
    Short,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::locale) struct NumberStyle {
    /// Digits after the decimal sign that stand there even if they are zeros.
    pub(in crate::locale) min_fraction: u8,
    /// The most digits after the decimal sign; the number is rounded to them.
    pub(in crate::locale) max_fraction: Option<u8>,
    /// Whether thousands are set apart.
    pub(in crate::locale) grouping: bool,
}

impl NumberStyle {
    /// A number given in ASCII digits (`-1234.5`) with the digits that are shown; `None` if it is none.
    pub(in crate::locale) fn apply(self, digits: &str) -> Option<Decimal> {
        let mut number = Decimal::from_str(digits).ok()?;
        if let Some(most) = self.max_fraction {
            number.round(-i16::from(most));
        }
        let least = self.max_fraction.map_or(self.min_fraction, |most| self.min_fraction.min(most));
        number.absolute.pad_end(-i16::from(least));
        Some(number)
    }
}

impl Default for NumberStyle {
    fn default() -> Self {
        Self { min_fraction: 0, max_fraction: None, grouping: true }
    }
}

/// The formatters of one locale, all built.
pub(in crate::locale) struct Formats {
    grouped: DecimalFormatter,
    plain: DecimalFormatter,
    long_date: DateTimeFormatter<YMD>,
    short_date: DateTimeFormatter<YMD>,
    time: NoCalendarFormatter<T>,
    date_time: DateTimeFormatter<YMDT>,
    short_date_time: DateTimeFormatter<YMDT>,
    list: ListFormatter,
    money: Money,
}

impl Formats {
    /// Those of `tag`, with the business's calendar and digits; `None` if ICU4X lacked its data, which is part of
    /// the program.
    pub(in crate::locale) fn new(tag: &LocaleTag, conventions: &Conventions) -> Option<Self> {
        let locale = preferences::locale(tag, conventions);
        let date = |fields: YMD| DateTimeFormatter::try_new((&locale).into(), fields).ok();
        let date_time = |fields: YMDT| DateTimeFormatter::try_new((&locale).into(), fields).ok();
        // A year of two digits could be taken for a day.
        let short = YMD::short().with_year_style(YearStyle::Full);
        let long = if names_months(&date(YMD::long())?)? { YMD::long() } else { short };
        Some(Self {
            grouped: decimals(&locale, GroupingStrategy::Auto)?,
            plain: decimals(&locale, GroupingStrategy::Never)?,
            long_date: date(long)?,
            short_date: date(short)?,
            time: NoCalendarFormatter::try_new((&locale).into(), T::hm()).ok()?,
            date_time: date_time(long.with_time_hm())?,
            short_date_time: date_time(short.with_time_hm())?,
            list: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default()).ok()?,
            money: Money::of(tag, decimals(&preferences::money_locale(tag, conventions), GroupingStrategy::Auto)?),
        })
    }

    /// A number given in ASCII digits (`-1234.5`); `None` if it is none.
    pub(in crate::locale) fn number(&self, digits: &str, style: NumberStyle) -> Option<String> {
        let number = style.apply(digits)?;
        let formatter = if style.grouping { &self.grouped } else { &self.plain };
        Some(formatter.format_to_string(&number))
    }

    /// An amount in the smallest unit of an ISO 4217 currency.
    pub(in crate::locale) fn money(&self, minor: i64, currency: &str) -> String {
        self.money.format(minor, currency)
    }

    /// A day; `None` for one that the calendar does not have.
    pub(in crate::locale) fn date(&self, date: civil::Date, length: Length) -> Option<String> {
        let formatter = match length {
            Length::Long => &self.long_date,
            Length::Short => &self.short_date,
        };
        Some(formatter.format(&iso(date)?).to_string())
    }

    /// A time of day, to the minute.
    pub(in crate::locale) fn time(&self, time: civil::Time) -> Option<String> {
        Some(self.time.format(&clock(time)?).to_string())
    }

    /// A time on a day, to the minute.
    pub(in crate::locale) fn date_time(&self, moment: civil::DateTime, length: Length) -> Option<String> {
        let formatter = match length {
            Length::Long => &self.date_time,
            Length::Short => &self.short_date_time,
        };
        let moment = DateTime { date: iso(moment.date())?, time: clock(moment.time())? };
        Some(formatter.format(&moment).to_string())
    }

    /// Several, joined as the language joins them; `item` writes each.
    pub(in crate::locale) fn list(&self, items: &[String], out: &mut String, item: impl FnMut(&mut String, &str)) {
        list::join(&self.list, items, out, item);
    }
}

fn decimals(locale: &Locale, grouping: GroupingStrategy) -> Option<DecimalFormatter> {
    let mut options = DecimalFormatterOptions::default();
    options.grouping_strategy = Some(grouping);
    DecimalFormatter::try_new(locale.into(), options).ok()
}

/// Whether there are words for months; in a language that CLDR does not know stands `M11`.
fn names_months(formatter: &DateTimeFormatter<YMD>) -> Option<bool> {
    let shown = formatter.format(&Date::try_new_iso(2026, 11, 22).ok()?).to_string();
    Some(!shown.split_whitespace().any(|word| word.strip_prefix('M').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))))
}

fn iso(date: civil::Date) -> Option<Date<Iso>> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    Date::try_new_iso(i32::from(date.year()), month, day).ok()
}

fn clock(time: civil::Time) -> Option<Time> {
    let (hour, minute) = (u8::try_from(time.hour()).ok()?, u8::try_from(time.minute()).ok()?);
    Time::try_new(hour, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formatters_are_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Formats>();
    }
}
