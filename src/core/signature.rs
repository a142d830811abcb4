//! Standard Webhooks signatures: HMAC-SHA256 over `id.timestamp.body`, written `v1,<base64>`.
//!
//! The headers are [`ID`], [`TIMESTAMP`] and [`SIGNATURE`]; other prefixes that some senders use are not read.
//! A repeat of a signed request passes verification: whoever takes it recognises it by its id.
//! This module must not know HTTP, the environment or the clock.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_PAD_INDIFFERENT};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::{Choice, ConstantTimeEq};

use super::time::Timestamp;

/// The header with the id under which a repeat is recognised.
pub const ID: &str = "webhook-id";
/// The header with the time of signing, whole seconds since 1970.
pub const TIMESTAMP: &str = "webhook-timestamp";
/// The header with one or more signatures, separated by spaces.
pub const SIGNATURE: &str = "webhook-signature";
/// How far a timestamp may lie from our clock, in seconds, where nothing else is configured.
pub const TOLERANCE_SECS: i64 = 300;
/// The most signatures of one header that are looked at.
pub const MAX_SIGNATURES: usize = 16;

const SECRET_PREFIX: &str = "whsec_";
const VERSION: &str = "v1";
const SECRET_BYTES: std::ops::RangeInclusive<usize> = 24..=64;

/// A key that signs and verifies. It cannot be printed, and its bytes cannot be read back.
#[derive(Clone)]
pub struct Secret(Hmac<Sha256>);

/// What is wrong with the text of a secret. It never quotes the text. A lower-case fragment that fits after "cannot".
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// It does not begin with `whsec_`.
    #[error("read a secret that does not begin with `whsec_`")]
    Prefix,
    /// What follows is not base64.
    #[error("read a secret whose text after `whsec_` is not base64")]
    Base64,
    /// It is too short or too long.
    #[error("use a secret of {0} bytes; 24 to 64 are needed (`openssl rand -base64 32` writes 32)")]
    Length(usize),
    /// There is none.
    #[error("find a secret in an empty text")]
    Empty,
}

impl Secret {
    /// Reads `whsec_<base64>` of 24 to 64 bytes; padding may be absent.
    ///
    /// # Errors
    /// What is wrong, without quoting the secret.
    pub fn parse(text: &str) -> Result<Self, SecretError> {
        let encoded = text.strip_prefix(SECRET_PREFIX).ok_or(SecretError::Prefix)?;
        let bytes = STANDARD_PAD_INDIFFERENT.decode(encoded).map_err(|_| SecretError::Base64)?;
        if !SECRET_BYTES.contains(&bytes.len()) {
            return Err(SecretError::Length(bytes.len()));
        }
        Hmac::new_from_slice(&bytes).map(Self).map_err(|_| SecretError::Length(bytes.len()))
    }

    /// Reads one or more secrets separated by white space. The first one signs, each of them verifies.
    ///
    /// # Errors
    /// What is wrong with the first bad one; [`SecretError::Empty`] when there is none.
    pub fn parse_all(text: &str) -> Result<Vec<Self>, SecretError> {
        let secrets = text.split_whitespace().map(Self::parse).collect::<Result<Vec<_>, _>>()?;
        if secrets.is_empty() { Err(SecretError::Empty) } else { Ok(secrets) }
    }

