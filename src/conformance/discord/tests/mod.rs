//! The fake is as strict as Discord, and what it says can be read.

mod gateway;
mod interactions;
mod rest;
#[cfg(feature = "discord")]
mod shapes;

use std::time::Duration;

use serde_json::{Value, json};

use super::{Fake, Setup};
use crate::conformance::channel::install_tls;

const SOON: Duration = Duration::from_secs(5);

/// A program that speaks with the fake.
struct Client {
    http: reqwest::Client,
    base: String,
    token: String,
}

impl Client {
    fn of(fake: &Fake) -> Self {
        install_tls();
        let http = reqwest::Client::builder().user_agent("DiscordBot (https://example.org, 1.0)").build().unwrap();
        Self { http, base: fake.api_url(), token: format!("Bot {}", fake.token()) }
    }

    async fn ask(&self, method: &str, path: &str, body: Value) -> (u16, Value) {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = self.http.request(method, format!("{}{path}", self.base)).header("authorization", &self.token);
        if !body.is_null() {
            request = request.header("content-type", "application/json").body(body.to_string());
        }
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        (status, serde_json::from_str(&response.text().await.unwrap()).unwrap_or_default())
    }

    async fn get(&self, path: &str) -> (u16, Value) {
        self.ask("GET", path, Value::Null).await
    }

    async fn post(&self, path: &str, body: Value) -> (u16, Value) {
        self.ask("POST", path, body).await
    }
}

async fn started(setup: Setup) -> (Fake, Client) {
    let fake = Fake::start(setup).await.unwrap();
    let client = Client::of(&fake);
    (fake, client)
}

/// The status, and Discord's own number.
fn code((status, body): &(u16, Value)) -> (u16, u64) {
    (*status, body["code"].as_u64().unwrap_or(0))
}

fn says(text: &str) -> Value {
    json!({"content": text})
}
