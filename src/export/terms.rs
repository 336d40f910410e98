//! RDF terms → Turtle: `zone:襄阳高新区`, `"签约"@zh`, `67`, `"2023-02-02"^^xsd:date`.

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedOrBlankNode, Term};

use super::prefixes::Prefixes;

/// Turtle for an IRI: its prefixed name, or the IRI in angle brackets where the grammar has no name for it.
pub fn iri(iri: &str, prefixes: &Prefixes) -> String {
    prefixes.name(iri).unwrap_or_else(|| format!("<{iri}>"))
}

pub fn subject(subject: &NamedOrBlankNode, prefixes: &Prefixes) -> String {
    match subject {
        NamedOrBlankNode::NamedNode(node) => iri(node.as_str(), prefixes),
        NamedOrBlankNode::BlankNode(node) => node.to_string(),
    }
}

pub fn term(term: &Term, prefixes: &Prefixes) -> String {
    match term {
        Term::NamedNode(node) => iri(node.as_str(), prefixes),
        Term::Literal(value) => literal(value, prefixes),
        other => other.to_string(),
    }
}

fn literal(literal: &Literal, prefixes: &Prefixes) -> String {
    if is_bare(literal) {
        return literal.value().to_owned();
    }
    let mut out = String::with_capacity(literal.value().len() + 8);
    quote(literal.value(), &mut out);
    match literal.language() {
        Some(language) => {
            out.push('@');
            out.push_str(language);
        }
        None if literal.datatype() == xsd::STRING => {}
        None => {
            out.push_str("^^");
            out.push_str(&iri(literal.datatype().as_str(), prefixes));
        }
    }
    out
}

/// Whether Turtle reads the bare value as this very literal: `67` as an integer, `11.4` as a decimal, `true`.
pub fn is_bare(literal: &Literal) -> bool {
    let datatype = literal.datatype();
    let value = literal.value();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let unsigned = value.strip_prefix(['+', '-']).unwrap_or(value);
    if datatype == xsd::INTEGER {
        digits(unsigned)
    } else if datatype == xsd::DECIMAL {
        unsigned.split_once('.').is_some_and(|(whole, part)| digits(part) && (whole.is_empty() || digits(whole)))
    } else {
        datatype == xsd::BOOLEAN && matches!(value, "true" | "false")
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || ('\u{FFFE}'..='\u{FFFF}').contains(&c) => out.push_str(&format!("\\u{:04X}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
}
