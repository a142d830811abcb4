//! Files on disk: one folder per identity, so that what it has is counted and removed at once.
//!
//! ```text
//! blobs/.new/                          what is being written; emptied at the next start
//! blobs/<hash of the identity>/<hash>  one sealed file
//! ```
//! A file comes to its name when all of it is on the disk, so that a crash leaves no part of one.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Read as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use futures_util::future::BoxFuture;
use futures_util::stream::{self, StreamExt as _};
use serde::{Deserialize, Serialize};
use tokio::fs::File;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::seal::{HEAD, Head, PIECE, Pieces, TAG};
use super::{cut, hex, new_id};
use crate::core::key::Identity;
use crate::core::time::Timestamp;
use crate::ports::{Blob, BlobBytes, BlobError, Blobs, NewBlob};
use crate::store::error::lock;
use crate::store::keyring::Keyring;
use crate::store::names::{Hash, Names};

/// Where files that are being written stand.
const NEW: &str = ".new";

/// The files of an embedded store.
#[derive(Clone)]
pub(crate) struct Files(Arc<Inner>);

struct Inner {
    root: PathBuf,
    names: Names,
    ring: Arc<Keyring>,
    /// Bytes that are being written, by owner; they count against the quota.
    writing: Mutex<HashMap<Hash, u64>>,
    /// Held while a file comes to its name, so that no two count without each other.
    settling: Mutex<()>,
    /// Bytes of the disk that are left free, for all else that is written there.
    reserve: u64,
    /// Bytes of all files, those that are being written included; counted anew whenever old ones are removed.
    total: AtomicU64,
}

impl Inner {
    /// Refuses where the disk has no more room than the reserve.
    fn room(&self) -> Result<(), BlobError> {
        let disk = rustix::fs::statvfs(&self.root).map_err(|error| io_error(error.into()))?;
        if disk.f_bavail.saturating_mul(disk.f_frsize) < self.reserve { Err(BlobError::Full) } else { Ok(()) }
    }

    /// Gives a file its name, durably. Answers whether it still fits: others may have come to theirs while it was written.
    fn settle(&self, draft: &Path, target: &Path, bytes: u64, quota: u64) -> io::Result<bool> {
        let parent = target.parent().unwrap_or(&self.root);
        folder(parent)?;
        let settling = lock(&self.settling);
        if used(parent)?.saturating_add(bytes) > quota {
            return Ok(false);
        }
        fs::rename(draft, target)?;
        drop(settling);
        sync_folder(parent)?;
        sync_folder(&self.root)?;
        Ok(true)
    }

    /// Counts bytes no more. They may have been counted anew meanwhile, so that there are fewer.
    fn take_off(&self, bytes: u64) {
        let less = self.total.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |total| Some(total.saturating_sub(bytes)));
        debug_assert!(less.is_ok(), "the update always has a value");
    }
}

/// What a file is, as it stands sealed in it.
#[derive(Serialize, Deserialize)]
struct Description {
    id: String,
    mime: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

/// A file that has not come to its name. It is removed unless it does.
struct Draft {
    files: Files,
    path: PathBuf,
    owner: Hash,
    written: u64,
    is_kept: bool,
}

impl Drop for Draft {
    fn drop(&mut self) {
        let mut writing = lock(&self.files.0.writing);
        if let Some(bytes) = writing.get_mut(&self.owner) {
            *bytes = bytes.saturating_sub(self.written);
        }
        writing.retain(|_, bytes| *bytes > 0);
        drop(writing);
        if !self.is_kept {
            self.files.0.take_off(self.written);
        }
        // It is gone already where it came to its name.
        drop(fs::remove_file(&self.path));
    }
}

impl Draft {
    /// Counts bytes that are about to be written.
    fn count(&mut self, bytes: usize, used: u64, new: &NewBlob) -> Result<(), BlobError> {
        let bytes = bytes as u64;
        self.written += bytes;
        let total = self.files.0.total.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes);
        let mut writing = lock(&self.files.0.writing);
        let all = writing.entry(self.owner).or_default();
        *all += bytes;
        if self.written > new.max_bytes {
            return Err(BlobError::TooLarge { max: new.max_bytes });
        }
        if used.saturating_add(*all) > new.quota_bytes {
            return Err(BlobError::Quota { max: new.quota_bytes });
        }
        if total > new.total_bytes {
            return Err(BlobError::Total { max: new.total_bytes });
        }
        Ok(())
    }
}

