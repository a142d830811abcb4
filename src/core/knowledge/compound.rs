//! Finds the parts of compound words in the words an index knows.
//!
//! Only languages that write compounds as one word have them; a word is split only where both parts are known.

/// A part has at least this many letters.
pub(super) const MIN_PART: usize = 4;
/// What German, Dutch and the Nordic languages put between the parts.
const LINKS: [&str; 5] = ["", "s", "es", "n", "en"];

/// Whether the language writes compounds as one word.
pub(super) fn has_compounds(language: &str) -> bool {
    matches!(language, "de" | "nl" | "sv" | "da" | "nb" | "nn" | "no" | "fi")
}

/// The two parts of `word`, as `lookup` answers for them; the split with the longest last part, because
/// that part says what the thing is.
pub(super) fn split<T>(word: &str, lookup: impl Fn(&str) -> Option<T>) -> Option<[T; 2]> {
    let cuts = word.char_indices().map(|(at, _)| at).skip(MIN_PART);
    cuts.filter(|at| word.get(*at..).is_some_and(|tail| tail.chars().nth(MIN_PART - 1).is_some())).find_map(|at| {
        let (head, tail) = word.split_at_checked(at)?;
        let tail = lookup(tail)?;
        let head = LINKS.iter().find_map(|link| {
            let head = head.strip_suffix(link)?;
            if head.chars().nth(MIN_PART - 1).is_some() { lookup(head) } else { None }
        })?;
        Some([head, tail])
    })
}
