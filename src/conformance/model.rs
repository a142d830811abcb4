//! The suite of the models: what every [`Model`] MUST and SHOULD do, one case per sentence.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{BoxFuture, join_all};
use futures_util::{FutureExt as _, StreamExt as _};

use crate::core::dialogue::{Frame, Question};
use crate::core::key::{BotId, LocaleTag};
use crate::core::knowledge::{Hit, Passage, PassageId};
use crate::core::prompt::{self, Briefing, Budget};
use crate::model::collect;
use crate::ports::{Ask, Chunk, Model, ModelError};

/// No case may take longer: a model that hangs fails instead of the suite hanging.
const PATIENCE: Duration = Duration::from_secs(60);
/// How many answers are asked for at once.
const PARALLEL: usize = 8;

/// What became of a case: how the model broke its sentence.
pub type Outcome = Result<(), String>;

/// One sentence with its case.
struct Case {
    sentence: &'static str,
    run: fn(Arc<dyn Model>) -> BoxFuture<'static, Outcome>,
}

const CASES: &[Case] = &[
    Case { sentence: "An answer MUST have words before its end.", run: |model| words_first(model).boxed() },
    Case { sentence: "`Done` MUST come last and once.", run: |model| done_last(model).boxed() },
    Case { sentence: "Every source MUST be one of the passages given.", run: |model| sources_were_given(model).boxed() },
    Case {
        sentence: "Foreign passages MUST NOT be used while there are passages in the answer's language.",
        run: |model| no_foreign(model).boxed(),
    },
    Case {
        sentence: "Without any passage a model MUST either say that nothing was found, or rest on nothing.",
        run: |model| nothing_found(model).boxed(),
    },
    Case { sentence: "`Restart` MUST only void words that were written.", run: |model| restarts_void_words(model).boxed() },
    Case {
        sentence: "A cost that is told at all MUST be told before the first words: an answer that is cancelled is not free.",
        run: |model| cost_comes_first(model).boxed(),
    },
    Case {
        sentence: "Each `Source` after the last `Restart` MUST be among the sources of `Done`.",
        run: |model| early_sources_hold(model).boxed(),
    },
    Case { sentence: "A model that is not slow MUST give its whole answer without waiting.", run: |model| quick_is_at_once(model).boxed() },
    Case {
        sentence: "A summary MUST have words, or the model MUST say for good that it gives none.",
        run: |model| condenses_or_not(model).boxed(),
    },
    Case { sentence: "A probe MUST say something, each finding in one line.", run: |model| probes(model).boxed() },
    Case { sentence: "A failure MUST be the last item.", run: |model| failure_is_last(model).boxed() },
    Case {
        sentence: "Dropping a stream MUST cancel it and leave other answers as they are.",
        run: |model| dropping_cancels(model).boxed(),
    },
    Case { sentence: "An answer MUST NOT wait for another one that nobody reads.", run: |model| unread_blocks_none(model).boxed() },
    Case { sentence: "Answers MUST run in parallel without mixing.", run: |model| parallel(model).boxed() },
    Case { sentence: "A stream that was cut MUST be recognised by its missing `Done`.", run: |model| cut_is_noticed(model).boxed() },
    Case { sentence: "Equal questions SHOULD get equal answers.", run: |model| deterministic(model).boxed() },
    Case { sentence: "A model SHOULD name at least one source for an answer from passages.", run: |model| names_sources(model).boxed() },
    Case { sentence: "A model MUST describe itself in one line.", run: |model| describes(model).boxed() },
];

/// Runs every case; answers each sentence with what became of it, in the order of the specification.
///
/// The model must be able to answer [`sample`] and must not be set to fail.
pub async fn run(model: Arc<dyn Model>) -> Vec<(&'static str, Outcome)> {
    let mut outcomes = Vec::with_capacity(CASES.len());
    for case in CASES {
        let outcome = match tokio::time::timeout(PATIENCE, (case.run)(Arc::clone(&model))).await {
            Ok(outcome) => outcome,
            Err(_) => Err(format!("not done after {PATIENCE:?}")),
        };
        outcomes.push((case.sentence, outcome));
    }
    outcomes
}

/// The question of the suite, with two passages and a foreign one.
#[must_use]
pub fn sample() -> Ask {
    ask(
        vec![
            hit("en", "Delivery time", "Delivery takes **three days**.\n\n- Islands: five days\n- Abroad: a week", 4.0),
            hit("en", "Delivery cost", "Delivery costs 4.90 EUR.", 3.5),
        ],
        vec![hit("de", "Lieferzeit", "Die Lieferung dauert drei Tage.\n\nInseln: fünf Tage.", 4.0)],
    )
}

