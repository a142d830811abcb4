//! Tests of config: diagnostics by fixture, limits, availability, arbitrary texts, harmful folders, the reference in the README.

mod arbitrary;
mod diagnostics;
mod hostile;
mod keys;
mod loading;
mod readme;
mod scenarios;
mod schema;

use std::path::Path;
use std::sync::Arc;

use turjuman::channel::web::Web;
use turjuman::config::{KeyDoc, Loaded, Reader, Report, Section, Settings, Shape, Tables, load};

/// A channel of the tests.
struct Echo;

#[derive(Debug, PartialEq)]
struct EchoSettings {
    url: Option<String>,
    wait_secs: i64,
}

impl Section for Echo {
    fn name(&self) -> &'static str {
        "echo"
    }
    fn keys(&self) -> &'static [KeyDoc] {
        const KEYS: &[KeyDoc] = &[
            KeyDoc::new("url", Shape::Url, "Where answers go.").required(),
            KeyDoc::new("wait_secs", Shape::Integer { min: 0, max: 25, unit: "seconds" }, "How long to wait.").or("10"),
        ];
        KEYS
    }
    fn parse(&self, reader: &mut Reader<'_>) -> Settings {
        Arc::new(EchoSettings { url: reader.url("url"), wait_secs: reader.integer("wait_secs").unwrap_or_default() })
    }
}

/// A channel of the tests that shares a key with the other.
struct Mute;

impl Section for Mute {
    fn name(&self) -> &'static str {
        "mute"
    }
    fn keys(&self) -> &'static [KeyDoc] {
        const KEYS: &[KeyDoc] =
            &[KeyDoc::new("url", Shape::Text, "Nothing much."), KeyDoc::new("colour", Shape::Text, "What it looks like.")];
        KEYS
    }
    fn parse(&self, reader: &mut Reader<'_>) -> Settings {
        Arc::new((reader.text("url"), reader.text("colour")))
    }
}

/// A model of the tests.
struct Extractive;

impl Section for Extractive {
    fn name(&self) -> &'static str {
        "extractive"
    }
    fn keys(&self) -> &'static [KeyDoc] {
        &[]
    }
    fn parse(&self, _reader: &mut Reader<'_>) -> Settings {
        Arc::new(())
    }
}

/// The kinds of the tests, and one of the program's whose keys have forms of their own.
const TABLES: Tables<'_> = Tables { channels: &[&Echo, &Mute, &Web], models: &[&Extractive] };

fn load_with(dir: &Path, env: &[(&str, &str)]) -> Result<Loaded, Report> {
    load(dir, TABLES, &|name| env.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
}

/// A bot in a folder of its own, from (file, text).
fn bot(files: &[(&str, &str)]) -> (tempfile::TempDir, std::path::PathBuf) {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("maison");
    for (file, text) in files {
        let path = dir.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    (temp, dir)
}

const BOT: &str = "[bot]\nbrand = \"Maison Aurore\"\nlocales = [\"en\"]\n";
const DELIVERY: &str = "+++\ntitle = \"Delivery\"\n+++\n\n## How long does delivery take?\n\nTwo to four working days.\n";

/// A bot that is right but for `more` after `[bot]`.
fn bot_with(more: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    bot(&[("bot.toml", &format!("{BOT}{more}")), ("knowledge/delivery.md", DELIVERY)])
}

fn codes(report: &Report) -> Vec<&'static str> {
    report.diagnostics.iter().map(|diagnostic| diagnostic.code.0).collect()
}
