//! Bars on standard error while something takes long. Where that is no terminal, nothing is drawn, and standard output is
//! never touched.

use std::io::IsTerminal as _;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How often a bar moves by itself, so that nobody takes it for dead.
const TICK: Duration = Duration::from_millis(120);
/// The bars' templates; a bar whose template were wrong would look as indicatif likes it.
const OF_MANY: &str = "{spinner} {msg} [{bar:30}] {human_pos}/{human_len} ({eta} left)";
const OF_BYTES: &str = "{spinner} {msg} [{bar:30}] {bytes}/{total_bytes} ({eta} left)";
const UNTIL_DONE: &str = "{spinner} {msg} {human_pos} ({elapsed})";
const ALONE: &str = "{spinner} {msg} ({elapsed})";

/// What bars are drawn with.
const BAR: &str = "━╸ ";

/// One bar; it goes when it is dropped.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// So many steps.
    pub(super) fn of(total: u64, what: &'static str) -> Self {
        Self::new(Some(total), OF_MANY, what)
    }

    /// So many bytes.
    pub(super) fn of_bytes(total: u64, what: &'static str) -> Self {
        Self::new(Some(total), OF_BYTES, what)
    }

    /// Steps, nobody knows how many.
    pub(super) fn counting(what: &'static str) -> Self {
        Self::new(None, UNTIL_DONE, what)
    }

    /// One thing.
    pub(super) fn waiting(what: &'static str) -> Self {
        Self::new(None, ALONE, what)
    }

    /// No bar.
    pub(super) fn hidden() -> Self {
        Self(ProgressBar::hidden())
    }

    fn new(total: Option<u64>, template: &str, what: &'static str) -> Self {
        if !std::io::stderr().is_terminal() || super::log::is_json() {
            return Self::hidden();
        }
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr()).with_message(what);
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars(BAR));
        }
        bar.enable_steady_tick(TICK);
        Self(bar)
    }

    /// Now it is known how many steps there are.
    pub(super) fn of_all(&self, total: u64) {
        self.0.set_length(total);
        if let Ok(style) = ProgressStyle::with_template(OF_MANY) {
            self.0.set_style(style.progress_chars(BAR));
        }
    }

    /// So much more is done.
    pub(super) fn advance(&self, by: u64) {
        self.0.inc(by);
    }

    /// Says something to the terminal without tearing the bar.
    pub(super) fn above<T>(&self, say: impl FnOnce() -> T) -> T {
        self.0.suspend(say)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_template_is_one() {
        for template in [OF_MANY, OF_BYTES, UNTIL_DONE, ALONE] {
            assert!(ProgressStyle::with_template(template).is_ok(), "{template}");
        }
    }
}
