//! Long answers that are seen while they are written, on a platform that holds us to its limits: what is seen is always valid
//! and a beginning of the answer, and in the end it is the answer.

use std::sync::Arc;
use std::time::Duration;

use turjuman::conformance::openai::{Fake, Pace, Responder, Script, say};
use turjuman::conformance::telegram::{Call, Customer, Limits, User};

use super::shop::{Shop, Wish};
use crate::llm::house::words;

/// What the greeting says and no answer.
const BRAND: &str = "Shop";
const WITHIN: Duration = Duration::from_secs(90);
/// About fifteen seconds for an answer.
const PACE: Pace = Pace::fixed(300, 40);

/// One answer of sixty sentences.
struct Talk {
    /// In the question and nowhere else.
    mark: &'static str,
    language: &'static str,
    question: &'static str,
    answer: String,
    /// The entity that is to be seen.
    entity: Option<&'static str>,
}

fn sixty(things: [&str; 10], places: [&str; 6], sentence: impl Fn(&str, &str) -> String, between: &str) -> String {
    let all = places.iter().flat_map(|place| things.iter().map(|thing| sentence(thing, place)));
    all.collect::<Vec<_>>().join(between)
}

fn talks() -> Vec<Talk> {
    let things = ["table", "lamp", "chair", "shelf", "mirror", "carpet", "sofa", "bed", "desk", "clock"];
    let rooms = ["kitchen", "hall", "garden", "office", "cellar", "attic"];
    let english = |between: &str| sixty(things, rooms, |thing, room| format!("The carrier brings the {thing} into the {room}."), between);
    let long =
        |thing: &str, room: &str| format!("The carrier brings the {thing} into the {room}, and takes all of its packaging back at once.");
    let arabic = sixty(
        ["الطاولة", "المصباح", "الكرسي", "الرف", "المرآة", "السجادة", "الأريكة", "السرير", "المكتب", "الساعة"],
        ["المطبخ", "الممر", "الحديقة", "الغرفة", "القبو", "العلية"],
        |thing, room| format!("يحضر الناقل {thing} إلى {room}."),
        " ",
    );
    let japanese = sixty(
        ["テーブル", "ランプ", "椅子", "棚", "鏡", "絨毯", "ソファ", "ベッド", "机", "時計"],
        ["台所", "玄関", "庭", "書斎", "地下室", "屋根裏"],
        |thing, room| format!("配送員が{thing}を{room}までお運びいたします。"),
        "",
    );
    let (first, second) = {
        let all = english("\n");
        let lines: Vec<&str> = all.lines().collect();
        (lines[..30].join(" "), lines[30..].join(" "))
    };
    let code = format!("{first}\n\n```\nif table < lamp && \"shelf\" > 'chair': carry(&sofa)\n```\n\n{second}");
    let talk = |mark, language, question, answer, entity| Talk { mark, language, question, answer, entity };
    vec![
        talk("furniture", "en", "What does the carrier do with my furniture?", english(" "), None),
        talk("packaging", "en", "Who takes the packaging back?", sixty(things, rooms, long, " "), None),
        talk("program", "en", "Which program does the carrier follow?", code, Some("pre")),
        talk("الناقل", "ar", "ماذا يفعل الناقل بأثاثي؟", arabic, None),
        talk("配送員", "ja", "配送員は家具をどうしますか？", japanese, None),
    ]
}

fn page((n, talk): (usize, &Talk)) -> (String, String) {
    let Talk { mark, language, question, answer, .. } = talk;
    let path = format!("{language}/talk-{n}.md");
    (path, format!("+++\ntitle = \"{mark}\"\nlocale = \"{language}\"\n+++\n\n## {question}\n{answer}\n"))
}

