//! Facts told twice become one; a Signing of one company, one project and one amount implies an Investment.
//!
//! `甲项目开工` in the lead and `甲项目正式动工，总投资5亿元` in the body are one Milestone, with the amount.

use std::collections::BTreeMap;

use super::{Fact, Filler};
use crate::mention::Cluster;
use crate::ontology::{FactType, Implication, Name, Schema, Slot};

/// Joins what is told twice; the earlier telling keeps its sentence and takes what only the later one says. Returns where the
/// later tellings stand, each with the fact that it went into.
pub fn merge(schema: &Schema, facts: &mut Vec<Fact>) -> Vec<(u32, usize)> {
    let mut retold = Vec::new();
    let mut kept: Vec<Fact> = Vec::with_capacity(facts.len());
    for fact in facts.drain(..) {
        let kind = schema.fact_type(&fact.kind);
        let twin = kind.and_then(|t| kept.iter().position(|k| k.kind == fact.kind && same(t, k, &fact) && agree(t, k, &fact)));
        let twin = twin.or_else(|| kind.and_then(|t| total(t, &kept, &fact)));
        let twin = twin.or_else(|| kind.and_then(|t| kept.iter().position(|k| k.kind == fact.kind && among(t, k, &fact))));
        match twin {
            Some(at) => {
                retold.push((fact.begin, at));
                let twin = &mut kept[at];
                // 将共建甲研究院。…同日，甲研究院揭牌: what was to come has been done.
                if !fact.roles.contains_key("status") && kind.is_some_and(|t| t.apart.contains(&"status")) {
                    twin.roles.remove("status");
                }
                for (role, fillers) in fact.roles {
                    twin.roles.entry(role).or_insert(fillers);
                }
                if twin.from.is_none() {
                    (twin.from, twin.to) = (fact.from, fact.to);
                }
            }
            None if kept.contains(&fact) => {}
            None => kept.push(fact),
        }
    }
    *facts = kept;
    retold
}

/// The last fact of the type, of which a sentence or the next says only how much it is in all: 签约项目16个，…。签约项目总投资115亿元.
fn total(kind: &FactType, kept: &[Fact], sum: &Fact) -> Option<usize> {
    let at = kept.iter().rposition(|k| k.kind == sum.kind && !k.roles.contains_key("partOf"))?;
    let whole = &kept[at];
    let role = |name: &str| whole.roles.get(name).zip(sum.roles.get(name)).is_some_and(|(a, b)| a == b);
    let says = |name: &String| name == "amount" || name == "bound" || role(name);
    let identity = kind.identity.iter().filter(|r| whole.roles.contains_key(**r)).count();
    let near = sum.begin <= whole.end + 1;
    // 签约4个电子项目、8个生物项目: the sum is that of neither.
    let one = kept.iter().filter(|k| k.kind == sum.kind && k.begin == whole.begin && k.rule == whole.rule).count() == 1;
    (near
        && one
        && identity > 1
        && !whole.roles.contains_key("amount")
        && sum.roles.contains_key("amount")
        && sum.roles.keys().all(says)
        && agree(kind, whole, sum))
    .then_some(at)
}

/// Whether two tellings name the same thing. Where they count the same, one of them may say less: 签约项目4个, 签约的4个项目是….
fn same(kind: &FactType, a: &Fact, b: &Fact) -> bool {
    // 甲与乙正式签约，双方签署合作协议: the same two or more, and only one telling says more.
    let sides = |role: &Name| a.roles.get(*role).is_some_and(|x| x.len() > 1 && b.roles.get(*role) == Some(x));
    let counted = counted(kind, a, b) || kind.identity.iter().any(sides);
    let mut shared = 0;
    for role in &kind.identity {
        match (a.roles.get(*role), b.roles.get(*role)) {
            (Some(x), Some(y)) if x == y => shared += 1,
            (None, None) => {}
            (Some(_), Some(_)) => return false,
            _ if counted => {}
            _ => return false,
        }
    }
    shared > 0
}

