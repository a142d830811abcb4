//! The READMEs of the channels say what is true.

use bytes::Bytes;
use http::HeaderMap;
use turjuman::channel::web::Web;
use turjuman::channel::webhook::{Webhook, decode};
use turjuman::channel::{Raw, kinds};
use turjuman::config::Section;
use turjuman::conformance::channel::CASES;
use turjuman::core::time::Timestamp;

const CHANNELS: &str = include_str!("../../../src/channel/README.md");
const PAGE: &str = include_str!("../../../src/channel/web/README.md");
const WEBHOOKS: &str = include_str!("../../../src/channel/webhook/README.md");

#[test]
fn the_checklist_is_the_suite() {
    let (_, rest) = CHANNELS.split_once("compares) -->\n").unwrap();
    let (found, _) = rest.split_once("<!-- sentences:end").unwrap();
    let expect: String = CASES.iter().map(|case| format!("- {}\n", case.sentence)).collect();
    assert_eq!(found, expect, "put this between the marks:\n{expect}");
}

#[test]
fn every_example_of_a_body_is_understood() {
    let examples: Vec<&str> = WEBHOOKS.split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(examples.len() >= 6);
    for example in examples {
        let mut headers = HeaderMap::new();
        if !example.contains("\"id\": \"event-") {
            headers.insert("webhook-id", "event-1".parse().unwrap());
        }
        let raw = Raw { headers, body: Bytes::from(example), received_at: Timestamp(0) };
        assert!(decode(&"web".into(), &raw).is_ok(), "{example}");
    }
}

#[test]
fn the_webhook_is_documented_by_its_own_names() {
    for key in ["secret_env", "callback_url", "callback_url_env", "callback_secret_env", "tolerance_secs", "max_body_kib", "wait_secs_max"]
    {
        assert!(WEBHOOKS.contains(key) && Webhook.keys().iter().any(|doc| doc.key == key), "{key}");
    }
    assert!(kinds().iter().all(|kind| CHANNELS.contains(kind.name())));
}

#[test]
fn the_page_is_documented_by_its_own_names() {
    for key in ["allowed_origins", "identity_secret_env", "identity_required", "address_streams_max", "trusted_proxies", "file_days"] {
        assert!(PAGE.contains(key) && Web.keys().iter().any(|doc| doc.key == key), "{key}");
    }
    for route in ["/session", "/events", "/messages", "/choices", "/files", "/files/{id}", "/app.css", "/app.js", "/embed.js"] {
        assert!(PAGE.contains(&format!("…{route}`")), "{route}");
    }
}
