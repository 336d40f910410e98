//! 其中 after a Signing: `签约项目18个，总投资102亿元，其中总部类项目7个、总投资31亿元` is a second Signing, part of the first.
//!
//! Statistics reads the numbers; here those that count a Signing's own projects become facts of its type.

use super::extract::frame;
use super::observe::Statement;
use super::reading::Reading;
use super::{Fact, Filler};
use crate::ontology::Kind;

/// Turns statements about a part of signed projects into Signings; returns the statements that stay.
pub fn subsets(reading: &Reading<'_>, statements: Vec<Statement>, facts: &mut Vec<Fact>) -> Vec<Statement> {
    let mut kept: Vec<Statement> = Vec::with_capacity(statements.len());
    let mut last: Option<usize> = None;
    // Where each statement went, so that 其中 still points to its whole.
    let mut place: Vec<Option<usize>> = Vec::with_capacity(statements.len());
    for mut s in statements {
        s.part_of = s.part_of.and_then(|of| place.get(of).copied().flatten());
        place.push(None);
        let sentence = reading.source.text.original(reading.passages[s.passage].sentence.span);
        let whole = facts.iter().position(|f| {
            f.kind == "Signing"
                && f.begin as usize == sentence.start
                && f.roles.contains_key("projectCount")
                && !f.roles.contains_key("partOf")
        });
        let (Some(whole), Some((value, _))) = (whole.filter(|_| s.in_subset), s.value.clone()) else {
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
            if let Some(p) = place.last_mut() {
                *p = Some(kept.len());
            }
            kept.push(s);
        }
    }
    kept
}
