//! The listeners: mounts the routes that channels, the desk and the program itself describe. It must not know any channel.

mod app;
pub mod inside;
mod listen;
mod live;
mod stream;

pub use app::app;
pub use listen::listen;
pub use live::Live;
