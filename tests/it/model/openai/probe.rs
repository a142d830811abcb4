//! What `check --online` says of a server.

use turjuman::conformance::openai::{Fake, Fault, Script, Turn, When};
use turjuman::ports::Level;

use super::{alone, section};

#[tokio::test]
async fn a_probe_says_what_is_other_than_configured_and_which_switch_to_change() {
    let always = |turn| Script::new().rule(When::Always, turn);
    let json = |form: &str| format!("response_format = \"{form}\"");
    let table = [
        (Script::new(), "none".to_owned(), Level::Good, "it says what an answer costs"),
        (Script::new(), json("json_schema"), Level::Good, "keeps to json_schema"),
        (Script::new(), json("json_object"), Level::Good, "keeps to json_object"),
        (always(Turn::fault(Fault::PlainText)), json("json_schema"), Level::Bad, "response_format = \"json_object\""),
        (always(Turn::fault(Fault::Fenced)), json("json_object"), Level::Bad, "response_format = \"none\""),
        (always(Turn::fault(Fault::NoUsage)), String::new(), Level::Bad, "stream_usage = false"),
        (Script::new().key("another"), String::new(), Level::Bad, "api_key_env"),
        (Script::new().models(&["x"]), String::new(), Level::Bad, "`model`"),
        (
            always(Turn::fault(Fault::unknown_parameter("max_completion_tokens"))),
            String::new(),
            Level::Bad,
            "max_tokens_field = \"max_tokens\"",
        ),
        (always(Turn::fault(Fault::status(400, "", "'temperature' does not support 0.3"))), String::new(), Level::Bad, "`temperature`"),
        (always(Turn::fault(Fault::page(404))), String::new(), Level::Bad, "base_url"),
    ];
    for (script, more, level, what) in table {
        let shown = format!("{script:?}");
        let fake = Fake::start(script).await.unwrap();
        let text = section(&fake, "api_key_env = \"KEY\"");
        let text = if more.starts_with("response_format") { text.replace("response_format = \"none\"", &more) } else { text };
        let model = super::assembled(&text).model;
        let findings = model.probe().await;
        assert_eq!(findings.len(), 1);
        assert!(findings[0].level == level && findings[0].what.contains(what), "{shown}: {findings:?}");
        assert!(!findings[0].what.contains('\n') && !findings[0].what.contains(super::KEY));
    }
}

#[tokio::test]
async fn a_summary_of_the_server_names_model_and_host() {
    let fake = super::fake().await;
    let port = fake.base_url().rsplit(':').next().unwrap().trim_end_matches("/v1").to_owned();
    assert_eq!(alone(&fake, "api_key_env = \"KEY\"").describe(), format!("m at 127.0.0.1:{port}"));
}
