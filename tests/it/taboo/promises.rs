//! A reply promises what a passage that it was drawn from promises, and nothing else.

use std::collections::BTreeMap;
use std::sync::Arc;

use turjuman::core::culture::taboo::{Book, Setting};
use turjuman::core::key::LocaleTag;

use super::{maison, passage, wilson};

/// Language, kind and sentence, tab between them. Written by somebody who knew neither rules nor words: 12 promises of three
/// kinds for each language, and as many honest sentences that come near.
const SENTENCES: &str = include_str!("promises.tsv");
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
    for (said, sources, expect) in [
        ("We refund the delivery in full.", &[][..], Some("all.promise.money")),
        ("We refund the delivery in full.", &[&gift][..], Some("all.promise.money")),
        ("We refund the delivery this time.", &[&refunded], Some("all.promise.exception")),
        ("We refund the price in full.", &[&gift, &refunded], None),
        ("We refund the price in full.", &[&german], None),
        ("The price is refunded. We are sending you a voucher.", &[&refunded], Some("all.promise.gift")),
        ("As an apology, you receive a voucher.", &[&gift], Some("all.promise.exception")),
        ("You receive a voucher.", &[&gift], None),
        ("We promise that it arrives today.", &[&refunded], Some("all.promise.certain")),
        ("We cannot promise you a day.", &[], None),
        ("Would you like a refund? This time it takes longer.", &[], None),
    ] {
        let sources: Vec<_> = sources.iter().map(|source| Arc::clone(source)).collect();
        let fired = bot.taboos.said(said, &en, &setting, Some(&sources));
        assert_eq!(fired.first().map(|fired| &*fired.rule.id), expect, "{said}");
        // What a business writes itself is its own affair.
        assert!(bot.taboos.said(said, &en, &setting, None).is_empty(), "{said}");
    }
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
    let fired = book.said(sentence, &LocaleTag::new(tag), &Setting::default(), Some(&[]));
    fired.iter().any(|fired| fired.rule.id.starts_with("all.promise."))
}

#[test]
fn promises_are_told_from_sentences_that_come_near() {
    let bot = maison().bot;
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for line in SENTENCES.lines() {
        let [language, kind, sentence] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let (fired, all) = kinds.entry(kind).or_default();
        let is_told = is_promise(&bot.taboos, language, sentence);
        *all += 1;
        *fired += usize::from(is_told);
        if is_told == (kind == HONEST) {
            wrong.push(format!("{language} {kind} {sentence}"));
        }
    }
    for (kind, (fired, all)) in &kinds {
        let (low, high) = wilson(*fired, *all);
        println!("{kind}: called a promise {fired} of {all} [{:.1} %, {:.1} %]", low * 100.0, high * 100.0);
    }
    println!("{}", wrong.join("\n"));
    let (honest, all) = kinds.remove(HONEST).unwrap();
    assert!(honest * 100 <= all * 3, "{honest} of {all} honest sentences are called promises");
}
