//! `zhitu conflicts`: what the corpus contradicts itself on.

use super::failure::Failure;
use super::graph::GraphArg;
use super::report::{FormatArg, evidence};
use crate::analyze;

/// List what the articles disagree on: one indicator of one period with two values, a part larger than its whole.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    graph: GraphArg,
    #[command(flatten)]
    format: FormatArg,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let graph = args.graph.open()?;
    let conflicts = analyze::conflicts(graph.words(), &graph.prefixes)?;
    args.format.write(&conflicts, |conflicts, out| {
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
