//! Firms called by everyday words and a field, where only of a firm can be said what stands beside them: `长川精密|宣布`, `上市公司|天一恒新能源|…`.
//!
//! In: where a field ends. Out: the name, `长川精密`, if something beside it tells a firm.

use super::Source;
use super::coined::{common, goes_no_further, identifies, starts};
use super::token::{Pos, Token, is_mark};
use crate::ontology::{Hit, Kind, says};
use crate::quantity::QuantityKind;
use crate::text::Span;

/// How many characters stand in front of the field at most.
const BRAND: usize = 4;

/// How far behind 与 the verb may stand that says what both sides do.
const FAR: usize = 30;

/// How many characters a round has at most: Pre-A+轮.
const ROUND: usize = 8;

/// How many letters and digits a model has at most: SC-1000X.
const MODEL: usize = 8;

/// The name that this field ends, if what is said of it tells that it is a firm's.
pub(super) fn told(source: &Source<'_>, field: Span) -> Option<Span> {
    if source.value(field, Kind::Field) != Some("") {
        return None;
    }
    let behind = acts(source, field.end as usize);
    if !behind && !goes_no_further(source, field.end as usize) {
        return None;
    }
    let begin = brand(source, field.begin as usize)?;
    // 株洲|麦格米特|电气
    let begin = super::coined::region(source, begin).unwrap_or(begin);
    let span = Span::new(begin, field.end as usize);
    (behind && free(source, begin) || apposed(source, begin)).then_some(span).filter(|span| !common(source, *span))
}

/// The words and the field that end here, beside what tells that they are a firm's: 与|仲景谷生物|签署.
pub(super) fn beside(source: &Source<'_>, end: usize) -> Option<Span> {
    let field = |n: &usize| *n < end && source.value(Span::new(end - n, end), Kind::Field) == Some("");
    let begin = brand(source, end - (2..=4).rev().find(field)?)?;
    Some(Span::new(begin, end)).filter(|span| !common(source, *span))
}

/// Whether a name can begin here that no verb takes for its object: 发展|民用航空 names nobody.
fn free(source: &Source<'_>, begin: usize) -> bool {
    begin == 0
        || source.char(begin - 1) == Some('由')
        || starts(source, begin) && source.token(begin - 1).is_none_or(|t| t.pos != Pos::Verb || t.is(Kind::Apposition))
}

/// Whether what a firm is stands right in front: 上市公司|, 龙头企业|, but not 企业|智能装备.
fn apposed(source: &Source<'_>, begin: usize) -> bool {
    (3..=7).any(|n| begin >= n && source.is(Span::new(begin - n, begin), Kind::Apposition))
}

