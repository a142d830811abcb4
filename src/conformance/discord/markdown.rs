//! A strict reader of Discord's dialect of Markdown: what a person sees of a text, and whether anything in it is left open.
//!
//! Discord's own reader shows as it stands what it does not understand. This one says what it is, so that a test finds a code
//! fence that was cut in two or a star that should have been escaped.

/// What a person sees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The words. Marks of lists stay; those of headings, quotes and emphasis are gone.
    pub text: String,
    /// Links: what is read and where it leads.
    pub links: Vec<(String, String)>,
    /// Codes that Discord replaces by something else: `<@1>`, `<#2>`, `<t:3>`.
    pub codes: Vec<String>,
}

/// Reads a text.
///
/// # Errors
/// What is left open or stands for nothing.
pub fn read(content: &str) -> Result<Read, String> {
    let mut reader = Reader { rest: content, before: None, read: Read::default() };
    reader.inlines(&mut Vec::new())?;
    Ok(reader.read)
}

/// Marks of emphasis, longer ones first.
const MARKS: [&str; 6] = ["**", "__", "~~", "||", "*", "_"];

struct Reader<'a> {
    rest: &'a str,
    before: Option<char>,
    read: Read,
}

impl<'a> Reader<'a> {
    fn inlines(&mut self, open: &mut Vec<&'static str>) -> Result<(), String> {
        loop {
            if matches!(self.before, None | Some('\n')) {
                self.line_start();
            }
            if let Some(&mark) = open.last()
                && self.closes(mark)
            {
                self.skip(mark.len());
                return Ok(());
            }
            let Some(c) = self.rest.chars().next() else { break };
            match c {
                '\\' => self.escape(),
                '`' => self.code()?,
                '[' => self.label()?,
                '<' => self.angle(),
                _ => match MARKS.into_iter().find(|mark| self.rest.starts_with(mark)) {
                    Some("_") if self.is_within_word() => self.take(),
                    Some(mark) => self.emphasis(mark, open)?,
                    None => self.take(),
                },
            }
        }
        match open.last() {
            Some(mark) => Err(format!("`{mark}` is not closed")),
            None => Ok(()),
        }
    }

    /// Headings, small print and quotes begin a line.
    fn line_start(&mut self) {
        let marks = [">>> ", "> ", "### ", "## ", "# ", "-# "];
        while let Some(mark) = marks.into_iter().find(|mark| self.rest.starts_with(mark)) {
            self.rest = self.rest.get(mark.len()..).unwrap_or_default();
        }
        self.before = self.before.or(Some(' '));
        if self.before == Some('\n') {
            self.before = Some(' ');
        }
    }

    /// Whether the innermost mark ends here: behind something that is no space.
    fn closes(&self, mark: &str) -> bool {
        if !self.rest.starts_with(mark) || self.before.is_none_or(char::is_whitespace) {
            return false;
        }
        let after = self.rest.get(mark.len()..).and_then(|after| after.chars().next());
        match mark {
            "_" => !after.is_some_and(|c| c.is_alphanumeric() || c == '_'),
            "*" => !self.rest.starts_with("**") || self.rest.starts_with("***"),
            _ => true,
        }
    }

    fn is_within_word(&self) -> bool {
        let after = self.rest.chars().nth(1);
        self.before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    }

    fn emphasis(&mut self, mark: &'static str, open: &mut Vec<&'static str>) -> Result<(), String> {
        let inner = self.rest.get(mark.len()..).unwrap_or_default();
        // A list's mark, and signs of arithmetic.
        if mark == "*" && inner.starts_with(' ') {
            self.take();
            return Ok(());
        }
        if inner.chars().next().is_none_or(char::is_whitespace) {
            return Err(format!("`{mark}` stands for nothing"));
        }
        self.skip(mark.len());
        self.before = Some('(');
        open.push(mark);
        self.inlines(open)?;
        open.pop();
        self.before = Some(')');
        Ok(())
    }

    fn escape(&mut self) {
        match self.rest.chars().nth(1) {
            Some(c) if c.is_ascii_punctuation() => {
                self.skip(1);
                self.take();
            }
            _ => self.take(),
        }
    }

