//! Names by their endings: from `公司`, `高新区`, `项目`, `大会` leftwards to where the noun phrase begins.
//!
//! `与东创智联（武汉）新能源科技有限公司签署` → `东创智联（武汉）新能源科技有限公司`.

use super::edges::{model, numbered, trim};
use super::ending::{Ending, Sort};
use super::kind::{batch, generic, localised, many, measured, of_town, praised, ranked, summed, trades_only};
use super::left::step;
use super::owners::Owners;
use super::source::whole;
use super::step::Step;
use super::token::Pos;
use super::{Candidate, Class, Source};
use crate::ontology::{Hit, Kind};
use crate::quantity::QuantityKind;
use crate::text::Span;

/// Longest name in characters; joint events (A暨B) come near it.
const LONGEST: usize = 48;

/// Known entities (`seed/*.tsv`), longest at each place.
pub(super) fn known(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let mut end = 0;
    for hit in source.words([Kind::Entity]) {
        if hit.span.begin < end {
            continue;
        }
        // A known name must not be cut out of a longer word: 长沙 in 长沙发.
        // “吉林一号” is called after the place.
        // 长智|光谷 is another one.
        let inner = || {
            hit.span.len() == 2
                && source
                    .token((hit.span.begin as usize).wrapping_sub(1))
                    .is_some_and(|t| t.span.len() == 1 && matches!(t.pos, Pos::Noun | Pos::Other) && !t.is(Kind::Modifier))
        };
        let called = |class: &Class| *class == "Place" && opens_quotation(source, hit.span) || *class == "Zone" && inner();
        // 大中华区|总裁 is the post.
        let post = source.word_from(hit.span.begin as usize, Kind::Title).is_some_and(|(word, _)| word.end > hit.span.end);
        // 4名|诺贝尔奖|得主: of those who are counted it says which they are.
        let kind = |class: &Class| *class == "Honor" && counted_winners(source, hit.span);
        let class = source.ontology.lexicon.known(*hit);
        let class = class.filter(|class| whole(source, hit.span) && !called(class) && !post && !kind(class));
        if let Some(class) = class {
            out.push(Candidate { span: hit.span, outer: hit.span, class, anaphor: false, strength: 3 });
            end = hit.span.end;
        }
    }
}

/// Whether an honour stands between a count and the word for those who have it.
fn counted_winners(source: &Source<'_>, span: Span) -> bool {
    let counted = (span.begin as usize).checked_sub(1).and_then(|i| source.quantity_at(i));
    counted.is_some_and(|q| q.kind == QuantityKind::Count) && source.word_from(span.end as usize, Kind::Apposition).is_some()
}

/// Whether a short quotation begins with the span and goes on behind it.
fn opens_quotation(source: &Source<'_>, span: Span) -> bool {
    let end = span.end as usize;
    let opens = (span.begin as usize).checked_sub(1).is_some_and(|i| source.char(i) == Some('“'));
    opens && (end + 1..end + 5).any(|i| source.char(i) == Some('”'))
}

