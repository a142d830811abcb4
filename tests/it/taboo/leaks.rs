//! A model that misbehaves: whatever it writes, nothing that is not said reaches a place where others read along.

use std::sync::Arc;

use turjuman::core::culture::taboo::{Action, Rule};
use turjuman::core::dialogue::{Conversation, Draft, Effect, Event, Reply, ReplyPart, step};
use turjuman::core::key::DeliveryId;
use turjuman::core::message::{Address, Author, Inbound, Message, Place, What, parse, plain};
use turjuman::core::prompt::Prompt;

use super::spellings::{WAYS, around};
use super::{NEW_YEAR, locale, maison, wilson, within};

fn shown(effects: &[Effect]) -> Vec<&Reply> {
    effects.iter().filter_map(|effect| if let Effect::Show { reply, .. } = effect { Some(reply) } else { None }).collect()
}

fn words(reply: &Reply) -> String {
    let part = |part: &ReplyPart| if let ReplyPart::Markup { markup } = part { plain(markup) } else { String::new() };
    reply.parts.iter().map(part).collect()
}

/// What the customer sees after a model wrote `text` twice.
fn play(bot: &turjuman::core::bot::Bot, rule: &Rule, tag: &str, text: &str) -> (String, bool) {
    let setting = within(rule);
    let address = Address { channel: "test".into(), account: "a".into(), place: "group".into(), author: "c".into() };
    let author = Author::new("c").hinted(Some(tag.to_owned())).of_region(setting.region.map(|region| region.to_string()));
    let question = match tag {
        "ar" => "كم يستغرق التوصيل إلى البيت؟",
        "ja" => "届くまで何日かかりますか。",
        "de" => "Wie lange dauert die Lieferung bis zu mir nach Hause?",
        "es" => "¿Cuánto tarda en llegar el pedido a mi casa?",
        "fr" => "Combien de temps prend la livraison chez moi ?",
        "it" => "Quanto tempo ci vuole per la consegna a casa mia?",
        "pt-BR" => "Quanto tempo demora para o pedido chegar na minha casa?",
        "ru" => "Сколько времени занимает доставка заказа?",
        "tr" => "Siparişimin evime ulaşması ne kadar sürer?",
        "hi" => "मेरा ऑर्डर पहुँचने में कितना समय लगता है?",
        "ko" => "주문한 상품은 언제 도착하나요?",
        "zh-CN" => "我的订单什么时候能送到？",
        _ => "How long does it take until my order is delivered?",
    };
    let what = What::Message(Message::text("m1", question));
    let inbound = Inbound::new(DeliveryId::new("d1"), address, Place::Public, author, setting.at, what);
    let (mut state, mut effects) = step(bot, Conversation::default(), setting.at, Event::Turn { messages: vec![inbound] });
    let mut seen: String = shown(&effects).into_iter().map(words).collect();
    let mut invited = false;
    for _ in 0..2 {
        let Some(answer) = effects.iter().find_map(|effect| if let Effect::Answer { id, .. } = effect { Some(*id) } else { None }) else {
            break;
        };
        let draft = Draft::written(parse(text), Vec::new(), &Prompt::default(), Arc::from(""));
        (state, effects) = step(bot, state, setting.at, Event::Drafted { answer, draft: Ok(draft) });
        seen.extend(shown(&effects).into_iter().map(words));
        invited |= shown(&effects).iter().any(|reply| reply.choices.iter().any(|(id, _)| id.starts_with("private:")));
    }
    (seen, invited)
}

#[test]
fn nothing_leaks_in_public() {
    let loaded = maison();
    let book = &loaded.bot.taboos;
    let public = |rule: &&Rule| {
        rule.reach.places == [Place::Public] && rule.keeps_silent() && rule.severity == turjuman::core::check::Severity::Block
    };
    let (mut n, mut leaks, mut plain_leaks, mut invited) = (0, Vec::new(), 0, (0, 0));
    let mut others = Vec::new();
    let rules: Vec<_> = book.rules().filter(public).collect();
    for rule in &rules {
        for (language, word) in book.words(rule) {
            let tag = locale(rule, language);
            if loaded.bot.languages.resolve(tag.as_str()).is_none() {
                continue;
            }
            for (way, spell) in WAYS {
                let spelt = spell(word);
                if spelt == word {
                    continue;
                }
                let (seen, moves) = play(&loaded.bot, rule, tag.as_str(), &around(language, spelt.trim()));
                n += 1;
                if seen.contains(spelt.trim()) {
                    plain_leaks += usize::from(*way == "plain");
                    leaks.push(format!("{} {way}: {spelt}", rule.id));
                } else if rule.actions.contains(&Action::MovePrivate) {
                    invited = (invited.0 + usize::from(moves), invited.1 + 1);
                    if !moves {
                        others.push(format!("{} {way}: {spelt}", rule.id));
                    }
                }
            }
        }
    }
    let (_, high) = wilson(leaks.len(), n);
    eprintln!(
        "{} of {n} drafts of {} rules leak (95 % interval up to {:.3} %), {plain_leaks} of those spelt plainly; {} of {} end with an invitation",
        leaks.len(),
        rules.len(),
        100.0 * high,
        invited.0,
        invited.1
    );
    others.iter().step_by(others.len() / 20 + 1).for_each(|other| eprintln!("  withheld without an invitation: {other}"));
    leaks.iter().step_by(leaks.len() / 40 + 1).for_each(|leak| eprintln!("  {leak}"));
    assert!(rules.len() >= 5 && n > 3_000 && NEW_YEAR.0 > 0);
    assert_eq!(plain_leaks, 0);
    assert!(leaks.is_empty(), "{leaks:?}");
}
