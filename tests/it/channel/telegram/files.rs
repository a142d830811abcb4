//! Files, both ways.

use futures_util::{FutureExt, StreamExt, stream};
use turjuman::channel::{Attempt, FetchError, SendError};
use turjuman::conformance::telegram::{Fault, Limits, Refusal, Said, When};
use turjuman::core::key::BotId;
use turjuman::core::message::{Action, Attachment, MediaRef, What};
use turjuman::core::time::Timestamp;
use turjuman::ports::NewBlob;

use super::{Here, at, connect, fake, nothing};

const JPEG: &[u8] = b"\xff\xd8\xff\xe0 a picture";

async fn received(here: &Here, count: usize) -> Vec<(turjuman::core::message::Address, MediaRef)> {
    let events = here.sink.until(count).await;
    let media = |event: turjuman::core::message::Inbound| match event.what {
        What::Message(message) => {
            message.attachments.iter().filter_map(Attachment::media).cloned().map(|media| (event.address.clone(), media)).collect()
        }
        _ => Vec::new(),
    };
    events.into_iter().flat_map(media).collect()
}

#[tokio::test]
async fn files_of_customers_are_brought_here() {
    let (fake, bot) = fake().await;
    let here = connect(fake.api_url(), |_| {});
    let _receiving = here.receive();
    let ada = bot.customer("Ada");
    ada.send(Said::photo(JPEG));
    ada.send(Said::voice_of_no_type(b"OggS voice".to_vec(), 3));
    ada.send(Said::document("Rechnung März 1#?.pdf", "application/pdf", b"%PDF-1.7".to_vec()));
    let files = received(&here, 3).await;
    let expect = [(Some("image/jpeg"), None), (Some("audio/ogg"), None), (Some("application/pdf"), Some("Rechnung März 1#_.pdf"))];
    for ((address, media), (mime, name)) in files.iter().zip(expect) {
        let kept = here.channel.fetch(address, media).await.unwrap();
        assert_eq!((kept.mime.as_deref(), kept.name.as_deref()), (mime, name), "{media:?}");
        let (blob, bytes) = here.blobs.get(&address.identity(&BotId::new("maison")), &kept.id).await.unwrap().unwrap();
        let bytes: Vec<u8> = bytes.map(|piece| piece.unwrap().to_vec()).concat().await;
        assert_eq!(u64::try_from(bytes.len()).unwrap(), blob.size);
        // What is here already is not asked for again.
        let asked = bot.calls_of("getFile").len();
        assert_eq!(here.channel.fetch(address, &kept).await.unwrap(), kept);
        assert_eq!(bot.calls_of("getFile").len(), asked);
    }
}

#[tokio::test]
async fn files_that_will_never_come_are_refused() {
    let (fake, bot) = fake().await;
    let here = connect(fake.api_url(), |_| {});
    let _receiving = here.receive();
    let ada = bot.customer("Ada");
    ada.send(Said::photo(JPEG));
    let (address, media) = received(&here, 1).await.remove(0);
    let fetch = |media: MediaRef| here.channel.fetch(&address, &media);
    bot.meet(
        &When::Method("getFile"),
        [Some(Fault::Refuse(Refusal::bad("file is too big"))), Some(Fault::Page(502)), Some(Fault::CutBefore)],
    );
    assert!(matches!(fetch(media.clone()).await, Err(FetchError::Refused { what }) if what.contains("file is too big")));
    assert!(matches!(fetch(media.clone()).await, Err(FetchError::Retry { .. })));
    assert!(matches!(fetch(media.clone()).await, Err(FetchError::Retry { .. })));
    let unknown = MediaRef { id: "nothing".to_owned(), ..media.clone() };
    assert!(matches!(fetch(unknown).await, Err(FetchError::Refused { .. })));
    bot.local_files(true);
    assert!(matches!(fetch(media.clone()).await, Err(FetchError::Refused { what }) if what.contains("--local")));
    bot.local_files(false);
    let elsewhere = connect(fake.api_url(), |settings| settings.file_url = Some("http://127.0.0.1:9".to_owned()));
    assert!(matches!(elsewhere.channel.fetch(&address, &media).await, Err(FetchError::Retry { .. })));
}

#[tokio::test]
async fn files_are_shown_as_what_they_are() {
    let (fake, bot) = fake().await;
    bot.limit(Limits::NONE);
    let here = connect(fake.api_url(), |_| {});
    let ada = bot.customer("Ada");
    let address = at(ada.chat());
    let mut kept = Vec::new();
    for (mime, bytes) in [("image/jpeg", JPEG), ("audio/ogg", b"OggS voice"), ("application/pdf", b"%PDF-1.7")] {
        let new = NewBlob {
            owner: address.identity(&BotId::new("maison")),
            mime: mime.to_owned(),
            name: Some("März".to_owned()),
            expires: Timestamp(i64::MAX),
            max_bytes: 1_000,
            quota_bytes: 10_000,
            total_bytes: 10_000,
        };
        let blob = here.blobs.put(new, stream::iter([Ok(bytes.to_vec().into())]).boxed()).await.unwrap();
        kept.push(MediaRef { id: blob.id, mime: Some(blob.mime), name: blob.name, size: Some(blob.size) });
    }
    let show = |attachment: Attachment| {
        let mut with = nothing("1");
        with.attachments = vec![attachment];
        let request = here.channel.encode(&address, &Action::Show(with)).unwrap();
        let (channel, address) = (&here.channel, &address);
        async move { channel.send(address, &request, Attempt::First).await }.boxed()
    };
    let image = Attachment::Image { media: kept[0].clone(), alt: None };
    show(image.clone()).await.unwrap();
    show(Attachment::Voice { media: kept[1].clone(), duration_ms: Some(3_000) }).await.unwrap();
    show(Attachment::File { media: kept[2].clone() }).await.unwrap();
    let kinds: Vec<_> = ada.shown().into_iter().map(|message| message.media.unwrap().kind).collect();
    assert_eq!(kinds, ["photo", "voice", "document"]);
    // A picture that the platform cannot show can still be saved.
    bot.meet(&When::Method("sendPhoto"), [Some(Fault::Refuse(Refusal::bad("IMAGE_PROCESS_FAILED")))]);
    show(image.clone()).await.unwrap();
    assert_eq!(ada.shown().pop().unwrap().media.unwrap().kind, "document");
    let gone = MediaRef { id: "gone".to_owned(), ..kept[0].clone() };
    assert!(matches!(show(Attachment::File { media: gone }).await, Err(SendError::Permanent { .. })));
    bot.meet(&When::Shows, [Some(Fault::CutAfter)]);
    assert!(matches!(show(image).await, Err(SendError::Unknown { .. })));
}
