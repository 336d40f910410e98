//! What a chunk is to the noun phrase that a number belongs to: 完成 and 今年以来 say nothing of it, 引进 says what was done.

use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::fact::reading::Reading;
use crate::ontology::{Kind, Kinds};
use crate::quantity::QuantityKind;

/// Whether a chunk says nothing about what is measured.
pub(super) fn idle(reading: &Reading<'_>, c: &Chunk) -> bool {
    match &c.kind {
        ChunkKind::Mark(m) => !matches!(m, '“' | '”' | '（' | '）' | '·' | '/'),
        ChunkKind::Quantity(q) => {
            matches!(reading.source.quantities[*q].kind, QuantityKind::Date | QuantityKind::Duration)
        }
        ChunkKind::Word(_) if matches!(reading.word(c, Kind::Silent), Some("part" | "each")) => false,
        ChunkKind::Word(_) => {
            [Kind::Silent, Kind::Planned, Kind::Finished, Kind::Subset, Kind::Respectively, Kind::Attribution]
                .iter()
                .any(|k| reading.is(c, *k))
                || reading.particle(c, "moves")
        }
        ChunkKind::Token(pos) => matches!(
            pos,
            Pos::Adverb | Pos::Conjunction | Pos::Preposition | Pos::Particle | Pos::Pronoun | Pos::Time | Pos::Position
        ),
        _ => false,
    }
}

pub(super) fn light(reading: &Reading<'_>, c: &Chunk) -> bool {
    reading.is(c, Kind::Light)
}

/// Whether a chunk is a verb that says what was done, also where rules listen for it.
pub(super) fn verbal(reading: &Reading<'_>, c: &Chunk) -> bool {
    match c.kind {
        ChunkKind::Token(pos) => pos == Pos::Verb,
        ChunkKind::Word(_) => {
            // 公布 and 公布了
            let token = |i: u32| reading.source.token(i as usize);
            let particle = || token(c.span.end - 1).is_some_and(|t| t.pos == Pos::Particle);
            token(c.span.begin).is_some_and(|t| t.pos == Pos::Verb && (t.span == c.span || particle())) && !rates(c)
        }
        _ => false,
    }
}

/// Whether a chunk joins two parts of a noun phrase: 国家|和|地区, 规模|以上|企业.
pub(super) fn joins(reading: &Reading<'_>, c: &Chunk) -> bool {
    reading.particle(c, "and") || c.kinds.has(Kind::BoundAfter) && matches!(c.kind, ChunkKind::Token(Pos::Position))
}

/// Whether a verb between a noun and its number says no more than that it was reached, listed or not: 上市企业|攒到|27家, 规模|冲|过200亿元,
/// 产线|建|8条.
pub(super) fn reaches(reading: &Reading<'_>, verb: &Chunk, before: &[Chunk]) -> bool {
    let text = reading.str(verb.span);
    let plain = |c: &Chunk| reading.gauges(reading.str(c.span), "plain verb");
    let end = |c: char| reading.gauges(c.encode_utf8(&mut [0; 4]), "reach");
    let says = match verb.span.len() {
        1 => plain(verb),
        2 => {
            let token = matches!(verb.kind, ChunkKind::Token(Pos::Verb | Pos::Other | Pos::Adjective));
            token && text.chars().next_back().is_some_and(end)
        }
        _ => false,
    };
    if !says {
        return false;
    }
    let kind = |c: &Chunk| {
        let ends = ["sector", "measure"].iter().any(|way| reading.gauge(reading.str(c.span), way).is_some());
        ends || reading.source.is(c.span, Kind::Indicator)
    };
    let said = before.iter().rfind(|c| !idle(reading, c) && !plain(c));
    said.is_some_and(|c| noun_like(reading, c) || named(reading, c) || kind(c))
}

/// Whether a verb may stand inside a name: 创新, 研发.
pub(super) fn modifies(reading: &Reading<'_>, c: &Chunk) -> bool {
    reading.source.is(c.span, Kind::Modifier)
}

/// Whether a verb says no more than that a number was reached, by whoever stands before it: 完成, 实现.
pub(super) fn does(reading: &Reading<'_>, c: &Chunk) -> bool {
    reading.word(c, Kind::Light) == Some("does")
}

pub(super) fn noun_like(reading: &Reading<'_>, c: &Chunk) -> bool {
    match c.kind {
        // 3家科技|支行: whatever else it may be.
        ChunkKind::Token(pos) => matches!(pos, Pos::Noun | Pos::Activity) || reading.gauges(reading.str(c.span), "noun"),
        ChunkKind::Mention(m) => reading.class(m) == "Industry",
        ChunkKind::Word(_) => reading.source.token(c.span.begin as usize).is_some_and(|t| t.span == c.span && t.pos == Pos::Noun),
        _ => false,
    }
}

/// Whether a chunk may stand between a percentage and the word of growth behind it: 10%|的|快速|增长.
pub(super) fn ahead(reading: &Reading<'_>, c: &Chunk) -> bool {
    reading.is(c, Kind::Growth)
        || reading.particle(c, "of")
        || matches!(c.kind, ChunkKind::Token(Pos::Adjective | Pos::Adverb))
        || reading.is(c, Kind::Silent)
}

