//! Webhooks: JSON in and out, signed both ways by Standard Webhooks.
