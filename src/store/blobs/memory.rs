//! Files in memory: for `chat`, tests and scenarios.

use std::collections::BTreeMap;
use std::sync::Mutex;

use bytes::Bytes;
use futures_util::future::{BoxFuture, FutureExt as _, ready};
use futures_util::stream::{self, StreamExt as _};

use super::{cut, new_id};
use crate::core::key::Identity;
use crate::core::time::Timestamp;
use crate::ports::{Blob, BlobBytes, BlobError, Blobs, NewBlob};
use crate::store::error::lock;

/// Files of this process only.
#[derive(Default)]
pub struct MemoryBlobs(Mutex<BTreeMap<(Identity, String), Kept>>);

struct Kept {
    blob: Blob,
    bytes: Bytes,
    expires: Timestamp,
}

impl MemoryBlobs {
    fn remove_where(&self, is_meant: impl Fn(&Identity, &str, &Kept) -> bool) -> usize {
        let mut files = lock(&self.0);
        let before = files.len();
        files.retain(|(owner, id), kept| !is_meant(owner, id, kept));
        before - files.len()
    }
}

impl Blobs for MemoryBlobs {
    fn put(&self, new: NewBlob, mut bytes: BlobBytes) -> BoxFuture<'_, Result<Blob, BlobError>> {
        Box::pin(async move {
            let mut whole = Vec::new();
            while let Some(piece) = bytes.next().await {
                whole.extend_from_slice(&piece.map_err(|source| cut(source, new.max_bytes))?);
                if whole.len() as u64 > new.max_bytes {
                    return Err(BlobError::TooLarge { max: new.max_bytes });
                }
            }
            let id = new_id().map_err(|source| BlobError::Io { doing: "name the file", source })?;
            let size = whole.len() as u64;
            let mut files = lock(&self.0);
            let used: u64 = files.iter().filter(|((owner, _), _)| *owner == new.owner).map(|(_, kept)| kept.blob.size).sum();
            if used.saturating_add(size) > new.quota_bytes {
                return Err(BlobError::Quota { max: new.quota_bytes });
            }
            let total: u64 = files.values().map(|kept| kept.blob.size).sum();
            if total.saturating_add(size) > new.total_bytes {
                return Err(BlobError::Total { max: new.total_bytes });
            }
            let blob = Blob { id: id.clone(), mime: new.mime, name: new.name, size };
            files.insert((new.owner, id), Kept { blob: blob.clone(), bytes: whole.into(), expires: new.expires });
            Ok(blob)
        })
    }

    fn get(&self, owner: &Identity, id: &str) -> BoxFuture<'_, Result<Option<(Blob, BlobBytes)>, BlobError>> {
        let files = lock(&self.0);
        let found = files.get(&(owner.clone(), id.to_owned())).map(|kept| {
            let bytes = kept.bytes.clone();
            (kept.blob.clone(), stream::once(ready(Ok(bytes))).boxed())
        });
        ready(Ok(found)).boxed()
    }

    fn remove(&self, owner: &Identity, id: &str) -> BoxFuture<'_, Result<bool, BlobError>> {
        ready(Ok(self.remove_where(|whose, name, _| whose == owner && name == id) > 0)).boxed()
    }

    fn expire(&self, now: Timestamp) -> BoxFuture<'_, Result<usize, BlobError>> {
        ready(Ok(self.remove_where(|_, _, kept| kept.expires <= now))).boxed()
    }

    fn erase(&self, owner: &Identity) -> BoxFuture<'_, Result<usize, BlobError>> {
        ready(Ok(self.remove_where(|whose, _, _| whose == owner))).boxed()
    }
}
