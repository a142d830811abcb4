//! Customers' files: brought here within their limits, from where they may lie.

use turjuman::channel::{Channel as _, FetchError};
use turjuman::conformance::discord::{Fault, File, On, Say};
use turjuman::core::message::MediaRef;

use super::house::{A_WHILE, House, Plan};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and the rest of a picture";

#[tokio::test]
async fn files_are_brought_here_or_refused_with_a_reason() {
    let keys = "file_max_mib = 1\n".to_owned();
    let house = House::start(Plan { keys, ..Plan::default() }).await;
    let ada = house.fake.customer("ada", "en-GB");
    let elsewhere = house.fake.url().replace("127.0.0.1", "localhost");
    let big = vec![0_u8; 1024 * 1024 + 1];
    for (file, expect) in [
        (File::new("a.png", "image/png", PNG), "kept"),
        (File::voice(&b"OggS and a voice"[..], 2.5), "kept"),
        (File::new("a.png", "image/png", big.clone()), "more than"),
        (File::new("a.png", "image/png", big.clone()).claiming(5), "more than"),
        (File::new("a.png", "image/png", PNG).claiming(1 << 30), "more than"),
        (File::new("a.png", "image/png", PNG).lying_at(format!("{elsewhere}/attachments/1/2/a.png")), "not one of the hosts"),
        (File::new("a.png", "image/png", PNG).lying_at("file:///etc/passwd"), "its address"),
    ] {
        let said = ada.say(ada.direct(), Say::new("see").file(file.clone())).unwrap();
        let hung = house.fake.message(said).unwrap().files[0].clone();
        let media = MediaRef {
            id: format!("{}/{said}/{}", ada.direct(), hung.id),
            mime: Some(hung.mime.clone()),
            name: Some(hung.name.clone()),
            size: Some(hung.size),
        };
        let address = house.address(&ada, ada.direct());
        match house.channel.fetch(&address, &media).await {
            Ok(kept) => assert!(expect == "kept" && kept.size == Some(hung.bytes.len() as u64), "{expect}: {kept:?}"),
            Err(FetchError::Refused { what }) => assert!(what.contains(expect), "{expect}: {what}"),
            Err(error) => panic!("{expect}: {error}"),
        }
    }
}

#[tokio::test]
async fn a_file_that_is_gone_is_refused_and_one_that_waits_is_asked_for_again() {
    let house = House::start(Plan::default()).await;
    let ada = house.fake.customer("ada", "en-GB");
    let said = ada.say(ada.direct(), Say::new("see").file(File::new("a.png", "image/png", PNG))).unwrap();
    let id = house.fake.message(said).unwrap().files[0].id;
    let media = MediaRef { id: format!("{}/{said}/{id}", ada.direct()), mime: None, name: None, size: None };
    let address = house.address(&ada, ada.direct());
    // The conversation has it brought as well.
    tokio::time::sleep(A_WHILE * 4).await;
    for (fault, is_refused) in [(Fault::Page(503), false), (Fault::BusyPage { after: None }, false), (Fault::Page(410), true)] {
        house.fake.queue(On::Route("GET /channels/*/messages/*"), [fault.clone()]);
        let found = house.channel.fetch(&address, &media).await;
        assert_eq!(matches!(found, Err(FetchError::Refused { .. })), is_refused, "{fault:?}: {found:?}");
        assert!(found.is_err(), "{fault:?}");
    }
    assert!(house.channel.fetch(&address, &media).await.is_ok());
    ada.delete(said).unwrap();
    let gone = MediaRef { id: format!("{}/{said}/1", ada.direct()), ..media };
    assert!(matches!(house.channel.fetch(&address, &gone).await, Err(FetchError::Refused { .. })));
}
