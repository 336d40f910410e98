//! The words of a pattern → whether a chunk is one of them: `(签署|签订)`, `~项目`, `:title`, `:Count`, `_`.

use std::fmt;
use std::sync::Arc;

use crate::ontology::{Kind, Kinds};
use crate::quantity::QuantityKind;

use super::place::bit;
use super::sentence::{View, ends_clause};
use super::vocabulary::Vocabulary;

/// A literal of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub enum Word {
    Is(String),
    Ends(String),
    Kind(Kind),
    Number(QuantityKind),
    Any,
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Word::Is(word) => f.write_str(word),
            Word::Ends(end) => write!(f, "~{end}"),
            Word::Kind(kind) => write!(f, ":{}", kind.name()),
            Word::Number(kind) => write!(f, ":{kind:?}"),
            Word::Any => f.write_str("_"),
        }
    }
}

/// The words of one place of a pattern, sorted by how they are looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// Numbers in the vocabulary, in order, and one bit for each sort of number.
    sorts: u64,
    numbers: Box<[u32]>,
    kinds: Kinds,
    /// One bit for each kind.
    quantities: u16,
    any: bool,
    /// One of them is a mark that ends a clause.
    marks: bool,
    /// The place is only there to be stepped over: `_`, `:title`.
    open: bool,
    ends: Endings,
    /// As they are written.
    all: Box<[Word]>,
}

impl Words {
    pub fn new(all: Vec<Word>, vocabulary: &mut Vocabulary) -> Words {
        let mut words = Words { open: matches!(all[..], [Word::Any | Word::Kind(_)]), ..Words::default() };
        let (mut ends, mut numbers) = (Vec::new(), Vec::new());
        for word in &all {
            match word {
                Word::Is(word) => {
                    words.marks |= word.starts_with(ends_clause);
                    numbers.push(vocabulary.add(word));
                }
                Word::Ends(end) => ends.push(end.clone()),
                Word::Kind(kind) => words.kinds = words.kinds.join(Kinds::of(&[*kind])),
                Word::Number(kind) => words.quantities |= bit(*kind),
                Word::Any => words.any = true,
            }
        }
        numbers.sort_unstable();
        words.sorts = numbers.iter().fold(0, |sorts, n| sorts | 1 << (n % 64));
        (words.ends, words.numbers, words.all) = (Endings::new(ends), numbers.into(), all.into());
        words
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether a place is only there to be stepped over.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Whether behind one of them another clause begins.
    pub fn marks(&self) -> bool {
        self.marks
    }

    /// The words by number and the kinds, one of which must stand in a sentence; nothing, where others will do.
    pub fn fixed(&self) -> Option<(&[u32], Kinds)> {
        (!self.any && self.ends.is_empty() && self.quantities == 0).then_some((&self.numbers, self.kinds))
    }

    /// Whether one of them is exactly this.
    pub fn has(&self, text: &str) -> bool {
        self.all.iter().any(|word| matches!(word, Word::Is(word) if word == text))
    }

    /// Whether a chunk is one of the words.
    #[inline]
    pub fn hold(&self, view: &View, i: usize) -> bool {
        let Some(place) = view.places.get(i) else { return false };
        (self.sorts & (1 << (place.known.number % 64)) != 0 && self.numbers.binary_search(&place.known.number).is_ok())
            || self.kinds.meets(place.listed)
            || place.quantity.is_some_and(|kind| self.quantities & bit(kind) != 0)
            || (self.any && !place.ends)
            || (!self.ends.is_empty() && self.ends.end(unquoted(place.text)))
    }
}

/// What words may end in: `~协议|备忘录`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Endings {
    /// Sorted by their last characters, with these.
    all: Arc<[(char, String)]>,
    /// One bit for each sort of last character, since nearly every word ends in none of them.
    sorts: u64,
}

impl Endings {
    pub fn new(all: Vec<String>) -> Endings {
        let sorts = all.iter().fold(0, |sorts, end| sorts | sort(end));
        let mut all: Vec<(char, String)> = all.into_iter().filter_map(|end| Some((end.chars().next_back()?, end))).collect();
        all.sort_unstable();
        Endings { all: all.into(), sorts }
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether a word is one of them.
    pub fn are(&self, word: &str) -> bool {
        self.like(word).any(|end| end == word)
    }

    /// Whether words end in one of them.
    pub fn end(&self, words: &str) -> bool {
        self.ending(words).next().is_some()
    }

    /// The length of the longest one that words end in.
    pub fn longest(&self, words: &str) -> Option<usize> {
        self.ending(words).map(String::len).max()
    }

    fn ending(&self, words: &str) -> impl Iterator<Item = &String> {
        self.like(words).filter(move |end| words.ends_with(end.as_str()))
    }

    /// Those with the last character of these words.
    #[inline]
    fn like(&self, words: &str) -> impl Iterator<Item = &String> {
        let last = if self.sorts & sort(words) != 0 { words.chars().next_back() } else { None };
        let like = last.map_or(&[][..], |last| {
            let from = self.all.partition_point(|(c, _)| *c < last);
            &self.all[from..]
        });
        like.iter().take_while(move |(c, _)| Some(*c) == last).map(|(_, end)| end)
    }
}

/// The sort of a word's last character, by its last two bytes.
#[inline]
fn sort(word: &str) -> u64 {
    match word.as_bytes() {
        [.., a, b] => 1 << (a.wrapping_mul(5).wrapping_add(*b) % 64),
        [b] => 1 << (b % 64),
        [] => 0,
    }
}

/// Without the mark that closes a title: 《设备采购合同》.
pub(super) fn unquoted(text: &str) -> &str {
    text.trim_end_matches(['》', '”'])
}

/// As a pattern writes them: `(与|和|同)`.
impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<String> = self.all.iter().take(4).map(Word::to_string).collect();
        let more = if self.all.len() > 4 { "|…" } else { "" };
        if self.all.len() == 1 { f.write_str(&words.concat()) } else { write!(f, "({}{more})", words.join("|")) }
    }
}
