//! `zhitu path 东风公司 襄阳高新区`: how two entities are connected.

use super::failure::Failure;
use super::graph::GraphArg;
use super::report::{FormatArg, told};
use super::select::the_one;
use crate::analyze;

/// Show the shortest chain of facts between two entities, each with its sentence.
#[derive(clap::Args)]
pub struct Args {
    from: String,
    to: String,
    #[command(flatten)]
    graph: GraphArg,
    #[command(flatten)]
    format: FormatArg,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let graph = args.graph.open()?;
    let (from, to) = (the_one(graph.view(), &args.from)?, the_one(graph.view(), &args.to)?);
    let Some(steps) = analyze::path(graph.words(), &from, &to, &graph.prefixes)? else {
        return Err(Failure::Work(format!("nothing in the store connects `{}` and `{}`", args.from, args.to)));
    };
    args.format.write(&steps, |steps, out| {
        for (i, step) in steps.iter().enumerate() {
            writeln!(out, "{}{} → {}", if i == 0 { "" } else { "\n" }, step.from_name, step.to_name)?;
            told(&step.fact, out)?;
        }
        Ok(())
    })
}
