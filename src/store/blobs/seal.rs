//! How a file is sealed: pieces of 64 KiB, each bound to its place, the last one marked as the last.
//!
//! ```text
//! [format: 1][number of the data key: 4][salt: 16][expires, ms since 1970: 8][bytes of the description: 4]
//! [description, sealed][piece, sealed] … [last piece, sealed; at most as long as the others]
//! ```
//! The key of a file is HMAC-SHA256(data key, salt and name), so that pieces can be counted for nonces. The head is
//! bound to every piece: nothing can be changed, moved, left out, or cut off without being noticed.

use std::io;

use chacha20poly1305::{AeadInOut, KeyInit as _, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

use crate::core::time::Timestamp;
use crate::store::keyring::{Keyring, random};
use crate::store::names::Hash;

/// The bytes of a piece before it is sealed.
pub(super) const PIECE: usize = 64 << 10;
/// What sealing adds to a piece.
pub(super) const TAG: usize = 16;
/// The bytes of a head.
pub(super) const HEAD: usize = 33;
/// The most bytes of a description, sealed: a name and a type.
pub(super) const MAX_DESCRIPTION: usize = 4096;

const FORMAT: u8 = 1;

/// What stands before the sealed pieces, in the clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) key: u32,
    salt: [u8; 16],
    pub(super) expires: Timestamp,
    pub(super) description: u32,
}

impl Head {
    pub(super) fn new(key: u32, expires: Timestamp, description: usize) -> io::Result<Self> {
        let description = description + TAG;
        if description > MAX_DESCRIPTION {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "the file's name is too long"));
        }
        Ok(Self { key, salt: random()?, expires, description: u32::try_from(description).unwrap_or(u32::MAX) })
    }

    pub(super) fn write(&self) -> Vec<u8> {
        [&[FORMAT][..], &self.key.to_le_bytes(), &self.salt, &self.expires.0.to_le_bytes(), &self.description.to_le_bytes()].concat()
    }

    pub(super) fn read(bytes: &[u8; HEAD]) -> io::Result<Self> {
        let parse = || {
            let (format, rest) = bytes.split_first()?;
            let (key, rest) = rest.split_first_chunk::<4>()?;
            let (salt, rest) = rest.split_first_chunk::<16>()?;
            let (expires, rest) = rest.split_first_chunk::<8>()?;
            let description = u32::from_le_bytes(rest.try_into().ok()?);
            let fine = *format == FORMAT && (TAG..=MAX_DESCRIPTION).contains(&(description as usize));
            let expires = Timestamp(i64::from_le_bytes(*expires));
            fine.then_some(Self { key: u32::from_le_bytes(*key), salt: *salt, expires, description })
        };
        parse().ok_or_else(damaged)
    }

    /// How many bytes the file has before it is sealed, by the length of the sealed one.
    pub(super) fn size(&self, sealed: u64) -> io::Result<u64> {
        let pieces = sealed.checked_sub(HEAD as u64 + u64::from(self.description)).ok_or_else(damaged)?;
        let count = pieces.div_ceil((PIECE + TAG) as u64);
        pieces.checked_sub(count * TAG as u64).filter(|_| count > 0).ok_or_else(damaged)
    }

    /// Seals and opens the pieces of the file `name`; `None` when the data key was destroyed.
    pub(super) fn cipher(&self, ring: &Keyring, name: &Hash) -> io::Result<Option<Pieces>> {
        let Some(data_key) = ring.key(self.key) else { return Ok(None) };
        let mut mac = Hmac::<Sha256>::new_from_slice(&data_key).map_err(|_| io::Error::other("a key of impossible length"))?;
        mac.update(b"blob");
        mac.update(&self.salt);
        mac.update(name);
        let key: [u8; 32] = mac.finalize().into_bytes().into();
        Ok(Some(Pieces { cipher: XChaCha20Poly1305::new(&key.into()), head: self.write(), next: 0 }))
    }
}

/// The pieces of one file, in order.
pub(super) struct Pieces {
    cipher: XChaCha20Poly1305,
    head: Vec<u8>,
    next: u64,
}

impl Pieces {
    pub(super) fn seal(&mut self, piece: &mut Vec<u8>, last: bool) -> io::Result<()> {
        let nonce = self.nonce(last);
        self.cipher.encrypt_in_place(&nonce, &self.head, piece).map_err(|_| io::Error::other("a piece that cannot be sealed"))
    }

    pub(super) fn open(&mut self, piece: &mut Vec<u8>, last: bool) -> io::Result<()> {
        let nonce = self.nonce(last);
        self.cipher.decrypt_in_place(&nonce, &self.head, piece).map_err(|_| damaged())
    }

    fn nonce(&mut self, last: bool) -> XNonce {
        let mut nonce = [0; 24];
        for (to, from) in nonce.iter_mut().zip(self.next.to_le_bytes().into_iter().chain([u8::from(last)])) {
            *to = from;
        }
        self.next += 1;
        nonce.into()
    }
}

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the file is damaged")
}
