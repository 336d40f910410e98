//! Firms that nothing but their deeds tells: `兴图新科|登陆科创板`, `芯翼信息|完成C轮融资`, `由元禾璞华、中网投|领投`.
//!
//! Only firms list their shares, close a round or invest in one, so whatever name stands there is a firm's.

use super::coined::common;
use super::token::{Pos, is_mark};
use super::{Candidate, Source};
use crate::ontology::{Kind, says};
use crate::quantity::QuantityKind;
use crate::text::Span;

/// How far apart the two words of a deed may stand: 完成近4亿元人民币的B轮|融资.
const REACH: usize = 48;

pub(super) fn firms(source: &Source<'_>, out: &mut Vec<Candidate>) {
    for hit in source.words([Kind::Market, Kind::Deed]) {
        let (begin, end) = (hit.span.begin as usize, hit.span.end as usize);
        if hit.has(Kind::Market) {
            let near = (end..end + 10).take_while(|i| source.char(*i).is_some_and(|c| !is_mark(c)));
            let (at, led) = before(source, begin);
            // 市内主板|上市公司 are counted.
            let lists = |i: usize| lists(source, i) && source.token(i).is_none_or(|t| t.span.len() < 4);
            if led || near.into_iter().any(lists) {
                list(source, at, out);
            }
            continue;
        }
        // 超额|跟投: the longer deed begins earlier.
        if (1..=2).any(|n| begin >= n && source.hits.with(begin - n, Kind::Deed).any(|h| h.span.end == hit.span.end)) {
            continue;
        }
        match source.ontology.lexicon.get(*hit, Kind::Deed).map(|e| &*e.value) {
            Some("funded") => {
                let clause = (begin.saturating_sub(REACH)..begin)
                    .rev()
                    .take_while(|i| source.char(*i).is_none_or(|c| !matches!(c, '，' | '。' | '；')));
                if let Some(closes) = clause.into_iter().find(|i| deed(source, *i, "closes")) {
                    // 云杉智能|连获|两轮融资: the longer word begins earlier.
                    let closes = closes - usize::from(closes > 0 && deed(source, closes - 1, "closes"));
                    list(source, before(source, closes).0, out);
                }
            }
            // 青禾高新区与[星云新材]|签署, 向[赣北阀门]|采购
            Some(sort @ ("signs" | "bought" | "firm" | "releases" | "matter" | "chain")) => {
                let joint = |i: u32| match sort {
                    "bought" | "firm" | "releases" => matches!(source.char(i as usize), Some('向' | '从' | '由' | '给')),
                    // 进入[天途汽车]|供应链
                    "chain" => matches!(source.char(i as usize), Some('入' | '为')),
                    _ => joins(source, Span { begin: i, end: i + 1 }),
                };
                let with = |span: &Span| span.begin.checked_sub(1).is_some_and(joint);
                let class = source.ontology.schema.class("Company");
                let end = before(source, begin).0;
                let firm = super::coined::worded(source, end).or_else(|| super::told::beside(source, end)).filter(with);
                // 与[云溪国轩]|签约: the place in front is a name by itself, which this one has to outdo.
                let placed = || super::coined::placed(source, end).or_else(|| super::brand::affiliate(source, end));
                let placed = || Some((placed().filter(with)?, 1));
                out.extend(class.zip(firm.map(|span| (span, 0)).or_else(placed)).map(|(class, (span, strength))| Candidate {
                    span,
                    outer: span,
                    class,
                    anaphor: false,
                    strength,
                }));
            }
            // 由[青禾股份]|投资建设
            Some("builds") => {
                let mut near =
                    (begin.saturating_sub(16)..begin).rev().take_while(|i| source.char(*i).is_some_and(|c| !is_mark(c)));
                if near.any(|i| source.char(i) == Some('由')) {
                    list(source, before(source, begin).0, out);
                }
            }
            // 中简科技|获批: what others win, too, tells a firm only where a field ends its name.
            Some("earns" | "honours") => {
                let (end, _) = before(source, begin);
                if field(source, end) {
                    list(source, end, out);
                }
                among(source, end, out);
            }
            // 吉泰云、百瑞生物|相继成功上市
            Some("lists" | "floats") => among(source, before(source, begin).0, out),
            // 云杉光电|A轮, but 2亿元|A轮融资
            Some("round") if begin.checked_sub(1).and_then(|i| source.quantity_at(i)).is_some() => {}
            Some("invests" | "defines" | "owns" | "round") => list(source, before(source, begin).0, out),
            Some("stake") => out.extend(bought(source, begin)),
            Some("joins")
                if (begin.saturating_sub(REACH)..end + REACH / 2)
                    .any(|i| ["funded", "invests", "round"].iter().any(|of| deed(source, i, of))) =>
            {
                list(source, before(source, begin).0, out)
            }
            _ => {}
        }
    }
}

