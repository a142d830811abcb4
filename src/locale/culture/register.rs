//! `[register]`: the rules of a locale's tiers, with the lists and paradigms that they are written by.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;
use toml::Spanned;

use super::source::{At, RawReview, RawSeverity, allowed, pattern, pattern_at_end, problem};
use crate::core::check::Severity;
use crate::core::culture::register::{self, Find, Register, Rule};
use crate::core::culture::{Pattern, Review};
use crate::locale::problem::PackProblem;
use crate::locale::selector::FORMALITIES;

/// The table as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    /// What sentences in no register end with.
    neutral: Option<Spanned<String>>,
    /// Rules of the language that do not hold here.
    #[serde(default)]
    off: Vec<Spanned<String>>,
    /// Words that rules take by a name.
    #[serde(default)]
    lists: BTreeMap<String, String>,
    /// Endings by which infinitives are conjugated: of an infinitive's ending those that take its place.
    #[serde(default)]
    paradigms: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default)]
    rule: Vec<Spanned<RawRule>>,
}

/// One rule as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    id: Spanned<String>,
    #[serde(default)]
    tiers: Vec<Spanned<String>>,
    severity: Option<Spanned<RawSeverity>>,
    review: RawReview,
    hint: String,
    words: Option<String>,
    #[serde(default)]
    lists: Vec<Spanned<String>>,
    not_words: Option<String>,
    #[serde(default)]
    conjugate: Vec<Conjugate>,
    #[serde(default)]
    patterns: Vec<Spanned<String>>,
    #[serde(default)]
    ends: Vec<Spanned<String>>,
    #[serde(default)]
    closed: bool,
    both: Option<[Spanned<String>; 2]>,
    except: Option<Spanned<String>>,
    only_with: Option<Spanned<String>>,
    unless: Option<Spanned<String>>,
    unless_anywhere: Option<Spanned<String>>,
    #[serde(default)]
    allowed: usize,
}

impl RawRule {
    fn looks_for_nothing(&self) -> bool {
        let lists = [self.lists.is_empty(), self.conjugate.is_empty(), self.patterns.is_empty(), self.ends.is_empty()];
        self.words.is_none() && self.both.is_none() && lists.into_iter().all(|is_empty| is_empty)
    }
}

/// Verbs and how they are conjugated.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Conjugate {
    /// The name of a list of infinitives.
    verbs: Spanned<String>,
    /// The name of a paradigm.
    r#as: Spanned<String>,
}

/// What all files of a locale say.
#[derive(Debug, Default)]
pub(super) struct Draft {
    neutral: Option<(String, Spanned<String>)>,
    lists: BTreeMap<String, String>,
    paradigms: BTreeMap<String, BTreeMap<String, String>>,
    /// With the file that each stands in.
    rules: Vec<(String, RawRule)>,
}

impl Draft {
    /// Lays one file over what is known.
    pub(super) fn overlay(&mut self, raw: Raw, at: &mut At<'_>) {
        if let Some(neutral) = raw.neutral {
            self.neutral = Some((at.file.to_owned(), neutral));
        }
        self.lists.extend(raw.lists);
        self.paradigms.extend(raw.paradigms);
        for off in raw.off {
            let before = self.rules.len();
            self.rules.retain(|(_, rule)| rule.id.get_ref() != off.get_ref());
            if before == self.rules.len() {
                let help = "name a rule of the language that this lies over, or take it away";
                at.problem(off.span(), format!("there is no rule `{}` to switch off", off.get_ref()), help);
            }
        }
        let mut own = HashSet::new();
        for rule in raw.rule.into_iter().map(Spanned::into_inner) {
            let id = rule.id.get_ref().clone();
            if !own.insert(id.clone()) {
                at.problem(rule.id.span(), format!("the rule `{id}` stands twice in this file"), "keep one of them");
            }
            for tier in rule.tiers.iter().filter(|tier| !FORMALITIES.contains(&tier.get_ref().as_str())) {
                let help = format!("the values are {}", FORMALITIES.join(", "));
                at.problem(tier.span(), format!("there is no formality `{}`", tier.get_ref()), help);
            }
            match self.rules.iter_mut().find(|(_, known)| *known.id.get_ref() == id) {
                Some(known) => *known = (at.file.to_owned(), rule),
                None => self.rules.push((at.file.to_owned(), rule)),
            }
        }
    }

    /// Compiles the rules.
    pub(super) fn compile(mut self, problems: &mut Vec<PackProblem>) -> Register {
        let neutral = self.neutral.take().and_then(|(file, neutral)| pattern_at_end(&file, &neutral, problems));
        let rules = std::mem::take(&mut self.rules);
        let rules = rules.into_iter().map(|(file, rule)| self.rule(&file, rule, problems)).collect();
        Register { rules, neutral }
    }

