//! The characters with which listed words begin and end → of which kinds these are: no gauge ends in 药.

use super::{Kind, Kinds};

/// For each sort of character the kinds of the words that begin or end with one of it.
#[derive(Clone, Debug)]
pub(super) struct Edges(Box<[(Kinds, Kinds); SORTS]>);

/// Chinese characters in use fall on so many sorts nearly evenly.
const SORTS: usize = 4096;

impl Default for Edges {
    fn default() -> Edges {
        Edges(Box::new([(Kinds::default(), Kinds::default()); SORTS]))
    }
}

impl Edges {
    pub fn add(&mut self, word: &str, kind: Kind) {
        let kind = Kinds::of(&[kind]);
        if let Some(first) = word.chars().next() {
            let (begin, _) = &mut self.0[sort(first)];
            *begin = begin.join(kind);
        }
        if let Some(last) = word.chars().next_back() {
            let (_, end) = &mut self.0[sort(last)];
            *end = end.join(kind);
        }
    }

    /// False only if no word of the kind begins with the first character of these words.
    #[inline]
    pub fn may_begin(&self, words: &str, kind: Kind) -> bool {
        words.chars().next().is_some_and(|first| self.0[sort(first)].0.has(kind))
    }

    /// False only if no word of the kind ends with the last character of these words.
    #[inline]
    pub fn may_end(&self, words: &str, kind: Kind) -> bool {
        words.chars().next_back().is_some_and(|last| self.0[sort(last)].1.has(kind))
    }
}

#[inline]
fn sort(c: char) -> usize {
    c as usize % SORTS
}
