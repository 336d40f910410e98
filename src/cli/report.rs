//! Answers → JSON for programs, words and tables for people. Long sentences break at the terminal's width.

use std::io::{self, Write};

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::common::output;
use super::failure::Failure;
use super::table::{self, Cell};
use crate::analyze::Told;

/// How an answer is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

#[derive(clap::Args)]
pub struct FormatArg {
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

impl FormatArg {
    /// Writes an answer to standard output.
    pub fn write<A: Serialize>(
        &self,
        answer: &A,
        people: impl FnOnce(&A, &mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let mut out = output(None)?;
        match self.format {
            Format::Text => people(answer, &mut out)?,
            Format::Json => writeln!(out, "{}", serde_json::to_string_pretty(answer).map_err(Failure::work)?)?,
        }
        Ok(out.flush()?)
    }
}

pub fn cell(text: impl Into<String>) -> Cell {
    Cell { text: text.into(), is_number: false }
}

pub fn number(value: impl ToString) -> Cell {
    Cell { text: value.to_string(), is_number: true }
}

/// A table below a heading, or nothing where there are no rows.
pub fn section(heading: &str, head: &[&str], rows: &[Vec<Cell>], mut out: &mut dyn Write) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let head: Vec<String> = head.iter().map(|name| (*name).to_owned()).collect();
    writeln!(out, "\n{heading}\n")?;
    table::write(&head, rows, &mut out)
}

/// A fact with its sentence and where that stands.
pub fn told(told: &Told, out: &mut dyn Write) -> io::Result<()> {
    let time = told.time();
    writeln!(out, "{}{}{}", time, if time.is_empty() { "" } else { "  " }, told.summary)?;
    evidence(told, out)
}

/// The sentence and the article alone.
pub fn evidence(told: &Told, out: &mut dyn Write) -> io::Result<()> {
    let sentence = told.evidence.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in folded(&sentence, 92) {
        writeln!(out, "    {line}")?;
    }
    for article in &told.articles {
        let date = article.date.as_deref().unwrap_or_default();
        writeln!(
            out,
            "    —— {}",
            [article.id.as_str(), date, &article.title].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join("  ")
        )?;
    }
    Ok(())
}

/// Lines of at most `width` cells. A line breaks between Han characters and at spaces, not inside other words.
pub fn folded(text: &str, width: usize) -> Vec<String> {
    let (mut lines, mut used) = (vec![String::new()], 0);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let whole = |c: char| c.is_ascii() && c != ' ';
        let end = if whole(first) { rest.find(|c| !whole(c)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (word, after) = rest.split_at(end);
        rest = after;
        let cells = word.width();
        if used > 0 && used + cells > width && !"，。、；：！？”）》".contains(first) {
            lines.push(String::new());
            used = 0;
        }
        if used > 0 || word != " " || lines.len() == 1 {
            used += cells;
            lines.last_mut().into_iter().for_each(|line| line.push_str(word));
        }
    }
    lines
}
