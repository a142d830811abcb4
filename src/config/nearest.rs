//! What somebody may have meant.

/// The candidate that differs from `word` by the fewest typing errors, if few enough: one, and one more for every
/// three characters. Case, `-` and `_` count as equal.
pub(super) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let fold = |text: &str| text.to_lowercase().replace('-', "_");
    let word = fold(word);
    let length = word.chars().count();
    let most = 1 + length / 3;
    candidates
        .into_iter()
        // What is much longer or shorter need not be compared.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= most)
        .map(|candidate| (strsim::damerau_levenshtein(&word, &fold(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= most && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// ``did you mean `x`? `` followed by `otherwise`, or `otherwise` alone.
pub(super) fn suggest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    match nearest(word, candidates) {
        Some(candidate) => format!("did you mean `{candidate}`? {otherwise}").trim_end().to_owned(),
        None => otherwise.to_owned(),
    }
}

/// The names in ticks, separated by commas.
pub(super) fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The names in ticks, the last two joined by `and`.
pub(super) fn joined(names: &[&str]) -> String {
    match names {
        [others @ .., last] if !others.is_empty() => format!("{} and `{last}`", listed(others.iter().copied())),
        names => listed(names.iter().copied()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        let keys = ["gather_ms", "idle_close_mins", "survey", "url"];
        for (word, expected) in [
            ("gather-ms", Some("gather_ms")),
            ("Gather_MS", Some("gather_ms")),
            ("gahter_ms", Some("gather_ms")),
            ("idle_close_min", Some("idle_close_mins")),
            ("surveys", Some("survey")),
            ("uri", Some("url")),
            ("abc", None),
            ("", None),
            ("temperature", None),
        ] {
            assert_eq!(nearest(word, keys), expected, "{word}");
        }
    }
}
