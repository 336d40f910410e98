//! Text and its listed words → lookups by place: which unit begins at 12, which bound ends at 9, what lies in `“人才23条”`.

use crate::ontology::{Hits, Kind, Kinds, Lexicon};
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

/// The words that a number may be followed by.
pub const UNITS: Kinds = Kinds::of(&[Kind::Classifier, Kind::Measure, Kind::Currency, Kind::TimeUnit, Kind::Percent]);
/// The words with which a quantity can begin that does not begin with a numeral.
pub const OPENERS: Kinds = Kinds::of(&[Kind::Time, Kind::Ordinal, Kind::Proportion, Kind::Multiple]);
/// What is never taken apart.
const SOLID: Kinds = Kinds::of(&[Kind::Solid, Kind::Entity]);

/// The listed words of a text as numbers look at them.
pub struct Words<'a> {
    pub chars: &'a [char],
    text: &'a Text,
    lexicon: &'a Lexicon,
    hits: &'a Hits,
    /// For each place the end of the solid word that began before it and covers it, or 0.
    covered: Vec<u32>,
    labels: Vec<Label>,
}

impl<'a> Words<'a> {
    pub fn new(text: &'a Text, hits: &'a Hits, lexicon: &'a Lexicon) -> Words<'a> {
        let mut covered = vec![0u32; text.chars.len() + 1];
        for hit in hits.iter().filter(|hit| hit.kinds.meets(SOLID)) {
            for place in &mut covered[hit.span.begin as usize + 1..hit.span.end as usize] {
                *place = (*place).max(hit.span.end);
            }
        }
        Words { chars: &text.chars, text, lexicon, hits, covered, labels: labels(&text.chars) }
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

    /// Whether a word of one of these kinds begins here.
    #[inline]
    pub fn any(&self, at: usize, kinds: Kinds) -> bool {
        self.hits.any(at, kinds)
    }

    /// Every reading of the words that begin here, longest word first: end, kind, value.
    pub fn readings(&self, at: usize) -> impl Iterator<Item = (usize, Kind, &'a str)> {
        let lexicon = self.lexicon;
        let starting = self.hits.from(at).iter();
        starting.flat_map(move |&hit| lexicon.entries(hit).iter().map(move |e| (hit.span.end as usize, e.kind, &*e.value)))
    }

    /// The longest word of a kind that begins here, unless a longer solid word does.
    pub fn word(&self, at: usize, kind: Kind) -> Option<(usize, &'a str)> {
        self.find(at, kind, |_| true)
    }

    /// The longest word of a kind whose value is wanted, unless a longer solid word begins at the same place.
    pub fn find(&self, at: usize, kind: Kind, wanted: impl Fn(&str) -> bool) -> Option<(usize, &'a str)> {
        if !self.any(at, Kinds::of(&[kind])) {
            return None;
        }
        let mut solid = 0;
        for (end, k, value) in self.readings(at) {
            if k == kind && wanted(value) {
                return (solid <= end).then_some((end, value));
            }
            if k == Kind::Solid && solid == 0 {
                solid = end;
            }
        }
        None
    }

    /// The word of time that begins here and means `name`.
    pub fn time(&self, at: usize, name: &str) -> Option<usize> {
        self.find(at, Kind::Time, |v| v == name).map(|(end, _)| end)
    }

    /// The end of the longest solid word or known name that begins here.
    pub fn solid(&self, at: usize) -> Option<usize> {
        if !self.any(at, SOLID) {
            return None;
        }
        self.readings(at).find(|(_, kind, _)| matches!(kind, Kind::Solid | Kind::Entity)).map(|(end, ..)| end)
    }

    /// The end of a solid word that began before and covers this place.
    pub fn covered(&self, at: usize) -> Option<usize> {
        self.covered.get(at).copied().filter(|&end| end > 0).map(|end| end as usize)
    }

    /// The longest word of a kind that ends at a place. Where a solid word covers its begin there is none: 签约 holds no 约.
    pub fn ending(&self, at: usize, kind: Kind) -> Option<(usize, &'a str)> {
        let first = at.saturating_sub(self.lexicon.longest(kind));
        let begins = (first..at).filter(|begin| self.hits.any(*begin, Kinds::of(&[kind])));
        let found = begins.filter_map(|begin| Some((begin, self.hits.at(Span::new(begin, at))?)));
        found
            .filter_map(|(begin, hit)| self.lexicon.get(*hit, kind).map(|e| (begin, &*e.value)))
            .next()
            .filter(|&(begin, _)| self.covered(begin).is_none())
    }

    /// Whether the word between two places ends in one for money: 总投资, 签约额.
    pub fn sums(&self, from: usize, end: usize) -> bool {
        let money = |begin: usize| {
            let word = self.text.str(Span::new(begin, end));
            self.lexicon.values(word, Kind::Gauge).any(|of| of == "money")
        };
        (from..end).any(money)
    }

    /// Whether a word of a kind may end at a place or at most so many characters before it.
    pub fn near(&self, at: usize, characters: usize, kind: Kind) -> bool {
        let first = at.saturating_sub(characters + self.lexicon.longest(kind));
        (first..at).any(|begin| self.hits.any(begin, Kinds::of(&[kind])))
    }

    /// The number of the sentence that holds a place.
    pub fn sentence(&self, at: usize) -> usize {
        self.text.sentences.partition_point(|s| (s.span.end as usize) <= at)
    }
}

/// Marks the characters inside titles and inside short quotes that are no speech.
fn labels(chars: &[char]) -> Vec<Label> {
    let mut labels = vec![Label::None; chars.len()];
    let mut quote: Option<usize> = None;
    let mut title: Option<usize> = None;
    for (i, &c) in chars.iter().enumerate() {
        match c {
            '\u{4E00}'..='\u{9FFF}' if title.is_none() => continue,
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
