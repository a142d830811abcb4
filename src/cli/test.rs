//! `turjuman test`: plays a bot's own dialogues against the whole runtime and compares.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use super::args;
use super::assemble;
use super::environment;
use super::log;
use super::outcome::Outcome;
use super::progress::Progress;
use super::session::{Did, Said, Session};
use crate::config::{self, Code, Diagnostic, Does, Expect, Loaded, Scenario};
use crate::core::dialogue::{Agent, Conversation, Phase};
use crate::core::key::LocaleTag;
use crate::core::language::Languages;
use crate::core::message::{Message, Place, What, plain};
use crate::core::time::Timestamp;
use crate::ports::Clock;
use crate::runtime::Limits;

/// What to do about a person who cannot act.
const HAND_OVER: &str = "let an earlier turn hand it over; the turns that follow were not played";

/// When every scenario begins: a Wednesday morning in Europe.
const BEGIN: Timestamp = Timestamp(1_767_780_000_000);

/// A clock that goes on only when a scenario says so.
struct SetClock(AtomicI64);

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::Relaxed))
    }
}

pub(super) fn test(args: &args::Test) -> anyhow::Result<Outcome> {
    log::quiet("error");
    environment::tls();
    let began = Instant::now();
    // Scenarios play with a desk that answers, so that handovers can be tried without one.
    let loaded = assemble::load(&args.bot, &|_| Some("https://desk.example/".to_owned()));
    let scenarios = loaded.and_then(|mut loaded| {
        // Quick messages of a scenario arrive at once; there is nothing to wait for.
        if let Some(bot) = Arc::get_mut(&mut loaded.bot) {
            bot.dialogue.gather_ms = 0;
        }
        config::scenarios(&loaded).map(|scenarios| (loaded, scenarios))
    });
    let (loaded, mut scenarios) = match scenarios {
        Ok(both) => both,
        Err(report) => {
            eprint!("{}", report.render(environment::color()));
            return Ok(Outcome::Bad);
        }
    };
    let wanted: Vec<_> =
        scenarios.list.iter().filter(|scenario| args.only.as_ref().is_none_or(|part| scenario.name.contains(part.as_str()))).collect();
    if wanted.is_empty() {
        match &args.only {
            Some(part) => anyhow::bail!("find a scenario whose name contains `{part}` in {}/scenarios", args.bot.display()),
            None => anyhow::bail!("find a scenario to play in {}/scenarios", args.bot.display()),
        }
    }
    let runtime = environment::runtime()?;
    let mut failures = Vec::new();
    let mut failed = 0;
    let shown = Progress::of(u64::try_from(wanted.len()).unwrap_or_default(), "playing");
    for scenario in &wanted {
        let found = runtime.block_on(play(&loaded, scenario))?;
        shown.above(|| environment::say(&format!("{} {}\n", if found.is_empty() { "ok    " } else { "FAILED" }, scenario.name)))?;
        shown.advance(1);
        failed += usize::from(!found.is_empty());
        failures.extend(found);
    }
    drop(shown);
    let passed = wanted.len() - failed;
    scenarios.report.diagnostics.extend(failures);
    if failed > 0 {
        environment::say(&format!("\n{}", scenarios.report.render(environment::color())))?;
    }
    environment::say(&format!("\n{passed} passed, {failed} failed ({} ms)\n", began.elapsed().as_millis()))?;
    Ok(if failed == 0 { Outcome::Good } else { Outcome::Bad })
}

/// Plays one scenario; answers with what was not as expected, each at its line.
async fn play(loaded: &Loaded, scenario: &Scenario) -> anyhow::Result<Vec<Diagnostic>> {
    let clock = Arc::new(SetClock(AtomicI64::new(BEGIN.0)));
    let limits = Limits { settle: Duration::from_millis(1), ..Limits::default() };
    let mut session = Session::start(loaded, assemble::offline(loaded)?, Arc::clone(&clock) as Arc<dyn Clock>, limits)?;
    let mut failures = Vec::new();
    for turn in &scenario.turns {
        clock.0.fetch_add(1_000, Ordering::Relaxed);
        let Some(done) = happen(&mut session, &clock, &turn.does, turn.place).await? else {
            let message = "a person acts in a conversation that has not been handed over".to_owned();
            failures.push(diagnostic(scenario, Miss { span: turn.span.clone(), message, found: HAND_OVER.to_owned() }));
            break;
        };
        let conversation = session.conversation().await?.unwrap_or_default();
        if let Some(expect) = &turn.expect {
            failures
                .extend(compare(expect, &done, &conversation, &loaded.bot.languages).into_iter().map(|miss| diagnostic(scenario, miss)));
        }
    }
    session.stop().await?;
    Ok(failures)
}

