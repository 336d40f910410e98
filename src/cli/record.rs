//! An article and what it says → the JSON object that `zhitu extract` prints for it.
//!
//! `{"id": …, "title": …, "published": …, "entities": […], "quantities": […], "facts": […]}`; keys stand in the alphabet's order.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;
use serde_json::Value;

use crate::article::{Article, Date};
use crate::fact::{self, Extraction};

#[derive(Serialize)]
pub struct Line<'a> {
    entities: Vec<Entity<'a>>,
    pub facts: Vec<Fact<'a>>,
    id: &'a str,
    published: Option<Date>,
    quantities: Vec<Figure<'a>>,
    title: &'a str,
}

#[derive(Serialize)]
struct Entity<'a> {
    aliases: &'a [String],
    class: &'a str,
    mentions: &'a [(u32, u32)],
    name: &'a str,
}

/// A number or date with the words of the article that say it; what it has none of is left out.
#[derive(Serialize)]
struct Figure<'a> {
    begin: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    bound: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<&'a str>,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<Value>,
    kind: &'static str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Date>,
    #[serde(skip_serializing_if = "str::is_empty")]
    unit: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Value>,
}

#[derive(Serialize)]
pub struct Fact<'a> {
    begin: u32,
    confidence: Value,
    end: u32,
    evidence: &'a str,
    from: Option<Date>,
    roles: BTreeMap<&'a str, Vec<Filler<'a>>>,
    rule: &'a str,
    status: Option<Filler<'a>>,
    to: Option<Date>,
    #[serde(rename = "type")]
    kind: &'a str,
}

/// A name or words, a number, an amount of money, or `{"fact": n}` for the n-th fact of the article.
#[derive(Serialize)]
#[serde(untagged)]
enum Filler<'a> {
    Words(&'a str),
    Number(Value),
    Amount { bound: Option<&'a str>, currency: &'a str, value: Value },
    Fact { fact: usize },
}

impl<'a> Line<'a> {
    pub fn new(article: &'a Article, said: &'a Extraction) -> Line<'a> {
        let entity = |e: &'a fact::Entity| Entity { aliases: &e.aliases, class: &e.class, mentions: &e.mentions, name: &e.name };
        // Figures stand in the order of the text, so that one walk over it finds the words of all of them.
        let mut bytes = article.text.char_indices().map(|(at, _)| at).chain([article.text.len()]).enumerate();
        let mut last = (0, 0);
        let mut byte = |at: u32| {
            if at as usize > last.0 {
                last = bytes.find(|(n, _)| *n == at as usize).unwrap_or(last);
            }
            last.1
        };
        let mut words = |f: &fact::Figure| article.text.get(byte(f.begin)..byte(f.end)).unwrap_or_default();
        Line {
            entities: said.entities.iter().map(entity).collect(),
            facts: said.facts.iter().map(|f| Fact::new(f, said)).collect(),
            id: &article.id,
            published: article.published,
            quantities: said.quantities.iter().map(|f| Figure::new(f, words(f))).collect(),
            title: &article.title,
        }
    }
}

impl<'a> Figure<'a> {
    fn new(figure: &'a fact::Figure, text: &'a str) -> Figure<'a> {
        let q = &figure.quantity;
        Figure {
            begin: figure.begin,
            bound: q.bound.map(|bound| bound.name()),
            currency: q.currency,
            end: figure.end,
            from: q.from,
            high: q.high.map(number),
            kind: q.kind.name(),
            text,
            to: q.to,
            unit: &q.unit,
            value: q.value.map(number),
        }
    }
}

impl<'a> Fact<'a> {
    fn new(fact: &'a fact::Fact, said: &'a Extraction) -> Fact<'a> {
        let filler = |f| Filler::new(f, said);
        let roles = fact.roles.iter().filter(|(role, _)| *role != "status");
        Fact {
            begin: fact.begin,
            confidence: number(fact.confidence),
            end: fact.end,
            evidence: &fact.evidence,
            from: fact.from,
            roles: roles.map(|(role, fillers)| (role.as_str(), fillers.iter().map(filler).collect())).collect(),
            rule: &fact.rule,
            status: fact.roles.get("status").and_then(|status| status.first()).map(filler),
            to: fact.to,
            kind: &fact.kind,
        }
    }
}

impl<'a> Filler<'a> {
    fn new(filler: &'a fact::Filler, said: &'a Extraction) -> Filler<'a> {
        match filler {
            fact::Filler::Entity(i) => Filler::Words(said.entities.get(*i).map(|e| &*e.name).unwrap_or_default()),
            fact::Filler::Amount { value, currency, bound } => {
                Filler::Amount { bound: bound.as_deref(), currency, value: number(*value) }
            }
            fact::Filler::Number(value) => Filler::Number(number(*value)),
            fact::Filler::Text(text) | fact::Filler::Concept(text) => Filler::Words(text),
            fact::Filler::Fact(fact) => Filler::Fact { fact: *fact },
        }
    }
}

/// Whole numbers without a point; others as the nearest double, which prints the digits that were read.
fn number(value: Decimal) -> Value {
    let value = value.normalize();
    match value.to_i64().filter(|whole| Decimal::from(*whole) == value) {
        Some(whole) => Value::from(whole),
        None => value.to_f64().filter(|real| real.is_finite()).map_or_else(|| Value::from(value.to_string()), Value::from),
    }
}
