//! Brands of characters that stand alone in front of a trade: `株洲|和信|工模具有限公司`, `的|正昶|动力传动股份有限公司`.
//!
//! In: where the words of a trade begin that a legal form ends. Out: where the brand begins, though its characters mean something elsewhere.

use super::Source;
use super::ending::{Ending, Sort};
use super::kind::made_of;
use super::owners::Owners;
use super::token::{Pos, Token};
use crate::ontology::Kind;
use crate::text::Span;

/// How many characters a brand has at most.
const LONGEST: usize = 4;

/// Where a run of two to four single characters begins that ends here.
pub(super) fn brand(source: &Source<'_>, end: usize) -> Option<usize> {
    let single = |at: usize| {
        source.token(at).filter(|t| {
            t.span.len() == 1 && !matches!(t.pos, Pos::Mark | Pos::Particle) && !source.char(at).is_some_and(|c| c.is_ascii())
        })
    };
    // 云|帆|是|东海集团有限公司|旗下企业: nor does what says who somebody is.
    let is = |t: &Token| source.value(t.span, Kind::Installing) == Some("is");
    let joins = |t: &Token| matches!(t.pos, Pos::Preposition | Pos::Conjunction) || is(t);
    // 座|由|石家庄…有限公司: in front of a place there is none, and a word that joins does not end one.
    if source.token(end).is_some_and(|t| t.place && t.span.len() > 1) || end.checked_sub(1).and_then(single).is_none_or(joins) {
        return None;
    }
    let mut begin = end;
    // 赵强|与|东云重工有限公司: behind a word that joins two characters are enough.
    let stops = |at: usize| end - at > 2 && single(at).is_some_and(joins) && at > 0 && single(at - 1).is_some();
    while let Some(before) = begin.checked_sub(1).filter(|at| end - at <= LONGEST + 1 && single(*at).is_some() && !stops(*at)) {
        begin = before;
    }
    if end - begin < 2 || end - begin > LONGEST {
        return None;
    }
    let before = begin.checked_sub(1).and_then(|at| source.token(at));
    // 包括|和为盛泰技术有限公司: what joins has nothing in front of it to join.
    let alone = |t: &Token| matches!(t.pos, Pos::Verb | Pos::Particle) || source.char(begin - 1) == Some('、');
    if single(begin).is_some_and(|t| t.pos == Pos::Conjunction) && before.is_some_and(alone) {
        return Some(begin);
    }
    // 由|云杉, but 正|昶, 株洲|和|信: one character alone is no brand.
    // But 新|和|成: what joins has to join.
    let joint = |at: usize| single(at).is_some_and(|t| t.pos == Pos::Conjunction);
    let led = |at: usize| single(at).is_some_and(|t| t.is(Kind::Boundary) || t.is(Kind::Light)) && !joint(at + 1);
    while end - begin > 2 && led(begin) {
        begin += 1;
    }
    // 与|东|电子: who joins and leads is none of it where no place stands in front.
    let placed = begin.checked_sub(1).and_then(|at| source.token(at)).is_some_and(|t| t.place);
    let leads = single(begin).is_some_and(joins);
    (!leads || placed).then_some(begin)
}

/// Whether such a brand begins here, in front of a firm's ending.
pub(super) fn begins(source: &Source<'_>, begin: usize, ending: usize) -> bool {
    let end =
        (begin..=ending).find(|at| source.token(*at).is_none_or(|t| t.span.len() > 1 || t.pos == Pos::Mark)).unwrap_or(ending);
    end > begin + 1 && brand(source, end) == Some(begin)
}

/// Whether 新 begins a brand here: `，新晨光电有限公司`, `龙头企业新荣冠科技有限公司`, but no `成立新公司`, `两家新企业`.
pub(super) fn renews(source: &Source<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    source.quantity_at(before).is_none()
        && source.token(before).is_none_or(|t| {
            matches!(t.pos, Pos::Mark | Pos::Noun | Pos::Particle | Pos::Preposition | Pos::Conjunction) || t.place
        })
}

/// Where a place ends behind which a brand and nothing but trades stand, wherever the segmenter cuts: 湖南|三一|新材料股份有限公司.
pub(super) fn behind_place(source: &Source<'_>, owners: &Owners, begin: usize, ending: &Ending) -> Option<usize> {
    let suffix = ending.span;
    // 扬州|维|扬|经济开发区: two characters behind the city that the dictionary does not join.
    if ending.sort == Sort::Zone && begin == suffix.begin as usize && suffix.len() >= 3 {
        let at = begin.checked_sub(2)?;
        let single = |i: usize| {
            source.token(i).is_some_and(|t| {
                let content = matches!(t.pos, Pos::Noun | Pos::Verb | Pos::Adjective | Pos::Other);
                t.span.len() == 1 && content && !t.is(Kind::Boundary) && !t.is(Kind::Light)
            })
        };
        return owners.place(at).filter(|_| single(at) && single(at + 1)).map(|place| place.begin as usize);
    }
    if ending.sort != Sort::Company || suffix.len() < 4 {
        return None;
    }
    let trades = |from: usize| {
        let words = [Kind::Generic, Kind::Modifier, Kind::Suffix, Kind::Field];
        from < suffix.begin as usize && made_of(source, Span::new(from, suffix.begin as usize), &words)
    };
    // 位于宁波|的|云杉新材料股份有限公司: behind 的 no brand goes on.
    // 临江区|与|东方卫星技术股份有限公司: nor behind a word that joins, but 湖南|和|信|工模具有限公司.
    let word = |at: usize| source.token(at).is_some_and(|t| t.span.len() > 1);
    let joins = |t: &Token| matches!(t.pos, Pos::Conjunction | Pos::Preposition) && t.is(Kind::Boundary);
    let joined = |at: usize| source.token(at).is_some_and(joins) && (word(at + 1) || source.char(at) == Some('与'));
    let place = |at: &usize| owners.place(*at).is_some() && source.char(*at) != Some('的') && !joined(*at);
    (begin.saturating_sub(5)..begin).rev().find(place).filter(|at| (2..=LONGEST).any(|n| trades(at + n)))
}
