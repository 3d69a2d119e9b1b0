//! What Ctrl+C puts on the clipboard: rows as a spreadsheet takes them, as text and as HTML.

/// Rows that are copied, with what stands over them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// The heads of the columns.
    pub head: Vec<String>,
    /// The cells, row by row.
    pub rows: Vec<Vec<String>>,
}

impl Copied {
    /// Rows below these heads.
    #[must_use]
    pub fn new(head: &[&str], rows: Vec<Vec<String>>) -> Self {
        Self { head: head.iter().map(|title| (*title).to_owned()).collect(), rows }
    }

    /// The heads and rows with tabs between their cells. What would begin another cell or row is a blank.
    #[must_use]
    pub fn text(&self) -> String {
        let line = |cells: &[String]| {
            let plain = |cell: &String| cell.replace(['\t', '\n', '\r'], " ");
            cells.iter().map(plain).collect::<Vec<_>>().join("\t")
        };
        self.lines().map(line).collect::<Vec<_>>().join("\n")
    }

    /// The same as a table of HTML.
    #[must_use]
    pub fn html(&self) -> String {
        let mut html = String::from("<meta charset=\"utf-8\"><table>");
        for cells in self.lines() {
            html.push_str("<tr>");
            for cell in cells {
                html.push_str("<td>");
                html.push_str(&escaped(cell));
                html.push_str("</td>");
            }
            html.push_str("</tr>");
        }
        html.push_str("</table>");
        html
    }

    fn lines(&self) -> impl Iterator<Item = &[String]> {
        let head = (!self.head.is_empty()).then_some(self.head.as_slice());
        head.into_iter().chain(self.rows.iter().map(Vec::as_slice))
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\n', "<br>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_never_begins_another_one() {
        let row = vec!["a\tb".to_owned(), "1\n<2>".to_owned()];
        let copied = Copied::new(&["x", "y"], vec![row]);
        assert_eq!(copied.text(), "x\ty\na b\t1 <2>");
        assert!(copied.html().contains("<tr><td>a\tb</td><td>1<br>&lt;2&gt;</td></tr>"));
    }
}
