//! Files that are cut, flipped, missing or taken: refused with instructions, nothing deleted, an export restores.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use futures_util::TryStreamExt;
use turjuman::core::time::Timestamp;
use turjuman::ports::{Commit, ExportLine, Record, Store, StoreError, StoreResult};
use turjuman::store::{Sled, SledOptions};

use super::child::{NOW, arrival, identity, key, turn};

/// Something that happens to a store's folder.
type Damage = Box<dyn Fn(&Path)>;

const CONVERSATIONS: usize = 40;

fn open(folder: &Path) -> StoreResult<Sled> {
    Sled::open(folder, &SledOptions::default())
}

async fn lines(store: &Sled) -> StoreResult<Vec<ExportLine>> {
    store.export().await?.try_collect().await
}

/// A store with some conversations, closed cleanly, and its export.
async fn filled(folder: &Path) -> Vec<ExportLine> {
    let store = open(folder).unwrap();
    for number in 0..CONVERSATIONS {
        store.accept(vec![arrival(&key(&format!("{number}")), "1")]).await.unwrap();
    }
    for round in 0..5 {
        for lease in store.claim(NOW.plus_ms(round * 100_000), Duration::from_secs(60), 100, Duration::ZERO).await.unwrap() {
            store.commit(turn(&lease, round.unsigned_abs(), &[])).await.unwrap();
        }
    }
    let lines = lines(&store).await.unwrap();
    assert_eq!(lines.len(), CONVERSATIONS);
    store.close().await.unwrap();
    lines
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() { copy(&entry.path(), &target) } else { assert!(fs::copy(entry.path(), target).is_ok()) }
    }
}

fn names(folder: &Path) -> BTreeMap<PathBuf, ()> {
    ["secret", "keys", "mark", "log/db", "log/conf"]
        .into_iter()
        .map(PathBuf::from)
        .filter(|name| folder.join(name).exists())
        .map(|name| (name, ()))
        .collect()
}

/// What an attempt to use the damaged store comes to.
async fn attempt(folder: &Path) -> StoreResult<Vec<ExportLine>> {
    let store = open(folder)?;
    let read = lines(&store).await;
    store.close().await?;
    read
}

