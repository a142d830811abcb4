//! Claiming: what is due, by one at a time, and nothing by those who lost it.

use std::time::Duration;

use futures_util::future::{FutureExt, join};

use super::{Case, NOW, Outcome, TTL, World, commit, holds, key, record, same};
use crate::core::time::Timestamp;
use crate::ports::{Lease, StoreError, StoreResult};

/// Longer than a woken claim may take, shorter than a case.
const LONG: Duration = Duration::from_secs(20);

pub(super) const CASES: &[Case] = &[
    ("claim MUST answer nothing when nothing is due", |world| nothing_due(world).boxed()),
    ("claim MUST lease what has arrivals, and MUST NOT lease it twice", |world| once(world).boxed()),
    ("release MUST make what still has arrivals claimable at once, and what has none not", |world| release(world).boxed()),
    ("claim MUST lease a record when it is due and not before", |world| due(world).boxed()),
    ("claim MUST answer at most `limit`, what waited longest first", |world| limit(world).boxed()),
    ("claim MUST wait, and be woken by an arrival", |world| woken(world).boxed()),
    ("claim SHOULD wake when a record becomes due while it waits", |world| becomes_due(world).boxed()),
    ("a lease that ended MUST be claimable by others, under a higher fence", |world| fences(world).boxed()),
    ("a commit or renewal under a lease that was taken over MUST be Fenced", |world| fenced(world).boxed()),
    ("a commit under a lease that was given back MUST be Fenced", |world| given_back(world).boxed()),
    ("a lease that ended and that nobody took SHOULD still commit", |world| ended(world).boxed()),
    ("renew MUST make a lease last", |world| renew(world).boxed()),
];

fn keys(leases: &[Lease]) -> Vec<String> {
    leases.iter().map(|lease| lease.key.id.to_string()).collect()
}

fn is_fenced<T>(result: &StoreResult<T>) -> bool {
    matches!(result, Err(StoreError::Fenced { .. }))
}

fn later(by: Duration) -> Timestamp {
    NOW.plus_ms(i64::try_from(by.as_millis()).unwrap_or(i64::MAX))
}

async fn nothing_due(world: World<'_>) -> Outcome {
    let leases = world.store.claim(NOW, TTL, 9, Duration::from_millis(30)).await?;
    same("leases", leases, vec![])
}

async fn once(world: World<'_>) -> Outcome {
    world.accept(&key("a"), "1").await?;
    world.accept(&key("b"), "1").await?;
    let (one, two) = join(world.claim(NOW), world.claim(NOW)).await;
    let mut leased = keys(&[one?, two?].concat());
    leased.sort();
    same("leased", leased, vec!["a".into(), "b".into()])?;
    world.accept(&key("a"), "2").await?;
    same("leased again", world.claim(NOW).await?, vec![])
}

async fn release(world: World<'_>) -> Outcome {
    let lease = world.begin(&key("a")).await?;
    world.store.release(lease).await?;
    let lease = world.claim(NOW).await?.pop().ok_or("not claimable after release")?;
    world.commit(&lease, 0, &["begin"], &[]).await?;
    world.store.release(lease).await?;
    same("at rest", world.claim(later(TTL * 2)).await?, vec![])
}

async fn due(mut world: World<'_>) -> Outcome {
    let lease = world.begin(&key("a")).await?;
    let mut first = commit(&lease, 0, &["begin"], &[]);
    first.record = record(&lease.key, Some(NOW.plus_ms(5000)));
    world.store.commit(first).await?;
    world.store.release(lease).await?;
    if world.place.durable() {
        world.reopen().await?;
    }
    same("before", world.claim(NOW.plus_ms(4999)).await?, vec![])?;
    let lease = world.claim(NOW.plus_ms(5000)).await?.pop().ok_or("not claimed when due")?;
    world.commit(&lease, 1, &[], &[]).await?;
    world.store.release(lease).await?;
    same("no longer due", world.claim(NOW.plus_ms(9000)).await?, vec![])
}

