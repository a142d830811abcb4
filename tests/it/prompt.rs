//! What a model is told, and how what it writes is read.

mod build;
mod injection;
mod leak;
mod reply;
mod summary;

use std::sync::Arc;

use turjuman::core::dialogue::{Line, Question, Speaker};
use turjuman::core::key::LocaleTag;
use turjuman::core::knowledge::{Passage, PassageId};
use turjuman::core::prompt::{Briefing, Budget, Prompt, answer};
use turjuman::core::time::Timestamp;

const BUDGET: Budget = Budget { passages: 2_500, history: 1_200 };

/// The languages of the packs.
const LANGUAGES: [&str; 13] = ["en", "de", "fr", "es", "it", "pt-BR", "tr", "ru", "ar", "hi", "ja", "ko", "zh-CN"];

fn passage(id: &str, title: &str, heading: &str, body: &str) -> Arc<Passage> {
    Arc::new(Passage {
        id: PassageId(id.into()),
        title: title.to_owned(),
        heading: heading.to_owned(),
        body: body.to_owned(),
        locale: LocaleTag::new("en"),
        tags: Vec::new(),
        valid_to: None,
    })
}

fn passages() -> Vec<Arc<Passage>> {
    vec![
        passage("knowledge/en/returns.md#how", "Returns", "How", "You can return it within 30 days."),
        passage("knowledge/en/shipping.md#costs", "Shipping", "Costs", "Shipping is €4.90."),
        passage("knowledge/en/shipping.md#2-days", "Shipping", "Speed", "It takes 2 days."),
    ]
}

fn briefing() -> Briefing {
    Briefing {
        limits: Vec::new(),
        style: vec!["You answer customers of Acme.".to_owned(), "Use only what the given passages say.".to_owned()],
        brand: "Acme".to_owned(),
        facts: vec!["https://acme.example".to_owned(), "Phone +44 20 7946 0958".to_owned()],
        language: "English".to_owned(),
    }
}

fn line(by: Speaker, text: &str) -> Line {
    Line { by, at: Timestamp(0), text: text.to_owned(), files: Vec::new(), message: None, delivery: None }
}

fn question(text: &str, history: &[(Speaker, &str)]) -> Question {
    Question {
        setting: Default::default(),
        text: text.to_owned(),
        locale: LocaleTag::new("en"),
        deliveries: Vec::new(),
        message: None,
        history: history.iter().map(|(by, text)| line(*by, text)).collect(),
        summary: None,
        violations: Vec::new(),
    }
}

fn prompt(question: &Question) -> Prompt {
    answer(&briefing(), question, &passages(), BUDGET)
}