/// The firm of which somebody takes a part: 收购|蓝海氢能|60%的股权, 认购|蓝海氢能|新增注册资本.
fn bought(source: &Source<'_>, part: usize) -> Option<Candidate> {
    let class = source.ontology.schema.class("Company")?;
    let of = |at: usize| at - usize::from(at > 0 && source.char(at - 1) == Some('的'));
    let share = of(part).checked_sub(1).and_then(|i| source.quantity_at(i)).filter(|q| q.kind == QuantityKind::Percent);
    let end = of(share.map_or(part, |q| q.span.begin as usize));
    let begin = super::told::beside(source, end)?.begin as usize;
    let takes = (2..=4).any(|n| begin >= n && source.is(Span::new(begin - n, begin), Kind::Boundary));
    let span = Span::new(begin, end);
    takes.then_some(Candidate { span, outer: span, class, anaphor: false, strength: 1 })
}

/// Whether what stands in front of a name is what was done to it: 云杉电池项目|签约|青禾高新区, 云山资本|战略投资|云杉智能公司.
pub(super) fn did(source: &Source<'_>, span: Span, agent: bool, occasion: bool) -> bool {
    let end = span.end as usize;
    let deed = |n: usize| end.checked_sub(n).filter(|begin| source.is(Span::new(*begin, end), Kind::Deed));
    !occasion && source.value(span, Kind::Modifier) == Some("occasion")
        || agent && (3..=4).filter_map(deed).any(|begin| field(source, begin))
}

/// Whether a field ends here.
fn field(source: &Source<'_>, end: usize) -> bool {
    (2..=4).any(|n| n < end && source.value(Span::new(end - n, end), Kind::Field) == Some(""))
}

/// The members of a list that ends here, one of which at least is a firm by its field.
fn among(source: &Source<'_>, end: usize, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Company") else { return };
    let items = super::roll::members(source, end);
    // 区内企业|奥维讯、晶泰微|先后上市: or what they are stands in front of them.
    let first = items.last().map_or(0, |item| item.begin);
    let apposed = (2..=6).any(|n| first >= n && source.is(Span { begin: first - n, end: first }, Kind::Apposition));
    if items.len() > 1 && (apposed || items.iter().any(|item| item.len() > 3 && field(source, item.end as usize))) {
        let firms = super::roll::firms(source, &items, false);
        out.extend(firms.into_iter().map(|span| Candidate { span, outer: span, class, anaphor: false, strength: 1 }));
    }
}

/// Whether what one does with shares begins here.
fn lists(source: &Source<'_>, at: usize) -> bool {
    source.word_from(at, Kind::Deed).is_some_and(|(_, value)| matches!(value, "lists" | "floats"))
}

/// Whether a deed of this sort begins here.
fn deed(source: &Source<'_>, at: usize, sort: &str) -> bool {
    source.word_from(at, Kind::Deed).is_some_and(|(_, value)| value == sort)
}

/// Whether these characters join two names of a list.
fn joins(source: &Source<'_>, span: Span) -> bool {
    let does = source.value(span, Kind::Particle);
    source.text.str(span) == "、" || does.is_some_and(|does| says(does, "and"))
}

/// Where the words before a deed begin that say when and how, and whether they are part of one: |10月28日将正式登陆上交所.
fn before(source: &Source<'_>, deed: usize) -> (usize, bool) {
    let (mut at, mut led) = (deed, false);
    while let Some(last) = at.checked_sub(1) {
        if let Some(q) = source.quantity_at(last).filter(|q| q.kind == QuantityKind::Date) {
            at = q.span.begin as usize;
            continue;
        }
        // 在北交所、|科创板|上市
        if source.char(last) == Some('、') && source.word_from(at, Kind::Market).is_some() {
            at = last;
            continue;
        }
        // 云杉股份|登陆: 份 is no word here.
        let whole = |n: &usize| *n > 1 || source.token(last).is_none_or(|t| t.span.begin as usize == last);
        let ends = |kind: Kind| (1..=5).find(|n| *n <= at && whole(n) && source.is(Span::new(at - n, at), kind));
        let sort = |n: &usize| source.value(Span::new(at - n, at), Kind::Deed);
        let lists = ends(Kind::Deed).filter(|n| matches!(sort(n), Some("lists" | "floats")));
        let says_how = [Kind::Silent, Kind::Planned, Kind::Attribution, Kind::Market, Kind::Time].into_iter().find_map(ends);
        let Some(n) = lists.or(says_how).or(ends(Kind::Deed).filter(|n| sort(n) == Some("beside"))) else { break };
        led |= lists.is_some();
        at -= n;
    }
    (at, led)
}

