//! Rate limits: a bucket for each route and channel, and one for everything.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

use super::fault::{Scope, busy};
use super::id::now_ms;
use super::reply::Reply;
use super::{Allowance, Limits};

/// Which bucket a request is taken from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Bucket {
    Messages(String),
    Edits(String),
    Deletions(String),
    Reactions(String),
    Typing(String),
    Interaction(String),
    Other(String),
    /// Answers to interactions and files: no limit.
    Free,
}

impl Bucket {
    fn allowance(&self, limits: &Limits) -> Option<Allowance> {
        match self {
            Self::Messages(_) => Some(limits.messages),
            Self::Edits(_) => Some(limits.edits),
            Self::Deletions(_) => Some(limits.deletions),
            Self::Reactions(_) => Some(limits.reactions),
            Self::Typing(_) => Some(limits.typing),
            Self::Interaction(_) => Some(limits.interactions),
            Self::Other(_) => Some(limits.others),
            Self::Free => None,
        }
    }

    /// What `X-RateLimit-Bucket` says: the same for all channels.
    fn name(&self) -> String {
        let kind = match self {
            Self::Messages(_) => "messages",
            Self::Edits(_) => "edits",
            Self::Deletions(_) => "deletions",
            Self::Reactions(_) => "reactions",
            Self::Typing(_) => "typing",
            Self::Interaction(_) => "interaction",
            Self::Other(route) => route,
            Self::Free => "free",
        };
        format!("{:08x}", crc32fast::hash(kind.as_bytes()))
    }
}

#[derive(Clone, Copy, Debug)]
struct Window {
    used: u32,
    ends: Instant,
}

impl Window {
    /// Takes one; `Err(wait)` when there is none left.
    fn take(&mut self, allowance: Allowance, now: Instant) -> Result<(), Duration> {
        if now >= self.ends {
            *self = Self { used: 0, ends: now + allowance.per };
        }
        if self.used >= allowance.requests {
            return Err(self.ends - now);
        }
        self.used += 1;
        Ok(())
    }
}

/// What has been taken of all buckets.
#[derive(Debug, Default)]
pub(super) struct Buckets {
    windows: HashMap<Bucket, Window>,
    global: Option<Window>,
}

impl Buckets {
    /// Takes one request; answers what its headers say, or a 429.
    pub(super) fn take(&mut self, limits: &Limits, bucket: &Bucket, now: Instant) -> Result<Vec<(&'static str, String)>, Reply> {
        let Some(allowance) = bucket.allowance(limits) else { return Ok(Vec::new()) };
        let window = self.windows.entry(bucket.clone()).or_insert(Window { used: 0, ends: now });
        let taken = window.take(allowance, now);
        let headers = headers(bucket, allowance, window, now);
        if let Err(after) = taken {
            return Err(busy(after, Scope::User).with(headers));
        }
        let global = self.global.get_or_insert(Window { used: 0, ends: now });
        global.take(limits.global, now).map_err(|after| busy(after, Scope::Global))?;
        Ok(headers)
    }
}

fn headers(bucket: &Bucket, allowance: Allowance, window: &Window, now: Instant) -> Vec<(&'static str, String)> {
    let after = window.ends.saturating_duration_since(now);
    let reset = Duration::from_millis(now_ms()) + after;
    vec![
        ("x-ratelimit-limit", allowance.requests.to_string()),
        ("x-ratelimit-remaining", allowance.requests.saturating_sub(window.used).to_string()),
        ("x-ratelimit-reset", format!("{:.3}", reset.as_secs_f64())),
        ("x-ratelimit-reset-after", format!("{:.3}", after.as_secs_f64())),
        ("x-ratelimit-bucket", bucket.name()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value<'a>(headers: &'a [(&'static str, String)], name: &str) -> &'a str {
        headers.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    #[tokio::test(start_paused = true)]
    async fn a_channel_has_five_messages_in_five_seconds() {
        let (mut buckets, limits) = (Buckets::default(), Limits::default());
        let (one, two) = (Bucket::Messages("1".into()), Bucket::Messages("2".into()));
        for left in (0..5).rev() {
            let headers = buckets.take(&limits, &one, Instant::now()).unwrap();
            assert_eq!(value(&headers, "x-ratelimit-remaining"), left.to_string());
            tokio::time::advance(Duration::from_millis(500)).await;
        }
        let reply = buckets.take(&limits, &one, Instant::now()).unwrap_err();
        assert_eq!((reply.status, value(&reply.headers, "retry-after")), (429, "3"));
        assert_eq!(value(&reply.headers, "x-ratelimit-reset-after"), "2.500");
        assert!(buckets.take(&limits, &two, Instant::now()).is_ok(), "another channel is not held up");
        assert!(buckets.take(&limits, &Bucket::Edits("1".into()), Instant::now()).is_ok(), "nor are edits");
        tokio::time::advance(Duration::from_millis(2500)).await;
        assert!(buckets.take(&limits, &one, Instant::now()).is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn all_channels_together_have_fifty_a_second() {
        let (mut buckets, limits) = (Buckets::default(), Limits::default());
        for n in 0..50 {
            assert!(buckets.take(&limits, &Bucket::Messages(n.to_string()), Instant::now()).is_ok(), "{n}");
        }
        let reply = buckets.take(&limits, &Bucket::Messages("50".into()), Instant::now()).unwrap_err();
        assert_eq!(value(&reply.headers, "x-ratelimit-scope"), "global");
        assert!(buckets.take(&limits, &Bucket::Free, Instant::now()).is_ok(), "answers to interactions are free");
    }
}
