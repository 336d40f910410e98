//! `zhitu dot --store DIR --focus 襄阳高新区 --hops 1`: the graph, or a part of it, as Graphviz DOT or SVG.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::common::output;
use super::failure::Failure;
use super::graph::GraphArg;
use super::select::{FilterArg, all_called};
use crate::export::{self, Picture, Selection};

/// Draw the graph for Graphviz: `zhitu dot --focus 襄阳高新区 | dot -Tsvg > 图.svg`.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    graph: GraphArg,
    #[command(flatten)]
    filter: FilterArg,
    /// Draw what is around this entity
    #[arg(long, value_name = "NAME", conflicts_with_all = ["entity", "kind", "article", "from", "to"])]
    focus: Option<String>,
    /// How far around: entities that one fact names are one hop apart
    #[arg(long, value_name = "N", default_value_t = 1, requires = "focus")]
    hops: usize,
    /// Also write out what is said of one entity alone, statistics above all (default for one article)
    #[arg(long)]
    notes: bool,
    /// Write SVG: by Graphviz where `dot` is installed, by zhitu itself otherwise
    #[arg(long)]
    svg: bool,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let graph = args.graph.open()?;
    let view = graph.view();
    let (selection, narrow) = match &args.focus {
        Some(name) => (Selection::around(view, &all_called(view, name)?, args.hops)?, false),
        None => {
            let filter = args.filter.lower(view, &graph)?;
            let narrow = !filter.articles.is_empty() || filter.kinds.iter().any(|kind| kind == "Observation");
            (Selection::filtered(view, &filter)?, narrow)
        }
    };
    let picture = Picture::of(graph.words(), &selection, &graph.prefixes, args.notes || narrow)?;
    let mut dot = Vec::new();
    export::write_dot(&picture, &graph.style, &mut dot)?;
    let mut out = output(args.output.as_deref())?;
    match args.svg {
        false => out.write_all(&dot)?,
        true => match graphviz(dot) {
            Some(svg) => out.write_all(&svg)?,
            None => export::write_svg(&picture, &graph.style, &mut out)?,
        },
    }
    Ok(out.flush()?)
}

/// What `dot -Tsvg` makes of it; None where it is not installed or fails.
fn graphviz(dot: Vec<u8>) -> Option<Vec<u8>> {
    let command = Command::new("dot").arg("-Tsvg").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = command.ok()?;
    let mut stdin = child.stdin.take()?;
    // Graphviz may write before it has read everything, so that both must go on at once.
    let feeder = std::thread::spawn(move || stdin.write_all(&dot).is_ok());
    let output = child.wait_with_output().ok()?;
    (feeder.join().unwrap_or(false) && output.status.success()).then_some(output.stdout)
}
