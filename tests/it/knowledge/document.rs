//! Documents: front matter, headings, limits.

use proptest::prelude::*;
use turjuman::core::key::LocaleTag;
use turjuman::core::knowledge::{Document, MAX_PASSAGE_CHARS, Passage};
use turjuman::core::time::Timestamp;

const TOP: &str = "+++\ntitle = \"T\"\n+++\n";

fn passages(text: &str) -> Vec<Passage> {
    let document = Document::parse("k/a.md", text, &LocaleTag::new("en"));
    document.unwrap().passages.iter().map(|passage| Passage::clone(passage)).collect()
}

/// (id, heading, body) of every passage.
fn cut(markdown: &str) -> Vec<(String, String, String)> {
    let all = passages(&format!("{TOP}{markdown}")).into_iter();
    all.map(|passage| (passage.id.0.to_string(), passage.heading, passage.body)).collect()
}

/// Every problem: the words it points at, the message and the help.
fn problems(text: &str) -> Vec<String> {
    let problems = Document::parse("k/a.md", text, &LocaleTag::new("en")).unwrap_err();
    problems.iter().map(|problem| format!("{:?} {} ({})", &text[problem.span.clone()], problem.message, problem.help)).collect()
}

#[test]
fn front_matter_is_read() {
    let text =
        "\u{feff}+++\r\ntitle = \" Returns \"\r\nlocale = \"zh-tw\"\r\ntags = [\"a\", \"b\"]\r\nvalid_to = 2026-12-31\r\n+++\r\nText.\r\n";
    let [passage] = &passages(text)[..] else { panic!("not one passage") };
    assert_eq!(passage.title, "Returns");
    assert_eq!(passage.locale, LocaleTag::new("zh-TW"));
    assert_eq!(passage.tags, ["a", "b"]);
    assert_eq!(passage.body, "Text.");
    assert_eq!(passage.valid_to, Some(Timestamp(1_798_761_599_999)));
}

#[test]
fn the_default_locale_is_for_documents_that_name_none() {
    let document = Document::parse("k/a.md", &format!("{TOP}Text"), &LocaleTag::new("ja")).unwrap();
    assert_eq!(document.passages[0].locale, LocaleTag::new("ja"));
    assert_eq!(document.passages[0].valid_to, None);
}

#[test]
fn valid_to_is_a_moment() {
    let table = [
        ("2026-12-31", Some(1_798_761_599_999)),
        ("2028-02-29", Some(1_835_481_599_999)),
        ("2026-12-31T18:00:00+01:00", Some(1_798_736_400_000)),
        ("2026-12-31T17:00:00Z", Some(1_798_736_400_000)),
        ("2026-12-31 17:00:00.250Z", Some(1_798_736_400_250)),
        ("2026-12-31T17:00:00", None),
        ("17:00:00", None),
        ("\"2026-12-31\"", None),
        ("20261231", None),
        ("2026-02-30", None),
    ];
    for (written, expect) in table {
        let text = format!("+++\ntitle = \"T\"\nvalid_to = {written}\n+++\nText");
        let read = Document::parse("k/a.md", &text, &LocaleTag::new("en")).ok();
        assert_eq!(read.and_then(|document| document.passages[0].valid_to), expect.map(Timestamp), "{written}");
    }
}

