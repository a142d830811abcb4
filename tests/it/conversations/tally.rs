//! What was tried, stopped and shown, by the kind of fault.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use turjuman::core::check::Severity;

use super::fault::{BOOKS, Kind};
use super::play::{End, Outcome};
use crate::taboo::wilson;

/// Counts of one kind.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// Drafts with the fault, first ones and rewrites.
    tried: usize,
    /// First ones, and what the checks said of them.
    first: usize,
    blocked: usize,
    rewritten: usize,
    warned: usize,
    /// How the turns ended: with the fault, with the right reply, with an honest text.
    shown: usize,
    replies: usize,
    withheld: usize,
}

/// All counts.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    kinds: BTreeMap<Kind, Counts>,
    /// What was let pass though no check says anything, by language.
    silent: BTreeMap<(Kind, &'static str), usize>,
    tried: BTreeSet<(&'static str, usize, Kind)>,
    /// Conversations that ended right in every round whose fault is blocked.
    pub conversations: BTreeSet<(&'static str, usize)>,
    /// What may not be.
    pub wrong: Vec<String>,
    runs: usize,
    right: usize,
}

impl Tally {
    pub fn of(played: &[Outcome]) -> Self {
        let mut tally = Self::default();
        let mut failed = BTreeSet::new();
        for outcome in played {
            let Some(kind) = outcome.kind else { continue };
            let at = (outcome.tag, outcome.conversation);
            tally.conversations.insert(at);
            tally.count(kind, outcome);
            let is_shown = outcome.turns.iter().any(|turn| matches!(turn.end, End::Fault(_)));
            if !outcome.ends_right() && (kind.is_blocked() || !is_shown) {
                failed.insert(at);
                tally.wrong.push(format!("{outcome:#?}"));
            }
        }
        tally.conversations.retain(|at| !failed.contains(at));
        tally
    }

    fn count(&mut self, kind: Kind, outcome: &Outcome) {
        self.runs += 1;
        self.right += usize::from(outcome.ends_right());
        let counts = self.kinds.entry(kind).or_default();
        for turn in &outcome.turns {
            let tried = turn.drafts.iter().filter(|draft| draft.is_wrong).count();
            if tried == 0 {
                continue;
            }
            let said = |severity| usize::from(turn.verdict == severity);
            counts.tried += tried;
            counts.first += 1;
            counts.blocked += said(Some(Severity::Block));
            counts.rewritten += said(Some(Severity::Rewrite));
            counts.warned += said(Some(Severity::Warn));
            *self.silent.entry((kind, outcome.tag)).or_default() += said(None);
            self.tried.insert((outcome.tag, outcome.conversation, kind));
            counts.shown += usize::from(matches!(turn.end, End::Fault(_)));
            counts.replies += usize::from(matches!(turn.end, End::Reply));
            counts.withheld += usize::from(matches!(turn.end, End::Withheld));
        }
    }

    /// What was not tried: of each conversation where there were rounds enough, else of each language.
    pub fn untried(&self, seeds: usize) -> Vec<String> {
        let mut missing = BTreeSet::new();
        for book in BOOKS.iter() {
            for (n, conversation) in book.conversation.iter().enumerate() {
                for kind in Kind::ALL.into_iter().filter(|kind| kind.exists(book, conversation)) {
                    let of_language = || self.tried.iter().any(|(tag, _, other)| *tag == book.tag && *other == kind);
                    if seeds >= Kind::ALL.len() && !self.tried.contains(&(book.tag, n, kind)) {
                        missing.insert(format!("{} {} {kind:?}", book.tag, conversation.name));
                    } else if !of_language() {
                        missing.insert(format!("{} {kind:?}", book.tag));
                    }
                }
            }
        }
        missing.into_iter().collect()
    }
}

/// So many of so many, with the 95 % interval.
pub fn share(what: &str, hits: usize, of: usize) -> String {
    let (low, high) = wilson(hits, of.max(1));
    format!("{what} {hits} of {of} [{:.1} %, {:.1} %]", low * 100.0, high * 100.0)
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{} played, {}", self.runs, share("ended right", self.right, self.runs))?;
        writeln!(out, "{}", share("conversations that ended right whenever a check blocks the fault:", self.conversations.len(), 300))?;
        for (kind, counts) in &self.kinds {
            let Counts { tried, first, blocked, rewritten, warned, shown, replies, withheld } = counts;
            let name = format!("{kind:?}").to_lowercase();
            writeln!(
                out,
                "{name:9} {} | {first} first drafts: covered by block {blocked}, rewrite {rewritten}, warn {warned}, nothing {} | turns ended with the reply {replies}, an honest text {withheld}, the fault {shown}{}",
                share("stopped", tried - shown, *tried),
                first - blocked - rewritten - warned,
                if kind.is_blocked() { "" } else { " (no check blocks it)" },
            )?;
            let silent: Vec<String> =
                self.silent.iter().filter(|((of, _), n)| of == kind && **n > 0).map(|((_, tag), n)| format!("{tag} {n}")).collect();
            if !silent.is_empty() {
                writeln!(out, "          nothing said of: {}", silent.join(", "))?;
            }
        }
        Ok(())
    }
}
