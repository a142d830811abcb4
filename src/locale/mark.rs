//! What stands in a text that Fluent has written for what is put in afterwards: values and numbers. Whatever a
//! value contains is so never taken for the template's, and no number passes through Fluent's floating point.

use fluent_bundle::types::{FluentNumber, FluentNumberOptions, FluentNumberType};
use fluent_bundle::{FluentArgs, FluentValue};

use super::format::{Length, NumberStyle};
use super::plural::{Kind, Plurals};

/// Stands before a mark; no character of any script.
const OPEN: char = '\u{F0000}';
/// Stands after a mark.
const CLOSE: char = '\u{F0001}';
/// What a function writes that was called wrongly; Fluent's own would write `NUMBER()` without an error.
const FAILED: char = '\u{F0002}';
/// Begins the mark of a number.
const NUMBER_MARK: char = '#';
/// Ends the mark of a date that is to be long.
const LONG_MARK: char = 'l';
/// Ends the mark of a date that is to be short.
const SHORT_MARK: char = 's';
/// The most digits after the decimal sign that a message may ask for; Fluent's plural rules overflow at 20.
pub(super) const MAX_FRACTION: u8 = 15;

/// The function for dates.
pub(super) const DATE: &str = "DATE";
/// The function for numbers.
pub(super) const NUMBER: &str = "NUMBER";

/// What an option of a function takes.
pub(super) enum Takes {
    /// A number of digits, at most [`MAX_FRACTION`].
    Digits,
    /// One of these words.
    Key(&'static [&'static str]),
}

/// The functions that messages may call, with their options.
pub(super) const FUNCTIONS: &[(&str, &[(&str, Takes)])] = &[
    (
        NUMBER,
        &[
            ("minimumFractionDigits", Takes::Digits),
            ("maximumFractionDigits", Takes::Digits),
            ("useGrouping", Takes::Key(&["true", "false"])),
            ("type", Takes::Key(&["cardinal", "ordinal"])),
        ],
    ),
    (DATE, &[("style", Takes::Key(&["long", "short"]))]),
];

/// Whether this is one of the signs between which values are put in.
pub(super) fn is_private(sign: char) -> bool {
    matches!(sign, OPEN | CLOSE | FAILED)
}

/// One mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark<'a> {
    /// The value at this position; with a length it must be a date.
    Value { index: usize, length: Option<Length> },
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
    let Some(at) = text.find(is_private) else { return Next::End(text) };
    let (before, rest) = text.split_at(at);
    let mark = rest.strip_prefix(OPEN).and_then(|rest| rest.split_once(CLOSE));
    match mark.and_then(|(mark, after)| Some((parse(mark)?, after))) {
        Some((mark, after)) => Next::Mark { before, mark, after },
        None => Next::Failed,
    }
}

/// The text with a digit for each mark: what its words look like around what is put in.
pub(super) fn with_digits(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Next::Mark { before, after, .. } = next(rest) {
        out.push_str(before);
        out.push('0');
        rest = after;
    }
    out + rest
}

fn parse(mark: &str) -> Option<Mark<'_>> {
    if let Some(number) = mark.strip_prefix(NUMBER_MARK) {
        return parse_fields(number).map(|(digits, style)| Mark::Number { digits, style });
    }
    let of = |ending, length| mark.strip_suffix(ending).map(|index| (index, Some(length)));
    let (index, length) = of(LONG_MARK, Length::Long).or_else(|| of(SHORT_MARK, Length::Short)).unwrap_or((mark, None));
    Some(Mark::Value { index: index.parse().ok()?, length })
}

/// The mark of the value at `index`.
pub(super) fn value(index: usize) -> FluentValue<'static> {
    FluentValue::from(format!("{OPEN}{index}{CLOSE}"))
}

