//! An article and what it says → the JSON object that `zhitu extract` prints for it.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Map, Number, Value, json};

use crate::article::Article;
use crate::fact::{Extraction, Fact, Figure, Filler};

/// `{"id": …, "title": …, "published": …, "entities": […], "quantities": […], "facts": […]}`
pub fn line(article: &Article, said: &Extraction) -> Value {
    let entities: Vec<Value> = said
        .entities
        .iter()
        .map(|e| json!({"class": e.class, "name": e.name, "aliases": e.aliases, "mentions": e.mentions}))
        .collect();
    json!({
        "id": article.id,
        "title": article.title,
        "published": article.published,
        "entities": entities,
        "quantities": said.quantities.iter().map(|f| figure(article, f)).collect::<Vec<_>>(),
        "facts": said.facts.iter().map(|f| fact(f, said)).collect::<Vec<_>>(),
    })
}

/// A number or date with the words of the article that say it; what it has none of is left out.
fn figure(article: &Article, figure: &Figure) -> Value {
    let q = &figure.quantity;
    let text: String = article.text.chars().skip(figure.begin as usize).take((figure.end - figure.begin) as usize).collect();
    let mut out = Map::new();
    let mut put = |key: &str, value: Option<Value>| out.extend(value.map(|value| (key.to_owned(), value)));
    put("kind", Some(q.kind.name().into()));
    put("text", Some(text.into()));
    put("begin", Some(figure.begin.into()));
    put("end", Some(figure.end.into()));
    put("value", q.value.map(number));
    put("high", q.high.map(number));
    put("unit", Some(q.unit.as_str()).filter(|unit| !unit.is_empty()).map(Value::from));
    put("currency", q.currency.map(Value::from));
    put("bound", q.bound.map(|bound| bound.name().into()));
    put("from", q.from.map(|day| day.to_string().into()));
    put("to", q.to.map(|day| day.to_string().into()));
    Value::Object(out)
}

fn fact(fact: &Fact, said: &Extraction) -> Value {
    let roles: Map<String, Value> = fact
        .roles
        .iter()
        .filter(|(role, _)| *role != "status")
        .map(|(role, fillers)| (role.clone(), fillers.iter().map(|f| filler(f, said)).collect()))
        .collect();
    let status = fact.roles.get("status").and_then(|status| status.first()).map(|status| filler(status, said));
    json!({
        "type": fact.kind,
        "roles": roles,
        "status": status,
        "from": fact.from,
        "to": fact.to,
        "evidence": fact.evidence,
        "begin": fact.begin,
        "end": fact.end,
        "rule": fact.rule,
        "confidence": number(fact.confidence),
    })
}

/// A name or words, a number, `{"value", "currency", "bound"}`, or `{"fact": n}` for the n-th fact of the article.
fn filler(filler: &Filler, said: &Extraction) -> Value {
    match filler {
        Filler::Entity(i) => said.entities.get(*i).map(|e| Value::from(e.name.as_str())).unwrap_or_default(),
        Filler::Amount { value, currency, bound } => json!({"value": number(*value), "currency": currency, "bound": bound}),
        Filler::Number(value) => number(*value),
        Filler::Text(text) | Filler::Concept(text) => Value::from(text.as_str()),
        Filler::Fact(i) => json!({"fact": i}),
    }
}

/// Whole numbers without a point; others as the nearest double, which prints the digits that were read.
fn number(value: Decimal) -> Value {
    let value = value.normalize();
    match value.to_i64().filter(|whole| Decimal::from(*whole) == value) {
        Some(whole) => Value::from(whole),
        None => value.to_f64().and_then(Number::from_f64).map_or_else(|| Value::from(value.to_string()), Value::Number),
    }
}