/// Whether a later telling names only some of what an earlier one did, and says nothing else: 印发甲、乙两份文件。…出台的甲.
fn among(kind: &FactType, whole: &Fact, part: &Fact) -> bool {
    let both = |role: &&Name| whole.roles.get(**role).zip(part.roles.get(**role));
    let some = |(x, y): (&Vec<Filler>, &Vec<Filler>)| y.iter().all(|f| x.contains(f));
    let named = kind.identity.iter().filter(|r| whole.roles.contains_key(**r) || part.roles.contains_key(**r));
    let (all, fewer) = named.fold((true, false), |(all, fewer), role| match both(&role) {
        Some((x, y)) => (all && some((x, y)), fewer || y.len() < x.len()),
        None => (false, fewer),
    });
    all && fewer && part.roles.keys().all(|role| whole.roles.contains_key(role)) && agree(kind, whole, part)
}

/// Whether both tellings give the same number of things.
fn counted(kind: &FactType, a: &Fact, b: &Fact) -> bool {
    let counts = |role: &&Name| {
        let number = a.roles.get(**role).filter(|f| matches!(f[..], [Filler::Number(_)]));
        number.is_some() && number == b.roles.get(**role)
    };
    kind.identity.iter().any(|role| counts(&role))
}

/// Whether two tellings contradict each other nowhere: of each role that takes one filler, both say the same or one is silent,
/// and their days do not lie apart. What is told again without a day, with the same number of things, is no other occasion.
fn agree(kind: &FactType, earlier: &Fact, later: &Fact) -> bool {
    let apart = |a: &Fact, b: &Fact| a.to.zip(b.from).is_some_and(|(to, from)| to < from);
    if apart(earlier, later) || apart(later, earlier) {
        return false;
    }
    // 甲中心揭牌，将于明年对外开放: what is to come on a day has not been told yet.
    let planned = |f: &Fact| f.roles.contains_key("status");
    let ahead = !planned(earlier) && planned(later) && earlier.from.is_none() && later.from.is_some();
    if ahead && kind.apart.contains(&"status") {
        return false;
    }
    // A round that others paid for is another one.
    let other = |role: &&Name| match (earlier.roles.get(**role), later.roles.get(**role)) {
        (Some(x), Some(y)) => !x.iter().any(|f| y.contains(f)),
        _ => false,
    };
    if kind.apart.iter().any(|role| other(&role)) {
        return false;
    }
    let again = later.from.is_none() && counted(kind, earlier, later);
    let single = kind.roles.iter().filter(|r| r.single);
    single.map(|r| (earlier.roles.get(r.name), later.roles.get(r.name))).all(|pair| match pair {
        (Some(x), Some(y)) => again || x == y,
        _ => true,
    })
}

/// Takes out of lists who stands in an opposed role as well, and drops the facts that then say nothing: 云杉科技 is no subsidiary of
/// 云杉科技, whatever the sentence was taken for.
pub fn opposed(schema: &Schema, facts: &mut Vec<Fact>) {
    facts.retain_mut(|fact| {
        let Some(kind) = schema.fact_type(&fact.kind) else { return true };
        for (i, role) in kind.opposed.iter().enumerate() {
            for other in &kind.opposed[i + 1..] {
                let both = |f: &Filler| matches!(f, Filler::Entity(_)) && fact.roles.get(*other).is_some_and(|o| o.contains(f));
                let shared: Vec<Filler> = fact.roles.get(*role).into_iter().flatten().filter(|f| both(f)).cloned().collect();
                if shared.is_empty() {
                    continue;
                }
                // Where neither is a list, nothing says which of the two it is.
                let length = |role: &Name| fact.roles.get(*role).map_or(0, Vec::len);
                let longest = length(role).max(length(other));
                let from = [role, other].into_iter().filter(|role| length(role) == longest);
                for from in from.collect::<Vec<_>>() {
                    fact.roles.entry((*from).to_owned()).and_modify(|fillers| fillers.retain(|f| !shared.contains(f)));
                }
            }
        }
        fact.roles.retain(|_, fillers| !fillers.is_empty());
        kind.core.iter().all(|group| group.iter().any(|role| fact.roles.contains_key(*role)))
    });
}

