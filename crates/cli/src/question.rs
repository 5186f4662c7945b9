//! Questions on the terminal, before actions that cannot be undone.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

/// Asks for confirmation. `None` without a terminal, because there is nobody to ask.
///
/// # Errors
/// The terminal cannot be read or written.
pub(crate) fn is_confirmed(question: &str) -> io::Result<Option<bool>> {
    let (input, mut error) = (io::stdin(), io::stderr());
    if !input.is_terminal() {
        return Ok(None);
    }
    write!(error, "{question} [y/N] ")?;
    error.flush()?;
    let mut answer = String::new();
    input.lock().read_line(&mut answer)?;
    Ok(Some(matches!(answer.trim(), "y" | "Y" | "yes")))
}
