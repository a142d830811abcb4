//! The page itself and what keeps others out of it.

use http::Method;
use turjuman::channel::web::Settings;
use turjuman::channel::{Site, kind};
use turjuman::core::key::BotId;

use super::bench::{Page, connect, page, request, with};

async fn get(page: &Page, path: &str, headers: &[(&'static str, &str)], query: &[(&str, &str)]) -> super::bench::Answer {
    let mut request = request(headers, "");
    request.query = query.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    page.ask(Method::GET, path, request).await
}

#[tokio::test]
async fn the_page_speaks_the_visitors_language() {
    let page = page();
    for (accepted, wish, lang, dir) in
        [("de-CH", None, "de", "ltr"), ("de", Some("ar"), "ar", "rtl"), ("", Some("\"><script>"), "en", "ltr"), ("tlh", None, "en", "ltr")]
    {
        let query: Vec<_> = wish.map(|wish| ("lang", wish)).into_iter().collect();
        let answer = get(&page, "", &[("accept-language", accepted)], &query).await;
        let html = String::from_utf8(answer.body.to_vec()).unwrap();
        assert!(html.contains(&format!("<html lang=\"{lang}\" dir=\"{dir}\" data-base=\"/web/maison/chat\"")), "{html}");
        assert!(!html.contains("{{") && !html.contains("<script>"), "{html}");
        assert_eq!((answer.status, answer.header("vary")), (200, "accept-language"));
    }
}

#[tokio::test]
async fn nothing_runs_that_is_not_ours() {
    let page = with(|settings| settings.allowed_origins = vec!["https://shop.example".to_owned(), "https://*.shop.example".to_owned()]);
    let answer = get(&page, "", &[], &[]).await;
    let html = String::from_utf8(answer.body.to_vec()).unwrap();
    assert!(!html.contains("<style") && !html.contains(" onclick") && !html.contains("style=") && !html.contains("//"), "{html}");
    let policy = answer.header("content-security-policy");
    assert_eq!(
        policy,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; form-action 'none'; \
         base-uri 'none'; frame-ancestors 'self' https://shop.example https://*.shop.example"
    );
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cache-control", "no-cache"),
        ("cross-origin-resource-policy", "same-origin"),
        ("content-type", "text/html; charset=utf-8"),
    ] {
        assert_eq!(answer.header(name), value, "{name}");
    }
    assert!(answer.header("permissions-policy").contains("camera=()") && answer.headers.get("set-cookie").is_none());
}

#[tokio::test]
async fn a_brand_is_only_words() {
    let page = connect(Settings::default(), "A</script><b>&\"'").unwrap();
    let html = String::from_utf8(get(&page, "", &[], &[]).await.body.to_vec()).unwrap();
    assert!(!html.contains("<b>&") && html.contains("&lt;b&gt;&amp;&quot;&#39;"), "{html}");
    let script = String::from_utf8(get(&page, "/embed.js", &[], &[]).await.body.to_vec()).unwrap();
    assert!(!script.contains("</script>") && script.contains("\\u003c/script>"), "{script}");
}

#[tokio::test]
async fn assets_are_kept_by_browsers() {
    let page = page();
    let html = String::from_utf8(get(&page, "", &[], &[]).await.body.to_vec()).unwrap();
    let version = html.split("app.css?v=").nth(1).unwrap().split('"').next().unwrap();
    for (path, kind) in [("/app.css", "text/css; charset=utf-8"), ("/app.js", "text/javascript; charset=utf-8")] {
        let answer = get(&page, path, &[], &[("v", version)]).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, kind));
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(get(&page, path, &[], &[("v", "old")]).await.header("cache-control"), "no-cache");
        let tag = answer.header("etag");
        let again = get(&page, path, &[("if-none-match", tag)], &[]).await;
        assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, tag));
        assert_eq!(get(&page, path, &[("if-none-match", "W/\"other\"")], &[]).await.status, 200);
    }
    let embed = get(&page, "/embed.js", &[("accept-language", "ar")], &[]).await;
    assert_eq!((embed.header("cross-origin-resource-policy"), embed.header("cache-control")), ("cross-origin", "public, max-age=600"));
    let script = String::from_utf8(embed.body.to_vec()).unwrap();
    assert!(script.contains("\"direction\":\"rtl\"") && !script.contains("{{"), "{script}");
}

#[test]
fn a_newcomer_is_told_the_address() {
    let web = kind("web").unwrap();
    let bot = BotId::new("maison");
    let site = Site { base: "http://127.0.0.1:8080", bot: &bot, account: "chat", question: "?" };
    let settings = |change: &dyn Fn(&mut Settings)| -> turjuman::channel::Settings {
        let mut settings = Settings::default();
        change(&mut settings);
        std::sync::Arc::new(settings)
    };
    let open = settings(&|_| {});
    let invitation = web.invite(&open, &|_| None, site);
    assert_eq!(invitation.try_it.as_deref(), Some("open http://127.0.0.1:8080/web/maison/chat"));
    for loopback in [true, false] {
        assert_eq!(web.missing(&open, &|_| None, loopback), None);
    }
    let closed = settings(&|settings| {
        settings.identity_required = true;
        settings.identity_secret_env = Some("IDENTITY".to_owned());
    });
    assert!(web.missing(&closed, &|_| None, true).unwrap().starts_with("IDENTITY: "));
    assert_eq!(web.missing(&closed, &|_| Some("whsec_x".to_owned()), true), None);
}
