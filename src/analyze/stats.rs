//! The graph in figures: facts by type and month, what each zone signed, who invests most.

use std::collections::BTreeMap;
use std::io;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::sums::{self, Periods, Sum};
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

/// What a zone signed. What is told twice, is part of another sum (其中) or lies in the period of a total is counted once.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Signed {
    pub zone: String,
    pub signings: usize,
    /// Named projects and numbers of projects.
    #[serde(serialize_with = "digits")]
    pub projects: Decimal,
    /// Currency → sum.
    #[serde(serialize_with = "by_currency")]
    pub amounts: BTreeMap<String, Decimal>,
}

/// What an investor puts in; a joint investment counts for each whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Investor {
    pub investor: String,
    pub investments: usize,
    #[serde(serialize_with = "by_currency")]
    pub amounts: BTreeMap<String, Decimal>,
}

/// Decimals in JSON are strings, so that no digit is lost in a float.
fn digits<S: Serializer>(value: &Decimal, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&value.normalize())
}

fn by_currency<S: Serializer>(sums: &BTreeMap<String, Decimal>, to: S) -> Result<S::Ok, S::Error> {
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
            // What is to be signed is not signed yet.
            "Signing" if fact.concept("status").is_none() => signings.push(fact),
            "Investment" => investments.push(fact),
            _ => {}
        }
    }
    for (zone, Sum { facts, projects, amounts }) in sums::of(view, &signings, "party", Periods::Hold)? {
        if view.node(&zone)?.class() == "Zone" {
            stats.signed.push(Signed { zone: view.label(&zone)?, signings: facts, projects, amounts });
        }
    }
    for (investor, Sum { facts, amounts, .. }) in sums::of(view, &investments, "investor", Periods::Stand)? {
        stats.investors.push(Investor { investor: view.label(&investor)?, investments: facts, amounts });
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
