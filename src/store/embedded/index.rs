//! What is due, written at a clean stop, so that opening does not have to scan the log.
//!
//! ```text
//! [b"turjidx1"][sequence: 8] { [hash of the key: 16][due: 8, or the least number][1 if arrivals wait] } [crc32: 4]
//! ```
//! It holds hashes and times only. It counts for exactly the sequence that it names.

use std::fs;
use std::io;
use std::path::Path;

use super::disk::replace;
use crate::core::time::Timestamp;
use crate::store::names::Hash;

const MAGIC: &[u8; 8] = b"turjidx1";
const HEAD: usize = 16;
const LINE: usize = 25;
const NEVER: i64 = i64::MIN;

/// One aggregate that is due at some time, or has arrivals waiting.
pub(super) type Line = (Hash, Option<Timestamp>, bool);

/// Writes the index for `sequence`.
pub(super) fn write(path: &Path, sequence: u64, lines: &[Line]) -> io::Result<()> {
    let mut bytes = Vec::with_capacity(HEAD + lines.len() * LINE + 4);
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&sequence.to_le_bytes());
    for (hash, due, waiting) in lines {
        bytes.extend_from_slice(hash);
        bytes.extend_from_slice(&due.map_or(NEVER, |at| at.0).to_le_bytes());
        bytes.push(u8::from(*waiting));
    }
    bytes.extend_from_slice(&crc32fast::hash(&bytes).to_le_bytes());
    replace(path, &bytes)
}

/// Reads the index, if there is one for `sequence`.
pub(super) fn read(path: &Path, sequence: u64) -> Option<Vec<Line>> {
    let bytes = fs::read(path).ok()?;
    let (body, crc) = bytes.split_last_chunk::<4>()?;
    let (head, lines) = body.split_at_checked(HEAD)?;
    if crc32fast::hash(body).to_le_bytes() != *crc || head != [MAGIC.as_slice(), &sequence.to_le_bytes()].concat() {
        return None;
    }
    lines.as_chunks::<LINE>().0.iter().map(parse).collect()
}

fn parse(line: &[u8; LINE]) -> Option<Line> {
    let (hash, rest) = line.split_first_chunk::<16>()?;
    let (due, waiting) = rest.split_first_chunk::<8>()?;
    let due = i64::from_le_bytes(*due);
    Some((*hash, (due != NEVER).then_some(Timestamp(due)), waiting == [1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_counts_only_whole_and_for_its_sequence() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("index");
        let lines = vec![([1; 16], Some(Timestamp(-4)), false), ([2; 16], None, true)];
        assert_eq!(read(&path, 3), None);
        write(&path, 3, &lines).unwrap();
        assert_eq!(read(&path, 3), Some(lines));
        assert_eq!(read(&path, 4), None);
        let mut bytes = fs::read(&path).unwrap();
        bytes[20] ^= 1;
        fs::write(&path, bytes).unwrap();
        assert_eq!(read(&path, 3), None);
    }
}
