//! `zhitu export --store DIR --format turtle`: the whole graph, or a part of it, as a file.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::common::output;
use super::failure::Failure;
use super::graph::GraphArg;
use super::select::FilterArg;
use crate::export::{self, Dialect, Format, Network, Selection};

/// Write the graph, or the part of it that meets some conditions: sorted, the same bytes every time.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    graph: GraphArg,
    #[command(flatten)]
    filter: FilterArg,
    #[arg(long, value_enum, default_value = "turtle")]
    format: Name,
    /// RDF 1.2: say of each fact which direct triples it stands for (rdf:reifies); Turtle, TriG, N-Triples, N-Quads
    #[arg(long)]
    rdf12: bool,
    /// Write to this file instead of standard output; csv and gephi need a folder, for nodes.csv and edges.csv
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Name {
    Turtle,
    Ntriples,
    Nquads,
    Trig,
    Rdfxml,
    /// Compact, with a context
    Jsonld,
    /// Entities and direct triples, for networkx, yEd, Gephi
    Graphml,
    /// The same in Gephi's own format
    Gexf,
    /// nodes.csv and edges.csv as `neo4j-admin database import` takes them
    Csv,
    /// nodes.csv and edges.csv as Gephi takes them
    Gephi,
    /// A table: one row a fact, roles as columns
    FactsCsv,
    /// One fact a line
    FactsJsonl,
}

impl Name {
    fn rdf(self) -> Option<Format> {
        match self {
            Name::Turtle => Some(Format::Turtle),
            Name::Ntriples => Some(Format::NTriples),
            Name::Nquads => Some(Format::NQuads),
            Name::Trig => Some(Format::TriG),
            Name::Rdfxml => Some(Format::RdfXml),
            Name::Jsonld => Some(Format::JsonLd),
            _ => None,
        }
    }

    fn tables(self) -> Option<Dialect> {
        match self {
            Name::Csv => Some(Dialect::Neo4j),
            Name::Gephi => Some(Dialect::Gephi),
            _ => None,
        }
    }
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let folder = match (args.format.tables(), &args.output) {
        (Some(dialect), Some(folder)) => Some((dialect, folder)),
        (Some(_), None) => {
            return Err(Failure::Usage("tables of nodes and edges are two files: name a folder with --output".to_owned()));
        }
        (None, _) => None,
    };
    let can_reify = matches!(args.format, Name::Turtle | Name::Trig | Name::Ntriples | Name::Nquads);
    if args.rdf12 && !can_reify {
        return Err(Failure::Usage("--rdf12 goes with turtle, trig, ntriples and nquads".to_owned()));
    }
    let graph = args.graph.open()?;
    let (view, words) = (graph.view(), graph.words());
    let filter = args.filter.lower(view, &graph)?;
    if let Some(format) = args.format.rdf() {
        let part = match filter.is_empty() {
            true => None,
            false => Some(Selection::filtered(view, &filter)?.graph(view, &graph.schema)?),
        };
        let mut out = output(args.output.as_deref())?;
        let part = part.as_ref().unwrap_or(graph.store.graph());
        let reified = match args.rdf12 {
            true => export::write_reified(part, format, &graph.prefixes, &graph.schema, &mut out),
            false => None,
        };
        reified.unwrap_or_else(|| export::write(part, format, &graph.prefixes, &mut out))?;
        return Ok(out.flush()?);
    }
    if matches!(args.format, Name::FactsCsv | Name::FactsJsonl) {
        let facts = filter.facts(view)?;
        let mut out = output(args.output.as_deref())?;
        match args.format {
            Name::FactsCsv => export::write_facts_csv(words, &facts, &graph.prefixes, &mut out)?,
            _ => export::write_facts_jsonl(words, &facts, &graph.prefixes, &mut out)?,
        }
        return Ok(out.flush()?);
    }
    let network = Network::of(words, &Selection::filtered(view, &filter)?, &graph.prefixes)?;
    if let Some((dialect, folder)) = folder {
        return write_tables(&network, dialect, folder);
    }
    let mut out = output(args.output.as_deref())?;
    match args.format {
        Name::Gexf => export::write_gexf(&network, &graph.style, &mut out)?,
        _ => export::write_graphml(&network, &graph.style, &mut out)?,
    }
    Ok(out.flush()?)
}

fn write_tables(network: &Network, dialect: Dialect, folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|e| Failure::Work(format!("{}: {e}", folder.display())))?;
    let mut nodes = output(Some(&folder.join("nodes.csv")))?;
    export::write_nodes(network, dialect, &mut nodes)?;
    nodes.flush()?;
    let mut edges = output(Some(&folder.join("edges.csv")))?;
    export::write_edges(network, dialect, &mut edges)?;
    Ok(edges.flush()?)
}
