//! `turjuman eval register`: how surely casual sentences are told from polite ones.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use anyhow::bail;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::figures::{Rate, four};
use super::interval::Share;
use super::rows;
use crate::cli::args::EvalRegister;
use crate::cli::environment::say;
use crate::cli::outcome::Outcome;
use crate::config;
use crate::core::check::{Severity, Violation, own_words};
use crate::core::culture::register;
use crate::core::key::LocaleTag;
use crate::locale::Spoken;

/// The source whose rows are told apart: its labels are the ends of a scale of four levels.
const KEICO: &str = "KeiCO";

#[derive(Debug, Deserialize)]
struct Row {
    text: String,
    lang: String,
    label: Label,
    #[serde(default)]
    source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Label {
    Formal,
    Informal,
    Neutral,
}

/// What came out for one language, or one source of it.
#[derive(Debug, Default)]
struct Outturn {
    tier: String,
    detect: Share,
    false_alarm: Share,
    neutral: Share,
    spent: Duration,
    rows: u32,
    wrong: Vec<String>,
}

pub(super) fn eval(args: &EvalRegister) -> anyhow::Result<Outcome> {
    let languages = languages(args)?;
    let mut outturns: BTreeMap<(String, bool), Outturn> = BTreeMap::new();
    for row in rows::read::<Row>(&args.data)? {
        let Some((_, spoken)) = languages.iter().find(|(tag, _)| is_of(tag, &row.lang)) else { continue };
        let outturn = outturns.entry((row.lang.clone(), row.source == KEICO)).or_default();
        outturn.take(&row, spoken);
    }
    if outturns.is_empty() {
        bail!("measure anything: no row is in a language that has a pack");
    }
    if args.json {
        say(&format!("{}\n", json(&outturns)))?;
        return Ok(Outcome::Good);
    }
    match &args.wrong {
        Some(wanted) => {
            let wrong = outturns.iter().filter(|((lang, _), _)| lang == wanted).flat_map(|(_, outturn)| &outturn.wrong);
            wrong.into_iter().try_for_each(|line| say(line))?;
        }
        None => say(&table(&outturns))?,
    }
    Ok(Outcome::Good)
}

fn languages(args: &EvalRegister) -> anyhow::Result<BTreeMap<LocaleTag, Spoken>> {
    config::spoken(args.locales.as_deref()).map_err(|report| anyhow::anyhow!("use the packs:\n{}", report.render(false)))
}

/// Whether rows of `lang` are judged by the pack of `tag`: its own, or a region's where there is none.
fn is_of(tag: &LocaleTag, lang: &str) -> bool {
    tag.as_str() == lang || tag.language() == lang
}

impl Outturn {
    fn take(&mut self, row: &Row, spoken: &Spoken) {
        let tier = spoken.least();
        tier.clone_into(&mut self.tier);
        let begun = Instant::now();
        let found = register::check(&own_words(&row.text, &[]), tier, &spoken.culture.register);
        self.spent += begun.elapsed();
        self.rows += 1;
        let flagged = found.iter().any(|violation| violation.severity > Severity::Warn);
        match row.label {
            Label::Informal => self.detect.count(flagged),
            Label::Formal => self.false_alarm.count(flagged),
            Label::Neutral => self.neutral.count(flagged),
        }
        if flagged != (row.label == Label::Informal) {
            self.wrong.push(wrong(row, &found));
        }
    }

    fn microseconds(&self) -> f64 {
        self.spent.as_secs_f64() * 1e6 / f64::from(self.rows.max(1))
    }

    fn json(&self) -> Value {
        let rate = |share: Share| if share.of == 0 { Value::Null } else { four(share.rate()).into() };
        let whole = |share: Share| json!(Rate::new(share.rate(), share.of));
        json!({
            "tier": self.tier,
            "detect": rate(self.detect),
            "false_alarm": rate(self.false_alarm),
            "informal": whole(self.detect),
            "formal": whole(self.false_alarm),
            "neutral": whole(self.neutral),
            "ms_per_reply": self.microseconds() / 1e3,
        })
    }
}

fn wrong(row: &Row, found: &[Violation]) -> String {
    let told = found.iter().map(|violation| {
        let words = row.text.get(violation.span.clone()).unwrap_or_default();
        format!("{}“{words}”", violation.rule.trim_start_matches("register."))
    });
    format!("{:?}\t{}\t{}\n", row.label, row.text.replace('\n', " "), told.collect::<Vec<_>>().join(" "))
}

fn table(outturns: &BTreeMap<(String, bool), Outturn>) -> String {
    let mut out = "── judged by the packs: rates in % [95 %]; detected are casual sentences, false alarms polite ones\n".to_owned();
    out += &format!(
        "{:<10} {:<10} {:^29} {:^29} {:^29} {:>9}\n",
        "language", "tier", "casual detected", "false alarms", "neutral flagged", "µs/reply"
    );
    for ((lang, keico), outturn) in outturns {
        let name = if *keico { format!("{lang} {KEICO}") } else { lang.clone() };
        let Outturn { tier, detect, false_alarm, neutral, .. } = outturn;
        let row = format!("{name:<10} {tier:<10} {detect:^29} {false_alarm:^29} {neutral:^29} {:9.1}\n", outturn.microseconds());
        out.push_str(&row);
    }
    out
}

fn json(outturns: &BTreeMap<(String, bool), Outturn>) -> Value {
    let of = |apart: bool| -> Map<String, Value> {
        outturns.iter().filter(|((_, keico), _)| *keico == apart).map(|((lang, _), outturn)| (lang.clone(), outturn.json())).collect()
    };
    let keico = of(true).into_iter().next().map_or(Value::Null, |(_, outturn)| outturn);
    json!({ "languages": of(false), "keico": keico })
}
