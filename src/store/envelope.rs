//! The envelope around every value: compressed, then sealed with the identity's data key and bound to its row.
//!
//! ```text
//! [format: 1][number of the data key: 4, little endian][nonce: 24][sealed: [0 plain | 1 zstd][body]][tag: 16]
//! ```
//! It must not know what the values are. What was sealed with a destroyed key is absent, not an error.

use std::cell::RefCell;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};

use chacha20poly1305::{AeadInOut, KeyInit, XChaCha20Poly1305, XNonce};
use zstd::bulk::{Compressor, Decompressor};

use super::keyring::{Keyring, random};

/// Values of at least this many bytes are compressed; smaller ones gain nothing.
const COMPRESS_FROM: usize = 256;
/// Fast, and within a few percent of the higher levels on JSON of this size.
const LEVEL: i32 = 1;
/// The largest body before it is compressed: a guard for memory.
const MAX_BODY: usize = 16 << 20;
/// The largest body after it is compressed: a record, an arrival or an event. The embedded store's log is laid
/// out so that no row of this size needs a file of its own.
pub(crate) const MAX_PACKED: usize = 112 << 10;

const FORMAT: u8 = 1;
const PLAIN: u8 = 0;
const ZSTD: u8 = 1;
const NONCE_BYTES: usize = 24;
const HEAD_BYTES: usize = 5;

thread_local! {
    // A context is a few hundred KiB; one per thread instead of one per value.
    static COMPRESSOR: RefCell<Option<Compressor<'static>>> = const { RefCell::new(None) };
    static DECOMPRESSOR: RefCell<Option<Decompressor<'static>>> = const { RefCell::new(None) };
}

/// A body that is compressed where that pays, ready to be sealed.
#[derive(Clone, Debug)]
pub(crate) struct Packed(Vec<u8>);

/// Compresses a body.
///
/// # Errors
/// `InvalidInput` when it is too large to be read again.
pub(crate) fn pack(body: &[u8]) -> io::Result<Packed> {
    let squeezed = (COMPRESS_FROM..=MAX_BODY)
        .contains(&body.len())
        .then(|| compress(body).ok())
        .flatten()
        .filter(|smaller| smaller.len() < body.len());
    let (kind, bytes) = squeezed.as_ref().map_or((PLAIN, body), |smaller| (ZSTD, smaller.as_slice()));
    if bytes.len() > MAX_PACKED {
        let what = format!("{} bytes are too much for one value, at most {MAX_PACKED} compressed ones are taken", body.len());
        return Err(io::Error::new(io::ErrorKind::InvalidInput, what));
    }
    let mut packed = Vec::with_capacity(bytes.len() + 1);
    packed.push(kind);
    packed.extend_from_slice(bytes);
    Ok(Packed(packed))
}

fn compress(body: &[u8]) -> io::Result<Vec<u8>> {
    COMPRESSOR.with_borrow_mut(|slot| match slot {
        Some(compressor) => compressor.compress(body),
        None => slot.insert(Compressor::new(LEVEL)?).compress(body),
    })
}

fn unpack(packed: &[u8]) -> io::Result<Vec<u8>> {
    match packed.split_first() {
        Some((&PLAIN, body)) => Ok(body.to_vec()),
        Some((&ZSTD, body)) => {
            let size = Decompressor::upper_bound(body).filter(|size| *size <= MAX_BODY);
            let size = size.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "a value of impossible size"))?;
            DECOMPRESSOR.with_borrow_mut(|slot| match slot {
                Some(decompressor) => decompressor.decompress(body, size),
                None => slot.insert(Decompressor::new()?).decompress(body, size),
            })
        }
        _ => Err(io::Error::new(io::ErrorKind::InvalidData, "a value of an unknown kind")),
    }
}

/// Seals values. A nonce is the salt drawn when the store was opened and a counter, so none is used twice.
pub(crate) struct Sealer {
    salt: [u8; 16],
    count: AtomicU64,
}

impl Sealer {
    /// A sealer with a salt of its own.
    pub(crate) fn new() -> io::Result<Self> {
        Ok(Self { salt: random()?, count: AtomicU64::new(0) })
    }

