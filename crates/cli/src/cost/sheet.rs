//! Rows of cells, as a table, as CSV or as JSON.

use serde_json::{Map, Value};

use crate::printable::plain;
use crate::table::TextTable;

/// The characters with which a spreadsheet takes a cell for a formula, and those that it passes over before. Source: OWASP, "CSV
/// Injection".
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Rows with headings. The first column is text, the others are numbers or text.
#[derive(Debug)]
pub(super) struct Sheet {
    headings: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    pub(super) fn new(headings: &[&'static str]) -> Self {
        Self { headings: headings.to_vec(), rows: Vec::new() }
    }

    pub(super) fn add(&mut self, row: Vec<String>) {
        self.rows.push(row);
    }

    /// Returns a table for people.
    pub(super) fn table(&self) -> String {
        let mut table = TextTable::new(&self.headings);
        for row in &self.rows {
            table.add(row.iter().map(|cell| plain(cell).into_owned()).collect());
        }
        table.lines().map(|line| line + "\n").collect()
    }

    /// Returns it as CSV (RFC 4180, with line feeds alone), in which no cell is a formula.
    pub(super) fn csv(&self) -> String {
        let headings: Vec<String> =
            self.headings.iter().map(|&heading| heading.to_owned()).collect();
        let rows = std::iter::once(&headings).chain(&self.rows);
        rows.map(|row| row.iter().map(|text| cell(text)).collect::<Vec<_>>().join(",") + "\n")
            .collect()
    }

    /// Returns each row as an object.
    pub(super) fn json(&self) -> Value {
        let row = |row: &Vec<String>| {
            let members = self.headings.iter().zip(row);
            let members = members.map(|(name, cell)| ((*name).to_owned(), cell.as_str().into()));
            Value::Object(members.collect::<Map<_, _>>())
        };
        self.rows.iter().map(row).collect()
    }
}

/// Returns a cell of CSV. An apostrophe before what would be a formula makes it text.
fn cell(text: &str) -> String {
    let apostrophe = if text.starts_with(FORMULA) { "'" } else { "" };
    if apostrophe.is_empty() && !text.contains(['"', ',', '\n', '\r']) {
        return text.to_owned();
    }
    format!("\"{apostrophe}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let mut sheet = Sheet::new(&["name", "amount"]);
        for name in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "a", "a,b", "a\"b", "", "a\nb"]
        {
            sheet.add(vec![name.to_owned(), "1.50".to_owned()]);
        }
        let expected = "name,amount\n\"'=1+1\",1.50\n\"'+1\",1.50\n\"'-1\",1.50\n\"'@SUM(A1)\",1.50\n\"'\t=1\",1.50\n\
                        \"'\r=1\",1.50\na,1.50\n\"a,b\",1.50\n\"a\"\"b\",1.50\n,1.50\n\"a\nb\",1.50\n";
        assert_eq!(sheet.csv(), expected);
    }
}
