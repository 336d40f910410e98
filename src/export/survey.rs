//! The store → what is in it: subjects by kind (article, entities, facts), predicates, namespaces in use. One scan.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;

use oxigraph::model::{GraphNameRef, NamedNode, NamedOrBlankNode, Term};
use oxigraph::store::Store;

use super::prefixes::Prefixes;
use crate::graph::vocab;

/// The kinds of subject, in the order in which files list them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Article,
    Entity,
    Amount,
    Fact,
    Other,
}

/// Subjects of one class.
#[derive(Clone, Debug)]
pub struct Section {
    /// Local name or IRI of the class; empty for what has none.
    pub class: String,
    /// Sorted.
    pub subjects: Vec<NamedOrBlankNode>,
}

/// What a predicate's objects are, each sort counted.
#[derive(Clone, Debug, Default)]
pub struct Objects {
    pub nodes: u64,
    /// By datatype IRI, or `@zh` for a language.
    pub literals: BTreeMap<String, u64>,
}

/// What a graph holds.
#[derive(Debug, Default)]
pub struct Survey {
    pub sections: Vec<Section>,
    pub predicates: BTreeMap<String, Objects>,
    /// Prefix → namespace, of those IRIs that can be written with a prefix.
    pub namespaces: BTreeMap<String, String>,
}

impl Survey {
    pub fn of(store: &Store, prefixes: &Prefixes) -> io::Result<Survey> {
        let mut survey = Survey::default();
        let mut classes: Vec<NamedNode> = Vec::new();
        let mut subjects: HashMap<NamedOrBlankNode, Option<usize>> = HashMap::new();
        let mut facts: BTreeSet<usize> = BTreeSet::new();
        let mut derived: Vec<NamedOrBlankNode> = Vec::new();
        for quad in store.quads_for_pattern(None, None, None, Some(GraphNameRef::DefaultGraph)) {
            let quad = quad?;
            if let NamedOrBlankNode::NamedNode(subject) = &quad.subject {
                survey.see(subject.as_str(), prefixes);
            }
            if quad.predicate != vocab::TYPE {
                survey.see(quad.predicate.as_str(), prefixes);
            }
            survey.see_object(quad.predicate.as_str(), &quad.object, prefixes);
            if quad.predicate == vocab::DERIVED_FROM {
                derived.push(quad.subject.clone());
            }
            let class = subjects.entry(quad.subject).or_default();
            if let (true, Term::NamedNode(named)) = (quad.predicate == vocab::TYPE, quad.object) {
                let index = classes.iter().position(|c| *c == named).unwrap_or_else(|| {
                    classes.push(named);
                    classes.len() - 1
                });
                // Of several classes the first by name, so that the order of the store shows nowhere.
                let earlier =
                    class.is_none_or(|old| classes.get(index).map(NamedNode::as_str) < classes.get(old).map(NamedNode::as_str));
                if earlier {
                    *class = Some(index);
                }
            }
        }
        facts.extend(derived.iter().filter_map(|subject| subjects.get(subject).copied().flatten()));
        let mut sections: BTreeMap<(Kind, String), Vec<NamedOrBlankNode>> = BTreeMap::new();
        for (subject, class) in subjects {
            let iri = class.and_then(|i| classes.get(i)).map(NamedNode::as_str).unwrap_or_default();
            let local = vocab::local(iri);
            let kind = match local {
                Some("Article") => Kind::Article,
                Some("Amount") => Kind::Amount,
                Some(_) if class.is_some_and(|i| facts.contains(&i)) => Kind::Fact,
                Some(_) => Kind::Entity,
                None => Kind::Other,
            };
            sections.entry((kind, local.unwrap_or(iri).to_owned())).or_default().push(subject);
        }
        for ((_, class), mut subjects) in sections {
            subjects.sort_by_cached_key(ToString::to_string);
            survey.sections.push(Section { class, subjects });
        }
        Ok(survey)
    }

    /// Notes the namespace of an IRI that is going to be written.
    pub fn see(&mut self, iri: &str, prefixes: &Prefixes) {
        if let Some(split) = prefixes.split(iri)
            && !self.namespaces.contains_key(split.prefix)
            && prefixes.name(iri).is_some()
        {
            self.namespaces.insert(split.prefix.to_owned(), split.namespace.to_owned());
        }
    }

    fn see_object(&mut self, predicate: &str, object: &Term, prefixes: &Prefixes) {
        if !self.predicates.contains_key(predicate) {
            self.predicates.insert(predicate.to_owned(), Objects::default());
        }
        let Some(objects) = self.predicates.get_mut(predicate) else { return };
        match object {
            Term::Literal(literal) => {
                let sort = match literal.language() {
                    Some(language) => format!("@{language}"),
                    None => literal.datatype().as_str().to_owned(),
                };
                *objects.literals.entry(sort).or_default() += 1;
                if !super::terms::is_bare(literal)
                    && literal.language().is_none()
                    && literal.datatype() != oxigraph::model::vocab::xsd::STRING
                {
                    self.see(literal.datatype().as_str(), prefixes);
                }
            }
            Term::NamedNode(node) => {
                objects.nodes += 1;
                self.see(node.as_str(), prefixes);
            }
            _ => objects.nodes += 1,
        }
    }
}
