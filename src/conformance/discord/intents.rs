//! The intents of the gateway: which events an application wants.

/// Guilds, their channels and threads.
pub const GUILDS: u64 = 1;
/// Members of guilds; privileged.
pub const GUILD_MEMBERS: u64 = 1 << 1;
/// Who is online; privileged.
pub const GUILD_PRESENCES: u64 = 1 << 8;
/// Messages in guilds.
pub const GUILD_MESSAGES: u64 = 1 << 9;
/// Reactions in guilds.
pub const GUILD_MESSAGE_REACTIONS: u64 = 1 << 10;
/// Messages in direct channels.
pub const DIRECT_MESSAGES: u64 = 1 << 12;
/// Reactions in direct channels.
pub const DIRECT_MESSAGE_REACTIONS: u64 = 1 << 13;
/// What messages say that neither are direct nor mention the application; privileged.
pub const MESSAGE_CONTENT: u64 = 1 << 15;

/// All that Discord's documentation names.
pub(super) const KNOWN: u64 = 0x1_FFFF | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25;
/// Those that have to be switched on for the application.
pub(super) const PRIVILEGED: u64 = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;
