//! What people of the business do, from `POST /handover/{bot}`, and the files they look at, by
//! `GET /handover/{bot}/files/{id}?ticket=`.

use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use futures_util::future::BoxFuture;
use futures_util::{FutureExt as _, StreamExt as _};
use http::header::CONTENT_LENGTH;
use http::{HeaderMap, Method, StatusCode};
use serde_json::{Value, json};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::files::{self, Sent};
use crate::channel::file::{refused, saved, too_large};
use crate::channel::json::{Fields, check_id, error, unknown};
use crate::channel::signed::{Gate, Problem, header, json};
use crate::channel::{DecodeError, HttpRequest, HttpResponse, Intake, Mount, Route, SinkError, Upload};
use crate::core::dialogue::{Agent, AgentAct};
use crate::core::key::{BotId, DeliveryId, Identity};
use crate::core::message::Attachment;
use crate::core::signature::{self, Secret, TOLERANCE_SECS};
use crate::core::time::Timestamp;
use crate::ports::{BlobError, Blobs, Clock};

/// The most bytes of a request.
pub const MAX_BODY: usize = 8 * 1024 * 1024;
/// The most bytes of a request that needs no room: one without files.
const SMALL_BODY: usize = 32 * 1024;
/// The most larger requests at a time. Who may send them is known only when all of one has been read.
const LARGE_AT_A_TIME: usize = 4;

const TYPES: &[&str] = &["reply", "return", "close"];

/// Whether an act is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActTaken {
    /// It was taken.
    New,
    /// It was taken before.
    Duplicate,
    /// No such ticket is open.
    UnknownTicket,
}

/// Where acts go. `Ok` means that they are durable.
pub trait AgentSink: Send + Sync {
    /// Takes one act.
    fn act(&self, delivery: DeliveryId, agent: Agent) -> BoxFuture<'_, Result<ActTaken, SinkError>>;
    /// Whose ticket it is, or was; `None` for one that does not exist or was erased.
    fn customer<'a>(&'a self, ticket: &'a str) -> BoxFuture<'a, Result<Option<Identity>, SinkError>>;
}

/// What the routes of one bot need.
pub struct Inbox {
    bot: BotId,
    gate: Gate,
    sink: Arc<dyn AgentSink>,
    blobs: Arc<dyn Blobs>,
    room: Semaphore,
}

impl Inbox {
    /// Routes that believe whoever signs with one of `secrets`; without a secret, programs on this machine.
    ///
    /// # Errors
    /// A lower-case fragment that fits after "cannot connect": without a secret the listener must be on `loopback`.
    pub fn new(
        bot: BotId,
        secrets: Vec<Secret>,
        loopback: bool,
        clock: Arc<dyn Clock>,
        sink: Arc<dyn AgentSink>,
        blobs: Arc<dyn Blobs>,
    ) -> Result<Self, String> {
        if secrets.is_empty() && !loopback {
            return Err("the handover route on a public address without a secret".to_owned());
        }
        let gate = Gate { secrets, tolerance_secs: TOLERANCE_SECS, max_body: MAX_BODY, clock };
        Ok(Self { bot, gate, sink, blobs, room: Semaphore::new(LARGE_AT_A_TIME) })
    }

