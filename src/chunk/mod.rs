//! Sentence → a string of known things: `襄阳高新区|与|东创智联…公司|签署|了|总投资|53.1亿元|的|新能源乘用车整车项目|。`
//!
//! Concatenated, the chunks give the sentence back. Rules and the statistics extractor see chunks, never characters.

mod field;
mod finish;
mod list;
mod moved;
mod size;

pub use crate::mention::Pos;
use crate::mention::{Mention, Source};
use crate::ontology::{Hit, Kind, Kinds};
use crate::text::{Sentence, Span};

/// What a chunk is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChunkKind {
    /// One name: index into the mentions.
    Mention(usize),
    /// A coordinated list of names of one class, `甲公司、乙公司和丙公司等6家企业`: indices of the mentions and the quantity
    /// (index) that `等6家` states. The quantity and its noun are part of the chunk.
    List { members: Vec<usize>, count: Option<usize> },
    /// Index into the quantities.
    Quantity(usize),
    /// A listed word, by its hit in the lexicon's scan (index into the hits).
    Word(usize),
    /// A punctuation mark.
    Mark(char),
    /// Any other token of the segmenter.
    Token(Pos),
}

/// One chunk of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    pub span: Span,
    /// What exactly these characters are as a listed word, whatever else they are.
    pub kinds: Kinds,
    pub kind: ChunkKind,
}

impl Chunk {
    /// Whether it is a listed word of this kind, and nothing else.
    #[inline]
    pub fn is(&self, kind: Kind) -> bool {
        self.kinds.has(kind) && matches!(self.kind, ChunkKind::Word(_))
    }

    /// Its kinds where it is a listed word, and nothing else.
    #[inline]
    pub fn word(&self) -> Kinds {
        if matches!(self.kind, ChunkKind::Word(_)) { self.kinds } else { Kinds::default() }
    }

    /// The names in it: one, or all of a list.
    pub fn names(&self) -> &[usize] {
        match &self.kind {
            ChunkKind::Mention(one) => std::slice::from_ref(one),
            ChunkKind::List { members, .. } => members,
            _ => &[],
        }
    }
}

/// Kinds of listed words that rules and statistics look at; the others only help to find names and quantities.
const SPOKEN: Kinds = Kinds::of(&[
    Kind::Rule,
    Kind::Silent,
    Kind::Planned,
    Kind::Realised,
    Kind::Negated,
    Kind::Hypothetical,
    Kind::Attribution,
    Kind::Subset,
    Kind::Respectively,
    Kind::Cumulative,
    Kind::Light,
    Kind::Growth,
    Kind::Share,
    Kind::Ranking,
    Kind::Scope,
    Kind::Title,
    Kind::Scene,
    Kind::Finished,
    Kind::Host,
    Kind::BoundBefore,
]);

