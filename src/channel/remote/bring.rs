//! Brings a customer's file here: from hosts that are allowed, within a size and a time.

use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_util::future::ready;
use futures_util::{StreamExt as _, stream};
use reqwest12::{Client, Response, StatusCode, Url};

use crate::channel::FetchError;
use crate::channel::file::{ENOUGH, KNOWN, OPAQUE, agrees, cleaned};
use crate::config::{KeyDoc, Reader, Shape};
use crate::core::key::Identity;
use crate::core::message::MediaRef;
use crate::ports::{BlobBytes, BlobError, Blobs, Clock, NewBlob};

const MIB: u64 = 1024 * 1024;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// How long a file may take.
const DEADLINE: Duration = Duration::from_secs(15);

/// What files of customers are brought here, and how long they are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FileLimits {
    /// The most mebibytes of a file.
    pub(crate) max_mib: u64,
    /// The most mebibytes of all files of a customer.
    pub(crate) quota_mib: u64,
    /// The most gibibytes of all files of all customers.
    pub(crate) total_gib: u64,
    /// For how many days.
    pub(crate) days: i64,
}

impl FileLimits {
    /// The keys of a section for them, in their order; `most` MiB is what the platform gives out at most.
    pub(crate) const fn keys(most: i64) -> [KeyDoc; 4] {
        const fn integer(min: i64, max: i64, unit: &'static str) -> Shape {
            Shape::Integer { min, max, unit }
        }
        [
            KeyDoc::new("file_max_mib", integer(1, most, "MiB"), "The largest file of a customer that is kept.").or("20"),
            KeyDoc::new("file_quota_mib", integer(1, 1_000, "MiB"), "The most that the files of one customer may have together.").or("100"),
            KeyDoc::new(
                "file_total_gib",
                integer(1, 10_000, "GiB"),
                "The most that the files of all customers may have together, those of other bots of the process included.",
            )
            .or("10"),
            KeyDoc::new("file_days", integer(1, 3_650, "days"), "How long files are kept.").or("90"),
        ]
    }

    /// Reads the keys.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Self {
        // What has a problem is never built.
        Self {
            max_mib: reader.number("file_max_mib").unwrap_or_default(),
            quota_mib: reader.number("file_quota_mib").unwrap_or_default(),
            total_gib: reader.number("file_total_gib").unwrap_or_default(),
            days: reader.integer("file_days").unwrap_or_default(),
        }
    }

    const fn max_bytes(self) -> u64 {
        self.max_mib.saturating_mul(MIB)
    }
}

/// Brings files of one account's customers here.
pub(crate) struct Bring {
    pub(crate) client: Client,
    pub(crate) blobs: Arc<dyn Blobs>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) limits: FileLimits,
    /// The hosts that files come from: `cdn.example`, or `127.0.0.1:8081` where the port is not the scheme's own.
    pub(crate) hosts: Vec<String>,
}

impl Bring {
    /// Whether the file has been brought: what is kept is asked for by no id of a platform.
    pub(crate) async fn has(&self, owner: &Identity, media: &MediaRef) -> bool {
        matches!(self.blobs.get(owner, &media.id).await, Ok(Some(_)))
    }

    /// Keeps what stands at `url` as a file of `owner`'s. `media` says what the platform claims of it.
    ///
    /// # Errors
    /// `Refused` where another attempt would end the same. Neither names the address, which may hold a secret.
    pub(crate) async fn bring(&self, owner: Identity, url: &str, media: &MediaRef) -> Result<MediaRef, FetchError> {
        let url = self.allowed(url)?;
        let late = |_| FetchError::Retry { what: format!("it did not come within {} s", DEADLINE.as_secs()) };
        tokio::time::timeout(DEADLINE, self.keep(owner, url, media)).await.map_err(late)?
    }

    fn allowed(&self, url: &str) -> Result<Url, FetchError> {
        let url = Url::parse(url).map_err(|_| refused("its address cannot be read"))?;
        let host = match (url.host_str(), url.port()) {
            (Some(host), Some(port)) => format!("{host}:{port}"),
            (Some(host), None) => host.to_owned(),
            (None, _) => return Err(refused("its address has no host")),
        };
        if !matches!(url.scheme(), "https" | "http") || !self.hosts.contains(&host) {
            return Err(refused(format!("it lies on `{host}`, which is not one of the hosts that files come from")));
        }
        Ok(url)
    }

