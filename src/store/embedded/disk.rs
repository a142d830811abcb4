//! The log on the disk: sled's tree and what it takes for a write to be durable.
//!
//! sled's `flush` writes, but does not reach the disk; the `fdatasync` here does.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use ::sled::{Batch, Config, Db, Mode, Tree};

use super::options::SledOptions;
use crate::store::error::lock;

/// sled's log file within its folder.
pub(super) const LOG_FILE: &str = "db";
/// sled's folder for values that do not fit into a segment.
const BLOBS: &str = "blobs";

/// The open log.
pub(super) struct Disk {
    db: Db,
    data: File,
    folder: PathBuf,
    /// Blobs whose bytes and names are durable.
    synced: Mutex<HashSet<OsString>>,
    sync: bool,
    /// Held so long as the log is open.
    _lock: File,
}

impl Disk {
    /// Opens the log in `folder`. May panic on damage; the caller stands ready for that.
    pub(super) fn open(folder: &Path, options: &SledOptions, lock: File) -> io::Result<Self> {
        let config = Config::new()
            .path(folder)
            .mode(Mode::HighThroughput)
            .cache_capacity(options.cache_bytes)
            .use_compression(false)
            .flush_every_ms(None);
        let db = config.open()?;
        let data = File::open(folder.join(LOG_FILE))?;
        let disk = Self { db, data, folder: folder.to_owned(), synced: Mutex::default(), sync: options.syncs(), _lock: lock };
        disk.settle()?;
        // sled writes its small files without a sync.
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_file() {
                File::open(path)?.sync_all()?;
            }
        }
        sync_folder(folder)?;
        Ok(disk)
    }

    /// The one tree.
    pub(super) fn tree(&self) -> &Tree {
        &self.db
    }

    /// Writes everything or, after a crash, nothing.
    pub(super) fn apply(&self, batch: Batch) -> io::Result<()> {
        Ok(self.db.apply_batch(batch)?)
    }

    /// Brings everything applied so far to the disk.
    pub(super) fn settle(&self) -> io::Result<()> {
        self.db.flush()?;
        if self.sync {
            self.data.sync_data()?;
            self.settle_blobs()?;
        }
        Ok(())
    }

    /// Large values stand in files of their own, which sled does not sync either.
    fn settle_blobs(&self) -> io::Result<()> {
        let folder = self.folder.join(BLOBS);
        let mut synced = lock(&self.synced);
        let mut found = HashSet::new();
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            if !synced.contains(&entry.file_name()) {
                match File::open(entry.path()) {
                    Ok(file) => file.sync_all()?,
                    Err(gone) if gone.kind() == io::ErrorKind::NotFound => continue,
                    Err(error) => return Err(error),
                }
            }
            found.insert(entry.file_name());
        }
        if !found.is_subset(&synced) {
            sync_folder(&folder)?;
        }
        *synced = found;
        Ok(())
    }
}

/// Makes names in a folder durable.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Writes a file that is either the old one or the new one, whatever happens. Only its owner may read it.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let next = path.with_extension("new");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&next)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&next, path)?;
    path.parent().map_or(Ok(()), sync_folder)
}
