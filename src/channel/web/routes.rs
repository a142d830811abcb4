//! The HTTP routes: the page, its session, its events, what the customer does, files.

use std::net::IpAddr;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, HOST, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use http::uri::Authority;
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use serde_json::{Value, json};

use super::address::client;
use super::config::{NAME, Settings};
use super::decode::{decode, envelope};
use super::identity::Identity;
use super::limits::{Limits, What};
use super::page::{self, Asset};
use super::session::{Sessions, Visitor};
use super::words::{Words, is_tag, wished};
use super::{events, files};
use crate::channel::file;
use crate::channel::json::Fields;
use crate::channel::signed::{Problem, header, json as answer};
use crate::channel::{History, HttpRequest, HttpResponse, Intake, Mount, Payload, Raw, Route, Sink, Taken};
use crate::core::key::{BotId, Identity as Owner};
use crate::core::message::Address;
use crate::ports::{Blob, Blobs, Clock};

/// The most bytes of a body beside the text of a message.
const BODY: usize = 16 * 1024;
/// The most bytes that one character takes in JSON: two escapes of six.
const CHAR_IN_JSON: usize = 12;
/// What a stream resumes after.
const LAST_EVENT_ID: &str = "last-event-id";
/// What a browser says about who asks.
const SEC_FETCH_SITE: &str = "sec-fetch-site";

/// What the routes need.
pub(super) struct Routes {
    pub(super) bot: BotId,
    pub(super) account: Arc<str>,
    pub(super) settings: Settings,
    pub(super) sessions: Sessions,
    pub(super) words: Words,
    pub(super) limits: Limits,
    pub(super) sink: Arc<dyn Sink>,
    pub(super) history: Arc<dyn History>,
    pub(super) blobs: Arc<dyn Blobs>,
    pub(super) clock: Arc<dyn Clock>,
}

type Answer = Result<HttpResponse, Problem>;

