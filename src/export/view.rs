//! The store → things with names: the node of 襄阳高新区, the facts that name it, the nodes called 东风纳米.

use std::io;

use oxigraph::model::{GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, Term, TermRef};
use oxigraph::store::Store;

use crate::graph::vocab;

/// Reads the default graph; whatever it returns is sorted.
#[derive(Clone, Copy)]
pub struct View<'a> {
    store: &'a Store,
}

/// A subject with all that is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub iri: NamedNode,
    /// Predicates and objects, sorted.
    pub statements: Vec<(NamedNode, Term)>,
}

impl<'a> View<'a> {
    pub fn new(store: &'a Store) -> View<'a> {
        View { store }
    }

    pub fn store(&self) -> &'a Store {
        self.store
    }

    /// All that is said of `iri`; nothing is, of a node that the graph does not know.
    pub fn node(&self, iri: &NamedNode) -> io::Result<Node> {
        let mut statements = Vec::new();
        for quad in self.store.quads_for_pattern(Some(iri.as_ref().into()), None, None, Some(GraphNameRef::DefaultGraph)) {
            let quad = quad?;
            statements.push((quad.predicate, quad.object));
        }
        statements.sort_by(|a, b| a.0.as_str().cmp(b.0.as_str()).then_with(|| order(&a.1, &b.1)));
        Ok(Node { iri: iri.clone(), statements })
    }

    /// The subjects with this predicate and object (any object, where none is given), sorted.
    pub fn subjects(&self, predicate: NamedNodeRef<'_>, object: Option<TermRef<'_>>) -> io::Result<Vec<NamedNode>> {
        let mut found = Vec::new();
        for quad in self.store.quads_for_pattern(None, Some(predicate), object, Some(GraphNameRef::DefaultGraph)) {
            if let NamedOrBlankNode::NamedNode(subject) = quad?.subject {
                found.push(subject);
            }
        }
        sort(&mut found);
        Ok(found)
    }

    /// The nodes of one class or fact type: `instances("Zone")`.
    pub fn instances(&self, class: &str) -> io::Result<Vec<NamedNode>> {
        self.subjects(vocab::TYPE, Some(vocab::zt(class).as_ref().into()))
    }

    /// Every fact: what was derived from an article.
    pub fn facts(&self) -> io::Result<Vec<NamedNode>> {
        self.subjects(vocab::DERIVED_FROM, None)
    }

    pub fn is_fact(&self, iri: NamedNodeRef<'_>) -> io::Result<bool> {
        let mut found =
            self.store.quads_for_pattern(Some(iri.into()), Some(vocab::DERIVED_FROM), None, Some(GraphNameRef::DefaultGraph));
        Ok(found.next().transpose()?.is_some())
    }

    /// Everything with a label: the named things of the graph.
    pub fn entities(&self) -> io::Result<Vec<NamedNode>> {
        self.subjects(vocab::LABEL, None)
    }

    /// The facts in which `entity` fills a role.
    pub fn facts_naming(&self, entity: &NamedNode) -> io::Result<Vec<NamedNode>> {
        let mut found = Vec::new();
        for quad in self.store.quads_for_pattern(None, None, Some(entity.as_ref().into()), Some(GraphNameRef::DefaultGraph)) {
            if let NamedOrBlankNode::NamedNode(subject) = quad?.subject
                && self.is_fact(subject.as_ref())?
            {
                found.push(subject);
            }
        }
        sort(&mut found);
        Ok(found)
    }

    /// What is called `name`: by IRI, else by label, else by another form.
    pub fn called(&self, name: &str) -> io::Result<Vec<NamedNode>> {
        let name = name.trim();
        if let Ok(iri) = NamedNode::new(name.trim_start_matches('<').trim_end_matches('>')) {
            let known = !self.node(&iri)?.statements.is_empty();
            return Ok(if known { vec![iri] } else { Vec::new() });
        }
        let literal = oxigraph::model::Literal::new_language_tagged_literal_unchecked(name, "zh");
        let labelled = self.subjects(vocab::LABEL, Some(literal.as_ref().into()))?;
        match labelled.is_empty() {
            true => self.subjects(vocab::ALT_LABEL, Some(literal.as_ref().into())),
            false => Ok(labelled),
        }
    }

