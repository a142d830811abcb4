//! Letters of other alphabets in code: what is read in texts, never what is said.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

use super::{Source, is_test};

/// Where they stand, and what they are there.
const TABLES: &[(&str, &str)] = &[
    ("config/reader/forms.rs", "German spelt without its own letters"),
    ("config/sections/flow.rs", "an example in the reference of bot.toml"),
    ("core/check/calendar.rs", "names of months"),
    ("core/check/claims.rs", "units and signs of facts"),
    ("core/check/currency.rs", "names of currencies"),
    ("core/check/duration.rs", "lengths of time"),
    ("core/check/echo.rs", "what makes an amount a condition"),
    ("core/check/facts.rs", "what joins two numbers"),
    ("core/check/leak.rs", "placeholders that were not filled in"),
    ("core/check/numeral.rs", "numerals"),
    ("core/culture/register/sentence.rs", "words that are written short"),
    ("core/culture/taboo/endings.rs", "endings of words"),
    ("core/culture/taboo/letters/alike.rs", "letters that look alike"),
    ("core/culture/taboo/letters/class.rs", "which script a letter is of"),
    ("core/culture/taboo/letters/reader.rs", "the sign of a long vowel"),
    ("core/culture/taboo/lexicon/builder.rs", "the Arabic article"),
    ("core/fold.rs", "forms of letters"),
    ("core/knowledge/arabic.rs", "prefixes and endings"),
    ("core/knowledge/korean.rs", "particles"),
    ("core/knowledge/sentences.rs", "what ends a question"),
    ("core/knowledge/stem.rs", "German spelt without its own letters"),
    ("core/knowledge/stopwords.rs", "words that tell nothing"),
    ("core/knowledge/tokens.rs", "what hangs on words"),
    ("core/language/dialect/mod.rs", "what stands before Arabic words"),
    ("core/language/dialect/patterns.rs", "marks of dialects"),
    ("core/language/han.rs", "characters of Chinese"),
    ("core/language/script.rs", "which script a letter is of"),
    ("core/language/seen.rs", "letters and words that tell a language"),
    ("core/language/train/characters.rs", "what Japanese writes as well"),
    ("core/language/train/noise.rs", "how people mistype"),
    ("core/language/train/romanise.rs", "scripts in Latin letters"),
    ("locale/format/currency.rs", "signs of currencies"),
];

/// Literals with such letters outside of tables, and tables without any.
pub(super) fn strays(sources: &[Source]) -> Vec<String> {
    let mut strays = Vec::new();
    for source in sources {
        let mut look = Look::default();
        look.visit_file(&source.syntax);
        let path = source.path.strip_prefix("src/").unwrap_or(&source.path);
        match (TABLES.iter().any(|(table, _)| *table == path), look.found.first()) {
            (false, Some(first)) => {
                strays.push(format!("{}: {first} is no English; write it in the packs, or list the table", source.path))
            }
            (true, None) => strays.push(format!("{} is no table any more", source.path)),
            _ => {}
        }
    }
    let is_there = |table: &str| sources.iter().any(|source| source.path.strip_prefix("src/") == Some(table));
    strays.extend(TABLES.iter().filter(|(table, _)| !is_there(table)).map(|(table, _)| format!("{table} is gone")));
    strays
}

#[derive(Default)]
struct Look {
    found: Vec<String>,
}

impl Look {
    /// A literal as it is written; `µ` is a unit's.
    fn take(&mut self, literal: String) {
        if literal.chars().any(|c| !c.is_ascii() && c.is_alphabetic() && c != 'µ') {
            self.found.push(literal);
        }
    }

    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(literal) => self.take(literal.to_string()),
                _ => {}
            }
        }
    }
}

impl<'a> Visit<'a> for Look {
    /// What documents the code is read by who works on it.
    fn visit_attribute(&mut self, _: &'a syn::Attribute) {}

    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
        if !is_test(&item.attrs) {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_lit_str(&mut self, literal: &'a syn::LitStr) {
        self.take(literal.token().to_string());
    }

    fn visit_lit_char(&mut self, literal: &'a syn::LitChar) {
        self.take(literal.token().to_string());
    }

    fn visit_macro(&mut self, called: &'a syn::Macro) {
        self.tokens(called.tokens.clone());
    }
}

#[test]
fn only_letters_in_code_count() {
    for (code, expect) in [
        ("fn f() -> &'static str { \"Größe\" }", 1),
        ("fn f(c: char) -> bool { matches!(c, 'а'..='я') }", 2),
        ("fn f() { let words = vec![\"ja\", \"नहीं\"]; }", 1),
        ("/// Größe\nfn f() -> &'static str { \"… — size\" }", 0),
        ("#[cfg(test)] mod tests { const WORD: &str = \"Größe\"; }", 0),
        ("const UNIT: &str = \"µs\";", 0),
    ] {
        let mut look = Look::default();
        look.visit_file(&syn::parse_file(code).unwrap());
        assert_eq!(look.found.len(), expect, "{code}: {:?}", look.found);
    }
}
