//! One model after the other, and in the end the knowledge itself.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::future::{BoxFuture, join_all, pending, ready};
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt as _, StreamExt as _};
use turjuman::conformance::model::sample;
use turjuman::conformance::openai::{Fake, Fault, Pace, Script as Play, Turn, When, say};
use turjuman::core::prompt::Prompt;
use turjuman::model::{Assembled, Chain, Script, Scripted};
use turjuman::ports::{Ask, Chunk, Condensed, Finding, Model, ModelError};

use super::{QUICK, answered, ask, assembled, section};

async fn speaks(text: &str) -> Fake {
    Fake::start(Play::new().responder(say(text))).await.unwrap()
}

fn chain(first: &Fake, next: &[&Fake], more: &str) -> Assembled {
    let mut model = section(first, &format!("{QUICK}{more}"));
    for fake in next {
        write!(model, "\n[[model.fallback]]\n{}", section(fake, &format!("{QUICK}{more}"))).unwrap();
    }
    assembled(&model)
}

#[tokio::test]
async fn the_next_one_is_asked_and_words_are_taken_back() {
    // (what goes wrong at the first, how often the first is asked, whether words were shown)
    for (fault, requests, shown) in [
        (Fault::StallBeforeHeaders, 1, 0),
        (Fault::StallMidway, 1, 1),
        (Fault::CutMidway, 2, 1),
        (Fault::page(503), 2, 0),
        (Fault::no_quota(), 1, 0),
        (Fault::status(401, "", ""), 1, 0),
        (Fault::Finish("length"), 1, 1),
        (Fault::Finish("content_filter"), 1, 1),
    ] {
        let (first, second) = (speaks("from the first").await, speaks("from the second").await);
        first.set(Play::new().rule(When::Always, Turn::fault(fault.clone())));
        let model = chain(&first, &[&second], "").model;
        let answered = ask(&model).await;
        assert!(answered.is_done() && answered.text.starts_with("from the second"), "{fault:?} {answered:?}");
        assert_eq!((first.requests(), second.requests()), (requests, 1), "{fault:?}");
        assert!(answered.restarts >= shown, "{fault:?} {answered:?}");
    }
}

#[tokio::test]
async fn in_the_end_the_knowledge_answers_within_the_deadline() {
    let (first, second) = (speaks("a").await, speaks("b").await);
    for fault in [Fault::StallBeforeHeaders, Fault::StallMidway, Fault::page(500), Fault::CutMidway, Fault::Endless] {
        for fake in [&first, &second] {
            fake.set(Play::new().rule(When::Always, Turn::fault(fault.clone())));
        }
        let model = chain(&first, &[&second], "").model;
        let begun = Instant::now();
        let with = ask(&model).await;
        assert!(with.is_done() && with.text.contains("three days"), "{fault:?} {with:?}");
        assert!(begun.elapsed() < Duration::from_millis(2_500), "{fault:?} {:?}", begun.elapsed());
        // What the models have cost is told although they gave nothing.
        if fault == Fault::StallMidway {
            assert!(with.spent.last().is_some_and(|spent| spent.completion_tokens > 0), "{with:?}");
        }
        let nothing = Ask { passages: Vec::new(), foreign: Vec::new(), ..sample() };
        assert_eq!(answered(&model, nothing).await.end, Some(Err(ModelError::NothingFound)), "{fault:?}");
    }
}

#[tokio::test]
async fn who_failed_rests_and_is_tried_by_one() {
    let (first, second) = (speaks("from the first").await, speaks("from the second").await);
    let model = chain(&first, &[&second], "cooldown_secs = 1\nattempts = 1").model;
    first.queue([Turn::fault(Fault::page(500))]);
    assert!(ask(&model).await.text.starts_with("from the second"));
    assert!(ask(&model).await.text.starts_with("from the second"));
    assert_eq!(first.requests(), 1, "it was asked while it rests");
    tokio::time::sleep(Duration::from_millis(1_050)).await;
    // Of many at once one tries it; the others do not wait.
    first.queue([Turn::default().at(Pace::fixed(200, 0))]);
    let all = join_all((0..6).map(|_| ask(&model))).await;
    assert_eq!(all.iter().filter(|one| one.text.starts_with("from the first")).count(), 1, "{all:?}");
    assert_eq!(first.requests(), 2);
    assert!(ask(&model).await.text.starts_with("from the first"), "it is well again");
}

