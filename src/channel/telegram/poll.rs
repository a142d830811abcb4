//! Asks for updates. The platform forgets what it gave when it is asked for what comes after, so that is asked only once all
//! before is durable.

use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::StreamExt as _;
use futures_util::future::BoxFuture;
use futures_util::stream::FuturesUnordered;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use teloxide::payloads::{AnswerCallbackQuery, GetUpdates};
use teloxide::requests::Payload as _;
use teloxide::types::CallbackQueryId;
use tokio::time::Instant;

use super::album::{Glance, Plan, Progress, glance, together};
use super::api::Fault;
use super::io::Here;
use super::probe::set_elsewhere;
use super::setup::{Trouble, WANTED, advice, delete_hook, hook_host, hook_of, wish};
use crate::channel::{Sink, SinkError};
use crate::core::message::Inbound;

/// How long the platform waits for something to tell.
const LONG: Duration = Duration::from_secs(30);
/// How much longer its answer may take.
const MARGIN: Duration = Duration::from_secs(10);
/// The most updates of a batch.
const BATCH: usize = 100;
/// How long an acknowledgement may take; after that a button stops waiting by itself.
const ACKNOWLEDGED: Duration = Duration::from_secs(10);
/// How long until what could not be taken is asked for again, doubled up to the longer one.
const UNTAKEN: (Duration, Duration) = (Duration::from_millis(250), Duration::from_secs(5));

/// Acknowledgements under way, beside everything else.
type Aside<'a> = FuturesUnordered<BoxFuture<'a, ()>>;

/// Asks for ever.
pub(super) async fn run(here: &Here, sink: &dyn Sink) {
    let mut aside = Aside::new();
    let mut trouble = Trouble::new(here);
    let mut progress = Progress::default();
    let (mut offset, mut open, mut untaken) = (None, false, UNTAKEN.0);
    loop {
        let batch = match beside(&mut aside, ask(here, offset, open)).await {
            Ok(batch) => batch,
            Err(fault) => {
                let what = explain(here, &fault).await;
                beside(&mut aside, trouble.wait(what, wish(&fault))).await;
                continue;
            }
        };
        trouble.over();
        let full = batch.len() >= BATCH;
        let plan = progress.plan(batch, full, Instant::now());
        acknowledge(here, &plan, &aside);
        match beside(&mut aside, take(here, sink, &plan)).await {
            Ok(()) => {
                // Without something to forget the platform begins with what was not forgotten.
                offset = progress.settle(&plan);
                open = plan.open.is_some();
                untaken = UNTAKEN.0;
                if open {
                    beside(&mut aside, tokio::time::sleep(progress.look(Instant::now()))).await;
                }
            }
            Err(SinkError::Unavailable { .. }) => {
                beside(&mut aside, tokio::time::sleep(untaken)).await;
                untaken = untaken.saturating_mul(2).min(UNTAKEN.1);
            }
        }
    }
}

/// Drives what is under way while `future` is waited for.
async fn beside<T>(aside: &mut Aside<'_>, future: impl Future<Output = T>) -> T {
    tokio::pin!(future);
    loop {
        tokio::select! {
            biased;
            done = &mut future => return done,
            Some(()) = aside.next(), if !aside.is_empty() => {}
        }
    }
}

async fn ask(here: &Here, offset: Option<i64>, at_once: bool) -> Result<Vec<Glance>, Fault> {
    let wait = if at_once { Duration::ZERO } else { LONG };
    let mut asked = json!({"limit": BATCH, "timeout": wait.as_secs(), "allowed_updates": WANTED});
    if let (Some(offset), Value::Object(asked)) = (offset, &mut asked) {
        asked.insert("offset".to_owned(), offset.into());
    }
    let updates: Vec<Box<RawValue>> = here.api.call_within(GetUpdates::NAME, &asked, wait + MARGIN).await?;
    let count = updates.len();
    let batch: Vec<Glance> = updates.into_iter().filter_map(glance).collect();
    // Without an id nothing can be forgotten, and all would come again at once.
    if batch.is_empty() && count > 0 { Err(Fault::Garbled) } else { Ok(batch) }
}

/// Lets the buttons that were pressed stop waiting, whatever else there is to do.
fn acknowledge<'a>(here: &'a Here, plan: &Plan, aside: &Aside<'a>) {
    for pressed in plan.units.iter().flatten().filter_map(|glance| glance.pressed.clone()) {
        aside.push(acknowledged(here, pressed).boxed());
    }
}

/// Lets a button that was pressed stop waiting.
pub(super) async fn acknowledged(here: &Here, pressed: String) {
    let answer = AnswerCallbackQuery::new(CallbackQueryId(pressed));
    if let Err(fault) = here.api.call_within::<Value>(AnswerCallbackQuery::NAME, &answer, ACKNOWLEDGED).await {
        // A press that comes again was acknowledged before.
        tracing::debug!(bot = %here.bot, account = %here.account, what = fault.what(), "a button was not acknowledged");
    }
}

async fn take(here: &Here, sink: &dyn Sink, plan: &Plan) -> Result<(), SinkError> {
    let events: Vec<Inbound> = plan.units.iter().flat_map(|unit| events(here, unit)).collect();
    if events.is_empty() { Ok(()) } else { sink.take(events).await.map(drop) }
}

/// The events of one update, or of all of an album.
pub(super) fn events(here: &Here, unit: &[Glance]) -> Vec<Inbound> {
    let now = here.clock.now();
    match unit {
        [] => Vec::new(),
        [one] if one.album.is_none() => here.events(one.id, &one.kind, one.body.get().as_bytes(), now),
        [first, ..] => here.events(first.id, &first.kind, &together(unit), now),
    }
}

/// What keeps updates from us, and what to do. Takes a webhook away where that is wanted.
async fn explain(here: &Here, fault: &Fault) -> String {
    const CONFLICT: u16 = 409;
    if fault.code() != Some(CONFLICT) {
        return advice(here, fault);
    }
    let host = hook_of(here).await.ok().and_then(|info| hook_host(&info));
    match host {
        None => {
            format!(
                "another program asks for the messages of the bot whose token is in {}: stop it, or give each its own bot",
                here.token_env
            )
        }
        Some(host) if here.take_over => match delete_hook(here).await {
            Ok(()) => format!("the webhook at {host} was taken away"),
            Err(fault) => format!("the webhook at {host} was not taken away: {}", fault.what()),
        },
        Some(host) => set_elsewhere(&host),
    }
}
