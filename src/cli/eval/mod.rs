//! `turjuman eval`: how well languages and manners are told, measured on data that others wrote.

mod command;
mod interval;
mod register;
mod rows;

pub(super) use command::eval;
