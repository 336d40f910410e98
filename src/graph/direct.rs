//! Which direct triples a fact asserts: Signing(party 襄阳高新区, project 整车项目) → `襄阳高新区 zt:signed 整车项目`.

use std::collections::BTreeMap;

use crate::fact::{Fact, Filler};

/// Where one side of a direct triple comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// The fillers of a role, of these classes only; no classes: of any.
    Role { role: String, classes: Vec<String> },
    /// The fact itself: `襄阳高新区 zt:observed` the Observation.
    Fact,
}

/// One sort of direct triple.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Direct {
    pub subject: Side,
    /// Local name of the predicate.
    pub predicate: String,
    pub object: Side,
}

/// The direct triples of every fact type.
#[derive(Clone, Debug, Default)]
pub struct Directs {
    by_kind: BTreeMap<String, Vec<Direct>>,
    /// Fact types that assert their triples when they are only planned, too: what is signed is signed.
    even_planned: Vec<String>,
}

impl Directs {
    /// What `fact` asserts.
    pub fn of(&self, fact: &Fact) -> &[Direct] {
        let planned = fact.roles.get("status").is_some_and(|s| s.contains(&Filler::Concept("planned".to_owned())));
        if planned && !self.even_planned.contains(&fact.kind) {
            return &[];
        }
        self.by_kind.get(&fact.kind).map(Vec::as_slice).unwrap_or_default()
    }

    /// The table of the schema page, until the ontology states it.
    pub fn standard() -> Directs {
        let side = |text: &str| match text.split_once(':') {
            None if text == "fact" => Side::Fact,
            None => Side::Role { role: text.to_owned(), classes: Vec::new() },
            Some((role, classes)) => {
                Side::Role { role: role.to_owned(), classes: classes.split('|').map(str::to_owned).collect() }
            }
        };
        let mut by_kind: BTreeMap<String, Vec<Direct>> = BTreeMap::new();
        for (kind, subject, predicate, object) in [
            ("Signing", "party:Zone|Company", "signed", "project"),
            ("Investment", "investor", "invests", "amount"),
            ("Investment", "investor", "investsIn", "project"),
            ("Investment", "project", "investment", "amount"),
            ("Milestone", "project", "stage", "stage"),
            ("Milestone", "company", "stage", "stage"),
            ("Milestone", "project", "locatedIn", "zone"),
            ("Launch", "platform", "launchedAt", "atEvent"),
            ("Launch", "platform", "foundedBy", "founder"),
            ("Listing", "security", "listedOn", "exchange"),
            ("Financing", "investor", "investsIn", "company"),
            ("Award", "recipient", "received", "honor"),
            ("Cooperation", "party", "cooperatesWith", "party"),
            ("Procurement", "buyer", "buysFrom", "supplier"),
            ("EventHeld", "event", "hostedBy", "host"),
            ("Position", "person", "worksFor", "organization"),
            ("Affiliation", "child", "subOrganizationOf", "parent"),
            ("PolicyIssue", "issuer", "issued", "document"),
            ("ProductRelease", "company", "released", "product"),
            ("Observation", "subject", "observed", "fact"),
        ] {
            let direct = Direct { subject: side(subject), predicate: predicate.to_owned(), object: side(object) };
            by_kind.entry(kind.to_owned()).or_default().push(direct);
        }
        Directs { by_kind, even_planned: vec!["Signing".to_owned(), "Investment".to_owned()] }
    }
}
