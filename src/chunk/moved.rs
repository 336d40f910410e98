//! 将 that only puts in front what is moved: 将总部|迁至青禾高新区 plans nothing, 将|迁至青禾高新区 does.

use super::{Chunk, ChunkKind, Pos};
use crate::mention::Source;
use crate::ontology::Kind;
use crate::quantity::{Quantity, QuantityKind};

/// How far behind it the verb may stand.
const REACH: usize = 12;

/// Takes from such words that they plan.
pub(super) fn settle(source: &Source<'_>, chunks: &mut [Chunk]) {
    for i in 0..chunks.len() {
        if chunks[i].is(Kind::Planned) && particle(source, &chunks[i], "moves") && moves(source, &chunks[i + 1..]) {
            chunks[i].kinds = chunks[i].kinds.without(Kind::Planned);
        }
    }
}

/// Whether what stands behind is something, and what is done to it.
fn moves(source: &Source<'_>, behind: &[Chunk]) -> bool {
    let near = behind.iter().take(REACH).take_while(|c| !matches!(c.kind, ChunkKind::Mark('，' | '；' | '。'))).count();
    let Some((object, rest)) = behind[..near].split_first() else { return false };
    let pos = |c: &Chunk| match c.kind {
        ChunkKind::Token(pos) => Some(pos),
        ChunkKind::Mention(_) | ChunkKind::List { .. } => Some(Pos::Noun),
        ChunkKind::Word(_) => source.token(c.span.begin as usize).map(|t| t.pos),
        _ => None,
    };
    let noun = |c: &Chunk| matches!(pos(c), Some(Pos::Noun | Pos::Activity | Pos::Other));
    let quantity = |c: &Chunk| quantity(source, c).map(|q| q.kind);
    let number = |c: &Chunk| quantity(c).is_some_and(|kind| kind != QuantityKind::Date);
    let light = |c: &Chunk| c.is(Kind::Light);
    // 将|审批时限|压缩至|3天
    if noun(object) && rest.iter().take(6).take_while(|c| quantity(c).is_none()).any(light) {
        return true;
    }
    // 将|23个行业|的审批事项|由126项压减至39项, and no 产值|将|由|3亿元|增至|5亿元
    let from = rest.iter().position(|c| particle(source, c, "from"));
    let leads = matches!(object.kind, ChunkKind::Token(Pos::Adverb | Pos::Preposition)) || particle(source, object, "from");
    if !leads && from.is_some_and(|f| rest[f..].iter().take(4).any(number) && rest[f..].iter().any(light)) {
        return true;
    }
    // 将|12台盾构机|交付给|乙公司, and no 资金|将|全部|用于|研发
    let counts = matches!(quantity(object), Some(QuantityKind::Count | QuantityKind::Money | QuantityKind::Measure));
    let one = match pos(object) {
        Some(Pos::Activity | Pos::Adjective) => rest.first().is_some_and(noun),
        _ => noun(object),
    };
    let quoted = object.kind == ChunkKind::Mark('“') || pos(object) == Some(Pos::Pronoun);
    let word = |c: &Chunk| matches!(c.kind, ChunkKind::Word(_) | ChunkKind::Token(_));
    let put = |k: usize| {
        let whole = rest[k].span.len() > 1 || k > 0 && pos(&rest[k - 1]) == Some(Pos::Verb);
        whole && word(&rest[k]) && ends_so(source, &rest[k])
    };
    !object.is(Kind::Silent) && (one || counts || quoted) && (0..rest.len()).any(put)
}

/// 迁|至, 搬|到了: whether a word says where or what something was made.
fn ends_so(source: &Source<'_>, chunk: &Chunk) -> bool {
    let lexicon = &source.ontology.lexicon;
    let word = source.text.str(chunk.span).trim_end_matches('了');
    word.char_indices().rev().take(lexicon.longest(Kind::Put)).any(|(i, _)| lexicon.lists(&word[i..], Kind::Put))
}

fn particle(source: &Source<'_>, chunk: &Chunk, does: &str) -> bool {
    chunk.kinds.has(Kind::Particle) && source.hits.at(chunk.span).is_some_and(|hit| source.ontology.lexicon.does(*hit, does))
}

fn quantity<'a>(source: &Source<'a>, chunk: &Chunk) -> Option<&'a Quantity> {
    match chunk.kind {
        ChunkKind::Quantity(q) => source.quantities.get(q),
        _ => None,
    }
}
