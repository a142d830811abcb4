//! What of a text asks, and what only leads to it.

use std::collections::BTreeSet;

use super::sentences::sentences;
use super::tokens::Tokenizer;

/// The distinct terms of a text.
pub(super) type Words = BTreeSet<String>;

/// A clause with fewer words is not told from what stands before it.
const CLAUSE_WORDS: usize = 2;

/// The words of a text by what they are for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Question {
    /// Whether any sentence asks.
    pub(super) asks: bool,
    /// What asks; all where no sentence ends with a question mark.
    pub(super) asked: Words,
    /// The others.
    pub(super) told: Words,
    /// A passage that answers one of these answers the question, whatever stands beside it.
    pub(super) alone: Vec<Words>,
}

impl Question {
    /// Reads a folded text.
    pub(super) fn read(folded: &str, tokenizer: &Tokenizer) -> Self {
        let words = |clause: &&str| -> Words { tokenizer.folded_tokens(clause).into_iter().collect() };
        let mut sentences: Vec<(bool, Vec<Words>)> = sentences(folded)
            .into_iter()
            .map(|sentence| (sentence.asks, sentence.clauses.iter().map(words).filter(|words| !words.is_empty()).collect()))
            .collect();
        sentences.retain(|(_, clauses)| !clauses.is_empty());
        let asks = sentences.iter().any(|(asks, _)| *asks);
        let mut question = Self { asks, ..Self::default() };
        for (asking, clauses) in sentences {
            match (asks, asking) {
                (true, true) => question.ask(clauses),
                (true, false) => question.told.extend(clauses.into_iter().flatten()),
                (false, _) => question.state(clauses.into_iter().flatten().collect()),
            }
        }
        question.told.retain(|word| !question.asked.contains(word));
        question
    }

    /// Takes a sentence that asks: its last clause does, where it is long enough to.
    fn ask(&mut self, mut clauses: Vec<Words>) {
        self.alone.push(clauses.iter().flatten().cloned().collect());
        let Some(last) = clauses.pop() else { return };
        let before: Words = clauses.into_iter().flatten().collect();
        if last.len() >= CLAUSE_WORDS { &mut self.told } else { &mut self.asked }.extend(before);
        self.asked.extend(last.iter().cloned());
        self.alone.push(last);
    }

    /// Takes a sentence of a text that asks nothing.
    fn state(&mut self, words: Words) {
        self.asked.extend(words.iter().cloned());
        if words.len() >= CLAUSE_WORDS {
            self.alone.push(words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_is_told_from_what_leads_to_it() {
        let table = [
            ("refund", "refund", ""),
            ("now in english: when does the refund arrive?", "arriv refund", "english"),
            ("i sent the dress back, when will the refund arrive?", "arriv refund", "back dress sent"),
            ("i sent the dress, refund?", "dress refund sent", ""),
            ("parcel lost. refund please.", "lost parcel refund", ""),
            ("hello?", "", ""),
        ];
        for (text, asked, told) in table {
            let question = Question::read(text, &Tokenizer::new("en"));
            let joined = |words: &Words| words.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
            assert_eq!((&*joined(&question.asked), &*joined(&question.told)), (asked, told), "{text}");
        }
    }
}
