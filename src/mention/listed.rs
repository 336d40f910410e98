//! Names in a list that says what they are at its end: `与襄轴、新火炬、东昇机械|等6家供应商`, `数据中心、双子塔|等28个项目`.
//!
//! Whatever stands between the marks of such a list is a name, however little it looks like one.

use std::collections::BTreeSet;

use super::coined::common;
use super::tally::{counts_firms, counts_projects, item, works};
use super::token::{Pos, is_mark};
use super::{Candidate, Source};
use crate::ontology::{Hit, Kind};
use crate::quantity::{Quantity, QuantityKind};
use crate::text::Span;

/// Where 等 stands.
fn others(source: &Source<'_>) -> impl Iterator<Item = usize> {
    source.text.chars.iter().enumerate().filter(|(_, c)| **c == '等').map(|(at, _)| at)
}

/// Firms in a list that says so at its end: `与襄轴、新火炬、东昇机械|等6家供应商` – whatever stands between its marks is one.
pub(super) fn firms(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Company") else { return };
    let others = others(source).map(|end| (end, end + 1));
    // 甲、乙|两家药企: so many as there are.
    let counts = source.quantities.iter().filter(|q| q.kind == QuantityKind::Count && q.unit == "家");
    let counts = counts.map(|q| (q.span.begin as usize, q.span.begin as usize));
    // 甲、乙、丙，|均为|电池配套企业
    let are = source.words([Kind::Deed]).filter(|h| {
        // But 操作工、质检员都是|企业|从本地招聘的
        let end = (h.span.end..).find(|i| source.char(*i as usize).is_none_or(is_mark)).unwrap_or(h.span.end);
        let closes = |i: u32| source.hits.with(i as usize, Kind::Apposition).any(|h| h.span.end == end);
        source.value(h.span, Kind::Deed) == Some("are") && (h.span.end..end).any(closes)
    });
    let are = are.map(|h| {
        let begin = h.span.begin as usize;
        (begin - usize::from(begin > 0 && source.char(begin - 1) == Some('，')), h.span.end as usize)
    });
    for (end, behind) in others.chain(counts).chain(are) {
        let others = end == behind && end > 0 && source.char(end - 1) == Some('等');
        if others || !counts_firms(source, behind) {
            continue;
        }
        let members = super::roll::members(source, end);
        let counted = source.quantity_at(end).filter(|_| end == behind).and_then(|q| q.value);
        let sure = counted.is_some_and(|n| n == members.len().into());
        let items = super::roll::firms(source, &members, sure);
        // One word before 等企业 may be a kind; two or more are names.
        if items.len() > 1 {
            out.extend(items.into_iter().map(|span| {
                // 安吉|生物: with a field at its end it is a firm rather than the place, and so is 药捷|安康.
                // 日本JEL between its marks is no place.
                let opener = |i: usize| source.token(i).is_some_and(|t| super::tally::opener(source, t));
                let opens = |i: usize| source.char(i).is_some_and(is_mark) || opener(i);
                let opens = (span.begin as usize).checked_sub(1).is_none_or(opens);
                let field = (span.begin + 1..span.end).any(|i| source.is(Span { begin: i, end: span.end }, Kind::Field));
                let town = |i| source.hits.with(i as usize, Kind::Entity).any(|h| h.span.end == span.end && h.span != span);
                let known = source.hits_from(span.begin as usize).iter().any(|h| h.has(Kind::Entity));
                let ends = !known && (span.begin + 1..span.end).any(town);
                Candidate { span, outer: span, class, anaphor: false, strength: u8::from(field || ends || opens) }
            }));
        }
    }
}

/// Firms beside firms: `世和基因、驯鹿生物、先声药业` – what ends as firms do, in a list in which a firm is named.
pub(super) fn beside(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Company") else { return };
    let listed = |at: u32| matches!(source.char(at as usize), Some('、' | '和'));
    let mut items: Vec<Span> = Vec::new();
    for hit in source.words([Kind::Field]) {
        let field = source.ontology.lexicon.get(*hit, Kind::Field).is_some_and(|f| f.value.is_empty());
        if !field || !super::coined::goes_no_further(source, hit.span.end as usize) {
            continue;
        }
        let span = item(source, hit.span.end as usize);
        // …有限公司的|农田除草机器人: what somebody has is no firm.
        let owned = span.begin > 0 && source.char(span.begin as usize - 1) == Some('的');
        let named = !owned && span.begin < hit.span.begin && (3..=8).contains(&span.len()) && !common(source, span);
        if named && !source.is(span, Kind::Entity) && (listed(span.end) || span.begin > 0 && listed(span.begin - 1)) {
            items.push(span);
        }
    }
    if items.is_empty() {
        return;
    }
    let firms = out.iter().filter(|c| c.class == class && c.strength > 0);
    let (mut begins, mut ends): (BTreeSet<u32>, BTreeSet<u32>) = firms.map(|c| (c.span.begin, c.span.end)).unzip();
    items.dedup();
    let (forth, back) = (items.iter(), items.iter().rev());
    for span in forth.chain(back) {
        let behind = span.begin > 0 && listed(span.begin - 1) && ends.contains(&(span.begin - 1));
        let before = listed(span.end) && begins.contains(&(span.end + 1));
        if (behind || before) && !(begins.contains(&span.begin) && ends.contains(&span.end)) {
            begins.insert(span.begin);
            ends.insert(span.end);
            out.push(Candidate { span: *span, outer: *span, class, anaphor: false, strength: 1 });
        }
    }
}

