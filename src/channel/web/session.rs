//! Sessions without a memory of ours: a token says all there is to know.
//!
//! - `a.<43 signs>`: a customer whom nobody vouches for. 256 random bits; the customer's id is their hash, so that the
//!   token itself stands nowhere but in the browser, and finds the same conversation after any restart.
//! - `i.<base64 of JSON>.<hex>`: a customer for whom the host vouches, signed with the host's secret and good as long as
//!   the identity was. The customer's id is the host's, so that all their devices share one conversation.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::identity::{Identity, VISITOR};
use crate::core::key::BotId;
use crate::core::signature::Secret;
use crate::core::time::Timestamp;

const ANONYMOUS: &str = "a.";
const IDENTIFIED: &str = "i.";
const RANDOM_BYTES: usize = 32;
/// The longest token that is looked at.
const MAX_TOKEN: usize = 4096;
/// A token of the same customer is given again as long as it is good for this long.
const WORTH_KEEPING_SECS: i64 = 600;

/// Whose session it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Visitor {
    /// The customer's id.
    pub(super) author: Arc<str>,
    /// What they are called, if the host says so.
    pub(super) name: Option<String>,
    /// The language that the host knows of.
    pub(super) language: Option<String>,
    /// Whether the host vouches for them.
    pub(super) is_known: bool,
}

/// What an identified token says.
#[derive(Serialize, Deserialize)]
struct Claims {
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    expires: i64,
    /// Of which account: a secret may be shared.
    audience: String,
}

/// Gives and reads the tokens of one account.
pub(super) struct Sessions {
    audience: String,
    secrets: Vec<Secret>,
}

impl Sessions {
    pub(super) fn new(bot: &BotId, account: &str, secrets: Vec<Secret>) -> Self {
        Self { audience: format!("{bot}/{account}"), secrets }
    }

    pub(super) fn secrets(&self) -> &[Secret] {
        &self.secrets
    }

    /// A token for somebody new.
    pub(super) fn anonymous(&self) -> Result<(String, Visitor), getrandom::Error> {
        let mut random = [0; RANDOM_BYTES];
        getrandom::fill(&mut random)?;
        let token = format!("{ANONYMOUS}{}", URL_SAFE_NO_PAD.encode(random));
        let visitor = self.visitor(&token);
        Ok((token, visitor))
    }

    /// A token for whom the host vouches; the one they have, where it is theirs and good for a while. `None` without a
    /// secret.
    pub(super) fn identified(&self, identity: &Identity, known: Option<&str>, now: Timestamp) -> Option<(String, Visitor)> {
        let Identity { id, name, language, expires } = identity.clone();
        if let Some(known) = known
            && let Some(claims) = self.claims(known, now)
            && (&claims.id, &claims.name, &claims.language) == (&id, &name, &language)
            && claims.expires - now.as_secs() > WORTH_KEEPING_SECS
        {
            return Some((known.to_owned(), Visitor::of(claims)));
        }
        let claims = Claims { id, name, language, expires, audience: self.audience.clone() };
        let body = format!("{IDENTIFIED}{}", URL_SAFE_NO_PAD.encode(serde_json::to_vec(&claims).ok()?));
        let mac = self.secrets.first()?.hex_mac(signed(&body).as_bytes());
        Some((format!("{body}.{mac}"), Visitor::of(claims)))
    }

    /// Whose token it is; `None` when it is none of ours or has expired.
    pub(super) fn read(&self, token: &str, now: Timestamp) -> Option<Visitor> {
        if let Some(random) = token.strip_prefix(ANONYMOUS) {
            let bytes = URL_SAFE_NO_PAD.decode(random).ok()?;
            return (bytes.len() == RANDOM_BYTES).then(|| self.visitor(token));
        }
        self.claims(token, now).map(Visitor::of)
    }

