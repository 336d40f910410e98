//! Multiples: `用电量8.6亿千瓦时，是去年同期的|1.3倍`, `产量同比|翻一番`, `认购倍数|3.8倍`.

use rust_decimal::Decimal;

use super::statement::statement;
use super::{State, Statement, phrase};
use crate::chunk::Chunk;
use crate::ontology::Kind;
use crate::quantity::Quantity;

/// A multiple of the year before as growth, or one that is a measure of its own.
pub(super) fn multiple(state: &State<'_, '_>, q: &Quantity, number: Decimal, left: &[Chunk], out: &mut Vec<Statement>) {
    let reading = state.reading;
    let noun = phrase::noun(reading, left);
    // 认购倍数3.8倍
    if reading.gauge(&noun, "times").is_some() {
        let made = statement(state, noun, "observe:rate", out, |_| false);
        made.into_iter().for_each(|s| (s.value, s.bound) = (Some((number, q.unit.clone())), q.bound));
        return;
    }
    // 用电量8.6亿千瓦时，是去年同期的1.3倍: so much more than the year before. A multiple of anything else is no number of its own.
    if let [.., than, of] = left
        && reading.particle(of, "of")
    {
        let ago = reading.particle(than, "ago") || reading.source.value(than.span, Kind::Time) == Some("year -1");
        let last = out.get_mut(state.since..).and_then(|s| s.last_mut()).filter(|s| noun.is_empty() && s.growth.is_none());
        if let Some(s) = last.filter(|s| ago && s.value.is_some() && q.bound.is_none()) {
            s.growth = Some((number - Decimal::ONE) * Decimal::ONE_HUNDRED);
        }
        return;
    }
    // 在2015年57家的|基础|上翻了三番
    let basis = left.iter().any(|c| reading.gauges(reading.str(c.span), "basis"));
    if basis || noun.is_empty() && super::before::raised(state) || super::level::since(state, left).is_some() {
        return;
    }
    // 产量同比翻一番
    if reading.str(q.core).starts_with('翻')
        && let Some(s) = statement(state, noun, "observe:multiple", out, |s| s.growth.is_none())
    {
        s.growth = Some(number * Decimal::ONE_HUNDRED);
    }
}
