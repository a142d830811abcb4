//! One server with its key, its client and its places.

use std::path::Path;
use std::sync::Arc;

use async_openai::Client;
use async_openai::config::Config;
use http::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Certificate, Proxy, Url, redirect};
use secrecy::SecretString;
use tokio::sync::Semaphore;

use super::config::Settings;
use super::transport::Transport;

/// One server.
pub(super) struct Endpoint {
    pub(super) settings: Settings,
    pub(super) client: Client<Address>,
    /// One permit for each answer that may be written at once.
    pub(super) places: Semaphore,
    /// `gpt-4o-mini at api.openai.com`: in logs, metrics and descriptions.
    pub(super) name: Arc<str>,
}

/// Where requests go, and with which headers.
pub(super) struct Address {
    base: String,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    /// The library wants one; ours stands among the headers, where it is marked as sensitive.
    no_key: SecretString,
}

impl Config for Address {
    fn headers(&self) -> HeaderMap {
        self.headers.clone()
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    fn query(&self) -> Vec<(&str, &str)> {
        self.query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }

    fn api_base(&self) -> &str {
        &self.base
    }

    fn api_key(&self) -> &SecretString {
        &self.no_key
    }
}

impl Endpoint {
    /// Makes the client; no connection is opened.
    ///
    /// # Errors
    /// What is missing or wrong, and what to do. Never holds the key.
    pub(super) fn new(settings: Settings, dir: &Path, key: Option<&str>) -> Result<Self, String> {
        let url: Url = settings.base_url.parse().map_err(|error| format!("`base_url` is no address: {error}"))?;
        let http = client(&settings, &url, dir)?;
        let address = address(&settings, key)?;
        let host = url.host_str().unwrap_or_default();
        let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
        let name = format!("{} at {host}{port}", settings.model).into();
        let places = Semaphore::new(settings.concurrency);
        let client = Client::build(http.clone(), address).with_http_service(Transport(http));
        Ok(Self { settings, client, places, name })
    }
}

fn address(settings: &Settings, key: Option<&str>) -> Result<Address, String> {
    let mut headers = HeaderMap::new();
    let is_azure = settings.api_version.is_some();
    if let Some(key) = key {
        let (name, value) = if is_azure { ("api-key", key.trim().to_owned()) } else { ("authorization", format!("Bearer {}", key.trim())) };
        let of = settings.api_key_env.as_deref().unwrap_or("api_key_env");
        let mut value = HeaderValue::try_from(value).map_err(|_| format!("the key in {of} holds signs that no key has"))?;
        value.set_sensitive(true);
        headers.insert(HeaderName::from_static(name), value);
    }
    for (name, value) in [("openai-organization", &settings.organization), ("openai-project", &settings.project)] {
        if let Some(value) = value {
            let value = HeaderValue::try_from(value).map_err(|_| format!("`{value}` cannot be sent as {name}"))?;
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    let (base, query) = match &settings.api_version {
        Some(version) => {
            let base = format!("{}/openai/deployments/{}", settings.base_url, settings.model);
            (base, vec![("api-version".to_owned(), version.clone())])
        }
        None => (settings.base_url.clone(), Vec::new()),
    };
    Ok(Address { base, query, headers, no_key: SecretString::from(String::new()) })
}

/// A client without a deadline for a whole request: a long stream is no fault. Ours are around it.
fn client(settings: &Settings, url: &Url, dir: &Path) -> Result<reqwest::Client, String> {
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        return Err("there is no TLS provider: install one when the process starts".to_owned());
    }
    let mut builder = reqwest::Client::builder().redirect(redirect::Policy::none()).connect_timeout(settings.connect_timeout);
    // A proxy cannot reach our loopback.
    let is_local = url.host_str().is_some_and(|host| matches!(host, "localhost" | "127.0.0.1" | "[::1]"));
    if let Some(proxy) = &settings.proxy {
        builder = builder.proxy(Proxy::all(proxy).map_err(|_| format!("`{proxy}` cannot be a proxy"))?);
    } else if is_local {
        builder = builder.no_proxy();
    }
    if let Some(file) = &settings.ca_file {
        let file = dir.join(file);
        let help = "`ca_file` is a PEM file with certificates, relative to the bot's folder";
        let pem = std::fs::read(&file).map_err(|error| format!("cannot read {}: {error}\n  help: {help}", file.display()))?;
        let certificates =
            Certificate::from_pem_bundle(&pem).map_err(|_| format!("{} holds no certificate\n  help: {help}", file.display()))?;
        if certificates.is_empty() {
            return Err(format!("{} holds no certificate\n  help: {help}", file.display()));
        }
        builder = builder.tls_certs_merge(certificates);
    }
    builder.build().map_err(|_| "the HTTP client cannot be set up: check `ca_file` and `proxy`".to_owned())
}
