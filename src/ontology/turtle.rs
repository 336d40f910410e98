//! Turtle files → [`Statements`]: what they say of the terms of the vocabulary, `zt:Signing rdfs:label "签约"@zh`.

use std::collections::BTreeMap;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Term};

use super::{DataFile, Problem};

/// The namespace of the vocabulary.
pub const ZT: &str = "https://w3id.org/zhitu/ontology#";

/// Statements by subject. IRIs are kept by their local names: `subClassOf`, `Fact`, `string`.
#[derive(Default)]
pub struct Statements {
    /// Subjects in the order of the files: local names, and blank nodes as `_:id`.
    subjects: Vec<String>,
    of: BTreeMap<String, Vec<(String, Object)>>,
    /// Where each term is first described, for messages.
    places: BTreeMap<String, (String, usize)>,
}

enum Object {
    /// A term of the vocabulary, or a blank node as `_:id`.
    Name(String),
    /// A term of another vocabulary: `Class`, `Concept`, `string`.
    Foreign(String),
    Text {
        value: String,
        language: Option<String>,
    },
}

fn local(iri: &str) -> &str {
    iri.rsplit(['#', '/']).next().unwrap_or(iri)
}

impl Statements {
    /// Reads the files; one that is no Turtle is reported and left out from where it breaks.
    pub fn read<'a>(files: impl Iterator<Item = &'a DataFile>, problems: &mut Vec<Problem>) -> Statements {
        let mut statements = Statements::default();
        for file in files {
            statements.read_file(file, problems);
        }
        statements
    }

    fn read_file(&mut self, file: &DataFile, problems: &mut Vec<Problem>) {
        for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(&file.text) {
            let quad = match quad {
                Ok(quad) => quad,
                Err(error) => {
                    problems.push(Problem {
                        file: file.path.clone(),
                        line: error.location().map_or(0, |l| l.start.line as usize + 1),
                        code: "bad-turtle",
                        message: error.to_string(),
                        hint: "mend the Turtle syntax; what stands after it was not read".to_owned(),
                    });
                    return;
                }
            };
            let subject = match &quad.subject {
                // A term of another vocabulary is none of ours: shapes, the ontology itself.
                NamedOrBlankNode::NamedNode(node) => match node.as_str().strip_prefix(ZT) {
                    Some(name) => name.to_owned(),
                    None => continue,
                },
                NamedOrBlankNode::BlankNode(node) => node.to_string(),
            };
            let object = match &quad.object {
                Term::NamedNode(node) => match node.as_str().strip_prefix(ZT) {
                    Some(name) => Object::Name(name.to_owned()),
                    None => Object::Foreign(local(node.as_str()).to_owned()),
                },
                Term::BlankNode(node) => Object::Name(node.to_string()),
                Term::Literal(literal) => {
                    Object::Text { value: literal.value().to_owned(), language: literal.language().map(str::to_owned) }
                }
                #[allow(unreachable_patterns)]
                _ => continue,
            };
            if !self.of.contains_key(&subject) {
                self.subjects.push(subject.clone());
                self.places.insert(subject.clone(), (file.path.clone(), line_of(&file.text, &subject)));
            }
            self.of.entry(subject).or_default().push((local(quad.predicate.as_str()).to_owned(), object));
        }
    }

    fn objects<'a>(&'a self, subject: &str, predicate: &'a str) -> impl Iterator<Item = &'a Object> + use<'a> {
        self.of.get(subject).into_iter().flatten().filter(move |(p, _)| p == predicate).map(|(_, o)| o)
    }

    /// The terms of the vocabulary that a property has as values.
    pub fn names<'a>(&'a self, subject: &str, predicate: &'a str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.objects(subject, predicate).filter_map(|o| match o {
            Object::Name(name) if !name.starts_with("_:") => Some(name.as_str()),
            _ => None,
        })
    }

    /// The terms of other vocabularies that a property has as values.
    pub fn foreign<'a>(&'a self, subject: &str, predicate: &'a str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.objects(subject, predicate).filter_map(|o| match o {
            Object::Foreign(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// A property's values that are literals.
    pub fn texts<'a>(&'a self, subject: &str, predicate: &'a str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.objects(subject, predicate).filter_map(|o| match o {
            Object::Text { value, .. } => Some(value.as_str()),
            _ => None,
        })
    }

    /// The label in one language.
    pub fn label(&self, subject: &str, language: &str) -> Option<&str> {
        self.objects(subject, "label").find_map(|o| match o {
            Object::Text { value, language: Some(l) } if l == language => Some(value.as_str()),
            _ => None,
        })
    }

    /// The terms of the vocabulary in the order of the files.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        self.subjects.iter().map(String::as_str).filter(|s| !s.starts_with("_:") && self.objects(s, "type").next().is_some())
    }

    /// Whether it is an `owl:Class`, an `owl:ObjectProperty`, ….
    pub fn has_type(&self, subject: &str, class: &str) -> bool {
        self.foreign(subject, "type").any(|t| t == class)
    }

    /// The terms that have this value in this property.
    pub fn subjects_with<'a>(&'a self, predicate: &'a str, value: &'a str) -> impl Iterator<Item = &'a str> {
        self.terms().filter(move |s| self.names(s, predicate).any(|v| v == value))
    }

    /// The classes to which a class narrows a property with `owl:allValuesFrom`.
    pub fn restrictions<'a>(&'a self, class: &str, property: &'a str) -> impl Iterator<Item = &'a str> + use<'a> {
        let nodes = self.objects(class, "subClassOf").filter_map(|o| match o {
            Object::Name(name) if name.starts_with("_:") => Some(name.as_str()),
            _ => None,
        });
        nodes
            .filter(move |node| self.names(node, "onProperty").any(|p| p == property))
            .flat_map(|node| self.names(node, "allValuesFrom"))
    }

    /// A problem at the place where a term is described.
    pub fn problem(&self, term: &str, code: &'static str, message: String) -> Problem {
        let (file, line) = self.places.get(term).cloned().unwrap_or_else(|| ("zhitu.ttl".to_owned(), 0));
        Problem { file, line, code, message, hint: "the head of zhitu.ttl says how terms are described".to_owned() }
    }
}

/// The line on which the description of a term begins, 0 when it is not written as `zt:Name`.
fn line_of(text: &str, term: &str) -> usize {
    let begins =
        |line: &str| line.strip_prefix("zt:").and_then(|l| l.strip_prefix(term)).is_some_and(|l| l.starts_with([' ', '\t']));
    text.lines().position(begins).map_or(0, |i| i + 1)
}
