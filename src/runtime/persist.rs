//! The shape in which arrivals and history are kept: `{"v": 1, "is": …}`.

use crate::core::dialogue::shape;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The version of the shapes of [`super::Incoming`] and [`super::Happened`].
pub const LINE_SCHEMA: u32 = 1;

/// Why something that was kept cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// A newer version of the program wrote it.
    #[error("read what version {found} of a shape holds: this program knows versions up to {known}; start the newer program again")]
    Newer {
        /// Its version.
        found: u32,
        /// Ours.
        known: u32,
    },
    /// The conversation within cannot be read.
    #[error(transparent)]
    Conversation(#[from] crate::core::dialogue::DecodeError),
    /// Its bytes do not have the shape they claim.
    #[error("read what was kept: {}", shape(.0))]
    Shape(#[from] serde_json::Error),
}

#[derive(Serialize, Deserialize)]
struct Versioned<T> {
    v: u32,
    is: T,
}

/// The bytes of an arrival or a line of history.
///
/// # Errors
/// Never for values of ours; serde's word otherwise.
pub fn write<T: Serialize>(value: &T) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(&Versioned { v: LINE_SCHEMA, is: value })
}

/// Reads what [`write()`] wrote, in this or an older version.
///
/// # Errors
/// A newer version, or bytes of another shape.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, DecodeError> {
    #[derive(Deserialize)]
    struct Version {
        v: u32,
    }
    match serde_json::from_slice::<Versioned<T>>(bytes) {
        Ok(Versioned { v, is }) if v <= LINE_SCHEMA => Ok(is),
        outcome => {
            let Version { v: found } = serde_json::from_slice(bytes)?;
            if found > LINE_SCHEMA {
                return Err(DecodeError::Newer { found, known: LINE_SCHEMA });
            }
            Ok(outcome?.is)
        }
    }
}