    fn rule(&self, file: &str, raw: RawRule, problems: &mut Vec<PackProblem>) -> Rule {
        let review = Review::from(raw.review);
        let severity = raw.severity.as_ref().map_or(Severity::Rewrite, |severity| allowed(file, severity, review, problems));
        let find = self.find(file, &raw, problems);
        if find.is_empty() && raw.looks_for_nothing() {
            let help = "give it `words`, `lists`, `conjugate`, `patterns`, `ends` or `both`";
            problems.push(problem(file, Some(raw.id.span()), format!("the rule `{}` looks for nothing", raw.id.get_ref()), help));
        }
        let mut optional = |source: Option<Spanned<String>>| source.and_then(|source| pattern(file, &source, problems));
        Rule {
            tiers: raw.tiers.into_iter().map(Spanned::into_inner).collect(),
            severity,
            review,
            hint: raw.hint,
            find,
            except: optional(raw.except),
            only_with: optional(raw.only_with),
            unless: optional(raw.unless),
            unless_anywhere: optional(raw.unless_anywhere),
            allowed: raw.allowed,
            id: raw.id.into_inner(),
        }
    }

    fn find(&self, file: &str, raw: &RawRule, problems: &mut Vec<PackProblem>) -> Vec<Find> {
        let mut words: HashSet<String> = split(raw.words.as_deref().unwrap_or_default()).collect();
        for name in &raw.lists {
            words.extend(self.list(file, name, problems).into_iter().flat_map(split));
        }
        for Conjugate { verbs, r#as } in &raw.conjugate {
            let (list, paradigm) = (self.list(file, verbs, problems), self.paradigm(file, r#as, problems));
            if let (Some(list), Some(paradigm)) = (list, paradigm) {
                words.extend(conjugated(list, paradigm));
            }
        }
        for word in split(raw.not_words.as_deref().unwrap_or_default()) {
            words.remove(&word);
        }
        let words = Some(words).filter(|words| !words.is_empty()).map(Find::Words);
        let mut find: Vec<Find> = words.into_iter().collect();
        find.extend(raw.patterns.iter().filter_map(|source| pattern(file, source, problems)).map(Find::Pattern));
        for source in &raw.ends {
            find.extend(pattern_at_end(file, source, problems).map(|pattern| Find::End { pattern, closed: raw.closed }));
        }
        if let Some([one, other]) = &raw.both {
            let both: Vec<Pattern> = [one, other].into_iter().filter_map(|source| pattern(file, source, problems)).collect();
            find.extend(<[Pattern; 2]>::try_from(both).ok().map(|[one, other]| Find::Both(one, other)));
        }
        find
    }

    fn list(&self, file: &str, name: &Spanned<String>, problems: &mut Vec<PackProblem>) -> Option<&str> {
        let list = self.lists.get(name.get_ref());
        if list.is_none() {
            let help = format!("write it in [register.lists], or use one of {}", known(&self.lists));
            problems.push(problem(file, Some(name.span()), format!("there is no list `{}`", name.get_ref()), help));
        }
        list.map(String::as_str)
    }

    fn paradigm(&self, file: &str, name: &Spanned<String>, problems: &mut Vec<PackProblem>) -> Option<&BTreeMap<String, String>> {
        let paradigm = self.paradigms.get(name.get_ref());
        if paradigm.is_none() {
            let help = format!("write it as [register.paradigms.{}], or use one of {}", name.get_ref(), known(&self.paradigms));
            problems.push(problem(file, Some(name.span()), format!("there is no paradigm `{}`", name.get_ref()), help));
        }
        paradigm
    }
}

fn known<T>(named: &BTreeMap<String, T>) -> String {
    if named.is_empty() { "none".to_owned() } else { named.keys().cloned().collect::<Vec<_>>().join(", ") }
}

fn split(words: &str) -> impl Iterator<Item = String> {
    words.split_whitespace().map(register::folded)
}

/// The forms of all verbs of a list that the paradigm has an ending for. The longest ending of an infinitive counts.
fn conjugated<'a>(verbs: &'a str, paradigm: &'a BTreeMap<String, String>) -> impl Iterator<Item = String> {
    let forms = |verb: String| -> Vec<String> {
        let ending = paradigm.keys().filter(|ending| verb.ends_with(ending.as_str())).max_by_key(|ending| ending.len());
        let Some((ending, endings)) = ending.and_then(|ending| paradigm.get_key_value(ending)) else { return Vec::new() };
        let stem = verb.strip_suffix(ending.as_str()).unwrap_or_default();
        endings.split_whitespace().map(|ending| format!("{stem}{ending}")).collect()
    };
    split(verbs).flat_map(forms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_conjugated_by_their_longest_ending() {
        let paradigm = [("ar", "as aste"), ("er", "es"), ("ger", "ges jas")].map(|(a, b)| (a.to_owned(), b.to_owned())).into();
        let forms: Vec<String> = conjugated("hablar coger comer ir", &paradigm).collect();
        assert_eq!(forms, ["hablas", "hablaste", "coges", "cojas", "comes"].map(str::to_owned));
    }
}
