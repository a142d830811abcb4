//! How long a text can become.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Expression, InlineExpression, PatternElement};

use super::in_force::InForce;
use super::schema::{PART, STYLE};
use super::scope::Scope;
use super::select::key;
use crate::core::bot::Command;
use crate::core::dialogue::MAX_ECHO_CHARS;
use crate::core::text::id;
use crate::locale::ftl::{Inline, Pattern, Reference};
use crate::locale::manifest::MAX_COMMAND_CHARS;
use crate::locale::problem::{Findings, TOO_LONG};
use crate::locale::selector::WHAT;

/// The longest text, in UTF-16 units: half of the 2,000 characters of a Discord message, the shortest of the platforms,
/// so that a text and what stands before it fit into one.
const MAX_TEXT: usize = 1_000;
/// The longest label of a choice, in UTF-16 units: the 80 characters of a button on Discord.
const MAX_LABEL: usize = 80;
/// Of a text, and of a label.
const TEXT: (usize, &str) = (MAX_TEXT, "a text");
const LABEL: (usize, &str) = (MAX_LABEL, "the label of a choice");
/// The command whose line in the list of commands is also the label of a choice, under answers.
const OFFERED: Command = Command::Human;
/// The argument that a command is.
const COMMAND: &str = "command";
/// The signs that isolate a value.
const ISOLATES: usize = 2;
/// The longest value that is reckoned with, by the name of the argument, in UTF-16 units. Commands and languages may be
/// a customer's own words.
const VALUES: &[(&str, usize)] = &[
    (COMMAND, 1 + MAX_ECHO_CHARS + ISOLATES),
    ("help", MAX_COMMAND),
    ("holiday", 140),
    ("language", MAX_ECHO_CHARS + ISOLATES),
    ("opens", 48),
    ("ticket", 20),
    ("titles", 240),
    ("zone", 40),
];
/// The longest value of any other argument. An answer of a flow may be longer; a text that it makes too long for a
/// platform is sent as several messages.
const MAX_VALUE: usize = 64;
/// The longest command that is offered.
const MAX_COMMAND: usize = 1 + MAX_COMMAND_CHARS + ISOLATES;
/// How deep messages within each other are followed; Fluent renders at most 100 parts of one text.
const MAX_DEPTH: usize = 100;

pub(super) fn check(locale: &InForce<'_>, scope: &Scope<'_>, findings: &mut Findings) {
    let shown =
        locale.entries.values().filter(|found| !found.entry.is_term() && !found.id().starts_with(STYLE) && !found.id().starts_with(PART));
    let mut measure = Measure::of(locale, None);
    for found in shown {
        let Some(value) = found.value() else { continue };
        let is_label = scope.asked().any(|asked| asked.is_label && asked.id == found.id());
        let mut longest = vec![(measure.pattern(value), if is_label { LABEL } else { TEXT })];
        if found.id() == id::HELP_COMMAND {
            longest.push((Measure::of(locale, Some(OFFERED)).pattern(value), LABEL));
        }
        for (length, (most, what)) in longest.into_iter().filter(|(length, (most, _))| length > most) {
            let message = format!("`{}` can become {length} characters long", found.id());
            let help = format!("shorten it: {what} has at most {most}, so that every platform shows it whole");
            findings.problems.push(found.problem_of(TOO_LONG, message, help));
        }
    }
}

/// Measures the longest rendering: every selection is counted with its longest variant, whatever the others select.
struct Measure<'a> {
    locale: &'a InForce<'a>,
    /// The one command that is meant, where the text is for no other.
    offered: Option<Command>,
    /// What is measured already; zero while it is being measured, so that a circle ends.
    known: BTreeMap<(String, Option<String>), usize>,
    depth: usize,
}

impl<'a> Measure<'a> {
    fn of(locale: &'a InForce<'a>, offered: Option<Command>) -> Self {
        Self { locale, offered, known: BTreeMap::new(), depth: 0 }
    }
}

impl Measure<'_> {
    fn pattern(&mut self, pattern: &Pattern<'_>) -> usize {
        let lengths = pattern.elements.iter().map(|element| match element {
            PatternElement::TextElement { value } => units(value),
            PatternElement::Placeable { expression } => self.expression(expression),
        });
        // Texts that double each other grow beyond every number.
        lengths.fold(0, usize::saturating_add)
    }

    fn expression(&mut self, expression: &Expression<&str>) -> usize {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                let chosen = self.offered.filter(|_| matches!(selector, InlineExpression::VariableReference { id } if id.name == WHAT));
                let chosen = chosen.and_then(|command| variants.iter().find(|variant| key(variant) == command.key()));
                chosen
                    .map_or(variants.as_slice(), std::slice::from_ref)
                    .iter()
                    .map(|variant| self.pattern(&variant.value))
                    .max()
                    .unwrap_or(0)
            }
        }
    }

    fn inline(&mut self, inline: &Inline<'_>) -> usize {
        match inline {
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => units(value),
            InlineExpression::VariableReference { id } if self.offered.is_some() && id.name == COMMAND => MAX_COMMAND,
            InlineExpression::VariableReference { id } => {
                VALUES.iter().find(|(name, _)| *name == id.name).map_or(MAX_VALUE, |(_, length)| *length)
            }
            InlineExpression::MessageReference { id, attribute } => {
                let attribute = attribute.as_ref().map(|attribute| attribute.name);
                self.reference(&Reference { is_term: false, name: id.name, attribute, arguments: None })
            }
            InlineExpression::TermReference { id, .. } => {
                self.reference(&Reference { is_term: true, name: id.name, attribute: None, arguments: None })
            }
            InlineExpression::FunctionReference { arguments, .. } => arguments.positional.first().map_or(0, |first| self.inline(first)),
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    fn reference(&mut self, reference: &Reference<'_>) -> usize {
        let key = (reference.id(), reference.attribute.map(str::to_owned));
        if let Some(length) = self.known.get(&key) {
            return *length;
        }
        let sentence = self.locale.referred(reference).and_then(|found| found.sentence(reference.attribute));
        let Some(sentence) = sentence.filter(|_| self.depth < MAX_DEPTH) else { return 0 };
        self.known.insert(key.clone(), 0);
        self.depth += 1;
        let length = self.pattern(sentence);
        self.depth -= 1;
        self.known.insert(key, length);
        length
    }
}

/// As platforms count.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
