//! What keeps the program from serving is said clearly, and the exit code is 2.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::Output;
use std::time::Duration;

use turjuman::cli::bench::server::{Launch, free_port};
use turjuman::cli::bench::stage::{Manifest, question};

use super::rig::Rig;

fn check(launch: &Launch, expect: &[&str]) {
    let Output { status, stderr, .. } = launch.command().output().expect("the program");
    let said = String::from_utf8_lossy(&stderr);
    assert_eq!(status.code(), Some(2), "{said}");
    assert!(expect.iter().all(|part| said.contains(part)), "{expect:?} in {said}");
    assert!(!said.contains("panicked"), "{said}");
}

#[tokio::test]
async fn says_what_keeps_it_from_serving() {
    let rig = Rig::start(&Manifest::default()).await;
    rig.send(&mut rig.client(), "c", 0, &question(0)).await;
    let other = tempfile::tempdir().expect("a folder");
    let elsewhere = |listen: SocketAddr, data: &Path| Launch { listen, data: data.to_owned(), ..rig.launch() };
    let free = free_port().expect("a port");

    let nowhere = Launch { bots: vec![other.path().join("nowhere")], ..elsewhere(free, &other.path().join("data")) };
    check(&nowhere, &["nowhere", "bot.toml"]);

    let busy = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = busy.local_addr().expect("its address");
    check(&elsewhere(address, &other.path().join("data")), &["cannot listen on", &address.to_string(), "--listen"]);

    check(&elsewhere(free, &rig.stage.data()), &["data", "another"]);
    rig.whole(Duration::from_secs(15)).await;
}
