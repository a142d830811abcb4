//! The model of a measurement: a fake of its server, on a thread of its own, so that neither the generator nor the receiver
//! delays it.

use std::collections::HashMap;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::answers::{asked, first_sentence, responder, whole};
use crate::conformance::openai::{Fake, OnToken, Pace, Script};

/// How often what the fake keeps by itself is forgotten: a long measurement asks tens of thousands of questions.
const FORGET_EVERY: Duration = Duration::from_secs(1);

/// What the model wrote for one question, and when.
#[derive(Clone, Debug)]
pub(super) struct Note {
    /// What the customer is to see in the end.
    pub(super) text: Arc<str>,
    /// When its request had come.
    came: Instant,
    /// When the first sentence had been written.
    sentence: Option<Instant>,
    /// When the last token so far had been written.
    last: Option<Instant>,
    /// How often it was asked.
    pub(super) asked: u64,
}

impl Note {
    /// How long it took from the request to the end of the first sentence.
    pub(super) fn to_sentence(&self) -> Option<Duration> {
        Some(self.sentence?.duration_since(self.came))
    }

    /// How long it took from the request to the last token.
    pub(super) fn to_end(&self) -> Option<Duration> {
        Some(self.last?.duration_since(self.came))
    }
}

/// What the model wrote, by the number of the question.
#[derive(Debug, Default)]
pub(super) struct Notes {
    notes: Mutex<HashMap<usize, Note>>,
    /// Requests for something else than an answer.
    others: AtomicU64,
}

impl Notes {
    /// What the model wrote for the `n`th question.
    pub(super) fn of(&self, n: usize) -> Option<Note> {
        self.notes().get(&n).cloned()
    }

    /// How many questions it was asked.
    pub(super) fn count(&self) -> usize {
        self.notes().len()
    }

    /// How many requests there were for something else than an answer: summaries.
    pub(super) fn others(&self) -> u64 {
        self.others.load(Ordering::Relaxed)
    }

    /// How often the model was asked for an answer that it had been asked for: after a failure, or for a rewrite.
    pub(super) fn again(&self) -> u64 {
        self.notes().values().map(|note| note.asked - 1).sum()
    }

    fn notes(&self) -> MutexGuard<'_, HashMap<usize, Note>> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins to note an answer of these words to the `n`th question.
    pub(super) fn begin(self: &Arc<Self>, n: usize, words: &str, came: Instant) -> OnToken {
        let text = Arc::from(whole(words));
        let mut notes = self.notes();
        let asked = notes.get(&n).map_or(0, |note| note.asked) + 1;
        notes.insert(n, Note { text, came, sentence: None, last: None, asked });
        drop(notes);
        let (notes, end, mut sent) = (Arc::clone(self), first_sentence(words), 0);
        Box::new(move |token| {
            let now = Instant::now();
            sent += token.len();
            if let Some(note) = notes.notes().get_mut(&n) {
                note.last = Some(now);
                if sent >= end {
                    note.sentence.get_or_insert(now);
                }
            }
        })
    }
}

/// A running model; it stops when it is dropped.
pub(super) struct Model {
    pub(super) base_url: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<io::Result<()>>>,
}

impl Model {
    /// Starts it at this pace.
    ///
    /// # Errors
    /// When there is no thread or no port.
    pub(super) fn start(pace: Pace, notes: &Arc<Notes>) -> io::Result<Self> {
        let noted = Arc::clone(notes);
        let watch = Arc::new(move |request: &_, words: &str, came: tokio::time::Instant| -> OnToken {
            match asked(request) {
                Some(n) => noted.begin(n, words, came.into_std()),
                None => {
                    noted.others.fetch_add(1, Ordering::Relaxed);
                    Box::new(|_| {})
                }
            }
        });
        let script = Script::new().pace(pace).responder(responder()).watch(watch);
        let (ready, started) = mpsc::channel();
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new().name("model".to_owned()).spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(serve(script, &ready, stopped))
        })?;
        let mut model = Self { base_url: String::new(), stop: Some(stop), thread: Some(thread) };
        match started.recv() {
            Ok(base_url) => model.base_url = base_url,
            // It ended before it began.
            Err(_) => return Err(model.ended().err().unwrap_or_else(|| io::Error::other("the model's server did not start"))),
        }
        Ok(model)
    }

    fn ended(&mut self) -> io::Result<()> {
        drop(self.stop.take());
        let Some(thread) = self.thread.take() else { return Ok(()) };
        thread.join().unwrap_or_else(|_| Err(io::Error::other("the model's server panicked")))
    }
}

impl Drop for Model {
    fn drop(&mut self) {
        if let Err(error) = self.ended() {
            eprintln!("warning: {error}");
        }
    }
}

async fn serve(script: Script, ready: &mpsc::Sender<String>, stopped: oneshot::Receiver<()>) -> io::Result<()> {
    let fake = Fake::start(script).await?;
    if ready.send(fake.base_url()).is_err() {
        return Ok(());
    }
    let forgetting = async {
        loop {
            tokio::time::sleep(FORGET_EVERY).await;
            fake.forget();
        }
    };
    tokio::select! {
        () = forgetting => {}
        // Whether it was told or its owner went makes no difference.
        _ = stopped => {}
    }
    Ok(())
}
