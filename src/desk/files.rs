//! Files that people send to customers: what they are held to, and where they are kept.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::future::ready;
use futures_util::stream;
use http::StatusCode;
use serde_json::Value;

use crate::channel::DecodeError;
use crate::channel::file::{KNOWN, agrees, attachment, cleaned, refused};
use crate::channel::json::{Fields, error};
use crate::channel::signed::Problem;
use crate::core::key::Identity;
use crate::core::message::{Attachment, MediaRef};
use crate::core::time::Timestamp;
use crate::ports::{Blob, Blobs, NewBlob};

/// The most files of one reply.
pub const MAX_FILES: usize = 3;
/// How long they are kept, as those of the chat page are by default, ms.
const KEPT_MS: i64 = 90 * 24 * 60 * 60 * 1000;
/// People of the business are no strangers: what a request may hold and the disk are their only limits.
const UNLIMITED: u64 = u64::MAX;

/// A file as a person sends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sent {
    name: String,
    mime: String,
    bytes: Bytes,
}

/// Reads the `attachments` of a reply.
pub(super) fn read(items: Vec<Value>) -> Result<Vec<Sent>, Problem> {
    if items.len() > MAX_FILES {
        let (what, help) = (format!("take {} files", items.len()), format!("send at most {MAX_FILES} in one reply"));
        return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_many_files", what, help));
    }
    items.into_iter().map(sent).collect()
}

fn sent(item: Value) -> Result<Sent, Problem> {
    let mut fields = Fields::of(item, "an attachment")?;
    fields.only(&["name", "mime", "data"])?;
    let (name, mime, data) = (fields.text("name")?, fields.text("mime")?, fields.text("data")?);
    let name = cleaned(&fields.required("name", name)?).ok_or_else(bad_name)?;
    let mime = fields.required("mime", mime)?;
    let data = fields.required("data", data)?;
    let bytes = STANDARD.decode(data).map_err(|cause| bad_data(&cause))?;
    if bytes.is_empty() {
        return Err(error("take an empty file", "put the file's bytes into `data`").into());
    }
    if !KNOWN.contains(&mime.as_str()) || !agrees(&mime, &bytes) {
        let help = format!("`mime` must be the type of the file, and one of {}", KNOWN.join(", "));
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "file_type", "take a file of this type", help));
    }
    Ok(Sent { name, mime, bytes: bytes.into() })
}

fn bad_name() -> DecodeError {
    error("use the `name` of an attachment", "a name such as invoice.pdf, without a folder")
}

fn bad_data(cause: &base64::DecodeError) -> DecodeError {
    error(
        format!("read the `data` of an attachment: {cause}"),
        "encode the file's bytes as base64 (RFC 4648, with padding), without line breaks",
    )
}

/// Keeps files as the customer's: all of them, or none.
pub(super) async fn keep(blobs: &dyn Blobs, owner: &Identity, now: Timestamp, files: Vec<Sent>) -> Result<Vec<Attachment>, Problem> {
    let mut kept = Vec::with_capacity(files.len());
    for Sent { name, mime, bytes } in files {
        let new = NewBlob {
            owner: owner.clone(),
            mime,
            name: Some(name),
            expires: now.plus_ms(KEPT_MS),
            max_bytes: bytes.len() as u64,
            quota_bytes: UNLIMITED,
            total_bytes: UNLIMITED,
        };
        match blobs.put(new, stream::once(ready(Ok(bytes))).boxed()).await {
            Ok(Blob { id, mime, name, size }) => kept.push(attachment(MediaRef { id, mime: Some(mime), name, size: Some(size) })),
            Err(error) => {
                discard(blobs, owner, &kept).await;
                return Err(refused(error));
            }
        }
    }
    Ok(kept)
}

/// Removes files that nothing shows. What cannot be removed now is when its time has come.
pub(super) async fn discard(blobs: &dyn Blobs, owner: &Identity, kept: &[Attachment]) {
    for file in kept.iter().filter_map(Attachment::media) {
        if let Err(error) = blobs.remove(owner, &file.id).await {
            tracing::warn!(%error, "a file that nothing shows was not removed");
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\nand so on";

    #[test]
    fn a_file_is_what_it_says() {
        let png = STANDARD.encode(PNG);
        let file = |name: &str, mime: &str, data: &str| json!({"name": name, "mime": mime, "data": data});
        let good = file("lamp.png", "image/png", &png);
        for (item, expect) in [
            (good.clone(), Ok(("lamp.png", "image/png"))),
            (file("../../März.png", "image/png", &png), Ok(("März.png", "image/png"))),
            (file("a.pdf", "application/pdf", &STANDARD.encode("%PDF-1.7")), Ok(("a.pdf", "application/pdf"))),
            (file("..", "image/png", &png), Err((400, "cannot use the `name` of an attachment"))),
            (file("a", "image/jpeg", &png), Err((415, "cannot take a file of this type"))),
            (file("a", "text/html", &STANDARD.encode("<p>")), Err((415, "cannot take a file of this type"))),
            (file("a", "text/plain", &STANDARD.encode("hi")), Err((415, "cannot take a file of this type"))),
            (file("a", "image/png", ""), Err((400, "cannot take an empty file"))),
            (file("a", "image/png", "iVBORw0KGg"), Err((400, "cannot read the `data` of an attachment: Invalid padding"))),
            (file("a", "image/png", "data:,"), Err((400, "cannot read the `data` of an attachment: Invalid symbol 58, offset 4."))),
            (json!({"mime": "image/png", "data": png}), Err((400, "cannot find the key `name` in an attachment"))),
            (json!({"name": "a", "mime": "image/png", "url": "http://a"}), Err((400, "cannot read the key `url` of an attachment"))),
            (json!("lamp.png"), Err((400, "cannot take a text for an attachment"))),
        ] {
            let got = read(vec![item.clone()]).map(|sent| (sent[0].name.clone(), sent[0].mime.clone()));
            let expect = expect.map(|(name, mime)| (name.to_owned(), mime.to_owned())).map_err(|(status, what)| (status, what.to_owned()));
            assert_eq!(got.map_err(|problem| (problem.status.as_u16(), problem.message)), expect, "{item}");
        }
        assert_eq!(read(vec![good.clone(); MAX_FILES]).map(|sent| sent.len()), Ok(MAX_FILES));
        assert_eq!(read(vec![good; MAX_FILES + 1]).map_err(|problem| problem.code), Err("too_many_files"));
    }
}
