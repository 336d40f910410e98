//! What is made in a year, said with a verb: `一年能产|2.5万吨`, `脂质体一年能出|900万瓶`, `每年可以生产|30万台|压缩机` → 年产.

use super::word::{idle, light};
use super::{State, phrase};
use crate::chunk::Chunk;
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// The indicator: what is made stands in front of the year (脂质体年产量) or from `behind` the number (年产压缩机). Nothing where no verb
/// of making stands right in front of the number, or no year in front of it.
pub(super) fn made(state: &State<'_, '_>, at: usize, behind: &[Chunk]) -> Option<String> {
    let reading = state.reading;
    let lexicon = &reading.source.ontology.lexicon;
    let passage = &reading.passages[state.passage];
    reading.quantity(&passage.chunks[at]).filter(|q| matches!(q.kind, QuantityKind::Count | QuantityKind::Measure))?;
    let from = phrase::start(reading, &passage.chunks, &passage.clauses[state.clause]);
    let (verb, front) = passage.chunks.get(from..at)?.split_last()?;
    let (made, much) =
        lexicon.values(reading.str(verb.span), Kind::Gauge).find_map(|v| v.strip_prefix("produces "))?.split_once('|')?;
    let able = |c: &Chunk| idle(reading, c) || light(reading, c) || reading.is(c, Kind::Hypothetical);
    let year = front.iter().rposition(|c| reading.gauges(reading.str(c.span), "yearly"))?;
    if !front[year + 1..].iter().all(able) {
        return None;
    }
    let (before, what) = (phrase::noun(reading, &front[..year]), phrase::noun(reading, behind));
    Some(if what.is_empty() { before + much } else { format!("{made}{what}") })
}
