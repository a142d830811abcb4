//! The sentences.

use futures_util::future::BoxFuture;

use super::{Harness, decoding, receiving, sending};

/// What a case finds: nothing, or what was wrong.
pub(super) type Finding = Result<(), String>;

/// One sentence with the case that tries it.
pub struct Case {
    /// What every channel must do.
    pub sentence: &'static str,
    run: for<'a> fn(&'a Harness) -> BoxFuture<'a, Finding>,
}

/// A sentence that a channel breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The sentence.
    pub sentence: &'static str,
    /// What was seen.
    pub what: String,
}

/// Tries every sentence on one channel.
pub async fn run(harness: &Harness) -> Vec<Broken> {
    let mut broken = Vec::new();
    for case in CASES {
        if let Err(what) = (case.run)(harness).await {
            broken.push(Broken { sentence: case.sentence, what: format!("{}: {what}", harness.name) });
        }
    }
    broken
}

/// `Err(what)` unless `holds`.
pub(super) fn ensure(holds: bool, what: impl FnOnce() -> String) -> Finding {
    if holds { Ok(()) } else { Err(what()) }
}

const fn case(sentence: &'static str, run: for<'a> fn(&'a Harness) -> BoxFuture<'a, Finding>) -> Case {
    Case { sentence, run }
}

/// All sentences, in the order of a message's way.
pub const CASES: &[Case] = &[
    case("decode MUST keep every character of a text, in every script", decoding::keeps_text),
    case("decode MUST address the conversation by the channel's own name, account, place and author", decoding::addresses),
    case("decode MUST give one event one delivery id, every time", decoding::repeats_are_equal),
    case("decode MUST give different events different delivery ids, even when they say the same", decoding::events_differ),
    case("decode MUST give the platform's order where it has one, whatever order events arrive in", decoding::orders),
    case("decode MUST keep the time of arrival it is given", decoding::keeps_arrival),
    case("decode MUST refuse what it cannot read with what is wrong and what to do, and never panic", decoding::survives_garbage),
    case("caps MUST leave room for text", sending::has_room),
    case("encode MUST have a request for a message, under the message's own id", sending::encodes_messages),
    case(
        "encode MUST have a request for an edit, a deletion, a reaction and a typing sign exactly where caps has them",
        sending::keeps_to_caps,
    ),
    case("encode MUST give the same request for the same action", sending::encodes_the_same),
    case("a request MUST survive being stored", sending::survives_storage),
    case("send MUST show a message once, with all its words, and answer with a receipt", sending::shows_once),
    case("send MUST show messages in the order in which they are sent", sending::shows_in_order),
    case("send MUST ask for a retry after the platform's own wait", sending::waits_as_told),
    case("send MUST ask for a retry when the platform is busy without naming a wait", sending::waits_untold),
    case("send MUST ask for a retry when the platform failed before showing", sending::retries_errors),
    case("send MUST report a time-out after the request was written as unknown", sending::slow_is_unknown),
    case("send MUST report a cut after the request was written as unknown", sending::cut_is_unknown),
    case("send MUST take a message as shown when only the platform's answer cannot be read", sending::garbled_is_shown),
    case("send MUST report a conversation that is gone as permanent", sending::gone_is_permanent),
    case("a repeat after an unknown outcome MUST be shown once where caps says that repeats are recognised", sending::repeats_show_once),
    case("decode MUST tell where a place has moved, and a request of before MUST reach it there", sending::moves_along),
    case("receive MUST bring what a customer says, and when it begins again what they said meanwhile, each once", receiving::catches_up),
    case("receive MUST leave no words of a customer in its marks", receiving::marks_hold_no_words),
    case(
        "fetch MUST bring a file of the platform's here as the customer's own, and give it back as it is from then on",
        receiving::brings_files,
    ),
    case("fetch MUST answer a file that is here already as it is", receiving::leaves_files),
    case("fetch MUST refuse a file of the platform's that it does not know", receiving::refuses_files),
    case("receive MUST go on until it is told to stop", sending::receives_until_stop),
    case("receive MUST end within a second of being told to stop", sending::stops),
    case("probe MUST find that all is well when the platform answers", sending::probes),
];
