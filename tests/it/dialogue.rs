//! Tests of the dialogue: transcripts, persisted forms, properties.

mod bot;
mod persisted;
mod play;
mod properties;
mod transcripts;
