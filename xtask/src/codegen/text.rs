//! Pieces of Rust text.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::Failure;
use super::sentence;

/// `max_width` of `rustfmt.toml`, less the deepest indent of a doc comment.
const DOC_WIDTH: usize = 96;

/// A doc comment: the first sentence of `html`, or `fallback` where the model says nothing.
pub(crate) fn doc(html: &str, fallback: &str) -> String {
    let sentence = sentence::first(html).unwrap_or_else(|| fallback.to_owned());
    let mut lines = vec![String::from("///")];
    for word in sentence.split_whitespace() {
        let width = lines.last().map_or(0, String::len);
        if width + 1 + word.len() > DOC_WIDTH {
            lines.push(String::from("///"));
        }
        if let Some(line) = lines.last_mut() {
            line.push(' ');
            line.push_str(word);
        }
    }
    lines.join("\n") + "\n"
}

/// `use` lines for `paths`, one for each module, in the order of the project: std, other crates, this crate.
pub(crate) fn uses<'a>(paths: impl IntoIterator<Item = &'a str>) -> String {
    let mut modules: BTreeMap<(u8, &str), BTreeSet<&str>> = BTreeMap::new();
    for path in paths {
        let (module, item) = path.rsplit_once("::").unwrap_or(("", path));
        let group = match module.split("::").next() {
            Some("std") => 0,
            Some("super" | "crate") => 2,
            Some(_) | None => 1,
        };
        modules.entry((group, module)).or_default().insert(item);
    }
    let mut out = String::new();
    let mut before = None;
    for ((group, module), items) in modules {
        if before.is_some_and(|before| before != group) {
            out.push('\n');
        }
        before = Some(group);
        let items = items.into_iter().collect::<Vec<_>>().join(", ");
        out += &format!("use {module}::{{{items}}};\n");
    }
    out + "\n"
}

/// `text` as rustfmt writes it with the configuration of `repository`.
pub(crate) fn format_rust(text: &str, repository: &Path) -> Result<String, Failure> {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path"])
        .arg(repository)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("rustfmt: {error}"))?;
    let mut input = rustfmt.stdin.take().ok_or("rustfmt takes no input")?;
    // rustfmt reads all of its input before it writes, so neither side can wait for the other.
    input.write_all(text.as_bytes())?;
    drop(input);
    let output = rustfmt.wait_with_output()?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(format!("rustfmt refuses the generated text: {complaint}").into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doc_comment_is_wrapped_between_words() {
        let html = "word ".repeat(40);
        let doc = doc(&html, "Nothing.");
        assert_eq!(doc.lines().count(), 3);
        assert!(doc.lines().all(|line| line.starts_with("/// word") && line.len() <= DOC_WIDTH));
        assert_eq!(super::doc("", "Nothing."), "/// Nothing.\n");
    }

    #[test]
    fn imports_are_grouped_and_merged() {
        let paths =
            ["super::Tag", "crate::Error", "secret::Secret", "std::fmt::Write", "super::Key"];
        assert_eq!(
            uses(paths),
            "use std::fmt::{Write};\n\nuse secret::{Secret};\n\nuse crate::{Error};\nuse super::{Key, Tag};\n\n"
        );
    }

    #[test]
    fn text_that_is_not_rust_is_refused() {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let fault = format_rust("pub enum {", repository).unwrap_err().to_string();
        assert!(fault.starts_with("rustfmt refuses the generated text: "), "{fault}");
        assert_eq!(format_rust("fn  a( ){ }", repository).unwrap(), "fn a() {}\n");
    }
}
