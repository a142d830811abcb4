//! How long a server asks to wait. Pure.

use std::time::Duration;

use http::HeaderMap;
use http::header::RETRY_AFTER;

use crate::core::time::Timestamp;

/// `Retry-After` in seconds or as an HTTP date; what cannot be read says nothing.
pub(super) fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let millis = headers.get("retry-after-ms").and_then(|value| value.to_str().ok()).and_then(|value| value.trim().parse().ok());
    if let Some(millis) = millis {
        return Some(Duration::from_millis(millis));
    }
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(secs) = value.parse::<f64>() {
        return Duration::try_from_secs_f64(secs).ok();
    }
    let at = jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true).parse_timestamp(value).ok()?;
    Some(Duration::from_millis(u64::try_from(Timestamp(at.as_millisecond()).ms_since(now)).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_dates_and_nonsense() {
        // 2026-11-22T12:00:00Z
        let now = Timestamp(1_795_348_800_000);
        let at = |name: &'static str, value: &'static str| HeaderMap::from_iter([(name.parse().unwrap(), value.parse().unwrap())]);
        for (headers, expect) in [
            (at("retry-after", "2"), Some(2_000)),
            (at("retry-after", "0.5"), Some(500)),
            (at("retry-after", "3600"), Some(3_600_000)),
            (at("retry-after", "Sun, 22 Nov 2026 12:00:03 GMT"), Some(3_000)),
            (at("retry-after", "Sun, 22 Nov 2026 11:00:00 GMT"), Some(0)),
            (at("retry-after-ms", "250"), Some(250)),
            (at("retry-after", "soon"), None),
            (at("retry-after", "-1"), None),
            (at("retry-after", "1e400"), None),
            (HeaderMap::new(), None),
        ] {
            assert_eq!(retry_after(&headers, now).map(|wait| wait.as_millis()), expect, "{headers:?}");
        }
    }
}
