//! Methods about the webhook.

use serde_json::{Value, json};

use super::super::Refusal;
use super::super::params::Params;
use super::super::state::State;
use super::super::webhook::Webhook;
use super::Done;

pub(super) fn set(state: &mut State, params: &Params) -> Result<Done, Refusal> {
    let url = params.text("url").unwrap_or_default();
    if url.is_empty() {
        return delete(state, params);
    }
    // The real one wants https; on loopback that would need certificates that nobody checks.
    let webhook = Webhook::read(&url).ok_or_else(|| Refusal::bad("bad webhook: HTTPS url must be provided for webhook"))?;
    let secret = params.text("secret_token");
    let fits = |secret: &String| {
        (1..=256).contains(&secret.len()) && secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
    };
    if !secret.as_ref().is_none_or(fits) {
        return Err(Refusal::bad("secret token contains unallowed characters"));
    }
    let connections = params.int("max_connections").and_then(|n| usize::try_from(n).ok()).unwrap_or(40).clamp(1, 100);
    state.updates.allow(params.value("allowed_updates"));
    if params.truth("drop_pending_updates") {
        state.updates.drop_all();
    }
    state.webhook = Some(Webhook { secret, connections, ..webhook });
    Ok(true.into())
}

pub(super) fn delete(state: &mut State, params: &Params) -> Result<Done, Refusal> {
    if params.truth("drop_pending_updates") {
        state.updates.drop_all();
    }
    state.webhook = None;
    Ok(true.into())
}

/// The answer of `getWebhookInfo`.
pub(super) fn info(state: &State) -> Value {
    let webhook = state.webhook.as_ref();
    let mut info = json!({
        "url": webhook.map(|webhook| webhook.url.as_str()).unwrap_or_default(),
        "has_custom_certificate": false,
        "pending_update_count": state.updates.waiting(),
    });
    if let Some((fields, webhook)) = info.as_object_mut().zip(webhook) {
        fields.insert("max_connections".to_owned(), json!(webhook.connections));
        if let Some((at, what)) = &webhook.last_error {
            fields.insert("last_error_date".to_owned(), json!(at));
            fields.insert("last_error_message".to_owned(), json!(what));
        }
        if let Some(kinds) = state.updates.allowed() {
            fields.insert("allowed_updates".to_owned(), json!(kinds));
        }
    }
    info
}
