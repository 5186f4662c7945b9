//! Bars, for terminals and as SVG.

use std::fmt::Write as _;

use crate::printable::plain;

/// The cells of the longest bar.
const BAR_CELLS: u64 = 40;
/// The height of a bar with the space below it, the width of the longest one and of the names, in pixels.
const ROW: usize = 24;
const WIDEST: u64 = 480;
const NAMES: usize = 420;
/// The characters of a name that fit.
const NAME_CHARS_MAX: usize = 60;

/// Returns a bar, in eighths of a cell. What is not zero is seen.
pub(crate) fn bar(value: u64, most: u64) -> String {
    let eighths = u128::from(value) * u128::from(BAR_CELLS) * 8 / u128::from(most.max(1));
    let eighths = u64::try_from(eighths).unwrap_or(0).max(u64::from(value > 0));
    let mut bar = "\u{2588}".repeat(usize::try_from(eighths / 8).unwrap_or(0));
    // U+258F has one eighth, U+2589 seven.
    let rest = u32::try_from(eighths % 8).unwrap_or(0);
    bar.extend((rest > 0).then(|| char::from_u32(0x2590 - rest)).flatten());
    bar
}

/// Returns a number with its thousands apart.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A bar of a plot: a name, a length and the text behind it.
#[derive(Clone, Debug)]
pub(crate) struct Bar {
    pub(crate) name: String,
    pub(crate) length: u64,
    pub(crate) label: String,
}

/// Returns a plot as an SVG document (SVG 1.1), with a title above.
pub(crate) fn svg(title: &str, bars: &[Bar]) -> String {
    let most = bars.iter().map(|bar| bar.length).max().unwrap_or(0).max(1);
    let (width, height) = (NAMES + 700, (bars.len() + 2) * ROW);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" \
         font-size=\"13\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n<text x=\"8\" y=\"{ROW}\" \
         font-weight=\"bold\">{}</text>\n",
        escaped(title)
    );
    for (row, bar) in (2_usize..).zip(bars) {
        let length = u128::from(bar.length) * u128::from(WIDEST) / u128::from(most);
        let length = usize::try_from(length).unwrap_or(0).max(usize::from(bar.length > 0));
        let (top, base) = (row * ROW - 13, row * ROW);
        let _written = writeln!(
            text,
            "<text x=\"{}\" y=\"{base}\" text-anchor=\"end\">{}</text>\n<rect x=\"{NAMES}\" y=\"{top}\" width=\"{length}\" \
             height=\"16\" fill=\"steelblue\"/>\n<text x=\"{}\" y=\"{base}\">{}</text>",
            NAMES - 8,
            escaped(&shortened(&bar.name)),
            NAMES + length + 8,
            escaped(&bar.label)
        );
    }
    text.push_str("</svg>\n");
    text
}

/// Returns the end of a long name, which is the part that differs in ARNs.
fn shortened(name: &str) -> String {
    let count = name.chars().count();
    if count <= NAME_CHARS_MAX {
        return name.to_owned();
    }
    std::iter::once('\u{2026}').chain(name.chars().skip(count - NAME_CHARS_MAX)).collect()
}

/// Returns text that XML shows as it is.
fn escaped(text: &str) -> String {
    let plain = plain(text);
    quick_xml::escape::escape(plain.as_ref()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_the_numbers_and_none_that_counts_is_empty() {
        assert_eq!(bar(0, 100), "");
        assert_eq!(bar(1, 1_000_000), "\u{258f}");
        assert_eq!(bar(100, 100).chars().count(), 40);
        assert_eq!(bar(50, 100).chars().count(), 20);
        assert_eq!(bar(7, 320), "\u{2589}");
        assert_eq!(bar(u64::MAX, u64::MAX).chars().count(), 40);
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn a_plot_is_xml_whatever_the_names_are() {
        let named =
            |name: &str, length| Bar { name: name.to_owned(), length, label: "1 < 2".to_owned() };
        let bars =
            [named("<script>&\"\u{1b}", 0), named(&"x".repeat(100), 7), named("a", u64::MAX)];
        let text = svg("t & u", &bars);
        assert!(!text.contains("<script>") && !text.contains('\u{1b}'));
        let mut reader = quick_xml::Reader::from_str(&text);
        let mut rectangles = 0;
        loop {
            let event = reader.read_event().unwrap();
            if let quick_xml::events::Event::Empty(element) = &event
                && element.name().as_ref() == "rect"
            {
                rectangles += 1;
            }
            if matches!(event, quick_xml::events::Event::Eof) {
                break;
            }
        }
        assert_eq!(rectangles, 4);
        assert!(text.contains("width=\"480\"") && text.contains("width=\"0\""));
    }
}
