//! Numbers in brackets: in `独角兽类企业9家（潜在4家、种子5家），占全市41%` those inside are parts of the number in front, to which
//! belongs what follows, and `工业总产值（2000万元以上）65亿元` only says of whom it was reckoned.

use super::{State, Statement};
use crate::chunk::{Chunk, ChunkKind};
use crate::fact::reading::Reading;
use crate::ontology::Kind;
use crate::quantity::Bound;

/// The statement right before an open bracket, of which the number at `at` is a part.
pub(super) fn opened(state: &State<'_, '_>, at: usize, out: &[Statement]) -> Option<usize> {
    let reading = state.reading;
    let chunks = &reading.passages[state.passage].chunks;
    let left = &chunks[state.left.min(at)..at];
    left.first().filter(|c| c.kind == ChunkKind::Mark('（'))?;
    let last = out.len().checked_sub(1).filter(|last| *last >= state.since)?;
    let part = reading.quantity(&chunks[at])?;
    let (whole, unit) = out[last].value.as_ref()?;
    let same = *unit == part.unit && part.value.is_some_and(|value| value <= *whole);
    // 新增12家（累计80家）
    let other = |c: &Chunk| reading.is(c, Kind::Cumulative) || reading.period(c).is_some();
    (same && !left.iter().any(other)).then_some(last)
}

/// Puts the statement in front of a bracket behind its parts, so that what follows the bracket is told of it. Where it stood and stands.
pub(super) fn close(out: &mut [Statement], front: usize) -> (usize, usize) {
    let last = out.len() - 1;
    out[front..].rotate_left(1);
    let moved = |of: usize| if of == front { last } else { of - usize::from(of > front) };
    out[front..].iter_mut().for_each(|s| s.part_of = s.part_of.map(moved));
    (front, last)
}

/// Puts it back, since a whole stands before its parts.
pub(super) fn reopen(out: &mut [Statement], (front, last): (usize, usize)) {
    out[front..=last].rotate_right(1);
    let moved = |of: usize| if of == last { front } else { of + usize::from((front..last).contains(&of)) };
    out[front..].iter_mut().for_each(|s| s.part_of = s.part_of.map(moved));
}

/// Whether a number closes a bracket between a noun and its own number, and says from what on something is counted.
pub(super) fn gloss(reading: &Reading<'_>, chunks: &[Chunk], at: usize) -> bool {
    let bounded = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.bound == Some(Bound::Over));
    let Some(open) = chunks[..at].iter().rposition(|c| matches!(c.kind, ChunkKind::Mark(_))) else { return false };
    let noun = open
        .checked_sub(1)
        .is_some_and(|n| !matches!(chunks[n].kind, ChunkKind::Mark(_) | ChunkKind::Quantity(_) | ChunkKind::Mention(_)));
    let closed =
        chunks[open].kind == ChunkKind::Mark('（') && chunks.get(at + 1).is_some_and(|c| c.kind == ChunkKind::Mark('）'));
    let behind = chunks.get(at + 2..).unwrap_or_default();
    let light = behind.iter().take(3).take_while(|c| reading.is(c, Kind::Light) || reading.is(c, Kind::Realised)).count();
    noun && closed && bounded(&chunks[at]) && behind.get(light).is_some_and(|c| super::number(reading, c))
}
