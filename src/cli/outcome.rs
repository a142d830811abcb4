//! How a command ended.

/// What a command found out; an error is something that kept it from finding out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All is well: exit code 0.
    Good,
    /// What was looked at is not in order (a bot with mistakes, a failed scenario): exit code 1.
    Bad,
}
