//! Restarts, erasure, expiry, export and import, the end.

use futures_util::future::FutureExt;
use futures_util::stream::TryStreamExt;

use super::{Case, NOW, Outcome, World, arrival, commit, holds, identity, key, record, same};
use crate::ports::Accepted::{Duplicate, New};
use crate::ports::{DELIVERY_DAYS, ExportLine, Of, Store, StoreError, StoreResult, Version};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

pub(super) const CASES: &[Case] = &[
    ("a durable store MUST hold everything after a restart", |world| restart(world).boxed()),
    ("erase MUST make everything of the identity absent, and nothing else", |world| erase(world).boxed()),
    ("an erased aggregate MUST be able to begin anew", |world| anew(world).boxed()),
    ("a first commit MUST be refused when what it consumes was erased meanwhile", |world| erased_meanwhile(world).boxed()),
    ("erase MUST answer how many aggregates it touched", |world| erase_counts(world).boxed()),
    ("expire MUST remove delivery ids older than seven days, at most `n`, and no younger ones", |world| expire(world).boxed()),
    ("import MUST make what export wrote: the same lines come out again", |world| export(world).boxed()),
    ("import MUST refuse what is already there", |world| import_twice(world).boxed()),
    ("what was imported MUST be due as before, and go on as before", |world| imported_goes_on(world).boxed()),
    ("stats MUST count what was taken since the start", |world| stats(world).boxed()),
    ("after close every call MUST fail", |world| closed(world).boxed()),
];

/// Fills an aggregate: a record, an arrival that waits, history.
async fn fill(world: &World<'_>, id: &str) -> Outcome {
    let lease = world.begin(&key(id)).await?;
    world.accept(&lease.key, "waits").await?;
    let mut first = commit(&lease, 0, &["begin"], &["one", "two"]);
    first.record = record(&lease.key, Some(NOW.plus_ms(1000)));
    world.store.commit(first).await?;
    world.store.release(lease).await?;
    Ok(())
}

async fn lines(store: &dyn Store) -> StoreResult<Vec<ExportLine>> {
    let mut lines: Vec<ExportLine> = store.export().await?.try_collect().await?;
    lines.sort_by(|ExportLine::Aggregate { key: a, .. }, ExportLine::Aggregate { key: b, .. }| a.cmp(b));
    Ok(lines)
}

async fn restart(mut world: World<'_>) -> Outcome {
    if !world.place.durable() {
        return Ok(());
    }
    for id in ["a", "b", "c"] {
        fill(&world, id).await?;
    }
    let before = lines(&*world.store).await?;
    for _ in 0..2 {
        world.reopen().await?;
        same("lines", lines(&*world.store).await?, before.clone())?;
    }
    same("aggregates", world.store.stats().aggregates, 3)
}

async fn erase(mut world: World<'_>) -> Outcome {
    fill(&world, "a").await?;
    fill(&world, "b").await?;
    let before = lines(&*world.store).await?;
    same("touched", world.store.erase(&identity("a")).await?, 1)?;
    let a = key("a");
    for restarted in [false, true] {
        same("load", world.store.load(&a).await?, None)?;
        same("inbox", world.waiting(&a).await?, vec![])?;
        same("events", world.store.events(Of::Newest { key: a.clone(), limit: 9 }).await?, vec![])?;
        let left: Vec<_> = before.iter().filter(|ExportLine::Aggregate { key, .. }| *key != a).cloned().collect();
        same("what is left", lines(&*world.store).await?, left)?;
        if !world.place.durable() || restarted {
            break;
        }
        world.reopen().await?;
    }
    let due = world.claim(NOW.plus_ms(100_000)).await?;
    holds("no longer due", due.iter().all(|lease| lease.key != a))
}

async fn anew(world: World<'_>) -> Outcome {
    fill(&world, "a").await?;
    world.store.erase(&identity("a")).await?;
    same("the id is forgotten", world.accept(&key("a"), "waits").await?, New)?;
    let lease = world.claim(NOW.plus_ms(1)).await?.pop().ok_or("not claimable")?;
    same("version", world.commit(&lease, 0, &["waits"], &["x"]).await?.version, Version(1))?;
    holds("load", world.store.load(&lease.key).await?.is_some())?;
    same("events", world.store.events(Of::Newest { key: lease.key, limit: 9 }).await?.len(), 1)
}

async fn erased_meanwhile(world: World<'_>) -> Outcome {
    let lease = world.begin(&key("a")).await?;
    world.store.erase(&identity("a")).await?;
    match world.store.commit(commit(&lease, 0, &["begin"], &["what was said"])).await {
        Err(StoreError::Conflict { .. } | StoreError::Fenced { .. }) => {}
        other => return Err(format!("a commit brought erased data back: {other:?}").into()),
    }
    holds("nothing is there", world.store.load(&key("a")).await?.is_none())
}

