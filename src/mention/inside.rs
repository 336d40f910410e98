//! What may stand inside a name: `研发|及|生产基地`, `东创智联|（武汉）`, `面向|专业投资者|公开|发行`, `英国|埃|地|沃|兹|公司`.

use super::Source;
use super::ending::{Ending, Sort};
use super::kind::made_of;
use super::owners::Owners;
use super::step::Step;
use super::token::Pos;
use crate::ontology::{Hit, Kind, says};
use crate::text::Span;

/// Whether a token belongs to the long name of a security: 面向|专业投资者|公开|发行.
pub(super) fn issued(source: &Source<'_>, span: Span) -> bool {
    let listed = |at: usize| source.word_from(at, Kind::Issue).is_some_and(|(word, _)| word.end >= span.end);
    let begin = span.begin as usize;
    listed(begin) || begin.checked_sub(1).and_then(|i| source.token(i)).is_some_and(|t| listed(t.span.begin as usize))
}

/// Whether a word such as 年产 ends here.
pub(super) fn yearly(source: &Source<'_>, end: usize) -> bool {
    let word = |n: usize| end.checked_sub(n).is_some_and(|i| source.is(Span::new(i, end), Kind::Yearly));
    word(2) || word(3)
}

/// Whether single characters lead from here back to a country or a place, before a firm's ending.
pub(super) fn overseas(source: &Source<'_>, span: Span) -> bool {
    let mut at = span.begin as usize;
    for _ in 0..6 {
        match at.checked_sub(1).and_then(|i| source.token(i)) {
            Some(t) if t.place && t.span.len() >= 2 => return at < span.begin as usize,
            Some(t) if t.span.len() == 1 && !matches!(t.pos, Pos::Mark | Pos::Number) => at -= 1,
            _ => return false,
        }
    }
    false
}

pub(super) fn begin_of(span: Span) -> usize {
    span.begin as usize
}

/// 及, 与 and 和 inside a name join two activities or fields: 研发及生产基地, 招商与国际合作有限公司; 暨 joins two events.
pub(super) fn joins(source: &Source<'_>, span: Span, end: usize, sort: Sort) -> bool {
    if source.is(span, Kind::Joint) {
        return true;
    }
    let Some(joint @ ('及' | '与' | '和')) = source.char(begin_of(span)).filter(|_| span.len() == 1) else { return false };
    // …生产基地|和|检测中心, …科研项目|和|预研项目: the first has a name of its own.
    // …检验中心|和|北方工业
    let parts: &[&str] = match sort {
        Sort::Project | Sort::Platform | Sort::Institute => &["Project", "Platform", "Institute"],
        Sort::Industry => &["Platform", "Institute"],
        _ => &[],
    };
    if joint != '及' && parts.iter().any(|part| source.ends_name(span.begin, part)) {
        return false;
    }
    // 省级甲企业|和|省级工业设计中心
    let level = |at: u32| source.word_from(at as usize, Kind::Gauge).is_some_and(|(_, value)| matches!(value, "level" | "part"));
    if !matches!(sort, Sort::Event | Sort::Government) && level(span.end) {
        return false;
    }
    // 农银投资|和|中国建设银行: somebody known is a name of his own.
    let known = |h: &Hit| source.ontology.lexicon.known(*h).is_some_and(|class| source.ontology.schema.is_a(class, "Agent"));
    if joint != '及' && source.hits.with(span.end as usize, Kind::Entity).any(known) {
        return false;
    }
    // 医疗器械|与|生物医药产业园: a place for two trades.
    if sort != Sort::Industry && trades(source, span) {
        return true;
    }
    let field = |at: Option<usize>| {
        let token = at.and_then(|i| source.token(i));
        token.filter(|t| {
            t.span.len() >= 2
                && !t.place
                // 冶炼|及|加工
                && (matches!(t.pos, Pos::Activity | Pos::Noun)
                    || joint == '及' && t.pos == Pos::Verb && !t.is(Kind::Boundary)
                    || t.is(Kind::Modifier)
                    // 装备|及|零部件, which the dictionary takes for an idiom
                    || t.is(Kind::Generic)
                    || t.is(Kind::Leading))
        })
    };
    let ends = |at: u32| Span { begin: at.saturating_sub(2), end: at };
    let active = |t: &super::Token| t.pos == Pos::Activity || t.is(Kind::Modifier);
    match (field((span.begin as usize).checked_sub(1)), field(Some(span.end as usize))) {
        // 科技|和|经济|委员会
        (Some(_), Some(_)) if sort == Sort::Government => end - begin_of(span) < 9,
        // …建设项目|及|…建设项目: what ends as the whole does is a name of its own.
        (Some(_), Some(_)) if sort == Sort::Project && source.text.str(ends(span.begin)) == source.text.str(ends(end as u32)) => {
            false
        }
        // 半导体装备|与|材料专场路演, but not 甲论坛|与|乙路演
        (Some(_), Some(_)) if sort == Sort::Event && end - begin_of(span) < 12 => {
            !source.ends_name(span.begin, "Event") && !source.hits_end_agent(span.begin)
        }
        // 盛元动力|和|云杉集团: a trade ends the first firm's name, and no trade begins the second's.
        (Some(left), Some(right))
            if sort == Sort::Company && left.is(Kind::Field) && !active(right) && !right.is(Kind::Field) =>
        {
            false
        }
        (Some(left), Some(right)) => joint == '及' || (active(left) || active(right)) && end - begin_of(span) < 15,
        _ => false,
    }
}

