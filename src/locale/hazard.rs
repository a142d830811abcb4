//! What is valid Fluent and yet cannot be rendered: its parser and resolver recurse without a limit, its plural
//! rules overflow, and its messages about errors panic on what they do not expect. All of it is found here, when
//! packs are loaded. This also holds calls of functions to what the functions take.

use std::ops::Range;

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::mark::{FUNCTIONS, MAX_FRACTION, Takes};
use super::problem::{FUNCTION, SYNTAX};

/// The most braces and calls within each other.
pub(super) const MAX_NESTING: usize = 20;
/// The most digits of a number: what floating point holds exactly.
pub(super) const MAX_DIGITS: usize = 15;

/// One finding: a code, the slice of the source where it stands, what is wrong and what to do.
pub(super) struct Hazard<'a> {
    pub(super) code: &'static str,
    pub(super) at: &'a str,
    pub(super) message: String,
    pub(super) help: String,
}

/// Where a file nests deeper than [`MAX_NESTING`]. Such a file must not even be parsed.
pub(super) fn too_deep(source: &str) -> Option<Range<usize>> {
    let mut open: Vec<char> = Vec::new();
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        if line.starts_with('#') || begins_entry(line) {
            open.clear();
        }
        let (mut in_string, mut escaped, mut before) = (false, false, ' ');
        for (at, c) in line.char_indices().filter(|_| !line.starts_with('#')) {
            match c {
                _ if escaped => escaped = false,
                '\\' if in_string => escaped = true,
                '"' if !open.is_empty() => in_string = !in_string,
                _ if in_string => {}
                '{' => open.push(c),
                // Elsewhere it is text.
                '(' if !open.is_empty() && (before.is_ascii_alphanumeric() || matches!(before, '_' | '-')) => open.push(c),
                ')' if open.last() == Some(&'(') => drop(open.pop()),
                '}' => open.truncate(open.iter().rposition(|c| *c == '{').unwrap_or_default()),
                _ => {}
            }
            if open.len() > MAX_NESTING {
                return Some(start + at..start + at + c.len_utf8());
            }
            if !c.is_whitespace() {
                before = c;
            }
        }
        start += line.len();
    }
    None
}

/// Whether a message or term begins in this line: nothing can go on across it.
fn begins_entry(line: &str) -> bool {
    let line = line.strip_prefix('-').unwrap_or(line);
    let name = line.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    line.starts_with(|c: char| c.is_ascii_alphabetic()) && name.trim_start_matches(' ').starts_with('=')
}

/// All findings of a file.
pub(super) fn find<'a>(entries: impl Iterator<Item = &'a Entry<&'a str>>) -> Vec<Hazard<'a>> {
    let mut finder = Finder(Vec::new());
    for entry in entries {
        let (name, value, attributes) = match entry {
            Entry::Message(message) => (message.id.name, message.value.as_ref(), &message.attributes),
            Entry::Term(term) => (term.id.name, Some(&term.value), &term.attributes),
            _ => continue,
        };
        let patterns = value.into_iter().chain(attributes.iter().map(|attribute| &attribute.value));
        patterns.for_each(|pattern| finder.pattern(name, pattern));
    }
    finder.0
}

struct Finder<'a>(Vec<Hazard<'a>>);

impl<'a> Finder<'a> {
    fn push(&mut self, code: &'static str, at: &'a str, message: impl Into<String>, help: impl Into<String>) {
        self.0.push(Hazard { code, at, message: message.into(), help: help.into() });
    }

    fn pattern(&mut self, entry: &'a str, pattern: &Pattern<&'a str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(entry, expression);
            }
        }
    }

    fn expression(&mut self, entry: &'a str, expression: &Expression<&'a str>) {
        match expression {
            Expression::Inline(inline) => self.inline(entry, inline),
            Expression::Select { selector, variants } => {
                self.inline(entry, selector);
                variants.iter().for_each(|variant| self.pattern(entry, &variant.value));
            }
        }
    }

    fn inline(&mut self, entry: &'a str, inline: &InlineExpression<&'a str>) {
        match inline {
            InlineExpression::NumberLiteral { value } if value.chars().filter(char::is_ascii_digit).count() > MAX_DIGITS => {
                self.push(SYNTAX, value, format!("this number has more than {MAX_DIGITS} digits"), "write it as text, without braces");
            }
            InlineExpression::Placeable { expression } => {
                self.push(SYNTAX, entry, format!("`{entry}` has braces within braces"), "leave the inner ones out");
                self.expression(entry, expression);
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.call(id.name, arguments);
                self.arguments(entry, arguments);
            }
            InlineExpression::TermReference { arguments: Some(arguments), .. } => self.arguments(entry, arguments),
            _ => {}
        }
    }

    fn arguments(&mut self, entry: &'a str, arguments: &CallArguments<&'a str>) {
        let named = arguments.named.iter().map(|argument| &argument.value);
        arguments.positional.iter().chain(named).for_each(|argument| self.inline(entry, argument));
    }

    fn call(&mut self, function: &'a str, arguments: &CallArguments<&'a str>) {
        let Some((_, options)) = FUNCTIONS.iter().find(|(name, _)| *name == function) else { return };
        if arguments.positional.len() != 1 {
            self.push(FUNCTION, function, format!("`{function}` takes one value"), format!("write {function}($name)"));
        }
        for argument in &arguments.named {
            let name = argument.name.name;
            let Some((_, takes)) = options.iter().find(|(option, _)| *option == name) else {
                let known = options.iter().map(|(option, _)| *option).collect::<Vec<_>>().join(", ");
                self.push(FUNCTION, name, format!("`{function}` has no option `{name}`"), format!("its options are {known}"));
                continue;
            };
            match (takes, &argument.value) {
                (Takes::Digits, InlineExpression::NumberLiteral { value }) if value.parse().is_ok_and(|n: u8| n <= MAX_FRACTION) => {}
                (Takes::Digits, _) => {
                    self.push(FUNCTION, name, format!("`{name}` is a number of digits"), format!("write 0 to {MAX_FRACTION}"))
                }
                (Takes::Key(keys), InlineExpression::StringLiteral { value }) if keys.contains(value) => {}
                (Takes::Key(keys), _) => {
                    self.push(FUNCTION, name, format!("`{name}` is one of a few words"), format!("write \"{}\"", keys.join("\" or \"")));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deepest_nesting() {
        let braces = |n: usize| format!("a = x\nb = {}{}\n", "{".repeat(n), "}".repeat(n));
        let calls = |n: usize| format!("b = {{ {}1{}\n", "N(\n".repeat(n), ")".repeat(n));
        assert_eq!(too_deep(&braces(MAX_NESTING)), None);
        assert_eq!(too_deep(&braces(MAX_NESTING + 1)), Some(10 + MAX_NESTING..11 + MAX_NESTING));
        assert_eq!(too_deep(&calls(MAX_NESTING - 1)), None);
        assert!(too_deep(&calls(MAX_NESTING)).is_some());
        // Neither text nor comments nor what was never closed in another message nest.
        for shallow in ["a = (((((((((((((((((((((\n", "# {{{{{{{{{{{{{{{{{{{{{{\n", "a = { \"{{{{{{{{{{{{{{{{{{{{{{\\\"{\" }\n"] {
            assert_eq!(too_deep(shallow), None, "{shallow}");
        }
        assert_eq!(too_deep(&"a = {\n".repeat(MAX_NESTING + 1)), None);
        assert_eq!(too_deep(&"a = { $n ->\n *[b] x :(\n }\n".repeat(MAX_NESTING + 1)), None);
    }
}
