//! The harness of Discord, before the fake of it.

use std::sync::Arc;

use http::HeaderMap;
use serde_json::json;

use super::{ACCOUNT, CALLBACK_TIMEOUT, FixedClock, Harness, MemoryBlobs, MemoryMarks, NOW, NoHistory, NullSink, house, install_tls, raw};
use crate::channel::{Connect, Mount, Settings, discord, kind};
use crate::conformance::channel::Platform;
use crate::conformance::discord::{Fake, Id, Setup};
use crate::core::key::BotId;
use crate::core::message::Address;

const CUSTOMER: u64 = 1_400_000_000_000_000_001;
const DIRECT: u64 = 1_400_000_000_000_000_002;
const FIRST_MESSAGE: u64 = 1_400_000_000_000_001_000;

pub(super) async fn harness() -> Result<Harness, String> {
    install_tls();
    // The suite writes faster than Discord lets one write to a person.
    let fake = Fake::start(Setup::new().without_limits()).await.map_err(|error| error.to_string())?;
    fake.customer_of(Id(CUSTOMER), Id(DIRECT), "ada");
    fake.guild("Maison Lune");
    let mut settings = discord::Settings::default();
    settings.token_env = Some("TOKEN".to_owned());
    settings.api_url = fake.api_url();
    settings.timeout = CALLBACK_TIMEOUT;
    let settings: Settings = Arc::new(settings);
    let kind = kind("discord").ok_or("there is no row for Discord")?;
    let token = fake.token();
    let channel = kind.connect(
        &settings,
        Connect {
            bot: BotId::new("maison"),
            account: ACCOUNT.into(),
            dir: std::path::Path::new("."),
            mount: &mut Mount::default(),
            secrets: &|name| (name == "TOKEN").then(|| token.clone()),
            clock: Arc::new(FixedClock(NOW)),
            sink: Arc::new(NullSink),
            history: Arc::new(NoHistory),
            blobs: Arc::new(MemoryBlobs::default()),
            marks: Arc::new(MemoryMarks::default()),
            house: house("Maison Lune", &["en"])?,
            loopback: true,
        },
    )?;
    let (place, author) = (DIRECT.to_string().into(), CUSTOMER.to_string().into());
    Ok(Harness {
        name: "discord".to_owned(),
        channel,
        caps: kind.caps(&settings),
        address: Address { channel: "discord".into(), account: ACCOUNT.into(), place, author },
        inbound: |n, text| {
            let message = json!({
                "id": (FIRST_MESSAGE + u64::from(n)).to_string(), "channel_id": DIRECT.to_string(), "type": 0, "content": text,
                "author": {"id": CUSTOMER.to_string(), "username": "ada", "discriminator": "0"},
                "timestamp": "2026-10-01T12:00:00.000000+00:00", "edited_timestamp": null, "attachments": [], "mentions": [], "flags": 0,
            });
            raw(&json!({"op": 0, "t": "MESSAGE_CREATE", "s": n, "d": message}), HeaderMap::new())
        },
        platform: Some(Arc::new(fake) as Arc<dyn Platform>),
    })
}
