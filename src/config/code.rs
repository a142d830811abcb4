//! Every code a diagnostic can carry, once: its name, how bad it is, what it means.

use std::fmt;

/// A stable code such as `config::unknown_key`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The bot cannot be started.
    Error,
    /// The bot works, but hardly as its author means it.
    Warning,
}

/// A row of the table of codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeDoc {
    /// The code.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// The short name of the rule for texts that it breaks, in the table of `locales/README.md`: `E7`.
    pub rule: Option<&'static str>,
    /// What it means.
    pub doc: &'static str,
}

impl Code {
    /// How bad a problem of this code is.
    #[must_use]
    pub fn severity(self) -> Severity {
        self.row().map_or(Severity::Error, |row| row.severity)
    }

    /// The short name of the rule for texts that it breaks.
    #[must_use]
    pub fn rule(self) -> Option<&'static str> {
        self.row()?.rule
    }

    fn row(self) -> Option<&'static CodeDoc> {
        Self::ALL.iter().find(|row| row.code == self)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

macro_rules! rule {
    () => {
        None
    };
    ($rule:ident) => {
        Some(stringify!($rule))
    };
}

macro_rules! codes {
    ($($severity:ident $name:ident $code:literal $($rule:ident)? $doc:literal;)+) => {
        impl Code {
            $(#[doc = $doc] pub const $name: Self = Self($code);)+

            /// The table of codes. Each has a broken bot in `tests/diagnostics/`.
            pub const ALL: &'static [CodeDoc] = &[
                $(CodeDoc { code: Self::$name, severity: Severity::$severity, rule: rule!($($rule)?), doc: $doc },)+
            ];
        }
    };
}

