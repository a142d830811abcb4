//! What `turjuman eval` prints for programs: one object, its rates from 0 to 1.

use std::process::Command;

use serde_json::Value;

/// A few texts of each kind in two languages, and one language that is not among the twelve.
const LANGUAGE: &str = r#"
{"text": "Bestellung", "lang": "de", "kind": "word", "source": "lingua"}
{"text": "order", "lang": "en", "kind": "word", "source": "lingua", "also": ["de"]}
{"text": "meine Bestellung", "lang": "de", "kind": "pair", "source": "lingua"}
{"text": "my order", "lang": "en", "kind": "pair", "source": "lingua"}
{"text": "Wo ist meine Bestellung?", "lang": "de", "kind": "sentence", "source": "tatoeba"}
{"text": "Where is my order?", "lang": "en", "kind": "sentence", "source": "tatoeba"}
{"text": "Ich möchte meine Bestellung zurückgeben.", "lang": "de", "kind": "sentence", "source": "lingua"}
{"text": "I would like to return my order.", "lang": "en", "kind": "sentence", "source": "lingua"}
{"text": "Waar is mijn bestelling?", "lang": "nl", "kind": "sentence", "source": "tatoeba"}
{"text": "fein el order bta3i", "lang": "ar-Latn", "kind": "sentence", "source": "own"}
"#;
const DIALECT: &str = r#"
{"text": "الطلب بتاعي لسه ماوصلش، هيوصل امتى؟", "label": "egyptian"}
{"text": "عايز ارجع الجزمه دي عشان مش مقاسي", "label": "egyptian"}
{"text": "أين طلبي؟ لم يصل إلى الآن", "label": "msa"}
{"text": "واش الكوموند ديالي وصلات؟", "label": "maghrebi"}
"#;
const REGISTER: &str = r#"
{"text": "Kannst du mir helfen?", "lang": "de", "label": "informal"}
{"text": "Können Sie mir helfen?", "lang": "de", "label": "formal"}
{"text": "Der Laden ist offen.", "lang": "de", "label": "neutral"}
"#;

/// The one object that a measurement prints.
fn measured(what: &str, rows: &str) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data.jsonl");
    std::fs::write(&data, rows).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_turjuman"));
    let out = command.args(["eval", what]).arg(&data).arg("--json").output().unwrap();
    assert!(out.status.success(), "{what}: {}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).unwrap()
}

#[track_caller]
fn check(told: &Value, shares: &[&str]) {
    for pointer in shares {
        let share = told.pointer(pointer).and_then(Value::as_f64);
        assert!(share.is_some_and(|share| (0.0..=1.0).contains(&share)), "{pointer} of {told:#}");
    }
    all_rates_are_shares(told);
}

/// Wherever a rate stands, it stands with how many it is of and an interval around it.
fn all_rates_are_shares(told: &Value) {
    match told {
        Value::Object(fields) => {
            if let Some(rate) = fields.get("rate").or_else(|| fields.get("f1")) {
                let bound = |at: usize| told.pointer(&format!("/interval/{at}")).and_then(Value::as_f64);
                let (rate, low, high) = (rate.as_f64(), bound(0), bound(1));
                assert!(low >= Some(0.0) && low <= rate && rate <= high && high <= Some(1.0), "{told}");
                assert!(fields.get("n").is_some_and(Value::is_u64), "{told}");
            }
            fields.values().for_each(all_rates_are_shares);
        }
        Value::Array(values) => values.iter().for_each(all_rates_are_shares),
        _ => {}
    }
}

#[test]
fn language_is_told_in_shares_beside_whatlang() {
    let told = measured("language", LANGUAGE);
    check(&told, &["/accuracy/word", "/accuracy/pair", "/accuracy/sentence", "/confident_wrong", "/whatlang/accuracy/word"]);
    check(
        &told,
        &["/whatlang_listed/accuracy/sentence", "/switch/any/at_once/rate", "/typed/ar-Latn/called/rate", "/noise/turjuman/right/rate"],
    );
    for pointer in ["/ns_per_message", "/whatlang/ns_per_message", "/whatlang_listed/ns_per_message"] {
        assert!(told.pointer(pointer).and_then(Value::as_f64).is_some_and(|ns| ns > 0.0), "{pointer} of {told:#}");
    }
    // Two languages that are as unlike as these are told apart, so that a share of 1 is not one of a hundred.
    assert_eq!(told.pointer("/accuracy/sentence").and_then(Value::as_f64), Some(1.0), "{told:#}");
    assert!(told.pointer("/typed/ar-Latn/recall/n").is_some() && told.pointer("/typed/hi-Latn/recall").is_some_and(Value::is_null));
}

#[test]
fn dialect_is_told_in_shares_by_the_size_of_groups() {
    let told = measured("dialect", DIALECT);
    check(&told, &["/macro_f1/1", "/macro_f1/5", "/macro_f1_four_labels/1", "/all/accuracy/1/rate", "/all/labels/1/egyptian/f1"]);
    assert_eq!(told.pointer("/macro_f1/1").and_then(Value::as_f64), Some(1.0), "{told:#}");
}

#[test]
fn register_is_told_in_shares_by_language() {
    let told = measured("register", REGISTER);
    check(&told, &["/languages/de/detect", "/languages/de/false_alarm", "/languages/de/informal/rate", "/languages/de/neutral/rate"]);
    assert_eq!(told.pointer("/languages/de/detect").and_then(Value::as_f64), Some(1.0), "{told:#}");
}
