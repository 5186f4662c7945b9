//! `*` and `?` in actions, resources and principals, without regular expressions.
//!
//! Short ones are matched by two pointers, which go back to the latest `*` only: their work is bounded by the product of the
//! lengths. If that product is large, the text between the stars is searched for instead, each piece once and from where the one
//! before ends: time linear in text and pattern. A piece with a `?` in it is searched for with one bit for each of its bytes
//! (Shift-And: Baeza-Yates and Gonnet, "A New Approach to Text Searching", 1992): a step for each byte of the text and 64 of the
//! piece. Every comparison takes fuel first; without enough of it there is no match.

use memchr::memmem;

use crate::fuel::Fuel;

/// The largest product of lengths that is left to two pointers, which allocate nothing.
const SHORT_MAX: usize = 16 * 1024;

/// Returns whether `text` matches `pattern`, in which `*` matches any text and `?` any one character.
///
/// A pattern that takes more work than a decision may matches nothing.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> bool {
    matches_within(pattern, text, &Fuel::of_decision())
}

/// Does the same as [`matches`] with the fuel that is left.
pub(crate) fn matches_within(pattern: &str, text: &str, fuel: &Fuel) -> bool {
    if pattern.len().saturating_mul(text.len()) <= SHORT_MAX {
        return matches_written(pattern, text, |a, b| a == b, fuel);
    }
    if !fuel.burn(2 + pattern.len() / 8) {
        return false;
    }
    // Every byte but a star matches at least one byte of the text.
    let least = pattern.bytes().filter(|byte| *byte != b'*').count();
    if least > text.len() || !fuel.burn(pattern.len()) {
        return false;
    }
    let tokens: Vec<PatternToken> = pattern.bytes().map(PatternToken::written).collect();
    matches_pieces(&tokens, text.as_bytes(), fuel)
}

/// The pattern of an action, compared without regard to ASCII letter case. Nearly all are a name, or the beginning of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ActionPattern {
    /// `kms:Encrypt`.
    Name(Box<str>),
    /// `kms:*`, without the star.
    Beginning(Box<str>),
    /// Any other pattern.
    Pattern(Box<str>),
}

impl ActionPattern {
    pub(crate) fn new(text: &str) -> Self {
        let is_plain = |text: &str| !text.contains(['*', '?']);
        match text.strip_suffix('*') {
            Some(beginning) if is_plain(beginning) => Self::Beginning(beginning.into()),
            None if is_plain(text) => Self::Name(text.into()),
            _ => Self::Pattern(text.into()),
        }
    }

    /// Returns the pattern as it is written; a [`Self::Beginning`] lacks its star.
    pub(crate) fn text(&self) -> &str {
        let (Self::Name(text) | Self::Beginning(text) | Self::Pattern(text)) = self;
        text
    }

    /// Returns whether the action matches. Names and beginnings burn no fuel here: the owner of a list of them burns it at once.
    pub(crate) fn matches(&self, action: &str, fuel: &Fuel) -> bool {
        match self {
            Self::Name(name) => name.eq_ignore_ascii_case(action),
            Self::Beginning(beginning) => action
                .as_bytes()
                .get(..beginning.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(beginning.as_bytes())),
            Self::Pattern(pattern) => {
                matches_written(pattern, action, |a, b| a.eq_ignore_ascii_case(&b), fuel)
            }
        }
    }
}

/// A byte of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PatternToken {
    /// The byte itself.
    Byte(u8),
    /// Any text.
    Any,
    /// Any one character.
    One,
}

impl PatternToken {
    /// Returns the meaning of a byte of a pattern as it is written.
    pub(crate) const fn written(byte: u8) -> Self {
        match byte {
            b'*' => Self::Any,
            b'?' => Self::One,
            byte => Self::Byte(byte),
        }
    }

    /// Returns whether it matches a character that begins with this byte.
    const fn takes(self, byte: u8) -> bool {
        match self {
            Self::Byte(own) => own == byte,
            Self::One => !is_continuation(byte),
            Self::Any => false,
        }
    }
}

/// Returns whether `text` matches a pattern that is given as tokens.
pub(crate) fn matches_tokens(pattern: &[PatternToken], text: &str, fuel: &Fuel) -> bool {
    if pattern.len().saturating_mul(text.len()) > SHORT_MAX {
        return matches_pieces(pattern, text.as_bytes(), fuel);
    }
    matches_by(pattern.len(), |at| pattern.get(at).copied(), text, |a, b| a == b, fuel)
}

/// The steps of beginning to search for a piece.
const PIECE_STEPS: usize = 16;
/// The same for a piece with a `?` in it.
const ANY_PIECE_STEPS: usize = 128;
/// The steps for each byte of a pattern that is split into pieces.
const PIECE_BYTE_STEPS: usize = 4;

