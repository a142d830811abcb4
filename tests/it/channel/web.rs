//! The chat page.

mod bench;
mod feed;
mod files;
mod page;
mod people;
mod served;
mod sessions;
mod updates;
