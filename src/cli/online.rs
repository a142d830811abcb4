//! `turjuman check --online`: whether the model and the channels answer as `bot.toml` says.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use super::assemble::{self, Listener};
use super::environment::{self, SystemClock};
use super::log;
use super::outcome::Outcome;
use crate::channel::Mount;
use crate::ports::{Blobs, Clock, Finding, Level};
use crate::runtime::{Limits, Runtime};
use crate::store::{Memory, MemoryBlobs};

/// Probes what a bot needs of the world, connected as `run` connects it, but serving nobody; prints a line for each.
pub(super) fn probe(dir: &Path) -> anyhow::Result<Outcome> {
    log::quiet("off");
    environment::tls();
    let loaded = assemble::load(dir, &environment::secret).map_err(|report| anyhow::anyhow!("load the bot: {}", report.summary()))?;
    let is_handover_meant = loaded.handover.url.is_some() || loaded.handover.url_env.is_some();
    let findings = environment::runtime()?.block_on(async {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let runtime = Runtime::new(Arc::new(Memory::new()), Arc::clone(&clock), Limits::default());
        let blobs: Arc<dyn Blobs> = Arc::new(MemoryBlobs::default());
        let listener = Listener { base: "http://127.0.0.1", loopback: true };
        let (unit, facts) = assemble::connect(&runtime, loaded, &clock, &environment::secret, &mut Mount::default(), &blobs, listener)?;
        let is_meant = |name: &str| name != assemble::HANDOVER || is_handover_meant;
        let off = facts.lines.into_iter().filter(|line| !line.on && is_meant(&line.name));
        let mut findings: Vec<_> = off.map(|line| (line.name, Finding { level: Level::Bad, what: line.detail })).collect();
        findings.extend(unit.model.probe().await.into_iter().map(|finding| ("model".to_owned(), finding)));
        for ((kind, account), channel) in &unit.channels {
            let found = channel.channel.probe().await;
            findings.extend(found.into_iter().map(|finding| (format!("{kind}:{account}"), finding)));
        }
        anyhow::Ok(findings)
    })?;
    let mut shown = String::new();
    let mut outcome = Outcome::Good;
    for (name, finding) in findings {
        let state = match finding.level {
            Level::Good => "good",
            Level::Bad => {
                outcome = Outcome::Bad;
                "bad"
            }
        };
        writeln!(shown, "{state:<4} {name:<14} {}", finding.what)?;
    }
    environment::say(&shown)?;
    Ok(outcome)
}
