//! What keeps a model from being built, and what does not.

use std::path::Path;

use turjuman::conformance::channel::install_tls;
use turjuman::model::kind;

use super::{KEY, settings};

#[test]
fn what_is_wrong_is_said_with_what_to_do_and_without_the_key() {
    install_tls();
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("empty.pem"), "").unwrap();
    std::fs::write(dir.path().join("text.pem"), "-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----\n").unwrap();
    let broken = format!("{KEY}\n{KEY}");
    let table: [(&str, &str, Option<&str>); 7] = [
        ("api_key_env = \"K\"", KEY, None),
        // A file that holds a key mostly ends with a line break.
        ("api_key_env = \"K\"", &format!("{KEY}\n"), None),
        ("api_key_env = \"K\"", &broken, Some("the key in K holds signs")),
        ("api_key_env = \"K\"\napi_version = \"1\"", &broken, Some("the key in K holds signs")),
        ("ca_file = \"none.pem\"", KEY, Some("cannot read")),
        ("ca_file = \"empty.pem\"", KEY, Some("holds no certificate")),
        ("ca_file = \"text.pem\"", KEY, Some("check `ca_file`")),
    ];
    for (more, key, expect) in table {
        let settings = settings(&format!("kind = \"openai\"\nmodel = \"m\"\n{more}")).settings;
        let built = kind("openai").unwrap().build(settings.as_ref(), dir.path(), &|_| Some(key.to_owned()));
        match (built, expect) {
            (Ok(model), None) => assert_eq!(model.describe(), "m at api.openai.com"),
            (Err(error), Some(part)) => assert!(error.contains(part) && !error.contains("sk-test"), "{error}"),
            (built, _) => panic!("{more}: {:?}", built.map(|model| model.describe())),
        }
    }
    let settings = settings("kind = \"openai\"\nmodel = \"m\"\napi_key_env = \"K\"").settings;
    let kind = kind("openai").unwrap();
    assert!(kind.missing(settings.as_ref(), &|_| None).unwrap().starts_with("K:"));
    assert!(kind.build(settings.as_ref(), Path::new("."), &|_| None).err().unwrap().contains("K is not set"));
}
