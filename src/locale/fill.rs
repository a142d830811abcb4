//! Puts values into a text that Fluent has written: formatted as the locale writes them, isolated where
//! directions meet.

use super::bidi;
use super::format::{Formats, Length};
use super::mark::{Mark, Next, next};
use crate::core::text::Value;

/// The most items that a list shows; an ellipsis stands for the rest.
pub(super) const MAX_ITEMS: usize = 100;
const ELLIPSIS: &str = "…";

/// Puts `values` in for their marks; what they contain is not looked at again. `None` where a value cannot be
/// shown as the message asks.
pub(super) fn fill(template: &str, values: &[&Value], formats: &Formats, is_rtl: bool) -> Option<String> {
    let mut filler = Filler { out: String::with_capacity(2 * template.len()), formats, is_rtl, in_code: false };
    let mut rest = template;
    loop {
        match next(rest) {
            Next::End(text) => {
                filler.out.push_str(text);
                return Some(filler.out);
            }
            Next::Failed => return None,
            Next::Mark { before, mark, after } => {
                filler.template(before);
                match mark {
                    Mark::Value { index, length } => filler.value(values.get(index)?, length)?,
                    Mark::Number { digits, style } => filler.out.push_str(&formats.number(digits, style)?),
                }
                rest = after;
            }
        }
    }
}

struct Filler<'a> {
    out: String,
    formats: &'a Formats,
    is_rtl: bool,
    /// Whether an odd number of backticks stands before.
    in_code: bool,
}

impl Filler<'_> {
    fn template(&mut self, text: &str) {
        self.in_code ^= text.matches('`').count() % 2 == 1;
        self.out.push_str(text);
    }

    fn value(&mut self, value: &Value, length: Option<Length>) -> Option<()> {
        if length.is_some() && !matches!(value, Value::Date(_) | Value::DateTime(_)) {
            return None;
        }
        // A mark within code or a link would become a part of them.
        let isolating = !self.in_code && !ends_in_url(&self.out);
        if let Value::List(items) = value {
            return self.list(items, isolating);
        }
        let shown = shown(self.formats, value, length.unwrap_or(Length::Long))?;
        push(&mut self.out, &shown, isolating && isolates(value), self.is_rtl);
        Some(())
    }

    /// A list within a list is shown as its items.
    fn list(&mut self, items: &[Value], isolating: bool) -> Option<()> {
        let items = flatten(items);
        let mut texts = Vec::with_capacity(items.len());
        for value in items.iter().take(MAX_ITEMS) {
            texts.push(shown(self.formats, value, Length::Long)?);
        }
        if items.len() > MAX_ITEMS {
            texts.push(ELLIPSIS.to_owned());
        }
        let mut isolated = items.into_iter().take(MAX_ITEMS).map(|value| isolating && isolates(value));
        self.formats.list(&texts, &mut self.out, |out, item| push(out, item, isolated.next() == Some(true), self.is_rtl));
        Some(())
    }
}

fn push(out: &mut String, text: &str, isolated: bool, is_rtl: bool) {
    if isolated {
        bidi::push(out, text, is_rtl);
    } else {
        out.push_str(text);
    }
}

/// The items in order, one more than are shown at most, without recursion.
fn flatten(items: &[Value]) -> Vec<&Value> {
    let mut flat = Vec::new();
    let mut open = vec![items.iter()];
    while let Some(items) = open.last_mut() {
        match items.next() {
            Some(Value::List(inner)) => open.push(inner.iter()),
            Some(value) => flat.push(value),
            None => drop(open.pop()),
        }
        if flat.len() > MAX_ITEMS {
            break;
        }
    }
    flat
}

fn isolates(value: &Value) -> bool {
    matches!(value, Value::Name(_) | Value::Code(_) | Value::Url(_) | Value::Money { .. })
}

/// One value; a key that only selects is never shown, and a list is its items.
fn shown(formats: &Formats, value: &Value, length: Length) -> Option<String> {
    match value {
        Value::Name(text) | Value::Code(text) | Value::Url(text) => Some(text.clone()),
        Value::Count(n) => formats.number(&n.to_string(), Default::default()),
        Value::Money { minor, currency } => Some(formats.money(*minor, currency)),
        Value::Date(date) => formats.date(*date, length),
        Value::Time(time) => formats.time(*time),
        Value::DateTime(moment) => formats.date_time(*moment, length),
        Value::Choice(_) | Value::List(_) => None,
    }
}

/// Whether what comes next continues a link.
fn ends_in_url(text: &str) -> bool {
    text.rsplit(char::is_whitespace).next().is_some_and(|word| word.contains("://"))
}
