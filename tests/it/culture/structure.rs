//! Pairs of replies with the same facts, one built as German service prose is and one not.

use serde::Deserialize;
use turjuman::core::culture::structure::{Judged, Rule, judge};

use super::language;

const PAIRS: &str = include_str!("structure/de.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    pair: Vec<Pair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    /// What the worse one breaks at least, by the end of the rule's name.
    breaks: Vec<String>,
    good: String,
    bad: String,
}

fn judged(text: &str) -> Judged {
    let spoken = language("de");
    judge(text, spoken.culture.structure.as_ref().unwrap(), &[], true)
}

fn names(judged: &Judged) -> Vec<&'static str> {
    judged.broken.iter().map(|(rule, _)| rule.key().trim_start_matches("structure.")).collect()
}

#[test]
fn the_better_of_two_replies_is_known() {
    let File { pair } = toml::from_str(PAIRS).unwrap();
    assert!(pair.len() >= 20, "{}", pair.len());
    let mut wrong = Vec::new();
    for Pair { breaks, good, bad } in &pair {
        let (better, worse) = (judged(good), judged(bad));
        if !better.is_accepted() {
            wrong.push(format!("not accepted, {:.2}, breaks {:?}: {good}", better.score, names(&better)));
        }
        if worse.is_accepted() || better.score <= worse.score {
            wrong.push(format!("accepted, {:.2}: {bad}", worse.score));
        }
        for rule in breaks.iter().filter(|rule| !names(&worse).contains(&rule.as_str())) {
            wrong.push(format!("does not break {rule}, but {:?}: {bad}", names(&worse)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_short_reply_only_has_to_answer() {
    for (text, broken) in [
        ("Ja, das ist möglich.", &[][..]),
        ("Guten Tag. Die Lieferung dauert drei Tage.", &[]),
        ("Guten Tag, die Lieferung dauert drei Tage.", &[]),
        ("Vielleicht dauert das bis Freitag!!", &[]),
        ("Wie lautet Ihre Bestellnummer?", &[]),
        ("Guten Tag. Wir freuen uns über Ihre Anfrage.", &["answer-first"]),
        ("Vielen Dank. Wir bedauern den Ärger. Die Lieferung dauert drei Tage.", &["answer-first"]),
    ] {
        assert_eq!(names(&judged(text)), broken, "{text}");
    }
}

#[test]
fn the_register_counts() {
    let spoken = language("de");
    let judged = judge("Ja, das geht morgen.", spoken.culture.structure.as_ref().unwrap(), &[], false);
    assert!(!judged.is_accepted());
    assert_eq!(judged.broken[0].0, Rule::Register);
}
