//! The HTTP routes: events in, replies out.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::{HeaderValue, Method, StatusCode};
use serde_json::json;

use super::config::NAME;
use super::replies::{self, Seal};
use crate::channel::signed::{Gate, Problem, json};
use crate::channel::{Answers, History, HttpRequest, HttpResponse, Intake, Mount, Raw, Route, Sink, Taken};
use crate::core::key::{BotId, DeliveryId};
use crate::core::message::Address;
use crate::core::signature;

/// How long a POST waits for the reply when it does not say.
const WAIT_BY_DEFAULT: Duration = Duration::from_secs(10);

/// What the routes need.
pub(super) struct Routes {
    pub(super) bot: BotId,
    pub(super) account: Arc<str>,
    pub(super) gate: Gate,
    pub(super) wait_max: Duration,
    /// Whether replies are posted to a callback.
    pub(super) pushes: bool,
    pub(super) sink: Arc<dyn Sink>,
    pub(super) history: Arc<dyn History>,
}

type Answer = Result<HttpResponse, Problem>;

impl Routes {
    /// Puts the routes where HTTP routes go.
    pub(super) fn mount(self, mount: &mut Mount) {
        let (base, whole) = (self.base(), Intake::Whole { max: self.gate.max_body });
        let routes = Arc::new(self);
        let mut add = |method, path: String, intake, handle: fn(Arc<Self>, HttpRequest) -> BoxFuture<'static, Answer>| {
            let routes = Arc::clone(&routes);
            let handler = move |request| {
                let answer = handle(Arc::clone(&routes), request);
                async move { answer.await.unwrap_or_else(|problem| problem.response()) }.boxed()
            };
            mount.add(Route { method, path, intake, handler: Arc::new(handler) });
        };
        add(Method::POST, base.clone(), whole, |routes, request| async move { routes.event(request).await }.boxed());
        add(Method::GET, format!("{base}/conversations/{{conversation}}/replies"), Intake::NONE, |routes, request| {
            async move { routes.replies(request).await }.boxed()
        });
        add(Method::GET, format!("{base}/conversations/{{conversation}}/messages/{{id}}"), Intake::NONE, |routes, request| {
            async move { routes.message(request).await }.boxed()
        });
    }

    fn base(&self) -> String {
        format!("/{NAME}/{}/{}", self.bot, self.account)
    }

    /// Takes one event; without a callback waits for what answers it.
    async fn event(&self, mut request: HttpRequest) -> Answer {
        let now = self.gate.check(&request)?;
        let wait = self.wait(&request, WAIT_BY_DEFAULT)?;
        self.name_if_unsigned(&mut request)?;
        let raw = Raw { headers: request.headers, body: request.body, received_at: now };
        let inbound = super::decode(&self.account, &raw)?;
        let (address, delivery) = (inbound.address.clone(), inbound.delivery.clone());
        let taken = self.sink.take(vec![inbound]).await?;
        if self.pushes {
            return Ok(json(StatusCode::ACCEPTED, &json!({"id": delivery, "conversation": address.place, "status": "accepted"})));
        }
        // What was just taken has no answer yet.
        if wait.is_zero() && taken == [Taken::New] {
            return Ok(self.answer(&address, &delivery, Answers::Waiting));
        }
        let found = replies::answers(&self.history, &address, &delivery, wait).await?;
        Ok(self.answer(&address, &delivery, found))
    }

    /// What answers one delivery.
    async fn message(&self, request: HttpRequest) -> Answer {
        self.gate.check(&request)?;
        let address = self.address(&request);
        let delivery = DeliveryId::new(part(&request, "id"));
        let wait = self.wait(&request, Duration::ZERO)?;
        match replies::answers(&self.history, &address, &delivery, wait).await? {
            found @ (Answers::Done(_) | Answers::Waiting) => Ok(self.answer(&address, &delivery, found)),
            Answers::Unknown => Err(Problem::new(
                StatusCode::NOT_FOUND,
                "unknown_message",
                "find a message with this id in this conversation",
                "ids are kept for seven days; name the author with ?author= if it is not the conversation's id",
            )),
        }
    }

    /// The history by cursor.
    async fn replies(&self, request: HttpRequest) -> Answer {
        self.gate.check(&request)?;
        let after = number(&request, "after")?.unwrap_or(0);
        let wait = self.wait(&request, Duration::ZERO)?;
        let list = replies::since(&self.history, &self.address(&request), after, wait).await?;
        Ok(replies::page(after, &list, self.seal()))
    }

    /// A delivery that was taken and is not known yet will be.
    fn answer(&self, address: &Address, delivery: &DeliveryId, found: Answers) -> HttpResponse {
        if let Answers::Done(found) = found {
            return replies::answered(address, delivery, &found, self.seal());
        }
        let author = if address.author == address.place { String::new() } else { format!("?author={}", escape(&address.author)) };
        let path = format!("{}/conversations/{}/messages/{}{author}", self.base(), escape(&address.place), escape(delivery.as_str()));
        let body = json!({"id": delivery, "conversation": address.place, "status": "pending", "retry": path});
        json(StatusCode::ACCEPTED, &body)
    }

    fn seal(&self) -> Seal<'_> {
        Seal { secret: self.gate.secrets.first(), now: self.gate.clock.now() }
    }

    fn address(&self, request: &HttpRequest) -> Address {
        let place = part(request, "conversation");
        let author = request.query.get("author").map_or(place, String::as_str);
        Address { channel: NAME.into(), account: Arc::clone(&self.account), place: place.into(), author: author.into() }
    }

    fn wait(&self, request: &HttpRequest, default: Duration) -> Result<Duration, Problem> {
        Ok(number(request, "wait_secs")?.map_or(default, Duration::from_secs).min(self.wait_max))
    }

    /// An unsigned event without any id gets one, which is returned in the answer.
    fn name_if_unsigned(&self, request: &mut HttpRequest) -> Result<(), Problem> {
        let named = request.headers.contains_key(signature::ID)
            || serde_json::from_slice::<serde_json::Value>(&request.body).is_ok_and(|body| body.get("id").is_some_and(|id| !id.is_null()));
        if named || !self.gate.secrets.is_empty() {
            return Ok(());
        }
        let unnamed = || Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", "make an id for this message", "send `id`");
        let mut random = [0_u8; 16];
        getrandom::fill(&mut random).map_err(|_| unnamed())?;
        let id = format!("msg_{}", URL_SAFE_NO_PAD.encode(random));
        request.headers.insert(signature::ID, HeaderValue::from_str(&id).map_err(|_| unnamed())?);
        Ok(())
    }
}

fn part<'a>(request: &'a HttpRequest, name: &str) -> &'a str {
    request.path.get(name).map_or("", String::as_str)
}

fn number(request: &HttpRequest, name: &'static str) -> Result<Option<u64>, Problem> {
    let Some(text) = request.query.get(name) else { return Ok(None) };
    text.parse().map(Some).map_err(|_| {
        Problem::new(
            StatusCode::BAD_REQUEST,
            "malformed",
            format!("read `{name}` in the address"),
            format!("write a whole number: ?{name}=10"),
        )
    })
}

/// Percent-encodes all but the unreserved characters of RFC 3986.
fn escape(text: &str) -> String {
    text.bytes().fold(String::new(), |mut escaped, byte| {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => escaped.push(char::from(byte)),
            _ => escaped.push_str(&format!("%{byte:02X}")),
        }
        escaped
    })
}
