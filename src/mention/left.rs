//! How far a name goes to the left of its ending: `与|东创智联（武汉）新能源科技|有限公司`.
//!
//! One step takes a token, a number or a bracket into the name, or says that the name begins here.

use super::Source;
use super::ending::{Ending, Sort};
use super::inside::{begin_of, bracket, coined, counts, deed, issued, joins, overseas, praised, sized, yearly};
use super::kind::{generic, made_of};
use super::owners::Owners;
use super::token::{Pos, is_mark};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;
use crate::text::Span;

pub(super) enum Step {
    Take(usize),
    Stop,
    /// A count stands in front: what follows is a kind, not a name (11个数字经济项目).
    Counted,
}

pub(super) fn step(source: &Source<'_>, owners: &Owners, begin: usize, end: usize, ending: &Ending) -> Step {
    let (suffix, sort) = (ending.span, ending.sort);
    let event = matches!(sort, Sort::Event | Sort::Honor | Sort::Document);
    let project = matches!(sort, Sort::Project | Sort::Platform | Sort::Zone);
    // 中标该公司|主轴轴承采购项目: whose it is is no part of the name.
    let this = |n: usize| {
        begin
            .checked_sub(n)
            .is_some_and(|i| matches!(source.char(i), Some('该' | '本' | '我')) && source.is(Span::new(i, begin), Kind::Anaphor))
    };
    if matches!(sort, Sort::Project | Sort::Product) && (this(2) || this(3)) {
        return Step::Stop;
    }
    if let Some(q) = source.quantity_at(begin - 1) {
        let from = q.span.begin as usize;
        if coined(source, owners, q.span, ending) {
            return Step::Take(from);
        }
        return match q.kind {
            // 2024年|面向专业投资者公开发行…债券, 一季度|项目开工仪式: the time belongs to the name.
            // 云杉集团|2024年|公司债券: and so does the year behind whoever issues it.
            QuantityKind::Date
                if event
                    || sort == Sort::Product
                        && source
                            .word_from(begin, Kind::Issue)
                            .is_some_and(|(word, _)| word.end <= suffix.begin || owners.ends(from)) =>
            {
                let date = source.text.str(q.span);
                let part = date.ends_with("季度") && !date.starts_with('前') || matches!(date, "上半年" | "下半年");
                if date.starts_with("20") || part && sort == Sort::Event { Step::Take(from) } else { Step::Stop }
            }
            // 百家潜力企业榜单发布会: round numbers in words stand in the names of occasions.
            QuantityKind::Count if event && source.char(from).is_some_and(|c| matches!(c, '百' | '千' | '万')) => {
                Step::Take(from)
            }
            QuantityKind::Count if sort == Sort::Event && super::occasion::numbered(source, q.span) => Step::Take(from),
            QuantityKind::Measure if project && q.currency.is_none() => Step::Take(from),
            // 首台|15兆瓦|风电机组
            QuantityKind::Measure if sort == Sort::Product && sized(source, from) => Step::Take(from),
            QuantityKind::Number if event || project => Step::Take(from),
            // 软件产业|20年|发展论坛
            QuantityKind::Duration if sort == Sort::Event => Step::Take(from),
            // 年产|400万套|锂电池生产基地
            QuantityKind::Count if project && yearly(source, from) => Step::Take(from),
            // 第八个|创新中心 is one of many.
            QuantityKind::Count | QuantityKind::Rank if project => Step::Counted,
            QuantityKind::Count => Step::Counted,
            _ => Step::Stop,
        };
    }
    let Some(c) = source.char(begin - 1) else { return Step::Stop };
    // 潍坊高新区|高新技术企业: whose they are is no part of what a kind of firms is called.
    let open = |place: Span| (place.begin as usize).checked_sub(1).is_none_or(|i| source.char(i).is_some_and(is_mark));
    let whose = || owners.zone(begin).is_some() || owners.place(begin).is_some_and(open);
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
            || !made_of(source, Span::new(begin, suffix.begin as usize), &[Kind::Generic, Kind::Modifier])
                && !super::inside::runs(source, Span::new(begin, suffix.begin as usize)))
    {
        return Step::Stop;
    }
    match c {
        // “甲工程”“乙工程”|六大工程 are several.
        '”' if source.char(begin) == Some('“') => return Step::Counted,
        // “甲关键技术的研发与产业化”|项目 is called so, however long.
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
        ' ' if source.latin(begin) && source.latin(begin.wrapping_sub(2)) => return Step::Take(begin - 1),
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
    // 上合组织|现代农业交流中心: what belongs to somebody known is named after him.
    let owned = !matches!(sort, Sort::Company | Sort::Product | Sort::Zone) || ending.is(Kind::Branch);
    if let Some(owner) = owners.known(begin).filter(|_| owned) {
        return Step::Take(owner.begin as usize);
    }
    // 粤港澳大湾区|协同创新研究院: where it is begins its name, even where the segmenter does not know the place.
    let located = matches!(sort, Sort::Institute | Sort::Association | Sort::Platform | Sort::Event | Sort::Government);
    if let Some(place) = owners.place(begin).filter(|_| located) {
        return Step::Take(place.begin as usize);
    }
    let Some(token) = source.token(begin - 1) else { return Step::Stop };
    // 青禾市|高技术制造业: where an industry is is no part of its name.
    let area = || matches!(source.value(token.span, Kind::Anaphor), Some("self" | "park"));
    if sort == Sort::Industry && token.span.len() > 1 && (token.place || area()) {
        return Step::Stop;
    }
    // 增|持, 主要|建设: a listed verb that the segmenter takes apart.
    let two = 2 * token.span.len();
    if (two == 2 || two == 4 && project) && begin >= two && source.is(Span::new(begin - two, begin), Kind::Boundary) {
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
    let from = token.span.begin as usize;
    // 均胜集团|和|合盛集团, where the dictionary knows 和合.
    let joined =
        sort == Sort::Company && matches!(source.char(from), Some('和' | '与' | '及')) && source.hits_end_agent(from as u32);
    // 由云杉|集团, which the dictionary takes for a person's name.
    let led = matches!(sort, Sort::Company | Sort::Institute)
        && token.proper
        && token.span.len() >= 3
        && source.char(from) == Some('由');
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
    let goes_on = coined(source, owners, span, ending) || token_goes_on(source, owners, token, span, end, ending);
    if goes_on { Step::Take(from) } else { counts(source, span) }
}

/// Whether a classifier stands here, and what stands before it counts.
fn counted(source: &Source<'_>, at: u32) -> bool {
    source.token(at as usize).is_some_and(|t| t.pos == Pos::Classifier)
}

/// Whether a name goes on to the left with this token.
fn token_goes_on(source: &Source<'_>, owners: &Owners, token: &super::Token, span: Span, end: usize, ending: &Ending) -> bool {
    let (suffix, sort) = (ending.span, ending.sort);
    let kinds = if span == token.span { token.kinds } else { source.kinds(span) };
    let is = |kind: Kind| kinds.has(kind);
    let text = || source.text.str(span);
    let opens = |c: char| source.char(begin_of(span)) == Some(c);
    let before = (span.begin as usize).checked_sub(1).and_then(|i| source.token(i));
    let agent = ending.agent();
    let things = matches!(sort, Sort::Project | Sort::Platform);
    let single = span.len() == 1;
    // …研究所|联合|国创氢能科技有限公司: two that act together, not one name.
    let partner = || {
        let known = source.word_from(span.end as usize, Kind::Entity).and_then(|(_, value)| value.split('\t').next());
        known.is_some_and(|class| source.ontology.schema.is_a(class, "Agent"))
    };
    // 甲科技|联合|乙药业, but 甲科技|联合|创新中心
    let pair = || {
        let rest = Span::new(span.end as usize, suffix.begin.max(span.end) as usize);
        let words = [Kind::Generic, Kind::Modifier, Kind::Suffix, Kind::Field];
        agent && before.is_some_and(|t| t.is(Kind::Field)) && !made_of(source, rest, &words)
    };
    if span.len() == 2 && text() == "联合" && (before.is_some_and(|t| source.hits_end_agent(t.span.end)) || partner() || pair())
    {
        return false;
    }
    if sort == Sort::Product && issued(source, span) || is(Kind::Yearly) && source.quantity_at(span.end as usize).is_some() {
        return true;
    }
    // 依|达|拉|奉|右|莰|醇|舌下片, 英国|埃|地|沃|兹|公司: syllables, whatever they mean elsewhere.
    if single
        && token.pos != Pos::Mark
        && (sort == Sort::Product && ending.is(Kind::Syllabic) && !opens('的') || sort == Sort::Company && overseas(source, span))
    {
        return true;
    }
    // 印度|第二|大|制药企业 says how big it is.
    let ranked = |t: &super::Token| t.span.len() == 1 && matches!(t.pos, Pos::Adjective | Pos::Classifier);
    if agent && opens('第') && source.token(span.end as usize).is_some_and(ranked) {
        return false;
    }
    // “…园区”揭牌|暨|…总部经济大楼: only occasions are joined so.
    if is(Kind::Joint) && !matches!(sort, Sort::Event | Sort::Document) {
        return false;
    }
    // …高新区|和|国际大学创新联盟: two names.
    // 东江区|与|云杉公司, …研究中心|和|青禾大学
    let kept =
        |t: &super::Token| t.place || source.hits_end_agent(t.span.end) || source.value(t.span, Kind::Suffix) == Some("Platform");
    let ends = || owners.ends(begin_of(span)) || before.is_some_and(kept);
    // 云杉集团|计划|与|海岱公司: nor does an intention stand in a name.
    let means = || before.is_some_and(|t| t.is(Kind::Planned)) && matches!(sort, Sort::Company | Sort::Institute);
    // 甲中心项目|及|乙中心项目 too.
    let works = || before.is_some_and(|t| t.is(Kind::Anaphor) && source.ends_name(t.span.end, "Project"));
    // But 湖南|顺|华锂业有限公司
    let joint = token.pos == Pos::Conjunction || token.pos == Pos::Preposition && is(Kind::Boundary);
    if joint && (agent && (ends() || means()) || !matches!(sort, Sort::Event | Sort::Document) && works()) {
        return false;
    }
    // 新能源|用|新材料: what joins two nouns says what the second is for.
    let noun = |t: Option<&super::Token>| t.is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::Activity | Pos::Adjective));
    if source.value(span, Kind::Modifier) == Some("nouns") {
        return noun(before) && noun(source.token(span.end as usize)) && !owners.ends(begin_of(span));
    }
    // 甲集团|重磅发布|国内|首款|碳化硅模块: praise is said of a product, and deeds of whoever stands in front of it.
    // 药监局|批准|甲有限公司
    let official = sort == Sort::Company && before.is_some_and(|t| source.ends_name(t.span.end, "Government"));
    // 经|科技部|认定
    let known = || source.word_from(span.end as usize, Kind::Entity).is_some_and(|(word, _)| word.end <= suffix.end);
    if (matches!(sort, Sort::Product | Sort::Honor | Sort::Place) || official) && deed(source, token, before, span)
        || sort == Sort::Product && praised(source, span)
        || single && agent && opens('经') && known()
    {
        return false;
    }
    // 会议|签约|光电信息产业项目: before its object it is the verb.
    // 认定|北京大学…研究院, 发布|2023年…名单: so it is before somebody known, and before a year.
    let dated = sort == Sort::Honor && source.quantity_at(span.end as usize).is_some();
    let object = !single && is(Kind::Boundary) && (things && span.end + 4 <= suffix.begin || dated || known());
    let did = || super::deed::did(source, span, agent, matches!(sort, Sort::Event | Sort::Honor | Sort::Document));
    if is(Kind::Modifier) && !object && !did() || joins(source, span, end, sort) {
        return true;
    }
    // 市长|郄英才: a post is no part of a place or an agent.
    let held = || super::person::follows_post(source, span.end as usize);
    // 企业家|联合会, 设计师|协会: whose association it is.
    let society = || source.word_from(span.end as usize, Kind::Suffix).is_some_and(|(_, class)| class == "Association");
    let whose = sort == Sort::Association && society() && before.is_some_and(|t| !matches!(t.pos, Pos::Mark | Pos::Particle));
    if is(Kind::Title) && !whose && (!matches!(sort, Sort::Event | Sort::Honor | Sort::Document) || held()) {
        return false;
    }
    // 大力|支持: what was done, and how, in one word of the dictionary.
    let manner = |at: usize| source.is(Span::new(span.begin as usize, at), Kind::Silent);
    if span.len() == 4
        && manner(begin_of(span) + 2)
        && source.is(Span::new(begin_of(span) + 2, span.end as usize), Kind::Boundary)
    {
        return false;
    }
    // 武汉|达|梦: what follows the region in a firm's name is its brand, even where it reads as a verb.
    // 科|创|金融大厦: single characters on both sides are parts of an unknown word.
    let second = |t: &super::Token| {
        t.span.len() == 1 && (t.span.begin as usize).checked_sub(1).and_then(|i| source.token(i)).is_some_and(|p| p.place)
    };
    let brand = (agent || sort == Sort::Platform) && before.is_some_and(|t| t.place || second(t));
    let part = before.is_some_and(|t| t.span.len() == 1 && t.pos == Pos::Noun);
    // 甲石油河北|销售|分公司: so does that of a branch.
    let formed = suffix.len() >= 4 || ending.is(Kind::Branch);
    let legal = sort == Sort::Company && source.text.str(suffix).ends_with("公司") && formed;
    if single
        && (token.pos == Pos::Verb && (brand || part) && !opens('是')
            || (legal && brand && before.is_some_and(second) && token.pos == Pos::Preposition))
    {
        return true;
    }
    // 总投资8亿元的|建|华管桩基地: behind its sum the name begins.
    let syllable = source.token(span.end as usize).is_some_and(|t| t.span.len() == 1 && span.end < suffix.begin);
    if single && things && syllable && token.pos == Pos::Verb && super::edges::summed(source, begin_of(span)) {
        return true;
    }
    // 、|合|盛集团: a light verb that nothing in the clause needs.
    let listed = before.is_some_and(|t| t.pos == Pos::Conjunction || source.char(t.span.begin as usize) == Some('、'));
    if single && sort == Sort::Company && listed && syllable && is(Kind::Light) {
        return true;
    }
    // 新型研发|机构|北京大学…研究院: nor what a house is.
    let house = || {
        let known = source.word_from(span.end as usize, Kind::Entity).and_then(|(_, value)| value.split('\t').next());
        known == Some("Institute") || source.token(span.end as usize).is_some_and(|t| t.place)
    };
    if sort == Sort::Institute && is(Kind::Apposition) && house() {
        return false;
    }
    // 布|比|（北京）网络技术有限公司: what stands before the place in brackets is the brand.
    if legal && source.char(span.end as usize) == Some('（') && span.len() <= 4 {
        return true;
    }
    // 全资子公司|武汉…公司, 龙头企业|…公司: what the firm is, not what it is called; but 天元|企业|管理有限公司.
    let rest = Span { begin: span.end, end: suffix.begin.max(span.end) };
    let words = [Kind::Generic, Kind::Modifier, Kind::Suffix, Kind::Field];
    let worded = source.token(span.end as usize).is_some_and(|t| t.span.len() >= 2) && made_of(source, rest, &words);
    let named = if rest.is_empty() { ending.is(Kind::Legal) } else { !worded };
    // 产业投资|平台: the whole of it may be several words.
    let longer = |i: u32| source.hits.with(i as usize, Kind::Apposition).any(|h| h.span.end == span.end);
    let apposed = sort == Sort::Company && named && (span.end.saturating_sub(6)..=span.begin).any(longer);
    // 新|材料: a field that the segmenter takes apart.
    if source.word_from(begin_of(span), Kind::Field).is_some_and(|(word, _)| word.end > span.end) {
        return true;
    }
    // 河北|销售|分公司 says what the branch does.
    if ending.is(Kind::Branch) && span.end == suffix.begin && token.pos == Pos::Activity {
        return true;
    }
    // 山东|一|腾|新材料有限公司, 青岛|本|香|农业有限公司: between a place and a syllable it begins the brand.
    let odd = legal && single && syllable && matches!(token.pos, Pos::Number | Pos::Pronoun);
    if odd && before.is_some_and(|t| t.place) && !counted(source, span.end) {
        return true;
    }
    let verb = !single && is(Kind::Installing) || is(Kind::Modifier) && did();
    if apposed || is(Kind::Boundary) || is(Kind::Light) || is(Kind::Planned) || verb {
        return false;
    }
    match token.pos {
        Pos::Noun | Pos::Activity | Pos::Other | Pos::Adjective => true,
        Pos::Preposition => agent && (single || legal),
        // A single character that the dictionary joins to nothing is part of an unknown name: 歌|润|新能源.
        // But 变局|中|开|新|局 is no office.
        Pos::Verb | Pos::Adverb | Pos::Classifier | Pos::Time | Pos::Position | Pos::Number if single && agent => {
            sort != Sort::Government || suffix.len() > 1
        }
        // 天|港高新区
        Pos::Classifier | Pos::Time if single && sort == Sort::Zone && syllable => true,
        // The legal form says that it is a firm; then any verb that is not listed as a boundary belongs to its name.
        Pos::Verb | Pos::Classifier if legal => true,
        // 天元|智能科学研究院: an old word of the game of go.
        Pos::Classifier if agent && !single => true,
        // 制备|技术, 显示|芯片: a verb between nouns qualifies the noun after it.
        Pos::Verb if !single => {
            !is(Kind::Rule)
                && before.is_some_and(|t| {
                    matches!(t.pos, Pos::Noun | Pos::Activity | Pos::Adjective)
                        || sort == Sort::Event && source.is(t.span, Kind::Modifier)
                })
        }
        // 上海|春秋|旅行社有限公司
        Pos::Time => matches!(sort, Sort::Event | Sort::Honor | Sort::Document) || legal && before.is_some_and(|t| t.place),
        Pos::Number => {
            // 第, 一期 and digits may stand inside; what counts stops the name.
            let counting = matches!(counts(source, span), Step::Counted);
            // 2019|中国资本: nor does a year belong to a firm.
            let year = span.len() == 4 && text().bytes().all(|b| b.is_ascii_digit());
            !counting && (!(year || opens('第')) || !agent)
        }
        Pos::Classifier if single => before.is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::Number)),
        _ => matches!(text(), "期" | "届"),
    }
}
