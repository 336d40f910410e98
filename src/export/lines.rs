//! The store → N-Triples, sorted by line as `LC_ALL=C sort` would. N-Quads are the same, all in the default graph.

use std::io::{self, Write};

use oxigraph::model::{GraphNameRef, NamedOrBlankNode};
use oxigraph::store::Store;

use super::direct::{self, REIFIES};
use super::view::View;
use crate::ontology::Schema;

/// Only the subjects are held in memory: all lines of one begin alike, so sorting them by subject sorts them all.
///
/// With a vocabulary, facts are reifiers of RDF 1.2, as in Turtle.
pub fn write(store: &Store, reify: Option<&Schema>, out: &mut impl Write) -> io::Result<()> {
    for subject in subjects(store)? {
        let mut lines = Vec::new();
        for quad in store.quads_for_pattern(Some(subject.as_ref()), None, None, Some(GraphNameRef::DefaultGraph)) {
            let quad = quad?;
            lines.push(format!("{subject} {} {} .\n", quad.predicate, quad.object));
        }
        if let (Some(schema), NamedOrBlankNode::NamedNode(fact)) = (reify, &subject) {
            for triple in direct::reified(View::new(store), schema, fact)? {
                lines.push(format!("{subject} {REIFIES} <<( {} {} {} )>> .\n", triple.subject, triple.predicate, triple.object));
            }
        }
        lines.sort_unstable();
        for line in lines {
            out.write_all(line.as_bytes())?;
        }
    }
    Ok(())
}

/// Every subject once, in the order of its N-Triples text.
pub fn subjects(store: &Store) -> io::Result<Vec<NamedOrBlankNode>> {
    let mut subjects: Vec<NamedOrBlankNode> = Vec::new();
    for quad in store.quads_for_pattern(None, None, None, Some(GraphNameRef::DefaultGraph)) {
        let subject = quad?.subject;
        // A scan gives one subject's statements together, in most stores.
        if subjects.last() != Some(&subject) {
            subjects.push(subject);
        }
    }
    subjects.sort_by_cached_key(ToString::to_string);
    subjects.dedup();
    Ok(subjects)
}
