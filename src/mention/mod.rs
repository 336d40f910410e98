//! Text → typed names: `襄阳高新区` Zone, `东创智联（武汉）新能源科技有限公司` Company, `曾丽丽` Person.
//!
//! Candidates come from known entities, the suffix grammar, quotation marks and posts; `policy` says which of
//! overlapping ones stays, and `entity` says which of them name the same thing in this article.

mod abut;
mod acts;
mod again;
mod anaphor;
mod brand;
mod closes;
mod dash;
mod deed;
mod edges;
mod ending;
mod entity;
mod firm;
mod foreign;
mod heads;
mod holder;
mod inside;
mod kind;
mod latin;
mod left;
mod listed;
mod name;
mod number;
mod occasion;
mod office;
mod onward;
mod own;
mod owners;
mod pairs;
mod people;
mod person;
mod phase;
mod points;
mod policy;
mod quoted;
mod region;
mod roll;
mod shared;
mod short;
mod sorted;
mod stands;
mod syllables;
mod ticker;
mod titles;
pub mod token;
mod told;
mod treaty;
mod twin;
mod zone;

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::article::Article;
use crate::ontology::{Hit, Hits, Kind, Kinds, Ontology};
use crate::quantity::Quantity;
use crate::text::{Span, Text};

use pairs::Pairs;
use sorted::Sorted;

pub use crate::ontology::Class;

pub use entity::{Cluster, cluster};
pub use office::level;
pub use own::Own;
pub(crate) use quoted::ending;
pub use region::home;
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
    fn words<const N: usize>(&self, kinds: [Kind; N]) -> impl Iterator<Item = &'a Hit> {
        self.sorted.get_or_init(|| Sorted::of(self.hits)).with(kinds).filter_map(|i| self.hits.get(i))
    }

    fn pairs(&self) -> &Pairs {
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
    fn latin(&self, at: usize) -> bool {
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

    /// Whether a listed ending of names of a class ends here.
    fn ends_name(&self, end: u32, class: &str) -> bool {
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

/// A phrase without the praise before it and the 等 behind it: 全球首款|智能终端, 甲片区路网|等项目.
pub fn bare(source: &Source<'_>, span: Span) -> Span {
    let begin =
        edges::praise(source, span.begin as usize).filter(|at| at + 2 <= span.end as usize).map_or(span.begin, |at| at as u32);
    let others = |i: &u32| {
        source.char(*i as usize) == Some('等')
            && !matches!(source.char(*i as usize + 1), Some('次' | '级'))
            && source.token(*i as usize).is_some_and(|t| t.span.len() == 1)
    };
    let end = (begin + 2..span.end).find(others).unwrap_or(span.end);
    // 座椅平台|R7LS: the model's number belongs to it.
    let letter = |i: &u32| {
        source.char(*i as usize).is_some_and(|c| c.is_ascii_alphanumeric() || c == '-')
            && source.quantity_at(*i as usize).is_none()
    };
    let model = (end..).take_while(letter).last().map_or(end, |last| last + 1);
    let of = |is: fn(&char) -> bool| (end..model).any(|i| source.char(i as usize).is_some_and(|c| is(&c)));
    let mixed = of(char::is_ascii_digit) && of(char::is_ascii_alphabetic);
    let end = if end == span.end && model > end + 1 && mixed { model } else { end };
    // 人形机器人|“云行者”: so does what it is called.
    let quoted = (source.char(end as usize) == Some('“'))
        .then(|| (end + 2..end + NICKNAME).find(|i| source.char(*i as usize) == Some('”')))
        .flatten();
    Span { begin, end: quoted.map_or(end, |close| close + 1) }
}

/// How long the name in quotes behind a phrase may be, with its marks.
const NICKNAME: u32 = 12;

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

/// 云杉生物|四价流感疫苗: with the firm that makes it a product's name does not begin.
fn makers(candidates: &mut [Candidate]) {
    let firms: Vec<Span> = candidates.iter().filter(|c| c.class == "Company" && c.strength > 0).map(|c| c.span).collect();
    for product in candidates.iter_mut().filter(|c| c.class == "Product" && c.span == c.outer) {
        let maker = firms.iter().find(|f| f.begin == product.span.begin && f.end + 3 <= product.span.end);
        if let Some(maker) = maker {
            product.span.begin = maker.end;
            product.outer.begin = maker.end;
        }
    }
}

/// Every name in the text, in text order, without overlaps, and the entities they name.
pub fn find(source: &Source<'_>) -> (Vec<Mention>, Vec<Cluster>) {
    let mut candidates = Vec::with_capacity(source.text.chars.len() / 8);
    name::known(source, &mut candidates);
    name::suffixed(source, &mut candidates);
    latin::firms(source, &mut candidates);
    brand::branded(source, &mut candidates);
    listed::firms(source, &mut candidates);
    listed::beside(source, &mut candidates);
    roll::opened(source, &mut candidates);
    listed::projects(source, &mut candidates);
    listed::works_beside(source, &mut candidates);
    deed::firms(source, &mut candidates);
    ticker::firms(source, &mut candidates);
    heads::repeated(source, &mut candidates);
    brand::posted(source, &mut candidates);
    quoted::quoted(source, &mut candidates);
    dash::called(source, &mut candidates);
    points::policies(source, &mut candidates);
    titles::titles(source, &mut candidates);
    treaty::apart(source, &mut candidates);
    makers(&mut candidates);
    let names = brand::chaired(source, policy::resolve(source, candidates));
    let names = again::again(source, names);
    let names = shared::shared_prefixes(source, names);
    let names = twin::twins(source, names);
    let names = person::persons(source, names);
    let names = short::short_forms(source, names);
    cluster(source, names)
}
