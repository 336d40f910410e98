//! The listed words of a text by what they are: all endings, all posts, without a look at any other word.

use crate::ontology::{Hit, Hits, Kind, Kinds};

/// The kinds of words by which names are found.
const NAMING: [Kind; 9] = [
    Kind::Entity,
    Kind::Suffix,
    Kind::Field,
    Kind::Deed,
    Kind::Market,
    Kind::Title,
    Kind::Installing,
    Kind::Anaphor,
    Kind::Apposition,
];

/// For each 64 words of a text and each of the kinds one bit a word.
pub(super) struct Sorted(Vec<[u64; NAMING.len()]>);

impl Sorted {
    pub(super) fn of(hits: &Hits) -> Sorted {
        let naming = Kinds::of(&NAMING);
        let row = |words: &[Hit]| {
            let mut row = [0; NAMING.len()];
            for (i, hit) in words.iter().enumerate().filter(|(_, hit)| hit.kinds.meets(naming)) {
                row.iter_mut().zip(NAMING).for_each(|(bits, kind)| *bits |= u64::from(hit.has(kind)) << i);
            }
            row
        };
        Sorted(hits.chunks(64).map(row).collect())
    }

    /// The indices of the words of any of these kinds, which must be naming ones, in text order.
    pub(super) fn with<const N: usize>(&self, kinds: [Kind; N]) -> impl Iterator<Item = usize> + '_ {
        let places = kinds.map(|kind| NAMING.iter().position(|naming| *naming == kind));
        self.0.iter().enumerate().flat_map(move |(block, row)| {
            let mut left = places.iter().flatten().fold(0, |set, place| set | row[*place]);
            std::iter::from_fn(move || {
                let next = (left != 0).then(|| block * 64 + left.trailing_zeros() as usize);
                left &= left.wrapping_sub(1);
                next
            })
        })
    }
}
