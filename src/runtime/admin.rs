//! The admin socket: a Unix socket in the data folder through which the other commands reach a running
//! process. One JSON line asks; JSON lines answer; the last one says `done` or `error`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use futures_util::StreamExt as _;
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{UnixListener, UnixStream};

use super::counters::Snapshot;
use super::running::BotStatus;
use super::start::Runtime;
use crate::core::key::Identity;
use crate::ports::{ExportLine, StoreStats};

/// The socket's name in the data folder.
const SOCKET: &str = "admin.sock";
/// The longest question, bytes.
const MAX_QUESTION: u64 = 64 * 1024;

/// What can be asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub enum Question {
    /// The counters, and which version of each bot runs.
    Status,
    /// Everything that is stored.
    Export,
    /// Destroy what is stored about a customer.
    Erase {
        /// Whom.
        identity: Identity,
    },
}

/// One line of an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    /// The counters, and which version of each bot runs.
    Status {
        /// Of the runtime.
        counters: Snapshot,
        /// Of the store.
        store: StoreStats,
        /// The bots as they run now.
        bots: Vec<BotStatus>,
    },
    /// One line of an export.
    Line {
        /// The line.
        line: ExportLine,
    },
    /// What was erased.
    Erased {
        /// How many conversations and tickets.
        aggregates: usize,
    },
    /// Nothing follows.
    Done,
    /// It failed.
    Error {
        /// Why.
        what: String,
    },
}

/// Where the socket of a data folder is.
#[must_use]
pub fn socket(data: &Path) -> PathBuf {
    data.join(SOCKET)
}

/// Makes the socket, readable by its owner only. An old socket that nobody listens on is replaced.
///
/// # Errors
/// When the folder cannot be written.
pub fn bind(data: &Path) -> std::io::Result<UnixListener> {
    use std::os::unix::fs::PermissionsExt as _;
    let path = socket(data);
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    // The folder is already ours alone, so nobody can connect between these two calls.
    let listener = UnixListener::bind(&path)?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
    Ok(listener)
}

/// Answers until the runtime stops.
pub async fn serve(runtime: Arc<Runtime>, listener: UnixListener) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let runtime = Arc::clone(&runtime);
                tokio::spawn(async move {
                    if let Err(error) = converse(&runtime, stream).await {
                        tracing::debug!(%error, "an admin connection ended early");
                    }
                });
            }
            Err(error) => {
                tracing::warn!(%error, "cannot take an admin connection");
                tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            }
        }
    }
}

async fn converse(runtime: &Runtime, mut stream: UnixStream) -> std::io::Result<()> {
    use tokio::io::AsyncReadExt as _;
    let (read, mut write) = stream.split();
    let mut line = String::new();
    BufReader::new(read.take(MAX_QUESTION)).read_line(&mut line).await?;
    let answered = match serde_json::from_str(&line) {
        Ok(question) => answer(runtime, question, &mut write).await,
        Err(error) => Err(format!("read the question: {error}")),
    };
    let last = answered.map_or_else(|what| Answer::Error { what }, |()| Answer::Done);
    say(&mut write, &last).await
}

async fn answer(runtime: &Runtime, question: Question, write: &mut (impl tokio::io::AsyncWrite + Unpin)) -> Result<(), String> {
    let store = runtime.store();
    let failed = |error: &dyn std::fmt::Display| error.to_string();
    match question {
        Question::Status => {
            let status = Answer::Status { counters: runtime.counters().snapshot(), store: store.stats(), bots: runtime.bots() };
            say(write, &status).await.map_err(|error| failed(&error))
        }
        Question::Export => {
            let mut lines = store.export().await.map_err(|error| failed(&error))?;
            while let Some(line) = lines.next().await {
                let line = line.map_err(|error| failed(&error))?;
                say(write, &Answer::Line { line }).await.map_err(|error| failed(&error))?;
            }
            Ok(())
        }
        Question::Erase { identity } => {
            let aggregates = store.erase(&identity).await.map_err(|error| failed(&error))?;
            say(write, &Answer::Erased { aggregates }).await.map_err(|error| failed(&error))
        }
    }
}

async fn say(write: &mut (impl tokio::io::AsyncWrite + Unpin), answer: &Answer) -> std::io::Result<()> {
    let mut line = serde_json::to_vec(answer)?;
    line.push(b'\n');
    write.write_all(&line).await
}

/// Asks a running process and hands each line of the answer to `each`. `None` when none is running.
///
/// # Errors
/// When the process ends the connection early or answers with an error.
pub async fn ask(data: &Path, question: &Question, mut each: impl FnMut(Answer) -> std::io::Result<()>) -> std::io::Result<Option<()>> {
    let stream = match UnixStream::connect(socket(data)).await {
        Ok(stream) => stream,
        Err(error) if matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::ConnectionRefused) => return Ok(None),
        Err(error) => return Err(error),
    };
    let (read, mut write) = stream.into_split();
    let mut line = serde_json::to_vec(question)?;
    line.push(b'\n');
    write.write_all(&line).await?;
    let mut lines = BufReader::new(read).lines();
    while let Some(line) = lines.next_line().await? {
        match serde_json::from_str(&line)? {
            Answer::Done => return Ok(Some(())),
            Answer::Error { what } => return Err(std::io::Error::other(what)),
            answer => each(answer)?,
        }
    }
    Err(std::io::Error::new(std::io::ErrorKind::UnexpectedEof, "the process ended before it had answered"))
}
