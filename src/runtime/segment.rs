//! Which arrivals one commit consumes.

use super::aggregate::Incoming;
use super::persist::{self, DecodeError};
use crate::core::key::DeliveryId;
use crate::core::message::{Address, Inbound};
use crate::core::time::Timestamp;
use crate::ports::Pending;

/// The most events of one turn.
const MAX_TURN: usize = 50;
/// How many arrivals are put in order at a time.
const MAX_RUN: usize = 1_000;
/// The most bytes of one turn, as they are kept, but for its first event: a line of history holds them all, and a
/// store bounds a line.
const MAX_TURN_BYTES: usize = 48 * 1024;

/// Arrivals that belong together.
pub(super) enum Segment {
    /// Consecutive events of the customer, in the platform's order.
    Messages {
        /// What one commit consumes.
        deliveries: Vec<DeliveryId>,
        /// The events.
        messages: Vec<Inbound>,
        /// When the first of them arrived.
        first_at: Timestamp,
    },
    /// One other thing.
    Other {
        /// What one commit consumes.
        delivery: DeliveryId,
        /// When it arrived.
        at: Timestamp,
        /// The thing.
        incoming: Incoming,
    },
}

impl Segment {
    /// Where the customer wrote, if it is the customer's.
    pub(super) fn address(&self) -> Option<&Address> {
        match self {
            Self::Messages { messages, .. } => messages.first().map(|first| &first.address),
            Self::Other { .. } => None,
        }
    }

    /// When the first of it arrived.
    pub(super) fn first_at(&self) -> Timestamp {
        match self {
            Self::Messages { first_at, .. } => *first_at,
            Self::Other { at, .. } => *at,
        }
    }
}

/// The first segment of an inbox; with `one_by_one` at most one event of the customer.
///
/// # Errors
/// An arrival whose bytes this program cannot read (a newer program wrote them).
pub(super) fn first(pending: Vec<Pending>, one_by_one: bool) -> Result<Option<Segment>, DecodeError> {
    let most = if one_by_one { 1 } else { MAX_TURN };
    let mut run = Vec::new();
    for Pending { delivery, order, at, bytes } in pending.into_iter().take(MAX_RUN) {
        match persist::read(&bytes)? {
            Incoming::Message(message) => run.push((order, (delivery, bytes.len(), at, *message))),
            _ if !run.is_empty() => break,
            incoming => return Ok(Some(Segment::Other { delivery, at, incoming })),
        }
    }
    let Some(first_at) = run.iter().map(|(_, (_, _, at, _))| *at).min() else { return Ok(None) };
    let (mut deliveries, mut messages, mut held) = (Vec::new(), Vec::new(), 0);
    for (delivery, length, _, message) in in_platform_order(run) {
        held += length;
        if !messages.is_empty() && (held > MAX_TURN_BYTES || messages.len() == most) {
            break;
        }
        deliveries.push(delivery);
        messages.push(message);
    }
    Ok(Some(Segment::Messages { deliveries, messages, first_at }))
}

/// Sorts by the platform's order; what has none keeps its place.
fn in_platform_order<T>(run: Vec<(Option<i64>, T)>) -> Vec<T> {
    let mut ordered: Vec<(i64, T)> = Vec::new();
    let mut slots: Vec<Option<T>> = Vec::with_capacity(run.len());
    for (order, item) in run {
        match order {
            Some(order) => {
                ordered.push((order, item));
                slots.push(None);
            }
            None => slots.push(Some(item)),
        }
    }
    ordered.sort_by_key(|(order, _)| *order);
    let mut ordered = ordered.into_iter().map(|(_, item)| item);
    slots.into_iter().filter_map(|slot| slot.or_else(|| ordered.next())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::dialogue::{Agent, AgentAct};
    use crate::core::message::{Author, Message, Place, What};

    fn arrival(id: &str, order: Option<i64>) -> Pending {
        let address = Address { channel: "t".into(), account: "a".into(), place: "p".into(), author: "u".into() };
        let what = What::Message(Message::text(id, id));
        let inbound = Inbound::new(DeliveryId::new(id), address, Place::Private, Author::new("u"), Timestamp(0), what).ordered(order);
        let bytes = persist::write(&Incoming::Message(Box::new(inbound))).unwrap();
        Pending { delivery: DeliveryId::new(id), order, at: Timestamp(0), bytes }
    }

    fn act(id: &str) -> Pending {
        let agent = Agent { ticket: "T-1".to_owned(), name: "Ana".to_owned(), act: AgentAct::Return };
        let bytes = persist::write(&Incoming::Agent(agent)).unwrap();
        Pending { delivery: DeliveryId::new(id), order: None, at: Timestamp(0), bytes }
    }

    fn check(pending: Vec<Pending>, one_by_one: bool, expect: &str) {
        let shown = match first(pending, one_by_one).unwrap() {
            None => "nothing".to_owned(),
            Some(Segment::Other { delivery, .. }) => format!("other {delivery}"),
            Some(Segment::Messages { messages, .. }) => messages.iter().map(|m| m.delivery.as_str()).collect::<Vec<_>>().join(" "),
        };
        assert_eq!(shown, expect);
    }

    #[test]
    fn segments_follow_the_platforms_order() {
        check(vec![], false, "nothing");
        check(vec![arrival("b", Some(2)), arrival("a", Some(1)), arrival("c", Some(3))], false, "a b c");
        check(vec![arrival("b", Some(2)), arrival("x", None), arrival("a", Some(1))], false, "a x b");
        check(vec![arrival("a", None), arrival("b", None)], true, "a");
        check(vec![arrival("b", Some(2)), arrival("a", Some(1))], true, "a");
        check(vec![arrival("a", None), act("r"), arrival("b", None)], false, "a");
        check(vec![act("r"), arrival("b", None)], false, "other r");
        check(
            (0..60).map(|n| arrival(&n.to_string(), None)).collect(),
            false,
            &(0..50).map(|n| n.to_string()).collect::<Vec<_>>().join(" "),
        );
    }

    #[test]
    fn a_turn_is_bounded_in_bytes_but_takes_at_least_one_event() {
        let large = |id: &str| {
            let mut large = arrival(id, None);
            large.bytes.extend(std::iter::repeat_n(b' ', MAX_TURN_BYTES / 2));
            large
        };
        check(vec![large("a"), large("b"), arrival("c", None)], false, "a");
        check(vec![arrival("a", None), large("b"), arrival("c", None)], false, "a b c");
        let mut huge = large("a");
        huge.bytes.extend(std::iter::repeat_n(b' ', MAX_TURN_BYTES));
        check(vec![huge, arrival("b", None)], false, "a");
    }

    #[test]
    fn an_arrival_of_another_shape_is_an_error() {
        let mut odd = arrival("a", None);
        odd.bytes = br#"{"v":1,"is":{"incoming":"hologram"}}"#.to_vec();
        assert!(first(vec![odd], false).is_err());
    }
}
