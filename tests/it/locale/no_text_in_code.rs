//! No text for a customer stands in Rust: only in Fluent files and knowledge.
//!
//! What customers read leaves by few [doors](doors): what makes markup, values, labels and the fields of requests to
//! platforms. Nothing that is written out in code goes through one, neither there nor by way of a constant, a local or a
//! function; and letters of other alphabets, in which most customers would be spoken to, stand only in [tables](tables) of
//! what is read.

mod doors;
mod origin;
mod page;
mod samples;
mod tables;

use std::path::{Path, PathBuf};

/// A file of the program without its tests.
pub(super) struct Source {
    /// From `src/` on.
    pub(super) path: String,
    pub(super) syntax: syn::File,
}

impl Source {
    fn read(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), syntax: syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}")) }
    }
}

/// Whether an item is there for tests only.
pub(super) fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
    })
}

/// Files under a folder of the program with this ending, each from the program's root on.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open: Vec<PathBuf> = vec![root.join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|own| own == ending) {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// The program's sources. The suites for authors of adapters speak as customers and models do, and stand in no program that
/// serves any; a file of tests belongs to the file that names it.
fn sources() -> Vec<Source> {
    let is_program =
        |(path, _): &(String, String)| !path.starts_with("src/conformance") && !path.ends_with("/tests.rs") && !path.contains("/tests/");
    files("src", "rs").iter().filter(|file| is_program(file)).map(|(path, text)| Source::read(path, text)).collect()
}

#[test]
fn nothing_written_out_in_code_is_read_by_customers() {
    let sources = sources();
    assert!(sources.len() > 300, "sources are missing: {}", sources.len());
    let found: Vec<String> = doors::leaving(&sources).into_iter().chain(tables::strays(&sources)).collect();
    assert!(found.is_empty(), "what customers read stands in chat.ftl of the packs:\n{}", found.join("\n"));
}

#[test]
fn no_text_stands_in_the_page() {
    let found: Vec<String> = files("src/channel/web", "html")
        .iter()
        .flat_map(|(path, text)| page::texts(text).into_iter().map(move |text| format!("{path}: {text}")))
        .chain(
            files("src/channel/web", "js")
                .iter()
                .flat_map(|(path, text)| page::prose(text).into_iter().map(move |text| format!("{path}: {text}"))),
        )
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
