//! The ways to say a text: with sample values, in the usual manner and in each that it selects by.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::InlineExpression;
use jiff::civil;
use jiff::tz::TimeZone;

use super::in_force::{Found, InForce};
use super::plural;
use super::scope::{Scope, is_system};
use crate::core::bot::Command;
use crate::core::message::Place;
use crate::core::text::{Text, Value};
use crate::core::time::Timestamp;
use crate::locale::conventions::{Audience, Conventions, Persona};
use crate::locale::ftl::Node;
use crate::locale::manner::Manner;
use crate::locale::mark::{DATE, NUMBER};
use crate::locale::occasion::{Daypart, Occasion};
use crate::locale::selector::{FORMALITY, WHAT, is_manner};

/// The most messages within each other that are looked at for what they select by; Fluent renders at most 100 parts.
const MAX_WITHIN: usize = 200;
const HOUR_MS: i64 = 3_600_000;
const OPENS: &str = "opens";

/// A way to say one text.
pub(super) struct Trial<'a> {
    pub(super) manner: &'a Manner,
    pub(super) occasion: Occasion,
    pub(super) text: Text,
    /// What is another than usual: a selector or an argument.
    pub(super) by: &'static str,
}

impl Trial<'_> {
    /// In words, what `by` is here; `None` for what cannot be told shortly.
    pub(super) fn way(&self, by: &str) -> Option<String> {
        let selected = self.manner.selectors(&self.occasion).into_iter().find(|(name, _)| *name == by);
        match (selected, self.text.args.get(by)) {
            (Some(("place", place)), _) => Some(format!("in {place}")),
            (Some((_, key)), _) => Some(format!("with `${by}` = `{key}`")),
            (None, Some(Value::Choice(key))) => Some(format!("with `${by}` = `{key}`")),
            (None, Some(Value::Time(_))) => Some(format!("with a time in `${by}`")),
            (None, Some(Value::DateTime(_))) => Some(format!("with a date in `${by}`")),
            (None, _) => None,
        }
    }
}

/// A manner in which texts are tried.
struct Setting {
    by: &'static str,
    manner: Manner,
    occasion: Occasion,
}

/// All manners of a locale, each other than the usual one in one thing.
pub(super) struct Trials {
    usual: Setting,
    others: Vec<Setting>,
}

impl Trials {
    pub(super) fn new(locale: &InForce<'_>, conventions: &Conventions) -> Self {
        let manifest = &locale.stack.manifest;
        let tag = locale.tag;
        // Where customers live is not known unless a time of day is tried.
        let base = Conventions { time_zone: BTreeMap::new(), ..conventions.clone() };
        let usual = Occasion { place: Place::Private, at: Timestamp(0) };
        let setting = |by, conventions: &Conventions, occasion| {
            let manner = Manner::new(tag, manifest.formality.as_deref(), conventions);
            Setting { by, manner, occasion }
        };
        let tiers = manifest.tiers.iter().map(|tier| Conventions { formality: [(tag.clone(), tier.name.clone())].into(), ..base.clone() });
        let audiences = Audience::ALL.iter().map(|audience| Conventions { audience: *audience, ..base.clone() });
        let personas = Persona::ALL.iter().map(|persona| Conventions { persona: *persona, ..base.clone() });
        let zoned = Conventions { time_zone: [(tag.clone(), TimeZone::UTC)].into(), ..base.clone() };
        let hour = |daypart: &Daypart| {
            let mut hours = (0..24).map(|hour| Occasion { at: Timestamp(hour * HOUR_MS), ..usual });
            hours.find(|occasion| occasion.daypart(Some(&TimeZone::UTC)) == *daypart)
        };
        let mut others: Vec<Setting> = tiers.map(|conventions| setting(FORMALITY, &conventions, usual)).collect();
        others.extend(audiences.map(|conventions| setting("audience", &conventions, usual)));
        others.extend(personas.map(|conventions| setting("persona", &conventions, usual)));
        others.extend(Daypart::ALL.iter().filter_map(hour).map(|occasion| setting("daypart", &zoned, occasion)));
        others.push(setting("place", &base, Occasion { place: Place::Public, ..usual }));
        let usual = setting("", &base, usual);
        others.retain(|other| other.manner.selectors(&other.occasion) != usual.manner.selectors(&usual.occasion));
        Self { usual, others }
    }