codes! {
    Error UNREADABLE "config::unreadable" "A file or folder is missing, cannot be read or is not UTF-8.";
    Error TOO_LARGE "config::too_large" "A file is larger, or a folder fuller, than a bot may be.";
    Error SYNTAX "config::syntax" "A file is not valid TOML.";
    Error BAD_BOT_ID "config::bad_bot_id" "The folder's name, which is the bot's id, has other signs than `a-z`, `0-9` and `-`.";
    Error UNKNOWN_SECTION "config::unknown_section" "A section that does not exist.";
    Error UNKNOWN_KEY "config::unknown_key" "A key that does not exist in its section.";
    Error WRONG_TYPE "config::wrong_type" "A value of another type than the key wants.";
    Error MISSING_KEY "config::missing_key" "A key that must be there is not.";
    Error EMPTY_VALUE "config::empty_value" "An empty text or list where something must stand.";
    Error OUT_OF_RANGE "config::out_of_range" "A number outside its limits.";
    Error NOT_ONE_OF "config::not_one_of" "A text that is not on the key's closed list.";
    Error TOO_LONG "config::too_long" "A text for customers that is longer than it may be.";
    Error BAD_SIGN "config::bad_sign" "A text for customers with a sign that steers a screen or turns the direction of writing.";
    Error BAD_NAME "config::bad_name" "A name (account, flow, slot, option) with other signs than `a-z`, `0-9`, `-` and `_`.";
    Error BAD_LOCALE "config::bad_locale" "A locale that is not a canonical BCP 47 tag.";
    Error LOCALE_NOT_OFFERED "config::locale_not_offered" "Something is written for a locale that the bot does not offer.";
    Error UNKNOWN_KIND "config::unknown_kind" "A kind of channel or model that does not exist.";
    Error SECRET_IN_FILE "config::secret_in_file" "A secret stands in a file instead of in the environment.";
    Error BAD_URL "config::bad_url" "A text that is not an absolute `http` or `https` address.";
    Error BAD_FORM "config::bad_form" "A text of a list that has not the form that its key asks for.";
    Error BAD_ENV_NAME "config::bad_env_name" "A text that cannot be the name of an environment variable.";
    Error BAD_PATH "config::bad_path" "A path that leads out of the bot's folder.";
    Error BAD_PATTERN "config::bad_pattern" "A regular expression that does not compile.";
    Error BAD_HOURS "config::bad_hours" "Opening hours that are no ascending times of one day.";
    Error UNKNOWN_ZONE "config::unknown_zone" "A time zone that does not exist.";
    Error BAD_PARENT "config::bad_parent" "A locale whose chain of parents comes back to it, or is written in another script.";
    Error CONFLICT "config::conflict" "Two keys that exclude each other.";
    Error DUPLICATE "config::duplicate" "The same locale, flow, slot, option or scenario twice.";
    Error UNKNOWN_TEXT "config::unknown_text" "A message id that the texts of a locale do not have.";
    Error NO_KNOWLEDGE "config::no_knowledge" "The bot has no knowledge file to answer from.";
    Error BAD_FRONT_MATTER "config::bad_front_matter" "A knowledge file whose front matter is wrong, or that holds no passage.";
    Error BAD_SCENARIO "config::bad_scenario" "A scenario whose turn does nothing or several things at once, or expects nothing sensible.";
    Error LOCALE_NO_PACK "locale::no_pack" "A locale for which there is no pack.";
    Error LOCALE_MANIFEST "locale::manifest" "A mistake in a `pack.toml`.";
    Error LOCALE_CULTURE "locale::culture" "A mistake in a `culture.toml`.";
    Error LOCALE_COMMAND "locale::command" "Two commands of one locale with the same name.";
    Error LOCALE_SYNTAX "locale::syntax" E1 "A file of messages that is not valid Fluent.";
    Error LOCALE_DUPLICATE "locale::duplicate" "The same message twice in one file, or the same variant twice in one selection.";
    Error LOCALE_MISSING "locale::missing" E2 "A message that every locale must have.";
    Error LOCALE_UNKNOWN_ID "locale::unknown_id" E3 "A message that nobody asks for: the reference locale does not have it, or no message uses the fragment.";
    Error LOCALE_WRONG_FILE "locale::wrong_file" "A directive to the model in `chat.ftl`, or a text for customers in `style.ftl`.";
    Error LOCALE_VARIABLE "locale::variable" E4 "A variable that the message is never given.";
    Error LOCALE_UNUSED_ARGUMENT "locale::unused_argument" E4 "A message that leaves out a value it is given.";
    Error LOCALE_SELECTOR "locale::selector" E5 "A selection by something that selects nothing, or a selector that would be shown.";
    Error LOCALE_VARIANT "locale::variant" E6 "A variant that no value selects.";
    Error LOCALE_TIER "locale::tier" E7 "A register that the pack declares and that is not written.";
    Error LOCALE_FUNCTION "locale::function" E8 "A Fluent function that does not exist, or an option without effect.";
    Error LOCALE_PLURAL "locale::plural" E9 "A plural form of the language that is missing.";
    Error LOCALE_BRAND "locale::brand" E10 "The brand written out, where it belongs into a variable or a term.";
    Error LOCALE_REGISTER "locale::register" E11 "A text that is not in the register in which it is said.";
    Error LOCALE_TABOO "locale::taboo" E12 "A word that a taboo rule keeps from the customers who read the text.";
    Error LOCALE_TOO_LONG "locale::too_long" E13 "A text that can become longer than a platform shows.";
    Error LOCALE_REFERENCE "locale::reference" "A message or term that is referred to and does not exist.";
    Error LOCALE_CYCLE "locale::cycle" "Messages that refer to each other in a circle.";
    Error LOCALE_ATTRIBUTE "locale::attribute" "An attribute that is never shown, or that is referred to and does not exist.";
    Error LOCALE_SIGN "locale::sign" "An invisible sign that turns the direction of a text, or one that the program needs for itself.";
    Error LOCALE_UNSAYABLE "locale::unsayable" "A text that shows nothing, braces or a sign that nobody can read, or that cannot be put together at all.";
    Error SCENARIO_FAILED "scenario::failed" "A scenario's bot did something else than was expected.";
    Warning LOCALE_WITHOUT_KNOWLEDGE "config::locale_without_knowledge" "A locale that is offered but has no knowledge file.";
    Warning TRIGGER_WITHOUT_LOCALE "config::trigger_without_locale" "A flow that cannot be started in one of the bot's locales.";
    Warning HANDOVER_WITHOUT_DESK "config::handover_without_desk" "A flow that asks for a person although there is no `[handover]`.";
    Warning BAD_HINT "config::bad_hint" "A scenario's `hint` that no platform would send.";
    Warning LOCALE_UNUSED "locale::unused" "Texts for a locale that the bot does not offer, or a file that nothing reads.";
    Warning LOCALE_UNUSED_TEXT "locale::unused_text" E3 "A message of the bot's own that neither a flow nor another message asks for.";
    Warning LOCALE_UNUSED_OPTIONAL "locale::unused_optional" E4 "A message of the bot that leaves out the business's name or the time zone, where the program's has it.";
    Warning LOCALE_UNUSED_PLURAL "locale::unused_plural" E9 "A plural form that the language does not have.";
    Warning LOCALE_SAME_VARIANT "locale::same_variant" W1 "A variant that says the same as the default.";
    Warning LOCALE_UNTRANSLATED "locale::untranslated" E2 "A message of the bot that one of its locales does not have.";
    Warning PLAIN_HTTP "config::plain_http" "An address on another machine that is not encrypted.";
}
