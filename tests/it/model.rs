//! Tests of the models.

mod extractive;
mod scripted;
mod suite;
mod table;
