//! Everything the fake keeps: users, guilds, channels and what was said there.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde_json::Value;
use tokio::time::Instant;

use super::bucket::Buckets;
use super::fault::{Fault, On};
use super::gateway::Sessions;
use super::id::Ids;
use super::message::{File, Message};
use super::reply::Problem;
use super::{Counts, Id, Interaction, Seen, Setup};

#[derive(Clone, Debug)]
pub(super) struct User {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) locale: String,
    pub(super) bot: bool,
    /// Whether they take direct messages.
    pub(super) reachable: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Guild {
    pub(super) id: Id,
    pub(super) name: String,
}

/// Discord's numbers of kinds of channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text = 0,
    Direct = 1,
    PublicThread = 11,
    PrivateThread = 12,
    Forum = 15,
}

impl Kind {
    pub(super) const fn is_thread(self) -> bool {
        matches!(self, Self::PublicThread | Self::PrivateThread)
    }
}

#[derive(Clone, Debug)]
pub(super) struct Channel {
    pub(super) id: Id,
    pub(super) kind: Kind,
    pub(super) guild: Option<Id>,
    pub(super) parent: Option<Id>,
    pub(super) owner: Option<Id>,
    pub(super) name: String,
    /// Who is in a thread or a direct channel.
    pub(super) members: BTreeSet<Id>,
    pub(super) archived: bool,
    pub(super) locked: bool,
    /// Whether the bot may look and write.
    pub(super) visible: bool,
    pub(super) writable: bool,
    pub(super) typing: Vec<Instant>,
}

pub(super) struct State {
    pub(super) setup: Setup,
    pub(super) token: String,
    /// Where it listens: `127.0.0.1:8080`.
    pub(super) host: String,
    pub(super) ids: Ids,
    /// The bot, and its application.
    pub(super) me: Id,
    pub(super) users: BTreeMap<Id, User>,
    pub(super) guilds: BTreeMap<Id, Guild>,
    pub(super) channels: BTreeMap<Id, Channel>,
    /// By channel and id.
    pub(super) messages: BTreeMap<(Id, Id), Message>,
    /// Where a message stands.
    pub(super) places: HashMap<Id, Id>,
    pub(super) files: HashMap<Id, File>,
    pub(super) interactions: BTreeMap<Id, Interaction>,
    pub(super) tokens: HashMap<String, Id>,
    pub(super) nonces: HashMap<String, (Id, Instant)>,
    pub(super) commands: Vec<Value>,
    pub(super) gateway: Sessions,
    pub(super) buckets: Buckets,
    /// What the next requests meet, once each.
    pub(super) faults: Vec<(On, Fault)>,
    /// What all requests meet until they are told otherwise.
    pub(super) weather: Vec<(On, Fault)>,
    pub(super) seen: Vec<Seen>,
    pub(super) counts: Counts,
}

impl State {
    pub(super) fn new(setup: Setup, host: String) -> Self {
        let mut ids = Ids::default();
        let me = ids.next();
        let bot = User { id: me, name: "turjuman".to_owned(), locale: "en-US".to_owned(), bot: true, reachable: true };
        // The first part names the bot, as in every token of Discord's.
        let token = || format!("{}.Gloopb.fake-of-discord", STANDARD_NO_PAD.encode(me.to_string()));
        Self {
            token: setup.token.clone().unwrap_or_else(token),
            setup,
            host,
            ids,
            me,
            users: [(me, bot)].into(),
            guilds: BTreeMap::new(),
            channels: BTreeMap::new(),
            messages: BTreeMap::new(),
            places: HashMap::new(),
            files: HashMap::new(),
            interactions: BTreeMap::new(),
            tokens: HashMap::new(),
            nonces: HashMap::new(),
            commands: Vec::new(),
            gateway: Sessions::default(),
            buckets: Buckets::default(),
            faults: Vec::new(),
            weather: Vec::new(),
            seen: Vec::new(),
            counts: Counts::default(),
        }
    }

