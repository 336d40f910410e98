//! Selected facts → a network of entities: a node each, an edge for each direct triple, heavier the more facts say it.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use oxigraph::model::{NamedNode, NamedOrBlankNode, Term};

use super::direct;
use super::prefixes::Prefixes;
use super::select::Selection;
use super::view::text;
use super::words::Words;
use crate::graph::vocab;

#[derive(Clone, Debug, Default)]
pub struct Network {
    /// Sorted by IRI.
    pub nodes: Vec<Vertex>,
    pub edges: Vec<Edge>,
}

#[derive(Clone, Debug)]
pub struct Vertex {
    pub iri: NamedNode,
    /// `zone:襄阳高新区`
    pub id: String,
    pub label: String,
    pub class: String,
    /// What else it is called.
    pub forms: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Edge {
    /// Indexes into the nodes.
    pub source: usize,
    pub target: usize,
    /// `signed`
    pub predicate: String,
    /// `签约`
    pub label: String,
    /// The facts that say it.
    pub facts: Vec<NamedNode>,
    /// The largest amount that one of them names, and its currency.
    pub amount: Option<(rust_decimal::Decimal, String)>,
    /// First and last day of these facts.
    pub from: Option<String>,
    pub to: Option<String>,
}

impl Network {
    pub fn of(words: Words<'_>, selection: &Selection, prefixes: &Prefixes) -> io::Result<Network> {
        let view = words.view;
        let mut edges: BTreeMap<(NamedNode, String, NamedNode), Vec<NamedNode>> = BTreeMap::new();
        let mut linked: BTreeSet<NamedNode> = selection.entities.clone();
        for iri in &selection.facts {
            for triple in direct::triples(view, words.schema, &view.node(iri)?)? {
                let (NamedOrBlankNode::NamedNode(s), Term::NamedNode(o)) = (triple.subject, triple.object) else { continue };
                if view.node(&o)?.text(vocab::LABEL).is_some() {
                    linked.extend([s.clone(), o.clone()]);
                    let predicate = vocab::local(triple.predicate.as_str()).unwrap_or_default().to_owned();
                    edges.entry((s, predicate, o)).or_default().push(iri.clone());
                }
            }
        }
        let mut network = Network::default();
        let mut index = BTreeMap::new();
        for iri in linked {
            let node = view.node(&iri)?;
            index.insert(iri.clone(), network.nodes.len());
            network.nodes.push(Vertex {
                id: prefixes.short(iri.as_str()),
                label: node.label().to_owned(),
                class: node.class().to_owned(),
                forms: node.objects(vocab::ALT_LABEL).filter_map(text).map(str::to_owned).collect(),
                iri,
            });
        }
        for ((source, predicate, target), facts) in edges {
            if let (Some(&source), Some(&target)) = (index.get(&source), index.get(&target)) {
                network.edges.push(edge(words, source, target, predicate, facts)?);
            }
        }
        Ok(network)
    }
}

fn edge(words: Words<'_>, source: usize, target: usize, predicate: String, facts: Vec<NamedNode>) -> io::Result<Edge> {
    let (mut amounts, mut from, mut to) = (Vec::new(), None, None);
    for iri in &facts {
        let fact = words.view.node(iri)?;
        if words.style.carries_amounts(&predicate) {
            for amount in fact.nodes("amount") {
                let amount = words.view.node(amount)?;
                let value = amount.text(vocab::VALUE).and_then(|value| value.parse::<rust_decimal::Decimal>().ok());
                amounts.extend(value.map(|value| (value, amount.text(vocab::CURRENCY).unwrap_or_default().to_owned())));
            }
        }
        let first = fact.text(vocab::FROM).map(str::to_owned);
        let last = fact.text(vocab::TO).map(str::to_owned);
        from = [from, first].into_iter().flatten().min();
        to = to.max(last);
    }
    let label = words.term(&predicate);
    Ok(Edge { source, target, predicate, label, facts, amount: amounts.into_iter().max(), from, to })
}
