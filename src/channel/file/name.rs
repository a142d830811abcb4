//! Names of files: what others may call a file, and how a header says it.

use std::fmt::Write as _;

use crate::locale::is_bidi_control;

/// The most characters of a name that are kept.
const MAX_NAME: usize = 120;
/// The most of them that an extension takes.
const MAX_EXTENSION: usize = 16;

/// A name that is safe to show and to save under: the last part of a path, without signs that steer or lead elsewhere.
pub(crate) fn cleaned(name: &str) -> Option<String> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let cleaned: String = last.chars().filter(|c| is_kept(*c)).map(|c| if "<>:\"|?*".contains(c) { '_' } else { c }).collect();
    let cleaned = cleaned.trim().trim_start_matches('.').trim_end_matches(['.', ' ']).trim();
    (!cleaned.is_empty()).then(|| shortened(cleaned))
}

/// Whether a sign may stand in a name: none that steers, breaks a line or is not seen.
fn is_kept(c: char) -> bool {
    let is_unseen =
        matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{3164}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}');
    !(c.is_control() || is_bidi_control(c) || is_unseen)
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= MAX_NAME {
        return name.to_owned();
    }
    let extension = name.rsplit_once('.').map(|(_, extension)| extension).filter(|extension| extension.chars().count() <= MAX_EXTENSION);
    let tail = extension.map_or_else(String::new, |extension| format!(".{extension}"));
    let stem: String = name.chars().take(MAX_NAME - tail.chars().count()).collect();
    stem + &tail
}

/// Percent-decodes; `None` where that is no UTF-8.
pub(crate) fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = || {
            let (pair, after) = after.split_first_chunk::<2>()?;
            let high = char::from(pair[0]).to_digit(16)?;
            let low = char::from(pair[1]).to_digit(16)?;
            Some((u8::try_from(high * 16 + low).ok()?, after))
        };
        match (byte, hex()) {
            (b'%', Some((decoded, after))) => {
                bytes.push(decoded);
                rest = after;
            }
            _ => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

/// `content-disposition` by RFC 6266.
pub(super) fn disposition(kind: &str, name: Option<&str>) -> String {
    let Some(name) = name else { return kind.to_owned() };
    let plain: String = name.chars().map(|c| if c.is_ascii_graphic() && !"\"\\%".contains(c) || c == ' ' { c } else { '_' }).collect();
    let escaped = name.bytes().fold(String::new(), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else if write!(escaped, "%{byte:02X}").is_err() {
            // Writing to a String cannot fail.
            escaped.push('_');
        }
        escaped
    });
    format!("{kind}; filename=\"{plain}\"; filename*=UTF-8''{escaped}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere_and_steer_nothing() {
        for (name, expect) in [
            ("photo.jpg", Some("photo.jpg")),
            ("../../etc/passwd", Some("passwd")),
            ("C:\\Users\\Ana\\Bild.png", Some("Bild.png")),
            ("..", None),
            ("", None),
            ("...", None),
            (" . ", None),
            (".htaccess", Some("htaccess")),
            ("a\r\nx-evil: 1.png", Some("ax-evil_ 1.png")),
            ("\u{202e}gpj.exe", Some("gpj.exe")),
            ("領収書.pdf", Some("領収書.pdf")),
            ("a\"b<c>.png", Some("a_b_c_.png")),
            ("nul\0l.png", Some("null.png")),
            ("a\u{2028}b\u{2029}c\u{ad}d\u{3164}e\u{e0001}f\u{e007f}.png", Some("abcdef.png")),
            ("\u{3164}\u{e0061}", None),
        ] {
            assert_eq!(cleaned(name).as_deref(), expect, "{name:?}");
        }
        let long = cleaned(&format!("{}.jpeg", "ä".repeat(500))).unwrap_or_default();
        assert!(long.chars().count() == MAX_NAME && long.ends_with("ä.jpeg"), "{long}");
        assert_eq!(cleaned(&"x".repeat(MAX_NAME + 1)).map(|name| name.len()), Some(MAX_NAME));
    }

    #[test]
    fn headers_say_names_by_their_rules() {
        assert_eq!(unescaped("M%C3%A4rz%20%.png").as_deref(), Some("März %.png"));
        assert_eq!(unescaped("%ff"), None);
        assert_eq!(unescaped("%4"), Some("%4".to_owned()));
        assert_eq!(
            disposition("attachment", Some("März \"1\".pdf")),
            "attachment; filename=\"M_rz _1_.pdf\"; filename*=UTF-8''M%C3%A4rz%20%221%22.pdf"
        );
        assert_eq!(disposition("inline", None), "inline");
    }
}
