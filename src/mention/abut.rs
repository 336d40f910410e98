//! Two firms with only a verb between them: `甲有限公司订购乙股份有限公司` are two names, and what the one does to the other is in neither.

use super::Source;
use super::ending::{Ending, Sort};
use super::token::Pos;
use crate::ontology::Kind;
use crate::text::Span;

/// The characters of 有限公司, with which the whole name of a firm ends.
const WHOLE: usize = 4;

/// Whether the whole name of a firm ends here, over which the name with this ending does not go on.
pub(super) fn closed(source: &Source<'_>, begin: usize, ending: &Ending) -> bool {
    let whole = begin >= WHOLE && source.is(Span::new(begin - WHOLE, begin), Kind::Legal);
    // 甲有限公司|青禾分公司, 甲有限公司|研究院: but what belongs to a firm is called after it.
    let own = ending.is(Kind::Branch) || begin >= ending.span.begin as usize;
    whole && !own && (ending.sort == Sort::Company || ending.agent() && behind(source, begin, ending) > begin)
}

/// Where the name begins whose words follow a firm's whole name: behind the verb, or with the place that it is called after.
pub(super) fn behind(source: &Source<'_>, begin: usize, ending: &Ending) -> usize {
    if begin < WHOLE || !source.is(Span::new(begin - WHOLE, begin), Kind::Legal) || ending.is(Kind::Branch) {
        return begin;
    }
    let mut at = begin;
    while let Some(t) = source.token(at).filter(|t| t.span.end + 2 <= ending.span.begin && t.span.begin as usize == at) {
        let next = t.span.end as usize;
        let does =
            matches!(t.pos, Pos::Verb | Pos::Activity | Pos::Preposition | Pos::Adverb | Pos::Particle) || t.is(Kind::Boundary);
        // 定点|上海: a word that the dictionary does not take for a verb.
        let stands = at == begin && !t.place && source.token(next).is_some_and(|t| t.place);
        if !does && !stands {
            break;
        }
        at = next;
    }
    at
}
