//! Decides whether a request is believed.

use std::net::IpAddr;
use std::sync::Arc;

use http::header::HOST;
use http::uri::Authority;
use http::{HeaderMap, HeaderValue, StatusCode};

use super::Problem;
use crate::channel::HttpRequest;
use crate::core::signature::{self, Headers, Secret};
use crate::core::time::Timestamp;
use crate::ports::Clock;

/// Headers that a browser or a proxy adds: such a request is not a program's on this machine.
const NOT_LOCAL: &[&str] = &["origin", "sec-fetch-site", "forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];

/// Believes requests that are signed with one of its secrets. Without a secret it believes programs on this
/// machine, so whoever builds it makes sure that the listener is on loopback.
pub(crate) struct Gate {
    /// Any of them verifies.
    pub(crate) secrets: Vec<Secret>,
    /// How far a timestamp may lie from our clock.
    pub(crate) tolerance_secs: i64,
    /// The most bytes of a body.
    pub(crate) max_body: usize,
    /// The clock.
    pub(crate) clock: Arc<dyn Clock>,
}

impl Gate {
    /// The time of arrival of a request that is believed.
    pub(crate) fn check(&self, request: &HttpRequest) -> Result<Timestamp, Problem> {
        let now = self.clock.now();
        if request.body.len() > self.max_body {
            return Err(Problem::too_large(request.body.len(), self.max_body));
        }
        if self.secrets.is_empty() {
            check_local(request)?;
            if let Some(timestamp) = header(&request.headers, signature::TIMESTAMP) {
                signature::check_time(timestamp, now, self.tolerance_secs)?;
            }
        } else {
            let headers = Headers {
                id: header(&request.headers, signature::ID),
                timestamp: header(&request.headers, signature::TIMESTAMP),
                signature: header(&request.headers, signature::SIGNATURE),
            };
            signature::verify(&self.secrets, headers, &request.body, now, self.tolerance_secs)?;
        }
        Ok(now)
    }
}

/// A header's value, if it is text.
pub(crate) fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn check_local(request: &HttpRequest) -> Result<(), Problem> {
    let elsewhere = request.remote.is_some_and(|remote| !remote.ip().to_canonical().is_loopback());
    let through = NOT_LOCAL.iter().find(|name| request.headers.contains_key(**name));
    let what = match (elsewhere, through) {
        (true, _) => "believe an unsigned request from another machine".to_owned(),
        (false, Some(name)) => format!("believe an unsigned request that came through a browser or a proxy (header `{name}`)"),
        // A name that others control may point to this machine (DNS rebinding); a browser tells which name it used.
        (false, None) if !request.headers.get_all(HOST).iter().all(is_this_machine) => {
            "believe an unsigned request to a name that is not this machine's (header `host`)".to_owned()
        }
        (false, None) => return Ok(()),
    };
    Err(Problem::new(StatusCode::UNAUTHORIZED, "signature", what, "set a shared secret and sign requests by Standard Webhooks"))
}

/// Whether a `host` is `localhost` or a loopback address, with or without a port.
fn is_this_machine(host: &HeaderValue) -> bool {
    let Ok(authority) = Authority::try_from(host.as_bytes()) else { return false };
    let host = authority.host().trim_matches(['[', ']']);
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|ip| ip.to_canonical().is_loopback())
}
