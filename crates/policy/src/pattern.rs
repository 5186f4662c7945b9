//! `*` and `?` in actions, resources and principals: linear time, no regular expressions.

/// Whether `text` matches `pattern`, where `*` stands for any text and `?` for any one character.
///
/// The two-pointer algorithm goes back to the latest `*` only, so its work is bounded by the product of the lengths
/// whatever the pattern; with `*a*a*a*b` that is what keeps it from exponential time.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> bool {
    matches_written(pattern, text, |a, b| a == b)
}

/// The same with ASCII letter case ignored, for actions.
pub(crate) fn matches_any_case(pattern: &str, text: &str) -> bool {
    matches_written(pattern, text, |a, b| a.eq_ignore_ascii_case(&b))
}

/// A byte of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// Itself.
    Byte(u8),
    /// Any text.
    Any,
    /// Any one character.
    One,
}

impl Token {
    /// What a byte of a pattern means where it is written.
    pub(crate) const fn written(byte: u8) -> Self {
        match byte {
            b'*' => Self::Any,
            b'?' => Self::One,
            byte => Self::Byte(byte),
        }
    }
}

/// Whether `text` matches a pattern that is given as tokens.
pub(crate) fn matches_tokens(pattern: &[Token], text: &str) -> bool {
    matches_by(pattern.len(), |at| pattern.get(at).copied(), text, |a, b| a == b)
}

fn matches_written(pattern: &str, text: &str, same: impl Fn(u8, u8) -> bool) -> bool {
    let bytes = pattern.as_bytes();
    matches_by(bytes.len(), |at| bytes.get(at).copied().map(Token::written), text, same)
}

fn matches_by(
    length: usize,
    token: impl Fn(usize) -> Option<Token>,
    text: &str,
    same: impl Fn(u8, u8) -> bool,
) -> bool {
    let text = text.as_bytes();
    let (mut p, mut t) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    while t < text.len() {
        match token(p) {
            Some(Token::Any) => {
                retry = Some((p + 1, t));
                p += 1;
            }
            Some(Token::One) => {
                p += 1;
                t += character_bytes(text, t);
            }
            Some(Token::Byte(byte)) if text.get(t).is_some_and(|other| same(byte, *other)) => {
                p += 1;
                t += 1;
            }
            _ => {
                let Some((after_star, from)) = retry else { return false };
                retry = Some((after_star, from + 1));
                p = after_star;
                t = from + 1;
            }
        }
    }
    (p..length).all(|rest| token(rest) == Some(Token::Any))
}

/// The length of the UTF-8 character at `at`.
fn character_bytes(text: &[u8], at: usize) -> usize {
    let following = text.get(at + 1..).unwrap_or_default();
    1 + following.iter().take_while(|byte| **byte & 0xC0 == 0x80).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn wildcards() {
        for (pattern, text, expected) in [
            ("*", "", true),
            ("*", "kms:Encrypt", true),
            ("kms:*", "kms:Encrypt", true),
            ("kms:*", "s3:Get", false),
            ("kms:E?crypt", "kms:Encrypt", true),
            ("?", "", false),
            ("?", "ä", true),
            ("a*b*c", "aXXbYYc", true),
            ("a*b*c", "aXXbYY", false),
            ("", "", true),
            ("", "x", false),
            ("**", "x", true),
            ("*a", "aab", false),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
        }
        assert!(matches_any_case("KMS:encrypt", "kms:Encrypt"));
        assert!(matches_any_case("kms:gen*", "kms:GenerateDataKey"));
    }

    #[test]
    fn a_hostile_pattern_takes_no_hostile_time() {
        let pattern = "*a".repeat(2000) + "b";
        let text = "a".repeat(20_000);
        // Exponential work would not come back.
        assert!(!matches(&pattern, &text));
    }

    /// How often a token of the pattern is looked at.
    fn steps(pattern: &str, text: &str) -> usize {
        let (bytes, steps) = (pattern.as_bytes(), std::cell::Cell::new(0));
        let token = |at: usize| {
            steps.set(steps.get() + 1);
            bytes.get(at).copied().map(Token::written)
        };
        let _matches = matches_by(bytes.len(), token, text, |a, b| a == b);
        steps.get()
    }

    /// A policy of 32 KiB, the longest there is, against values of 2 KiB and 4 KiB, longer than any: twice the value, twice
    /// the work, whatever stands between the stars.
    #[test]
    fn stars_cost_no_more_than_the_text_is_long() {
        for unit in ["*a", "*?", "*ab", "*a?", "**a"] {
            let pattern = unit.repeat(32 * 1024 / unit.len()) + "b";
            let [once, twice] = [2048, 4096].map(|size| steps(&pattern, &"a".repeat(size)));
            assert!(twice <= 2 * once + 16, "{unit}: {once}, then {twice}");
            assert!(twice <= 4 * 4096 + pattern.len(), "{unit}: {twice}");
        }
    }

    fn naive(pattern: &[char], text: &[char]) -> bool {
        match (pattern.split_first(), text.split_first()) {
            (None, None) => true,
            (Some(('*', rest)), _) => {
                naive(rest, text)
                    || text.split_first().is_some_and(|(_, tail)| naive(pattern, tail))
            }
            (Some(('?', rest)), Some((_, tail))) => naive(rest, tail),
            (Some((a, rest)), Some((b, tail))) => a == b && naive(rest, tail),
            _ => false,
        }
    }

    proptest! {
        #[test]
        fn agrees_with_the_definition(pattern in "[ab*?]{0,8}", text in "[abä]{0,8}") {
            let (p, t): (Vec<_>, Vec<_>) = (pattern.chars().collect(), text.chars().collect());
            prop_assert_eq!(matches(&pattern, &text), naive(&p, &t));
        }

        /// The worst is a long text behind a star: the product of the lengths, never more.
        #[test]
        fn work_is_bounded_by_the_product(pattern in "[ab*?]{0,64}", text in "[ab]{0,64}") {
            let bound = (pattern.len() + 2) * (text.len() + 2);
            prop_assert!(steps(&pattern, &text) <= bound);
        }
    }
}
