//! What patterns see at each place of a sentence, and what stands in a stretch of it: in 甲公司|与|乙公司|签约 two names and 与.

use super::vocabulary::{Classes, Known};
use crate::ontology::Kinds;
use crate::quantity::QuantityKind;

/// What is known of a chunk beside itself.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub text: &'a str,
    /// What the patterns' vocabulary says of it.
    pub known: Known,
    /// Of a list: the number of the word that joins its last two names.
    pub joint: u32,
    /// Its kinds as a listed word, whatever else it is, and where it is nothing else.
    pub kinds: Kinds,
    pub listed: Kinds,
    /// The classes of its names.
    pub classes: Classes,
    /// Which sort of quantity it is.
    pub quantity: Option<QuantityKind>,
    /// A mark that ends a clause.
    pub ends: bool,
    /// Quotation marks, brackets and what stands in them: no pattern sees it.
    pub hidden: bool,
    /// Of a phrase set aside: the chunk that opens it.
    pub adjunct: Option<usize>,
    /// Passed over even between the parts of a float.
    pub soft: bool,
    /// First and last chunk of its clause, without the marks that end it.
    pub(super) clause: (usize, usize),
}

/// What stands in a stretch of chunks where patterns see it. It may take one word for another; what it denies is so.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Present {
    /// One bit for each sort of number in the vocabulary.
    words: [u64; 4],
    pub(super) kinds: Kinds,
    pub(super) classes: Classes,
    pub(super) quantities: u16,
}

impl Present {
    pub fn of<'p>(places: impl Iterator<Item = &'p Place<'p>>) -> Present {
        let mut present = Present::default();
        for place in places.filter(|place| !place.hidden) {
            present.word(place.known.number);
            present.word(place.joint);
            present.kinds = present.kinds.join(place.listed);
            present.classes = present.classes.join(place.classes);
            present.quantities |= place.quantity.map_or(0, bit);
        }
        present
    }

    pub(super) fn word(&mut self, number: u32) {
        self.words[number as usize / 64 % 4] |= 1 << (number % 64);
    }

    #[inline]
    pub(super) fn meets(&self, other: &Present) -> bool {
        self.classes.meets(other.classes)
            || self.quantities & other.quantities != 0
            || self.kinds.meets(other.kinds)
            || self.words.iter().zip(&other.words).any(|(a, b)| a & b != 0)
    }
}

pub(super) fn bit(kind: QuantityKind) -> u16 {
    1 << kind as u16
}

/// What stands on either side of a trigger in its clause, and in its sentence.
#[derive(Clone, Copy)]
pub struct Around {
    pub left: Present,
    pub right: Present,
    pub sentence: Present,
}
