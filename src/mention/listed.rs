//! Names in a list that says what they are at its end: `与襄轴、新火炬、东昇机械|等6家供应商`, `数据中心、双子塔|等28个项目`.
//!
//! Whatever stands between the marks of such a list is a name, however little it looks like one.

use std::collections::BTreeSet;

use super::brand::common;
use super::token::{Pos, is_mark};
use super::{Candidate, Source};
use crate::ontology::{Hit, Kind, says};
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
                let opener = |i: usize| source.token(i).is_some_and(|t| super::roll::opener(source, t));
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
        if !field || !super::brand::goes_no_further(source, hit.span.end as usize) {
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

/// Whether what follows 等 is a number of firms, or firms: 6家供应商, 上市企业.
pub(super) fn counts_firms(source: &Source<'_>, at: usize) -> bool {
    let mut from = source.quantity_at(at).map_or(at, |q| q.span.end as usize);
    for _ in 0..12 {
        // 知名|企业 is one word of the dictionary.
        let end = source.token(from).map_or(from, |t| t.span.end as usize) as u32;
        let ends = |i: usize| source.hits.with(i, Kind::Apposition).any(|h| h.span.end == end);
        if source.word_from(from, Kind::Apposition).is_some() || (from..end as usize).any(ends) {
            return true;
        }
        match (source.quantity_at(from), source.token(from)) {
            (Some(q), _) => from = q.span.end as usize,
            (_, Some(t))
                if matches!(t.pos, Pos::Noun | Pos::Adjective | Pos::Activity | Pos::Number | Pos::Particle)
                    || t.is(Kind::Generic)
                    || t.is(Kind::Epithet)
                    // 来自|各地|的, 技术含量高|、|竞争力强
                    || t.is(Kind::Deed)
                    || t.pos == Pos::Conjunction
                    || source.char(from) == Some('、') =>
            {
                from = t.span.end as usize
            }
            _ => return false,
        }
    }
    false
}

/// The words before a mark or 等 that can be one name.
pub(super) fn item(source: &Source<'_>, end: usize) -> Span {
    let mut begin = end;
    while let Some(t) = begin.checked_sub(1).and_then(|i| source.token(i)) {
        let plain = match t.pos {
            Pos::Noun | Pos::Other | Pos::Adjective => true,
            Pos::Verb | Pos::Adverb | Pos::Classifier | Pos::Time | Pos::Number | Pos::Activity => t.span.len() == 1,
            _ => false,
        };
        let stops = [Kind::Boundary, Kind::Light, Kind::Planned, Kind::Apposition, Kind::Generic];
        // 、|新|火炬: right behind a mark one character more belongs to the name, whatever it means elsewhere.
        // 、|圣|和|药业: two, where both stand alone.
        let behind = |n: usize| begin.checked_sub(n).is_some_and(|i| source.char(i) == Some('、'));
        let pair = || begin.checked_sub(2).and_then(|i| source.token(i)).is_some_and(|t| t.span.len() == 1);
        let closing = || source.word_from(begin, Kind::Field).is_some_and(|(word, _)| word.end as usize == end);
        // 、|由|云杉电缆有限公司投资的…: who does it follows.
        let opens = t.span.len() == 1
            && !(t.pos == Pos::Preposition && behind(2))
            && begin < end
            && (behind(2) || behind(3) && pair() || closing() && super::brand::closing(source, begin));
        // 南湖|软件: at the end of a name a field is one, whatever it names elsewhere.
        // 云杉|投资|董事长: so is a verb before a post, which acts on nobody there.
        let field = begin == end && t.is(Kind::Field);
        let named = begin == end && t.is(Kind::Leading) && source.word_from(end, Kind::Title).is_some();
        // 龙头企业，|如|万川集团、三禾集团等
        let leads = t.span.len() == 1 && source.value(t.span, Kind::Deed) == Some("rolls");
        let stopped = leads || !opens && !named && (!plain || !field && stops.iter().any(|kind| t.is(*kind)));
        if stopped || t.pos == Pos::Mark || source.quantity_at(begin - 1).is_some() {
            break;
        }
        begin = t.span.begin as usize;
    }
    led(source, Span::new(begin, end))
}

/// 由|云山资本, 由|深创投: who is led in by 由 is named without it, whatever the dictionary makes of the two. So is the firm of
/// 我区|云帆机床.
pub(super) fn led(source: &Source<'_>, span: Span) -> Span {
    let ours = |begin: u32| source.is(Span { begin: begin - 1, end: begin + 1 }, Kind::Anaphor);
    let by = span.len() > 3 && (source.char(span.begin as usize) == Some('由') || span.begin > 0 && ours(span.begin));
    Span { begin: span.begin + u32::from(by), ..span }
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

/// How short a name may be before 等 and what says that it is a project: 等28个项目, 等64个亿元签约项目, 等项目.
pub(super) fn counts_projects(source: &Source<'_>, at: usize) -> Option<usize> {
    let count = source.quantity_at(at).filter(|q| q.kind == QuantityKind::Count);
    // 等一批重点工程 counts as well.
    let batch = source.word_from(at, Kind::Particle).is_some_and(|(_, does)| says(does, "several"));
    let (from, least) = count.map_or((at, if batch { 3 } else { 6 }), |q| (q.span.end as usize, 3));
    for i in from..from + 10 {
        if source.char(i).is_none_or(is_mark) {
            return None;
        }
        let works = source.word_from(i, Kind::Suffix).filter(|(word, value)| *value == "Project" && word.len() == 2);
        if let Some((word, _)) = works {
            // 等13个项目|协议 are none.
            let signed = source.word_from(word.end as usize, Kind::Suffix).is_some_and(|(_, value)| value == "Document");
            return (!signed).then_some(least);
        }
    }
    None
}

/// What stands between two marks, or behind the verb that opens the list.
fn works(source: &Source<'_>, end: usize) -> Option<Span> {
    let mut begin = end;
    while let Some(t) = begin.checked_sub(1).and_then(|i| source.token(i)) {
        // 启明网“互联网+”示范区（一期）: what is quoted or stands in brackets belongs to the name.
        let opening = match source.char(begin - 1) {
            Some('）') => Some('（'),
            Some('”') => Some('“'),
            _ => None,
        };
        if opening.is_some() {
            begin = (begin.saturating_sub(12)..begin).rev().find(|i| source.char(*i) == opening)?;
            continue;
        }
        let inner = t.span.len() == 1 && !matches!(t.pos, Pos::Particle | Pos::Preposition | Pos::Pronoun | Pos::Conjunction);
        // 仍|有|甲厂房等6个项目
        let verb = begin >= 2 && source.is(Span::new(begin - 2, begin), Kind::Boundary) && t.span.len() == 1;
        let stops = verb || !inner && [Kind::Boundary, Kind::Light, Kind::Planned].iter().any(|kind| t.is(*kind));
        let working = matches!(t.pos, Pos::Mark | Pos::Particle | Pos::Preposition | Pos::Pronoun | Pos::Conjunction);
        let dated = source.quantity_at(begin - 1).is_some_and(|q| matches!(q.kind, QuantityKind::Money | QuantityKind::Count));
        if stops && source.char(t.span.begin as usize - usize::from(t.span.begin > 0)) != Some('、') || working || dated {
            break;
        }
        begin = t.span.begin as usize;
    }
    Some(Span::new(begin, end)).filter(|span| !span.is_empty())
}

/// Whether a span is a known agent's name.
fn agent(source: &Source<'_>, span: Span) -> bool {
    let class = source.value(span, Kind::Entity).and_then(|value| value.split('\t').next());
    class.is_some_and(|class| source.ontology.schema.is_a(class, "Agent"))
}
