//! 其中 after a Signing: `签约项目18个，总投资102亿元，其中总部类项目7个、总投资31亿元` is a second Signing, part of the first; so is it
//! with the projects of a Milestone: `28个项目开工，其中工业项目21个`.
//!
//! Statistics reads the numbers; here those that count such a fact's own projects become facts of its type.

use super::broken::{begin, counts, sort, sums};
use super::frame::frame;
use super::observe::Statement;
use super::reading::Reading;
use super::{Fact, Filler};
use crate::chunk::{Chunk, ChunkKind};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;
use rust_decimal::Decimal;

/// How many sentences before 其中 its whole may stand.
const FAR: usize = 4;

/// Turns statements about a part of such projects into facts of their type; returns the statements that stay.
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
    let broken = super::broken::down(reading, &statements, facts);
    for (i, mut s) in statements.into_iter().enumerate() {
        s.part_of = s.part_of.and_then(|of| place.get(of).copied().flatten());
        place.push(None);
        let whole = broken.get(&i).copied().or_else(|| whole(reading, facts, retold, &s));
        let (Some(whole), Some((value, _))) = (whole, s.value.clone()) else {
            last = None;
            if let Some(p) = place.last_mut() {
                *p = Some(kept.len());
            }
            kept.push(s);
            continue;
        };
        if s.currency.is_none() && (broken.contains_key(&i) || sort(reading, &s, s.passage)) {
            let fact = part(reading, facts, whole, &s, value, kind(reading, &s));
            last = Some(facts.len());
            facts.push(fact);
        } else if let (Some(at), Some(currency)) = (last, s.currency.filter(|_| sums(reading, &s.indicator))) {
            let bound = s.bound.map(|b| b.name().to_owned());
            let at = if all_of(facts, whole, at) && !facts[whole].roles.contains_key("amount") { whole } else { at };
            let amount = Filler::Amount { value, currency: currency.to_owned(), bound };
            facts[at].roles.entry("amount".to_owned()).or_insert_with(|| vec![amount]);
        } else if let Some((number, sort)) = sized(reading, &s).filter(|_| s.in_subset) {
            let bound = s.bound.take().map(|b| b.name().to_owned());
            let currency = s.currency.unwrap_or_default().to_owned();
            let mut fact = part(reading, facts, whole, &s, number, sort);
            fact.roles.insert("amount".to_owned(), vec![Filler::Amount { value, currency, bound }]);
            // What a count of them made of 5个|上台|签约项目 is told.
            while kept.last().is_some_and(|k| k.passage == s.passage && k.value.as_ref().is_some_and(|v| v.0 == number)) {
                kept.pop();
            }
            facts.push(fact);
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

/// A Signing or a Milestone of some of the projects of another.
fn part(reading: &Reading<'_>, facts: &[Fact], whole: usize, s: &Statement, number: Decimal, sort: String) -> Fact {
    let whole_fact = &facts[whole];
    let signed = whole_fact.kind == "Signing";
    let (kind, rule) = if signed { ("Signing", "subset:signing") } else { ("Milestone", "subset:milestone") };
    let mut fact = frame(reading, kind, s.passage, None, rule, whole_fact.confidence);
    (fact.from, fact.to) = (whole_fact.from, whole_fact.to);
    for role in ["party", "stage", "zone", "status", "atEvent", "place"] {
        if let Some(fillers) = whole_fact.roles.get(role) {
            fact.roles.insert(role.to_owned(), fillers.clone());
        }
    }
    fact.roles.insert("projectCount".to_owned(), vec![Filler::Number(number)]);
    if signed {
        fact.roles.insert("category".to_owned(), vec![Filler::Text(sort)]);
    }
    fact.roles.insert("partOf".to_owned(), vec![Filler::Fact(whole)]);
    if let Some(bound) = s.bound {
        fact.roles.insert("bound".to_owned(), vec![Filler::Concept(bound.name().to_owned())]);
    }
    fact
}

/// Of what sort the projects are that a statement counts, which may stand behind their number: 另外12个|是|内资项目|.
fn kind(reading: &Reading<'_>, s: &Statement) -> String {
    let chunks = &reading.passages[s.passage].chunks;
    let number = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.value.is_some() && q.value == s.value.as_ref().map(|v| v.0));
    let behind = || {
        let at = chunks.iter().position(number)? + 1;
        let is = chunks.get(at).is_some_and(|c| matches!(reading.str(c.span), "是" | "为" | "属于"));
        let sort = chunks.get(at + 1..).filter(|_| is)?;
        let end = sort.iter().position(|c| matches!(c.kind, ChunkKind::Mark(_))).unwrap_or(sort.len());
        let noun = reading.str(sort.first()?.span.join(sort[..end].last()?.span));
        noun.ends_with(&s.indicator).then(|| noun.to_owned())
    };
    behind().unwrap_or_else(|| s.indicator.clone())
}

/// Whether the last part is one of several that make up the whole and have no sums of their own: 签约16个，其中产业类10个、人才类6个，
/// 总投资17亿元 is what all of them cost.
fn all_of(facts: &[Fact], whole: usize, last: usize) -> bool {
    let number = |f: &Fact| match f.roles.get("projectCount")?.first()? {
        Filler::Number(n) => Some(*n),
        _ => None,
    };
    let of = Some(vec![Filler::Fact(whole)]);
    let parts = || facts[..=last].iter().filter(|f| f.begin == facts[last].begin && f.roles.get("partOf") == of.as_ref());
    let sum: Decimal = parts().filter_map(number).sum();
    parts().count() > 1 && parts().all(|f| !f.roles.contains_key("amount")) && number(&facts[whole]) == Some(sum)
}

/// How many projects of which sort have the sum of a statement: 其中|5个|上台签约项目|总投资|160亿元.
fn sized(reading: &Reading<'_>, s: &Statement) -> Option<(Decimal, String)> {
    let chunks = &reading.passages[s.passage].chunks;
    let (value, _) = s.value.as_ref().filter(|_| s.currency.is_some())?;
    let quantity = |i: usize, kind: QuantityKind| reading.quantity(&chunks[i]).filter(|q| q.kind == kind).and_then(|q| q.value);
    let at = (0..chunks.len()).find(|i| quantity(*i, QuantityKind::Money) == Some(*value))?;
    let from = chunks[..at].iter().rposition(|c| matches!(c.kind, ChunkKind::Mark(_))).map_or(0, |m| m + 1);
    let (count, number) = (from..at).find_map(|i| Some((i, quantity(i, QuantityKind::Count)?)))?;
    let sum = |c: &Chunk| reading.ending(reading.str(c.span), Kind::Indicator).any(|(_, of)| of == "project");
    let sum = count + 1 + chunks[count + 1..at].iter().rposition(sum)?;
    let sort = reading.str(chunks[count + 1].span.join(chunks[sum].span));
    let ends = |i: &usize| reading.ending(&sort[..*i], Kind::Anaphor).any(|(_, of)| of.ends_with("Project"));
    let noun = sort.char_indices().rev().map(|(i, c)| i + c.len_utf8()).find(ends)?;
    Some((number, sort[..noun].to_owned()))
}

/// The Signing or Milestone of whose projects a statement counts some: told in its sentence before 其中, or in the last sentence before
/// that counts anything, where its own has no number before 其中 or goes on behind a semicolon after one that has none.
fn whole(reading: &Reading<'_>, facts: &[Fact], retold: &[(u32, usize)], s: &Statement) -> Option<usize> {
    let of = |passage: usize| {
        let begin = begin(reading, passage);
        // 签约11个，开工9个，其中…: of which, nobody knows.
        let all =
            |kind: &str| facts.iter().filter(|f| f.kind == kind && f.begin as usize == begin && counts(f).is_some()).count();
        let kind = if all("Signing") == 0 && all("Milestone") == 1 { "Milestone" } else { "Signing" };
        let here = |f: &Fact| f.kind == kind && f.begin as usize == begin;
        let again = || retold.iter().filter(|(at, _)| *at as usize == begin).map(|(_, of)| *of);
        // 在签约28个的基础上，又签约20个，其中…: of those told of last before it.
        let told = &reading.passages[passage];
        let open = told.clauses.iter().find(|c| c.subset).map_or(0, |c| c.begin);
        let stands =
            |n: Decimal| told.chunks[..open].iter().rposition(|c| reading.quantity(c).is_some_and(|q| q.value == Some(n)));
        let all = || facts.iter().enumerate().filter(|(_, f)| here(f));
        let counted = all()
            .filter_map(|(i, f)| Some((std::cmp::Reverse(stands(counts(f)?)), i)))
            .min()
            .map(|(_, i)| i)
            .or_else(|| again().find(|of| counts(&facts[*of]).is_some()));
        // 其中甲类8个。其中乙类3个: both of the same.
        let part = || facts.iter().filter(|f| here(f)).find_map(|f| f.roles.get("partOf")?.first());
        counted.or_else(|| part().and_then(|of| if let Filler::Fact(of) = of { Some(*of) } else { None }))
    };
    if s.in_subset
        && let Some(whole) = of(s.passage)
    {
        return Some(whole);
    }
    let count = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Count);
    // 领头的是甲项目，一家就投6亿元: of one nobody tells parts.
    let several = |c: &Chunk| {
        reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Count && q.value.is_some_and(|n| n > Decimal::ONE))
    };
    let any = |passage: usize| reading.passages[passage].chunks.iter().any(several);
    let semicolon = |passage: usize| reading.passages[passage].chunks.last().is_some_and(|c| c.kind == ChunkKind::Mark('；'));
    let opens = |passage: usize| {
        let passage = &reading.passages[passage];
        let subset = passage.clauses.iter().find(|c| c.subset);
        subset.is_some_and(|clause| !passage.chunks[..clause.begin].iter().any(count))
    };
    let mut first = s.passage;
    loop {
        if let Some(whole) = among(reading, facts, first) {
            return Some(whole);
        }
        if opens(first) {
            break;
        }
        first = first.checked_sub(1).filter(|before| semicolon(*before))?;
    }
    if first == s.passage && !s.in_subset {
        return None;
    }
    (first.saturating_sub(FAR)..first).rev().find(|before| !opens(*before) && any(*before)).and_then(of)
}

/// The one of as many projects as those of which a sentence goes on to count some: 签约的32个项目中，甲类21个.
fn among(reading: &Reading<'_>, facts: &[Fact], passage: usize) -> Option<usize> {
    let told = &reading.passages[passage];
    let clause = told.clauses.iter().find(|c| super::observe::whole(reading, &told.chunks[c.begin..c.end]))?;
    let number = told.chunks[clause.begin..clause.end].iter().find_map(|c| reading.quantity(c)?.value)?;
    let before = |f: &Fact| f.begin as usize <= begin(reading, passage);
    facts.iter().position(|f| before(f) && counts(f) == Some(number))
}
