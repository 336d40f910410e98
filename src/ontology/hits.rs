//! The listed words found in a text → lookups by place: which words begin at 12, which of them are units, which is `亿元`.

use super::{Kind, Kinds};
use crate::text::Span;

/// A listed word found in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hit {
    pub span: Span,
    /// Index for [`super::Lexicon::entries`].
    pub form: u32,
    /// The kinds of all its readings, so that most questions need no look at them.
    pub kinds: Kinds,
}

impl Hit {
    /// Whether it has a reading of this kind.
    #[inline]
    pub fn has(&self, kind: Kind) -> bool {
        self.kinds.has(kind)
    }
}

/// Every listed word of a text, overlapping ones too, by begin and then longest first.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    all: Vec<Hit>,
    /// For each character, and two past the last.
    places: Vec<Place>,
}

/// What begins at a character.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// The kinds of all words that begin here.
    kinds: Kinds,
    /// The first hit that begins here or later.
    first: u32,
}

impl Hits {
    /// The hits of a text of so many characters. `beginning` adds those that begin at a character, shortest first, and says
    /// of which kinds they are.
    pub(super) fn new(length: usize, mut beginning: impl FnMut(usize, &mut Vec<Hit>) -> Kinds) -> Hits {
        // They are found from the end and then turned round, so that the longest stands first.
        let mut all = Vec::with_capacity(length * 2);
        let mut places = Vec::with_capacity(length + 2);
        places.extend([Place::default(); 2]);
        places.extend((0..length).rev().map(|at| {
            let kinds = beginning(at, &mut all);
            Place { kinds, first: all.len() as u32 }
        }));
        all.reverse();
        places.reverse();
        let count = all.len() as u32;
        places.iter_mut().for_each(|place| place.first = count - place.first);
        Hits { all, places }
    }

    /// The words that begin at a character, longest first.
    #[inline]
    pub fn from(&self, at: usize) -> &[Hit] {
        match self.places.get(at..at + 2) {
            Some([here, next]) => self.all.get(here.first as usize..next.first as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The words of a kind that begin at a character, longest first.
    #[inline]
    pub fn with(&self, at: usize, kind: Kind) -> impl Iterator<Item = &Hit> {
        let all = if self.kinds(at).has(kind) { self.from(at) } else { &[] };
        all.iter().filter(move |h| h.has(kind))
    }

    /// The kinds of all words that begin at a character.
    #[inline]
    pub fn kinds(&self, at: usize) -> Kinds {
        self.places.get(at).map(|place| place.kinds).unwrap_or_default()
    }

    /// Whether a word of one of these kinds begins at a character.
    #[inline]
    pub fn any(&self, at: usize, kinds: Kinds) -> bool {
        self.kinds(at).meets(kinds)
    }

    /// The word that is exactly this span.
    #[inline]
    pub fn at(&self, span: Span) -> Option<&Hit> {
        self.from(span.begin as usize).iter().find(|h| h.span.end == span.end)
    }

    /// Index of the first word that begins at a character or later.
    pub fn index(&self, at: usize) -> usize {
        self.places.get(at).map_or(self.all.len(), |place| place.first as usize)
    }
}

impl std::ops::Deref for Hits {
    type Target = [Hit];
    fn deref(&self) -> &[Hit] {
        &self.all
    }
}
