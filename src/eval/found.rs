//! Triples → what they say, as it is compared: a Signing with party `[[襄阳高新区, 高新区], …]`, date `2023-02-02`.

use std::collections::HashMap;

use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Term, Triple};

use super::Roles;
use super::compare::Yardstick;
use super::filler::number;
use crate::graph::vocab;
use crate::ontology::Schema;

/// A fact of the graph.
#[derive(Clone, Debug)]
pub struct Found {
    pub kind: String,
    pub roles: Roles,
    pub evidence: String,
    /// Where the article is said to have the evidence; None when the graph does not say.
    pub span: Option<(usize, usize)>,
    pub rule: String,
    pub confidence: String,
}

/// An entity that an article mentions.
#[derive(Clone, Debug)]
pub struct Named {
    pub class: String,
    pub names: Vec<String>,
}

/// By the ids of the articles.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub facts: HashMap<String, Vec<Found>>,
    pub entities: HashMap<String, Vec<Named>>,
}

/// What the triples say, in the order of the export, so that both are scored alike to the last tie.
pub fn said(triples: &[Triple], schema: &Schema, yardstick: &Yardstick) -> Said {
    let graph = Graph::new(triples);
    let mut said = Said::default();
    for node in &graph.nodes {
        let mut types = objects(node, vocab::TYPE).filter_map(|term| vocab::local(word(term)));
        let sources: Vec<&str> = objects(node, vocab::DERIVED_FROM).map(word).collect();
        if let Some(kind) = types.find(|kind| schema.fact_type(kind).is_some()).filter(|_| !sources.is_empty()) {
            let found = graph.fact(node, kind, yardstick);
            for source in sources {
                let id = first(graph.node(source), vocab::IDENTIFIER).unwrap_or(source);
                said.facts.entry(id.to_owned()).or_default().push(found.clone());
            }
        } else if let Some(id) = first(node, vocab::IDENTIFIER) {
            let named = objects(node, vocab::MENTIONS).filter_map(|term| {
                let mut classes = objects(graph.node(word(term)), vocab::TYPE).filter_map(|term| vocab::local(word(term)));
                let class = classes.find(|class| schema.is_a(class, "Entity") && yardstick.compares_class(class))?;
                Some(Named { class: class.to_owned(), names: graph.names(word(term)) })
            });
            said.entities.entry(id.to_owned()).or_default().extend(named);
        }
    }
    said
}

/// The statements of one subject, in the order of their N-Triples text.
type Node<'t> = Vec<&'t Triple>;

struct Graph<'t> {
    /// In the order of the subjects' text.
    nodes: Vec<Node<'t>>,
    places: HashMap<&'t str, usize>,
}

impl<'t> Graph<'t> {
    fn new(triples: &'t [Triple]) -> Graph<'t> {
        let mut sorted: Vec<&Triple> = triples.iter().collect();
        sorted.sort_by_cached_key(|triple| triple.to_string());
        sorted.dedup();
        let nodes: Vec<Node<'t>> = sorted.chunk_by(|a, b| a.subject == b.subject).map(<[&Triple]>::to_vec).collect();
        let subject = |node: &Node<'t>| node.first().map(|triple| subject(triple));
        let places = nodes.iter().enumerate().filter_map(|(i, node)| Some((subject(node)?, i))).collect();
        Graph { nodes, places }
    }

    /// Empty for what only stands as an object.
    fn node(&self, iri: &str) -> &[&'t Triple] {
        self.places.get(iri).and_then(|i| self.nodes.get(*i)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Its labels; the end of its IRI when it has none.
    fn names(&self, iri: &str) -> Vec<String> {
        let node = self.node(iri);
        let names: Vec<String> =
            objects(node, vocab::LABEL).chain(objects(node, vocab::ALT_LABEL)).map(|term| word(term).to_owned()).collect();
        if names.is_empty() { vec![iri.rsplit(['/', '#']).next().unwrap_or(iri).to_owned()] } else { names }
    }

    fn fact(&self, node: &[&Triple], kind: &str, yardstick: &Yardstick) -> Found {
        let mut roles = Roles::new();
        let apart = [vocab::FROM, vocab::TO, vocab::EVIDENCE, vocab::BEGIN, vocab::END, vocab::RULE, vocab::CONFIDENCE];
        for triple in node.iter().filter(|triple| !apart.contains(&triple.predicate.as_ref())) {
            let Some(role) = vocab::local(triple.predicate.as_str()).filter(|role| yardstick.compares_role(role)) else {
                continue;
            };
            let mut put = |role: &str, forms: Vec<String>| roles.entry(role.to_owned()).or_default().push(forms);
            let value = word(&triple.object);
            if let Term::Literal(_) = triple.object {
                put(role, vec![number(value)]);
                continue;
            }
            let target = self.node(value);
            if let Some(amount) = first(target, vocab::VALUE) {
                put(role, vec![format!("{} {}", number(amount), first(target, vocab::CURRENCY).unwrap_or_default())]);
                if let Some(bound) = first(target, vocab::BOUND) {
                    put("bound", vec![vocab::local(bound).unwrap_or(bound).to_owned()]);
                }
            } else {
                let mut names = self.names(value);
                names.extend(vocab::local(value).map(str::to_owned));
                put(role, names);
            }
        }
        let (from, to) = (first(node, vocab::FROM), first(node, vocab::TO));
        if from.is_some() || to.is_some() {
            let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
            let date = if from == to { from.to_owned() } else { format!("{from}/{to}") };
            roles.insert("date".to_owned(), vec![vec![date]]);
        }
        let offset = |predicate| first(node, predicate).and_then(|text| text.parse().ok());
        let text = |predicate| first(node, predicate).unwrap_or_default().to_owned();
        Found {
            kind: kind.to_owned(),
            roles,
            evidence: text(vocab::EVIDENCE),
            span: offset(vocab::BEGIN).zip(offset(vocab::END)),
            rule: text(vocab::RULE),
            confidence: text(vocab::CONFIDENCE),
        }
    }
}

fn objects<'g>(node: &'g [&Triple], predicate: NamedNodeRef<'static>) -> impl Iterator<Item = &'g Term> {
    node.iter().filter(move |triple| triple.predicate.as_ref() == predicate).map(|triple| &triple.object)
}

fn first<'g>(node: &'g [&Triple], predicate: NamedNodeRef<'static>) -> Option<&'g str> {
    objects(node, predicate).next().map(word)
}

fn subject(triple: &Triple) -> &str {
    match &triple.subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str(),
        NamedOrBlankNode::BlankNode(node) => node.as_str(),
    }
}

/// The text of a literal, the IRI of a node.
fn word(term: &Term) -> &str {
    match term {
        Term::NamedNode(node) => node.as_str(),
        Term::BlankNode(node) => node.as_str(),
        Term::Literal(literal) => literal.value(),
        #[allow(unreachable_patterns, reason = "a triple is a term where RDF 1.2 is switched on")]
        _ => "",
    }
}
