//! One connection: requests, each with what it meets, or a WebSocket.

use std::io;

use serde_json::json;
use tokio::net::TcpStream;
use tokio::time::Instant;

use super::fake::Inner;
use super::multipart::Form;
use super::reply::Reply;
use super::rest::Target;
use super::wire::{Request, Wire};
use super::{Fault, Seen, gateway};

/// Serves requests of one connection until it is closed.
pub(super) async fn serve(stream: TcpStream, inner: &Inner) -> io::Result<()> {
    let mut wire = Wire::new(stream)?;
    while let Some(request) = wire.request().await? {
        if request.header("upgrade").eq_ignore_ascii_case("websocket") {
            if !inner.state().gateway.open {
                return wire.answer(&Reply::page(503)).await;
            }
            let socket = wire.upgrade(&request).await?;
            gateway::serve(socket, inner, &request).await;
            return Ok(());
        }
        let Some(target) = Target::of(&request.path) else {
            wire.answer(&Reply::json(400, &json!({"message": "Invalid API version", "code": 50041}))).await?;
            continue;
        };
        let (at, fault) = inner.met(&request, &target);
        match fault {
            Fault::CutBefore => return Ok(()),
            Fault::SilentBefore => return wire.gone().await,
            _ => {}
        }
        let reply = match fault.refusal() {
            Some(reply) => inner.answered(at, reply),
            None => inner.answered(at, inner.done(&request, &target)),
        };
        match fault {
            Fault::CutAfter => return Ok(()),
            Fault::SilentAfter => return wire.gone().await,
            Fault::Slow(time) => tokio::time::sleep(time).await,
            _ => {}
        }
        let reply = if fault == Fault::Garbled { garbled(reply) } else { reply };
        wire.answer(&reply).await?;
    }
    Ok(())
}

/// The first half, so that it is JSON no more.
fn garbled(mut reply: Reply) -> Reply {
    reply.body.truncate(reply.body.len() / 2);
    reply
}

impl Inner {
    /// Notes a request; answers its place among those that were seen, and what it meets.
    fn met(&self, request: &Request, target: &Target) -> (usize, Fault) {
        let form = Form::read(request).unwrap_or_default();
        let files = form.files.into_iter().map(|file| (file.name, file.bytes.len())).collect();
        let mut state = self.state();
        let (method, path) = (request.method.clone(), target.path.clone());
        if !target.is_file() {
            state.counts.requests += 1;
        }
        let queued = state.faults.iter().position(|(on, _)| on.fits(&method, &path));
        let fault = match queued {
            Some(at) => Some(state.faults.remove(at).1),
            None => state.weather.iter().find(|(on, _)| on.fits(&method, &path)).map(|(_, fault)| fault.clone()),
        };
        state.seen.push(Seen { at: Instant::now(), method, path, body: form.json, files, status: None });
        (state.seen.len() - 1, fault.unwrap_or(Fault::None))
    }

    fn done(&self, request: &Request, target: &Target) -> Reply {
        self.state().handle(request, target)
    }

    fn answered(&self, at: usize, reply: Reply) -> Reply {
        let mut state = self.state();
        let shared = reply.headers.iter().any(|(name, value)| *name == "x-ratelimit-scope" && value == "shared");
        match reply.status {
            429 => {
                state.counts.busy += 1;
                state.counts.invalid += u64::from(!shared);
            }
            401 | 403 => state.counts.invalid += 1,
            400..500 => state.counts.refused += 1,
            _ => {}
        }
        if let Some(seen) = state.seen.get_mut(at) {
            seen.status = Some(reply.status);
        }
        drop(state);
        self.changed();
        reply
    }
}