/// Matches the first piece at the beginning, the last at the end, and each one between as far to the left as it can be.
fn matches_pieces(pattern: &[PatternToken], text: &[u8], fuel: &Fuel) -> bool {
    let steps = pattern.len().saturating_mul(PIECE_BYTE_STEPS).saturating_add(text.len());
    if !fuel.burn(steps) {
        return false;
    }
    let mut pieces = pattern.split(|token| *token == PatternToken::Any);
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = after(first, text) else { return false };
    let Some(last) = pieces.next_back() else { return rest.is_empty() };
    for piece in pieces {
        let Some(behind) = behind_first(piece, rest, fuel) else { return false };
        rest = behind;
    }
    ends_with(last, rest)
}

/// Returns what follows the piece, with which the text must begin.
fn after<'t>(piece: &[PatternToken], text: &'t [u8]) -> Option<&'t [u8]> {
    piece.iter().try_fold(text, |rest, token| {
        let (first, behind) = rest.split_first()?;
        match token {
            PatternToken::Byte(byte) => (byte == first).then_some(behind),
            PatternToken::One => rest.get(character_bytes(rest, 0)..),
            PatternToken::Any => None,
        }
    })
}

/// Returns what follows the first occurrence of the piece.
fn behind_first<'t>(piece: &[PatternToken], text: &'t [u8], fuel: &Fuel) -> Option<&'t [u8]> {
    if !fuel.burn(PIECE_STEPS) {
        return None;
    }
    match literal(piece) {
        Some(bytes) => text.get(memmem::find(text, &bytes)? + bytes.len()..),
        None => text.get(end_of_first(piece, text, fuel)?..),
    }
}

/// Returns where the first occurrence of the piece ends (Shift-And).
fn end_of_first(piece: &[PatternToken], text: &[u8], fuel: &Fuel) -> Option<usize> {
    if !fuel.burn(ANY_PIECE_STEPS) {
        return None;
    }
    let stays = bits(piece, |token| token == PatternToken::One);
    let last = 1_u64 << (piece.len().saturating_sub(1) % 64);
    let mut takes = [const { None }; 256];
    let mut state = vec![0_u64; stays.len()];
    for (at, byte) in text.iter().enumerate() {
        let takes = takes.get_mut(usize::from(*byte))?;
        let made = if takes.is_some() { 0 } else { piece.len() };
        if !fuel.burn(made.saturating_add(2 * state.len())) {
            return None;
        }
        let takes: &[u64] = takes.get_or_insert_with(|| bits(piece, |token| token.takes(*byte)));
        let mut carry = 1;
        for ((state, takes), stays) in state.iter_mut().zip(takes).zip(&stays) {
            // The later bytes of a character belong to the `?` that took the first.
            let kept = if is_continuation(*byte) { *state & stays } else { 0 };
            let shifted = (*state << 1) | carry;
            carry = *state >> 63;
            *state = (shifted & takes) | kept;
        }
        if state.last()? & last != 0 {
            return Some(at + character_bytes(text, at));
        }
    }
    None
}

/// Returns one bit for each token, the first one lowest.
fn bits(piece: &[PatternToken], holds: impl Fn(PatternToken) -> bool) -> Box<[u64]> {
    let word = |tokens: &[PatternToken]| {
        tokens.iter().rev().fold(0, |word, token| (word << 1) | u64::from(holds(*token)))
    };
    piece.chunks(64).map(word).collect()
}

const fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

/// Returns whether the text ends with the piece.
fn ends_with(piece: &[PatternToken], text: &[u8]) -> bool {
    piece
        .iter()
        .rev()
        .try_fold(text, |rest, token| {
            let (last, before) = rest.split_last()?;
            match token {
                PatternToken::Byte(byte) => (byte == last).then_some(before),
                PatternToken::One => {
                    let start = rest.iter().rposition(|byte| !is_continuation(*byte))?;
                    rest.get(..start)
                }
                PatternToken::Any => None,
            }
        })
        .is_some()
}

/// Returns the bytes of a piece; `None` if it has a `?`.
fn literal(piece: &[PatternToken]) -> Option<Vec<u8>> {
    piece
        .iter()
        .map(|token| if let PatternToken::Byte(byte) = token { Some(*byte) } else { None })
        .collect()
}

fn matches_written(pattern: &str, text: &str, same: impl Fn(u8, u8) -> bool, fuel: &Fuel) -> bool {
    let bytes = pattern.as_bytes();
    matches_by(
        bytes.len(),
        |at| bytes.get(at).copied().map(PatternToken::written),
        text,
        same,
        fuel,
    )
}

fn matches_by(
    length: usize,
    token: impl Fn(usize) -> Option<PatternToken>,
    text: &str,
    same: impl Fn(u8, u8) -> bool,
    fuel: &Fuel,
) -> bool {
    let text = text.as_bytes();
    let (mut p, mut t) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    // Between two looks at the fuel the pattern is read once at most.
    let mut steps = 1;
    while t < text.len() {
        steps += 1;
        match token(p) {
            Some(PatternToken::Any) => {
                retry = Some((p + 1, t));
                p += 1;
            }
            Some(PatternToken::One) => {
                p += 1;
                t += character_bytes(text, t);
            }
            Some(PatternToken::Byte(byte))
                if text.get(t).is_some_and(|other| same(byte, *other)) =>
            {
                p += 1;
                t += 1;
            }
            _ => {
                let has_fuel = fuel.burn(std::mem::take(&mut steps));
                let Some((after_star, from)) = retry.filter(|_| has_fuel) else { return false };
                retry = Some((after_star, from + 1));
                p = after_star;
                t = from + 1;
            }
        }
    }
    fuel.burn(steps.saturating_add(length.saturating_sub(p)))
        && (p..length).all(|rest| token(rest) == Some(PatternToken::Any))
}

