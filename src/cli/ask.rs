//! `turjuman ask`: one question, and everything that led to its answer. Nothing is stored.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use super::environment::{self, SystemClock};
use super::log;
use super::outcome::Outcome;
use super::session::{Did, Said, Session};
use super::why::{Watched, Why};
use super::{args, assemble};
use crate::core::message::{Message, Outgoing, What, plain};
use crate::model::Assembled;
use crate::runtime::Limits;

pub(super) fn ask(args: &args::Ask) -> anyhow::Result<Outcome> {
    log::quiet("error");
    environment::tls();
    let loaded = match assemble::load(&args.bot, &|_| None) {
        Ok(loaded) => loaded,
        Err(report) => {
            environment::tell(&report.render(environment::color()));
            return Ok(Outcome::Bad);
        }
    };
    environment::runtime()?.block_on(async {
        let limits = Limits { settle: Duration::from_millis(1), ..Limits::default() };
        let Assembled { model, off } = assemble::model(&loaded, &environment::secret)?;
        for (name, needs) in off {
            environment::tell(&format!("off {name}: needs {needs}\n"));
        }
        let watched = Arc::new(Watched::new(model));
        let mut session = Session::start(&loaded, Arc::clone(&watched) as _, Arc::new(SystemClock), limits)?;
        let what = What::Message(Message::text("", args.question.join(" ")));
        let done = session.say(vec![Said { what, hint: args.language.clone() }]).await?;
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
