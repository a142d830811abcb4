//! Whether a server is as the configuration says: one small question, and what came of it.

use std::time::Duration;

use tokio::time::Instant;

use super::cost::of_prompt;
use super::endpoint::Endpoint;
use super::failure::Failure;
use super::reply::Reply;
use super::request;
use crate::core::prompt::{Form, Prompt, PromptTurn, Role};
use crate::ports::{Finding, Level};

/// How long a probe may take: a server that is slow now may be quicker later, and is found to work.
const PATIENCE: Duration = Duration::from_secs(28);

/// What is asked.
const QUESTION: &str = "This is a test of the connection. Answer with the one word: yes";

/// One line on a server.
pub(super) async fn probe(endpoint: &Endpoint) -> Vec<Finding> {
    let name = &endpoint.name;
    let begun = Instant::now();
    let finding = match asked(endpoint).await {
        Ok(findings) => {
            let millis = begun.elapsed().as_millis();
            let level = if findings.iter().any(|(bad, _)| *bad) { Level::Bad } else { Level::Good };
            let findings: Vec<_> = findings.into_iter().map(|(_, what)| what).collect();
            Finding { level, what: format!("{name} answers after {millis} ms; {}", findings.join("; ")) }
        }
        Err(failure) => Finding { level: Level::Bad, what: format!("{name}: {}", failure.what) },
    };
    vec![finding]
}

/// What is as it should be and what is not; true is bad.
async fn asked(endpoint: &Endpoint) -> Result<Vec<(bool, String)>, Failure> {
    let settings = &endpoint.settings;
    let turn = PromptTurn { role: Role::User, text: QUESTION.to_owned() };
    let prompt = Prompt { turns: vec![turn], ..Prompt::default() };
    let request = request::answer(settings, &prompt);
    let mut reply = Reply::open(endpoint, &request, of_prompt(&prompt), Instant::now() + PATIENCE).await?;
    let mut words = String::new();
    while let Some(more) = reply.next().await? {
        words.push_str(&more);
    }
    let mut findings = Vec::new();
    if settings.api_key_env.is_some() {
        findings.push((false, "it believes the key".to_owned()));
    }
    findings.push(form(settings.form, &words));
    findings.push(match (settings.stream_usage, reply.is_exact()) {
        (true, true) => (false, "it says what an answer costs".to_owned()),
        (true, false) => (true, "it does not say what an answer costs: write stream_usage = false, and costs are estimates".to_owned()),
        (false, true) => (false, "it says what an answer costs even unasked".to_owned()),
        (false, false) => (false, "costs are estimates".to_owned()),
    });
    Ok(findings)
}

/// Whether the answer has the form that was asked for.
fn form(form: Form, words: &str) -> (bool, String) {
    let is_json = serde_json::from_str::<serde_json::Value>(words.trim()).is_ok_and(|value| value.is_object());
    match form {
        Form::Text => (false, "it writes text".to_owned()),
        Form::Schema if is_json => (false, "it keeps to json_schema".to_owned()),
        Form::Json if is_json => (false, "it keeps to json_object".to_owned()),
        Form::Schema => (true, "it does not keep to json_schema: write response_format = \"json_object\" or \"none\"".to_owned()),
        Form::Json => (true, "it does not keep to json_object: write response_format = \"none\"".to_owned()),
    }
}