/// Says the answer to the question that is asked.
fn responder(talks: &[Talk]) -> Responder {
    let answers: Vec<(&'static str, Responder)> = talks.iter().map(|talk| (talk.question, say(talk.answer.clone()))).collect();
    Arc::new(move |request| {
        let asked = |question: &str| request.last().contains(&question.chars().take(14).collect::<String>());
        let answer = answers.iter().find(|(question, _)| asked(question)).unwrap_or_else(|| panic!("{}", request.last()));
        (answer.1)(request)
    })
}

/// What was to be seen of the answer, in order.
fn states(calls: &[Call], chat: i64) -> Vec<Call> {
    let shows = |call: &&Call| call.chat == Some(chat) && matches!(call.method.as_str(), "sendmessage" | "editmessagetext");
    calls.iter().filter(shows).cloned().collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_of_sixty_sentences_is_seen_as_it_grows_within_the_limits() {
    let talks = talks();
    let fake = Fake::start(Script::new().pace(PACE).responder(responder(&talks))).await.unwrap();
    let model = format!(
        "[model]\nkind = \"openai\"\nmodel = \"m\"\nbase_url = \"{}\"\nresponse_format = \"none\"\nmax_answer_tokens = 8000\n\
         first_token_timeout_ms = 20000\nidle_timeout_ms = 20000\ntotal_timeout_ms = 28000\n",
        fake.base_url()
    );
    // The documented limits, and the pace that the adapter has by itself.
    let shop = Shop::open(Wish {
        locales: "\"en\", \"ar\", \"ja\"",
        channel: String::new(),
        more: model,
        pages: talks.iter().enumerate().map(page).collect(),
        webhook: false,
        limits: Limits::DOCUMENTED,
    })
    .await;
    let seen: Vec<(Customer, &Talk, usize)> = talks
        .iter()
        .map(|talk| (shop.bot.customer_as(User::new("Ada").speaking(talk.language)), talk, 4))
        // In a group there are fewer edits, and they count as messages to all.
        .chain([(shop.bot.supergroup("Neighbours").member("Bo"), &talks[0], 2)])
        .collect();
    for (customer, talk, _) in &seen {
        let mention = if customer.chat() < 0 { "@shop_bot " } else { "" };
        customer.say(&format!("{mention}{}", talk.question));
    }
    for (customer, talk, _) in &seen {
        let whole = words(&plain_of(&talk.answer));
        assert!(customer.until(WITHIN, |customer| answer(customer).1 == whole).await, "{}: {:#?}", talk.mark, customer.shown());
    }
    // What is shown too often comes after what is shown.
    tokio::time::sleep(Duration::from_secs(3)).await;
    let (calls, counts) = (shop.bot.calls(), shop.bot.counts());
    assert_eq!((counts.too_fast, counts.malformed), (0, 0), "{counts:?}");
    for (customer, talk, least) in &seen {
        let whole = words(&plain_of(&talk.answer));
        let (messages, text) = answer(customer);
        assert_eq!(text, whole, "{}", talk.mark);
        let states = states(&calls, customer.chat());
        // Where the last beginning was the whole, the answer changes nothing.
        let refused: Vec<_> = states.iter().filter(|call| call.code != 200).map(|call| &call.description).collect();
        let is_harmless = refused.len() <= 1 && refused.iter().all(|description| description.contains("message is not modified"));
        assert!(is_harmless, "{}: {refused:?}", talk.mark);
        let edits = states.iter().filter(|call| call.method == "editmessagetext").count();
        println!("{} in {}: {messages} messages, {edits} edits, {} characters", talk.mark, customer.chat(), whole.chars().count());
        assert!(edits >= *least, "{}: {edits} edits", talk.mark);
        for state in states.iter().filter(|call| call.code == 200) {
            let text = words(state.text.as_deref().unwrap_or_default());
            assert!(text.contains(BRAND) || whole.contains(&text), "{}: {text}\nis no part of\n{whole}", talk.mark);
        }
        if let Some(kind) = talk.entity {
            assert!(customer.shown().iter().any(|message| message.entities.iter().any(|entity| entity.kind == kind)), "{}", talk.mark);
        }
    }
}

/// How many messages hold the answer, and what stands in them.
fn answer(customer: &Customer) -> (usize, String) {
    let shown = customer.shown().into_iter().map(|message| message.text);
    let shown: Vec<String> = shown.filter(|text| !text.contains(BRAND)).collect();
    (shown.len(), words(&shown.join(" ")))
}

/// The words of an answer as they are seen: without the fences around code.
fn plain_of(answer: &str) -> String {
    answer.lines().filter(|line| !line.starts_with("```")).collect::<Vec<_>>().join("\n")
}
