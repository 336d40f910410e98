//! A name that is told again and found only in part: `中集智造产业园等项目签约。其中，中|集智造产业园项目年底封顶` is the same 中集智造产业园.

use super::{Mention, Source};
use crate::text::Span;

/// How short a name may be to be looked for again.
const SHORTEST: usize = 5;

/// Lets a project or a platform begin where a name that is found elsewhere begins, whose end it holds.
pub(super) fn again(source: &Source<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    let built = |m: &Mention| matches!(m.class, "Project" | "Platform");
    let mut names: Vec<&str> = mentions.iter().filter(|m| built(m)).map(|m| source.text.str(m.span)).collect();
    names.retain(|name| name.chars().nth(SHORTEST - 1).is_some());
    names.sort_unstable();
    names.dedup();
    for name in names {
        let length = name.chars().count();
        for begin in source.pairs().places(source.text, name) {
            let (begin, end) = (begin as u32, (begin + length) as u32);
            let at = mentions.partition_point(|m| m.outer.end <= begin);
            let Some(m) = mentions.get_mut(at).filter(|m| built(m) && m.outer == m.span) else { continue };
            if begin < m.span.begin && m.span.begin + 1 < end && end <= m.span.end {
                m.span = Span { begin, ..m.span };
                m.outer = m.span;
            }
        }
    }
    mentions
}