/// Names by the suffix grammar.
pub(super) fn suffixed(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let mut owners = Owners::of(source, out);
    let known: Vec<(Span, Class)> = out.iter().map(|c| (c.span, c.class)).collect();
    // 宣告|成都高新区, 税收领跑|宁波市: before one that is known only places belong to its name.
    let overdone = |span: Span, sort: Sort, class: Class| {
        let inner = known.binary_search_by_key(&span.end, |(span, _)| span.end).ok().map(|i| known[i]);
        let inner = inner
            .filter(|(_, of)| matches!(sort, Sort::Zone | Sort::Place | Sort::Government | Sort::Association) && *of == class);
        let mut before = inner.into_iter().flat_map(|(inner, _)| span.begin..inner.begin);
        // 云栖|硅谷: whoever is called after a place does not act on it.
        let other = |t: &super::Token| if sort == Sort::Place { t.pos == Pos::Verb && t.span.len() > 1 } else { !t.place };
        before.any(|at| source.token(at as usize).is_some_and(other))
    };
    // Hits come by their begin: the first suffix seen for an end is the longest, and the longest decides the class.
    let mut decided = vec![false; source.text.chars.len() + 1];
    let mut name = |hit: &Hit, owners: &Owners, out: &mut Vec<Candidate>| {
        if std::mem::replace(&mut decided[hit.span.end as usize], true) {
            return;
        }
        let Some(class) = source.ontology.lexicon.suffix(*hit) else { return };
        // 云杉科技注册|资本: what a kind ends with is nobody's.
        let kind = |n: u32| hit.span.begin >= n && source.is(Span { begin: hit.span.begin - n, ..hit.span }, Kind::Generic);
        if class == "Company" && hit.span.len() == 2 && kind(2) {
            return;
        }
        let ending = Ending::of(hit, class);
        if !super::closes::closes(source, &ending) {
            return;
        }
        // 这场比赛: a word that stands for one named before.
        let points = |span: Span| ending.sort == Sort::Event && source.is(span, Kind::Anaphor);
        let said = |span: &Span| overdone(*span, ending.sort, class) || super::quoted::epithet(source, *span) || points(*span);
        if let Some(span) = phrase(source, owners, &ending).filter(|span| !said(span)) {
            // Without marks around it, a document or a product is named less surely than anything else.
            let strength = if matches!(ending.sort, Sort::Document | Sort::Product) { 0 } else { 1 };
            let class = super::edges::works(source, &ending, span).unwrap_or(class);
            out.push(Candidate { span, outer: span, class, anaphor: false, strength });
        }
    };
    // Firms by their legal form are surest, and whose firm it is tells where a project's name begins.
    let legal = |hit: &Hit| hit.span.len() >= 4 && source.ontology.lexicon.suffix(*hit) == Some("Company");
    let first = out.len();
    let chinese = |hit: &&Hit| !super::latin::ends(source, hit);
    source.words([Kind::Suffix]).filter(|hit| legal(hit)).filter(chinese).for_each(|hit| name(hit, &owners, out));
    owners.add(&out[first..]);
    source.words([Kind::Suffix]).filter(|hit| !legal(hit)).filter(chinese).for_each(|hit| name(hit, &owners, out));
}

/// The name that ends with this suffix, or nothing where only a kind is named.
fn phrase(source: &Source<'_>, owners: &Owners, ending: &Ending) -> Option<Span> {
    let (suffix, sort) = (ending.span, ending.sort);
    // 成立|产品体验中心|，: what is set up has this name, however general its words.
    if let Some(body) = super::opened::set_up(source, ending) {
        return Some(body);
    }
    let end = suffix.end as usize;
    let mut begin = suffix.begin as usize;
    // A token that begins before the suffix belongs to the name: 研究|所 in 研究所.
    if let Some(t) = source.token(begin)
        && (t.span.begin as usize) < begin
        && t.pos != Pos::Verb
    {
        begin = t.span.begin as usize;
    }
    // 新北|区委: the ending begins inside the name of a place.
    if sort == Sort::Government
        && let Some(place) = overlapped(source, suffix)
    {
        begin = place;
    }
    let mut counted = false;
    // Nothing is left to find where a list of firms says where it begins.
    if let Some(mark) = super::roll::between(source, ending) {
        begin = mark;
    }
    while begin > 0 && end - begin < LONGEST {
        match step(source, owners, begin, end, ending) {
            Step::Take(to) => begin = to,
            Step::Stop => match super::occasion::joined(source, owners, begin, end, ending) {
                Some(to) => begin = to,
                None => break,
            },
            Step::Counted => {
                counted = true;
                break;
            }
        }
    }
    // 客商|接待|中心|揭牌
    if let Some(first) = super::opened::begins(source, owners, ending).filter(|first| !counted && *first < begin) {
        begin = first;
    }
    if sort == Sort::Event {
        begin = numbered(source, begin);
    }
    // 天|黎|浙商产业园: a brand in front that no dictionary knows.
    if matches!(sort, Sort::Project | Sort::Platform)
        && let Some(brand) = super::brand::brand_before(source, begin)
    {
        begin = brand;
    }
    // 东部中心|开工项目, 创投机构|管理基金 are several, wherever they are.
    let many = |n: &usize| source.value(Span::new(end.saturating_sub(*n), end), Kind::Generic) == Some("many");
    if matches!(sort, Sort::Project | Sort::Platform) && (4..=5).any(|n| many(&n)) {
        return None;
    }
    if sort == Sort::Project {
        begin = endowed(source, begin).unwrap_or(begin);
    }
    // 高新区|项目: whose projects they are names none of them.
    let park = owners.known(suffix.begin as usize).filter(|_| owners.zone(suffix.begin as usize).is_some());
    if sort == Sort::Project && park.is_some_and(|park| park.begin as usize == begin) {
        return None;
    }
    // 甲有限公司|切片|车间: nor does a workshop of a firm have a name.
    let legal = |at: u32| (2..=6).any(|n| at >= n && source.is(Span { begin: at - n, end: at }, Kind::Legal));
    let workshop = sort == Sort::Project && ending.is(Kind::Party);
    // 甲有限公司|办公室: nor is its office a body of the state.
    let office = sort == Sort::Government && !ending.is(Kind::Party) && legal(suffix.begin);
    // 甲重工|生产车间
    let field = |at: u32| (2..=4).any(|n| at >= n && source.is(Span { begin: at - n, end: at }, Kind::Field));
    let firm = |n: u32| suffix.begin >= n && legal(suffix.begin - n);
    if office || workshop && (field(suffix.begin) || (0..=4).any(firm)) {
        return None;
    }
    // Whoever acts is named right in front.
    let owned = owners.ends(begin) || super::acts::located(source, begin) && source.token(begin - 1).is_some_and(|t| t.place);
    let filled = || super::occasion::filled(source, owners, begin, end);
    let held = if sort == Sort::Event && !counted { super::occasion::held(source, begin).or_else(filled) } else { None };
    begin = held.unwrap_or_else(|| trim(source, begin, ending, owned));
    // 启迪科技城（一期）, but 青禾高新区（青南区）
    let close = extended(source, end);
    let whole = sort != Sort::Zone || close > end && source.char(close - 2) == Some('期');
    let span = Span::new(begin, if whole { close } else { end });
    let modifier = Span::new(begin, (suffix.begin as usize).max(begin));
    let span = if sort == Sort::Product { model(source, span) } else { span };
    (!counted && named(source, span, modifier, sort)).then_some(span)
}

