//! Text → typed names: `襄阳高新区` Zone, `东创智联（武汉）新能源科技有限公司` Company, `曾丽丽` Person.
//!
//! Candidates come from known entities, the suffix grammar, quotation marks and posts; `policy` says which of
//! overlapping ones stays, and `entity` says which of them name the same thing in this article.

mod brand;
mod entity;
mod left;
mod name;
mod person;
mod policy;
mod quoted;
mod shared;
mod short;
pub mod token;
mod zone;

use crate::article::Article;
use crate::ontology::{Hit, Kind, Ontology};
use crate::quantity::Quantity;
use crate::text::{Span, Text};

pub use crate::ontology::Class;

pub use entity::{Cluster, cluster};
pub(crate) use quoted::ending;
pub use short::declared_form;
pub use token::{Pos, Token};
pub use zone::zone;

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
    pub hits: &'a [Hit],
    pub quantities: &'a [Quantity],
    pub tokens: &'a [Token],
    /// Token index of each character, `NONE` where no token is.
    token_at: Vec<u32>,
    /// First hit that begins at each character (len = chars + 1).
    hit_at: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl<'a> Source<'a> {
    pub fn new(
        ontology: &'a Ontology,
        article: &'a Article,
        text: &'a Text,
        hits: &'a [Hit],
        quantities: &'a [Quantity],
        tokens: &'a [Token],
    ) -> Source<'a> {
        let mut token_at = vec![NONE; text.chars.len()];
        for (i, t) in tokens.iter().enumerate() {
            token_at[t.span.range()].fill(i as u32);
        }
        let mut hit_at = Vec::with_capacity(text.chars.len() + 1);
        let mut i = 0;
        for c in 0..=text.chars.len() as u32 {
            while i < hits.len() && hits[i].span.begin < c {
                i += 1;
            }
            hit_at.push(i as u32);
        }
        Source { ontology, article, text, hits, quantities, tokens, token_at, hit_at }
    }

    /// The token that holds a character.
    pub fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(*self.token_at.get(at)? as usize)
    }

    pub fn char(&self, at: usize) -> Option<char> {
        self.text.chars.get(at).copied()
    }

    /// The listed words that begin at a character, longest first.
    pub fn hits_from(&self, at: usize) -> &'a [Hit] {
        let (Some(&a), Some(&b)) = (self.hit_at.get(at), self.hit_at.get(at + 1)) else { return &[] };
        &self.hits[a as usize..b as usize]
    }

    /// Index of the first hit that begins at a character.
    pub fn hit_index(&self, at: usize) -> usize {
        self.hit_at.get(at).map_or(self.hits.len(), |i| *i as usize)
    }

    /// Whether exactly this span is listed as a word of this kind.
    pub fn is(&self, span: Span, kind: Kind) -> bool {
        self.hits_from(span.begin as usize).iter().find(|h| h.span == span).is_some_and(|h| self.ontology.lexicon.has(*h, kind))
    }

    /// The value that the lexicon gives this span as a word of this kind.
    pub fn value(&self, span: Span, kind: Kind) -> Option<&'a str> {
        self.hits_from(span.begin as usize)
            .iter()
            .find(|h| h.span == span)
            .and_then(|h| self.ontology.lexicon.get(*h, kind))
            .map(|e| &*e.value)
    }

    /// The longest listed word of a kind that begins at a character, with its value.
    pub fn word_from(&self, at: usize, kind: Kind) -> Option<(Span, &'a str)> {
        self.hits_from(at).iter().find_map(|h| Some((h.span, &*self.ontology.lexicon.get(*h, kind)?.value)))
    }

    /// Whether a listed ending of an agent's name, or a known agent, ends here.
    fn hits_end_agent(&self, end: u32) -> bool {
        let agent = |class: &str| self.ontology.schema.is_a(class, "Agent");
        (end.saturating_sub(14)..end).flat_map(|i| self.hits_from(i as usize)).filter(|h| h.span.end == end).any(|h| {
            self.ontology.lexicon.entries(*h).iter().any(|e| match e.kind {
                Kind::Suffix => agent(&e.value),
                Kind::Entity => e.value.split('\t').next().is_some_and(agent),
                _ => false,
            })
        })
    }

    /// The quantity that holds a character.
    pub fn quantity_at(&self, at: usize) -> Option<&'a Quantity> {
        let i = self.quantities.partition_point(|q| q.span.end as usize <= at);
        self.quantities.get(i).filter(|q| q.span.begin as usize <= at)
    }
}

/// A phrase without the praise before it and the 等 behind it: 全球首款|智能终端, 甲片区路网|等项目.
pub fn bare(source: &Source<'_>, span: Span) -> Span {
    let begin =
        name::praise(source, span.begin as usize).filter(|at| at + 2 <= span.end as usize).map_or(span.begin, |at| at as u32);
    let others = |i: &u32| source.char(*i as usize) == Some('等') && source.token(*i as usize).is_some_and(|t| t.span.len() == 1);
    let end = (begin + 2..span.end).find(others).unwrap_or(span.end);
    Span { begin, end }
}

/// A name without the quotation marks inside it, as an entity is called.
pub fn plain(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '“' | '”' | '‘' | '’')).collect()
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

/// Every name in the text, in text order, without overlaps, and the entities they name.
pub fn find(source: &Source<'_>) -> (Vec<Mention>, Vec<Cluster>) {
    let mut candidates = Vec::new();
    name::known(source, &mut candidates);
    name::suffixed(source, &mut candidates);
    brand::branded(source, &mut candidates);
    brand::listed(source, &mut candidates);
    brand::posted(source, &mut candidates);
    quoted::quoted(source, &mut candidates);
    let names = brand::chaired(source, policy::resolve(source, candidates));
    let names = shared::shared_prefixes(source, names);
    let names = person::persons(source, names);
    let names = short::short_forms(source, names);
    cluster(source, names)
}
