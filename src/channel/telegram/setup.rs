//! What is done before messages come: who we are, the list of commands, the webhook. All of it is tried until it is done.

use std::time::Duration;

use serde_json::{Value, json};
use teloxide::payloads::{DeleteWebhook, GetMe, GetWebhookInfo, SetMyCommands, SetWebhook};
use teloxide::requests::Payload as _;
use teloxide::types::AllowedUpdate;

use super::api::{Fault, Refused};
use super::decode::Me;
use super::hook::Hook;
use super::io::Here;

/// The updates that are wanted.
pub(super) const WANTED: [AllowedUpdate; 5] = [
    AllowedUpdate::Message,
    AllowedUpdate::EditedMessage,
    AllowedUpdate::CallbackQuery,
    AllowedUpdate::MessageReaction,
    AllowedUpdate::MyChatMember,
];
/// The wait after the first failure; doubled with each further one up to [`LONGEST`].
const SHORTEST: Duration = Duration::from_secs(1);
/// The longest wait.
const LONGEST: Duration = Duration::from_secs(60);

/// Waits that grow, and one line for each trouble that is new.
pub(super) struct Trouble<'a> {
    here: &'a Here,
    wait: Duration,
    told: Option<String>,
}

impl<'a> Trouble<'a> {
    pub(super) const fn new(here: &'a Here) -> Self {
        Self { here, wait: SHORTEST, told: None }
    }

    /// Tells what is wrong, unless that was told last, and waits: at least `least`, where the platform wishes so.
    pub(super) async fn wait(&mut self, what: String, least: Option<Duration>) {
        if self.told.as_ref() != Some(&what) {
            tracing::error!(bot = %self.here.bot, account = %self.here.account, what, "Telegram cannot be used now; it is tried again");
            self.told = Some(what);
        }
        tokio::time::sleep(self.wait.max(least.unwrap_or_default())).await;
        self.wait = self.wait.saturating_mul(2).min(LONGEST);
    }

    /// It works again.
    pub(super) fn over(&mut self) {
        self.wait = SHORTEST;
        if self.told.take().is_some() {
            tracing::info!(bot = %self.here.bot, account = %self.here.account, "Telegram can be used again");
        }
    }
}

/// What to do about a failed call, in one line.
pub(super) fn advice(here: &Here, fault: &Fault) -> String {
    match fault.code() {
        Some(401) => wrong_token(here),
        // An address that is no Bot API does not know the path either.
        Some(404) => format!("{}, or `api_url` is no Bot API", wrong_token(here)),
        _ => fault.what().to_owned(),
    }
}

/// The token is not, or no longer, one of a bot.
fn wrong_token(here: &Here) -> String {
    format!("the token in {} is none of a bot: ask @BotFather for it (/mybots, API Token) and set the variable anew", here.token_env)
}

/// The wait that the platform wishes.
pub(super) const fn wish(fault: &Fault) -> Option<Duration> {
    match fault {
        Fault::Refused(Refused { retry_after, .. }) => *retry_after,
        _ => None,
    }
}

/// Asks who we are until that is known.
pub(super) async fn introduce(here: &Here) {
    let mut trouble = Trouble::new(here);
    loop {
        match who(here).await {
            Ok(me) => {
                trouble.over();
                tracing::info!(bot = %here.bot, account = %here.account, name = me.username, "Telegram knows the bot");
                return here.receiving.learn(me);
            }
            Err(fault) => trouble.wait(advice(here, &fault), wish(&fault)).await,
        }
    }
}

/// Who we are.
pub(super) async fn who(here: &Here) -> Result<Me, Fault> {
    let me: Value = here.api.call(GetMe::NAME, &json!({})).await?;
    me_of(&me).ok_or(Fault::Garbled)
}

/// Who we are by what the platform says.
pub(super) fn me_of(me: &Value) -> Option<Me> {
    Some(Me { id: me.get("id")?.as_u64()?, username: me.get("username")?.as_str()?.to_owned() })
}

/// Tells the platform the list of commands. That it does not take it keeps nothing from working.
pub(super) async fn tell_commands(here: &Here) {
    let Some(commands) = &here.commands else { return };
    if let Err(fault) = commands.tell(&here.api, here.clock.now()).await {
        let what = fault.what();
        tracing::warn!(bot = %here.bot, account = %here.account, what, method = SetMyCommands::NAME, "the list of commands was not taken");
    }
}

/// Where updates are posted now; empty where they are asked for.
pub(super) async fn hook_of(here: &Here) -> Result<Value, Fault> {
    here.api.call(GetWebhookInfo::NAME, &json!({})).await
}

/// The host in what [`hook_of`] says; the rest of an address may hold a secret.
pub(super) fn hook_host(info: &Value) -> Option<String> {
    let url = info.get("url").and_then(Value::as_str).filter(|url| !url.is_empty())?;
    let host = reqwest12::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
    Some(host.unwrap_or_else(|| "an unknown host".to_owned()))
}

/// Has updates posted to us, and tries until that is so.
pub(super) async fn set_hook(here: &Here, hook: &Hook) {
    let mut trouble = Trouble::new(here);
    let set = json!({"url": hook.url, "secret_token": hook.secret, "allowed_updates": WANTED});
    loop {
        match here.api.call::<Value>(SetWebhook::NAME, &set).await {
            Ok(_) => return trouble.over(),
            Err(fault) => {
                let what = match fault.code() {
                    Some(400) => format!("{}; check `webhook_url`, which must be https on port 443, 80, 88 or 8443", fault.what()),
                    _ => advice(here, &fault),
                };
                trouble.wait(what, wish(&fault)).await;
            }
        }
    }
}

/// Takes the webhook away; what waits to be posted is kept and can be asked for.
pub(super) async fn delete_hook(here: &Here) -> Result<(), Fault> {
    here.api.call::<Value>(DeleteWebhook::NAME, &json!({"drop_pending_updates": false})).await.map(drop)
}
