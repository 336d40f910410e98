//! Two nodes → the shortest chain of facts between them: 东风公司 ─隶属─ 东创智联 ─签约─ 襄阳高新区, each with its sentence.

use std::collections::{BTreeMap, VecDeque};
use std::io;

use oxigraph::model::NamedNode;
use serde::Serialize;

use super::told::Told;
use crate::export::{Prefixes, View, Words, entities_of};

/// From one entity to the next by a fact that names both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    pub from: String,
    pub from_name: String,
    pub to: String,
    pub to_name: String,
    pub fact: Told,
}

/// None where nothing connects them. A place or an industry that both have to do with connects them only where nothing else does.
pub fn path(words: Words<'_>, from: &NamedNode, to: &NamedNode, prefixes: &Prefixes) -> io::Result<Option<Vec<Step>>> {
    for wide in [false, true] {
        if let Some(chain) = search(words.view, from, to, wide)? {
            let mut steps = Vec::new();
            for (from, fact, to) in chain {
                steps.push(Step {
                    from_name: words.view.label(&from)?,
                    to_name: words.view.label(&to)?,
                    fact: Told::of(words, &words.view.node(&fact)?, prefixes, None)?,
                    from: prefixes.short(from.as_str()),
                    to: prefixes.short(to.as_str()),
                });
            }
            return Ok(Some(steps));
        }
    }
    Ok(None)
}

type Chain = Vec<(NamedNode, NamedNode, NamedNode)>;

/// Reads only the part of the graph that the search touches.
fn search(view: View<'_>, from: &NamedNode, to: &NamedNode, wide: bool) -> io::Result<Option<Chain>> {
    // Entity → the entity and the fact by which it was reached.
    let mut reached: BTreeMap<NamedNode, Option<(NamedNode, NamedNode)>> = BTreeMap::from([(from.clone(), None)]);
    let mut rim = VecDeque::from([from.clone()]);
    while let Some(entity) = rim.pop_front() {
        if entity == *to {
            let mut chain = Vec::new();
            let mut at = entity;
            while let Some(Some((before, fact))) = reached.get(&at).cloned() {
                chain.push((before.clone(), fact, at));
                at = before;
            }
            chain.reverse();
            return Ok(Some(chain));
        }
        for fact in view.facts_naming(&entity)? {
            for next in entities_of(view, &view.node(&fact)?)? {
                if reached.contains_key(&next) {
                    continue;
                }
                let loose = !wide && next != *to && matches!(view.node(&next)?.class(), "Place" | "Industry");
                if !loose {
                    reached.insert(next.clone(), Some((entity.clone(), fact.clone())));
                    rim.push_back(next);
                }
            }
        }
    }
    Ok(None)
}
