//! What a conversation remembers: lines, the last question, timers; and what it forgets again.

use super::fold::cut;
use super::{Asked, Conversation, Line, Phase, Speaker, Timer};
use crate::core::message::MessageId;
use crate::core::time::Timestamp;

impl Conversation {
    /// How many lines are remembered.
    pub const MAX_LINES: usize = 16;
    /// From so many lines on the oldest are put in short.
    pub const CONDENSE_AT: usize = 12;
    /// How many lines are never put in short: the newest.
    pub const KEPT_LINES: usize = 6;
    /// How many characters of a line are remembered, and of what its files are called.
    pub const MAX_LINE_CHARS: usize = 600;
    /// How many files of a line are remembered.
    pub const MAX_LINE_FILES: usize = 10;

    /// When the record wants to be looked at even if nothing arrives.
    #[must_use]
    pub fn next_due(&self) -> Option<Timestamp> {
        self.timers.iter().map(|timer| timer.at()).min()
    }

    /// Sets a timer in place of another of its kind.
    pub(super) fn arm(&mut self, timer: Timer) {
        self.timers.retain(|other| std::mem::discriminant(other) != std::mem::discriminant(&timer));
        self.timers.push(timer);
    }

    /// Appends a line within the limits.
    pub(super) fn remember(&mut self, line: Line) {
        self.recent.push_back(within_limits(line));
        while self.recent.len() > Self::MAX_LINES {
            self.recent.pop_front();
        }
    }

    /// Gives the line of an earlier message new words and files. Answers whether it is remembered and differs.
    pub(super) fn amend(&mut self, new: &Line) -> bool {
        let Line { text, files, .. } = within_limits(new.clone());
        let earlier = self.recent.iter_mut().find(|line| line.by == Speaker::Customer && line.message == new.message);
        earlier.filter(|line| line.text != text || line.files != files).map(|line| (line.text, line.files) = (text, files)).is_some()
    }

    /// Gives a message of the last question new words. Answers whether it belongs to it and differs.
    pub(super) fn correct(&mut self, message: &MessageId, words: &str) -> bool {
        let Some(asked) = self.asked.iter_mut().find(|asked| asked.message == *message && asked.text != words) else { return false };
        words.clone_into(&mut asked.text);
        self.rejoin();
        true
    }

    /// Removes a message from all that is remembered; a question that has no other message goes with it.
    pub(super) fn forget(&mut self, message: &MessageId) {
        let lines = self.recent.len();
        self.recent.retain(|line| line.message.as_ref() != Some(message));
        if self.recent.len() == lines {
            // It may stand in what was put in short, which cannot be taken apart again.
            self.summary = None;
        }
        let before = self.asked.len();
        self.asked.retain(|asked| asked.message != *message);
        if before > 0 && self.asked.is_empty() {
            self.last_question = None;
        }
        self.rejoin();
    }

    /// The oldest lines, once there are so many that they would soon be forgotten.
    #[must_use]
    pub fn to_condense(&self) -> Option<Vec<Line>> {
        let old = self.recent.len().checked_sub(Self::KEPT_LINES).filter(|_| self.recent.len() >= Self::CONDENSE_AT)?;
        (self.awaiting.is_none() && self.phase != Phase::Closed).then(|| self.recent.iter().take(old).cloned().collect())
    }

    /// Puts a summary in the place of the lines it was made of, if they are still the oldest.
    pub(super) fn condense(&mut self, lines: &[Line], summary: Option<String>) {
        if !lines.is_empty() && self.recent.len() >= lines.len() && self.recent.iter().zip(lines).all(|(kept, line)| kept == line) {
            self.recent.drain(..lines.len());
            self.summary = summary;
        }
    }

    /// The lines before the last question, without its own.
    pub(super) fn history(&self) -> Vec<Line> {
        let end = self.recent.iter().rposition(|line| self.is_asked(line)).unwrap_or(self.recent.len());
        self.recent.iter().take(end).filter(|line| !self.is_asked(line)).cloned().collect()
    }

    /// Forgets the answer to the last question: it was never seen.
    pub(super) fn take_answer_back(&mut self) {
        let asked = self.recent.iter().rposition(|line| self.is_asked(line));
        let answer = self.recent.iter().rposition(|line| line.by == Speaker::Bot);
        if let Some(at) = answer.filter(|at| asked.is_none_or(|asked| asked < *at)) {
            self.recent.remove(at);
        }
    }

    /// Forgets what was said, not who the customer is or which language they write.
    pub(super) fn begin_anew(&mut self) {
        self.recent.clear();
        self.summary = None;
        self.asked.clear();
        self.offered.clear();
        self.last_question = None;
        self.awaiting = None;
        self.circumstances.topics.clear();
        self.circumstances.carried.clear();
        self.greeted = false;
    }

    fn is_asked(&self, line: &Line) -> bool {
        line.message.as_ref().is_some_and(|message| self.asked.iter().any(|asked| asked.message == *message))
    }

    fn rejoin(&mut self) {
        if let Some(question) = &mut self.last_question
            && !self.asked.is_empty()
        {
            question.text = join(&self.asked).0;
        }
    }
}

/// What is remembered of a line.
fn within_limits(mut line: Line) -> Line {
    let shorten = |text: &mut String| *text = cut(text, Conversation::MAX_LINE_CHARS).to_owned();
    shorten(&mut line.text);
    line.files.truncate(Conversation::MAX_LINE_FILES);
    line.files.iter_mut().flat_map(|file| [&mut file.name, &mut file.mime]).flatten().for_each(shorten);
    line
}

/// The longest question that a model is asked, in characters.
pub(super) const MAX_QUESTION_CHARS: usize = 8_000;

/// The messages as one text, a line each, and how many characters of it were left out.
pub(super) fn join(messages: &[Asked]) -> (String, usize) {
    let mut lines: Vec<&str> = Vec::with_capacity(messages.len());
    for asked in messages {
        // What was sent twice is asked once.
        if !lines.contains(&asked.text.as_str()) {
            lines.push(&asked.text);
        }
    }
    let whole = lines.join("\n");
    let kept = cut(&whole, MAX_QUESTION_CHARS);
    let left_out = whole.chars().count() - kept.chars().count();
    (kept.to_owned(), left_out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::message::MediaRef;

    #[test]
    fn a_line_is_remembered_within_its_limits() {
        let long = || "ä".repeat(Conversation::MAX_LINE_CHARS + 1);
        let file = MediaRef { id: "f".to_owned(), mime: Some(long()), name: Some(long()), size: Some(1) };
        for n in [0, Conversation::MAX_LINE_FILES, Conversation::MAX_LINE_FILES + 1] {
            let mut state = Conversation::default();
            let line =
                Line { by: Speaker::Customer, at: Timestamp(0), text: long(), files: vec![file.clone(); n], message: None, delivery: None };
            state.remember(line.clone());
            let kept = state.recent.front().cloned().unwrap_or_else(|| line.clone());
            assert_eq!(kept.files.len(), n.min(Conversation::MAX_LINE_FILES));
            let words = kept.files.iter().flat_map(|file| [&file.name, &file.mime]).flatten().chain([&kept.text]);
            assert!(words.into_iter().all(|word| word.chars().count() == Conversation::MAX_LINE_CHARS));
            assert!(!state.amend(&line), "what was left out is no difference");
            assert!(state.amend(&Line { files: vec![file.clone()], text: "new".to_owned(), ..line }));
        }
    }
}
