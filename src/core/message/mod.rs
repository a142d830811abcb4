//! The one vocabulary of every platform: what comes in, what goes out, what a platform can do.
//!
//! It must not know any platform; lengths are counted in units that [`Caps`] names.

mod action;
mod bidi;
mod boundary;
mod caps;
mod chatmark;
mod commonmark;
mod degrade;
mod flow;
mod inbound;
mod markdown;
mod markup;
mod render;
mod split;

pub use action::{Action, Choice, Door, Origin, Outgoing, SourceRef};
pub use caps::{Caps, Delivery, Idempotency, MarkupCaps, Media, Pace, Preview, Private, Syntax, TextCaps, Unit};
pub use degrade::degrade;
pub use inbound::{Address, Attachment, Author, Inbound, Interaction, MediaRef, Message, MessageId, Place, What};
pub use markdown::parse;
pub use markup::{Block, Inline, Markup};
pub(crate) use markup::{each_link, is_followable, is_visible, label_text};
pub(crate) use render::{Mark, annotated};
pub use render::{plain, render};
pub use split::split;
