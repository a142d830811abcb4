//! The world outside: environment variables, the clock, TLS, signals.

use std::io::{IsTerminal as _, Write as _};
use std::time::{SystemTime, UNIX_EPOCH};

use tokio::signal::unix::{Signal, SignalKind, signal};

use super::log;
use crate::core::time::Timestamp;
use crate::ports::Clock;

/// The machine's clock.
#[derive(Debug)]
pub(super) struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// An environment variable that is set and not empty. `NAME_FILE` names a file that holds the value instead.
pub(super) fn secret(name: &str) -> Option<String> {
    if let Ok(value) = std::env::var(name) {
        return Some(value).filter(|value| !value.trim().is_empty());
    }
    let path = std::env::var(format!("{name}_FILE")).ok()?;
    match std::fs::read_to_string(&path) {
        Ok(value) => Some(value.trim().to_owned()).filter(|value| !value.is_empty()),
        Err(error) => {
            tell(&format!("warning: cannot read {path}, which {name}_FILE names: {error}\n"));
            None
        }
    }
}

/// Chooses the one TLS provider. Must run before any HTTP client is made.
pub(super) fn tls() {
    // An error only says that it was chosen before.
    drop(rustls::crypto::ring::default_provider().install_default());
}

/// A panic is logged with its place only: its words may quote what a customer wrote.
pub(super) fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a panic");
        tracing::debug!(%panic, "its words");
    }));
}

/// The async runtime of a command.
pub(super) fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    use anyhow::Context as _;
    tokio::runtime::Builder::new_multi_thread().enable_all().build().context("start the async runtime")
}

/// Resolves at the first SIGINT or SIGTERM from now on, and at a SIGHUP that says that the terminal we write to was closed.
/// Must be called within a tokio runtime.
///
/// # Errors
/// When this system does not tell of SIGINT or SIGTERM.
pub(super) fn asked_to_stop() -> std::io::Result<impl Future<Output = &'static str>> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let mut hangup = hangups().ok();
    let on_terminal = || std::io::stderr().is_terminal();
    let began_on_terminal = on_terminal();
    Ok(async move {
        loop {
            let hung_up = async {
                match &mut hangup {
                    Some(hangup) => hangup.recv().await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                _ = interrupt.recv() => return "SIGINT",
                _ = terminate.recv() => return "SIGTERM",
                _ = hung_up => if began_on_terminal && !on_terminal() { return "SIGHUP" },
            }
        }
    })
}

/// Each SIGHUP from now on. Must be called within a tokio runtime.
pub(super) fn hangups() -> std::io::Result<Signal> {
    signal(SignalKind::hangup())
}

/// Writes to standard output.
///
/// # Errors
/// When nobody reads it any more, or there is no room for it.
pub(super) fn say(text: &str) -> anyhow::Result<()> {
    use anyhow::Context as _;
    let mut out = std::io::stdout();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).context("write to standard output")
}

/// Writes to standard error; that nobody reads it is no reason to stop. Where a log of JSON lines stands there, it becomes
/// one of them.
pub(super) fn tell(text: &str) {
    if log::is_json() {
        if !text.is_empty() {
            tracing::error!("{}", text.trim_end());
        }
        return;
    }
    drop(std::io::stderr().write_all(text.as_bytes()));
}

/// Whether problems may be printed in colour.
pub(super) fn color() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}
