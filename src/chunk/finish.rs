//! The time when works are done, in whatever words: `全部建成投产后`, `满产之日`, `悉数投用之时`, `等到全部达产` are one chunk each.

use crate::mention::{Pos, Source};
use crate::ontology::{Kind, Kinds};
use crate::text::Span;

/// The kind of such a chunk, which says all that is known of it.
pub(super) const FINISHED: Kinds = Kinds::of(&[Kind::Finished]);

/// The stages that works reach, with 后 behind them, where they begin at a character.
pub(super) fn finished(source: &Source<'_>, at: u32) -> Option<Span> {
    // 等|产线|全部|达产|，
    let awaited = past(source, at, "awaits");
    if awaited > at {
        let noun = |from: u32| source.token(from as usize).filter(|t| t.pos == Pos::Noun).map_or(from, |t| t.span.end);
        let from = [awaited, noun(awaited)].into_iter().map(|from| past(source, from, "wholly"));
        let end = from.into_iter().map(|from| (from, past(source, from, "stage"))).find(|(from, end)| end > from)?.1;
        let end = past(source, end, "reached");
        let mark = |i: u32| source.char(i as usize).is_none_or(|c| !c.is_alphanumeric());
        let opens = at == 0 || mark(at - 1) && source.char(at as usize - 1) != Some('、');
        return (opens && mark(end)).then_some(Span { begin: at, end });
    }
    // 全部|建成|投产|后
    let begin = past(source, at, "wholly");
    let next = past(source, begin, "stage");
    if next == begin {
        return None;
    }
    let end = past(source, next, "reached");
    (end > next).then_some(Span { begin: at, end })
}

/// Behind the particles that begin at a character and do this.
fn past(source: &Source<'_>, mut at: u32, does: &str) -> u32 {
    let lexicon = &source.ontology.lexicon;
    while let Some(hit) = source.hits.with(at as usize, Kind::Particle).next().filter(|hit| lexicon.does(**hit, does)) {
        at = hit.span.end;
    }
    at
}
