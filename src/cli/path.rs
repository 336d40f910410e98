//! `zhitu path 东风公司 襄阳高新区`: how two entities are connected.

use super::failure::Failure;
use super::graph::{AskArg, Graph};
use super::report::told;
use super::select::the_one;
use crate::analyze;

/// Show the shortest chain of facts between two entities, each with its sentence.
#[derive(clap::Args)]
pub struct Args {
    from: String,
    to: String,
    #[command(flatten)]
    ask: AskArg,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let ask = |graph: &Graph| {
        let (from, to) = (the_one(graph.view(), &args.from)?, the_one(graph.view(), &args.to)?);
        let steps = analyze::path(graph.words(), &from, &to, &graph.prefixes)?;
        steps.ok_or_else(|| Failure::Work(format!("nothing in the store connects `{}` and `{}`", args.from, args.to)))
    };
    args.ask.answer(ask, |_, steps, out| {
        for (i, step) in steps.iter().enumerate() {
            writeln!(out, "{}{} → {}", if i == 0 { "" } else { "\n" }, step.from_name, step.to_name)?;
            told(&step.fact, out)?;
        }
        Ok(())
    })
}
