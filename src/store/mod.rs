//! Stores: durable state. They must not know what the bytes mean.
