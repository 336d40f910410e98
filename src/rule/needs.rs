//! What a pattern cannot do without → whether a clause has it: `{party} 与 {party} @ {projectCount} 个 项目` needs 与 before
//! its trigger and a count behind it, so that most patterns of a trigger are passed over without a search.

use super::place::{Around, Present, bit};

use super::program::{Link, Node, Slot};

/// Where a part of a pattern can stand.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Side {
    /// In the clause of the trigger, on one side of it.
    Left,
    Right,
    Anywhere,
}

/// What several patterns cannot do without: each part of a pattern must be found, one of the words, kinds, classes and
/// quantities that it may be. What many of them need is looked for once.
#[derive(Clone, Debug, Default)]
pub struct Needs {
    /// For every 64 patterns what they need, each with one bit for every pattern that does.
    groups: Vec<Vec<(Side, Present, u64)>>,
    patterns: usize,
}

/// How many patterns a group holds.
const GROUP: usize = u64::BITS as usize;

impl Needs {
    /// The needs of patterns, each by its links to the left and to the right.
    pub fn of<'l>(patterns: impl Iterator<Item = (&'l [Link], &'l [Link])>) -> Needs {
        let mut needs = Needs::default();
        for (left, right) in patterns {
            if needs.patterns.is_multiple_of(GROUP) {
                needs.groups.push(Vec::new());
            }
            needs.add(left, Side::Left);
            needs.add(right, Side::Right);
            needs.patterns += 1;
        }
        // What most patterns need comes first: where it is missing, hardly anything is left to ask.
        needs.groups.iter_mut().for_each(|group| group.sort_by_key(|(.., of)| u32::MAX - of.count_ones()));
        needs
    }

    fn add(&mut self, links: &[Link], side: Side) {
        let mut side = side;
        let own = 1 << (self.patterns % GROUP);
        for link in links {
            // Behind a comma, and behind a gap that may go over one, the clause does not hold the rest.
            if link.far || !within(&link.node) {
                side = Side::Anywhere;
            }
            let (Some(needed), Some(group)) = (need(link, side), self.groups.last_mut()) else { continue };
            match group.iter_mut().find(|(s, need, _)| *s == side && *need == needed) {
                Some((.., of)) => *of |= own,
                None => group.push((side, needed, own)),
            }
        }
    }

    /// Which of the patterns, in the order in which they were added, may be found.
    pub fn met(&self, around: &Around) -> impl Iterator<Item = usize> {
        (0..).step_by(GROUP).zip(&self.groups).flat_map(|(first, needs)| {
            let mut may = u64::MAX >> (GROUP - (self.patterns - first).min(GROUP));
            for (side, need, of) in needs {
                let stretch = match side {
                    Side::Left => &around.left,
                    Side::Right => &around.right,
                    Side::Anywhere => &around.sentence,
                };
                if may & of != 0 && !stretch.meets(need) {
                    may &= !of;
                    if may == 0 {
                        break;
                    }
                }
            }
            std::iter::from_fn(move || {
                let next = (may != 0).then(|| may.trailing_zeros() as usize)?;
                may &= may - 1;
                Some(first + next)
            })
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
        Node::Slot(slot) if slot.phrase || slot.word.is_some() || (!matches!(side, Side::Right) && carried(slot)) => {
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
fn carried(slot: &Slot) -> bool {
    !slot.own && !slot.classes.is_empty()
}
