//! Every fault of a model, on every kind of channel, once and for good: one right or honest answer in time, nothing wrong
//! in any state on the way, and nobody else waits.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::future::ready;
use futures_util::{FutureExt as _, StreamExt as _, stream};
use serde_json::json;
use turjuman::conformance::openai::{Fake, Fault, Pace, Script, Turn, When};

use super::house::{ASKED, End, House, KINDS, Kind, OTHER, OTHER_RIGHT, QUESTION, RIGHT};
use End::{Cut, Model, Nothing, Passages, Withheld};

/// Deadlines for what is to be answered by the model in the end, however busy the machine is.
const PATIENT: &str = "connect_timeout_ms = 8000\nfirst_token_timeout_ms = 10000\nidle_timeout_ms = 10000\ntotal_timeout_ms = 20000\nretry_after_max_secs = 1";
/// Deadlines for what is not: they only bring it about sooner.
const SHORT: &str = "connect_timeout_ms = 2000\nfirst_token_timeout_ms = 2000\nidle_timeout_ms = 2000\ntotal_timeout_ms = 3000";
/// The longest that an answer takes under either: it may be written twice, and the machine may be busy.
const WITHIN: Duration = Duration::from_secs(50);
/// The same where the deadlines decide.
const SOON: Duration = Duration::from_secs(9);

/// The first of what is right.
const SENTENCE: &str = "Delivery takes three days.";

/// As fast as a quick model, so that there is something to see on the way.
const PACE: Pace = Pace::fixed(10, 150);

/// An answer in another of the bot's languages.
const GERMAN: &str = "Die Lieferung dauert leider sehr lange. Bitte fragen Sie in einigen Tagen wieder bei uns nach, vielen Dank.";

/// What happens, and where a question ends that meets it once and every time.
struct Row {
    turn: Turn,
    once: End,
    always: End,
    /// Whether its end is brought about by a deadline.
    stalls: bool,
}

fn row(fault: Fault, once: End, always: End) -> Row {
    let stalls = matches!(fault, Fault::StallBeforeHeaders | Fault::StallBeforeToken | Fault::StallMidway);
    Row { stalls, ..says(Turn::fault(fault), once, always) }
}

fn says(turn: Turn, once: End, always: End) -> Row {
    Row { turn, once, always, stalls: false }
}

