//! The ceremony of two who sign: in `甲高新区与|乙公司|签约仪式在宾馆举行` 乙公司 is a side of its own, and names no ceremony.

use super::{Candidate, Source};
use crate::ontology::Kind;
use crate::text::Span;

/// The type of fact that a bare ceremony of signing is of.
const SIGNED: &str = "Signing";

/// Leaves out the names of ceremonies that begin with the second of those who sign.
pub(super) fn apart(source: &Source<'_>, candidates: &mut Vec<Candidate>) {
    let agent = |c: &Candidate| source.ontology.schema.is_a(c.class, "Agent") && !c.anaphor;
    let swallows = |c: &Candidate| {
        let begin = c.span.begin as usize;
        let joint = begin.checked_sub(1).and_then(|i| source.char(i));
        if c.class != "Event" || !matches!(joint, Some('与' | '和' | '同' | '、')) || !signed(source, c.span) {
            return false;
        }
        // （以下简称“甲”）|与|乙公司签约仪式: the first side may be called in brackets.
        let first = |o: &Candidate| agent(o) && o.outer.end as usize + 1 == begin;
        let bracketed = begin > 1 && source.char(begin - 2) == Some('）');
        let second = |o: &Candidate| agent(o) && o.span.begin == c.span.begin && o.span.end < c.span.end;
        (bracketed || candidates.iter().any(first)) && candidates.iter().any(second)
    };
    let ceremonies: Vec<Span> = candidates.iter().filter(|c| swallows(c)).map(|c| c.span).collect();
    // 乙公司项目|签约仪式: nor is what they sign for called so.
    let within = |c: &Candidate| ceremonies.iter().any(|s| s.begin == c.span.begin && c.span.end <= s.end);
    candidates.retain(|c| agent(c) || !within(c));
}

/// Whether a name ends as the signing of a project does, and not as that of a partnership: 项目签约仪式, but not 战略合作签约仪式.
fn signed(source: &Source<'_>, span: Span) -> bool {
    let rite = |at: u32| source.value(Span { begin: at, end: span.end }, Kind::Rite);
    (span.begin..span.end).find_map(rite) == Some(SIGNED)
}