    /// The usual way to say a text, and the others that it knows.
    pub(super) fn of<'a>(&'a self, locale: &InForce<'_>, found: &Found<'_>, given: &Given<'_>) -> (Trial<'a>, Vec<Trial<'a>>) {
        let uses = Uses::of(locale, found);
        let text = given.sample(found.id(), &uses);
        let trial = |setting: &'a Setting, by, text| Trial { manner: &setting.manner, occasion: setting.occasion, text, by };
        let selected = self.others.iter().filter(|setting| uses.selectors.contains(setting.by));
        let mut others: Vec<_> = selected.map(|setting| trial(setting, setting.by, text.clone())).collect();
        for (name, value) in &text.args {
            let values = other_values(name, value).into_iter().filter(|other| other != value);
            others.extend(values.map(|other| trial(&self.usual, argument(name), text.clone().with(name, other))));
        }
        (trial(&self.usual, "", text), others)
    }
}

/// The arguments of the program's texts that have values of several kinds, or that select.
const SEVERAL: &[&str] = &[WHAT, OPENS];

fn argument(name: &str) -> &'static str {
    SEVERAL.iter().find(|known| **known == name).copied().unwrap_or_default()
}

/// What an argument can be beside its sample.
fn other_values(name: &str, sample: &Value) -> Vec<Value> {
    match sample {
        Value::Choice(_) if name == WHAT => Command::ALL.map(|command| Value::Choice(command.key().to_owned())).to_vec(),
        Value::Time(_) => vec![Value::DateTime(DAY.to_datetime(TIME))],
        _ => Vec::new(),
    }
}

/// Which arguments texts are given.
pub(super) struct Given<'a>(BTreeMap<&'a str, BTreeSet<&'a str>>);

impl<'a> Given<'a> {
    pub(super) fn new(scope: &Scope<'a>) -> Self {
        let mut given: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for asked in scope.asked() {
            given.entry(asked.id).or_default().extend(asked.arguments);
        }
        Self(given)
    }

    /// The text with values such as the program gives it; one that nobody asks for has what it uses.
    fn sample(&self, id: &str, uses: &Uses<'_>) -> Text {
        let name = || Value::Name("Aurora".to_owned());
        let code = || Value::Code("A-20417".to_owned());
        let Some(arguments) = self.0.get(id) else {
            return uses.variables.iter().fold(Text::new(id), |text, (variable, shape)| {
                let value = match shape {
                    Shape::Shown => name(),
                    Shape::Counted => Value::Count(3),
                    Shape::Dated => Value::Date(DAY),
                };
                text.with(variable, value)
            });
        };
        arguments.iter().fold(Text::new(id), |text, argument| {
            let value = match *argument {
                _ if !is_system(id) => code(),
                "agent" | "brand" | "language" => name(),
                "titles" => Value::List(vec![name(), name()]),
                OPENS => Value::Time(TIME),
                WHAT => Value::Choice(Command::Help.key().to_owned()),
                _ => code(),
            };
            text.with(argument, value)
        })
    }
}

const DAY: civil::Date = civil::date(2026, 11, 22);
const TIME: civil::Time = civil::time(9, 41, 0, 0);

/// What a variable must be, by what a text does with it; the last one that applies.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    Shown,
    Counted,
    Dated,
}

/// What a text, with all that it refers to, uses.
#[derive(Default)]
struct Uses<'a> {
    selectors: BTreeSet<&'a str>,
    variables: BTreeMap<&'a str, Shape>,
}

impl<'a> Uses<'a> {
    fn of(locale: &InForce<'a>, found: &Found<'a>) -> Self {
        let mut uses = Self::default();
        let mut seen = BTreeSet::new();
        let mut waiting = vec![*found];
        while let Some(found) = waiting.pop() {
            if seen.len() == MAX_WITHIN || !seen.insert(found.id()) {
                continue;
            }
            let mut shape = Shape::Shown;
            found.nodes(&mut |node| {
                match node {
                    // What it is called with comes next.
                    Node::Function(NUMBER) => return shape = Shape::Counted,
                    Node::Function(DATE) => return shape = Shape::Dated,
                    Node::Variable { name, .. } => uses.variable(name, shape),
                    Node::Select { selector, variants } => {
                        if let InlineExpression::VariableReference { id } = selector {
                            uses.selectors.insert(id.name);
                            if plural::counted(selector, variants).is_some() {
                                uses.variable(id.name, Shape::Counted);
                            }
                        }
                    }
                    Node::Reference(reference) => waiting.extend(locale.referred(&reference)),
                    _ => {}
                }
                shape = Shape::Shown;
            });
        }
        uses
    }

    /// A variable that only selects has a value already.
    fn variable(&mut self, name: &'a str, shape: Shape) {
        if !is_manner(name) {
            let known = self.variables.entry(name).or_insert(shape);
            *known = shape.max(*known);
        }
    }
}
