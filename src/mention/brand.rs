//! Firms called by a brand and a field, without a legal form: `云鲸智能`, `天瑞重工`, `李群自动化`.
//!
//! A brand is two or three characters that the dictionary joins to nothing; the fields are listed. A region stands for a brand
//! before fields of its own (`泉州产投`), and whoever has a chairman is a firm, whatever it is called.

use super::coined::{brand, common, goes_no_further, region, starts, syllable, worded};
use super::token::{Pos, is_mark};
use super::{Candidate, Source};
use crate::ontology::Kind;
use crate::text::Span;

/// How far in front of 供应链 the word may stand that says that somebody gets into it.
const CHAIN: usize = 20;

pub(super) fn branded(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(company) = source.ontology.schema.class("Company") else { return };
    for hit in source.words([Kind::Field]) {
        let Some(field) = source.ontology.lexicon.get(*hit, Kind::Field) else { continue };
        // 投|硬科技: a kind is nobody's.
        let kind = |n: u32| hit.span.begin >= n && source.is(Span { begin: hit.span.begin - n, ..hit.span }, Kind::Generic);
        if (1..=2).any(kind) {
            continue;
        }
        // 进入华域、博世|供应链: what somebody gets into is that of the firm in front.
        let enters = |i: usize| matches!(source.char(i), Some('入' | '为'));
        let chain = source.value(hit.span, Kind::Deed) == Some("chain");
        if chain && super::stands::clause(source, hit.span.begin as usize, CHAIN).any(enters) {
            continue;
        }
        // 雪岭工业|大模型
        let of_thing = source.word_from(hit.span.end as usize, Kind::Suffix).is_some_and(|(_, class)| class == "Product");
        let closed = !of_thing && goes_no_further(source, hit.span.end as usize) || measured(source, hit.span.end as usize);
        // 长丰|控股的: what is owned follows.
        let owns = source.is(hit.span, Kind::Apposition) && source.char(hit.span.end as usize) == Some('的');
        let known = source.hits.with(hit.span.begin as usize, Kind::Field).next().is_some_and(|h| h.span.end > hit.span.end);
        let told = || (!owns && !known).then(|| super::told::told(source, hit.span)).flatten();
        let firm = |span| Candidate { span, outer: span, class: company, anaphor: false, strength: 1 };
        if owns || !closed && !acts(source, hit.span) {
            out.extend(told().map(firm));
            continue;
        }
        // A field may say what is called so, if it is no firm: 润苗基金.
        let (regional, class) = match &*field.value {
            "region" => (true, company),
            value => (false, source.ontology.schema.class(value).unwrap_or(company)),
        };
        let does = source.is(hit.span, Kind::Leading) && source.char(hit.span.end as usize) == Some('的');
        let begin = match regional {
            // 株洲|高科|产投: a brand of its own may stand there, too.
            true => region(source, hit.span.begin as usize).or_else(|| brand(source, hit.span.begin as usize)),
            // 华日|精密|激光
            // 云鹰|科技|建设的: before 的 the second is what the firm does.
            false => brand(source, hit.span.begin as usize)
                .or_else(|| fields(source, hit.span.begin as usize).filter(|_| !does).and_then(|first| brand(source, first)))
                .or_else(|| branch(source, hit.span.begin as usize)),
        };
        if let Some(begin) = begin {
            let begin = owned(source, begin, hit.span.begin).unwrap_or(begin);
            // 杭州|润苗|基金: the place in front belongs to the name.
            let begin = region(source, begin).unwrap_or(begin);
            // “灵犀”|四足机器人: a product, and called as the quotation says.
            let thing = source.value(hit.span, Kind::Suffix) == Some("Product");
            if thing && begin.checked_sub(1).is_some_and(|i| source.char(i) == Some('”')) {
                continue;
            }
            let span = super::tally::led(source, Span::new(begin, hit.span.end as usize));
            out.push(Candidate { span, outer: span, class, anaphor: false, strength: 1 });
        } else {
            out.extend(told().map(firm));
        }
    }
}