/// A number in ASCII digits, to select by and to be shown. Fluent counts in floating point and judges by its own
/// rules: where it must be given another number, the digits travel in an option that no message can set. `None` if
/// they are none.
pub(super) fn number(digits: &str, style: NumberStyle, kind: Kind, plurals: &Plurals) -> Option<FluentValue<'static>> {
    let shown = style.apply(digits)?;
    let value = plurals.representative(&shown, kind);
    let is_itself = style == NumberStyle::default() && value.to_string() == digits;
    let mut options = FluentNumberOptions { currency: (!is_itself).then(|| fields(digits, style)), ..FluentNumberOptions::default() };
    if kind == Kind::Ordinal {
        options.r#type = FluentNumberType::Ordinal;
    }
    Some(FluentValue::Number(FluentNumber { value, options }))
}

/// Both of the above as text.
fn fields(digits: &str, style: NumberStyle) -> String {
    let max = style.max_fraction.map(|most| most.to_string()).unwrap_or_default();
    format!("{digits};{};{max};{}", style.min_fraction, style.grouping)
}

fn parse_fields(fields: &str) -> Option<(&str, NumberStyle)> {
    let mut fields = fields.split(';');
    let (digits, min, max, grouping) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let max_fraction = if max.is_empty() { None } else { Some(max.parse().ok()?) };
    Some((digits, NumberStyle { min_fraction: min.parse().ok()?, max_fraction, grouping: grouping == "true" }))
}

/// What [`number`] was made of, or what a message has written.
fn given(number: &FluentNumber) -> String {
    let written = || {
        let min_fraction = fraction(number.options.minimum_fraction_digits.unwrap_or_default());
        fields(&number.value.to_string(), NumberStyle { min_fraction, ..NumberStyle::default() })
    };
    number.options.currency.clone().unwrap_or_else(written)
}

/// A key to select by; what could never be a variant's selects the default.
pub(super) fn choice(key: &str) -> FluentValue<'_> {
    if key.contains(is_private) { FluentValue::Error } else { FluentValue::from(key) }
}

/// The bundle's formatter: a mark for a number, nothing else.
pub(super) fn write<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    Some(format!("{OPEN}{NUMBER_MARK}{}{CLOSE}", given(number)))
}

fn fraction(digits: usize) -> u8 {
    u8::try_from(digits).unwrap_or(MAX_FRACTION).min(MAX_FRACTION)
}

/// `NUMBER($n, minimumFractionDigits: 2)`.
pub(super) fn number_function(positional: &[FluentValue<'_>], named: &FluentArgs<'_>, plurals: &Plurals) -> FluentValue<'static> {
    let [FluentValue::Number(value)] = positional else { return failed() };
    let given = given(value);
    let Some((digits, mut style)) = parse_fields(&given) else { return failed() };
    let mut kind = Kind::default();
    for (name, value) in named.iter() {
        match (name, value) {
            ("minimumFractionDigits", FluentValue::Number(n)) => style.min_fraction = fraction(n.into()),
            ("maximumFractionDigits", FluentValue::Number(n)) => style.max_fraction = Some(fraction(n.into())),
            ("useGrouping", FluentValue::String(grouping)) => style.grouping = grouping != "false",
            ("type", FluentValue::String(of)) if of == "ordinal" => kind = Kind::Ordinal,
            ("type", FluentValue::String(of)) if of == "cardinal" => kind = Kind::Cardinal,
            _ => return failed(),
        }
    }
    number(digits, style, kind, plurals).unwrap_or_else(failed)
}

/// `DATE($day, style: "short")`.
pub(super) fn date_function<'a>(positional: &[FluentValue<'a>], named: &FluentArgs<'_>) -> FluentValue<'a> {
    let [FluentValue::String(mark)] = positional else { return failed() };
    let style = named.iter().map(|(name, value)| match value {
        FluentValue::String(style) if name == "style" => style.as_ref(),
        _ => "",
    });
    let ending = match style.collect::<Vec<_>>().as_slice() {
        [] | ["long"] => LONG_MARK,
        ["short"] => SHORT_MARK,
        _ => return failed(),
    };
    mark.strip_suffix(CLOSE).map_or_else(failed, |mark| FluentValue::from(format!("{mark}{ending}{CLOSE}")))
}

fn failed() -> FluentValue<'static> {
    FluentValue::from(FAILED.to_string())
}