pub(super) fn rates(c: &Chunk) -> bool {
    c.word().meets(Kinds::of(&[Kind::Growth, Kind::Share, Kind::Ranking]))
}

/// Past who says that they are of the kind counted: 120家|国家|认定|的|高新技术企业, 30家|经|省级|备案|的|众创空间.
pub(super) fn granted(reading: &Reading<'_>, chunks: &[Chunk], at: usize) -> Option<usize> {
    let near = chunks.get(at..)?.iter().take(5);
    let of = at
        + near
            .take_while(|c| !matches!(c.kind, ChunkKind::Mark(_) | ChunkKind::Quantity(_)))
            .position(|c| reading.particle(c, "of"))?;
    let grants = of > at && reading.particle(&chunks[of - 1], "grants");
    (grants && chunks.get(of + 1).is_some_and(|c| !matches!(c.kind, ChunkKind::Mark(_)))).then_some(of + 1)
}

/// To the word for money behind a sum and what it is for: 2000万元|应急|转贷|资金.
pub(super) fn purse(reading: &Reading<'_>, chunks: &[Chunk], at: usize) -> Option<usize> {
    let sum = at.checked_sub(1).and_then(|b| reading.quantity(chunks.get(b)?)).filter(|q| q.kind == QuantityKind::Money);
    let word = |c: &&Chunk| matches!(c.kind, ChunkKind::Token(_)) || c.kinds.has(Kind::Gauge) && !light(reading, c);
    let near = chunks.get(at..)?.iter().take(4).take_while(word).position(|c| reading.gauges(reading.str(c.span), "purse"));
    near.filter(|n| sum.is_some() && *n > 0).map(|n| at + n)
}

/// Whether a chunk names kinds of firms or of trades: 独角兽和潜在独角兽企业.
pub(super) fn named(reading: &Reading<'_>, c: &Chunk) -> bool {
    let kind = |m: &usize| matches!(reading.class(*m), "Honor" | "Industry");
    matches!(&c.kind, ChunkKind::List { members, count: None, .. } if members.iter().all(kind))
        || matches!(c.kind, ChunkKind::Mention(m) if kind(&m))
}

/// What a word or a unit says that a number is of where no noun does: 总数达|27家 of a sum, 收盘报|28.46元/股 of a price.
pub(super) fn said(reading: &Reading<'_>, left: &[Chunk], unit: &str, noun: &str) -> Option<String> {
    let word = left.iter().find_map(|c| reading.word(c, Kind::Light)?.strip_prefix("sum ")).filter(|_| noun.is_empty());
    let unit = || reading.source.ontology.lexicon.values(unit, Kind::Gauge).find_map(|of| of.strip_prefix("of "));
    // |以|6元/股|的价格: the noun stands behind.
    let led = left.last().is_some_and(|c| c.kind == ChunkKind::Token(Pos::Preposition));
    word.or_else(|| unit().filter(|_| noun.chars().count() < 2 && !led)).map(str::to_owned)
}

/// Past the mark behind a number that says no more than that it was passed: 站上500亿元|台阶|, 首破百亿元|大关|, 站上500亿元|的|台阶|.
pub(super) fn passed(reading: &Reading<'_>, chunks: &[Chunk], at: usize) -> usize {
    let mark = |i: usize| chunks.get(i).is_some_and(|c| reading.gauges(reading.str(c.span), "mark"));
    let of = chunks.get(at + 1).is_some_and(|c| reading.particle(c, "of")) && mark(at + 2);
    at + 1 + if of { 2 } else { usize::from(mark(at + 1)) }
}

/// What a length of time in this unit says that something takes: 施工许可证平均25|个工作日| is 施工许可证用时.
pub(super) fn takes<'a>(reading: &Reading<'a>, unit: &str) -> Option<&'a str> {
    reading.source.ontology.lexicon.values(unit, Kind::Gauge).find_map(|says| says.strip_prefix("takes "))
}

/// Words that say of a number before them how it has changed, what part or which place it is.
pub(super) const RATES: Kinds = Kinds::of(&[Kind::Light, Kind::Growth, Kind::Share, Kind::Ranking]);

/// Whether the words in front of a number tell what there is (拥有), or what was done; nothing where no verb stands there.
pub(super) fn stands(reading: &Reading<'_>, left: &[Chunk]) -> Option<bool> {
    let stock = |c: &Chunk| reading.word(c, Kind::Light) == Some("stock") || reading.is(c, Kind::Cumulative);
    let acts = |c: &Chunk| verbal(reading, c) && !modifies(reading, c);
    let verb = |c: &Chunk| light(reading, c) || acts(c) || reading.is(c, Kind::Realised);
    if left.iter().any(stock) { Some(true) } else { left.iter().any(verb).then_some(false) }
}

/// Whether somebody lends or gives the money that stands behind: 获得|甲银行|5000万元授信.
pub(super) fn lent(reading: &Reading<'_>, left: &[Chunk], what: &str) -> bool {
    let agent = |c: &Chunk| reading.names(c).iter().any(|m| reading.is_a(*m, "Agent"));
    left.last().is_some_and(agent) && reading.gauges(what, "purse")
}
