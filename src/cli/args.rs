//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::inside::MetricsAt;
use super::log::{LogFormat, parse_level};

/// Customer service on messaging platforms: one binary, any number of bots.
#[derive(Debug, Parser)]
#[command(name = "turjuman", version, about, propagate_version = true, arg_required_else_help = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make the folder of a new bot that works at once
    New(New),
    /// Serve one or more bots on their channels, durably
    Run(Run),
    /// Talk to a bot in the terminal; nothing is stored
    Chat(Chat),
    /// Ask one question and see why it is answered so: language, passages, prompt, drafts, checks
    Ask(Ask),
    /// Look for mistakes in a bot's folder, without keys and without the network unless asked to
    Check(Check),
    /// Look for mistakes in texts: in a folder of locale packs, or in a bot's own
    Lint(Lint),
    /// Play the dialogues of a bot's scenarios/ folder and compare
    Test(Test),
    /// Print what each channel can do
    Channels(Channels),
    /// Print the JSON Schema of bot.toml, by which editors complete and check it
    Schema,
    /// Write everything that is stored as JSON lines (also while `run` is working)
    Export(Export),
    /// Read an export into a new data folder; this also compacts
    Import(Import),
    /// Destroy everything that is stored about one customer (also while `run` is working)
    Erase(Erase),
    /// Print which version of each bot a running process serves, and its counters
    Status(Status),
    /// Measure on data of others how well languages and manners are told
    Eval(Eval),
    /// Measure turns per second and added time on this machine
    Bench(Bench),
    /// Make what the program knows of languages anew, for those who build it
    Train(Train),
}

#[derive(Debug, Args)]
#[command(after_help = "In a terminal, what is not given is asked. Elsewhere the defaults are taken: the brand from the folder's \
                        name, English, and the webhook.")]
pub(super) struct New {
    /// Folder to make; its last part is the bot's id: a-z, 0-9 and `-`
    #[arg(value_name = "NAME")]
    pub(super) name: PathBuf,
    /// The business's name as customers see it
    #[arg(long, value_name = "TEXT")]
    pub(super) brand: Option<String>,
    /// Languages as BCP 47 tags, separated by commas; the first is the default
    #[arg(long, value_name = "TAGS", value_delimiter = ',')]
    pub(super) languages: Option<Vec<String>>,
    /// Kinds of channels that customers write on, separated by commas, such as webhook
    #[arg(long, value_name = "KINDS", value_delimiter = ',')]
    pub(super) channels: Option<Vec<String>>,
}

#[derive(Debug, Args)]
#[command(after_help = "Secrets come from the environment variables that bot.toml names; NAME_FILE instead of NAME names a file \
                        that holds the value. A changed bot is loaded again by itself, and all are at SIGHUP. /healthz and /readyz answer on both \
                        addresses.")]
pub(super) struct Run {
    /// Folders of bots, each with a bot.toml
    #[arg(required = true, value_name = "BOT")]
    pub(super) bots: Vec<PathBuf>,
    /// IP address and port to listen on
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "IP:PORT", env = "TURJUMAN_LISTEN")]
    pub(super) listen: SocketAddr,
    /// Folder of the durable data; made if absent
    #[arg(long, default_value = "data", value_name = "DIR", env = "TURJUMAN_DATA")]
    pub(super) data: PathBuf,
    /// Do not notice changes of the bots' folders; SIGHUP loads them again all the same
    #[arg(long)]
    pub(super) no_watch: bool,
    /// IP address and port for metrics and health, or `off`; keep it from the public
    #[arg(long, default_value = "127.0.0.1:9464", value_name = "IP:PORT", env = "TURJUMAN_METRICS")]
    pub(super) metrics: MetricsAt,
    /// What is logged: error, warn, info, debug or trace, or a filter as in RUST_LOG, which is read when this is absent
    /// (info by default). From debug on the log may quote customers
    #[arg(long, value_name = "LEVEL", value_parser = parse_level)]
    pub(super) log: Option<String>,
    /// How lines of the log look: for people, or one JSON object each
    #[arg(long, value_enum, default_value_t = LogFormat::Pretty)]
    pub(super) log_format: LogFormat,
}

