//! Whether a name goes on to the left with a token: `河北|销售|分公司` does, `授予|甲有限公司` does not.

use super::Source;
use super::ending::{Ending, Sort};
use super::inside::{begin_of, counts, deed, issued, joins, overseas, praised};
use super::kind::made_of;
use super::owners::Owners;
use super::step::Step;
use super::token::Pos;
use crate::ontology::Kind;
use crate::text::Span;

/// Whether a name goes on to the left with this token.
pub(super) fn goes_on(
    source: &Source<'_>,
    owners: &Owners,
    token: &super::Token,
    span: Span,
    end: usize,
    ending: &Ending,
) -> bool {
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
    // But 云杉总部|暨|研发生产基地项目 is one project.
    let both = || sort == Sort::Project && ["Project", "Platform"].iter().any(|class| source.ends_name(span.begin, class));
    if is(Kind::Joint) && !matches!(sort, Sort::Event | Sort::Document) && !both() {
        return false;
    }
    // …高新区|和|国际大学创新联盟: two names.
    // 东江区|与|云杉公司, …研究中心|和|青禾大学
    let kept = |t: &super::Token| {
        // 云溪市临江区|与|云杉公司
        t.place || source.hits_end_agent(t.span.end) || matches!(source.value(t.span, Kind::Suffix), Some("Platform" | "Place"))
    };
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
    // 云杉电子|获|中信银行|授信: what is known by the name that follows is that name.
    let rest = Span { begin: span.end, end: suffix.end.max(span.end) };
    if agent && single && token.pos == Pos::Verb && is(Kind::Boundary) && source.is(rest, Kind::Entity) {
        return false;
    }
    // 经|科技部|认定, but 经开区管委会
    let through = || opens('经') && source.word_from(span.begin as usize, Kind::Suffix).is_none();
    let known = || source.word_from(span.end as usize, Kind::Entity).is_some_and(|(word, _)| word.end <= suffix.end);
    // 云杉|科技|发布|五轴加工中心
    let issues =
        || matches!(source.value(span, Kind::Deed), Some("issues" | "releases")) && before.is_some_and(|t| t.is(Kind::Field));
    if (matches!(sort, Sort::Product | Sort::Honor | Sort::Place) || official) && deed(source, token, before, span)
        || sort == Sort::Product && issues()
        || sort == Sort::Product && praised(source, span)
        || single
            && agent
            && through()
            && (known()
                || before.is_none_or(|t| {
                    matches!(t.pos, Pos::Mark | Pos::Time) || source.quantity_at(t.span.begin as usize).is_some()
                }))
    {
        return false;
    }
    // 会议|签约|光电信息产业项目: before its object it is the verb.
    // 认定|北京大学…研究院, 发布|2023年…名单: so it is before somebody known, and before a year.
    // 汇川|达|科技有限公司
    if single && ending.is(Kind::Legal) && is(Kind::Light) && source.word_from(span.end as usize, Kind::Field).is_some() {
        return true;
    }
    let dated = sort == Sort::Honor && source.quantity_at(span.end as usize).is_some();
    let object = !single && is(Kind::Boundary) && (things && span.end + 4 <= suffix.begin || dated || known());
    let did = || super::deed::did(source, span, agent, matches!(sort, Sort::Event | Sort::Honor | Sort::Document));
    if is(Kind::Modifier) && !object && !did() || joins(source, span, end, sort) {
        return true;
    }
    // 市长|郄英才: a post is no part of a place or an agent.
    let held = || super::given::follows_post(source, span.end as usize);
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
    // But 长江|校友|创新联盟
    let installs = || source.value(span, Kind::Installing) != Some("before");
    let verb = !single && is(Kind::Installing) && installs() || is(Kind::Modifier) && did();
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
        // 预制|菜|生产项目: before one character it makes up a noun with it.
        Pos::Verb
            if !single
                && span.len() == 2
                && syllable
                && source.token(span.end as usize).is_some_and(|t| t.pos == Pos::Noun)
                && source.char(span.end as usize) != Some('化') =>
        {
            true
        }
        Pos::Verb if !single => {
            // ，|分离|装置生产项目: at the head of a phrase a verb that does nothing to projects says what is made.
            let heads = || things && span.len() == 2 && qualifies(source, span, suffix);
            !is(Kind::Rule)
                && before.map_or_else(heads, |t| {
                    matches!(t.pos, Pos::Noun | Pos::Activity | Pos::Adjective)
                        || sort == Sort::Event && source.is(t.span, Kind::Modifier)
                        || (t.pos == Pos::Mark || source.char(t.span.begin as usize) == Some('的')) && heads()
                        || sort == Sort::Company && brands(source, span)
                })
        }
        // 上海|春秋|旅行社有限公司
        Pos::Time => matches!(sort, Sort::Event | Sort::Honor | Sort::Document) || legal && before.is_some_and(|t| t.place),
        Pos::Number => {
            // 第, 一期 and digits may stand inside; what counts stops the name.
            let counting = matches!(counts(source, span), Step::Counted);
            // 2019|中国资本: nor does a year belong to a firm.
            let year = span.len() == 4 && text().bytes().all(|b| b.is_ascii_digit());
            // 中国化学工程|第六|建设有限公司: which of a group's firms it is.
            let of_group = || formed && before.is_some_and(|t| t.place || matches!(t.pos, Pos::Noun | Pos::Activity));
            !counting && (!agent || !year && (!opens('第') || of_group()))
        }
        Pos::Classifier if single => before.is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::Number)),
        _ => matches!(text(), "期" | "届"),
    }
}

/// Whether a common noun follows this verb inside the name: 分离|装置|生产项目, but not 驶进|TCL|模组厂.
fn qualifies(source: &Source<'_>, verb: Span, suffix: Span) -> bool {
    let next = source.token(verb.end as usize).filter(|t| t.span.end <= suffix.end);
    let common = |t: &super::Token| !t.place && !t.proper && !source.latin(t.span.begin as usize);
    next.is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::Activity) && common(t))
}

/// Whether a brand stands before this verb, and a field behind it: 光|越|显示|科技集团.
fn brands(source: &Source<'_>, verb: Span) -> bool {
    super::coined::coined(source, verb.begin as usize) && source.word_from(verb.end as usize, Kind::Field).is_some()
}

/// Whether a classifier stands here, and what stands before it counts.
fn counted(source: &Source<'_>, at: u32) -> bool {
    source.token(at as usize).is_some_and(|t| t.pos == Pos::Classifier)
}
