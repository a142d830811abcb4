//! What `run` tells about a bot: what it is, who answers, what is on and what is off.

use std::fmt;

/// What is told about a bot.
pub(super) struct Facts {
    /// Its brand, its name, its languages, how much it knows.
    pub(super) title: String,
    /// Who writes its answers.
    pub(super) answers: String,
    /// Its channels and its desk.
    pub(super) lines: Vec<Line>,
}

/// One channel, or the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Whether it works.
    pub(super) on: bool,
    /// `webhook:web`, `handover`.
    pub(super) name: String,
    /// How to reach it, or the one thing it needs.
    pub(super) detail: String,
    /// A command to try it.
    pub(super) try_it: Option<String>,
}

impl Line {
    /// The line of something that is off, with the reason.
    pub(super) fn off(name: String, detail: String) -> Self {
        Self { on: false, name, detail, try_it: None }
    }

    const fn state(&self) -> &'static str {
        if self.on { "on" } else { "off" }
    }
}

impl Facts {
    /// What is told now and was not told before; what is neither on nor off any more is gone.
    pub(super) fn since(&self, before: &Self) -> Vec<String> {
        let mut news = Vec::new();
        if self.title != before.title {
            news.push(self.title.clone());
        }
        if self.answers != before.answers {
            news.push(format!("answers {}", self.answers));
        }
        // What a command would ask is no news.
        let is_same = |a: &Line, b: &Line| (a.on, &a.name, &a.detail) == (b.on, &b.name, &b.detail);
        let changed = self.lines.iter().filter(|line| !before.lines.iter().any(|other| is_same(line, other)));
        news.extend(changed.map(|line| format!("{} {} {}", line.state(), line.name, line.detail)));
        let gone = before.lines.iter().filter(|line| self.lines.iter().all(|other| other.name != line.name));
        news.extend(gone.map(|line| format!("gone {}", line.name)));
        news
    }
}

impl fmt::Display for Facts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "\n{}", self.title)?;
        writeln!(out, "  answers   {}", self.answers)?;
        for line in &self.lines {
            writeln!(out, "  {:<9} {:<14} {}", line.state(), line.name, line.detail)?;
        }
        for try_it in self.lines.iter().filter_map(|line| line.try_it.as_ref()) {
            writeln!(out, "  try       {try_it}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(title: &str, lines: &[(bool, &str, &str)]) -> Facts {
        let line = |&(on, name, detail): &(bool, &str, &str)| Line { on, ..Line::off(name.to_owned(), detail.to_owned()) };
        Facts { title: title.to_owned(), answers: "from its knowledge".to_owned(), lines: lines.iter().map(line).collect() }
    }

    #[test]
    fn only_what_is_other_than_before_is_news() {
        let before = facts("Acme · en", &[(true, "webhook:web", "http://a"), (false, "handover", "needs A")]);
        for (after, expect) in [
            (facts("Acme · en", &[(true, "webhook:web", "http://a"), (false, "handover", "needs A")]), ""),
            (
                facts(
                    "Acme · de",
                    &[(false, "webhook:web", "needs B"), (true, "webhook:shop", "http://b"), (true, "handover", "http://c")],
                ),
                "Acme · de; off webhook:web needs B; on webhook:shop http://b; on handover http://c",
            ),
            (facts("Acme · en", &[(false, "handover", "needs A")]), "gone webhook:web"),
        ] {
            assert_eq!(after.since(&before).join("; "), expect);
        }
    }
}
