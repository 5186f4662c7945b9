//! From the model's HTML documentation to one plain sentence of a doc comment.

/// The first sentence of `html`: code in backticks, no other markup. None when there is no text.
/// Notes before it, which say what the thing is not, are passed over if there is more.
pub(crate) fn first(html: &str) -> Option<String> {
    let after_notes = NOTES.iter().fold(html, |html, end| {
        let is_note = html.trim_start().starts_with(&end.replace('/', ""));
        html.split_once(end).map_or(html, |(_, rest)| if is_note { rest } else { html })
    });
    (after_notes.len() < html.len()).then(|| first(after_notes)).flatten().or_else(|| text(html))
}

/// The ends of blocks that stand apart from the text.
const NOTES: [&str; 2] = ["</note>", "</important>"];

fn text(html: &str) -> Option<String> {
    let paragraphs = paragraphs(html);
    let paragraph = paragraphs.lines().map(str::trim).find(|line| !line.is_empty())?;
    let words: Vec<_> = paragraph.split_whitespace().collect();
    let end = words.iter().position(|word| ends_sentence(word)).map_or(words.len(), |end| end + 1);
    let sentence = words.into_iter().take(end).collect::<Vec<_>>().join(" ");
    // A list follows a colon, and a few sentences of the model lack their stop.
    let stem = sentence.trim_end_matches(['.', ':']);
    (!stem.is_empty()).then(|| format!("{stem}."))
}

fn ends_sentence(word: &str) -> bool {
    let abbreviation = ["e.g.", "i.e.", "etc.", "vs.", "(e.g.", "(i.e."].contains(&word);
    word.trim_end_matches([')', '"']).ends_with('.') && !abbreviation
}

/// One line for each block of text, with inline code in backticks and the other tags taken out.
fn paragraphs(html: &str) -> String {
    let mut out = String::new();
    let mut in_code = false;
    let mut rest = html;
    while let Some((text, tail)) = rest.split_once('<') {
        push_text(&mut out, text, in_code);
        let Some((tag, tail)) = tail.split_once('>') else { return out };
        match tag.split_whitespace().next() {
            Some("code") => {
                out.push('`');
                in_code = true;
            }
            Some("/code") => {
                out.truncate(out.trim_end().len());
                out.push('`');
                in_code = false;
            }
            Some("a" | "/a" | "b" | "/b" | "i" | "/i" | "fullname" | "/fullname") | None => {}
            Some(_block) => out.push('\n'),
        }
        rest = tail;
    }
    push_text(&mut out, rest, in_code);
    out
}

/// A line end is no paragraph end in HTML. Outside code, what Markdown would take for markup is taken out.
fn push_text(out: &mut String, text: &str, in_code: bool) {
    let text = text.replace(['\n', '\r'], " ");
    if in_code {
        let text = if out.ends_with('`') { text.trim_start() } else { &text };
        *out += &text.replace("&lt;", "<").replace("&gt;", ">");
    } else {
        *out += &text.replace("&lt;", "").replace("&gt;", "").replace(['[', ']', '*', '`'], "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_loses_its_markup() {
        for (html, sentence) in [
            (
                "<p>Encrypts <code>plaintext</code>,\n up to 4 KB. You can <a href=\"x\">read</a> more.</p>",
                "Encrypts `plaintext`, up to 4 KB.",
            ),
            (
                "<p>For keys (e.g. RSA keys) of 3.5 kB.</p><p>More.</p>",
                "For keys (e.g. RSA keys) of 3.5 kB.",
            ),
            ("<p>One of:</p> <ul> <li>a</li> <li>b.</li></ul>", "One of."),
            ("<p>No stop</p><p>Second.</p>", "No stop."),
            ("<note> <p>Inner [text]. More</p></note>", "Inner text."),
            ("<important><p>Not x.</p></important> <note>Not y.</note><p>Puts z.</p>", "Puts z."),
            ("<p>Puts z.</p><note>Not y.</note>", "Puts z."),
            ("Text <code> <a href=\"y\">x&lt;y&gt;</a> </code>*.", "Text `x<y>`."),
            ("The <a href=\"y\"> <code>KeyId</code> </a> of it.", "The `KeyId` of it."),
        ] {
            assert_eq!(first(html).as_deref(), Some(sentence));
        }
    }

    #[test]
    fn no_text_is_no_sentence() {
        for html in ["", "<p></p>", "<p> </p>", "<p/", "."] {
            assert_eq!(first(html), None, "{html}");
        }
    }
}
