//! The fixture of an export of version 1: what it holds is read, and written again as it was.

use futures_util::StreamExt as _;
use turjuman::ports::{ExportLine, Store as _};
use turjuman::store::Memory;

const VERSION_1: &str = r#"{"line":"aggregate","format":1,"key":{"bot":"maison","kind":"conversation","id":"webhook:web:2:c1:u1"},"identity":{"bot":"maison","account":"webhook:web","author":"u1"},"record":{"version":3,"due":1800000000000,"schema":1,"body":{"conversation":{},"conversation_schema":1}},"inbox":[{"delivery":"d2","order":7,"at":1799999999000,"body":{"is":{"act":"return","incoming":"agent","name":"Ana","ticket":"T-1"},"v":1}}],"events":[{"sequence":1,"at":1799999998000,"body":{"is":{"happened":"note","note":"ticket_opened","ticket":"T-1"},"v":1}}],"deliveries":[["d1",1799999998000],["d2",1799999999000]]}"#;

#[tokio::test]
async fn an_export_of_version_1_is_read_and_written_as_it_was() {
    let store = Memory::new();
    let line: ExportLine = serde_json::from_str(VERSION_1).unwrap();
    assert_eq!(store.import(vec![line]).await.unwrap(), 1);
    let lines: Vec<_> = store.export().await.unwrap().map(Result::unwrap).collect().await;
    assert_eq!(lines.iter().map(|line| serde_json::to_string(line).unwrap()).collect::<Vec<_>>(), [VERSION_1]);
}

#[tokio::test]
async fn an_export_of_a_newer_version_is_refused_with_what_to_do() {
    let newer = VERSION_1.replace(r#""format":1"#, r#""format":2"#);
    let error = Memory::new().import(vec![serde_json::from_str(&newer).unwrap()]).await.unwrap_err();
    assert!(error.to_string().contains("import it with the version that wrote it"), "{error}");
}
