//! What is cut from the head of a phrase and what is added to it: `全球首款|智能终端`, `核酸药物|BC2001注射液`, `2021|甲区融入长三角推介会`.

use super::Source;
use super::acts::{located, verbs};
use super::ending::{Ending, Sort};
use super::kind::made_of;
use super::token::{Pos, is_mark};
use crate::ontology::{Kind, says};
use crate::quantity::{Quantity, QuantityKind};
use crate::text::Span;

/// Cuts what cannot begin a name: 等, 新, adjectives, a closing mark without its opening one.
pub(super) fn trim(source: &Source<'_>, mut begin: usize, ending: &Ending, owned: bool) -> usize {
    let (suffix, sort) = (ending.span, ending.sort);
    let descriptive = matches!(sort, Sort::Project | Sort::Platform | Sort::Product | Sort::Zone);
    // 高新区|投资建设|留创园
    // ，重点|建设|绿色轮胎基地
    let headed = begin > 0 && source.char(begin - 1).is_some_and(|c| matches!(c, '，' | '。' | '；'));
    // 将|高标准|建设|生态创新示范区: what says how it is done stands with a verb.
    let manner = source.word_from(begin, Kind::Silent).filter(|(word, value)| word.len() > 1 && value.is_empty());
    let manner = manner.is_some_and(|(word, _)| source.word_from(word.end as usize, Kind::Leading).is_some());
    let acted = if (owned || headed || manner) && descriptive { verbs(source, begin) } else { begin };
    if acted + 1 < suffix.begin as usize {
        begin = acted;
    }
    begin = super::abut::behind(source, begin, ending);
    // 园区|发展有限公司 is called so.
    let plain =
        |from: u32| made_of(source, Span { begin: from, end: suffix.begin }, &[Kind::Generic, Kind::Modifier, Kind::Leading]);
    let inside = |word: Span| source.value(word, Kind::Particle).is_some_and(|does| says(does, "inside"));
    while begin < suffix.begin as usize {
        let Some(c) = source.char(begin) else { break };
        let Some(token) = source.token(begin) else { break };
        // 一|丸|生物科技有限公司
        let formed = sort == Sort::Company && suffix.len() >= 4 && token.span.len() == 1;
        let new = c == '新' && super::syllables::renews(source, begin);
        if formed && (new || super::syllables::begins(source, begin, suffix.begin as usize)) {
            break;
        }
        let span = Span::new(begin, token.span.end as usize);
        let opening = matches!(c, '“' | '（' | '《');
        // 建设|化合物半导体外延片生产基地: at the head of a clause, and after a sum, it is the verb.
        let agent = ending.agent();
        let research = sort == Sort::Institute && token.span.end + 4 <= suffix.begin;
        let leads = (!agent || research)
            && source.is(span, Kind::Leading)
            && begin.checked_sub(1).is_none_or(|i| {
                // 投资2亿元|建设|内饰系统项目
                source.quantity_at(i).is_some()
                    || source.token(i).is_none_or(|t| {
                        matches!(t.pos, Pos::Mark | Pos::Adverb | Pos::Preposition | Pos::Number | Pos::Classifier)
                    })
                    || source.word_from(i, Kind::Planned).is_some()
                    || inside(Span::new(i, begin))
                    // 在园区|建设|控制系统生产基地
                    || located(source, begin)
                    || source.token(i).is_some_and(|t| source.is(t.span, Kind::Boundary))
            });
        // 三年|内|供应|薄膜: within which time is no part of it.
        if inside(span) && begin.checked_sub(1).is_some_and(|i| source.quantity_at(i).is_some()) {
            begin = token.span.end as usize;
            continue;
        }
        // 约13.9万平方米|留创园: how much of it is no part of the name.
        if let Some(q) = source.quantity_at(begin).filter(|q| descriptive && q.bound.is_some() && q.span.begin as usize == begin)
        {
            begin = q.span.end as usize;
            continue;
        }
        // 2017年|中电海科集团有限公司, where the dictionary has 年中.
        let year =
            |q: &&Quantity| q.kind == QuantityKind::Date && source.char(begin).is_some_and(|c| c.is_ascii_digit() || c == '年');
        if sort == Sort::Company
            && let Some(q) = source.quantity_at(begin).filter(year)
        {
            begin = q.span.end as usize;
            continue;
        }
        if sort == Sort::Product
            && let Some((word, _)) = source.word_from(begin, Kind::Issue).filter(|(word, _)| word.end <= suffix.begin)
        {
            begin = word.end as usize;
            continue;
        }
        // 开发区|云帆科技园: which zone it lies in is no part of a park's name, where the zone is not named.
        if let Some((word, of @ ("self" | "park"))) = source.word_from(begin, Kind::Anaphor)
            && word.end < suffix.begin
            && (sort == Sort::Zone || sort == Sort::Company && of == "park" && !plain(word.end))
        {
            begin = word.end as usize;
            continue;
        }
        // 已投产|项目|云杉预制菜项目: what it is does not begin a name that ends so.
        let kind = Span::new(begin, begin + suffix.len());
        if sort == Sort::Project && kind.end < suffix.begin && source.text.str(kind) == source.text.str(suffix) {
            begin = kind.end as usize;
            continue;
        }
        // 世界500强|云杉运营中心
        if descriptive
            && let Some((word, _)) = source.word_from(begin, Kind::Apposition).filter(|(word, _)| word.end + 2 <= suffix.begin)
            && word.range().any(|i| source.char(i).is_some_and(|c| c.is_ascii_digit()))
        {
            begin = word.end as usize;
            continue;
        }
        // 原|沧州市: what it was before; but 新北区 is called so.
        if matches!(sort, Sort::Place | Sort::Government)
            && let Some((word, _)) = source.word_from(begin, Kind::Epithet).filter(|(word, _)| *word == token.span)
            && source.word_from(begin, Kind::Entity).is_none_or(|(known, _)| known.end <= word.end)
        {
            begin = word.end as usize;
            continue;
        }
        // 全球|首款|智能终端: praise is no part of it either.
        if (descriptive || matches!(sort, Sort::Event | Sort::Association))
            && let Some(end) = praise(source, begin).filter(|end| *end < suffix.begin as usize)
        {
            begin = end;
            continue;
        }
        // （北京）|网络技术有限公司: a place in brackets is no name's beginning.
        if c == '（'
            && let Some(close) = (begin..suffix.begin as usize).find(|i| source.char(*i) == Some('）'))
        {
            begin = close + 1;
            continue;
        }
        // 天|港高新区: so it does in the names of places and of what is called after them, where a syllable stands behind it.
        let syllable = source.token(span.end as usize).is_some_and(|t| t.span.len() == 1 && t.span.end <= suffix.begin);
        // But 获|批|省工业设计平台.
        let verbal = begin > 0 && source.is(Span::new(begin - 1, span.end as usize), Kind::Boundary);
        let coined =
            agent || span.len() == 1 && syllable && matches!(sort, Sort::Zone | Sort::Project | Sort::Platform) && !verbal;
        // 新北区|委: a word that begins the name of a place stays.
        if agent && source.word_from(begin, Kind::Entity).is_some_and(|(known, _)| known.end > span.end) {
            break;
        }
        let drop = leads
            || (is_mark(c) && !opening)
            || source.is(span, Kind::Joint)
            || (source.is(span, Kind::Boundary)
                && !(span.len() == 1 && descriptive && summed(source, begin))
                && source.word_from(begin, Kind::Field).is_none_or(|(word, _)| word.end <= span.end))
            || (c == '（' && source.char(begin + 1).is_some())
            || (matches!(token.pos, Pos::Conjunction | Pos::Particle) && span == token.span)
            // 天|远科技: what looks like a classifier begins many brands.
            || (token.pos == Pos::Classifier && span == token.span && (!coined || numbered_before(source, begin)))
            || (token.pos == Pos::Adjective
                && span.len() >= 2
                && matches!(sort, Sort::Project | Sort::Platform | Sort::Product)
                && source.is(span, Kind::Generic));
        if !drop {
            break;
        }
        begin = span.end as usize;
    }
    begin
}

