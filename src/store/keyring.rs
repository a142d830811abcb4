//! The key file: one data key per identity, outside the log, so that destroying a key destroys what it sealed.
//!
//! Fixed slots of 64 bytes, only ever appended; the first is the head. An erased slot keeps its mark and loses
//! hash and key in place; its number is never given again, so that old sealed bytes never meet another key.
//!
//! ```text
//! [1 used | 2 erased | 3 head][0: 3][hash of the identity: 16][key: 32][0: 8][crc32 of the 60 before: 4]
//! ```

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::Path;
use std::sync::{Mutex, PoisonError, RwLock};

use super::error::lock;
use super::names::Hash;

const SLOT: usize = 64;
const CRC_AT: usize = 60;
const USED: u8 = 1;
const ERASED: u8 = 2;
const HEAD: u8 = 3;
/// Stands in the head's hash field.
const MAGIC: &Hash = b"turjuman keys 1\n";

type DataKey = [u8; 32];

/// The data keys.
pub(crate) struct Keyring {
    file: Mutex<Appender>,
    keys: RwLock<Keys>,
}

struct Appender {
    file: File,
    /// Slots that are not on disk yet.
    fresh: Vec<u8>,
    /// Slots that are on disk, with the head.
    written: u64,
}

#[derive(Default)]
struct Keys {
    by_number: Vec<Option<DataKey>>,
    by_identity: HashMap<Hash, u32>,
}

impl Keyring {
    /// Makes a new key file that only its owner may read.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(path)?;
        file.write_all_at(&slot(HEAD, MAGIC, &DataKey::default()), 0)?;
        file.sync_all()?;
        Ok(Self::of(file, 1, Keys::default()))
    }

    /// Reads a key file of which at least `known` keys were in use.
    ///
    /// # Errors
    /// `InvalidData` when it is damaged or shorter than it was.
    pub(crate) fn open(path: &Path, known: u32) -> io::Result<Self> {
        let damaged = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what.to_owned());
        let mut file = OpenOptions::new().read(true).write(true).open(path)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let (slots, _torn) = bytes.as_chunks::<SLOT>();
        let (head, slots) = slots.split_first().ok_or_else(|| damaged("it is empty"))?;
        if *head != slot(HEAD, MAGIC, &DataKey::default()) {
            return Err(damaged("it is not a key file"));
        }
        let mut keys = Keys::default();
        for (number, slot) in (0_u32..).zip(slots) {
            let known_number = number < known;
            match parse(slot) {
                Some((USED, identity, key)) => {
                    keys.by_identity.insert(identity, number);
                    keys.by_number.push(Some(key));
                }
                Some((ERASED, ..)) => keys.by_number.push(None),
                // Begun but not synced when the power went: nothing durable was sealed with it.
                None if !known_number && slot.iter().all(|byte| *byte == 0) => keys.by_number.push(None),
                _ => return Err(damaged("a slot is damaged")),
            }
        }
        if keys.by_number.len() < known as usize {
            return Err(damaged("keys are missing at its end"));
        }
        let written = slots.len() as u64 + 1;
        Ok(Self::of(file, written, keys))
    }

    fn of(file: File, written: u64, keys: Keys) -> Self {
        Self { file: Mutex::new(Appender { file, fresh: Vec::new(), written }), keys: RwLock::new(keys) }
    }

    /// How many numbers were given.
    pub(crate) fn count(&self) -> u32 {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        u32::try_from(keys.by_number.len()).unwrap_or(u32::MAX)
    }

    /// The data key of a number, unless it was destroyed.
    pub(crate) fn key(&self, number: u32) -> Option<DataKey> {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        keys.by_number.get(number as usize).copied().flatten()
    }

    /// The number of an identity's data key; draws one if there is none. Durable after the next [`Keyring::sync`].
    pub(crate) fn number_for(&self, identity: &Hash) -> io::Result<u32> {
        let known = self.keys.read().unwrap_or_else(PoisonError::into_inner).by_identity.get(identity).copied();
        if let Some(number) = known {
            return Ok(number);
        }
        let key: DataKey = random()?;
        let mut appender = lock(&self.file);
        let mut keys = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        let number = u32::try_from(keys.by_number.len()).map_err(|_full| io::Error::other("the key file is full"))?;
        keys.by_number.push(Some(key));
        keys.by_identity.insert(*identity, number);
        appender.fresh.extend_from_slice(&slot(USED, identity, &key));
        Ok(number)
    }

    /// Brings new keys to the disk. Must succeed before anything sealed with them is written.
    pub(crate) fn sync(&self) -> io::Result<()> {
        let mut appender = lock(&self.file);
        if appender.fresh.is_empty() {
            return Ok(());
        }
        appender.file.write_all_at(&appender.fresh, appender.written * SLOT as u64)?;
        appender.file.sync_data()?;
        appender.written += (appender.fresh.len() / SLOT) as u64;
        appender.fresh.clear();
        Ok(())
    }

    /// Destroys an identity's data key, on disk and in memory; answers its number.
    pub(crate) fn destroy(&self, identity: &Hash) -> io::Result<Option<u32>> {
        self.sync()?;
        let appender = lock(&self.file);
        let mut keys = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        let Some(number) = keys.by_identity.get(identity).copied() else { return Ok(None) };
        let at = (u64::from(number) + 1) * SLOT as u64;
        appender.file.write_all_at(&slot(ERASED, &Hash::default(), &DataKey::default()), at)?;
        appender.file.sync_data()?;
        keys.by_identity.remove(identity);
        if let Some(key) = keys.by_number.get_mut(number as usize) {
            *key = None;
        }
        Ok(Some(number))
    }
}

