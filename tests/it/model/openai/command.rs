//! The program with a model behind a server: `check --online`, `chat`, `test`.

use std::path::Path;
use std::process::Stdio;

use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;
use turjuman::conformance::openai::{Fake, Fault, Script, Turn, When, say};

use super::{KEY, section};

fn folder(model: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let bot = dir.path().join("shop");
    for folder in ["knowledge", "scenarios"] {
        std::fs::create_dir_all(bot.join(folder)).unwrap();
    }
    let scenario = "[[scenario]]\nname = \"delivery\"\n\n[[scenario.turn]]\nsay = \"How long does delivery take?\"\nexpect = { text = [\"three days\"] }\n";
    for (file, text) in [
        ("bot.toml", format!("[bot]\nbrand = \"Shop\"\nlocales = [\"en\"]\n\n[channel.web]\nkind = \"webhook\"\n\n[model]\n{model}")),
        (
            "knowledge/delivery.md",
            "+++\ntitle = \"Delivery\"\n+++\n\n## How long does delivery take?\n\nDelivery takes three days.\n".to_owned(),
        ),
        ("scenarios/delivery.toml", scenario.to_owned()),
    ] {
        std::fs::write(bot.join(file), text).unwrap();
    }
    dir
}

async fn program(dir: &Path, key: bool, arguments: &[&str], said: &str) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_turjuman"));
    command.args(arguments).current_dir(dir).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).env_remove("KEY");
    if key {
        command.env("KEY", KEY);
    }
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(said.as_bytes()).await.unwrap();
    let output = child.wait_with_output().await.unwrap();
    let all = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(!all.contains(KEY), "{all}");
    (output.status.code(), all)
}

#[tokio::test]
async fn check_asks_the_world_only_when_it_is_told_to() {
    let fake = Fake::start(Script::new().key(KEY)).await.unwrap();
    let dir = folder(&section(&fake, "api_key_env = \"KEY\""));
    assert_eq!(program(dir.path(), true, &["check", "shop"], "").await.0, Some(0));
    assert_eq!(fake.requests(), 0);
    let (code, shown) = program(dir.path(), true, &["check", "shop", "--online"], "").await;
    assert_eq!(code, Some(0), "{shown}");
    assert!(shown.contains("good model ") && shown.contains("good webhook:web"), "{shown}");
    assert_eq!(fake.requests(), 1);
    let (code, shown) = program(dir.path(), false, &["check", "shop", "--online"], "").await;
    assert!(code == Some(1) && shown.contains("bad  model") && shown.contains("needs KEY"), "{shown}");
    fake.set(Script::new().key("another"));
    let (code, shown) = program(dir.path(), true, &["check", "shop", "--online"], "").await;
    assert!(code == Some(1) && shown.contains("api_key_env"), "{shown}");
}

#[tokio::test]
async fn a_customer_is_answered_with_and_without_the_model() {
    let fake = Fake::start(Script::new().responder(say("Your parcel is there after three days."))).await.unwrap();
    let dir = folder(&section(&fake, "api_key_env = \"KEY\"\nattempts = 1"));
    let question = "How long does delivery take?\n";
    let (code, shown) = program(dir.path(), true, &["chat", "shop"], question).await;
    assert!(code == Some(0) && shown.contains("Your parcel is there after three days."), "{shown}");
    assert_eq!(fake.requests(), 1, "{shown}");
    fake.set(Script::new().rule(When::Always, Turn::fault(Fault::page(500))));
    let (_, shown) = program(dir.path(), true, &["chat", "shop"], question).await;
    assert!(shown.contains("Delivery takes three days") && fake.requests() == 2, "{shown}");
    let (_, shown) = program(dir.path(), false, &["chat", "shop"], question).await;
    assert!(shown.contains("three days") && shown.contains("needs KEY") && fake.requests() == 2, "{shown}");
    // Scenarios are played without the network.
    let (code, shown) = program(dir.path(), true, &["test", "shop"], "").await;
    assert!(code == Some(0) && fake.requests() == 2, "{shown}");
}