impl Files {
    /// The files in `root`, which is made if need be, on a disk that keeps `reserve` bytes free. What was being written when
    /// the process ended is removed.
    pub(crate) fn open(root: PathBuf, names: Names, ring: Arc<Keyring>, reserve: u64) -> io::Result<Self> {
        let drafts = root.join(NEW);
        match fs::remove_dir_all(&drafts) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        folder(&drafts)?;
        let (_, total) = expire(&root, Timestamp(i64::MIN))?;
        let (writing, settling, total) = (Mutex::default(), Mutex::default(), AtomicU64::new(total));
        Ok(Self(Arc::new(Inner { root, names, ring, writing, settling, reserve, total })))
    }

    fn folder(&self, owner: &Hash) -> PathBuf {
        self.0.root.join(hex(owner))
    }

    /// An id is only ever hashed, so that no id leads anywhere else.
    fn place(&self, owner: &Identity, id: &str) -> (Hash, PathBuf) {
        let owner = self.0.names.identity(owner);
        let name = self.0.names.blob(&owner, id);
        (name, self.folder(&owner).join(hex(&name)))
    }

    /// Removes all files of an owner, whatever became of their key.
    pub(crate) async fn erase(&self, owner: Hash) -> io::Result<usize> {
        let (folder, root) = (self.folder(&owner), self.0.root.clone());
        blocking(move || {
            let count = match fs::read_dir(&folder) {
                Ok(entries) => entries.count(),
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
                Err(error) => return Err(error),
            };
            fs::remove_dir_all(&folder)?;
            sync_folder(&root)?;
            Ok(count)
        })
        .await
    }

    async fn write(&self, new: NewBlob, mut bytes: BlobBytes) -> Result<Blob, BlobError> {
        self.0.room()?;
        let id = new_id().map_err(io_error)?;
        let owner = self.0.names.identity(&new.owner);
        let (name, place) = self.place(&new.owner, &id);
        let number = self.key_number(owner).await.map_err(io_error)?;
        let folder = self.folder(&owner);
        let used = blocking(move || used(&folder)).await.map_err(io_error)?;
        let description = Description { id: id.clone(), mime: new.mime.clone(), name: new.name.clone() };
        let mut described = serde_json::to_vec(&description).map_err(|error| io_error(error.into()))?;
        let head = Head::new(number, new.expires, described.len()).map_err(io_error)?;
        let gone = || io_error(io::Error::other("the owner was erased meanwhile"));
        let mut pieces = head.cipher(&self.0.ring, &name).map_err(io_error)?.ok_or_else(gone)?;
        pieces.seal(&mut described, false).map_err(io_error)?;

        let path = self.0.root.join(NEW).join(hex(&name));
        let mut draft = Draft { files: self.clone(), path: path.clone(), owner, written: 0, is_kept: false };
        let mut file = tokio::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).await.map_err(io_error)?;
        file.write_all(&[head.write(), described].concat()).await.map_err(io_error)?;
        let mut waiting = Vec::with_capacity(PIECE + TAG);
        while let Some(piece) = bytes.next().await {
            let piece = piece.map_err(|source| cut(source, new.max_bytes))?;
            draft.count(piece.len(), used, &new)?;
            waiting.extend_from_slice(&piece);
            // The last piece is written when it is known to be the last.
            while waiting.len() > PIECE {
                self.0.room()?;
                let rest = waiting.split_off(PIECE);
                put(&mut file, &mut pieces, &mut waiting, false).await?;
                waiting = rest;
            }
        }
        put(&mut file, &mut pieces, &mut waiting, true).await?;
        file.sync_all().await.map_err(io_error)?;
        drop(file);
        let (inner, target, written) = (Arc::clone(&self.0), place.clone(), draft.written);
        if !blocking(move || inner.settle(&path, &target, written, new.quota_bytes)).await.map_err(io_error)? {
            return Err(BlobError::Quota { max: new.quota_bytes });
        }
        draft.is_kept = true;
        if self.0.ring.key(number).is_none() {
            drop(tokio::fs::remove_file(&place).await);
            return Err(gone());
        }
        Ok(Blob { id, mime: new.mime, name: new.name, size: draft.written })
    }

    /// The number of an owner's data key, which is on the disk then.
    async fn key_number(&self, owner: Hash) -> io::Result<u32> {
        let files = self.clone();
        blocking(move || {
            let number = files.0.ring.number_for(&owner)?;
            files.0.ring.sync()?;
            Ok(number)
        })
        .await
    }

    async fn read(&self, owner: &Identity, id: &str) -> io::Result<Option<(Blob, BlobBytes)>> {
        let (name, path) = self.place(owner, id);
        let mut file = match File::open(&path).await {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let sealed = file.metadata().await?.len();
        let mut head = [0; HEAD];
        file.read_exact(&mut head).await?;
        let head = Head::read(&head)?;
        let size = head.size(sealed)?;
        let Some(mut pieces) = head.cipher(&self.0.ring, &name)? else { return Ok(None) };
        let mut described = vec![0; head.description as usize];
        file.read_exact(&mut described).await?;
        pieces.open(&mut described, false)?;
        let Description { id, mime, name } = serde_json::from_slice(&described)?;
        Ok(Some((Blob { id, mime, name, size }, opened(file, pieces, size))))
    }
}

