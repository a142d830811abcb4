//! Cases about what comes in.

use bytes::Bytes;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, ready};

use super::Harness;
use super::cases::{Finding, ensure};
use crate::channel::Raw;
use crate::core::message::{Inbound, What};

/// Texts that adapters have lost or changed before.
const TEXTS: &[&str] = &[
    "Hello",
    " \u{a0}two  spaces\tand a tab, kept ",
    "line\nbreaks\r\nof\rall kinds",
    "مرحبا، أين طلبي رقم \u{2067}A-17\u{2069}؟",
    "שלום עולם",
    "ご注文の確認をお願いいたします。",
    "👩‍👩‍👧‍👦🏳️‍🌈 e\u{301} \u{200d}\u{200b}\u{feff}",
    "\"quotes\" \\ backslash \u{8} \u{0} \u{7f}",
    "<b>*_`[x](y)~|>#",
    "{\"text\":\"nested\"}",
    "/start",
    "'; DROP TABLE orders; --",
    "𝕳𝖊𝖑𝖑𝖔 \u{10ffff}",
];

fn one(harness: &Harness, raw: &Raw) -> Result<Inbound, String> {
    let mut events = harness.channel.decode(raw).map_err(|error| format!("a good message is refused: {error} ({})", error.help))?;
    match (events.pop(), events.is_empty()) {
        (Some(event), true) => Ok(event),
        (_, rest) => Err(format!("one message became {}", if rest { "nothing" } else { "several events" })),
    }
}

fn case(found: Finding) -> BoxFuture<'static, Finding> {
    ready(found).boxed()
}

pub(super) fn keeps_text(harness: &Harness) -> BoxFuture<'_, Finding> {
    let long = "ü🙂".repeat(1000);
    case(TEXTS.iter().copied().chain([long.as_str()]).try_for_each(|text| {
        let event = one(harness, &(harness.inbound)(1, text))?;
        let What::Message(message) = event.what else { return Err(format!("{text:?} became {:?}", event.what)) };
        ensure(message.text == text, || format!("{text:?} became {:?}", message.text))
    }))
}

pub(super) fn addresses(harness: &Harness) -> BoxFuture<'_, Finding> {
    case(one(harness, &(harness.inbound)(1, "hello")).and_then(|event| {
        ensure(event.address == harness.address, || format!("{:?} instead of {:?}", event.address, harness.address))?;
        ensure(event.author.id == event.address.author, || format!("author {:?}", event.author))
    }))
}

pub(super) fn repeats_are_equal(harness: &Harness) -> BoxFuture<'_, Finding> {
    let raw = (harness.inbound)(1, "hello");
    case(one(harness, &raw).and_then(|first| {
        let second = one(harness, &raw)?;
        ensure(first == second, || format!("{first:?}, then {second:?}"))
    }))
}

pub(super) fn events_differ(harness: &Harness) -> BoxFuture<'_, Finding> {
    case(one(harness, &(harness.inbound)(1, "hello")).and_then(|first| {
        let second = one(harness, &(harness.inbound)(2, "hello"))?;
        ensure(first.delivery != second.delivery, || format!("both are {}", first.delivery))
    }))
}

pub(super) fn orders(harness: &Harness) -> BoxFuture<'_, Finding> {
    let arrived = [3, 1, 4, 2].map(|n| one(harness, &(harness.inbound)(n, &n.to_string())));
    case(arrived.into_iter().collect::<Result<Vec<_>, _>>().and_then(|mut events| {
        if events.iter().all(|event| event.order.is_none()) {
            return Ok(());
        }
        events.sort_by_key(|event| event.order);
        let texts: Vec<String> = events.into_iter().map(text).collect();
        ensure(texts == ["1", "2", "3", "4"], || format!("sorted by order: {texts:?}"))
    }))
}

fn text(event: Inbound) -> String {
    match event.what {
        What::Message(message) => message.text,
        other => format!("{other:?}"),
    }
}

pub(super) fn keeps_arrival(harness: &Harness) -> BoxFuture<'_, Finding> {
    let raw = (harness.inbound)(1, "hello");
    case(one(harness, &raw).and_then(|event| ensure(event.received_at == raw.received_at, || format!("{:?}", event.received_at))))
}

pub(super) fn survives_garbage(harness: &Harness) -> BoxFuture<'_, Finding> {
    let good = (harness.inbound)(1, "hello");
    let whole =
        [&b""[..], b"null", b"[]", b"{}", b"\"text\"", b"{\"text\":", b"\xff\xfe\x00", b"{\"text\":\"\\ud800\"}"].map(Bytes::from_static);
    let deep = Bytes::from("[".repeat(10_000));
    // A cut body is not JSON any more, so each of these must be refused.
    let cut = (0..good.body.len()).map(|len| good.body.slice(..len));
    let refused = whole.into_iter().chain([deep]).chain(cut).try_for_each(|body| {
        let raw = Raw { body, ..good.clone() };
        match harness.channel.decode(&raw) {
            Ok(events) => Err(format!("{:?} became {events:?}", raw.body)),
            Err(error) => ensure(!error.what.is_empty() && !error.help.is_empty(), || format!("{error:?} for {:?}", raw.body)),
        }
    });
    // A changed byte may still be a message; it must only be survived.
    for position in 0..good.body.len() {
        for byte in [0, b'"', b'}', 0x80, 0xff] {
            let mut body = good.body.to_vec();
            if let Some(place) = body.get_mut(position) {
                *place = byte;
            }
            drop(harness.channel.decode(&Raw { body: body.into(), ..good.clone() }));
        }
    }
    case(refused)
}
