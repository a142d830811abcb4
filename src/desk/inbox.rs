//! What people of the business do, from `POST /handover/{bot}`.

use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::{Method, StatusCode};
use serde_json::json;

use crate::channel::json::{Fields, check_id, error, unknown};
use crate::channel::signed::{Gate, Problem, header, json};
use crate::channel::{DecodeError, HttpRequest, HttpResponse, Intake, Mount, Route, SinkError};
use crate::core::dialogue::{Agent, AgentAct};
use crate::core::key::{BotId, DeliveryId};
use crate::core::signature::{self, Secret, TOLERANCE_SECS};
use crate::ports::Clock;

/// The most bytes of a request.
pub const MAX_BODY: usize = 32 * 1024;

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
}

/// The route for one bot.
pub struct Inbox {
    bot: BotId,
    gate: Gate,
    sink: Arc<dyn AgentSink>,
}

impl Inbox {
    /// A route that believes whoever signs with one of `secrets`; without a secret, programs on this machine.
    ///
    /// # Errors
    /// A lower-case fragment that fits after "cannot connect": without a secret the listener must be on `loopback`.
    pub fn new(bot: BotId, secrets: Vec<Secret>, loopback: bool, clock: Arc<dyn Clock>, sink: Arc<dyn AgentSink>) -> Result<Self, String> {
        if secrets.is_empty() && !loopback {
            return Err("the handover route on a public address without a secret".to_owned());
        }
        Ok(Self { bot, gate: Gate { secrets, tolerance_secs: TOLERANCE_SECS, max_body: MAX_BODY, clock }, sink })
    }

    /// Puts the route where HTTP routes go.
    pub fn mount(self, mount: &mut Mount) {
        let path = format!("/handover/{}", self.bot);
        let inbox = Arc::new(self);
        let handler = move |request| {
            let inbox = Arc::clone(&inbox);
            async move { inbox.act(request).await.unwrap_or_else(|problem| problem.response()) }.boxed()
        };
        mount.add(Route { method: Method::POST, path, intake: Intake::Whole { max: MAX_BODY }, handler: Arc::new(handler) });
    }

    async fn act(&self, request: HttpRequest) -> Result<HttpResponse, Problem> {
        self.gate.check(&request)?;
        let (delivery, agent) = decode(header(&request.headers, signature::ID), &request.body)?;
        let ticket = agent.ticket.clone();
        match self.sink.act(delivery.clone(), agent).await? {
            ActTaken::New => Ok(json(StatusCode::ACCEPTED, &json!({"id": delivery, "ticket": ticket, "status": "accepted"}))),
            ActTaken::Duplicate => Ok(json(StatusCode::OK, &json!({"id": delivery, "ticket": ticket, "status": "known"}))),
            ActTaken::UnknownTicket => Err(Problem::new(
                StatusCode::NOT_FOUND,
                "unknown_ticket",
                "find an open ticket with this id",
                "use the `ticket` of the handover; a closed ticket cannot be answered",
            )),
        }
    }
}

/// One act. The header names the delivery; the body's `id` stands in where there is no header.
fn decode(header: Option<&str>, body: &[u8]) -> Result<(DeliveryId, Agent), DecodeError> {
    let mut body = Fields::parse(body)?;
    body.only(&["type", "id", "ticket", "agent", "text"])?;
    let id = body.id("id")?;
    let id = match header {
        Some(header) => check_id(signature::ID, header).map(|()| header.to_owned())?,
        None => body.required("id", id)?,
    };
    let (kind, ticket, text) = (body.text("type")?, body.id("ticket")?, body.text("text")?);
    let kind = body.required("type", kind)?;
    let ticket = body.required("ticket", ticket)?;
    let name = agent_name(&mut body)?;
    let act = match (kind.as_str(), text) {
        ("reply", Some(text)) if !text.trim().is_empty() => AgentAct::Reply { text },
        ("reply", _) => return Err(error("send a reply without words", "put the words into `text`")),
        ("return" | "close", Some(_)) => return Err(error("say `text` with this `type`", "send it as a `reply` before")),
        ("return", None) => AgentAct::Return,
        ("close", None) => AgentAct::Close,
        (other, _) => return Err(unknown("type", other, TYPES)),
    };
    Ok((DeliveryId::new(id), Agent { ticket, name, act }))
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
        let expect = expect
            .map(|(id, ticket, name, act)| (DeliveryId::new(id), Agent { ticket: ticket.into(), name: name.into(), act }))
            .map_err(str::to_owned);
        assert_eq!(got, expect, "{body}");
    }

    #[test]
    fn reads_what_people_do() {
        let reply = r#"{"type":"reply","ticket":"T-1","agent":{"name":"Léa"},"text":"Bonjour **!**"}"#;
        check(Some("m1"), reply, Ok(("m1", "T-1", "Léa", AgentAct::Reply { text: "Bonjour **!**".into() })));
        check(None, reply, Err("find the key `id` in the body"));
        for (kind, act) in [("return", AgentAct::Return), ("close", AgentAct::Close)] {
            let body = format!(r#"{{"id":"b2","type":"{kind}","ticket":"T-1","agent":{{"name":"Kim"}}}}"#);
            check(None, &body, Ok(("b2", "T-1", "Kim", act)));
        }
        for (body, what) in [
            (r#"{"type":"reply","ticket":"T-1","agent":{"name":"Kim"}}"#, "send a reply without words"),
            (r#"{"type":"reply","ticket":"T-1","agent":{"name":"Kim"},"text":" \n"}"#, "send a reply without words"),
            (r#"{"type":"close","ticket":"T-1","agent":{"name":"Kim"},"text":"bye"}"#, "say `text` with this `type`"),
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
