//! The stages of a turn that are timed and traced.

use tracing::Span;

/// One stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::runtime) enum Stage {
    /// Making durable what a channel hands over.
    Accept,
    /// From the arrival of a turn's first message to its beginning.
    Gather,
    /// One step of the dialogue.
    Step,
    /// Finding passages.
    Retrieval,
    /// From asking the model to its first words.
    FirstToken,
    /// From asking the model to its whole draft.
    Draft,
    /// The step that checks a draft.
    Gate,
    /// Texts, splitting, encoding.
    Render,
    /// Waiting for a commit.
    Commit,
    /// From arrival to the first useful sentence that can be seen.
    FirstSentence,
    /// From arrival to the whole answer.
    Answer,
}

impl Stage {
    /// All stages, in the order of their numbers.
    pub(super) const ALL: [Self; 11] = [
        Self::Accept,
        Self::Gather,
        Self::Step,
        Self::Retrieval,
        Self::FirstToken,
        Self::Draft,
        Self::Gate,
        Self::Render,
        Self::Commit,
        Self::FirstSentence,
        Self::Answer,
    ];

    /// The histogram it is recorded in.
    pub(super) const fn metric(self) -> &'static str {
        match self {
            Self::Accept => "turjuman_accept_seconds",
            Self::Gather => "turjuman_gather_seconds",
            Self::Step => "turjuman_step_seconds",
            Self::Retrieval => "turjuman_retrieval_seconds",
            Self::FirstToken => "turjuman_first_token_seconds",
            Self::Draft => "turjuman_draft_seconds",
            Self::Gate => "turjuman_gate_seconds",
            Self::Render => "turjuman_render_seconds",
            Self::Commit => "turjuman_commit_seconds",
            Self::FirstSentence => "turjuman_first_sentence_seconds",
            Self::Answer => "turjuman_answer_seconds",
        }
    }

    /// The span of a stage that is one piece of work. They are of level DEBUG, so that the log of a service that is well
    /// pays nothing for them; a collector of traces takes them all the same, by their target.
    pub(super) fn span(self) -> Span {
        macro_rules! span {
            ($name:literal) => {
                tracing::debug_span!(target: STAGES, $name)
            };
        }
        match self {
            Self::Accept => span!("accept"),
            Self::Gather => span!("gather"),
            Self::Step => span!("step"),
            Self::Retrieval => span!("retrieval"),
            Self::FirstToken => span!("first_token"),
            Self::Draft => span!("draft"),
            Self::Gate => span!("gate"),
            Self::Render => span!("render"),
            Self::Commit => span!("commit"),
            Self::FirstSentence => span!("first_sentence"),
            Self::Answer => span!("answer"),
        }
    }
}

/// The target of the spans of stages.
pub const STAGES: &str = "turjuman::stage";

#[cfg(test)]
mod tests {
    use super::super::table::{Kind, metric};
    use super::*;

    #[test]
    fn each_stage_has_its_number_and_its_histogram() {
        for (n, stage) in Stage::ALL.into_iter().enumerate() {
            assert_eq!(stage as usize, n, "{stage:?}");
            let metric = metric(stage.metric()).expect("a row of the table");
            assert!(matches!(metric.kind, Kind::Histogram(_)) && metric.labels == ["bot"], "{stage:?}");
        }
    }
}
