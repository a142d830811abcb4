//! Who a customer is, as the site that embeds the page vouches for: signed by its server, never by the browser.
//!
//! The signature is HMAC-SHA256 in lower-case hex over `id \n name \n language \n expires`, with the secret's bytes as
//! its key; what is absent is empty. None of the parts holds a control character, so no two identities are one text.

use crate::channel::DecodeError;
use crate::channel::json::{Fields, MAX_ID_BYTES, error};
use crate::core::signature::Secret;
use crate::core::time::Timestamp;

/// The longest time for which an identity may be signed, in seconds.
pub(super) const MAX_AHEAD_SECS: i64 = 24 * 60 * 60;
/// What begins the ids of customers that nobody vouched for.
pub(super) const VISITOR: &str = "visitor_";

/// A customer as the host names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The host's id of the customer; the same on all their devices.
    pub id: String,
    /// What they are called.
    pub name: Option<String>,
    /// The language that the host knows of (BCP 47).
    pub language: Option<String>,
    /// Until when the signature is good: seconds since 1970.
    pub expires: i64,
}

/// Why an identity is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Refusal {
    #[error("believe an identity whose signature does not match")]
    Signature,
    #[error("believe an identity that has expired")]
    Expired,
    #[error("believe an identity that is signed for more than a day")]
    TooLong,
}

impl Identity {
    /// The text that is signed.
    #[must_use]
    pub fn canonical(&self) -> String {
        let or_empty = |part: &Option<String>| part.clone().unwrap_or_default();
        format!("{}\n{}\n{}\n{}", self.id, or_empty(&self.name), or_empty(&self.language), self.expires)
    }

    /// What the page was given, with its signature.
    pub(super) fn read(mut fields: Fields) -> Result<(Self, String), DecodeError> {
        fields.only(&["id", "name", "language", "expires", "signature"])?;
        let (id, expires, signature) = (fields.id("id")?, fields.integer("expires")?, fields.text("signature")?);
        let id = fields.required("id", id)?;
        if id.starts_with(VISITOR) {
            return Err(error(format!("take an id that begins with `{VISITOR}`"), "customers whom nobody vouches for have such ids"));
        }
        let optional = |text: Option<String>, what: &str| match text.filter(|text| !text.is_empty()) {
            Some(text) if text.len() > MAX_ID_BYTES || text.chars().any(char::is_control) => {
                Err(error(format!("take this `{what}` of an identity"), format!("at most {MAX_ID_BYTES} bytes without control characters")))
            }
            text => Ok(text),
        };
        let identity = Self {
            id,
            name: optional(fields.text("name")?, "name")?,
            language: optional(fields.text("language")?, "language")?,
            expires: fields.required("expires", expires)?,
        };
        Ok((identity, fields.required("signature", signature)?))
    }

    /// Believes the identity if one of `secrets` signed it, for now and at most for a day.
    pub(super) fn verify(&self, signature: &str, secrets: &[Secret], now: Timestamp) -> Result<(), Refusal> {
        // The signature first: who cannot sign learns nothing else.
        if !Secret::any_made(secrets, self.canonical().as_bytes(), signature) {
            return Err(Refusal::Signature);
        }
        match self.expires.saturating_sub(now.as_secs()) {
            ..=0 => Err(Refusal::Expired),
            ahead if ahead > MAX_AHEAD_SECS => Err(Refusal::TooLong),
            _ => Ok(()),
        }
    }
}

/// The signature of an identity, as a host's server makes it.
#[must_use]
pub fn sign(secret: &Secret, identity: &Identity) -> String {
    secret.hex_mac(identity.canonical().as_bytes())
}
