//! The firm whose news an article is: the only one in its headline, `云杉药业登陆科创板`, or the one with which it begins and which it
//! goes on to call by a short name. 公司 and what is told without a subject is about it, whoever was named in passing.

use super::token::{Pos, is_mark};
use super::{Cluster, Mention, Source};
use crate::ontology::Kind;
use crate::text::Span;

/// How long a firm's name in a headline is at least: its brand and its field.
const BRAND: u32 = 4;

/// Whether 公司 stands behind the word that makes it a side of what is told: 温达集团向|公司|下单, 与|公司|签约; but not 对公司治理….
pub(super) fn side(source: &Source<'_>, word: Span) -> bool {
    let before = (word.begin as usize).checked_sub(1).and_then(|i| source.token(i));
    let joined = before.is_some_and(|t| matches!(source.text.str(t.span), "向" | "与" | "同" | "由" | "为" | "给" | "和"));
    let behind = source.token(word.end as usize);
    joined && behind.is_some_and(|t| t.pos == Pos::Verb || t.is(Kind::Boundary) || t.is(Kind::Rule))
}

/// Index of the cluster of the article's own firm.
pub(super) fn own_firm(source: &Source<'_>, mentions: &[Mention], clusters: &[Cluster]) -> Option<usize> {
    let market = |m: &Mention| source.is(m.span, Kind::Market);
    let firms = || mentions.iter().filter(|m| m.class == "Company" && !m.anaphor && !market(m));
    // （以下简称“公司”）
    if let Some(own) = firms().find(|m| source.is(m.span, Kind::Anaphor)) {
        return Some(own.entity);
    }
    let title = source.article.title.as_str();
    // 云山云杉药业股份有限公司 is 云杉药业 in a headline.
    let called = |m: &Mention| {
        let place = source.token(m.span.begin as usize).filter(|t| t.place).map(|t| t.span.end);
        let mut brands = [Some(m.span.begin), place].into_iter().flatten().filter(|begin| begin + BRAND < m.span.end);
        brands.any(|begin| title.contains(source.text.str(Span { begin, end: begin + BRAND })))
    };
    let mut headed = firms().filter(|m| title.contains(source.text.str(m.span)) || called(m)).map(|m| m.entity);
    if let Some(first) = headed.next() {
        return headed.all(|m| m == first).then_some(first);
    }
    let begins = firms().next()?;
    let opening = source.text.sentences.first().is_some_and(|s| s.span.contains(begins.span));
    let count = |entity: usize| mentions.iter().filter(|m| m.entity == entity).count();
    let most = || (0..clusters.len()).all(|c| clusters[c].class != "Company" || count(c) <= count(begins.entity));
    let called = opening && super::stands::head(source, begins.outer) && super::short::declared(source, *begins).is_some();
    (called && most()).then_some(begins.entity)
}

/// 甲集团在华全资子公司——|云杉药业有限公司|迎来…: the firm that is told of, where the first name only says whose it is.
pub(super) fn below<'m>(source: &Source<'_>, named: &'m [Mention], of: &'m Mention) -> &'m Mention {
    let next = named.iter().find(|m| m.class == of.class && !m.anaphor && m.outer.begin >= of.outer.end);
    let owned = |m: &&Mention| {
        let between = of.outer.end as usize..m.outer.begin as usize;
        let belongs = |i: usize| {
            let word = source.word_from(i, Kind::Particle).filter(|(span, _)| span.end <= m.outer.begin);
            word.filter(|(_, does)| does.split(' ').any(|d| d == "owned")).map(|(span, _)| span)
        };
        // 甲集团|成立|全资子公司乙公司: a verb tells of the first.
        let apart = |i: usize| {
            source.char(i).is_some_and(|c| is_mark(c) && c != '—') || source.token(i).is_some_and(|t| t.pos == Pos::Verb)
        };
        let word = between.clone().find_map(belongs);
        between.len() <= 12 && word.is_some_and(|word| !between.into_iter().any(|i| !word.range().contains(&i) && apart(i)))
    };
    next.filter(owned).unwrap_or(of)
}
