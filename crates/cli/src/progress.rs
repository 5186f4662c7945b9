//! Progress on a terminal, with rate and time left. Without a terminal there is none.

use std::io::IsTerminal as _;

use indicatif::{ProgressBar, ProgressStyle};
use server::Progress;

const TEMPLATE: &str = "{msg:10} {wide_bar} {bytes}/{total_bytes} {bytes_per_sec} ({eta} left)";

const UNKNOWN_LENGTH: &str = "{msg:10} {spinner} {bytes} {bytes_per_sec} ({elapsed})";

/// Returns a bar for bytes that pass through, with rate and time left if the length is known.
pub(crate) fn transfer(doing: &'static str, bytes: Option<u64>) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let template = if bytes.is_some() { TEMPLATE } else { UNKNOWN_LENGTH };
    let style = ProgressStyle::with_template(template);
    let style = style.unwrap_or_else(|_wrong| ProgressStyle::default_bar());
    let bar = bytes.map_or_else(ProgressBar::no_length, ProgressBar::new);
    bar.with_style(style).with_message(doing)
}

/// Returns the same bar for a length that only a bar needs to know.
pub(crate) fn transfer_of(doing: &'static str, bytes: impl FnOnce() -> u64) -> ProgressBar {
    if std::io::stderr().is_terminal() {
        transfer(doing, Some(bytes()))
    } else {
        ProgressBar::hidden()
    }
}

/// The bar of the current step.
pub(crate) struct Bars {
    bar: Option<ProgressBar>,
    doing: &'static str,
}

impl Bars {
    /// Begins with no bar.
    pub(crate) const fn new() -> Self {
        Self { bar: None, doing: "" }
    }

    /// Shows the progress. Another step begins another bar.
    pub(crate) fn show(&mut self, Progress { doing, done, total }: Progress) {
        if !std::io::stderr().is_terminal() {
            return;
        }
        if self.doing != doing {
            self.clear();
            let style = ProgressStyle::with_template(TEMPLATE);
            let style = style.unwrap_or_else(|_wrong| ProgressStyle::default_bar());
            self.bar = Some(ProgressBar::new(total).with_style(style).with_message(doing));
            self.doing = doing;
        }
        if let Some(bar) = &self.bar {
            bar.set_length(total);
            bar.set_position(done);
        }
    }

    /// Takes the bar away.
    pub(crate) fn clear(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}
