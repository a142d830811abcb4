//! Opening: everything that must be true before the first call, and what to do where it is not.

use std::collections::HashSet;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::disk::{Disk, LOCK_PAUSE, LOCK_WAIT, LOG_FILE, replace, sync_folder};
use super::index;
use super::mark::Mark;
use super::meta::{FORMAT, Meta};
use super::options::{RESERVE, SledOptions};
use super::shared::Shared;
use super::walk;
use super::watchdog::Watch;
use super::writer::Writer;
use crate::ports::{StoreError, StoreResult};
use crate::store::envelope::Sealer;
use crate::store::error::{RESTORE, damaged, io_error, refused};
use crate::store::keyring::{Keyring, random};
use crate::store::names::{META, Names, SECRET_BYTES};
use crate::store::scheduler::Scheduler;

const OPEN: &str = "open the store";
/// Fences of one opening: 2^40 leases, then the next opening's would begin.
const EPOCH_SHIFT: u32 = 40;

/// The files of the store.
struct Files {
    folder: PathBuf,
    secret: PathBuf,
    keys: PathBuf,
    mark: PathBuf,
    index: PathBuf,
    log: PathBuf,
}

impl Files {
    fn of(folder: &Path) -> Self {
        let file = |name| folder.join(name);
        let (secret, keys, mark, index, log) = (file("secret"), file("keys"), file("mark"), file("index"), file("log"));
        Self { folder: folder.to_owned(), secret, keys, mark, index, log }
    }

    /// A store that was made before must be whole.
    fn check(&self) -> StoreResult<()> {
        for path in [&self.secret, &self.keys, &self.log.join(LOG_FILE)] {
            if !path.exists() {
                return Err(damaged(format!("{} is missing", path.display())));
            }
        }
        Ok(())
    }
}

/// Opens the folder; answers what the handle and the writer need.
pub(super) fn open(folder: &Path, options: &SledOptions) -> StoreResult<(Arc<Shared>, Writer)> {
    opened(folder, options).map_err(|error| without_room(folder, error))
}

/// Says what to do where opening failed for want of room.
pub(super) fn without_room(folder: &Path, error: StoreError) -> StoreError {
    match error {
        StoreError::Io { source, .. } if is_full(&source) => {
            let help = format!("make room there, about {} MiB, and start again; nothing was deleted", RESERVE >> 20);
            refused(format!("the disk of {} is full", folder.display()), help)
        }
        error => error,
    }
}

fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

fn opened(folder: &Path, options: &SledOptions) -> StoreResult<(Arc<Shared>, Writer)> {
    let files = Files::of(folder);
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(io_error(OPEN))?;
    let lock = lock(&files.folder.join("lock"))?;
    let made = files.mark.exists();
    let mark = if made {
        files.check()?;
        Some(Mark::open(&files.mark).map_err(|error| unreadable(&files.mark, &error))?)
    } else {
        None
    };
    let names = Names::new(&secret(&files.secret)?);
    let check = u64::from_be_bytes(*names.check().first_chunk().unwrap_or(&[0; 8]));
    let (disk, meta) = survived(|| {
        let disk = Disk::open(&files.log, options, lock).map_err(|error| cannot_open(&files.log, error))?;
        let meta = disk.tree().get(META).map_err(|error| cannot_open(&files.log, error.into()))?;
        let meta = meta.map(|bytes| Meta::decode(&bytes)).transpose();
        Ok((disk, meta.map_err(|error| unreadable(&files.log, &error))?))
    })?;
    let mut meta = trusted(&files, mark.as_ref(), meta, check)?;
    let ring = keyring(&files, &meta)?;
    let due = survived(|| due(&files, &disk, &mut meta))?;

    meta.epoch += 1;
    let scheduler = Scheduler::new(meta.epoch << EPOCH_SHIFT);
    for (hash, due, waiting) in due {
        scheduler.set(&hash, due, waiting);
    }
    let sealer = Sealer::new().map_err(io_error(OPEN))?;
    let shared = Arc::new(Shared::new(names, ring, sealer, scheduler, disk, options.recent_bytes));
    let mark = mark.map_or_else(|| Mark::create(&files.mark), Ok).map_err(io_error(OPEN))?;
    let mut writer = Writer {
        shared: Arc::clone(&shared),
        watch: Watch::start(options.hang_after)?,
        meta,
        mark,
        index: files.index.clone(),
        mark_every: options.mark_every,
        marked: Instant::now(),
        days: HashSet::new(),
    };
    writer.begin()?;
    sync_folder(&files.folder).map_err(io_error(OPEN))?;
    Ok((shared, writer))
}

