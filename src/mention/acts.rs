//! Verbs in front of a name: `中山火炬高新区|建设|留创园项目` is a deed, and the project is 留创园项目.

use super::Source;
use super::kind::generic;
use super::owners::Owners;
use super::token::is_mark;
use crate::ontology::{Kind, Kinds};
use crate::text::Span;

/// Whether a name ends at `begin` and a verb, or what it is done with and a verb, go before something that has a name itself.
pub(super) fn acts(source: &Source<'_>, owners: &Owners, begin: usize, suffix: Span) -> bool {
    let verb = verbs(source, begin);
    // 在双流|建设|数据中心, but 在建设项目
    let bare = suffix.len() >= 4 && verb == suffix.begin as usize && located(source, begin);
    if verb <= begin || verb + 1 >= suffix.begin as usize && !bare {
        return false;
    }
    // 大型快递企业|建设|运营中心
    let kind = || source.token(begin.wrapping_sub(1)).is_some_and(|t| source.is(t.span, Kind::Apposition));
    // 在清河建设|物流数据中心, whether or not the place is known.
    let there = located(source, begin);
    there || (owners.ends(begin) || kind()) && !generic(source, Span::new(verb, suffix.begin as usize))
}

/// Whether 在 stands a few characters before, with nothing but a name between.
pub(super) fn located(source: &Source<'_>, begin: usize) -> bool {
    let mut before = (begin.saturating_sub(9)..begin).rev().filter_map(|i| source.char(i)).take_while(|c| !is_mark(*c));
    before.position(|c| c == '在').is_some_and(|n| n >= 2)
}

/// The end of the verbs that begin here, with what says how it was done: 高标准|建设, 投资|建设, 集中开工.
pub(super) fn verbs(source: &Source<'_>, begin: usize) -> usize {
    // 在宽甸经济|开发区…产业园: 开发 begins another word.
    let whole = |(verb, _): &(Span, &str)| source.token(verb.end as usize).is_none_or(|t| t.span.begin >= verb.end);
    let (mut at, mut end) = (begin, begin);
    while source.hits.any(at, Kinds::of(&[Kind::Leading, Kind::Silent, Kind::Epithet])) {
        if let Some((verb, _)) = source.word_from(at, Kind::Leading).filter(whole) {
            end = verb.end as usize;
            at = end;
        } else if let Some((manner, _)) = source.word_from(at, Kind::Silent).or_else(|| source.word_from(at, Kind::Epithet)) {
            at = manner.end as usize;
        } else {
            break;
        }
    }
    end
}
