//! `turjuman train`: what the program knows of languages, made anew from the sources it was made from.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use flate2::read::GzDecoder;

use super::args::{self, TrainWhat};
use super::environment;
use super::outcome::Outcome;
use crate::core::language::train::{self, Characters, Lists, SAMPLES};

/// How a list's file ends.
const ENDING: &str = ".txt.gz";

pub(super) fn train(args: &args::Train) -> anyhow::Result<Outcome> {
    match &args.what {
        TrainWhat::Language(args) => language(args)?,
        TrainWhat::Characters(args) => characters(args)?,
    }
    Ok(Outcome::Good)
}

fn language(args: &args::TrainLanguage) -> anyhow::Result<()> {
    let lists = read_lists(&args.words)?;
    let codes = lists.keys().cloned().collect::<Vec<_>>().join(" ");
    environment::tell(&format!("learning from {} lists: {codes}\n", lists.len()));
    let bytes = train::train(&lists, SAMPLES);
    std::fs::write(&args.to, &bytes).with_context(|| format!("write {}", args.to.display()))?;
    environment::tell(&format!(
        "wrote {} bytes to {}; it is a work derived from the lists, under their licence\n",
        bytes.len(),
        args.to.display()
    ));
    Ok(())
}

/// All lists of a folder, by the first part of their files' names.
fn read_lists(folder: &Path) -> anyhow::Result<Lists> {
    let mut names = BTreeSet::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("read the folder {}", folder.display()))? {
        let name = entry.with_context(|| format!("read the folder {}", folder.display()))?.file_name();
        names.extend(name.to_str().and_then(|name| name.strip_suffix(ENDING)).map(str::to_owned));
    }
    if names.is_empty() {
        bail!("find lists of words in {}: their names end with {ENDING}", folder.display());
    }
    let read = |name: String| {
        let path = folder.join(format!("{name}{ENDING}"));
        let list = read_list(&path).with_context(|| format!("read {}", path.display()))?;
        anyhow::Ok((name, list))
    };
    names.into_iter().map(read).collect()
}

fn read_list(path: &Path) -> anyhow::Result<Vec<(String, u64)>> {
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(path)?).read_to_string(&mut text)?;
    let line = |(number, line): (usize, &str)| {
        let read = line.rsplit_once(' ').and_then(|(word, count)| Some((word.to_owned(), count.parse().ok()?)));
        read.with_context(|| format!("understand line {number}: a word, a space and its count are expected"))
    };
    (1..).zip(text.lines()).map(line).collect()
}

fn characters(args: &args::TrainCharacters) -> anyhow::Result<()> {
    let table = |name: &str| {
        let path = args.tables.join(name);
        std::fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))
    };
    let Characters { simplified, traditional, japanese, chinese } =
        train::characters(&table("STCharacters.txt")?, &table("TSCharacters.txt")?, &table("JPShinjitaiCharacters.txt")?);
    for (name, list) in [("simplified", simplified), ("traditional", traditional), ("japanese", japanese), ("chinese", chinese)] {
        let path = args.to.join(format!("{name}.txt"));
        std::fs::write(&path, format!("{list}\n")).with_context(|| format!("write {}", path.display()))?;
        environment::tell(&format!("wrote {} characters to {}\n", list.chars().count(), path.display()));
    }
    Ok(())
}
