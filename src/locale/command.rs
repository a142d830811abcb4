//! Names of commands in all languages of a bot.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::manifest::Manifest;
use super::problem::{COMMAND, PackProblem};
use crate::core::bot::{Command, CommandTable};
use crate::core::fold::fold_name;
use crate::core::key::LocaleTag;

/// The table for the locales in their order, and the names that are taken twice (the first keeps them).
pub(super) fn table<'a>(locales: impl Iterator<Item = (&'a LocaleTag, &'a Manifest)>) -> (CommandTable, Vec<PackProblem>) {
    let english = Command::ALL.map(|command| (command.key().to_owned(), (command, None)));
    let mut table = CommandTable { names: BTreeMap::from(english), shown: BTreeMap::new() };
    let mut problems = Vec::new();
    for (locale, manifest) in locales {
        for command in Command::ALL {
            let Some(own) = manifest.commands.get(&command) else {
                table.shown.insert((locale.clone(), command), command.key().to_owned());
                continue;
            };
            table.shown.insert((locale.clone(), command), own.name.clone());
            match table.names.entry(fold_name(&own.name)) {
                Entry::Vacant(free) => {
                    free.insert((command, Some(locale.clone())));
                }
                Entry::Occupied(taken) if taken.get().0 == command => {}
                Entry::Occupied(taken) => problems.push(PackProblem {
                    code: COMMAND,
                    file: own.file.clone(),
                    span: Some(own.span.clone()),
                    message: format!("`{}` already means `{}`", own.name, taken.get().0.key()),
                    help: "choose another name".to_owned(),
                }),
            }
        }
    }
    (table, problems)
}