/// The chunks of one sentence.
pub fn chunks(source: &Source<'_>, mentions: &[Mention], sentence: Sentence) -> Vec<Chunk> {
    let mut chunks = Vec::with_capacity(sentence.span.len() / 2 + 1);
    let end = sentence.span.end;
    let mut at = sentence.span.begin;
    let name = |m: usize| mentions.get(m).map(|m| m.outer);
    let amount = |q: usize| source.quantities.get(q).map(|q| q.span);
    let begin = |span: Option<Span>| span.map_or(end, |span| span.begin);
    let mut m = mentions.partition_point(|m| m.outer.begin < at);
    let mut q = source.quantities.partition_point(|q| q.span.begin < at);
    // Where the next name and the next quantity stand.
    let (mut next_name, mut next_amount) = (begin(name(m)), begin(amount(q)));
    while at < end {
        while next_name < at {
            m += 1;
            next_name = begin(name(m));
        }
        while next_amount < at {
            q += 1;
            next_amount = begin(amount(q));
        }
        let named = if next_name == at { name(m).filter(|span| span.end <= end) } else { None };
        let counted = || if next_amount == at { amount(q).filter(|span| span.end <= end) } else { None };
        let (span, kinds, kind) = if let Some(span) = named {
            (span, source.kinds(span), ChunkKind::Mention(m))
        } else if let Some(span) = counted() {
            (span, source.kinds(span), ChunkKind::Quantity(q))
        } else {
            // Nothing may reach into the next name or quantity.
            let wall = end.min(next_name).min(next_amount);
            // 6个|项目|全部投产后: so many.
            let counted = chunks.last().is_some_and(|c: &Chunk| matches!(c.kind, ChunkKind::Quantity(_)));
            let finished = if counted { None } else { finish::finished(source, at) };
            let finished = finished.filter(|span| span.end <= wall && aligned(source, *span, wall, false));
            let named = chunks.last().is_some_and(|c: &Chunk| matches!(c.kind, ChunkKind::Mention(_)));
            match (finished, word(source, at, wall, named)) {
                // No listed word is asked what it is.
                (Some(span), _) => (span, finish::FINISHED, ChunkKind::Word(source.hits.index(at as usize))),
                (_, Some((i, hit))) => (hit.span, hit.kinds, ChunkKind::Word(i)),
                _ => rest(source, at, wall),
            }
        };
        at = span.end;
        chunks.push(Chunk { span, kinds, kind });
    }
    size::qualify(source, &mut chunks);
    moved::settle(source, &mut chunks);
    field::join(source, mentions, &mut chunks);
    list::join(source, mentions, chunks)
}

/// The longest listed word that begins here, `named` right behind a name, and does not cut a common word in two.
fn word(source: &Source<'_>, at: u32, wall: u32, named: bool) -> Option<(usize, Hit)> {
    if !source.hits.any(at as usize, SPOKEN) {
        return None;
    }
    let first = source.hits_from(at as usize);
    let base = source.hits.index(at as usize);
    first.iter().enumerate().find_map(|(i, hit)| {
        let spoken = hit.kinds.meets(SPOKEN);
        (spoken && hit.span.end <= wall && aligned(source, hit.span, wall, named)).then_some((base + i, *hit))
    })
}

/// Whether a word neither begins nor ends inside a token that reaches out of it on that side. At the wall every token ends:
/// 主任|何远 is so cut although 任何 is a word. So does every token at the end of a name: 国投创合|领投, where the segmenter has 合领.
fn aligned(source: &Source<'_>, span: Span, wall: u32, named: bool) -> bool {
    let cuts = |t: &crate::mention::Token| {
        let begun = named && t.span.begin < span.begin && t.span.end <= span.end;
        t.span.overlaps(span) && !span.contains(t.span) && !begun
    };
    let first = source.token(span.begin as usize);
    let last = source.token(span.end as usize - 1);
    match (first, last) {
        (Some(a), Some(b)) if a.span == b.span => !cuts(a) || (span.len() >= 2 && !a.term),
        (Some(a), Some(b)) => !cuts(a) && (span.end == wall || !cuts(b)),
        _ => true,
    }
}

fn rest(source: &Source<'_>, at: u32, wall: u32) -> (Span, Kinds, ChunkKind) {
    let one = Span { begin: at, end: at + 1 };
    match source.token(at as usize) {
        Some(t) if t.pos == Pos::Mark => (one, source.kinds(one), ChunkKind::Mark(source.char(at as usize).unwrap_or(' '))),
        Some(t) => {
            // A listed word may begin inside a token of the segmenter; it then gets its own chunk.
            let end = t.span.end.min(wall);
            let closes = |i: u32| word(source, i, wall, false).is_some_and(|(_, hit)| hit.span.end == t.span.end);
            let end = (at + 1..end).find(|i| closes(*i)).unwrap_or(end);
            let span = Span { begin: at, end: end.max(at + 1) };
            (span, if span == t.span { t.kinds } else { source.kinds(span) }, ChunkKind::Token(t.pos))
        }
        None => (one, source.kinds(one), ChunkKind::Token(Pos::Other)),
    }
}
