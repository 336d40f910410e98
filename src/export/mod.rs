//! Store → files: Turtle and the other RDF formats, tables, graphs for Gephi, Neo4j and Graphviz.

mod columns;
mod csv;
mod direct;
mod dot;
mod facts;
mod jsonld;
mod lines;
mod network;
mod picture;
mod prefixes;
mod rdfxml;
mod select;
mod style;
mod survey;
mod svg;
mod terms;
mod turtle;
mod view;
mod words;
mod xml;

pub use csv::{Dialect, write_edges, write_nodes};
pub use direct::triples as direct_triples;
pub use dot::write as write_dot;
pub use facts::{write_csv as write_facts_csv, write_jsonl as write_facts_jsonl};
pub use network::Network;
pub use picture::Picture;
pub use prefixes::Prefixes;
pub use select::{Filter, Selection, entities_of};
pub use style::Style;
pub use svg::write as write_svg;
pub use view::{Node, View, named, text};
pub use words::{Words, time};
pub use xml::{write_gexf, write_graphml};

use std::io::{self, Write};

use oxigraph::store::Store;

/// The RDF formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Turtle,
    NTriples,
    NQuads,
    TriG,
    RdfXml,
    JsonLd,
}

/// Writes the whole default graph, sorted, the same bytes every time.
pub fn write(store: &Store, format: Format, prefixes: &Prefixes, out: &mut impl Write) -> io::Result<()> {
    match format {
        Format::Turtle | Format::TriG => turtle::write(store, prefixes, None, out),
        Format::NTriples | Format::NQuads => lines::write(store, None, out),
        Format::RdfXml => rdfxml::write(store, prefixes, out),
        Format::JsonLd => jsonld::write(store, prefixes, out),
    }
}

/// The same in RDF 1.2, where each fact is a reifier of the direct triples that it stands for. None for formats that have no
/// such thing yet.
pub fn write_reified(
    store: &Store,
    format: Format,
    prefixes: &Prefixes,
    schema: &crate::ontology::Schema,
    out: &mut impl Write,
) -> Option<io::Result<()>> {
    match format {
        Format::Turtle | Format::TriG => Some(turtle::write(store, prefixes, Some(schema), out)),
        Format::NTriples | Format::NQuads => Some(lines::write(store, Some(schema), out)),
        Format::RdfXml | Format::JsonLd => None,
    }
}
