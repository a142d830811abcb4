//! Tests of the knowledge.

mod document;
mod index;
mod ranking;
mod shop;
