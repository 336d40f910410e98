//! The vocabularies of the graph: `zt:signed`, `schema:mentions`, `prov:wasDerivedFrom`, and the prefixes that queries and files use.

use oxigraph::model::{NamedNode, NamedNodeRef};

/// Classes, fact types, roles and concepts.
pub const ZT: &str = "https://w3id.org/zhitu/ontology#";
/// Where entities, articles and facts are minted, unless `--base` says otherwise.
pub const BASE: &str = "https://w3id.org/zhitu/id/";
pub const SCHEMA: &str = "http://schema.org/";

pub const TYPE: NamedNodeRef<'_> = oxigraph::model::vocab::rdf::TYPE;
pub const LABEL: NamedNodeRef<'_> = oxigraph::model::vocab::rdfs::LABEL;
pub const ALT_LABEL: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("http://www.w3.org/2004/02/skos/core#altLabel");
pub const DERIVED_FROM: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("http://www.w3.org/ns/prov#wasDerivedFrom");
pub const IDENTIFIER: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("http://purl.org/dc/terms/identifier");
pub const TITLE: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("http://purl.org/dc/terms/title");
pub const DATE: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("http://purl.org/dc/terms/date");
pub const SOURCE: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("http://purl.org/dc/terms/source");
pub const URL: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("http://schema.org/url");
pub const MENTIONS: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("http://schema.org/mentions");
pub const VALUE: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("http://schema.org/value");
pub const CURRENCY: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("http://schema.org/currency");
pub const EVIDENCE: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://w3id.org/zhitu/ontology#evidence");
pub const BEGIN: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://w3id.org/zhitu/ontology#begin");
pub const END: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://w3id.org/zhitu/ontology#end");
pub const FROM: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://w3id.org/zhitu/ontology#from");
pub const TO: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://w3id.org/zhitu/ontology#to");
pub const RULE: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://w3id.org/zhitu/ontology#rule");
pub const CONFIDENCE: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://w3id.org/zhitu/ontology#confidence");
/// What people said that made a node what it is: the line of their corrections.
pub const CORRECTED_BY: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://w3id.org/zhitu/ontology#correctedBy");
pub const BOUND: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://w3id.org/zhitu/ontology#bound");

/// Prefixes that need not be declared in a query, and that Turtle is written with.
pub const PREFIXES: &[(&str, &str)] = &[
    ("zt", ZT),
    ("schema", SCHEMA),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("time", "http://www.w3.org/2006/time#"),
];

/// A term of the ontology: `zt("Signing")`. Characters that an IRI cannot hold are percent-encoded.
pub fn zt(local: &str) -> NamedNode {
    NamedNode::new_unchecked(super::percent::encoded(ZT, local))
}

/// The local name of a term of the ontology: `Signing` for `zt:Signing`.
pub fn local(iri: &str) -> Option<&str> {
    iri.strip_prefix(ZT)
}
