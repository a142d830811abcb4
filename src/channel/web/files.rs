//! Files both ways: uploads as they arrive, downloads as they are read.

use bytes::{Bytes, BytesMut};
use futures_util::StreamExt as _;
use futures_util::future::ready;
use futures_util::stream;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, StatusCode};

use super::config::FileSettings;
use super::name::{cleaned, disposition, unescaped};
use super::sniff::{ENOUGH, OPAQUE, agrees, is_picture};
use crate::channel::signed::{Problem, header, json};
use crate::channel::{HttpRequest, HttpResponse, Payload, Upload};
use crate::core::key::Identity;
use crate::core::time::Timestamp;
use crate::ports::{Blob, BlobBytes, BlobError, Blobs, NewBlob};

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
    let Some(Upload(mut rest)) = upload else { return Ok((Bytes::new(), stream::empty().boxed())) };
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

/// A file as it is given to its owner. What a browser could run is never shown, only saved.
pub(super) fn give(blob: &Blob, bytes: BlobBytes) -> HttpResponse {
    let (kind, shown) = if is_picture(&blob.mime) { (blob.mime.as_str(), "inline") } else { (OPAQUE, "attachment") };
    let mut headers = HeaderMap::new();
    let said = [(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition(shown, blob.name.as_deref()))];
    for (name, value) in said {
        headers.insert(name, HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static("attachment")));
    }
    headers.insert(CONTENT_LENGTH, HeaderValue::from(blob.size));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600"));
    HttpResponse { status: StatusCode::OK, headers, body: Payload::Stream(bytes) }
}

fn wrong_type(settings: &FileSettings) -> Problem {
    let help = match settings.max {
        0 => "files are not taken here".to_owned(),
        _ => format!("the type must be that of the file, and one of {}", settings.types.join(", ")),
    };
    Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "file_type", "take a file of this type", help)
}

fn too_large(max: u64) -> Problem {
    let what = format!("take a file of more than {max} bytes");
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", what, "send a smaller one")
}

/// What a page is told about a file that is not kept or given.
pub(super) fn refused(error: BlobError) -> Problem {
    match error {
        BlobError::TooLarge { max } => too_large(max),
        BlobError::Cut { source } if source.kind() == std::io::ErrorKind::FileTooLarge => {
            Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", "take a file as large as this", "send a smaller one")
        }
        BlobError::Quota { max } => Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "quota",
            format!("keep more than {max} bytes of files for one customer"),
            "files are removed after a while",
        ),
        BlobError::Cut { .. } => {
            Problem::new(StatusCode::BAD_REQUEST, "body_not_read", "read the file to its end", "send it again, in one go")
        }
        error @ (BlobError::Full | BlobError::Total { .. }) => {
            tracing::error!(%error, "files are not taken");
            Problem::new(StatusCode::INSUFFICIENT_STORAGE, "full", "keep a file now", "try again later")
        }
        error => {
            tracing::error!(%error, "cannot serve a file");
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", "keep or read a file now", "try again later")
        }
    }
}
