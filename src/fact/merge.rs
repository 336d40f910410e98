//! Facts told twice become one; a Signing of one company, one project and one amount implies an Investment.
//!
//! `甲项目开工` in the lead and `甲项目正式动工，总投资5亿元` in the body are one Milestone, with the amount.

use std::collections::BTreeMap;

use super::{Fact, Filler};
use crate::mention::Cluster;

/// Roles that tell one fact of a type from another: two facts that agree in all of these that both have are one.
const IDENTITY: &[(&str, &[&str])] = &[
    ("Milestone", &["project", "company", "stage", "projectCount", "status"]),
    ("Launch", &["platform"]),
    ("Listing", &["security"]),
    ("EventHeld", &["event"]),
    ("Position", &["person", "title", "organization"]),
    ("Affiliation", &["child", "parent"]),
    ("PolicyIssue", &["document"]),
    ("ProductRelease", &["company", "product"]),
    ("Award", &["recipient", "honor"]),
    ("Investment", &["investor", "project", "amount"]),
];

/// Joins what is told twice; the earlier telling keeps its sentence and takes what only the later one says.
pub fn merge(facts: &mut Vec<Fact>) {
    let mut kept: Vec<Fact> = Vec::with_capacity(facts.len());
    for fact in facts.drain(..) {
        let roles = IDENTITY.iter().find(|(kind, _)| *kind == fact.kind).map(|(_, roles)| *roles);
        let twin = roles.and_then(|roles| kept.iter().position(|k| k.kind == fact.kind && same(k, &fact, roles)));
        match twin {
            Some(at) => {
                let twin = &mut kept[at];
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
}

fn same(a: &Fact, b: &Fact, roles: &[&str]) -> bool {
    let mut shared = 0;
    for role in roles {
        match (a.roles.get(*role), b.roles.get(*role)) {
            (Some(x), Some(y)) if x == y => shared += 1,
            (None, None) => {}
            _ => return false,
        }
    }
    shared > 0
}

/// The Investment that a Signing of exactly one company, one project and one amount implies: planned, of the same day and sentence.
pub fn implied(clusters: &[Cluster], facts: &mut Vec<Fact>) {
    let mut more = Vec::new();
    for fact in facts.iter().filter(|f| f.kind == "Signing") {
        let companies: Vec<&Filler> = fact
            .roles
            .get("party")
            .into_iter()
            .flatten()
            .filter(|f| matches!(f, Filler::Entity(e) if clusters.get(*e).is_some_and(|c| c.class == "Company")))
            .collect();
        let (Some(project), Some(amount)) = (fact.roles.get("project"), fact.roles.get("amount")) else { continue };
        if companies.len() != 1 || project.len() != 1 || amount.len() != 1 {
            continue;
        }
        let investor = vec![companies[0].clone()];
        let told = |f: &Fact| {
            f.kind == "Investment" && f.roles.get("investor") == Some(&investor) && f.roles.get("project") == Some(project)
        };
        if facts.iter().any(told) {
            continue;
        }
        let roles = BTreeMap::from([
            ("investor".to_owned(), investor),
            ("project".to_owned(), project.clone()),
            ("amount".to_owned(), amount.clone()),
            ("status".to_owned(), vec![Filler::Concept("planned".to_owned())]),
        ]);
        more.push(Fact { kind: "Investment".to_owned(), roles, ..fact.clone() });
    }
    facts.extend(more);
}