/// The question with these passages, and the prompt that a language model is given for it.
fn ask(passages: Vec<Hit>, foreign: Vec<Hit>) -> Ask {
    let question = Question {
        setting: Default::default(),
        text: "How long does delivery take?".to_owned(),
        locale: LocaleTag::new("en"),
        deliveries: Vec::new(),
        message: None,
        history: Vec::new(),
        summary: None,
        violations: Vec::new(),
    };
    let briefing = Briefing {
        limits: Vec::new(),
        style: vec!["You answer customers of a shop.".to_owned()],
        brand: "Shop".to_owned(),
        facts: Vec::new(),
        language: "English".to_owned(),
    };
    let given = if passages.is_empty() { &foreign } else { &passages };
    let given: Vec<_> = given.iter().map(|hit| Arc::clone(&hit.passage)).collect();
    let prompt = Arc::new(prompt::answer(&briefing, &question, &given, Budget { passages: 2_500, history: 1_200 }));
    Ask { bot: BotId::new("sample"), question, passages, foreign, max_passages: 3, prompt }
}

fn hit(locale: &str, heading: &str, body: &str, score: f64) -> Hit {
    let passage = Passage {
        id: PassageId(format!("knowledge/{locale}/delivery.md#{heading}").into()),
        title: "Delivery".to_owned(),
        heading: heading.to_owned(),
        body: body.to_owned(),
        locale: LocaleTag::new(locale),
        tags: Vec::new(),
        valid_to: None,
    };
    Hit { passage: Arc::new(passage), score, coverage: 1.0 }
}

/// Every item of the answer to `ask`.
async fn items(model: &Arc<dyn Model>, ask: Ask) -> Vec<Result<Chunk, ModelError>> {
    model.answer(ask).collect().await
}

fn require(holds: bool, what: impl FnOnce() -> String) -> Outcome {
    if holds { Ok(()) } else { Err(what()) }
}

/// The samples that have an answer: from passages, and from a foreign passage alone.
fn answerable() -> [Ask; 2] {
    [sample(), ask(Vec::new(), sample().foreign)]
}

/// The sample without any passage.
fn unanswerable() -> Ask {
    ask(Vec::new(), Vec::new())
}

async fn words_first(model: Arc<dyn Model>) -> Outcome {
    for ask in answerable() {
        let items = items(&model, ask).await;
        let before = items.iter().take_while(|item| !matches!(item, Ok(Chunk::Done { .. })));
        let words: String = before.filter_map(|item| if let Ok(Chunk::Text(text)) = item { Some(text.as_str()) } else { None }).collect();
        require(!words.trim().is_empty(), || format!("no words before the end: {items:?}"))?;
    }
    Ok(())
}

async fn done_last(model: Arc<dyn Model>) -> Outcome {
    for ask in answerable() {
        let items = items(&model, ask).await;
        let at: Vec<usize> =
            items.iter().enumerate().filter(|(_, item)| matches!(item, Ok(Chunk::Done { .. }))).map(|(at, _)| at).collect();
        require(at == [items.len().saturating_sub(1)], || format!("`Done` at {at:?} of {} items", items.len()))?;
    }
    Ok(())
}

async fn sources_were_given(model: Arc<dyn Model>) -> Outcome {
    for ask in answerable() {
        let given: Vec<_> = ask.passages.iter().chain(&ask.foreign).map(|hit| hit.passage.id.clone()).collect();
        let answer = collect(model.answer(ask)).await.map_err(|error| error.to_string())?;
        let strange = answer.sources.iter().find(|source| !given.contains(&source.id));
        require(strange.is_none(), || format!("a source that was not given: {strange:?}"))?;
    }
    Ok(())
}

async fn no_foreign(model: Arc<dyn Model>) -> Outcome {
    let answer = collect(model.answer(sample())).await.map_err(|error| error.to_string())?;
    let foreign = answer.frame == Frame::OtherLanguage || answer.sources.iter().any(|source| source.locale != LocaleTag::new("en"));
    require(!foreign, || format!("a foreign source: {:?}", answer.sources))
}

async fn nothing_found(model: Arc<dyn Model>) -> Outcome {
    let items = items(&model, unanswerable()).await;
    let rests = items.iter().any(|item| match item {
        Ok(Chunk::Source(_)) => true,
        Ok(Chunk::Done { sources, .. }) => !sources.is_empty(),
        _ => false,
    });
    let ends = matches!(items.last(), Some(Err(ModelError::NothingFound) | Ok(Chunk::Done { .. })));
    require(ends && !rests, || format!("got {items:?}"))
}

async fn restarts_void_words(model: Arc<dyn Model>) -> Outcome {
    for ask in answerable() {
        let items = items(&model, ask).await;
        let mut has_words = false;
        for item in &items {
            match item {
                Ok(Chunk::Text(_)) => has_words = true,
                Ok(Chunk::Restart) if !std::mem::take(&mut has_words) => return Err(format!("nothing stood there: {items:?}")),
                _ => {}
            }
        }
    }
    Ok(())
}

