//! The real program in a process of its own, with the fake as its model, one account that posts its replies to us and one
//! that is read.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;
use tokio::time::Instant;
use turjuman::cli::bench::load::{Callback, Client, Receiver, Target, Verdict, message};
use turjuman::cli::bench::server::{ACCEPTED, Launch, Server};
use turjuman::cli::bench::stage::{Manifest, Stage};
use turjuman::conformance::openai::Fake;

use super::house::words;
use crate::see::http;

/// How long anything may take.
pub const WITHIN: Duration = Duration::from_secs(60);
/// The account that is read.
const PULL: &str = "/webhook/bench/pull";

/// What stands at the receiver: messages by their ids.
#[derive(Default)]
pub struct Wall {
    ids: Vec<String>,
    messages: Vec<(String, Callback)>,
    /// Every text that an answer had.
    pub states: Vec<(String, String)>,
}

impl Wall {
    /// As a receiver does: what comes again under its id is recognised.
    fn take(&mut self, callback: Callback) {
        if self.ids.contains(&callback.id) {
            return;
        }
        self.ids.push(callback.id.clone());
        let body = &callback.body;
        if body.origin == "answer" {
            self.states.push((body.conversation.clone(), words(&body.text)));
        }
        let edited = self.messages.iter_mut().find(|(id, _)| *id == body.message);
        match (body.kind.as_str(), edited) {
            ("message", _) => self.messages.push((callback.id.clone(), callback)),
            ("edit", Some((_, shown))) => *shown = callback,
            ("edit", None) => panic!("an edit of what does not stand there: {callback:?}"),
            ("delete", _) => self.messages.retain(|(id, _)| *id != callback.body.message),
            _ => {}
        }
    }

    /// The texts that stand in a conversation, without the greeting.
    pub fn answers(&self, conversation: &str) -> Vec<String> {
        let standing = self.messages.iter().map(|(_, shown)| &shown.body);
        standing.filter(|body| body.conversation == conversation && body.origin == "answer").map(|body| words(&body.text)).collect()
    }
}

pub struct Program {
    // Dropped in this order: the server must be gone before its folder goes.
    server: Option<Server>,
    pub stage: Stage,
    pub wall: Arc<Mutex<Wall>>,
    _receiver: Receiver,
    _folder: tempfile::TempDir,
}

impl Program {
    /// A running program; `more` is more of `bot.toml`, the rest of `[model]` first.
    pub async fn start(fake: &Fake, more: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let stage = Stage::new(folder.path()).unwrap();
        let wall: Arc<Mutex<Wall>> = Arc::default();
        let taken = Arc::clone(&wall);
        let receiver = Receiver::start(stage.target.secret.clone(), move |callback| {
            taken.lock().unwrap().take(callback);
            Verdict::Take
        });
        let receiver = receiver.await.unwrap();
        let model = format!(
            "\n[channel.pull]\nkind = \"webhook\"\n\n[model]\nkind = \"openai\"\nmodel = \"m\"\nbase_url = \"{}\"\n\
             response_format = \"none\"\nfirst_token_timeout_ms = 20000\nidle_timeout_ms = 20000\ntotal_timeout_ms = 28000\n{more}",
            fake.base_url()
        );
        stage.write(receiver.address(), &Manifest { model, ..Manifest::default() }).unwrap();
        let mut program = Self { server: None, stage, wall, _receiver: receiver, _folder: folder };
        program.restart();
        program
    }

    fn launch(&self) -> Launch {
        self.stage.launch(Path::new(env!("CARGO_BIN_EXE_turjuman")))
    }

    pub fn restart(&mut self) {
        self.server = Some(self.launch().start().unwrap());
    }

    pub fn kill(&mut self) {
        self.server.take().unwrap().kill().unwrap();
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(self.launch().log).unwrap()
    }

    fn target(&self, pull: bool) -> Target {
        let path = if pull { format!("{PULL}?wait_secs=0").into() } else { Arc::clone(&self.stage.target.path) };
        Target { path, ..self.stage.target.clone() }
    }

    /// Sends a message until it is taken.
    pub async fn say(&self, conversation: &str, id: &str, text: &str, pull: bool) {
        let (mut client, began) = (Client::new(self.target(pull)), Instant::now());
        loop {
            match client.post(id, &message(conversation, text)).await {
                // Who reads is told that there is nothing to read yet, or what there is.
                Ok(ACCEPTED | 200) => return,
                outcome => assert!(began.elapsed() < WITHIN, "{id} was not taken: {outcome:?}\n{}", self.log()),
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// The answers that can be read in a conversation.
    pub async fn read(&self, conversation: &str) -> Vec<String> {
        let path = format!("{PULL}/conversations/{conversation}/replies");
        let Ok(answered) = http::ask(self.stage.target.listen, &path).await else { return Vec::new() };
        let body: Value = serde_json::from_str(&answered.body).unwrap_or_default();
        let replies = body["replies"].as_array().cloned().unwrap_or_default();
        let answers = replies.iter().filter(|reply| reply["origin"] == "answer");
        answers.map(|reply| words(reply["text"].as_str().unwrap())).collect()
    }

    /// The answers that stand in a conversation.
    pub async fn answers(&self, conversation: &str, pull: bool) -> Vec<String> {
        if pull { self.read(conversation).await } else { self.wall.lock().unwrap().answers(conversation) }
    }

    /// Waits until a conversation shows `text`.
    pub async fn until(&self, conversation: &str, pull: bool, holds: impl Fn(&[String]) -> bool) -> Vec<String> {
        let began = Instant::now();
        loop {
            let answers = self.answers(conversation, pull).await;
            if holds(&answers) {
                return answers;
            }
            assert!(began.elapsed() < WITHIN, "{conversation} shows {answers:?}\n{}", self.log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}
