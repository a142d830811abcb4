//! The page and its assets: what stands in `page/`, with its marks filled, and the headers that keep others out.

use std::sync::LazyLock;

use bytes::Bytes;
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderName, IF_NONE_MATCH, REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderValue, StatusCode};
use sha2::{Digest as _, Sha256};

use super::words::{Words, direction};
use crate::channel::{HttpRequest, HttpResponse};
use crate::core::key::LocaleTag;
use crate::core::text::id;

const HTML: &str = include_str!("page/index.html");
const CSS: &str = include_str!("page/app.css");
const EMBED: &str = include_str!("page/embed.js");
/// One module, in the order that page/README.md says.
const SCRIPT: &str = concat!(
    include_str!("page/app/page.js"),
    include_str!("page/app/markup.js"),
    include_str!("page/app/line.js"),
    include_str!("page/app/log.js"),
    include_str!("page/app/outbox.js"),
    include_str!("page/app/files.js"),
    include_str!("page/app/write.js"),
);

/// A name for these very assets, so that a browser that has them need not ask.
static VERSION: LazyLock<String> = LazyLock::new(|| hash(&[HTML, CSS, SCRIPT, EMBED]));

const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const ONE_YEAR: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");
const TEN_MINUTES: HeaderValue = HeaderValue::from_static("public, max-age=600");

/// What the browser is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asset {
    Style,
    Script,
}

/// The page in the language it begins with.
pub(super) fn page(request: &HttpRequest, words: &Words, locale: &LocaleTag, base: &str, allowed_origins: &[String]) -> HttpResponse {
    let filled = fill(
        HTML,
        &[
            ("lang", &escaped(locale.as_str())),
            ("dir", direction(locale)),
            ("title", &escaped(&words.say(locale, id::WEB_TITLE))),
            ("noscript", &escaped(&words.say(locale, id::WEB_NO_SCRIPT))),
            ("base", &escaped(base)),
            ("version", &VERSION),
        ],
    );
    let mut response = served(request, "text/html; charset=utf-8", filled, ASK_AGAIN);
    response.headers.insert(CONTENT_SECURITY_POLICY, policy(allowed_origins));
    response.headers.insert(
        PERMISSIONS_POLICY,
        HeaderValue::from_static("camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"),
    );
    response.headers.insert(VARY, HeaderValue::from_static("accept-language"));
    response
}

/// A part of the page. One that is asked for by its version never changes.
pub(super) fn asset(request: &HttpRequest, asset: Asset) -> HttpResponse {
    let (kind, text) = match asset {
        Asset::Style => ("text/css; charset=utf-8", CSS),
        Asset::Script => ("text/javascript; charset=utf-8", SCRIPT),
    };
    let is_named = request.query.get("v").is_some_and(|version| *version == *VERSION);
    served(request, kind, text.to_owned(), if is_named { ONE_YEAR } else { ASK_AGAIN })
}

/// The script for other sites.
pub(super) fn embed(request: &HttpRequest, words: &Words, locale: &LocaleTag) -> HttpResponse {
    let told = serde_json::json!({
        "title": words.say(locale, id::WEB_TITLE),
        "open": words.say(locale, id::WEB_OPEN),
        "close": words.say(locale, id::WEB_CLOSE),
        "unread": words.say(locale, id::WEB_NEW_MESSAGES),
        "locale": locale,
        "direction": direction(locale),
    });
    // Harmless wherever a site may put it.
    let told = told.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    let mut response = served(request, "text/javascript; charset=utf-8", fill(EMBED, &[("embed", &told)]), TEN_MINUTES);
    response.headers.insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
    response.headers.insert(VARY, HeaderValue::from_static("accept-language"));
    response
}

/// A text with the headers of everything that is served, or nothing where the browser has it.
fn served(request: &HttpRequest, kind: &'static str, text: String, cache: HeaderValue) -> HttpResponse {
    // Weak: it is the same whether or not it is compressed on its way.
    let tag = format!("W/\"{}\"", hash(&[&text]));
    let has_it = request.headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).any(|known| known.contains(&tag));
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CACHE_CONTROL, cache);
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(RESOURCE_POLICY, HeaderValue::from_static("same-origin"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(ETAG, tag);
    }
    let (status, body) = if has_it { (StatusCode::NOT_MODIFIED, Bytes::new()) } else { (StatusCode::OK, Bytes::from(text)) };
    HttpResponse { status, headers, body: body.into() }
}

/// What the page may load and who may frame it. Configuration has checked that no origin can end the list.
fn policy(allowed_origins: &[String]) -> HeaderValue {
    let mut policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; \
                      form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
        .to_owned();
    for origin in allowed_origins {
        policy.push(' ');
        policy.push_str(origin);
    }
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"))
}

/// The text with its marks filled; what is put in is not read again.
fn fill(template: &str, marks: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 1024);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        let mark = after.split_once("}}").and_then(|(name, after)| Some((marks.iter().find(|(mark, _)| *mark == name)?.1, after)));
        match mark {
            Some((text, after)) => {
                filled.push_str(text);
                rest = after;
            }
            None => {
                filled.push_str("{{");
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// For text and quoted attributes of HTML.
fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
        out
    })
}

fn hash(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_filled_once() {
        let marks = [("title", "{{base}}"), ("base", "/web")];
        for (template, expect) in
            [("<a href=\"{{base}}/x\">{{title}}</a>", "<a href=\"/web/x\">{{base}}</a>"), ("{{unknown}} {{", "{{unknown}} {{"), ("", "")]
        {
            assert_eq!(fill(template, &marks), expect);
        }
        assert_eq!(escaped("<b a=\"1\" b='2'>&"), "&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;");
    }

    #[test]
    fn the_page_has_no_mark_that_nobody_fills() {
        let filled = fill(HTML, &[("lang", ""), ("dir", ""), ("title", ""), ("noscript", ""), ("base", ""), ("version", "")]);
        assert!(!filled.contains("{{"), "{filled}");
        assert!(!fill(EMBED, &[("embed", "{}")]).contains("{{"));
        for text in [CSS, SCRIPT] {
            assert!(!text.contains("{{"));
        }
    }
}
