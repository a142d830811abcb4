//! Lines broken between words where the terminal ends. Must know nothing of bots.

use console::measure_text_width;

/// `text` for a terminal of `columns`: what would be cut within a word goes on in the next line, below its bullet.
/// Words longer than a line, and scripts without spaces, are left to the terminal.
pub(super) fn wrap(text: &str, columns: usize) -> String {
    text.split('\n').map(|line| wrap_line(line, columns)).collect::<Vec<_>>().join("\n")
}

fn wrap_line(line: &str, columns: usize) -> String {
    let indent = if line.starts_with("• ") { "  " } else { "" };
    let (mut out, mut column) = (String::new(), 0);
    for word in line.split_inclusive(' ') {
        let (seen, whole) = (measure_text_width(word.trim_end_matches(' ')), measure_text_width(word));
        if column > indent.len() && column + seen > columns && indent.len() + seen <= columns {
            out.truncate(out.trim_end_matches(' ').len());
            out.push('\n');
            out.push_str(indent);
            column = indent.len();
        }
        out.push_str(word);
        // The terminal breaks a word that is longer than a line by itself.
        column = if column + seen > columns { (column + whole) % columns.max(1) } else { column + whole };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, columns: usize, expect: &str) {
        assert_eq!(wrap(text, columns), expect, "{text:?} in {columns} columns");
    }

    #[test]
    fn breaks_between_words() {
        check("", 10, "");
        check("ten chars.", 10, "ten chars.");
        check("eleven char", 10, "eleven\nchar");
        check("one two three\n\nfour", 8, "one two\nthree\n\nfour");
        check("• one two three", 9, "• one two\n  three");
        check("an incomprehensibility is", 10, "an incomprehensibility is");
        check("an incomprehensibility whatsoever", 10, "an incomprehensibility\nwhatsoever");
        check("配送には 三日", 8, "配送には\n三日");
        check("配送にはどのくらい", 8, "配送にはどのくらい");
        check("لا يُخصم المبلغ", 8, "لا يُخصم\nالمبلغ");
        check("a b", 0, "a b");
    }
}
