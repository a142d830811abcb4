//! Standard Webhooks signatures: HMAC-SHA256 over `id.timestamp.body`.
