//! The log of the program: each line for itself, whatever happens.

use super::served::Served;

/// Every line of a JSON log is an object, also what is told about a bot's folder.
#[tokio::test(flavor = "multi_thread")]
async fn a_refused_bot_is_told_within_a_json_log() {
    let mut served = Served::start(&["--log-format", "json", "--metrics", "off"], &[]).await;
    let toml = served.stage.bot().join("bot.toml");
    let good = std::fs::read_to_string(&toml).unwrap();
    std::fs::write(&toml, format!("{good}\n[nonsense]\nkey = 1\n")).unwrap();
    served.until(|served| served.err().contains("not reloaded")).await;
    std::fs::write(&toml, good).unwrap();
    served.until(|served| served.err().contains("the folder is again as")).await;
    served.terminate().await;
    let log = served.err();
    let lines: Vec<serde_json::Value> =
        log.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect();
    assert!(lines.iter().any(|line| line["message"].as_str().unwrap().contains("nonsense")), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_level_is_chosen_by_option_before_variable() {
    for (options, variable, stopping) in [
        (&["--metrics", "off"][..], "info", true),
        (&["--metrics", "off"], "error", false),
        (&["--metrics", "off", "--log", "info"], "error", true),
        (&["--metrics", "off", "--log", "turjuman=error"], "info", false),
    ] {
        let mut served = Served::start(options, &[("RUST_LOG", variable)]).await;
        served.terminate().await;
        assert_eq!(served.err().contains("stopping"), stopping, "{options:?} with RUST_LOG={variable}: {}", served.err());
    }
}
