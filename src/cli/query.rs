//! `zhitu query [FILE.rq | -e 'SELECT …'] --store DIR`: SPARQL, answered as a table for people or as a format for programs.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Term, Triple};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{QueryResults, QuerySolutionIter};

use super::common::{StoreArg, output};
use super::failure::Failure;
use super::table::{self, Cell};
use crate::export::{self, Prefixes};
use crate::store::{QueryError, Store};

/// Ask the graph in SPARQL.
///
/// The prefixes zt, schema, rdf, rdfs, owl, xsd, skos, dcterms, prov, org, time and one for each class
/// (zone:襄阳高新区, company:…) need not be declared.
#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("query").required(true))]
pub struct Args {
    /// A file with the query; `-` reads it from standard input
    #[arg(value_name = "FILE.rq", group = "query")]
    file: Option<PathBuf>,
    /// The query itself
    #[arg(short = 'e', long = "execute", value_name = "QUERY", group = "query")]
    text: Option<String>,
    #[command(flatten)]
    store: StoreArg,
    /// Default: table for SELECT and ASK, turtle for CONSTRUCT and DESCRIBE
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Table,
    Csv,
    Tsv,
    Json,
    Xml,
    Turtle,
    Ntriples,
    Nquads,
    Trig,
}

impl Format {
    fn results(self) -> Option<QueryResultsFormat> {
        match self {
            Format::Csv => Some(QueryResultsFormat::Csv),
            Format::Tsv => Some(QueryResultsFormat::Tsv),
            Format::Json => Some(QueryResultsFormat::Json),
            Format::Xml => Some(QueryResultsFormat::Xml),
            _ => None,
        }
    }

