//! Tests of knowledge.
