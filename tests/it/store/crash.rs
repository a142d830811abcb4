//! Killed processes, cut power, hung disks: what was acknowledged is there afterwards.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use turjuman::ports::{Store, StoreError};
use turjuman::store::{Sled, SledOptions};

use super::child::{Start, Told, problems};

/// More rounds than by default: `TURJUMAN_CRASH_ROUNDS=100`.
fn rounds(usual: usize) -> usize {
    std::env::var("TURJUMAN_CRASH_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(usual)
}

/// A moment to kill at that differs from round to round and from run to run.
fn moment(round: usize) -> Duration {
    let noise = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().subsec_nanos();
    Duration::from_millis(250 + (u64::from(noise / 1000) + round as u64 * 97) % 700)
}

/// The preloaded library, compiled once per test; `None` where there is no C compiler.
pub(super) fn shim(folder: &Path) -> Option<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/store/powerloss.c");
    let library = folder.join("powerloss.so");
    let compiled = Command::new("cc").args(["-O1", "-shared", "-fPIC", "-o"]).arg(&library).arg(source).arg("-ldl").output();
    match compiled {
        Ok(output) => {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            Some(library)
        }
        Err(error) => {
            assert!(std::env::var("CI").is_err(), "cc is needed for the power-loss tests: {error}");
            eprintln!("not run: cc is missing ({error})");
            None
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_when_the_process_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let mut told = Told::default();
    for round in 0..rounds(8) {
        told = Start::new(folder.path(), round).spawn(told).kill_after(moment(round));
        let store = Sled::open(folder.path(), &SledOptions::default()).unwrap();
        assert_eq!(problems(&store, &told).await, [] as [String; 0], "round {round}");
        // Every other time the next child finds a store that was not closed cleanly.
        if round % 2 == 0 {
            store.close().await.unwrap();
        }
    }
    // sled keeps such files carelessly; the rows are too small for them.
    assert_eq!(fs::read_dir(folder.path().join("log/blobs")).unwrap().count(), 0);
    eprintln!("{} turns were acknowledged before kills", told.turns());
    assert!(told.turns() > 50, "{} turns", told.turns());
}

/// One round: works on `folder` until killed, answers what the power loss left.
fn cut_power(shim: &Path, folder: &Path, shadow: &Path, round: usize, sync: bool, told: Told) -> Told {
    fs::create_dir_all(shadow.join("inodes")).unwrap();
    fs::create_dir_all(shadow.join("tree")).unwrap();
    let mut start = Start::new(folder, round);
    start.sync = sync;
    start.environment =
        vec![("LD_PRELOAD", shim.to_owned()), ("POWERLOSS_ROOT", folder.to_owned()), ("POWERLOSS_SHADOW", shadow.to_owned())];
    start.spawn(told).kill_after(moment(round) + Duration::from_millis(300))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_when_the_power_goes() {
    let base = tempfile::tempdir().unwrap();
    let Some(shim) = shim(base.path()) else { return };
    let mut turns = 0;
    for round in 0..rounds(3) {
        let (folder, shadow) = (base.path().join(format!("store-{round}")), base.path().join(format!("shadow-{round}")));
        fs::create_dir(&folder).unwrap();
        let told = cut_power(&shim, &folder, &shadow, round, true, Told::default());
        let left = shadow.join("tree");
        let store = Sled::open(&left, &SledOptions::default()).unwrap();
        assert_eq!(problems(&store, &told).await, [] as [String; 0], "round {round}");
        turns += told.turns();
        // What was left is a whole store: it can be worked on.
        store.close().await.unwrap();
        drop(store);
        let told = Start::new(&left, round + 1000).spawn(told).kill_after(Duration::from_millis(300));
        let store = Sled::open(&left, &SledOptions::default()).unwrap();
        assert_eq!(problems(&store, &told).await, [] as [String; 0], "round {round}, afterwards");
    }
    eprintln!("{turns} turns were acknowledged before power losses");
    assert!(turns > 20, "{turns} turns");
}

/// The control: the same test sees the loss when the store leaves out its own sync.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_power_loss_test_sees_a_missing_sync() {
    let base = tempfile::tempdir().unwrap();
    let Some(shim) = shim(base.path()) else { return };
    let (folder, shadow) = (base.path().join("store"), base.path().join("shadow"));
    fs::create_dir(&folder).unwrap();
    let told = cut_power(&shim, &folder, &shadow, 0, false, Told::default());
    assert!(told.turns() > 0, "{:?}", told.failures);
    match Sled::open(&shadow.join("tree"), &SledOptions::default()) {
        Ok(store) => assert_ne!(problems(&store, &told).await, [] as [String; 0]),
        Err(error) => assert!(matches!(error, StoreError::Refused { .. }), "{error}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_fails_the_store_and_loses_nothing() {
    let base = tempfile::tempdir().unwrap();
    let Some(shim) = shim(base.path()) else { return };
    for (round, bytes) in [600_000, 2_000_000, 5_000_000].into_iter().enumerate() {
        let folder = base.path().join(format!("store-{round}"));
        fs::create_dir(&folder).unwrap();
        let mut start = Start::new(&folder, round);
        start.environment =
            vec![("LD_PRELOAD", shim.clone()), ("POWERLOSS_ROOT", folder.clone()), ("POWERLOSS_FULL", bytes.to_string().into())];
        let (told, errors, _) = start.spawn(Told::default()).wait();
        assert!(!told.failures.is_empty(), "{errors}");
        assert!(told.failures.iter().all(|failure| !failure.contains("panicked")), "{:?}", told.failures);
        eprintln!("full after {bytes} bytes and {} turns: {}", told.turns(), told.failures[0]);
        let store = Sled::open(&folder, &SledOptions::default()).unwrap();
        assert_eq!(problems(&store, &told).await, [] as [String; 0], "after {bytes} bytes: {:?}", told.failures);
    }
}

#[test]
fn a_disk_that_hangs_ends_the_process_with_a_message() {
    let base = tempfile::tempdir().unwrap();
    let Some(shim) = shim(base.path()) else { return };
    let folder = base.path().join("store");
    fs::create_dir(&folder).unwrap();
    let mut start = Start::new(&folder, 0);
    start.hang_ms = Some(500);
    start.environment = vec![("LD_PRELOAD", shim), ("POWERLOSS_ROOT", folder.clone()), ("POWERLOSS_HANG", "40".into())];
    let (_, errors, ended_well) = start.spawn(Told::default()).wait();
    assert!(!ended_well);
    assert!(errors.contains("did not come back for 0.5 s"), "{errors}");
    assert!(errors.contains("nothing acknowledged is lost"), "{errors}");
}
