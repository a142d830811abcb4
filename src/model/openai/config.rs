//! What `[model] kind = "openai"` says.

use std::time::Duration;

use crate::config::{KeyDoc, Reader, Shape, Without};
use crate::core::prompt::Form;

/// Where OpenAI itself is.
pub const OPENAI: &str = "https://api.openai.com/v1";
/// The longest that an answer can take, milliseconds: below what the runtime waits for one.
const MAX_TOTAL_MS: i64 = 28_000;

const MAX_TOKENS_FIELDS: &[&str] = &["max_completion_tokens", "max_tokens", "none"];
const RESPONSE_FORMATS: &[&str] = &["json_schema", "json_object", "none"];
const SYSTEM_ROLES: &[&str] = &["system", "developer"];

const fn ms(key: &'static str, max: i64, default: &'static str, doc: &'static str) -> KeyDoc {
    KeyDoc::new(key, Shape::Integer { min: 1, max, unit: "milliseconds" }, doc).or(default)
}

const fn price(key: &'static str, doc: &'static str) -> KeyDoc {
    KeyDoc::new(key, Shape::Decimal { max: 10_000, unit: "" }, doc).without(Without::Words("no price is reckoned"))
}

/// The keys.
pub(super) const KEYS: &[KeyDoc] = &[
    KeyDoc::new("model", Shape::Text, "The model's name as the server knows it; for Azure the deployment's.").required(),
    KeyDoc::new("base_url", Shape::Url, "Where the server is: what stands before `/chat/completions`; for Azure the resource's address.")
        .or("\"https://api.openai.com/v1\""),
    KeyDoc::new("api_key_env", Shape::Env, "The variable that holds the key. A server on this machine mostly needs none."),
    KeyDoc::new(
        "api_version",
        Shape::Text,
        "For Azure alone: the version of its interface, such as `2024-10-21`. The key is then sent as `api-key`.",
    ),
    KeyDoc::new("organization", Shape::Text, "The organization that is billed, where the key belongs to several."),
    KeyDoc::new("project", Shape::Text, "The project that is billed, where the key belongs to several."),
    KeyDoc::new(
        "response_format",
        Shape::OneOf(RESPONSE_FORMATS),
        "The form that is asked for: JSON by a schema, JSON described in words, or text.",
    )
    .or("\"json_schema\""),
    KeyDoc::new(
        "max_tokens_field",
        Shape::OneOf(MAX_TOKENS_FIELDS),
        "How the server calls the limit of an answer; with `none` it is not sent.",
    )
    .or("\"max_completion_tokens\""),
    KeyDoc::new(
        "max_answer_tokens",
        Shape::Integer { min: 64, max: 32_000, unit: "tokens" },
        "The most tokens of an answer, what a model thinks to itself included.",
    )
    .or("1200"),
    KeyDoc::new("system_role", Shape::OneOf(SYSTEM_ROLES), "The role in which the house's words are sent.").or("\"system\""),
    KeyDoc::new("stream_usage", Shape::Boolean, "Whether the server is asked for what an answer cost; without it the cost is an estimate.")
        .or("true"),
    KeyDoc::new("temperature", Shape::Decimal { max: 2, unit: "" }, "How freely it writes. Some models take none.")
        .without(Without::Words("the server's own")),
    ms("connect_timeout_ms", MAX_TOTAL_MS, "3000", "How long connecting may take."),
    ms(
        "first_token_timeout_ms",
        MAX_TOTAL_MS,
        "8000",
        "How long the first word may take, waiting for a free place and connecting included. Silence is not asked twice.",
    ),
    ms("idle_timeout_ms", MAX_TOTAL_MS, "5000", "How long each further word may take."),
    ms(
        "total_timeout_ms",
        MAX_TOTAL_MS,
        "20000",
        "How long the whole answer may take, all attempts and fallbacks included; then the best passages are shown.",
    ),
    KeyDoc::new(
        "attempts",
        Shape::Integer { min: 1, max: 5, unit: "attempts" },
        "How often it is asked where another attempt makes sense.",
    )
    .or("2"),
    KeyDoc::new(
        "retry_after_max_secs",
        Shape::Integer { min: 0, max: 28, unit: "seconds" },
        "The longest wait that a busy server can ask for; with a longer one it is given up.",
    )
    .or("5"),
    KeyDoc::new(
        "cooldown_secs",
        Shape::Integer { min: 1, max: 3_600, unit: "seconds" },
        "How long it is not asked after it failed; doubled with each further failure, up to ten minutes.",
    )
    .or("30"),
    KeyDoc::new("concurrency", Shape::Integer { min: 1, max: 10_000, unit: "answers" }, "The most answers that are written at once.")
        .or("64"),
    price("price_prompt_per_million", "What a million tokens that it reads cost, in the currency that the business reckons in."),
    price("price_completion_per_million", "What a million tokens that it writes cost, in the same currency."),
    KeyDoc::new("proxy", Shape::Url, "The proxy that leads to it.").without(Without::Words("as `HTTPS_PROXY` says")),
    KeyDoc::new("ca_file", Shape::Path, "A file with further certificates (PEM) that are believed."),
];

