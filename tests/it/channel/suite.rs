//! Every row of the table against the public suite, and the suite against channels that lie.

use std::collections::BTreeSet;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, ready};
use turjuman::channel::{
    Attempt, Channel, DecodeError, FetchError, Finding, Raw, Receipt, Request, SendError, Sink, Stop, capability_table, kinds,
};
use turjuman::conformance::channel::{Broken, CASES, harness, run};
use turjuman::core::key::DeliveryId;
use turjuman::core::message::{Action, Address, Inbound, MediaRef, What};

#[tokio::test]
async fn every_row_keeps_every_sentence() {
    for row in capability_table() {
        let harness = harness(row.channel, row.variant).await.unwrap().unwrap_or_else(|| panic!("{row:?} has no harness"));
        let broken = run(&harness).await;
        assert!(broken.is_empty(), "{broken:#?}");
    }
}

#[test]
fn every_sentence_stands_once_and_says_must() {
    let sentences: BTreeSet<_> = CASES.iter().map(|case| case.sentence).collect();
    assert_eq!(sentences.len(), CASES.len());
    assert!(sentences.iter().all(|sentence| sentence.contains("MUST") || sentence.contains("SHOULD")));
}

#[test]
fn every_kind_documents_its_keys() {
    let mut names = BTreeSet::new();
    for kind in kinds() {
        assert!(names.insert(kind.name()), "{} stands twice", kind.name());
        assert!(!kind.examples().is_empty(), "{} has no example", kind.name());
        let keys: BTreeSet<_> = kind.keys().iter().map(|key| key.key).collect();
        assert_eq!(keys.len(), kind.keys().len());
        for key in kind.keys() {
            assert!(key.doc.ends_with('.'), "{} of {}", key.key, kind.name());
        }
    }
}

/// What a channel does wrong.
#[derive(Clone, Copy, Debug)]
enum Lie {
    LosesText,
    OneIdForAll,
    SendsTwice,
    RetriesUnknown,
    ForgetsTheId,
    SaysItCanEdit,
    NeverStops,
    EndsByItself,
    RenamesFiles,
    #[cfg(feature = "telegram")]
    TakesAnyFile,
    #[cfg(feature = "telegram")]
    LosesThePlace,
}

struct Liar {
    honest: Arc<dyn Channel>,
    lie: Lie,
}

impl Channel for Liar {
    fn decode(&self, raw: &Raw) -> Result<Vec<Inbound>, DecodeError> {
        let mut events = self.honest.decode(raw)?;
        for event in &mut events {
            match (self.lie, &mut event.what) {
                (Lie::LosesText, What::Message(message)) => message.text = message.text.trim().to_owned(),
                (Lie::OneIdForAll, _) => event.delivery = DeliveryId::new("1"),
                #[cfg(feature = "telegram")]
                (Lie::LosesThePlace, What::Moved { to }) => *to = "elsewhere".into(),
                _ => {}
            }
        }
        Ok(events)
    }

    fn encode(&self, address: &Address, action: &Action) -> Option<Request> {
        if matches!((self.lie, action), (Lie::SaysItCanEdit, Action::Edit { .. })) {
            return None;
        }
        let mut request = self.honest.encode(address, action)?;
        if matches!(self.lie, Lie::ForgetsTheId) {
            request.id.clear();
        }
        Some(request)
    }

    fn receive(&self, sink: Arc<dyn Sink>, stop: Stop) -> BoxFuture<'_, Result<(), String>> {
        match self.lie {
            Lie::NeverStops => futures_util::future::pending().boxed(),
            Lie::EndsByItself => ready(Ok(())).boxed(),
            _ => self.honest.receive(sink, stop),
        }
    }

    fn send<'a>(&'a self, address: &Address, request: &Request, attempt: Attempt) -> BoxFuture<'a, Result<Receipt, SendError>> {
        let (address, mut request) = (address.clone(), request.clone());
        async move {
            let outcome = self.honest.send(&address, &request, attempt).await;
            match (self.lie, outcome) {
                (Lie::SendsTwice, Ok(receipt)) => {
                    request.id.push('b');
                    self.honest.send(&address, &request, attempt).await.map(|_| receipt)
                }
                (Lie::RetriesUnknown, Err(SendError::Unknown { what })) => Err(SendError::Retry { what, after: None }),
                (_, outcome) => outcome,
            }
        }
        .boxed()
    }

    fn fetch(&self, address: &Address, media: &MediaRef) -> BoxFuture<'_, Result<MediaRef, FetchError>> {
        match self.lie {
            Lie::RenamesFiles => ready(Ok(MediaRef { id: format!("{}b", media.id), ..media.clone() })).boxed(),
            #[cfg(feature = "telegram")]
            Lie::TakesAnyFile => ready(Ok(media.clone())).boxed(),
            _ => self.honest.fetch(address, media),
        }
    }

    fn probe(&self) -> BoxFuture<'_, Vec<Finding>> {
        self.honest.probe()
    }
}

/// The sentences that a channel with a lie breaks.
async fn found_out(channel: &str, variant: &str, lie: Lie) -> Vec<Broken> {
    let mut harness = harness(channel, variant).await.unwrap().unwrap();
    harness.channel = Arc::new(Liar { honest: harness.channel, lie });
    run(&harness).await
}

#[tokio::test]
async fn the_suite_finds_out_channels_that_lie() {
    let lies = [
        (Lie::LosesText, "keep every character"),
        (Lie::OneIdForAll, "different delivery ids"),
        (Lie::SendsTwice, "in the order"),
        (Lie::RetriesUnknown, "time-out"),
        (Lie::ForgetsTheId, "own id"),
        (Lie::SaysItCanEdit, "exactly where caps"),
        (Lie::RenamesFiles, "here already as it is"),
        (Lie::NeverStops, "within a second"),
        (Lie::EndsByItself, "until it is told"),
    ];
    futures_util::future::join_all(lies.map(|(lie, sentence)| async move {
        let broken = found_out("webhook", "with callback", lie).await;
        assert!(broken.iter().any(|broken| broken.sentence.contains(sentence)), "{lie:?}: {broken:#?}");
    }))
    .await;
}

#[cfg(feature = "telegram")]
#[tokio::test]
async fn the_suite_finds_out_channels_that_lie_about_their_platform() {
    let lies = [(Lie::TakesAnyFile, ["bring a file", "refuse a file"].as_slice()), (Lie::LosesThePlace, &["where a place has moved"])];
    futures_util::future::join_all(lies.map(|(lie, sentences)| async move {
        let broken = found_out("telegram", "", lie).await;
        let is_found = |sentence: &&str| broken.iter().any(|broken| broken.sentence.contains(*sentence));
        assert!(sentences.iter().all(is_found), "{lie:?}: {broken:#?}");
    }))
    .await;
}

#[cfg(feature = "telegram")]
#[tokio::test]
async fn the_suite_finds_words_in_marks() {
    use turjuman::channel::Marks as _;
    let harness = harness("telegram", "").await.unwrap().unwrap();
    harness.marks.write([("last".to_owned(), "Kipferl".to_owned())].into()).await.unwrap();
    let broken: Vec<_> = run(&harness).await.into_iter().map(|broken| broken.sentence).collect();
    assert_eq!(broken, ["receive MUST leave no words of a customer in its marks"]);
}
