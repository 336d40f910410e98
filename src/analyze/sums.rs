//! Facts with amounts → sums by who signed or invested, in which nothing counts twice: a quarter's total and the signings
//! inside that quarter, 其中 and its whole, one story in two papers.
//!
//! What is assumed: a total (several projects, or an amount without a named project) holds whatever the same zone signed in
//! its period, on its occasion where it names one, and 累计 holds all that came before; of two totals of one period the
//! larger holds the other. A total that is smaller than a part does not hold it.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use oxigraph::model::NamedNode;
use rust_decimal::Decimal;

use crate::export::{Node, View};
use crate::graph::vocab;

/// What one agent comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sum {
    /// Facts that are not told twice.
    pub facts: usize,
    pub projects: Decimal,
    /// By currency.
    pub amounts: BTreeMap<String, Decimal>,
}

/// Whether totals of periods hold what lies in the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Periods {
    Hold,
    Stand,
}

/// Sums by filler of a role.
pub fn of(view: View<'_>, facts: &[Node], role: &str, periods: Periods) -> io::Result<BTreeMap<NamedNode, Sum>> {
    let index: BTreeMap<&NamedNode, &Node> = facts.iter().map(|fact| (&fact.iri, fact)).collect();
    let mut by_bearer: BTreeMap<NamedNode, Vec<Claim<'_>>> = BTreeMap::new();
    for fact in facts {
        let claim = Claim::new(view, fact, &index)?;
        for bearer in fact.nodes(role) {
            let claims = by_bearer.entry(bearer.clone()).or_default();
            if claims.iter().all(|known| known.story != claim.story) {
                claims.push(claim.clone());
            }
        }
    }
    Ok(by_bearer.into_iter().map(|(bearer, claims)| (bearer, sum(&claims, periods))).collect())
}

fn sum(claims: &[Claim<'_>], periods: Periods) -> Sum {
    let mut sum = Sum { facts: claims.len(), ..Sum::default() };
    for claim in claims {
        for (measure, value) in &claim.measures {
            let held = claims.iter().any(|whole| {
                whole.measures.get(measure).is_some_and(|of_whole| {
                    claim.wholes.contains(&whole.fact.iri)
                        || periods == Periods::Hold && whole.holds(claim) && whole.outweighs(*of_whole, claim, *value)
                })
            });
            if held {
                continue;
            }
            let total = match measure {
                Measure::Projects => &mut sum.projects,
                Measure::Amount(currency) => sum.amounts.entry(currency.clone()).or_default(),
            };
            *total = total.saturating_add(*value);
        }
    }
    sum
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Measure {
    Projects,
    Amount(String),
}

/// What one fact adds.
#[derive(Clone)]
struct Claim<'f> {
    fact: &'f Node,
    measures: BTreeMap<Measure, Decimal>,
    /// The facts of which it is a subset, and theirs.
    wholes: BTreeSet<NamedNode>,
    /// First and last day; a stock begins before all days.
    span: Option<(&'f str, &'f str)>,
    /// Whether it sums up what others tell one by one.
    is_total: bool,
    occasions: BTreeSet<&'f NamedNode>,
    /// The same for facts that tell the same story.
    story: Vec<String>,
}

impl<'f> Claim<'f> {
    fn new(view: View<'_>, fact: &'f Node, index: &BTreeMap<&NamedNode, &'f Node>) -> io::Result<Claim<'f>> {
        let mut measures = BTreeMap::new();
        for amount in fact.nodes("amount") {
            let node = view.node(amount)?;
            if let Some(value) = node.text(vocab::VALUE).and_then(|value| value.parse::<Decimal>().ok()) {
                measures.insert(Measure::Amount(node.text(vocab::CURRENCY).unwrap_or_default().to_owned()), value);
            }
        }
        let story = story(fact, &measures);
        let is_sum = !measures.is_empty();
        let named = Decimal::from(fact.role("project").count());
        let counted = fact.value("projectCount").and_then(|count| count.parse::<Decimal>().ok());
        let projects = counted.unwrap_or(named).max(named);
        if !projects.is_zero() {
            measures.insert(Measure::Projects, projects);
        }
        let (from, to) = (fact.text(vocab::FROM), fact.text(vocab::TO));
        let span = match fact.value("cumulative") == Some("true") {
            true => to.or(from).map(|to| ("", to)),
            false => from.or(to).zip(to.or(from)),
        };
        Ok(Claim {
            fact,
            wholes: wholes(fact, index),
            span,
            is_total: counted.is_some_and(|count| count > Decimal::ONE) || is_sum && named.is_zero(),
            occasions: fact.nodes("atEvent").collect(),
            measures,
            story,
        })
    }

    /// Whether it is a total of a period in which the other lies.
    fn holds(&self, other: &Claim<'_>) -> bool {
        let (Some((from, to)), Some((first, last))) = (self.span, other.span) else { return false };
        let elsewhere = !self.occasions.is_empty() && !other.occasions.is_empty() && self.occasions.is_disjoint(&other.occasions);
        self.is_total && self.fact.iri != other.fact.iri && from <= first && last <= to && !elsewhere
    }

    /// Whether its number leaves room for the other's. Between totals of one period the larger is the whole.
    fn outweighs(&self, mine: Decimal, other: &Claim<'_>, theirs: Decimal) -> bool {
        match self.span == other.span && other.is_total {
            true => (mine, &self.fact.iri) > (theirs, &other.fact.iri),
            false => mine >= theirs,
        }
    }
}

/// What makes two facts the same story: a named project and its amount, or else the numbers and the time.
fn story(fact: &Node, measures: &BTreeMap<Measure, Decimal>) -> Vec<String> {
    let mut story: Vec<String> = measures.iter().map(|(measure, value)| format!("{measure:?} {}", value.normalize())).collect();
    let projects: Vec<String> = fact.role("project").map(ToString::to_string).collect();
    if projects.is_empty() || measures.is_empty() {
        story.extend(fact.value("projectCount").map(|count| format!("count {count}")));
        story.extend([fact.text(vocab::FROM), fact.text(vocab::TO)].map(|date| date.unwrap_or_default().to_owned()));
        if measures.is_empty() && fact.value("projectCount").is_none() && projects.is_empty() {
            // Nothing to tell it by: every such fact stands for itself.
            story.push(fact.iri.as_str().to_owned());
        }
    }
    story.extend(projects);
    story
}

/// The facts of which this one is a subset, and theirs. A circle ends where it began.
fn wholes(fact: &Node, index: &BTreeMap<&NamedNode, &Node>) -> BTreeSet<NamedNode> {
    let mut seen = BTreeSet::from([&fact.iri]);
    let mut open: Vec<&Node> = vec![fact];
    while let Some(at) = open.pop() {
        for whole in at.nodes("partOf").filter_map(|iri| index.get(iri)) {
            if seen.insert(&whole.iri) {
                open.push(whole);
            }
        }
    }
    seen.remove(&fact.iri);
    seen.into_iter().cloned().collect()
}
