//! Tables with aligned columns.

/// A table: its first column is text, the others are numbers.
#[derive(Debug)]
pub(crate) struct TextTable {
    rows: Vec<Vec<String>>,
}

impl TextTable {
    /// Begins a table with the headings of its columns.
    pub(crate) fn new(headings: &[&str]) -> Self {
        Self { rows: vec![headings.iter().map(|&heading| heading.to_owned()).collect()] }
    }

    /// Adds a row.
    pub(crate) fn add(&mut self, row: Vec<String>) {
        self.rows.push(row);
    }

    /// Returns the lines. The first column is aligned on the left, the others on the right.
    pub(crate) fn lines(&self) -> impl Iterator<Item = String> + '_ {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(move |row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        self.rows.iter().map(move |row| {
            let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
                if column == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
            });
            cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned() {
        let mut table = TextTable::new(&["bucket", "bytes"]);
        table.add(vec!["a".to_owned(), "1".to_owned()]);
        table.add(vec!["f\u{fc}nf-b\u{fc}cher".to_owned(), "1234567".to_owned()]);
        let lines: Vec<_> = table.lines().collect();
        assert_eq!(
            lines,
            ["bucket         bytes", "a                  1", "f\u{fc}nf-b\u{fc}cher  1234567"]
        );
    }
}
