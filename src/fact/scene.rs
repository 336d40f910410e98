//! Whether a sentence speaks of the occasion named before: `会上，`, `活动中，`.

use super::reading::Reading;
use crate::chunk::Chunk;
use crate::ontology::Kind;

/// Whether what is told in these chunks, which begin with the sentence, happened there.
pub(super) fn there(reading: &Reading<'_>, chunks: &[Chunk]) -> bool {
    let scene = |c: &Chunk| c.kinds.has(Kind::Scene) && reading.source.value(c.span, Kind::Scene) == Some("");
    let again = |m: &usize| reading.mentions[*m].anaphor && reading.class(*m) == "Event";
    // 活动|中，…: only at the head of the sentence.
    let during = chunks
        .first()
        .zip(chunks.get(1))
        .is_some_and(|(occasion, next)| reading.particle(next, "close") && reading.names(occasion).iter().any(again));
    during || chunks.iter().any(scene)
}