/// The facts that follow from others by their type: the planned Investment of a Signing, of the same day and sentence.
pub fn implied(schema: &Schema, clusters: &[Cluster], facts: &mut Vec<Fact>) {
    let mut more = Vec::new();
    for at in 0..facts.len() {
        for implication in schema.fact_type(&facts[at].kind).into_iter().flat_map(|t| &t.implies) {
            let sum = lent(implication, facts, at);
            facts[at].roles.extend(sum);
            let Some(new) = follow(schema, clusters, implication, &facts[at]) else { continue };
            let mut known = facts.iter_mut().filter(|fact| told(fact, &new)).peekable();
            if known.peek().is_none() {
                more.push(new);
                continue;
            }
            // 签署投资协议，投资5亿元建设乙项目: so what the same sentence tells of it is to come.
            for fact in known.filter(|fact| fact.begin == new.begin) {
                let set = implication.constants.iter().filter_map(|(role, _)| new.roles.get_key_value(*role));
                for (role, value) in set {
                    fact.roles.entry(role.clone()).or_insert_with(|| value.clone());
                }
            }
        }
    }
    facts.extend(more);
}

/// The sum that a fact lacks, where its sentence tells of the same thing what would follow from it: 甲公司与乙高新区签约，拟投资|5亿元|建设
/// 丙项目 is signed with that sum, too.
fn lent(implication: &Implication, facts: &[Fact], at: usize) -> Option<(String, Vec<Filler>)> {
    let fact = &facts[at];
    let lacks = |(_, from): &&(Name, Slot)| !fact.roles.contains_key(from.role);
    let (role, from) = implication.roles.iter().find(lacks)?;
    let among = |(role, from): &(Name, Slot), told: &Fact| {
        let both = told.roles.get(*role).zip(fact.roles.get(from.role));
        both.is_some_and(|(told, own)| told.iter().all(|f| own.contains(f)))
    };
    let same = |told: &&Fact| {
        let others = || implication.roles.iter().filter(|other| other.0 != *role);
        told.kind == implication.fact && told.begin == fact.begin && others().all(|other| among(other, told))
    };
    let mut sums = facts.iter().filter(same).filter_map(|told| told.roles.get(*role));
    let sum = sums.next().filter(|f| matches!(f[..], [Filler::Amount { .. }]) && sums.next().is_none())?;
    Some((from.role.to_owned(), sum.clone()))
}

/// The fact that one implies, where each of the roles asked for has exactly one filler of the classes asked for.
fn follow(schema: &Schema, clusters: &[Cluster], implication: &Implication, fact: &Fact) -> Option<Fact> {
    let mut roles = BTreeMap::new();
    for (role, from) in &implication.roles {
        let fits = |f: &&Filler| match f {
            Filler::Entity(e) if !from.classes.is_empty() => {
                clusters.get(*e).is_some_and(|cluster| from.classes.iter().any(|c| schema.is_a(cluster.class, c)))
            }
            _ => from.classes.is_empty(),
        };
        let mut fillers = fact.roles.get(from.role).into_iter().flatten().filter(fits);
        match (fillers.next(), fillers.next()) {
            (Some(only), None) => roles.insert((*role).to_owned(), vec![only.clone()]),
            _ => return None,
        };
    }
    for (role, value) in &implication.constants {
        let filler = if schema.concept(value).is_some() { Filler::Concept(value.clone()) } else { Filler::Text(value.clone()) };
        roles.insert((*role).to_owned(), vec![filler]);
    }
    Some(Fact { kind: implication.fact.to_owned(), roles, ..fact.clone() })
}

/// Whether a fact says already what another would: the same type about the same things, or the same sum of the same firm.
fn told(fact: &Fact, new: &Fact) -> bool {
    let named = |fillers: &[Filler]| fillers.iter().any(|f| matches!(f, Filler::Entity(_)));
    let sum = |fillers: &[Filler]| fillers.iter().any(|f| matches!(f, Filler::Amount { .. }));
    let same = |(role, f): (&String, &Vec<Filler>)| fact.roles.get(role) == Some(f);
    let things = || new.roles.iter().filter(|(_, f)| named(f));
    let sums = || new.roles.iter().filter(|(_, f)| sum(f));
    fact.kind == new.kind && (things().all(same) || sums().any(same) && things().any(same))
}