    /// HMAC-SHA256 of `bytes` in lower-case hex.
    #[must_use]
    pub fn hex_mac(&self, bytes: &[u8]) -> String {
        let mut mac = self.0.clone();
        mac.update(bytes);
        mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Whether one of `secrets` made `hex` of `bytes`. Takes the same time wherever a wrong one differs.
    #[must_use]
    pub fn any_made(secrets: &[Self], bytes: &[u8], hex: &str) -> bool {
        let matched = secrets.iter().map(|secret| secret.hex_mac(bytes));
        matched.fold(Choice::from(0), |found, wanted| found | hex.as_bytes().ct_eq(wanted.as_bytes())).into()
    }

    fn mac(&self, id: &str, timestamp: &str, body: &[u8]) -> [u8; 32] {
        let mut mac = self.0.clone();
        for part in [id.as_bytes(), b".", timestamp.as_bytes(), b".", body] {
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// The three headers of a signed request, as far as they are there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Headers<'a> {
    /// [`ID`].
    pub id: Option<&'a str>,
    /// [`TIMESTAMP`].
    pub timestamp: Option<&'a str>,
    /// [`SIGNATURE`].
    pub signature: Option<&'a str>,
}

/// Why a request is not believed. A lower-case fragment that fits after "cannot".
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// A header is absent or empty.
    #[error("verify a request without the header `{0}`")]
    Missing(&'static str),
    /// The timestamp is not a whole number of seconds.
    #[error("read `webhook-timestamp` as whole seconds since 1970")]
    Timestamp,
    /// The timestamp lies too far from our clock.
    #[error("take a request whose `webhook-timestamp` is {off_secs} s off; at most {tolerance_secs} s are allowed")]
    OutOfTolerance {
        /// Our clock minus the timestamp: positive when the request is old.
        off_secs: i64,
        /// The most allowed.
        tolerance_secs: i64,
    },
    /// No signature in the header was made with one of the secrets over this id, time and body.
    #[error("match any signature in `webhook-signature`")]
    NoMatch,
}

/// The signature header's value for a request.
#[must_use]
pub fn sign(secret: &Secret, id: &str, timestamp_secs: i64, body: &[u8]) -> String {
    format!("{VERSION},{}", STANDARD.encode(secret.mac(id, &timestamp_secs.to_string(), body)))
}

/// Believes a request when one of its signatures was made with one of the secrets and its time is near `now`.
/// Takes the same time whichever secret or signature matches, and wherever a wrong one differs.
///
/// # Errors
/// Why not.
pub fn verify(secrets: &[Secret], headers: Headers<'_>, body: &[u8], now: Timestamp, tolerance_secs: i64) -> Result<(), Failure> {
    let id = present(headers.id, ID)?;
    let timestamp = present(headers.timestamp, TIMESTAMP)?;
    let signatures = present(headers.signature, SIGNATURE)?;
    check_time(timestamp, now, tolerance_secs)?;
    let given: Vec<Vec<u8>> = signatures
        .split(' ')
        .filter_map(|entry| entry.split_once(','))
        .filter(|(version, _)| *version == VERSION)
        .take(MAX_SIGNATURES)
        .filter_map(|(_, encoded)| STANDARD_PAD_INDIFFERENT.decode(encoded).ok())
        .collect();
    let matched = secrets
        .iter()
        .map(|secret| secret.mac(id, timestamp, body))
        .fold(Choice::from(0), |found, wanted| given.iter().fold(found, |found, signature| found | signature.as_slice().ct_eq(&wanted)));
    if bool::from(matched) { Ok(()) } else { Err(Failure::NoMatch) }
}

/// Whether the timestamp header lies near `now`.
///
/// # Errors
/// [`Failure::Timestamp`] or [`Failure::OutOfTolerance`].
pub fn check_time(timestamp: &str, now: Timestamp, tolerance_secs: i64) -> Result<(), Failure> {
    let secs: i64 = timestamp.parse().map_err(|_| Failure::Timestamp)?;
    let off_secs = now.as_secs().saturating_sub(secs);
    if off_secs.unsigned_abs() > tolerance_secs.unsigned_abs() {
        return Err(Failure::OutOfTolerance { off_secs, tolerance_secs });
    }
    Ok(())
}

fn present<'a>(value: Option<&'a str>, name: &'static str) -> Result<&'a str, Failure> {
    value.filter(|value| !value.is_empty()).ok_or(Failure::Missing(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const OTHER: &str = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    const ID_VALUE: &str = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    const BODY: &[u8] = br#"{"test": 2432232314}"#;
    const KNOWN: &str = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    const AT: i64 = 1_614_265_330;

    fn secret(text: &str) -> Secret {
        Secret::parse(text).expect("a good secret")
    }

    #[test]
    fn signs_the_published_vector() {
        assert_eq!(sign(&secret(SECRET), ID_VALUE, AT, BODY), KNOWN);
    }

    #[test]
    fn reads_secrets_of_24_to_64_bytes() {
        for (len, expect) in [(23, Some(SecretError::Length(23))), (24, None), (64, None), (65, Some(SecretError::Length(65)))] {
            let text = format!("whsec_{}", STANDARD.encode(vec![7_u8; len]));
            assert_eq!(Secret::parse(&text).err(), expect, "{len} bytes");
            assert_eq!(Secret::parse(text.trim_end_matches('=')).err(), expect, "{len} bytes without padding");
        }
        for (text, expect) in [
            ("", SecretError::Prefix),
            ("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", SecretError::Prefix),
            ("whsec_", SecretError::Length(0)),
            ("whsec_not base64!", SecretError::Base64),
        ] {
            assert_eq!(Secret::parse(text).err(), Some(expect), "{text:?}");
        }
        assert_eq!(Secret::parse_all(&format!(" {SECRET}\n{OTHER} ")).map(|all| all.len()), Ok(2));
        assert_eq!(Secret::parse_all(" \n").err(), Some(SecretError::Empty));
        assert_eq!(Secret::parse_all(&format!("{SECRET} nonsense")).err(), Some(SecretError::Prefix));
    }

    #[test]
    fn a_secret_does_not_print() {
        assert_eq!(format!("{:?} {:#?}", secret(SECRET), [secret(SECRET)]), "Secret(..) [\n    Secret(..),\n]");
        for error in [Secret::parse("whsec_c2hvcnQ=").err(), Secret::parse("swordfish").err()].into_iter().flatten() {
            let shown = format!("{error} {error:?}");
            assert!(!shown.contains("c2hvcnQ") && !shown.contains("swordfish"), "{shown}");
        }
    }

    fn check(headers: Headers<'_>, body: &[u8], now_secs: i64, expect: Result<(), Failure>) {
        let now = Timestamp(now_secs * 1000 + 999);
        assert_eq!(verify(&[secret(OTHER), secret(SECRET)], headers, body, now, TOLERANCE_SECS), expect, "{headers:?}");
    }

    #[test]
    fn verifies_and_says_why_not() {
        let good = Headers { id: Some(ID_VALUE), timestamp: Some("1614265330"), signature: Some(KNOWN) };
        check(good, BODY, AT, Ok(()));
        check(good, BODY, AT + TOLERANCE_SECS, Ok(()));
        check(good, BODY, AT - TOLERANCE_SECS, Ok(()));
        check(good, BODY, AT + 301, Err(Failure::OutOfTolerance { off_secs: 301, tolerance_secs: TOLERANCE_SECS }));
        check(good, BODY, AT - 301, Err(Failure::OutOfTolerance { off_secs: -301, tolerance_secs: TOLERANCE_SECS }));
        check(good, b"{}", AT, Err(Failure::NoMatch));
        check(Headers { id: Some("msg_other"), ..good }, BODY, AT, Err(Failure::NoMatch));
        check(Headers { timestamp: Some("1614265331"), ..good }, BODY, AT, Err(Failure::NoMatch));
        for missing in [None, Some("")] {
            check(Headers { id: missing, ..good }, BODY, AT, Err(Failure::Missing(ID)));
            check(Headers { timestamp: missing, ..good }, BODY, AT, Err(Failure::Missing(TIMESTAMP)));
            check(Headers { signature: missing, ..good }, BODY, AT, Err(Failure::Missing(SIGNATURE)));
        }
        for odd in ["now", "1614265330.5", "99999999999999999999", "0x60", " 1614265330"] {
            check(Headers { timestamp: Some(odd), ..good }, BODY, AT, Err(Failure::Timestamp));
        }
        let far = Headers { timestamp: Some("-9223372036854775808"), ..good };
        check(far, BODY, AT, Err(Failure::OutOfTolerance { off_secs: i64::MAX, tolerance_secs: TOLERANCE_SECS }));
    }

    #[test]
    fn one_good_signature_among_others_is_enough() {
        let wrong = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
        let named = |signature: &str, expect| {
            check(Headers { id: Some(ID_VALUE), timestamp: Some("1614265330"), signature: Some(signature) }, BODY, AT, expect);
        };
        named(&format!("{wrong} {KNOWN}"), Ok(()));
        named(&format!("v1a,{wrong} garbage ,, {KNOWN} {wrong}"), Ok(()));
        named(&format!("{}{KNOWN}", format!("{wrong} ").repeat(MAX_SIGNATURES - 1)), Ok(()));
        named(&format!("{}{KNOWN}", format!("{wrong} ").repeat(MAX_SIGNATURES)), Err(Failure::NoMatch));
        for bad in [wrong, "v1", "v1,", "v1,???", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=x", &KNOWN.replace("v1", "v2")] {
            named(bad, Err(Failure::NoMatch));
        }
        let headers = Headers { id: Some(ID_VALUE), timestamp: Some("1614265330"), signature: Some(KNOWN) };
        assert_eq!(verify(&[], headers, BODY, Timestamp(AT * 1000), 300), Err(Failure::NoMatch), "no secret believes nothing");
    }
}