/// Whether trades stand on both sides of a word.
fn trades(source: &Source<'_>, span: Span) -> bool {
    let trade = |h: &Hit| source.ontology.lexicon.known(*h) == Some("Industry") || h.has(Kind::Field);
    let mut before = (span.begin.saturating_sub(8)..span.begin).flat_map(|i| source.hits_from(i as usize));
    before.any(|h| h.span.end == span.begin && h.span.len() > 1 && trade(h))
        && source.hits_from(span.end as usize).iter().any(|h| h.span.len() > 1 && trade(h))
}

/// Takes in a bracketed or quoted part, （武汉）, “数智”, but not the declaration of a short form.
pub(super) fn bracket(source: &Source<'_>, end: usize, open: char, longest: usize) -> Step {
    let from = opening(source, end, open, longest);
    // 青禾网讯（记者某某）|第三届…: who wrote it is no part of what it is about.
    let press = |j: usize| source.char(j) == Some('记') && source.char(j + 1) == Some('者');
    match from {
        // “值不值？”|云杉公司总经理反问: what is said is no name.
        Some(i) if !(i..end).any(|j| matches!(source.char(j), Some('，' | '。' | '；' | '！' | '？' | '称')) || press(j)) => {
            Step::Take(i)
        }
        _ => Step::Stop,
    }
}

/// Takes a quotation in front of the ending of an occasion, commas and all.
pub(super) fn motto(source: &Source<'_>, end: usize) -> Step {
    let ends = |at: usize| (at..end).any(|i| matches!(source.char(i), Some('。' | '；')));
    opening(source, end, '“', 44).filter(|at| !ends(*at)).map_or(Step::Stop, Step::Take)
}

/// Where the bracket or quotation that closes in front of `end` opens, over those inside it: “奋进‘十四五’系列”.
fn opening(source: &Source<'_>, end: usize, open: char, longest: usize) -> Option<usize> {
    let close = source.char(end - 1);
    let mut inner = 0;
    (end.saturating_sub(longest)..end - 1).rev().find(|&i| {
        let c = source.char(i);
        let opens = c == Some(open) && inner == 0;
        inner = if c == close { inner + 1 } else { inner - usize::from(c == Some(open) && inner > 0) };
        opens
    })
}

/// Whether two words for what is done with land and money stand side by side: the zone's own firm, 青禾高新区电科园|投资管理|有限公司.
pub(super) fn runs(source: &Source<'_>, span: Span) -> bool {
    let leading =
        |at: usize| source.token(at).filter(|t| t.is(Kind::Leading) && t.span.begin as usize == at && span.contains(t.span));
    span.range().any(|at| leading(at).is_some_and(|t| leading(t.span.end as usize).is_some()))
}

