//! Signs and letters that are read as another letter.

/// The letters that a digit stands for.
pub(super) const fn read_digit(digit: char) -> (char, Option<char>) {
    match digit {
        '0' => ('o', None),
        '1' => ('i', Some('l')),
        '3' => ('e', None),
        '4' => ('a', None),
        '5' => ('s', None),
        '6' => ('b', Some('g')),
        '7' => ('t', None),
        '8' => ('b', None),
        '9' => ('g', None),
        other => (other, None),
    }
}

/// Letters that one sign stands for.
pub(super) const fn spelt(c: char) -> (char, Option<char>) {
    match c {
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        c => (c, None),
    }
}

/// Letters of Persian, Urdu and older hands as Arabic ones.
pub(super) const fn arabic(c: char) -> char {
    match c {
        'پ' | 'ٮ' => 'ب',
        'ڤ' | 'ڡ' => 'ف',
        'چ' | 'ڃ' => 'ج',
        'گ' | 'ڪ' | 'ݣ' => 'ك',
        'ژ' | 'ڑ' => 'ر',
        'ٹ' => 'ت',
        'ڈ' => 'د',
        'ں' => 'ن',
        'ہ' | 'ھ' | 'ە' | 'ۀ' => 'ه',
        'ے' | 'ۍ' | 'ې' => 'ي',
        'ٯ' => 'ق',
        'ۆ' | 'ۇ' | 'ۋ' => 'و',
        c => c,
    }
}

/// The Latin letter that a letter of another alphabet, or another hand, looks like. The same for words of that alphabet
/// and for what hides in it, so that both are found.
pub(super) const fn look_alike(c: char) -> char {
    match c {
        'а' | 'А' | 'α' | 'Α' | 'ɑ' | 'ᴀ' => 'a',
        'в' | 'В' | 'Β' | 'β' | 'ʙ' | 'Ь' | 'ь' => 'b',
        'с' | 'С' | 'ϲ' | 'ᴄ' => 'c',
        'ԁ' | 'ᴅ' | 'đ' | 'Đ' | 'ð' => 'd',
        'е' | 'Е' | 'ε' | 'Ε' | 'ᴇ' | 'є' | 'Є' | 'ё' | 'Ё' | 'ə' => 'e',
        'ꜰ' | 'ƒ' => 'f',
        'ɡ' | 'ɢ' | 'ց' => 'g',
        'н' | 'Н' | 'Η' | 'ʜ' | 'һ' | 'հ' | 'ħ' => 'h',
        'і' | 'І' | 'ι' | 'Ι' | 'ɪ' | 'ı' | 'İ' | 'ї' | 'Ї' | 'ɩ' => 'i',
        'ј' | 'Ј' | 'ᴊ' => 'j',
        'к' | 'К' | 'κ' | 'Κ' | 'ᴋ' => 'k',
        'ʟ' | 'ł' | 'Ł' | 'ӏ' | 'Ӏ' => 'l',
        'м' | 'М' | 'Μ' | 'ᴍ' => 'm',
        'η' | 'ɴ' | 'Ν' | 'п' | 'П' | 'ո' => 'n',
        'о' | 'О' | 'ο' | 'Ο' | 'ᴏ' | 'ø' | 'Ø' | 'օ' => 'o',
        'р' | 'Р' | 'ρ' | 'Ρ' | 'ᴘ' => 'p',
        'ԛ' => 'q',
        'г' | 'Г' | 'ʀ' => 'r',
        'ѕ' | 'Ѕ' | 'ꜱ' => 's',
        'т' | 'Т' | 'τ' | 'Τ' | 'ᴛ' | 'ŧ' => 't',
        'υ' | 'ᴜ' | 'и' | 'И' | 'й' | 'Й' | 'ս' => 'u',
        'ν' | 'ᴠ' | 'ѵ' => 'v',
        'ԝ' | 'ᴡ' | 'ω' | 'ш' | 'Ш' => 'w',
        'х' | 'Х' | 'χ' | 'Χ' => 'x',
        'у' | 'У' | 'γ' | 'Υ' | 'ʏ' => 'y',
        'ᴢ' | 'Ζ' | 'ζ' => 'z',
        // Letters in filled circles and squares, and those that flags are made of.
        '🅐'..='🅩' => (b'a' + (c as u32 - '🅐' as u32) as u8) as char,
        '🅰'..='🆉' => (b'a' + (c as u32 - '🅰' as u32) as u8) as char,
        '🇦'..='🇿' => (b'a' + (c as u32 - '🇦' as u32) as u8) as char,
        c => c,
    }
}
