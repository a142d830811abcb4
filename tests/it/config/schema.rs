//! The JSON Schema: the committed one is the one that is printed, bots satisfy it, mistakes do not.

use jsonschema::Validator;
use turjuman::config::{scenarios, schema};

use super::{BOT, TABLES, load_with};

const FILE: &str = "bots/bot.schema.json";

/// Of the kinds of the tests.
pub(super) fn validator() -> Validator {
    jsonschema::draft7::new(&schema(TABLES)).unwrap()
}

fn json(toml: &str) -> serde_json::Value {
    serde_json::to_value(toml::from_str::<toml::Table>(toml).unwrap_or_else(|error| panic!("{toml}: {error}"))).unwrap()
}

#[test]
fn the_committed_schema_is_up_to_date() {
    let printed = serde_json::to_string_pretty(&schema(super::readme::tables())).unwrap() + "\n";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(FILE, &printed).unwrap();
    }
    let committed = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(committed == printed, "run again with BLESS=1 to write {FILE} anew, or: turjuman schema > {FILE}");
    assert!(jsonschema::draft7::meta::is_valid(&serde_json::from_str(&committed).unwrap()));
}

#[test]
fn bots_satisfy_it() {
    let real = jsonschema::draft7::new(&schema(super::readme::tables())).unwrap();
    let maison = std::fs::read_to_string("bots/maison/bot.toml").unwrap();
    assert!(maison.starts_with("#:schema ../bot.schema.json\n"));
    let errors: Vec<String> = real.iter_errors(&json(&maison)).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:?}");

    let validator = validator();
    let mut seen = 0;
    for fixture in std::fs::read_dir("tests/diagnostics").unwrap().map(|entry| entry.unwrap().path()) {
        let loads = load_with(&fixture, &[]).is_ok_and(|loaded| scenarios(&loaded).is_ok());
        if loads {
            let text = std::fs::read_to_string(fixture.join("bot.toml")).unwrap();
            assert!(validator.is_valid(&json(&text)), "{}", fixture.display());
            seen += 1;
        }
    }
    assert!(seen > 3, "{seen}");
}

/// Every mistake that one file alone shows is refused by the schema too, with a message about its place.
#[test]
fn mistakes_do_not() {
    let validator = validator();
    for (mistake, place) in [
        ("[dialog]\ngather_ms = 1", ""),
        ("[dialogue]\ngahter_ms = 1", "/dialogue"),
        ("[dialogue]\ngather_ms = 301", "/dialogue/gather_ms"),
        ("[dialogue]\ngather_ms = \"200\"", "/dialogue/gather_ms"),
        ("[dialogue]\ngather_ms = 1.5", "/dialogue/gather_ms"),
        ("[channel.shop]\nkind = \"smoke\"", "/channel/shop/kind"),
        ("[channel.shop]\nurl = \"https://a.example\"", "/channel/shop"),
        ("[channel.shop]\nkind = \"echo\"", "/channel/shop"),
        ("[channel.shop]\nkind = \"echo\"\nurl = \"a.example\"", "/channel/shop/url"),
        ("[channel.shop]\nkind = \"echo\"\nurl = \"https://a.example\"\ncolour = \"red\"", "/channel/shop"),
        ("[channel.shop]\nkind = \"mute\"\nwait_secs = 5", "/channel/shop"),
        ("[channel.\"My Shop\"]\nkind = \"mute\"", "/channel"),
        ("[handover]\nsecret_env = \"A\"", "/handover"),
        ("[handover]\nsecret_env = \"A\"\nurl = \"https://a.example\"\nurl_env = \"B\"", "/handover"),
        ("[handover]\nsecret_env = \"whsec_a\"\nurl_env = \"B\"", "/handover/secret_env"),
        ("[locale]\nformality = { de = \"polit\" }", "/locale/formality/de"),
        ("[locale]\ncalendar = { zh_tw = \"gregorian\" }", "/locale/calendar"),
        ("[[flow]]\nid = \"a\"\ntrigger = { en = [\"a\"] }\nthen = { say = \"a\" }\nslot = []", "/flow/0/slot"),
        (
            "[[flow]]\nid = \"a\"\ntrigger = { en = [\"a\"] }\nthen = { say = \"a\", handover = \"b\" }\nslot = [{ name = \"a\", ask = \"b\" }]",
            "/flow/0/then",
        ),
        (
            "[[flow]]\nid = \"a\"\ntrigger = { en = [\"a\"] }\nthen = { say = \"a\" }\nslot = [{ name = \"a\", ask = \"b\", pattern = \"c\" }]",
            "/flow/0/slot/0",
        ),
        (
            "[[flow]]\nid = \"a\"\ntrigger = { en = [\"a\"] }\nthen = { say = \"a\" }\nslot = [{ name = \"a\", ask = \"b\", kind = \"pattern\" }]",
            "/flow/0/slot/0",
        ),
    ] {
        let instance = json(&format!("{BOT}{mistake}"));
        let places: Vec<String> = validator.iter_errors(&instance).map(|error| error.instance_path().to_string()).collect();
        assert!(places.iter().any(|found| found.starts_with(place)), "{mistake}\n{places:?}");
    }
    assert!(validator.is_valid(&json(BOT)) && !validator.is_valid(&json("[dialogue]")));
}