    fn code(&mut self) -> Result<(), String> {
        let ticks = self.rest.len() - self.rest.trim_start_matches('`').len();
        let fence = if ticks >= 3 { "```" } else { self.rest.get(..ticks).unwrap_or("`") };
        let after = self.rest.get(fence.len()..).unwrap_or_default();
        let mut end = 0;
        // A run of another length does not close.
        let end = loop {
            let Some(at) = after.get(end..).and_then(|rest| rest.find(fence)).map(|at| at + end) else {
                return Err(format!("{} is not closed", if fence.len() == 3 { "a code fence" } else { "code" }));
            };
            let run = after.get(at..).map_or(0, |rest| rest.len() - rest.trim_start_matches('`').len());
            if run == fence.len() || fence.len() == 3 {
                break at;
            }
            end = at + run;
        };
        let code = after.get(..end).unwrap_or_default();
        let shown = if fence.len() == 3 { block(code) } else { padded(code) };
        if shown.is_empty() {
            return Err("code without anything in it".to_owned());
        }
        self.read.text.push_str(shown);
        self.skip(fence.len() + end + fence.len());
        self.before = Some('`');
        Ok(())
    }

    /// `[label](<address>)`; a bracket that begins no link is a bracket.
    fn label(&mut self) -> Result<(), String> {
        let link = end_of_label(self.rest).and_then(|end| {
            let (label, rest) = (self.rest.get(1..end)?, self.rest.get(end + 1..)?.strip_prefix('(')?);
            let close = if rest.starts_with('<') { rest.find(">)")? + 1 } else { rest.find(')')? };
            let url = rest.get(..close)?.trim_start_matches('<').trim_end_matches('>');
            Some((label, url, end + 2 + close + 1))
        });
        let Some((label, url, length)) = link.filter(|(_, url, _)| url.starts_with("http://") || url.starts_with("https://")) else {
            self.take();
            return Ok(());
        };
        let mut inner = Reader { rest: label, before: Some('['), read: Read::default() };
        inner.inlines(&mut Vec::new())?;
        self.read.text.push_str(&inner.read.text);
        self.read.links.push((inner.read.text, url.to_owned()));
        self.skip(length);
        self.before = Some(')');
        Ok(())
    }

    /// `<https://…>`, `<@1>`, or a sign of arithmetic.
    fn angle(&mut self) {
        let inner = self.rest.find('>').and_then(|end| self.rest.get(1..end));
        let Some(inner) = inner else { return self.take() };
        if inner.starts_with("https://") || inner.starts_with("http://") {
            self.read.text.push_str(inner);
            self.read.links.push((inner.to_owned(), inner.to_owned()));
        } else if is_code(inner) {
            self.read.codes.push(format!("<{inner}>"));
            self.read.text.push_str(&format!("<{inner}>"));
        } else {
            return self.take();
        }
        self.skip(inner.len() + 2);
        self.before = Some('>');
    }

    fn take(&mut self) {
        if let Some(c) = self.rest.chars().next() {
            self.read.text.push(c);
            self.skip(c.len_utf8());
            self.before = Some(c);
        }
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }
}

/// What stands in a fence, without the name of its language.
fn block(code: &str) -> &str {
    let named = code.split_once('\n').filter(|(name, _)| name.chars().all(|c| c.is_ascii_alphanumeric() || "+-_.#".contains(c)));
    named.map_or(code, |(_, code)| code).trim_end_matches('\n')
}

/// Code without the space that keeps its own ticks from the fence.
fn padded(code: &str) -> &str {
    let inner = code.strip_prefix(' ').and_then(|code| code.strip_suffix(' '));
    inner.filter(|inner| inner.starts_with('`') || inner.ends_with('`')).unwrap_or(code)
}

