//! What a well-built statement keeps.

/// What a well-built statement keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// One of the first two sentences answers.
    AnswerFirst,
    /// Two or more instructions are a numbered list.
    Steps,
    /// Statements are joined by words of more than one kind.
    Connectives,
    /// A refusal, a fee or a delay has its reason near.
    Reasons,
    /// It is in its register.
    Register,
    /// Sentences are short.
    Length,
    /// Facts are stated as such, calmly.
    Calm,
    /// Dates and amounts are whole.
    Complete,
}

impl Rule {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 8] =
        [Self::AnswerFirst, Self::Steps, Self::Connectives, Self::Reasons, Self::Register, Self::Length, Self::Calm, Self::Complete];

    /// Its name: `structure.answer-first`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::AnswerFirst => "structure.answer-first",
            Self::Steps => "structure.steps",
            Self::Connectives => "structure.connectives",
            Self::Reasons => "structure.reasons",
            Self::Register => "structure.register",
            Self::Length => "structure.length",
            Self::Calm => "structure.calm",
            Self::Complete => "structure.complete",
        }
    }

    /// What to do, for the model that writes again (English).
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::AnswerFirst => {
                "let the first sentence answer: yes, no, the amount, the date or the state; greet and apologise in one sentence at most"
            }
            Self::Steps => "write the instructions as a list numbered 1., 2., 3., each beginning with a verb or with please",
            Self::Connectives => "join the statements by connectives of at least two kinds (because, therefore, first, however)",
            Self::Reasons => "give the reason within the next two sentences, or name the rule that it follows from",
            Self::Register => "keep to the register",
            Self::Length => "write shorter sentences: one idea each, 25 words on average and 40 at most",
            Self::Calm => "state facts without hedges, with one exclamation mark at most and without emoji",
            Self::Complete => "write dates as 23.11.2026 and amounts as 4,90 €, with the tax as the passage has it",
        }
    }

    /// Whether it is looked at in short replies too.
    pub(super) const fn holds_when_short(self) -> bool {
        matches!(self, Self::AnswerFirst | Self::Register)
    }

    /// Whether nothing makes up for it.
    pub(super) const fn is_mandatory(self) -> bool {
        matches!(self, Self::AnswerFirst | Self::Steps | Self::Register)
    }
}