/// Returns the length of the UTF-8 character at `at`.
fn character_bytes(text: &[u8], at: usize) -> usize {
    let following = text.get(at + 1..).unwrap_or_default();
    1 + following.iter().take_while(|byte| is_continuation(**byte)).count()
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
        for (pattern, expected) in [
            ("KMS:encrypt", true),
            ("kms:Encryp", false),
            ("kms:Encrypt2", false),
            ("kms:enc*", true),
            ("kms:Encrypt*", true),
            ("kms:Encrypt2*", false),
            ("*", true),
            ("k*:E*", true),
            ("kms:E??rypt", true),
            ("kms:?", false),
            ("kms:D*", false),
        ] {
            assert_eq!(
                ActionPattern::new(pattern).matches("kms:Encrypt", &Fuel::of_decision()),
                expected,
                "{pattern}"
            );
        }
    }

    #[test]
    fn a_hostile_pattern_takes_no_hostile_time() {
        let pattern = "*a".repeat(2000) + "b";
        let text = "a".repeat(20_000);
        // Exponential work would not come back.
        assert!(!matches(&pattern, &text));
    }

    /// 32 KiB of `*aaaa...b` against 8 KiB of `a`: the product of the lengths would be 268 million steps a star.
    #[test]
    fn long_pieces_are_searched_for_once() {
        let piece = "*".to_owned() + &"a".repeat(2_000) + "b";
        let (pattern, text) = (piece.repeat(16), "a".repeat(8_192));
        assert!(!matches(&pattern, &text));
        let [enough, few] = [2_500, 1_500].map(|count| ("a".repeat(count) + "b").repeat(16));
        assert!(matches(&pattern, &enough) && !matches(&pattern, &few));
    }

    /// Pieces of `?` and letters, 8 KiB each, against 16 KiB: half of the product would be 67 million steps of two pointers.
    /// They take more than one decision may, whose fuel is not what is tested here.
    #[test]
    fn long_pieces_of_any_character_are_searched_for_once() {
        for unit in ["a?", "??", "?ä"] {
            let piece = unit.repeat(4 * 1024 / unit.len());
            let (pattern, text) = (format!("x*{piece}b*{piece}b*"), "a".repeat(8 * 1024));
            let fuel = Fuel::new(10_000_000);
            assert!(!matches_within(&pattern, &format!("x{text}"), &fuel), "{unit}");
            let fits = unit.replace('?', "ö").repeat(4 * 1024 / unit.len());
            let text = format!("x{text}{fits}b{text}{fits}b");
            assert!(matches_within(&pattern, &text, &fuel) && !fuel.is_spent(), "{unit}");
            assert!(!matches(&pattern, &text), "{unit}");
        }
    }

    /// Returns how often a token of the pattern is looked at.
    fn steps(pattern: &str, text: &str) -> usize {
        let (bytes, steps) = (pattern.as_bytes(), std::cell::Cell::new(0));
        let token = |at: usize| {
            steps.set(steps.get() + 1);
            bytes.get(at).copied().map(PatternToken::written)
        };
        let _matches = matches_by(bytes.len(), token, text, |a, b| a == b, &Fuel::of_decision());
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
        fn agrees_with_the_definition(pattern in "[abä*?]{0,8}", text in "[abäö]{0,8}") {
            let (p, t): (Vec<_>, Vec<_>) = (pattern.chars().collect(), text.chars().collect());
            prop_assert_eq!(matches(&pattern, &text), naive(&p, &t));
            let tokens: Vec<_> = pattern.bytes().map(PatternToken::written).collect();
            prop_assert_eq!(matches_pieces(&tokens, text.as_bytes(), &Fuel::of_decision()), naive(&p, &t));
        }

        /// In pieces of more than one word of bits.
        #[test]
        fn long_pieces_are_found_where_they_stand(
            before in "[abä]{0,80}", piece in "[aä?]{60,140}", after in "[abä]{0,80}",
        ) {
            let found = piece.replace('?', "b");
            let tokens: Vec<_> = format!("*{piece}*").bytes().map(PatternToken::written).collect();
            let text = format!("{before}{found}{after}");
            prop_assert!(matches_pieces(&tokens, text.as_bytes(), &Fuel::of_decision()));
            let short: String = text.chars().take(piece.chars().count() - 1).collect();
            prop_assert!(!matches_pieces(&tokens, short.as_bytes(), &Fuel::of_decision()));
        }

        /// The worst is a long text behind a star: the product of the lengths, never more.
        #[test]
        fn work_is_bounded_by_the_product(pattern in "[ab*?]{0,64}", text in "[ab]{0,64}") {
            let bound = (pattern.len() + 2) * (text.len() + 2);
            prop_assert!(steps(&pattern, &text) <= bound);
        }
    }
}
