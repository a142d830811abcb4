//! What a file is by its first bytes, as far as that is known. A claim that they contradict is not believed.

/// How many bytes are needed to tell.
pub(crate) const ENOUGH: usize = 12;

/// Pictures that a browser may show in the page.
const PICTURES: &[&str] = &["image/png", "image/jpeg", "image/gif", "image/webp"];
/// A file whose type is told to nobody: whoever saves it may look.
pub(crate) const OPAQUE: &str = "application/octet-stream";

const PDF: &str = "application/pdf";
/// What can be told by its first bytes.
pub(crate) const KNOWN: &[&str] = &["image/png", "image/jpeg", "image/gif", "image/webp", PDF];

/// The type that the first bytes tell.
fn told(bytes: &[u8]) -> Option<&'static str> {
    let webp = || bytes.starts_with(b"RIFF") && bytes.get(8..ENOUGH) == Some(b"WEBP");
    match bytes {
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("image/gif"),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(PDF),
        _ if webp() => Some("image/webp"),
        _ => None,
    }
}

/// Whether a file that begins with `bytes` may be of the type `claimed`.
pub(crate) fn agrees(claimed: &str, bytes: &[u8]) -> bool {
    if KNOWN.contains(&claimed) { told(bytes) == Some(claimed) } else { told(bytes).is_none() }
}

/// Whether it may be shown in the page.
pub(super) fn is_picture(mime: &str) -> bool {
    PICTURES.contains(&mime)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_are_held_to_the_bytes() {
        let png = b"\x89PNG\r\n\x1a\n0000";
        let webp = b"RIFF\x10\0\0\0WEBPVP8 ";
        for (claimed, bytes, expect) in [
            ("image/png", &png[..], true),
            ("image/jpeg", png, false),
            ("image/jpeg", b"\xff\xd8\xff\xe0", true),
            ("image/gif", b"GIF89a..", true),
            ("image/gif", b"GIF88a..", false),
            ("image/webp", webp, true),
            ("image/webp", b"RIFF\x10\0\0\0WAVEfmt ", false),
            ("application/pdf", b"%PDF-1.7", true),
            ("image/png", b"<svg onload=alert(1)>", false),
            ("image/png", b"", false),
            ("text/plain", b"hello", true),
            ("text/plain", b"", true),
            ("text/plain", png, false),
        ] {
            assert_eq!(agrees(claimed, bytes), expect, "{claimed}");
        }
    }
}
