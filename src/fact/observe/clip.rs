//! What stands in front of a noun phrase and belongs to another number: `（年产8万吨）|总投资` → `总投资`, `甲公司、乙公司等科创|企业`
//! → `科创企业`.

use super::phrase;
use crate::chunk::{Chunk, ChunkKind};
use crate::fact::reading::Reading;

/// 25个项目（产业项目9个: what stands in brackets that are still open is the noun.
pub(super) fn opened(chunks: &[Chunk]) -> &[Chunk] {
    let bracket = chunks.iter().rposition(|c| matches!(c.kind, ChunkKind::Mark('（' | '）')));
    match bracket.filter(|open| chunks[*open].kind == ChunkKind::Mark('（')) {
        Some(open) if open + 1 < chunks.len() => &chunks[open + 1..],
        _ => chunks,
    }
}

/// The chunks of the noun phrase, and what a list in front of them says of which sort its members are.
pub(super) fn clip<'c, 'a>(reading: &Reading<'a>, chunks: &'c [Chunk]) -> (&'c [Chunk], &'a str) {
    let mut part = opened(chunks);
    // 甲项目（年产8万吨）|总投资: what stands in brackets that were opened before is of another number.
    let mut open = 0_usize;
    let mut from = 0;
    for (i, c) in part.iter().enumerate() {
        match c.kind {
            ChunkKind::Mark('（') => open += 1,
            ChunkKind::Mark('）') if open > 0 => open -= 1,
            ChunkKind::Mark('）') if i + 1 < part.len() => from = i + 1,
            _ => {}
        }
    }
    part = &part[from..];
    // 引进甲公司、乙公司等科创|企业12家: those that are named are some of those that are counted.
    let agents = |c: &Chunk| {
        reading.names(c).first().is_some_and(|m| matches!(reading.class(*m), "Company" | "Institute" | "Project" | "Person"))
    };
    let listed = |c: &Chunk| matches!(c.kind, ChunkKind::List { .. }) && agents(c);
    let list = part.iter().rposition(listed).filter(|list| list + 1 < part.len());
    let others = list.and_then(|list| Some((list, reading.str(part[list].span).rsplit_once('等')?.1)));
    match others {
        Some((list, sort)) => (&part[list + 1..], sort),
        None => (part, ""),
    }
}

/// 产值（法人在地）: how it was reckoned is not what it is called.
pub(super) fn reckoned<'c>(reading: &Reading<'_>, chunks: &'c [Chunk]) -> &'c [Chunk] {
    let Some((last, rest)) = chunks.split_last().filter(|(last, _)| last.kind == ChunkKind::Mark('）')) else { return chunks };
    let open = rest.iter().rposition(|c| c.kind == ChunkKind::Mark('（')).filter(|open| *open > 0);
    let says = |c: &Chunk| phrase::idle(reading, c) || phrase::light(reading, c);
    match open.filter(|open| last.span.begin > rest[*open].span.end && rest[open + 1..].iter().any(says)) {
        Some(open) => &rest[..open],
        None => chunks,
    }
}
