//! Both kinds of files against the same cases, and what only the disk can do wrong.

use std::sync::Arc;

use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream;

use super::seal::PIECE;
use super::{Files, MemoryBlobs};
use crate::core::key::{BotId, Identity};
use crate::core::time::Timestamp;
use crate::ports::{BlobBytes, BlobError, Blobs, NewBlob};
use crate::store::keyring::{Keyring, random};
use crate::store::names::Names;

const QUOTA: u64 = 1 << 20;
const TOTAL: u64 = 3 << 20;

fn owner(author: &str) -> Identity {
    Identity { bot: BotId::new("maison"), account: "web:chat".into(), author: author.into() }
}

fn new(author: &str) -> NewBlob {
    let name = Some("Rechnung März.png".to_owned());
    let expires = Timestamp(1000);
    NewBlob { owner: owner(author), mime: "image/png".into(), name, expires, max_bytes: 600_000, quota_bytes: QUOTA, total_bytes: TOTAL }
}

fn pieces(bytes: &[u8], size: usize) -> BlobBytes {
    let pieces: Vec<_> = bytes.chunks(size.max(1)).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    stream::iter(pieces).boxed()
}

async fn all(blobs: &dyn Blobs, author: &str, id: &str) -> Option<Vec<u8>> {
    let (blob, mut bytes) = blobs.get(&owner(author), id).await.unwrap()?;
    let mut whole = Vec::new();
    while let Some(piece) = bytes.next().await {
        whole.extend_from_slice(&piece.unwrap());
    }
    assert_eq!(blob.size, whole.len() as u64);
    assert_eq!((blob.mime.as_str(), blob.name.as_deref()), ("image/png", Some("Rechnung März.png")));
    Some(whole)
}

struct Disk {
    dir: tempfile::TempDir,
    names: Names,
    ring: Arc<Keyring>,
}

impl Disk {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let ring = Arc::new(Keyring::create(&dir.path().join("keys")).unwrap());
        Self { dir, names: Names::new(&[7; 32]), ring }
    }

    fn open(&self) -> Files {
        self.open_with(0)
    }

    fn open_with(&self, reserve: u64) -> Files {
        Files::open(self.dir.path().join("blobs"), self.names.clone(), Arc::clone(&self.ring), reserve).unwrap()
    }

    fn paths(&self) -> Vec<std::path::PathBuf> {
        let folders = std::fs::read_dir(self.dir.path().join("blobs")).unwrap().map(|entry| entry.unwrap().path());
        folders.flat_map(|folder| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path())).collect()
    }
}

async fn keeps_what_it_is_given(blobs: &dyn Blobs) {
    let noise = random::<{ 3 * PIECE + 17 }>().unwrap();
    for (n, size) in [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 17].into_iter().enumerate() {
        for at_once in [1000, PIECE, 5 * PIECE] {
            let author = format!("a{n}");
            let blob = blobs.put(new(&author), pieces(&noise[..size], at_once)).await.unwrap();
            assert_eq!(blob.size, size as u64);
            assert_eq!(all(blobs, &author, &blob.id).await.unwrap(), &noise[..size], "{size} by {at_once}");
            assert!(all(blobs, "another", &blob.id).await.is_none());
            assert!(all(blobs, &author, "../../keys").await.is_none());
        }
    }
}

async fn holds_its_limits(blobs: &dyn Blobs) {
    let put = |author: &'static str, size: usize| blobs.put(new(author), pieces(&vec![1; size], 10_000));
    assert!(put("a", 600_000).await.is_ok());
    assert!(matches!(put("b", 600_001).await, Err(BlobError::TooLarge { max: 600_000 })));
    assert!(matches!(put("a", 600_000).await, Err(BlobError::Quota { max: QUOTA })));
    // What was refused takes no room.
    assert!(put("a", 400_000).await.is_ok());
    for author in ["c", "d", "e"] {
        assert!(put(author, 600_000).await.is_ok());
    }
    assert!(matches!(put("f", 600_000).await, Err(BlobError::Total { max: TOTAL })));
    blobs.erase(&owner("e")).await.unwrap();
    blobs.expire(Timestamp(0)).await.unwrap();
    assert!(put("f", 600_000).await.is_ok());
    let cut = stream::iter([Ok(Bytes::from_static(b"half")), Err(std::io::ErrorKind::UnexpectedEof.into())]).boxed();
    assert!(matches!(blobs.put(new("c"), cut).await, Err(BlobError::Cut { .. })));
    let large = stream::iter([Err(std::io::ErrorKind::FileTooLarge.into())]).boxed();
    assert!(matches!(blobs.put(new("c"), large).await, Err(BlobError::TooLarge { .. })));
}

async fn removes_what_it_should(blobs: &dyn Blobs) {
    let one = blobs.put(new("a"), pieces(b"one", 3)).await.unwrap();
    let two = blobs.put(NewBlob { expires: Timestamp(2000), ..new("a") }, pieces(b"two", 3)).await.unwrap();
    let other = blobs.put(NewBlob { expires: Timestamp(3000), ..new("b") }, pieces(b"other", 3)).await.unwrap();
    assert_eq!(blobs.expire(Timestamp(999)).await.unwrap(), 0);
    assert_eq!(blobs.expire(Timestamp(1000)).await.unwrap(), 1);
    assert!(all(blobs, "a", &one.id).await.is_none());
    assert!(!blobs.remove(&owner("b"), &two.id).await.unwrap());
    assert!(blobs.remove(&owner("a"), &two.id).await.unwrap());
    assert!(all(blobs, "a", &two.id).await.is_none());
    assert_eq!(blobs.erase(&owner("b")).await.unwrap(), 1);
    assert!(all(blobs, "b", &other.id).await.is_none());
    assert_eq!(blobs.erase(&owner("b")).await.unwrap(), 0);
}

