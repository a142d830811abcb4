//! Tests of the models.

mod extractive;
mod openai;
mod scripted;
mod suite;
mod table;
