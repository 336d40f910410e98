//! Firms called by a brand and a field, without a legal form: `云鲸智能`, `天瑞重工`, `李群自动化`.
//!
//! A brand is two or three characters that the dictionary joins to nothing; the fields are listed. A region stands for a brand
//! before fields of its own (`泉州产投`), and whoever has a chairman is a firm, whatever it is called.

use super::token::{Pos, is_mark};
use super::{Candidate, Source};
use crate::ontology::Kind;
use crate::text::Span;

pub(super) fn branded(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(company) = source.ontology.schema.class("Company") else { return };
    for hit in source.words([Kind::Field]) {
        let Some(field) = source.ontology.lexicon.get(*hit, Kind::Field) else { continue };
        // 投|硬科技: a kind is nobody's.
        let kind = |n: u32| hit.span.begin >= n && source.is(Span { begin: hit.span.begin - n, ..hit.span }, Kind::Generic);
        if (1..=2).any(kind) {
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
            let span = super::listed::led(source, Span::new(begin, hit.span.end as usize));
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

/// 中车|时代|软件: where the known firm begins that one more word and the field make a firm of its own.
fn branch(source: &Source<'_>, field: usize) -> Option<usize> {
    let known = |at: usize, end: usize| {
        let mut firms = source.hits.with(at, Kind::Entity).filter(|h| h.span.end as usize == end);
        firms.any(|h| source.ontology.lexicon.known(*h) == Some("Company"))
    };
    let end = field.checked_sub(2)?;
    let word = source.token(end).filter(|t| t.span == Span::new(end, field));
    let noun = |t: &super::Token| matches!(t.pos, Pos::Noun | Pos::Other) && !t.is(Kind::Generic) && !t.is(Kind::Boundary);
    // 江铃|晶科|汽车: two firms have one together.
    let names = known(end, field) || word.is_some_and(noun);
    let whole = |at: &usize| known(*at, end) && starts(source, *at);
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

/// Where the brand in front of a field begins: two or three characters that are no word, 云|鲸|智能.
fn brand(source: &Source<'_>, field: usize) -> Option<usize> {
    let mut begin = field;
    while begin > 0 && field - begin < 3 && (syllable(source, begin - 1) || begin == field && closing(source, field)) {
        begin -= 1;
    }
    // ，|荣|建|新材: one of two that stand alone at the head of a clause may be a word elsewhere.
    let single = |i: usize| {
        source.token(i).is_some_and(|t| t.span.len() == 1 && !matches!(t.pos, Pos::Mark | Pos::Particle | Pos::Pronoun))
    };
    if field - begin < 2 && field >= 2 && single(field - 1) && single(field - 2) {
        let headed = source.char(field.wrapping_sub(3)).is_none_or(is_mark);
        let noun = |i: usize| syllable(source, i) && source.token(i).is_some_and(|t| t.pos != Pos::Adverb);
        let word =
            |i: usize| source.token(i).is_some_and(|t| (t.is(Kind::Boundary) || t.is(Kind::Light)) && !t.is(Kind::Modifier));
        if headed && (noun(field - 1) && word(field - 2) || noun(field - 2) && word(field - 1)) {
            begin = field - 2;
        }
    }
    // But 智|云|科技 says nothing that is not said elsewhere.
    let qualifies = |at: usize| source.token(at).is_some_and(|t| t.is(Kind::Modifier));
    if (begin..field).all(qualifies) {
        begin = field;
    }
    // 骆驼|电池: a name that the dictionary knows.
    if begin == field
        && let Some(t) = field.checked_sub(1).and_then(|i| source.token(i))
        && t.proper
        && (2..=3).contains(&t.span.len())
        && !t.is(Kind::Generic)
        && !t.is(Kind::Modifier)
        && !t.is(Kind::Entity)
    {
        begin = t.span.begin as usize;
    }
    // 由|云杉|重工: who does it stands behind 由, even where the dictionary takes 由云杉 for a person's name.
    if field - begin == 3 && source.char(begin) == Some('由') {
        begin += 1;
    }
    // 全省|首家|科技保险专营机构
    let praise = source.is(Span::new(begin, field), Kind::Epithet);
    (!praise
        && (2..=3).contains(&(field - begin))
        && (starts(source, begin) || region(source, begin).is_some() || source.ends_name(begin as u32, "Zone")))
    .then_some(begin)
}

/// Whether two syllables that count nothing stand in front: 天|奥|科技公司, but no 三|大|科技公司.
pub(super) fn coined(source: &Source<'_>, at: usize) -> bool {
    let counts = |t: &super::Token| t.pos == Pos::Number;
    let plain = |i: usize| syllable(source, i) && source.quantity_at(i).is_none() && !source.token(i).is_some_and(counts);
    at >= 2 && plain(at - 1) && plain(at - 2)
}

/// Whether 能 or 达 stands here at the end of a brand: 云韵|达|光电, behind a syllable and before a field.
pub(super) fn closing(source: &Source<'_>, field: usize) -> bool {
    let light = field.checked_sub(1).and_then(|i| source.token(i)).is_some_and(|t| t.span.len() == 1 && t.is(Kind::Light));
    let noun = |i| syllable(source, i) && source.token(i).is_some_and(|t| t.pos == Pos::Noun);
    light && field.checked_sub(2).is_some_and(noun)
}

/// Where one to four characters begin that no dictionary joins to anything, between a mark or a verb and a name.
pub(super) fn brand_before(source: &Source<'_>, name: usize) -> Option<usize> {
    let mut begin = name;
    while begin > 0 && name - begin < 4 && syllable(source, begin - 1) {
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

/// Where the region in front of what its own firms are called begins: 惠州|产投.
fn region(source: &Source<'_>, field: usize) -> Option<usize> {
    let token = field.checked_sub(1).and_then(|i| source.token(i))?;
    // 市|国投, 省|交投: whose they are, without its name.
    let level =
        token.span.len() == 1 && matches!(source.char(field - 1), Some('市' | '省' | '区' | '县')) && starts(source, field - 1);
    if level {
        return Some(field - 1);
    }
    let known = || token.place || source.is(token.span, Kind::Entity);
    (token.span.end as usize == field && token.span.len() >= 2 && known()).then_some(token.span.begin as usize)
}

/// Whether a character stands alone in the dictionary's eyes and can be part of a brand.
fn syllable(source: &Source<'_>, at: usize) -> bool {
    source.token(at).is_some_and(|t| {
        t.span.len() == 1
            && matches!(
                t.pos,
                Pos::Noun
                    | Pos::Verb
                    | Pos::Adjective
                    | Pos::Classifier
                    | Pos::Adverb
                    | Pos::Other
                    | Pos::Time
                    | Pos::Number
            )
            // 亿|纬动力, but neither 首|单科技 nor a number.
            && (t.pos != Pos::Number
                || source.quantity_at(at).is_none() && source.char(at).is_some_and(|c| "一二三四五六七八九十百千万亿兆元月".contains(c)))
            && !t.is(Kind::Boundary)
            && !t.is(Kind::Light)
            // 医|云, 光|韵: some that qualify a noun elsewhere are liked in brands.
            && (!t.is(Kind::Modifier) || source.value(t.span, Kind::Modifier) == Some("brand"))
            && !t.is(Kind::Joint)
    })
}

/// Whether a name can begin here: after a mark, a verb or a function word.
pub(super) fn starts(source: &Source<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    source.char(before).is_some_and(is_mark)
        || source.quantity_at(before).is_some()
        || source.token(before).is_none_or(|t| {
            matches!(t.pos, Pos::Verb | Pos::Preposition | Pos::Conjunction | Pos::Particle | Pos::Adverb | Pos::Mark)
                || t.is(Kind::Boundary)
                || t.is(Kind::Apposition)
        })
}

/// Whether the name ends here: no noun goes on with it.
pub(super) fn goes_no_further(source: &Source<'_>, at: usize) -> bool {
    source.char(at).is_none_or(is_mark)
        || source.word_from(at, Kind::Title).is_some()
        || source.token(at).is_none_or(|t| {
            t.span.begin as usize == at
                && (!matches!(t.pos, Pos::Noun | Pos::Activity) || t.is(Kind::Boundary) && !t.is(Kind::Generic))
        })
}

/// Whoever has a chairman is a firm: `客如云董事长彭雷` – whatever stands between a mark and the post, and is no common word.
pub(super) fn posted(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Company") else { return };
    for hit in source.words([Kind::Title]) {
        let firm = source.ontology.lexicon.get(*hit, Kind::Title).is_some_and(|t| &*t.value == "firm");
        if !firm || !super::person::follows_post(source, hit.span.end as usize) {
            continue;
        }
        let end = hit.span.begin as usize;
        // 常务|副总经理: the longer post begins earlier.
        let longer = |n: usize| n <= end && source.hits.with(end - n, Kind::Title).any(|h| h.span.end == hit.span.end);
        if (1..=4).any(longer) {
            continue;
        }
        let item = unposted(source, super::listed::item(source, end));
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
        let named = (2..=8).contains(&item.len()) && !word && opens && super::name::whole(source, item) && !common(source, item);
        if let Some(span) = Some(item).filter(|_| named).or_else(|| worded(source, end)) {
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
    let joins = |from: u32| {
        from < item.end && matches!(source.text.str(Span { begin: from, end: item.end }), "兼" | "兼任" | "和" | "及" | "暨")
    };
    let post = |at: &u32| source.hits.with(*at as usize, Kind::Title).any(|h| joins(h.span.end));
    (item.begin + 1..item.end).find(post).map_or(item, |end| Span { end, ..item })
}

/// 远航|精密, 瀚海|新材: a field behind a word, which is a brand where only a firm can stand.
pub(super) fn worded(source: &Source<'_>, end: usize) -> Option<Span> {
    let field = |n: &usize| *n < end && source.value(Span::new(end - n, end), Kind::Field) == Some("");
    let at = end - (2..=4).rev().find(field)?;
    let last = source.token(at.checked_sub(1)?).filter(|t| t.span.end as usize == at)?;
    let working =
        |t: &super::Token| matches!(t.pos, Pos::Mark | Pos::Particle | Pos::Preposition | Pos::Pronoun | Pos::Conjunction);
    let said =
        [Kind::Boundary, Kind::Light, Kind::Planned, Kind::Apposition, Kind::Generic, Kind::Title, Kind::Silent, Kind::Epithet];
    let first = match last.span.len() {
        2 | 3 if !working(last) && !last.term && !said.iter().any(|kind| last.is(*kind)) => last.span.begin as usize,
        // 向|腾|生物, 润|建|科技: two characters, whatever they mean elsewhere.
        1 => {
            let single = |i: usize| source.token(i).filter(|t| t.span.len() == 1 && !matches!(t.pos, Pos::Mark | Pos::Particle));
            at.checked_sub(2).filter(|i| single(*i).is_some() && single(i + 1).is_some())?
        }
        _ => return None,
    };
    if (first..at).any(|i| source.quantity_at(i).is_some()) {
        return None;
    }
    let begin = region(source, first).unwrap_or(first);
    let park = || source.ends_name(begin as u32, "Zone");
    // 加速|进化|科技: a verb may belong to the brand.
    let free = begin > 0 && starts(source, begin) && source.token(begin - 1).is_none_or(|t| t.pos != Pos::Verb);
    let span = Span::new(begin, end);
    (begin == 0 || free || park()).then_some(span).filter(|span| !common(source, *span))
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
        && post.is_some_and(|(post, _)| super::person::follows_post(source, post.end as usize))
        && !park
        && !known()
}

/// Whether a word stands for firms, posts or kinds in general: 公司, 集团, 该项目.
pub(super) fn common(source: &Source<'_>, span: Span) -> bool {
    let kinds = [Kind::Anaphor, Kind::Generic, Kind::Apposition, Kind::Suffix, Kind::Title, Kind::Modifier, Kind::Field];
    let whole = kinds.iter().any(|kind| source.is(span, *kind));
    let place = source.token(span.begin as usize).is_some_and(|t| t.place && t.span == span);
    whole || place || super::kind::generic(source, span)
}
