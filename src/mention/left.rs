//! How far a name goes to the left of its ending: `与|东创智联（武汉）新能源科技|有限公司`.
//!
//! One step takes a token, a number or a bracket into the name, or says that the name begins here.

use super::Source;
use super::ending::{Ending, Sort};
use super::inside::{bracket, coined, counts, motto};
use super::kind::{ends_in_project, generic, made_of};
use super::number::numbered;
use super::owners::Owners;
use super::step::Step;
use super::token::{Pos, is_mark};
use crate::ontology::{Kind, says};
use crate::quantity::QuantityKind;
use crate::text::Span;

pub(super) fn step(source: &Source<'_>, owners: &Owners, begin: usize, end: usize, ending: &Ending) -> Step {
    let (suffix, sort) = (ending.span, ending.sort);
    let project = matches!(sort, Sort::Project | Sort::Platform | Sort::Zone);
    // 中标该公司|主轴轴承采购项目: whose it is is no part of the name.
    let this = |n: usize| {
        begin
            .checked_sub(n)
            .is_some_and(|i| matches!(source.char(i), Some('该' | '本' | '我')) && source.is(Span::new(i, begin), Kind::Anaphor))
    };
    if matches!(sort, Sort::Project | Sort::Product | Sort::Platform) && (this(2) || this(3)) {
        return Step::Stop;
    }
    // 云杉药业公司|恩扎卢胺软胶囊: nor is the word for the firm part of what it makes.
    let firm = || begin.checked_sub(2).map(|at| Span::new(at, begin)).filter(|_| sort == Sort::Product);
    if firm().is_some_and(|noun| source.value(noun, Kind::Anaphor) == Some("head Company")) {
        return Step::Stop;
    }
    // ，公司|配方颗粒项目: nor is a noun that stands for somebody, at the head of a clause.
    let noun = || begin.checked_sub(2).map(|at| Span::new(at, begin)).filter(|_| sort == Sort::Project);
    let stands = |noun: Span| source.value(noun, Kind::Anaphor) == Some("head Company") && super::stands::head(source, noun);
    if noun().is_some_and(stands) {
        return Step::Stop;
    }
    if sort == Sort::Institute
        && begin == suffix.begin as usize
        && let Some(from) = super::number::of_house(source, begin)
    {
        return Step::Take(from);
    }
    if let Some(q) = source.quantity_at(begin - 1) {
        let from = q.span.begin as usize;
        // 建设|10万平方米|孵化器: how large one is that has no name.
        if sort == Sort::Platform && q.kind == QuantityKind::Measure && matches!(q.unit.as_str(), "平方米" | "亩" | "P") {
            return Step::Counted;
        }
        if coined(source, owners, q.span, ending) {
            return Step::Take(from);
        }
        return numbered(source, owners, (begin, q), ending);
    }
    let Some(c) = source.char(begin - 1) else { return Step::Stop };
    // 甲有限公司|订购乙股份有限公司: no name goes on over the whole name of another firm.
    if super::abut::closed(source, begin, ending) {
        return Step::Stop;
    }
    // 潍坊高新区|高新技术企业: whose they are is no part of what a kind of firms is called.
    // But 获评瞪羚企业、|青禾市|隐形冠军企业
    let whose =
        || owners.zone(begin).is_some() || owners.place(begin).is_some_and(|p| !super::titles::opens(source, p.begin as usize));
    if sort == Sort::Honor && whose() && generic(source, Span::new(begin, end)) {
        return Step::Stop;
    }
    // …产业园|“渤海湾创新基地”称号: with the quotation the honour begins.
    if sort == Sort::Honor && source.char(begin) == Some('“') && source.char((suffix.begin as usize).wrapping_sub(1)) == Some('”')
    {
        return Step::Stop;
    }
    // 云杉重工|“高速风机节能系统开发与应用”项目: so long a title is the whole name.
    let titled = source.char(begin) == Some('“') && source.char((suffix.begin as usize).wrapping_sub(1)) == Some('”');
    if sort == Sort::Project && titled && begin + 14 < suffix.begin as usize {
        return Step::Stop;
    }
    // 甲公司|2024年面向…债券: with the year the security's name begins.
    if sort == Sort::Product && source.quantity_at(begin).is_some_and(|q| q.kind == QuantityKind::Date) {
        return Step::Stop;
    }
    // A firm's name does not begin with the zone it is in: 青岛高新区|海尔生物有限公司; nor does a field's.
    let branch = source.char(begin) == Some('（');
    if matches!(sort, Sort::Company | Sort::Institute | Sort::Industry)
        && !branch
        && begin < suffix.begin as usize
        && owners.zone(begin).is_some_and(|length| length > 2)
        && (sort == Sort::Industry
            || !unbranded(source, Span::new(begin, suffix.begin as usize), sort == Sort::Company && suffix.len() >= 4)
                && !super::inside::runs(source, Span::new(begin, suffix.begin as usize)))
    {
        return Step::Stop;
    }
    match c {
        // “甲工程”“乙工程”|六大工程 are several.
        '”' if source.char(begin) == Some('“') => return Step::Counted,
        // “甲关键技术的研发与产业化”|项目 is called so, however long.
        // “山海之约，链动青禾”|招商推介会: a motto may have a comma.
        '”' if sort == Sort::Event && suffix.len() > 2 => return motto(source, begin),
        // “星河二号”|工业大模型: no industry is quoted.
        '”' if sort == Sort::Industry => return Step::Stop,
        '”' => return bracket(source, begin, '“', if begin == suffix.begin as usize { 44 } else { 20 }),
        '）' => {
            // 青禾高新区（青南区）|新能源产业: the district of a zone closes the zone's own name.
            let taken = bracket(source, begin, '（', 14);
            let district = |open| owners.zone(open).is_some() && matches!(sort, Sort::Company | Sort::Institute | Sort::Industry);
            // （记者某某）|大连…: no name begins with a bracket.
            let first = |open: usize| open.checked_sub(1).and_then(|i| source.char(i)).is_none_or(is_mark);
            return if matches!(taken, Step::Take(open) if district(open) || first(open)) { Step::Stop } else { taken };
        }
        '》' if sort == Sort::Event => return bracket(source, begin, '《', 30),
        // 新型研发机构|——|甲研究院: the long dash says what something is.
        '—' | '-' if source.char(begin.wrapping_sub(2)) == Some(c) => return Step::Stop,
        '·' | '-' | '—' if begin >= 2 => return Step::Take(begin - 1),
        // 5G|+|工业互联网创新中心
        '+' if project && begin >= 2 && source.char(begin - 2).is_some_and(|c| c.is_ascii_alphanumeric()) => {
            return Step::Take(begin - 1);
        }
        // 100MW|/|200MWh储能电站项目
        '/' if begin > 1
            && sort == Sort::Project
            && source.quantity_at(begin).is_some()
            && source.quantity_at(begin - 2).is_some() =>
        {
            return Step::Take(begin - 1);
        }
        // ISO|26262功能安全认证
        ' ' if source.char(begin).is_some_and(|c| c.is_ascii_alphanumeric()) && source.latin(begin.wrapping_sub(2)) => {
            return Step::Take(begin - 1);
        }
        _ if is_mark(c) => return Step::Stop,
        _ => {}
    }
    // 中山火炬高新区|建设|留创园项目: behind the name of him who acts stands the verb.
    if project && super::acts::acts(source, owners, begin, suffix) {
        return Step::Stop;
    }
    // 授予甲有限公司|省级绿色工厂称号: no honour is called after the firm that gets it.
    if sort == Sort::Honor && (2..=6).any(|n| begin >= n && source.is(Span::new(begin - n, begin), Kind::Legal)) {
        return Step::Stop;
    }
    // 襄阳市委|市政府: two bodies.
    if sort == Sort::Government && c == '委' && begin == suffix.begin as usize && super::shared::second(source, suffix) {
        return Step::Stop;
    }
    // 上合组织|现代农业交流中心: what belongs to somebody known is named after him.
    let owned = !matches!(sort, Sort::Company | Sort::Product | Sort::Zone) || ending.is(Kind::Branch);
    if let Some(owner) = owners.known(begin).filter(|_| owned) {
        // 中标甲有限公司|变压器采购项目: who buys is no part of what is bought.
        let bought = || source.text.str(Span::new(begin, end)).contains("采购");
        return if sort == Sort::Project && bought() { Step::Stop } else { Step::Take(owner.begin as usize) };
    }
    // 粤港澳大湾区|协同创新研究院: where it is begins its name, even where the segmenter does not know the place.
    let located = matches!(sort, Sort::Institute | Sort::Association | Sort::Platform | Sort::Event | Sort::Government);
    if let Some(place) = owners.place(begin).filter(|_| located) {
        return Step::Take(place.begin as usize);
    }
    // 青禾市人民政府|驻|北京联络处: whose house there it is.
    let house = sort == Sort::Government && c == '驻' && source.hits_end_agent(begin as u32 - 1);
    if house && (2..=4).any(|n| source.is(Span::new(begin, begin + n), Kind::Entity)) {
        return Step::Take(begin - 1);
    }
    let Some(token) = source.token(begin - 1) else { return Step::Stop };
    // 青禾市|高技术制造业: where an industry is is no part of its name.
    let area = || matches!(source.value(token.span, Kind::Anaphor), Some("self" | "park"));
    if sort == Sort::Industry && token.span.len() > 1 && (token.place || area()) {
        return Step::Stop;
    }
    // 增|持, 主要|建设: a listed verb that the segmenter takes apart.
    let two = 2 * token.span.len();
    if (two == 2 || two == 4 && (project || ending.agent()))
        && begin >= two
        && source.is(Span::new(begin - two, begin), Kind::Boundary)
    {
        return Step::Stop;
    }
    // 主要|建设|生产车间: so are the words for what is done there.
    let phrase = || begin >= 4 && source.is(Span::new(begin - 4, begin), Kind::Boundary);
    if matches!(sort, Sort::Project | Sort::Platform | Sort::Product)
        && token.span.len() < 4
        && token.pos != Pos::Noun
        && phrase()
    {
        return Step::Stop;
    }
    // 发布|X9系列激光雷达: before a model no verb belongs to the name, nor does what it is: 创新产品|D-shunt分流器.
    let kind = || source.value(token.span, Kind::Suffix) == Some("Product");
    if sort == Sort::Product && source.latin(begin) && (token.is(Kind::Leading) || kind()) {
        return Step::Stop;
    }
    let from = token.span.begin as usize;
    // 主要|建设|无菌制剂生产车间: so is one of several words.
    let ends = |n: usize, end: usize| end >= n && source.is(Span::new(end - n, end), Kind::Boundary);
    if project && [4, 3].into_iter().any(|n| begin - n.min(begin) < from && ends(n, begin)) {
        return Step::Stop;
    }
    // 中心|联合|云杉科技有限公司: with whom somebody acts whom a noun stands for.
    let beside = || source.value(token.span, Kind::Particle).is_some_and(|does| says(does, "beside"));
    let stood = |n: usize| from >= n && source.is(Span::new(from - n, from), Kind::Anaphor);
    if ending.agent() && beside() && (2..=3).any(stood) {
        return Step::Stop;
    }
    // 实际控制人为|甲管委会, even where the segmenter joins the last of them to the name.
    let party = ending.agent() || sort == Sort::Zone;
    if let Some(at) = (from + 1..=begin).find(|at| party && (3..=6).any(|n| ends(n, *at))) {
        return if at < begin { Step::Take(at) } else { Step::Stop };
    }
    // 青禾|自贸|科技园, 第二届|中以|机器人大会: a listed word that the segmenter takes apart.
    let whole = |word: Span| source.is(word, Kind::Modifier) && !source.is(word, Kind::Epithet);
    let apart = |n: &usize| *n < begin && begin - n < from && whole(Span::new(begin - n, begin));
    if token.span.len() == 1
        && let Some(n) = [2, 3].iter().find(|n| apart(n))
        && source.token(begin - n).is_some_and(|t| t.span.begin as usize == begin - n)
    {
        return Step::Take(begin - n);
    }
    // 瞪羚企业|森盟|智能: what somebody is stands in no place's name.
    if sort == Sort::Place && token.is(Kind::Apposition) {
        return Step::Stop;
    }
    // 创新中国行·|走进|铁西活动
    if sort == Sort::Event && from > 0 && source.char(from - 1) == Some('·') {
        return Step::Take(from);
    }
    // ，如|万川集团、三禾集团等: what opens a list at the head of a clause begins no name.
    let opens = from.checked_sub(1).is_none_or(|i| source.char(i).is_some_and(is_mark));
    if opens && token.span.len() == 1 && source.value(token.span, Kind::Deed) == Some("rolls") {
        return Step::Stop;
    }
    // 任|兴|经开区: one character alone is no name.
    let joins =
        |c: char| "在与和及到从对由将为是向往至经以把被让给于因随当跟同按据该本我各每全的地得了着过上下里内离距赴".contains(c);
    let alone = sort == Sort::Zone && suffix.begin as usize == begin + 1 && token.span.len() == 1;
    if alone && !joins(c) && source.token(begin).is_some_and(|t| t.span.len() == 1) {
        return Step::Take(from);
    }
    // 国药|控股|湖北有限公司: a place alone in front of the legal form is not where the name begins.
    let seat = sort == Sort::Company
        && suffix.len() >= 4
        && owners.place(suffix.begin as usize).is_some_and(|p| p.begin as usize == begin);
    if seat && token.span.len() > 1 && token.is(Kind::Field) {
        return Step::Take(from);
    }
    // 湖南|和|信|工模具有限公司
    let formed = sort == Sort::Company && suffix.len() >= 4 && begin < end - 4 && token.span.len() == 1;
    if let Some(brand) = formed.then(|| super::syllables::brand(source, begin)).flatten() {
        return Step::Take(brand);
    }
    // |新|晨光电有限公司: where a legal form follows it is a part of the brand, if nothing counts or makes what is new.
    if formed && c == '新' && super::syllables::renews(source, from) {
        return Step::Take(from);
    }
    // 甲项目|建设|乙项目: two of them.
    if sort == Sort::Project && matches!(token.pos, Pos::Verb | Pos::Activity) && ends_in_project(source, from) {
        return Step::Stop;
    }
    // 均胜集团|和|合盛集团, where the dictionary knows 和合.
    let joined =
        sort == Sort::Company && matches!(source.char(from), Some('和' | '与' | '及')) && source.hits_end_agent(from as u32);
    // 由云杉|集团, which the dictionary takes for a person's name.
    // So does 是海岳|集团, of which it makes a word that it does not know.
    let led = matches!(sort, Sort::Company | Sort::Institute)
        && (token.proper || token.pos == Pos::Other)
        && token.span.len() >= 3
        && matches!(source.char(from), Some('由' | '是' | '系'));
    if (joined || led) && token.span.len() >= 2 {
        return if begin > from + 1 { Step::Take(from + 1) } else { Step::Stop };
    }
    let span = Span::new(from, begin);
    // 第17|个|国家级新区 is one of many.
    // 第4|个|工厂, but no 第二|期|厂房
    if (sort == Sort::Zone || project && source.char(from) != Some('期'))
        && token.pos == Pos::Classifier
        && from.checked_sub(1).and_then(|i| source.token(i)).is_some_and(|t| {
            t.pos == Pos::Number || t.span.len() > 1 && source.char(from - 1).is_some_and(|c| c.is_ascii_digit())
        })
    {
        return Step::Counted;
    }
    // 第三届|…国际轨道交通: only occasions are numbered so.
    if !matches!(sort, Sort::Event | Sort::Honor | Sort::Document)
        && token.pos == Pos::Number
        && source.char(begin - 1) == Some('届')
    {
        return Step::Stop;
    }
    let goes_on = coined(source, owners, span, ending) || super::onward::goes_on(source, owners, token, span, end, ending);
    if goes_on {
        return Step::Take(from);
    }
    super::syllables::behind_place(source, owners, begin, ending).map_or_else(|| counts(source, span), Step::Take)
}

/// 青禾高新区|科技发展|有限公司: where nothing but trades stands in front of the legal form, the zone is the firm's brand.
fn unbranded(source: &Source<'_>, between: Span, legal: bool) -> bool {
    let trades = [Kind::Generic, Kind::Modifier, Kind::Suffix, Kind::Field];
    made_of(source, between, if legal { &trades } else { &trades[..2] })
}
