//! Progress on a terminal, with rate and time left. Without a terminal there is none.

use std::io::IsTerminal as _;
use std::time::Duration;

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

const COUNT: &str = "{msg:10} {spinner} {human_pos} {per_sec} ({elapsed})";

/// Returns a count of things whose total is not known, with their rate.
pub(crate) fn counter(doing: &'static str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template(COUNT);
    let style = style.unwrap_or_else(|_wrong| ProgressStyle::default_bar());
    let bar = ProgressBar::no_length().with_style(style).with_message(doing);
    bar.enable_steady_tick(FRAME);
    bar
}

const COUNTS: &str = "{msg:10} {wide_bar} {human_pos}/{human_len} ({eta} left)";

const NO_TOTAL: &str = "{msg:10} {spinner} ({elapsed})";
/// The time between two frames of what turns while nothing is counted.
const FRAME: Duration = Duration::from_millis(100);

/// The bar of the current step.
pub(crate) struct Bars {
    template: &'static str,
    bar: Option<ProgressBar>,
    doing: &'static str,
}

impl Bars {
    /// Begins with no bar.
    pub(crate) const fn new() -> Self {
        Self { template: TEMPLATE, bar: None, doing: "" }
    }

    /// Begins with no bar, for steps that count things and not bytes.
    pub(crate) const fn counting() -> Self {
        Self { template: COUNTS, bar: None, doing: "" }
    }

    /// Shows the progress. Another step begins another bar. One without a total only shows that it goes on.
    pub(crate) fn show(&mut self, Progress { doing, done, total }: Progress) {
        if !std::io::stderr().is_terminal() {
            return;
        }
        if self.doing != doing {
            self.clear();
            let template = if total == 0 { NO_TOTAL } else { self.template };
            let style = ProgressStyle::with_template(template);
            let style = style.unwrap_or_else(|_wrong| ProgressStyle::default_bar());
            let bar = ProgressBar::new(total).with_style(style).with_message(doing);
            if total == 0 {
                bar.enable_steady_tick(FRAME);
            }
            self.bar = Some(bar);
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
