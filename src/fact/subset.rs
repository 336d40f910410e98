//! 其中 after a Signing: `签约项目18个，总投资102亿元，其中总部类项目7个、总投资31亿元` is a second Signing, part of the first.
//!
//! Statistics reads the numbers; here those that count a Signing's own projects become facts of its type.

use super::extract::frame;
use super::observe::Statement;
use super::reading::Reading;
use super::{Fact, Filler};
use crate::chunk::{Chunk, ChunkKind};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// How many sentences before 其中 its whole may stand.
const FAR: usize = 3;

/// Turns statements about a part of signed projects into Signings; returns the statements that stay.
pub fn subsets(
    reading: &Reading<'_>,
    statements: Vec<Statement>,
    retold: &[(u32, usize)],
    facts: &mut Vec<Fact>,
) -> Vec<Statement> {
    let mut kept: Vec<Statement> = Vec::with_capacity(statements.len());
    let mut last: Option<usize> = None;
    // Where each statement went, so that 其中 still points to its whole.
    let mut place: Vec<Option<usize>> = Vec::with_capacity(statements.len());
    for mut s in statements {
        s.part_of = s.part_of.and_then(|of| place.get(of).copied().flatten());
        place.push(None);
        let whole = whole(reading, facts, retold, &s);
        let (Some(whole), Some((value, _))) = (whole, s.value.clone()) else {
            last = None;
            if let Some(p) = place.last_mut() {
                *p = Some(kept.len());
            }
            kept.push(s);
            continue;
        };
        if s.currency.is_none() && reading.ending(&s.indicator, Kind::Anaphor).any(|(_, of)| of.ends_with("Project")) {
            let mut fact = frame(reading, "Signing", s.passage, None, "subset:signing", facts[whole].confidence);
            (fact.from, fact.to) = (facts[whole].from, facts[whole].to);
            for role in ["party", "atEvent", "place"] {
                if let Some(fillers) = facts[whole].roles.get(role) {
                    fact.roles.insert(role.to_owned(), fillers.clone());
                }
            }
            fact.roles.insert("projectCount".to_owned(), vec![Filler::Number(value)]);
            fact.roles.insert("category".to_owned(), vec![Filler::Text(s.indicator.clone())]);
            fact.roles.insert("partOf".to_owned(), vec![Filler::Fact(whole)]);
            if let Some(bound) = s.bound {
                fact.roles.insert("bound".to_owned(), vec![Filler::Concept(bound.name().to_owned())]);
            }
            last = Some(facts.len());
            facts.push(fact);
        } else if let (Some(at), Some(currency)) =
            (last, s.currency.filter(|_| reading.ending(&s.indicator, Kind::Indicator).any(|(_, of)| of == "project")))
        {
            let bound = s.bound.map(|b| b.name().to_owned());
            facts[at].roles.insert("amount".to_owned(), vec![Filler::Amount { value, currency: currency.to_owned(), bound }]);
        } else {
            // 外资项目4个…；内资9个，总投资70亿元: what follows is not of the projects counted before.
            if s.currency.is_none() {
                last = None;
            }
            if let Some(p) = place.last_mut() {
                *p = Some(kept.len());
            }
            kept.push(s);
        }
    }
    kept
}

/// The Signing of whose projects a statement counts some: told in its sentence before 其中, or in the last sentence before
/// that counts anything, where its own has no number before 其中 or goes on behind a semicolon after one that has none.
fn whole(reading: &Reading<'_>, facts: &[Fact], retold: &[(u32, usize)], s: &Statement) -> Option<usize> {
    let of = |passage: usize| {
        let begin = reading.source.text.original(reading.passages[passage].sentence.span).start;
        let whole = |f: &Fact| f.kind == "Signing" && f.roles.contains_key("projectCount") && !f.roles.contains_key("partOf");
        let again = || retold.iter().filter(|(at, _)| *at as usize == begin).map(|(_, of)| *of);
        facts.iter().position(|f| f.begin as usize == begin && whole(f)).or_else(|| again().find(|of| whole(&facts[*of])))
    };
    if s.in_subset
        && let Some(whole) = of(s.passage)
    {
        return Some(whole);
    }
    let count = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Count);
    let counts = |passage: usize| reading.passages[passage].chunks.iter().any(count);
    let semicolon = |passage: usize| reading.passages[passage].chunks.last().is_some_and(|c| c.kind == ChunkKind::Mark('；'));
    let opens = |passage: usize| {
        let passage = &reading.passages[passage];
        let subset = passage.clauses.iter().find(|c| c.subset);
        subset.is_some_and(|clause| !passage.chunks[..clause.begin].iter().any(count))
    };
    let mut first = s.passage;
    if opens(first) && !s.in_subset {
        return None;
    }
    while !opens(first) {
        first = first.checked_sub(1).filter(|before| semicolon(*before))?;
    }
    (first.saturating_sub(FAR)..first).rev().find(|before| !opens(*before) && counts(*before)).and_then(of)
}
