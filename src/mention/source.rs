//! What the finders of names look at, and what they find: an article with its listed words, quantities and tokens →
//! [`Candidate`]s such as 襄阳高新区, of which [`Mention`]s are left.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::pairs::Pairs;
use super::sorted::Sorted;
use super::token::Token;
use crate::article::Article;
use crate::ontology::{Class, Hit, Hits, Kind, Kinds, Ontology};
use crate::quantity::Quantity;
use crate::text::{Span, Text};

/// One name in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name without quotation marks or book marks around it.
    pub span: Span,
    /// With the marks around it.
    pub outer: Span,
    pub class: Class,
    /// Index of the entity of the article that it names, after coreference inside the article.
    pub entity: usize,
    /// `该公司`, `全区`, bare `高新区`: stands for an entity named elsewhere and adds no alias.
    pub anaphor: bool,
    /// Words before it that belong to its name: 襄阳 of 市政府 in 襄阳市委、市政府.
    pub prefix: Option<Span>,
}

/// An article with everything that was found in it before names: what the finders of names look at.
pub struct Source<'a> {
    pub ontology: &'a Ontology,
    pub article: &'a Article,
    pub text: &'a Text,
    pub hits: &'a Hits,
    pub quantities: &'a [Quantity],
    pub tokens: &'a [Token],
    /// Indices of the token and of the quantity that hold each character, `NONE` where there is none.
    held: Vec<Held>,
    /// The listed words by which names are found, by their kinds.
    sorted: OnceCell<Sorted>,
    /// Where pairs of characters stand; most articles ask for it, but not all.
    pairs: OnceCell<Pairs>,
}

#[derive(Clone, Copy)]
struct Held {
    token: u32,
    quantity: u32,
}

const NONE: u32 = u32::MAX;

impl<'a> Source<'a> {
    pub fn new(
        ontology: &'a Ontology,
        article: &'a Article,
        text: &'a Text,
        hits: &'a Hits,
        quantities: &'a [Quantity],
        tokens: &'a [Token],
    ) -> Source<'a> {
        let mut held = vec![Held { token: NONE, quantity: NONE }; text.chars.len()];
        for (i, t) in tokens.iter().enumerate() {
            held[t.span.range()].iter_mut().for_each(|held| held.token = i as u32);
        }
        for (i, q) in quantities.iter().enumerate() {
            held[q.span.range()].iter_mut().for_each(|held| held.quantity = i as u32);
        }
        Source { ontology, article, text, hits, quantities, tokens, held, sorted: OnceCell::new(), pairs: OnceCell::new() }
    }

    /// All listed words of any of these kinds, which must be such as [`Sorted`] knows.
    pub(super) fn words<const N: usize>(&self, kinds: [Kind; N]) -> impl Iterator<Item = &'a Hit> {
        self.sorted.get_or_init(|| Sorted::of(self.hits)).with(kinds).filter_map(|i| self.hits.get(i))
    }

    pub(super) fn pairs(&self) -> &Pairs {
        self.pairs.get_or_init(|| Pairs::of(&self.text.chars))
    }

    /// The token that holds a character.
    #[inline]
    pub fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(self.held.get(at)?.token as usize)
    }

    #[inline]
    pub fn char(&self, at: usize) -> Option<char> {
        self.text.chars.get(at).copied()
    }

    /// Whether a Latin letter stands here.
    pub(super) fn latin(&self, at: usize) -> bool {
        self.char(at).is_some_and(|c| c.is_ascii_alphabetic())
    }

    /// The listed words that begin at a character, longest first.
    pub fn hits_from(&self, at: usize) -> &'a [Hit] {
        self.hits.from(at)
    }

    /// The kinds of exactly this span as a listed word.
    pub fn kinds(&self, span: Span) -> Kinds {
        self.hits.at(span).map(|h| h.kinds).unwrap_or_default()
    }

    /// Whether exactly this span is listed as a word of this kind.
    #[inline]
    pub fn is(&self, span: Span, kind: Kind) -> bool {
        self.word(span, kind).is_some()
    }

    /// The value that the lexicon gives this span as a word of this kind.
    #[inline]
    pub fn value(&self, span: Span, kind: Kind) -> Option<&'a str> {
        self.word(span, kind).and_then(|h| self.ontology.lexicon.get(*h, kind)).map(|e| &*e.value)
    }

    /// Exactly this span as a listed word of this kind.
    #[inline]
    fn word(&self, span: Span, kind: Kind) -> Option<&'a Hit> {
        self.hits.with(span.begin as usize, kind).find(|h| h.span.end == span.end)
    }

    /// The longest listed word of a kind that begins at a character, with its value.
    #[inline]
    pub fn word_from(&self, at: usize, kind: Kind) -> Option<(Span, &'a str)> {
        let hit = self.hits.with(at, kind).next()?;
        Some((hit.span, &*self.ontology.lexicon.get(*hit, kind)?.value))
    }

    /// Whether a listed ending of an agent's name, or a known agent, ends here.
    pub(super) fn hits_end_agent(&self, end: u32) -> bool {
        let agent = |class: &str| self.ontology.schema.is_a(class, "Agent");
        (end.saturating_sub(14)..end).flat_map(|i| self.hits_from(i as usize)).filter(|h| h.span.end == end).any(|h| {
            self.ontology.lexicon.entries(*h).iter().any(|e| match e.kind {
                Kind::Suffix => agent(&e.value),
                Kind::Entity => e.value.split('\t').next().is_some_and(agent),
                _ => false,
            })
        })
    }

    /// Whether a listed ending of names of a class ends here.
    pub(super) fn ends_name(&self, end: u32, class: &str) -> bool {
        let ends = |i: u32| {
            self.hits.with(i as usize, Kind::Suffix).any(|h| h.span.end == end && self.ontology.lexicon.suffix(*h) == Some(class))
        };
        (end.saturating_sub(8)..end).any(ends)
    }

    /// The quantity that holds a character.
    #[inline]
    pub fn quantity_at(&self, at: usize) -> Option<&'a Quantity> {
        self.quantities.get(self.held.get(at)?.quantity as usize)
    }
}

/// A name without the quotation marks inside it, as an entity is called.
pub fn plain(name: &str) -> Cow<'_, str> {
    let quote = |c: char| matches!(c, '“' | '”' | '‘' | '’');
    if name.contains(quote) { name.chars().filter(|c| !quote(*c)).collect() } else { Cow::Borrowed(name) }
}

/// A possible name, before overlaps are resolved.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub span: Span,
    pub outer: Span,
    pub class: Class,
    pub anaphor: bool,
    /// Of candidates with the same span the stronger one stays: known entities before grammar.
    pub strength: u8,
}

/// Whether a span neither begins nor ends in the middle of a common word that reaches out of it.
pub(super) fn whole(source: &Source<'_>, span: Span) -> bool {
    let reaches = |at: u32| source.token(at as usize).is_some_and(|t| !span.contains(t.span) && !t.span.contains(span));
    let inside = source.token(span.begin as usize).is_some_and(|t| t.span.contains(span) && t.span != span);
    let cut = inside && span.len() < 3;
    !(cut || reaches(span.begin) || reaches(span.end.saturating_sub(1)))
}
