//! The table of channels: one row per platform, and what each can do.

use std::sync::LazyLock;

use serde::Serialize;

use super::{Kind, terminal, web, webhook};
use crate::config::Section;
use crate::core::message::{Caps, Delivery, Idempotency, Media, Pace, Syntax, Unit};

/// All channels, in the order of the capability table.
#[must_use]
pub fn kinds() -> &'static [&'static dyn Kind] {
    &[
        &web::Web,
        &webhook::Webhook,
        #[cfg(feature = "telegram")]
        &super::telegram::Telegram,
        #[cfg(feature = "discord")]
        &super::discord::Discord,
        &terminal::Row,
    ]
}

/// Those that a section of `bot.toml` can name.
#[must_use]
pub fn sections() -> &'static [&'static dyn Section] {
    static SECTIONS: LazyLock<Vec<&'static dyn Section>> =
        LazyLock::new(|| kinds().iter().filter(|kind| kind.starter("").is_some()).map(|kind| *kind as &dyn Section).collect());
    &SECTIONS
}

/// The row of that name.
#[must_use]
pub fn kind(name: &str) -> Option<&'static dyn Kind> {
    kinds().iter().copied().find(|kind| kind.name() == name)
}

/// One line of the capability table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The channel's name.
    pub channel: &'static str,
    /// Which settings make the difference; empty where none do.
    pub variant: &'static str,
    /// What it can do.
    pub caps: Caps,
}

/// What every channel can do with its typical settings.
#[must_use]
pub fn capability_table() -> Vec<Row> {
    let rows = |kind: &&'static dyn Kind| {
        let (kind, examples) = (*kind, kind.examples());
        examples.into_iter().map(move |(variant, settings)| Row { channel: kind.name(), variant, caps: kind.caps(&settings) })
    };
    kinds().iter().flat_map(rows).collect()
}

/// The table in Markdown, as the README shows it.
#[must_use]
pub fn capability_markdown(rows: &[Row]) -> String {
    let mut columns: Vec<(&str, Vec<String>)> = vec![("", rows.iter().map(Row::title).collect())];
    for (name, cell) in COLUMNS {
        columns.push((name, rows.iter().map(|row| cell(&row.caps)).collect()));
    }
    // A line per ability: there are fewer channels than abilities.
    let mut lines = columns.into_iter().map(|(name, cells)| format!("| {name} | {} |\n", cells.join(" | ")));
    let mut table = lines.next().unwrap_or_default();
    table.push_str(&format!("|---|{}\n", "---|".repeat(rows.len())));
    table.extend(lines);
    table
}

impl Row {
    fn title(&self) -> String {
        match self.variant {
            "" => self.channel.to_owned(),
            variant => format!("{} {variant}", self.channel),
        }
    }
}

type Cell = fn(&Caps) -> String;

const COLUMNS: &[(&str, Cell)] = &[
    ("longest text", longest),
    ("written as", |caps| {
        let syntax = match caps.text.syntax {
            Syntax::Plain => "plain text",
            Syntax::Markdown => "Markdown",
            Syntax::ChatMarkdown => "chat Markdown",
            Syntax::Html => "HTML",
        };
        syntax.to_owned()
    }),
    ("markup", markup),
    ("choices under a message", |caps| if caps.max_choices == 0 { "as text".to_owned() } else { format!("up to {}", caps.max_choices) }),
    ("pictures, voice, files", media),
    ("edits", |caps| yes(caps.edits)),
    ("deletions", |caps| yes(caps.deletes)),
    ("reactions", |caps| yes(caps.reactions)),
    ("typing sign", |caps| yes(caps.typing)),
    ("answers to a message", |caps| yes(caps.replies)),
    ("may write first", |caps| yes(caps.can_initiate)),
    ("delivery", |caps| {
        let delivery = match caps.delivery {
            Delivery::Push => "we send",
            Delivery::Pull => "it reads",
        };
        delivery.to_owned()
    }),
    ("a repeat", |caps| {
        let repeat = match caps.idempotency {
            Idempotency::None => "is shown again",
            Idempotency::ByReceiver => "is recognised",
        };
        repeat.to_owned()
    }),
    ("pace", pace),
];

fn yes(can: bool) -> String {
    if can { "yes" } else { "no" }.to_owned()
}

fn longest(caps: &Caps) -> String {
    let unit = match caps.text.unit {
        Unit::Bytes => "bytes",
        Unit::Utf16 => "UTF-16 units",
        Unit::Chars => "characters",
    };
    if caps.text.max == usize::MAX { "unlimited".to_owned() } else { format!("{} {unit}", caps.text.max) }
}

fn markup(caps: &Caps) -> String {
    let markup = caps.text.markup;
    let parts = [
        (markup.bold, "bold"),
        (markup.italic, "italic"),
        (markup.code, "code"),
        (markup.link, "links"),
        (markup.list, "lists"),
        (markup.quote, "quotes"),
    ];
    let able: Vec<&str> = parts.iter().filter(|(can, _)| *can).map(|(_, name)| *name).collect();
    if able.is_empty() { "none".to_owned() } else { able.join(", ") }
}

fn media(caps: &Caps) -> String {
    match caps.media {
        Media::None => "no".to_owned(),
        Media::Alone => "yes, each alone".to_owned(),
        Media::Beside { max } => format!("yes, up to {max} beside words"),
    }
}

fn pace(caps: &Caps) -> String {
    let Pace { per_account_per_sec: account, per_place_per_min: place, per_public_place_per_min: public } = caps.pace;
    let parts =
        [(account, format!("{account}/s")), (place, format!("{place}/min per place")), (public, format!("{public}/min where others read"))];
    let limits: Vec<String> = parts.into_iter().filter(|(limit, _)| *limit > 0).map(|(_, text)| text).collect();
    if limits.is_empty() { "unlimited".to_owned() } else { limits.join(", ") }
}
