//! Locale packs, the Fluent wrapper and typed values. It must not know channels or the runtime.
