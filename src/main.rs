//! The `turjuman` program: parses its arguments, runs a command, turns the outcome into an exit code.

use std::process::ExitCode;

use clap::Parser as _;
use turjuman::cli;

fn main() -> ExitCode {
    cli::execute(cli::Arguments::parse())
}