/// Bytes nobody can guess.
pub(crate) fn random<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| io::Error::other(format!("draw random bytes: {error}")))?;
    Ok(bytes)
}

fn slot(mark: u8, identity: &Hash, key: &DataKey) -> [u8; SLOT] {
    let mut slot = [0; SLOT];
    let body: Vec<u8> = [&[mark, 0, 0, 0], identity.as_slice(), key, &[0; 8]].concat();
    let crc = crc32fast::hash(&body);
    for (to, from) in slot.iter_mut().zip(body.into_iter().chain(crc.to_le_bytes())) {
        *to = from;
    }
    slot
}

fn parse(slot: &[u8; SLOT]) -> Option<(u8, Hash, DataKey)> {
    let (body, crc) = slot.split_at(CRC_AT);
    if crc32fast::hash(body).to_le_bytes() != crc {
        return None;
    }
    let (mark, rest) = body.split_first_chunk::<4>()?;
    let (identity, rest) = rest.split_first_chunk::<16>()?;
    let (key, _) = rest.split_first_chunk::<32>()?;
    Some((mark[0], *identity, *key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_survive_and_numbers_are_never_given_again() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("keys");
        let ring = Keyring::create(&path).unwrap();
        let one = ring.number_for(&[1; 16]).unwrap();
        let two = ring.number_for(&[2; 16]).unwrap();
        assert_eq!(ring.number_for(&[1; 16]).unwrap(), one);
        ring.sync().unwrap();
        let key = ring.key(two).unwrap();
        ring.destroy(&[1; 16]).unwrap();
        drop(ring);

        let bytes = std::fs::read(&path).unwrap();
        assert!(!bytes.windows(16).any(|window| window == [1; 16]));
        let ring = Keyring::open(&path, 2).unwrap();
        assert_eq!((ring.key(one), ring.key(two)), (None, Some(key)));
        assert_eq!(ring.number_for(&[1; 16]).unwrap(), 2);
    }

    #[test]
    fn a_damaged_or_shortened_file_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("keys");
        let ring = Keyring::create(&path).unwrap();
        for identity in 0..3 {
            ring.number_for(&[identity; 16]).unwrap();
        }
        ring.sync().unwrap();
        let whole = std::fs::read(&path).unwrap();
        let check = |bytes: &[u8], known: u32, fine: bool| {
            std::fs::write(&path, bytes).unwrap();
            assert_eq!(Keyring::open(&path, known).is_ok(), fine, "{} bytes, {known} known", bytes.len());
        };
        check(&whole, 3, true);
        check(&whole[..SLOT * 3], 3, false);
        check(&whole[..SLOT * 3 + 5], 2, true);
        check(&[], 0, false);
        let mut flipped = whole.clone();
        flipped[SLOT + 30] ^= 4;
        check(&flipped, 3, false);
        let mut zeroed = whole.clone();
        zeroed[SLOT * 3..].fill(0);
        check(&zeroed, 3, false);
        check(&zeroed, 2, true);
    }
}
