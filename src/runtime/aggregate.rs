//! What the store holds for a conversation: its state and its outbox, in versioned JSON.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::account::ToldAccount;
use super::persist::DecodeError;
use super::spending::Spent;
use crate::channel::{Receipt, Request};
use crate::core::bot::Usage;
use crate::core::dialogue::{self, Agent, Conversation, Note, Question};
use crate::core::key::{BotId, DeliveryId, EffectId, Identity, Key, Kind};
use crate::core::message::{Address, Inbound, Interaction, MessageId, Outgoing};
use crate::core::time::Timestamp;

/// The version of [`Aggregate`]'s own shape; the conversation inside carries its own.
pub const SCHEMA: u32 = 2;

/// What stands in an inbox.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "incoming", rename_all = "snake_case")]
pub enum Incoming {
    /// The customer did something.
    Message(Box<Inbound>),
    /// A person of the business did something.
    Agent(Agent),
    /// A ticket is told to which conversation it belongs.
    TicketOpened {
        /// The conversation's address.
        address: Address,
    },
    /// A counter is told what an answer has cost.
    Spent(Spent),
    /// An account of ours is told something of its platform.
    Account(ToldAccount),
}

/// One line of a conversation's history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "happened", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Happened {
    /// Something was decided to be shown; on a pull channel this is the showing itself.
    Shown {
        /// What.
        message: Outgoing,
    },
    /// A platform took a request.
    Sent {
        /// The request's id.
        id: String,
        /// What it answered.
        receipt: Receipt,
    },
    /// A request will never be taken.
    Undeliverable {
        /// The request's id.
        id: String,
        /// Why.
        why: String,
    },
    /// An answer to these deliveries is being written; nothing that stands before answers them whole.
    Asked {
        /// Which.
        deliveries: Vec<DeliveryId>,
    },
    /// No answer is awaited any more.
    Settled,
    /// Something else worth keeping.
    Note(Note),
}

/// Where a request goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// To the customer's platform.
    Channel,
    /// To the desk.
    Desk,
    /// To the counters of what answers cost.
    Counter,
    /// To the link that leads to a private place.
    Door,
}

/// One platform request that waits to be sent. It needs no bot to be sent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// The effect it belongs to.
    pub effect: EffectId,
    /// The part of the effect, from 0.
    pub part: u32,
    /// Where it goes.
    pub target: Target,
    /// The ticket, for the desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<String>,
    /// The question that it answers, for the first part of an answer, so that it can be decided again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Box<Question>>,
    /// It opens a private place: the customer's words that go on there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<String>,
    /// The request.
    pub request: Request,
    /// When it was decided.
    pub created: Timestamp,
    /// Attempts that failed so far.
    #[serde(default)]
    pub attempts: u32,
    /// Not before this moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_before: Option<Timestamp>,
    /// An attempt was begun whose outcome is not known.
    #[serde(default)]
    pub unknown: bool,
}

impl Entry {
    /// A request that nothing has been tried with.
    #[must_use]
    pub fn new(effect: EffectId, part: u32, target: Target, request: Request, created: Timestamp) -> Self {
        let (ticket, question, opens) = Default::default();
        let (attempts, not_before, unknown) = (0, None, false);
        Self { effect, part, target, ticket, question, opens, request, created, attempts, not_before, unknown }
    }
}

/// The message in which the customer sees an answer while it is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// The request that shows it.
    pub request: String,
    /// The platform's id of it, once the platform has taken it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<MessageId>,
    /// What it shows, for the history where it stays.
    pub shown: Outgoing,
}

/// The whole record of a conversation.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Aggregate {
    /// The version of the conversation's shape.
    pub conversation_schema: u32,
    /// The dialogue's state.
    pub conversation: Conversation,
    /// What waits to be sent, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outbox: Vec<Entry>,
    /// The beginning of the answer that is awaited, where the customer sees one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preview: Option<Preview>,
    /// What the answers of this session have cost.
    #[serde(default, skip_serializing_if = "Usage::is_nothing")]
    pub spent: Usage,
    /// The right to answer what the customer did last, where the platform gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interaction: Option<Interaction>,
}

impl Aggregate {
    /// A conversation that nothing has happened in.
    #[must_use]
    pub fn new() -> Self {
        Self { conversation_schema: dialogue::SCHEMA, ..Self::default() }
    }

