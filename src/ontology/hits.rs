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
    /// For each character, and one past the last, the first hit that begins there or later.
    begins: Vec<u32>,
    /// For each character the kinds of all words that begin there.
    kinds: Vec<Kinds>,
}

impl Hits {
    /// Puts the words of a text of so many characters in order. They come as span and form by their ends, the longest of an
    /// end first; `kinds` says what a form is.
    pub(super) fn new(found: &[(Span, u32)], length: usize, kinds_of: impl Fn(u32) -> Kinds) -> Hits {
        let mut begins = vec![0u32; length + 2];
        for (span, _) in found {
            begins[span.begin as usize] += 1;
        }
        // The count of each place becomes the end of its stretch; filled from behind, that becomes its begin, and since
        // the hits come by their ends, the longest one comes to stand first.
        let mut sum = 0;
        for count in &mut begins {
            sum += *count;
            *count = sum;
        }
        let mut kinds = vec![Kinds::default(); length + 1];
        let mut all = vec![Hit::default(); found.len()];
        for (span, form) in found {
            let begin = span.begin as usize;
            let hit = Hit { span: *span, form: *form, kinds: kinds_of(*form) };
            kinds[begin] = kinds[begin].join(hit.kinds);
            begins[begin] -= 1;
            all[begins[begin] as usize] = hit;
        }
        Hits { all, begins, kinds }
    }

    /// The words that begin at a character, longest first.
    #[inline]
    pub fn from(&self, at: usize) -> &[Hit] {
        match self.begins.get(at..at + 2) {
            Some(&[a, b]) => self.all.get(a as usize..b as usize).unwrap_or_default(),
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
        self.kinds.get(at).copied().unwrap_or_default()
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
        self.begins.get(at).map_or(self.all.len(), |i| *i as usize)
    }
}

impl std::ops::Deref for Hits {
    type Target = [Hit];
    fn deref(&self) -> &[Hit] {
        &self.all
    }
}
