//! Changing running bots: a new version takes the place of the one that runs; one with mistakes is reported, and the old
//! one goes on.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::signal::unix::Signal;
use tokio_util::sync::CancellationToken;

use super::assemble::{self, Listener};
use super::environment;
use super::facts::Facts;
use super::watch::Watch;
use crate::channel::Mount;
use crate::config::Loaded;
use crate::core::key::BotId;
use crate::ports::{Blobs, Clock};
use crate::runtime::{BotUnit, Runtime, version_name};
use crate::web;

/// Where bots are served.
pub(super) struct Host {
    /// What runs them.
    pub(super) runtime: Arc<Runtime>,
    /// The time.
    pub(super) clock: Arc<dyn Clock>,
    /// Files of customers.
    pub(super) blobs: Arc<dyn Blobs>,
    /// The public listener's address as the start of a link.
    pub(super) base: String,
    /// Whether only this machine reaches it.
    pub(super) loopback: bool,
}

/// A bot that is served, but for what the runtime holds.
pub(super) struct Hosted {
    dir: PathBuf,
    id: BotId,
    version: u64,
    mount: Mount,
    /// What is told about it.
    pub(super) facts: Facts,
    /// What its author may not have meant, as it was reported.
    warnings: String,
    /// Why its folder is not taken as it is now; empty while it is.
    refused: String,
}

/// All bots that are served.
pub(super) struct Reloader {
    host: Host,
    app: web::Live,
    bots: Mutex<Vec<Hosted>>,
}

/// Why a bot is loaded again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// Somebody asked for it. Files that secrets are read from may be new too, so that no change of the folder is needed.
    Asked,
    /// Something in its folder may have changed.
    Noticed,
}

impl Host {
    /// Connects a loaded bot.
    ///
    /// # Errors
    /// When its model cannot be built.
    pub(super) fn connect(&self, dir: &Path, loaded: Loaded) -> anyhow::Result<(BotUnit, Hosted)> {
        let listener = Listener { base: &self.base, loopback: self.loopback };
        let mut mount = Mount::default();
        let dir = dir.to_owned();
        let warnings = loaded.warnings.render(environment::color());
        let (unit, facts) = assemble::connect(&self.runtime, loaded, &self.clock, &environment::secret, &mut mount, &self.blobs, listener)?;
        let (id, version) = (unit.bot.id.clone(), unit.bot.version);
        Ok((unit, Hosted { dir, id, version, mount, facts, warnings, refused: String::new() }))
    }
}

/// The application of all bots together, and what tells of the program itself.
///
/// # Errors
/// When two routes are one.
fn app<'a>(runtime: &Arc<Runtime>, bots: impl Iterator<Item = &'a Hosted>) -> anyhow::Result<axum::Router> {
    let mut all = Mount::default();
    web::inside::health(&mut all, runtime);
    bots.flat_map(|bot| bot.mount.routes()).for_each(|route| all.add(route.clone()));
    web::app(&all).map_err(anyhow::Error::msg)
}

/// What changed, in one line.
fn told(news: &[String], is_other_version: bool) -> String {
    match (news, is_other_version) {
        ([], true) => "knowledge, texts or rules".to_owned(),
        ([], false) => "nothing in its folder".to_owned(),
        (news, _) => news.join("; "),
    }
}

impl Reloader {
    /// For bots that the runtime has.
    ///
    /// # Errors
    /// When two of their routes are one.
    pub(super) fn new(host: Host, bots: Vec<Hosted>) -> anyhow::Result<Self> {
        let app = web::Live::from(app(&host.runtime, bots.iter())?);
        Ok(Self { host, app, bots: Mutex::new(bots) })
    }

    /// What is to be listened for.
    pub(super) fn app(&self) -> web::Live {
        self.app.clone()
    }

