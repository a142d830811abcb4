//! The log on the disk: sled's tree and what it takes for a write to be durable.
//!
//! sled's `flush` writes, but does not reach the disk; the `fdatasync` here does.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use ::sled::{Batch, Config, Db, Mode, Tree};

use super::options::SledOptions;
use crate::store::envelope::MAX_PACKED;

/// sled's log file within its folder.
pub(super) const LOG_FILE: &str = "db";
/// sled puts a page of more than a quarter of a segment into a file of its own, which it removes before the log
/// says so: a crash between the two loses it. A page holds some 20 rows, so with segments of this size and
/// rows of at most [`MAX_PACKED`] no page is that large.
const SEGMENT: usize = 16 << 20;
/// Rows of a page, generously: sled splits above 16, and joins a page of less than 4 to its neighbour.
const ROWS_OF_A_PAGE: usize = 32;
const _: () = assert!(ROWS_OF_A_PAGE * (MAX_PACKED + ROW_OVERHEAD) < SEGMENT / 4 - ROW_OVERHEAD);
/// What a row has beside its packed body: its name, numbers, envelope.
const ROW_OVERHEAD: usize = 256;

/// How long a holder that is just ending may keep a lock.
pub(super) const LOCK_WAIT: Duration = Duration::from_secs(2);
/// How long to wait before a lock is tried again.
pub(super) const LOCK_PAUSE: Duration = Duration::from_millis(20);

/// The open log.
pub(super) struct Disk {
    db: Db,
    data: File,
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
            .segment_size(SEGMENT)
            .cache_capacity(options.cache_bytes)
            .use_compression(false)
            .flush_every_ms(None);
        let db = open_log(&config)?;
        let data = File::open(folder.join(LOG_FILE))?;
        let disk = Self { db, data, sync: options.syncs(), _lock: lock };
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
        }
        Ok(())
    }
}

/// Opens sled's log. The folder's lock is ours, so that sled's own, where it is still held, is that of a handle of this
/// process that is just ending: its last threads let go a moment after it is dropped, and so does a child process
/// that is just being started.
fn open_log(config: &Config) -> ::sled::Result<Db> {
    let start = Instant::now();
    loop {
        match config.open() {
            // sled has no kind for it; an error of the disk itself has the number of the system's error.
            Err(::sled::Error::Io(error))
                if error.kind() == io::ErrorKind::Other && error.raw_os_error().is_none() && start.elapsed() < LOCK_WAIT =>
            {
                std::thread::sleep(LOCK_PAUSE);
            }
            outcome => return outcome,
        }
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
