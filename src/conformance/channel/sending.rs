//! Cases about what goes out.

use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, ready};
use tokio::time::timeout;

use super::cases::{Finding, ensure};
use super::{Harness, NullSink, Platform, Shown, Weather};
use crate::channel::{Attempt, Level, Receipt, Request, SendError, Stop};
use crate::core::key::LocaleTag;
use crate::core::message::{Action, Address, Block, Idempotency, Inbound, Inline, Markup, MessageId, Origin, Outgoing, What};

const WORDS: &[&str] = &["Ihre", "Bestellung", "A-17", "مرحبا", "ご注文", "5€", "done"];

fn message(id: &str) -> Outgoing {
    let inlines = WORDS.iter().flat_map(|word| [text(word), text(" ")]).collect();
    let list = Block::List { start: None, items: vec![Markup::text("first item").blocks, Markup::text("second item").blocks] };
    let bold = Inline::Bold { inlines: vec![text("important")] };
    let markup = Markup { blocks: vec![Block::Paragraph { inlines }, list, Block::Paragraph { inlines: vec![bold] }] };
    Outgoing::new(id.to_owned(), markup, LocaleTag::new("de"), Origin::Answer)
}

fn text(text: &str) -> Inline {
    Inline::Text { text: text.to_owned() }
}

fn show(harness: &Harness, id: &str) -> Result<Request, String> {
    let action = Action::Show(message(id));
    harness.channel.encode(&harness.address, &action).ok_or_else(|| "a message has no request".to_owned())
}

async fn send(harness: &Harness, id: &str, attempt: Attempt) -> Result<Result<Receipt, SendError>, String> {
    let request = show(harness, id)?;
    Ok(harness.channel.send(&harness.address, &request, attempt).await)
}

fn seen(platform: &Arc<dyn Platform>, id: &str) -> Vec<Shown> {
    platform.shown().into_iter().filter(|shown| shown.id == id).collect()
}

pub(super) fn has_room(harness: &Harness) -> BoxFuture<'_, Finding> {
    let max = harness.caps.text.max;
    ready(ensure(max >= 100, || format!("only {max}"))).boxed()
}

pub(super) fn encodes_messages(harness: &Harness) -> BoxFuture<'_, Finding> {
    ready(show(harness, "1.0.0").and_then(|request| {
        ensure(request.id == "1.0.0", || format!("the id became {:?}", request.id))?;
        ensure(!request.route.is_empty(), || "the route is empty".to_owned())
    }))
    .boxed()
}

pub(super) fn keeps_to_caps(harness: &Harness) -> BoxFuture<'_, Finding> {
    let (caps, id) = (harness.caps, MessageId::new("m1"));
    let wanted = [
        ("edit", caps.edits, Action::Edit { message: id.clone(), with: message("1.0.1") }),
        ("deletion", caps.deletes, Action::Delete { message: id.clone() }),
        ("reaction", caps.reactions, Action::React { message: id, emoji: "👍".to_owned() }),
        ("typing sign", caps.typing, Action::Typing),
    ];
    ready(wanted.into_iter().try_for_each(|(name, can, action)| {
        let has = harness.channel.encode(&harness.address, &action).is_some();
        ensure(has == can, || format!("{name}: caps says {can}, encode says {has}"))
    }))
    .boxed()
}

pub(super) fn encodes_the_same(harness: &Harness) -> BoxFuture<'_, Finding> {
    ready(show(harness, "1.0.2").and_then(|first| {
        let second = show(harness, "1.0.2")?;
        ensure(first.body.get() == second.body.get() && first.id == second.id, || "two requests differ".to_owned())
    }))
    .boxed()
}

pub(super) fn survives_storage(harness: &Harness) -> BoxFuture<'_, Finding> {
    ready(show(harness, "1.0.3").and_then(|request| {
        let stored = serde_json::to_vec(&request).map_err(|error| error.to_string())?;
        let read: Request = serde_json::from_slice(&stored).map_err(|error| error.to_string())?;
        let same = read.id == request.id && read.route == request.route && read.body.get() == request.body.get();
        ensure(same, || format!("{request:?} became {read:?}"))
    }))
    .boxed()
}

pub(super) fn shows_once(harness: &Harness) -> BoxFuture<'_, Finding> {
    async move {
        let sent = send(harness, "2.0.0", Attempt::First).await?;
        sent.map_err(|error| format!("a good message: {error:?}"))?;
        let Some(platform) = &harness.platform else { return Ok(()) };
        let shown = seen(platform, "2.0.0");
        ensure(shown.len() == 1, || format!("shown {} times", shown.len()))?;
        let words = WORDS.iter().chain(&["first", "second", "item", "important"]);
        let lost: Vec<_> = words.filter(|word| !shown.iter().any(|shown| shown.text.contains(**word))).collect();
        ensure(lost.is_empty(), || format!("lost {lost:?}"))
    }
    .boxed()
}

pub(super) fn shows_in_order(harness: &Harness) -> BoxFuture<'_, Finding> {
    async move {
        let Some(platform) = &harness.platform else { return Ok(()) };
        for id in ["3.0.0", "3.0.1", "3.0.2"] {
            send(harness, id, Attempt::First).await?.map_err(|error| format!("{error:?}"))?;
        }
        let order: Vec<String> = platform.shown().into_iter().map(|shown| shown.id).filter(|id| id.starts_with("3.")).collect();
        ensure(order == ["3.0.0", "3.0.1", "3.0.2"], || format!("{order:?}"))
    }
    .boxed()
}

