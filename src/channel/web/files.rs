//! Uploads as they arrive.

use bytes::{Bytes, BytesMut};
use futures_util::StreamExt as _;
use futures_util::future::ready;
use futures_util::stream;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, StatusCode};

use super::config::FileSettings;
use crate::channel::file::{ENOUGH, OPAQUE, agrees, cleaned, refused, too_large, unescaped};
use crate::channel::signed::{Problem, header, json};
use crate::channel::{HttpRequest, HttpResponse, Upload};
use crate::core::key::Identity;
use crate::core::time::Timestamp;
use crate::ports::{BlobBytes, BlobError, Blobs, NewBlob};

/// The header with the file's name, percent-encoded.
const FILE_NAME: &str = "x-file-name";
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Keeps what is uploaded.
pub(super) async fn take(
    blobs: &dyn Blobs,
    settings: &FileSettings,
    owner: Identity,
    now: Timestamp,
    mut request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let claimed = claimed(&request.headers);
    if settings.max == 0 || !settings.types.contains(&claimed) {
        return Err(wrong_type(settings));
    }
    if header(&request.headers, CONTENT_LENGTH.as_str()).and_then(|length| length.parse::<u64>().ok()) > Some(settings.max_bytes()) {
        return Err(too_large(settings.max_bytes()));
    }
    let name = header(&request.headers, FILE_NAME).and_then(unescaped).and_then(|name| cleaned(&name));
    let bytes = begun(request.upload.take()).await.map_err(|error| refused(BlobError::Cut { source: error }))?;
    let (first, bytes) = bytes;
    if first.is_empty() {
        return Err(Problem::new(StatusCode::BAD_REQUEST, "empty", "take an empty file", "send the file's bytes as the body"));
    }
    if !agrees(&claimed, &first) {
        return Err(wrong_type(settings));
    }
    let new = NewBlob {
        owner,
        mime: claimed,
        name,
        expires: now.plus_ms(settings.days.saturating_mul(DAY_MS)),
        max_bytes: settings.max_bytes(),
        quota_bytes: settings.quota_bytes(),
        total_bytes: settings.total_bytes(),
    };
    let blob = blobs.put(new, bytes).await.map_err(refused)?;
    Ok(json(StatusCode::CREATED, &serde_json::json!(blob)))
}

/// The type that the browser claims, without parameters.
fn claimed(headers: &HeaderMap) -> String {
    let claimed = header(headers, CONTENT_TYPE.as_str()).unwrap_or(OPAQUE);
    claimed.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The first bytes, enough to tell what they are, and all of them.
async fn begun(upload: Option<Upload>) -> std::io::Result<(Bytes, BlobBytes)> {
    let Some(Upload(rest)) = upload else { return Ok((Bytes::new(), stream::empty().boxed())) };
    // A small file ends here already, and what has ended must not be asked again.
    let mut rest = rest.fuse();
    let mut first = BytesMut::new();
    while first.len() < ENOUGH {
        match rest.next().await {
            Some(piece) => first.extend_from_slice(&piece?),
            None => break,
        }
    }
    let first = first.freeze();
    Ok((first.clone(), stream::once(ready(Ok(first))).chain(rest).boxed()))
}

fn wrong_type(settings: &FileSettings) -> Problem {
    let help = match settings.max {
        0 => "files are not taken here".to_owned(),
        _ => format!("the type must be that of the file, and one of {}", settings.types.join(", ")),
    };
    Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "file_type", "take a file of this type", help)
}
