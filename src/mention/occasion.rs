//! Occasions of several deeds, and occasions joined to one: `第一季度重点项目集中签约、|动工仪式`, `商会成立大会暨|第一届会员大会`.
//!
//! A mark or a verb would end any other name there; it goes on where the words before it make one name with the rest.

use super::Source;
use super::edges;
use super::ending::{Ending, Sort};
use super::left::step;
use super::owners::Owners;
use super::step::Step;
use super::token::{Pos, is_mark};
use crate::ontology::Kind;
use crate::text::Span;

/// Where the part begins that stands before 、 or 暨, if the name of the occasion goes on with it.
pub(super) fn joined(source: &Source<'_>, owners: &Owners, begin: usize, end: usize, ending: &Ending) -> Option<usize> {
    // 项目签约、高峰论坛|等系列活动: what others follow is one of several occasions.
    let several = source.char(end) == Some('等');
    // 通商大会暨|全市|民营经济发展大会
    let scope =
        |n: &usize| *n < begin && source.is(Span::new(begin - n, begin), Kind::Scope) && source.char(begin - n - 1) == Some('暨');
    let begin = (2..=3).find(scope).map_or(begin, |n| begin - n);
    let part = (ending.sort == Sort::Event && !several).then(|| part(source, begin, ending)).flatten()?;
    // 参加|签约、揭牌仪式: deeds alone name no occasion.
    let goes_on = || matches!(step(source, owners, part, end, ending), Step::Take(_)) || edges::numbered(source, part) < part;
    (part > 0 && (goes_on() || joined(source, owners, part, end, ending).is_some())).then_some(part)
}

/// Where an occasion begins of which somebody says that it is held: 由甲协会主办的|全国推进乙工作会议.
pub(super) fn held(source: &Source<'_>, begin: usize) -> Option<usize> {
    let mut at = begin;
    while at > 0 && begin - at < 24 {
        let t = source.token(at - 1)?;
        let from = t.span.begin as usize;
        if source.char(at - 1) == Some('的') {
            let verb = from.checked_sub(1).and_then(|i| source.token(i))?;
            let holds = verb.is(Kind::Host) || verb.is(Kind::Rule) && verb.is(Kind::Boundary);
            return holds.then_some(at);
        }
        // 甲市主办的乙博览会|在|国际会展中心
        let closed = matches!(t.pos, Pos::Mark | Pos::Particle | Pos::Pronoun | Pos::Preposition);
        if closed || source.quantity_at(at - 1).is_some() || source.ends_name(at as u32, "Event") {
            return None;
        }
        at = from;
    }
    None
}

/// Whether the clause says that what ends here is held: 新品发布周|在国际会展中心启幕, 举办|科技服务月. One character ends too much else
/// to name an occasion by itself.
pub(super) fn told(source: &Source<'_>, begin: usize, end: usize) -> bool {
    let open = |i: &usize| source.char(*i).is_some_and(|c| !is_mark(c));
    let before = (begin.saturating_sub(24)..begin).rev().take_while(open);
    let held = |from: usize| source.word_from(from, Kind::Deed).is_some_and(|(_, value)| value == "held");
    let closed = source.char(end).is_none_or(is_mark);
    let dated = source.quantity_at(begin).is_some();
    !dated && (takes_place(source, end) || closed && before.into_iter().any(held))
}

/// Whether the clause goes on from here with the word that an occasion is held, or where and then the word.
fn takes_place(source: &Source<'_>, end: usize) -> bool {
    let held = |i: usize| source.word_from(i, Kind::Deed).is_some_and(|(_, value)| value == "held");
    let clause = || (end..end + 20).take_while(|i| source.char(*i).is_some_and(|c| !is_mark(c)));
    held(end) || source.token(end).is_some_and(|t| t.pos == Pos::Preposition) && clause().any(held)
}

