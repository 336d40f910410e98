//! Whom a rank or a share is among: `居|全国|第二`, `占|全市规上工业总产值|的三成`.

use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::fact::reading::Reading;
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// Whether a chunk says among whom a rank is: 全国, 全省, a place.
pub(super) fn scopes(reading: &Reading<'_>, chunk: &Chunk) -> bool {
    reading.is(chunk, Kind::Scope) || reading.names(chunk).first().is_some_and(|m| reading.class(*m) == "Place")
}

/// Whom a share or a rank is among: 全市, 四川省, 全国生物医药产业园区.
pub(super) fn scope(reading: &Reading<'_>, chunks: &[Chunk]) -> Option<String> {
    let idle = |c: &Chunk| {
        matches!(c.kind, ChunkKind::Token(Pos::Adverb | Pos::Time))
            || reading.is(c, Kind::Light)
            || reading.is(c, Kind::Realised)
            || reading.is(c, Kind::Silent)
            || reading.is(c, Kind::Respectively)
            || reading.particle(c, "idle")
            || reading.quantity(c).is_some_and(|q| matches!(q.kind, QuantityKind::Duration | QuantityKind::Date))
    };
    let closes = |c: &Chunk| {
        idle(c)
            || reading.is(c, Kind::Share)
            || matches!(c.kind, ChunkKind::Mark(m) if m != '”')
            || reading.gauges(reading.str(c.span), "whole")
            // 全市各县区|之|首
            || c.kind == ChunkKind::Token(Pos::Particle)
    };
    // 占比|预计|达到4.2%
    // 占|全部|新|签|订单|的六成: which ones they are is part of the whole.
    let new = |c: &Chunk| reading.word(c, Kind::Silent) == Some("part");
    let from = chunks.iter().position(|c| (!idle(c) || new(c)) && !reading.is(c, Kind::Planned))?;
    // 占|销售收入|比重|始终保持在|6%
    let share = chunks[from..].iter().skip(1).position(|c| reading.is(c, Kind::Share)).map_or(chunks.len(), |i| from + i + 1);
    let chunks = &chunks[..share];
    let to = chunks.iter().rposition(|c| !closes(c)).filter(|to| *to >= from)?;
    // 占|项目|总数|的85%, and no 占|全市|总数|的85%
    let whole = chunks.get(to + 1).is_some_and(|c| reading.gauges(reading.str(c.span), "whole"));
    let to = to + usize::from(whole && !scopes(reading, &chunks[to]));
    // 全市|各|县|（|市|、|区|）: with the bracket that closes.
    let marks = |m: char| chunks[from..=to].iter().filter(|c| c.kind == ChunkKind::Mark(m)).count();
    let open = marks('（') > marks('）') && chunks.get(to + 1).is_some_and(|c| c.kind == ChunkKind::Mark('）'));
    let to = to + usize::from(open);
    Some(reading.str(chunks[from].span.join(chunks[to].span)).to_owned())
}

/// Whether what is said to be counted is a place or a body that a clause names: 惠东县|30宗.
pub(super) fn named(reading: &Reading<'_>, chunks: &[Chunk], indicator: &str) -> bool {
    let body = |m: usize| !reading.mentions[m].anaphor && (reading.is_a(m, "Agent") || reading.class(m) == "Place");
    chunks.iter().flat_map(|c| reading.names(c)).any(|m| body(*m) && reading.str(reading.mentions[*m].span) == indicator)
}

/// 用电量环比增长 → 用电量: what a rate against no year before is of.
pub(super) fn base<'n>(reading: &Reading<'_>, indicator: &'n str) -> Option<&'n str> {
    let (end, _) = reading.ending(indicator, Kind::Growth).find(|(_, value)| *value == "rate")?;
    Some(&indicator[..indicator.len() - end.len()]).filter(|of| !of.is_empty())
}

/// Whether a percentage of this is a share of a whole: 办结率, and no 利率.
pub(super) fn share_of_whole(reading: &Reading<'_>, noun: &str) -> bool {
    // 皮损清除率（PASI 90）
    let noun = noun.split_once('（').filter(|_| noun.ends_with('）')).map_or(noun, |(noun, _)| noun);
    reading.gauge(noun, "share").is_some() && reading.gauge(noun, "rate").is_none()
}
