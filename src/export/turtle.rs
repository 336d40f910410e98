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

use super::prefixes::Prefixes;
use super::survey::Survey;
use super::terms;
use crate::graph::vocab;

/// Objects of one predicate stay on its line up to this width.
const WIDTH: usize = 110;

pub fn write(store: &Store, prefixes: &Prefixes, out: &mut impl Write) -> io::Result<()> {
    let survey = Survey::of(store, prefixes)?;
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
            write_subject(store, subject, prefixes, out)?;
        }
    }
    Ok(())
}

/// All that is said of one subject: `a` first, then the label, then the rest by name.
fn write_subject(store: &Store, subject: &NamedOrBlankNode, prefixes: &Prefixes, out: &mut impl Write) -> io::Result<()> {
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
