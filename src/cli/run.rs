//! `turjuman run`: serves bots until it is told to stop.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

use super::args;
use super::assemble::{self, Line, Listener};
use super::environment::{self, SystemClock};
use super::outcome::Outcome;
use crate::channel::Mount;
use crate::config::Loaded;
use crate::ports::Clock;
use crate::runtime::{Limits, Runtime, Stopped, admin};
use crate::store::{Sled, SledOptions};
use crate::web;

pub(super) fn run(args: &args::Run) -> anyhow::Result<Outcome> {
    environment::log(args.log_json, "info");
    environment::tls();
    environment::quiet_panics();
    let mut loaded = Vec::new();
    let mut bad = false;
    for dir in &args.bots {
        match assemble::load(dir, &environment::secret) {
            Ok(bot) => {
                eprint!("{}", bot.warnings.render(environment::color()));
                loaded.push(bot);
            }
            Err(report) => {
                bad = true;
                eprint!("{}", report.render(environment::color()));
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
    environment::runtime()?.block_on(serve(args, loaded))
}

async fn serve(args: &args::Run, loaded: Vec<Loaded>) -> anyhow::Result<Outcome> {
    let began = Instant::now();
    let listener = tokio::net::TcpListener::bind(args.listen)
        .await
        .with_context(|| format!("listen on {} (--listen names another address)", args.listen))?;
    let address = listener.local_addr().context("find the listener's address")?;
    prepare(&args.data)?;
    let store = Arc::new(Sled::open(&args.data, &SledOptions::default())?);
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let runtime = Arc::new(Runtime::new(store, Arc::clone(&clock), Limits::default()));
    let base = format!("http://{address}");
    let place = Listener { base: &base, loopback: address.ip().is_loopback() };
    let mut mount = Mount::default();
    let mut units = Vec::new();
    let mut banner = String::new();
    for bot in loaded {
        describe(&mut banner, &bot)?;
        let (unit, lines) = assemble::connect(&runtime, bot, &clock, &environment::secret, &mut mount, place)?;
        writeln!(banner, "  answers   {}", unit.model.describe())?;
        write_lines(&mut banner, &lines)?;
        if unit.channels.is_empty() {
            writeln!(banner, "  No customer can reach this bot: it has no channel that is on.")?;
        }
        units.push(unit);
    }
    let app = web::app(&mount).map_err(|what| anyhow::anyhow!("{what}"))?;
    let socket = admin::bind(&args.data).with_context(|| format!("open the admin socket in {}", args.data.display()))?;
    let stop_asked = environment::asked_to_stop();
    runtime.start(units);
    runtime.serve(|stop| web::listen(listener, app, stop));
    let for_admin = Arc::clone(&runtime);
    runtime.serve(|stop| async move {
        tokio::select! {
            () = admin::serve(for_admin, socket) => {}
            () = stop.cancelled() => {}
        }
    });
    println!(
        "turjuman {} listens on {base}, data in {} (ready in {} ms)\n{banner}",
        env!("CARGO_PKG_VERSION"),
        args.data.display(),
        began.elapsed().as_millis()
    );
    println!("Stop with Ctrl-C; nothing that was accepted is lost.");
    let failed = tokio::select! {
        signal = stop_asked => {
            tracing::info!(signal, "stopping");
            false
        }
        () = runtime.failed() => true,
    };
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

fn describe(out: &mut String, bot: &Loaded) -> std::fmt::Result {
    let locales: Vec<_> = bot.bot.languages.locales().iter().map(ToString::to_string).collect();
    let passages = bot.bot.knowledge.len();
    let noun = if passages == 1 { "passage" } else { "passages" };
    writeln!(out, "\n{} ({}) · {} · {passages} {noun}", bot.bot.brand, bot.bot.id, locales.join(" "))
}

fn write_lines(out: &mut String, lines: &[Line]) -> std::fmt::Result {
    for line in lines {
        writeln!(out, "  {:<9} {:<14} {}", if line.on { "on" } else { "off" }, line.name, line.detail)?;
    }
    for line in lines.iter().filter_map(|line| line.try_it.as_ref()) {
        writeln!(out, "  try       {line}")?;
    }
    Ok(())
}
