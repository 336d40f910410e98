//! 分别: names and numbers in the same order: `A、B分别新增8家、22家` is one statement for A and one for B.

use super::phrase;
use super::{State, Statement};
use crate::chunk::{Chunk, ChunkKind};
use crate::fact::topic::Topic;
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// Reads a clause with 分别; true when its numbers are used up.
pub(super) fn pairs(state: &State<'_, '_>, topic: &Topic, out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause];
    let chunks = &passage.chunks;
    let Some(r) = (clause.begin..clause.end).find(|i| reading.is(&chunks[*i], Kind::Respectively)) else { return false };
    let values: Vec<usize> = (r + 1..clause.end)
        .filter(|i| {
            reading.quantity(&chunks[*i]).is_some_and(|q| q.kind != QuantityKind::Date && q.value.is_some() && q.high.is_none())
        })
        .collect();
    let Some(&first) = values.first() else { return false };
    let begin = skip(reading, chunks, clause.begin, r);
    let parts = parts(chunks, begin, r, |c| reading.str(c.span));
    if parts.len() < 2 || parts.len() != values.len() {
        return false;
    }
    let verb = phrase::noun(reading, &chunks[r + 1..first]);
    for ((from, to), at) in parts.into_iter().zip(values) {
        let Some(q) = reading.quantity(&chunks[at]) else { continue };
        let name = match &chunks[from].kind {
            ChunkKind::Mention(m) if to == from + 1 && ["Agent", "Project", "Platform"].iter().any(|c| reading.is_a(*m, c)) => {
                Some(*m)
            }
            _ => None,
        };
        let noun = phrase::noun(reading, &chunks[from..to]);
        let (subject, indicator) = match name {
            Some(m) if !verb.is_empty() => (Some(reading.mentions[m].entity), verb.clone()),
            _ => (topic.owner(reading, &noun), format!("{verb}{noun}")),
        };
        let (Some(subject), Some(value)) = (subject, q.value) else { continue };
        if indicator.chars().count() < 2 {
            continue;
        }
        let growing = chunks[r..at].iter().rev().find_map(|c| reading.word(c, Kind::Growth));
        let percent = q.kind == QuantityKind::Percent;
        let mut statement = state.statement(subject, indicator, "observe:respectively");
        statement.bound = q.bound;
        match growing {
            Some(sign) if percent => statement.growth = Some(if sign == "-1" { -value } else { value }),
            _ if percent && chunks[r..at].iter().any(|c| reading.is(c, Kind::Share)) => statement.share = Some(value),
            _ if percent => statement.value = Some((value, "%".to_owned())),
            _ => statement.value = Some((value, q.unit.to_string())),
        }
        if growing.is_some() && percent {
            let noun = statement.indicator.clone();
            statement.indicator = noun.replacen(verb.as_str(), "", 1);
        }
        out.push(statement);
    }
    true
}

/// Past the subject's adverbials.
fn skip(reading: &crate::fact::reading::Reading<'_>, chunks: &[Chunk], begin: usize, end: usize) -> usize {
    (begin..end)
        .find(|i| {
            let c = &chunks[*i];
            !(reading.is(c, Kind::Silent) || reading.is(c, Kind::Subset) || reading.period(c).is_some())
        })
        .unwrap_or(begin)
}

/// The members of an enumeration: ranges between 、 and 和, and the members of a list chunk.
fn parts<'t>(chunks: &[Chunk], begin: usize, end: usize, text: impl Fn(&Chunk) -> &'t str) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut from = begin;
    for at in begin..=end {
        let joint =
            at == end || chunks[at].kind == ChunkKind::Mark('、') || matches!(text(&chunks[at]), "和" | "及" | "以及" | "与");
        if joint {
            if at > from {
                parts.push((from, at));
            }
            from = at + 1;
        }
    }
    parts
}
