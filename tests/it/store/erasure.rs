//! After an erasure nothing of the customer can be found, not even by looking at the bytes.

use std::fs;
use std::path::Path;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::ready;
use futures_util::stream;
use turjuman::core::key::{BotId, DeliveryId, Identity, Key, Kind};
use turjuman::core::time::Timestamp;
use turjuman::ports::{Arrival, Commit, NewBlob, Of, Record, Store};
use turjuman::store::{Sled, SledOptions};

use super::child::NOW;

/// Author, conversation, words, name, delivery.
const TOKENS: [&str; 5] = ["author-7f3kq", "place-x91vv", "my parcel never came zzqw", "Farida Tokenson", "update-55512-uu"];

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn assert_nothing_clear(folder: &Path, secrets: &[Vec<u8>]) {
    for path in files(folder) {
        let bytes = fs::read(&path).unwrap();
        let clear = TOKENS.iter().map(|token| token.as_bytes()).chain(secrets.iter().map(Vec::as_slice));
        for token in clear {
            let found = bytes.windows(token.len()).any(|window| window == token);
            assert!(!found, "{} in {}", String::from_utf8_lossy(token), path.display());
        }
    }
}

async fn plant(store: &Sled, key: &Key, identity: &Identity) {
    let [_, _, words, name, delivery] = TOKENS;
    let body = |more: &str| format!("{{\"said\":\"{words}\",\"name\":\"{name}\",\"more\":\"{more}\"}}").into_bytes();
    for id in [delivery.to_owned(), format!("{delivery}-2")] {
        let delivery = DeliveryId::new(id);
        let arrival = Arrival { key: key.clone(), identity: identity.clone(), delivery, order: None, at: NOW, bytes: body("") };
        store.accept(vec![arrival]).await.unwrap();
    }
    let lease = store.claim(NOW, Duration::from_secs(60), 1, Duration::ZERO).await.unwrap().remove(0);
    let commit = Commit {
        key: key.clone(),
        expect: None,
        fence: lease.fence,
        record: Record { due: None, identity: identity.clone(), schema: 1, bytes: body(&"x".repeat(400)) },
        consumed: vec![DeliveryId::new(delivery)],
        events: vec![body("event"), body(&"y".repeat(300))],
        at: NOW,
    };
    store.commit(commit).await.unwrap();
    store.release(lease).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_erased_customers_files_are_gone() {
    let folder = tempfile::tempdir().unwrap();
    let store = Sled::open(folder.path(), &SledOptions::default()).unwrap();
    let owner = |author: &str| Identity { bot: BotId::new("acme"), account: "web:chat".into(), author: author.into() };
    let [author, _, words, name, _] = TOKENS;
    let blobs = store.blobs();
    let mut ids = Vec::new();
    for author in [author, "another"] {
        let (mime, name, expires) = ("text/plain".to_owned(), Some(name.to_owned()), Timestamp(i64::MAX));
        let new = NewBlob { owner: owner(author), mime, name, expires, max_bytes: 100, quota_bytes: 1000, total_bytes: 1000 };
        let bytes = stream::once(ready(Ok(words.into()))).boxed();
        ids.push(blobs.put(new, bytes).await.unwrap().id);
    }
    assert_nothing_clear(folder.path(), &[]);
    let kept = |folder: &Path| files(&folder.join("blobs")).len();
    assert_eq!(kept(folder.path()), 2);
    // Nobody ever wrote a word: there is a file all the same.
    store.erase(&owner(author)).await.unwrap();
    assert_eq!(kept(folder.path()), 1);
    assert!(blobs.get(&owner(author), &ids[0]).await.unwrap().is_none());
    assert!(blobs.get(&owner("another"), &ids[1]).await.unwrap().is_some());
    // They survive the process, and the erased one stays erased.
    store.close().await.unwrap();
    drop((store, blobs));
    let store = Sled::open(folder.path(), &SledOptions::default()).unwrap();
    assert!(store.blobs().get(&owner("another"), &ids[1]).await.unwrap().is_some());
    assert!(store.blobs().get(&owner(author), &ids[0]).await.unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_byte_scan_finds_nothing_of_an_erased_customer() {
    let folder = tempfile::tempdir().unwrap();
    let store = Sled::open(folder.path(), &SledOptions::default()).unwrap();
    let key = Key { bot: BotId::new("acme"), kind: Kind::Conversation, id: TOKENS[1].into() };
    let identity = Identity { bot: BotId::new("acme"), account: "webhook:default".into(), author: TOKENS[0].into() };
    plant(&store, &key, &identity).await;
    // Sealed already before the erasure.
    assert_nothing_clear(folder.path(), &[]);
    // The only slot of the key file after its head: the data key itself must go too.
    let slots = fs::read(folder.path().join("keys")).unwrap();
    let (hash, data_key) = (slots[68..84].to_vec(), slots[84..116].to_vec());

    assert_eq!(store.erase(&identity).await.unwrap(), 1);
    assert_eq!(store.load(&key).await.unwrap(), None);
    assert_nothing_clear(folder.path(), &[hash.clone(), data_key.clone()]);
    store.close().await.unwrap();
    assert_nothing_clear(folder.path(), &[hash.clone(), data_key.clone()]);

    let store = Sled::open(folder.path(), &SledOptions::default()).unwrap();
    assert_eq!(store.inbox(&key).await.unwrap(), []);
    assert_eq!(store.events(Of::Newest { key, limit: 9 }).await.unwrap(), []);
    assert_nothing_clear(folder.path(), &[hash, data_key]);
}

/// A kill between the end of the data key and the removal of the rows: what cannot be read is absent.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rows_without_their_data_key_are_absent() {
    let folder = tempfile::tempdir().unwrap();
    let store = Sled::open(folder.path(), &SledOptions::default()).unwrap();
    let key = Key { bot: BotId::new("acme"), kind: Kind::Conversation, id: TOKENS[1].into() };
    let identity = Identity { bot: BotId::new("acme"), account: "webhook:default".into(), author: TOKENS[0].into() };
    plant(&store, &key, &identity).await;
    store.close().await.unwrap();

    let mut keys = fs::read(folder.path().join("keys")).unwrap();
    let mut slot = [0; 64];
    slot[0] = 2;
    let crc = crc32fast::hash(&slot[..60]).to_le_bytes();
    slot[60..].copy_from_slice(&crc);
    keys[64..].copy_from_slice(&slot);
    fs::write(folder.path().join("keys"), keys).unwrap();

    let store = Sled::open(folder.path(), &SledOptions::default()).unwrap();
    assert_eq!(store.load(&key).await.unwrap(), None);
    assert_eq!(store.inbox(&key).await.unwrap(), []);
    assert_eq!(store.events(Of::Newest { key, limit: 9 }).await.unwrap(), []);
    // It is still noted as due, and nobody can say for whom.
    assert_eq!(store.claim(NOW, Duration::from_secs(60), 9, Duration::ZERO).await.unwrap(), []);
}
