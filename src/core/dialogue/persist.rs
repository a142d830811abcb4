//! Reading conversations that an earlier version wrote.

use super::{Conversation, SCHEMA};

/// Why a record is not a conversation.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// A newer version wrote it.
    #[error(
        "read a conversation of schema {schema}: this version knows schemas up to {SCHEMA}; run the version that wrote it, or a newer one"
    )]
    Newer {
        /// The record's schema.
        schema: u32,
    },
    /// No version ever wrote this schema.
    #[error("read a conversation of schema {schema}: there is no such schema")]
    Unknown {
        /// The record's schema.
        schema: u32,
    },
    /// The bytes do not hold what the schema says.
    #[error("read a conversation of schema {schema}: {}", shape(source))]
    Malformed {
        /// The record's schema.
        schema: u32,
        /// What is wrong.
        #[source]
        source: serde_json::Error,
    },
}

/// What is wrong with bytes, and where. serde's own words quote them, and they are a customer's.
pub(crate) fn shape(error: &serde_json::Error) -> String {
    let what = match error.classify() {
        serde_json::error::Category::Io => "it was not read",
        serde_json::error::Category::Syntax => "it is no JSON",
        serde_json::error::Category::Data => "it has another shape",
        serde_json::error::Category::Eof => "its end is missing",
    };
    format!("{what} (line {}, column {})", error.line(), error.column())
}

impl Conversation {
    /// Reads a record's bytes, whichever version wrote them.
    ///
    /// # Errors
    /// A schema that this version does not know, or bytes that are not what the schema says.
    pub fn decode(schema: u32, bytes: &[u8]) -> Result<Self, DecodeError> {
        match schema {
            // Schema 1 did not tell under which version of its bot the customer was heard: it is read as unknown. Schema 2
            // had no summary, and its lines had no files. Schema 3 knew one believed language only, no dialect, and not where
            // the customer is.
            1..=3 | SCHEMA => serde_json::from_slice(bytes).map_err(|source| DecodeError::Malformed { schema, source }),
            0 => Err(DecodeError::Unknown { schema }),
            _ => Err(DecodeError::Newer { schema }),
        }
    }
}
