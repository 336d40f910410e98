//! Sentence → a string of known things: `襄阳高新区|与|东创智联…公司|签署|了|总投资|53.1亿元|的|新能源乘用车整车项目|。`
//!
//! Concatenated, the chunks give the sentence back. Rules and the statistics extractor see chunks, never characters.

mod list;
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
    let mut m = mentions.partition_point(|m| m.outer.begin < at);
    let mut q = source.quantities.partition_point(|q| q.span.begin < at);
    while at < end {
        while m < mentions.len() && mentions[m].outer.begin < at {
            m += 1;
        }
        while q < source.quantities.len() && source.quantities[q].span.begin < at {
            q += 1;
        }
        let (span, kinds, kind) = if mentions.get(m).is_some_and(|x| x.outer.begin == at && x.outer.end <= end) {
            (mentions[m].outer, source.kinds(mentions[m].outer), ChunkKind::Mention(m))
        } else if source.quantities.get(q).is_some_and(|x| x.span.begin == at && x.span.end <= end) {
            (source.quantities[q].span, source.kinds(source.quantities[q].span), ChunkKind::Quantity(q))
        } else {
            // Nothing may reach into the next name or quantity.
            let wall = |b: Option<u32>| b.unwrap_or(end).min(end);
            let wall = wall(mentions.get(m).map(|x| x.outer.begin)).min(wall(source.quantities.get(q).map(|x| x.span.begin)));
            match word(source, at, wall) {
                Some((i, hit)) => (hit.span, hit.kinds, ChunkKind::Word(i)),
                None => rest(source, at, wall),
            }
        };
        at = span.end;
        chunks.push(Chunk { span, kinds, kind });
    }
    size::qualify(source, &mut chunks);
    list::join(source, mentions, chunks)
}

/// The longest listed word that begins here and does not cut a common word in two.
fn word(source: &Source<'_>, at: u32, wall: u32) -> Option<(usize, Hit)> {
    if !source.hits.any(at as usize, SPOKEN) {
        return None;
    }
    let first = source.hits_from(at as usize);
    let base = source.hits.index(at as usize);
    first.iter().enumerate().find_map(|(i, hit)| {
        let spoken = hit.kinds.meets(SPOKEN);
        (spoken && hit.span.end <= wall && aligned(source, hit.span, wall)).then_some((base + i, *hit))
    })
}

/// Whether a word neither begins nor ends inside a token that reaches out of it on that side. At the wall every token ends:
/// 主任|何远 is so cut although 任何 is a word.
fn aligned(source: &Source<'_>, span: Span, wall: u32) -> bool {
    let cuts = |t: &crate::mention::Token| t.span.overlaps(span) && !span.contains(t.span);
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
            let closes = |i: u32| word(source, i, wall).is_some_and(|(_, hit)| hit.span.end == t.span.end);
            let end = (at + 1..end).find(|i| closes(*i)).unwrap_or(end);
            let span = Span { begin: at, end: end.max(at + 1) };
            (span, if span == t.span { t.kinds } else { source.kinds(span) }, ChunkKind::Token(t.pos))
        }
        None => (one, source.kinds(one), ChunkKind::Token(Pos::Other)),
    }
}
