//! What growth is against: `与上年同期持平`, growth of zero, said without a number; `较上一代产品降低`.

use rust_decimal::Decimal;

use super::phrase;
use super::statement::statement;
use super::{State, Statement};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::fact::reading::Reading;
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// 税收收入与上年同期持平: growth of zero, said without a number.
pub(super) fn level(state: &mut State<'_, '_>, out: &mut Vec<Statement>) {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause];
    if !clause.kinds.has(Kind::Growth) {
        return;
    }
    let part = &passage.chunks[clause.begin..clause.end];
    let Some(at) = part.iter().position(|c| reading.word(c, Kind::Growth) == Some("0")) else { return };
    let than = part[..at].iter().position(|c| reading.particle(c, "than")).unwrap_or(at);
    let from = state.left.saturating_sub(clause.begin).min(than);
    let noun = phrase::noun(reading, &part[from..than]);
    // 增速与半年度持平 says nothing of what has grown.
    if reading.lists(&noun, Kind::Growth) {
        return;
    }
    if let Some(s) = statement(state, noun, "observe:level", out, |s| s.growth.is_none()) {
        s.growth = Some(Decimal::ZERO);
    }
}

/// Where it is said that growth is against something of another kind: 较|上一代产品|降低, 比|传统工艺|提高.
pub(super) fn against(reading: &Reading<'_>, left: &[Chunk]) -> Option<usize> {
    // 同比|小幅|下滑: the word has said with what.
    let than =
        left.iter().rposition(|c| reading.particle(c, "than") && !reading.particle(c, "and") && !reading.particle(c, "said"))?;
    let kind = left.get(than + 1)?;
    // 较|发行价|上涨
    let word = |t: &crate::mention::Token| t.span == kind.span && t.pos == Pos::Noun;
    let listed = matches!(kind.kind, ChunkKind::Word(_)) && !super::word::idle(reading, kind);
    let listed = listed && reading.source.token(kind.span.begin as usize).is_some_and(word);
    let thing =
        listed || matches!(kind.kind, ChunkKind::Mention(_) | ChunkKind::Token(Pos::Noun | Pos::Adjective | Pos::Activity));
    let peer = |c: &Chunk| reading.gauges(reading.str(kind.span.join(c.span)), "peer");
    // 比|投产|之初|下降, 较|改造|前|提高: when it was otherwise.
    let ago = |c: &Chunk| reading.gauge(reading.str(c.span), "ago").is_some() && reading.period(c).is_none();
    (thing || left[than + 1..].iter().take(4).any(|c| peer(c) || ago(c))).then_some(than)
}

/// Whether what others have follows, with whom one compares: 高于|全省|2.6%的平均水平, 快|于|全市|6%的增速.
pub(super) fn beyond(reading: &Reading<'_>, left: &[Chunk]) -> bool {
    let Some((_, front)) = left.split_last().filter(|(whom, _)| super::scope::scopes(reading, whom)) else { return false };
    let says = |from: usize| {
        let words = reading.str(front[from].span.join(front[front.len() - 1].span));
        reading.source.ontology.lexicon.values(words, Kind::Particle).any(|value| value == "beyond")
    };
    (front.len().saturating_sub(2)..front.len()).any(says)
}

/// Where it is said that growth is not against the year before: 五年|增长, 较“十三五”末|增长, 较2019年|增长.
pub(super) fn since(state: &State<'_, '_>, left: &[Chunk]) -> Option<usize> {
    let reading = state.reading;
    let now = state.period.map(|p| p.to).or(reading.source.article.published).map(|d| d.year());
    left.iter().enumerate().rev().find_map(|(i, c)| {
        let q = reading.quantity(c)?;
        let years = q.unit == "年" && q.value.is_some_and(|v| v > Decimal::ONE);
        let compared = i.checked_sub(1).filter(|b| reading.particle(&left[*b], "than"));
        match q.kind {
            QuantityKind::Duration if years => Some(i),
            QuantityKind::Date if years && q.from.is_none() => Some(i),
            QuantityKind::Date => {
                let than = compared?;
                let text = reading.str(c.span);
                if nearer(reading, text) {
                    return Some(than);
                }
                let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
                let other = match digits.parse::<i16>() {
                    Ok(year) if digits.len() == 4 => now.is_some_and(|now| year + 1 != now),
                    _ => q.from.is_some_and(|d| now.is_some_and(|now| d.year() + 1 < now)),
                };
                other.then_some(than)
            }
            _ => None,
        }
    })
}

/// Whether a time that one compares with is no year before: 较|年初|增长, 较|二季度|增长, but 较|去年二季度|增长.
fn nearer(reading: &Reading<'_>, text: &str) -> bool {
    let month = reading.gauge(text, "season").is_some_and(|end| !text[..text.len() - end.len()].contains('年'));
    month || reading.gauge(text, "eve").is_some()
}

/// What the change told right before was against, if that was no year before, so that its rate is none, either:
/// 较|年初|增加26亿元，|增长9.1%.
pub(super) fn eve<'a>(state: &State<'_, 'a>) -> Option<&'a str> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause.checked_sub(1)?];
    let part = &passage.chunks[clause.begin..clause.end];
    let than = part.iter().rposition(|c| reading.particle(c, "than"))?;
    let eve = part.get(than + 1).filter(|c| nearer(reading, reading.str(c.span)))?;
    let changes = [QuantityKind::Count, QuantityKind::Money, QuantityKind::Measure];
    let change = part[than + 2..].iter().find_map(|c| reading.quantity(c)).is_some_and(|q| changes.contains(&q.kind));
    change.then(|| reading.str(part[than].span.join(eve.span)))
}

/// What has grown against the month or the quarter before, where its rates stand in a series: 营收、净利润|环比|分别增长6%和8%,
/// 营收、净利润|环比增速|分别为6%和8%.
pub(super) fn monthly(reading: &Reading<'_>, chunks: &[Chunk], noun: &str) -> Option<String> {
    let month = |c: &Chunk| reading.gauges(reading.str(c.span), "month");
    let at = chunks.iter().position(|c| month(c) || reading.word(c, Kind::Growth) == Some("rate"))?;
    let word = reading.str(chunks[at].span);
    let grows = chunks[at + 1..].iter().rfind(|c| reading.is(c, Kind::Growth)).map_or("", |c| reading.str(c.span));
    if month(&chunks[at]) && grows.is_empty() {
        return None;
    }
    let noun = noun.strip_suffix(grows).unwrap_or(noun);
    Some(format!("{}{word}{grows}", noun.strip_suffix(word).unwrap_or(noun)))
}
