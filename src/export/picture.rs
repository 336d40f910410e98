//! Selected facts → what a drawing shows: entities as boxes, direct triples as arrows with amounts, a cluster a zone.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use oxigraph::model::{NamedNode, NamedOrBlankNode, Term};

use super::direct;
use super::prefixes::Prefixes;
use super::select::{Selection, entities_of};
use super::view::{Node, named};
use super::words::{Words, time, wrapped};
use crate::graph::vocab;

/// Cells in a line of a box, of an arrow's label.
const BOX: usize = 24;
const NOTE: usize = 40;
/// Lines of a note, before it says how many more there are.
const LINES: usize = 6;

#[derive(Clone, Debug, Default)]
pub struct Picture {
    pub boxes: Vec<Drawn>,
    pub arrows: Vec<Arrow>,
    pub clusters: Vec<Cluster>,
}

/// An entity, an amount, or a note of facts that are no arrows.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// `zone:襄阳高新区`: stable, and unique in the picture.
    pub id: String,
    pub iri: String,
    pub class: String,
    pub lines: Vec<String>,
    pub tooltip: String,
    pub focus: bool,
}

/// Direct triples between the same two boxes.
#[derive(Clone, Debug)]
pub struct Arrow {
    /// Indexes into the boxes.
    pub from: usize,
    pub to: usize,
    pub lines: Vec<String>,
    /// The sentences.
    pub tooltip: String,
    /// The same is said the other way round.
    pub both: bool,
    /// All facts behind it are planned.
    pub planned: bool,
    /// It ties a note to its entity.
    pub note: bool,
}

#[derive(Clone, Debug)]
pub struct Cluster {
    pub id: String,
    pub label: String,
    pub class: String,
    /// Indexes into the boxes.
    pub members: Vec<usize>,
}

/// What is known of the arrows from one entity to another.
#[derive(Default)]
struct Link {
    predicates: BTreeSet<String>,
    amounts: BTreeSet<NamedNode>,
    sentences: BTreeSet<String>,
    done: bool,
}

impl Picture {
    /// `notes`: also draw what is said of one entity alone, statistics above all.
    pub fn of(words: Words<'_>, selection: &Selection, prefixes: &Prefixes, notes: bool) -> io::Result<Picture> {
        let mut draft = Draft {
            words,
            selection,
            links: BTreeMap::new(),
            stages: BTreeMap::new(),
            amounts: BTreeMap::new(),
            notes: BTreeMap::new(),
            votes: BTreeMap::new(),
        };
        for iri in &selection.facts {
            draft.add(&words.view.node(iri)?)?;
        }
        draft.finish(prefixes, notes)
    }
}

struct Draft<'a> {
    words: Words<'a>,
    selection: &'a Selection,
    links: BTreeMap<(NamedNode, NamedNode), Link>,
    /// Entity → the concepts said of it: 开工.
    stages: BTreeMap<NamedNode, BTreeSet<String>>,
    /// Entity and Amount → predicate, for those that no arrow can carry.
    amounts: BTreeMap<(NamedNode, NamedNode), String>,
    notes: BTreeMap<NamedNode, Vec<String>>,
    /// Entity → zones that its facts name, counted.
    votes: BTreeMap<NamedNode, BTreeMap<NamedNode, usize>>,
}

