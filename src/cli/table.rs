//! Rows → a table for people, aligned by the cells that characters take on a terminal: 襄阳高新区 is ten cells wide.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

/// A cell and whether it is a number, which stands to the right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub text: String,
    pub is_number: bool,
}

pub fn write(head: &[String], rows: &[Vec<Cell>], out: &mut impl Write) -> io::Result<()> {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.text.width());
        cells.chain(head.get(column).map(|name| name.width())).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    // A column of numbers has its name on the right, too.
    let numeric = |column: usize| !rows.is_empty() && rows.iter().all(|row| row.get(column).is_some_and(|cell| cell.is_number));
    let names: Vec<Cell> = head.iter().enumerate().map(|(i, name)| Cell { text: name.clone(), is_number: numeric(i) }).collect();
    line(&names, &widths, out)?;
    let rules: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    writeln!(out, "{}", rules.join("──"))?;
    rows.iter().try_for_each(|row| line(row, &widths, out))
}

fn line(cells: &[Cell], widths: &[usize], out: &mut impl Write) -> io::Result<()> {
    let mut text = String::new();
    for (i, (cell, width)) in cells.iter().zip(widths).enumerate() {
        if i > 0 {
            text.push_str("  ");
        }
        let space = " ".repeat(width.saturating_sub(cell.text.width()));
        let (left, right) = if cell.is_number { (space.as_str(), "") } else { ("", space.as_str()) };
        text.extend([left, &cell.text, right]);
    }
    writeln!(out, "{}", text.trim_end())
}
