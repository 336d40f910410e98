//! What those do who are counted: `84家企业|登上“创新积分500”榜单`.

use super::phrase::{does, idle, light};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::fact::reading::Reading;

/// What a kind does or is: the words from the first verb to the clause's end, not too many: `登上“创新积分500”榜单`. Nothing where they
/// lead to another number.
pub(super) fn predicate<'a>(reading: &Reading<'a>, chunks: &[Chunk]) -> &'a str {
    let verbal = |c: &Chunk| {
        matches!(c.kind, ChunkKind::Token(Pos::Verb | Pos::Activity))
            || does(reading, c)
            || (matches!(c.kind, ChunkKind::Word(_)) && !idle(reading, c) && !light(reading, c))
    };
    let near = chunks.iter().take(3).take_while(|c| !matches!(c.kind, ChunkKind::Quantity(_)));
    let Some(from) = near.map(verbal).position(|v| v) else { return "" };
    let rest = &chunks[from..];
    let ends = |c: &Chunk| matches!(c.kind, ChunkKind::Quantity(_) | ChunkKind::Mark('（'));
    let to = rest.iter().position(ends).unwrap_or(rest.len());
    if rest.get(to).is_some_and(|c| super::number(reading, c)) {
        return "";
    }
    let quote = |c: &Chunk| c.kind == ChunkKind::Mark('“');
    let opened = |to: usize| rest[..to].last().is_some_and(quote);
    match rest[..to - usize::from(opened(to))].last() {
        Some(last) if last.span.end - rest[0].span.begin <= 20 => reading.str(rest[0].span.join(last.span)),
        _ => "",
    }
}