impl Draft<'_> {
    fn add(&mut self, fact: &Node) -> io::Result<()> {
        let view = self.words.view;
        let named_here: Vec<NamedNode> =
            entities_of(view, fact)?.into_iter().filter(|e| self.selection.entities.contains(e)).collect();
        self.vote(fact, &named_here)?;
        let planned = fact.concept("status").is_some();
        let amounts: Vec<&NamedNode> = fact.nodes("amount").collect();
        let mut drawn = false;
        let mut loose = Vec::new();
        for triple in direct::triples(view, self.words.schema, fact)? {
            let (NamedOrBlankNode::NamedNode(subject), Term::NamedNode(object)) = (triple.subject, triple.object) else {
                continue;
            };
            let local = vocab::local(triple.predicate.as_str()).unwrap_or_default();
            let predicate = self.words.term(local);
            if named_here.contains(&object) && named_here.contains(&subject) {
                let link = self.links.entry((subject, object)).or_default();
                link.predicates.insert(predicate);
                if self.words.style.carries_amounts(local) {
                    link.amounts.extend(amounts.iter().map(|a| (*a).clone()));
                }
                link.sentences.insert(fact.value("evidence").unwrap_or_default().to_owned());
                link.done |= !planned;
                drawn = true;
            } else if vocab::local(object.as_str()).is_some() {
                self.stages.entry(subject).or_default().insert(object.as_str().to_owned());
                drawn = true;
            } else if amounts.contains(&&object) {
                loose.push(((subject, object), predicate));
            }
        }
        if !drawn {
            drawn = !loose.is_empty();
            self.amounts.extend(loose);
        }
        if let ([only], false) = (named_here.as_slice(), drawn) {
            let when = match time(fact) {
                time if time.is_empty() => time,
                time => format!("（{time}）"),
            };
            let line = format!("{}{when}", self.words.summary(fact, Some(only))?);
            let list = self.notes.entry(only.clone()).or_default();
            if !list.contains(&line) {
                list.push(line);
            }
        }
        Ok(())
    }

    /// Every fact says of each entity that it names to which zone it belongs, if it names one zone only.
    fn vote(&mut self, fact: &Node, named_here: &[NamedNode]) -> io::Result<()> {
        let mut zones = Vec::new();
        for entity in named_here {
            if self.words.view.node(entity)?.class() == "Zone" {
                zones.push(entity);
            }
        }
        let mut weight = 2;
        let mut about = Vec::new();
        if zones.is_empty() {
            weight = 1;
            for article in fact.objects(vocab::DERIVED_FROM).filter_map(named) {
                for entity in self.words.view.node(article)?.objects(vocab::MENTIONS).filter_map(named) {
                    if self.selection.entities.contains(entity) && self.words.view.node(entity)?.class() == "Zone" {
                        about.push(entity.clone());
                    }
                }
            }
            zones = about.iter().collect();
        }
        if let [zone] = zones.as_slice() {
            for entity in named_here.iter().filter(|entity| entity != zone) {
                *self.votes.entry(entity.clone()).or_default().entry((*zone).clone()).or_default() += weight;
            }
        }
        Ok(())
    }

    fn finish(self, prefixes: &Prefixes, notes: bool) -> io::Result<Picture> {
        let mut linked: BTreeSet<&NamedNode> = self.links.keys().flat_map(|(from, to)| [from, to]).collect();
        linked.extend(self.amounts.keys().map(|(entity, _)| entity));
        linked.extend(self.stages.keys());
        linked.extend(self.selection.focus.iter());
        if notes {
            linked.extend(self.notes.keys());
        }
        let mut picture = Picture::default();
        let mut index: BTreeMap<&NamedNode, usize> = BTreeMap::new();
        for iri in self.selection.entities.iter().filter(|iri| linked.contains(iri)) {
            let node = self.words.view.node(iri)?;
            let mut lines = wrapped(node.label(), BOX);
            if let Some(stages) = self.stages.get(iri) {
                let stages: Vec<String> = stages.iter().filter_map(|s| vocab::local(s)).map(|s| self.words.term(s)).collect();
                lines.push(format!("[{}]", stages.join("、")));
            }
            index.insert(iri, picture.boxes.len());
            picture.boxes.push(Drawn {
                id: prefixes.short(iri.as_str()),
                iri: iri.as_str().to_owned(),
                class: node.class().to_owned(),
                lines,
                tooltip: format!("{} {}", self.words.term(node.class()), node.label()),
                focus: self.selection.focus.contains(iri),
            });
        }
        self.clusters(&mut picture, &index)?;
        self.arrows(&mut picture, &index)?;
        self.loose_amounts(&mut picture, &index, prefixes)?;
        if notes {
            for (entity, list) in &self.notes {
                if let Some(to) = index.get(entity) {
                    picture.note(*to, list);
                }
            }
        }
        Ok(picture)
    }

    fn arrows(&self, picture: &mut Picture, index: &BTreeMap<&NamedNode, usize>) -> io::Result<()> {
        for ((subject, object), link) in &self.links {
            let (Some(&from), Some(&to)) = (index.get(subject), index.get(object)) else { continue };
            let back = self.links.get(&(object.clone(), subject.clone()));
            let both = back.is_some_and(|back| back.predicates == link.predicates);
            if both && object.as_str() < subject.as_str() {
                continue;
            }
            let mut lines = vec![link.predicates.iter().map(String::as_str).collect::<Vec<_>>().join("·")];
            for amount in link.amounts.iter().take(3) {
                lines.push(self.words.node(amount)?);
            }
            let sentences: Vec<&str> = link.sentences.iter().map(String::as_str).collect();
            picture.arrows.push(Arrow { from, to, lines, tooltip: sentences.join("\n"), both, planned: !link.done, note: false });
        }
        Ok(())
    }

    /// Amounts that stand on no arrow get a node of their own.
    fn loose_amounts(&self, picture: &mut Picture, index: &BTreeMap<&NamedNode, usize>, prefixes: &Prefixes) -> io::Result<()> {
        let carried = |entity: &NamedNode, amount: &NamedNode| {
            self.links.iter().any(|((from, to), link)| (from == entity || to == entity) && link.amounts.contains(amount))
        };
        for ((entity, amount), predicate) in &self.amounts {
            let Some(&from) = index.get(entity) else { continue };
            if carried(entity, amount) {
                continue;
            }
            let to = picture.boxes.len();
            // One node for each bearer: two projects of 10亿元 have nothing in common.
            let id = format!("{} {}", prefixes.short(entity.as_str()), prefixes.short(amount.as_str()));
            let text = self.words.node(amount)?;
            picture.boxes.push(Drawn {
                id,
                iri: amount.as_str().to_owned(),
                class: "Amount".to_owned(),
                lines: vec![text.clone()],
                tooltip: text,
                focus: false,
            });
            picture.join(from, to);
            let lines = vec![predicate.clone()];
            picture.arrows.push(Arrow { from, to, lines, tooltip: String::new(), both: false, planned: false, note: false });
        }
        Ok(())
    }

    /// An entity stands with the zone that most of its facts name; one that is torn between two stands free.
    fn clusters(&self, picture: &mut Picture, index: &BTreeMap<&NamedNode, usize>) -> io::Result<()> {
        let mut members: BTreeMap<&NamedNode, Vec<usize>> = BTreeMap::new();
        for (entity, votes) in &self.votes {
            let most = votes.values().max().copied().unwrap_or(0);
            let mut winners = votes.iter().filter(|(_, count)| **count == most).map(|(zone, _)| zone);
            let (Some(zone), None, Some(&at)) = (winners.next(), winners.next(), index.get(entity)) else { continue };
            let free = picture.boxes.get(at).is_none_or(|b| matches!(b.class.as_str(), "Zone" | "Place"));
            if !free {
                members.entry(zone).or_default().push(at);
            }
        }
        if members.len() < 2 {
            return Ok(());
        }
        for (zone, mut inside) in members {
            inside.extend(index.get(zone));
            inside.sort_unstable();
            let label = self.words.node(zone)?;
            picture.clusters.push(Cluster {
                id: super::view::tail(zone.as_str()).to_owned(),
                label,
                class: "Zone".to_owned(),
                members: inside,
            });
        }
        Ok(())
    }
}

impl Picture {
    fn note(&mut self, entity: usize, facts: &[String]) {
        let Some(bearer) = self.boxes.get(entity) else { return };
        let mut lines: Vec<String> = facts.iter().take(LINES).flat_map(|fact| wrapped(&format!("· {fact}"), NOTE)).collect();
        if facts.len() > LINES {
            lines.push(format!("…（另{}条）", facts.len() - LINES));
        }
        let to = self.boxes.len();
        let id = format!("{} facts", bearer.id);
        self.boxes.push(Drawn {
            id,
            iri: String::new(),
            class: "Fact".to_owned(),
            lines,
            tooltip: facts.join("\n"),
            focus: false,
        });
        self.join(entity, to);
        self.arrows.push(Arrow {
            from: entity,
            to,
            lines: Vec::new(),
            tooltip: String::new(),
            both: false,
            planned: false,
            note: true,
        });
    }

    /// Puts `new` into the cluster in which `old` stands.
    fn join(&mut self, old: usize, new: usize) {
        if let Some(cluster) = self.clusters.iter_mut().find(|cluster| cluster.members.contains(&old)) {
            cluster.members.push(new);
        }
    }
}
