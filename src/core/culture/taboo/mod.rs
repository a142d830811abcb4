//! What is not spoken of, or not in every place: rules over topics, looked for in all spellings that people read alike.
//!
//! A topic is a name (`apparel.swimwear`) with words for it in many languages; a rule says where, when and to whom a topic
//! must not be named, or only as sources name it, and what is done instead. All rules of all packs stand in one book: what
//! decides is where the customer is, not which language they write. It must not know files or texts for customers.

mod book;
mod endings;
mod image;
mod letters;
mod lexicon;
mod passage;
mod rule;
mod season;
mod setting;
mod sourced;
mod trial;

pub use book::{Book, BookBuilder, Fired, Heard};
pub use rule::{Action, Reach, Rule, Topic, Wording};
pub use season::{Season, When};
pub use setting::{Business, Setting};
pub use sourced::Sources;
pub use trial::{Said, Trial, Verdict};
