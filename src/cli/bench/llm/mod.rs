//! `turjuman bench --llm`: what is added to the time that a language model takes.
//!
//! The model is a fake in this process, at the pace of a hosted one; it notes when it wrote what. A mark in each question
//! tells which of its notes belongs to which callback, so that of every answer is known what was the model's time and
//! what was not, all by one clock. The rate is low, then high, then low again.

mod answers;
mod book;
mod command;
mod figures;
mod model;
mod report;

pub(super) use command::bench;