/// One process at a time.
fn lock(path: &Path) -> StoreResult<File> {
    let file = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path).map_err(io_error(OPEN))?;
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if start.elapsed() < LOCK_WAIT => std::thread::sleep(LOCK_PAUSE),
            Err(TryLockError::WouldBlock) => {
                return Err(refused(
                    format!("another process has {} open", path.parent().unwrap_or(path).display()),
                    "stop the other process first, or give this one another folder",
                ));
            }
            Err(TryLockError::Error(error)) => return Err(io_error(OPEN)(error)),
        }
    }
}

/// The store secret; drawn once.
fn secret(path: &Path) -> StoreResult<[u8; SECRET_BYTES]> {
    match fs::read(path) {
        Ok(bytes) => bytes.try_into().map_err(|_length| damaged(format!("{} is damaged", path.display()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let secret = random().map_err(io_error(OPEN))?;
            replace(path, &secret).map_err(io_error(OPEN))?;
            Ok(secret)
        }
        Err(error) => Err(io_error(OPEN)(error)),
    }
}

/// Runs what may panic on damaged files where the panic ends nothing.
fn survived<T: Send>(run: impl FnOnce() -> StoreResult<T> + Send) -> StoreResult<T> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("store-open".into()).spawn_scoped(scope, run).map_err(io_error(OPEN))?;
        thread.join().unwrap_or_else(|_panic| Err(damaged("the log is damaged")))
    })
}

/// The meta of the log, if it fits to the mark and the secret.
fn trusted(files: &Files, mark: Option<&Mark>, meta: Option<Meta>, check: u64) -> StoreResult<Meta> {
    let log = files.log.display();
    let meta = match (meta, mark) {
        (Some(meta), _) => meta,
        (None, Some(mark)) if mark.sequence() > 0 => {
            return Err(damaged(format!("{log} opens empty, although it held data: it was cut or replaced")));
        }
        // Made just now, or interrupted while it was made.
        (None, _) => Meta::new(check),
    };
    if meta.format != FORMAT {
        let what = format!("{log} has format {}, this version reads format {FORMAT}", meta.format);
        return Err(refused(what, "open it with the version that wrote it, export there and import here"));
    }
    if meta.check != check {
        return Err(damaged(format!("{} does not belong to {log}", files.secret.display())));
    }
    match mark {
        Some(mark) if meta.sequence < mark.sequence() => {
            let (found, wanted) = (meta.sequence, mark.sequence());
            Err(damaged(format!("{log} opens at write {found}, although write {wanted} was on the disk: it lost its end")))
        }
        None if meta.sequence > 0 => Err(damaged(format!("{} is missing", files.mark.display()))),
        _ => Ok(meta),
    }
}

fn keyring(files: &Files, meta: &Meta) -> StoreResult<Keyring> {
    if !files.keys.exists() {
        let next = files.keys.with_extension("new");
        if next.exists() {
            fs::remove_file(&next).map_err(io_error(OPEN))?;
        }
        let ring = Keyring::create(&next).map_err(io_error(OPEN))?;
        fs::rename(&next, &files.keys).map_err(io_error(OPEN))?;
        sync_folder(&files.folder).map_err(io_error(OPEN))?;
        return Ok(ring);
    }
    Keyring::open(&files.keys, meta.keys).map_err(|error| unreadable(&files.keys, &error))
}

/// What is due: from the index of a clean stop, else from the log itself.
fn due(files: &Files, disk: &Disk, meta: &mut Meta) -> StoreResult<Vec<index::Line>> {
    if let Some(lines) = index::read(&files.index, meta.sequence) {
        return Ok(lines);
    }
    let (count, lines) = walk::due(disk.tree()).map_err(|error| cannot_open(&files.log, error))?;
    if count < meta.aggregates {
        let what = format!("{} holds {count} aggregates, although it held {}", files.log.display(), meta.aggregates);
        return Err(damaged(what));
    }
    meta.aggregates = count;
    Ok(lines)
}

/// sled answers damage with several kinds of errors; only what the system said about the disk is an IO error.
fn cannot_open(log: &Path, error: io::Error) -> StoreError {
    if error.raw_os_error().is_some() {
        return StoreError::Io { doing: OPEN, source: error };
    }
    unreadable(log, &error)
}

fn unreadable(path: &Path, error: &io::Error) -> StoreError {
    if is_full(error) {
        return StoreError::Io { doing: OPEN, source: error.kind().into() };
    }
    refused(format!("{} cannot be read: {error}", path.display()), RESTORE)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_with_what_to_do() {
        let dir = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/dev/full", dir.path().join("secret.new")).unwrap();
        let error = open(dir.path(), &SledOptions::default()).map(drop).unwrap_err().to_string();
        assert!(error.contains("is full") && error.contains("256 MiB"), "{error}");
    }
}
