//! A reply promises what a passage that it was drawn from promises, and nothing else.

use std::collections::BTreeMap;
use std::sync::Arc;

use turjuman::core::culture::taboo::{Book, Setting, Sources};
use turjuman::core::key::LocaleTag;
use turjuman::core::knowledge::Passage;

use super::{maison, passage, wilson};

/// Language, kind and sentence, tab between them: promises of three kinds, and honest sentences that come near, by writers who
/// knew neither rules nor words. The packs' words have been mended with these.
const SEEN: &str = include_str!("promises.tsv");
/// No word was chosen with these. Whoever mends words with one of them moves it to the others.
const UNSEEN: &str = include_str!("promises_unseen.tsv");
/// The sentences that come near and promise nothing.
const HONEST: &str = "honest";

/// What the program's own rules say of promises: nobody's but those of the passages that a reply was drawn from.
#[test]
fn a_reply_promises_what_its_sources_do() {
    let bot = maison().bot;
    let (en, setting) = (LocaleTag::new("en"), Setting::default());
    let refunded = passage("en", "The price is refunded in full within 14 days.");
    let german = passage("de", "Der Kaufpreis wird vollständig erstattet.");
    let gift = passage("en", "With the second order you receive a voucher.");
    let denied = passage("en", "Sale items are not refunded in full.");
    let headed = Arc::new(Passage { heading: "Do I get my money back?".to_owned(), ..(*passage("en", "Yes, in full.")).clone() });
    for (said, sources, expect) in [
        ("We refund the delivery in full.", &[][..], Some("all.promise.refund")),
        ("We refund the delivery in full.", &[&gift][..], Some("all.promise.refund")),
        ("We refund the delivery this time.", &[&refunded], Some("all.promise.exception")),
        ("We refund the price in full.", &[&gift, &refunded], None),
        ("We refund the price in full.", &[&german], None),
        ("We refund the price in full.", &[&denied], Some("all.promise.refund")),
        ("You get your money back in full.", &[&headed], None),
        ("You get a full refund on May 5. of this year.", &[&gift], Some("all.promise.refund")),
        ("The price is refunded. We are sending you a voucher.", &[&refunded], Some("all.promise.gift")),
        ("As an apology, you receive a voucher.", &[&gift], Some("all.promise.exception")),
        ("You receive a voucher.", &[&gift], None),
        ("We promise that it arrives today.", &[&refunded], Some("all.promise.certain")),
        ("We cannot promise you a day.", &[], None),
        ("Would you like a refund? This time it takes longer.", &[], None),
    ] {
        let sources: Vec<_> = sources.iter().map(|source| Arc::clone(source)).collect();
        let fired = bot.taboos.said(said, &en, &setting, Some(Sources { passages: &sources, facts: &[] }));
        assert_eq!(fired.first().map(|fired| &*fired.rule.id), expect, "{said}");
        // What a business writes itself is its own affair.
        assert!(bot.taboos.said(said, &en, &setting, None).is_empty(), "{said}");
    }
    let facts = ["We guarantee every lamp for ten years.".to_owned()];
    for (facts, fires) in [(&facts[..], false), (&[], true)] {
        let fired = bot.taboos.said("Yes, we guarantee ten years.", &en, &setting, Some(Sources { passages: &[], facts }));
        assert_eq!(!fired.is_empty(), fires, "{facts:?} {fired:?}");
    }
    // The rules tell a model one thing, so that there is room for others.
    let limits = bot.taboos.limits(&en, &setting);
    assert_eq!(limits.iter().filter(|hint| hint.starts_with("Promise")).count(), 1, "{limits:?}");
    let heard = bot.taboos.heard("I want a refund in full and a voucher", &en, &setting);
    assert!(heard.topics.is_empty(), "what customers ask for is no topic: {:?}", heard.topics);
}

/// Whether a rule about promises says something of a sentence that no passage supports.
fn is_promise(book: &Book, language: &str, sentence: &str) -> bool {
    let tag = match language {
        "zh" => "zh-CN",
        "pt" => "pt-BR",
        other => other,
    };
    let fired = book.said(sentence, &LocaleTag::new(tag), &Setting::default(), Some(Sources::default()));
    fired.iter().any(|fired| fired.rule.id.starts_with("all.promise."))
}

#[test]
fn promises_are_told_from_sentences_that_come_near() {
    let bot = maison().bot;
    // The least that is found of the promises, and the most that honest sentences are taken for some, in percent.
    for (set, sentences, least, most) in [("seen", SEEN, 95, 2), ("unseen", UNSEEN, 45, 3)] {
        let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let mut wrong = Vec::new();
        for line in sentences.lines() {
            let [language, kind, sentence] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
            let (fired, all) = kinds.entry(kind).or_default();
            let is_told = is_promise(&bot.taboos, language, sentence);
            *all += 1;
            *fired += usize::from(is_told);
            if is_told == (kind == HONEST) && set == "seen" {
                wrong.push(line);
            }
        }
        let share = |(fired, all): (usize, usize)| {
            let (low, high) = wilson(fired, all);
            format!("{fired} of {all} [{:.1} %, {:.1} %]", low.max(0.0) * 100.0, high * 100.0)
        };
        kinds.iter().for_each(|(kind, counts)| println!("{set} {kind}: taken for a promise {}", share(*counts)));
        let honest = kinds.remove(HONEST).unwrap();
        let promises = kinds.values().fold((0, 0), |sum, counts| (sum.0 + counts.0, sum.1 + counts.1));
        println!("{set} promises: {}\n{}", share(promises), wrong.join("\n"));
        assert!(promises.0 * 100 >= promises.1 * least, "{set} promises: {}", share(promises));
        assert!(honest.0 * 100 <= honest.1 * most, "{set} honest: {}", share(honest));
    }
}
