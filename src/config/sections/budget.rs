//! `[budget]`: what answers by a language model may cost.

use crate::config::{KeyDoc, Reader, Shape};
use crate::core::bot::{Budget, Limit};

const TOKENS: Shape = Shape::Integer { min: 1, max: 1_000_000_000_000, unit: "tokens" };
const CENTS: Shape = Shape::Integer { min: 1, max: 1_000_000_000, unit: "hundredths of your currency" };

pub(super) const BUDGET_KEYS: &[KeyDoc] = &[
    KeyDoc::new("conversation_tokens", TOKENS, "The most tokens of one conversation, until it is closed."),
    KeyDoc::new("conversation_cents", CENTS, "The same in money, by the prices in `[model]`."),
    KeyDoc::new("customer_day_tokens", TOKENS, "The most tokens for one customer on one day (UTC)."),
    KeyDoc::new("customer_day_cents", CENTS, "The same in money."),
    KeyDoc::new("day_tokens", TOKENS, "The most tokens of the whole bot on one day (UTC)."),
    KeyDoc::new("day_cents", CENTS, "The same in money."),
];

/// Reads `[budget]`; without it nothing is limited.
pub(in crate::config) fn read_budget(root: &mut Reader<'_>) -> Budget {
    root.table_or_empty("budget", |budget| Budget {
        conversation: Limit { tokens: budget.number("conversation_tokens"), cents: budget.number("conversation_cents") },
        customer_day: Limit { tokens: budget.number("customer_day_tokens"), cents: budget.number("customer_day_cents") },
        day: Limit { tokens: budget.number("day_tokens"), cents: budget.number("day_cents") },
    })
    .unwrap_or_default()
}
