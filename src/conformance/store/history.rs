//! History: numbered without gaps, and seen without gaps.

use std::sync::Arc;

use futures_util::future::{FutureExt, join};

use super::{Case, NOW, Outcome, World, commit, holds, key, same};
use crate::core::key::Key;
use crate::ports::{Logged, Of, StoreResult};

pub(super) const CASES: &[Case] = &[
    ("events MUST be numbered from 1 without gaps over commits and restarts", |world| numbers(world).boxed()),
    ("events MUST answer what comes after a sequence, or the newest, oldest first, at most `limit`", |world| windows(world).boxed()),
    ("a reader beside writers MUST see no gap and nothing out of order", |world| beside_writers(world).boxed()),
    ("an aggregate's history MUST hold nothing of another's", |world| apart(world).boxed()),
];

fn texts(events: &[Logged]) -> Vec<(u64, String)> {
    events.iter().map(|logged| (logged.sequence, String::from_utf8_lossy(&logged.bytes).into_owned())).collect()
}

async fn after(world: &World<'_>, key: &Key, after: u64, limit: usize) -> StoreResult<Vec<Logged>> {
    world.store.events(Of::Key { key: key.clone(), after, limit }).await
}

async fn numbers(mut world: World<'_>) -> Outcome {
    let lease = world.begin(&key("a")).await?;
    same("none", world.commit(&lease, 0, &[], &[]).await?.last_event, 0)?;
    same("two", world.commit(&lease, 1, &[], &["one", "two"]).await?.last_event, 2)?;
    same("none more", world.commit(&lease, 2, &[], &[]).await?.last_event, 2)?;
    let lease = if world.place.durable() {
        world.reopen().await?;
        world.claim(NOW).await?.pop().ok_or("not claimable after a restart")?
    } else {
        lease
    };
    same("three", world.commit(&lease, 3, &["begin"], &["three"]).await?.last_event, 3)?;
    let events = after(&world, &lease.key, 0, 99).await?;
    let must = [(1, "one"), (2, "two"), (3, "three")].map(|(sequence, event)| (sequence, format!("{{\"event\":\"{event}\"}}")));
    same("events", texts(&events), must.to_vec())?;
    holds("key and time", events.iter().all(|logged| logged.key == lease.key && logged.at == NOW))
}

async fn windows(world: World<'_>) -> Outcome {
    let lease = world.begin(&key("a")).await?;
    for (version, events) in (0..).zip([&["1", "2", "3"][..], &["4"], &["5", "6"], &["7", "8", "9"]]) {
        world.commit(&lease, version, &[], events).await?;
    }
    let numbers = |events: Vec<Logged>| events.into_iter().map(|logged| logged.sequence).collect::<Vec<_>>();
    for (last, limit, must) in [
        (0, 2, vec![1, 2]),
        (1, 3, vec![2, 3, 4]),
        (3, 2, vec![4, 5]),
        (5, 99, vec![6, 7, 8, 9]),
        (9, 9, vec![]),
        (u64::MAX, 9, vec![]),
        (0, 0, vec![]),
    ] {
        same(&format!("{limit} after {last}"), numbers(after(&world, &lease.key, last, limit).await?), must)?;
    }
    for (limit, must) in [(0, vec![]), (1, vec![9]), (2, vec![8, 9]), (5, vec![5, 6, 7, 8, 9]), (99, (1..=9).collect())] {
        let newest = world.store.events(Of::Newest { key: lease.key.clone(), limit }).await?;
        same(&format!("newest {limit}"), numbers(newest), must)?;
    }
    Ok(())
}

async fn beside_writers(world: World<'_>) -> Outcome {
    const COMMITS: u64 = 60;
    let lease = world.begin(&key("a")).await?;
    let total: u64 = (0..COMMITS).map(|commit| commit % 3 + 1).sum();
    let store = Arc::clone(&world.store);
    let write = async {
        let mut sequence = 0;
        for version in 0..COMMITS {
            let events: Vec<String> = (0..=version % 3).map(|n| (sequence + n + 1).to_string()).collect();
            sequence += events.len() as u64;
            let events: Vec<&str> = events.iter().map(String::as_str).collect();
            store.commit(commit(&lease, version, &[], &events)).await?;
        }
        Ok::<_, crate::ports::StoreError>(())
    };
    let read = async {
        let mut seen = 0;
        while seen < total {
            for logged in after(&world, &lease.key, seen, 7).await? {
                same("sequence", logged.sequence, seen + 1)?;
                seen += 1;
                same("body", String::from_utf8_lossy(&logged.bytes).into_owned(), format!("{{\"event\":\"{seen}\"}}"))?;
            }
            tokio::task::yield_now().await;
        }
        Outcome::Ok(())
    };
    let (written, read) = join(write, read).await;
    written?;
    read
}

async fn apart(world: World<'_>) -> Outcome {
    for id in ["a", "b"] {
        let lease = world.begin(&key(id)).await?;
        world.commit(&lease, 0, &["begin"], &[id]).await?;
    }
    for id in ["a", "b"] {
        same(id, texts(&after(&world, &key(id), 0, 9).await?), vec![(1, format!("{{\"event\":\"{id}\"}}"))])?;
    }
    Ok(())
}
