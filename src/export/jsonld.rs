//! The store → JSON-LD, compact, with a context that people can read: `{"id": "zone:襄阳高新区", "type": "Zone", "signed": …}`.
//!
//! One node a line, so that two files can be compared line by line.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use oxigraph::model::vocab::xsd;
use oxigraph::model::{GraphNameRef, Literal, NamedOrBlankNode, Term};
use oxigraph::store::Store;
use serde_json::{Value, json};

use super::prefixes::Prefixes;
use super::survey::{Objects, Survey};
use crate::graph::vocab;

pub fn write(store: &Store, prefixes: &Prefixes, out: &mut impl Write) -> io::Result<()> {
    let survey = Survey::of(store, prefixes)?;
    let writer = Writer { keys: keys(&survey, prefixes), survey: &survey, prefixes };
    writeln!(out, "{{\"@context\": {{\n{}\n}},", writer.context().join(",\n"))?;
    write!(out, "\"@graph\": [")?;
    for (i, subject) in survey.sections.iter().flat_map(|section| &section.subjects).enumerate() {
        write!(out, "{}\n{{{}}}", if i == 0 { "" } else { "," }, writer.node(store, subject)?.join(", "))?;
    }
    writeln!(out, "\n]}}")
}

/// How the values of a predicate are written: its key, and what the context says of them.
struct Key {
    name: String,
    usual: Usual,
}

/// What the values of a predicate mostly are; the others say themselves what they are.
#[derive(PartialEq, Eq)]
enum Usual {
    /// JSON's own strings, whole numbers and truth values.
    Plain,
    Node,
    Datatype(String),
    Language(String),
}

impl Usual {
    fn of(objects: &Objects) -> Usual {
        match objects.literals.iter().max_by_key(|(sort, count)| (**count, Reverse(sort.as_str()))) {
            Some((sort, count)) if *count >= objects.nodes => match sort.strip_prefix('@') {
                Some(language) => Usual::Language(language.to_owned()),
                None if [xsd::STRING, xsd::INTEGER, xsd::BOOLEAN].iter().any(|plain| sort == plain.as_str()) => Usual::Plain,
                None => Usual::Datatype(sort.clone()),
            },
            _ => Usual::Node,
        }
    }
}

/// The shortest key for each predicate: its local name, unless an earlier one has it (`value` is zt's before schema's).
fn keys(survey: &Survey, prefixes: &Prefixes) -> BTreeMap<String, Key> {
    let mut taken: Vec<&str> = vec!["id", "type"];
    taken.extend(survey.namespaces.keys().map(String::as_str));
    let mut keys = BTreeMap::new();
    let (own, others): (Vec<_>, Vec<_>) = survey.predicates.iter().partition(|(iri, _)| vocab::local(iri).is_some());
    for (iri, objects) in own.into_iter().chain(others) {
        let split = prefixes.split(iri).filter(|s| !s.local.is_empty() && !s.local.contains([':', '@', '/', '#']));
        let name = match split {
            Some(split) if taken.contains(&split.local) => format!("{}:{}", split.prefix, split.local),
            Some(split) => {
                taken.push(split.local);
                split.local.to_owned()
            }
            None => iri.clone(),
        };
        keys.insert(iri.clone(), Key { name, usual: Usual::of(objects) });
    }
    keys
}

struct Writer<'a> {
    keys: BTreeMap<String, Key>,
    survey: &'a Survey,
    prefixes: &'a Prefixes,
}

