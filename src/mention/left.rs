//! How far a name goes to the left of its ending: `与|东创智联（武汉）新能源科技|有限公司`.
//!
//! One step takes a token, a number or a bracket into the name, or says that the name begins here.

use super::name::{generic, made_of};
use super::token::{Pos, is_mark};
use super::{Class, Source};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;
use crate::text::Span;

pub(super) enum Step {
    Take(usize),
    Stop,
    /// A count stands in front: what follows is a kind, not a name (11个数字经济项目).
    Counted,
}

pub(super) fn step(
    source: &Source<'_>,
    zones: &[u32],
    known: &[Span],
    begin: usize,
    end: usize,
    suffix: Span,
    class: Class,
) -> Step {
    let event = matches!(class, "Event" | "Honor" | "Document");
    let project = matches!(class, "Project" | "Platform" | "Zone");
    if let Some(q) = source.quantity_at(begin - 1) {
        let from = q.span.begin as usize;
        return match q.kind {
            QuantityKind::Date if source.text.str(q.span).starts_with("20") && (event || bond(source, begin)) => Step::Take(from),
            // 百家潜力企业榜单发布会: round numbers in words stand in the names of occasions.
            QuantityKind::Count if event && source.char(from).is_some_and(|c| matches!(c, '百' | '千' | '万')) => {
                Step::Take(from)
            }
            QuantityKind::Measure if project && q.currency.is_none() => Step::Take(from),
            QuantityKind::Number if event || project => Step::Take(from),
            QuantityKind::Count => Step::Counted,
            _ => Step::Stop,
        };
    }
    let Some(c) = source.char(begin - 1) else { return Step::Stop };
    // A firm's name does not begin with the zone it is in: 青岛高新区|海尔生物有限公司; nor does a field's.
    let branch = source.char(begin) == Some('（');
    if matches!(class, "Company" | "Institute" | "Industry")
        && !branch
        && begin < suffix.begin as usize
        && zones.binary_search(&(begin as u32)).is_ok()
        && (class == "Industry" || !made_of(source, Span::new(begin, suffix.begin as usize), &[Kind::Generic, Kind::Modifier]))
    {
        return Step::Stop;
    }
    match c {
        '”' => return bracket(source, begin, '“', 20),
        '）' => return bracket(source, begin, '（', 14),
        '》' if class == "Event" => return bracket(source, begin, '《', 30),
        '·' | '-' | '—' if begin >= 2 => return Step::Take(begin - 1),
        _ if is_mark(c) => return Step::Stop,
        _ => {}
    }
    // 中山火炬高新区|建设|留创园项目: behind the name of him who acts stands the verb.
    if matches!(class, "Project" | "Platform" | "Zone") && acts(source, zones, known, begin, suffix) {
        return Step::Stop;
    }
    // 上合组织|现代农业交流中心: what belongs to somebody known is named after him.
    let owned = !matches!(class, "Company" | "Product" | "Zone");
    if let Some(owner) = known.binary_search_by_key(&(begin as u32), |k| k.end).ok().filter(|_| owned).map(|i| known[i]) {
        return Step::Take(owner.begin as usize);
    }
    let Some(token) = source.token(begin - 1) else { return Step::Stop };
    // 增|持: a listed verb that the segmenter takes apart.
    if token.span.len() == 1 && begin >= 2 && source.is(Span::new(begin - 2, begin), Kind::Boundary) {
        return Step::Stop;
    }
    let from = token.span.begin as usize;
    let span = Span::new(from, begin);
    if token_goes_on(source, *token, span, end, suffix, class) { Step::Take(from) } else { counts(source, span) }
}

/// Whether a name ends at `begin` and a verb, or what it is done with and a verb, go before something that has a name itself.
fn acts(source: &Source<'_>, zones: &[u32], known: &[Span], begin: usize, suffix: Span) -> bool {
    let end = begin as u32;
    if zones.binary_search(&end).is_err() && known.binary_search_by_key(&end, |k| k.end).is_err() {
        return false;
    }
    let verb = verbs(source, begin);
    verb > begin && verb + 1 < suffix.begin as usize && !generic(source, Span::new(verb, suffix.begin as usize))
}

/// The end of the verbs that begin here, with what says how it was done: 高标准|建设, 投资|建设, 集中开工.
pub(super) fn verbs(source: &Source<'_>, begin: usize) -> usize {
    let (mut at, mut end) = (begin, begin);
    loop {
        if let Some((verb, _)) = source.word_from(at, Kind::Leading) {
            end = verb.end as usize;
            at = end;
        } else if let Some((manner, _)) = source.word_from(at, Kind::Silent).or_else(|| source.word_from(at, Kind::Epithet)) {
            at = manner.end as usize;
        } else {
            return end;
        }
    }
}

/// A count in front makes a kind of what follows: 一条条产线, 多个项目.
fn counts(source: &Source<'_>, span: Span) -> Step {
    let counting = source.char(span.begin as usize).is_some_and(|c| "一两几数多若半每各俩".contains(c));
    if counting { Step::Counted } else { Step::Stop }
}

