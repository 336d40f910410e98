//! What stands in front of a noun phrase and belongs to another number: `（年产8万吨）|总投资` → `总投资`, `甲公司、乙公司等科创|企业`
//! → `科创企业`.

use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::fact::reading::Reading;
use crate::ontology::Kind;
use crate::quantity::Bound;

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

/// 这|款|机器人最大承重: a classifier behind a word that points to something is none of it.
pub(super) fn pointed(reading: &Reading<'_>, c: &Chunk) -> bool {
    let before = c.span.begin.checked_sub(1).and_then(|i| reading.source.token(i as usize));
    reading.source.is(c.span, Kind::Classifier) && before.is_some_and(|t| t.pos == Pos::Pronoun)
}

/// 对|俄罗斯|进|出口, 自|日本|进口: with whom one trades is part of what is measured.
pub(super) fn traded(reading: &Reading<'_>, part: &[Chunk]) -> bool {
    let [lead, partner, .., last] = part else { return false };
    let body = |m: &usize| matches!(reading.class(*m), "Place" | "Association");
    let whom = matches!(partner.kind, ChunkKind::Token(Pos::Noun | Pos::Other)) || reading.names(partner).iter().any(body);
    let trade = reading.gauge(reading.str(partner.span.join(last.span)), "traded").is_some();
    reading.gauges(reading.str(lead.span), "trade lead") && whom && trade
}

/// 产值（法人在地）, 投资（500万元以上）: how it was reckoned is not what it is called.
pub(super) fn reckoned<'c>(reading: &Reading<'_>, chunks: &'c [Chunk], bare: bool) -> &'c [Chunk] {
    let Some((last, rest)) = chunks.split_last().filter(|(last, _)| last.kind == ChunkKind::Mark('）')) else { return chunks };
    let open = rest.iter().rposition(|c| c.kind == ChunkKind::Mark('（')).filter(|open| *open > 0);
    let sized = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.bound == Some(Bound::Over));
    let says = |c: &Chunk| sized(c) || bare && (super::word::idle(reading, c) || super::word::light(reading, c));
    match open.filter(|open| last.span.begin > rest[*open].span.end && rest[open + 1..].iter().any(says)) {
        Some(open) => &rest[..open],
        None => chunks,
    }
}

/// Where the words in front of 的 begin that tell a bare kind apart: the first verb behind the last name or number, and no word that only
/// has them: 拥有|获得认证|的|企业.
pub(super) fn described(reading: &Reading<'_>, part: &[Chunk], of: usize) -> usize {
    let agent = |m: usize| reading.is_a(m, "Agent") || matches!(reading.class(m), "Project" | "Platform" | "Person");
    let stops = |c: &Chunk| match c.kind {
        ChunkKind::Mention(m) => agent(m),
        ChunkKind::Mark(m) => !matches!(m, '“' | '”'),
        ChunkKind::Quantity(_) | ChunkKind::List { .. } => true,
        _ => false,
    };
    let from = part[..of].iter().rposition(stops).map_or(0, |i| i + 1);
    let opens = |c: &Chunk| {
        super::word::verbal(reading, c) || c.kind == ChunkKind::Token(Pos::Preposition) || super::word::light(reading, c)
    };
    let verbs: Vec<usize> = (from..of).filter(|i| opens(&part[*i])).collect();
    let has = |i: usize| reading.word(&part[i], Kind::Light) == Some("stock") || reading.source.is(part[i].span, Kind::Adding);
    match verbs[..] {
        [first, second, ..] if has(first) => second,
        [first, ..] => first,
        // 博士|领衔|的|项目
        [] if of > from + 1
            && part[from..of]
                .iter()
                .all(|c| matches!(c.kind, ChunkKind::Token(Pos::Noun | Pos::Activity) | ChunkKind::Word(_))) =>
        {
            from
        }
        [] => of + 1,
    }
}
