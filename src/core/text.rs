//! System texts as data: a Fluent message id with typed arguments. The runtime renders them through
//! `locale`; the core never holds a sentence for a customer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A typed argument. The type decides how it is written in a language and where it is isolated; codes, links
/// and names are never localised, grouped or digit-converted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Value {
    /// A cardinal number; selects plural forms.
    Count(i64),
    /// A person's or a product's name.
    Name(String),
    /// An order number, ticket id, phone number or command: byte-equal in every locale.
    Code(String),
    /// A link.
    Url(String),
    /// An amount of money in the smallest unit of its currency, as ISO 4217 counts it.
    Money {
        /// Cents, yen, fils …
        minor: i64,
        /// ISO 4217: `EUR`, `JPY`.
        currency: String,
    },
    /// A day.
    Date(jiff::civil::Date),
    /// A time of day; shown to the minute.
    Time(jiff::civil::Time),
    /// A time on a day; shown to the minute.
    DateTime(jiff::civil::DateTime),
    /// Several, joined as the language joins them; a list within it is its items.
    List(Vec<Value>),
    /// One of a closed list of selector keys (`public`, `morning` …), never shown itself.
    Choice(String),
}

/// A message id with its arguments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The Fluent message id in `chat.ftl` of a pack or of the bot's overlay.
    pub id: String,
    /// Arguments by name; ordered, so that a record's bytes are stable.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<String, Value>,
}

impl Text {
    /// A text without arguments.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), args: BTreeMap::new() }
    }

    /// The same text with one more argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.args.insert(name.to_owned(), value);
        self
    }
}

