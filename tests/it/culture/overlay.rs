//! A bot's own `culture.toml` lies over the program's, rule by rule and table by table.

use turjuman::core::check::Severity;
use turjuman::core::culture::register::check;
use turjuman::core::key::LocaleTag;
use turjuman::locale::{Conventions, Packs, Speaker};

fn packs(culture: &str) -> Packs {
    let (de, conventions) = (LocaleTag::new("de"), Conventions::default());
    let speaker = Speaker { locales: std::slice::from_ref(&de), default: &de, conventions: &conventions, brand: "", texts: &[] };
    let files = [("de/culture.toml".to_owned(), culture.to_owned())].into();
    Packs::build(&files, &speaker).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn rules(culture: &str, text: &str) -> Vec<(String, Severity)> {
    let packs = packs(culture);
    let pack = packs.pack(&LocaleTag::new("de"));
    let found = check(text, &pack.tier, &pack.culture.register);
    found.into_iter().map(|violation| (violation.rule, violation.severity)).collect()
}

#[test]
fn rules_are_replaced_switched_off_and_added() {
    let text = "Wie heißt du, moin?";
    let du = ("register.de.du".to_owned(), Severity::Rewrite);
    let moin = ("register.de.salopp".to_owned(), Severity::Warn);
    assert_eq!(rules("", text), [du.clone(), moin.clone()]);
    assert_eq!(rules("[register]\noff = [\"de.du\"]\n", text), [moin]);
    let warns = "[[register.rule]]\nid = \"de.du\"\nreview = \"none\"\nseverity = \"warn\"\nhint = \"h\"\nwords = \"heißt\"\n";
    assert_eq!(rules(warns, "Wie heißt du?"), [("register.de.du".to_owned(), Severity::Warn)]);
    let more = "[[register.rule]]\nid = \"de.haus\"\nreview = \"none\"\nhint = \"h\"\nwords = \"Kunde\"\n";
    assert_eq!(rules(more, "Der KUNDE und du."), [("register.de.haus".to_owned(), Severity::Rewrite), du]);
    // A list of the program's may be written anew.
    assert_eq!(rules("[register.lists]\ndu = \"ihr\"\n", "Wie heißt ihr?"), [("register.de.du".to_owned(), Severity::Rewrite)]);
}

#[test]
fn tables_are_merged_key_by_key() {
    let manners =
        packs("[calendar]\nweekend = [\"sunday\"]\n[words]\napology = [\"pardon\"]\n").pack(&LocaleTag::new("de")).culture.manners.clone();
    assert_eq!(manners.week.weekend, [jiff::civil::Weekday::Sunday]);
    assert_eq!(manners.week.calendar.as_deref(), Some("gregorian"));
    assert!(manners.words.apology.is_in("Pardon!") && !manners.words.apology.is_in("Entschuldigung"));
    assert!(manners.words.complaint.is_in("Das ist kaputt."));
}
