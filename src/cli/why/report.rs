//! What a person reads, or a program.

use std::fmt;

use serde::Serialize;

use super::watched::{Attempt, Watched};
use crate::core::bot::{Bot, Pack};
use crate::core::check::{Severity, Verdict};
use crate::core::culture::taboo::{Fired, Setting};
use crate::core::dialogue::inspect;
use crate::core::key::LocaleTag;
use crate::core::knowledge::Hit;
use crate::core::language::{Candidate, Method, ScriptCode};
use crate::core::message::plain;
use crate::core::prompt::{PromptTurn, Role, estimate};
use crate::ports::Usage;

/// Why the last question was answered as it was.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct Why {
    model: String,
    question: String,
    language: Language,
    register: Option<Register>,
    rules: Rules,
    passages: Vec<Found>,
    prompt: Option<Told>,
    drafts: Vec<Drafted>,
}

/// The rules about what is not spoken of.
#[derive(Debug, Serialize)]
struct Rules {
    /// Where the customer is, if anything tells it.
    region: Option<String>,
    /// Those that heard something in the customer's words.
    heard: Vec<String>,
    /// What who writes is told.
    limits: Vec<String>,
}

/// What the customer's words say about their language.
#[derive(Debug, Serialize)]
struct Language {
    /// The one that is answered in.
    answered: String,
    /// The one that these words alone are most like.
    heard: Option<String>,
    confidence: f64,
    by: Method,
    letters: usize,
    /// The most likely of the bot's languages.
    candidates: Vec<Candidate>,
    /// How likely a language is that the bot does not speak.
    other: f64,
    /// The script of most letters.
    script: Option<ScriptCode>,
}

/// How the language that is answered in is spoken.
#[derive(Debug, Serialize)]
struct Register {
    tier: String,
    /// The rules that hold in it.
    rules: usize,
    /// Whether the structure of statements is looked at too.
    structure: bool,
    /// How often the answer was asked for again.
    rewrites: usize,
}

/// A passage that the model was given.
#[derive(Debug, Serialize)]
struct Found {
    id: String,
    locale: String,
    score: f64,
    coverage: f64,
}

/// What a language model was told.
#[derive(Debug, Serialize)]
struct Told {
    /// As they are estimated.
    tokens: usize,
    system: String,
    turns: Vec<Turn>,
}

#[derive(Debug, Serialize)]
struct Turn {
    role: &'static str,
    text: String,
}

/// One draft.
#[derive(Debug, Serialize)]
struct Drafted {
    text: String,
    sources: Vec<String>,
    #[serde(skip_serializing_if = "Usage::is_nothing")]
    spent: Usage,
    restarts: u32,
    failed: Option<String>,
    findings: Vec<Finding>,
    outcome: &'static str,
}

/// What a check found.
#[derive(Debug, Serialize)]
struct Finding {
    rule: String,
    severity: Severity,
    words: String,
    hint: String,
}

impl Why {
    /// What the model was asked since the last time; `None` where it was not asked: a command or a flow answers by itself.
    pub(in crate::cli) fn of(bot: &Bot, watched: &Watched) -> Option<Self> {
        use crate::ports::Model as _;
        let attempts = watched.take();
        let ask = &attempts.last()?.ask;
        let evidence = bot.languages.detect(&ask.question.text);
        let (locale, setting) = (&ask.question.locale, &ask.question.setting);
        let told = |turn: &PromptTurn| Turn { role: role(turn.role), text: turn.text.clone() };
        let prompt = watched.is_slow().then(|| Told {
            tokens: ask.prompt.turns.iter().map(|turn| estimate(&turn.text)).sum::<usize>() + estimate(&ask.prompt.system),
            system: ask.prompt.system.to_string(),
            turns: ask.prompt.turns.iter().map(told).collect(),
        });
        Some(Self {
            model: watched.describe(),
            question: ask.question.text.clone(),
            language: Language {
                answered: ask.question.locale.to_string(),
                heard: evidence.locale.map(|tag| tag.to_string()),
                confidence: evidence.confidence,
                by: evidence.method,
                letters: evidence.letters,
                candidates: evidence.candidates,
                other: evidence.other,
                script: evidence.script,
            },
            register: bot.packs.get(&ask.question.locale).map(|pack| Register::new(pack, attempts.len().saturating_sub(1))),
            rules: Rules {
                region: setting.region.map(|region| region.to_string()),
                heard: heard(bot, &ask.question.text, locale, setting),
                limits: bot.taboos.limits(locale, setting).into_iter().map(str::to_owned).collect(),
            },
            passages: ask.passages.iter().chain(&ask.foreign).map(Found::new).collect(),
            prompt,
            drafts: attempts.iter().map(|attempt| Drafted::new(bot, attempt)).collect(),
        })
    }
}

impl Register {
    fn new(pack: &Pack, rewrites: usize) -> Self {
        let rules = pack.culture.register.rules.iter().filter(|rule| rule.holds_in(&pack.tier)).count();
        Self { tier: pack.tier.clone(), rules, structure: pack.culture.structure.is_some(), rewrites }
    }
}

/// The rules that hear something in a customer's words, and the words.
pub(in crate::cli) fn heard(bot: &Bot, text: &str, locale: &LocaleTag, setting: &Setting) -> Vec<String> {
    let told = |fired: Fired<'_>| format!("{} “{}”", fired.rule.id, text.get(fired.span).unwrap_or_default());
    bot.taboos.heard(text, locale, setting).fired.into_iter().map(told).collect()
}