/// Whether a name goes on to the left with this token.
fn token_goes_on(source: &Source<'_>, token: super::Token, span: Span, end: usize, suffix: Span, class: Class) -> bool {
    let text = source.text.str(span);
    let before = (span.begin as usize).checked_sub(1).and_then(|i| source.token(i));
    let agent = matches!(class, "Company" | "Institute" | "Government" | "Association");
    let single = span.len() == 1;
    // …研究所|联合|国创氢能科技有限公司: two that act together, not one name.
    if text == "联合" && before.is_some_and(|t| source.hits_end_agent(t.span.end)) {
        return false;
    }
    // “…园区”揭牌|暨|…总部经济大楼: only occasions are joined so.
    if source.is(span, Kind::Joint) && !matches!(class, "Event" | "Document") {
        return false;
    }
    if source.is(span, Kind::Modifier) || joins(source, span, end) {
        return true;
    }
    // 市长|郄英才: a post is no part of a place or an agent.
    if source.is(span, Kind::Title) && !matches!(class, "Event" | "Honor" | "Document") {
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
    let brand = agent && before.is_some_and(|t| t.place || second(t));
    let part = before.is_some_and(|t| t.span.len() == 1 && t.pos == Pos::Noun);
    let legal = class == "Company" && source.text.str(suffix).ends_with("公司") && suffix.len() >= 4;
    if single
        && (token.pos == Pos::Verb && (brand || part)
            || (legal && brand && before.is_some_and(second) && token.pos == Pos::Preposition))
    {
        return true;
    }
    // 全资子公司|武汉…公司, 龙头企业|…公司: what the firm is, not what it is called.
    let apposed = class == "Company" && source.is(span, Kind::Apposition);
    if apposed || source.is(span, Kind::Boundary) || source.is(span, Kind::Light) || source.is(span, Kind::Planned) {
        return false;
    }
    match token.pos {
        Pos::Noun | Pos::Activity | Pos::Other | Pos::Adjective => true,
        // A single character that the dictionary joins to nothing is part of an unknown name: 歌|润|新能源.
        Pos::Verb | Pos::Adverb | Pos::Classifier | Pos::Time | Pos::Position | Pos::Number if single && agent => true,
        // The legal form says that it is a firm; then any verb that is not listed as a boundary belongs to its name.
        Pos::Verb if legal => true,
        // 制备|技术, 显示|芯片: a verb between nouns qualifies the noun after it.
        Pos::Verb if !single => {
            !source.is(span, Kind::Rule) && before.is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::Activity | Pos::Adjective))
        }
        Pos::Time => matches!(class, "Event" | "Honor" | "Document"),
        Pos::Number => {
            // 第, 一期 and digits may stand inside; what counts stops the name.
            let counting = text.starts_with(['一', '两', '几', '数', '多', '若', '半', '每', '各', '俩']);
            // 2019|中国资本: nor does a year belong to a firm.
            let year = span.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
            !counting && (!(year || text.starts_with('第')) || !agent)
        }
        Pos::Classifier if single => before.is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::Number)),
        _ => matches!(text, "期" | "届"),
    }
}

fn begin_of(span: Span) -> usize {
    span.begin as usize
}

/// 2024年|面向专业投资者公开发行…债券: the year belongs to the security's name.
fn bond(source: &Source<'_>, at: usize) -> bool {
    source
        .word_from(at, Kind::Modifier)
        .is_some_and(|(span, _)| matches!(source.text.str(span), "面向" | "公开" | "第一" | "第二"))
}

/// 及, 与 and 和 inside a name join two activities or fields: 研发及生产基地, 招商与国际合作有限公司; 暨 joins two events.
fn joins(source: &Source<'_>, span: Span, end: usize) -> bool {
    let field = |at: Option<usize>| {
        let token = at.and_then(|i| source.token(i));
        token.filter(|t| {
            t.span.len() >= 2 && !t.place && (matches!(t.pos, Pos::Activity | Pos::Noun) || source.is(t.span, Kind::Modifier))
        })
    };
    let active = |t: &super::Token| t.pos == Pos::Activity || source.is(t.span, Kind::Modifier);
    if source.is(span, Kind::Joint) {
        return true;
    }
    let sides = (field((span.begin as usize).checked_sub(1)), field(Some(span.end as usize)));
    match (source.text.str(span), sides) {
        ("及", (Some(_), Some(_))) => true,
        ("与" | "和", (Some(left), Some(right))) => (active(left) || active(right)) && end - (span.begin as usize) < 15,
        _ => false,
    }
}

/// Takes in a bracketed or quoted part, （武汉）, “数智”, but not the declaration of a short form.
fn bracket(source: &Source<'_>, end: usize, open: char, longest: usize) -> Step {
    let from = (end.saturating_sub(longest)..end - 1).rev().find(|&i| source.char(i) == Some(open));
    match from {
        Some(i) if !(i..end).any(|j| matches!(source.char(j), Some('，' | '。' | '；' | '称'))) => Step::Take(i),
        _ => Step::Stop,
    }
}