    /// A channel that the bot can see.
    pub(super) fn visible(&self, id: Id) -> Result<&Channel, Problem> {
        let channel = self.channels.get(&id).ok_or(Problem::UNKNOWN_CHANNEL)?;
        if self.sees(self.me, channel) { Ok(channel) } else { Err(Problem::MISSING_ACCESS) }
    }

    /// A channel that the bot can write in.
    pub(super) fn writable(&self, id: Id) -> Result<&Channel, Problem> {
        let channel = self.visible(id)?;
        if channel.kind == Kind::Direct {
            let closed = channel.members.iter().filter_map(|id| self.users.get(id)).any(|user| !user.reachable);
            return if closed { Err(Problem::CANNOT_SEND) } else { Ok(channel) };
        }
        let parent_is_writable = channel.parent.and_then(|id| self.channels.get(&id)).is_none_or(|parent| parent.writable);
        if !channel.writable || !parent_is_writable {
            return Err(Problem::MISSING_PERMISSIONS);
        }
        match channel.kind {
            Kind::Forum => Err(Problem::new(400, 50008, "Cannot send messages in a non-text channel")),
            _ if channel.archived && channel.locked => Err(Problem::ARCHIVED),
            _ => Ok(channel),
        }
    }

    /// Whether a user can look into a channel.
    pub(super) fn sees(&self, user: Id, channel: &Channel) -> bool {
        let parent = channel.parent.and_then(|id| self.channels.get(&id));
        let open = user != self.me || (channel.visible && parent.is_none_or(|parent| parent.visible));
        let in_guild = channel.guild.is_none_or(|guild| self.guilds.contains_key(&guild));
        match channel.kind {
            Kind::Direct | Kind::PrivateThread => open && in_guild && channel.members.contains(&user),
            _ => open && in_guild,
        }
    }

    /// A message that the bot can see.
    pub(super) fn message(&self, channel: Id, id: Id) -> Result<&Message, Problem> {
        self.visible(channel)?;
        let message = self.messages.get(&(channel, id)).filter(|message| message.is_for(self.me));
        message.ok_or(Problem::UNKNOWN_MESSAGE)
    }

    pub(super) fn message_mut(&mut self, id: Id) -> Option<&mut Message> {
        let channel = *self.places.get(&id)?;
        self.messages.get_mut(&(channel, id))
    }

    pub(super) fn message_by_id(&self, id: Id) -> Option<&Message> {
        self.messages.get(&(*self.places.get(&id)?, id))
    }

    /// The messages of a channel that a user sees, oldest first.
    pub(super) fn of_channel(&self, channel: Id, user: Id) -> impl DoubleEndedIterator<Item = &Message> {
        self.messages
            .range((channel, Id(0))..=(channel, Id(u64::MAX)))
            .map(|(_, message)| message)
            .filter(move |message| message.is_for(user))
    }

    /// The direct channel with a user, opened when it is not.
    pub(super) fn direct(&mut self, user: Id) -> Id {
        let members: BTreeSet<Id> = [user, self.me].into();
        let known = self.channels.values().find(|channel| channel.kind == Kind::Direct && channel.members == members);
        if let Some(known) = known {
            return known.id;
        }
        let id = self.add_channel(Kind::Direct, None, None, "");
        if let Some(channel) = self.channels.get_mut(&id) {
            channel.members = members;
        }
        id
    }

    pub(super) fn add_channel(&mut self, kind: Kind, guild: Option<Id>, parent: Option<Id>, name: &str) -> Id {
        let id = self.ids.next();
        self.put_channel(id, kind, guild, parent, name);
        id
    }

    pub(super) fn put_channel(&mut self, id: Id, kind: Kind, guild: Option<Id>, parent: Option<Id>, name: &str) {
        let channel = Channel {
            id,
            kind,
            guild,
            parent,
            owner: None,
            name: name.to_owned(),
            members: BTreeSet::new(),
            archived: false,
            locked: false,
            visible: true,
            writable: true,
            typing: Vec::new(),
        };
        self.channels.insert(id, channel);
    }
}