/// Where a known place begins whose last character is the first of this ending.
fn overlapped(source: &Source<'_>, suffix: Span) -> Option<usize> {
    let ends = |at: &usize| {
        let mut places = source.hits.with(*at, Kind::Entity).filter(|h| h.span.end == suffix.begin + 1);
        places.any(|h| source.ontology.lexicon.known(*h) == Some("Place"))
    };
    let begin = suffix.begin as usize;
    (begin.saturating_sub(7)..begin).find(ends)
}

/// 总投资55亿元的|人工智能先进封测基地项目: behind what it costs a project's name begins, whatever stands in it.
fn endowed(source: &Source<'_>, begin: usize) -> Option<usize> {
    let mut at = begin;
    while let Some(t) = at.checked_sub(1).and_then(|i| source.token(i)).filter(|_| begin - at < 20) {
        if source.text.str(t.span) == "的" {
            let q = at.checked_sub(2).and_then(|i| source.quantity_at(i))?;
            return (q.kind == QuantityKind::Money).then_some(at);
        }
        let closed = matches!(t.pos, Pos::Mark | Pos::Particle | Pos::Preposition | Pos::Pronoun | Pos::Conjunction);
        let done = t.is(Kind::Realised) || t.is(Kind::Boundary) && t.span.len() > 1;
        if closed || done || source.quantity_at(at - 1).is_some() {
            return None;
        }
        at = t.span.begin as usize;
    }
    None
}

/// A phase or a place in brackets behind a name belongs to it: 孵化基地（一期）, 检验中心（湖南）.
fn extended(source: &Source<'_>, end: usize) -> usize {
    if source.char(end) != Some('（') {
        return end;
    }
    let Some(close) = (end + 1..end + 10).find(|&i| source.char(i) == Some('）')) else { return end };
    let place = source.token(end + 1).is_some_and(|t| t.place && t.span.end as usize == close);
    let phase = matches!(source.char(close - 1), Some('期' | '筹' | '区'));
    if place || phase { close + 1 } else { end }
}

