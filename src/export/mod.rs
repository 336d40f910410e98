//! Store → files: Turtle and the other RDF formats, tables, graphs for Gephi, Neo4j and Graphviz.

mod lines;
mod prefixes;
mod survey;
mod terms;
mod turtle;
mod view;

pub use prefixes::Prefixes;
pub use view::{Node, View};

use std::io::{self, Write};

use oxigraph::store::Store;

/// The RDF formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Turtle,
    NTriples,
    NQuads,
    TriG,
}

/// Writes the whole default graph, sorted, the same bytes every time.
pub fn write(store: &Store, format: Format, prefixes: &Prefixes, out: &mut impl Write) -> io::Result<()> {
    match format {
        Format::Turtle | Format::TriG => turtle::write(store, prefixes, out),
        Format::NTriples | Format::NQuads => lines::write(store, out),
    }
}