/// The names that end here, however many: 由[中网投]、[盛盎投资]等机构|联投.
fn list(source: &Source<'_>, end: usize, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Company") else { return };
    let near = (end.saturating_sub(10)..end).rev().take_while(|i| source.char(*i).is_some_and(|c| !is_mark(c)));
    let mut at = near.into_iter().find(|i| source.char(*i) == Some('等')).unwrap_or(end);
    let mut listed = false;
    loop {
        // 甲创投领投|、乙资本跟投: another deed ends here.
        if (2..=4).any(|n| at >= n && source.is(Span::new(at - n, at), Kind::Deed)) {
            return;
        }
        // 在实验室的基础|上|联合建设: where something is done is nobody.
        if at.checked_sub(1).and_then(|i| source.token(i)).is_some_and(|t| t.pos == Pos::Position) {
            return;
        }
        // “云顶新耀”|完成, 平台“水滴互助”|获得: quoted, it is surely a name.
        if let Some((span, outer)) = quoted(source, at) {
            out.push(Candidate { span, outer, class, anaphor: false, strength: 3 });
            return;
        }
        let class_of = |span: Span| {
            let mut known = source.hits.with(span.begin as usize, Kind::Entity).filter(|h| h.span == span);
            known.next().and_then(|h| source.ontology.lexicon.known(*h))
        };
        let known = (2..=14).rev().find(|n| at >= *n && source.is(Span::new(at - n, at), Kind::Entity));
        let known = known.map(|n| (n, class_of(Span::new(at - n, at))));
        // 赴|美国|纳斯达克上市: a place is no firm, though it is known.
        if known.is_some_and(|(_, of)| of == Some("Place")) {
            return;
        }
        // 天一恒|新能源: nor does a trade tell whose name it ends.
        let known = known.filter(|(_, of)| *of != Some("Industry")).map(|(n, _)| n);
        let (span, strength) = match (enclosed(source, at, listed), subject(source, at)) {
            (Some(span), _) => (span, 1),
            _ if known.is_some() => (Span::new(at - known.unwrap_or(0), at), 0),
            (None, Some(span)) => (span, u8::from(opens(source, span))),
            (None, None) => match alone(source, at)
                .or_else(|| super::coined::worded(source, at))
                .or_else(|| super::brand::affiliate(source, at))
            {
                Some(span) => (span, 1),
                None => return,
            },
        };
        let span = super::tally::led(source, span);
        // 仕|芯|半导体: a field behind syllables that mean nothing.
        let branded = source.token(span.begin as usize).is_some_and(|t| t.span.len() == 1) || field(source, span.end as usize);
        let fits = |c: &str| c == class || c == "Industry" && branded;
        let ending = super::quoted::ending(source, span).filter(|c| !fits(c));
        // 点亮全球|基金 in the list is no firm, and invests.
        let class = ending.filter(|c| *c == "Platform" && strength > 0).unwrap_or(class);
        let other = ending.is_some_and(|c| c != class);
        // 成为|第5家|在港交所上市的企业: one of several is no name.
        let last = Span { begin: span.end.saturating_sub(1), ..span };
        let one_of = source.char(span.begin as usize) == Some('第') && source.is(last, Kind::Classifier);
        // |9家|登陆科创板: nor is a number of them.
        let counts = source.quantity_at(span.begin as usize).is_some_and(|q| q.kind == QuantityKind::Count && q.span == span);
        if one_of || counts || common(source, span) {
            return;
        }
        if (2..=14).contains(&span.len()) && !other {
            out.push(Candidate { span, outer: span, class, anaphor: false, strength });
        }
        let begin = span.begin as usize;
        let joint = |n: &usize| begin.checked_sub(*n).is_some_and(|from| joins(source, Span::new(from, begin)));
        let Some(n) = (1..=2).rev().find(joint) else { return };
        at = begin - n;
        listed = true;
    }
}