/// Whether the phrase names one thing: something before the suffix is more than a kind of thing.
fn named(source: &Source<'_>, span: Span, modifier: Span, sort: Sort) -> bool {
    if modifier.is_empty() {
        // ，投资促进局|副局长孙芳: a body whose whole name is listed, before a post.
        let post = source.word_from(span.end as usize, Kind::Title).is_some();
        let open = (span.begin as usize).checked_sub(1).is_none_or(|i| source.char(i).is_some_and(super::token::is_mark));
        // 由|市政府|主办: nor is it a kind that is said to hold something.
        let led = (span.begin as usize).checked_sub(1).is_some_and(|i| source.char(i) == Some('由'));
        let holds = source.word_from(span.end as usize, Kind::Host).is_some();
        return sort == Sort::Government
            && (span.len() >= 4 && post && open || span.len() >= 3 && holds && (open || led))
            && !source.is(span, Kind::Anaphor)
            && !source.is(span, Kind::Generic);
    }
    // 国内最大的叉车生产基地之一 tells what kind someone belongs to.
    let end = span.end as usize;
    if (source.char(end), source.char(end + 1)) == (Some('之'), Some('一')) {
        return false;
    }
    // 充实|新区, 助力|园区: what is done with the article's own zone is no name of another.
    let done =
        source.token(modifier.begin as usize).filter(|t| sort == Sort::Zone && t.span == modifier && !t.place && !t.proper);
    let own = source.is(Span { begin: modifier.end, end: span.end }, Kind::Anaphor);
    if own && done.is_some_and(|t| matches!(t.pos, Pos::Verb | Pos::Adverb | Pos::Adjective) && t.span.len() > 1) {
        return false;
    }
    // 中国投资发展|促进会: of a country's or a city's, there is one.
    let first = source.token(modifier.begin as usize).filter(|t| sort == Sort::Association && t.place);
    let only = first.is_some_and(|t| t.span.end < modifier.end);
    if let Some(one) = (sort == Sort::Project).then(|| summed(source, span)).flatten() {
        return one;
    }
    if sort == Sort::Project && (many(source, span) || batch(source, span)) {
        return false;
    }
    if source.is(span, Kind::Generic) || generic(source, modifier) && !only {
        return false;
    }
    // 建设|新型|研发机构: what is done to a kind.
    let done = super::acts::verbs(source, span.begin as usize);
    if done > span.begin as usize && done < modifier.end as usize && generic(source, Span::new(done, modifier.end as usize)) {
        return false;
    }
    // 作为南安|唯一|项目, 一期|78亩|厂房: praise is no name, nor are a phase and a size.
    if sort == Sort::Project && (praised(source, modifier) || measured(source, modifier)) {
        return false;
    }
    // 金额|占|公司营业收入的5%: whose part it is.
    let part = || modifier.len() > 1 && source.token(modifier.end as usize - 1).is_some_and(|t| t.is(Kind::Share));
    if sort == Sort::Company && part() {
        return false;
    }
    if sort == Sort::Zone && ranked(source, span) {
        return false;
    }
    if sort == Sort::Company && trades_only(source, modifier, span) {
        return false;
    }
    // 公司|洁净车间 is one of the firm's.
    if sort == Sort::Project && source.is(modifier, Kind::Anaphor) {
        return false;
    }
    // 集团|国际业务部 too.
    let firm = |value: &str| matches!(value, "firm" | "head Company");
    if sort == Sort::Government && source.word_from(modifier.begin as usize, Kind::Anaphor).is_some_and(|(_, of)| firm(of)) {
        return false;
    }
    // 甘肃省|重大|项目 is one of many.
    if sort == Sort::Project && (localised(source, span) || of_town(source, span)) {
        return false;
    }
    let least = match sort {
        // 合|全药业: behind one character alone, only a legal form makes a firm.
        Sort::Company if source.is(Span { begin: modifier.end, end: span.end }, Kind::Field) => 2,
        Sort::Company | Sort::Government | Sort::Zone | Sort::Institute | Sort::Association => 1,
        _ => 2,
    };
    // 全力保障|项目, 研究解决|项目: only what is done to it.
    let acts =
        |t: &super::Token| matches!(t.pos, Pos::Verb | Pos::Adverb | Pos::Activity | Pos::Adjective) || t.is(Kind::Generic);
    let mut at = modifier.begin as usize;
    let mut only_acts = sort == Sort::Project;
    while only_acts && at < modifier.end as usize {
        let Some(t) = source.token(at) else { break };
        only_acts = acts(t) || t.is(Kind::Silent);
        at = t.span.end as usize;
    }
    !only_acts && modifier.len() >= least
}
