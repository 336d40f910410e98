//! The graph → where it disagrees with itself: one indicator of one period with two values, a part larger than its whole.

use std::collections::BTreeMap;
use std::io;

use rust_decimal::Decimal;
use serde::Serialize;

use super::told::Told;
use crate::export::{Node, Prefixes, Words, time};
use crate::graph::vocab;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// `value`, `growth`, `share`, `rank`, `amount`; `subset` for a part larger than its whole.
    pub kind: String,
    /// Of what: `常州高新区 地区生产总值`.
    pub about: String,
    pub period: String,
    /// The figures, in the order of the facts.
    pub figures: Vec<String>,
    pub facts: Vec<Told>,
}

pub fn conflicts(words: Words<'_>, prefixes: &Prefixes) -> io::Result<Vec<Conflict>> {
    let mut finder = Finder { words, prefixes, found: Vec::new() };
    let mut groups: BTreeMap<About, Vec<(Node, Figure)>> = BTreeMap::new();
    for iri in words.view.facts()? {
        let fact = words.view.node(&iri)?;
        finder.subset(&fact)?;
        for (key, figure) in finder.claims(&fact)? {
            groups.entry(key).or_default().push((fact.clone(), figure));
        }
    }
    for ((kind, about, period), claims) in groups {
        finder.group(kind, about, period, &claims)?;
    }
    finder.found.sort_by(|a, b| (&a.about, &a.period, &a.kind).cmp(&(&b.about, &b.period, &b.kind)));
    Ok(finder.found)
}

/// What a claim is about: its kind, of what, when.
type About = (String, String, String);

/// A number with how exact it is, and as people read it.
#[derive(Clone, Debug)]
struct Figure {
    value: Decimal,
    bound: Option<String>,
    text: String,
}

impl Figure {
    /// The least and the most that the words allow: 超600 is anything above, 近600 and 约600 lie within a tenth.
    fn range(&self) -> (Decimal, Decimal) {
        let tenth = self.value.abs().checked_div(Decimal::TEN).unwrap_or_default();
        match self.bound.as_deref() {
            Some("over") => (self.value, Decimal::MAX),
            Some("nearly") => (self.value.saturating_sub(tenth), self.value),
            Some("about") => (self.value.saturating_sub(tenth), self.value.saturating_add(tenth)),
            Some("upTo") => (Decimal::MIN, self.value),
            _ => (self.value, self.value),
        }
    }

    /// Whether both can be true.
    fn agrees(&self, other: &Figure) -> bool {
        let ((a, b), (c, d)) = (self.range(), other.range());
        a <= d && c <= b
    }
}

struct Finder<'a> {
    words: Words<'a>,
    prefixes: &'a Prefixes,
    found: Vec<Conflict>,
}

