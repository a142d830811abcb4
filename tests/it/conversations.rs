//! Three hundred conversations with the demo bot, the same 25 in twelve languages, whose model misbehaves: nothing that a
//! check blocks is ever shown, every conversation ends with the right reply or an honest text, and right replies pass.
//!
//! ```text
//! cargo test --all-features --test it conversations -- --nocapture
//! TURJUMAN_CONVERSATION_SEEDS=100 cargo test --all-features --test it conversations -- --nocapture
//! ```
//!
//! prints a line for every kind of fault. Each seed is one more round of all conversations; without the variable there are
//! so many that each conversation meets every kind once. The texts stand in `conversations/<tag>.toml`.

mod fault;
mod house;
mod model;
mod play;
mod table;
mod tally;

use std::collections::BTreeSet;

use fault::Kind;
use play::Case;
use table::{Book, TAGS};
use tally::Tally;

/// The most right replies that may be held back, in percent.
const MAX_REPLACED: usize = 2;
/// Conversations of a language.
const EACH: usize = 25;

/// How many rounds are played.
fn seeds() -> usize {
    std::env::var("TURJUMAN_CONVERSATION_SEEDS").map_or(Kind::ALL.len(), |value| value.parse().unwrap())
}

#[test]
fn the_same_is_asked_in_every_language() {
    let books: Vec<Book> = TAGS.iter().map(|tag| Book::read(tag)).collect();
    let shape = |book: &Book| book.conversation.iter().map(|one| (one.name.clone(), one.turn.len())).collect::<Vec<_>>();
    assert_eq!(shape(&books[0]).iter().map(|(name, _)| name).collect::<BTreeSet<_>>().len(), EACH);
    for book in &books {
        assert_eq!(shape(book), shape(&books[0]), "{}", book.tag);
        let turns = || book.conversation.iter().flat_map(|one| &one.turn);
        assert!(turns().all(|turn| turn.casual.is_some()) || turns().all(|turn| turn.dialect.is_some()), "{}", book.tag);
    }
}

#[test]
fn right_replies_pass() {
    let played = play::all(|tag, conversation| vec![Case::right(tag, conversation)]);
    let (mut turns, mut replaced) = (0, Vec::new());
    for outcome in &played {
        assert!(outcome.ends_right(), "{outcome:#?}");
        turns += outcome.turns.len();
        replaced.extend(outcome.turns.iter().filter(|turn| !turn.objections.is_empty() || !turn.is_reply()).map(|turn| (&outcome.name, turn)));
    }
    println!("{} conversations, {turns} right replies: {}", played.len(), tally::share("held back", replaced.len(), turns));
    assert_eq!(played.len(), EACH * TAGS.len());
    assert!(replaced.len() * 100 <= turns * MAX_REPLACED, "{replaced:#?}");
}

#[test]
fn no_fault_that_is_blocked_is_shown() {
    let seeds = seeds();
    let played = play::all(|tag, conversation| (0..seeds).map(|seed| Case::wrong(tag, conversation, seed)).collect());
    let tally = Tally::of(&played);
    println!("{tally}");
    assert!(tally.wrong.is_empty(), "{:#?}", tally.wrong);
    assert_eq!(tally.conversations.len(), EACH * TAGS.len());
    let missing: Vec<_> = tally.untried(seeds);
    assert!(missing.is_empty(), "{missing:?}");
}
