//! The store → Turtle that people can read, the same bytes every time:
//!
//! ```text
//! zone:襄阳高新区 a zt:Zone ;
//!     rdfs:label "襄阳高新区"@zh ;
//!     zt:signed project:新能源乘用车整车项目 .
//! ```
//!
//! Since everything stands in the default graph, it is TriG as well.

use std::io::{self, Write};

use oxigraph::model::{GraphNameRef, NamedOrBlankNode};
use oxigraph::store::Store;
use unicode_width::UnicodeWidthStr;

use super::direct::{self, REIFIES};
use super::prefixes::Prefixes;
use super::survey::Survey;
use super::terms;
use super::view::View;
use crate::graph::vocab;
use crate::ontology::Schema;

/// Objects of one predicate stay on its line up to this width.
const WIDTH: usize = 110;

/// With a vocabulary, each fact also says which direct triples it stands for, as reifiers of RDF 1.2 do:
/// `fact:17b0 rdf:reifies <<( zone:襄阳高新区 zt:signed project:新能源乘用车整车项目 )>>`.
pub fn write(store: &Store, prefixes: &Prefixes, reify: Option<&Schema>, out: &mut impl Write) -> io::Result<()> {
    let mut survey = Survey::of(store, prefixes)?;
    if reify.is_some() {
        survey.see(REIFIES.as_str(), prefixes);
    }
    for (prefix, namespace) in &survey.namespaces {
        writeln!(out, "@prefix {prefix}: <{namespace}> .")?;
    }
    for section in &survey.sections {
        match section.class.as_str() {
            "" => writeln!(out, "\n# ----")?,
            class => writeln!(out, "\n# ---- {class}")?,
        }
        for subject in &section.subjects {
            writeln!(out)?;
            write_subject(store, subject, prefixes, reify, out)?;
        }
    }
    Ok(())
}

/// All that is said of one subject: `a` first, then the label, then the rest by name.
fn write_subject(
    store: &Store,
    subject: &NamedOrBlankNode,
    prefixes: &Prefixes,
    reify: Option<&Schema>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut statements: Vec<(u8, String, String)> = Vec::new();
    for quad in store.quads_for_pattern(Some(subject.as_ref()), None, None, Some(GraphNameRef::DefaultGraph)) {
        let quad = quad?;
        let (rank, predicate) = match quad.predicate.as_ref() {
            p if p == vocab::TYPE => (0, "a".to_owned()),
            p if p == vocab::LABEL => (1, terms::iri(p.as_str(), prefixes)),
            p => (2, terms::iri(p.as_str(), prefixes)),
        };
        statements.push((rank, predicate, terms::term(&quad.object, prefixes)));
    }
    if let (Some(schema), NamedOrBlankNode::NamedNode(subject)) = (reify, subject) {
        for triple in direct::reified(View::new(store), schema, subject)? {
            let (s, o) = (terms::subject(&triple.subject, prefixes), terms::term(&triple.object, prefixes));
            let triple = format!("<<( {s} {} {o} )>>", terms::iri(triple.predicate.as_str(), prefixes));
            statements.push((2, terms::iri(REIFIES.as_str(), prefixes), triple));
        }
    }
    statements.sort_unstable();
    write!(out, "{}", terms::subject(subject, prefixes))?;
    for (i, group) in statements.chunk_by(|a, b| a.1 == b.1).enumerate() {
        let Some((_, predicate, _)) = group.first() else { continue };
        match i {
            0 => write!(out, " {predicate} ")?,
            _ => write!(out, " ;\n    {predicate} ")?,
        }
        let width: usize = group.iter().map(|(_, _, object)| object.width() + 3).sum();
        let comma = if width + predicate.width() <= WIDTH { " , " } else { " ,\n        " };
        for (j, (_, _, object)) in group.iter().enumerate() {
            write!(out, "{}{object}", if j == 0 { "" } else { comma })?;
        }
    }
    writeln!(out, " .")
}
