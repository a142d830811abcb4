//! `turjuman chat`: a conversation in the terminal. Nothing is stored.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::time::Duration;

use anyhow::Context as _;
use console::Term;
use indicatif::{ProgressBar, ProgressStyle};
use reedline::{DefaultPrompt, DefaultPromptSegment, Reedline, Signal};
use serde_json::json;

use super::environment;
use super::outcome::Outcome;
use super::session::{self, Did, Said, Session};
use super::why::{Watched, Why};
use super::wrap::wrap;
use super::{args, ask};
use crate::config::Loaded;
use crate::core::message::{MarkupCaps, Message, Outgoing, Place, What, degrade, plain};

/// What is answered by the terminal and not by the bot: why the last reply is as it is.
const WHY: &str = "/why";
/// Dim and back to normal, for what is not part of the conversation.
const DIM: (&str, &str) = ("\x1b[2m", "\x1b[0m");

pub(super) fn chat(args: &args::Chat) -> anyhow::Result<Outcome> {
    let Some(loaded) = session::load(&args.bot) else { return Ok(Outcome::Bad) };
    let interactive = std::io::stdin().is_terminal() && std::io::stdout().is_terminal() && !args.json;
    let runtime = environment::runtime()?;
    runtime.block_on(async {
        let (watched, mut session) = session::watched(&loaded)?;
        if interactive {
            talk(&mut session, &loaded, &watched, args).await?
        } else {
            pipe(&mut session, &loaded, &watched, args).await?
        }
        session.stop().await
    })?;
    Ok(Outcome::Good)
}

fn said(line: &str, args: &args::Chat) -> Vec<Said> {
    let place = if args.public { Place::Public } else { Place::Private };
    vec![Said { what: What::Message(Message::text("", line)), hint: args.language.clone(), place }]
}

/// Reads lines and prints replies until the input ends.
async fn pipe(session: &mut Session, loaded: &Loaded, watched: &Watched, args: &args::Chat) -> anyhow::Result<()> {
    let json = args.json;
    let (mut why, mut heard) = (None, Vec::new());
    for line in std::io::stdin().lock().lines() {
        let line = line.context("read standard input as UTF-8 text")?;
        if line.trim().is_empty() {
            continue;
        }
        if line.trim() == WHY {
            let told = if json { serde_json::to_string(&why)? + "\n" } else { explain(why.as_ref(), &heard) };
            environment::say(&told)?;
            continue;
        }
        for message in shown(session.say(said(&line, args)).await?) {
            if json { print_json(&message)? } else { print_plain(&message)? }
        }
        why = Why::of(&loaded.bot, watched);
        heard = session.heard(&loaded.bot, &line).await?;
    }
    Ok(())
}

/// A conversation at the keyboard.
async fn talk(session: &mut Session, loaded: &Loaded, watched: &Watched, args: &args::Chat) -> anyhow::Result<()> {
    let (dim, normal) = DIM;
    let locales: Vec<_> = loaded.bot.languages.locales().iter().map(ToString::to_string).collect();
    let welcome = format!(
        "{} speaks {}. Write to it; /help lists its commands, /why tells why it answered as it did, Ctrl-D leaves.",
        loaded.bot.brand,
        locales.join(", ")
    );
    environment::say(&format!("{dim}{}{normal}\n\n", wrap(&welcome, columns())))?;
    let mut editor = Reedline::create();
    let (mut why, mut heard) = (None, Vec::new());
    let prompt = DefaultPrompt::new(DefaultPromptSegment::Basic("you".to_owned()), DefaultPromptSegment::Empty);
    loop {
        // The editor owns the terminal while it reads; nothing else of the session runs meanwhile.
        let line = tokio::task::block_in_place(|| editor.read_line(&prompt)).context("read from the terminal")?;
        let Signal::Success(line) = line else { return Ok(()) };
        if line.trim().is_empty() {
            continue;
        }
        if line.trim() == WHY {
            environment::say(&format!("{dim}{}{normal}\n", explain(why.as_ref(), &heard)))?;
            continue;
        }
        let waiting = ProgressBar::new_spinner().with_style(ProgressStyle::default_spinner().tick_chars("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏ "));
        waiting.enable_steady_tick(Duration::from_millis(80));
        let done = session.say(said(&line, args)).await;
        waiting.finish_and_clear();
        for message in shown(done?) {
            print_pretty(&message)?;
        }
        why = Why::of(&loaded.bot, watched);
        heard = session.heard(&loaded.bot, &line).await?;
    }
}

fn explain(why: Option<&Why>, heard: &[String]) -> String {
    why.map_or_else(|| ask::explain(heard), ToString::to_string)
}

fn shown(done: Vec<Did>) -> impl Iterator<Item = Outgoing> {
    done.into_iter().filter_map(|did| match did {
        Did::Show(message) => Some(*message),
        Did::Relay => None,
    })
}

fn print_json(message: &Outgoing) -> anyhow::Result<()> {
    let line = json!({
        "text": text(message),
        "locale": message.locale,
        "sources": message.sources,
        "choices": message.choices,
        "origin": message.origin,
    });
    environment::say(&format!("{line}\n"))
}

fn print_plain(message: &Outgoing) -> anyhow::Result<()> {
    let mut out = std::io::stdout();
    writeln!(out, "{}", text(message)).and_then(|()| print_choices(&mut out, message)).context("write to standard output")
}

fn print_pretty(message: &Outgoing) -> anyhow::Result<()> {
    let (dim, normal) = DIM;
    let mut out = std::io::stdout();
    writeln!(out, "{}", wrap(&text(message), columns()))?;
    print_choices(&mut out, message)?;
    for source in &message.sources {
        writeln!(out, "{dim}  from {}{normal}", source.id)?;
    }
    writeln!(out)?;
    Ok(())
}

/// The width of the terminal.
fn columns() -> usize {
    usize::from(Term::stdout().size().1)
}

fn print_choices(out: &mut impl std::io::Write, message: &Outgoing) -> std::io::Result<()> {
    for (number, choice) in (1..).zip(&message.choices) {
        writeln!(out, "  {number}. {}", choice.label)?;
    }
    Ok(())
}

fn text(message: &Outgoing) -> String {
    plain(&degrade(&message.markup, MarkupCaps { list: true, ..MarkupCaps::NONE }))
}
