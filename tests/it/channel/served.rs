//! The routes behind a real listener.

use std::sync::atomic::Ordering;

use serde_json::Value;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use turjuman::core::signature::{Secret, sign};

use super::bench::{NOW_SECS, SECRET, closed};

#[tokio::test]
async fn a_signed_request_travels_through_the_listener() {
    let bench = closed();
    bench.world.eager.store(true, Ordering::SeqCst);
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let base = format!("http://{}/webhook/maison/shop", listener.local_addr().unwrap());
    let stop = CancellationToken::new();
    let served = tokio::spawn(turjuman::web::listen(listener, turjuman::web::app(&bench.mount).unwrap(), stop.clone()));
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let call = |post: bool, path: &str, body: &'static str| {
        let signature = sign(&Secret::parse(SECRET).unwrap(), "m1", NOW_SECS, body.as_bytes());
        let url = format!("{base}{path}");
        let request = if post { client.post(url).body(body) } else { client.get(url) };
        let request = request.header("webhook-id", "m1").header("webhook-timestamp", NOW_SECS).header("webhook-signature", signature);
        async move {
            let response = request.send().await.unwrap();
            (response.status().as_u16(), serde_json::from_slice::<Value>(&response.bytes().await.unwrap()).unwrap())
        }
    };
    let body = r#"{"conversation":"c ü/1","author":{"id":"u&1"},"text":"hello"}"#;
    let (status, answered) = call(true, "", body).await;
    assert_eq!((status, &answered["status"]), (200, &Value::from("answered")));
    let again = call(false, "/conversations/c%20%C3%BC%2F1/messages/m1?author=u%261", "").await;
    assert_eq!(again, (200, answered.clone()));
    let (status, page) = call(false, "/conversations/c%20%C3%BC%2F1/replies?author=u%261", "").await;
    assert_eq!((status, &page["replies"]), (200, &answered["replies"]));
    assert_eq!(call(true, "", "{}").await.0, 400);
    stop.cancel();
    served.await.unwrap();
}