/// 中电科|能源: where a known name begins that the brand found is the end of.
fn owned(source: &Source<'_>, brand: usize, field: u32) -> Option<usize> {
    let known = |at: &usize| source.hits.with(*at, Kind::Entity).any(|h| h.span.end == field);
    (brand.saturating_sub(2)..brand).find(known)
}

/// Whether a firm's name can begin here, or right behind the place where it is: 株洲|中车时代半导体.
fn opens(source: &Source<'_>, at: usize) -> bool {
    starts(source, at) || region(source, at).is_some()
}

/// 西门子|交通, 中车|时代: a known firm and a word behind it, which is a firm of its own where only a firm can stand.
pub(super) fn affiliate(source: &Source<'_>, end: usize) -> Option<Span> {
    let firm = end.checked_sub(2)?;
    let known = |at: &usize| {
        let mut firms = source.hits.with(*at, Kind::Entity).filter(|h| h.span.end as usize == firm);
        opens(source, *at) && firms.any(|h| source.ontology.lexicon.known(*h) == Some("Company"))
    };
    let word =
        source.token(firm).filter(|t| t.span == Span::new(firm, end) && matches!(t.pos, Pos::Noun | Pos::Other | Pos::Time))?;
    let said = [Kind::Generic, Kind::Boundary, Kind::Title, Kind::Suffix, Kind::Gauge].iter().any(|kind| word.is(*kind));
    let begin = (firm.saturating_sub(4)..firm).find(known).filter(|_| !said)?;
    Some(Span::new(begin, end))
}

/// 华润|医药, 中车|时代|软件: where the known firm begins that the field, with a word between them or none, makes a firm of its own.
fn branch(source: &Source<'_>, field: usize) -> Option<usize> {
    let known = |at: usize, end: usize| {
        let mut firms = source.hits.with(at, Kind::Entity).filter(|h| h.span.end as usize == end);
        firms.any(|h| source.ontology.lexicon.known(*h) == Some("Company"))
    };
    let end = field.checked_sub(2)?;
    let word = source.token(end).filter(|t| t.span == Span::new(end, field));
    let noun = |t: &super::Token| matches!(t.pos, Pos::Noun | Pos::Other) && !t.is(Kind::Generic) && !t.is(Kind::Boundary);
    // 华润|医药
    if let Some(at) = (field.saturating_sub(6)..end + 1).find(|at| known(*at, field) && opens(source, *at)) {
        return Some(at);
    }
    // 江铃|晶科|汽车: two firms have one together.
    let names = known(end, field) || word.is_some_and(noun);
    let whole = |at: &usize| known(*at, end) && opens(source, *at);
    names.then(|| (end.saturating_sub(4)..end).find(whole)).flatten()
}

/// Where another field begins that ends here.
fn fields(source: &Source<'_>, at: usize) -> Option<usize> {
    let token = source.token(at.checked_sub(1)?)?;
    // 蓝天集团|控股 owns somebody.
    (token.span.len() == 2 && token.is(Kind::Field) && !token.is(Kind::Suffix)).then_some(token.span.begin as usize)
}

/// Whether syllables stand in front of a field and behind it what somebody does: 沃禾|医药|研发生产的.
fn acts(source: &Source<'_>, field: Span) -> bool {
    let syllables = (1..=2).all(|n| (field.begin as usize).checked_sub(n).is_some_and(|i| syllable(source, i)));
    let end = field.end as usize;
    syllables && source.token(end).is_some_and(|t| t.span.begin as usize == end && t.is(Kind::Leading))
}

/// Whether what is measured of a firm, what it means to do or where it works stands behind its name: 云鲸智能|产值|增长,
/// 云鲸智能|计划|投资, 云鲸智能|生产车间.
fn measured(source: &Source<'_>, at: usize) -> bool {
    let verb = |i: usize| source.token(i).is_some_and(|t| matches!(t.pos, Pos::Verb | Pos::Adverb | Pos::Preposition));
    let plans = source.word_from(at, Kind::Planned).is_some_and(|(word, _)| verb(word.end as usize));
    let yard = source.word_from(at, Kind::Particle).is_some_and(|(_, does)| does == "yard");
    plans || yard || source.word_from(at, Kind::Indicator).is_some()
}

