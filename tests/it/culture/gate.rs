//! The register and the structure in the gate: a draft that is not in its register is written again.

use std::sync::Arc;

use turjuman::core::check::{Context, Gate, Manner, Severity, Violation};
use turjuman::core::key::LocaleTag;
use turjuman::core::knowledge::{Passage, PassageId};
use turjuman::core::language::Languages;
use turjuman::core::message::parse;

use super::language;

fn gate(draft: &str, tag: &str, tier: &str, source: &str) -> Vec<Violation> {
    let locale = LocaleTag::new(tag);
    let spoken = language(tag);
    let sources = [Arc::new(Passage {
        id: PassageId("knowledge/returns.md#how".into()),
        title: "Rückgabe".to_owned(),
        heading: String::new(),
        body: source.to_owned(),
        locale: locale.clone(),
        tags: Vec::new(),
        valid_to: None,
    })];
    let context = Context {
        locale: &locale,
        languages: &Languages::new(vec![locale.clone()]),
        sources: &sources,
        instructions: "",
        facts: &["Nur Du".to_owned()],
        customer: "",
        foreign_quote: false,
        taboos: &Default::default(),
        setting: &Default::default(),
        manner: Some(Manner { culture: &spoken.culture, tier, brand: "Dein Laden" }),
    };
    Gate::default().run(&parse(draft), &context).violations
}

fn rules(draft: &str) -> Vec<String> {
    let mut rules: Vec<_> = gate(draft, "de", "formal", draft).into_iter().map(|violation| violation.rule).collect();
    rules.dedup();
    rules
}

#[test]
fn what_the_bot_repeats_is_not_its_own_manner() {
    for draft in [
        "Ja, im Feld „deine Adresse“ können Sie sie ändern.",
        "Ja, Dein Laden liefert Ihnen das morgen.",
        "Ja, die Reihe Nur Du ist für Sie reserviert.",
        "Ja, tippen Sie auf **Deine Daten** oder `du=1`.",
        "Ja, siehe https://example.org/du/dein.",
        "Ja, öffnen Sie **Mein Konto > Deine Bestellungen > Gib etwas zurück**.",
        "Ja, siehe [Verfolge deine Bestellung im Netz](https://example.org/track).",
        "> Wo ist dein Paket?\n\nJa, es ist für Sie unterwegs.",
    ] {
        assert_eq!(rules(draft), [""; 0], "{draft}");
    }
    for draft in ["Ja, du kannst sie ändern.", "Ja. **Du kannst sie jederzeit hier ändern.**", "Ja, Dein Laden liefert dir das."] {
        assert_eq!(rules(draft), ["register.de.du"], "{draft}");
    }
    // Only what the knowledge calls so is a page's name.
    let draft = "Ja, siehe [alles über deine Bestellung](https://example.org/track).";
    let found = gate(draft, "de", "formal", "https://example.org/track");
    assert_eq!(found.iter().map(|violation| violation.rule.as_str()).collect::<Vec<_>>(), ["register.de.du"]);
}

#[test]
fn the_finding_says_where_and_what_instead() {
    let draft = "Ja. Wir schicken es dir.";
    let found = gate(draft, "de", "formal", draft);
    assert_eq!(found.len(), 1);
    let Violation { check, severity, span, hint, .. } = &found[0];
    assert_eq!((check.as_str(), *severity, &draft[span.clone()]), ("register", Severity::Rewrite, "dir"));
    assert!(hint.contains("Sie"));
    assert_eq!(gate(draft, "de", "casual", draft), []);
}

#[test]
fn only_german_is_looked_at_for_its_structure() {
    let draft = "Hello. We are glad that you wrote to us.";
    assert_eq!(gate(draft, "en", "neutral", ""), []);
    let draft = "Guten Tag. Wir freuen uns, dass Sie uns geschrieben haben.";
    let found: Vec<_> = gate(draft, "de", "formal", "").into_iter().map(|violation| (violation.rule, violation.severity)).collect();
    assert_eq!(found, [("structure.answer-first".to_owned(), Severity::Rewrite)]);
}
