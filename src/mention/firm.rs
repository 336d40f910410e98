//! The firm whose news an article is: the only one in its headline, `云杉药业登陆科创板`, or the one with which it begins and which it
//! goes on to call by a short name. 公司 and what is told without a subject is about it, whoever was named in passing.

use super::token::{Pos, is_mark};
use super::{Cluster, Mention, Source};
use crate::ontology::{Kind, says};
use crate::text::Span;

/// How long a firm's name in a headline is at least: its brand and its field.
const BRAND: u32 = 4;

/// How much may stand in front of the firm with which an article begins.
const REACH: usize = 30;

/// Whether 公司 stands behind the word that makes it a side of what is told: 温达集团向|公司|下单, 与|公司|签约; but not 对公司治理….
/// Or whose daughter somebody is: 云杉精密将成为|公司|控股子公司.
pub(super) fn side(source: &Source<'_>, word: Span) -> bool {
    let before = (word.begin as usize).checked_sub(1).and_then(|i| source.token(i));
    let joined = before.is_some_and(|t| matches!(source.text.str(t.span), "向" | "与" | "同" | "由" | "为" | "给" | "和"));
    let behind = source.token(word.end as usize);
    let owned = source.word_from(word.end as usize, Kind::Particle).is_some_and(|(_, does)| says(does, "owned"));
    joined && behind.is_some_and(|t| t.pos == Pos::Verb || t.is(Kind::Boundary) || t.is(Kind::Rule))
        || owned && before.is_some_and(|t| t.pos == Pos::Verb)
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
    // 云山高新区再添上市公司: the zone's name is not the beginning of 云山高新发展集团, though it may be that of 云山高新区投资集团.
    let zones = || clusters.iter().filter(|c| c.class == "Zone").map(|c| c.name.as_str());
    // 云山高新区投发集团 is 云山高新区投资发展集团, but 云山高新区：… and 云山高新区建成… are no 云山高新区建设集团.
    let follows = |more: &str, rest: &str| {
        let mut rest = rest.chars();
        let mut next = more.chars().take(2);
        next.clone().count() == 2 && next.all(|c| rest.any(|r| r == c))
    };
    // 云山高新区国企发行债券。¶|云山高新区投资集团有限公司|…: but the firm with which the article begins may be meant.
    let begins = |m: &Mention| {
        let opening = source.text.sentences.first().is_some_and(|s| s.span.contains(m.span));
        opening && firms().next().is_some_and(|first| first.span == m.span) && leads(source, mentions, m.outer)
    };
    let zoned = |m: &Mention, name: &str, brand: &str| {
        let other = |zone: &str| {
            let rest = name.strip_prefix(zone);
            let goes_on = |rest: &str| title.match_indices(zone).any(|(at, _)| follows(&title[at + zone.len()..], rest));
            rest.is_none_or(|rest| !goes_on(rest) && !begins(m))
        };
        zones().any(|zone| zone.starts_with(brand) && zone != brand && title.contains(zone) && other(zone))
    };
    // 云山云杉药业股份有限公司 is 云杉药业 in a headline.
    let called = |m: &Mention| {
        let place = source.token(m.span.begin as usize).filter(|t| t.place).map(|t| t.span.end);
        let mut brands = [Some(m.span.begin), place].into_iter().flatten().filter(|begin| begin + BRAND < m.span.end);
        brands.any(|begin| {
            let brand = source.text.str(Span { begin, end: begin + BRAND });
            title.contains(brand) && !zoned(m, source.text.str(Span { begin, ..m.span }), brand)
        })
    };
    let told = |m: &&Mention| title.contains(source.text.str(m.span)) || called(m);
    // 我司与俄气工程公司签约: whoever the headline names is another one.
    let ours = |at: usize| {
        let ends = title[at..].char_indices().map(|(i, c)| at + i + c.len_utf8()).take(4);
        ends.into_iter().any(|end| source.ontology.lexicon.values(&title[at..end], Kind::Anaphor).any(|of| of == "Company"))
    };
    if title.match_indices('我').any(|(at, _)| ours(at)) {
        return firms().find(|m| !told(m)).map(|m| m.entity);
    }
    let mut headed = firms().filter(told).map(|m| m.entity);
    if let Some(first) = headed.next() {
        return headed.all(|m| m == first).then_some(first);
    }
    let begins = firms().next()?;
    let opening = source.text.sentences.first().is_some_and(|s| s.span.contains(begins.span));
    let count = |entity: usize| mentions.iter().filter(|m| m.entity == entity).count();
    let most = || (0..clusters.len()).all(|c| clusters[c].class != "Company" || count(c) <= count(begins.entity));
    let declared = super::short::declared(source, *begins).is_some();
    let called = opening && leads(source, mentions, begins.outer);
    (called && most() && (declared || speaks(source, mentions))).then_some(begins.entity)
}

/// Whether a name is the first thing that its clause speaks of, whatever qualifies it: |襄阳企业|云杉药业, |位于宁波的|云杉药业,
/// |襄阳高新区|云杉药业.
pub(super) fn leads(source: &Source<'_>, named: &[Mention], name: Span) -> bool {
    let zone = named.iter().rev().find(|m| m.class == "Zone" && m.outer.end == name.begin);
    let name = zone.map_or(name, |zone| zone.outer);
    if super::stands::head(source, name) {
        return true;
    }
    let Some(last) = (name.begin as usize).checked_sub(1).and_then(|i| source.token(i)) else { return true };
    let said = last.place || last.is(Kind::Apposition) || source.text.str(last.span) == "的";
    let (mut at, mut free) = (name.begin as usize, said);
    while let Some(t) = at.checked_sub(1).filter(|i| !source.char(*i).is_some_and(is_mark)).and_then(|i| source.token(i)) {
        let place = source.value(t.span, Kind::Particle) == Some("at");
        free &= place || !matches!(t.pos, Pos::Preposition | Pos::Conjunction | Pos::Pronoun);
        at = t.span.begin as usize;
    }
    free && name.begin as usize - at < REACH
}

/// Whether the article goes on about 公司 or 集团 without saying which, and its headline is that of no zone.
fn speaks(source: &Source<'_>, mentions: &[Mention]) -> bool {
    let title = source.article.title.as_str();
    let own = |value: &str| matches!(value, "head Company" | "firm");
    let bare = source.words([Kind::Anaphor]).filter(|h| source.value(h.span, Kind::Anaphor).is_some_and(own));
    let zone = || mentions.iter().any(|m| m.class == "Zone" && title.contains(source.text.str(m.span)));
    bare.filter(|h| super::stands::head(source, h.span)).count() >= 2 && !zone()
}

/// 甲集团在华全资子公司——|云杉药业有限公司|迎来…: the firm that is told of, where the first name only says whose it is.
pub(super) fn below<'m>(source: &Source<'_>, named: &'m [Mention], of: &'m Mention) -> &'m Mention {
    let next = named.iter().find(|m| m.class == of.class && !m.anaphor && m.outer.begin >= of.outer.end);
    let owned = |m: &&Mention| {
        let between = of.outer.end as usize..m.outer.begin as usize;
        let belongs = |i: usize| {
            let word = source.word_from(i, Kind::Particle).filter(|(span, _)| span.end <= m.outer.begin);
            word.filter(|(_, does)| says(does, "owned")).map(|(span, _)| span)
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
