//! The short lists of `common.rule` → whether a chunk is one of their words: 在, 据, 由 open a phrase.

use std::collections::BTreeSet;

/// A list of words. Nearly every chunk that is asked for is no word of it, which its first character tells at once.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    words: BTreeSet<String>,
    /// One bit for each sort of first character that a word has.
    firsts: [u64; 16],
}

impl Listed {
    pub fn extend(&mut self, words: impl IntoIterator<Item = String>) {
        for word in words {
            let (place, bit) = sort(&word);
            self.firsts[place] |= bit;
            self.words.insert(word);
        }
    }

    pub fn contains(&self, word: &str) -> bool {
        let (place, bit) = sort(word);
        self.firsts[place] & bit != 0 && self.words.contains(word)
    }
}

fn sort(word: &str) -> (usize, u64) {
    let first = word.chars().next().map_or(0, u32::from);
    ((first >> 6) as usize % 16, 1 << (first & 63))
}
