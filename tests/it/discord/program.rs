//! The real program in a process of its own, before the fake of Discord.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

use turjuman::channel::discord::nonce;
use turjuman::cli::bench::load::{Client, message};
use turjuman::cli::bench::server::{ACCEPTED, Launch, Server};
use turjuman::cli::bench::stage::{Manifest, Stage, question};
use turjuman::conformance::discord::{Fake, Message, Setup};
use turjuman::core::message::{Origin, Outgoing};
use turjuman::ports::ExportLine;
use turjuman::runtime::Happened;
use turjuman::runtime::admin::{self, Answer, Question};

use super::house::section;

/// A running program with a channel of Discord and a webhook.
pub struct Program {
    // Dropped in this order: the server must be gone before its folder goes.
    server: Option<Server>,
    pub stage: Stage,
    token: String,
    _folder: tempfile::TempDir,
}

impl Program {
    pub fn start(fake: &Fake, keys: &str, token: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let stage = Stage::new(folder.path()).unwrap();
        let manifest = Manifest { channel: format!("\n{}", section(fake, keys)), ..Manifest::default() };
        stage.write("127.0.0.1:1".parse().unwrap(), &manifest).unwrap();
        let mut program = Self { server: None, stage, token: token.to_owned(), _folder: folder };
        program.restart();
        program
    }

    pub fn launch(&self) -> Launch {
        let mut launch = self.stage.launch(Path::new(env!("CARGO_BIN_EXE_turjuman")));
        launch.environment.push(("TOKEN".to_owned(), self.token.clone()));
        launch
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

    /// Every message that was decided to be shown, by the nonce under which Discord knows it.
    pub async fn decided(&self) -> BTreeMap<String, Outgoing> {
        let mut decided = BTreeMap::new();
        let each = |answer| {
            if let Answer::Line { line } = answer {
                let ExportLine::Aggregate { events, .. } = line else { return Ok(()) };
                for event in events {
                    if let Happened::Shown { message } = turjuman::runtime::read(event.body.to_string().as_bytes()).unwrap() {
                        decided.insert(nonce(&message.id), message);
                    }
                }
            }
            Ok(())
        };
        // A program that has just been started has no socket yet.
        if admin::ask(&self.stage.data(), &Question::Export, each).await.is_err() {
            decided.clear();
        }
        decided
    }
}

/// What was said and what stands at Discord.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Books {
    pub said: usize,
    pub answers: usize,
    pub joined: usize,
    pub lost: BTreeSet<String>,
    pub answered_twice: usize,
    pub shown_twice: usize,
    pub disordered: usize,
}

/// Keeps the books of what was said in places, each with its customer's messages in order.
pub fn books(said: &[(u64, Vec<String>)], posted: &[Message], decided: &BTreeMap<String, Outgoing>) -> Books {
    let mut books = Books { said: said.iter().map(|(_, ids)| ids.len()).sum(), ..Books::default() };
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let mut last: BTreeMap<String, u64> = BTreeMap::new();
    let whose: BTreeMap<&str, String> =
        said.iter().enumerate().flat_map(|(n, (place, ids))| ids.iter().map(move |id| (id.as_str(), format!("{place}-{n}")))).collect();
    let mut nonces = BTreeSet::new();
    for message in posted.iter().filter(|message| !message.deleted) {
        let Some(nonce) = &message.nonce else { continue };
        books.shown_twice += usize::from(!nonces.insert(nonce));
        let Some(outgoing) = decided.get(nonce).filter(|outgoing| outgoing.origin == Origin::Answer) else { continue };
        let answers: Vec<&str> = outgoing.answers.iter().map(|id| id.as_str()).collect();
        books.answers += 1;
        books.joined += answers.len().saturating_sub(1);
        let ids: Vec<u64> = answers.iter().filter_map(|id| id.parse().ok()).collect();
        if let (Some(first), Some(place)) = (ids.first(), answers.first().and_then(|id| whose.get(id))) {
            let before = last.entry(place.clone()).or_default();
            books.disordered += usize::from(!ids.is_sorted() || first <= before);
            *before = ids.last().copied().unwrap_or_default().max(*before);
        }
        answers.into_iter().for_each(|id| *times.entry(id.to_owned()).or_default() += 1);
    }
    books.answered_twice = times.values().filter(|times| **times > 1).count();
    books.lost = whose.keys().filter(|id| !times.contains_key(**id)).map(|id| (*id).to_owned()).collect();
    books
}

#[tokio::test]
async fn what_somebody_must_repair_is_told_in_one_line_and_the_others_go_on() {
    let (fake, strict) = (Fake::start(Setup::new()).await.unwrap(), Fake::start(Setup::new().privileged(0)).await.unwrap());
    let wrong = Program::start(&fake, "", "MTIzNDU2Nzg5MDEyMzQ1Njc4.wrong.token");
    let blind = Program::start(&strict, "message_content = true\n", &strict.token());
    for (program, words) in [(&wrong, "does not believe"), (&blind, "Message Content Intent")] {
        let mut client = Client::new(program.stage.target.clone());
        let mut posted = None;
        for _ in 0..400 {
            posted = client.post("m-1", &message("c", &question(0))).await.ok();
            if posted == Some(ACCEPTED) && program.log().contains(words) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let log = program.log();
        assert_eq!(posted, Some(ACCEPTED), "the webhook goes on: {log}");
        let lines = log.lines().filter(|line| line.contains(words)).count();
        assert_eq!(lines, 1, "{words}: {log}");
        assert!(!log.contains("wrong.token") && !log.contains(&strict.token()), "{log}");
    }
}
