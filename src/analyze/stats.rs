//! The graph in figures: facts by type and month, what each zone signed, who invests most.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use oxigraph::model::NamedNode;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::export::{Node, Words, named};
use crate::graph::vocab;

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Stats {
    pub articles: usize,
    /// By class.
    pub entities: BTreeMap<String, usize>,
    /// By type.
    pub facts: BTreeMap<String, usize>,
    /// `2023-04` → by type. A fact without a date counts for the month of its article; `` where that has none either.
    pub months: BTreeMap<String, BTreeMap<String, usize>>,
    pub signed: Vec<Signed>,
    pub investors: Vec<Investor>,
}

/// What a zone signed. What is told twice or is part of another sum (其中) is counted once.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Signed {
    pub zone: String,
    pub signings: usize,
    /// Named projects and numbers of projects.
    #[serde(serialize_with = "digits")]
    pub projects: Decimal,
    /// Currency → sum.
    #[serde(serialize_with = "sums")]
    pub amounts: BTreeMap<String, Decimal>,
}

/// What an investor puts in; a joint investment counts for each whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Investor {
    pub investor: String,
    pub investments: usize,
    #[serde(serialize_with = "sums")]
    pub amounts: BTreeMap<String, Decimal>,
}

/// Decimals in JSON are strings, so that no digit is lost in a float.
fn digits<S: Serializer>(value: &Decimal, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&value.normalize())
}

fn sums<S: Serializer>(sums: &BTreeMap<String, Decimal>, to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(sums.iter().map(|(currency, sum)| (currency, sum.normalize().to_string())))
}

pub fn stats(words: Words<'_>) -> io::Result<Stats> {
    let view = words.view;
    let mut stats = Stats { articles: view.instances("Article")?.len(), ..Stats::default() };
    for entity in view.entities()? {
        *stats.entities.entry(view.node(&entity)?.class().to_owned()).or_default() += 1;
    }
    let (mut signings, mut investments) = (Vec::new(), Vec::new());
    for iri in view.facts()? {
        let fact = view.node(&iri)?;
        let kind = fact.class().to_owned();
        *stats.facts.entry(kind.clone()).or_default() += 1;
        *stats.months.entry(month(words, &fact)?).or_default().entry(kind.clone()).or_default() += 1;
        match kind.as_str() {
            "Signing" => signings.push(fact),
            "Investment" => investments.push(fact),
            _ => {}
        }
    }
    for (zone, tally) in tallies(words, &signings, "party")? {
        if view.node(&zone)?.class() == "Zone" {
            let Tally { facts, projects, amounts, .. } = tally;
            stats.signed.push(Signed { zone: view.label(&zone)?, signings: facts, projects, amounts });
        }
    }
    for (investor, tally) in tallies(words, &investments, "investor")? {
        stats.investors.push(Investor { investor: view.label(&investor)?, investments: tally.facts, amounts: tally.amounts });
    }
    // Sums of several currencies cannot be added, so the sum in yuan decides, then those in other currencies.
    let weight = |amounts: &BTreeMap<String, Decimal>| {
        (amounts.get("CNY").copied().unwrap_or_default(), amounts.values().copied().max().unwrap_or_default())
    };
    stats.signed.sort_by(|a, b| weight(&b.amounts).cmp(&weight(&a.amounts)).then_with(|| a.zone.cmp(&b.zone)));
    stats.investors.sort_by(|a, b| weight(&b.amounts).cmp(&weight(&a.amounts)).then_with(|| a.investor.cmp(&b.investor)));
    Ok(stats)
}

fn month(words: Words<'_>, fact: &Node) -> io::Result<String> {
    let mut date = fact.text(vocab::FROM).or_else(|| fact.text(vocab::TO)).map(str::to_owned);
    if date.is_none() {
        for article in fact.objects(vocab::DERIVED_FROM).filter_map(named) {
            date = date.or(words.view.node(article)?.text(vocab::DATE).map(str::to_owned));
        }
    }
    Ok(date.as_deref().and_then(|date| date.get(..7)).unwrap_or_default().to_owned())
}

#[derive(Default)]
struct Tally {
    facts: usize,
    projects: Decimal,
    amounts: BTreeMap<String, Decimal>,
    seen: BTreeSet<Vec<String>>,
}

/// Sums by filler of a role.
fn tallies(words: Words<'_>, facts: &[Node], role: &str) -> io::Result<BTreeMap<NamedNode, Tally>> {
    let index: BTreeMap<&NamedNode, &Node> = facts.iter().map(|fact| (&fact.iri, fact)).collect();
    let mut tallies: BTreeMap<NamedNode, Tally> = BTreeMap::new();
    for fact in facts {
        for bearer in fact.nodes(role) {
            let tally = tallies.entry(bearer.clone()).or_default();
            let mut amounts = Vec::new();
            for amount in fact.nodes("amount") {
                let node = words.view.node(amount)?;
                if let Some(value) = node.text(vocab::VALUE).and_then(|value| value.parse::<Decimal>().ok()) {
                    amounts.push((node.text(vocab::CURRENCY).unwrap_or_default().to_owned(), value));
                }
            }
            if !tally.seen.insert(key(fact, &amounts)) {
                continue;
            }
            tally.facts += 1;
            let within = |what: &dyn Fn(&Node) -> bool| {
                wholes(fact, &index).any(|whole| whole.nodes(role).any(|other| other == bearer) && what(whole))
            };
            if !within(&|whole| whole.value("projectCount").is_some() || whole.nodes("project").next().is_some()) {
                let named = Decimal::from(fact.role("project").count());
                let counted = fact.value("projectCount").and_then(|count| count.parse::<Decimal>().ok());
                tally.projects += counted.unwrap_or(named).max(named);
            }
            if !within(&|whole| whole.nodes("amount").next().is_some()) {
                for (currency, value) in amounts {
                    let sum = tally.amounts.entry(currency).or_default();
                    *sum = sum.saturating_add(value);
                }
            }
        }
    }
    Ok(tallies)
}

/// What makes two facts the same story: a named project and its amount, or else the numbers and the time.
fn key(fact: &Node, amounts: &[(String, Decimal)]) -> Vec<String> {
    let mut key: Vec<String> = amounts.iter().map(|(currency, value)| format!("{} {currency}", value.normalize())).collect();
    let projects: Vec<String> = fact.role("project").map(ToString::to_string).collect();
    if projects.is_empty() || amounts.is_empty() {
        key.extend(fact.value("projectCount").map(|count| format!("count {count}")));
        key.extend([fact.text(vocab::FROM), fact.text(vocab::TO)].map(|date| date.unwrap_or_default().to_owned()));
        if amounts.is_empty() && fact.value("projectCount").is_none() && projects.is_empty() {
            // Nothing to tell it by: every such fact stands for itself.
            key.push(fact.iri.as_str().to_owned());
        }
    }
    key.extend(projects);
    key
}

/// The facts of which this one is a subset, and theirs. A circle ends where it began.
fn wholes<'f>(fact: &'f Node, index: &'f BTreeMap<&NamedNode, &Node>) -> impl Iterator<Item = &'f Node> {
    let mut seen = BTreeSet::from([&fact.iri]);
    let mut all = Vec::new();
    let mut open: Vec<&Node> = vec![fact];
    while let Some(at) = open.pop() {
        for whole in at.nodes("partOf").filter_map(|iri| index.get(iri)) {
            if seen.insert(&whole.iri) {
                all.push(*whole);
                open.push(whole);
            }
        }
    }
    all.into_iter()
}
