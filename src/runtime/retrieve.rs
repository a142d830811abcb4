//! Which passages a model is given.

use crate::core::bot::Bot;
use crate::core::dialogue::Question;
use crate::core::knowledge::{Hit, Index};
use crate::core::time::Timestamp;

/// How many passages a model is given.
const PASSAGES: usize = 6;
/// How many of another language beside them, to one that can translate.
const FOREIGN: usize = 3;
/// How many questions of one turn are looked for one by one.
const MAX_QUESTIONS: usize = 8;
/// From this coverage on a passage in the customer's language is taken without looking further. Chosen on the demo
/// bot's questions.
const GOOD_FIT: f64 = 0.5;
/// From this coverage on a passage in another language is better than one that hardly fits.
const EXCELLENT_FIT: f64 = 0.95;

/// Passages in the customer's language; where those hardly fit and another language has what was asked for, that. One who
/// `translates` is given both. What is not spoken of where the question is asked is left out.
pub(super) fn retrieve(bot: &Bot, question: &Question, translates: bool, now: Timestamp) -> (Vec<Hit>, Vec<Hit>) {
    let knowledge = &bot.knowledge;
    let give = |hits: Vec<Hit>| hits.into_iter().filter_map(|hit| redacted(bot, question, hit)).collect::<Vec<_>>();
    let own = give(search(knowledge, question, now));
    let fit = own.first().map_or(0.0, |hit| hit.coverage);
    if fit >= GOOD_FIT {
        return (own, Vec::new());
    }
    if translates {
        let foreign = give(knowledge.search_other(&question.text, &question.locale, FOREIGN, now));
        return (own, foreign);
    }
    let foreign = give(knowledge.search_other(&question.text, &question.locale, 1, now));
    if foreign.first().is_some_and(|hit| hit.coverage >= EXCELLENT_FIT) {
        (Vec::new(), foreign)
    } else if own.is_empty() {
        (own, foreign)
    } else {
        (own, Vec::new())
    }
}

/// A passage as it may be given out where the question is asked.
fn redacted(bot: &Bot, question: &Question, hit: Hit) -> Option<Hit> {
    let passage = bot.taboos.redact(&hit.passage, &question.locale, &question.setting)?;
    Some(Hit { passage, ..hit })
}

/// The passages for a question; where it is several in one turn and no passage fits them all, the best of each.
fn search(knowledge: &Index, question: &Question, now: Timestamp) -> Vec<Hit> {
    let whole = knowledge.search(&question.text, &question.locale, PASSAGES, now);
    let lines: Vec<_> = question.text.lines().filter(|line| !line.trim().is_empty()).take(MAX_QUESTIONS).collect();
    if lines.len() < 2 || whole.first().is_some_and(|hit| hit.coverage >= GOOD_FIT) {
        return whole;
    }
    let mut found: Vec<Hit> = Vec::new();
    let of_lines = lines.iter().flat_map(|line| knowledge.search(line, &question.locale, 1, now));
    for hit in of_lines.chain(whole) {
        if found.iter().all(|other| other.passage.id != hit.passage.id) {
            found.push(hit);
        }
    }
    found.truncate(PASSAGES);
    found
}
