//! The folder that a load runs in: a bot with knowledge, room for its data, and its secret.

use std::fmt;
use std::fmt::Write as _;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::load::Target;
use super::server::{Launch, free_port};
use crate::core::signature::Secret;

/// The bot, and its account on the channel.
const NAME: &str = "bench";
/// The environment variable with the webhook's secret.
const SECRET_ENV: &str = "TURJUMAN_BENCH_SECRET";
/// The bytes of a fresh secret.
const SECRET_BYTES: usize = 32;

/// One passage about each of these in each material.
const THINGS: [&str; 5] = ["table", "lamp", "chair", "shelf", "mirror"];
const MATERIALS: [&str; 8] = ["oak", "walnut", "bamboo", "marble", "copper", "linen", "rattan", "cherry"];

/// What stands in the answer to each [`question`].
pub const ANSWERED: &str = "working days";

/// What `bot.toml` says beyond what every load needs.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    /// `gather_ms` of the dialogue.
    pub gather_ms: u32,
    /// More keys of the channel's section.
    pub channel: String,
    /// The section `[model]` with its header, or nothing for the extractive model.
    pub model: String,
}

/// A prepared folder.
#[derive(Clone, Debug)]
pub struct Stage {
    root: PathBuf,
    secret: String,
    /// The webhook.
    pub target: Target,
}

impl Stage {
    /// Chooses a port and a secret for a bot in `root`, which exists and is empty.
    ///
    /// # Errors
    /// When there is no free port or no randomness.
    pub fn new(root: &Path) -> io::Result<Self> {
        let mut bytes = [0; SECRET_BYTES];
        getrandom::fill(&mut bytes).map_err(io::Error::other)?;
        let text = format!("whsec_{}", STANDARD.encode(bytes));
        let secret = Secret::parse(&text).map_err(io::Error::other)?;
        let path = Arc::from(format!("/webhook/{NAME}/{NAME}"));
        Ok(Self { root: root.to_owned(), secret: text, target: Target { listen: free_port()?, path, secret } })
    }

    /// Writes the bot, which posts its replies to `callback`.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn write(&self, callback: SocketAddr, manifest: &Manifest) -> io::Result<()> {
        let webhook = format!("kind = \"webhook\"\nsecret_env = \"{SECRET_ENV}\"\ncallback_url = \"http://{callback}/\"\n");
        write_bot(&self.bot(), &webhook, manifest)
    }

    /// The bot's folder.
    #[must_use]
    pub fn bot(&self) -> PathBuf {
        self.root.join(NAME)
    }

    /// The data folder.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.root.join("data")
    }

    /// How `program` serves the bot.
    #[must_use]
    pub fn launch(&self, program: &Path) -> Launch {
        Launch {
            program: program.to_owned(),
            bots: vec![self.bot()],
            data: self.data(),
            listen: self.target.listen,
            log: self.root.join("server.log"),
            // Measured with all that is recorded, at a port that nobody else wants.
            environment: vec![(SECRET_ENV.to_owned(), self.secret.clone()), ("TURJUMAN_METRICS".to_owned(), "127.0.0.1:0".to_owned())],
        }
    }
}

/// Writes a bot that knows the answers, on a channel of which `channel` says the kind and the first keys.
///
/// # Errors
/// When the folder cannot be written.
pub fn write_bot(dir: &Path, channel: &str, manifest: &Manifest) -> io::Result<()> {
    let knowledge = dir.join("knowledge").join("en");
    std::fs::create_dir_all(&knowledge)?;
    for material in MATERIALS {
        std::fs::write(knowledge.join(format!("{material}.md")), Page(material).to_string())?;
    }
    let Manifest { gather_ms, channel: more, model } = manifest;
    let toml = format!(
        "[bot]\nbrand = \"Bench\"\nlocales = [\"en\"]\n\n[dialogue]\ngather_ms = {gather_ms}\n\n[channel.{NAME}]\n{channel}{more}\n{model}"
    );
    std::fs::write(dir.join("bot.toml"), toml)
}

/// The `n`th question; the knowledge answers each of them.
#[must_use]
pub fn question(n: usize) -> String {
    let thing = THINGS.iter().cycle().nth(n % THINGS.len()).copied().unwrap_or_default();
    let material = MATERIALS.iter().cycle().nth(n / THINGS.len() % MATERIALS.len()).copied().unwrap_or_default();
    format!("How long does the delivery of the {material} {thing} take?")
}

/// What the bot knows about one material.
struct Page(&'static str);

impl fmt::Display for Page {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let material = self.0;
        write!(out, "+++\ntitle = \"Furniture of {material}\"\nlocale = \"en\"\n+++\n# Furniture of {material}\n")?;
        for (days, thing) in (5_u32..).zip(THINGS) {
            write!(
                out,
                "\n## How long does the delivery of the {material} {thing} take?\n\
                 The {material} {thing} is made to order in our own workshop, and its delivery takes {days} to {} working days. \
                 The carrier calls you the day before, brings the {thing} into the room you choose, and takes the packaging back.\n",
                days + 2
            )?;
        }
        out.write_char('\n')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_knowledge_holds_every_question() {
        let pages: String = MATERIALS.iter().map(|material| Page(material).to_string()).collect();
        let questions: std::collections::BTreeSet<_> = (0..100).map(question).collect();
        assert_eq!(questions.len(), 40);
        for question in questions {
            assert!(pages.contains(&format!("## {question}\n")), "{question}");
        }
    }
}
