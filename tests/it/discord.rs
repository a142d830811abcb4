//! The channel of Discord and the whole program before a fake of Discord.

mod files;
mod gateway;
mod house;
mod interactions;
mod kill;
mod load;
mod places;
mod preview;
mod private;
mod program;