/// The class of what is built, though its name ends like another: 国际机器人研究院|（二期）, ，云杉制氢示范项目|开工, but not 获评…示范项目.
pub(super) fn works(source: &Source<'_>, ending: &Ending, span: Span) -> Option<super::Class> {
    let phase = source.char((span.end as usize).wrapping_sub(2)) == Some('期') && span.end > ending.span.end;
    // 创成国家绿色工业园区、|双创示范基地: in a list of what was won it is an honour.
    let listed = || {
        let begin = span.begin as usize;
        begin > 0 && source.char(begin - 1) == Some('、') && super::titles::won(source, begin).is_some()
    };
    let of = || span.begin > 0 && source.char(span.begin as usize - 1) == Some('的');
    let heads = || super::stands::head(source, span) && !listed() || of();
    let built = match ending.sort {
        Sort::Institute | Sort::Zone => phase,
        Sort::Honor => source.ends_name(ending.span.end, "Project") && heads(),
        _ => false,
    };
    built.then(|| source.ontology.schema.class("Project")).flatten()
}

/// Whether a number stands right before.
fn numbered_before(source: &Source<'_>, begin: usize) -> bool {
    let before = begin.checked_sub(1);
    let counts = |i| source.quantity_at(i).is_some_and(|q| q.kind != QuantityKind::Date);
    before.is_some_and(|i| counts(i) || source.token(i).is_some_and(|t| t.pos == Pos::Number))
}

