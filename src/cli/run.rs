//! `turjuman run`: serves bots until it is told to stop.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

use super::args;
use super::assemble;
use super::environment::{self, SystemClock};
use super::inside::Inside;
use super::log;
use super::outcome::Outcome;
use super::progress::Progress;
use super::reload::{Host, Hosted, Reloader};
use super::watch::Watch;
use crate::config::Loaded;
use crate::ports::Clock;
use crate::runtime::{BotUnit, Limits, Runtime, Stopped, admin, expire_files};
use crate::store::{Sled, SledOptions};
use crate::web;

/// How long the end waits for what blocks.
const SHUTDOWN: Duration = Duration::from_secs(1);

pub(super) fn run(args: &args::Run) -> anyhow::Result<Outcome> {
    environment::tls();
    let runtime = environment::runtime()?;
    let traces = {
        let _within = runtime.enter();
        log::serve(args.log_format, args.log.as_deref())
    };
    environment::quiet_panics();
    // Before the folders are read: what changes from now on is noticed.
    let watch = if args.no_watch { None } else { watch(args) };
    let mut loaded = Vec::new();
    let mut bad = false;
    for dir in &args.bots {
        match assemble::load(dir, &environment::secret) {
            Ok(bot) => {
                environment::tell(&bot.warnings.render(environment::color()));
                loaded.push(bot);
            }
            Err(report) => {
                bad = true;
                environment::tell(&report.render(environment::color()));
            }
        }
    }
    if bad {
        bail!("run a bot that has mistakes");
    }
    for (n, bot) in loaded.iter().enumerate() {
        if loaded.iter().take(n).any(|other| other.bot.id == bot.bot.id) {
            bail!("run two bots of the name {}: rename the folder of one", bot.bot.id);
        }
    }
    let outcome = runtime.block_on(serve(args, loaded, watch));
    traces.finish();
    // A folder that is being read may hang (a network disk): what was accepted is safe, so nobody waits for it.
    runtime.shutdown_timeout(SHUTDOWN);
    outcome
}

async fn serve(args: &args::Run, loaded: Vec<Loaded>, watch: Option<Watch>) -> anyhow::Result<Outcome> {
    let began = Instant::now();
    let listener = tokio::net::TcpListener::bind(args.listen)
        .await
        .with_context(|| format!("listen on {} (--listen names another address)", args.listen))?;
    let address = listener.local_addr().context("find the listener's address")?;
    prepare(&args.data)?;
    let inside = Inside::open(args.metrics).await;
    let store = {
        let _shown = Progress::waiting("opening the store");
        Arc::new(Sled::open(&args.data, &SledOptions::default())?)
    };
    let blobs = store.blobs();
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let runtime = Arc::new(Runtime::new(store, Arc::clone(&clock), Limits::default()));
    let base = format!("http://{address}");
    let host = Host {
        runtime: Arc::clone(&runtime),
        clock: Arc::clone(&clock),
        blobs: Arc::clone(&blobs),
        base: base.clone(),
        loopback: address.ip().is_loopback(),
    };
    let (units, hosted, banner) = connect(args, &host, loaded)?;
    let reloader = Arc::new(Reloader::new(host, hosted)?);
    let watched = watch.as_ref().is_some_and(Watch::sees_all);
    let hangups = environment::hangups().context("listen for SIGHUP")?;
    let socket = admin::bind(&args.data).with_context(|| format!("open the admin socket in {}", args.data.display()))?;
    let stop_asked = environment::asked_to_stop().context("listen for SIGINT and SIGTERM")?;
    runtime.start(units);
    runtime.serve(|stop| expire_files(blobs, clock, stop));
    let seen = inside.as_ref().map(|inside| format!("\nMetrics at {inside}")).unwrap_or_default();
    if let Some(inside) = inside {
        inside.serve(&runtime, &args.data)?;
    }
    runtime.serve(|stop| web::listen(listener, reloader.app(), stop));
    runtime.serve(|stop| Arc::clone(&reloader).run(hangups, watch, stop));
    let for_admin = Arc::clone(&runtime);
    runtime.serve(|stop| async move {
        tokio::select! {
            () = admin::serve(for_admin, socket) => {}
            () = stop.cancelled() => {}
        }
    });
    let reload = if watched { "A bot that you change is loaded again by itself." } else { "After you changed a bot, send SIGHUP." };
    let welcome = format!(
        "turjuman {} listens on {base}, data in {} (ready in {} ms)\n{banner}\n{reload}{seen}\nStop with Ctrl-C; nothing that was accepted is lost.\n",
        env!("CARGO_PKG_VERSION"),
        args.data.display(),
        began.elapsed().as_millis()
    );
    if let Err(error) = environment::say(&welcome) {
        tracing::warn!(%error, "the welcome was not read");
    }
    let failed = tokio::select! {
        signal = stop_asked => {
            tracing::info!(signal, "stopping");
            false
        }
        () = runtime.failed() => true,
    };
    finish(&runtime, args, failed).await
}

/// Stops, and says how that went.
async fn finish(runtime: &Runtime, args: &args::Run, failed: bool) -> anyhow::Result<Outcome> {
    let stopped = tokio::time::timeout(Duration::from_secs(10), runtime.stop()).await.context("stop within 10 s")?;
    drop(std::fs::remove_file(admin::socket(&args.data)));
    if failed {
        bail!(
            "go on: the store in {} failed (see the log above); what was accepted is safe. Make room on the disk or mend it, and start again",
            args.data.display()
        );
    }
    match stopped? {
        Stopped::Finished => tracing::info!("stopped; everything under way was finished"),
        Stopped::Parked => tracing::info!("stopped; what was under way goes on at the next start"),
    }
    Ok(Outcome::Good)
}

/// Connects the bots; answers with what is told about them too.
fn connect(args: &args::Run, host: &Host, loaded: Vec<Loaded>) -> anyhow::Result<(Vec<BotUnit>, Vec<Hosted>, String)> {
    let (mut units, mut hosted) = (Vec::new(), Vec::new());
    let mut banner = String::new();
    for (dir, bot) in args.bots.iter().zip(loaded) {
        let (unit, bot) = host.connect(dir, bot)?;
        write!(banner, "{}", bot.facts)?;
        if unit.channels.is_empty() {
            writeln!(banner, "  No customer can reach this bot: it has no channel that is on.")?;
        }
        units.push(unit);
        hosted.push(bot);
    }
    Ok((units, hosted, banner))
}

/// Watches the bots' folders; where this system cannot, that is said, and SIGHUP is left.
fn watch(args: &args::Run) -> Option<Watch> {
    let dirs = args.bots.iter().map(|dir| assemble::folder(dir).to_owned()).collect();
    Watch::new(dirs, &args.data)
        .inspect_err(|error| tracing::warn!(%error, "changes of bots are not noticed; send SIGHUP after you changed one"))
        .ok()
}

/// Makes the data folder, for its owner only.
fn prepare(data: &Path) -> anyhow::Result<()> {
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(data)
        .with_context(|| format!("make the data folder {} (--data names another)", data.display()))?;
    // One that was there before may be open to others.
    std::fs::set_permissions(data, std::fs::Permissions::from_mode(0o700))
        .with_context(|| format!("keep the data folder {} from others", data.display()))
}
