//! How much of a text that is still being written can be judged and shown: whole sentences, nothing half written.

/// What ends a sentence where a space or the line's end follows.
const SPACED: [char; 6] = ['.', '!', '?', '؟', '۔', '…'];
/// What ends a sentence whatever follows.
const UNSPACED: [char; 6] = ['。', '！', '？', '।', '॥', '．'];
/// What may stand between a sentence's end and the space behind it.
const CLOSING: [char; 12] = ['"', '\'', '”', '’', '»', '」', '』', ')', '）', ']', '*', '_'];

/// The length of the longest beginning of `text` that ends with a sentence or a line, in bytes; 0 where there is none yet.
///
/// A full stop behind a digit ends nothing before its line does: it may be a date's or an amount's. Within a code block,
/// code, a link, emphasis or another direction that is not closed yet nothing ends.
#[must_use]
pub fn whole(text: &str) -> usize {
    let (mut found, mut at) = (0, 0);
    let mut fenced = false;
    for line in text.split_inclusive('\n') {
        let is_fence = line.trim_start().starts_with("```");
        fenced ^= is_fence;
        if !fenced && !is_fence {
            found = ends(line).map_or(found, |end| at + end);
        }
        at += line.len();
        if !fenced && line.ends_with('\n') {
            found = at;
        }
    }
    text.get(..found).map_or(0, |whole| whole.trim_end().len())
}

/// The last end of a sentence within a line. One pass: it is looked for again with each word that is written.
fn ends(line: &str) -> Option<usize> {
    // A list's bullet opens nothing.
    let body = line.trim_start();
    let body = body.strip_prefix("* ").unwrap_or(body);
    let from = line.len() - body.len();
    let (mut marks, mut before, mut last) = (Marks::default(), None, None);
    // What ended a sentence, with what may stand behind it so far.
    let mut end = None;
    for (at, c) in body.char_indices() {
        if let Some(sign) = end.filter(|_| !CLOSING.contains(&c)) {
            if (UNSPACED.contains(&sign) || c.is_whitespace()) && marks.are_closed() {
                last = Some(from + at);
            }
            end = None;
        }
        if UNSPACED.contains(&c) || (SPACED.contains(&c) && !(c == '.' && before.is_none_or(char::is_numeric))) {
            end = Some(c);
        }
        marks.read(c);
        before = Some(c);
    }
    let ends = end.is_some_and(|sign| UNSPACED.contains(&sign)) && marks.are_closed();
    if ends { Some(line.len()) } else { last }
}

/// What was opened within a line.
#[derive(Default)]
struct Marks {
    /// Stars and lines below, and pairs of them.
    stars: (usize, usize),
    lines: (usize, usize),
    /// Runs of backticks.
    code: usize,
    link: Link,
    /// How often another direction was opened, less how often one was closed: embeddings, isolates.
    turned: (usize, usize),
    /// The sign before and how often it stands in a row.
    run: (char, usize),
}

#[derive(Default, PartialEq, Eq)]
enum Link {
    #[default]
    None,
    Label,
    /// Behind a label an address may follow.
    Behind,
    Address,
}

impl Marks {
    fn read(&mut self, c: char) {
        self.run = if self.run.0 == c { (c, self.run.1 + 1) } else { (c, 1) };
        let is_pair = usize::from(self.run.1.is_multiple_of(2));
        match c {
            '*' => self.stars = (self.stars.0 + 1, self.stars.1 + is_pair),
            '_' => self.lines = (self.lines.0 + 1, self.lines.1 + is_pair),
            '`' => self.code += usize::from(self.run.1 == 1),
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => self.turned.0 += 1,
            '\u{202C}' => self.turned.0 = self.turned.0.saturating_sub(1),
            '\u{2066}'..='\u{2068}' => self.turned.1 += 1,
            '\u{2069}' => self.turned.1 = self.turned.1.saturating_sub(1),
            _ => {}
        }
        self.link = match (c, &self.link) {
            ('[', _) | (_, Link::Label) if c != ']' => Link::Label,
            (']', Link::Label) => Link::Behind,
            ('(', Link::Behind) => Link::Address,
            (_, Link::Address) if c != ')' => Link::Address,
            _ => Link::None,
        };
    }

    fn are_closed(&self) -> bool {
        let counts = [self.stars.0, self.stars.1, self.lines.0, self.lines.1, self.code];
        let is_open = matches!(self.link, Link::Label | Link::Address);
        counts.into_iter().all(|count| count.is_multiple_of(2)) && !is_open && self.turned == (0, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_sentences_are_shown() {
        for (text, expect) in [
            ("", ""),
            ("Delivery takes", ""),
            ("Delivery takes three days.", ""),
            ("Delivery takes three days. It", "Delivery takes three days."),
            ("It costs 4.90 EUR. Is", "It costs 4.90 EUR."),
            ("Es kommt am 3. März", ""),
            ("It costs 5. Then", ""),
            ("It costs 5.\nThen", "It costs 5."),
            ("1. Open it\n2. Close", "1. Open it"),
            ("届くまで３日です。送料", "届くまで３日です。"),
            ("三天。", "三天。"),
            ("ثلاثة أيام؟ نعم", "ثلاثة أيام؟"),
            ("तीन दिन। हाँ", "तीन दिन।"),
            ("See https://a.example/?q=1 now", ""),
            ("**Note. This** matters. And", "**Note. This** matters."),
            ("**Note. Th", ""),
            ("*Note. This* matters. And", "*Note. This* matters."),
            ("_Note. Th", ""),
            ("***Note. Th", ""),
            ("\u{2067}Note. This\u{2069} matters. And", "\u{2067}Note. This\u{2069} matters."),
            ("\u{202A}Note. Th", ""),
            ("* Open it. Then *close. it", "* Open it."),
            ("[Ask us. Now](https://a.exa", ""),
            ("[Ask us.](https://a.example) Then. x", "[Ask us.](https://a.example) Then."),
            ("He said “no.” Then", "He said “no.”"),
            ("```\na. b. c\n", ""),
            ("```\na. b\n```\nThen", "```\na. b\n```"),
            ("A `b. c", ""),
            ("``A. b`` c. d", "``A. b`` c."),
            ("[1] Yes! No", "[1] Yes!"),
            ("Really?! Yes", "Really?!"),
            ("第一。第二", "第一。"),
            ("第一。再**第二。", "第一。"),
        ] {
            assert_eq!(&text[..whole(text)], expect, "{text}");
        }
    }
}