/// Whether what stands here is said of firms alone, days and adverbs in front of it apart: 近日|正式|宣布, 总经理, 生产车间.
pub(super) fn acts(source: &Source<'_>, mut at: usize) -> bool {
    for _ in 0..3 {
        let day = source.quantity_at(at).filter(|q| q.kind == QuantityKind::Date && q.span.begin as usize == at);
        let manner = || source.word_from(at, Kind::Silent).or_else(|| source.word_from(at, Kind::Time)).map(|(word, _)| word);
        match day.map(|q| q.span).or_else(manner) {
            Some(span) if source.word_from(at, Kind::Deed).is_none() => at = span.end as usize,
            _ => break,
        }
    }
    let deed = source
        .word_from(at, Kind::Deed)
        .is_some_and(|(_, sort)| matches!(sort, "earns" | "honours" | "defines" | "firm" | "floats" | "releases"));
    let post = || source.word_from(at, Kind::Title).is_some_and(|(_, value)| value == "firm");
    let yard = || source.word_from(at, Kind::Particle).is_some_and(|(_, does)| does == "yard");
    // 长川精密|与|青禾大学
    let agent = |h: &Hit| source.ontology.lexicon.known(*h).is_some_and(|class| source.ontology.schema.is_a(class, "Agent"));
    // 赣北阀门|与|东吴理工大学签署: whoever the other side is, nobody else signs.
    let signs = || {
        let mut clause = (at + 1..at + FAR).take_while(|i| source.char(*i).is_some_and(|c| !is_mark(c) || c == '、'));
        clause.any(|i| source.word_from(i, Kind::Deed).is_some_and(|(_, sort)| sort == "signs"))
    };
    let with =
        || matches!(source.char(at), Some('与' | '和' | '同')) && (source.hits.with(at + 1, Kind::Entity).any(agent) || signs());
    // 长川精密|的生产车间, 长川精密|等5家企业
    let own =
        || source.char(at) == Some('的') && source.word_from(at + 1, Kind::Particle).is_some_and(|(_, does)| does == "yard");
    // 长川精密|的母公司, 长川精密|是长川集团的子公司
    let parent = |i: usize| source.word_from(i, Kind::Apposition).is_some_and(|(_, of)| of == "parent");
    let kin = || match source.char(at) {
        Some('的') => parent(at + 1),
        _ => source
            .word_from(at, Kind::Particle)
            .is_some_and(|(is, does)| says(does, "identifies") && owned(source, is.end as usize)),
    };
    let first = || {
        let count = source.quantity_at(at + 1).is_some_and(|q| q.kind == QuantityKind::Count && q.unit == "家");
        source.char(at) == Some('等') && count && super::tally::counts_firms(source, at + 1)
    };
    // 长川精密|B轮|融资
    let funded = |i: usize| source.word_from(i + 1, Kind::Deed).is_some_and(|(_, sort)| sort == "funded");
    let round = || (at + 1..at + ROUND).any(|i| source.char(i) == Some('轮') && funded(i));
    // 长川汽车|首款增程式轿车
    let first_of = || source.word_from(at, Kind::Epithet).is_some();
    // 云翔航空|EV-6飞行器
    let model = || {
        let mut word = (at..at + MODEL).map_while(|i| source.char(i)).take_while(|c| c.is_ascii_alphanumeric() || *c == '-');
        source.char(at).is_some_and(|c| c.is_ascii_uppercase()) && word.any(|c| c.is_ascii_digit())
    };
    deed || first_of() || model() || round() || post() || yard() || with() || own() || kin() || first()
}

/// Whether the clause says of somebody that he belongs to another: 是|长川集团的|子公司.
fn owned(source: &Source<'_>, at: usize) -> bool {
    let mut clause = (at..at + FAR).take_while(|i| source.char(*i).is_some_and(|c| !is_mark(c)));
    clause.any(|i| {
        source.char(i) == Some('的') && source.word_from(i + 1, Kind::Particle).is_some_and(|(_, does)| says(does, "owned"))
    })
}

/// Where the words in front of a field begin that can be a brand: 天一|恒, 长川, 奥|普特.
fn brand(source: &Source<'_>, field: usize) -> Option<usize> {
    let mut begin = field;
    while let Some(t) = begin.checked_sub(1).and_then(|i| source.token(i)).filter(|t| t.span.end as usize == begin) {
        let light = begin == field && t.span.len() == 1 && t.is(Kind::Light) && !identifies(source, t.span);
        if field - (t.span.begin as usize) > BRAND || !(part(source, t) || light) {
            break;
        }
        begin = t.span.begin as usize;
    }
    // 由云杉|科技, which the dictionary takes for a person's name.
    let by =
        begin < field && source.char(begin) == Some('由') && source.token(begin).is_some_and(|t| t.span.len() == 3 && t.proper);
    begin += usize::from(by);
    (field - begin >= 2).then_some(begin)
}

/// Whether a word may be part of a brand.
pub(super) fn part(source: &Source<'_>, t: &Token) -> bool {
    let working = matches!(t.pos, Pos::Mark | Pos::Particle | Pos::Preposition | Pos::Pronoun | Pos::Conjunction | Pos::Position);
    let single = t.span.len() == 1;
    let acts = !single && matches!(t.pos, Pos::Verb | Pos::Activity | Pos::Adverb) && !t.proper;
    let said: &[Kind] = match single {
        true => &[Kind::Boundary, Kind::Light, Kind::Planned],
        false => &[
            Kind::Boundary,
            Kind::Light,
            Kind::Planned,
            Kind::Apposition,
            Kind::Generic,
            Kind::Modifier,
            Kind::Field,
            Kind::Title,
            Kind::Silent,
            Kind::Epithet,
            Kind::Entity,
            Kind::Suffix,
            Kind::Scope,
        ],
    };
    !working && !acts && !t.term && !said.iter().any(|kind| t.is(*kind)) && source.quantity_at(t.span.begin as usize).is_none()
}
