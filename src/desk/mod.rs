//! desk
use crate::channel::*;
use crate::core::dialogue::*;
use crate::core::key::*;
use crate::core::message::Address;
use futures_util::future::BoxFuture;
pub enum ActTaken {
    New,
    Duplicate,
    UnknownTicket,
}
pub trait AgentSink: Send + Sync {
    fn act(&self, delivery: DeliveryId, agent: Agent) -> BoxFuture<'_, Result<ActTaken, SinkError>>;
}
pub struct Relay;
impl Relay {
    pub fn encode(&self, _id: String, _t: &Ticket, _a: &Address, _l: &LocaleTag, _w: &RelayKind) -> Request {
        todo!()
    }
    pub async fn send(&self, _r: &Request, _a: Attempt) -> Result<Receipt, SendError> {
        todo!()
    }
}