/// Where an occasion begins whose name is all that its clause says before it is held, verbs and all:
/// |青禾高新区产业深度融合培育发展新质生产力大会|召开.
pub(super) fn filled(source: &Source<'_>, owners: &Owners, begin: usize, end: usize) -> Option<usize> {
    let held = |i: usize| source.word_from(i, Kind::Deed).is_some_and(|(_, value)| value == "held");
    let stopped = |t: &super::Token| matches!(t.pos, Pos::Verb | Pos::Activity) || t.is(Kind::Boundary) || t.is(Kind::Leading);
    let verb = |at: usize| source.token(at).is_some_and(stopped);
    if !(verb(begin) || begin > 0 && verb(begin - 1)) || !takes_place(source, end) {
        return None;
    }
    let mut at = begin;
    while at > 0 && begin - at < 36 && source.quantity_at(at - 1).is_none() {
        let t = source.token(at - 1)?;
        match source.char(at - 1) {
            Some('，' | '。') => break,
            Some('（' | '）') => {}
            Some(c) if is_mark(c) => return None,
            _ => {}
        }
        // 深度融合|与|产业创新, but 青禾高新区|与|云杉集团: whose occasion it is.
        let from = t.span.begin as usize;
        let agent = |end: usize| owners.ends(end) || source.hits_end_agent(end as u32);
        let field = || from.checked_sub(1).and_then(|i| source.token(i)).is_some_and(|t| t.is(Kind::Field));
        let joins = matches!(source.char(from), Some('与' | '和' | '及')) && t.span.len() == 1;
        if joins && (agent(from) || field()) {
            return None;
        }
        let closed = !joins && matches!(t.pos, Pos::Particle | Pos::Pronoun | Pos::Preposition);
        if closed || held(t.span.begin as usize) || source.ends_name(at as u32, "Event") {
            return None;
        }
        at = t.span.begin as usize;
    }
    let whose = source.token(at).is_some_and(|t| t.place)
        || source.hits.with(at, Kind::Entity).next().is_some()
        || (at + 3..=at + 10).any(|e| owners.zone(e).is_some());
    // 全市|重大项目观摩活动 is whose it is, and no name.
    let scope = source.word_from(at, Kind::Scope).is_some();
    (at < begin && whose && !scope).then_some(at)
}

/// The verb or the ending before the mark: 签约|、动工仪式, 启用|暨…揭牌仪式, 大会|暨…大会.
fn part(source: &Source<'_>, begin: usize, ending: &Ending) -> Option<usize> {
    let joint = |i: usize| source.is(Span::new(i, i + 1), Kind::Joint);
    let deed = |at: usize| {
        let does = |t: &&super::Token| matches!(t.pos, Pos::Verb | Pos::Activity) || t.is(Kind::Rule);
        // 青禾大学副校长|、大赛: a post is no deed, though rules know it.
        let told = |t: &&super::Token| t.span.len() >= 2 && !t.is(Kind::Host) && !t.is(Kind::Title);
        let token = source.token(at).filter(told).filter(does);
        token.map(|t| t.span.begin as usize)
    };
    let ends = |i: usize, end: &dyn Fn(usize) -> bool| {
        let mut endings = source.hits.with(i, Kind::Suffix).filter(|h| end(h.span.end as usize));
        endings.any(|h| source.ontology.lexicon.suffix(*h) == Some("Event"))
    };
    // 商会成立|大会暨会员大会: the name stopped inside the ending of the first.
    if let Some(inside) = (begin.saturating_sub(6)..begin).find(|i| ends(*i, &|end| end > begin && joint(end))) {
        return Some(inside);
    }
    let mark = begin.checked_sub(1)?;
    if source.char(mark) == Some('、') {
        let last = mark.checked_sub(1)?;
        // 项目签约仪式|、产业高峰论坛 are two.
        if (mark.saturating_sub(6)..last).any(|i| ends(i, &|end| end == mark)) {
            return None;
        }
        // 产业研究院|、运营公司揭牌仪式
        let owner = || source.hits_end_agent(mark as u32).then(|| source.token(last).map(|t| t.span.begin as usize)).flatten();
        let verb = begin == ending.span.begin as usize || deed(begin).is_some();
        return deed(last).filter(|_| verb).or_else(owner);
    }
    let at = if joint(begin) { begin } else { mark };
    let before = at.checked_sub(1).filter(|_| joint(at))?;
    (at.saturating_sub(8)..at).find(|i| ends(*i, &|end| end == at)).or_else(|| deed(before))
}