/// How the server calls the limit of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MaxTokensField {
    MaxCompletionTokens,
    MaxTokens,
    None,
}

/// Everything that the section says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Settings {
    pub(super) model: String,
    pub(super) base_url: String,
    pub(super) api_key_env: Option<String>,
    pub(super) api_version: Option<String>,
    pub(super) organization: Option<String>,
    pub(super) project: Option<String>,
    pub(super) form: Form,
    pub(super) max_tokens_field: MaxTokensField,
    pub(super) max_answer_tokens: u32,
    pub(super) developer: bool,
    pub(super) stream_usage: bool,
    pub(super) temperature: Option<f64>,
    pub(super) connect_timeout: Duration,
    pub(super) first_token_timeout: Duration,
    pub(super) idle_timeout: Duration,
    pub(super) total_timeout: Duration,
    pub(super) attempts: u32,
    pub(super) retry_after_max: Duration,
    pub(super) cooldown: Duration,
    pub(super) concurrency: usize,
    pub(super) prices: Prices,
    pub(super) proxy: Option<String>,
    pub(super) ca_file: Option<String>,
}

/// What a million tokens cost.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Prices {
    pub(super) prompt: f64,
    pub(super) completion: f64,
}

/// Reads the section. What is missing or wrong was reported, and is never built.
pub(super) fn read(reader: &mut Reader<'_>) -> Settings {
    let form = match reader.one_of("response_format") {
        Some("json_object") => Form::Json,
        Some("none") => Form::Text,
        _ => Form::Schema,
    };
    let max_tokens_field = match reader.one_of("max_tokens_field") {
        Some("max_tokens") => MaxTokensField::MaxTokens,
        Some("none") => MaxTokensField::None,
        _ => MaxTokensField::MaxCompletionTokens,
    };
    let mut millis = |key| Duration::from_millis(reader.number(key).unwrap_or(1));
    let [connect_timeout, first_token_timeout, idle_timeout, total_timeout] =
        ["connect_timeout_ms", "first_token_timeout_ms", "idle_timeout_ms", "total_timeout_ms"].map(&mut millis);
    let mut secs = |key| Duration::from_secs(reader.number(key).unwrap_or(1));
    let [retry_after_max, cooldown] = ["retry_after_max_secs", "cooldown_secs"].map(&mut secs);
    let mut price = |key| reader.decimal(key).unwrap_or(0.0);
    let [prompt, completion] = ["price_prompt_per_million", "price_completion_per_million"].map(&mut price);
    Settings {
        model: reader.text("model").unwrap_or_default(),
        base_url: reader.url("base_url").unwrap_or_else(|| OPENAI.to_owned()).trim_end_matches('/').to_owned(),
        api_key_env: reader.env("api_key_env"),
        api_version: reader.text("api_version"),
        organization: reader.text("organization"),
        project: reader.text("project"),
        form,
        max_tokens_field,
        max_answer_tokens: reader.number("max_answer_tokens").unwrap_or(1),
        developer: reader.one_of("system_role") == Some("developer"),
        stream_usage: reader.boolean("stream_usage").unwrap_or(true),
        temperature: reader.decimal("temperature"),
        connect_timeout,
        first_token_timeout,
        idle_timeout,
        total_timeout,
        attempts: reader.number("attempts").unwrap_or(1),
        retry_after_max,
        cooldown,
        concurrency: reader.number("concurrency").unwrap_or(1),
        prices: Prices { prompt, completion },
        proxy: reader.url("proxy"),
        ca_file: reader.path("ca_file"),
    }
}
