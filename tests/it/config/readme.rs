//! `bots/README.md`: its reference is the one that the tables print, and its examples are a bot without a problem.

use turjuman::config::{Tables, load, reference, scenarios};
use turjuman::{channel, model};

use super::bot;

const README: &str = "bots/README.md";
const BEGIN: &str = "<!-- reference: printed from the tables of keys; BLESS=1 cargo test --features testing --test it readme -->\n";
const END: &str = "<!-- end of the reference -->\n";

/// All kinds that the program knows.
pub(super) fn tables() -> Tables<'static> {
    Tables { channels: channel::sections(), models: model::sections() }
}

#[test]
fn the_reference_is_up_to_date() {
    let printed = reference(tables());
    let readme = std::fs::read_to_string(README).unwrap();
    let (before, rest) = readme.split_once(BEGIN).expect("the line that begins the reference");
    let (written, after) = rest.split_once(END).expect("the line that ends the reference");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(README, format!("{before}{BEGIN}\n{printed}{END}{after}")).unwrap();
    } else {
        assert_eq!(written.trim(), printed.trim(), "run again with BLESS=1 to print the reference anew");
    }
}

/// The code blocks that name a file (```` ```toml bot.toml ````), those of the same file joined.
fn example_files(readme: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for block in readme.split("\n```").skip(1).step_by(2) {
        let (info, text) = block.split_once('\n').unwrap();
        let Some((_, file)) = info.split_once(' ') else { continue };
        match files.iter_mut().find(|(known, _)| known == file) {
            Some((_, known)) => *known = format!("{known}\n{text}"),
            None => files.push((file.to_owned(), text.to_owned())),
        }
    }
    files
}

#[test]
fn the_examples_are_a_bot_without_a_problem() {
    let files = example_files(&std::fs::read_to_string(README).unwrap());
    assert_eq!(files.len(), 4, "{files:?}");
    let files: Vec<(&str, &str)> = files.iter().map(|(file, text)| (file.as_str(), text.as_str())).collect();
    let (_temp, dir) = bot(&files);
    let loaded = load(&dir, tables(), &|_| None).unwrap_or_else(|report| panic!("{}", report.render(false)));
    assert!(loaded.warnings.is_empty(), "{}", loaded.warnings.render(false));
    let scenarios = scenarios(&loaded).unwrap_or_else(|report| panic!("{}", report.render(false)));
    assert_eq!((loaded.bot.flows.len(), scenarios.list.len()), (1, 1));
}