/// What the bot did then; none where what happens cannot.
async fn happen(session: &mut Session, clock: &SetClock, does: &Does, place: Place) -> anyhow::Result<Option<Vec<Did>>> {
    let done = match does {
        Does::Say { messages, hint } => {
            let say = |text: &String| What::Message(Message::text("", text.as_str()));
            let said = messages.iter().map(|text| Said { what: say(text), hint: hint.clone(), place });
            session.say(said.collect()).await
        }
        Does::Choose(choice) => {
            let offered = session.conversation().await?.unwrap_or_default().offered;
            // Of a choice that ends with a number of ours the beginning is enough.
            let begun = offered.into_iter().find(|offer| offer.strip_prefix(choice.as_str()).is_some_and(|rest| rest.starts_with(':')));
            let choice = begun.unwrap_or_else(|| choice.clone());
            session.say(vec![Said { what: What::Chose { choice, message: None }, hint: None, place }]).await
        }
        Does::Agent { name, act } => {
            let conversation = session.conversation().await?.unwrap_or_default();
            let (Phase::Waiting { ticket } | Phase::WithPerson { ticket, .. }) = conversation.phase else {
                return Ok(None);
            };
            session.act(Agent { ticket: ticket.id, name: name.clone(), act: act.clone() }).await
        }
        Does::Wait { mins } => {
            clock.0.fetch_add(i64::from(*mins) * 60_000, Ordering::Relaxed);
            session.settle().await
        }
    };
    done.map(Some)
}

/// One thing that is not as expected: where it was expected, and what was found instead.
struct Miss {
    span: std::ops::Range<usize>,
    message: String,
    found: String,
}

fn compare(expect: &Expect, done: &[Did], conversation: &Conversation, languages: &Languages) -> Vec<Miss> {
    let shown: Vec<_> = done
        .iter()
        .filter_map(|did| match did {
            Did::Show(message) => Some(message.as_ref()),
            Did::Relay => None,
        })
        .collect();
    let text = shown.iter().map(|message| plain(&message.markup)).collect::<Vec<_>>().join("\n");
    let sources: Vec<_> =
        shown.iter().flat_map(|message| &message.sources).map(|source| format!("{} ({})", source.id, source.title)).collect();
    let said = || if text.is_empty() { "the customer was shown nothing".to_owned() } else { format!("the customer was shown:\n{text}") };
    let mut misses = Vec::new();
    let mut miss = |span: &std::ops::Range<usize>, message: String, found: String| misses.push(Miss { span: span.clone(), message, found });
    if let Some(locale) = &expect.locale {
        let found: Vec<_> = shown.iter().map(|message| message.locale.to_string()).collect();
        let is_in = |locale: &LocaleTag, wanted: &LocaleTag| locale == wanted || languages.language_of(locale) == wanted;
        if shown.is_empty() || !shown.iter().all(|message| is_in(&message.locale, &locale.value)) {
            miss(&locale.span, format!("the answer is not in {}", locale.value), format!("it is in: {}", found.join(", ")));
        }
    }
    for part in expect.text.iter().filter(|part| !text.contains(&part.value)) {
        miss(&part.span, "the answer does not hold this".to_owned(), said());
    }
    for part in expect.not_text.iter().filter(|part| text.contains(&part.value)) {
        miss(&part.span, "the answer holds this".to_owned(), said());
    }
    for part in expect.sources.iter().filter(|part| !sources.iter().any(|source| source.contains(&part.value))) {
        miss(&part.span, "the answer does not rest on this".to_owned(), format!("it rests on: {}", sources.join(", ")));
    }
    if let Some(phase) = expect.phase.as_ref().filter(|phase| phase.value != conversation.phase.name()) {
        miss(&phase.span, format!("the phase is not {}", phase.value), format!("it is {}", conversation.phase.name()));
    }
    if let Some(actions) = &expect.actions {
        let found: Vec<_> = done.iter().map(|did| if matches!(did, Did::Relay) { "relay" } else { "show" }).collect();
        if found != actions.value {
            miss(&actions.span, "the bot did something else".to_owned(), format!("it did: {}", found.join(", ")));
        }
    }
    if let Some(silent) = expect.silent.as_ref().filter(|silent| silent.value != shown.is_empty()) {
        miss(&silent.span, "the customer's side is another".to_owned(), said());
    }
    misses
}

fn diagnostic(scenario: &Scenario, miss: Miss) -> Diagnostic {
    Diagnostic { code: Code::SCENARIO_FAILED, file: scenario.file.clone(), span: Some(miss.span), message: miss.message, help: miss.found }
}
