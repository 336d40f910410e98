//! Numbers told twice in an article: `现有高新技术企业800多家。…拥有国家高新技术企业超过800家` is one statement, which takes what
//! only the later telling says.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Statement;

/// How many earlier tellings of a number a statement is compared with.
const NEAR: usize = 8;

/// The statements without those told before; parts point to the telling that stays.
pub(super) fn once(statements: Vec<Statement>) -> Vec<Statement> {
    let mut kept: Vec<Statement> = Vec::with_capacity(statements.len());
    let mut place: Vec<usize> = Vec::with_capacity(statements.len());
    let mut told: BTreeMap<(usize, Decimal), Vec<usize>> = BTreeMap::new();
    for mut s in statements {
        s.part_of = s.part_of.and_then(|of| place.get(of).copied());
        let keys: Vec<_> = numbers(&s).into_iter().flatten().map(|n| (s.subject, n)).collect();
        let earlier = keys.iter().filter_map(|key| told.get(key)).flat_map(|at| at.iter().rev().take(NEAR));
        if let Some(at) = earlier.copied().find(|at| same(&kept[*at], &s)) {
            let first = &mut kept[at];
            first.bound = first.bound.or(s.bound.filter(|_| first.value.is_none() && s.value.is_some()));
            first.value = first.value.take().or(s.value);
            first.currency = first.currency.or(s.currency);
            (first.growth, first.share, first.rank) = (first.growth.or(s.growth), first.share.or(s.share), first.rank.or(s.rank));
            (first.scope, first.period) = (first.scope.take().or(s.scope), first.period.or(s.period));
            place.push(at);
            continue;
        }
        keys.into_iter().for_each(|key| told.entry(key).or_default().push(kept.len()));
        place.push(kept.len());
        kept.push(s);
    }
    kept
}

fn numbers(s: &Statement) -> [Option<Decimal>; 4] {
    [s.value.as_ref().map(|(value, _)| *value), s.growth, s.share, s.rank]
}

/// Whether a later telling says the same of the same, and nothing else.
fn same(first: &Statement, later: &Statement) -> bool {
    let (a, b) = (numbers(first), numbers(later));
    let both = a.iter().zip(&b).filter(|(a, b)| a.is_some() && b.is_some());
    let agree = both.clone().all(|(a, b)| a == b) && both.count() > 0;
    let unit = first.value.as_ref().zip(later.value.as_ref()).is_none_or(|((_, a), (_, b))| a == b);
    let bound = first.value.is_some() != later.value.is_some() || first.bound == later.bound;
    let time = first.period.is_none() || later.period.is_none() || first.period == later.period;
    let scope = first.scope.is_none() || later.scope.is_none() || first.scope == later.scope;
    let named = |whole: &str, part: &str| whole.ends_with(part) && part.chars().count() >= 4;
    let many = a[0].is_some_and(|value| value >= Decimal::TEN);
    let (x, y) = (first.indicator.as_str(), later.indicator.as_str());
    let noun = x == y || many && (named(x, y) || named(y, x));
    first.passage != later.passage && first.planned == later.planned && agree && unit && bound && time && scope && noun
}
