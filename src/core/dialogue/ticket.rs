//! Names of tickets.

use sha2::{Digest, Sha256};

use super::Conversation;
use crate::core::time::Timestamp;

/// Crockford's base 32: no I, L, O or U, so that a ticket survives being read out or copied by hand.
const ALPHABET: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N', 'P', 'Q', 'R', 'S', 'T',
    'V', 'W', 'X', 'Y', 'Z',
];

/// Characters after `T-`: 40 bits; among a hundred thousand tickets two are alike in one case of two hundred.
const LENGTH: usize = 8;

/// The name of the next ticket: the same for the same conversation, count and moment, so that a repeated
/// step opens no second one.
pub(super) fn name(conversation: &Conversation, now: Timestamp) -> String {
    let mut hash = Sha256::new();
    if let Some(address) = &conversation.address {
        for part in [&address.channel, &address.account, &address.place, &address.author] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
    }
    hash.update(conversation.tickets.to_le_bytes());
    hash.update(now.0.to_le_bytes());
    let bits = hash.finalize().iter().take(LENGTH).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let digit = |n: usize| ALPHABET.get((bits >> (5 * n)) as usize % ALPHABET.len()).copied();
    ['T', '-'].into_iter().chain((0..LENGTH).filter_map(digit)).collect()
}