/// Where one to four characters begin that no dictionary joins to anything, between a mark or a verb and a name.
pub(super) fn brand_before(source: &Source<'_>, name: usize) -> Option<usize> {
    let mut begin = name;
    // 当|数|云溪医疗产业园: two that are one listed word are no brand.
    let listed = |at: usize| at >= 2 && source.is(Span::new(at - 2, at), Kind::Boundary);
    while begin > 0 && name - begin < 4 && syllable(source, begin - 1) && !listed(begin) {
        begin -= 1;
    }
    // 江苏|德|春|电柜项目, ，金威|刻|激光项目: behind a place, and behind a proper name that the dictionary cuts off.
    let before = begin.checked_sub(1).filter(|_| begin < name).and_then(|i| source.token(i));
    let whole = before.filter(|t| t.span.len() == 2 && t.span.end as usize == begin).filter(|t| {
        let from = t.span.begin as usize;
        let opens = from.checked_sub(1).and_then(|i| source.char(i)).is_none_or(is_mark);
        // 王军|说|甲项目…: who tells of it is no part of its name.
        let told = source.token(begin).is_some_and(|t| t.is(Kind::Attribution));
        let cut = t.proper && opens && name - begin < 3 && !told && !common(source, t.span);
        if t.place { name - begin == 2 && starts(source, from) } else { cut }
    });
    if let Some(t) = whole {
        return Some(t.span.begin as usize);
    }
    let acts = (begin..name).all(|i| source.token(i).is_some_and(|t| t.pos == Pos::Verb));
    if begin < name && begin > 0 && !acts && starts(source, begin) {
        return Some(begin);
    }
    // 的|爱|尔信电池项目: between what closes a phrase and a syllable, whatever the character means elsewhere.
    let single = |at: usize| source.token(at).is_some_and(|t| t.span.len() == 1 && t.pos != Pos::Mark);
    let first = name.checked_sub(1).filter(|first| single(*first) && single(name))?;
    let closed = |t: &super::Token| matches!(t.pos, Pos::Mark | Pos::Particle);
    let opens = first == 0 || source.quantity_at(first - 1).is_some() || source.token(first - 1).is_some_and(closed);
    let joins = source.token(first).is_some_and(|t| matches!(t.pos, Pos::Particle | Pos::Preposition | Pos::Conjunction));
    (opens && !joins && source.quantity_at(first).is_none()).then_some(first)
}

/// Whoever has a chairman is a firm: `客如云董事长彭雷` – whatever stands between a mark and the post, and is no common word.
pub(super) fn posted(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Company") else { return };
    for hit in source.words([Kind::Title]) {
        let firm = source.ontology.lexicon.get(*hit, Kind::Title).is_some_and(|t| &*t.value == "firm");
        if !firm || !super::given::follows_post(source, hit.span.end as usize) {
            continue;
        }
        let end = hit.span.begin as usize;
        // 常务|副总经理: the longer post begins earlier.
        let longer = |n: usize| n <= end && source.hits.with(end - n, Kind::Title).any(|h| h.span.end == hit.span.end);
        if (1..=4).any(longer) {
            continue;
        }
        // 康圣环球董事、|CFO: in front of the first of several posts.
        let before = |end: usize| {
            let mark = end.checked_sub(1).filter(|i| matches!(source.char(*i), Some('、' | '兼')))?;
            (2..=6).rev().filter_map(|n| mark.checked_sub(n)).find(|at| source.is(Span::new(*at, mark), Kind::Title))
        };
        let end = std::iter::successors(Some(end), |end| before(*end)).last().unwrap_or(end);
        let item = unposted(source, super::tally::item(source, end));
        let opens = item.begin == 0 || starts(source, item.begin as usize);
        let word = source.token(item.begin as usize).is_some_and(|t| t.span == item && t.pos != Pos::Other);
        // 董事长兼|总经理: one post before another is no firm.
        // 集团全球|高级副总裁: nor is whoever was named before a new one.
        // 博泰集团|全球|首席执行官: where he holds it.
        let scope = |n: &u32| {
            let at = item.end.saturating_sub(*n);
            source.is(Span { begin: at, end: item.end }, Kind::Scope) && source.hits_end_agent(at)
        };
        let word = word || (2..=3).any(|n| scope(&n));
        let word = word || [Kind::Title, Kind::Anaphor].iter().any(|kind| source.word_from(item.begin as usize, *kind).is_some());
        let named =
            (2..=8).contains(&item.len()) && !word && opens && super::source::whole(source, item) && !common(source, item);
        if let Some(span) = Some(item).filter(|_| named).or_else(|| worded(source, item.end as usize)) {
            // 恒岳材料|CEO is the firm, but 西南研究院|院长 is none.
            let kind = super::quoted::ending(source, span).is_some_and(|ending| ending != "Product" && ending != "Industry");
            // 华润|置地|副总裁: a firm of a group is another one than the group.
            let group = |h: &crate::ontology::Hit| h.span.end < span.end && source.ontology.lexicon.known(*h) == Some("Company");
            let of_group = !kind && source.hits.with(span.begin as usize, Kind::Entity).any(group);
            let strength = if of_group { 3 } else { u8::from(!kind) };
            out.push(Candidate { span, outer: span, class, anaphor: false, strength });
        }
    }
}

