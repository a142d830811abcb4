//! A kept file as it hangs on a message, and as it is given.

use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderMap, HeaderValue, StatusCode};

use super::name::disposition;
use super::sniff::{OPAQUE, is_picture};
use crate::channel::signed::Problem;
use crate::channel::{HttpResponse, Payload};
use crate::core::message::{Attachment, MediaRef};
use crate::ports::{Blob, BlobBytes, BlobError};

/// A kept file as it hangs on a message.
pub(crate) fn attachment(media: MediaRef) -> Attachment {
    let shows = media.mime.as_deref().is_some_and(is_picture);
    if shows { Attachment::Image { media, alt: None } } else { Attachment::File { media } }
}

/// A file as a browser is given it. What a browser could run is never shown, only saved.
pub(crate) fn give(blob: &Blob, bytes: BlobBytes) -> HttpResponse {
    let (kind, how) = if is_picture(&blob.mime) { (blob.mime.as_str(), "inline") } else { (OPAQUE, "attachment") };
    response(blob, bytes, kind, how, HeaderValue::from_static("private, max-age=3600"))
}

/// A file that is only saved, whatever it is, and that nobody keeps on the way.
pub(crate) fn saved(blob: &Blob, bytes: BlobBytes) -> HttpResponse {
    let kind = if is_picture(&blob.mime) { blob.mime.as_str() } else { OPAQUE };
    response(blob, bytes, kind, "attachment", HeaderValue::from_static("no-store"))
}

fn response(blob: &Blob, bytes: BlobBytes, kind: &str, how: &str, cache: HeaderValue) -> HttpResponse {
    let mut headers = HeaderMap::new();
    let said = [(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition(how, blob.name.as_deref()))];
    for (name, value) in said {
        headers.insert(name, HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static("attachment")));
    }
    headers.insert(CONTENT_LENGTH, HeaderValue::from(blob.size));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(CACHE_CONTROL, cache);
    HttpResponse { status: StatusCode::OK, headers, body: Payload::Stream(bytes) }
}

/// A file is larger than `max` bytes.
pub(crate) fn too_large(max: u64) -> Problem {
    let what = format!("take a file of more than {max} bytes");
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", what, "send a smaller one")
}

/// What is told about a file that is not kept or given.
pub(crate) fn refused(error: BlobError) -> Problem {
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