fn assert_refused(what: &str, outcome: StoreResult<Vec<ExportLine>>) {
    match outcome {
        Err(StoreError::Refused { help, .. }) => assert!(help.contains("import the latest export"), "{what}: {help}"),
        Err(error) => panic!("{what}: {error}"),
        Ok(lines) => panic!("{what}: opened with {} aggregates", lines.len()),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn damage_is_refused_nothing_is_deleted_and_an_export_restores() {
    let base = tempfile::tempdir().unwrap();
    let whole = base.path().join("whole");
    let exported = filled(&whole).await;
    let size = fs::metadata(whole.join("log/db")).unwrap().len();
    let cut = |name: &'static str, bytes: u64| move |folder: &Path| cut(&folder.join(name), bytes);
    let gone = |name: &'static str| move |folder: &Path| fs::remove_file(folder.join(name)).unwrap();
    let cases: Vec<(&str, Damage)> = vec![
        ("the log is empty", Box::new(cut("log/db", 0))),
        ("the log is cut in half", Box::new(cut("log/db", size / 2))),
        ("the log lost its last quarter", Box::new(cut("log/db", size / 4 * 3))),
        ("the log is missing", Box::new(gone("log/db"))),
        ("the keys are missing", Box::new(gone("keys"))),
        ("the keys are cut", Box::new(cut("keys", 64 * 3))),
        ("the secret is missing", Box::new(gone("secret"))),
        ("the secret is cut", Box::new(cut("secret", 31))),
        ("the secret is another", Box::new(|folder: &Path| fs::write(folder.join("secret"), [7; 32]).unwrap())),
        ("the mark is missing", Box::new(gone("mark"))),
        ("the mark is empty", Box::new(cut("mark", 0))),
    ];
    for (number, (what, damage)) in cases.into_iter().enumerate() {
        let folder = base.path().join(format!("damaged-{number}"));
        copy(&whole, &folder);
        damage(&folder);
        let before = names(&folder);
        assert_refused(what, attempt(&folder).await);
        assert_eq!(names(&folder), before, "{what}");
        assert_refused(&format!("{what}, again"), attempt(&folder).await);
    }

    let restored = open(&base.path().join("restored")).unwrap();
    assert_eq!(restored.import(exported.clone()).await.unwrap(), CONVERSATIONS);
    let by_key = |mut lines: Vec<ExportLine>| {
        lines.sort_by_key(|line| match line {
            ExportLine::Aggregate { key, .. } => key.clone(),
            other => panic!("{other:?}"),
        });
        lines
    };
    assert_eq!(by_key(lines(&restored).await.unwrap()), by_key(exported));
}

fn cut(path: &Path, bytes: u64) {
    fs::OpenOptions::new().write(true).open(path).unwrap().set_len(bytes).unwrap();
}

/// A flipped byte is refused, or lies where nothing is kept any more: never a wrong answer.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flipped_byte_never_gives_a_wrong_answer() {
    let base = tempfile::tempdir().unwrap();
    let whole = base.path().join("whole");
    let exported = filled(&whole).await;
    let size = fs::metadata(whole.join("log/db")).unwrap().len();
    let mut refused = 0;
    for step in 0..16 {
        let folder = base.path().join(format!("flipped-{step}"));
        copy(&whole, &folder);
        let mut bytes = fs::read(folder.join("log/db")).unwrap();
        let at = usize::try_from(size * step / 16).unwrap() + 333;
        let Some(byte) = bytes.get_mut(at) else { continue };
        *byte ^= 0x10;
        fs::write(folder.join("log/db"), bytes).unwrap();
        match attempt(&folder).await {
            Ok(lines) => assert_eq!(lines, exported, "byte {at}"),
            Err(StoreError::Refused { .. }) => refused += 1,
            Err(error) => panic!("byte {at}: {error}"),
        }
    }
    eprintln!("{refused} of 16 flipped bytes were refused");
    assert!(refused > 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_process_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    let first = open(folder.path()).unwrap();
    let Err(StoreError::Refused { what, help }) = open(folder.path()) else { panic!("opened twice") };
    assert!(what.contains("another process"), "{what}");
    assert!(help.contains("stop the other process"), "{help}");
    first.close().await.unwrap();
    open(folder.path()).unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clean_stop_opens_quickly_and_a_lost_index_only_slowly() {
    const MANY: usize = 3000;
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).unwrap();
    let keys: Vec<_> = (0..MANY).map(|number| key(&format!("{number}"))).collect();
    store.accept(keys.iter().map(|key| arrival(key, "1")).collect()).await.unwrap();
    let leases = store.claim(NOW, Duration::from_secs(60), MANY / 2, Duration::ZERO).await.unwrap();
    let commits = leases.iter().map(|lease| {
        let record = Record { due: Some(Timestamp(NOW.0 + 5)), identity: identity(&lease.key.id), schema: 1, bytes: b"{}".to_vec() };
        store.commit(Commit { record, ..turn(lease, 0, &["1".into()]) })
    });
    futures_util::future::try_join_all(commits).await.unwrap();
    store.close().await.unwrap();
    drop(store);

    let due = async |store: &Sled, now: Timestamp| store.claim(now, Duration::from_secs(60), MANY * 2, Duration::ZERO).await.unwrap().len();
    for keep_index in [true, false] {
        if !keep_index {
            fs::remove_file(folder.path().join("index")).unwrap();
        }
        let start = Instant::now();
        let store = open(folder.path()).unwrap();
        eprintln!("{MANY} aggregates, index {keep_index}: {:?}", start.elapsed());
        assert_eq!(store.stats().aggregates, MANY as u64);
        assert_eq!(due(&store, NOW).await, MANY / 2);
        assert_eq!(due(&store, NOW.plus_ms(5)).await, MANY / 2);
        store.close().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_folder_that_is_deleted_while_in_use_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut options = SledOptions::default();
    options.mark_every = Duration::from_millis(1);
    let store = Sled::open(&data, &options).unwrap();
    store.accept(vec![arrival(&key("a"), "1")]).await.unwrap();
    fs::remove_dir_all(&data).unwrap();
    let outcomes = futures_util::future::join_all((0..20).map(|n| store.accept(vec![arrival(&key("a"), &format!("late {n}"))]))).await;
    tokio::time::sleep(Duration::from_millis(20)).await;
    let last = store.accept(vec![arrival(&key("a"), "last")]).await.unwrap_err();
    assert!(last.to_string().contains("deleted") || last.to_string().contains("failed"), "{last}, {outcomes:?}");
}