#[test]
fn every_problem_of_the_front_matter_is_reported_at_its_place() {
    let text = "+++\ntitel = \"T\"\nlocale = 7\ntags = [\"a\", 1]\nvalid_to = \"soon\"\nflavour = true\n+++\nText";
    insta::assert_snapshot!(problems(text).join("\n"), @r#"
    "+++" the front matter has no `title` (add a line `title = "…"`: customers see it as the source)
    "titel" unknown key `titel` (did you mean `title`?)
    "7" `locale` is a number, not a text (write a language tag such as `de` or `zh-TW` in quotes)
    "1" `tags` is a number, not a text (write a list of texts: `tags = ["returns", "refund"]`)
    "\"soon\"" `valid_to` is a text, not a date (write a date such as 2026-12-31 (until its end in UTC) or a time with its offset such as 2026-12-31T18:00:00+01:00, without quotes)
    "flavour" unknown key `flavour` (the keys are `title`, `locale`, `tags`, `valid_to`)
    "#);
}

#[test]
fn single_problems() {
    let table = [
        ("", "the front matter is missing"),
        ("# Title\ntext", "\"# Title\" the front matter is missing"),
        ("+++\ntitle = \"T\"\ntext", "\"+++\" the front matter is never closed"),
        ("+++\n+++\ntext", "has no `title`"),
        ("+++\ntitle = \"  \"\n+++\ntext", "`title` is empty"),
        ("+++\ntitle = \"T\"\nlocale = \"not a tag\"\n+++\ntext", "`not a tag` is no language tag"),
        ("+++\ntitle = \"T\"\nlocale = \"\"\n+++\ntext", "is no language tag"),
        ("+++\ntitle = \"T\"\ntags = \"a\"\n+++\ntext", "`tags` is a text, not a list of texts"),
        ("+++\ntitle = \n+++\ntext", "as TOML has it"),
        ("+++\ntitle = \"T\"\n+++\n", "the document has no text"),
        ("+++\ntitle = \"T\"\n+++\n# Title\n", "the document has no text"),
        ("---\ntitle: T\n---\n## Heading\n\ntext", "instead of both lines `---`"),
        ("+++\ntitle = \"T\"\n+++\n##Glued?\n\ntext", "put a space behind the signs: `## Glued?`"),
        ("+++\ntitle = \"T\"\n+++\n## Empty\n\n## Full\ntext", "nothing stands under the heading `Empty`"),
    ];
    for (text, part) in table {
        let found = problems(text);
        assert!(found.len() == 1 && found[0].contains(part), "{text:?}: {found:?}");
    }
}

#[test]
fn text_is_cut_at_headings_of_level_two() {
    type Row<'a> = (&'a str, &'a [(&'a str, &'a str, &'a str)]);
    let table: [Row<'_>; 9] = [
        ("Just text", &[("k/a.md#section", "", "Just text")]),
        (
            "# Title\nBefore\n\n## One\n1\n## Two\n2\n",
            &[("k/a.md#section", "", "Before"), ("k/a.md#one", "One", "1"), ("k/a.md#two", "Two", "2")],
        ),
        ("# Title\n## One\n### Deeper\n\n1", &[("k/a.md#one", "One", "### Deeper\n\n1")]),
        ("## One\n```sh\n## no heading\n```\n", &[("k/a.md#one", "One", "```sh\n## no heading\n```")]),
        ("## One\n> ## quoted\n\n- ## item\n", &[("k/a.md#one", "One", "> ## quoted\n\n- ## item")]),
        ("## A *b* `c` [d](https://e.example) ##\n1", &[("k/a.md#a-b-c-d", "A b c d", "1")]),
        ("One\n---\n1", &[("k/a.md#one", "One", "1")]),
        ("## Same\n1\n## Same\n2", &[("k/a.md#same", "Same", "1"), ("k/a.md#same-2", "Same", "2")]),
        ("## One\n\n    indented\n\n---\n", &[("k/a.md#one", "One", "    indented")]),
    ];
    for (markdown, expect) in table {
        let expect: Vec<_> =
            expect.iter().map(|(id, heading, body)| ((*id).to_owned(), (*heading).to_owned(), (*body).to_owned())).collect();
        assert_eq!(cut(markdown), expect, "{markdown}");
    }
}

#[test]
fn a_long_section_is_cut_between_paragraphs() {
    let half = "ä".repeat(MAX_PASSAGE_CHARS / 2 - 1);
    let bodies = |markdown: &str| cut(markdown).into_iter().map(|(id, _, body)| (id, body.chars().count())).collect::<Vec<_>>();
    // Two halves and the blank line between them are exactly the limit.
    assert_eq!(bodies(&format!("## H\n{half}\n\n{half}\n")), [("k/a.md#h".to_owned(), MAX_PASSAGE_CHARS)]);
    assert_eq!(
        bodies(&format!("## H\n{half}\n\n{half}x\n\n## I\nend")),
        [("k/a.md#h".to_owned(), MAX_PASSAGE_CHARS / 2 - 1), ("k/a.md#h-2".to_owned(), MAX_PASSAGE_CHARS / 2), ("k/a.md#i".to_owned(), 3)]
    );
    // A block is never torn.
    assert_eq!(bodies(&format!("## H\n{half}{half}{half}")), [("k/a.md#h".to_owned(), 3 * (MAX_PASSAGE_CHARS / 2 - 1))]);
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_at_a_place_within_it(markdown in "(\\PC|\n|#|`|-| |\\+){0,80}", whole in any::<bool>()) {
        let text = if whole { markdown } else { format!("{TOP}{markdown}") };
        match Document::parse("k/a.md", &text, &LocaleTag::new("en")) {
            Ok(document) => {
                let mut ids: Vec<_> = document.passages.iter().map(|passage| passage.id.clone()).collect();
                ids.dedup();
                prop_assert_eq!(ids.len(), document.passages.len());
                prop_assert!(!document.passages.is_empty());
            }
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                for problem in problems {
                    prop_assert!(text.get(problem.span).is_some());
                }
            }
        }
    }
}
