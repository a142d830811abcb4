//! Every rule for texts.
