//! Where, when and with whom something is said.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::core::culture::Region;
use crate::core::message::Place;
use crate::core::time::Timestamp;

/// Where, when and with whom something is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Setting {
    /// Who can read along.
    pub place: Place,
    /// Where the customer is, if anything tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// When.
    pub at: Timestamp,
    /// The topics that were spoken of in this session.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub topics: BTreeSet<Arc<str>>,
}

impl Setting {
    /// Whether nothing was said of it.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}

/// What a business says of itself, which decides which rules it needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Business {
    /// Whom it speaks to, by the key of `[locale]`; empty where it does not matter.
    pub audience: String,
    /// What it deals in: `fashion`; empty where it does not say, and every rule holds.
    pub categories: Vec<String>,
}