impl Writer<'_> {
    /// The lines of the context.
    fn context(&self) -> Vec<String> {
        let mut lines = vec![
            "  \"id\": \"@id\"".to_owned(),
            "  \"type\": \"@type\"".to_owned(),
            format!("  \"@vocab\": {}", json!(vocab::ZT)),
        ];
        for (prefix, namespace) in &self.survey.namespaces {
            lines.push(format!("  {}: {}", json!(prefix), json!(namespace)));
        }
        for (iri, key) in self.keys.iter().filter(|(iri, _)| *iri != vocab::TYPE.as_str()) {
            let id = json!(self.short(iri));
            let value = match &key.usual {
                Usual::Plain => id.to_string(),
                Usual::Node => format!("{{\"@id\": {id}, \"@type\": \"@id\"}}"),
                Usual::Datatype(datatype) => format!("{{\"@id\": {id}, \"@type\": {}}}", json!(self.short(datatype))),
                Usual::Language(language) => format!("{{\"@id\": {id}, \"@language\": {}}}", json!(language)),
            };
            lines.push(format!("  {}: {value}", json!(key.name)));
        }
        lines
    }

    /// `zone:襄阳高新区`, or the whole IRI where no prefix in use fits.
    fn short(&self, iri: &str) -> String {
        match self.prefixes.split(iri) {
            Some(split) if self.survey.namespaces.contains_key(split.prefix) && !split.local.starts_with("//") => {
                format!("{}:{}", split.prefix, split.local)
            }
            _ => iri.to_owned(),
        }
    }

    /// The fields of a node: `id`, `type`, then the rest by key.
    fn node(&self, store: &Store, subject: &NamedOrBlankNode) -> io::Result<Vec<String>> {
        let mut types = Vec::new();
        let mut fields: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for quad in store.quads_for_pattern(Some(subject.as_ref()), None, None, Some(GraphNameRef::DefaultGraph)) {
            let quad = quad?;
            match (&quad.object, self.keys.get(quad.predicate.as_str())) {
                (Term::NamedNode(class), _) if quad.predicate == vocab::TYPE => {
                    let class = class.as_str();
                    types.push(json!(vocab::local(class).map_or_else(|| self.short(class), str::to_owned)).to_string());
                }
                (object, Some(key)) => fields.entry(&key.name).or_default().push(self.value(object, &key.usual).to_string()),
                (_, None) => {}
            }
        }
        let id = match subject {
            NamedOrBlankNode::NamedNode(node) => self.short(node.as_str()),
            NamedOrBlankNode::BlankNode(node) => node.to_string(),
        };
        let mut lines = vec![format!("\"id\": {}", json!(id))];
        let types = std::iter::once(("type", types)).filter(|(_, types)| !types.is_empty());
        for (key, mut values) in types.chain(fields) {
            values.sort_unstable();
            let values = if values.len() == 1 { values.concat() } else { format!("[{}]", values.join(", ")) };
            lines.push(format!("{}: {values}", json!(key)));
        }
        Ok(lines)
    }

    fn value(&self, object: &Term, usual: &Usual) -> Value {
        match object {
            Term::NamedNode(node) if *usual == Usual::Node => json!(self.short(node.as_str())),
            Term::NamedNode(node) => json!({"@id": self.short(node.as_str())}),
            Term::Literal(literal) => self.literal(literal, usual),
            other => json!({"@id": other.to_string()}),
        }
    }

    fn literal(&self, literal: &Literal, usual: &Usual) -> Value {
        let (value, datatype) = (literal.value(), literal.datatype());
        match (literal.language(), usual) {
            (Some(language), Usual::Language(said)) if said == language => json!(value),
            (Some(language), _) => json!({"@value": value, "@language": language}),
            (None, Usual::Datatype(said)) if datatype.as_str() == said.as_str() => json!(value),
            (None, Usual::Plain) if datatype == xsd::STRING => json!(value),
            // JSON has whole numbers up to 2^53 only; larger ones are written as typed strings.
            (None, Usual::Plain) if datatype == xsd::INTEGER && value.len() < 16 => match value.parse::<i64>() {
                Ok(number) if number.to_string() == value => json!(number),
                _ => json!({"@value": value, "@type": self.short(datatype.as_str())}),
            },
            (None, Usual::Plain) if datatype == xsd::BOOLEAN && matches!(value, "true" | "false") => json!(value == "true"),
            (None, _) if datatype == xsd::STRING => json!({"@value": value}),
            (None, _) => json!({"@value": value, "@type": self.short(datatype.as_str())}),
        }
    }
}
