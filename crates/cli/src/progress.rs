//! Progress on a terminal, with rate and time left; nothing where no terminal is.

use std::io::IsTerminal as _;

use indicatif::{ProgressBar, ProgressStyle};
use server::Progress;

const TEMPLATE: &str = "{msg:10} {wide_bar} {bytes}/{total_bytes} {bytes_per_sec} ({eta} left)";

/// The bar of what is being done.
pub(crate) struct Bars {
    bar: Option<ProgressBar>,
    doing: &'static str,
}

impl Bars {
    /// Begins with no bar.
    pub(crate) const fn new() -> Self {
        Self { bar: None, doing: "" }
    }

    /// Shows how far it is; another thing to do begins another bar.
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