/// Projects in a list that says so: `烽火光通信一体化、聚易融第二总部|等11个重点项目`.
pub(super) fn projects(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Project") else { return };
    for end in others(source).filter(|end| source.token(*end).is_some_and(|t| t.span.len() == 1)) {
        let Some(least) = counts_projects(source, end + 1) else { continue };
        let mut close = end;
        let mut items: Vec<Span> = Vec::new();
        while let Some(item) = works(source, close).filter(|item| (least..=26).contains(&item.len())) {
            items.push(item);
            match (item.begin as usize).checked_sub(1).filter(|i| source.char(*i) == Some('、')) {
                Some(mark) => close = mark,
                None => break,
            }
        }
        // 甲硅片二期|等5个项目: one alone must be long enough to be more than a kind.
        let headed = |span: &Span| (span.begin as usize).checked_sub(1).is_none_or(|i| source.char(i).is_some_and(is_mark));
        let alone = items.len() == 1 && least == 3 && items[0].len() >= 8 && headed(&items[0]);
        if items.len() > 1 || alone {
            // 世界500强|考泰斯: who is called a firm is no project.
            let firm = |span: &Span| {
                (span.begin..span.end)
                    .any(|i| source.hits.with(i as usize, Kind::Apposition).any(|h| h.span.end < span.end && h.span.len() > 1))
            };
            // “甲相机”“乙系统” are two.
            let two = |span: &Span| source.text.str(*span).contains("”“");
            let named = |span: &Span| !agent(source, *span) && !common(source, *span) && !firm(span) && !two(span);
            // What looks like a platform or a place is a project in such a list; a firm stays one.
            let acts = |span| super::quoted::ending(source, span).is_some_and(|c| matches!(c, "Company" | "Government"));
            out.extend(items.into_iter().filter(named).map(|span| Candidate {
                span,
                outer: span,
                class,
                anaphor: false,
                strength: if acts(span) { 1 } else { 2 },
            }));
        }
    }
}

/// Projects beside projects: `甲项目、菲格玛汽车设备项目、丙项目及丁项目` – whatever stands between two of their marks and ends as they do.
pub(super) fn works_beside(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Project") else { return };
    let works = |h: &&Hit| h.span.len() == 2 && source.ontology.lexicon.suffix(**h) == Some(class);
    let ends: Vec<u32> = source.words([Kind::Suffix]).filter(works).map(|h| h.span.end).collect();
    for pair in ends.windows(2) {
        let (begin, end) = (pair[0] as usize + 1, pair[1] as usize);
        let joint = |at: usize| matches!(source.char(at), Some('、' | '和' | '及' | '与'));
        if !joint(begin - 1) || !(6..=28).contains(&(end - begin.min(end))) {
            continue;
        }
        let closed = joint(end) || source.char(end).is_none_or(|c| is_mark(c) || matches!(c, '等' | '的'));
        let acts = source.token(begin).is_some_and(|t| {
            let working = matches!(t.pos, Pos::Pronoun | Pos::Preposition | Pos::Particle);
            working || t.is(Kind::Leading) || t.is(Kind::Boundary)
        });
        let counts = |q: &Quantity| matches!(q.kind, QuantityKind::Count | QuantityKind::Money);
        let inner = |c: char| !is_mark(c) || matches!(c, '“' | '”' | '（' | '）' | '-' | '·' | '+');
        let span = Span::new(begin, end);
        let whole = span.range().all(|i| source.char(i).is_some_and(inner) && !source.quantity_at(i).is_some_and(counts));
        let kind = Span { end: span.end - 2, ..span };
        if closed && !acts && whole && !common(source, span) && !super::kind::generic(source, kind) {
            out.push(Candidate { span, outer: span, class, anaphor: false, strength: 2 });
        }
    }
}

/// Whether a span is a known agent's name.
fn agent(source: &Source<'_>, span: Span) -> bool {
    let class = source.value(span, Kind::Entity).and_then(|value| value.split('\t').next());
    class.is_some_and(|class| source.ontology.schema.is_a(class, "Agent"))
}