    async fn keep(&self, owner: Identity, url: Url, media: &MediaRef) -> Result<MediaRef, FetchError> {
        let asked = self.client.get(url).send().await;
        let response = asked.map_err(|error| FetchError::Retry { what: broken(&error).to_owned() })?;
        let max = self.limits.max_bytes();
        judge(response.status())?;
        if media.size.max(response.content_length()) > Some(max) {
            return Err(too_large(max));
        }
        let (first, bytes) = begun(response).await?;
        let claimed = media.mime.as_deref().unwrap_or(OPAQUE);
        let mime =
            if agrees(claimed, &first) { claimed } else { KNOWN.iter().copied().find(|known| agrees(known, &first)).unwrap_or(OPAQUE) };
        let new = NewBlob {
            owner,
            mime: mime.to_owned(),
            name: media.name.as_deref().and_then(cleaned),
            expires: self.clock.now().plus_ms(self.limits.days.saturating_mul(DAY_MS)),
            max_bytes: max,
            quota_bytes: self.limits.quota_mib.saturating_mul(MIB),
            total_bytes: self.limits.total_gib.saturating_mul(1024 * MIB),
        };
        let blob = self.blobs.put(new, bytes).await.map_err(|error| match error {
            error @ (BlobError::TooLarge { .. } | BlobError::Quota { .. } | BlobError::Total { .. } | BlobError::Full) => {
                refused(format!("cannot {error}"))
            }
            error => FetchError::Retry { what: format!("cannot {error}") },
        })?;
        Ok(MediaRef { id: blob.id, mime: Some(blob.mime), name: blob.name, size: Some(blob.size) })
    }
}

fn refused(what: impl Into<String>) -> FetchError {
    FetchError::Refused { what: what.into() }
}

fn too_large(max: u64) -> FetchError {
    refused(format!("it has more than {max} bytes"))
}

fn judge(status: StatusCode) -> Result<(), FetchError> {
    let what = format!("the platform answered {status}");
    match status {
        StatusCode::OK => Ok(()),
        StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT => Err(FetchError::Retry { what }),
        status if status.is_server_error() => Err(FetchError::Retry { what }),
        _ => Err(FetchError::Refused { what }),
    }
}

/// The kind of a failure; the library's own words name the address.
fn broken(error: &reqwest12::Error) -> &'static str {
    if error.is_timeout() {
        "the connection timed out"
    } else if error.is_connect() {
        "there is no connection"
    } else {
        "the connection was cut"
    }
}

/// The first bytes, enough to tell what they are, and all of them.
async fn begun(response: Response) -> Result<(Bytes, BlobBytes), FetchError> {
    let pieces = response.bytes_stream().map(|piece| piece.map_err(|error| std::io::Error::other(broken(&error))));
    // A small file ends here already, and what has ended must not be asked again.
    let mut rest = pieces.fuse();
    let mut first = BytesMut::new();
    while first.len() < ENOUGH {
        match rest.next().await {
            Some(Ok(piece)) => first.extend_from_slice(&piece),
            Some(Err(error)) => return Err(FetchError::Retry { what: error.to_string() }),
            None => break,
        }
    }
    let first = first.freeze();
    Ok((first.clone(), stream::once(ready(Ok(first))).chain(rest).boxed()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_only_from_hosts_that_are_allowed() {
        let hosts = vec!["cdn.example".to_owned(), "127.0.0.1:81".to_owned()];
        let clock = Arc::new(crate::conformance::channel::FixedClock(crate::core::time::Timestamp(0)));
        let limits = FileLimits { max_mib: 1, quota_mib: 1, total_gib: 1, days: 1 };
        let bring = Bring { client: Client::new(), blobs: Arc::new(crate::store::MemoryBlobs::default()), clock, limits, hosts };
        for (url, expect) in [
            ("https://cdn.example/a/b.png?ex=1", true),
            ("https://cdn.example:444/a", false),
            ("https://cdn.example@evil.example/a", false),
            ("https://evil.example/cdn.example", false),
            ("https://xcdn.example/a", false),
            ("http://127.0.0.1:81/file", true),
            ("http://127.0.0.1/file", false),
            ("file:///etc/passwd", false),
            ("ftp://cdn.example/a", false),
            ("/a", false),
        ] {
            assert_eq!(bring.allowed(url).is_ok(), expect, "{url}");
        }
    }
}
