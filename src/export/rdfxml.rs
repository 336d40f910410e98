//! The store → RDF/XML, by Oxigraph's serializer, subjects in the order of N-Triples.

use std::io::{self, Write};

use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::GraphNameRef;
use oxigraph::store::Store;

use super::prefixes::Prefixes;
use super::survey::Survey;
use super::view::order;

pub fn write(store: &Store, prefixes: &Prefixes, out: &mut impl Write) -> io::Result<()> {
    let survey = Survey::of(store, prefixes)?;
    let mut serializer = RdfSerializer::from_format(RdfFormat::RdfXml);
    for (prefix, namespace) in &survey.namespaces {
        serializer = serializer.with_prefix(prefix, namespace).map_err(io::Error::other)?;
    }
    let mut serializer = serializer.for_writer(&mut *out);
    for subject in survey.sections.iter().flat_map(|section| &section.subjects) {
        let mut quads = Vec::new();
        for quad in store.quads_for_pattern(Some(subject.as_ref()), None, None, Some(GraphNameRef::DefaultGraph)) {
            quads.push(quad?);
        }
        quads.sort_by(|a, b| a.predicate.as_str().cmp(b.predicate.as_str()).then_with(|| order(&a.object, &b.object)));
        for quad in &quads {
            serializer.serialize_quad(quad)?;
        }
    }
    serializer.finish()?;
    writeln!(out)
}