#[tokio::test]
async fn both_kinds_do_the_same() {
    for n in 0..3 {
        let disk = Disk::new();
        let (files, memory) = (disk.open(), MemoryBlobs::default());
        for blobs in [&files as &dyn Blobs, &memory] {
            match n {
                0 => keeps_what_it_is_given(blobs).await,
                1 => holds_its_limits(blobs).await,
                _ => removes_what_it_should(blobs).await,
            }
        }
    }
}

#[tokio::test]
async fn files_survive_and_no_part_of_one_stays() {
    let disk = Disk::new();
    let files = disk.open();
    let blob = files.put(new("a"), pieces(&[5; 100_000], 999)).await.unwrap();
    let (started, begun) = tokio::sync::oneshot::channel();
    let mut started = Some(started);
    let endless = stream::unfold((), move |()| {
        let told = started.take().map(|started| started.send(()));
        async move {
            if told.is_none() {
                std::future::pending::<()>().await;
            }
            Some((Ok(Bytes::from_static(&[1; 100_000])), ()))
        }
    });
    let writing = tokio::spawn({
        let files = files.clone();
        async move { files.put(new("a"), endless.boxed()).await }
    });
    begun.await.unwrap();
    let leftover = disk.dir.path().join("blobs/.new/left");
    std::fs::write(&leftover, "left by a crash").unwrap();
    writing.abort();
    drop(writing.await);
    let files = disk.open();
    assert!(!leftover.exists());
    assert_eq!(disk.paths().len(), 1);
    assert_eq!(all(&files, "a", &blob.id).await.unwrap(), [5; 100_000]);
}

#[tokio::test]
async fn no_change_on_the_disk_goes_unnoticed() {
    let disk = Disk::new();
    let files = disk.open();
    let blob = files.put(new("a"), pieces(&[5; PIECE + 100], 999)).await.unwrap();
    let path = disk.paths().pop().unwrap();
    let whole = std::fs::read(&path).unwrap();
    assert!(!whole.windows(9).any(|window| window == b"image/png" || window == [5; 9]));
    let mut changes: Vec<Vec<u8>> = [0, 3, 10, 22, 30, 40, whole.len() - 1].iter().map(|at| flipped(&whole, *at)).collect();
    changes.extend([whole[..whole.len() - 1].to_vec(), whole[..whole.len() - 116].to_vec(), [&whole[..], &[0]].concat(), Vec::new()]);
    for changed in changes {
        std::fs::write(&path, &changed).unwrap();
        let noticed = match files.get(&owner("a"), &blob.id).await {
            Err(_) | Ok(None) => true,
            Ok(Some((_, bytes))) => bytes.collect::<Vec<_>>().await.iter().any(Result::is_err),
        };
        assert!(noticed, "{} of {} bytes", changed.len(), whole.len());
    }
}

fn flipped(bytes: &[u8], at: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at] ^= 1;
    bytes
}

#[tokio::test]
async fn what_was_sealed_with_a_destroyed_key_is_absent() {
    let disk = Disk::new();
    let files = disk.open();
    let blob = files.put(new("a"), pieces(b"secret", 3)).await.unwrap();
    disk.ring.destroy(&disk.names.identity(&owner("a"))).unwrap();
    assert!(all(&files, "a", &blob.id).await.is_none());
}

#[tokio::test]
async fn uploads_at_once_share_one_quota() {
    for one_by_one in [true, false] {
        let disk = Disk::new();
        let files = disk.open();
        let (begun, mut begins) = tokio::sync::mpsc::unbounded_channel();
        let mut uploads = Vec::new();
        for _ in 0..20 {
            let (send, sent) = tokio::sync::oneshot::channel();
            let begun = begun.clone();
            let bytes = stream::once(async move {
                begun.send(()).unwrap();
                Ok(sent.await.unwrap())
            });
            let (files, new) = (files.clone(), NewBlob { quota_bytes: 350_000, ..new("a") });
            uploads.push((send, tokio::spawn(async move { files.put(new, bytes.boxed()).await })));
        }
        for _ in 0..20 {
            begins.recv().await.unwrap();
        }
        let mut answers = Vec::new();
        let mut waiting = Vec::new();
        for (send, upload) in uploads {
            send.send(Bytes::from(vec![1; 100_000])).unwrap();
            if one_by_one {
                answers.push(upload.await.unwrap());
            } else {
                waiting.push(upload);
            }
        }
        for upload in waiting {
            answers.push(upload.await.unwrap());
        }
        let kept = answers.iter().filter(|answer| answer.is_ok()).count();
        assert!(answers.iter().all(|answer| matches!(answer, Ok(_) | Err(BlobError::Quota { max: 350_000 }))), "{answers:?}");
        assert_eq!((kept, disk.paths().len()), (3, 3), "{one_by_one}");
    }
}

#[tokio::test]
async fn the_reserve_of_the_disk_is_left_alone() {
    let disk = Disk::new();
    let full = disk.open_with(u64::MAX).put(new("a"), pieces(b"one", 3)).await;
    assert!(matches!(full, Err(BlobError::Full)), "{full:?}");
    assert!(disk.paths().is_empty());
    assert!(disk.open_with(1).put(new("a"), pieces(b"one", 3)).await.is_ok());
}
