//! How a locale writes numbers, amounts, dates, times and lists, by ICU4X. The only place that knows ICU4X's
//! formatters; it must not know Fluent.
//!
//! A locale's formatters are built once, when packs are loaded, and shared by all who render. What is a choice of
//! the business is never guessed from the locale: the calendar is Gregorian and digits are 0 to 9 unless it says
//! otherwise, in Thai, Persian and Arabic too.

mod currency;
mod formats;
mod list;
mod money;
mod preferences;

pub(super) use formats::{Formats, Length, NumberStyle};
