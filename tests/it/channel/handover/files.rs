//! Files between a customer and the desk.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use futures_util::stream::{self, StreamExt as _};
use http::HeaderMap;
use turjuman::channel::{Payload, Upload};
use turjuman::core::message::Attachment;
use turjuman::desk::MAX_BODY;
use turjuman::ports::{Blob, NewBlob};

use super::*;
use crate::channel::bench::{query, same};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nand so on";

/// A file as a page would have kept it.
async fn kept(blobs: &MemoryBlobs, author: &str, mime: &str, bytes: &'static [u8]) -> Blob {
    let expires = Timestamp(NOW_SECS * 1000 + 1);
    let (owner, mime, name) = (customer(author), mime.to_owned(), Some("März.png".to_owned()));
    let new = NewBlob { owner, mime, name, expires, max_bytes: 1 << 20, quota_bytes: 1 << 20, total_bytes: 1 << 20 };
    blobs.put(new, stream::iter([Ok(Bytes::from_static(bytes))]).boxed()).await.unwrap()
}

/// What the desk is given; a refusal by its code.
async fn fetch(mount: &Mount, id: &str, request: HttpRequest) -> (u16, HeaderMap, Vec<u8>) {
    let response = call(mount, Method::GET, &format!("/handover/maison/files/{id}"), request).await;
    let body = match response.body {
        Payload::Whole(body) => serde_json::from_slice::<Value>(&body).unwrap()["error"]["code"].as_str().unwrap().into(),
        Payload::Stream(pieces) => pieces.map(Result::unwrap).collect::<Vec<_>>().await.concat(),
        Payload::Events(_) => panic!("a file is no stream of events"),
    };
    (response.status.as_u16(), response.headers, body)
}

#[tokio::test]
async fn a_customers_file_is_given_to_who_signs_for_the_ticket_and_to_nobody_else() {
    let (desk, blobs) = (Arc::new(Desk::default()), Arc::new(MemoryBlobs::default()));
    let mount = over(SECRET, &desk, blobs.clone());
    let (photo, script) = (kept(&blobs, "ana", "image/png", PNG).await, kept(&blobs, "ana", "text/html", b"<script>").await);
    let ask = |ticket: &str| signed(query(post(""), "ticket", ticket), SECRET, "g1", NOW_SECS);
    for (file, kind, bytes) in [(&photo, "image/png", PNG), (&script, "application/octet-stream", b"<script>")] {
        for ticket in ["T-1", "T-closed"] {
            let (status, headers, body) = fetch(&mount, &file.id, ask(ticket)).await;
            assert_eq!((status, &body[..], headers["content-type"].to_str().unwrap()), (200, bytes, kind));
            for (name, value) in [
                ("content-disposition", "attachment; filename=\"M_rz.png\"; filename*=UTF-8''M%C3%A4rz.png"),
                ("x-content-type-options", "nosniff"),
                ("content-security-policy", "default-src 'none'; sandbox"),
                ("cache-control", "no-store"),
            ] {
                assert_eq!(headers[name], value);
            }
        }
    }
    let theirs = kept(&blobs, "ben", "image/png", PNG).await;
    for (id, request, status, code) in [
        (theirs.id.as_str(), ask("T-1"), 404, "unknown_file"),
        (&photo.id, ask("T-2"), 404, "unknown_file"),
        ("..", ask("T-1"), 404, "unknown_file"),
        (&photo.id, ask("T-9"), 404, "unknown_ticket"),
        (&photo.id, signed(post(""), SECRET, "g1", NOW_SECS), 400, "malformed"),
        (&photo.id, query(post(""), "ticket", "T-1"), 401, "signature"),
        (&photo.id, signed(query(post(""), "ticket", "T-1"), super::super::bench::OLD_SECRET, "g1", NOW_SECS), 401, "signature"),
        (&photo.id, signed(query(post(""), "ticket", "T-1"), SECRET, "g1", NOW_SECS - 3600), 400, "timestamp"),
    ] {
        let (got, _, body) = fetch(&mount, id, request).await;
        assert_eq!((got, String::from_utf8(body).unwrap().as_str()), (status, code), "{id}");
    }
}

fn reply(ticket: &str, text: &str, files: &[(&str, &str, &[u8])]) -> String {
    let files: Vec<_> = files.iter().map(|(name, mime, data)| json!({"name": name, "mime": mime, "data": STANDARD.encode(data)})).collect();
    json!({"type": "reply", "ticket": ticket, "agent": {"name": "Ana"}, "text": text, "attachments": files}).to_string()
}