#[derive(Debug, Args)]
pub(super) struct Ask {
    /// Folder of the bot
    #[arg(value_name = "BOT")]
    pub(super) bot: PathBuf,
    /// The question, as a customer would write it
    #[arg(required = true, value_name = "QUESTION")]
    pub(super) question: Vec<String>,
    /// The language that the customer's platform is set to, as a BCP 47 tag
    #[arg(long, value_name = "TAG")]
    pub(super) language: Option<String>,
    /// As if others read along, as in a group
    #[arg(long)]
    pub(super) public: bool,
    /// Print one JSON object
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Chat {
    /// Folder of the bot
    #[arg(value_name = "BOT")]
    pub(super) bot: PathBuf,
    /// As if others read along, as in a group
    #[arg(long)]
    pub(super) public: bool,
    /// The language that the customer's platform is set to, as a BCP 47 tag
    #[arg(long, value_name = "TAG")]
    pub(super) language: Option<String>,
    /// Print one JSON object per reply
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Folder of the bot
    #[arg(value_name = "BOT")]
    pub(super) bot: PathBuf,
    /// How problems are printed: for people with the source line, or as one JSON object
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
    /// Then ask the model and the channels whether they answer as bot.toml says; needs their keys, and costs an answer
    #[arg(long, conflicts_with = "format")]
    pub(super) online: bool,
}

#[derive(Debug, Args)]
pub(super) struct Lint {
    /// Folder of locale packs, or of a bot
    #[arg(value_name = "DIR")]
    pub(super) dir: PathBuf,
    /// How problems are printed: for people with the source line, or as one JSON object
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
}

// No sentence per value: clap would print the whole help of this command in another layout than the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    Human,
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Test {
    /// Folder of the bot
    #[arg(value_name = "BOT")]
    pub(super) bot: PathBuf,
    /// Only scenarios whose name contains this
    #[arg(long, value_name = "TEXT")]
    pub(super) only: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Channels {
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// Folder of the durable data
    #[arg(long, default_value = "data", value_name = "DIR", env = "TURJUMAN_DATA")]
    pub(super) data: PathBuf,
    /// File to write; standard output if absent
    #[arg(long, value_name = "FILE")]
    pub(super) to: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Import {
    /// File that `export` wrote; standard input if absent
    #[arg(long, value_name = "FILE")]
    pub(super) from: Option<PathBuf>,
    /// Folder of the new durable data; absent or empty
    #[arg(long, value_name = "DIR")]
    pub(super) data: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Erase {
    /// The bot's name, which is its folder's
    #[arg(long, value_name = "NAME")]
    pub(super) bot: String,
    /// Channel and account, for example webhook:web
    #[arg(long, value_name = "CHANNEL:ACCOUNT")]
    pub(super) account: String,
    /// The customer's id on that channel
    #[arg(long, value_name = "ID")]
    pub(super) author: String,
    /// Folder of the durable data
    #[arg(long, default_value = "data", value_name = "DIR", env = "TURJUMAN_DATA")]
    pub(super) data: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Eval {
    #[command(subcommand)]
    pub(super) what: EvalWhat,
}

#[derive(Debug, Subcommand)]
pub(super) enum EvalWhat {
    /// Knowing the language: one message, conversations, noise, languages that are not listed, time; beside plain whatlang
    Language(EvalData),
    /// Knowing the Arabic dialect of one message and of several
    Dialect(EvalData),
    /// How surely casual sentences are told from polite ones, by language
    Register(EvalRegister),
}

#[derive(Debug, Args)]
pub(super) struct EvalData {
    /// File with a JSON object in each line: `text` with `lang`, `kind`, `source`, `also`, or for dialects with `label`
    #[arg(value_name = "DATA")]
    pub(super) data: PathBuf,
    /// Print one JSON object; its rates are from 0 to 1, where the tables have them in %
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Train {
    #[command(subcommand)]
    pub(super) what: TrainWhat,
}

#[derive(Debug, Subcommand)]
pub(super) enum TrainWhat {
    /// The model that tells languages apart, from lists of frequent words; takes minutes, and a release build
    Language(TrainLanguage),
    /// The Han characters that only one way of writing has, from OpenCC's tables
    Characters(TrainCharacters),
}

#[derive(Debug, Args)]
pub(super) struct TrainLanguage {
    /// Folder of the lists: `de.txt.gz` with a word and its count in each line
    #[arg(value_name = "WORDS")]
    pub(super) words: PathBuf,
    /// File to write
    #[arg(long, default_value = "src/core/language/model/language.bin", value_name = "FILE")]
    pub(super) to: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct TrainCharacters {
    /// Folder of the tables: STCharacters.txt, TSCharacters.txt and JPShinjitaiCharacters.txt
    #[arg(value_name = "TABLES")]
    pub(super) tables: PathBuf,
    /// Folder to write into
    #[arg(long, default_value = "src/core/language/han", value_name = "DIR")]
    pub(super) to: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Status {
    /// Folder of the durable data of the running process
    #[arg(long, default_value = "data", value_name = "DIR", env = "TURJUMAN_DATA")]
    pub(super) data: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct EvalRegister {
    /// JSON lines, each with `text`, `lang` and `label`: formal, informal or neutral
    #[arg(value_name = "DATA")]
    pub(super) data: PathBuf,
    /// Folder of locale packs to take the rules from; the program's own if absent
    #[arg(long, value_name = "DIR")]
    pub(super) locales: Option<PathBuf>,
    /// Print the sentences of this language that are judged otherwise than they are labelled
    #[arg(long, value_name = "TAG", conflicts_with = "json")]
    pub(super) wrong: Option<String>,
    /// Print one JSON object; its rates are from 0 to 1, where the tables have them in %
    #[arg(long)]
    pub(super) json: bool,
}

/// Open loop: messages are due at constant intervals, and each one's time counts from when it was due.
#[derive(Debug, Args)]
pub(super) struct Bench {
    /// Turns per second to offer
    #[arg(long, default_value_t = 200, default_value_ifs([("llm", "true", "40"), ("telegram", "true", "780")]))]
    pub(super) rate: u32,
    /// Conversations to spread them over [default: 64; with --llm as many as turns come in 30 seconds, with --telegram in 4]
    #[arg(long)]
    pub(super) conversations: Option<u32>,
    /// Seconds to measure, after a warm-up
    #[arg(long, default_value_t = 20)]
    pub(super) seconds: u32,
    /// Seconds of warm-up
    #[arg(long, default_value_t = 3)]
    pub(super) warm_up: u32,
    /// Conversations to store before measuring
    #[arg(long, default_value_t = 0, conflicts_with = "llm")]
    pub(super) stored: u32,
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) llm: BenchLlm,
    #[command(flatten)]
    pub(super) telegram: BenchTelegram,
}

/// Only programs that were built with the feature `testing` have the Bot API, and show these.
#[derive(Debug, Args)]
pub(super) struct BenchTelegram {
    /// Let customers write on Telegram, a fake on this machine that holds bots to the documented limits
    #[arg(long, conflicts_with_all = ["llm", "stored"], hide = !TESTING)]
    pub(super) telegram: bool,
    /// Bots in the one process, between which the turns and conversations are divided
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u32).range(1..=500), requires = "telegram", hide = !TESTING)]
    pub(super) bots: u32,
}

/// Only programs that were built with the feature `testing` have the model, and show these.
#[derive(Debug, Args)]
pub(super) struct BenchLlm {
    /// Let a language model write the answers, a fake on this machine, and tell its time apart from what is added
    #[arg(long, hide = !TESTING)]
    pub(super) llm: bool,
    /// Turns per second before and after those of --rate
    #[arg(long, default_value_t = 10, requires = "llm", hide = !TESTING)]
    pub(super) base_rate: u32,
    /// Seconds to measure at --base-rate before
    #[arg(long, default_value_t = 60, requires = "llm", hide = !TESTING)]
    pub(super) base_seconds: u32,
    /// Seconds to measure at --base-rate after
    #[arg(long, default_value_t = 60, requires = "llm", hide = !TESTING)]
    pub(super) after_seconds: u32,
    /// Milliseconds until the model's first token: those of half the answers
    #[arg(long, default_value_t = 600, requires = "llm", hide = !TESTING)]
    pub(super) model_p50_ms: u32,
    /// Milliseconds until the model's first token: those of 95 in 100 answers, log-normal
    #[arg(long, default_value_t = 1800, requires = "llm", hide = !TESTING)]
    pub(super) model_p95_ms: u32,
    /// Tokens that the model writes per second; 0 is without any wait
    #[arg(long, default_value_t = 40, requires = "llm", hide = !TESTING)]
    pub(super) model_tokens_per_s: u32,
    /// What the waits for the first token follow from; the same seed gives the same waits
    #[arg(long, default_value_t = 7, requires = "llm", hide = !TESTING)]
    pub(super) model_seed: u64,
}

/// Whether the fakes are there.
const TESTING: bool = cfg!(feature = "testing");
