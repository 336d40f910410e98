//! How much of what was to be done is done: `完成全年任务的63%`, `工程量完成45%`, `工业总产值238亿元，完成全年指标的62%`.

use rust_decimal::Decimal;

use super::{State, Statement, phrase};
use crate::chunk::Chunk;
use crate::ontology::Kind;
use crate::quantity::Bound;

/// A percentage behind `left` as such a statement; whether it is one.
pub(super) fn completion(
    state: &State<'_, '_>,
    left: &[Chunk],
    number: Decimal,
    bound: Option<Bound>,
    out: &mut Vec<Statement>,
) -> bool {
    let reading = state.reading;
    let completes = |c: &Chunk| reading.ending(reading.str(c.span), Kind::Completion).next().map(|(_, rate)| rate);
    let Some((d, rate)) = left.iter().enumerate().rev().find_map(|(i, c)| Some((i, completes(c)?))) else { return false };
    let rest = &left[d + 1..];
    // 交易完成|后|持股15.6%: what is done by then is another matter.
    if rest.iter().any(|c| reading.particle(c, "reached")) {
        return false;
    }
    // 完成年任务75亿元的24%: the task without its sum.
    let (sum, of) = (rest.len().saturating_sub(2), rest.last().is_some_and(|c| reading.particle(c, "of")));
    let whole = phrase::noun(reading, if of && super::number(reading, &rest[sum]) { &rest[..sum] } else { rest });
    // 完成全年|目标|的62%: a word of plans, too.
    let goal = || rest.iter().rev().map(|c| reading.str(c.span)).find(|word| reading.gauge(word, "goal").is_some());
    let whole = if whole.is_empty() { goal().map_or_else(|| phrase::noun(reading, &left[..d]), str::to_owned) } else { whole };
    // 工业总产值238亿元，完成全年|目标任务|的62%: the year's, of what was measured before.
    let last = rest.iter().rposition(|c| reading.gauge(reading.str(c.span), "goal").is_some());
    // 完成市里|下达|任务数的62%
    // 完成市政府|下达|全年|目标的62%
    let given = last.is_some_and(|last| rest[..last].iter().any(|c| reading.particle(c, "gives")));
    let bare = given || ["goal", "year"].into_iter().any(|way| reading.gauge(&whole, way) == Some(whole.as_str()));
    let task = last.filter(|last| bare && !rest[..*last].iter().any(|c| super::number(reading, c)));
    let told = || out.get(state.since..).and_then(|s| s.last()).filter(|s| s.value.is_some());
    // 完成全年|170家|任务|的71.8%: how many they are is no part of its name.
    let inner = last.filter(|last| *last > 1 && super::number(reading, &rest[last - 1]));
    let whole = match (rest.first(), task) {
        (Some(first), None) if let Some(last) = inner => {
            let of = told().map_or_else(|| phrase::noun(reading, &left[..d]), |s| s.indicator.clone());
            of + reading.str(first.span.join(rest[last - 2].span)) + reading.str(rest[last].span)
        }
        (Some(first), Some(last)) => {
            let of = told().map_or_else(|| phrase::noun(reading, &left[..d]), |s| s.indicator.clone());
            of + reading.str(first.span.join(rest[last].span))
        }
        _ => whole,
    };
    if let Some(s) = super::statement::statement(state, format!("{whole}{rate}"), "observe:completion", out, |_| false) {
        (s.share, s.bound) = (Some(number), bound);
        // 完成全年|计划|的62%: what is done is not planned.
        s.planned = false;
    }
    true
}
