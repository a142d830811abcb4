//! The public listener: mounts the routes that channels and the desk describe. It must not know any of them.

mod app;
mod listen;
mod live;
mod stream;

pub use app::app;
pub use listen::listen;
pub use live::Live;
