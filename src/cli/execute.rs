//! Runs a command and turns the outcome into an exit code.

use std::process::ExitCode;

use super::args::{Arguments, Command};
use super::outcome::Outcome;
use super::{bench, channels, chat, check, data, new, run, schema, test};

/// Runs the command. Exit codes: 0 well, 1 what was looked at is not in order, 2 it could not be done.
#[must_use]
pub fn execute(arguments: Arguments) -> ExitCode {
    match dispatch(arguments.command) {
        Ok(Outcome::Good) => ExitCode::SUCCESS,
        Ok(Outcome::Bad) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: cannot {}", in_one_line(&error));
            ExitCode::from(2)
        }
    }
}

/// An error with its causes, each once: some already quote theirs.
fn in_one_line(error: &anyhow::Error) -> String {
    let mut line = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if line.is_empty() {
            line = cause;
        } else if !line.contains(&cause) {
            line = format!("{line}: {cause}");
        }
    }
    line
}

fn dispatch(command: Command) -> anyhow::Result<Outcome> {
    match command {
        Command::New(args) => new::new(&args),
        Command::Run(args) => run::run(&args),
        Command::Chat(args) => chat::chat(&args),
        Command::Check(args) => check::check(&args),
        Command::Test(args) => test::test(&args),
        Command::Channels(args) => channels::channels(&args),
        Command::Schema => schema::schema(),
        Command::Export(args) => data::export(&args),
        Command::Import(args) => data::import(&args),
        Command::Erase(args) => data::erase(&args),
        Command::Status(args) => data::status(&args),
        Command::Bench(args) => bench::bench(&args),
    }
}