impl Routes {
    /// Puts the routes where HTTP routes go.
    pub(super) fn mount(self, mount: &mut Mount) {
        let base = self.base();
        let message = Intake::Whole { max: BODY + self.settings.text_max * CHAR_IN_JSON };
        // One byte more than a file may have is told apart from one that fits.
        let file = Intake::Stream { max: usize::try_from(self.settings.files.max_bytes()).unwrap_or(usize::MAX).saturating_add(1) };
        let small = Intake::Whole { max: BODY };
        let routes = Arc::new(self);
        let mut add = |method, path: &str, intake, handle: fn(Arc<Self>, HttpRequest) -> BoxFuture<'static, Answer>| {
            let routes = Arc::clone(&routes);
            let handler = move |request| {
                let answer = handle(Arc::clone(&routes), request);
                async move { guarded(answer.await.unwrap_or_else(|problem| problem.response())) }.boxed()
            };
            mount.add(Route { method, path: format!("{base}{path}"), intake, handler: Arc::new(handler) });
        };
        add(Method::GET, "", Intake::NONE, |routes, request| async move { Ok(routes.page(&request)) }.boxed());
        add(Method::GET, "/app.css", Intake::NONE, |_, request| async move { Ok(page::asset(&request, Asset::Style)) }.boxed());
        add(Method::GET, "/app.js", Intake::NONE, |_, request| async move { Ok(page::asset(&request, Asset::Script)) }.boxed());
        add(Method::GET, "/embed.js", Intake::NONE, |routes, request| async move { Ok(routes.embed(&request)) }.boxed());
        add(Method::POST, "/session", small, |routes, request| async move { routes.session(&request) }.boxed());
        add(Method::GET, "/events", Intake::NONE, |routes, request| async move { Self::events(routes, &request) }.boxed());
        add(Method::POST, "/messages", message, |routes, request| async move { routes.act("message", request).await }.boxed());
        add(Method::POST, "/choices", small, |routes, request| async move { routes.act("choice", request).await }.boxed());
        add(Method::POST, "/files", file, |routes, request| async move { routes.upload(request).await }.boxed());
        add(Method::GET, "/files/{id}", Intake::NONE, |routes, request| async move { routes.download(request).await }.boxed());
    }

    fn base(&self) -> String {
        format!("/{NAME}/{}/{}", self.bot, self.account)
    }

    fn page(&self, request: &HttpRequest) -> HttpResponse {
        let locale = self.words.locale(wishes(request).iter().map(String::as_str));
        page::page(request, &self.words, &locale, &self.base(), &self.settings.allowed_origins)
    }

    fn embed(&self, request: &HttpRequest) -> HttpResponse {
        let locale = self.words.locale(wishes(request).iter().map(String::as_str));
        page::embed(request, &self.words, &locale)
    }

    /// Begins a session, or takes up the one that the page remembers.
    fn session(&self, request: &HttpRequest) -> Answer {
        own_page(request)?;
        self.limits.count(What::Session, &Arc::default(), self.client(request))?;
        let mut body = Fields::parse(&request.body)?;
        body.only(&["session", "identity", "languages", "zone"])?;
        let (known, identity) = (body.text("session")?, body.object("identity")?);
        let wishes = body.list("languages")?.unwrap_or_default();
        // Times are told by the business's clock; the customer's is not needed yet.
        body.text("zone")?;
        let (token, visitor) = match identity {
            Some(fields) => self.identified(fields, known.as_deref())?,
            None => self.remembered(known)?,
        };
        let wishes = wishes.iter().filter_map(Value::as_str).filter(|wish| is_tag(wish)).map(str::to_owned).chain(wished(&request.headers));
        let wishes: Vec<String> = visitor.language.clone().into_iter().chain(wishes).collect();
        let locale = self.words.locale(wishes.iter().map(String::as_str));
        let files = &self.settings.files;
        let types = if files.max == 0 { &[][..] } else { &files.types };
        let mut told = self.words.all(&locale);
        told.insert("session".to_owned(), json!(token));
        told.insert("brand".to_owned(), json!(self.words.brand()));
        told.extend(visitor.name.map(|name| ("name".to_owned(), json!(name))));
        let limits = json!({"text": self.settings.text_max, "file_bytes": files.max_bytes(), "files": files.max, "types": types});
        told.insert("limits".to_owned(), limits);
        Ok(answer(StatusCode::OK, &Value::Object(told)))
    }

    fn identified(&self, fields: Fields, known: Option<&str>) -> Result<(String, Visitor), Problem> {
        let refused = |what: String| {
            Problem::new(StatusCode::UNAUTHORIZED, "identity", what, "sign `id`, `name`, `language` and `expires` anew on your server")
        };
        let (identity, signature) = Identity::read(fields)?;
        let now = self.clock.now();
        identity.verify(&signature, self.sessions.secrets(), now).map_err(|refusal| refused(refusal.to_string()))?;
        self.sessions.identified(&identity, known, now).ok_or_else(|| refused("believe an identity here".to_owned()))
    }

    /// The session of this token, or a new one.
    fn remembered(&self, known: Option<String>) -> Result<(String, Visitor), Problem> {
        let found = known.and_then(|token| self.sessions.read(&token, self.clock.now()).map(|visitor| (token, visitor)));
        if let Some((token, visitor)) = found
            && (visitor.is_known || !self.settings.identity_required)
        {
            return Ok((token, visitor));
        }
        if self.settings.identity_required {
            return Err(login_needed());
        }
        self.sessions
            .anonymous()
            .map_err(|_| Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", "begin a session now", "try again later"))
    }

    fn events(routes: Arc<Self>, request: &HttpRequest) -> Answer {
        let visitor = routes.visitor(request)?;
        let cursor = header(&request.headers, LAST_EVENT_ID).and_then(|cursor| cursor.trim().parse().ok());
        let place = routes.limits.stream(&visitor.author, routes.client(request))?;
        let address = routes.address(&visitor);
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream; charset=utf-8"));
        // Proxies that gather what they pass on must not.
        headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
        let body = Payload::Events(events::stream(routes, address, cursor, place));
        Ok(HttpResponse { status: StatusCode::OK, headers, body })
    }

    /// Takes a message or a choice.
    async fn act(&self, act: &str, request: HttpRequest) -> Answer {
        own_page(&request)?;
        let visitor = self.visitor(&request)?;
        self.limits.count(What::Message, &visitor.author, self.client(&request))?;
        let sent: Value = serde_json::from_slice(&request.body).map_err(|cause| {
            Problem::new(StatusCode::BAD_REQUEST, "malformed", format!("read the body as JSON: {cause}"), "send one JSON object in UTF-8")
        })?;
        let files = self.named_files(&visitor, &sent).await?;
        let length = sent.get("text").and_then(Value::as_str).map_or(0, |text| text.chars().count());
        if length > self.settings.text_max {
            let (what, help) = (format!("take a text of {length} characters"), format!("write at most {}", self.settings.text_max));
            return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_long", what, help));
        }
        let wished = wished(&request.headers);
        let body = envelope(act, &visitor, wished.first().map(String::as_str), &files, sent);
        let raw = Raw { headers: HeaderMap::new(), body: Bytes::from(body.to_string()), received_at: self.clock.now() };
        let inbound = decode(&self.account, &raw)?;
        let id = inbound.delivery.clone();
        let taken = self.sink.take(vec![inbound]).await?;
        let status = if taken == [Taken::Duplicate] { "duplicate" } else { "accepted" };
        Ok(answer(StatusCode::ACCEPTED, &json!({"id": id, "status": status})))
    }

    /// The files that a message names, each uploaded before by the same customer.
    async fn named_files(&self, visitor: &Visitor, sent: &Value) -> Result<Vec<Blob>, Problem> {
        let named = sent.get("files").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        if named.len() > self.settings.files.max {
            let what = format!("take {} files", named.len());
            return Err(Problem::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                "too_many_files",
                what,
                format!("send at most {} in one message", self.settings.files.max),
            ));
        }
        let mut found = Vec::with_capacity(named.len());
        for id in named {
            let file = self.file(visitor, id.as_str().unwrap_or_default()).await?;
            found.push(file.0);
        }
        Ok(found)
    }

    async fn upload(&self, request: HttpRequest) -> Answer {
        own_page(&request)?;
        let visitor = self.visitor(&request)?;
        self.limits.count(What::Upload, &visitor.author, self.client(&request))?;
        files::take(self.blobs.as_ref(), &self.settings.files, self.owner(&visitor), self.clock.now(), request).await
    }

    async fn download(&self, request: HttpRequest) -> Answer {
        let visitor = self.visitor(&request)?;
        let (blob, bytes) = self.file(&visitor, request.path.get("id").map_or("", String::as_str)).await?;
        Ok(file::give(&blob, bytes))
    }

    async fn file(&self, visitor: &Visitor, id: &str) -> Result<(Blob, crate::ports::BlobBytes), Problem> {
        let found = self.blobs.get(&self.owner(visitor), id).await.map_err(file::refused)?;
        found.ok_or_else(|| Problem::new(StatusCode::NOT_FOUND, "unknown_file", "find this file", "upload it again"))
    }

    /// Whose request it is.
    fn visitor(&self, request: &HttpRequest) -> Result<Visitor, Problem> {
        let token = header(&request.headers, AUTHORIZATION.as_str()).and_then(|value| value.strip_prefix("Bearer "));
        let visitor = token.and_then(|token| self.sessions.read(token.trim(), self.clock.now()));
        match visitor {
            Some(visitor) if visitor.is_known || !self.settings.identity_required => Ok(visitor),
            Some(_) => Err(login_needed()),
            None => Err(Problem::new(
                StatusCode::UNAUTHORIZED,
                "session",
                "tell whose request this is",
                "begin a session and send its token: `authorization: Bearer …`",
            )),
        }
    }

    fn address(&self, visitor: &Visitor) -> Address {
        let author = &visitor.author;
        Address { channel: NAME.into(), account: Arc::clone(&self.account), place: Arc::clone(author), author: Arc::clone(author) }
    }

    fn owner(&self, visitor: &Visitor) -> Owner {
        self.address(visitor).identity(&self.bot)
    }

    fn client(&self, request: &HttpRequest) -> Option<IpAddr> {
        client(request, &self.settings.trusted_proxies)
    }
}

