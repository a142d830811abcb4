//! The fake is as strict as Discord.