/// The short quotation that ends here, perhaps before a comma, and what stands in it.
fn quoted(source: &Source<'_>, at: usize) -> Option<(Span, Span)> {
    let comma = usize::from(at > 0 && source.char(at - 1) == Some('，'));
    let close = at.checked_sub(1 + comma).filter(|i| source.char(*i) == Some('”'))?;
    let open = (close.saturating_sub(11)..close).rev().find(|i| is_mark(source.char(*i).unwrap_or(' ')))?;
    let inner = Span::new(open + 1, close);
    let named = source.char(open) == Some('“') && inner.len() >= 2 && !common(source, inner);
    named.then_some((inner, Span::new(open, close + 1)))
}

/// What stands between two marks of a list, or between one and what opens the list, is a name whatever it looks like.
fn enclosed(source: &Source<'_>, end: usize, listed: bool) -> Option<Span> {
    let (mut begin, mut verbal) = (end, false);
    loop {
        let before = begin.checked_sub(1)?;
        let t = source.token(before)?;
        let apposed = |n: &usize| source.is(Span::new(begin.saturating_sub(*n), begin), Kind::Apposition);
        let mark = matches!(source.char(before), Some('，' | '：' | '；' | '。'));
        let opener = || matches!(source.value(t.span, Kind::Deed), Some("opens" | "closes"));
        let opens = || mark || opener() || (2..=6).any(|n| apposed(&n));
        let joint = begin < end && joins(source, t.span);
        if source.char(before) == Some('、') || joint || listed && !verbal && opens() {
            // 、老股东|华兴资本: what the firm is stands in front of its name.
            let kind = source.word_from(begin, Kind::Apposition).map(|(kind, _)| kind.end as usize);
            let begin = kind.filter(|to| to - begin > 1 && to + 2 <= end).unwrap_or(begin);
            return Some(Span::new(begin, end)).filter(|span| !span.is_empty());
        }
        verbal |= t.is(Kind::Boundary) && begin < end;
        if matches!(t.pos, Pos::Mark | Pos::Particle | Pos::Preposition)
            || source.quantity_at(before).is_some()
            || end - begin > 16
        {
            return None;
        }
        begin = t.span.begin as usize;
    }
}

/// All that stands between a mark, or a day, and a deed: ，[智平方]|宣布完成.
fn alone(source: &Source<'_>, end: usize) -> Option<Span> {
    let mut begin = end;
    while let Some(before) = begin.checked_sub(1) {
        let t = source.token(before)?;
        if t.pos == Pos::Mark || source.quantity_at(before).is_some_and(|q| q.kind == QuantityKind::Date) {
            break;
        }
        let function = matches!(t.pos, Pos::Particle | Pos::Preposition | Pos::Pronoun | Pos::Conjunction | Pos::Position);
        // 集团|继去年8月在上交所发行…: whoever was named before is nobody new.
        let kinds = [Kind::Boundary, Kind::Light, Kind::Silent, Kind::Generic, Kind::Apposition, Kind::Title, Kind::Anaphor];
        if function || end - begin > 6 || kinds.iter().any(|k| t.is(*k)) && t.span.len() > 1 || t.is(Kind::Deed) {
            return None;
        }
        begin = t.span.begin as usize;
    }
    let word = source.token(begin).is_some_and(|t| t.span.end as usize >= end && t.pos != Pos::Other);
    Some(Span::new(begin, end)).filter(|span| (2..=6).contains(&span.len()) && !word)
}

/// Whether a mark stands in front, or what a firm is where a field ends the name: 园区|企业|天一恒新能源.
fn opens(source: &Source<'_>, span: Span) -> bool {
    let before = (span.begin as usize).checked_sub(1);
    let apposed = |i: usize| source.token(i).is_some_and(|t| t.is(Kind::Apposition)) && field(source, span.end as usize);
    before.is_none_or(|i| source.char(i).is_some_and(is_mark) || apposed(i))
}

/// The name that ends here, between a verb or a mark and a deed.
fn subject(source: &Source<'_>, end: usize) -> Option<Span> {
    // 仕芯|半导体: a field is no name by itself.
    let field = (2..=4).find(|n| *n < end && source.is(Span::new(end - n, end), Kind::Field)).map_or(end, |n| end - n);
    let item = super::tally::item(source, field);
    let span = Span::new(item.begin as usize, if item.is_empty() { item.begin as usize } else { end });
    let word = source.token(span.begin as usize).is_some_and(|t| t.span == span && !t.proper && t.pos != Pos::Other);
    let opens = span.begin == 0 || super::coined::starts(source, span.begin as usize);
    (!span.is_empty() && !word && opens && super::source::whole(source, span)).then_some(span)
}
