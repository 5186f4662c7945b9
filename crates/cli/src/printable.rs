//! Text that others wrote, for terminals and pipes: a reader must see all of it, and a terminal must not obey it.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::RangeInclusive;

/// The characters that are not shown as themselves: they are invisible, or change the order of the text.
///
/// Source: Unicode 16, `DerivedCoreProperties.txt`, Default_Ignorable_Code_Point, which holds every Bidi_Control of
/// `PropList.txt`; then the separators of lines and paragraphs, and the interlinear annotations.
const UNSHOWN: [RangeInclusive<char>; 19] = [
    '\u{ad}'..='\u{ad}',
    '\u{34f}'..='\u{34f}',
    '\u{61c}'..='\u{61c}',
    '\u{115f}'..='\u{1160}',
    '\u{17b4}'..='\u{17b5}',
    '\u{180b}'..='\u{180f}',
    '\u{200b}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{3164}'..='\u{3164}',
    '\u{fe00}'..='\u{fe0f}',
    '\u{feff}'..='\u{feff}',
    '\u{ffa0}'..='\u{ffa0}',
    '\u{fff0}'..='\u{fff8}',
    '\u{1bca0}'..='\u{1bca3}',
    '\u{1d173}'..='\u{1d17a}',
    '\u{e0000}'..='\u{e0fff}',
    '\u{2028}'..='\u{2029}',
    '\u{fff9}'..='\u{fffb}',
];

/// Returns a text of whole lines in which every character that a terminal would obey or not show is written as JSON writes
/// it, such as `\u001b`. Line feeds and tabs stay. JSON stays the same JSON: there such characters are in strings only.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    escaped(text, |letter| is_unshown(letter) && !matches!(letter, '\n' | '\t'))
}

/// Returns a text that is a part of one line. Line feeds and tabs are written as JSON writes them too.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    escaped(text, is_unshown)
}

fn is_unshown(letter: char) -> bool {
    letter.is_control() || UNSHOWN.iter().any(|range| range.contains(&letter))
}

fn escaped(text: &str, must_be: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(&must_be) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '\n' if must_be(letter) => out.push_str("\\n"),
            '\t' if must_be(letter) => out.push_str("\\t"),
            _ if must_be(letter) => {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    // Writing to memory does not fail.
                    let _infallible = write!(out, "\\u{unit:04x}");
                }
            }
            _ => out.push(letter),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_a_terminal_that_it_obeys_or_hides() {
        assert_eq!(printable("a\u{1b}[2Jb\u{9b}c\r\u{7f}"), "a\\u001b[2Jb\\u009bc\\u000d\\u007f");
        assert_eq!(printable("\u{202e}txt.exe\u{2066}\u{200b}"), "\\u202etxt.exe\\u2066\\u200b");
        assert_eq!(printable("\u{e0041}"), "\\udb40\\udc41");
        assert_eq!(printable("one\n\ttwo Grüße 鍵 🔑"), "one\n\ttwo Grüße 鍵 🔑");
        assert_eq!(plain("one\n\ttwo"), "one\\n\\ttwo");
    }

    #[test]
    fn json_stays_the_same_json() {
        let text = "\u{1b}\u{202e}\u{7f}\u{9b}\u{feff}\u{e0041}\u{2028}\"\\\n\t";
        let json = serde_json::to_string(&serde_json::json!({ "name": text })).unwrap();
        let shown = printable(&json).into_owned();
        assert!(shown.chars().all(|letter| !is_unshown(letter)), "{shown}");
        let read: serde_json::Value = serde_json::from_str(&shown).unwrap();
        assert_eq!(read["name"], text);
    }
}
