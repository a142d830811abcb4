//! From folders of bots to a runtime: load, connect what can be switched on, say what cannot.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;

use super::facts::{Facts, Line};
use crate::channel::{self, Connect, House, Mount, Site};
use crate::config::{self, Loaded, Report, Tables};
use crate::core::bot::Bot;
use crate::core::signature::Secret;
use crate::desk::{Desk, Inbox, Relay, RelaySettings};
use crate::model::{self, Assembled};
use crate::ports::{Blobs, Clock, Model};
use crate::runtime::{BotUnit, ChannelUnit, Runtime};

/// What the line of the desk is called.
pub(super) const HANDOVER: &str = "handover";

/// A function that knows environment variables.
pub(super) type Env<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Loads one bot with all channels and models that this program knows.
pub(super) fn load(dir: &Path, env: Env<'_>) -> Result<Loaded, Report> {
    config::load(folder(dir), tables(), env)
}

/// The JSON Schema of `bot.toml` with all channels and models that this program knows, as the text of a file.
pub(super) fn schema() -> anyhow::Result<String> {
    Ok(serde_json::to_string_pretty(&config::schema(tables()))? + "\n")
}

/// All kinds of channels and models that `bot.toml` can name.
pub(super) fn tables() -> Tables<'static> {
    Tables { channels: channel::sections(), models: model::sections() }
}

/// The folder that is meant: who names the file means its folder.
pub(super) fn folder(dir: &Path) -> &Path {
    let dir = if dir.ends_with(config::BOT_FILE) && !dir.is_dir() { dir.parent().unwrap_or(dir) } else { dir };
    if dir.as_os_str().is_empty() { Path::new(".") } else { dir }
}

/// The model that `[model]` describes, with what of it is off.
pub(super) fn model(loaded: &Loaded, env: Env<'_>) -> anyhow::Result<Assembled> {
    model::assemble(&loaded.model, &loaded.dir, env).map_err(|what| anyhow::anyhow!("make the model: {what}"))
}

/// The model without the network, for scenarios.
pub(super) fn offline(loaded: &Loaded) -> anyhow::Result<Arc<dyn Model>> {
    model::offline(&loaded.model, &loaded.dir).map_err(|what| anyhow::anyhow!("make the model: {what}"))
}

/// Who writes answers where the model may cost no more.
pub(super) fn spare() -> Arc<dyn Model> {
    Arc::new(model::Extractive::default())
}

/// Connects a loaded bot's channels and desk. Whatever cannot be switched on says so in its line; the others go on.
pub(super) fn connect(
    runtime: &Runtime,
    mut loaded: Loaded,
    clock: &Arc<dyn Clock>,
    env: Env<'_>,
    mount: &mut Mount,
    blobs: &Arc<dyn Blobs>,
    listener: Listener<'_>,
) -> anyhow::Result<(BotUnit, Facts)> {
    let id = loaded.bot.id.clone();
    let Assembled { model, off } = model(&loaded, env)?;
    let (desk, desk_line) = desk(runtime, &loaded, clock, env, mount, blobs, listener);
    // A desk that cannot be told must not be promised, whatever its variables hold.
    if desk.is_none() {
        let bot = Arc::get_mut(&mut loaded.bot).context("switch the handover off: something else holds the bot already")?;
        bot.handover.available = false;
    }
    let mut unit = BotUnit { bot: loaded.bot, packs: Arc::clone(&loaded.packs), model, spare: spare(), channels: Default::default(), desk };
    let question = unit.bot.knowledge.first_heading(unit.bot.languages.default_locale()).unwrap_or("/help").to_owned();
    let house =
        House { brand: unit.bot.brand.as_str().into(), languages: Arc::new(unit.bot.languages.clone()), packs: Arc::clone(&unit.packs) };
    let mut lines: Vec<_> = off.into_iter().map(|(name, needs)| Line::off(name, format!("needs {needs}"))).collect();
    for section in &loaded.channels {
        let name = format!("{}:{}", section.kind, section.account);
        let Some(kind) = channel::kind(section.kind) else { continue };
        if let Some(missing) = kind.missing(&section.settings, env, listener.loopback) {
            lines.push(Line::off(name, format!("needs {missing}")));
            continue;
        }
        let connect = Connect {
            bot: id.clone(),
            account: Arc::clone(&section.account),
            dir: &loaded.dir,
            mount,
            secrets: env,
            clock: Arc::clone(clock),
            sink: runtime.sink(&id),
            history: runtime.history(&id),
            blobs: Arc::clone(blobs),
            marks: runtime.marks(&id, section.kind, &section.account),
            house: house.clone(),
            loopback: listener.loopback,
        };
        match kind.connect(&section.settings, connect) {
            Ok(channel) => {
                let at = Site { base: listener.base, bot: &id, account: &section.account, question: &question };
                let invitation = kind.invite(&section.settings, env, at);
                unit.channels
                    .insert((kind.name().into(), Arc::clone(&section.account)), ChannelUnit::new(channel, kind.caps(&section.settings)));
                lines.push(Line { on: true, name, detail: invitation.detail, try_it: invitation.try_it });
            }
            Err(what) => lines.push(Line::off(name, format!("cannot connect {what}"))),
        }
    }
    lines.push(desk_line);
    let facts = Facts { title: title(&unit.bot), answers: unit.model.describe(), lines };
    Ok((unit, facts))
}