    /// Names that resemble `name`, the most alike first: those that share most of their pairs of characters.
    pub fn nearest(&self, name: &str, count: usize) -> io::Result<Vec<String>> {
        let wanted = pairs(name);
        let mut near: Vec<(usize, String)> = Vec::new();
        for predicate in [vocab::LABEL, vocab::ALT_LABEL] {
            for quad in self.store.quads_for_pattern(None, Some(predicate), None, Some(GraphNameRef::DefaultGraph)) {
                let Term::Literal(label) = quad?.object else { continue };
                let pairs = pairs(label.value());
                let shared = pairs.iter().filter(|pair| wanted.contains(pair)).count();
                // Twice the shared pairs over all pairs, in thousandths.
                let alike = 2000 * shared / (pairs.len() + wanted.len()).max(1);
                if alike >= 300 {
                    near.push((alike, label.value().to_owned()));
                }
            }
        }
        near.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        near.dedup();
        Ok(near.into_iter().map(|(_, name)| name).take(count).collect())
    }

    /// The label of a node, or the end of its IRI.
    pub fn label(&self, iri: &NamedNode) -> io::Result<String> {
        let mut labels = Vec::new();
        for predicate in [vocab::LABEL, vocab::TITLE] {
            let quads =
                self.store.quads_for_pattern(Some(iri.as_ref().into()), Some(predicate), None, Some(GraphNameRef::DefaultGraph));
            for quad in quads {
                if let Term::Literal(label) = quad?.object {
                    labels.push(label.value().to_owned());
                }
            }
            if let Some(first) = labels.iter().min() {
                return Ok(first.clone());
            }
        }
        Ok(tail(iri.as_str()).to_owned())
    }
}

impl Node {
    pub fn objects<'n>(&'n self, predicate: NamedNodeRef<'n>) -> impl Iterator<Item = &'n Term> {
        self.statements.iter().filter(move |(p, _)| p.as_ref() == predicate).map(|(_, object)| object)
    }

    /// The fillers of a role, by its local name: `party`.
    pub fn role<'n>(&'n self, role: &'n str) -> impl Iterator<Item = &'n Term> {
        self.statements.iter().filter(move |(p, _)| vocab::local(p.as_str()) == Some(role)).map(|(_, object)| object)
    }

    /// The fillers of a role that are nodes.
    pub fn nodes<'n>(&'n self, role: &'n str) -> impl Iterator<Item = &'n NamedNode> {
        self.role(role).filter_map(named)
    }

    /// The first text of a predicate.
    pub fn text<'n>(&'n self, predicate: NamedNodeRef<'n>) -> Option<&'n str> {
        self.objects(predicate).find_map(text)
    }

    /// The first text or number of a role, by its local name: `evidence`.
    pub fn value<'n>(&'n self, role: &'n str) -> Option<&'n str> {
        self.role(role).find_map(text)
    }

    /// The local name of a concept that fills a role: `planned`.
    pub fn concept<'n>(&'n self, role: &'n str) -> Option<&'n str> {
        self.nodes(role).find_map(|c| vocab::local(c.as_str()))
    }

    /// Its class or fact type by local name: `Zone`, `Signing`.
    pub fn class(&self) -> &str {
        let classes = self.objects(vocab::TYPE).filter_map(named);
        classes.filter_map(|c| vocab::local(c.as_str())).next().unwrap_or_default()
    }

    pub fn label(&self) -> &str {
        self.text(vocab::LABEL).or_else(|| self.text(vocab::TITLE)).unwrap_or_else(|| tail(self.iri.as_str()))
    }

    /// The nodes it points to, with the predicates.
    pub fn links(&self) -> impl Iterator<Item = (&NamedNode, &NamedNode)> {
        self.statements.iter().filter_map(|(p, o)| named(o).map(|o| (p, o)))
    }
}

pub fn named(term: &Term) -> Option<&NamedNode> {
    match term {
        Term::NamedNode(node) => Some(node),
        _ => None,
    }
}

pub fn text(term: &Term) -> Option<&str> {
    match term {
        Term::Literal(literal) => Some(literal.value()),
        _ => None,
    }
}

/// Sorted by IRI, each once.
pub fn sort(nodes: &mut Vec<NamedNode>) {
    nodes.sort_unstable_by(|a, b| a.as_str().cmp(b.as_str()));
    nodes.dedup();
}

/// Neighbouring characters, with a mark before the first and after the last.
fn pairs(name: &str) -> Vec<(char, char)> {
    let mut before = '^';
    let mut pairs = Vec::new();
    for c in name.chars().chain(['$']) {
        pairs.push((before, c));
        before = c;
    }
    pairs
}

/// One order for all terms, that of their N-Triples text.
pub fn order(a: &Term, b: &Term) -> std::cmp::Ordering {
    match (a, b) {
        (Term::NamedNode(a), Term::NamedNode(b)) => a.as_str().cmp(b.as_str()),
        _ => a.to_string().cmp(&b.to_string()),
    }
}

/// The last part of an IRI, which is a name in most: `襄阳高新区`.
pub fn tail(iri: &str) -> &str {
    iri.rsplit(['/', '#']).next().filter(|name| !name.is_empty()).unwrap_or(iri)
}
