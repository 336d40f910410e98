//! Which day a clause means that names none: 展会|首日 is the first of the occasion, 开园|当天 the one on which 开园 was told.

use rust_decimal::Decimal;

use super::carried::Topic;
use super::reading::{Clause, Period, Reading};
use crate::chunk::Chunk;
use crate::mention::Pos;
use crate::ontology::Kind;

/// How many sentences before 开园当天 it may have been told.
const BEFORE: usize = 30;

/// Dates a clause that has no date of its own and says 当天, 首日 or 此次.
pub(super) fn carry(reading: &Reading<'_>, clause: &Clause, part: &[Chunk], carried: &mut Topic, told: &[Vec<Topic>]) {
    if clause.date.is_some() {
        carried.same_day = false;
        return;
    }
    let same_day = part.iter().any(|c| scene(reading, c) == Some("day"));
    carried.same_day |= same_day;
    // 8月28日，甲开工仪式举行。|此次|开工项目26个
    let again = || {
        let now = || part.iter().any(|c| reading.particle(c, "now"));
        carried.period.is_none() && carried.held.is_some() && now() && super::several::counted(reading, part, false)
    };
    if same_day || again() {
        // 15日召开大会。|周五|，新政登场。管委会|当日|…: the occasion is over.
        let later = carried.day.filter(|day| same_day && carried.held.is_some_and(|held| day.from > held.to));
        carried.period = later.or(carried.held);
    }
    let meant = meant(reading, part, carried, told);
    (carried.period, carried.day) = (meant.or(carried.period), meant.or(carried.day));
}

fn scene<'r>(reading: &'r Reading<'_>, c: &Chunk) -> Option<&'r str> {
    c.kinds.has(Kind::Scene).then(|| reading.source.value(c.span, Kind::Scene)).flatten()
}

/// The day that a clause means by what happened on it. `told` holds the topics of the sentences before.
fn meant(reading: &Reading<'_>, part: &[Chunk], topic: &Topic, told: &[Vec<Topic>]) -> Option<Period> {
    if part.iter().any(|c| scene(reading, c) == Some("first")) {
        return topic.course.map(|p| Period { from: p.from, to: p.from });
    }
    let at = part.iter().position(|c| scene(reading, c) == Some("day")).filter(|at| *at > 0)?;
    let deed = reading.str(part[at - 1].span);
    let whole = deed.chars().count() > 1 && deed.chars().all(char::is_alphabetic);
    let days = told.iter().zip(&reading.passages).rev().take(BEFORE).flat_map(|(topics, passage)| {
        topics.iter().zip(&passage.clauses).map(|(topic, clause)| (topic.period, &passage.chunks[clause.begin..clause.end]))
    });
    let of_it = |chunks: &[Chunk]| chunks.iter().any(|c| reading.str(c.span).ends_with(deed));
    days.filter(|(period, _)| period.is_some_and(|p| p.from == p.to)).find(|(_, chunks)| whole && of_it(chunks))?.0
}

/// Whether a number of years stands in front of what was done in all of them, and not in the half-year told before: 我们|三年|研发投入.
pub(super) fn years(reading: &Reading<'_>, part: &[Chunk], at: usize) -> bool {
    let several =
        |c: &Chunk| reading.quantity(c).is_some_and(|q| q.unit == "年" && q.value.is_some_and(|years| years >= Decimal::TWO));
    let noun = |c: &Chunk| reading.source.token(c.span.begin as usize).is_some_and(|t| t.pos == Pos::Noun);
    let took = at.checked_sub(1).is_some_and(|before| reading.particle(&part[before], "took"));
    several(&part[at]) && !took && part.get(at + 1).is_some_and(|c| noun(c) && !reading.particle(c, "inside"))
}
