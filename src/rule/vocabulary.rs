//! The words that patterns speak of → numbers and marks, so that a chunk is looked up once and not by every pattern:
//! `与` is word 17, opens a phrase set aside and joins names.

use crate::ontology::{Class, Listed};

/// A list of `common.rule`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Words that open a phrase set aside: 在, 据, 由.
    Adjunct,
    /// Such words behind which a deed and what it made are means: 凭借|自主研发的|甲技术|.
    Means,
    /// Words that close it: 上, 中, 期间.
    Close,
    /// Words behind a trigger with which it reports nothing: 后, 仪式, 率.
    After,
    /// Nouns that a trigger without an object of its own only qualifies: 签约项目, 开工企业.
    Noun,
    /// Words that join names or triggers: 、, 和, 并.
    Series,
    /// Words between what was done and who did it: 率先拿到融资的|是|甲.
    Cleft,
}

/// What the vocabulary knows of a word; nothing, by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Its number, counted from 1.
    pub number: u32,
    lists: u8,
}

impl Known {
    #[inline]
    pub fn is(self, list: List) -> bool {
        self.lists & (1 << list as u8) != 0
    }
}

/// Every word of every pattern, and the words of the lists that all patterns share.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    words: Listed,
    known: Vec<Known>,
}

impl Vocabulary {
    pub fn add(&mut self, word: &str) -> u32 {
        let index = self.words.add(word);
        if index == self.known.len() {
            self.known.push(Known { number: index as u32 + 1, lists: 0 });
        }
        index as u32 + 1
    }

    pub fn mark(&mut self, word: &str, list: List) {
        let number = self.add(word) as usize;
        if let Some(known) = self.known.get_mut(number - 1) {
            known.lists |= 1 << list as u8;
        }
    }

    pub fn look_up(&self, word: &str) -> Known {
        self.words.number(word).and_then(|index| self.known.get(index)).copied().unwrap_or_default()
    }
}

/// A set of classes that may take one in that is not meant: what it denies is so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

impl Classes {
    /// The set of some of the classes `all`.
    pub fn of(all: &Listed, some: impl Iterator<Item = Class>) -> Classes {
        Classes(some.filter_map(|class| all.number(class)).fold(0, |set, i| set | 1 << (i % 64)))
    }

    #[inline]
    pub fn meets(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    pub fn join(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}
