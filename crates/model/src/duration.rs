//! Durations as people write them: `90s`, `1h 30m`.

use std::time::Duration;

use jiff::SignedDuration;

/// Parses a duration such as `90s`, `15m` or `24h`. `None` if it is none, or negative.
#[must_use]
pub fn parse(text: &str) -> Option<Duration> {
    let duration: SignedDuration = text.parse().ok()?;
    Duration::try_from(duration).ok()
}

/// Writes a duration in whole seconds, such as `23h 59m 8s`.
#[must_use]
pub fn text(duration: Duration) -> String {
    let seconds = i64::try_from(duration.as_secs()).unwrap_or(i64::MAX);
    format!("{:#}", SignedDuration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_write() {
        let cases = [("90s", 90), ("15m", 900), ("24h", 86_400), ("1h 30m", 5_400), ("0s", 0)];
        for (written, seconds) in cases {
            assert_eq!(parse(written), Some(Duration::from_secs(seconds)), "{written}");
        }
        for wrong in ["", "90", "-1h", "soon", "1 fortnight"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn writes_whole_seconds() {
        assert_eq!(text(Duration::from_millis(86_399_900)), "23h 59m 59s");
        assert_eq!(text(Duration::ZERO), "0s");
    }
}