fn title(bot: &Bot) -> String {
    let locales: Vec<_> = bot.languages.locales().iter().map(ToString::to_string).collect();
    let passages = bot.knowledge.len();
    let noun = if passages == 1 { "passage" } else { "passages" };
    format!("{} ({}) · {} · {passages} {noun}", bot.brand, bot.id, locales.join(" "))
}

/// Where the public listener is.
#[derive(Clone, Copy)]
pub(super) struct Listener<'a> {
    /// Its address as the start of a link.
    pub(super) base: &'a str,
    /// Whether only this machine reaches it.
    pub(super) loopback: bool,
}

fn desk(
    runtime: &Runtime,
    loaded: &Loaded,
    clock: &Arc<dyn Clock>,
    env: Env<'_>,
    mount: &mut Mount,
    blobs: &Arc<dyn Blobs>,
    listener: Listener<'_>,
) -> (Option<Arc<dyn Desk>>, Line) {
    let off = |detail: String| (None, Line::off(HANDOVER.to_owned(), detail));
    let settings = &loaded.handover;
    let Some(url) = settings.url.clone().or_else(|| settings.url_env.as_deref().and_then(env)) else {
        return off(match &settings.url_env {
            Some(name) => format!("needs {name}: the address that is told when a customer asks for a person"),
            None => "needs a [handover] section in bot.toml".to_owned(),
        });
    };
    let Some(name) = &settings.secret_env else { return off("needs the key secret_env in [handover]".to_owned()) };
    let Some(value) = env(name) else { return off(format!("needs {name}: a secret of the form whsec_…")) };
    let secrets = match Secret::parse_all(&value) {
        Ok(secrets) => secrets,
        Err(error) => return off(format!("cannot use {name}: {error}")),
    };
    let relay = Relay::new(RelaySettings { url: url.clone(), secrets: secrets.clone() }, Arc::clone(clock));
    let agents = runtime.agents(&loaded.bot.id);
    let inbox = Inbox::new(loaded.bot.id.clone(), secrets, listener.loopback, Arc::clone(clock), agents, Arc::clone(blobs));
    match (relay, inbox) {
        (Ok(relay), Ok(inbox)) => {
            inbox.mount(mount);
            // An address from the environment may hold a token.
            let told = match &settings.url_env {
                Some(name) => format!("the address in {name}"),
                None => url,
            };
            let detail = format!("{told}; people answer at {}/handover/{}", listener.base, loaded.bot.id);
            (Some(Arc::new(relay)), Line { on: true, name: HANDOVER.to_owned(), detail, try_it: None })
        }
        (Err(what), _) | (_, Err(what)) => off(format!("cannot {what}")),
    }
}
