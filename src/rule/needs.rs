//! What a pattern cannot do without → whether a sentence has it: `{party} 与 {party} @ {projectCount} 个 项目` needs 与, a
//! count and 项目, so that most patterns of a trigger are passed over without a search.

use crate::ontology::Kinds;
use crate::quantity::QuantityKind;

use super::compile::{Link, Node, Slot};
use super::vocabulary::Classes;

/// What stands in a sentence where patterns see it.
#[derive(Clone, Debug, Default)]
pub struct Present {
    /// One bit for each word of the vocabulary.
    words: Vec<u64>,
    kinds: Kinds,
    classes: Classes,
    quantities: u16,
}

impl Present {
    pub fn new(vocabulary: usize) -> Present {
        Present { words: vec![0; vocabulary / 64 + 1], ..Present::default() }
    }

    pub fn word(&mut self, number: u32) {
        if let Some(bits) = self.words.get_mut(number as usize / 64) {
            *bits |= 1 << (number % 64);
        }
    }

    pub fn listed(&mut self, kinds: Kinds) {
        self.kinds = self.kinds.join(kinds);
    }

    pub fn names(&mut self, classes: Classes) {
        self.classes = self.classes.join(classes);
    }

    pub fn quantity(&mut self, kind: QuantityKind) {
        self.quantities |= 1 << kind as u16;
    }

    fn has(&self, number: u32) -> bool {
        self.words.get(number as usize / 64).is_some_and(|bits| bits & (1 << (number % 64)) != 0)
    }
}

/// One part of a pattern that must be found.
#[derive(Clone, Debug)]
enum Need {
    Word { numbers: Box<[u32]>, kinds: Kinds },
    Filler { classes: Classes, quantities: u16 },
}

/// All parts of a pattern that must be found.
#[derive(Clone, Debug, Default)]
pub struct Needs(Vec<Need>);

impl Needs {
    pub fn of(left: &[Link], right: &[Link]) -> Needs {
        let mut needs: Vec<Need> = left.iter().filter_map(|link| need(link, true)).collect();
        needs.extend(right.iter().filter_map(|link| need(link, false)));
        Needs(needs)
    }

    pub fn met(&self, present: &Present) -> bool {
        self.0.iter().all(|need| match need {
            Need::Word { numbers, kinds } => present.kinds.meets(*kinds) || numbers.iter().any(|n| present.has(*n)),
            Need::Filler { classes, quantities } => present.classes.meets(*classes) || present.quantities & quantities != 0,
        })
    }
}

/// What a part needs; nothing, where it may be missing or may be anything.
fn need(link: &Link, left: bool) -> Option<Need> {
    match &link.node {
        Node::Words(words) => words.fixed().map(|(numbers, kinds)| Need::Word { numbers: numbers.into(), kinds }),
        Node::Slot(slot) if slot.phrase || slot.word.is_some() || (left && carried(slot, link)) => None,
        Node::Slot(slot) => {
            let quantities = slot.quantities.iter().fold(0, |set, kind| set | 1 << *kind as u16);
            Some(Need::Filler { classes: slot.set, quantities })
        }
        Node::Optional(_) | Node::Comma => None,
    }
}

/// Whether a hole may be filled with what an earlier clause was about.
fn carried(slot: &Slot, link: &Link) -> bool {
    !slot.own && !slot.classes.is_empty() && !link.tight
}
