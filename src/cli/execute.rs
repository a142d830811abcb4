//! Runs a command and turns the outcome into an exit code.

use std::io;
use std::process::ExitCode;

use super::args::{Arguments, Command};
use super::environment;
use super::outcome::Outcome;
use super::{ask, bench, channels, chat, check, data, eval, lint, new, run, schema, test, train};

/// Runs the command. Exit codes: 0 well, 1 what was looked at is not in order, 2 it could not be done.
#[must_use]
pub fn execute(arguments: Arguments) -> ExitCode {
    match dispatch(arguments.command) {
        Ok(Outcome::Good) => ExitCode::SUCCESS,
        Ok(Outcome::Bad) => ExitCode::from(1),
        // Who reads only the beginning (`| head`) has seen what they wanted.
        Err(error) if is_broken_pipe(&error) => ExitCode::from(BROKEN_PIPE),
        Err(error) => {
            environment::tell(&format!("error: cannot {}\n", in_one_line(&error)));
            ExitCode::from(2)
        }
    }
}

/// What a shell reports of a program that a broken pipe ended.
const BROKEN_PIPE: u8 = 141;

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let mut causes = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes.any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
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
        Command::Ask(args) => ask::ask(&args),
        Command::Check(args) => check::check(&args),
        Command::Lint(args) => lint::lint(&args),
        Command::Test(args) => test::test(&args),
        Command::Channels(args) => channels::channels(&args),
        Command::Schema => schema::schema(),
        Command::Export(args) => data::export(&args),
        Command::Import(args) => data::import(&args),
        Command::Erase(args) => data::erase(&args),
        Command::Status(args) => data::status(&args),
        Command::Bench(args) => bench::bench(&args),
        Command::Eval(args) => eval::eval(&args),
        Command::Train(args) => train::train(&args),
    }
}
