//! What a pattern cannot do without → whether a clause has it: `{party} 与 {party} @ {projectCount} 个 项目` needs 与 before
//! its trigger and a count behind it, so that most patterns of a trigger are passed over without a search.

use crate::ontology::Kinds;
use crate::quantity::QuantityKind;

use super::compile::{Link, Node, Slot};
use super::sentence::Place;
use super::vocabulary::Classes;

/// What stands in a stretch of chunks where patterns see it. It may take one word for another; what it denies is so.
#[derive(Clone, Copy, Debug, Default)]
pub struct Present {
    /// One bit for each sort of number in the vocabulary.
    words: [u64; 4],
    kinds: Kinds,
    classes: Classes,
    quantities: u16,
}

impl Present {
    pub fn of<'p>(places: impl Iterator<Item = &'p Place<'p>>) -> Present {
        let mut present = Present::default();
        for place in places.filter(|place| !place.hidden) {
            present.word(place.known.number);
            present.kinds = present.kinds.join(place.listed);
            present.classes = present.classes.join(place.classes);
            present.quantities |= place.quantity.map_or(0, bit);
        }
        present
    }

    fn word(&mut self, number: u32) {
        self.words[number as usize / 64 % 4] |= 1 << (number % 64);
    }

    #[inline]
    fn meets(&self, other: &Present) -> bool {
        self.classes.meets(other.classes)
            || self.quantities & other.quantities != 0
            || self.kinds.meets(other.kinds)
            || self.words.iter().zip(&other.words).any(|(a, b)| a & b != 0)
    }
}

fn bit(kind: QuantityKind) -> u16 {
    1 << kind as u16
}

/// Where a part of a pattern can stand.
#[derive(Clone, Copy, Debug)]
enum Side {
    /// In the clause of the trigger, on one side of it.
    Left,
    Right,
    Anywhere,
}

/// What stands on either side of a trigger in its clause, and in its sentence.
pub struct Around {
    pub left: Present,
    pub right: Present,
    pub sentence: Present,
}

/// What each of several patterns cannot do without, all in one piece: each of these parts must be found, one of the words,
/// kinds, classes and quantities that it may be.
#[derive(Clone, Debug, Default)]
pub struct Needs {
    needs: Vec<(Side, Present)>,
    /// Where the needs of each pattern end.
    ends: Vec<u32>,
}

impl Needs {
    /// Adds a pattern.
    pub fn push(&mut self, left: &[Link], right: &[Link]) {
        self.add(left, Side::Left);
        self.add(right, Side::Right);
        self.ends.push(self.needs.len() as u32);
    }

    fn add(&mut self, links: &[Link], side: Side) {
        let mut side = side;
        for link in links {
            // Behind a comma, and behind a gap that may go over one, the clause does not hold the rest.
            if link.far || !within(&link.node) {
                side = Side::Anywhere;
            }
            self.needs.extend(need(link, side).map(|need| (side, need)));
        }
    }

    /// Which of the patterns, in the order in which they were added, may be found.
    pub fn met<'n>(&'n self, around: &'n Around) -> impl Iterator<Item = usize> + 'n {
        let mut begin = 0;
        self.ends.iter().enumerate().filter_map(move |(i, end)| {
            let needs = self.needs.get(begin..*end as usize).unwrap_or_default();
            begin = *end as usize;
            let met = |(side, need): &(Side, Present)| match side {
                Side::Left => around.left.meets(need),
                Side::Right => around.right.meets(need),
                Side::Anywhere => around.sentence.meets(need),
            };
            needs.iter().all(met).then_some(i)
        })
    }
}

/// Whether a part and what it holds stay in the clause.
fn within(node: &Node) -> bool {
    match node {
        Node::Comma => false,
        Node::Optional(inner) => inner.iter().all(|link| !link.far && within(&link.node)),
        Node::Words(words) => !words.marks(),
        Node::Slot(_) => true,
    }
}

/// What a part needs; nothing, where it may be missing or may be anything.
fn need(link: &Link, side: Side) -> Option<Present> {
    let mut need = Present::default();
    match &link.node {
        Node::Words(words) => {
            let (numbers, kinds) = words.fixed()?;
            numbers.iter().for_each(|number| need.word(*number));
            need.kinds = kinds;
        }
        Node::Slot(slot) if slot.phrase || slot.word.is_some() || (!matches!(side, Side::Right) && carried(slot, link)) => {
            return None;
        }
        Node::Slot(slot) => {
            need.classes = slot.set;
            need.quantities = slot.quantities.iter().fold(0, |set, kind| set | bit(*kind));
        }
        Node::Optional(_) | Node::Comma => return None,
    }
    Some(need)
}

/// Whether a hole may be filled with what an earlier clause was about.
fn carried(slot: &Slot, link: &Link) -> bool {
    !slot.own && !slot.classes.is_empty() && !link.tight
}
