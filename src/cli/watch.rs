//! Notices that the files of a bot changed, and waits until they are quiet: editors and version control write in steps.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use tokio::sync::Notify;
use tokio::time::{Instant, timeout_at};

/// How long nothing may change until the change counts as done.
const QUIET: Duration = Duration::from_millis(300);
/// How long a change may take in all.
const LONGEST: Duration = Duration::from_secs(2);
/// How the names of files end that editors keep for themselves.
const OF_EDITORS: [&str; 7] = ["~", ".swp", ".swo", ".swx", ".tmp", ".bak", ".part"];
/// The hidden link by which Kubernetes replaces all files of a mounted folder at once.
const MOUNTED: &str = "..data";

/// Watches the folders of bots; ends when it is dropped.
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    changed: Arc<Changed>,
    dirs: Vec<PathBuf>,
}

/// Which folders changed, by their position.
#[derive(Default)]
struct Changed {
    folders: Mutex<BTreeSet<usize>>,
    notify: Notify,
    /// A change may be missed.
    is_blind: AtomicBool,
}

impl Watch {
    /// Watches `dirs`; what happens in `data` is passed over. The first that cannot be watched is said in one line.
    ///
    /// # Errors
    /// When this system cannot watch anything.
    pub(super) fn new(dirs: Vec<PathBuf>, data: &Path) -> notify::Result<Self> {
        let dirs: Vec<_> = dirs.iter().map(|dir| std::path::absolute(dir).unwrap_or_else(|_| dir.clone())).collect();
        let (changed, ground, all) = (Arc::new(Changed::default()), Ground::new(&dirs, data), 0..dirs.len());
        let told = Arc::clone(&changed);
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| match event {
            Ok(event) if event.need_rescan() => told.add(all.clone()),
            Ok(event) if changes(event.kind) => told.add(event.paths.iter().flat_map(|path| ground.whose(path))),
            Ok(_) => {}
            Err(error) => told.blind(&error),
        })?;
        for dir in &dirs {
            // A folder that is replaced as a whole is noticed in the one that holds it.
            let above = dir.parent().map_or(Ok(()), |parent| watcher.watch(parent, RecursiveMode::NonRecursive));
            let within = watcher.watch(dir, RecursiveMode::Recursive);
            // That there is no folder is said by whoever loads it.
            if let Err(error) = above.and(within)
                && dir.is_dir()
            {
                changed.blind(&error);
            }
        }
        Ok(Self { watcher, changed, dirs })
    }

    /// Whether every change so far could be noticed.
    pub(super) fn sees_all(&self) -> bool {
        !self.changed.is_blind.load(Ordering::Relaxed)
    }

    /// The positions of the folders that changed, once they are quiet. Dropping the future loses nothing. Must be called
    /// within a tokio runtime of several threads.
    pub(super) async fn quiet(&mut self) -> BTreeSet<usize> {
        let changed = self.changed.quiet().await;
        // Whoever watches a folder reads all that is in it.
        tokio::task::block_in_place(|| {
            for dir in changed.iter().filter_map(|n| self.dirs.get(*n)) {
                // One that was replaced is another folder; one that is away comes back, which is noticed too.
                if let Err(error) = self.watcher.watch(dir, RecursiveMode::Recursive)
                    && dir.is_dir()
                {
                    self.changed.blind(&error);
                }
            }
        });
        changed
    }
}

impl Changed {
    fn add(&self, folders: impl IntoIterator<Item = usize>) {
        let mut folders = folders.into_iter().peekable();
        if folders.peek().is_some() {
            self.lock().extend(folders);
            self.notify.notify_one();
        }
    }

    /// The folders that changed, once they are quiet.
    async fn quiet(&self) -> BTreeSet<usize> {
        while self.lock().is_empty() {
            self.notify.notified().await;
        }
        let latest = Instant::now() + LONGEST;
        while Instant::now() < latest {
            let quiet = latest.min(Instant::now() + QUIET);
            if timeout_at(quiet, self.notify.notified()).await.is_err() {
                break;
            }
        }
        std::mem::take(&mut *self.lock())
    }

    /// Says, the first time, that a change may be missed.
    fn blind(&self, error: &notify::Error) {
        if !self.is_blind.swap(true, Ordering::Relaxed) {
            tracing::warn!(%error, "not every change of a bot is noticed; send SIGHUP after you changed one");
        }
    }

    fn lock(&self) -> MutexGuard<'_, BTreeSet<usize>> {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whose files lie where.
struct Ground {
    /// The folders of the bots, also by their real paths: some systems name files by those.
    bots: Vec<(usize, PathBuf)>,
    data: Vec<PathBuf>,
}

impl Ground {
    fn new(dirs: &[PathBuf], data: &Path) -> Self {
        let real = |path: &Path| path.canonicalize().ok();
        let named = |(n, dir): (usize, &PathBuf)| [Some(dir.clone()), real(dir)].into_iter().flatten().map(move |dir| (n, dir));
        Self {
            bots: dirs.iter().enumerate().flat_map(named).collect(),
            data: [std::path::absolute(data).ok(), real(data)].into_iter().flatten().collect(),
        }
    }

