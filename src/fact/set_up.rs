//! What was set up in a sentence, of which it goes on to tell: `青禾高新区设立云杉基金，|已投项目16个`.

use super::reading::{Clause, Passage, Reading};
use crate::chunk::{Chunk, ChunkKind};
use crate::ontology::Kind;

/// How many clauses ago it may have been set up.
const NEAR: usize = 6;

/// How far in front of its name the verb stands: 设立|总规模|20亿元|的|云杉基金.
const FAR: usize = 8;

/// The platform or body that a clause before this one says was set up, where nobody else has been spoken of in the sentence since.
pub(super) fn set_up(reading: &Reading<'_>, passage: &Passage, at: usize) -> Option<usize> {
    for i in (at.saturating_sub(NEAR)..at).rev() {
        let between = passage.chunks.get(passage.clauses[i].end);
        let next = &passage.clauses[i + 1];
        // …，建成生活圈3个: what else was made is of whoever made it.
        let again = passage.chunks[next.begin..next.end].iter().take(2).any(|c| reading.particle(c, "founds"));
        if next.subject.is_some() || again || !between.is_some_and(|c| c.kind == ChunkKind::Mark('，')) {
            return None;
        }
        if let Some(m) = founded(reading, passage, &passage.clauses[i]) {
            return Some(reading.mentions[m].entity);
        }
    }
    None
}

/// What a clause says was set up: the name that closes it, behind a verb that says so.
fn founded(reading: &Reading<'_>, passage: &Passage, clause: &Clause) -> Option<usize> {
    let part = &passage.chunks[clause.begin..clause.end];
    let last = part.iter().rposition(|c| !matches!(c.kind, ChunkKind::Mark('”' | '》' | '）')))?;
    let ChunkKind::Mention(m) = part[last].kind else { return None };
    let thing = matches!(reading.class(m), "Platform" | "Institute") && !reading.mentions[m].anaphor;
    let other = |c: &Chunk| {
        let mark = matches!(c.kind, ChunkKind::Mark(mark) if !matches!(mark, '“' | '《' | '（'));
        mark || reading.names(c).iter().any(|m| matches!(reading.class(*m), "Platform" | "Institute" | "Project"))
    };
    let near = part[..last].iter().rev().take(FAR).take_while(|c| !other(c));
    let made = near.into_iter().any(|c| makes(reading, c));
    // 这是全省首个由国企兴建的实验平台: what something is was not set up in this sentence.
    let is = part[..last].iter().any(|c| reading.particle(c, "presents"));
    (thing && made && !is && !clause.unreal).then_some(m)
}

/// Whether a word says that something is set up.
fn makes(reading: &Reading<'_>, c: &Chunk) -> bool {
    reading.particle(c, "founds") || reading.is(c, Kind::Adding)
}
