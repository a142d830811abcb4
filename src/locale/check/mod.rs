//! The rules that texts keep, so that nothing wrong reaches a customer: `locales/README.md` lists them.
//!
//! They look at one locale as it is spoken, with all its layers over each other ([`InForce`]), and are the same for
//! `turjuman lint`, for `turjuman check` and at every start.

mod in_force;
mod length;
mod plural;
mod probe;
mod reference;
mod register;
mod rules;
mod schema;
mod scope;
mod select;
mod tier;
mod trial;
mod words;

pub(super) use in_force::InForce;
pub(super) use rules::check;
pub(super) use scope::Scope;