async fn erase_counts(world: World<'_>) -> Outcome {
    same("nobody", world.store.erase(&identity("a")).await?, 0)?;
    let (mut one, mut two) = (arrival(&key("a"), "1"), arrival(&key("b"), "1"));
    one.identity = identity("a");
    two.identity = identity("a");
    world.store.accept(vec![one, two]).await?;
    world.accept(&key("c"), "1").await?;
    same("two", world.store.erase(&identity("a")).await?, 2)?;
    same("twice", world.store.erase(&identity("a")).await?, 0)?;
    same("c", world.waiting(&key("c")).await?, vec!["1".into()])
}

async fn expire(world: World<'_>) -> Outcome {
    let a = key("a");
    let days = [20, 9, 8, 6, 0];
    for days in days {
        let mut arrival = arrival(&a, &format!("{days}"));
        arrival.at = NOW.plus_ms(-days * DAY_MS);
        world.store.accept(vec![arrival]).await?;
    }
    let lease = world.claim(NOW).await?.pop().ok_or("not claimed")?;
    world.commit(&lease, 0, &["20", "9", "8", "6", "0"], &[]).await?;
    same("at most", world.store.expire(NOW, 2).await?, 2)?;
    same("the rest", world.store.expire(NOW, 9).await?, 1)?;
    same("no more", world.store.expire(NOW, 9).await?, 0)?;
    for (days, must) in [(20, New), (8, New), (6, Duplicate), (0, Duplicate)] {
        same(&format!("{days} days"), world.accept(&a, &format!("{days}")).await?, must)?;
    }
    let end = NOW.plus_ms((DELIVERY_DAYS - 6) * DAY_MS);
    same("not at the end of the seventh day", world.store.expire(end, 9).await?, 0)?;
    same("but after it", world.store.expire(end.plus_ms(1), 9).await?, 1)
}

async fn export(world: World<'_>) -> Outcome {
    for id in ["a", "b"] {
        fill(&world, id).await?;
    }
    world.accept(&key("only waits"), "1").await?;
    let exported = lines(&*world.store).await?;
    same("lines", exported.len(), 3)?;
    let json = serde_json::to_string(&exported)?;
    let read: Vec<ExportLine> = serde_json::from_str(&json)?;
    same("as JSON", read.clone(), exported.clone())?;

    for id in ["a", "b", "only waits"] {
        world.store.erase(&identity(id)).await?;
    }
    same("empty", lines(&*world.store).await?, vec![])?;
    same("imported", world.store.import(read).await?, 3)?;
    same("the same lines", lines(&*world.store).await?, exported)
}

async fn import_twice(world: World<'_>) -> Outcome {
    fill(&world, "a").await?;
    let exported = lines(&*world.store).await?;
    let again = world.store.import(exported.clone()).await;
    holds("refused", matches!(again, Err(StoreError::Refused { .. })))?;
    same("unchanged", lines(&*world.store).await?, exported)
}

async fn imported_goes_on(world: World<'_>) -> Outcome {
    fill(&world, "a").await?;
    let exported = lines(&*world.store).await?;
    world.store.erase(&identity("a")).await?;
    world.store.import(exported).await?;
    let a = key("a");
    same("the id is known", world.accept(&a, "begin").await?, Duplicate)?;
    same("waiting", world.waiting(&a).await?, vec!["waits".into()])?;
    let lease = world.claim(NOW.plus_ms(2000)).await?.pop().ok_or("not due")?;
    let committed = world.commit(&lease, 1, &["waits"], &["three"]).await?;
    same("version", committed.version, Version(2))?;
    same("last event", committed.last_event, 3)
}

async fn stats(world: World<'_>) -> Outcome {
    for id in ["a", "b"] {
        fill(&world, id).await?;
    }
    world.accept(&key("a"), "waits").await?;
    let stats = world.store.stats();
    same("stats", (stats.aggregates, stats.commits, stats.accepted), (2, 2, 4))
}

async fn closed(world: World<'_>) -> Outcome {
    let lease = world.begin(&key("a")).await?;
    world.store.close().await?;
    world.store.close().await?;
    holds("accept", world.accept(&key("a"), "1").await.is_err())?;
    holds("load", world.store.load(&key("a")).await.is_err())?;
    holds("inbox", world.store.inbox(&key("a")).await.is_err())?;
    holds("commit", world.commit(&lease, 0, &[], &[]).await.is_err())?;
    holds("claim", world.claim(NOW).await.is_err())?;
    holds("renew", world.store.renew(&lease, NOW, super::TTL).await.is_err())?;
    holds("events", world.store.events(Of::Newest { key: key("a"), limit: 1 }).await.is_err())?;
    holds("expire", world.store.expire(NOW, 1).await.is_err())?;
    holds("erase", world.store.erase(&identity("a")).await.is_err())?;
    holds("export", world.store.export().await.is_err())?;
    holds("import", world.store.import(vec![]).await.is_err())?;
    holds("release", world.store.release(lease).await.is_err())
}
