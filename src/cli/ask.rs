//! `turjuman ask`: one question, and everything that led to its answer. Nothing is stored.

use serde_json::json;

use super::outcome::Outcome;
use super::session::{self, Did, Said};
use super::why::Why;
use super::{args, environment};
use crate::core::message::{Message, Outgoing, Place, What, plain};

pub(super) fn ask(args: &args::Ask) -> anyhow::Result<Outcome> {
    let Some(loaded) = session::load(&args.bot) else { return Ok(Outcome::Bad) };
    environment::runtime()?.block_on(async {
        let (watched, mut session) = session::watched(&loaded)?;
        let text = args.question.join(" ");
        let what = What::Message(Message::text("", text.as_str()));
        let place = if args.public { Place::Public } else { Place::Private };
        let done = session.say(vec![Said { what, hint: args.language.clone(), place }]).await?;
        let why = Why::of(&loaded.bot, &watched);
        let shown = done.into_iter().filter_map(|did| if let Did::Show(message) = did { Some(*message) } else { None });
        let heard = session.heard(&loaded.bot, &text).await?;
        print(args.json, (why.as_ref(), &heard), &shown.collect::<Vec<_>>())?;
        session.stop().await
    })?;
    Ok(Outcome::Good)
}

/// Why no model was asked.
pub(super) fn explain(heard: &[String]) -> String {
    if heard.is_empty() {
        return "No model was asked for the last reply: a command or a flow answers by itself.\n".to_owned();
    }
    let rules: String = heard.iter().map(|rule| format!("  heard by {rule}\n")).collect();
    format!("No model was asked for the last reply: a rule about what is not spoken of here took the question.\n{rules}")
}

fn print(as_json: bool, (why, heard): (Option<&Why>, &[String]), shown: &[Outgoing]) -> anyhow::Result<()> {
    if as_json {
        let answer = |message: &Outgoing| json!({"text": plain(&message.markup), "locale": message.locale, "origin": message.origin, "sources": message.sources, "choices": message.choices});
        let line = json!({"why": why, "rules": heard, "shown": shown.iter().map(answer).collect::<Vec<_>>()});
        return environment::say(&format!("{line}\n"));
    }
    let why = why.map_or_else(|| explain(heard), ToString::to_string);
    let shown = shown.iter().map(|message| plain(&message.markup).lines().map(|line| format!("  {line}\n")).collect::<String>());
    environment::say(&format!("{why}── shown\n{}", shown.collect::<Vec<_>>().join("\n")))
}
