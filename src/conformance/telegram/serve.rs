//! One request, dealt with as the faults say.

use std::io;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep_until};

use super::fake::Bots;
use super::methods::Done;
use super::params::{Params, decoded};
use super::{Bot, Fault, Refusal};
use crate::conformance::http::{Request, Wire};

/// The longest that one who polls is kept waiting.
const LONGEST_POLL: i64 = 50;

/// Serves requests of one connection until it is closed.
pub(super) async fn serve(stream: TcpStream, bots: &Bots) -> io::Result<()> {
    let mut wire = Wire::new(stream)?;
    while let Some(request) = wire.request().await? {
        let path = request.target.split('?').next().unwrap_or_default();
        let kept = if let Some((_, rest)) = path.split_once("/file/bot") {
            let rest = rest.to_owned();
            file(&mut wire, bots, &rest).await?
        } else {
            let known = path.split_once("/bot").and_then(|(_, rest)| rest.split_once('/'));
            match known.map(|(token, method)| (bots.get(&decoded(token, false)), method.to_ascii_lowercase())) {
                Some((Some(bot), method)) => play(&mut wire, &bot, &method, &request).await?,
                Some((None, _)) => refuse(&mut wire, &Refusal::unauthorized()).await?,
                None => refuse(&mut wire, &Refusal::not_found()).await?,
            }
        };
        if kept == Kept::No {
            return Ok(());
        }
    }
    Ok(())
}

/// Whether a connection lives on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    Yes,
    No,
}

/// A file that a customer sent.
async fn file(wire: &mut Wire, bots: &Bots, rest: &str) -> io::Result<Kept> {
    let (token, path) = rest.split_once('/').unwrap_or((rest, ""));
    let Some(bot) = bots.get(&decoded(token, false)) else { return refuse(wire, &Refusal::unauthorized()).await };
    let fault = bot.faces("file");
    match fault {
        Some(Fault::CutBefore) => return Ok(Kept::No),
        Some(Fault::SilentBefore | Fault::SilentAfter) => wire.gone().await?,
        Some(Fault::Refuse(refusal)) => return refuse(wire, &refusal).await,
        Some(Fault::Page(status)) => return page(wire, status).await,
        Some(Fault::Late(time)) => wire.wait(time).await?,
        Some(Fault::CutAfter | Fault::Garbled) | None => {}
    }
    let bytes = bot.state().file(&decoded(path, false));
    match bytes {
        Some(bytes) => wire.answer(200, "application/octet-stream", "", &bytes).await.map(|()| Kept::Yes),
        None => refuse(wire, &Refusal::not_found()).await,
    }
}

async fn refuse(wire: &mut Wire, refusal: &Refusal) -> io::Result<Kept> {
    let more = refusal.retry_after.map(|secs| format!("retry-after: {secs}\r\n")).unwrap_or_default();
    wire.answer(refusal.code, "application/json", &more, refusal.json().to_string()).await?;
    Ok(Kept::Yes)
}

/// What some proxy says in place of the server.
async fn page(wire: &mut Wire, status: u16) -> io::Result<Kept> {
    wire.answer(status, "text/html", "", format!("<html><body><h1>{status}</h1>nginx</body></html>")).await?;
    Ok(Kept::Yes)
}

async fn play(wire: &mut Wire, bot: &Bot, method: &str, request: &Request) -> io::Result<Kept> {
    let (at, params) = (Instant::now(), Params::read(request));
    let fault = bot.faces(method);
    let undone = match &fault {
        Some(Fault::Refuse(refusal)) => Some(refusal.clone()),
        Some(Fault::Page(status)) => Some(Refusal::new(*status, "")),
        Some(Fault::CutBefore | Fault::SilentBefore) => Some(Refusal::new(0, "")),
        _ => None,
    };
    let outcome = match undone {
        Some(refusal) => Err(refusal),
        None if method == "getupdates" => poll(wire, bot, &params).await?,
        None => bot.call(method, &params),
    };
    bot.note(at, method, &params, &outcome, fault.clone());
    match fault {
        Some(Fault::CutBefore | Fault::CutAfter) => return Ok(Kept::No),
        Some(Fault::SilentBefore | Fault::SilentAfter) => wire.gone().await?,
        Some(Fault::Page(status)) => return page(wire, status).await,
        Some(Fault::Late(time)) => wire.wait(time).await?,
        Some(Fault::Garbled) => {
            wire.answer(200, "application/json", "", r#"{"ok":true,"result":{"message_id""#).await?;
            return Ok(Kept::Yes);
        }
        Some(Fault::Refuse(_)) | None => {}
    }
    match outcome {
        Err(refusal) => refuse(wire, &refusal).await,
        Ok(done) => {
            wire.answer(200, "application/json", "", json!({"ok": true, "result": done.result}).to_string()).await?;
            Ok(Kept::Yes)
        }
    }
}

/// Waits for updates.
///
/// # Errors
/// When the client has closed.
async fn poll(wire: &mut Wire, bot: &Bot, params: &Result<Params, Refusal>) -> io::Result<Result<Done, Refusal>> {
    let params = match params {
        Ok(params) => params,
        Err(refusal) => return Ok(Err(refusal.clone())),
    };
    let seconds = u64::try_from(params.int("timeout").unwrap_or(0).clamp(0, LONGEST_POLL)).unwrap_or(0);
    let until = Instant::now() + Duration::from_secs(seconds);
    let offset = params.int("offset").unwrap_or(0);
    let limit = params.int("limit").and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX);
    let mut changes = bot.changes();
    let number = {
        let mut state = bot.state();
        state.updates.allow(params.value("allowed_updates"));
        state.poll += 1;
        state.poll
    };
    // The one who asked before is told.
    bot.changed();
    loop {
        changes.borrow_and_update();
        {
            let mut state = bot.state();
            if state.logged_out {
                return Ok(Err(Refusal::bad("Logged out")));
            }
            if state.webhook.is_some() {
                return Ok(Err(Refusal::webhook_is_set()));
            }
            if state.poll != number {
                return Ok(Err(Refusal::other_poller()));
            }
            let updates = state.updates.poll(offset, limit);
            if !updates.is_empty() || Instant::now() >= until {
                return Ok(Ok(Value::Array(updates).into()));
            }
        }
        tokio::select! {
            changed = changes.changed() => if changed.is_err() { return Err(io::ErrorKind::BrokenPipe.into()) },
            () = sleep_until(until) => {}
            gone = wire.gone() => gone?,
        }
    }
}
