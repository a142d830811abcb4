//! The suite of the models.
