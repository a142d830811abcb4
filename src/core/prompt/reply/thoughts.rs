//! The reasoning that some models write before their answer is nobody's to read.

/// What reasoning stands between.
const TAGS: [&str; 4] = ["think", "thinking", "thought", "reasoning"];

/// Leaves out what stands between the tags.
#[derive(Debug, Default)]
pub(super) struct Thoughts {
    /// The tag that is open.
    open: Option<&'static str>,
    /// What may become a tag.
    held: String,
}

impl Thoughts {
    /// What one more sign lets go.
    pub(super) fn read(&mut self, c: char) -> String {
        let mut free = String::new();
        if c == '<' {
            free = std::mem::take(&mut self.held);
        } else if self.held.is_empty() {
            return if self.open.is_none() { c.into() } else { free };
        }
        self.held.push(c);
        let held = self.held.to_ascii_lowercase();
        match self.open {
            None => match TAGS.iter().find(|tag| held.strip_prefix('<').and_then(|held| held.strip_suffix('>')) == Some(**tag)) {
                Some(tag) => {
                    self.open = Some(tag);
                    self.held.clear();
                }
                None if TAGS.iter().any(|tag| format!("<{tag}>").starts_with(&held)) => {}
                None => free.push_str(&std::mem::take(&mut self.held)),
            },
            Some(tag) => {
                let end = format!("</{tag}>");
                if held == end {
                    self.open = None;
                }
                if held == end || !end.starts_with(&held) {
                    self.held.clear();
                }
                free.clear();
            }
        }
        free
    }

    /// What was held when the reply ended.
    pub(super) fn finish(&mut self) -> String {
        let held = std::mem::take(&mut self.held);
        if self.open.is_none() { held } else { String::new() }
    }
}