async fn limit(world: World<'_>) -> Outcome {
    for id in ["a", "b", "c"] {
        world.accept(&key(id), "1").await?;
    }
    same("first", keys(&world.store.claim(NOW, TTL, 2, Duration::ZERO).await?), vec!["a".into(), "b".into()])?;
    same("then", keys(&world.store.claim(NOW, TTL, 2, Duration::ZERO).await?), vec!["c".into()])
}

async fn woken(world: World<'_>) -> Outcome {
    let start = tokio::time::Instant::now();
    let accept = async {
        tokio::time::sleep(Duration::from_millis(30)).await;
        world.accept(&key("a"), "1").await
    };
    let (leases, accepted) = join(world.store.claim(NOW, TTL, 9, LONG), accept).await;
    accepted?;
    same("leased", keys(&leases?), vec!["a".into()])?;
    holds("it did not wait to the end", start.elapsed() < LONG)
}

async fn becomes_due(world: World<'_>) -> Outcome {
    let lease = world.begin(&key("a")).await?;
    let mut first = commit(&lease, 0, &["begin"], &[]);
    first.record = record(&lease.key, Some(NOW.plus_ms(200)));
    world.store.commit(first).await?;
    world.store.release(lease).await?;
    let start = tokio::time::Instant::now();
    same("leased", keys(&world.store.claim(NOW, TTL, 9, LONG).await?), vec!["a".into()])?;
    holds("not before it is due", start.elapsed() >= Duration::from_millis(190))?;
    holds("it did not wait to the end", start.elapsed() < LONG)
}

async fn fences(mut world: World<'_>) -> Outcome {
    let first = world.begin(&key("a")).await?;
    same("expires", first.expires, later(TTL))?;
    same("while it lasts", world.claim(first.expires.plus_ms(-1)).await?, vec![])?;
    let second = world.claim(first.expires).await?.pop().ok_or("not claimable after its end")?;
    holds("a higher fence", second.fence > first.fence)?;
    if world.place.durable() {
        world.reopen().await?;
        let third = world.claim(later(TTL * 3)).await?.pop().ok_or("not claimable after a restart")?;
        holds("a higher fence after a restart", third.fence > second.fence)?;
        holds("the fence of before is stale", is_fenced(&world.commit(&second, 0, &[], &[]).await))?;
    }
    Ok(())
}

async fn fenced(world: World<'_>) -> Outcome {
    let first = world.begin(&key("a")).await?;
    let second = world.claim(first.expires).await?.pop().ok_or("not claimable after its end")?;
    holds("commit", is_fenced(&world.commit(&first, 0, &["begin"], &["x"]).await))?;
    holds("renew", is_fenced(&world.store.renew(&first, NOW, TTL).await))?;
    world.store.release(first).await?;
    same("nothing was written", world.store.load(&second.key).await?, None)?;
    same("waiting", world.waiting(&second.key).await?, vec!["begin".into()])?;
    same("the second still holds it", world.claim(first_end(&second)).await?, vec![])?;
    world.commit(&second, 0, &["begin"], &[]).await?;
    Ok(())
}

fn first_end(lease: &Lease) -> Timestamp {
    lease.expires.plus_ms(-1)
}

async fn given_back(world: World<'_>) -> Outcome {
    let lease = world.begin(&key("a")).await?;
    world.store.release(lease.clone()).await?;
    holds("commit", is_fenced(&world.commit(&lease, 0, &["begin"], &[]).await))?;
    holds("renew", is_fenced(&world.store.renew(&lease, NOW, TTL).await))
}

async fn ended(world: World<'_>) -> Outcome {
    let lease = world.begin(&key("a")).await?;
    same("nothing else", world.claim(lease.expires.plus_ms(-1)).await?, vec![])?;
    world.commit(&lease, 0, &["begin"], &[]).await?;
    Ok(())
}

async fn renew(world: World<'_>) -> Outcome {
    let lease = world.begin(&key("a")).await?;
    let renewed = world.store.renew(&lease, NOW.plus_ms(1000), TTL).await?;
    same("fence", renewed.fence, lease.fence)?;
    same("expires", renewed.expires, lease.expires.plus_ms(1000))?;
    same("claimable", world.claim(lease.expires).await?, vec![])?;
    same("claimable at its end", world.claim(renewed.expires).await?.len(), 1)
}
