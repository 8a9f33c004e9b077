//! Text in columns.

use super::{BOLD, width};

const GAP: usize = 2;

/// A table without lines. Where the terminal is too narrow, columns are left out from the right, but never the first two.
pub(crate) fn columns(head: &[&str], rows: &[Vec<String>], columns: Option<usize>) -> String {
    let widths: Vec<usize> = (0..head.len())
        .map(|at| rows.iter().map(|row| width(&row[at])).fold(width(head[at]), usize::max))
        .collect();
    let fits = |count: &usize| widths[..*count].iter().map(|width| width + GAP).sum::<usize>() - GAP;
    let shown = (2..=head.len()).rev().find(|count| columns.is_none_or(|columns| fits(count) <= columns));
    let shown = shown.unwrap_or(2.min(head.len()));
    let line = |cells: &[String]| {
        let cells = cells[..shown].iter().zip(&widths);
        let padded = cells.map(|(cell, wide)| format!("{cell}{}", " ".repeat(wide + GAP - width(cell))));
        padded.collect::<String>().trim_end().to_owned()
    };
    let head: Vec<String> = head.iter().map(|&name| name.to_owned()).collect();
    let mut text = format!("{BOLD}{}{BOLD:#}\n", line(&head));
    for row in rows {
        text.push_str(&line(row));
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrow_terminal_gets_fewer_columns() {
        let rows = [vec!["aaaa".to_owned(), "b".to_owned(), "cccc".to_owned()]];
        let shown =
            |width| anstream::adapter::strip_str(&columns(&["A", "B", "C"], &rows, width)).to_string();
        assert_eq!(shown(None), "A     B  C\naaaa  b  cccc\n");
        assert_eq!(shown(Some(12)), "A     B\naaaa  b\n");
        assert_eq!(shown(Some(3)), "A     B\naaaa  b\n");
    }
}
