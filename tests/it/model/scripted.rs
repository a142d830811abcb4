//! What the scripted model says, when, and how it fails.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::{FutureExt as _, StreamExt as _};
use tokio::time::{Instant, timeout};
use turjuman::conformance::model::sample;
use turjuman::core::key::LocaleTag;
use turjuman::model::{Script, Scripted, collect};
use turjuman::ports::{Answer, Ask, Chunk, Model as _, ModelError};

fn model(script: &str) -> Scripted {
    Scripted::new("answers.toml", Script::parse(script).unwrap())
}

fn ask(text: &str, locale: &str) -> Ask {
    let mut ask = sample();
    ask.question.text = text.to_owned();
    ask.question.locale = LocaleTag::new(locale);
    ask
}

async fn said(model: &Scripted, ask: Ask) -> String {
    let items: Vec<_> = model.answer(ask).collect().await;
    items.into_iter().filter_map(|item| if let Ok(Chunk::Text(text)) = item { Some(text) } else { None }).collect()
}

async fn answer(model: &Scripted) -> Result<Answer, ModelError> {
    collect(model.answer(sample())).await
}

#[tokio::test]
async fn the_first_row_that_fits_answers() {
    let model = model(
        "[[answer]]\ntext = \"default\"\n\
         [[answer]]\nwhen = \"Refund\"\nlocale = \"de\"\ntext = \"german refund\"\n\
         [[answer]]\nwhen = \"refund\"\ntext = \"refund\"\n\
         [[answer]]\nwhen = '/^how (much|many)/'\ntext = \"number\"\n\
         [[answer]]\nlocale = \"zh-TW\"\ntext = \"never: an earlier default fits\"\n",
    );
    let table = [
        ("REFUND please", "en", "refund"),
        ("my refund", "de", "german refund"),
        ("my refund", "de-AT", "german refund"),
        ("How MANY?", "en", "number"),
        ("so how many?", "en", "default"),
        ("", "ja", "default"),
    ];
    for (question, locale, expect) in table {
        assert_eq!(said(&model, ask(question, locale)).await, expect, "{question} in {locale}");
    }
}

#[tokio::test]
async fn without_a_row_nothing_is_found() {
    let model = model("[[answer]]\nwhen = \"tea\"\ntext = \"tea\"\n");
    assert_eq!(answer(&model).await, Err(ModelError::NothingFound));
}

#[tokio::test]
async fn only_given_passages_are_cited() {
    let table = [
        ("", vec!["Delivery time"]),
        ("cite = []", vec![]),
        ("cite = [\"cost\"]", vec!["Delivery cost"]),
        ("cite = [\"Delivery\"]", vec!["Delivery time", "Delivery cost"]),
        ("cite = [\"knowledge/en/delivery.md#Delivery time\"]", vec!["Delivery time"]),
        ("cite = [\"Lieferzeit\", \"\", \"elsewhere\"]", vec![]),
    ];
    for (cite, expect) in table {
        let answer = answer(&model(&format!("[[answer]]\ntext = \"x\"\n{cite}\n"))).await.unwrap();
        assert_eq!(answer.sources.iter().map(|source| source.heading.as_str()).collect::<Vec<_>>(), expect, "{cite}");
    }
}

#[tokio::test(start_paused = true)]
async fn words_come_at_the_pace_of_the_file() {
    let model = model("[pace]\nfirst_token_ms = 300\ntokens_per_s = 10\n[[answer]]\ntext = \"one two three\"\ndelay_ms = 50\n");
    let begin = Instant::now();
    let mut stream = model.answer(sample());
    let mut times = Vec::new();
    while let Some(item) = stream.next().await {
        times.push((begin.elapsed().as_millis(), matches!(item, Ok(Chunk::Done { .. }))));
    }
    assert_eq!(times, [(350, false), (450, false), (550, false), (550, true)]);
}

#[tokio::test(start_paused = true)]
async fn faults() {
    let cut = model("[[answer]]\ntext = \"one two three four\"\nfault = \"cut\"\n");
    assert_eq!(said(&cut, sample()).await, "one two ");
    assert_eq!(answer(&cut).await, Err(ModelError::Retry { what: "the answer was cut".to_owned(), after: None }));

    let stall = model("[[answer]]\ntext = \"one two three\"\nfault = \"stall\"\n");
    assert!(timeout(Duration::from_secs(86_400), answer(&stall)).await.is_err());

    let retry = model("[[answer]]\nfault = \"retry\"\nafter_ms = 700\n");
    assert!(matches!(answer(&retry).await, Err(ModelError::Retry { after: Some(after), .. }) if after == Duration::from_millis(700)));

    let permanent = model("[[answer]]\nfault = \"permanent\"\n");
    assert!(matches!(answer(&permanent).await, Err(ModelError::Permanent { .. })));

    let panics = model("[[answer]]\nfault = \"panic\"\n");
    assert!(AssertUnwindSafe(answer(&panics)).catch_unwind().await.is_err());
}

#[tokio::test]
async fn a_counted_fault_passes() {
    let model = model("[[answer]]\ntext = \"well\"\nfault = \"retry\"\nfault_times = 2\n");
    let outcomes = [answer(&model).await.is_ok(), answer(&model).await.is_ok(), answer(&model).await.is_ok(), answer(&model).await.is_ok()];
    assert_eq!(outcomes, [false, false, true, true]);
}

#[test]
fn mistakes_in_a_script_say_what_to_do() {
    let table = [
        ("", "add a table `[[answer]]`"),
        ("[[answer]]\n", "add `text = "),
        ("[[answer]]\ntext = \" \"\n", "add `text = "),
        ("[[answer]]\ntxt = \"x\"\n", "unknown field `txt`"),
        ("[[answer]]\ntxt = \"x\"\n", "line 2"),
        ("[[answers]]\ntext = \"x\"\n", "unknown field `answers`"),
        ("[pace]\nspeed = 1\n", "remove a key that does not exist"),
        ("[[answer]]\ntext = \"x\"\nfault = \"boom\"\n", "unknown variant `boom`"),
        ("[[answer]]\ntext = \"x\"\nfault = \"cut\"\n[[answer]]\nfault = \"stall\"\n", "answer 2: `text` is missing"),
        ("[[answer]]\nfault = \"retry\"\nfault_times = 1\n", "add `text = "),
        ("[[answer]]\ntext = \"x\"\nfault_times = 1\n", "`fault_times` without a `fault`"),
        ("[[answer]]\ntext = \"x\"\nafter_ms = 1\n", "only a retry has a wait"),
        ("[[answer]]\ntext = \"x\"\nwhen = \"/(/\"\n", "no regular expression"),
        ("[[answer]]\ntext = \"x\"\ndelay_ms = -1\n", "line 3"),
        ("nonsense", "help:"),
    ];
    for (script, part) in table {
        let error = Script::parse(script).unwrap_err();
        assert!(error.contains(part), "{script}\n{error}");
    }
}
