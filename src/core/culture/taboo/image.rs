//! Addresses of pictures: what a reply shows where a platform looks behind its links.

use std::ops::Range;

/// How the names of pictures and films end.
const ENDINGS: [&str; 13] = ["avif", "bmp", "gif", "heic", "jpeg", "jpg", "mov", "mp4", "png", "svg", "tiff", "webm", "webp"];

/// Signs that may stand around an address and are none of it.
const AROUND: [char; 14] = ['(', ')', '<', '>', '[', ']', '"', '\'', ',', '.', ';', '!', '“', '”'];

/// Where they stand in a text.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split_inclusive(|c: char| c.is_whitespace() || matches!(c, '(' | '<' | '[')).filter_map(move |word| {
        let from = at + word.len() - word.trim_start_matches(AROUND).len();
        at += word.len();
        let address = word.trim_end().trim_matches(AROUND);
        is_address(address).then(|| from..from + address.len())
    })
}

/// Whether a word leads to a picture: an address whose path ends as the name of one.
pub(super) fn is_address(word: &str) -> bool {
    let path = word.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit_once('/').map_or("", |(_, name)| name);
    name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_to_a_picture() {
        for (text, expect) in [
            ("See https://shop.example/a.JPG?w=3.", &["https://shop.example/a.JPG?w=3"][..]),
            (
                "the red one (https://shop.example/x/red.png), and (cdn.example/b.webp)",
                &["https://shop.example/x/red.png", "cdn.example/b.webp"],
            ),
            ("صورة https://shop.example/صورة.png", &["https://shop.example/صورة.png"]),
            ("https://shop.example/png and https://shop.example/a.html#b.png", &[]),
            ("file.png is a name", &[]),
            ("", &[]),
        ] {
            assert_eq!(addresses(text).map(|span| &text[span]).collect::<Vec<_>>(), expect, "{text}");
        }
    }
}
