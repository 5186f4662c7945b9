//! The characters of tags, which are the same for most services of AWS. Source: Tagging AWS resources user guide, "Tag naming
//! limits and requirements"; the pattern is that of the models of IAM and STS.

use std::sync::LazyLock;

use regex::Regex;

/// Letters, separators and numbers of every script, and eight signs.
static TEXT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\A[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z").ok());

/// Returns whether the key or the value of a tag has only characters that tags have.
#[must_use]
pub fn is_text(text: &str) -> bool {
    TEXT.as_ref().is_some_and(|known| known.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_letters_spaces_numbers_and_eight_signs() {
        for character in (0..=0xff).filter_map(char::from_u32) {
            let is_sign = "_.:/=+-@".contains(character);
            let is_latin = character.is_alphabetic() || matches!(character, ' ' | '\u{a0}');
            let is_number = character.is_numeric();
            let expected = is_sign || is_latin || is_number;
            assert_eq!(is_text(&character.to_string()), expected, "{character:?}");
        }
        assert!(is_text("") && is_text("字\u{3000}ж٣"));
        // A sign and a mark are no letters, as in `\p{L}`.
        assert!(!is_text("🔑") && !is_text("e\u{301}") && !is_text("a\n"));
    }
}
