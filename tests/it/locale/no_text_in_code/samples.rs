//! The test finds what it looks for, and nothing else.

use super::Source;
use super::doors::literals;
use super::origin::Origins;

/// Code with what it lets out, by the door; nothing where it is as it should be.
const SAMPLES: &[(&str, &[&str])] = &[
    // Written out at the door.
    (r#"fn f() { Markup::text("Please wait.") }"#, &["Markup::text"]),
    (r#"fn f() { scene.show(Markup::text(&format!("Hello {name}"))) }"#, &["Markup::text"]),
    (r#"fn f() { parse("**Thanks**") }"#, &["parse"]),
    (r#"fn f() { Inline::Text { text: "or".to_owned() } }"#, &["Inline::Text.text"]),
    (r#"fn f() { Choice { id, label: String::from("Yes") } }"#, &["Choice.label"]),
    (r#"fn f() { choices.push((id, ReplyLabel::Name("Start over".into()))) }"#, &["ReplyLabel::Name"]),
    (r#"fn f() { text.with("when", Value::Name("tomorrow".to_owned())) }"#, &["Value::Name"]),
    (r#"fn f() { Text::new("We are closed") }"#, &["Text::new"]),
    (r#"fn f() { CreateButton::new(id).label("Open") }"#, &[".label"]),
    (r#"fn f() { json!({"type": 4, "data": {"content": "Not now", "flags": 64}}) }"#, &["json content"]),
    (r#"fn f() { map.insert("text".to_owned(), json!("Sorry")) }"#, &["json text"]),
    // Where nothing else is at hand.
    (r#"fn f() { Markup::text(said.unwrap_or("はい")) }"#, &["Markup::text"]),
    (r#"fn f() { Markup::text(match kind { Kind::Late => "It is late.", _ => &said }) }"#, &["Markup::text"]),
    (r#"fn f() { Markup::text(if late { "late" } else { said }) }"#, &["Markup::text"]),
    (r#"fn f() { vec![Block::paragraph(vec![Inline::text("Sources:")])] }"#, &["Inline::text"]),
    (r#"fn f() { Markup::text(&(name + " says")) }"#, &["Markup::text"]),
    (r#"fn f() { Markup::text(&["Dear", name].join(" ")) }"#, &["Markup::text"]),
    // By way of something else.
    (r#"const SORRY: &str = "Sorry."; fn f() { Markup::text(SORRY) }"#, &["Markup::text"]),
    (r#"impl Desk { const SORRY: &'static str = "Sorry."; fn f() { Markup::text(Self::SORRY) } }"#, &["Markup::text"]),
    (r#"fn f() { let said = "One moment"; Markup::text(said) }"#, &["Markup::text"]),
    (r#"fn f() { let said: String = format!("{n} days"); show(Markup::text(&said)) }"#, &["Markup::text"]),
    (r#"fn sorry() -> &'static str { "We are sorry" } fn f() { Markup::text(sorry()) }"#, &["Markup::text"]),
    (
        r#"impl Kind { fn said(self) -> String { match self { Self::A => "Come in".to_owned(), Self::B => String::new() } } } fn f() { Markup::text(&kind.said()) }"#,
        &["Markup::text"],
    ),
    // As it should be.
    (r#"fn f() { Markup::text(&say(Text::new("handover-waiting"))) }"#, &[]),
    (r#"fn f() { scene.say(Text::new(id::LATE).with("language", Value::Name(name))) }"#, &[]),
    (r#"fn f() { Markup::text(words.get("title").unwrap_or_default()) }"#, &[]),
    (r#"fn f() { Markup::text(&format!("{name} ({n}) — {when}")) }"#, &[]),
    (r#"fn f() { parse(&passage.body) }"#, &[]),
    (r#"fn f() { let kind = "text"; Markup::text(said(kind)) }"#, &[]),
    (r#"fn f() { let said = "One moment"; let said = heard(); Markup::text(said) }"#, &[]),
    (r#"fn f() { let said = "One moment"; log(said); } fn g(said: &str) { Markup::text(said) }"#, &[]),
    (r#"fn f() { json!({"type": "text", "text": plain(&markup), "id": "content"}) }"#, &[]),
    (r#"fn f() { Err(Error::new("the text is too long")) }"#, &[]),
    (r#"fn f() { tracing::warn!("the text is too long") }"#, &[]),
    (r#"fn name() -> &'static str { "taboo" } fn f() { Markup::text(&address.name()) }"#, &[]),
    (r#"#[cfg(test)] mod tests { fn f() { Markup::text("Please wait.") } }"#, &[]),
    (r#"#[test] fn f() { Markup::text("Please wait.") }"#, &[]),
    (
        r#"/// Like `Markup::text("Please wait.")`.
        fn f() {}"#,
        &[],
    ),
];

#[test]
fn every_way_of_saying_something_is_found() {
    for (code, expect) in SAMPLES {
        let sources = [Source::read("src/channel/sample.rs", code)];
        let found = literals(&sources[0], &Origins::of(&sources));
        let doors: Vec<&str> = found.iter().filter_map(|told| told.rsplit_once(" leaves by ")).map(|(_, door)| door).collect();
        assert_eq!(doors, *expect, "{code}");
    }
}
