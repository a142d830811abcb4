//! Tests of config: diagnostics by fixture, limits, availability, arbitrary texts, the reference in the README.

mod arbitrary;
mod diagnostics;
mod loading;
mod readme;
mod scenarios;

use std::path::Path;
use std::sync::Arc;

use turjuman::config::{KeyDoc, Loaded, Reader, Report, Section, Settings, Tables, load};

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
        &[
            KeyDoc { key: "url", doc: "Where answers go.", default: "required" },
            KeyDoc { key: "wait_secs", doc: "How long to wait, in seconds, 0 to 25.", default: "10" },
        ]
    }
    fn parse(&self, reader: &mut Reader<'_>) -> Settings {
        reader.required_text("url");
        Arc::new(EchoSettings { url: reader.url("url"), wait_secs: reader.integer("wait_secs", 0..=25).unwrap_or(10) })
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

fn load_with(dir: &Path, env: &[(&str, &str)]) -> Result<Loaded, Report> {
    let tables = Tables { channels: &[&Echo], models: &[&Extractive] };
    load(dir, tables, &|name| env.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
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