    fn claims(&self, token: &str, now: Timestamp) -> Option<Claims> {
        if token.len() > MAX_TOKEN {
            return None;
        }
        let (body, mac) = token.rsplit_once('.')?;
        let encoded = body.strip_prefix(IDENTIFIED)?;
        if !Secret::any_made(&self.secrets, signed(body).as_bytes(), mac) {
            return None;
        }
        let claims: Claims = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(encoded).ok()?).ok()?;
        (claims.audience == self.audience && claims.expires > now.as_secs()).then_some(claims)
    }

    fn visitor(&self, token: &str) -> Visitor {
        let mut hash = Sha256::new();
        for part in ["turjuman web session", &self.audience, token] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let digest = hash.finalize();
        let id: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        Visitor { author: format!("{VISITOR}{id}").into(), name: None, language: None, is_known: false }
    }
}

/// What is signed is one line more than a token, and never an identity, which is four.
fn signed(body: &str) -> String {
    format!("turjuman web session\n{body}")
}

impl Visitor {
    fn of(claims: Claims) -> Self {
        Self { author: claims.id.into(), name: claims.name, language: claims.language, is_known: true }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    const OTHER: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const NOW: Timestamp = Timestamp(1_790_000_000_000);

    fn sessions(account: &str, secrets: &str) -> Sessions {
        Sessions::new(&BotId::new("maison"), account, Secret::parse_all(secrets).unwrap_or_default())
    }

    fn ana(expires: i64) -> Identity {
        Identity { id: "u1".to_owned(), name: Some("Ana".to_owned()), language: None, expires }
    }

    #[test]
    fn a_token_finds_its_customer_after_a_restart() {
        let (token, visitor) = sessions("chat", "").anonymous().expect("random bytes");
        assert_eq!(sessions("chat", SECRET).read(&token, NOW), Some(visitor.clone()));
        assert_ne!(sessions("other", "").read(&token, NOW), Some(visitor.clone()));
        let random = token.trim_start_matches("a.");
        assert!(!visitor.author.contains(random) && random.len() == 43, "{token}");
        assert_ne!(sessions("chat", "").anonymous().expect("random bytes").0, token);
    }

    #[test]
    fn who_is_vouched_for_is_the_host_s_customer_as_long_as_it_says() {
        let ours = sessions("chat", SECRET);
        let expires = NOW.as_secs() + 3600;
        let (token, visitor) = ours.identified(&ana(expires), None, NOW).expect("a secret");
        assert_eq!((&*visitor.author, visitor.is_known), ("u1", true));
        assert_eq!(ours.read(&token, NOW), Some(visitor.clone()));
        assert_eq!(sessions("chat", &format!("{OTHER} {SECRET}")).read(&token, NOW), Some(visitor));
        assert_eq!(ours.read(&token, NOW.plus_ms(3_600_000)), None);
        for other in [sessions("shop", SECRET), sessions("chat", OTHER), sessions("chat", "")] {
            assert_eq!(other.read(&token, NOW), None);
        }
        assert_eq!(ours.identified(&ana(expires + 60), Some(&token), NOW).map(|(given, _)| given), Some(token.clone()));
        assert_ne!(ours.identified(&ana(expires + 60), Some(&token), NOW.plus_ms(3_100_000)).map(|(given, _)| given), Some(token));
        assert_eq!(sessions("chat", "").identified(&ana(expires), None, NOW), None);
    }

    #[test]
    fn no_other_token_is_believed() {
        let ours = sessions("chat", SECRET);
        let (token, _) = ours.identified(&ana(NOW.as_secs() + 60), None, NOW).expect("a secret");
        let (body, mac) = token.rsplit_once('.').expect("three parts");
        let long = format!("i.{}.{mac}", "A".repeat(MAX_TOKEN));
        let short = format!("a.{}", URL_SAFE_NO_PAD.encode([1; 31]));
        let (swapped, unsigned, upper) = (format!("{body}x.{mac}"), format!("{body}."), format!("{body}.{}", mac.to_uppercase()));
        for bad in ["", "a.", "i.", "a.%%%", "b.AAAA", &short, &long, &swapped, &unsigned, &upper, body, "i..", "i.e30.00"] {
            assert_eq!(ours.read(bad, NOW), None, "{bad}");
        }
    }
}
