//! What a model writes, read as it comes.

/// The form that a model is asked to answer in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// JSON by a schema: sentences, each with what it rests on.
    Schema,
    /// JSON, described in words.
    Json,
    /// Markdown with `[1]` behind what rests on a passage.
    Text,
}

/// A piece of a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// More Markdown for the customer.
    Text(String),
    /// What was said rests on the passage of this number, from 1.
    Cite(usize),
    /// The model says that nothing it was given answers.
    NothingFound,
}

/// Reads a reply that comes in pieces cut anywhere.
#[derive(Debug)]
pub struct Reader {
    #[expect(dead_code, reason = "the plain form is all there is so far")]
    form: Form,
}

impl Reader {
    /// A reader of a reply in `form`; what comes in another form is read too.
    #[must_use]
    pub fn new(form: Form) -> Self {
        Self { form }
    }

    /// What `more` completes.
    pub fn push(&mut self, more: &str) -> Vec<Piece> {
        vec![Piece::Text(more.to_owned())]
    }

    /// What is left when the reply has ended.
    pub fn finish(&mut self) -> Vec<Piece> {
        Vec::new()
    }
}