    /// Puts the routes where HTTP routes go.
    pub fn mount(self, mount: &mut Mount) {
        let path = format!("/handover/{}", self.bot);
        let inbox = Arc::new(self);
        let mut add = |method, path, intake, handle: fn(Arc<Self>, HttpRequest) -> BoxFuture<'static, Result<HttpResponse, Problem>>| {
            let inbox = Arc::clone(&inbox);
            let handler = move |request| {
                let answer = handle(Arc::clone(&inbox), request);
                async move { answer.await.unwrap_or_else(|problem| problem.response()) }.boxed()
            };
            mount.add(Route { method, path, intake, handler: Arc::new(handler) });
        };
        let file = format!("{path}/files/{{id}}");
        add(Method::POST, path, Intake::Stream { max: MAX_BODY }, |inbox, request| async move { inbox.act(request).await }.boxed());
        add(Method::GET, file, Intake::NONE, |inbox, request| async move { inbox.file(request).await }.boxed());
    }

    async fn act(&self, mut request: HttpRequest) -> Result<HttpResponse, Problem> {
        let _room = self.room(&request.headers)?;
        if let Some(upload) = request.upload.take() {
            request.body = whole(upload).await?;
        }
        let now = self.gate.check(&request)?;
        let (delivery, mut agent, items) = decode(header(&request.headers, signature::ID), &request.body)?;
        let ticket = agent.ticket.clone();
        let kept = self.keep(&mut agent, files::read(items)?, now).await?;
        let taken = self.sink.act(delivery.clone(), agent).await?;
        if let (Some((owner, files)), ActTaken::Duplicate | ActTaken::UnknownTicket) = (kept, taken) {
            files::discard(self.blobs.as_ref(), &owner, &files).await;
        }
        match taken {
            ActTaken::New => Ok(json(StatusCode::ACCEPTED, &json!({"id": delivery, "ticket": ticket, "status": "accepted"}))),
            ActTaken::Duplicate => Ok(json(StatusCode::OK, &json!({"id": delivery, "ticket": ticket, "status": "known"}))),
            ActTaken::UnknownTicket => Err(unknown_ticket("use the `ticket` of the handover; a closed ticket cannot be answered")),
        }
    }

    /// Room for a request with files; one that says that it is small needs none.
    fn room(&self, headers: &HeaderMap) -> Result<Option<SemaphorePermit<'_>>, Problem> {
        let length = header(headers, CONTENT_LENGTH.as_str()).and_then(|length| length.parse::<usize>().ok());
        if length.is_some_and(|length| length <= SMALL_BODY) {
            return Ok(None);
        }
        let crowded = |_| Problem::new(StatusCode::SERVICE_UNAVAILABLE, "crowded", "take so many files at a time", "send it again later");
        self.room.try_acquire().map(Some).map_err(crowded)
    }

    /// Keeps the files of a reply, before anybody is told of it.
    async fn keep(&self, agent: &mut Agent, sent: Vec<Sent>, now: Timestamp) -> Result<Option<(Identity, Vec<Attachment>)>, Problem> {
        let AgentAct::Reply { attachments, .. } = &mut agent.act else { return Ok(None) };
        if sent.is_empty() {
            return Ok(None);
        }
        let owner = self.customer(&agent.ticket).await?;
        *attachments = files::keep(self.blobs.as_ref(), &owner, now, sent).await?;
        Ok(Some((owner, attachments.clone())))
    }

    /// A file of a ticket's customer.
    async fn file(&self, request: HttpRequest) -> Result<HttpResponse, Problem> {
        self.gate.check(&request)?;
        let HttpRequest { path, query, .. } = request;
        let ticket = query.get("ticket").ok_or_else(|| error("tell whose file it is", "add `?ticket=` with the ticket's id"))?;
        let owner = self.customer(ticket).await?;
        let id = path.get("id").map_or("", String::as_str);
        let (blob, bytes) = self.blobs.get(&owner, id).await.map_err(refused)?.ok_or_else(unknown_file)?;
        Ok(saved(&blob, bytes))
    }

    async fn customer(&self, ticket: &str) -> Result<Identity, Problem> {
        self.sink.customer(ticket).await?.ok_or_else(|| unknown_ticket("use the `ticket` of the handover"))
    }
}

fn unknown_ticket(help: &str) -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "unknown_ticket", "find an open ticket with this id", help)
}

fn unknown_file() -> Problem {
    let help = "use the `id` of a file that the handover told of this ticket; files are removed after a while, and those of a webhook are where \
                it got them";
    Problem::new(StatusCode::NOT_FOUND, "unknown_file", "find this file among those of the ticket's customer", help)
}

/// All of a body, within the route's limit.
async fn whole(Upload(mut pieces): Upload) -> Result<Bytes, Problem> {
    let mut body = BytesMut::new();
    while let Some(piece) = pieces.next().await {
        let cut = |source: std::io::Error| match source.kind() {
            std::io::ErrorKind::FileTooLarge => too_large(MAX_BODY as u64),
            _ => refused(BlobError::Cut { source }),
        };
        body.extend_from_slice(&piece.map_err(cut)?);
    }
    Ok(body.freeze())
}

