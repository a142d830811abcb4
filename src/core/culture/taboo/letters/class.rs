//! What characters are to words: letters of a script, marks, pictures, or nothing that is seen.

/// How words of a script are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::core::culture::taboo) enum Class {
    /// Latin, Cyrillic, Greek: after folding their look-alikes are one.
    Alphabet,
    Arabic,
    Hebrew,
    /// Devanagari and its relatives.
    Indic,
    Hangul,
    Kana,
    Han,
    Thai,
    Other,
}

/// Whether a letter that is said twice is still the same word.
pub(in crate::core::culture::taboo) const fn repeats(class: Class) -> bool {
    !matches!(class, Class::Han | Class::Thai | Class::Hangul)
}

pub(super) fn class_of(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '\u{C0}'..='\u{52F}' | '\u{1C80}'..='\u{1C8F}' | '\u{1E00}'..='\u{1FFF}' => Class::Alphabet,
        '\u{590}'..='\u{5FF}' => Class::Hebrew,
        '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' => Class::Arabic,
        '\u{900}'..='\u{DFF}' => Class::Indic,
        '\u{E00}'..='\u{EFF}' => Class::Thai,
        '\u{3041}'..='\u{30FF}' => Class::Kana,
        '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '々' => Class::Han,
        '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}' => Class::Hangul,
        _ => Class::Other,
    }
}

/// What nobody sees: joiners, marks of direction, fillers, tags, selectors.
pub(super) fn is_unseen(c: char) -> bool {
    match c {
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' => true,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' => true,
        '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}' => true,
        _ => c.is_control() && !c.is_whitespace(),
    }
}

/// Marks without which words of a script fall apart: the vowels of Indic scripts, Thai and their neighbours.
pub(in crate::core::culture::taboo) fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94D}' | '\u{981}'..='\u{DFF}' | '\u{E31}'..='\u{E4E}' | '\u{EB1}'..='\u{ECD}')
        && c != '\u{93C}'
}

pub(in crate::core::culture::taboo) fn is_picture(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27BF}' | '\u{1F300}'..='\u{1FAFF}')
}
