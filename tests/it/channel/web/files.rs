//! Files both ways.

use bytes::Bytes;
use http::Method;
use serde_json::json;
use turjuman::core::message::{Attachment, What};

use super::bench::{page, request, with};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nand so on";

fn whole(bytes: &[u8]) -> Vec<std::io::Result<Bytes>> {
    vec![Ok(Bytes::copy_from_slice(bytes))]
}

#[tokio::test]
async fn a_file_is_kept_shown_to_its_owner_and_sent_with_a_message() {
    let page = page();
    let (token, other) = (page.session().await, page.session().await);
    let kept = page.upload(&token, "image/png", "M%C3%A4rz%2F..%2Fbild.png", whole(PNG)).await;
    let file = kept.json();
    assert_eq!(
        (kept.status, &file["mime"], &file["name"], &file["size"]),
        (201, &json!("image/png"), &json!("bild.png"), &json!(PNG.len()))
    );
    let id = file["id"].as_str().unwrap();
    let bearer = format!("Bearer {token}");
    let given = page.ask(Method::GET, &format!("/files/{id}"), request(&[("authorization", &bearer)], "")).await;
    assert_eq!((given.status, &given.body[..], given.header("content-type")), (200, PNG, "image/png"));
    assert_eq!(given.header("content-disposition"), "inline; filename=\"bild.png\"; filename*=UTF-8''bild.png");
    assert_eq!(
        (given.header("x-content-type-options"), given.header("content-security-policy")),
        ("nosniff", "default-src 'none'; sandbox")
    );
    let bearer = format!("Bearer {other}");
    let given = page.ask(Method::GET, &format!("/files/{id}"), request(&[("authorization", &bearer)], "")).await;
    assert_eq!((given.status, given.code().as_str()), (404, "unknown_file"));
    assert_eq!(page.ask(Method::GET, &format!("/files/{id}"), request(&[], "")).await.status, 401);
    assert_eq!(page.post("/messages", &other, &json!({"id": "m1", "files": [id]})).await.status, 404);

    assert_eq!(page.post("/messages", &token, &json!({"id": "m1", "text": "look", "files": [id]})).await.status, 202);
    let taken = page.world.taken.lock().unwrap().last().unwrap().clone();
    let What::Message(message) = taken.what else { panic!("{taken:?}") };
    let [Attachment::Image { media, .. }] = &message.attachments[..] else { panic!("{message:?}") };
    assert_eq!((media.id.as_str(), media.name.as_deref(), media.size), (id, Some("bild.png"), Some(PNG.len() as u64)));
    let mut feed = page.events(&token, None).await.ok().unwrap();
    assert_eq!(feed.next().await.data["files"], json!([{"id": id, "mime": "image/png", "name": "bild.png", "size": PNG.len()}]));
}

#[tokio::test]
async fn what_a_browser_could_run_is_only_saved() {
    let page = with(|settings| settings.files.types = ["application/pdf", "text/html", "image/svg+xml"].map(str::to_owned).into());
    let token = page.session().await;
    let bearer = format!("Bearer {token}");
    for (mime, bytes) in [
        ("application/pdf", &b"%PDF-1.7 ..."[..]),
        ("text/html", b"<script>alert(1)</script>"),
        ("image/svg+xml", b"<svg onload='alert(1)'/>"),
    ] {
        let file = page.upload(&token, mime, "x", whole(bytes)).await.json();
        let path = format!("/files/{}", file["id"].as_str().unwrap());
        let given = page.ask(Method::GET, &path, request(&[("authorization", &bearer)], "")).await;
        assert_eq!((given.status, given.header("content-type")), (200, "application/octet-stream"), "{mime}");
        assert!(given.header("content-disposition").starts_with("attachment;"));
    }
}

