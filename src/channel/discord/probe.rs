//! Looks whether Discord believes us, and whether we may do what we are to do.

use reqwest12::Method;
use serde::Deserialize;
use serenity::model::permissions::Permissions;
use tokio::time::timeout;

use super::account::Account;
use super::gateway::reachable;
use super::rest::Call;
use super::snowflake::Snowflake;
use crate::channel::{Finding, Level};

/// The application may read the words of messages: switched on, or granted to a large bot.
const MAY_READ: u64 = 1 << 18 | 1 << 19;

#[derive(Deserialize)]
struct App {
    id: Snowflake,
    #[serde(default)]
    flags: u64,
}

/// Where a bot is invited, with the rights that it needs and no more.
pub(super) fn invite_link(application: Snowflake) -> String {
    format!("https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={}", rights().bits())
}

/// The rights that the bot needs in a guild.
pub(super) fn rights() -> Permissions {
    Permissions::VIEW_CHANNEL
        | Permissions::SEND_MESSAGES
        | Permissions::SEND_MESSAGES_IN_THREADS
        | Permissions::CREATE_PRIVATE_THREADS
        | Permissions::READ_MESSAGE_HISTORY
        | Permissions::ATTACH_FILES
        | Permissions::ADD_REACTIONS
}

fn finding(level: Level, what: impl Into<String>) -> Finding {
    Finding { level, what: what.into() }
}

impl Account {
    /// What is well, and what is not.
    pub(super) async fn examine(&self) -> Vec<Finding> {
        let app: App = match self.rest.call(Call::new(Method::GET, "/applications/@me", "application")).await {
            Ok(app) => match serde_json::from_value(app) {
                Ok(app) => app,
                Err(_) => return vec![finding(Level::Bad, "what answers at `api_url` is not Discord's interface")],
            },
            Err(failure) => return vec![finding(Level::Bad, failure.told())],
        };
        let mut found = vec![finding(Level::Good, "Discord believes the token")];
        if self.settings.message_content && app.flags & MAY_READ == 0 {
            let what = "\"Message Content Intent\" is off for this bot: switch it on on the application's page \"Bot\", or set `message_content = false`";
            found.push(finding(Level::Bad, what));
        }
        found.push(self.guilds(app.id).await);
        for channel in self.settings.channels.iter().chain(&self.settings.forums).copied().map(Snowflake) {
            if let Err(failure) = self.rest.call(Call::new(Method::GET, format!("/channels/{channel}"), format!("channel {channel}"))).await
            {
                found.push(finding(Level::Bad, format!("channel {channel}: {}", failure.told())));
            }
        }
        found.push(self.gateway().await);
        found
    }

    async fn guilds(&self, application: Snowflake) -> Finding {
        match self.rest.call(Call::new(Method::GET, "/users/@me/guilds", "guilds")).await {
            Ok(guilds) => match guilds.as_array().map_or(0, Vec::len) {
                0 if !self.settings.dm => {
                    finding(Level::Bad, format!("the bot is in no guild: invite it with {}", invite_link(application)))
                }
                0 => finding(Level::Good, format!("the bot is in no guild yet: invite it with {}", invite_link(application))),
                count => finding(Level::Good, format!("the bot is in {count} guilds; it is invited with {}", invite_link(application))),
            },
            Err(failure) => finding(Level::Bad, failure.told()),
        }
    }

    async fn gateway(&self) -> Finding {
        let advice = match self.advice().await {
            Ok(advice) => advice,
            Err(what) => return finding(Level::Bad, what),
        };
        if advice.session_start_limit.remaining == 0 {
            return finding(Level::Bad, "this bot has begun as many sessions as Discord allows in a day: wait for tomorrow");
        }
        let url = self.settings.gateway_url.clone().unwrap_or(advice.url);
        match timeout(self.settings.timeout, reachable(self, &url)).await {
            Ok(Ok(())) => finding(Level::Good, format!("the gateway greets us; Discord advises {} shards", advice.shards.max(1))),
            Ok(Err(what)) => finding(Level::Bad, format!("the gateway: {what}")),
            Err(_) => finding(Level::Bad, "the gateway does not answer in time"),
        }
    }
}
