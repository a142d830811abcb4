//! The REST interface: which request is for whom.

mod channels;
mod commands;
mod files;
mod interactions;
mod messages;

use serde_json::json;
use tokio::time::Instant;

use super::Id;
use super::bucket::Bucket;
use super::draft::Draft;
use super::multipart::Form;
use super::reply::{Problem, Reply};
use super::wire::{Request, decoded};
use super::world::State;

/// What a handler says.
type Answer = Result<Reply, Problem>;

/// A path in its parts, without `/api/v10`.
pub(super) struct Target {
    pub(super) path: String,
    parts: Vec<String>,
}

impl Target {
    /// `None` for a version of the interface that the fake does not speak.
    pub(super) fn of(path: &str) -> Option<Self> {
        let rest = path.strip_prefix("/api").filter(|rest| rest.starts_with('/')).unwrap_or(path);
        let rest = match rest.split('/').nth(1) {
            Some(version @ ("v9" | "v10")) => rest.get(version.len() + 1..).unwrap_or_default(),
            Some(version) if version.strip_prefix('v').is_some_and(|number| number.parse::<u8>().is_ok()) => return None,
            _ => rest,
        };
        let parts = rest.split('/').skip(1).map(decoded).collect();
        Some(Self { path: rest.to_owned(), parts })
    }

    pub(super) fn parts(&self) -> Vec<&str> {
        self.parts.iter().map(String::as_str).collect()
    }

    pub(super) fn is_file(&self) -> bool {
        self.path.starts_with("/attachments/")
    }

    /// Whether the route believes its own token instead of the bot's.
    fn is_open(&self) -> bool {
        let first = self.parts.first().map_or("", String::as_str);
        matches!(first, "webhooks" | "interactions" | "attachments") || self.path == "/gateway"
    }

    fn bucket(&self, method: &str) -> Bucket {
        let id = |id: &&str| (*id).to_owned();
        match (method, self.parts().as_slice()) {
            ("POST", ["channels", channel, "messages"]) => Bucket::Messages(id(channel)),
            ("PATCH", ["channels", channel, "messages", _]) => Bucket::Edits(id(channel)),
            ("DELETE", ["channels", channel, "messages", _]) => Bucket::Deletions(id(channel)),
            (_, ["channels", channel, "messages", _, "reactions", ..]) => Bucket::Reactions(id(channel)),
            ("POST", ["channels", channel, "typing"]) => Bucket::Typing(id(channel)),
            (_, ["webhooks", _, token, ..]) => Bucket::Interaction(id(token)),
            (_, ["interactions" | "attachments", ..]) => Bucket::Free,
            (_, ["channels" | "guilds" | "applications", major, rest @ ..]) => {
                Bucket::Other(format!("{method} {major} {}", rest.first().unwrap_or(&"")))
            }
            _ => Bucket::Other(format!("{method} {}", self.path)),
        }
    }
}

impl State {
    /// Does what a request asks for.
    pub(super) fn handle(&mut self, request: &Request, target: &Target) -> Reply {
        if !target.is_file() && !request.header("user-agent").starts_with("DiscordBot (") {
            return Problem::NO_USER_AGENT.reply();
        }
        let authorized = request.header("authorization") == format!("Bot {}", self.token);
        if !authorized && !target.is_open() {
            return Problem::UNAUTHORIZED.reply();
        }
        let headers = match &self.setup.limits {
            Some(limits) => match self.buckets.take(limits, &target.bucket(&request.method), Instant::now()) {
                Ok(headers) => headers,
                Err(busy) => return busy,
            },
            None => Vec::new(),
        };
        let answer = self.route(request, &target.parts());
        answer.unwrap_or_else(|problem| problem.reply()).with(headers)
    }

    fn route(&mut self, request: &Request, parts: &[&str]) -> Answer {
        match parts {
            ["gateway"] => Ok(Reply::ok(&json!({"url": self.gateway_url()}))),
            ["gateway", "bot"] => self.advice(),
            ["users", "@me"] => Ok(Reply::ok(&self.current_user())),
            ["users", "@me", "channels"] => self.open_direct(request),
            ["users", "@me", "guilds"] => self.my_guilds(),
            ["users", id] => self.get_user(known(id, Problem::UNKNOWN_USER)?),
            ["applications", "@me"] | ["oauth2", "applications", "@me"] => Ok(Reply::ok(&self.application())),
            ["applications", id, "commands", rest @ ..] => self.commands_of(request, id, rest),
            ["guilds", id, rest @ ..] => self.of_guild(known(id, Problem::UNKNOWN_GUILD)?, rest),
            ["channels", id, rest @ ..] => self.of_one_channel(request, known(id, Problem::UNKNOWN_CHANNEL)?, rest),
            ["interactions", id, token, "callback"] => self.callback(request, known(id, Problem::UNKNOWN_INTERACTION)?, token),
            ["webhooks", application, token, rest @ ..] => self.webhook(request, application, token, rest),
            ["attachments", channel, id, _] => {
                self.attachment(request, known(channel, Problem::NOT_FOUND)?, known(id, Problem::NOT_FOUND)?)
            }
            _ => Err(Problem::NOT_FOUND),
        }
    }

    fn gateway_url(&self) -> String {
        format!("ws://{}", self.host)
    }

    fn advice(&self) -> Answer {
        let limit =
            json!({"total": 1000, "remaining": 1000_u64.saturating_sub(self.gateway.started), "reset_after": 0, "max_concurrency": 16});
        Ok(Reply::ok(&json!({"url": self.gateway_url(), "shards": self.setup.shards, "session_start_limit": limit})))
    }

    fn draft(&self, request: &Request) -> Result<Draft, Problem> {
        Draft::read(Form::read(request)?, self.setup.upload_bytes)
    }
}

/// An id of a path. What is no id stands for nothing.
fn known(id: &str, problem: Problem) -> Result<Id, Problem> {
    id.parse().map_err(|_| problem)
}
