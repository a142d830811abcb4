//! Names of hosts, as far as texts without `https://` show them.

/// Endings that make `name.ending` a link. One that begins like another stands behind it.
pub(crate) const TOP_LEVEL: &[&str] = &[
    "com", "org", "net", "info", "biz", "io", "app", "dev", "shop", "store", "online", "eu", "de", "at", "ch", "fr", "nl", "uk", "jp",
    "cn", "kr", "ae", "sa", "eg", "co", "me", "ly", "gg", "es", "pl", "dk", "ca", "au", "ru", "xyz", "site", "link", "example", "test",
];
