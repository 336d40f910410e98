//! Short lists of words → the number of a word that is one of them: 在, 据, 由 open a phrase.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Words → numbers. Only ever asked for one word, so its order does not matter.
pub(super) type Numbers<N> = HashMap<Box<str>, N, BuildHasherDefault<Quick>>;

/// A quick hash for short words of a vocabulary that nobody can choose to collide.
#[derive(Clone, Debug, Default)]
pub struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some((part, more)) = rest.split_first_chunk() {
            self.mix(u64::from_le_bytes(*part));
            rest = more;
        }
        // Two halves that may overlap take fewer steps than single bytes.
        match (rest.first_chunk(), rest.last_chunk()) {
            (Some(head), Some(tail)) => {
                self.mix(u64::from(u32::from_le_bytes(*head)) << 32 | u64::from(u32::from_le_bytes(*tail)));
            }
            _ => self.mix(rest.iter().fold(rest.len() as u64, |word, byte| word << 8 | u64::from(*byte))),
        }
    }

    /// What closes a string: none is hashed with another.
    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 29
    }
}

impl Quick {
    #[inline]
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// Which sorts of words a list has: nearly every word that is asked for is none of it, which this tells at once.
#[derive(Clone, Debug)]
pub struct Sieve([u64; Sieve::PLACES]);

impl Default for Sieve {
    fn default() -> Sieve {
        Sieve([0; Sieve::PLACES])
    }
}

impl Sieve {
    const PLACES: usize = 64;

    pub fn add(&mut self, word: &str) {
        let (place, bit) = sort(word);
        self.0[place] |= bit;
    }

    /// False only if the word was never added.
    #[inline]
    pub fn may_hold(&self, word: &str) -> bool {
        let (place, bit) = sort(word);
        self.0[place] & bit != 0
    }
}

/// A list of words.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    numbers: Numbers<usize>,
    sieve: Sieve,
}

impl Listed {
    /// The number of a word, which is new in the list or stood there before.
    pub fn add(&mut self, word: &str) -> usize {
        self.sieve.add(word);
        let next = self.numbers.len();
        *self.numbers.entry(word.into()).or_insert(next)
    }

    /// The number of a word of the list, counted from 0 in the order in which they were added.
    #[inline]
    pub fn number(&self, word: &str) -> Option<usize> {
        if self.sieve.may_hold(word) { self.numbers.get(word).copied() } else { None }
    }

    pub fn extend(&mut self, words: &[String]) {
        words.iter().for_each(|word| {
            self.add(word);
        });
    }

    #[inline]
    pub fn contains(&self, word: &str) -> bool {
        self.number(word).is_some()
    }

    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }
}

/// Where a word's bit stands: by the last two bytes of its first and of its last character.
#[inline]
fn sort(word: &str) -> (usize, u64) {
    let bytes = word.as_bytes();
    let byte = |at: usize| u32::from(bytes.get(at).copied().unwrap_or_default());
    let end = bytes.len();
    let mixed = (byte(1) << 24 | byte(2) << 16 | byte(end.wrapping_sub(2)) << 8 | byte(end.wrapping_sub(1)))
        .wrapping_add(end as u32)
        .wrapping_mul(0x9E37_79B1);
    ((mixed >> 26) as usize % Sieve::PLACES, 1 << ((mixed >> 20) & 63))
}
