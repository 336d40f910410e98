//! `zhitu compare 常州高新区 潍坊高新区`: the statistics of two zones side by side.

use super::failure::Failure;
use super::graph::{AskArg, Graph};
use super::report::{cell, section};
use super::select::the_one;
use crate::analyze::{self, Row};

/// Compare the statistics of two zones, or of any two entities, by indicator and period.
#[derive(clap::Args)]
pub struct Args {
    first: String,
    second: String,
    /// Only what both have
    #[arg(long)]
    shared: bool,
    #[command(flatten)]
    ask: AskArg,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let ask = |graph: &Graph| {
        let (first, second) = (the_one(graph.view(), &args.first)?, the_one(graph.view(), &args.second)?);
        let mut comparison = analyze::compare(graph.words(), [&first, &second])?;
        if args.shared {
            comparison.rows.retain(|row| row.figures.iter().all(|figures| !figures.is_empty()));
        }
        Ok(comparison)
    };
    args.ask.answer(ask, |_, comparison, out| {
        let [a, b] = &comparison.names;
        let row = |row: &Row| {
            let mut cells = vec![cell(&row.indicator), cell(&row.period)];
            cells.extend(
                row.figures.iter().map(|figures| cell(figures.iter().map(String::as_str).collect::<Vec<_>>().join(" / "))),
            );
            cells
        };
        let rows: Vec<_> = comparison.rows.iter().map(row).collect();
        match rows.is_empty() {
            true => writeln!(out, "no statistics of {a} and {b}"),
            false => section(&format!("{a} ↔ {b}"), &["指标", "时间", a, b], &rows, out),
        }
    })
}