/// How many bytes of files an owner's folder has.
fn used(folder: &Path) -> io::Result<u64> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Ok(entry?.metadata()?.len())).sum(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
        Err(error) => Err(error),
    }
}

/// Seals a piece and writes it.
async fn put(file: &mut File, pieces: &mut Pieces, piece: &mut Vec<u8>, last: bool) -> Result<(), BlobError> {
    pieces.seal(piece, last).map_err(io_error)?;
    file.write_all(piece).await.map_err(io_error)
}

/// The bytes of an open file, checked piece by piece.
fn opened(file: File, pieces: Pieces, size: u64) -> BlobBytes {
    stream::unfold(Some((file, pieces, size)), async |state| {
        let (mut file, mut pieces, left) = state?;
        let here = left.min(PIECE as u64);
        let last = here == left;
        // Within a piece, so it fits.
        let mut piece = vec![0; usize::try_from(here).unwrap_or(PIECE) + TAG];
        let read = file.read_exact(&mut piece).await.map(drop);
        match read.and_then(|()| pieces.open(&mut piece, last)) {
            Ok(()) => Some((Ok(piece.into()), (!last).then_some((file, pieces, left - here)))),
            Err(error) => Some((Err(error), None)),
        }
    })
    .boxed()
}

impl Blobs for Files {
    fn put(&self, new: NewBlob, bytes: BlobBytes) -> BoxFuture<'_, Result<Blob, BlobError>> {
        Box::pin(self.write(new, bytes))
    }

    fn get(&self, owner: &Identity, id: &str) -> BoxFuture<'_, Result<Option<(Blob, BlobBytes)>, BlobError>> {
        let (owner, id) = (owner.clone(), id.to_owned());
        Box::pin(async move { self.read(&owner, &id).await.map_err(|source| BlobError::Io { doing: "read a file", source }) })
    }

    fn remove(&self, owner: &Identity, id: &str) -> BoxFuture<'_, Result<bool, BlobError>> {
        let (_, path) = self.place(owner, id);
        Box::pin(async move {
            match tokio::fs::remove_file(&path).await {
                Ok(()) => Ok(true),
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
                Err(source) => Err(BlobError::Io { doing: "remove a file", source }),
            }
        })
    }

    fn expire(&self, now: Timestamp) -> BoxFuture<'_, Result<usize, BlobError>> {
        let root = self.0.root.clone();
        Box::pin(async move {
            let removed = blocking(move || expire(&root, now)).await;
            let (removed, left) = removed.map_err(|source| BlobError::Io { doing: "remove old files", source })?;
            // What is being written meanwhile is not counted once; that is made good the next time.
            self.0.total.store(left, Ordering::Relaxed);
            Ok(removed)
        })
    }

    fn erase(&self, owner: &Identity) -> BoxFuture<'_, Result<usize, BlobError>> {
        let owner = self.0.names.identity(owner);
        Box::pin(async move { Self::erase(self, owner).await.map_err(|source| BlobError::Io { doing: "erase files", source }) })
    }
}

/// Removes files whose time has come; answers how many, and the bytes of those that are left. One that cannot be read stays:
/// somebody may still mend it.
fn expire(root: &Path, now: Timestamp) -> io::Result<(usize, u64)> {
    let (mut removed, mut left) = (0, 0);
    for owner in fs::read_dir(root)? {
        let owner = owner?;
        if owner.file_name() == NEW || !owner.file_type()?.is_dir() {
            continue;
        }
        for entry in fs::read_dir(owner.path())? {
            let entry = entry?;
            let path = entry.path();
            let mut head = [0; HEAD];
            let head = fs::File::open(&path).and_then(|mut file| file.read_exact(&mut head)).and_then(|()| Head::read(&head));
            if head.is_ok_and(|head| head.expires <= now) {
                fs::remove_file(&path)?;
                removed += 1;
            } else {
                left += entry.metadata()?.len();
            }
        }
    }
    Ok((removed, left))
}

async fn blocking<T: Send + 'static>(run: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(run).await.map_err(io::Error::other)?
}

/// Makes a folder that only its owner may enter.
fn folder(path: &Path) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

fn io_error(source: io::Error) -> BlobError {
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => BlobError::Full,
        _ => BlobError::Io { doing: "keep a file", source },
    }
}