/// Every system text a pack must have. Configuration and the pack loader check against this list.
pub mod id {
    /// First words of a conversation. `$brand`
    pub const GREETING: &str = "greeting";
    /// The same to who is called by name. `$brand`, `$name` (as the language calls people)
    pub const GREETING_NAMED: &str = "greeting-named";
    /// That an automated assistant answers. `$brand`
    pub const DISCLOSURE: &str = "disclosure";
    /// Introduction of the list of commands.
    pub const HELP: &str = "help";
    /// One line of the list of commands. `$command`, `$what` (a [`super::Value::Choice`] of the command's key)
    pub const HELP_COMMAND: &str = "help-command";
    /// What a command is for, as a platform's own list of commands shows it too. `$what` (as before)
    pub const COMMAND_ABOUT: &str = "command-about";
    /// Before passages that answer. No argument.
    pub const ANSWER_FRAME: &str = "answer-frame";
    /// Before passages that exist only in another language. `$language` (that language's own name)
    pub const ANSWER_OTHER_LANGUAGE: &str = "answer-other-language";
    /// After an answer: where it comes from. `$titles` (a list of names)
    pub const ANSWER_SOURCES: &str = "answer-sources";
    /// Nothing in the knowledge answers.
    pub const NOTHING_FOUND: &str = "nothing-found";
    /// The answer did not pass the checks.
    pub const ANSWER_WITHHELD: &str = "answer-withheld";
    /// The model could not be reached or failed.
    pub const ERROR_MODEL: &str = "error-model";
    /// Something of ours failed; the message is kept.
    pub const ERROR_INTERNAL: &str = "error-internal";
    /// A picture, voice note or file that cannot be read yet.
    pub const ERROR_MEDIA: &str = "error-media";
    /// A message without any content that can be understood (empty, only signs).
    pub const ERROR_EMPTY: &str = "error-empty";
    /// A slash command that does not exist. `$command`, `$help` (the command that lists them all)
    pub const ERROR_COMMAND: &str = "error-command";
    /// A choice that is no longer on offer.
    pub const ERROR_CHOICE: &str = "error-choice";
    /// Handed over, waiting for a person. `$ticket`
    pub const HANDOVER_WAITING: &str = "handover-waiting";
    /// Still waiting for a person. `$ticket`
    pub const HANDOVER_STILL_WAITING: &str = "handover-still-waiting";
    /// A person has taken over. `$agent`
    pub const HANDOVER_JOINED: &str = "handover-joined";
    /// The conversation is back with the assistant.
    pub const HANDOVER_RETURNED: &str = "handover-returned";
    /// No desk is configured or reachable; the assistant goes on.
    pub const HANDOVER_UNAVAILABLE: &str = "handover-unavailable";
    /// The desk is closed now; the ticket is kept. `$ticket`, `$opens` (a time, or a date with a time
    /// when that is not within a day), `$zone` (the desk's time zone)
    pub const OUT_OF_HOURS: &str = "out-of-hours";
    /// Before that, on a public holiday. `$holiday` (its name)
    pub const HOLIDAY_TODAY: &str = "holiday-today";
    /// The same where the day of the holiday is expected and not fixed yet. `$holiday`
    pub const HOLIDAY_EXPECTED: &str = "holiday-expected";
    /// The language was switched. `$language`
    pub const LANGUAGE_SWITCHED: &str = "language-switched";
    /// Asks which language. The choices are the languages' own names.
    pub const LANGUAGE_WHICH: &str = "language-which";
    /// That language is not offered. `$language`
    pub const LANGUAGE_UNKNOWN: &str = "language-unknown";
    /// What is stored, and that people are asked to have it erased. `$brand`
    pub const PRIVACY: &str = "privacy";
    /// `/reset`: begun anew.
    pub const RESET_DONE: &str = "reset-done";
    /// Asks for a rating from 1 to 5.
    pub const SURVEY_ASK: &str = "survey-ask";
    /// Thanks for the rating.
    pub const SURVEY_THANKS: &str = "survey-thanks";
    /// The person closed the conversation.
    pub const CLOSED: &str = "closed";
    /// A flow was left.
    pub const FLOW_CANCELLED: &str = "flow-cancelled";
    /// The value does not fit the question of the flow; asked again.
    pub const FLOW_INVALID: &str = "flow-invalid";
    /// The flow no longer exists after a change of the bot.
    pub const FLOW_GONE: &str = "flow-gone";
    /// The questions of the flow changed, and something of what was said is not needed or does not fit any more; the next
    /// question stands after it.
    pub const FLOW_CHANGED: &str = "flow-changed";
    /// The answer comes late. Put before it.
    pub const LATE: &str = "late";
    /// Where others read along: that this is better spoken of in private, without naming it. A choice or a link leads there.
    pub const PRIVATE_INVITE: &str = "private-invite";
    /// The choice or the link that leads to the private place.
    pub const PRIVATE_OPEN: &str = "private-open";
    /// First words in the private place; the answer follows.
    pub const PRIVATE_OPENED: &str = "private-opened";
    /// The private place cannot be opened; the customer may write to us there themselves.
    pub const PRIVATE_UNREACHABLE: &str = "private-unreachable";
    /// After an answer about health: that it is no medical advice.
    pub const NOTE_HEALTH: &str = "note-health";
    /// The texts that a taboo rule can have follow an answer.
    pub const NOTES: &[&str] = &[NOTE_HEALTH];

    /// How the ids of the chat page's own words begin. The page is given all of them, so no code asks for one by its id
    /// but for those below, which have arguments or stand in the page before its script runs.
    pub const WEB: &str = "web-";
    /// The title of the chat page, and of its frame on other sites. `$brand`
    pub const WEB_TITLE: &str = "web-title";
    /// Instead of the chat page, where the browser runs no scripts.
    pub const WEB_NO_SCRIPT: &str = "web-no-script";
    /// A file that is too large to be uploaded. `$megabytes` (the limit, a count)
    pub const WEB_FILE_TOO_LARGE: &str = "web-file-too-large";
    /// More files than one message takes. `$count` (the limit)
    pub const WEB_TOO_MANY: &str = "web-too-many";
    /// The button that opens the chat on other sites.
    pub const WEB_OPEN: &str = "web-open";
    /// The button that closes it.
    pub const WEB_CLOSE: &str = "web-close";
    /// What came while the chat was closed or the reader was elsewhere in it.
    pub const WEB_NEW_MESSAGES: &str = "web-new-messages";