    /// The same, begun at this moment: ids are never those of a conversation that was here before and was erased, which
    /// platforms would take for repeats.
    #[must_use]
    pub fn begun(at: Timestamp) -> Self {
        let mut begun = Self::new();
        begun.conversation.sequence = at.0.unsigned_abs();
        begun
    }

    /// The record's bytes.
    ///
    /// # Errors
    /// Never for values of ours; serde's word otherwise.
    pub fn encode(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(self)
    }

    /// Reads what [`Aggregate::encode`] wrote, in this or an older version.
    ///
    /// # Errors
    /// A newer version, or bytes of another shape.
    pub fn decode(schema: u32, bytes: &[u8]) -> Result<Self, DecodeError> {
        if schema > SCHEMA {
            return Err(DecodeError::Newer { found: schema, known: SCHEMA });
        }
        #[derive(Deserialize)]
        struct Kept<'a> {
            conversation_schema: u32,
            #[serde(borrow)]
            conversation: &'a RawValue,
            #[serde(default)]
            outbox: Vec<Entry>,
            #[serde(default)]
            preview: Option<Preview>,
            #[serde(default)]
            spent: Usage,
            #[serde(default)]
            interaction: Option<Interaction>,
        }
        let Kept { conversation_schema, conversation, outbox, preview, spent, interaction } = serde_json::from_slice(bytes)?;
        let conversation = Conversation::decode(conversation_schema, conversation.get().as_bytes())?;
        Ok(Self { conversation_schema: dialogue::SCHEMA, conversation, outbox, preview, spent, interaction })
    }

    /// When the record wants to be claimed: when something can be sent or an answer is awaited, else at its next timer.
    #[must_use]
    pub fn due(&self, now: Timestamp) -> Option<Timestamp> {
        if self.conversation.awaiting.is_some() {
            return Some(now);
        }
        let send = self.heads().map(|(_, entry)| entry.not_before.unwrap_or(now)).min();
        match (send, self.conversation.next_due()) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        }
    }

    /// The first entry of each target with its index: each target has its own order.
    pub(super) fn heads(&self) -> impl Iterator<Item = (usize, &Entry)> {
        let head = |target| self.outbox.iter().enumerate().find(move |(_, entry)| entry.target == target);
        [Target::Door, Target::Channel, Target::Desk, Target::Counter].into_iter().filter_map(head)
    }
}

/// The key of the conversation that an address belongs to.
#[must_use]
pub(super) fn key_of(bot: &BotId, address: &Address) -> Key {
    let Address { channel, account, place, author } = address;
    // Parts are length-prefixed, so that no choice of ids on a platform can name another conversation.
    let id = format!("{channel}:{account}:{}:{place}:{author}", place.len());
    Key { bot: bot.clone(), kind: Kind::Conversation, id: id.into() }
}

/// Whose data an address names.
#[must_use]
pub(super) fn identity_of(bot: &BotId, address: &Address) -> Identity {
    address.identity(bot)
}

/// The id under which a repeat of a request is recognised; opaque to the platform, stable over restarts.
pub(super) fn request_id(key: &Key, effect: EffectId, part: u32) -> String {
    format!("msg_{}", digest(key, &format!("{effect}.{part}")))
}

/// Tells conversations apart without saying whose they are.
pub(super) fn pseudonym(key: &Key) -> String {
    format!("conv_{}", digest(key, ""))
}

/// Tells events of platforms apart without their own ids, in which senders may put what they like.
pub(super) fn event_id(key: &Key, delivery: &DeliveryId) -> String {
    format!("evt_{}", digest(key, delivery.as_str()))
}

/// The token of the link to a question that waits to go on in private: it says nothing, and is of use to nobody but the
/// customer who asked.
pub(super) fn door_token(key: &Key, carried: EffectId) -> String {
    digest(key, &format!("door:{carried}"))
}

fn digest(key: &Key, more: &str) -> String {
    use base64::Engine as _;
    use sha2::{Digest as _, Sha256};
    let mut hash = Sha256::new();
    for part in [key.bot.as_str(), &key.id, more] {
        hash.update(part);
        hash.update([0]);
    }
    let digest = hash.finalize();
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(digest.get(..18).unwrap_or(&digest))
}

/// Whether a delivery stands among those a message answers.
#[must_use]
pub(super) fn answers(message: &Outgoing, delivery: &DeliveryId) -> bool {
    message.answers.contains(delivery)
}
