//! Plays conversations and says how they end.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::stream::{self, StreamExt as _};
use turjuman::core::check::{Severity, Violation};
use turjuman::core::message::{Origin, Place, parse, plain};

use super::fault::{BOOKS, Dice, Kind};
use super::house::{House, shown, words};
use super::model::{Blame, Noted, Plan, Written};
use super::table::Said;

/// Conversations that go on at once.
const AT_ONCE: usize = 16;
/// How often a draft is wrong, in percent, where it need not be, and how often its rewrite is.
const OFTEN: usize = 50;
const AGAIN: usize = 40;

/// A conversation to be played.
pub struct Case {
    book: usize,
    conversation: usize,
    kind: Option<Kind>,
    said: Option<Said>,
    seed: usize,
}

impl Case {
    /// One whose model is right.
    pub fn right(book: usize, conversation: usize) -> Self {
        Self { book, conversation, kind: None, said: None, seed: 0 }
    }

    /// One whose model is wrong in a way that follows from the seed; the first seeds go through all ways.
    pub fn wrong(book: usize, conversation: usize, seed: usize) -> Self {
        let (of, one) = (&BOOKS[book], &BOOKS[book].conversation[conversation]);
        let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| kind.exists(of, one)).collect();
        let kind = kinds[(seed + conversation) % kinds.len()];
        let said = match kind {
            Kind::Taboo => of.said(one, true),
            Kind::Manners => of.said(one, false),
            _ => Vec::new(),
        };
        let said = Dice((seed * 1000 + conversation) as u64).one_of(&said).cloned();
        Self { book, conversation, kind: Some(kind), said, seed }
    }

    async fn play(&self, house: &House) -> Outcome {
        let (book, conversation) = (&BOOKS[self.book], &BOOKS[self.book].conversation[self.conversation]);
        let place = self.said.as_ref().map_or(Place::Private, |said| said.place);
        let at = format!("{}/{}/{}/{:?}", book.tag, conversation.name, self.seed, self.kind);
        let mut dice = Dice(at.bytes().fold(7, |seed, byte| seed * 31 % 1_000_003 + u64::from(byte)));
        let fits = |n: &usize| self.kind.is_none_or(|kind| kind.fits(&conversation.turn[*n]));
        let fitting: Vec<usize> = (0..conversation.turn.len()).filter(fits).collect();
        let sure = fitting[dice.below(fitting.len())];
        let mut turns = Vec::new();
        let mut order = Vec::new();
        for (n, turn) in conversation.turn.iter().enumerate() {
            let delivery = format!("{at}/{n}");
            let first = n == sure || dice.percent(OFTEN);
            let wrong = [first, first && dice.percent(AGAIN)];
            let dice = Dice(dice.below(usize::MAX) as u64);
            let plan = Plan { book: self.book, at: (self.conversation, n), kind: self.kind, said: self.said.clone(), wrong, dice };
            house.model.will(&delivery, plan);
            let found = house.says(&at, &delivery, book.hint(conversation), place, &turn.ask).await;
            let noted = house.model.noted(&delivery);
            order.extend(found.iter().map(|recorded| recorded.cursor));
            let Some(last) = found.last() else { panic!("{delivery} is answered by nothing") };
            let text = shown(last);
            let right = words(&plain(&parse(&turn.reply)));
            let is_withheld = last.message.origin == Origin::System && house.is_honest(&text, &last.message.locale, place);
            let greetings = found.iter().filter(|recorded| recorded.message.origin == Origin::System).count();
            let is_alone = found.len() - usize::from(n == 0 && greetings > 0 && found.len() > 1) == 1;
            let is_spoken = last.message.locale.language() == book.tag.split('-').next().unwrap_or_default();
            // A note may follow an answer about some topics.
            let fault = noted.drafts.iter().find(|draft| draft.is_wrong && text.starts_with(&words(&plain(&parse(&draft.text))))).cloned();
            let end = match fault {
                _ if !is_alone || !is_spoken => End::Wrong(format!("{} messages in {}", found.len(), last.message.locale)),
                _ if is_withheld => End::Withheld,
                _ if text == right => End::Reply,
                Some(fault) => End::Fault(fault),
                None => End::Wrong(text.clone()),
            };
            let Noted { drafts, objections, verdict, blame, .. } = noted;
            turns.push(Turn { ask: turn.ask.clone(), drafts, objections, verdict, blame, end });
        }
        let all: Vec<u64> = house.all(&at).await.iter().map(|recorded| recorded.cursor).collect();
        assert_eq!(all, order, "{at}: answers in another order, or more of them");
        Outcome { tag: book.tag, name: at, conversation: self.conversation, kind: self.kind, turns }
    }
}

/// How a turn ended.
#[derive(Clone, Debug)]
#[expect(dead_code, reason = "what was shown is printed where something is wrong")]
pub enum End {
    /// With the right reply.
    Reply,
    /// With the honest text.
    Withheld,
    /// With what the model did wrong.
    Fault(Written),
    /// With something else.
    Wrong(String),
}

/// A turn.
#[derive(Clone, Debug)]
pub struct Turn {
    pub ask: String,
    pub drafts: Vec<Written>,
    /// What the gate had against the first draft.
    pub objections: Vec<Violation>,
    /// The worst of it, where the draft was wrong.
    pub verdict: Option<Severity>,
    /// Whose fault it was, where the draft was right.
    pub blame: Option<Blame>,
    pub end: End,
}

impl Turn {
    pub fn is_reply(&self) -> bool {
        matches!(self.end, End::Reply)
    }
}

/// A played conversation.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub tag: &'static str,
    pub name: String,
    pub conversation: usize,
    pub kind: Option<Kind>,
    pub turns: Vec<Turn>,
}

impl Outcome {
    /// Whether every turn ended with the right reply or the honest text.
    pub fn ends_right(&self) -> bool {
        self.turns.iter().all(|turn| matches!(turn.end, End::Reply | End::Withheld))
    }
}

/// Plays the cases of all conversations of all languages, a language at a time on each processor.
pub fn all(cases: impl Fn(usize, usize) -> Vec<Case> + Sync) -> Vec<Outcome> {
    let (next, played) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        loop {
            let book = next.fetch_add(1, Ordering::Relaxed);
            let Some(of) = BOOKS.get(book) else { return };
            let cases = (0..of.conversation.len()).flat_map(|conversation| cases(book, conversation)).collect();
            let outcomes = language(cases);
            played.lock().unwrap().extend(outcomes);
        }
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        workers.into_iter().for_each(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
    });
    played.into_inner().unwrap()
}

fn language(cases: Vec<Case>) -> Vec<Outcome> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
    runtime.block_on(async {
        let house = House::start();
        let playing = stream::iter(&cases).map(|case| case.play(&house)).buffer_unordered(AT_ONCE);
        let outcomes = playing.collect().await;
        house.stop().await;
        outcomes
    })
}
