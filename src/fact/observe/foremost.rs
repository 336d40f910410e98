//! Who is first, said in the clause before its number: `民营企业最多，有|1200家`, `制造业增速最快，达到|13%`, `新材料次之，为|80亿元`.

use super::{State, Statement, phrase};
use crate::chunk::{Chunk, ChunkKind};
use crate::ontology::Kind;
use crate::quantity::{Quantity, QuantityKind};

/// The noun that the clause before calls first, where all that stands in front of the number says no more than it, and whether it is its
/// share that is first: 制造业增速, 软件业|占比.
fn named(state: &State<'_, '_>, left: &[Chunk]) -> Option<(String, bool)> {
    let reading = state.reading;
    if !left.iter().all(|c| super::word::idle(reading, c) || super::word::light(reading, c)) {
        return None;
    }
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause.checked_sub(1).filter(|_| !state.explicit)?];
    let named = clause.head.filter(|h| !reading.names(&passage.chunks[*h]).is_empty());
    let head = named.map_or(clause.begin, |h| h + 1);
    let (last, part) = passage.chunks[head..clause.end].split_last()?;
    let first = ["most", "next"].iter().any(|way| reading.particle(last, way));
    // 青禾高新区最多: whoever is first by name is the subject.
    let thing = |m: usize| matches!(reading.class(m), "Industry" | "Honor" | "Product");
    let whose = |c: &Chunk| reading.names(c).iter().any(|m| !thing(*m));
    let plain = first && !part.iter().any(|c| whose(c) || super::number(reading, c));
    let share = part.last().is_some_and(|c| reading.is(c, Kind::Share));
    plain.then(|| (phrase::noun(reading, part), share)).filter(|(noun, _)| noun.chars().count() >= 2)
}

/// What a count or a sum is of. A sum is of what the one before was, where its own measure is not said: 新材料 → 新材料产值.
pub(super) fn noun(state: &State<'_, '_>, q: &Quantity, left: &[Chunk], out: &[Statement]) -> Option<String> {
    let (noun, _) = named(state, left).filter(|(_, share)| !share)?;
    let measured = q.kind != QuantityKind::Money || state.reading.gauge(&noun, "measure").is_some();
    if measured { Some(noun) } else { Some(format!("{noun}{}", measure(state, out)?)) }
}

/// What the last number measures: 规上工业增加值 → 增加值.
fn measure<'o>(state: &State<'_, '_>, out: &'o [Statement]) -> Option<&'o str> {
    state.reading.gauge(&last(state, out)?.indicator, "measure")
}

/// The last number of the sentence, or of the one before a semicolon.
fn last<'o>(state: &State<'_, '_>, out: &'o [Statement]) -> Option<&'o Statement> {
    let before = state.passage.checked_sub(1).and_then(|p| state.reading.passages[p].chunks.last());
    let goes_on = || before.is_some_and(|c| c.kind == ChunkKind::Mark('；'));
    let said = out.get(state.since..).and_then(|s| s.last());
    said.or_else(|| out.last().filter(|s| s.passage + 1 == state.passage && goes_on()))
}

/// A percentage that is the growth or the share of what is first: by its last word, else by what the number before was. False where no
/// such clause stands before.
pub(super) fn rate(state: &State<'_, '_>, q: &Quantity, left: &[Chunk], out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let Some(((noun, share), number)) = named(state, left).zip(q.value) else { return false };
    let last = last(state, out);
    let paced = reading.gauge_of(&noun, Kind::Growth).and_then(|end| noun.strip_suffix(end)).filter(|n| !n.is_empty());
    let of = |what: &str| format!("{what}{}", measure(state, out).filter(|m| !what.ends_with(*m)).unwrap_or_default());
    let indicator = match paced {
        Some(grown) => of(grown),
        _ if share || last.is_some_and(|s| s.share.is_some()) => noun.clone(),
        _ if last.is_some_and(|s| s.growth.is_some()) => of(&noun),
        _ => return false,
    };
    let share = paced.is_none() && (share || last.is_some_and(|s| s.growth.is_none()));
    let Some(subject) = state.topic.owner(reading, &indicator).filter(|_| q.kind == QuantityKind::Percent) else { return false };
    let mut statement = state.statement(subject, indicator, if share { "observe:share" } else { "observe:growth" });
    statement.bound = q.bound;
    if share {
        statement.share = Some(number);
    } else {
        statement.growth = Some(number);
    }
    out.push(statement);
    true
}
