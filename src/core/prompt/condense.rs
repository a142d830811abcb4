//! What is asked for a summary of a conversation.

use serde::Serialize;

use super::build::{Briefing, Prompt, Turns};
use super::data::{clean, line};
use super::words;
use crate::core::dialogue::{Line, Speaker};

#[derive(Serialize)]
struct Before {
    summary: String,
}

#[derive(Serialize)]
struct Said {
    by: &'static str,
    text: String,
}

/// The prompt for a summary of `lines`, which continues the summary before. The directives for answers are not told:
/// nobody is answered.
#[must_use]
pub fn condense(briefing: &Briefing, before: Option<&str>, lines: &[Line]) -> Prompt {
    let mut turns = Turns::default();
    turns.say(words::EARLIER);
    if let Some(summary) = before.map(clean).filter(|summary| !summary.trim().is_empty()) {
        turns.say(&line(&Before { summary }));
    }
    for said in lines {
        let by = match said.by {
            Speaker::Customer => "customer",
            Speaker::Bot => "assistant",
            Speaker::Agent => "person of the house",
        };
        turns.say(&line(&Said { by, text: clean(&said.text) }));
    }
    turns.say(words::SUMMARISE);
    Prompt { system: words::summariser(briefing).into(), turns: turns.0, passages: Vec::new() }
}
