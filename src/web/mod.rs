//! The public listener: mounts the routes that channels and the desk describe. It must not know any of them.

mod listen;

pub use listen::{app, listen};