fn login_needed() -> Problem {
    let help = "let your server sign who the customer is";
    Problem::new(StatusCode::UNAUTHORIZED, "identity_required", "talk to somebody whom nobody vouches for", help)
}

/// What a page is wished in: the address says, else the browser.
fn wishes(request: &HttpRequest) -> Vec<String> {
    let said = request.query.get("lang").filter(|lang| is_tag(lang)).cloned();
    said.into_iter().chain(wished(&request.headers)).collect()
}

/// Refuses what a browser sends for another site. Tokens are sent by nobody but our own page anyway; this keeps others
/// from using a visitor's browser and address.
fn own_page(request: &HttpRequest) -> Result<(), Problem> {
    let elsewhere = match header(&request.headers, SEC_FETCH_SITE) {
        Some(site) => !matches!(site, "same-origin" | "none"),
        // An old browser names at least its page.
        None => request.headers.get(ORIGIN).is_some_and(|origin| !is_host(origin, &request.headers)),
    };
    if elsewhere {
        return Err(Problem::new(
            StatusCode::FORBIDDEN,
            "origin",
            "take a request of another site",
            "put the page into a frame with embed.js; a proxy must pass `host` on",
        ));
    }
    Ok(())
}

fn is_host(origin: &HeaderValue, headers: &HeaderMap) -> bool {
    let origin = origin.to_str().ok().and_then(|origin| origin.parse::<Uri>().ok());
    let host = header(headers, HOST.as_str()).and_then(|host| host.parse::<Authority>().ok());
    match (origin.as_ref().and_then(Uri::authority), host) {
        (Some(origin), Some(host)) => *origin == host,
        _ => false,
    }
}

/// What is never kept by others nor taken for something else.
fn guarded(mut response: HttpResponse) -> HttpResponse {
    let headers = &mut response.headers;
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.entry(X_CONTENT_TYPE_OPTIONS).or_insert(HeaderValue::from_static("nosniff"));
    headers.entry(REFERRER_POLICY).or_insert(HeaderValue::from_static("no-referrer"));
    response
}