/// A count in front makes a kind of what follows: 一条条产线, 多个项目.
pub(super) fn counts(source: &Source<'_>, span: Span) -> Step {
    // 第一家|平台
    let one = span.len() > 2 && matches!(source.char(span.end as usize - 1), Some('家' | '个' | '座' | '只' | '支'));
    let counting =
        matches!(source.char(begin_of(span)), Some('一' | '两' | '几' | '数' | '多' | '若' | '半' | '每' | '各' | '俩'))
            || one && source.char(begin_of(span)) == Some('第');
    if counting { Step::Counted } else { Step::Stop }
}

/// 湖南|沿江|机械有限公司, 湖南|三一|重工有限公司: between a place and nothing but trades, two characters are a firm's brand, whatever they
/// mean elsewhere.
pub(super) fn coined(source: &Source<'_>, owners: &Owners, word: Span, ending: &Ending) -> bool {
    let suffix = ending.span;
    let legal = ending.sort == Sort::Company && suffix.len() >= 4 && source.text.str(suffix).ends_with("公司");
    let begin = word.begin as usize;
    let placed = || {
        let place = |t: &super::Token| t.place && t.span.end == word.begin;
        begin.checked_sub(1).and_then(|i| source.token(i)).is_some_and(place) || owners.ends(begin)
    };
    // 湖南|向|腾|机械有限公司: or two that stand alone.
    let next = source.token(word.end as usize).filter(|t| word.len() == 1 && t.span.len() == 1 && t.pos != Pos::Mark);
    let end = next.map_or(word.end, |t| t.span.end);
    let trades = || {
        let rest = Span { begin: end, end: suffix.begin.max(end) };
        made_of(source, rest, &[Kind::Generic, Kind::Modifier, Kind::Suffix, Kind::Field])
    };
    // 湖南|一家|机械有限公司 is counted.
    let last = Span { begin: word.end - 1, end: word.end };
    let counted = || source.value(last, Kind::Particle).is_some_and(|does| says(does, "body"));
    // 临江区|与|长|光卫星技术股份有限公司: nor does what joins begin a brand.
    let listed = || word.len() == 2 && (source.is(word, Kind::Boundary) || counted()) || source.char(begin) == Some('与');
    legal && end == word.begin + 2 && end <= suffix.begin && !listed() && placed() && trades()
}

/// Whether the verb is told of an agent in front of it, or ends a longer word of the rules: 科技部|认定, 成功|研制.
pub(super) fn deed(source: &Source<'_>, token: &super::Token, before: Option<&super::Token>, span: Span) -> bool {
    let verb = matches!(token.pos, Pos::Verb | Pos::Activity) && span.len() > 1 && token.is(Kind::Rule);
    let longer = |n: u32| span.end >= n && source.is(Span { begin: span.end - n, end: span.end }, Kind::Rule);
    verb && (before.is_some_and(|t| source.hits_end_agent(t.span.end)) || (3..=6).any(longer))
}

/// Whether a word of praise ends here: 首款, 首|台.
pub(super) fn praised(source: &Source<'_>, span: Span) -> bool {
    (2..=3).any(|n| span.end >= n && source.is(Span { begin: span.end - n, end: span.end }, Kind::Epithet))
}

/// Whether what a thing measures is part of its name: 研制的|15兆瓦|风电机组, 首台|15兆瓦|风电机组.
pub(super) fn sized(source: &Source<'_>, from: usize) -> bool {
    from >= 2 && (source.char(from - 1) == Some('的') || praised(source, Span::new(from - 2, from)))
}

/// Whether more stands between here and an ending than what kind of thing it is.
pub(super) fn apart(source: &Source<'_>, begin: usize, suffix: Span) -> bool {
    let rest = Span::new(begin, (suffix.begin as usize).max(begin));
    rest.len() >= 2 && !made_of(source, rest, &[Kind::Generic, Kind::Modifier])
}