    /// Seals `packed` with the data key `number` for the row named by `aad`.
    pub(crate) fn seal(&self, ring: &Keyring, number: u32, packed: &Packed, aad: &[u8]) -> io::Result<Vec<u8>> {
        let key = ring.key(number).ok_or_else(|| io::Error::other("the data key is gone"))?;
        let mut nonce = [0; NONCE_BYTES];
        let (salt, count) = nonce.split_at_mut(self.salt.len());
        salt.copy_from_slice(&self.salt);
        count.copy_from_slice(&self.count.fetch_add(1, Ordering::Relaxed).to_le_bytes());
        let mut value = Vec::with_capacity(HEAD_BYTES + NONCE_BYTES + packed.0.len() + 16);
        value.push(FORMAT);
        value.extend_from_slice(&number.to_le_bytes());
        value.extend_from_slice(&nonce);
        let mut body = packed.0.clone();
        let sealed = XChaCha20Poly1305::new(&key.into()).encrypt_in_place(&XNonce::from(nonce), aad, &mut body);
        sealed.map_err(|_too_long| io::Error::other("a value that is too long to seal"))?;
        value.extend_from_slice(&body);
        Ok(value)
    }
}

/// The number of the data key that a value was sealed with.
pub(crate) fn key_number(value: &[u8]) -> Option<u32> {
    let (head, _) = value.split_first_chunk::<HEAD_BYTES>()?;
    let [FORMAT, number @ ..] = *head else { return None };
    Some(u32::from_le_bytes(number))
}

/// Opens a value: `None` when its data key was destroyed.
///
/// # Errors
/// `InvalidData` when the value is not what was written to this row.
pub(crate) fn open(ring: &Keyring, value: &[u8], aad: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let damaged = || io::Error::new(io::ErrorKind::InvalidData, "a value that is not what was written");
    let number = key_number(value).ok_or_else(damaged)?;
    let Some(key) = ring.key(number) else { return Ok(None) };
    let (nonce, sealed) = value.get(HEAD_BYTES..).and_then(|rest| rest.split_first_chunk::<NONCE_BYTES>()).ok_or_else(damaged)?;
    let mut body = sealed.to_vec();
    let opened = XChaCha20Poly1305::new(&key.into()).decrypt_in_place(&XNonce::from(*nonce), aad, &mut body);
    opened.map_err(|_wrong_tag| damaged())?;
    unpack(&body).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_opens_only_in_its_row_and_with_its_key() {
        let dir = tempfile::tempdir().unwrap();
        let ring = Keyring::create(&dir.path().join("keys")).unwrap();
        let number = ring.number_for(&[1; 16]).unwrap();
        let sealer = Sealer::new().unwrap();
        for length in [0, 1, COMPRESS_FROM - 1, COMPRESS_FROM, 100_000] {
            let body = vec![b'x'; length];
            let value = sealer.seal(&ring, number, &pack(&body).unwrap(), b"row").unwrap();
            assert_eq!(open(&ring, &value, b"row").unwrap(), Some(body));
            assert!(open(&ring, &value, b"other row").is_err());
            assert_eq!(value.len() < length, length >= COMPRESS_FROM);
            for flip in [0, 6, HEAD_BYTES + NONCE_BYTES, value.len() - 1] {
                let mut wrong = value.clone();
                wrong[flip] ^= 1;
                assert!(open(&ring, &wrong, b"row").is_err(), "{flip}");
            }
        }
        let value = sealer.seal(&ring, number, &pack(b"secret").unwrap(), b"row").unwrap();
        assert_eq!(ring.destroy(&[1; 16]).unwrap(), Some(number));
        assert_eq!(open(&ring, &value, b"row").unwrap(), None);
    }

    #[test]
    fn a_body_at_the_limit_is_read_again_and_one_above_is_not_taken() {
        let noise = random::<{ MAX_PACKED + 1 }>().unwrap();
        for largest in [vec![b'x'; MAX_BODY], noise[..MAX_PACKED].to_vec()] {
            assert_eq!(unpack(&pack(&largest).unwrap().0).unwrap(), largest);
        }
        for too_large in [vec![b'x'; MAX_BODY + 1], noise.to_vec()] {
            assert_eq!(pack(&too_large).unwrap_err().kind(), io::ErrorKind::InvalidInput);
        }
    }

    #[test]
    fn the_same_body_never_looks_the_same() {
        let dir = tempfile::tempdir().unwrap();
        let ring = Keyring::create(&dir.path().join("keys")).unwrap();
        let number = ring.number_for(&[1; 16]).unwrap();
        let sealer = Sealer::new().unwrap();
        let seal = || sealer.seal(&ring, number, &pack(b"hello").unwrap(), b"row").unwrap();
        assert_ne!(seal(), seal());
    }
}
