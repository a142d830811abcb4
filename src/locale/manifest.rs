//! `pack.toml`: the names and manners of a language.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::problem::{MANIFEST, PackProblem};
use super::selector::FORMALITIES;
use crate::core::bot::Command;
use crate::core::fold::fold_name;

/// The most characters of a command's name.
pub(super) const MAX_COMMAND_CHARS: usize = 32;

/// One `pack.toml` as it is written. A bot's own may give only what it changes. `script` and `review` are for
/// people and for tools; here only their form is checked.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    name: Option<String>,
    english_name: Option<String>,
    #[serde(rename = "script")]
    _script: Option<String>,
    direction: Option<Direction>,
    formality: Option<Spanned<String>>,
    tiers: Option<Spanned<Vec<Spanned<String>>>>,
    #[serde(rename = "review")]
    _review: Option<Review>,
    #[serde(default)]
    commands: BTreeMap<Spanned<String>, Spanned<String>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Direction {
    Ltr,
    Rtl,
}

/// Who has looked at the sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Review {
    None,
    Native,
}

/// A name and where it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) name: String,
    pub(super) file: String,
    pub(super) span: Range<usize>,
}

/// What all `pack.toml` of a locale say together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) name: Option<String>,
    pub(super) english_name: Option<String>,
    pub(super) is_rtl: Option<bool>,
    pub(super) formality: Option<String>,
    /// The registers in which its sentences are written.
    pub(super) tiers: Vec<Placed>,
    pub(super) commands: BTreeMap<Command, Placed>,
}

impl Manifest {
    /// Reads one file over what is already known.
    pub(super) fn overlay(&mut self, file: &str, source: &str, problems: &mut Vec<PackProblem>) {
        let mut problem = |span: Option<Range<usize>>, message: String, help: String| {
            problems.push(PackProblem { code: MANIFEST, file: file.to_owned(), span, message, help });
        };
        let raw: Raw = match toml::from_str(source) {
            Ok(raw) => raw,
            Err(error) => {
                let help = "locales/README.md lists the keys of pack.toml".to_owned();
                return problem(error.span(), error.message().to_owned(), help);
            }
        };
        self.name = raw.name.filter(|name| !name.trim().is_empty()).or(self.name.take());
        self.english_name = raw.english_name.or(self.english_name.take());
        self.is_rtl = raw.direction.map(|d| d == Direction::Rtl).or(self.is_rtl);
        if let Some(tiers) = raw.tiers {
            self.tiers.clear();
            let at = tiers.span();
            for tier in tiers.into_inner() {
                if FORMALITIES.contains(&tier.get_ref().as_str()) {
                    let span = tier.span();
                    self.tiers.push(Placed { name: tier.into_inner(), file: file.to_owned(), span });
                } else {
                    let help = format!("the values are {}", FORMALITIES.join(", "));
                    problem(Some(tier.span()), format!("there is no formality `{}`", tier.get_ref()), help);
                }
            }
            if let Some(formality) = self.formality.as_ref().filter(|_| raw.formality.is_none())
                && self.tiers.iter().all(|tier| tier.name != *formality)
            {
                let help = format!("add it, or choose one of these: formality = \"{}\"", self.tiers.first().map_or("", |tier| &tier.name));
                problem(Some(at), format!("`{formality}`, in which the language is spoken, is not among these"), help);
            }
        }
        if let Some(formality) = raw.formality {
            let own: Vec<&str> = self.tiers.iter().map(|tier| tier.name.as_str()).collect();
            let tiers = if own.is_empty() { FORMALITIES } else { &own };
            if !tiers.contains(&formality.get_ref().as_str()) {
                let help = format!("the values are {}", tiers.join(", "));
                problem(Some(formality.span()), format!("there is no formality `{}`", formality.get_ref()), help);
            }
            self.formality = Some(formality.into_inner());
        }
        for (key, name) in raw.commands {
            let Some(command) = Command::ALL.into_iter().find(|c| c.key() == key.get_ref()) else {
                let help = format!("the commands are {}", Command::ALL.map(Command::key).join(", "));
                problem(Some(key.span()), format!("there is no command `{}`", key.get_ref()), help);
                continue;
            };
            if !is_command_name(name.get_ref()) {
                let help = format!("use one word of at most {MAX_COMMAND_CHARS} characters without a slash or an at sign");
                problem(Some(name.span()), format!("`{}` cannot be typed as a command", name.get_ref()), help);
            }
            let span = name.span();
            self.commands.insert(command, Placed { name: name.into_inner(), file: file.to_owned(), span });
        }
    }
}

/// Whether a customer can type it. What stands after an at sign is the name of a bot.
fn is_command_name(name: &str) -> bool {
    !fold_name(name).is_empty()
        && name.chars().count() <= MAX_COMMAND_CHARS
        && !name.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '/' | '／' | '@' | '＠'))
}
