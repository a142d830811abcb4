//! The leak check: nothing of the machinery may show. Templates that were not filled in, control words of
//! models, ids of passages, hidden characters, what the writer was told. Code is not excused.

use std::ops::Range;
use std::sync::LazyLock;

use super::pattern::Pattern;
use super::{Check, Context, Scope, Severity, Violation, told};
use crate::core::message::Markup;

/// The most findings of one rule that are told: a rewrite needs no more.
pub(super) const MAX_FINDINGS: usize = 20;

/// Keeps the machinery out of replies.
#[derive(Debug)]
pub(super) struct Leak;

struct Rule {
    name: &'static str,
    pattern: Pattern,
    hint: &'static str,
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rules = [
        (
            "leak.template",
            r"\{\{[^{}]{0,200}\}\}|\$\{[^{}]{0,200}\}|<%[^%]{0,200}%>|\{\s*\$[A-Za-z][\w.-]*[^{}]{0,200}\}|\{\s*-?[A-Za-z][\w.-]*\s*(?:\([^(){}]{0,200}\))?\s*\}",
            "remove the placeholder, or write the value that belongs there",
        ),
        (
            "leak.format",
            r"%(?:\d+\$)?[sdif@]\b|%\([A-Za-z_]+\)[sd]|\[object Object\]",
            "remove the format directive, or write the value that belongs there",
        ),
        (
            "leak.template",
            r"(?i)\[(?:your|insert|enter|customer|order|agent|company|first|last|name|date|link|e-?mail|phone|ihre?[mnrs]?|bestell|kunden|su|tu|nombre|número|votre|nom|numéro|suo|tuo|nome|numero|seu|sua|имя|номер|ваше?|adınız|sipariş|اسم|رقم|आपका|नाम|お名前|氏名|注文番号|이름|성함|주문번호|您的|姓名|订单号)(?:[ _-][^\]\n]{0,40})?\]|\[[A-Z]{2,}(?:[_ ][A-Z]+)+\]",
            "remove the placeholder, or write the value that belongs there",
        ),
        ("leak.format", r#"\{\s*"[^"\n]{1,60}"\s*:"#, "write the reply as text, without the object around it"),
        (
            "leak.control",
            r"(?i)\[/?INST\]|<</?SYS>>|<\|[a-z0-9_]{1,40}\|>|</?(?:think|thinking|reasoning|scratchpad|analysis|tool_call|function_call|system|assistant|user|answer|reply|response|passages?|sources?|context)>|\bNOTHING_FOUND\b",
            "remove the control word of the model",
        ),
        ("leak.role", r"(?im)^[ \t>#*]*(?:system|assistant)[ \t*]*:", "write the reply only, without naming roles"),
        (
            "leak.passage",
            r"(?:[\w.-]+/)*[\w.-]+\.md#[\w%.-]+|(?:^|[\s(\[<])knowledge/[\w.-]+/[\w./-]+",
            "remove the id of the passage; sources are named for the customer elsewhere",
        ),
        (
            "leak.hidden",
            r"🏴(?:\x{E0067}\x{E0062}(?:\x{E0065}\x{E006E}\x{E0067}|\x{E0073}\x{E0063}\x{E0074}|\x{E0077}\x{E006C}\x{E0073})\x{E007F})|[\x{E0000}-\x{E007F}]+|[\x{0}-\x{8}\x{B}-\x{1F}\x{7F}-\x{9F}\x{200B}\x{202A}-\x{202E}\x{2060}\x{FEFF}]",
            "remove the invisible characters",
        ),
        ("leak.value", r"\b(?:undefined|NaN)\b", "remove the value that is missing, or write it"),
        ("leak.value", r"\bnull\b", "remove the value that is missing, or write it"),
    ];
    rules.into_iter().filter_map(|(name, pattern, hint)| Some(Rule { name, pattern: Pattern::new(pattern)?, hint })).collect()
});

impl Check for Leak {
    fn name(&self) -> &'static str {
        "leak"
    }

    fn scope(&self) -> Scope {
        Scope::Prefix
    }

    fn worst(&self) -> Severity {
        Severity::Block
    }

    fn run(&self, _draft: &Markup, text: &str, context: &Context<'_>) -> Vec<Violation> {
        let mut found = Vec::new();
        for rule in RULES.iter() {
            let hits = rule.pattern.find_iter(text).map(|hit| hit.range()).filter(|hit| is_leak(rule.name, text, hit, context));
            found.extend(hits.take(MAX_FINDINGS).map(|hit| Violation::block(rule.name, hit, rule.hint.to_owned())));
        }
        for source in context.sources {
            if let Some(at) = text.find(&*source.id.0).filter(|_| source.id.0.contains('#')) {
                let hint = "remove the id of the passage; sources are named for the customer elsewhere";
                found.push(Violation::block("leak.passage", at..at + source.id.0.len(), hint.to_owned()));
            }
        }
        let hint = "remove the sign that turns the direction of the text, or close what it opens";
        let open = unpaired(text).into_iter().take(MAX_FINDINGS);
        found.extend(open.map(|hit| Violation::block("leak.hidden", hit, hint.to_owned())));
        let told = told::repeated(text, context).into_iter().take(MAX_FINDINGS);
        let hint = "do not repeat what you were told; answer the customer in your own words";
        found.extend(told.map(|hit| Violation::block("leak.prompt", hit, hint.to_owned())));
        found.sort_by_key(|violation| violation.span.start);
        found.dedup_by(|b, a| a.rule == b.rule && b.span.start < a.span.end);
        found
    }
}

/// The isolates of a line that nothing closes, and what closes none.
fn unpaired(text: &str) -> Vec<Range<usize>> {
    let (mut open, mut alone) = (Vec::new(), Vec::new());
    for (at, c) in text.char_indices() {
        let range = at..at + c.len_utf8();
        match c {
            '\u{2066}'..='\u{2068}' => open.push(range),
            '\u{2069}' if open.pop().is_none() => alone.push(range),
            '\n' => alone.append(&mut open),
            _ => {}
        }
    }
    alone.append(&mut open);
    alone
}

/// What a pattern alone cannot tell from ordinary words.
fn is_leak(rule: &str, text: &str, hit: &Range<usize>, context: &Context<'_>) -> bool {
    let word = text.get(hit.clone()).unwrap_or_default();
    let before = text.get(..hit.start).unwrap_or_default();
    let after = text.get(hit.end..).unwrap_or_default();
    match rule {
        // A sign of percent glued to a word: "50%ige", "100%sicher".
        "leak.format" => !before.ends_with(|c: char| c.is_numeric() || c == '%'),
        // The flags of England, Scotland and Wales are written with these characters.
        "leak.hidden" => !word.starts_with('🏴'),
        "leak.value" if word == "null" => is_missing_value(before, after, context.locale.language()),
        _ => true,
    }
}

/// Whether `null` stands where a value should: it is also a German numeral and an English term.
fn is_missing_value(before: &str, after: &str, language: &str) -> bool {
    let opened = before.trim_end_matches([' ', '\t']).ends_with([':', '=', '(', '"', '\'', '[', '\n', ',']) || before.trim().is_empty();
    let closed = after.is_empty() || after.starts_with(['.', ',', ')', '"', '\'', ']', '\n', ';', '!', '?']);
    let numeral = matches!(language, "de" | "nb" | "no" | "da");
    let addressed = after.starts_with(',');
    (opened && closed) || addressed || !(numeral || after.trim_start().starts_with("and void"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        assert_eq!(RULES.len(), 10);
    }
}
