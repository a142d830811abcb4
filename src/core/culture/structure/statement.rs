//! A reply in its lines, sentences and words.

use std::ops::Range;

use super::super::Pattern;
use super::super::register::sentences;

/// A reply in its parts, found once for all rules.
pub(super) struct Statement<'a> {
    pub(super) text: &'a str,
    /// Sentences, the steps of lists among them, without the signs at their ends.
    pub(super) sentences: Vec<Range<usize>>,
    /// Words of the whole.
    pub(super) words: usize,
    /// The numbered lines: their numbers and what stands behind them.
    pub(super) steps: Vec<(u32, Range<usize>)>,
}

impl<'a> Statement<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let sentences: Vec<_> = sentences(text).into_iter().map(|sentence| sentence.core).collect();
        Self { text, words: words(text), steps: steps(text), sentences }
    }

    /// A part of the text.
    pub(super) fn part(&self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The sentences that have a pattern.
    pub(super) fn with<'s>(&'s self, pattern: &'s Pattern) -> impl Iterator<Item = &'s Range<usize>> + 's {
        self.sentences.iter().filter(|sentence| pattern.is_in(self.part(sentence)))
    }

    /// Whether a sentence stands in a numbered line.
    pub(super) fn is_step(&self, sentence: &Range<usize>) -> bool {
        self.steps.iter().any(|(_, step)| step.start <= sentence.end && sentence.start < step.end)
    }
}

/// Words: what has a letter or a digit, between spaces.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

fn steps(text: &str) -> Vec<(u32, Range<usize>)> {
    let mut steps = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim_start();
        let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number = body.get(..digits).and_then(|digits| digits.parse().ok());
        let rest = body.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')'])).filter(|rest| rest.starts_with(' '));
        if let (Some(number), Some(rest)) = (number, rest) {
            let end = at + line.trim_end().len();
            steps.push((number, at + line.len() - rest.trim_start().len()..end.max(at + line.len() - rest.trim_start().len())));
        }
        at += line.len();
    }
    steps
}