impl Found {
    fn new(hit: &Hit) -> Self {
        let passage = &hit.passage;
        Self { id: passage.id.0.to_string(), locale: passage.locale.to_string(), score: hit.score, coverage: hit.coverage }
    }
}

impl Drafted {
    fn new(bot: &Bot, attempt: &Attempt) -> Self {
        let draft = attempt.draft();
        let (text, verdict) = draft
            .map(|draft| (plain(&draft.markup), inspect(bot, &attempt.ask.question, &draft)))
            .unwrap_or_else(|| (String::new(), Verdict::default()));
        let outcome = match &attempt.failed {
            Some(_) => "there is no draft",
            None if verdict.blocks() => "never shown",
            None if !verdict.passes() => "asked to be written again",
            None if text.is_empty() => "there is no draft",
            None => "passed",
        };
        let words = |span: std::ops::Range<usize>| text.get(span).unwrap_or_default().to_owned();
        let findings = verdict
            .violations
            .into_iter()
            .map(|found| Finding { words: words(found.span), rule: found.rule, severity: found.severity, hint: found.hint })
            .collect();
        Self {
            findings,
            sources: attempt.sources.iter().map(|passage| passage.id.0.to_string()).collect(),
            spent: attempt.spent,
            restarts: attempt.restarts,
            failed: attempt.failed.as_ref().map(ToString::to_string),
            outcome,
            text,
        }
    }
}

const fn role(role: Role) -> &'static str {
    match role {
        Role::User => "user",
        Role::Assistant => "assistant",
    }
}

impl fmt::Display for Why {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { model, question, language, register, rules, passages, prompt, drafts } = self;
        head(out, "asked")?;
        lines(out, question)?;
        head(out, "language")?;
        let by = match language.by {
            Method::Script => "by its script",
            Method::Model => "by its words",
            Method::Second => "by its words, and whatlang was asked",
            Method::Command => "by a command",
            Method::None => "nothing tells",
        };
        let heard = language.heard.as_deref().unwrap_or("unknown");
        let Language { answered, confidence, letters, candidates, other, .. } = language;
        writeln!(out, "  answered in {answered}; these words are {heard} with {confidence:.2} ({by}, {letters} letters)")?;
        if candidates.len() > 1 || *other >= 0.01 {
            let each = candidates.iter().map(|Candidate { locale, probability }| format!("{locale} {probability:.2}"));
            let all: Vec<String> = each.chain([format!("others {other:.2}")]).collect();
            writeln!(out, "  {}", all.join(", "))?;
        }
        if let Some(Register { tier, rules, structure, rewrites }) = register {
            let structure = if *structure { " and its structure" } else { "" };
            head(out, "register")?;
            writeln!(out, "  {tier}: {rules} rules look at the answer{structure}; written again {rewrites} times")?;
        }
        let Rules { region, heard, limits } = rules;
        if region.is_some() || !heard.is_empty() || !limits.is_empty() {
            head(out, "rules")?;
            writeln!(out, "  the customer is in {}", region.as_deref().unwrap_or("no country that is known"))?;
            heard.iter().try_for_each(|rule| writeln!(out, "  heard by {rule}"))?;
            limits.iter().try_for_each(|limit| writeln!(out, "  who writes is told: {limit}"))?;
        }
        head(out, "passages")?;
        for (n, Found { id, locale, score, coverage }) in (1..).zip(passages) {
            writeln!(out, "  {n}. score {score:6.2}  covers {:3.0} %  [{locale}] {id}", coverage * 100.0)?;
        }
        if passages.is_empty() {
            writeln!(out, "  none")?;
        }
        head(out, "model")?;
        writeln!(out, "  {model}")?;
        match prompt {
            None => writeln!(out, "  it is told nothing but the passages")?,
            Some(Told { tokens, system, turns }) => {
                head(out, &format!("prompt (about {tokens} tokens)"))?;
                writeln!(out, "  [system]")?;
                lines(out, system)?;
                for Turn { role, text } in turns {
                    writeln!(out, "  [{role}]")?;
                    lines(out, text)?;
                }
            }
        }
        (1..).zip(drafts).try_for_each(|(n, draft)| draft.print(out, n))
    }
}

impl Drafted {
    fn print(&self, out: &mut fmt::Formatter<'_>, n: usize) -> fmt::Result {
        head(out, &format!("draft {n}"))?;
        lines(out, &self.text)?;
        for source in &self.sources {
            writeln!(out, "  rests on {source}")?;
        }
        if !self.spent.is_nothing() {
            let Usage { prompt_tokens, completion_tokens, micros } = self.spent;
            let price = if micros == 0 { String::new() } else { format!(", {} millionths of your currency", micros) };
            writeln!(out, "  {prompt_tokens} tokens read, {completion_tokens} written{price}")?;
        }
        if self.restarts > 0 {
            writeln!(out, "  begun again {} times", self.restarts)?;
        }
        if let Some(error) = &self.failed {
            writeln!(out, "  cannot {error}")?;
        }
        head(out, &format!("checks of draft {n}: {}", self.outcome))?;
        for Finding { rule, severity, words, hint } in &self.findings {
            let severity = match severity {
                Severity::Block => "block",
                Severity::Rewrite => "rewrite",
                Severity::Warn => "warn",
            };
            writeln!(out, "  {severity:<8}{rule:<18}“{words}”: {hint}")?;
        }
        Ok(())
    }
}

fn head(out: &mut fmt::Formatter<'_>, title: &str) -> fmt::Result {
    writeln!(out, "── {title}")
}

fn lines(out: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    text.lines().try_for_each(|line| writeln!(out, "  {line}"))
}
