//! `zhitu conflicts`: what the corpus contradicts itself on.

use super::failure::Failure;
use super::graph::{AskArg, Graph};
use super::report::evidence;
use crate::analyze;

/// List what the articles disagree on: one indicator of one period with two values, a part larger than its whole.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    ask: AskArg,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let ask = |graph: &Graph| Ok(analyze::conflicts(graph.words(), &graph.prefixes)?);
    args.ask.answer(ask, |graph, conflicts, out| {
        for conflict in conflicts {
            let kind =
                if conflict.kind == "subset" { "部分大于整体".to_owned() } else { graph.words().term(&conflict.kind) };
            writeln!(out, "【{kind}】{}  {}", conflict.about, conflict.period)?;
            for (figure, fact) in conflict.figures.iter().zip(&conflict.facts) {
                writeln!(out, "  {figure}")?;
                evidence(fact, out)?;
            }
            writeln!(out)?;
        }
        writeln!(out, "{} conflicts", conflicts.len())
    })
}