#[tokio::test]
async fn a_question_that_is_refused_lets_nobody_rest() {
    let (first, second) = (speaks("from the first").await, speaks("from the second").await);
    let model = chain(&first, &[&second], "attempts = 1").model;
    for fault in [
        Fault::Finish("content_filter"),
        Fault::status(400, "content_filter", ""),
        Fault::status(400, "context_length_exceeded", ""),
        Fault::Finish("length"),
    ] {
        first.queue([Turn::fault(fault.clone())]);
        assert!(ask(&model).await.text.starts_with("from the second"), "{fault:?}");
        assert!(ask(&model).await.text.starts_with("from the first"), "{fault:?}");
    }
}

#[tokio::test]
async fn without_its_key_a_model_is_left_out() {
    let fake = speaks("from the fallback").await;
    let missing = section(&fake, "api_key_env = \"OTHER_KEY\"");
    let fallback = format!("\n[[model.fallback]]\n{}", section(&fake, "api_key_env = \"KEY\""));
    for (model, off, describes) in [
        (missing.clone(), vec!["model"], "extractive"),
        (format!("{missing}{fallback}"), vec!["model"], "m at 127.0.0.1"),
        (format!("{}{}", section(&fake, ""), fallback.replace("\"KEY\"", "\"OTHER_KEY\"")), vec!["fallback 1"], "m at 127.0.0.1"),
        (section(&fake, "api_key_env = \"KEY\""), vec![], "else the knowledge itself"),
    ] {
        let assembled = assembled(&model);
        let names: Vec<_> = assembled.off.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, off);
        assert!(assembled.off.iter().all(|(_, needs)| needs.contains("OTHER_KEY")));
        let described = assembled.model.describe();
        assert!(described.contains(describes) && !described.contains('\n'), "{described}");
        assert!(ask(&assembled.model).await.is_done());
    }
}

#[tokio::test]
async fn a_summary_comes_from_who_is_well() {
    let (first, second) = (speaks("from the first").await, speaks("from the second").await);
    first.set(Play::new().rule(When::Always, Turn::fault(Fault::page(500))));
    let model = chain(&first, &[&second], "attempts = 1").model;
    assert!(model.condense(sample().prompt).await.unwrap().text.starts_with("from the second"));
    second.set(Play::new().rule(When::Always, Turn::fault(Fault::page(500))));
    assert!(model.condense(sample().prompt).await.is_err());
}

/// A model that writes without end and without a pause.
struct Babbler;

impl Model for Babbler {
    fn describe(&self) -> String {
        "babbler".to_owned()
    }

    fn is_slow(&self) -> bool {
        true
    }

    fn answer(&self, _: Ask) -> BoxStream<'static, Result<Chunk, ModelError>> {
        stream::repeat(Ok(Chunk::Text("bla ".to_owned()))).boxed()
    }

    fn condense(&self, _: Arc<Prompt>) -> BoxFuture<'static, Result<Condensed, ModelError>> {
        pending().boxed()
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        ready(Vec::new()).boxed()
    }
}

#[tokio::test]
async fn who_writes_without_end_is_cut_by_the_total() {
    let total = Duration::from_millis(200);
    let model: Arc<dyn Model> = Arc::new(Chain::new(vec![(Arc::new(Babbler), Duration::from_secs(30))], total));
    let begun = Instant::now();
    let answered = ask(&model).await;
    assert!(answered.is_done() && answered.text.contains("three days") && answered.restarts == 1);
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
    assert!(matches!(model.condense(sample().prompt).await, Err(ModelError::Permanent { .. })), "it rests");
}

#[tokio::test(start_paused = true)]
async fn a_silent_chain_gives_signs_of_life() {
    let script = "[[answer]]\ntext = \"late\"\ndelay_ms = 15000\n";
    let late: Arc<dyn Model> = Arc::new(Scripted::new("late.toml", Script::parse(script).unwrap()));
    let model = Chain::new(vec![(late, Duration::from_secs(30))], Duration::from_secs(20));
    let mut stream = model.answer(sample());
    // The runtime gives a stream up that says nothing for ten seconds.
    while let Some(item) = tokio::time::timeout(Duration::from_secs(9), stream.next()).await.unwrap() {
        assert!(item.is_ok(), "{item:?}");
    }
}
