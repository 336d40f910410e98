//! Sizes: a number that says which things are counted is part of their noun, not a fact's.
//!
//! `产值|超10亿元|企业|15家` → `产值|超10亿元|企业|15家` with 超10亿元 as a plain word: fifteen firms of that size.

use super::{Chunk, ChunkKind, Pos};
use crate::mention::Source;
use crate::quantity::{Bound, QuantityKind};

/// How many words of a noun may stand between a size and the count.
const NOUN: usize = 3;

/// How many chunks sizes that stand together may take; nobody writes more than three of them.
const CHAIN: usize = 5;

/// Turns sizes into words.
pub(super) fn qualify(source: &Source<'_>, chunks: &mut [Chunk]) {
    for i in 0..chunks.len() {
        if !matches!(chunks[i].kind, ChunkKind::Quantity(_)) {
            continue;
        }
        for at in (i..i + sizes(source, chunks, i)).step_by(2) {
            chunks[at].kind = ChunkKind::Token(Pos::Adjective);
        }
    }
}

/// How many chunks from an amount or measure are a size: 超5亿元 in 超5亿元的项目6个, three in 超3亿美元或20亿元项目5个 and in
/// 5亿元和3000万美元以上项目30个.
fn sizes(source: &Source<'_>, chunks: &[Chunk], i: usize) -> usize {
    let quantity = |c: &Chunk| match c.kind {
        ChunkKind::Quantity(q) => Some(&source.quantities[q]),
        _ => None,
    };
    let word = |at: usize, word: &str| chunks.get(at).is_some_and(|c| source.text.str(c.span) == word);
    let size =
        |at: usize| chunks.get(at).and_then(quantity).filter(|q| matches!(q.kind, QuantityKind::Money | QuantityKind::Measure));
    let joint = |at: usize| ["或", "和", "及"].iter().any(|w| word(at, w));
    let over = |at: usize| size(at).is_some_and(|q| q.bound == Some(Bound::Over));
    let mut end = i + 1;
    while end < i + CHAIN && joint(end) && size(end + 1).is_some() {
        end += 2;
    }
    if !over(i) && (end == i + 1 || !over(end - 1)) {
        return 0;
    }
    let behind = chunks.get(end + usize::from(word(end, "的"))..).unwrap_or_default();
    let noun = |c: &Chunk| {
        let token = source.token(c.span.begin as usize);
        matches!(c.kind, ChunkKind::Word(_) | ChunkKind::Token(_))
            && token.is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::Activity | Pos::Adjective))
    };
    let words = behind.iter().take(NOUN).take_while(|c| noun(c)).count();
    let counted = behind.get(words).and_then(quantity).is_some_and(|q| q.kind == QuantityKind::Count);
    if words > 0 && counted { end - i } else { 0 }
}