    fn graph(self) -> Option<export::Format> {
        match self {
            Format::Turtle => Some(export::Format::Turtle),
            Format::Ntriples => Some(export::Format::NTriples),
            Format::Nquads => Some(export::Format::NQuads),
            Format::Trig => Some(export::Format::TriG),
            _ => None,
        }
    }
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let (name, text) = match (&args.file, &args.text) {
        (Some(path), _) => (path.display().to_string(), read(path)?),
        (None, text) => ("-e".to_owned(), text.clone().unwrap_or_default()),
    };
    let store = args.store.open()?;
    let prefixes = Prefixes::new(store.iris().base());
    let results = store.query(&text).map_err(|e| match e {
        QueryError::Syntax(e) => {
            let error = e.to_string();
            Failure::Usage(format!("{name}: the query is not SPARQL: {}{}", brief(&error), shown(&text, &error)))
        }
        e => Failure::work(e),
    })?;
    // Nothing is written, and no file replaced, before the format is known to fit.
    let format = args.format.unwrap_or(match results {
        QueryResults::Graph(_) => Format::Turtle,
        _ => Format::Table,
    });
    let unfit = |kind: &str, formats: &str| {
        Failure::Usage(format!("a {kind} query gives no {format:?}: use --format {formats}").to_lowercase())
    };
    match results {
        QueryResults::Graph(triples) => {
            let format = format.graph().ok_or_else(|| unfit("CONSTRUCT", "turtle, ntriples, nquads or trig"))?;
            let triples: Vec<Triple> = triples.collect::<Result<_, _>>().map_err(QueryError::Evaluation)?;
            let found = Store::in_memory(triples, store.iris().clone(), store.classes().to_vec())?;
            let mut out = output(args.output.as_deref())?;
            export::write(found.graph(), format, &prefixes, &mut out)?;
            Ok(out.flush()?)
        }
        QueryResults::Boolean(answer) => {
            let mut out = output(args.output.as_deref())?;
            match (format, format.results()) {
                (Format::Table, _) => writeln!(out, "{answer}")?,
                (_, Some(format)) => {
                    QueryResultsSerializer::from_format(format).serialize_boolean_to_writer(&mut out, answer)?;
                    writeln!(out)?;
                }
                _ => return Err(unfit("ASK", "table, csv, tsv, json or xml")),
            }
            Ok(out.flush()?)
        }
        QueryResults::Solutions(solutions) => match (format, format.results()) {
            (Format::Table, _) => write_table(solutions, &prefixes, args.output.as_deref()),
            (_, Some(format)) => write_results(solutions, format, args.output.as_deref()),
            _ => Err(unfit("SELECT", "table, csv, tsv, json or xml")),
        },
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    let read = match path.to_str() {
        Some("-") => std::io::stdin().read_to_string(&mut text),
        _ => std::fs::File::open(path).and_then(|mut file| file.read_to_string(&mut text)),
    };
    match read {
        Ok(_) => Ok(text),
        Err(e) => Err(Failure::Work(format!("{}: {e}", path.display()))),
    }
}

fn write_results(solutions: QuerySolutionIter<'_>, format: QueryResultsFormat, path: Option<&Path>) -> Result<(), Failure> {
    let mut out = output(path)?;
    let mut writer =
        QueryResultsSerializer::from_format(format).serialize_solutions_to_writer(&mut out, solutions.variables().to_vec())?;
    for solution in solutions {
        writer.serialize(&solution.map_err(QueryError::Evaluation)?)?;
    }
    writer.finish()?;
    if matches!(format, QueryResultsFormat::Json | QueryResultsFormat::Xml) {
        writeln!(out)?;
    }
    Ok(out.flush()?)
}

fn write_table(solutions: QuerySolutionIter<'_>, prefixes: &Prefixes, path: Option<&Path>) -> Result<(), Failure> {
    let head: Vec<String> = solutions.variables().iter().map(|variable| variable.as_str().to_owned()).collect();
    let mut rows = Vec::new();
    for solution in solutions {
        let solution = solution.map_err(QueryError::Evaluation)?;
        rows.push(
            solution.values().iter().map(|term| term.as_ref().map(|term| cell(term, prefixes)).unwrap_or_default()).collect(),
        );
    }
    let mut out = output(path)?;
    table::write(&head, &rows, &mut out)?;
    Ok(out.flush()?)
}

/// A term as people read it: the prefixed name of a node, the bare words of a literal.
fn cell(term: &Term, prefixes: &Prefixes) -> Cell {
    match term {
        Term::NamedNode(node) => {
            Cell { text: prefixes.name(node.as_str()).unwrap_or_else(|| node.to_string()), is_number: false }
        }
        Term::Literal(literal) => {
            let numbers = [xsd::INTEGER, xsd::DECIMAL, xsd::DOUBLE, xsd::FLOAT];
            let text = literal.value().split_whitespace().collect::<Vec<_>>().join(" ");
            Cell { text, is_number: numbers.contains(&literal.datatype()) }
        }
        other => Cell { text: other.to_string(), is_number: false },
    }
}

/// The parser lists every character that could go on here, which helps nobody; only what is said in words stays.
fn brief(error: &str) -> String {
    const UNKNOWN: &str = "Prefix not found";
    match error.split_once(": expected one of ") {
        Some((place, list)) if list.contains(UNKNOWN) => format!("{place}: {UNKNOWN}"),
        Some((place, list)) if list.len() > 60 => place.to_owned(),
        _ => error.to_owned(),
    }
}

/// The line of the query where the parser stopped, with a mark below it. `error` tells the place as `line:column`.
fn shown(query: &str, error: &str) -> String {
    let place = error.split_whitespace().find_map(|word| {
        let (line, column) = word.trim_end_matches([':', ',']).split_once(':')?;
        Some((line.parse::<usize>().ok()?, column.parse::<usize>().ok()?))
    });
    let Some((line, column)) = place else { return String::new() };
    let Some(text) = line.checked_sub(1).and_then(|i| query.lines().nth(i)) else { return String::new() };
    let before: String = text.chars().take(column.saturating_sub(1)).collect();
    let space = " ".repeat(unicode_width::UnicodeWidthStr::width(before.as_str()));
    format!("\n  {text}\n  {space}^")
}