/// Every fault, and words that no model should write.
fn table(json: bool) -> Vec<Row> {
    let answer = |text: &str| match json {
        true => Turn::words(json!({"found": true, "parts": [{"text": text, "cites": [1]}]}).to_string()),
        false => Turn::words(format!("{text} [1]")),
    };
    let nothing = Turn::words(if json { json!({"found": false, "parts": []}).to_string() } else { "NOTHING_FOUND".to_owned() });
    let mut rows = vec![
        says(nothing, Nothing, Nothing),
        says(Turn::default().at(Pace::fixed(400, 20)), Model, Model),
        says(answer(GERMAN), Model, Withheld),
        says(answer(&format!("{SENTENCE} It costs 13.37 EUR. You can follow it on its way.")), Model, Withheld),
        says(answer(&format!("{SENTENCE} You find more at https://shop.example/secret today.")), Model, Withheld),
        says(answer(&format!("{SENTENCE} NOTHING_FOUND")), Model, Withheld),
        row(Fault::Truncated, Cut, Cut),
        // Where text was asked for, a fence around it is no form: the words are judged as code.
        row(Fault::Fenced, Model, if json { Model } else { Withheld }),
    ];
    let judged = [Fault::InventedPrice, Fault::PromptLeak];
    let harmless = [Fault::None, Fault::NoDone, Fault::Finish("eos_token"), Fault::NoUsage, Fault::NullContent, Fault::NotStreamed];
    let passing = [
        Fault::CloseBeforeHeaders,
        Fault::CutMidway,
        Fault::EndMidway,
        Fault::NoFinish,
        Fault::busy(Some("0")),
        Fault::busy(Some("1")),
        Fault::busy(None),
        Fault::busy(Some("soon")),
        Fault::busy(Some("99999999999999999999")),
        Fault::busy(Some("Wed, 21 Oct 2015 07:28:00 GMT")),
        Fault::status(500, "server_error", "oops"),
        Fault::page(502),
        Fault::page(503),
        Fault::page(429),
        Fault::page(200),
        Fault::foreign(429),
        Fault::ErrorFrame("server_error"),
        Fault::ErrorFrame("rate_limit_exceeded"),
        Fault::BrokenFrame,
        Fault::Empty,
        Fault::RoleOnly,
    ];
    let lasting = [
        Fault::StallBeforeHeaders,
        Fault::StallBeforeToken,
        Fault::StallMidway,
        Fault::busy(Some("3600")),
        Fault::busy(Some("Wed, 21 Oct 2065 07:28:00 GMT")),
        Fault::no_quota(),
        Fault::page(302),
        Fault::page(404),
        Fault::foreign(403),
        Fault::status(401, "invalid_api_key", "Incorrect API key"),
        Fault::unknown_parameter("max_tokens"),
        Fault::status(400, "context_length_exceeded", "too long"),
        Fault::status(400, "content_filter", "no"),
        Fault::ErrorFrame("insufficient_quota"),
        Fault::Finish("length"),
        Fault::Finish("content_filter"),
        Fault::Endless,
    ];
    rows.extend(judged.map(|fault| row(fault, Model, Withheld)));
    rows.extend(harmless.map(|fault| row(fault, Model, Model)));
    if !json {
        // What comes instead of words has no form.
        return rows;
    }
    rows.extend(passing.map(|fault| row(fault, Model, Passages)));
    rows.extend(lasting.map(|fault| row(fault, Passages, Passages)));
    rows
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Often {
    Once,
    Always,
}

async fn every_fault(form: &'static str) {
    let cases = table(form == "json_schema").into_iter().flat_map(|Row { turn, once, always, stalls }| {
        let of = move |kind| [(Often::Once, once), (Often::Always, always)].map(|(often, end)| (turn.clone(), kind, often, end, stalls));
        KINDS.into_iter().flat_map(of)
    });
    let cases = cases.map(|(turn, kind, often, end, stalls)| check(form, turn, kind, often, end, stalls));
    // Each case is played although another one failed: what fails together tells more.
    let cases = stream::iter(cases).map(|case| AssertUnwindSafe(case).catch_unwind()).buffer_unordered(8);
    let failed = cases.filter(|played| ready(played.is_err())).count().await;
    assert_eq!(failed, 0, "cases failed; each is told above");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_fault_of_a_model_that_writes_json_ends_right_or_honest() {
    every_fault("json_schema").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_fault_of_a_model_that_writes_text_ends_right_or_honest() {
    every_fault("none").await;
}

/// One question meets the fault, and another one is asked meanwhile.
async fn check(form: &str, turn: Turn, kind: Kind, often: Often, expect: End, stalls: bool) {
    let context = format!("{turn:?} {often:?} {kind:?} {form}");
    let script = Script::new().pace(PACE);
    let fake = match often {
        Often::Once => Fake::start(script).await.unwrap(),
        Often::Always => Fake::start(script.rule(When::Says(ASKED.to_owned()), turn.clone())).await.unwrap(),
    };
    if often == Often::Once {
        fake.queue([turn]);
    }
    let deadlines = if stalls { SHORT } else { PATIENT };
    let house = House::start(&fake, kind, false, &format!("response_format = \"{form}\"\n{deadlines}"));
    let neighbour = async {
        while fake.requests() == 0 {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        house.ask("neighbour", OTHER, WITHIN).await
    };
    let (outcome, neighbour) = tokio::join!(house.ask("faulty", QUESTION, if stalls { SOON } else { WITHIN }), neighbour);
    let end = house.end(&outcome, RIGHT, &context);
    assert_eq!(end, expect, "{context}: {outcome:#?}");
    // A model that was found broken meanwhile is not asked; the passages are right too.
    let other = house.end(&neighbour, OTHER_RIGHT, &format!("{context}, the neighbour"));
    assert!(matches!(other, Model | Passages), "{context}: {neighbour:#?}");
    if stalls {
        assert!(neighbour.took < outcome.took, "{context}: {:?} beside {:?}", neighbour.took, outcome.took);
    }
    house.runtime.stop().await.unwrap();
}
