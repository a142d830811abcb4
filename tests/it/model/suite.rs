//! Every model against the suite, and the suite against models that break its sentences.

use std::sync::Arc;

use futures_util::future::{BoxFuture, ready};
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt as _, StreamExt as _};
use turjuman::conformance::model::{run, sample};
use turjuman::core::dialogue::Frame;
use turjuman::core::prompt::Prompt;
use turjuman::model::{Extractive, Script, Scripted};
use turjuman::ports::{Ask, Chunk, Condensed, Finding, Model, ModelError, Usage};

async fn broken(model: Arc<dyn Model>) -> Vec<&'static str> {
    run(model).await.into_iter().filter(|(_, outcome)| outcome.is_err()).map(|(sentence, _)| sentence).collect()
}

#[tokio::test(start_paused = true)]
async fn both_models_pass() {
    let script = "[pace]\nfirst_token_ms = 40\ntokens_per_s = 50\n[[answer]]\ntext = \"It takes three days.\"\n";
    let models: [Arc<dyn Model>; 2] =
        [Arc::new(Extractive::default()), Arc::new(Scripted::new("answers.toml", Script::parse(script).unwrap()))];
    for model in models {
        let name = model.describe();
        for (sentence, outcome) in run(model).await {
            assert_eq!(outcome, Ok(()), "{name}: {sentence}");
        }
    }
}

/// A model that says the same items whatever it is asked.
struct Fixed(Vec<Result<Chunk, ModelError>>);

impl Model for Fixed {
    fn describe(&self) -> String {
        "fixed".to_owned()
    }

    fn is_slow(&self) -> bool {
        false
    }

    fn condense(&self, _: Arc<Prompt>) -> BoxFuture<'static, Result<Condensed, ModelError>> {
        ready(Ok(Condensed::default())).boxed()
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        ready(Vec::new()).boxed()
    }

    fn answer(&self, _: Ask) -> BoxStream<'static, Result<Chunk, ModelError>> {
        stream::iter(self.0.clone()).boxed()
    }
}

#[tokio::test(start_paused = true)]
async fn the_suite_finds_what_is_broken() {
    let text = || Ok(Chunk::Text("three days".to_owned()));
    let sources = vec![Arc::clone(&sample().passages[0].passage)];
    let done = || Ok(Chunk::Done { sources: sources.clone(), frame: Frame::None });
    let foreign = Ok(Chunk::Done { sources: vec![Arc::clone(&sample().foreign[0].passage)], frame: Frame::None });
    let other = || Ok(Chunk::Source(Arc::clone(&sample().passages[1].passage)));
    let retry = || Err(ModelError::Retry { what: "busy".to_owned(), after: None });
    let table = [
        (vec![text()], "`Done` MUST come last and once."),
        (vec![text(), done(), done()], "`Done` MUST come last and once."),
        (vec![done()], "An answer MUST have words before its end."),
        (vec![done(), text()], "An answer MUST have words before its end."),
        (vec![retry(), text(), done()], "A failure MUST be the last item."),
        (vec![text(), foreign], "Foreign passages MUST NOT be used while there are passages in the answer's language."),
        (vec![text(), done()], "Without any passage a model MUST either say that nothing was found, or rest on nothing."),
        (vec![], "An answer MUST have words before its end."),
        (vec![Ok(Chunk::Restart), text(), done()], "`Restart` MUST only void words that were written."),
        (
            vec![text(), Ok(Chunk::Spent(Usage::default())), done()],
            "A cost that is told at all MUST be told before the first words: an answer that is cancelled is not free.",
        ),
        (vec![text(), other(), done()], "Each `Source` after the last `Restart` MUST be among the sources of `Done`."),
        (vec![text(), done()], "A summary MUST have words, or the model MUST say for good that it gives none."),
        (vec![text(), done()], "A probe MUST say something, each finding in one line."),
    ];
    for (items, sentence) in table {
        let found = broken(Arc::new(Fixed(items.clone()))).await;
        assert!(found.contains(&sentence), "{items:?} broke only {found:?}");
    }
}

/// A model that never answers fails its cases instead of hanging the suite.
struct Silent;

impl Model for Silent {
    fn describe(&self) -> String {
        "silent".to_owned()
    }

    fn is_slow(&self) -> bool {
        false
    }

    fn condense(&self, _: Arc<Prompt>) -> BoxFuture<'static, Result<Condensed, ModelError>> {
        ready(Ok(Condensed::default())).boxed()
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        ready(Vec::new()).boxed()
    }

    fn answer(&self, _: Ask) -> BoxStream<'static, Result<Chunk, ModelError>> {
        stream::pending().boxed()
    }
}

#[tokio::test(start_paused = true)]
async fn a_model_that_hangs_fails() {
    let found = broken(Arc::new(Silent)).await;
    assert!(found.len() > 8 && found.contains(&"A model that is not slow MUST give its whole answer without waiting."), "{found:?}");
}
