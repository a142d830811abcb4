//! What a customer does with a command, a button, a menu or a form, and how it is answered.

use serde_json::Value;
use tokio::time::{Duration, Instant};

use super::Id;

/// What a customer did, with Discord's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    /// Gave a slash command.
    Command = 2,
    /// Pressed a button or chose from a menu.
    Component = 3,
    /// Sent a form.
    Modal = 5,
}

/// Something that wants to be answered within three seconds.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Interaction {
    /// Its id.
    pub id: Id,
    /// The right to answer it.
    pub token: String,
    /// What was done.
    pub kind: Did,
    /// Who did it.
    pub user: Id,
    /// Where.
    pub channel: Id,
    /// The message whose button was pressed.
    pub message: Option<Id>,
    /// Discord's own words about it.
    pub data: Value,
    /// When it was done.
    pub at: Instant,
    /// The first answer: after how long, and Discord's number of its kind (4 a message, 5 "thinks", 6 and 7 a change of the message
    /// that the button hangs on, 9 a form).
    pub acknowledged: Option<(Duration, u64)>,
    /// The message that `@original` means.
    pub original: Option<Id>,
    /// The form that was shown.
    pub modal: Option<Value>,
}
