//! The server under test: this program's `run` in a process of its own.

use std::fs::{File, OpenOptions};
use std::io::{Error, ErrorKind};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::load::{Client, Target};

/// How often a server is asked whether it is ready, and whether it has ended.
const POLL: Duration = Duration::from_millis(2);
/// How many lines of the log an error shows.
const LOG_LINES: usize = 5;
/// Below the ports that systems give to outgoing connections (Linux: 32768 to 60999).
const PORTS: std::ops::Range<u16> = 20_000..32_000;
/// How many ports are tried until there is none.
const PORT_ATTEMPTS: u32 = 64;
/// What a webhook with a callback answers once a message is durable.
pub const ACCEPTED: u16 = 202;

/// How a server is started.
#[derive(Clone, Debug)]
pub struct Launch {
    /// The program.
    pub program: PathBuf,
    /// The bots' folders.
    pub bots: Vec<PathBuf>,
    /// The data folder.
    pub data: PathBuf,
    /// Where it listens.
    pub listen: SocketAddr,
    /// Where its log goes.
    pub log: PathBuf,
    /// Environment variables besides our own.
    pub environment: Vec<(String, String)>,
}

/// A running server; it is killed when it is dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    started: Instant,
    log: PathBuf,
}

/// A port on loopback that nobody listens on now, and that no outgoing connection takes while a killed
/// server is away.
///
/// # Errors
/// When there is no randomness or no such port.
pub fn free_port() -> std::io::Result<SocketAddr> {
    let mut last = Error::from(ErrorKind::AddrInUse);
    for _ in 0..PORT_ATTEMPTS {
        let mut random = [0; 2];
        getrandom::fill(&mut random).map_err(Error::other)?;
        let port = PORTS.start + u16::from_ne_bytes(random) % (PORTS.end - PORTS.start);
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return listener.local_addr(),
            Err(error) => last = error,
        }
    }
    Err(last)
}

impl Launch {
    /// The command line, for those who want to look at its output themselves.
    #[must_use]
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("run").args(&self.bots).arg("--listen").arg(self.listen.to_string()).arg("--data").arg(&self.data);
        command.envs(self.environment.iter().map(|(name, value)| (name, value))).stdin(Stdio::null());
        command
    }

    /// Starts it; its log is appended to the file of that name.
    ///
    /// # Errors
    /// When the program or the log cannot be opened.
    pub fn start(&self) -> std::io::Result<Server> {
        let log: File = OpenOptions::new().create(true).append(true).open(&self.log)?;
        let started = Instant::now();
        let child = self.command().stdout(log.try_clone()?).stderr(log).spawn()?;
        Ok(Server { child, started, log: self.log.clone() })
    }
}

impl Server {
    /// The process id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Posts a message until it is taken. Answers the time since the process was started.
    ///
    /// # Errors
    /// When the process ended, or did not take it within `within`.
    pub async fn ready(&mut self, target: &Target, id: &str, body: &[u8], within: Duration) -> std::io::Result<Duration> {
        let mut client = Client::new(target.clone());
        let mut last = String::from("it was not asked");
        while self.started.elapsed() < within {
            match client.post(id, body).await {
                Ok(ACCEPTED) => return Ok(self.started.elapsed()),
                Ok(status) => last = format!("it answered {status}"),
                Err(error) => last = error.to_string(),
            }
            if let Some(status) = self.child.try_wait()? {
                return Err(Error::other(format!("the server ended with {status}{}", self.last_lines())));
            }
            tokio::time::sleep(POLL).await;
        }
        Err(Error::new(ErrorKind::TimedOut, format!("the server took no message: {last}{}", self.last_lines())))
    }

    /// Asks it to end (SIGTERM) and waits. Answers how long it took and how it ended.
    ///
    /// # Errors
    /// When it did not end within `within`; it is killed then.
    pub async fn terminate(mut self, within: Duration) -> std::io::Result<(Duration, ExitStatus)> {
        let began = Instant::now();
        // The standard library sends no signal but SIGKILL; every shell can.
        let asked = Command::new("sh").arg("-c").arg(format!("kill -TERM {}", self.child.id())).status()?;
        if !asked.success() {
            return Err(Error::other("the server could not be asked to end"));
        }
        while began.elapsed() < within {
            if let Some(status) = self.child.try_wait()? {
                return Ok((began.elapsed(), status));
            }
            tokio::time::sleep(POLL).await;
        }
        Err(Error::new(ErrorKind::TimedOut, format!("the server did not end within {within:?}")))
    }

    /// Kills it as a power switch would (SIGKILL).
    ///
    /// # Errors
    /// When it had ended by itself.
    pub fn kill(mut self) -> std::io::Result<()> {
        if let Some(status) = self.child.try_wait()? {
            return Err(Error::other(format!("the server had ended with {status}{}", self.last_lines())));
        }
        self.child.kill()?;
        self.child.wait().map(drop)
    }

    fn last_lines(&self) -> String {
        let log = std::fs::read(&self.log).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<_> = log.lines().rev().take(LOG_LINES).collect();
        lines.into_iter().rev().fold(String::new(), |all, line| all + "\n  " + line)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both fail only when it has ended and was waited for.
        if self.child.kill().is_ok() && self.child.wait().is_err() {
            tracing::debug!("the server had been waited for");
        }
    }
}
