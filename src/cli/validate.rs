//! `zhitu validate --store DIR`: the graph against its shapes.

use std::io::Write as _;
use std::path::PathBuf;

use super::common::output;
use super::failure::Failure;
use super::graph::{Graph, GraphArg};
use crate::analyze::shacl::{self, Knowledge, Report, Violation};

/// Check the graph against the SHACL shapes of the ontology; ends with 1 where it breaks one.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    graph: GraphArg,
    /// Use these shapes instead of the ontology's shapes.ttl
    #[arg(long, value_name = "FILE")]
    shapes: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// For people
    Text,
    Json,
    /// A sh:ValidationReport
    Turtle,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let graph = args.graph.open()?;
    let own = match &args.shapes {
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|e| Failure::Work(format!("{}: {e}", path.display())))?;
            Some((path.display().to_string(), text))
        }
        None => None,
    };
    let files = graph.folder.files.iter().filter(|f| !f.path.contains('/') && f.path.ends_with(".ttl"));
    let texts = files
        .filter(|f| own.is_none() || f.path != "shapes.ttl")
        .map(|f| (f.path.as_str(), f.text.as_str()))
        .chain(own.as_ref().map(|(name, text)| (name.as_str(), text.as_str())));
    let knowledge = Knowledge::read(texts).map_err(|e| Failure::Work(format!("the shapes cannot be read: {e}")))?;
    let report = shacl::validate(graph.store.graph(), &knowledge)
        .map_err(|e| Failure::Work(format!("the shapes ask for what zhitu cannot check:\n{e}")))?;
    let mut out = output(None)?;
    match args.format {
        Format::Text => write(&graph, &report, &mut out)?,
        Format::Json => writeln!(out, "{}", serde_json::to_string_pretty(&report).map_err(Failure::work)?)?,
        Format::Turtle => shacl::write_turtle(&report, &mut out)?,
    }
    out.flush()?;
    match report.violations.len() {
        0 => Ok(()),
        count => Err(Failure::Work(format!("{count} violations"))),
    }
}

fn write(graph: &Graph, report: &Report, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    if report.conforms {
        return writeln!(out, "the graph conforms to its shapes");
    }
    for violation in &report.violations {
        write_one(graph, violation, "", out)?;
    }
    Ok(())
}

fn write_one(graph: &Graph, violation: &Violation, indent: &str, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    // Long sentences are cut: what is wrong with them is not at their end.
    let short = |term: &str| match term.strip_prefix('<').and_then(|term| term.strip_suffix('>')) {
        Some(iri) => graph.prefixes.short(iri),
        None if term.chars().count() > 60 => term.chars().take(60).chain(['…']).collect(),
        None => term.to_owned(),
    };
    let path = violation.path.as_deref().map(|path| format!(" {}", short(path))).unwrap_or_default();
    let value = match &violation.value {
        Some(value) if *value != violation.focus => format!(" {}", short(value)),
        _ => String::new(),
    };
    let message: Vec<String> = violation.message.split(' ').map(short).collect();
    writeln!(out, "{indent}{}{path}{value}: {}", short(&violation.focus), message.join(" "))?;
    violation.details.iter().try_for_each(|detail| write_one(graph, detail, &format!("{indent}  "), out))
}
