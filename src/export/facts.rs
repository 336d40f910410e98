//! Facts → a table, one row a fact, roles as columns: `fact:s1,Signing,a1,2023-04-10,…,常州高新区;天衡光能股份有限公司,…`.

use std::io::{self, Write};

use oxigraph::model::vocab::xsd;
use oxigraph::model::{NamedNode, Term};
use serde_json::{Map, Value, json};

use super::csv;
use super::prefixes::Prefixes;
use super::view::{Node, named};
use super::words::Words;
use crate::graph::vocab;

/// What every row begins and ends with.
const HEAD: [&str; 5] = ["id", "type", "article", "from", "to"];
const TAIL: [&str; 5] = ["evidence", "begin", "end", "rule", "confidence"];

pub fn write_csv(words: Words<'_>, facts: &[NamedNode], prefixes: &Prefixes, out: &mut impl Write) -> io::Result<()> {
    let roles = roles(words, facts)?;
    let mut head: Vec<&str> = HEAD.to_vec();
    for role in &roles {
        head.push(role);
        if role == "amount" {
            head.extend(["currency", "amountBound"]);
        }
    }
    head.extend(TAIL);
    csv::line(&head, out)?;
    for iri in facts {
        let fact = words.view.node(iri)?;
        let mut row = head_fields(words, &fact, prefixes)?;
        for role in &roles {
            if role == "amount" {
                row.extend(amount_fields(words, &fact)?);
                continue;
            }
            let mut fillers = Vec::new();
            for term in fact.role(role) {
                fillers.push(filler(words, term, prefixes)?);
            }
            row.push(fillers.join(";"));
        }
        row.extend(TAIL.iter().map(|name| fact.value(name).unwrap_or_default().to_owned()));
        csv::line(&row.iter().map(String::as_str).collect::<Vec<_>>(), out)?;
    }
    Ok(())
}

pub fn write_jsonl(words: Words<'_>, facts: &[NamedNode], prefixes: &Prefixes, out: &mut impl Write) -> io::Result<()> {
    for iri in facts {
        let line = json(words, &words.view.node(iri)?, prefixes)?;
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// A fact as JSON: an entity is `{id, name, class}`, an Amount `{value, currency, bound}`, decimals are strings.
pub fn json(words: Words<'_>, fact: &Node, prefixes: &Prefixes) -> io::Result<Value> {
    let mut row = Map::new();
    for (name, value) in HEAD.iter().zip(head_fields(words, fact, prefixes)?) {
        if !value.is_empty() {
            row.insert((*name).to_owned(), json!(value));
        }
    }
    let mut roles: Map<String, Value> = Map::new();
    for (predicate, object) in &fact.statements {
        let Some(name) = vocab::local(predicate.as_str()) else { continue };
        let value = match object {
            Term::Literal(literal) if literal.datatype() == xsd::INTEGER => {
                json!(literal.value().parse::<i64>().unwrap_or_default())
            }
            Term::Literal(literal) if literal.datatype() == xsd::BOOLEAN => json!(literal.value() == "true"),
            Term::NamedNode(node) => node_json(words, node, prefixes)?,
            other => json!(super::view::text(other)),
        };
        if TAIL.contains(&name) {
            row.insert(name.to_owned(), value);
        } else if !HEAD.contains(&name) {
            match roles.entry(name).or_insert_with(|| json!([])) {
                Value::Array(fillers) => fillers.push(value),
                other => *other = value,
            }
        }
    }
    row.insert("roles".to_owned(), Value::Object(roles));
    Ok(Value::Object(row))
}

fn node_json(words: Words<'_>, iri: &NamedNode, prefixes: &Prefixes) -> io::Result<Value> {
    if let Some(concept) = vocab::local(iri.as_str()) {
        return Ok(json!(concept));
    }
    let node = words.view.node(iri)?;
    if let Some(value) = node.text(vocab::VALUE) {
        let currency = node.text(vocab::CURRENCY).unwrap_or_default();
        return Ok(match node.concept("bound") {
            Some(bound) => json!({"value": value, "currency": currency, "bound": bound}),
            None => json!({"value": value, "currency": currency}),
        });
    }
    let id = prefixes.short(iri.as_str());
    Ok(match node.text(vocab::LABEL) {
        Some(label) => json!({"id": id, "name": label, "class": node.class()}),
        None => json!({"id": id}),
    })
}

fn head_fields(words: Words<'_>, fact: &Node, prefixes: &Prefixes) -> io::Result<Vec<String>> {
    let mut articles = Vec::new();
    for article in fact.objects(vocab::DERIVED_FROM).filter_map(named) {
        let node = words.view.node(article)?;
        articles.push(node.text(vocab::IDENTIFIER).unwrap_or_else(|| super::view::tail(article.as_str())).to_owned());
    }
    let date = |predicate| fact.text(predicate).unwrap_or_default().to_owned();
    Ok(vec![prefixes.short(fact.iri.as_str()), fact.class().to_owned(), articles.join(";"), date(vocab::FROM), date(vocab::TO)])
}

fn amount_fields(words: Words<'_>, fact: &Node) -> io::Result<[String; 3]> {
    let mut fields: [Vec<String>; 3] = Default::default();
    for amount in fact.nodes("amount") {
        let node = words.view.node(amount)?;
        let said = [node.text(vocab::VALUE), node.text(vocab::CURRENCY), node.concept("bound")];
        for (field, text) in fields.iter_mut().zip(said) {
            field.extend(text.map(str::to_owned));
        }
    }
    Ok(fields.map(|field| field.join(";")))
}

fn filler(words: Words<'_>, term: &Term, prefixes: &Prefixes) -> io::Result<String> {
    let Term::NamedNode(iri) = term else { return Ok(super::view::text(term).unwrap_or_default().to_owned()) };
    if let Some(concept) = vocab::local(iri.as_str()) {
        return Ok(concept.to_owned());
    }
    let node = words.view.node(iri)?;
    Ok(node.text(vocab::LABEL).map(str::to_owned).unwrap_or_else(|| prefixes.short(iri.as_str())))
}

/// The roles that these facts use, in the order of the vocabulary; what it does not know comes last, by name.
fn roles(words: Words<'_>, facts: &[NamedNode]) -> io::Result<Vec<String>> {
    let mut used = std::collections::BTreeSet::new();
    for iri in facts {
        let fact = words.view.node(iri)?;
        let roles = fact.statements.iter().filter_map(|(p, _)| vocab::local(p.as_str()));
        used.extend(roles.filter(|role| !HEAD.contains(role) && !TAIL.contains(role)).map(str::to_owned));
    }
    let known = words.schema.fact_types().iter().flat_map(|kind| &kind.roles).chain(words.schema.common());
    let mut roles: Vec<String> = Vec::new();
    for role in known {
        if used.remove(role.name) {
            roles.push(role.name.to_owned());
        }
    }
    roles.extend(used);
    Ok(roles)
}
