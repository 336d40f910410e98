//! What was asked for → the facts and entities to show: those of 襄阳高新区, of one article, of all Signings of 2023.

use std::collections::BTreeSet;
use std::io;

use oxigraph::model::{GraphNameRef, NamedNode, NamedOrBlankNode, Term};
use oxigraph::store::Store;

use super::direct;
use super::view::{Node, View, named};
use crate::graph::vocab;
use crate::ontology::Schema;

/// Conditions that a fact must meet, all of them; an empty list asks nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// It names one of these.
    pub entities: Vec<NamedNode>,
    /// It is of one of these types, by local name.
    pub kinds: Vec<String>,
    /// It stands in one of these articles.
    pub articles: Vec<NamedNode>,
    /// Its time overlaps these days, `2023-01-01` to `2023-03-31`; a fact without a time does not.
    pub from: Option<String>,
    pub to: Option<String>,
}

/// Facts and entities to show.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    pub facts: BTreeSet<NamedNode>,
    pub entities: BTreeSet<NamedNode>,
    /// What was asked about: it is shown whatever happens.
    pub focus: Vec<NamedNode>,
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }

    /// The facts that meet the conditions, sorted. The narrowest condition is looked up first.
    pub fn facts(&self, view: View<'_>) -> io::Result<Vec<NamedNode>> {
        let mut candidates = Vec::new();
        if !self.articles.is_empty() {
            for article in &self.articles {
                candidates.extend(view.subjects(vocab::DERIVED_FROM, Some(article.as_ref().into()))?);
            }
        } else if !self.entities.is_empty() {
            for entity in &self.entities {
                candidates.extend(view.facts_naming(entity)?);
            }
        } else if !self.kinds.is_empty() {
            for kind in &self.kinds {
                candidates.extend(view.instances(kind)?);
            }
        } else {
            candidates = view.facts()?;
        }
        super::view::sort(&mut candidates);
        if self.is_empty() {
            return Ok(candidates);
        }
        let mut found = Vec::new();
        for iri in candidates {
            if self.admits(&view.node(&iri)?) {
                found.push(iri);
            }
        }
        Ok(found)
    }

    fn admits(&self, fact: &Node) -> bool {
        let any = |list: &[NamedNode]| list.is_empty() || fact.links().any(|(_, object)| list.contains(object));
        any(&self.entities)
            && any(&self.articles)
            && (self.kinds.is_empty() || self.kinds.iter().any(|kind| kind == fact.class()))
            && fact.objects(vocab::DERIVED_FROM).next().is_some()
            && self.overlaps(fact)
    }

    /// ISO dates compare as they are written.
    fn overlaps(&self, fact: &Node) -> bool {
        let after = self.from.as_deref().is_none_or(|from| fact.text(vocab::TO).is_some_and(|to| to >= from));
        let before = self.to.as_deref().is_none_or(|to| fact.text(vocab::FROM).is_some_and(|from| from <= to));
        after && before
    }
}

impl Selection {
    /// All facts and all entities.
    pub fn all(view: View<'_>) -> io::Result<Selection> {
        Ok(Selection {
            facts: view.facts()?.into_iter().collect(),
            entities: view.entities()?.into_iter().collect(),
            focus: Vec::new(),
        })
    }

    /// The facts that meet the conditions, with the entities that they name.
    pub fn filtered(view: View<'_>, filter: &Filter) -> io::Result<Selection> {
        if filter.is_empty() {
            return Selection::all(view);
        }
        let mut selection = Selection { focus: filter.entities.clone(), ..Selection::default() };
        selection.entities.extend(filter.entities.iter().cloned());
        for iri in filter.facts(view)? {
            selection.entities.extend(entities_of(view, &view.node(&iri)?)?);
            selection.facts.insert(iri);
        }
        Ok(selection)
    }

    /// What lies within some hops of the focus. One fact, which may name several entities, is one hop.
    pub fn around(view: View<'_>, focus: &[NamedNode], hops: usize) -> io::Result<Selection> {
        let mut selection = Selection { focus: focus.to_vec(), ..Selection::default() };
        let mut rim: Vec<NamedNode> = focus.to_vec();
        selection.entities.extend(rim.iter().cloned());
        for _ in 0..hops {
            let mut next = BTreeSet::new();
            for entity in rim {
                for iri in view.facts_naming(&entity)? {
                    if selection.facts.insert(iri.clone()) {
                        next.extend(entities_of(view, &view.node(&iri)?)?);
                    }
                }
            }
            rim = next.into_iter().filter(|entity| selection.entities.insert(entity.clone())).collect();
        }
        Ok(selection)
    }

    /// The part of the graph that is selected: facts, articles, entities, amounts, and the direct triples of these facts.
    pub fn graph(&self, view: View<'_>, schema: &Schema) -> io::Result<Store> {
        let part = Store::new()?;
        let mut whole: BTreeSet<NamedNode> = self.facts.clone();
        let mut mentioned: BTreeSet<NamedNode> = self.entities.clone();
        let mut articles = BTreeSet::new();
        for iri in &self.facts {
            let fact = view.node(iri)?;
            for (_, object) in fact.links().filter(|(p, _)| **p != vocab::TYPE) {
                mentioned.insert(object.clone());
            }
            articles.extend(fact.objects(vocab::DERIVED_FROM).filter_map(named).cloned());
            for triple in direct::triples(view, schema, &fact)? {
                part.insert(triple.as_ref().in_graph(GraphNameRef::DefaultGraph))?;
            }
        }
        for article in &articles {
            mentioned.remove(article);
        }
        whole.extend(articles.iter().cloned());
        for iri in &whole {
            for quad in view.store().quads_for_pattern(Some(iri.as_ref().into()), None, None, Some(GraphNameRef::DefaultGraph)) {
                let quad = quad?;
                let outside = quad.predicate == vocab::MENTIONS && named(&quad.object).is_none_or(|o| !mentioned.contains(o));
                if !outside {
                    part.insert(&quad)?;
                }
            }
        }
        // Of entities and amounts what they are and are called; what they do is said by the facts.
        for iri in mentioned.iter().filter(|iri| !whole.contains(iri)) {
            for quad in view.store().quads_for_pattern(Some(iri.as_ref().into()), None, None, Some(GraphNameRef::DefaultGraph)) {
                let quad = quad?;
                let describes =
                    quad.predicate == vocab::TYPE || quad.predicate == vocab::BOUND || matches!(quad.object, Term::Literal(_));
                if describes && matches!(quad.subject, NamedOrBlankNode::NamedNode(_)) {
                    part.insert(&quad)?;
                }
            }
        }
        Ok(part)
    }
}

/// The named things that fill the roles of a fact.
pub fn entities_of(view: View<'_>, fact: &Node) -> io::Result<Vec<NamedNode>> {
    let mut entities = Vec::new();
    for (predicate, object) in fact.links() {
        if vocab::local(predicate.as_str()).is_some() && view.node(object)?.text(vocab::LABEL).is_some() {
            entities.push(object.clone());
        }
    }
    super::view::sort(&mut entities);
    Ok(entities)
}
