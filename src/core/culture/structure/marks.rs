//! The words by which a language shows how its statements are built.

use super::super::{Lexicon, Pattern};

/// The words by which a language shows how its statements are built.
#[derive(Clone, Debug)]
pub struct Structure {
    /// Words that join statements: because, therefore, first.
    pub connectives: Lexicon,
    /// What a reason begins with, or where it is told to stand: because, according to.
    pub reasons: Lexicon,
    /// Refusals, fees and delays, which ask for a reason.
    pub setbacks: Lexicon,
    /// What makes a fact uncertain: perhaps, possibly.
    pub hedges: Lexicon,
    /// What a sentence that only greets, thanks or apologises begins with.
    pub openers: Pattern,
    /// What a sentence that decides something has: yes, no, an amount, a date, a state.
    pub decisions: Pattern,
    /// An instruction to the customer.
    pub instructions: Pattern,
    /// What a step of a numbered list begins with.
    pub steps: Pattern,
    /// Dates and amounts that are written otherwise than the language writes them.
    pub misshapen: Pattern,
    /// An amount of money.
    pub prices: Pattern,
    /// The words that a tax is included.
    pub taxes: Pattern,
}
