//! Persons whose post is told behind or around their name: `王建国|是青禾电子有限公司董事长`, `王建国|（青禾电子有限公司总经理）`,
//! `作为青禾电子有限公司董事长，|王建国`, `董事长叫|王建国`.

use super::Source;
use super::given::{name_after, name_before, sure};
use super::partner::partner;
use super::token::{Pos, is_mark};
use crate::ontology::Kind;
use crate::text::Span;

/// How far from the post its holder's name may stand.
const REACH: usize = 30;

/// The person who holds a post that no name follows.
pub(super) fn holder(source: &Source<'_>, title: Span) -> Option<Span> {
    let word = |at: usize| source.word_from(at, Kind::Installing);
    let (begin, end) = (title.begin as usize, title.end as usize);
    if let Some((called, _)) = word(end).filter(|(_, value)| matches!(*value, "called" | "is")) {
        return name_after(source, called.end as usize).filter(|name| partner(source, *name));
    }
    let next = source.char(end);
    // 身为青禾电子有限公司董事长的|王建国
    let of = next == Some('的');
    let closed = next.is_none_or(is_mark);
    for at in (begin.saturating_sub(REACH)..begin).rev() {
        let Some(c) = source.char(at) else { break };
        match c {
            '，' | '（' => {
                let after = || (next == Some('，') || of) && word(at + 1).is_some_and(|(_, value)| value == "as");
                if after() {
                    return name_after(source, end + 1).filter(|name| partner(source, *name));
                }
                // |王建国|，青禾电子有限公司的创始人，
                let of = u32::from(begin > 0 && source.char(begin - 1) == Some('的'));
                let field = |n: u32| source.is(Span { begin: title.begin - of - n, end: title.begin - of }, Kind::Field);
                let firm = || of == 1 && (2..=4).any(|n| n + of <= title.begin && field(n));
                let body = || source.hits_end_agent(title.begin - of) || firm() || c == '（';
                return (closed && body()).then(|| whole(source, at)).flatten();
            }
            '、' | '）' | '“' | '”' | '·' => {}
            _ if is_mark(c) => break,
            // 说这话的|王建国|，如今|是青禾电子有限公司董事长
            _ if word(at).is_some_and(|(_, value)| value == "is") => {
                let end = adverbs(source, at);
                let comma = usize::from(end > 0 && source.char(end - 1) == Some('，'));
                return name_before(source, end - comma).filter(|name| comma == 0 || partner(source, *name));
            }
            _ => {}
        }
    }
    // |担任|青禾高新区科技局局长的王建国
    let installs = |(word, value): (Span, &str)| value == "as" || of && value == "behind" && word.len() == 2;
    let head = (begin.saturating_sub(REACH)..begin).find(|at| word(*at).is_some_and(installs))?;
    let opens = head == 0 || source.char(head - 1).is_some_and(is_mark);
    (opens && (of || next == Some('，'))).then(|| name_after(source, end + 1).filter(|name| partner(source, *name))).flatten()
}

/// Who did what the verb says, at the head of its clause or at the end of the one before: |王建国|回国创办…,
/// 留学归来的|王建国|，2021年在青禾高新区创办….
pub(super) fn doer(source: &Source<'_>, verb: usize) -> Option<Span> {
    let clause = (verb.saturating_sub(REACH)..verb).rev().take_while(|i| source.char(*i).is_some_and(|c| !is_mark(c)));
    let head = clause.last().unwrap_or(verb);
    let plain = |name: &Span| {
        let first = source.token(name.begin as usize).is_some_and(|t| t.span.len() == 1 || t.span == *name);
        sure(source, *name) || first && partner(source, *name)
    };
    // 国仪量维|由几名博士创办: a longer name is none.
    let ends = |name: &Span| {
        let acts = |t: &super::Token| {
            // 走马上任, 临危受命
            let idiom = t.span.len() == 4 && t.pos == Pos::Adjective;
            idiom || t.pos == Pos::Preposition || t.span.len() > 1 && matches!(t.pos, Pos::Verb | Pos::Activity | Pos::Adverb)
        };
        source.char(name.end as usize).is_some_and(is_mark) || source.token(name.end as usize).is_some_and(acts)
    };
    let named = |at: usize| name_after(source, at).filter(|name| name.len() == 3 && plain(name) && ends(name));
    let passive = (head..verb).any(|i| matches!(source.char(i), Some('由' | '被')));
    if passive {
        return None;
    }
    let first = source.quantity_at(head).map_or(head, |q| q.span.end as usize);
    // 留学归来的|王建国|，2021年落户青禾高新区，创办…: one clause may stand between.
    let before = |comma: usize| {
        let at = comma.checked_sub(3).filter(|_| source.char(comma) == Some('，'))?;
        let opens = at == 0 || source.char(at - 1).is_some_and(|c| is_mark(c) || c == '的');
        named(at).filter(|name| opens && name.end as usize == comma)
    };
    let commas = |before: usize| (verb.saturating_sub(REACH)..before).rev().filter(|i| source.char(*i).is_some_and(is_mark));
    let behind = || commas(verb).take(2).find_map(before);
    // |王建国|走马上任，出任…: or he begins the clause before.
    let opening = || {
        let comma = head.checked_sub(1).filter(|i| source.char(*i) == Some('，'))?;
        let clause = (comma.saturating_sub(REACH)..comma).rev().take_while(|i| source.char(*i).is_some_and(|c| !is_mark(c)));
        named(clause.last()?)
    };
    named(first).or_else(behind).or_else(opening)
}

/// A name that ends here and is all its clause says, or the clause ends with it before a bracket.
fn whole(source: &Source<'_>, end: usize) -> Option<Span> {
    let name = name_before(source, end).filter(|name| partner(source, *name))?;
    let begin = name.begin as usize;
    (begin == 0 || source.char(begin - 1).is_some_and(is_mark)).then_some(name)
}

/// Where what says when and how begins in front of a verb: 王建国|于5月8日|正式|出任.
pub(super) fn adverbs(source: &Source<'_>, verb: usize) -> usize {
    let mut at = verb;
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1) else { break };
        let manner = |t: &&super::Token| {
            // 梁|秋|出任, 王文|新|是: a season or a new thing alone is rather the end of a name.
            let when = (t.pos == Pos::Time || t.is(Kind::Silent)) && t.span.len() > 1;
            when || t.pos == Pos::Adverb || t.pos == Pos::Preposition && at < verb
        };
        at = match (source.quantity_at(before), source.token(before)) {
            (Some(q), _) => q.span.begin as usize,
            (None, Some(token)) if manner(&token) => token.span.begin as usize,
            _ => break,
        };
    }
    at
}
