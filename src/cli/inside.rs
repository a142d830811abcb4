//! The listener for those who look after the service: its metrics and its health, apart from what customers reach.

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::channel::Mount;
use crate::runtime::Runtime;
use crate::runtime::meter::Exporter;
use crate::web;

/// How often what was recorded is put into its buckets when nobody asks.
const TIDY_EVERY: Duration = Duration::from_secs(5);
/// How often the data folder is measured.
const MEASURE_EVERY: Duration = Duration::from_secs(60);
/// How deep the data folder is measured.
const DEPTH: usize = 4;

/// Where metrics are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MetricsAt {
    /// Nowhere.
    Off,
    /// Here.
    On(SocketAddr),
}

impl FromStr for MetricsAt {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "off" => Ok(Self::Off),
            text => text.parse().map(Self::On).map_err(|_| "neither IP:PORT nor `off`".to_owned()),
        }
    }
}

/// A listener that nobody is answered on yet, and what it will show.
pub(super) struct Inside {
    listener: TcpListener,
    address: SocketAddr,
    exporter: Exporter,
}

impl Inside {
    /// Listens, and records from now on. Where that cannot be, the service does without. Must be called before the runtime
    /// is made.
    pub(super) async fn open(at: MetricsAt) -> Option<Self> {
        let MetricsAt::On(at) = at else { return None };
        let bound = TcpListener::bind(at).await.and_then(|listener| Ok((listener.local_addr()?, listener)));
        let (address, listener) = bound
            .inspect_err(|error| tracing::warn!(%error, "no metrics: cannot listen on {at}; --metrics names another address, or `off`"))
            .ok()?;
        if !address.ip().is_loopback() {
            tracing::warn!(%address, "metrics are shown to everybody who reaches this address");
        }
        let exporter = Exporter::install().inspect_err(|what| tracing::warn!(what, "no metrics")).ok()?;
        Some(Self { listener, address, exporter })
    }

    /// Shows metrics and health until the runtime has ended.
    pub(super) fn serve(self, runtime: &Arc<Runtime>, data: &Path) -> anyhow::Result<()> {
        let Self { listener, exporter, .. } = self;
        let mut mount = Mount::default();
        web::inside::health(&mut mount, runtime);
        web::inside::metrics(&mut mount, runtime, &exporter);
        let app = web::app(&mount).map_err(anyhow::Error::msg)?;
        runtime.outlast(|ended| web::listen(listener, app, ended));
        let tidied = exporter.clone();
        runtime.serve(|stop| async move {
            while wait(&stop, TIDY_EVERY).await {
                tidied.tidy();
            }
        });
        let data = data.to_owned();
        runtime.serve(|stop| measure(exporter, data, stop));
        Ok(())
    }
}

impl fmt::Display for Inside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "http://{}{}", self.address, web::inside::METRICS)
    }
}

/// Whether it goes on after a pause.
async fn wait(stop: &CancellationToken, pause: Duration) -> bool {
    stop.run_until_cancelled(tokio::time::sleep(pause)).await.is_some()
}

/// Measures the data folder now and then: a disk that hangs keeps nobody else.
async fn measure(exporter: Exporter, data: PathBuf, stop: CancellationToken) {
    loop {
        let data = data.clone();
        let measured = stop.run_until_cancelled(tokio::task::spawn_blocking(move || size(&data, DEPTH))).await;
        let Some(measured) = measured else { return };
        if let Ok(bytes) = measured {
            exporter.store_is(bytes);
        }
        if !wait(&stop, MEASURE_EVERY).await {
            return;
        }
    }
}

/// What a folder takes on the disk, bytes. What goes while it is measured does not count.
fn size(folder: &Path, depth: usize) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    /// The unit of `st_blocks`.
    const BLOCK: u64 = 512;
    let Ok(entries) = folder.read_dir() else { return 0 };
    let of = |entry: std::fs::DirEntry| match entry.metadata() {
        Ok(about) if about.is_dir() && depth > 0 => size(&entry.path(), depth - 1),
        Ok(about) => about.blocks().saturating_mul(BLOCK),
        Err(_) => 0,
    };
    entries.flatten().map(of).fold(0, u64::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metrics_are_shown_where_it_is_said() {
        for (text, expect) in [
            ("off", Ok(MetricsAt::Off)),
            ("127.0.0.1:9464", Ok(MetricsAt::On(SocketAddr::from(([127, 0, 0, 1], 9464))))),
            ("[::1]:1", Ok(MetricsAt::On("[::1]:1".parse().expect("an address")))),
            ("9464", Err(())),
            ("localhost:1", Err(())),
            ("", Err(())),
        ] {
            assert_eq!(text.parse::<MetricsAt>().map_err(drop), expect, "{text}");
        }
    }

    #[test]
    fn a_folder_is_as_large_as_what_is_in_it() {
        let folder = std::env::temp_dir().join(format!("turjuman-size-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("deep")).expect("a folder");
        std::fs::write(folder.join("deep/file"), vec![1; 100_000]).expect("a file");
        let (all, flat) = (size(&folder, 1), size(&folder, 0));
        std::fs::remove_dir_all(&folder).expect("it goes");
        assert!((100_000..200_000).contains(&all) && flat < 100_000, "{all} {flat}");
        assert_eq!(size(&folder, 1), 0);
    }
}
