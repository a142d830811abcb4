//! `turjuman eval`: how well languages, dialects and manners are told, measured on data that lies outside of the program.

mod command;
mod dialect;
mod dice;
mod figures;
mod interval;
mod language;
mod register;
mod rows;

pub(super) use command::eval;
