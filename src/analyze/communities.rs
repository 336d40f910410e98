//! The graph → groups of entities that have more to do with each other than with the rest: a zone, its projects, their investors.
//!
//! The Louvain method on the projection of facts to pairs of entities: nodes move to the neighbouring group that raises
//! modularity most, then groups become nodes, until nothing moves. Everything goes by sorted order, so it ends the same every time.

use std::collections::BTreeMap;
use std::io;

use oxigraph::model::NamedNode;
use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::visit::EdgeRef;
use serde::Serialize;

use crate::export::{Prefixes, Words, entities_of};

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Community {
    /// The zone with the most ties, or, where there is none, the member with the most.
    pub name: String,
    /// Those with the most ties first.
    pub members: Vec<Member>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Member {
    pub id: String,
    pub name: String,
    pub class: String,
    /// The sum of its ties, in facts.
    pub ties: f64,
}

/// The largest first; entities that stand alone in their facts are in none.
pub fn communities(words: Words<'_>, prefixes: &Prefixes) -> io::Result<Vec<Community>> {
    let graph = projection(words)?;
    let groups = louvain(&graph);
    let mut communities: BTreeMap<usize, Vec<Member>> = BTreeMap::new();
    for node in graph.node_indices() {
        let (Some(iri), Some(group)) = (graph.node_weight(node), groups.get(node.index())) else { continue };
        let ties: f64 = graph.edges(node).map(|edge| *edge.weight()).sum();
        if ties > 0.0 {
            let (id, known) = (prefixes.short(iri.as_str()), words.view.node(iri)?);
            let (name, class) = (known.label().to_owned(), known.class().to_owned());
            communities.entry(*group).or_default().push(Member { id, name, class, ties: (ties * 100.0).round() / 100.0 });
        }
    }
    let mut communities: Vec<Community> = communities
        .into_values()
        .map(|mut members| {
            members.sort_by(|a, b| b.ties.total_cmp(&a.ties).then_with(|| a.id.cmp(&b.id)));
            let heart = members.iter().find(|m| m.class == "Zone").or(members.first());
            Community { name: heart.map(|m| m.name.clone()).unwrap_or_default(), members }
        })
        .collect();
    communities.sort_by(|a, b| b.members.len().cmp(&a.members.len()).then_with(|| a.name.cmp(&b.name)));
    Ok(communities)
}

/// Entities, tied by the facts that name both. A fact gives each of its entities one tie in all, shared among the others, so
/// that a list of twenty names does not outweigh a signing.
fn projection(words: Words<'_>) -> io::Result<UnGraph<NamedNode, f64>> {
    let mut ties: BTreeMap<(NamedNode, NamedNode), f64> = BTreeMap::new();
    for iri in words.view.facts()? {
        let mut named = Vec::new();
        for entity in entities_of(words.view, &words.view.node(&iri)?)? {
            if !matches!(words.view.node(&entity)?.class(), "Place" | "Industry") {
                named.push(entity);
            }
        }
        let share = 1.0 / (named.len().max(2) - 1) as f64;
        for (i, a) in named.iter().enumerate() {
            for b in named.iter().skip(i + 1) {
                *ties.entry((a.clone(), b.clone())).or_default() += share;
            }
        }
    }
    let mut graph = UnGraph::new_undirected();
    let mut index: BTreeMap<NamedNode, NodeIndex> = BTreeMap::new();
    for (a, b) in ties.keys() {
        for iri in [a, b] {
            if !index.contains_key(iri) {
                index.insert(iri.clone(), graph.add_node(iri.clone()));
            }
        }
    }
    for ((a, b), weight) in ties {
        if let (Some(a), Some(b)) = (index.get(&a), index.get(&b)) {
            graph.add_edge(*a, *b, weight);
        }
    }
    Ok(graph)
}

/// The group of each node.
fn louvain<N>(graph: &UnGraph<N, f64>) -> Vec<usize> {
    let mut groups: Vec<usize> = (0..graph.node_count()).collect();
    let mut level: UnGraph<(), f64> = graph.map(|_, _| (), |_, weight| *weight);
    loop {
        let (moved, of) = sort_out(&level);
        for group in &mut groups {
            *group = of.get(*group).copied().unwrap_or(*group);
        }
        if !moved {
            return groups;
        }
        // Groups become nodes; ties inside a group become a tie to itself.
        let count = of.iter().max().map_or(0, |last| last + 1);
        let mut sums: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for edge in level.edge_references() {
            let [a, b] = [edge.source(), edge.target()].map(|node| of.get(node.index()).copied().unwrap_or_default());
            *sums.entry((a.min(b), a.max(b))).or_default() += edge.weight();
        }
        level = UnGraph::new_undirected();
        for _ in 0..count {
            level.add_node(());
        }
        for ((a, b), weight) in sums {
            level.add_edge(NodeIndex::new(a), NodeIndex::new(b), weight);
        }
    }
}

/// One level: nodes move until none gains. Groups are numbered from 0.
fn sort_out(graph: &UnGraph<(), f64>) -> (bool, Vec<usize>) {
    let count = graph.node_count();
    let degree: Vec<f64> = graph
        .node_indices()
        .map(|node| graph.edges(node).map(|e| if e.source() == e.target() { 2.0 * e.weight() } else { *e.weight() }).sum())
        .collect();
    let all: f64 = degree.iter().sum();
    let mut of: Vec<usize> = (0..count).collect();
    let mut total = degree.clone();
    let mut moved = false;
    // A gain is at least a hair, so that rounding never moves a node to and fro.
    const HAIR: f64 = 1e-9;
    for _ in 0..100 {
        let mut still = true;
        for node in graph.node_indices() {
            let (Some(&own), Some(&weight)) = (of.get(node.index()), degree.get(node.index())) else { continue };
            let mut ties: BTreeMap<usize, f64> = BTreeMap::from([(own, 0.0)]);
            for edge in graph.edges(node) {
                let other = if edge.source() == node { edge.target() } else { edge.source() };
                if let (true, Some(group)) = (other != node, of.get(other.index())) {
                    *ties.entry(*group).or_default() += edge.weight();
                }
            }
            if let Some(sum) = total.get_mut(own) {
                *sum -= weight;
            }
            let gain = |group: usize, tie: f64| tie - total.get(group).copied().unwrap_or_default() * weight / all.max(HAIR);
            let stay = gain(own, ties.get(&own).copied().unwrap_or_default());
            let (mut best, mut most) = (own, stay + HAIR);
            for (group, tie) in &ties {
                if gain(*group, *tie) > most {
                    (best, most) = (*group, gain(*group, *tie));
                }
            }
            if let Some(sum) = total.get_mut(best) {
                *sum += weight;
            }
            if best != own {
                (still, moved) = (false, true);
                if let Some(group) = of.get_mut(node.index()) {
                    *group = best;
                }
            }
        }
        if still {
            break;
        }
    }
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    for group in &of {
        let next = numbers.len();
        numbers.entry(*group).or_insert(next);
    }
    (moved, of.iter().filter_map(|group| numbers.get(group).copied()).collect())
}