#[tokio::test]
async fn a_persons_files_are_kept_as_the_customers_and_once() {
    let (desk, blobs) = (Arc::new(Desk::default()), Arc::new(MemoryBlobs::default()));
    let mount = over(SECRET, &desk, blobs.clone());
    let send = async |id: &str, body: &str| act(&mount, signed(post(body), SECRET, id, NOW_SECS)).await;
    let files = [("../label.pdf", "application/pdf", &b"%PDF-1.7"[..]), ("lamp.png", "image/png", PNG)];
    for status in [202, 200, 200] {
        assert_eq!(send("a1", &reply("T-1", "", &files)).await.0, status);
    }
    let AgentAct::Reply { text, attachments } = desk.0.lock().unwrap()[0].1.act.clone() else { panic!("not a reply") };
    let [Attachment::File { media: label }, Attachment::Image { media: lamp, .. }] = &attachments[..] else { panic!("{attachments:?}") };
    assert_eq!((text.as_str(), label.name.as_deref(), lamp.size), ("", Some("label.pdf"), Some(PNG.len() as u64)));
    let (blob, bytes) = blobs.get(&customer("ana"), &label.id).await.unwrap().unwrap();
    let bytes: Vec<_> = bytes.map(Result::unwrap).collect().await;
    assert_eq!((blob.mime.as_str(), &bytes.concat()[..]), ("application/pdf", &b"%PDF-1.7"[..]));

    let many = [files[1]; 4];
    for (id, ticket, files, status, code) in [
        ("b1", "T-9", &files[..], 404, "unknown_ticket"),
        ("b2", "T-closed", &files, 404, "unknown_ticket"),
        ("b3", "T-1", &many, 413, "too_many_files"),
        ("b4", "T-1", &[("a.png", "image/png", b"%PDF-1.7")], 415, "file_type"),
        ("b5", "T-1", &[("a.svg", "image/svg+xml", b"<svg/>")], 415, "file_type"),
    ] {
        let (got, body) = send(id, &reply(ticket, "Hello", files)).await;
        assert_eq!((got, &body["error"]["code"]), (status, &json!(code)), "{id}");
    }
    let unsigned = header(post(&reply("T-1", "", &files)), "webhook-id", "c1");
    assert_eq!(act(&mount, unsigned).await.0, 401);
    assert_eq!(desk.0.lock().unwrap().len(), 1);
    assert_eq!(blobs.erase(&customer("ana")).await.unwrap(), 2, "what was refused or repeated left nothing");
    assert_eq!(blobs.expire(Timestamp(i64::MAX)).await.unwrap(), 0);
    // Whether it was taken is not known: the files stay, in case that it was.
    assert_eq!(send("d1", &reply("T-busy", "", &files)).await.0, 503);
    assert_eq!(blobs.expire(Timestamp(i64::MAX)).await.unwrap(), 2);
}

#[tokio::test]
async fn a_body_is_read_within_its_limit_and_few_large_ones_at_a_time() {
    let desk = Arc::new(Desk::default());
    let mount = inbox("", &desk);
    let upload = |pieces: Vec<std::io::Result<Bytes>>| {
        let request = header(post(""), "webhook-id", "a1");
        HttpRequest { upload: Some(Upload(stream::iter(pieces).boxed())), ..request }
    };
    let body = reply("T-1", "Hello", &[("lamp.png", "image/png", PNG)]);
    let halves = body.as_bytes().chunks(body.len() / 2 + 1).map(|half| Ok(Bytes::copy_from_slice(half))).collect();
    assert_eq!(act(&mount, upload(halves)).await.0, 202);
    let cut = vec![Ok(Bytes::from_static(b"{")), Err(std::io::ErrorKind::UnexpectedEof.into())];
    let large = vec![Err(std::io::ErrorKind::FileTooLarge.into())];
    for (pieces, status, code) in [(cut, 400, "body_not_read"), (large, 413, "too_large")] {
        let (got, body) = act(&mount, upload(pieces)).await;
        assert_eq!((got, &body["error"]["code"]), (status, &json!(code)));
    }
    assert_eq!(act(&mount, post(&"x".repeat(MAX_BODY + 1))).await.0, 413);

    // Those that do not come to their end hold all the room there is.
    let endless = || HttpRequest { upload: Some(Upload(stream::pending().boxed())), ..header(post(""), "webhook-id", "a2") };
    let mut held: Vec<_> = (0..4).map(|_| Box::pin(act(&mount, endless()))).collect();
    for waiting in &mut held {
        assert!(waiting.now_or_never().is_none());
    }
    let small = header(header(post(&reply("T-1", "Hi", &[])), "webhook-id", "a3"), "content-length", "100");
    let large = header(same(&small), "content-length", "100000");
    let (status, refused) = act(&mount, same(&large)).await;
    assert_eq!((status, &refused["error"]["code"]), (503, &json!("crowded")));
    assert_eq!(act(&mount, small).await.0, 202);
    drop(held);
    assert_eq!(act(&mount, large).await.0, 200);
}