/// Where the bracket ends that a text begins with.
fn end_of_label(text: &str) -> Option<usize> {
    let (mut depth, mut escaped) = (0_usize, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => depth += 1,
            ']' if depth == 1 => return Some(at),
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Whether Discord replaces `<…>` by something else.
fn is_code(inner: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let id = ["@&", "@!", "@", "#"].into_iter().find_map(|sign| inner.strip_prefix(sign));
    let emoji = inner.trim_start_matches('a').strip_prefix(':').and_then(|rest| rest.split_once(':'));
    id.is_some_and(digits)
        || inner.strip_prefix("t:").is_some_and(|rest| digits(rest.split(':').next().unwrap_or_default()))
        || emoji.is_some_and(|(_, id)| digits(id))
        || inner.starts_with("id:")
        || (inner.starts_with('/') && inner.contains(':'))
}

/// Whom a text would ping: users and roles by id, and `everyone`.
pub(super) fn mentioned(content: &str) -> Mentioned {
    let mut found = Mentioned { everyone: content.contains("@everyone") || content.contains("@here"), ..Mentioned::default() };
    for part in content.split("<@").skip(1) {
        let Some((id, _)) = part.split_once('>') else { continue };
        let (ids, id) = match id.strip_prefix('&') {
            Some(id) => (&mut found.roles, id),
            None => (&mut found.users, id.trim_start_matches('!')),
        };
        if let Ok(id) = id.parse() {
            ids.push(super::Id(id));
        }
    }
    found
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Mentioned {
    pub(super) users: Vec<super::Id>,
    pub(super) roles: Vec<super::Id>,
    pub(super) everyone: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_see_the_words() {
        for (content, expect) in [
            ("plain", "plain"),
            (
                "**bold** and *slanted* and _slanted_ and __under__ and ~~gone~~ and ||hidden||",
                "bold and slanted and slanted and under and gone and hidden",
            ),
            ("***both*** and **bold *both* bold** and *slanted **both** slanted*", "both and bold both bold and slanted both slanted"),
            ("# Title\n> said\n>>> more\n- item\n1. first", "Title\nsaid\nmore\n- item\n1. first"),
            ("a\\*b\\_c \\\\ \\`d\\` \\# \\@everyone", "a*b_c \\ `d` # @everyone"),
            ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
            ("`a*b` and ``a`b`` and `` ` ``", "a*b and a`b and `"),
            ("```rust\nlet a = b * c;\n```\nafter", "let a = b * c;\nafter"),
            ("```\nplain\n\nlines\n```", "plain\n\nlines"),
            ("see [the *page*](<https://a.example/b_(c)>) or <https://b.example>", "see the page or https://b.example"),
            ("[no link] (a) [b](c)", "[no link] (a) [b](c)"),
            ("1 < 2 > 1 <@17>", "1 < 2 > 1 <@17>"),
            ("ご**注文**の確認 **مرحبا** ok", "ご注文の確認 مرحبا ok"),
        ] {
            assert_eq!(read(content).map(|read| read.text).as_deref(), Ok(expect), "{content}");
        }
        let read = read("[a](<https://a.example>) <https://b.example> <@1> <t:5:R>").unwrap();
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(read.links, [pair("a", "https://a.example"), pair("https://b.example", "https://b.example")]);
        assert_eq!(read.codes, ["<@1>", "<t:5:R>"]);
    }

    #[test]
    fn nothing_may_be_left_open() {
        for (content, expect) in [
            ("```rust\nlet a", "a code fence is not closed"),
            ("text ```", "a code fence is not closed"),
            ("a `b", "code is not closed"),
            ("**a", "`**` is not closed"),
            ("*a **b*", "`*` stands for nothing"),
            ("a ~~b", "`~~` is not closed"),
            ("a ** b", "`**` stands for nothing"),
            ("[*a](<https://a.example>)", "`*` is not closed"),
        ] {
            assert!(read(content).is_err_and(|error| error.contains(expect)), "{content}: {:?}", read(content));
        }
    }

    #[test]
    fn mentions_are_found() {
        let found = mentioned("<@1> <@!2> <@&3> <@x> @everyone");
        assert_eq!(
            found,
            Mentioned { users: vec![super::super::Id(1), super::super::Id(2)], roles: vec![super::super::Id(3)], everyone: true }
        );
        assert!(!mentioned("@\u{200b}everyone").everyone);
    }
}