async fn cost_comes_first(model: Arc<dyn Model>) -> Outcome {
    for ask in answerable() {
        let items = items(&model, ask).await;
        let place = |is: fn(&Chunk) -> bool| items.iter().position(|item| item.as_ref().is_ok_and(is));
        let (cost, words) = (place(|chunk| matches!(chunk, Chunk::Spent(_))), place(|chunk| matches!(chunk, Chunk::Text(_))));
        require(cost.is_none() || cost < words, || format!("first told at {cost:?}, words at {words:?}"))?;
    }
    Ok(())
}

async fn early_sources_hold(model: Arc<dyn Model>) -> Outcome {
    for ask in answerable() {
        let items = items(&model, ask).await;
        let begin = items.iter().rposition(|item| matches!(item, Ok(Chunk::Restart))).map_or(0, |at| at + 1);
        let last = items.iter().skip(begin);
        let named: Vec<_> = last.filter_map(|item| if let Ok(Chunk::Source(source)) = item { Some(source) } else { None }).collect();
        let Some(Ok(Chunk::Done { sources, .. })) = items.last() else { return Err(format!("no end: {items:?}")) };
        let lost = named.iter().find(|named| sources.iter().all(|source| source.id != named.id));
        require(lost.is_none(), || format!("{lost:?} is not among {sources:?}"))?;
    }
    Ok(())
}

async fn quick_is_at_once(model: Arc<dyn Model>) -> Outcome {
    let whole = items(&model, sample()).now_or_never();
    require(model.is_slow() || whole.is_some(), || "it waits, but does not say that it is slow".to_owned())
}

async fn condenses_or_not(model: Arc<dyn Model>) -> Outcome {
    match model.condense(sample().prompt).await {
        Ok(condensed) => require(!condensed.text.trim().is_empty(), || "an empty summary".to_owned()),
        Err(ModelError::Permanent { .. }) => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}

async fn probes(model: Arc<dyn Model>) -> Outcome {
    let findings = model.probe().await;
    let is_line = |what: &str| !what.trim().is_empty() && !what.contains('\n');
    require(!findings.is_empty() && findings.iter().all(|finding| is_line(&finding.what)), || format!("found {findings:?}"))
}

async fn failure_is_last(model: Arc<dyn Model>) -> Outcome {
    for ask in answerable().into_iter().chain([unanswerable()]) {
        let items = items(&model, ask).await;
        let early = items.split_last().is_some_and(|(_, before)| before.iter().any(Result::is_err));
        require(!early, || format!("something follows a failure: {items:?}"))?;
    }
    Ok(())
}

async fn dropping_cancels(model: Arc<dyn Model>) -> Outcome {
    let before = Arc::strong_count(&model);
    drop(model.answer(sample()));
    let mut begun = model.answer(sample());
    require(begun.next().await.is_some(), || "no first item".to_owned())?;
    drop(begun);
    require(Arc::strong_count(&model) == before, || "a dropped stream still holds the model".to_owned())?;
    collect(model.answer(sample())).await.map(drop).map_err(|error| format!("the next answer failed: {error}"))
}

async fn unread_blocks_none(model: Arc<dyn Model>) -> Outcome {
    let mut unread = model.answer(sample());
    require(unread.next().await.is_some(), || "no first item".to_owned())?;
    collect(model.answer(sample())).await.map_err(|error| error.to_string())?;
    let rest: Vec<_> = unread.collect().await;
    require(matches!(rest.last(), Some(Ok(Chunk::Done { .. }))), || "the unread answer did not end".to_owned())
}

async fn parallel(model: Arc<dyn Model>) -> Outcome {
    let alone = collect(model.answer(sample())).await;
    let together = join_all((0..PARALLEL).map(|_| collect(model.answer(sample())))).await;
    let other = together.iter().find(|answer| **answer != alone);
    require(other.is_none(), || format!("alone {alone:?}, together {other:?}"))
}

async fn cut_is_noticed(model: Arc<dyn Model>) -> Outcome {
    let cut = model.answer(sample()).take_while(|item| std::future::ready(!matches!(item, Ok(Chunk::Done { .. }))));
    let outcome = collect(cut.boxed()).await;
    require(matches!(outcome, Err(ModelError::Retry { .. })), || format!("taken for whole: {outcome:?}"))
}

async fn deterministic(model: Arc<dyn Model>) -> Outcome {
    for ask in answerable() {
        let (first, second) = (items(&model, ask.clone()).await, items(&model, ask).await);
        require(first == second, || format!("first {first:?}, then {second:?}"))?;
    }
    Ok(())
}

async fn names_sources(model: Arc<dyn Model>) -> Outcome {
    let answer = collect(model.answer(sample())).await.map_err(|error| error.to_string())?;
    require(!answer.sources.is_empty(), || "no source".to_owned())
}

async fn describes(model: Arc<dyn Model>) -> Outcome {
    let description = model.describe();
    require(!description.trim().is_empty() && !description.contains('\n'), || format!("described as {description:?}"))
}
