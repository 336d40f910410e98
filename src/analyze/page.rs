//! A node → its page: what 襄阳高新区 is and is called, what is told of it, whom it has to do with.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use oxigraph::model::{NamedNode, NamedOrBlankNode};
use serde::Serialize;

use super::forms::{Form, forms};
use super::told::Told;
use crate::export::{Prefixes, View, Words, direct_triples, entities_of, named, text};
use crate::graph::vocab;
use crate::resolve::Policy;
use crate::store::Record;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Page {
    pub id: String,
    pub iri: String,
    pub class: String,
    pub name: String,
    /// What else it is called, and why that is the same.
    pub forms: Vec<Form>,
    /// Lines of corrections that had a say in what it is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<String>,
    /// How many articles mention it.
    pub mentioned: usize,
    pub facts: Vec<Told>,
    pub neighbours: Vec<Neighbour>,
}

/// Whoever stands in the same facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Neighbour {
    pub id: String,
    pub name: String,
    pub class: String,
    /// Facts that name both.
    pub facts: usize,
    /// Labels of the direct triples: `签约` from here to there, `←隶属` from there to here.
    pub relations: BTreeSet<String>,
}

/// `records` tells what the articles said in which the node is mentioned: why its forms are one. Without them and a
/// policy the forms are given as they are.
pub fn page(words: Words<'_>, iri: &NamedNode, prefixes: &Prefixes, known: Option<(&Policy, &[Record])>) -> io::Result<Page> {
    let view = words.view;
    let node = view.node(iri)?;
    let mut facts = Vec::new();
    let mut near: BTreeMap<NamedNode, (usize, BTreeSet<String>)> = BTreeMap::new();
    for fact in view.facts_naming(iri)? {
        let fact = view.node(&fact)?;
        for other in entities_of(view, &fact)?.into_iter().filter(|other| other != iri) {
            near.entry(other).or_default().0 += 1;
        }
        for triple in direct_triples(view, words.schema, &fact)? {
            let relation = words.term(vocab::local(triple.predicate.as_str()).unwrap_or_default());
            let NamedOrBlankNode::NamedNode(subject) = triple.subject else { continue };
            match named(&triple.object) {
                Some(object) if subject == *iri => {
                    near.get_mut(object).map(|(_, relations)| relations.insert(relation));
                }
                Some(object) if object == iri => {
                    near.get_mut(&subject).map(|(_, relations)| relations.insert(format!("←{relation}")));
                }
                _ => {}
            }
        }
        facts.push(Told::of(words, &fact, prefixes, Some(iri))?);
    }
    facts.sort_by(Told::order);
    let mut neighbours = Vec::new();
    for (other, (count, relations)) in near {
        let node = view.node(&other)?;
        neighbours.push(Neighbour {
            id: prefixes.short(other.as_str()),
            name: node.label().to_owned(),
            class: node.class().to_owned(),
            facts: count,
            relations,
        });
    }
    neighbours.sort_by(|a, b| b.facts.cmp(&a.facts).then_with(|| a.id.cmp(&b.id)));
    let plain = |form: &str| Form { form: form.to_owned(), reasons: Vec::new() };
    let forms = match known {
        Some((policy, records)) => forms(&node, policy, records),
        None => node.objects(vocab::ALT_LABEL).filter_map(text).map(plain).collect(),
    };
    let articles = mentioning(words.view, iri)?;
    Ok(Page {
        id: prefixes.short(iri.as_str()),
        iri: iri.as_str().to_owned(),
        class: node.class().to_owned(),
        name: node.label().to_owned(),
        forms,
        corrected: node.objects(vocab::CORRECTED_BY).filter_map(text).map(str::to_owned).collect(),
        mentioned: articles.len(),
        facts,
        neighbours,
    })
}

/// The articles that mention a node.
pub fn mentioning(view: View<'_>, iri: &NamedNode) -> io::Result<Vec<NamedNode>> {
    view.subjects(vocab::MENTIONS, Some(iri.as_ref().into()))
}