/// A product with a model's number is called by it: 核酸药物|BC2001注射液, and the number behind the noun belongs to it: 座椅平台R7LS.
pub(super) fn model(source: &Source<'_>, span: Span) -> Span {
    // 大模型V|3.5
    let digit = |i: u32| source.char(i as usize).is_some_and(|c| c.is_ascii_digit());
    let point = |i: u32| source.char(i as usize) == Some('.') && i > 0 && digit(i - 1) && digit(i + 1);
    let letter = |i: u32| source.char(i as usize).is_some_and(|c| c.is_ascii_alphanumeric() || c == '-') || point(i);
    let numbered = |from: u32, to: u32| (from..to).any(|i| source.char(i as usize).is_some_and(|c| c.is_ascii_digit()));
    let mut end = span.end;
    while letter(end) {
        end += 1;
    }
    // 关节模组M3|首次亮相
    let goes_on = |t: &super::token::Token| {
        matches!(t.pos, Pos::Noun | Pos::Activity) || t.pos == Pos::Number && source.quantity_at(end as usize).is_some()
    };
    let closed = source.token(end as usize).is_none_or(|t| !goes_on(t));
    let end = if end > span.end + 1 && closed && numbered(span.end, end) { end } else { span.end };
    // 监测系统|PowerHawk, 操作系统|HxOS 2.0
    if let Some(end) = super::latin::called(source, span.end).filter(|to| *to > end) {
        return Span { begin: span.end, end };
    }
    let noun = |i: u32| {
        (span.begin..i).any(|j| {
            source
                .hits_from(j as usize)
                .iter()
                .any(|h| h.span.end == i && source.ontology.lexicon.get(*h, Kind::Suffix).is_some_and(|e| &*e.value == "Product"))
        })
    };
    let upper = |i: u32| source.char(i as usize).is_some_and(|c| c.is_ascii_uppercase());
    let begin = (span.begin + 2..end).find(|i| upper(*i) && !letter(i - 1) && noun(*i));
    // A version is no name by itself: 星火大模型V3.5.
    let version = |i: &u32| source.char(*i as usize) == Some('V') && digit(i + 1);
    // 源|2.|0基础大模型: nor does one begin inside a number.
    let number = (0..span.begin).rev().take_while(|i| digit(*i) || point(*i)).last();
    let inside = digit(span.begin).then_some(number).flatten().filter(|from| (*from..span.begin).any(point));
    if let Some(from) = inside {
        let called = |t: &&super::token::Token| t.span.len() == 1 && matches!(t.pos, Pos::Noun | Pos::Other);
        let brand = from.checked_sub(1).and_then(|i| source.token(i as usize)).filter(called);
        return Span { begin: brand.map_or(from, |t| t.span.begin), end };
    }
    // 关节模组|M3: a letter and a digit alone are no name.
    let whole = |from: u32| end - from <= 2;
    let begin = begin
        .filter(|from| !version(from) && !whole(*from))
        .filter(|from| (*from..end).take_while(|i| letter(*i)).any(|i| numbered(i, i + 1)));
    Span { begin: begin.unwrap_or(span.begin), end }
}