    /// Loads bots again at each SIGHUP and at each change that is noticed, until `stop`.
    pub(super) async fn run(self: Arc<Self>, mut hangups: Signal, mut watch: Option<Watch>, stop: CancellationToken) {
        let all = 0..self.bots.lock().unwrap_or_else(PoisonError::into_inner).len();
        loop {
            let noticed = async {
                match &mut watch {
                    Some(watch) => watch.quiet().await,
                    None => std::future::pending().await,
                }
            };
            let (bots, why) = tokio::select! {
                () = stop.cancelled() => return,
                _ = hangups.recv() => (all.clone().collect(), Why::Asked),
                bots = noticed => (bots, Why::Noticed),
            };
            for n in bots {
                let this = Arc::clone(&self);
                if let Err(error) = tokio::task::spawn_blocking(move || this.reload(n, why)).await {
                    tracing::error!(%error, "a bot could not be loaded again; the version that runs goes on");
                }
            }
        }
    }

    /// Loads the `n`th bot again.
    fn reload(&self, n: usize, why: Why) {
        let mut bots = self.bots.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(bot) = bots.get(n) else { return };
        let (dir, old) = (bot.dir.clone(), bot.version);
        let loaded = match assemble::load(&dir, &environment::secret) {
            Ok(loaded) if why == Why::Noticed && loaded.bot.version == old && loaded.bot.id == bot.id => {
                if let Some(bot) = bots.get_mut(n)
                    && !std::mem::take(&mut bot.refused).is_empty()
                {
                    tracing::info!(bot = %bot.id, version = version_name(old), "the folder is again as the version that runs");
                }
                return;
            }
            Ok(loaded) => loaded,
            Err(report) => return self.refuse(&mut bots, n, why, &report.summary(), report.render(environment::color())),
        };
        if let Err(error) = self.replace(&mut bots, n, loaded) {
            let what = format!("cannot {error:#}");
            self.refuse(&mut bots, n, why, &what, format!("error: {what}\n"));
        }
    }

    /// Lets what was loaded take the place of what runs.
    fn replace(&self, bots: &mut [Hosted], n: usize, loaded: Loaded) -> anyhow::Result<()> {
        let Some(bot) = bots.get(n) else { return Ok(()) };
        if loaded.bot.id != bot.id {
            anyhow::bail!("give the bot {} another name while it runs ({}): stop and start again", bot.id, loaded.bot.id);
        }
        let (unit, new) = self.host.connect(&bot.dir, loaded)?;
        let others = bots.iter().enumerate().filter(|(other, _)| *other != n).map(|(_, bot)| bot);
        let app = app(&self.host.runtime, others.chain([&new]))?;
        let (from, to) = (version_name(bot.version), version_name(new.version));
        let changed = told(&new.facts.since(&bot.facts), from != to);
        if new.warnings != bot.warnings {
            environment::tell(&new.warnings);
        }
        // Routes come last: what they take finds its channel.
        self.host.runtime.reload(unit);
        self.app.replace(app);
        tracing::info!(bot = %new.id, from, to, changed, "reloaded");
        if let Some(bot) = bots.get_mut(n) {
            *bot = new;
        }
        Ok(())
    }

    /// Reports what keeps a bot's folder from being taken; the same again only to somebody who asked.
    fn refuse(&self, bots: &mut [Hosted], n: usize, why: Why, what: &str, report: String) {
        let Some(bot) = bots.get_mut(n) else { return };
        if why == Why::Noticed && bot.refused == report {
            return;
        }
        self.host.runtime.refused(&bot.id);
        environment::tell(&report);
        tracing::error!(bot = %bot.id, version = version_name(bot.version), what, "not reloaded; the version that runs goes on");
        bot.refused = report;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_are_told_whether_or_not_the_folder_changed() {
        let news = ["on webhook:web http://a".to_owned(), "gone handover".to_owned()];
        for (news, is_other_version, expect) in [
            (&[][..], true, "knowledge, texts or rules"),
            (&[][..], false, "nothing in its folder"),
            (&news[..], true, "on webhook:web http://a; gone handover"),
            // A file that a secret is read from is not in the folder.
            (&news[..], false, "on webhook:web http://a; gone handover"),
        ] {
            assert_eq!(told(news, is_other_version), expect);
        }
    }
}
