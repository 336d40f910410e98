//! A node → what is told of it by date: 2023-02-02 签约 …; what has no date comes last.

use std::io;

use oxigraph::model::NamedNode;
use serde::Serialize;

use super::told::Told;
use crate::export::{Prefixes, Words};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Timeline {
    pub id: String,
    pub name: String,
    pub dated: Vec<Told>,
    pub undated: Vec<Told>,
}

pub fn timeline(words: Words<'_>, iri: &NamedNode, prefixes: &Prefixes) -> io::Result<Timeline> {
    let mut told = Vec::new();
    for fact in words.view.facts_naming(iri)? {
        told.push(Told::of(words, &words.view.node(&fact)?, prefixes, Some(iri))?);
    }
    told.sort_by(Told::order);
    let (dated, undated) = told.into_iter().partition(|told| told.from.is_some() || told.to.is_some());
    Ok(Timeline { id: prefixes.short(iri.as_str()), name: words.view.label(iri)?, dated, undated })
}
