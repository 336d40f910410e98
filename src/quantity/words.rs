//! Text and its listed words → lookups by place: which unit begins at 12, which bound ends at 9, what lies in `“人才23条”`.

use crate::ontology::{Hit, Kind, Lexicon};
use crate::text::{Span, Text};

/// How the characters between two marks are to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Label {
    #[default]
    None,
    /// A short quoted phrase is a label or a slogan: `“两条腿走路”`, `“人才23条”`.
    Quoted,
    /// A title: `《三年行动计划（2023—2025年）》`.
    Title,
}

/// Longer quotes are speech.
const LONGEST_LABEL: usize = 26;

/// The listed words of a text by begin and by end. Built in one pass over the hits.
pub struct Words<'a> {
    pub chars: &'a [char],
    text: &'a Text,
    hits: &'a [Hit],
    lexicon: &'a Lexicon,
    /// For each place the first hit that begins there or later.
    begins: Vec<u32>,
    /// For each place the first entry of `by_end` that ends there or later.
    ends: Vec<u32>,
    /// Hits by end.
    by_end: Vec<u32>,
    /// For each place the end of the solid word that began before it and covers it, or 0.
    covered: Vec<u32>,
    labels: Vec<Label>,
}

impl<'a> Words<'a> {
    pub fn new(text: &'a Text, hits: &'a [Hit], lexicon: &'a Lexicon) -> Words<'a> {
        let length = text.chars.len();
        let (begins, _) = index(hits, length, |h| h.span.begin);
        let (ends, by_end) = index(hits, length, |h| h.span.end);
        let mut covered = vec![0u32; length + 1];
        for hit in hits {
            if lexicon.entries(*hit).iter().any(|e| matches!(e.kind, Kind::Solid | Kind::Entity)) {
                for place in hit.span.range().skip(1) {
                    covered[place] = covered[place].max(hit.span.end);
                }
            }
        }
        Words { chars: &text.chars, text, hits, lexicon, begins, ends, by_end, covered, labels: labels(&text.chars) }
    }

    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at a place; NUL outside of the text, which is no part of anything.
    pub fn char(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or('\0')
    }

    /// The words between two places.
    pub fn slice(&self, begin: usize, end: usize) -> &'a str {
        self.text.str(Span::new(begin, end))
    }

    /// The character before a place.
    pub fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\0', |i| self.char(i))
    }

    pub fn label(&self, at: usize) -> Label {
        self.labels.get(at).copied().unwrap_or_default()
    }

    /// Whether any listed word begins here.
    pub fn any(&self, at: usize) -> bool {
        !self.starting(at).is_empty()
    }

    fn starting(&self, at: usize) -> &'a [Hit] {
        match (self.begins.get(at), self.begins.get(at + 1)) {
            (Some(&from), Some(&to)) => &self.hits[from as usize..to as usize],
            _ => &[],
        }
    }

    /// Every reading of the words that begin here, longest word first: end, kind, value.
    pub fn readings(&self, at: usize) -> impl Iterator<Item = (usize, Kind, &'a str)> {
        let lexicon = self.lexicon;
        self.starting(at)
            .iter()
            .flat_map(move |&hit| lexicon.entries(hit).iter().map(move |e| (hit.span.end as usize, e.kind, &*e.value)))
    }

    /// The longest word of a kind that begins here, unless a longer solid word does.
    pub fn word(&self, at: usize, kind: Kind) -> Option<(usize, &'a str)> {
        self.find(at, |k, _| k == kind)
    }

    /// The longest word with a reading that is wanted, unless a longer solid word begins at the same place.
    pub fn find(&self, at: usize, wanted: impl Fn(Kind, &str) -> bool) -> Option<(usize, &'a str)> {
        let mut solid = 0;
        for (end, kind, value) in self.readings(at) {
            if wanted(kind, value) {
                return (solid <= end).then_some((end, value));
            }
            if kind == Kind::Solid && solid == 0 {
                solid = end;
            }
        }
        None
    }

    /// The end of the longest solid word or known name that begins here.
    pub fn solid(&self, at: usize) -> Option<usize> {
        self.readings(at).find(|(_, kind, _)| matches!(kind, Kind::Solid | Kind::Entity)).map(|(end, ..)| end)
    }

    /// The end of a solid word that began before and covers this place.
    pub fn covered(&self, at: usize) -> Option<usize> {
        self.covered.get(at).copied().filter(|&end| end > 0).map(|end| end as usize)
    }

    /// The longest word of a kind that ends at a place and is no part of a solid word.
    pub fn ending(&self, at: usize, kind: Kind) -> Option<(usize, &'a str)> {
        let (from, to) = (*self.ends.get(at)? as usize, *self.ends.get(at + 1)? as usize);
        self.by_end[from..to]
            .iter()
            .filter_map(|&i| {
                let hit = self.hits[i as usize];
                self.lexicon.get(hit, kind).map(|e| (hit.span.begin as usize, &*e.value))
            })
            .min_by_key(|(begin, _)| *begin)
            .filter(|&(begin, _)| self.covered(begin).is_none_or(|end| end > at))
            .filter(|&(begin, _)| !self.solid_ends(begin, at))
    }

    /// Whether a solid word that began before `begin` ends at `at`: 签约 before a number leaves no 约.
    fn solid_ends(&self, begin: usize, at: usize) -> bool {
        self.covered(begin).is_some_and(|end| end == at)
    }

    /// The number of the sentence that holds a place.
    pub fn sentence(&self, at: usize) -> usize {
        self.text.sentences.partition_point(|s| (s.span.end as usize) <= at)
    }
}

/// Counting sort by a key in `0..=length`: the first entry for each key, and the order.
fn index(hits: &[Hit], length: usize, key: impl Fn(&Hit) -> u32) -> (Vec<u32>, Vec<u32>) {
    let mut first = vec![0u32; length + 3];
    for hit in hits {
        first[key(hit) as usize + 1] += 1;
    }
    for i in 1..first.len() {
        first[i] += first[i - 1];
    }
    let mut next = first.clone();
    let mut order = vec![0u32; hits.len()];
    for (i, hit) in hits.iter().enumerate() {
        let slot = &mut next[key(hit) as usize];
        order[*slot as usize] = i as u32;
        *slot += 1;
    }
    (first, order)
}

/// Marks the characters inside titles and inside short quotes that are no speech.
fn labels(chars: &[char]) -> Vec<Label> {
    let mut labels = vec![Label::None; chars.len()];
    let mut quote: Option<usize> = None;
    let mut title: Option<usize> = None;
    for (i, &c) in chars.iter().enumerate() {
        match c {
            '“' => quote = Some(i),
            '《' => title = title.or(Some(i)),
            '》' => {
                if let Some(open) = title.take() {
                    labels[open..=i].fill(Label::Title);
                }
            }
            '”' => {
                if let Some(open) = quote.take()
                    && i - open <= LONGEST_LABEL
                    && !matches!(open.checked_sub(1).map(|p| chars[p]), Some('：' | ':'))
                {
                    for label in labels[open..=i].iter_mut().filter(|l| **l == Label::None) {
                        *label = Label::Quoted;
                    }
                }
            }
            '，' | ',' | '。' | '！' | '？' | '；' | '!' | '?' | ';' => quote = None,
            '\n' => (quote, title) = (None, None),
            _ => {}
        }
        // A title that is never closed is none; without this it would swallow the article.
        if title.is_some_and(|open| i - open > 80) {
            title = None;
        }
    }
    labels
}
