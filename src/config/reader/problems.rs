//! What is found wrong in a file while it is read.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::config::Diagnostic;

/// The problems of a file, and where its secrets stand: about these nothing more is said.
#[derive(Default)]
pub(in crate::config) struct Problems {
    /// In the order in which they were found.
    pub(in crate::config) list: Vec<Diagnostic>,
    secrets: BTreeSet<(usize, usize)>,
}

impl Problems {
    pub(in crate::config) fn new(secrets: impl Iterator<Item = Range<usize>>) -> Self {
        Self { list: Vec::new(), secrets: secrets.map(|span| (span.start, span.end)).collect() }
    }

    /// Whether a secret stands at this place.
    pub(super) fn is_secret(&self, span: &Range<usize>) -> bool {
        self.secrets.contains(&(span.start, span.end))
    }
}
