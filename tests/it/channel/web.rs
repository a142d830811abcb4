//! The chat page.

mod bench;
mod feed;
mod files;
mod page;
mod served;
mod sessions;
mod updates;
