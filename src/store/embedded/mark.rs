//! The sidecar: the highest sequence known to be durable, in a small file of its own.
//!
//! sled may open a truncated log without an error, empty or older than it was; the mark notices. Two places are
//! written in turn, so that one of them is always whole.
//!
//! ```text
//! twice, 512 bytes apart: [b"turjmark"][turn: 8][sequence: 8][0: 4][crc32 of the 28 before: 4]
//! ```

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::Path;

use super::disk::replace;

const MAGIC: &[u8; 8] = b"turjmark";
const PLACE: u64 = 512;
const BYTES: usize = 32;
const CRC_AT: usize = 28;

/// The open sidecar.
pub(super) struct Mark {
    file: File,
    turn: u64,
    sequence: u64,
}

impl Mark {
    /// Makes a new sidecar that names no write yet; whole from the first moment.
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        replace(path, &place(0, 0))?;
        Self::open(path)
    }

    /// Reads the sidecar.
    ///
    /// # Errors
    /// `InvalidData` when neither place is whole.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().read(true).write(true).open(path)?;
        let places = [0, PLACE].map(|at| read(&file, at));
        let newest = places.into_iter().flatten().max();
        let (turn, sequence) = newest.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "it is damaged"))?;
        Ok(Self { file, turn, sequence })
    }

    /// The sequence it names.
    pub(super) const fn sequence(&self) -> u64 {
        self.sequence
    }

    /// Names a sequence, durably. Fails when the file was deleted, and the data folder most likely with it.
    pub(super) fn write(&mut self, sequence: u64) -> io::Result<()> {
        if self.file.metadata()?.nlink() == 0 {
            return Err(io::Error::new(io::ErrorKind::NotFound, "the data folder was deleted while it was in use"));
        }
        let turn = self.turn.wrapping_add(1);
        self.file.write_all_at(&place(turn, sequence), (turn % 2) * PLACE)?;
        self.file.sync_data()?;
        self.turn = turn;
        self.sequence = sequence;
        Ok(())
    }
}

fn place(turn: u64, sequence: u64) -> Vec<u8> {
    let mut bytes = [MAGIC.as_slice(), &turn.to_le_bytes(), &sequence.to_le_bytes(), &[0; 4]].concat();
    bytes.extend_from_slice(&crc32fast::hash(&bytes).to_le_bytes());
    bytes
}

/// The turn and sequence of one place, if it is whole.
fn read(file: &File, at: u64) -> Option<(u64, u64)> {
    let mut bytes = [0; BYTES];
    file.read_exact_at(&mut bytes, at).ok()?;
    let (body, crc) = bytes.split_at(CRC_AT);
    let whole = crc32fast::hash(body).to_le_bytes() == crc;
    let (magic, body) = body.split_first_chunk::<8>()?;
    let (turn, body) = body.split_first_chunk::<8>()?;
    let (sequence, _) = body.split_first_chunk::<8>()?;
    (whole && magic == MAGIC).then(|| (u64::from_le_bytes(*turn), u64::from_le_bytes(*sequence)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_torn_place_is_survived_and_two_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("mark");
        let mut mark = Mark::create(&path).unwrap();
        assert_eq!(Mark::open(&path).unwrap().sequence(), 0);
        mark.write(5).unwrap();
        mark.write(9).unwrap();
        assert_eq!(Mark::open(&path).unwrap().sequence(), 9);
        mark.file.write_all_at(b"?", 20).unwrap();
        assert_eq!(Mark::open(&path).unwrap().sequence(), 5);
        mark.file.write_all_at(b"?", PLACE + 20).unwrap();
        assert!(Mark::open(&path).is_err());
    }
}