/// One act, and the files that hang on it. The header names the delivery; the body's `id` stands in where there is no header.
fn decode(header: Option<&str>, body: &[u8]) -> Result<(DeliveryId, Agent, Vec<Value>), DecodeError> {
    let mut body = Fields::parse(body)?;
    body.only(&["type", "id", "ticket", "agent", "text", "attachments"])?;
    let id = body.id("id")?;
    let id = match header {
        Some(header) => check_id(signature::ID, header).map(|()| header.to_owned())?,
        None => body.required("id", id)?,
    };
    let (kind, ticket, text) = (body.text("type")?, body.id("ticket")?, body.text("text")?);
    let files = body.list("attachments")?.unwrap_or_default();
    let kind = body.required("type", kind)?;
    let ticket = body.required("ticket", ticket)?;
    let name = agent_name(&mut body)?;
    let text = text.filter(|text| kind != "reply" || !text.trim().is_empty());
    let act = match (kind.as_str(), text) {
        ("reply", None) if files.is_empty() => {
            return Err(error("send a reply without words", "put the words into `text`, or a file into `attachments`"));
        }
        ("reply", text) => AgentAct::Reply { text: text.unwrap_or_default(), attachments: Vec::new() },
        ("return" | "close", Some(_)) => return Err(error("say `text` with this `type`", "send it as a `reply` before")),
        ("return" | "close", None) if !files.is_empty() => {
            return Err(error("send `attachments` with this `type`", "send them with a `reply` before"));
        }
        ("return", None) => AgentAct::Return,
        ("close", None) => AgentAct::Close,
        (other, _) => return Err(unknown("type", other, TYPES)),
    };
    Ok((DeliveryId::new(id), Agent { ticket, name, act }, files))
}

fn agent_name(body: &mut Fields) -> Result<String, DecodeError> {
    let agent = body.object("agent")?;
    let mut agent = body.required("agent", agent)?;
    agent.only(&["name"])?;
    let name = agent.id("name")?;
    agent.required("name", name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: Option<&str>, body: &str, expect: Result<(&str, &str, &str, AgentAct), &str>) {
        let got = decode(header, body.as_bytes()).map_err(|error| error.what);
        let got = got.map(|(id, agent, files)| (id, agent, files.len()));
        let files = body.matches("data").count();
        let expect = expect
            .map(|(id, ticket, name, act)| (DeliveryId::new(id), Agent { ticket: ticket.into(), name: name.into(), act }, files))
            .map_err(str::to_owned);
        assert_eq!(got, expect, "{body}");
    }

    #[test]
    fn reads_what_people_do() {
        let reply = r#"{"type":"reply","ticket":"T-1","agent":{"name":"Léa"},"text":"Bonjour **!**"}"#;
        let says = |text: &str| AgentAct::Reply { text: text.into(), attachments: Vec::new() };
        check(Some("m1"), reply, Ok(("m1", "T-1", "Léa", says("Bonjour **!**"))));
        for text in ["", r#","text":"""#, r#","text":" ""#] {
            let reply = format!(r#"{{"type":"reply","ticket":"T-1","agent":{{"name":"Kim"}}{text},"attachments":[{{"data":""}}]}}"#);
            check(Some("m1"), &reply, Ok(("m1", "T-1", "Kim", says(""))));
        }
        check(None, reply, Err("find the key `id` in the body"));
        for (kind, act) in [("return", AgentAct::Return), ("close", AgentAct::Close)] {
            let body = format!(r#"{{"id":"b2","type":"{kind}","ticket":"T-1","agent":{{"name":"Kim"}}}}"#);
            check(None, &body, Ok(("b2", "T-1", "Kim", act)));
        }
        for (body, what) in [
            (r#"{"type":"reply","ticket":"T-1","agent":{"name":"Kim"}}"#, "send a reply without words"),
            (r#"{"type":"reply","ticket":"T-1","agent":{"name":"Kim"},"text":" \n"}"#, "send a reply without words"),
            (r#"{"type":"reply","ticket":"T-1","agent":{"name":"Kim"},"attachments":[]}"#, "send a reply without words"),
            (r#"{"type":"close","ticket":"T-1","agent":{"name":"Kim"},"text":"bye"}"#, "say `text` with this `type`"),
            (r#"{"type":"close","ticket":"T-1","agent":{"name":"Kim"},"attachments":[{}]}"#, "send `attachments` with this `type`"),
            (r#"{"type":"clos","ticket":"T-1","agent":{"name":"Kim"}}"#, "understand `clos` as `type`"),
            (r#"{"type":"close","agent":{"name":"Kim"}}"#, "find the key `ticket` in the body"),
            (r#"{"type":"close","ticket":"T-1"}"#, "find the key `agent` in the body"),
            (r#"{"type":"close","ticket":"T-1","agent":{}}"#, "find the key `name` in `agent`"),
            (r#"{"type":"close","ticket":"T-1","agent":{"name":"Kim","id":7}}"#, "read the key `id` of `agent`"),
            (r#"{"type":"close","tikcet":"T-1","agent":{"name":"Kim"}}"#, "read the key `tikcet` of the body"),
            ("[]", "take a list for the body"),
        ] {
            check(Some("m1"), body, Err(what));
        }
    }
}
