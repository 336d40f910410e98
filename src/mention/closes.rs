//! Whether a name ends with an ending: `投资促进局|局长` does, `新签合同|额` and `全国产业园|区` do not.

use super::Source;
use super::ending::{Ending, Sort};
use super::kind::{counted, goes_on, often, reaches};
use super::token::{Pos, Token};
use crate::ontology::{Hit, Kind};
use crate::quantity::QuantityKind;
use crate::text::Span;

/// Whether a noun phrase can end here: the next token does not go on with the same word.
pub(super) fn closes(source: &Source<'_>, ending: &Ending) -> bool {
    let (suffix, sort) = (ending.span, ending.sort);
    let end = suffix.end as usize;
    // The suffix may be the head of a longer common word: 中心 in 中心城区, 部 in 部分.
    // 投资促进局|局长: but a post may follow, and 对接会|上 is one token.
    let last = source.token(end.saturating_sub(1));
    let scene = sort == Sort::Event && source.char(end) == Some('上');
    // 桐城经开|区内, 青禾智谷产业|园里: where one is in it may make one word with its last character.
    let place = matches!(sort, Sort::Zone | Sort::Platform | Sort::Institute | Sort::Project);
    let yard = place && matches!(source.char(end), Some('内' | '里' | '外'));
    let within = yard && last.is_some_and(|t| t.span.len() == 2 && t.span.end == suffix.end + 1);
    // 云杉动力公司|公告称: what firms do may make one word with what they are.
    let tells = || sort == Sort::Company && source.word_from(end, Kind::Deed).is_some_and(|(_, does)| does == "firm");
    if last.is_none_or(|t| t.span.end != suffix.end)
        && !scene
        && !within
        && !tells()
        && source.word_from(end, Kind::Title).is_none()
    {
        return false;
    }
    // 规上企业|研发活动|覆盖率: what firms do every day.
    let act = |n: usize| source.value(Span::new(end.saturating_sub(n), end), Kind::Generic) == Some("act");
    if sort == Sort::Event
        && ((4..=6).any(act)
            || often(source, end)
            || suffix.len() == 1 && !super::occasion::told(source, suffix.begin as usize, end))
    {
        return false;
    }
    // 巡检机器|人大|单: what begins inside a word is no body, but 高新区|委 is one.
    let seat = matches!(source.char(suffix.begin as usize), Some('省' | '市' | '州' | '县' | '区' | '乡' | '镇'));
    let inside = |t: &Token| !seat && t.span.begin < suffix.begin && t.span.end < suffix.end && t.span.len() > 2;
    if sort == Sort::Government && suffix.len() == 2 && source.token(suffix.begin as usize).is_some_and(inside) {
        return false;
    }
    // 新签合同|额: a sum.
    let longer = |h: &Hit| h.span.end == suffix.end + 1;
    if sort == Sort::Document && source.hits_from(suffix.begin as usize).iter().any(longer) {
        return false;
    }
    if counted(source, ending) || goes_on(source, ending) {
        return false;
    }
    // 榆林市|高新技术企业|总数|达到80家, 沈阳高新区|瞪羚企业|同比增长20%: so is what a number is reached by.
    let bodies = matches!(sort, Sort::Platform | Sort::Institute | Sort::Association | Sort::Zone);
    // 青禾高新区|已有132家: but not the zone that the headline names.
    let headed = |begin: u32| source.article.title.contains(source.text.str(Span { begin, end: suffix.end }));
    let own = sort == Sort::Zone && suffix.begin.checked_sub(2).is_some_and(headed);
    if (sort == Sort::Honor || bodies) && !own && reaches(source, end, bodies) {
        return false;
    }
    let body = ending.is(Kind::Branch) || sort == Sort::Association;
    let verb = last.is_some_and(|t| t.pos == Pos::Verb && t.span == suffix) && !body;
    // 计划投资, 通报结果: the word is a verb here.
    // 二期工程|计划|2025年投产
    let dated = source.quantity_at(end).is_some_and(|q| q.kind == QuantityKind::Date);
    let planned = dated && source.is(Span::new(end.saturating_sub(2), end), Kind::Planned);
    let goes_on = source.token(end).is_some_and(|t| t.pos != Pos::Mark && t.pos != Pos::Particle);
    if planned || (ending.is(Kind::Planned) || verb) && goes_on {
        return false;
    }
    // 激光工程|有限责任公司: a legal form goes on with it.
    if source
        .word_from(end, Kind::Suffix)
        .is_some_and(|(word, value)| value == "Company" && word.len() >= 4 && source.is(word, Kind::Legal))
    {
        return false;
    }
    // A single character inside a word of two is no ending: 全部, 布局.
    if suffix.len() == 1 && last.is_some_and(|t| t.span.len() == 2) {
        return false;
    }
    // 全国产业园|区: nor is that of the longer ending.
    if source.char(end - 1) == Some('园') && source.char(end) == Some('区') {
        return false;
    }
    // 集成电|路: nor one that ends what an industry is called.
    let industry = |i: u32| {
        let mut known = source.hits.with(i as usize, Kind::Entity).filter(|h| h.span.end == suffix.end);
        known.any(|h| source.ontology.lexicon.known(*h) == Some("Industry"))
    };
    if suffix.len() == 1 && sort == Sort::Place && (suffix.end.saturating_sub(5)..suffix.begin).any(industry) {
        return false;
    }
    // 产业布局, 机关干部: nor one at the end of a word that names nothing.
    if suffix.len() == 1 && source.is(Span::new(end.saturating_sub(2), end), Kind::Generic) {
        return false;
    }
    // 云杉药业|生产部|部长: nor is a department of a firm a body.
    if suffix.len() == 1
        && sort == Sort::Government
        && (3..=5).any(|n| source.is(Span::new(end.saturating_sub(n), end), Kind::Generic))
    {
        return false;
    }
    // 甲集团|全资子公司: what the firm is.
    // 岚川|电子|公司: but no daughter.
    let cut = |i: u32| source.token(i as usize).is_some_and(|t| t.span.begin < i && t.is(Kind::Field));
    let apposed = |i: u32| !cut(i) && source.hits.with(i as usize, Kind::Apposition).any(|h| h.span.end == suffix.end);
    // But 天奥|科技公司 and 云海|科技公司 are called so.
    let kind = (suffix.begin.saturating_sub(4)..suffix.begin).find(|i| apposed(*i)).map(|begin| begin as usize);
    if kind.is_some_and(|begin| !super::coined::coined(source, begin) && !super::coined::called(source, begin)) {
        return false;
    }
    // 地区|生产总值: the ending begins a longer listed word.
    // 董事|会|秘书: it stands inside a post.
    let longer = |i: u32, kind: Kind| source.hits.with(i as usize, kind).any(|h| h.span.end > suffix.end);
    let inside = |i: u32| longer(i, Kind::Title);
    // 东海大学|党委书记: of a firm or a school the post is called so; 市委|书记 is a body's.
    // 中山街道|党工委书记
    let place = |n: u32| {
        suffix.begin >= n && source.value(Span { begin: suffix.begin - n, end: suffix.begin }, Kind::Suffix) == Some("Place")
    };
    // 青禾高新区|党工委书记, 青禾高新区管委会|党工委书记
    let seat = |n: u32| {
        let whose = Span { begin: suffix.begin.saturating_sub(n), end: suffix.begin };
        matches!(source.value(whose, Kind::Suffix), Some("Zone" | "Government")) && source.char(end - 2) == Some('工')
    };
    let local = ending.is(Kind::Party) && (place(1) || place(2) || (2..=5).any(seat));
    if ending.is(Kind::Party) && inside(suffix.begin) && !local {
        return false;
    }
    // 光伏电站项目|总投资: but a project has an investment of its own.
    // 主阵地强化|项目招引: nor one that begins a word for what is done with projects.
    if sort == Sort::Project && longer(suffix.begin, Kind::Generic) {
        return false;
    }
    let invested = sort == Sort::Project && source.word_from(end, Kind::Indicator).is_some();
    if (!invested && longer(suffix.begin, Kind::Indicator))
        || !local && (suffix.begin.saturating_sub(4)..suffix.begin).any(inside)
        || (matches!(sort, Sort::Event | Sort::Project) && inside(suffix.begin))
    {
        return false;
    }
    // 长丰光纤|控股的: what is owned follows.
    if ending.is(Kind::Apposition) && ending.is(Kind::Field) && source.char(end) == Some('的') {
        return false;
    }
    // 甲有限公司|控股的: behind a legal form it is a verb.
    // 青禾化学研究所|控股: so it is behind a house.
    let ends = |end: u32, n: u32| (end >= n).then(|| source.value(Span { begin: end - n, end }, Kind::Suffix)).flatten();
    let firm = |end: u32| ends(end, 2) == Some("Company") || (2..=3).any(|n| ends(end, n) == Some("Institute"));
    !(sort == Sort::Company && ending.is(Kind::Apposition) && firm(suffix.begin))
}
