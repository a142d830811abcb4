//! Connections: how many there may be, and how long one may take for what it sends.
//!
//! HTTP/1.1 only: what stands before us and speaks HTTP/2 to the world speaks HTTP/1.1 to us.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::response::Response;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;

use super::live::{Endless, Live};
use super::stream::Stream;

/// The most connections at a time; further ones wait until one ends.
const MAX_CONNECTIONS: usize = 4096;
/// The part of the files that the process may open which connections leave to the store and to callbacks.
const FILES_LEFT: usize = 4;
/// How long the head of a request may take. Also how long an idle connection is kept.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);
/// A pause when connections cannot be taken, so that it is not tried all the time.
const PAUSE: Duration = Duration::from_millis(200);

/// Serves until `stop`; requests under way are finished.
pub async fn listen(listener: TcpListener, app: impl Into<Live>, stop: CancellationToken) {
    let app = app.into();
    let slots = Arc::new(Semaphore::new(max_connections()));
    let open = GracefulShutdown::new();
    while let Some(Some((stream, remote, slot))) = stop.run_until_cancelled(accept(&listener, &slots)).await {
        tokio::spawn(serve(stream, remote, app.clone(), open.watcher(), slot));
    }
    drop(listener);
    app.end();
    open.shutdown().await;
}

/// The next connection, with its place among those that are open.
async fn accept(listener: &TcpListener, slots: &Arc<Semaphore>) -> Option<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let slot = Arc::clone(slots).acquire_owned().await.ok()?;
    loop {
        match listener.accept().await {
            Ok((stream, remote)) => return Some((stream, remote, slot)),
            Err(error) => {
                tracing::warn!(%error, "cannot take a connection");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

async fn serve(stream: TcpStream, remote: SocketAddr, app: Live, open: Watcher, slot: OwnedSemaphorePermit) {
    let service = service_fn(move |request| answer(app.now(), remote, request));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .serve_connection(TokioIo::new(Stream::new(stream)), service);
    if let Err(error) = open.watch(connection).await {
        tracing::debug!(%error, "a connection ended early");
    }
    drop(slot);
}

async fn answer(
    (app, endless): (axum::Router, Endless),
    remote: SocketAddr,
    mut request: Request<Incoming>,
) -> Result<Response, Infallible> {
    request.extensions_mut().insert(remote);
    request.extensions_mut().insert(endless);
    TowerToHyperService::new(app).call(request).await
}

/// What is left of the files that this process may open, at most [`MAX_CONNECTIONS`].
pub(super) fn max_connections() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    open_files(&limits).map_or(MAX_CONNECTIONS, |files| files - files / FILES_LEFT).clamp(1, MAX_CONNECTIONS)
}

/// The soft limit of open files in the text of `/proc/self/limits`.
fn open_files(limits: &str) -> Option<usize> {
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_limit_of_open_files() {
        for (text, expect) in [
            ("Limit  Soft  Hard\nMax open files            1024                 524288               files\n", Some(1024)),
            ("Max open files            unlimited            unlimited            files\n", None),
            ("", None),
        ] {
            assert_eq!(open_files(text), expect, "{text}");
        }
        assert!((1..=MAX_CONNECTIONS).contains(&max_connections()));
    }
}
