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
        let what = What::Message(Message::text("", args.question.join(" ")));
        let done = session.say(vec![Said { what, hint: args.language.clone(), place: Place::Private }]).await?;
        let why = Why::of(&loaded.bot, &watched);
        let shown = done.into_iter().filter_map(|did| if let Did::Show(message) = did { Some(*message) } else { None });
        print(args.json, why.as_ref(), &shown.collect::<Vec<_>>())?;
        session.stop().await
    })?;
    Ok(Outcome::Good)
}

fn print(as_json: bool, why: Option<&Why>, shown: &[Outgoing]) -> anyhow::Result<()> {
    if as_json {
        let answer = |message: &Outgoing| json!({"text": plain(&message.markup), "locale": message.locale, "origin": message.origin, "sources": message.sources, "choices": message.choices});
        let line = json!({"why": why, "shown": shown.iter().map(answer).collect::<Vec<_>>()});
        return environment::say(&format!("{line}\n"));
    }
    let why = why.map_or_else(|| "No model was asked: a command or a flow answers by itself.\n".to_owned(), ToString::to_string);
    let shown = shown.iter().map(|message| plain(&message.markup).lines().map(|line| format!("  {line}\n")).collect::<String>());
    environment::say(&format!("{why}── shown\n{}", shown.collect::<Vec<_>>().join("\n")))
}
