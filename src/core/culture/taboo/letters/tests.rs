use super::*;

fn folded(text: &str) -> String {
    let mut folded = String::new();
    for letter in Letters::joined(text).all {
        if letter.gap != Gap::None && !folded.is_empty() {
            folded.push(if letter.gap == Gap::Space { ' ' } else { '-' });
        }
        folded.push(letter.c);
    }
    folded
}

#[test]
fn letters_are_read_as_people_read_them() {
    for (text, expect) in [
        ("Bikini", "bikini"),
        ("ＢＩＫＩＮＩ", "bikini"),
        ("𝐛𝐢𝐤𝐢𝐧𝐢", "bikini"),
        ("Ⓑⓘⓚⓘⓝⓘ", "bikini"),
        ("🅱🅸🅺🅸🅽🅸", "bikini"),
        ("bíkíñi\u{301}", "bikini"),
        ("b\u{200B}i\u{AD}k\u{202E}ini", "bikini"),
        ("ВІΚΙΝІ", "bikini"),
        ("b1k1n1", "bikini"),
        ("l!nger!e!", "lingerie"),
        ("p@rk", "park"),
        ("a@b.com", "a-b-com"),
        ("$5 b2b", "5 b2b"),
        ("biiikiniii", "bikini"),
        ("بيـكـيني", "بيكيني"),
        ("بِيكِينِي", "بيكيني"),
        ("پیکینی", "بيكيني"),
        ("ﺑﻴﻜﻴﻨﻲ", "بيكيني"),
        ("ب.ي ك", "ب-ي ك"),
        ("ﾋﾞｷﾆ", "びきに"),
        ("ビキニ", "びきに"),
        ("び\u{200D}き", "びき"),
        ("ビ\u{3099}", "び"),
        ("บิกินี่", "บิกินี่"),
        ("बिकिनी", "बिकिनी"),
        ("क़ीमत", "कीमत"),
        ("비키니", "비키니"),
        ("Straße", "strase"),
        ("YARDIM", "yardim"),
        ("ıİ", "i"),
        ("天天", "天天"),
        ("", ""),
    ] {
        assert_eq!(folded(text), expect, "{text}");
    }
}

#[test]
fn places_are_those_of_the_text() {
    let text = "ein Ｂｉ\u{200B}kini!";
    let letters = Letters::of(text).all;
    let words: Vec<_> = letters.iter().map(|letter| text.get(letter.start..letter.end).unwrap()).collect();
    assert_eq!(words.concat(), "einＢｉkini");
    assert_eq!(Letters::of("b**ini").all.iter().map(|letter| letter.hidden).collect::<Vec<_>>(), [0, 2, 0, 0]);
}
