//! Characters that stand on one side only, from OpenCC's tables.

use std::collections::{BTreeMap, BTreeSet};

/// What Japanese writes as well, although the tables do not say so.
const JAPANESE_TOO: &str = "内群税却猫没携床剥嘘凄彦峰凛悦澤藝龍氣";

/// The lists that tell the ways of writing Chinese and Japanese apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Characters {
    /// Simplified, and never written by who writes traditional characters.
    pub simplified: String,
    /// Traditional, and never written by who writes simplified ones.
    pub traditional: String,
    /// Made in Japan: neither.
    pub japanese: String,
    /// Of either side of Chinese, and not of Japanese.
    pub chinese: String,
}

/// Takes the lists from the tables `STCharacters`, `TSCharacters` and `JPShinjitaiCharacters`.
#[must_use]
pub fn characters(to_traditional: &str, to_simplified: &str, shinjitai: &str) -> Characters {
    let (to_traditional, to_simplified, shinjitai) = (table(to_traditional), table(to_simplified), table(shinjitai));
    // A character that may stay as it is stands on both sides.
    let changed = |table: &BTreeMap<char, Vec<char>>| -> BTreeSet<char> {
        table.iter().filter(|(from, to)| !to.contains(from)).map(|(from, _)| *from).collect()
    };
    let (simplified, traditional) = (changed(&to_traditional), changed(&to_simplified));
    let both = |c: &char| simplified.contains(c) && traditional.contains(c);
    let results: BTreeSet<char> = to_traditional.values().chain(to_simplified.values()).flatten().copied().collect();
    let known = |c: &char| simplified.contains(c) || traditional.contains(c) || results.contains(c);
    // The table's first column is Japanese, the others what it stands for.
    let new = changed(&shinjitai);
    let old: BTreeSet<char> = new.iter().filter_map(|c| shinjitai.get(c)).flatten().copied().collect();
    let japanese = new.iter().filter(|c| !known(c)).collect();
    let chinese = simplified
        .iter()
        .filter(|c| !new.contains(c))
        .chain(&old)
        .filter(|c| known(c) && !JAPANESE_TOO.contains(**c))
        .collect::<BTreeSet<_>>();
    let only = |side: &BTreeSet<char>| side.iter().filter(|c| !both(c)).collect();
    Characters { simplified: only(&simplified), traditional: only(&traditional), japanese, chinese: chinese.into_iter().collect() }
}

/// Lines of a character, a tab and the characters that it may become.
fn table(text: &str) -> BTreeMap<char, Vec<char>> {
    let one = |word: &str| {
        let mut letters = word.chars();
        letters.next().filter(|_| letters.next().is_none())
    };
    let lines = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    lines.filter_map(|(from, to)| Some((one(from.trim())?, to.split_whitespace().filter_map(one).collect()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_of_both_sides_are_left_out() {
        let found = characters("# comment\n请\t請\n后\t後 后\n", "請\t请\n後\t后\n乾\t干 乾\n", "売\t賣\n請\t請\n");
        let expect =
            Characters {
                simplified: "请".to_owned(), traditional: "後請".to_owned(), japanese: "売".to_owned(), chinese: "请".to_owned()
            };
        assert_eq!(found, expect);
    }
}
