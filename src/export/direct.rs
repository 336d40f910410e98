//! A fact's node → the direct triples that stand for it: a Signing → `襄阳高新区 zt:signed 新能源乘用车整车项目`.
//!
//! The graph holds them already; here they are found again from the fact, so that each can be shown with its sentences.

use std::io;

use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, Quad, Term, Triple};

use super::view::{Node, View};
use crate::graph::vocab;
use crate::ontology::{Schema, Slot};

pub const REIFIES: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies");

/// The same for a node of any kind, without the triple that points to the fact itself: that would be about nothing else.
pub fn reified(view: View<'_>, schema: &Schema, node: &NamedNode) -> io::Result<Vec<Triple>> {
    let node = view.node(node)?;
    let itself = Term::from(node.iri.clone());
    Ok(triples(view, schema, &node)?.into_iter().filter(|triple| triple.object != itself).collect())
}

/// The triples of one fact that stand in the graph.
pub fn triples(view: View<'_>, schema: &Schema, fact: &Node) -> io::Result<Vec<Triple>> {
    let mut found = Vec::new();
    let Some(kind) = schema.fact_type(fact.class()) else { return Ok(found) };
    let planned = fact.concept("status") == Some("planned");
    for assertion in kind.asserts.iter().filter(|a| a.planned || !planned) {
        let predicate = vocab::zt(assertion.predicate);
        let objects = fillers(view, schema, fact, &assertion.object)?;
        for subject in fillers(view, schema, fact, &assertion.subject)? {
            let Term::NamedNode(subject) = subject else { continue };
            for object in &objects {
                let triple = Triple::new(subject.clone(), predicate.clone(), object.clone());
                if *object != Term::from(subject.clone()) && stands(view, &triple)? && !found.contains(&triple) {
                    found.push(triple);
                }
            }
        }
    }
    Ok(found)
}

fn stands(view: View<'_>, triple: &Triple) -> io::Result<bool> {
    let quad = Quad::new(triple.subject.clone(), triple.predicate.clone(), triple.object.clone(), GraphName::DefaultGraph);
    Ok(view.store().contains(&quad)?)
}

fn fillers(view: View<'_>, schema: &Schema, fact: &Node, slot: &Slot) -> io::Result<Vec<Term>> {
    if slot.role == "fact" {
        return Ok(vec![fact.iri.clone().into()]);
    }
    let mut fitting = Vec::new();
    for filler in fact.role(slot.role) {
        let fits = slot.classes.is_empty()
            || match filler {
                Term::NamedNode(node) => {
                    let filler = view.node(node)?;
                    slot.classes.iter().any(|wanted| schema.is_a(filler.class(), wanted))
                }
                _ => false,
            };
        if fits {
            fitting.push(filler.clone());
        }
    }
    Ok(fitting)
}
