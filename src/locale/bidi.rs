//! Isolation of values whose direction differs from the sentence around them.

/// First strong isolate.
const FSI: char = '\u{2068}';
/// Pop directional isolate.
const PDI: char = '\u{2069}';

/// Appends `value`, isolated where the sentence or the value runs from right to left. A sentence from left
/// to right with a value from left to right stays byte for byte as it is.
pub(super) fn push(out: &mut String, value: &str, sentence_is_rtl: bool) {
    if !(sentence_is_rtl || runs_rtl(value) || value.chars().any(is_control)) {
        return out.push_str(value);
    }
    let (closed, opened) = unpaired(value);
    out.extend(std::iter::repeat_n(FSI, 1 + closed));
    out.push_str(value);
    out.extend(std::iter::repeat_n(PDI, 1 + opened));
}

/// How many isolates a value closes that it did not open, and opens that it does not close: without more of
/// ours it would turn the sentence around it.
fn unpaired(value: &str) -> (usize, usize) {
    value.chars().fold((0, 0), |(closed, opened): (usize, usize), c| match c {
        '\u{2066}'..='\u{2068}' => (closed, opened + 1),
        PDI if opened == 0 => (closed + 1, 0),
        PDI => (closed, opened - 1),
        _ => (closed, opened),
    })
}

/// Whether the first letter with a direction runs from right to left.
pub(super) fn runs_rtl(value: &str) -> bool {
    value.chars().find(|c| c.is_alphabetic()).is_some_and(
        |c| matches!(u32::from(c), 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF),
    )
}

/// Whether this sign would turn the direction of what follows it.
pub(crate) fn is_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_isolated() {
        for (value, sentence_is_rtl, expect) in [
            ("Anna", false, "Anna"),
            ("4711", false, "4711"),
            ("Müller 日本", false, "Müller 日本"),
            ("ليلى", false, "\u{2068}ليلى\u{2069}"),
            ("12 שרה", false, "\u{2068}12 שרה\u{2069}"),
            ("Anna", true, "\u{2068}Anna\u{2069}"),
            ("a\u{202E}b", false, "\u{2068}a\u{202E}b\u{2069}"),
            ("a\u{2069}\u{202E}b", false, "\u{2068}\u{2068}a\u{2069}\u{202E}b\u{2069}"),
            ("a\u{2067}b", false, "\u{2068}a\u{2067}b\u{2069}\u{2069}"),
            ("\u{2066}a\u{2069}", true, "\u{2068}\u{2066}a\u{2069}\u{2069}"),
        ] {
            let mut out = String::new();
            push(&mut out, value, sentence_is_rtl);
            assert_eq!(out, expect);
        }
    }
}
