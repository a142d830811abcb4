//! Committing: everything or nothing, over the version that was loaded.

use futures_util::future::FutureExt;

use super::{Case, NOW, Outcome, World, commit, holds, key, record, same};
use crate::ports::{Of, StoreError, Version};

pub(super) const CASES: &[Case] = &[
    ("load MUST answer nothing for what was never committed", |world| absent(world).boxed()),
    ("load MUST answer the last commit's record under a version that grows by one", |world| versions(world).boxed()),
    ("a commit over another version MUST be a Conflict and write nothing", |world| conflict(world).boxed()),
    ("a commit MUST consume the arrivals it names and no others", |world| consumes(world).boxed()),
    ("of two commits over the same version exactly one MUST succeed", |world| race(world).boxed()),
    ("a commit MUST keep what arrives beside it", |world| beside(world).boxed()),
];

async fn absent(world: World<'_>) -> Outcome {
    let a = key("a");
    same("load", world.store.load(&a).await?, None)?;
    same("inbox", world.waiting(&a).await?, vec![])?;
    same("events", world.store.events(Of::Newest { key: a, limit: 9 }).await?, vec![])
}

async fn versions(world: World<'_>) -> Outcome {
    let lease = world.begin(&key("a")).await?;
    for version in 1..=3 {
        let mut commit = commit(&lease, version - 1, &[], &[]);
        commit.record = record(&lease.key, Some(NOW.plus_ms(1_000_000)));
        commit.record.bytes = format!("{{\"turn\":{version}}}").into_bytes();
        let must = commit.record.clone();
        same("version", world.store.commit(commit).await?.version, Version(version))?;
        same("load", world.store.load(&lease.key).await?, Some((must, Version(version))))?;
    }
    Ok(())
}

async fn conflict(world: World<'_>) -> Outcome {
    let lease = world.begin(&key("a")).await?;
    let refused = |result| matches!(result, Err(StoreError::Conflict { key }) if key == lease.key);
    holds("a version before the first", refused(world.commit(&lease, 1, &["begin"], &["x"]).await))?;
    same("load", world.store.load(&lease.key).await?, None)?;
    world.commit(&lease, 0, &[], &["one"]).await?;
    let before = world.store.load(&lease.key).await?;
    for expect in [0, 2, 7] {
        holds("another version", refused(world.commit(&lease, expect, &["begin"], &["x"]).await))?;
    }
    same("load", world.store.load(&lease.key).await?, before)?;
    same("waiting", world.waiting(&lease.key).await?, vec!["begin".into()])?;
    same("events", world.store.events(Of::Newest { key: lease.key.clone(), limit: 9 }).await?.len(), 1)
}

async fn consumes(mut world: World<'_>) -> Outcome {
    let lease = world.begin(&key("a")).await?;
    for id in ["1", "2", "3"] {
        world.accept(&lease.key, id).await?;
    }
    world.commit(&lease, 0, &["begin", "2", "never came"], &[]).await?;
    same("waiting", world.waiting(&lease.key).await?, vec!["1".into(), "3".into()])?;
    if world.place.durable() {
        world.reopen().await?;
        same("waiting after a restart", world.waiting(&lease.key).await?, vec!["1".into(), "3".into()])?;
    }
    Ok(())
}

async fn race(world: World<'_>) -> Outcome {
    let lease = world.begin(&key("a")).await?;
    for version in 0..20 {
        let (one, two) =
            futures_util::future::join(world.commit(&lease, version, &[], &["x"]), world.commit(&lease, version, &[], &["x"])).await;
        let won = [one, two].into_iter().filter(Result::is_ok).count();
        same("winners", won, 1)?;
    }
    same("events", world.store.events(Of::Newest { key: lease.key, limit: 99 }).await?.len(), 20)
}

async fn beside(world: World<'_>) -> Outcome {
    let lease = world.begin(&key("a")).await?;
    for version in 0..20 {
        let id = format!("{version}");
        let before = if version == 0 { "begin".to_owned() } else { format!("{}", version - 1) };
        let consumed = [before.as_str()];
        let committing = world.commit(&lease, version, &consumed, &[]);
        let (accepted, committed) = futures_util::future::join(world.accept(&lease.key, &id), committing).await;
        accepted?;
        committed?;
        same("waiting", world.waiting(&lease.key).await?, vec![id])?;
    }
    Ok(())
}
