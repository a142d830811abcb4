//! Three hundred conversations with the demo bot, the same 25 in twelve languages, whose model misbehaves: nothing that a
//! check blocks is ever shown, every conversation ends with the right reply or an honest text, and right replies pass.
//!
//! ```text
//! cargo test --all-features --test it conversations -- --nocapture
//! TURJUMAN_CONVERSATION_SEEDS=12 cargo test --all-features --test it conversations -- --nocapture
//! ```
//!
//! prints a line for every kind of fault. Each seed is one more round of all conversations; with as many as there are kinds
//! (12) each conversation meets every kind. The texts stand in `conversations/<tag>.toml`.

mod fault;
mod house;
mod knowledge;
mod model;
mod play;
mod table;
mod tally;

use std::collections::BTreeSet;

use model::Blame;
use play::{Case, Outcome};
use table::{Book, TAGS};
use tally::Tally;

/// The most right replies that may be held back, in percent.
const MAX_REPLACED: usize = 2;
/// The most questions whose passage the search may not give, in percent.
const MAX_UNFOUND: usize = 5;
/// Conversations of a language.
const EACH: usize = 25;

/// Rounds where nothing else is said: every kind is met in every language.
const SEEDS: usize = 4;

/// How many rounds are played.
fn seeds() -> usize {
    std::env::var("TURJUMAN_CONVERSATION_SEEDS").map_or(SEEDS, |value| value.parse().unwrap())
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
    let played = play::all(|book, conversation| vec![Case::right(book, conversation)]);
    assert_eq!(played.len(), EACH * TAGS.len());
    let turns = || played.iter().flat_map(|outcome| outcome.turns.iter().map(|turn| (&outcome.name, turn)));
    let refused = |blame: Blame| turns().filter(|(_, turn)| turn.blame == Some(blame)).collect::<Vec<_>>();
    let (all, by_gate, by_search) = (turns().count(), refused(Blame::Gate), refused(Blame::Search));
    println!("{} conversations, {}", played.len(), tally::share("right replies held back", by_gate.len(), all));
    println!(
        "{}",
        tally::share("questions whose passage the search did not give, so that nothing supports the reply:", by_search.len(), all)
    );
    for (name, turn) in by_gate.iter().chain(&by_search) {
        println!("  {name} {:?} {:?} {:?}", turn.blame, turn.ask, turn.objections);
    }
    assert!(by_gate.len() * 100 <= all * MAX_REPLACED, "{by_gate:#?}");
    assert!(by_search.len() * 100 <= all * MAX_UNFOUND, "{by_search:#?}");
    let strange: Vec<_> = turns().filter(|(_, turn)| !turn.is_reply() && turn.blame.is_none()).collect();
    assert!(strange.is_empty() && played.iter().all(Outcome::ends_right), "{strange:#?}");
}

#[test]
fn no_fault_that_is_blocked_is_shown() {
    let seeds = seeds();
    let played = play::all(|tag, conversation| (0..seeds).map(|seed| Case::wrong(tag, conversation, seed)).collect());
    let tally = Tally::of(&played);
    println!("{tally}");
    assert!(tally.wrong.is_empty(), "{:#?}", tally.wrong);
    assert_eq!(tally.conversations.len(), EACH * TAGS.len());
    assert_eq!(tally.untried(seeds), [""; 0]);
}