#[tokio::test]
async fn what_is_not_taken_is_said() {
    let page = with(|settings| {
        settings.files.max_mib = 1;
        settings.files.quota_mib = 2;
        settings.rates.uploads = settings.rates.address_uploads;
    });
    let token = page.session().await;
    let large = [PNG, &vec![0; (1 << 20) - PNG.len()]].concat();
    let larger = [&large[..], &[0]].concat();
    let cut = || vec![Ok(Bytes::from_static(PNG)), Err(std::io::ErrorKind::UnexpectedEof.into())];
    for (mime, pieces, status, code) in [
        ("image/png", whole(b"<svg onload=alert(1)>"), 415, "file_type"),
        ("image/jpeg", whole(PNG), 415, "file_type"),
        ("image/png; charset=x", whole(PNG), 201, ""),
        ("IMAGE/PNG", whole(PNG), 201, ""),
        ("image/svg+xml", whole(b"<svg/>"), 415, "file_type"),
        ("text/html", whole(b"<p>"), 415, "file_type"),
        ("", whole(PNG), 415, "file_type"),
        ("image/png", Vec::new(), 400, "empty"),
        ("image/png", cut(), 400, "body_not_read"),
        ("image/png", whole(&larger), 413, "too_large"),
        ("image/png", whole(&large), 201, ""),
        ("image/png", whole(&large), 413, "quota"),
    ] {
        let answer = page.upload(&token, mime, "f", pieces).await;
        let said = if status == 201 { String::new() } else { answer.code() };
        assert_eq!((answer.status, said.as_str()), (status, code), "{mime}");
    }
    // By pieces of one byte it is known as well.
    let pieces = PNG.iter().map(|byte| Ok(Bytes::copy_from_slice(&[*byte]))).collect();
    assert_eq!(page.upload(&token, "image/png", "f", pieces).await.status, 201);
    assert_eq!(page.upload("a.nobody", "image/png", "f", whole(PNG)).await.status, 401);
    let none = with(|settings| settings.files.max = 0);
    let token = none.session().await;
    assert_eq!(none.upload(&token, "image/png", "f", whole(PNG)).await.status, 415);
    assert_eq!(none.post("/session", "", &json!({})).await.json()["limits"]["types"], json!([]));
}

#[tokio::test]
async fn a_file_may_be_as_small_as_it_likes() {
    let page = with(|settings| {
        settings.files.types.push("text/plain".to_owned());
        settings.rates.uploads = settings.rates.address_uploads;
    });
    let token = page.session().await;
    let bearer = format!("Bearer {token}");
    for size in 1..=13 {
        for piece in [1, size] {
            let text = vec![b'a'; size];
            let pieces = text.chunks(piece).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
            let kept = page.upload(&token, "text/plain", "f", pieces).await;
            assert_eq!((kept.status, &kept.json()["size"]), (201, &json!(size)), "{size} by {piece}");
            let path = format!("/files/{}", kept.json()["id"].as_str().unwrap());
            let given = page.ask(Method::GET, &path, request(&[("authorization", &bearer)], "")).await;
            assert_eq!(given.body, text, "{size} by {piece}");
        }
    }
}

#[tokio::test]
async fn names_and_ids_lead_nowhere() {
    let page = page();
    let token = page.session().await;
    for (name, expect) in [
        ("..%2F..%2Fetc%2Fpasswd", json!("passwd")),
        ("%2E%2E", json!(null)),
        ("a%0d%0ax-evil:%201", json!("ax-evil_ 1")),
        ("%ff", json!(null)),
        ("%E2%80%AEgpj.exe", json!("gpj.exe")),
    ] {
        let file = page.upload(&token, "image/png", name, whole(PNG)).await.json();
        assert_eq!(file.get("name").cloned().unwrap_or_default(), expect, "{name}");
    }
    let bearer = format!("Bearer {token}");
    for id in ["..", "%2e%2e", "keys", "", "file_0", "\0"] {
        let mut asked = request(&[("authorization", &bearer)], "");
        asked.path.insert("id".to_owned(), id.to_owned());
        let route = page.mount.routes().iter().find(|route| route.path.ends_with("{id}")).unwrap();
        assert_eq!((route.handler)(asked).await.status.as_u16(), 404, "{id:?}");
    }
}

#[tokio::test]
async fn uploads_are_limited() {
    let page = with(|settings| settings.rates.uploads = std::num::NonZeroU32::new(2).unwrap());
    let token = page.session().await;
    for status in [201, 201, 429] {
        assert_eq!(page.upload(&token, "image/png", "f", whole(PNG)).await.status, status);
    }
}
