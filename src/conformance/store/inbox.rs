//! Accepting: once each, in order, to everybody's knowledge only when durable.

use std::sync::Arc;

use futures_util::future::{FutureExt, join_all};

use super::{Case, NOW, Outcome, World, arrival, holds, key, same};
use crate::ports::Accepted::{Duplicate, New};

pub(super) const CASES: &[Case] = &[
    ("accept MUST answer in the order given: New once, Duplicate for a repeat", |world| repeats(world).boxed()),
    ("accept MUST take a delivery once, however many bring it at the same time", |world| concurrent(world).boxed()),
    ("accept MUST NOT confuse equal delivery ids of two aggregates", |world| two_aggregates(world).boxed()),
    ("accept MUST answer Duplicate only when the original can be read", |world| duplicate_is_readable(world).boxed()),
    ("inbox MUST be in order of arrival, whatever order and time the arrivals name", |world| order(world).boxed()),
    ("inbox MUST give back every byte, of large and of empty bodies", |world| bytes(world).boxed()),
    ("a consumed delivery MUST stay known, over a restart too", |world| known(world).boxed()),
];

async fn repeats(world: World<'_>) -> Outcome {
    let (a, b) = (key("a"), key("b"));
    let batch = vec![arrival(&a, "1"), arrival(&b, "2"), arrival(&a, "1"), arrival(&a, "3")];
    same("first", world.store.accept(batch.clone()).await?, vec![New, New, Duplicate, New])?;
    same("again", world.store.accept(batch).await?, vec![Duplicate; 4])?;
    same("none", world.store.accept(Vec::new()).await?, vec![])?;
    same("waiting", world.waiting(&a).await?, vec!["1".into(), "3".into()])
}

async fn concurrent(world: World<'_>) -> Outcome {
    let a = key("a");
    for round in 0..20 {
        let id = format!("{round}");
        let store = &world.store;
        let tasks = (0..16).map(|_| Arc::clone(store)).map(|store| {
            let arrival = arrival(&a, &id);
            async move { store.accept(vec![arrival]).await }
        });
        let mut new = 0;
        for accepted in join_all(tasks).await {
            new += accepted?.into_iter().filter(|accepted| *accepted == New).count();
        }
        same("New", new, 1)?;
    }
    same("waiting", world.waiting(&a).await?.len(), 20)
}

async fn two_aggregates(world: World<'_>) -> Outcome {
    same("a", world.accept(&key("a"), "1").await?, New)?;
    same("b", world.accept(&key("b"), "1").await?, New)
}

async fn duplicate_is_readable(world: World<'_>) -> Outcome {
    let a = key("a");
    for round in 0..50 {
        let id = format!("{round}");
        let bring = || async {
            let accepted = world.accept(&a, &id).await?;
            Ok::<_, crate::ports::StoreError>((accepted, world.waiting(&a).await?))
        };
        let (one, two) = futures_util::future::join(bring(), bring()).await;
        for (accepted, waiting) in [one?, two?] {
            holds(&format!("{accepted:?} of {id} is readable"), waiting.contains(&id))?;
        }
    }
    Ok(())
}

async fn order(mut world: World<'_>) -> Outcome {
    let a = key("a");
    let orders = [Some(9), None, Some(-4), Some(2), None];
    for (number, order) in (0..).zip(orders) {
        let mut arrival = arrival(&a, &format!("{number}"));
        arrival.order = order;
        arrival.at = NOW.plus_ms(-number);
        world.store.accept(vec![arrival]).await?;
    }
    let check = |seen: Vec<(String, Option<i64>)>| {
        let must = (0..).zip(orders).map(|(number, order)| (format!("{number}"), order)).collect();
        same("inbox", seen, must)
    };
    let read = async |world: &World<'_>| {
        let inbox = world.store.inbox(&a).await?;
        Ok::<_, crate::ports::StoreError>(inbox.into_iter().map(|pending| (pending.delivery.to_string(), pending.order)).collect())
    };
    check(read(&world).await?)?;
    if world.place.durable() {
        world.reopen().await?;
        check(read(&world).await?)?;
    }
    Ok(())
}

async fn bytes(mut world: World<'_>) -> Outcome {
    let a = key("a");
    let noise = |length: u32| (0..length).map(|i| i.wrapping_mul(2_654_435_761).to_le_bytes()[3]).collect::<Vec<u8>>();
    let bodies = [Vec::new(), b"\n\n\0".to_vec(), vec![b'x'; 255], vec![b'x'; 256], noise(1 << 10), noise(100 << 10), vec![b'y'; 1 << 20]];
    for (number, body) in bodies.iter().enumerate() {
        let mut arrival = arrival(&a, &format!("{number}"));
        arrival.bytes.clone_from(body);
        world.store.accept(vec![arrival]).await?;
    }
    if world.place.durable() {
        world.reopen().await?;
    }
    let inbox = world.store.inbox(&a).await?;
    holds("the bodies are the same", inbox.into_iter().map(|pending| pending.bytes).eq(bodies))
}

async fn known(mut world: World<'_>) -> Outcome {
    let lease = world.begin(&key("a")).await?;
    world.commit(&lease, 0, &["begin"], &[]).await?;
    same("consumed", world.accept(&lease.key, "begin").await?, Duplicate)?;
    if world.place.durable() {
        world.reopen().await?;
        same("consumed before the restart", world.accept(&lease.key, "begin").await?, Duplicate)?;
    }
    same("waiting", world.waiting(&lease.key).await?, vec![])
}