    /// The bots that a file may matter to.
    fn whose(&self, path: &Path) -> impl Iterator<Item = usize> {
        let in_data = self.data.iter().any(|data| path.starts_with(data));
        let holds = move |dir: &Path| !in_data && path.strip_prefix(dir).is_ok_and(counts);
        self.bots.iter().filter(move |(_, dir)| holds(dir)).map(|(n, _)| *n)
    }
}

/// Whether a file may have changed; that it was read, by ourselves too, is no change.
fn changes(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}

/// Whether a file at this path within a bot's folder may matter to the bot.
fn counts(path: &Path) -> bool {
    let hidden = |part: Component<'_>| {
        let name = part.as_os_str().to_string_lossy();
        name.starts_with('.') && name != MOUNTED
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let of_editor = OF_EDITORS.iter().any(|end| name.ends_with(end)) || (name.starts_with('#') && name.ends_with('#'));
    !path.components().any(hidden) && !of_editor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_that_may_matter_count() {
        for (path, expect) in [
            ("", true),
            ("bot.toml", true),
            ("knowledge/en/returns.md", true),
            ("knowledge", true),
            ("..data", true),
            (".bot.toml.swp", false),
            (".git/index", false),
            ("knowledge/.draft.md", false),
            ("bot.toml~", false),
            ("bot.toml.tmp", false),
            ("#bot.toml#", false),
            ("..2026_01_01", false),
        ] {
            assert_eq!(counts(Path::new(path)), expect, "{path}");
        }
    }

    #[test]
    fn reading_is_no_change() {
        use notify::event::{CreateKind, ModifyKind};
        for (kind, expect) in [
            (EventKind::Access(AccessKind::Open(AccessMode::Any)), false),
            (EventKind::Access(AccessKind::Close(AccessMode::Read)), false),
            (EventKind::Access(AccessKind::Close(AccessMode::Write)), true),
            (EventKind::Modify(ModifyKind::Any), true),
            (EventKind::Create(CreateKind::File), true),
            (EventKind::Any, true),
        ] {
            assert_eq!(changes(kind), expect, "{kind:?}");
        }
    }

    async fn waits(watch: &mut Watch) -> Option<BTreeSet<usize>> {
        tokio::time::timeout(LONGEST * 2, watch.quiet()).await.ok()
    }

    #[tokio::test(start_paused = true)]
    async fn a_change_counts_when_it_is_quiet_or_has_taken_long_enough() {
        let changed = Arc::new(Changed::default());
        let began = Instant::now();
        changed.add([1]);
        assert_eq!((changed.quiet().await, began.elapsed()), (BTreeSet::from([1]), QUIET));
        let busy = Arc::clone(&changed);
        let writes = tokio::spawn(async move {
            for n in 0.. {
                busy.add([n % 2]);
                tokio::time::sleep(QUIET / 2).await;
            }
        });
        let began = Instant::now();
        assert_eq!((changed.quiet().await, began.elapsed()), (BTreeSet::from([0, 1]), LONGEST));
        writes.abort();
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_change_is_noticed_in_the_folder_it_is_in_also_after_the_folder_was_replaced() {
        let root = tempfile::tempdir().unwrap();
        let at = |path: &str| root.path().join(path);
        std::fs::create_dir_all(at("a/knowledge")).unwrap();
        std::fs::create_dir_all(at("b/data")).unwrap();
        let mut watch = Watch::new(vec![at("a"), at("b")], &at("b/data")).unwrap();
        let check = async |watch: &mut Watch, expect: &[usize]| assert_eq!(waits(watch).await, Some(expect.iter().copied().collect()));
        assert!(watch.sees_all());
        std::fs::write(at("a/knowledge/x.md"), "x").unwrap();
        check(&mut watch, &[0]).await;
        std::fs::create_dir(at("b/new")).unwrap();
        check(&mut watch, &[1]).await;
        std::fs::write(at("b/new/y.md"), "y").unwrap();
        check(&mut watch, &[1]).await;
        std::fs::rename(at("a"), at("away")).unwrap();
        check(&mut watch, &[0]).await;
        std::fs::create_dir_all(at("a/knowledge")).unwrap();
        check(&mut watch, &[0]).await;
        std::fs::write(at("a/knowledge/x.md"), "z").unwrap();
        check(&mut watch, &[0]).await;
        std::fs::write(at("b/data/db"), "0").unwrap();
        std::fs::write(at("b/.x.swp"), "0").unwrap();
        drop(std::fs::read(at("a/knowledge/x.md")).unwrap());
        assert_eq!(waits(&mut watch).await, None);
    }
}
