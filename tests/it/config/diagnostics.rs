//! Every code has a broken bot in `tests/diagnostics/<code>` (or `<code>--<variant>`) with the text it gives.

use std::path::{Path, PathBuf};

use turjuman::config::{Code, scenarios};

use super::load_with;

const ROOT: &str = "tests/diagnostics";
/// What only playing a scenario gives.
const GIVEN_BY_TEST: [Code; 1] = [Code::SCENARIO_FAILED];

fn folders(path: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

/// The bot's folder: the fixture itself, or the one folder in it where the name matters.
fn bot_folder(fixture: &Path) -> PathBuf {
    let inner = folders(fixture).into_iter().find(|folder| folder.join("bot.toml").exists());
    inner.unwrap_or_else(|| fixture.to_owned())
}

#[test]
fn every_fixture_gives_its_text() {
    let mut wrong = Vec::new();
    for fixture in folders(Path::new(ROOT)) {
        let report = load_with(&bot_folder(&fixture), &[]).map_or_else(
            |report| report,
            |loaded| {
                let found = scenarios(&loaded).map_or_else(|report| report, |scenarios| scenarios.report);
                let mut report = loaded.warnings;
                report.join(found);
                report
            },
        );
        let code = name(&fixture).split("--").next().unwrap();
        assert!(
            report.diagnostics.iter().any(|d| d.code.0.replace("::", "-").replace('_', "-") == code),
            "{code} is not reported by its fixture:\n{}",
            report.render(false)
        );
        for diagnostic in &report.diagnostics {
            assert!(Code::ALL.iter().any(|row| row.code == diagnostic.code), "{} is not in the table", diagnostic.code);
        }
        let (text, file) = (report.render(false), fixture.join("expected.txt"));
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&file, &text).unwrap();
        } else if std::fs::read_to_string(&file).unwrap_or_default() != text {
            wrong.push(format!("--- {}\n{text}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "read the texts; if they help their reader, run again with BLESS=1\n{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_fixture_and_a_meaning() {
    let fixtures = folders(Path::new(ROOT));
    for row in Code::ALL {
        let folder = row.code.0.replace("::", "-").replace('_', "-");
        let has_fixture = fixtures.iter().any(|fixture| name(fixture) == folder);
        assert!(has_fixture || GIVEN_BY_TEST.contains(&row.code), "{} has no fixture in {ROOT}/{folder}", row.code);
        assert!(row.doc.ends_with('.'), "{} needs a sentence", row.code);
        assert_eq!(Code::ALL.iter().filter(|other| other.code == row.code).count(), 1, "{} stands twice", row.code);
    }
}

#[test]
fn json_says_the_same() {
    let report = load_with(Path::new("tests/diagnostics/config-out-of-range"), &[]).err().unwrap();
    let json = report.json();
    assert_eq!(json["problems"], 3);
    let first = &json["diagnostics"][0];
    assert_eq!((first["code"].as_str(), first["severity"].as_str()), (Some("config::out_of_range"), Some("error")));
    assert_eq!((first["file"].as_str(), first["line"].as_u64(), first["column"].as_u64()), (Some("bot.toml"), Some(6), Some(13)));
    assert!(report.render(true).contains('\u{1b}') && !report.render(false).contains('\u{1b}'));
}