/// Sends one message into `weather` and checks what becomes of it, then that the next one goes through.
async fn weathered(
    harness: &Harness,
    id: &str,
    weather: Weather,
    shown: usize,
    expect: fn(&Result<Receipt, SendError>) -> bool,
) -> Finding {
    let Some(platform) = &harness.platform else { return Ok(()) };
    if !platform.script(&[weather]) {
        return Ok(());
    }
    let outcome = send(harness, id, Attempt::First).await?;
    ensure(expect(&outcome), || format!("{weather:?} gave {outcome:?}"))?;
    let count = seen(platform, id).len();
    ensure(count == shown, || format!("{weather:?}: shown {count} times"))?;
    let next = send(harness, &format!("{id}.next"), Attempt::First).await?;
    ensure(next.is_ok(), || format!("after {weather:?} the next message gave {next:?}"))
}

pub(super) fn waits_as_told(harness: &Harness) -> BoxFuture<'_, Finding> {
    let weather = Weather::Busy { after: Some(Duration::from_secs(7)) };
    weathered(
        harness,
        "4.0.0",
        weather,
        0,
        |outcome| matches!(outcome, Err(SendError::Retry { after: Some(after), .. }) if *after >= Duration::from_secs(7)),
    )
    .boxed()
}

pub(super) fn waits_untold(harness: &Harness) -> BoxFuture<'_, Finding> {
    weathered(harness, "4.0.1", Weather::Busy { after: None }, 0, |outcome| matches!(outcome, Err(SendError::Retry { .. }))).boxed()
}

pub(super) fn retries_errors(harness: &Harness) -> BoxFuture<'_, Finding> {
    weathered(harness, "4.0.2", Weather::Broken, 0, |outcome| matches!(outcome, Err(SendError::Retry { .. }))).boxed()
}

pub(super) fn slow_is_unknown(harness: &Harness) -> BoxFuture<'_, Finding> {
    weathered(harness, "4.0.3", Weather::Slow, 1, |outcome| matches!(outcome, Err(SendError::Unknown { .. }))).boxed()
}

pub(super) fn cut_is_unknown(harness: &Harness) -> BoxFuture<'_, Finding> {
    weathered(harness, "4.0.4", Weather::Cut, 1, |outcome| matches!(outcome, Err(SendError::Unknown { .. }))).boxed()
}

pub(super) fn garbled_is_shown(harness: &Harness) -> BoxFuture<'_, Finding> {
    weathered(harness, "4.0.5", Weather::Garbled, 1, Result::is_ok).boxed()
}

pub(super) fn gone_is_permanent(harness: &Harness) -> BoxFuture<'_, Finding> {
    weathered(harness, "4.0.6", Weather::Gone, 0, |outcome| matches!(outcome, Err(SendError::Permanent { .. }))).boxed()
}

pub(super) fn repeats_show_once(harness: &Harness) -> BoxFuture<'_, Finding> {
    async move {
        let Some(platform) = &harness.platform else { return Ok(()) };
        if harness.caps.idempotency != Idempotency::ByReceiver || !platform.script(&[Weather::Cut]) {
            return Ok(());
        }
        let first = send(harness, "5.0.0", Attempt::First).await?;
        ensure(matches!(first, Err(SendError::Unknown { .. })), || format!("a cut gave {first:?}"))?;
        let second = send(harness, "5.0.0", Attempt::AfterUnknown).await?;
        ensure(second.is_ok(), || format!("the repeat gave {second:?}"))?;
        let count = seen(platform, "5.0.0").len();
        ensure(count == 1, || format!("shown {count} times"))
    }
    .boxed()
}

pub(super) fn moves_along(harness: &Harness) -> BoxFuture<'_, Finding> {
    async move {
        let (Some(moves), Some(platform)) = (&harness.moves, &harness.platform) else { return Ok(()) };
        let events = harness.channel.decode(&moves.told).map_err(|error| error.to_string())?;
        let told =
            |event: &Inbound| event.address.place == moves.from.place && matches!(&event.what, What::Moved { to } if *to == moves.to);
        ensure(events.iter().any(told), || format!("{events:?}"))?;
        let request = harness.channel.encode(&moves.from, &Action::Show(message("6.0.0"))).ok_or("a message has no request")?;
        let there = Address { place: Arc::clone(&moves.to), ..moves.from.clone() };
        let outcome = harness.channel.send(&there, &request, Attempt::First).await;
        ensure(outcome.is_ok(), || format!("{outcome:?}"))?;
        let count = seen(platform, "6.0.0").len();
        ensure(count == 1, || format!("shown {count} times"))
    }
    .boxed()
}

const SOON: Duration = Duration::from_secs(1);
const A_WHILE: Duration = Duration::from_millis(50);

pub(super) fn receives_until_stop(harness: &Harness) -> BoxFuture<'_, Finding> {
    async move {
        let stop = Stop::new();
        let ended = timeout(A_WHILE, harness.channel.receive(Arc::new(NullSink), stop)).await;
        ensure(ended.is_err(), || format!("it ended by itself: {ended:?}"))
    }
    .boxed()
}

pub(super) fn stops(harness: &Harness) -> BoxFuture<'_, Finding> {
    async move {
        let stop = Stop::new();
        let receiving = harness.channel.receive(Arc::new(NullSink), stop.clone());
        stop.cancel();
        let ended = timeout(SOON, receiving).await;
        ensure(matches!(ended, Ok(Ok(()))), || format!("{ended:?}"))
    }
    .boxed()
}

pub(super) fn probes(harness: &Harness) -> BoxFuture<'_, Finding> {
    async move {
        let findings = harness.channel.probe().await;
        let well = !findings.is_empty() && findings.iter().all(|finding| finding.level == Level::Good && !finding.what.is_empty());
        ensure(well, || format!("{findings:?}"))
    }
    .boxed()
}