/// The year or the number with which an occasion's name begins, where only words of the name stand between:
/// 2021甲区|融入长三角|推介会. One verb may be among them.
pub(super) fn numbered(source: &Source<'_>, begin: usize) -> usize {
    let (mut at, mut verbs) = (begin, 0);
    while at > 0 && begin - at < 30 {
        if let Some(q) = source.quantity_at(at - 1) {
            let from = q.span.begin as usize;
            let year = q.kind == QuantityKind::Date && source.text.str(q.span).starts_with("20") && q.span.len() <= 5;
            return if year { from } else { begin };
        }
        let Some(t) = source.token(at - 1) else { break };
        let (word, from) = (source.text.str(t.span), t.span.begin as usize);
        if word.starts_with('第') || (t.span.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit())) {
            return from;
        }
        match source.char(at - 1) {
            Some('）') => match (from.saturating_sub(14)..from).rev().find(|i| source.char(*i) == Some('（')) {
                Some(open) => {
                    at = open;
                    continue;
                }
                None => break,
            },
            Some(c) if is_mark(c) => break,
            _ => {}
        }
        // 第五届国际渔业|和|海洋装备博览会, but not 第五届博览会|和|海洋论坛
        if matches!(word, "和" | "与" | "及" | "暨") && !source.ends_name(t.span.begin, "Event") {
            at = from;
            continue;
        }
        verbs += usize::from(t.pos == Pos::Verb || t.is(Kind::Boundary));
        let holds = t.is(Kind::Host) || t.is(Kind::Rule) && t.is(Kind::Boundary);
        // 第三届中国（青禾）寒|地|农产品博览会
        let grammar = t.pos == Pos::Particle && t.is(Kind::Particle);
        if verbs > 1 || holds || grammar || matches!(t.pos, Pos::Preposition | Pos::Conjunction | Pos::Pronoun) {
            break;
        }
        at = from;
    }
    begin
}

/// The end of the praise that begins here: 首个, 全球|首款.
pub(super) fn praise(source: &Source<'_>, at: usize) -> Option<usize> {
    let whole = |word: &Span| source.token(word.end as usize).is_none_or(|t| t.span.begin == word.end);
    // 我国|首支
    let world = || source.word_from(at, Kind::Gauge).filter(|(_, value)| *value == "world");
    let scope = source.word_from(at, Kind::Scope).or_else(|| source.word_from(at, Kind::Modifier)).or_else(world);
    let behind = scope.and_then(|(word, _)| source.word_from(word.end as usize, Kind::Epithet));
    let praise = behind.or_else(|| source.word_from(at, Kind::Epithet)).map(|(word, _)| word);
    praise.filter(whole).map(|word| word.end as usize)
}

/// Whether a sum and 的 stand right before: 总投资8亿元的|建华管桩基地.
pub(super) fn summed(source: &Source<'_>, begin: usize) -> bool {
    let sum = |i: usize| source.quantity_at(i).is_some_and(|q| q.kind == QuantityKind::Money);
    begin >= 2 && source.char(begin - 1) == Some('的') && sum(begin - 2)
}

/// A phrase without the praise before it and the 等 behind it: 全球首款|智能终端, 甲片区路网|等项目.
pub fn bare(source: &Source<'_>, span: Span) -> Span {
    let begin = praise(source, span.begin as usize).filter(|at| at + 2 <= span.end as usize).map_or(span.begin, |at| at as u32);
    let others = |i: &u32| {
        source.char(*i as usize) == Some('等')
            && !matches!(source.char(*i as usize + 1), Some('次' | '级'))
            && source.token(*i as usize).is_some_and(|t| t.span.len() == 1)
    };
    let end = (begin + 2..span.end).find(others).unwrap_or(span.end);
    // 座椅平台|R7LS: the model's number belongs to it.
    let letter = |i: &u32| {
        source.char(*i as usize).is_some_and(|c| c.is_ascii_alphanumeric() || c == '-')
            && source.quantity_at(*i as usize).is_none()
    };
    let model = (end..).take_while(letter).last().map_or(end, |last| last + 1);
    let of = |is: fn(&char) -> bool| (end..model).any(|i| source.char(i as usize).is_some_and(|c| is(&c)));
    let mixed = of(char::is_ascii_digit) && of(char::is_ascii_alphabetic);
    let end = if end == span.end && model > end + 1 && mixed { model } else { end };
    // 智能手环|Band X2
    let end = if end == span.end { super::latin::called(source, end).unwrap_or(end) } else { end };
    // 人形机器人|“云行者”: so does what it is called.
    let quoted = (source.char(end as usize) == Some('“'))
        .then(|| (end + 2..end + NICKNAME).find(|i| source.char(*i as usize) == Some('”')))
        .flatten();
    Span { begin, end: quoted.map_or(end, |close| close + 1) }
}

/// How long the name in quotes behind a phrase may be, with its marks.
const NICKNAME: u32 = 12;
