//! What stands in a text that Fluent has written for what is put in afterwards: values and numbers. Whatever a
//! value contains is so never taken for the template's, and no number passes through Fluent's floating point.

use fluent_bundle::types::{FluentNumber, FluentNumberOptions, FluentNumberType};
use fluent_bundle::{FluentArgs, FluentValue};

use super::format::{Length, NumberStyle};

/// Stands before a mark; no character of any script.
const OPEN: char = '\u{F0000}';
/// Stands after a mark.
const CLOSE: char = '\u{F0001}';
/// What a function writes that was called wrongly; Fluent's own would write `NUMBER()` without an error.
const FAILED: char = '\u{F0002}';
/// Begins the mark of a number.
const NUMBER_MARK: char = '#';
/// Ends the mark of a value in its short form.
const SHORT_MARK: char = 's';
/// The most digits after the decimal sign that a message may ask for; Fluent's plural rules overflow at 20.
pub(super) const MAX_FRACTION: u8 = 15;

/// The functions that messages may call, with their options.
pub(super) const FUNCTIONS: &[(&str, &[&str])] =
    &[("NUMBER", &["minimumFractionDigits", "maximumFractionDigits", "useGrouping", "type"]), ("DATE", &["style"])];

/// One mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark<'a> {
    /// The value at this position.
    Value { index: usize, length: Length },
    /// A number in ASCII digits.
    Number { digits: &'a str, style: NumberStyle },
}

/// The first mark of a text, with what stands before and after it.
pub(super) enum Next<'a> {
    /// There is none.
    End(&'a str),
    /// A mark.
    Mark { before: &'a str, mark: Mark<'a>, after: &'a str },
    /// Something that failed.
    Failed,
}

/// Looks for the first mark.
pub(super) fn next(text: &str) -> Next<'_> {
    let Some(at) = text.find([OPEN, CLOSE, FAILED]) else { return Next::End(text) };
    let (before, rest) = text.split_at(at);
    let mark = rest.strip_prefix(OPEN).and_then(|rest| rest.split_once(CLOSE));
    match mark.and_then(|(mark, after)| Some((parse(mark)?, after))) {
        Some((mark, after)) => Next::Mark { before, mark, after },
        None => Next::Failed,
    }
}

fn parse(mark: &str) -> Option<Mark<'_>> {
    let Some(number) = mark.strip_prefix(NUMBER_MARK) else {
        let (index, length) = mark.strip_suffix(SHORT_MARK).map_or((mark, Length::Long), |index| (index, Length::Short));
        return Some(Mark::Value { index: index.parse().ok()?, length });
    };
    let mut fields = number.split(';');
    let (digits, min, max, grouping) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let max_fraction = if max.is_empty() { None } else { Some(max.parse().ok()?) };
    Some(Mark::Number { digits, style: NumberStyle { min_fraction: min.parse().ok()?, max_fraction, grouping: grouping == "true" } })
}

/// The mark of the value at `index`.
pub(super) fn value(index: usize) -> FluentValue<'static> {
    FluentValue::from(format!("{OPEN}{index}{CLOSE}"))
}

/// A number for selectors and for [`write`].
pub(super) fn count(n: i64) -> FluentValue<'static> {
    // Fluent counts in floating point; the exact digits travel in an option that no message can set.
    #[expect(clippy::cast_precision_loss, reason = "a number beyond 2^53 has the plural form of its neighbours")]
    let number = FluentNumber::new(n as f64, FluentNumberOptions { currency: Some(n.to_string()), ..FluentNumberOptions::default() });
    FluentValue::Number(number)
}

/// A key to select by; what could never be a variant's selects the default.
pub(super) fn choice(key: &str) -> FluentValue<'_> {
    if key.contains([OPEN, CLOSE, FAILED]) { FluentValue::Error } else { FluentValue::from(key) }
}

/// The bundle's formatter: a mark for a number, nothing else.
pub(super) fn write<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, options }) = value else { return None };
    let digits = options.currency.clone().unwrap_or_else(|| value.to_string());
    let min = fraction(options.minimum_fraction_digits.unwrap_or_default());
    let max = options.maximum_fraction_digits.map(|most| fraction(most).to_string()).unwrap_or_default();
    Some(format!("{OPEN}{NUMBER_MARK}{digits};{min};{max};{}{CLOSE}", options.use_grouping))
}

fn fraction(digits: usize) -> u8 {
    u8::try_from(digits).unwrap_or(MAX_FRACTION).min(MAX_FRACTION)
}

/// `NUMBER($n, minimumFractionDigits: 2)`.
pub(super) fn number<'a>(positional: &[FluentValue<'a>], named: &FluentArgs<'_>) -> FluentValue<'a> {
    let [FluentValue::Number(number)] = positional else { return failed() };
    let mut number = number.clone();
    for (name, value) in named.iter() {
        let options = &mut number.options;
        match (name, value) {
            ("minimumFractionDigits", FluentValue::Number(n)) => options.minimum_fraction_digits = Some(fraction(n.into()).into()),
            ("maximumFractionDigits", FluentValue::Number(n)) => options.maximum_fraction_digits = Some(fraction(n.into()).into()),
            ("useGrouping", FluentValue::String(grouping)) => options.use_grouping = grouping != "false",
            ("type", FluentValue::String(kind)) => options.r#type = FluentNumberType::from(kind.as_ref()),
            _ => return failed(),
        }
    }
    FluentValue::Number(number)
}

/// `DATE($day, style: "short")`.
pub(super) fn date<'a>(positional: &[FluentValue<'a>], named: &FluentArgs<'_>) -> FluentValue<'a> {
    let [FluentValue::String(mark)] = positional else { return failed() };
    let style = named.iter().map(|(name, value)| match value {
        FluentValue::String(style) if name == "style" => style.as_ref(),
        _ => "",
    });
    match (style.collect::<Vec<_>>().as_slice(), mark.strip_suffix(CLOSE)) {
        ([] | ["long"], Some(_)) => FluentValue::String(mark.clone()),
        (["short"], Some(mark)) => FluentValue::from(format!("{mark}{SHORT_MARK}{CLOSE}")),
        _ => failed(),
    }
}

fn failed() -> FluentValue<'static> {
    FluentValue::from(FAILED.to_string())
}
