//! Every fault of the fake: what becomes of the answer, how often the server is asked, and that it is in time.

use std::time::{Duration, Instant};

use futures_util::{StreamExt as _, stream};
use turjuman::conformance::openai::{Ended, Fault, Turn};
use turjuman::ports::ModelError;

use super::{QUICK, alone, ask, fake};

/// Deadlines with room for cases that are played side by side.
const PATIENT: &str = "connect_timeout_ms = 1000\nfirst_token_timeout_ms = 900\nidle_timeout_ms = 700\ntotal_timeout_ms = 6000\nattempts = 3\nretry_after_max_secs = 1";

/// What is to become of an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Becomes {
    /// Whole, as though nothing had been.
    Whole,
    /// Whole at the second attempt.
    Second,
    /// Whole at the second attempt, after words of the first that were taken back.
    Restarted,
    /// Worth another attempt later.
    Retry,
    /// Not worth another attempt.
    Permanent,
    /// The fault of this question alone.
    Refused,
}
use Becomes::{Permanent, Refused, Restarted, Retry, Second, Whole};

/// Every fault: once, what becomes of the answer; and every time.
fn table() -> Vec<(Fault, Becomes, Becomes, &'static str)> {
    vec![
        (Fault::None, Whole, Whole, ""),
        (Fault::StallBeforeHeaders, Retry, Retry, "answered nothing"),
        (Fault::StallBeforeToken, Retry, Retry, "no word in time"),
        (Fault::StallMidway, Retry, Retry, "fell silent"),
        (Fault::CloseBeforeHeaders, Second, Retry, "before it answered"),
        (Fault::CutMidway, Restarted, Retry, "connection broke"),
        (Fault::EndMidway, Restarted, Retry, "finish_reason"),
        (Fault::NoDone, Whole, Whole, ""),
        (Fault::NoFinish, Restarted, Retry, "finish_reason"),
        (Fault::busy(Some("0")), Second, Retry, "busy"),
        (Fault::busy(Some("1")), Second, Retry, "busy"),
        (Fault::busy(None), Second, Retry, "busy"),
        (Fault::busy(Some("soon")), Second, Retry, "busy"),
        (Fault::busy(Some("3600")), Retry, Retry, "busy"),
        (Fault::busy(Some("Wed, 21 Oct 2015 07:28:00 GMT")), Second, Retry, "busy"),
        (Fault::busy(Some("Wed, 21 Oct 2065 07:28:00 GMT")), Retry, Retry, "busy"),
        (Fault::no_quota(), Permanent, Permanent, "insufficient_quota"),
        (Fault::status(500, "server_error", "oops"), Second, Retry, "500"),
        (Fault::page(502), Second, Retry, "502"),
        (Fault::page(503), Second, Retry, "503"),
        (Fault::page(429), Second, Retry, "429"),
        (Fault::foreign(429), Second, Retry, "429"),
        (Fault::page(404), Permanent, Permanent, "404"),
        (Fault::foreign(404), Permanent, Permanent, "base_url"),
        (Fault::page(200), Second, Retry, "no chat completion"),
        (Fault::page(302), Permanent, Permanent, "base_url"),
        (Fault::status(401, "invalid_api_key", "Incorrect API key"), Permanent, Permanent, "api_key_env"),
        (Fault::page(401), Permanent, Permanent, "api_key_env"),
        (Fault::foreign(403), Permanent, Permanent, "403"),
        (Fault::status(404, "model_not_found", "no such model"), Permanent, Permanent, "`model`"),
        (Fault::status(400, "", "strange"), Permanent, Permanent, "check --online"),
        (Fault::unknown_parameter("max_tokens"), Permanent, Permanent, "max_completion_tokens"),
        (Fault::unknown_parameter("max_completion_tokens"), Permanent, Permanent, "\"max_tokens\""),
        (Fault::unknown_parameter("response_format"), Permanent, Permanent, "response_format = "),
        (Fault::unknown_parameter("stream_options"), Permanent, Permanent, "stream_usage = false"),
        (Fault::unknown_parameter("temperature"), Permanent, Permanent, "temperature"),
        (Fault::status(400, "context_length_exceeded", "too long"), Refused, Refused, "longer than the model can read"),
        (Fault::status(400, "content_filter", "no"), Refused, Refused, "filter"),
        (Fault::ErrorFrame("server_error"), Restarted, Retry, "within its answer"),
        (Fault::ErrorFrame("rate_limit_exceeded"), Restarted, Retry, "busy"),
        (Fault::ErrorFrame("insufficient_quota"), Permanent, Permanent, "billing"),
        (Fault::BrokenFrame, Restarted, Retry, "no chat completion"),
        (Fault::Finish("eos_token"), Whole, Whole, ""),
        (Fault::Finish("length"), Refused, Refused, "max_answer_tokens"),
        (Fault::Finish("content_filter"), Refused, Refused, "filter"),
        (Fault::NoUsage, Whole, Whole, ""),
        (Fault::Empty, Second, Retry, "empty"),
        (Fault::RoleOnly, Second, Retry, "empty"),
        (Fault::NullContent, Whole, Whole, ""),
        (Fault::Endless, Refused, Refused, "longer"),
        (Fault::NotStreamed, Whole, Whole, ""),
        // What the words say is for the gate to judge.
        (Fault::WrongLanguage, Whole, Whole, ""),
        (Fault::InventedPrice, Whole, Whole, ""),
        (Fault::PromptLeak, Whole, Whole, ""),
        (Fault::PlainText, Whole, Whole, ""),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_fault_has_its_outcome_in_time() {
    let cases =
        table().into_iter().flat_map(|(fault, once, always, what)| [(fault.clone(), once, 1, once, what), (fault, once, 9, always, what)]);
    let cases = cases.map(|(fault, once, turns, expect, what)| check(fault, once, turns, expect, what));
    stream::iter(cases).buffer_unordered(4).collect::<Vec<()>>().await;
}

/// Lets the next `turns` requests meet `fault`, and sees what becomes of one question.
async fn check(fault: Fault, once: Becomes, turns: usize, expect: Becomes, what: &str) {
    let fake = fake().await;
    fake.queue(vec![Turn::fault(fault.clone()); turns]);
    let model = alone(&fake, PATIENT);
    let begun = Instant::now();
    let answered = ask(&model).await;
    let context = format!("{fault:?} {turns} times: {:.500}", format!("{answered:?}"));
    assert!(begun.elapsed() < Duration::from_millis(6_500), "{:?} {context}", begun.elapsed());
    let got = match answered.end.as_ref().unwrap() {
        Ok(_) if answered.restarts > 0 => Restarted,
        Ok(_) if fake.requests() == 2 => Second,
        Ok(_) => Whole,
        Err(ModelError::Retry { .. }) => Retry,
        Err(ModelError::Permanent { .. }) => Permanent,
        Err(ModelError::Refused { .. }) => Refused,
        Err(error) => panic!("{error} {context}"),
    };
    assert_eq!(got, expect, "{context}");
    let is_asked_again = matches!(once, Second | Restarted);
    let requests = match (is_asked_again, expect) {
        (true, Retry) => 3,
        (true, _) => 2,
        (false, _) => 1,
    };
    assert_eq!(fake.requests(), requests, "{context}");
    match answered.end.unwrap() {
        Ok(_) => assert!(!answered.text.trim().is_empty()),
        Err(error) => assert!(error.to_string().contains(what), "{error} without {what:?}"),
    }
}

#[tokio::test]
async fn an_answer_that_was_cut_costs_what_it_cost() {
    let fake = fake().await;
    let model = alone(&fake, &format!("{QUICK}price_prompt_per_million = 1.5\nprice_completion_per_million = 6"));
    let whole = ask(&model).await.spent.last().copied().unwrap();
    assert!(whole.prompt_tokens > 0 && whole.completion_tokens > 0);
    let expected = (whole.prompt_tokens * 15).div_ceil(10) + whole.completion_tokens * 6;
    assert!(whole.micros.abs_diff(expected) <= 1, "{whole:?}");
    fake.queue([Turn::fault(Fault::CutMidway)]);
    let both = ask(&model).await;
    let (first, last) = (both.spent[0], *both.spent.last().unwrap());
    assert!(first.prompt_tokens > 0 && first.micros > 0, "told before the first word: {first:?}");
    assert!(last.prompt_tokens > whole.prompt_tokens && last.completion_tokens > whole.completion_tokens, "{last:?}");
    // The server's own figures take the place of the estimate.
    let exact = fake.seen()[0].tokens.len() as u64;
    assert_eq!(whole.completion_tokens, exact);
}

#[tokio::test]
async fn without_usage_the_cost_is_an_estimate() {
    let fake = fake().await;
    let model = alone(&fake, "stream_usage = false");
    fake.queue([Turn::fault(Fault::NoUsage)]);
    let answered = ask(&model).await;
    let spent = answered.spent.last().unwrap();
    assert!(spent.prompt_tokens > 5 && spent.completion_tokens > 2, "{spent:?}");
    assert!(!fake.seen()[0].request.wants_usage);
}

#[tokio::test]
async fn a_stall_or_cut_is_seen_by_the_fake_too() {
    let fake = fake().await;
    let model = alone(&fake, QUICK);
    for (fault, expect) in
        [(Fault::StallMidway, Ended::ClientGone), (Fault::StallBeforeHeaders, Ended::ClientGone), (Fault::CloseBeforeHeaders, Ended::Cut)]
    {
        fake.forget();
        fake.queue([Turn::fault(fault.clone())]);
        drop(ask(&model).await);
        let mut ended = None;
        for _ in 0..100 {
            ended = fake.seen()[0].ended.map(|(how, _)| how);
            if ended.is_some() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert_eq!(ended, Some(expect), "{fault:?}");
    }
}

#[tokio::test]
async fn a_date_is_waited_for() {
    let fake = fake().await;
    let model = alone(&fake, "retry_after_max_secs = 5");
    let at = jiff::Timestamp::now() + jiff::SignedDuration::from_secs(2);
    let date = jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&at).unwrap();
    fake.queue([Turn::fault(Fault::busy(Some(&date)))]);
    let begun = Instant::now();
    assert!(ask(&model).await.is_done());
    // A date has whole seconds.
    assert!(begun.elapsed() > Duration::from_millis(900), "{:?}", begun.elapsed());
}
