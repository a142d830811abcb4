//! Replies as providers and models write them.

use proptest::prelude::*;
use turjuman::core::prompt::{Form, Piece, Reader};

use super::passages;

const FORMS: [Form; 3] = [Form::Schema, Form::Json, Form::Text];

/// What a reply comes to, in pieces of so many characters.
fn read(reply: &str, form: Form, size: usize) -> Vec<Piece> {
    let mut reader = Reader::new(form).citing(&passages());
    let chars: Vec<char> = reply.chars().collect();
    let mut pieces: Vec<Piece> =
        chars.chunks(size.max(1)).flat_map(|chunk| reader.push(&chunk.iter().collect::<String>())).collect::<Vec<_>>();
    pieces.extend(reader.finish());
    pieces
}

/// The pieces on one line: `text<1>`, `∅` where nothing was found.
fn told(pieces: &[Piece]) -> String {
    let one = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Cite(number) => format!("<{number}>"),
        Piece::NothingFound => "∅".to_owned(),
    };
    pieces.iter().map(one).collect()
}

/// Every row is read in the form that was asked for, whole and sign by sign.
fn check(forms: &[Form], rows: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (reply, expect) in rows {
        for form in forms {
            for size in [usize::MAX / 2, 1, 3] {
                let found = told(&read(reply, *form, size));
                if found != *expect {
                    wrong.push(format!("{form:?} by {size}: {reply:?}\n  expected {expect:?}\n  found    {found:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn json_as_it_is_asked_for() {
    check(
        &FORMS,
        &[
            (
                r#"{"found":true,"parts":[{"text":"Within 30 days. ","cites":[1]},{"text":"It is €4.90.","cites":[2,3]}]}"#,
                "Within 30 days. <1>It is €4.90.<2><3>",
            ),
            (r#"{ "found" : true, "parts" : [ { "cites" : [ 1 ], "text" : "A." } ] }"#, "A.<1>"),
            (r#"{"sources":[1,2],"answer":"A."}"#, "A.<1><2>"),
            (r#"{"found":false,"parts":[]}"#, "∅"),
            (r#"{"found":false,"parts":[{"text":"Sorry.","cites":[1]}]}"#, "∅"),
            (r#"{"parts":[{"text":"Sorry.","cites":[]}],"found":false}"#, "Sorry.∅"),
            (r#"{"found":true,"parts":[{"text":"Hello!","cites":[]}]}"#, "Hello!"),
            (r#"{"found":true,"parts":[]}"#, ""),
            // Parts that bring no space of their own.
            (r#"{"found":true,"parts":[{"text":"A.","cites":[]},{"text":"B.","cites":[]}]}"#, "A. B."),
            (r#"{"found":true,"parts":[{"text":"A.\n\n","cites":[]},{"text":"B.","cites":[]}]}"#, "A.\n\nB."),
            (r#"{"found":true,"parts":[{"text":"A. ","cites":[]},{"text":" ","cites":[]},{"text":"B.","cites":[]}]}"#, "A.  B."),
            (
                r#"{"found":true,"parts":[{"text":"A: ","cites":[]},{"text":"- B ","cites":[]},{"text":"- C","cites":[]}]}"#,
                "A: \n\n- B \n- C",
            ),
            (
                r#"{"found":true,"parts":[{"text":"A:","cites":[]},{"text":"1. B","cites":[]},{"text":"2. C","cites":[1]},{"text":"D.","cites":[]}]}"#,
                "A:\n\n1. B\n2. C<1>\n\nD.",
            ),
            (
                r#"{"found":true,"parts":[{"text":"- B\n","cites":[]},{"text":"- C\n","cites":[]},{"text":"D.","cites":[]}]}"#,
                "- B\n- C\n\nD.",
            ),
            (r#"{"found":true,"parts":[{"text":"**B** is","cites":[]},{"text":"2 days","cites":[]}]}"#, "**B** is 2 days"),
            (
                r#"{"found":true,"parts":[{"text":"三十日です。","cites":[1]},{"text":"送料は無料です。","cites":[2]}]}"#,
                "三十日です。<1>送料は無料です。<2>",
            ),
            (
                r#"{"found":true,"parts":[{"text":"30일입니다.","cites":[1]},{"text":"무료입니다.","cites":[2]}]}"#,
                "30일입니다.<1> 무료입니다.<2>",
            ),
            // Escapes.
            (r#"{"found":true,"parts":[{"text":"\"A\"\\ \/ \t\n\u00e9 \ud83c\udf81","cites":[]}]}"#, "\"A\"\\ / \t\né 🎁"),
            (r#"{"found":true,"parts":[{"text":"\ud83c x \udf81 \ud83c\ud83c\udf81","cites":[]}]}"#, "\u{FFFD} x \u{FFFD} \u{FFFD}🎁"),
            (r#"{"found":true,"parts":[{"text":"\u00zz \q","cites":[]}]}"#, "u00zz \\q"),
            // Markers although there are keys for them.
            (r#"{"found":true,"parts":[{"text":"A [1].","cites":[1]}]}"#, "A<1>.<1>"),
            // Numbers that are no passages'.
            (r#"{"found":true,"parts":[{"text":"A.","cites":[4,0,-1,1.5,2.0,999]}]}"#, "A.<2>"),
        ],
    );
}

#[test]
fn json_as_it_comes() {
    check(
        &[Form::Schema, Form::Json],
        &[
            ("```json\n{\"found\":true,\"parts\":[{\"text\":\"A.\",\"cites\":[1]}]}\n```", "A.<1>"),
            ("```\n{\"found\":true,\"parts\":[{\"text\":\"A.\",\"cites\":[1]}]}\n```\nAnything else?", "A.<1>"),
            ("```json {\"answer\":\"A.\"}```", "A."),
            ("\u{FEFF}\n {\"answer\":\"A.\"}", "A."),
            ("Here is the answer:\n\n{\"answer\":\"A.\",\"sources\":[1]}", "A.<1>"),
            ("Sure! ```json\n{\"answer\":\"A.\"}\n```", "A."),
            ("The set {a, b} holds: {\"answer\":\"A.\"}", "A."),
            (r#"{"reasoning":"They ask \"x\" {y}","answer":"A.","confidence":0.9}"#, "A."),
            (r#"{"thoughts":{"text":"hidden","parts":["hidden"]},"answer":"A."}"#, "A."),
            // Other names of keys.
            (r#"{"answer":"A.","citations":["1"]}"#, "A.<1>"),
            (r#"{"text":"A.","sources":["[2]"]}"#, "A.<2>"),
            (r#"{"content":"A.","ids":["passage 3"]}"#, "A.<3>"),
            (r#"{"response":"A.","sources":["knowledge/en/shipping.md#costs"]}"#, "A.<2>"),
            (r#"{"response":"A.","sources":["knowledge/en/other.md#2-days"]}"#, "A."),
            (r#"{"reply":"A.","sources":["Returns"]}"#, "A.<1>"),
            (r#"{"answer":"A.","sources":[{"id":1,"title":"Returns","text":"30 days"}]}"#, "A.<1>"),
            (r#"{"answer":"A.","sources":"1, 2"}"#, "A.<1><2>"),
            (r#"{"answer":"A.","source":2}"#, "A.<2>"),
            (r#"{"sentences":[{"sentence":"A.","citation":1},{"sentence":"B.","citation":null}]}"#, "A.<1> B."),
            (r#"{"answer":["A.","B."]}"#, "A. B."),
            (r#"{"response":{"text":"A.","cites":[1]}}"#, "A.<1>"),
            (r#"{"result":{"found":true,"parts":[{"text":"A.","cites":[1]}]}}"#, "A.<1>"),
            (r#"[{"id":2,"text":"A.","cites":[1]},{"text":"B.","cites":[2]}]"#, "A.<1> B.<2>"),
            (r#"{"Answer":"A.","Passage_IDs":[1]}"#, "A.<1>"),
            (r#"{"nothing_found":true}"#, "∅"),
            (r#"{"found":"false"}"#, "∅"),
            (r#"{"answer":"NOTHING_FOUND"}"#, "∅"),
            (r#"{"found":true,"parts":[{"text":"NOTHING_FOUND","cites":[]}]}"#, "∅"),
            // Mistakes.
            (r#"{'found': True, 'parts': [{'text': 'A.', 'cites': [1,],},]}"#, "A.<1>"),
            (r#"{found: true, parts: [{text: "A.", cites: [1]}]}"#, "A.<1>"),
            (r#"{"answer":"He said "yes" to it.","sources":[1]}"#, "He said \"yes\" to it.<1>"),
            ("{\"answer\":\"A.\nB.\"}", "A.\nB."),
            ("{\"answer\":\"A.\"\n\"sources\":[1]}", "A.<1>"),
            (r#"{"answer":"A."}{"answer":"B."}"#, "A."),
            // Cut.
            (r#"{"found":true,"parts":[{"text":"A. ","cites":[1]},{"text":"B"#, "A. <1>B"),
            (r#"{"found":true,"parts":[{"text":"A. ","cites":[1]},{"text":"B\u00"#, "A. <1>B"),
            (r#"{"found":true,"parts":[{"text":"A.","cites":[1"#, "A.<1>"),
            (r#"{"found":true,"parts":[{"text":"A.","cites":["1"#, "A."),
            (r#"{"found":true,"parts":[{"text":"A [1"#, "A"),
            (r#"{"found":true,"parts":[{"te"#, ""),
            (r#"{"found":fals"#, ""),
            (r#"{"fou"#, ""),
            ("{", ""),
            ("```json\n", ""),
            ("```json\n{\"fou", ""),
            ("```json\n{\"answer\":\"A.\"\n```", "A."),
            // No JSON at all.
            ("Within 30 days [1].", "Within 30 days<1>."),
            ("[1] Within 30 days.", "<1>Within 30 days."),
            ("Use {braces} here", "Use {braces} here"),
            ("NOTHING_FOUND", "∅"),
            ("", ""),
        ],
    );
}

#[test]
fn reasoning_is_nobodys_to_read() {
    check(
        &FORMS,
        &[
            ("<think>Hm, {\"answer\":\"x\"} [1]</think>\n\nA [1].", "A<1>."),
            ("<think></think>{\"answer\":\"A.\"}", "A."),
            ("<Thinking>a < b <b>\n</THINKING>A", "A"),
            ("<reasoning>x</reasoning>NOTHING_FOUND", "∅"),
            ("<think>never ended", ""),
            ("<think>a</thin", ""),
            ("A <b> c <thinker> <", "A <b> c <thinker> <"),
            ("<<think>x</think>A", "<A"),
        ],
    );
    check(&[Form::Json], &[("They want x.</think>\n{\"answer\":\"A.\"}", "A."), ("They want x.</think>\nA.", "A.")]);
}

#[test]
fn markers_go_and_other_brackets_stay() {
    check(
        &[Form::Text],
        &[
            ("A [1].", "A<1>."),
            ("A.[1]", "A.<1>"),
            ("A [1][2].", "A<1><2>."),
            ("A [1] [2] b.", "A<1><2> b."),
            ("A [1]b", "A<1> b"),
            ("A [1, 2; 3].", "A<1><2><3>."),
            ("A [1-3].", "A<1><2><3>."),
            ("A [^1].", "A<1>."),
            ("A 【1】。", "A<1>。"),
            ("A【1†returns.md】。", "A<1>。"),
            ("A［２］。", "A<2>。"),
            ("A [١].", "A<1>."),
            ("A [Passage 1].", "A<1>."),
            ("A [source: 2].", "A<2>."),
            ("A [passages 1, 2].", "A<1><2>."),
            ("A [knowledge/en/returns.md#how].", "A<1>."),
            ("A (1) b", "A (1) b"),
            ("A [4]. B [0]", "A. B [0]"),
            ("[1] A.\n[2]: B", "<1>A.\n<2>B"),
            ("- A [1]\n- B [2]\n", "- A<1>\n- B<2>\n"),
            ("A [1]\n\nB  \nC", "A<1>\n\nB  \nC"),
            // Not ours.
            ("A [1](https://a.example) b", "A [1](https://a.example) b"),
            ("A [link](https://a.example) [1]", "A [link](https://a.example)<1>"),
            ("`a[1]` and [1]", "`a[1]` and<1>"),
            ("``a`[1]`` [2]", "``a`[1]``<2>"),
            ("```\na[1]\n\nb[2]\n```\n[2]", "```\na[1]\n\nb[2]\n```\n<2>"),
            ("a ` b [1]\n\nc [1]", "a ` b [1]\n\nc<1>"),
            (r"\[1\] [2]", r"\[1\]<2>"),
            ("A [2024] [x] [ ] [] [1.5] [a 1]", "A [2024] [x] [ ] [] [1.5] [a 1]"),
            ("[[1]]", "[<1>]"),
            ("[p", "[p"),
            ("A [", "A ["),
            ("A [1", "A"),
            ("A [1]", "A<1>"),
            // The word for nothing.
            ("NOTHING_FOUND", "∅"),
            (" **NOTHING_FOUND**.\n", "∅"),
            ("`nothing_found`", "∅"),
            ("NOTHING_FOUND\n\nSorry, there is nothing.", "∅"),
            ("NOTHING_FOUND is what I say", "NOTHING_FOUND is what I say"),
            ("NOTHING", "NOTHING"),
            ("No.", "No."),
            ("**No**", "**No**"),
            ("\n\n  A", "A"),
            // JSON although text was asked.
            ("{\"found\":true,\"parts\":[{\"text\":\"A.\",\"cites\":[1]}]}", "A.<1>"),
            ("```json\n{\"answer\":\"A.\"}\n```", "A."),
            ("```\ncode {\n```", "```\ncode {\n```"),
            ("{name} A", "{name} A"),
        ],
    );
}

#[test]
fn what_is_complete_is_given_out_at_once() {
    let mut reader = Reader::new(Form::Schema).citing(&passages());
    for (more, expect) in [
        (r#"{"found":true,"parts":[{"text":"You can"#, "You can"),
        (" return", " return"),
        (" it [", " it"),
        // With the space that shows that the sentence is whole.
        (r#"1]. ","cites":"#, "<1>. "),
        ("[1", ""),
        ("]},", "<1>"),
        (r#"{"text":"Bye"#, "Bye"),
        (r"\ud83c", ""),
        (r"\udf81", "🎁"),
    ] {
        assert_eq!(told(&reader.push(more)), expect, "{more}");
    }
    let mut reader = Reader::new(Form::Text).citing(&passages());
    for (more, expect) in [("Hello", "Hello"), (" ", ""), ("you [", " you"), ("1", ""), ("]", ""), (".", "<1>.")] {
        assert_eq!(told(&reader.push(more)), expect, "{more}");
    }
}

#[test]
fn without_passages_any_small_number_is_a_citation() {
    let mut reader = Reader::new(Form::Text);
    let mut pieces = reader.push("A [7]. B [2024].");
    pieces.extend(reader.finish());
    assert_eq!(told(&pieces), "A<7>. B [2024].");
    let mut reader = Reader::new(Form::Text).citing(&[]);
    let mut pieces = reader.push("Hello [1]!");
    pieces.extend(reader.finish());
    assert_eq!(told(&pieces), "Hello!");
}

/// Texts of the signs that mean something.
fn signs() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        Just("{\"found\":true,\"parts\":[{\"text\":\""),
        Just("\",\"cites\":[1]},{\"text\":\""),
        Just("{\"answer\":"),
        Just("\"sources\":"),
        Just("NOTHING_FOUND"),
        Just("<think>"),
        Just("</think>"),
        Just("```json\n"),
        Just("```"),
        Just("\\ud83c"),
        Just("\\udf81"),
        Just("\\"),
        Just("\""),
        Just("'"),
        Just("["),
        Just("1"),
        Just("]"),
        Just("【"),
        Just("】"),
        Just("("),
        Just(":"),
        Just(","),
        Just("{"),
        Just("}"),
        Just(" "),
        Just("\n"),
        Just("- "),
        Just("a"),
        Just("é"),
        Just("返"),
        Just("🎁"),
        Just("`"),
        Just("passage"),
    ];
    proptest::collection::vec(sign, 0..40).prop_map(|signs| signs.concat())
}

/// Cuts at the given characters.
fn cut(reply: &str, form: Form, cuts: &[usize]) -> String {
    let mut reader = Reader::new(form).citing(&passages());
    let chars: Vec<char> = reply.chars().collect();
    let mut ends: Vec<usize> = cuts.iter().map(|cut| cut % (chars.len() + 1)).chain([chars.len()]).collect();
    ends.sort_unstable();
    let (mut from, mut pieces) = (0, Vec::new());
    for end in ends {
        pieces.extend(reader.push(&chars[from..end].iter().collect::<String>()));
        from = end;
    }
    pieces.extend(reader.finish());
    told(&pieces)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn it_makes_no_difference_where_a_reply_is_cut(reply in signs(), cuts in proptest::collection::vec(0usize..200, 0..12)) {
        for form in FORMS {
            prop_assert_eq!(cut(&reply, form, &cuts), cut(&reply, form, &[]));
        }
    }

    #[test]
    fn no_text_breaks_the_reader(reply in any::<String>(), cuts in proptest::collection::vec(0usize..200, 0..12)) {
        for form in FORMS {
            prop_assert_eq!(cut(&reply, form, &cuts), cut(&reply, form, &[]));
        }
    }

    /// Whatever a schema-true reply says comes out, joined by white space.
    #[test]
    fn nothing_of_an_answer_is_lost(texts in proptest::collection::vec("[a-zéß返🎁\"\\\\{}:,' ]{1,20}", 1..5)) {
        let quoted = |text: &String| serde_json::Value::from(text.as_str()).to_string();
        let parts: Vec<_> = texts.iter().map(|text| format!("{{\"text\":{},\"cites\":[2]}}", quoted(text))).collect();
        let reply = format!("{{\"found\":true,\"parts\":[{}]}}", parts.join(","));
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let expect: String = texts.iter().map(|text| format!("{}<2>", bare(text))).collect();
        prop_assert_eq!(bare(&told(&read(&reply, Form::Schema, 1))), expect);
    }
}

#[test]
fn a_long_reply_is_read_quickly() {
    let begun = std::time::Instant::now();
    let part = r#"{"text":"You can return it within 30 days [1]. ","cites":[1]},"#;
    let reply = format!("{{\"found\":true,\"parts\":[{}]}}", part.repeat(500));
    assert_eq!(read(&reply, Form::Schema, 4).iter().filter(|piece| matches!(piece, Piece::Cite(1))).count(), 1_000);
    let open = "[".repeat(20_000) + &"{".repeat(20_000) + &"<".repeat(10_000);
    for form in FORMS {
        read(&open, form, 7);
    }
    assert!(begun.elapsed() < std::time::Duration::from_secs(10), "{:?}", begun.elapsed());
}