    /// The directives of `style.ftl` to the model that writes answers, in the order in which it reads them: (id, arguments).
    pub const STYLE: &[(&str, &[&str])] = &[
        ("style-role", &["brand"]),
        ("style-register", &[]),
        ("style-audience", &[]),
        ("style-persona", &[]),
        ("style-place", &[]),
        ("style-structure", &[]),
        ("style-courtesy", &[]),
        ("style-honesty", &[]),
    ];

    /// The arguments that a business may leave out where it writes a text anew: whoever reads the text misses nothing.
    pub const OPTIONAL: &[&str] = &["brand", "zone"];

    /// All of them with the names of their arguments: (id, arguments).
    pub const REQUIRED: &[(&str, &[&str])] = &[
        (GREETING, &["brand"]),
        (GREETING_NAMED, &["brand", "name"]),
        (DISCLOSURE, &["brand"]),
        (HELP, &[]),
        (HELP_COMMAND, &["command", "what"]),
        (COMMAND_ABOUT, &["what"]),
        (ANSWER_FRAME, &[]),
        (ANSWER_OTHER_LANGUAGE, &["language"]),
        (ANSWER_SOURCES, &["titles"]),
        (NOTHING_FOUND, &[]),
        (ANSWER_WITHHELD, &[]),
        (ERROR_MODEL, &[]),
        (ERROR_INTERNAL, &[]),
        (ERROR_MEDIA, &[]),
        (ERROR_EMPTY, &[]),
        (ERROR_COMMAND, &["command", "help"]),
        (ERROR_CHOICE, &[]),
        (HANDOVER_WAITING, &["ticket"]),
        (HANDOVER_STILL_WAITING, &["ticket"]),
        (HANDOVER_JOINED, &["agent"]),
        (HANDOVER_RETURNED, &[]),
        (HANDOVER_UNAVAILABLE, &[]),
        (OUT_OF_HOURS, &["ticket", "opens", "zone"]),
        (HOLIDAY_TODAY, &["holiday"]),
        (HOLIDAY_EXPECTED, &["holiday"]),
        (LANGUAGE_SWITCHED, &["language"]),
        (LANGUAGE_WHICH, &[]),
        (LANGUAGE_UNKNOWN, &["language"]),
        (PRIVACY, &["brand"]),
        (RESET_DONE, &[]),
        (SURVEY_ASK, &[]),
        (SURVEY_THANKS, &[]),
        (CLOSED, &[]),
        (FLOW_CANCELLED, &[]),
        (FLOW_INVALID, &[]),
        (FLOW_GONE, &[]),
        (FLOW_CHANGED, &[]),
        (LATE, &[]),
        (PRIVATE_INVITE, &[]),
        (PRIVATE_OPEN, &[]),
        (PRIVATE_OPENED, &[]),
        (PRIVATE_UNREACHABLE, &[]),
        (NOTE_HEALTH, &[]),
        (WEB_TITLE, &["brand"]),
        (WEB_NO_SCRIPT, &[]),
        (WEB_FILE_TOO_LARGE, &["megabytes"]),
        (WEB_TOO_MANY, &["count"]),
        (WEB_OPEN, &[]),
        (WEB_CLOSE, &[]),
        (WEB_NEW_MESSAGES, &[]),
        ("web-skip", &[]),
        ("web-log-label", &[]),
        ("web-placeholder", &[]),
        ("web-send", &[]),
        ("web-attach", &[]),
        ("web-drop", &[]),
        ("web-you", &[]),
        ("web-assistant", &[]),
        ("web-person", &[]),
        ("web-typing", &[]),
        ("web-sources", &[]),
        ("web-download", &[]),
        ("web-offline", &[]),
        ("web-online", &[]),
        ("web-waiting", &[]),
        ("web-sending", &[]),
        ("web-sent", &[]),
        ("web-failed", &[]),
        ("web-retry", &[]),
        ("web-remove", &[]),
        ("web-file-type", &[]),
        ("web-too-long", &[]),
        ("web-file-unavailable", &[]),
    ];
}