impl Finder<'_> {
    /// What a fact claims: of what and when → how much.
    fn claims(&self, fact: &Node) -> io::Result<Vec<(About, Figure)>> {
        let mut claims = Vec::new();
        let period = time(fact);
        let status = fact.concept("status").map(|status| format!("（{}）", self.words.term(status))).unwrap_or_default();
        if let (Some(indicator), Some(subject)) = (fact.value("indicator"), fact.role("subject").next()) {
            // Without a period two values are two moments, not a conflict.
            if period.is_empty() {
                return Ok(claims);
            }
            let about = format!("{} {indicator}{status}", self.words.filler(subject)?);
            let scope = fact.value("scope").unwrap_or_default();
            let stock = if fact.value("cumulative") == Some("true") { " 累计" } else { "" };
            for kind in ["value", "growth", "share", "rank"] {
                let Some(value) = fact.value(kind).and_then(|value| value.parse().ok()) else { continue };
                let what = match kind {
                    "value" => format!("{about}{stock} {}", fact.value("unit").unwrap_or_default()),
                    "growth" => about.clone(),
                    _ => format!("{about} {scope}"),
                };
                // Rates and ranks are exact; a bound belongs to the value.
                let bound = fact.concept("bound").filter(|_| kind == "value").map(str::to_owned);
                let text = self.words.figures(fact);
                claims.push(((kind.to_owned(), what.trim().to_owned(), period.clone()), Figure { value, bound, text }));
            }
        }
        let projects: Vec<_> = fact.nodes("project").collect();
        if !projects.is_empty() && fact.role("partOf").next().is_none() {
            let mut names = Vec::new();
            for project in projects {
                names.push(self.words.node(project)?);
            }
            for (currency, figure) in self.amounts(fact)? {
                let about = format!("{}：{}{status} {currency}", self.words.term(fact.class()), names.join("、"));
                claims.push((("amount".to_owned(), about, String::new()), figure));
            }
        }
        Ok(claims)
    }

    fn amounts(&self, fact: &Node) -> io::Result<Vec<(String, Figure)>> {
        let mut amounts = Vec::new();
        for iri in fact.nodes("amount") {
            let node = self.words.view.node(iri)?;
            if let Some(value) = node.text(vocab::VALUE).and_then(|value| value.parse().ok()) {
                let text = self.words.amount(&node).unwrap_or_default();
                let bound = node.concept("bound").map(str::to_owned);
                amounts.push((node.text(vocab::CURRENCY).unwrap_or_default().to_owned(), Figure { value, bound, text }));
            }
        }
        Ok(amounts)
    }

    fn group(&mut self, kind: String, about: String, period: String, claims: &[(Node, Figure)]) -> io::Result<()> {
        // One fact for each figure that is in dispute.
        let mut told: Vec<&(Node, Figure)> = Vec::new();
        for claim in claims {
            let disputed = claims.iter().any(|(_, other)| !claim.1.agrees(other));
            if disputed && told.iter().all(|(_, known)| (known.value, &known.bound) != (claim.1.value, &claim.1.bound)) {
                told.push(claim);
            }
        }
        if told.len() < 2 {
            return Ok(());
        }
        let mut facts = Vec::new();
        for (fact, _) in &told {
            facts.push(Told::of(self.words, fact, self.prefixes, None)?);
        }
        let figures = told.iter().map(|(_, figure)| figure.text.clone()).collect();
        self.found.push(Conflict { kind, about, period, figures, facts });
        Ok(())
    }

    /// A part that is larger than its whole.
    fn subset(&mut self, part: &Node) -> io::Result<()> {
        for iri in part.nodes("partOf") {
            let whole = self.words.view.node(iri)?;
            for (small, large) in self.comparable(part, &whole)? {
                if small.range().0 > large.range().1 {
                    let about = self.words.summary(&whole, None)?;
                    let facts = vec![
                        Told::of(self.words, part, self.prefixes, None)?,
                        Told::of(self.words, &whole, self.prefixes, None)?,
                    ];
                    let figures = vec![small.text.clone(), large.text.clone()];
                    self.found.push(Conflict { kind: "subset".to_owned(), about, period: time(&whole), figures, facts });
                    break;
                }
            }
        }
        Ok(())
    }

    /// Numbers of both that measure the same: amounts of one currency, values of one unit, numbers of projects.
    fn comparable(&self, part: &Node, whole: &Node) -> io::Result<Vec<(Figure, Figure)>> {
        let mut pairs = Vec::new();
        let wholes = self.amounts(whole)?;
        for (currency, small) in self.amounts(part)? {
            pairs.extend(wholes.iter().filter(|(other, _)| *other == currency).map(|(_, large)| (small.clone(), large.clone())));
        }
        let number = |fact: &Node, role: &str| {
            let value = fact.value(role)?.parse().ok()?;
            let bound = fact.concept("bound").filter(|_| role == "value").map(str::to_owned);
            let text = if role == "value" { self.words.figures(fact) } else { format!("{value}个") };
            Some(Figure { value, bound, text })
        };
        for role in ["value", "projectCount"] {
            if let (Some(small), Some(large)) = (number(part, role), number(whole, role))
                && part.value("unit") == whole.value("unit")
            {
                pairs.push((small, large));
            }
        }
        Ok(pairs)
    }
}
