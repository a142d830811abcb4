//! What a check says of a draft.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// What a violation does to the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It is recorded.
    Warn,
    /// One rewrite is asked for; then the draft with fewer violations goes out.
    Rewrite,
    /// It is never shown.
    Block,
}

/// How much of a reply a check must see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// A beginning of the reply is enough: it can run on a preview, sentence by sentence.
    Prefix,
    /// The whole reply.
    Reply,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Violation {
    /// The check: `locale`, `facts`, `leak` …
    pub check: String,
    /// The rule within the check: `facts.price`.
    pub rule: String,
    /// How severe.
    pub severity: Severity,
    /// Bytes of the draft's plain text.
    pub span: Range<usize>,
    /// What to do, for the model that rewrites and for the person who reads the record (English).
    pub hint: String,
}

impl Violation {
    /// A finding that keeps the draft from the customer. The rule's name begins with the check's.
    pub(super) fn block(rule: &str, span: Range<usize>, hint: String) -> Self {
        Self::new(Severity::Block, rule, span, hint)
    }

    /// A finding of any severity. The rule's name begins with the check's.
    pub(crate) fn new(severity: Severity, rule: &str, span: Range<usize>, hint: String) -> Self {
        let check = rule.split('.').next().unwrap_or(rule).to_owned();
        Self { check, rule: rule.to_owned(), severity, span, hint }
    }
}
