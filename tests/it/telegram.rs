//! Telegram at the fake of its Bot API: the real adapter under the real runtime, and the real program while it is killed.
#![cfg(feature = "telegram")]

mod bench;
mod disorder;
mod groups;
mod kill;
mod preview;
mod shop;
mod talk;
mod trouble;
mod webhook;