/// 云杉动力|董事长兼|总经理: the firm's name ends where the first of its posts begins.
fn unposted(source: &Source<'_>, item: Span) -> Span {
    // 云杉动力原|总经理: who held it before.
    if item.len() > 2 && source.char(item.end as usize - 1) == Some('原') {
        return Span { end: item.end - 1, ..item };
    }
    // 东云证券|机械行业|首席分析师: what he is busy with is no part of the firm's name.
    let house = |h: &crate::ontology::Hit| {
        let inside = h.span.len() == 2 && h.span.end < item.end && h.span.begin > item.begin + 1;
        inside && source.ontology.lexicon.suffix(*h) == source.ontology.schema.class("Company")
    };
    let ends = super::quoted::ending(source, item) == source.ontology.schema.class("Company");
    let cut =
        (item.begin..item.end).flat_map(|i| source.hits.with(i as usize, Kind::Suffix)).find(|h| house(h)).filter(|_| !ends);
    if let Some(hit) = cut {
        return Span { end: hit.span.end, ..item };
    }
    let joins = |from: u32| {
        from < item.end && matches!(source.text.str(Span { begin: from, end: item.end }), "兼" | "兼任" | "和" | "及" | "暨")
    };
    let post = |at: &u32| source.hits.with(*at as usize, Kind::Title).any(|h| joins(h.span.end));
    (item.begin + 1..item.end).find(post).map_or(item, |end| Span { end, ..item })
}

/// A zone or a product that has a chairman is a firm of that name: 天堂硅谷|董事长.
pub(super) fn chaired(source: &Source<'_>, mut names: Vec<super::Mention>) -> Vec<super::Mention> {
    let Some(class) = source.ontology.schema.class("Company") else { return names };
    let firms: Vec<String> = names.iter().filter(|m| firm(source, m)).map(|m| source.text.str(m.span).to_owned()).collect();
    for m in names.iter_mut().filter(|m| firms.iter().any(|f| f == source.text.str(m.span))) {
        m.class = class;
    }
    names
}

fn firm(source: &Source<'_>, m: &super::Mention) -> bool {
    let post = source.word_from(m.outer.end as usize, Kind::Title).filter(|(_, value)| *value == "firm");
    let known = || source.ontology.seeds.find(m.class, source.text.str(m.span)).is_some();
    // 甲科技园|总经理: what is called a park is one.
    let park = m.class == "Zone"
        && (3..=6)
            .any(|n| source.value(Span { begin: m.span.end.saturating_sub(n), end: m.span.end }, Kind::Suffix) == Some("Zone"));
    matches!(m.class, "Zone" | "Product" | "Industry")
        && post.is_some_and(|(post, _)| super::given::follows_post(source, post.end as usize))
        && !park
        && !known()
}
