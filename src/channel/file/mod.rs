//! Files as others name, claim and are given them: what the chat page and the desk share.
//!
//! It must not know who asks.

mod give;
mod name;
mod sniff;

pub(crate) use give::{attachment, give, refused, saved, too_large};
pub(crate) use name::{cleaned, unescaped};
pub(crate) use sniff::{ENOUGH, KNOWN, OPAQUE, agrees};
