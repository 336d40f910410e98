//! `shapes.ttl` and the vocabulary → shapes, and which classes lie below which.

use std::collections::BTreeSet;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::vocab::{rdf, rdfs};
use oxigraph::model::{GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, Term, TermRef};
use oxigraph::store::Store;

use super::shape::{Constraint, Shape, Target};

const SH: &str = "http://www.w3.org/ns/shacl#";
const OWL_CLASS: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#Class");
/// Properties of a shape that constrain nothing.
const SILENT: [&str; 8] = ["name", "description", "order", "group", "defaultValue", "flags", "ignoredProperties", "path"];

/// What is known beside the graph: shapes and vocabulary.
pub struct Knowledge {
    store: Store,
}

impl Knowledge {
    /// From Turtle texts with their names.
    ///
    /// # Errors
    /// When one is no Turtle.
    pub fn read<'t>(texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Result<Knowledge, String> {
        let store = Store::new().map_err(|e| e.to_string())?;
        for (name, text) in texts {
            let parser = RdfParser::from_format(RdfFormat::Turtle).rename_blank_nodes();
            for quad in parser.for_slice(text) {
                store.insert(&quad.map_err(|e| format!("{name}: {e}"))?).map_err(|e| e.to_string())?;
            }
        }
        Ok(Knowledge { store })
    }

    /// Every shape with a target.
    ///
    /// # Errors
    /// Everything that is not supported or not understood, one line each.
    pub fn shapes(&self) -> Result<Vec<Shape>, String> {
        let mut parser = Parser { known: self, problems: BTreeSet::new(), within: Vec::new() };
        let mut subjects: BTreeSet<String> = BTreeSet::new();
        let mut shapes = Vec::new();
        for quad in self.store.iter().flatten() {
            let shape = matches!(&quad.object, Term::NamedNode(class) if quad.predicate == rdf::TYPE
                && (class.as_str() == format!("{SH}NodeShape") || class.as_str() == format!("{SH}PropertyShape")));
            let targeted = quad.predicate.as_str().strip_prefix(SH).is_some_and(|local| local.starts_with("target"));
            if (shape || targeted) && subjects.insert(quad.subject.to_string()) {
                shapes.extend(parser.shape(&quad.subject.into()));
            }
        }
        shapes.retain(|shape| !shape.targets.is_empty());
        shapes.sort_by_key(|shape| shape.id.to_string());
        match parser.problems.is_empty() {
            true => Ok(shapes),
            false => Err(parser.problems.into_iter().collect::<Vec<_>>().join("\n")),
        }
    }

    /// A class with all classes below it, sorted.
    pub fn below(&self, class: &NamedNode) -> Vec<NamedNode> {
        let mut all = BTreeSet::from([class.clone()]);
        let mut open = vec![class.clone()];
        while let Some(above) = open.pop() {
            for child in self.subjects(rdfs::SUB_CLASS_OF, above.as_ref().into()) {
                if all.insert(child.clone()) {
                    open.push(child);
                }
            }
        }
        all.into_iter().collect()
    }

    /// The things of a class that the vocabulary itself holds: `zt:planned` of `zt:Status`.
    pub fn instances(&self, class: &NamedNode) -> Vec<NamedNode> {
        let mut all: BTreeSet<NamedNode> = BTreeSet::new();
        for class in self.below(class) {
            all.extend(self.subjects(rdf::TYPE, class.as_ref().into()));
        }
        all.into_iter().collect()
    }

    fn subjects(&self, predicate: NamedNodeRef<'_>, object: TermRef<'_>) -> Vec<NamedNode> {
        let quads = self.store.quads_for_pattern(None, Some(predicate), Some(object), Some(GraphNameRef::DefaultGraph));
        quads
            .flatten()
            .filter_map(|quad| match quad.subject {
                NamedOrBlankNode::NamedNode(node) => Some(node),
                NamedOrBlankNode::BlankNode(_) => None,
            })
            .collect()
    }

    /// What is said of a node, sorted.
    fn about(&self, node: &Term) -> Vec<(NamedNode, Term)> {
        let subject = match node {
            Term::NamedNode(node) => NamedOrBlankNode::from(node.clone()),
            Term::BlankNode(node) => NamedOrBlankNode::from(node.clone()),
            _ => return Vec::new(),
        };
        let quads = self.store.quads_for_pattern(Some(subject.as_ref()), None, None, Some(GraphNameRef::DefaultGraph));
        let mut said: Vec<(NamedNode, Term)> = quads.flatten().map(|quad| (quad.predicate, quad.object)).collect();
        said.sort_by_cached_key(|(p, o)| (p.as_str().to_owned(), o.to_string()));
        said
    }

    fn objects(&self, node: &Term, predicate: &str) -> Vec<Term> {
        self.about(node).into_iter().filter(|(p, _)| p.as_str() == predicate).map(|(_, o)| o).collect()
    }
}

struct Parser<'k> {
    known: &'k Knowledge,
    problems: BTreeSet<String>,
    /// The shapes that are being read, to find circles.
    within: Vec<Term>,
}

impl Parser<'_> {
    fn problem(&mut self, shape: &Term, what: impl std::fmt::Display) {
        // The place is the outermost shape that has a name.
        let place = self.within.iter().find(|shape| matches!(shape, Term::NamedNode(_))).unwrap_or(shape);
        self.problems.insert(format!("{place}: {what}"));
    }

    fn shape(&mut self, id: &Term) -> Option<Shape> {
        if self.within.contains(id) {
            self.problem(id, "a shape that refers to itself is not supported");
            return None;
        }
        self.within.push(id.clone());
        let shape = self.body(id);
        self.within.pop();
        shape
    }

    fn body(&mut self, id: &Term) -> Option<Shape> {
        let mut shape = Shape {
            id: id.clone(),
            name: self.within.iter().rev().find(|shape| matches!(shape, Term::NamedNode(_))).unwrap_or(id).to_string(),
            targets: Vec::new(),
            path: None,
            constraints: Vec::new(),
            properties: Vec::new(),
            message: None,
            severity: "Violation".to_owned(),
        };
        let said = self.known.about(id);
        let one = |name: &str| said.iter().find(|(p, _)| p.as_str().strip_prefix(SH) == Some(name)).map(|(_, o)| o.clone());
        if one("deactivated").is_some_and(|value| is_true(&value)) {
            return None;
        }
        if let Some(path) = one("path") {
            shape.path = self.path(&path);
        }
        for (predicate, object) in &said {
            if *predicate == rdf::TYPE {
                let class = matches!(object, Term::NamedNode(class) if *class == rdfs::CLASS || *class == OWL_CLASS);
                if let (true, Term::NamedNode(id)) = (class, id) {
                    shape.targets.push(Target::Class(id.clone()));
                }
                continue;
            }
            let Some(name) = predicate.as_str().strip_prefix(SH) else { continue };
            if SILENT.contains(&name) || name == "deactivated" {
                continue;
            }
            match (name, object) {
                ("targetClass", Term::NamedNode(class)) => shape.targets.push(Target::Class(class.clone())),
                ("targetNode", node) => shape.targets.push(Target::Node(node.clone())),
                ("targetSubjectsOf", Term::NamedNode(p)) => shape.targets.push(Target::SubjectsOf(p.clone())),
                ("targetObjectsOf", Term::NamedNode(p)) => shape.targets.push(Target::ObjectsOf(p.clone())),
                ("message", Term::Literal(text)) => shape.message = Some(text.value().to_owned()),
                ("severity", Term::NamedNode(severity)) => {
                    shape.severity = severity.as_str().trim_start_matches(SH).to_owned();
                }
                ("property", node) => shape.properties.extend(self.shape(node)),
                _ => match self.constraint(name, object, &one) {
                    Some(constraint) => shape.constraints.push(constraint),
                    None if name == "closed" || name == "uniqueLang" => {}
                    None => self.problem(id, format_args!("sh:{name} {object} is not supported")),
                },
            }
        }
        if shape.path.is_none() {
            for constraint in &shape.constraints {
                let counts = matches!(
                    constraint,
                    Constraint::MinCount(_) | Constraint::MaxCount(_) | Constraint::UniqueLang | Constraint::LessThan(..)
                );
                if counts {
                    self.problem(id, format_args!("{} needs a sh:path", constraint.component()));
                }
            }
        }
        Some(shape)
    }

    fn constraint(&mut self, name: &str, object: &Term, one: &dyn Fn(&str) -> Option<Term>) -> Option<Constraint> {
        let number = || match object {
            Term::Literal(literal) => literal.value().parse::<u64>().ok(),
            _ => None,
        };
        let node = || match object {
            Term::NamedNode(node) => Some(node.clone()),
            _ => None,
        };
        let literal = || match object {
            Term::Literal(literal) => Some(literal.clone()),
            _ => None,
        };
        let text = |term: Option<Term>| match term {
            Some(Term::Literal(literal)) => Some(literal.value().to_owned()),
            _ => None,
        };
        // A count is spelt out in as many variables, so it must stay small.
        let count = || number().filter(|n| *n <= 16).and_then(|n| usize::try_from(n).ok());
        Some(match name {
            "class" => Constraint::Class(node()?),
            "datatype" => Constraint::Datatype(node()?),
            "nodeKind" => Constraint::NodeKind(node()?.as_str().strip_prefix(SH)?.to_owned()),
            "minCount" => Constraint::MinCount(count()?),
            "maxCount" => Constraint::MaxCount(count()?),
            "minInclusive" => Constraint::Range(">=", "MinInclusive", literal()?),
            "maxInclusive" => Constraint::Range("<=", "MaxInclusive", literal()?),
            "minExclusive" => Constraint::Range(">", "MinExclusive", literal()?),
            "maxExclusive" => Constraint::Range("<", "MaxExclusive", literal()?),
            "minLength" => Constraint::MinLength(number()?),
            "maxLength" => Constraint::MaxLength(number()?),
            "pattern" => Constraint::Pattern(literal()?.value().to_owned(), text(one("flags")).unwrap_or_default()),
            "languageIn" => Constraint::LanguageIn(self.list(object)?.into_iter().filter_map(|tag| text(Some(tag))).collect()),
            "uniqueLang" => is_true(object).then_some(Constraint::UniqueLang)?,
            "lessThan" => Constraint::LessThan("<", node()?),
            "lessThanOrEquals" => Constraint::LessThan("<=", node()?),
            "equals" => Constraint::Equals(node()?),
            "disjoint" => Constraint::Disjoint(node()?),
            "hasValue" => Constraint::HasValue(object.clone()),
            "in" => Constraint::In(self.list(object)?),
            "node" => Constraint::Node(Box::new(self.shape(object)?)),
            "not" => Constraint::Not(Box::new(self.shape(object)?)),
            "and" => Constraint::And(self.members(object)?),
            "or" => Constraint::Or(self.members(object)?),
            "xone" => Constraint::Xone(self.members(object)?),
            "closed" => {
                is_true(object).then_some(())?;
                let mut allowed: Vec<NamedNode> = Vec::new();
                let ignored = one("ignoredProperties").map(|list| self.list(&list).unwrap_or_default()).unwrap_or_default();
                let shape = self.within.last().cloned()?;
                let properties = self.known.objects(&shape, &format!("{SH}property"));
                let paths = properties.iter().flat_map(|property| self.known.objects(property, &format!("{SH}path")));
                for term in paths.chain(ignored) {
                    if let Term::NamedNode(node) = term {
                        allowed.push(node);
                    }
                }
                Constraint::Closed(allowed)
            }
            _ => return None,
        })
    }

    fn members(&mut self, list: &Term) -> Option<Vec<Shape>> {
        let members = self.list(list)?;
        members.iter().map(|member| self.shape(member)).collect()
    }

    /// The members of an RDF list.
    fn list(&mut self, head: &Term) -> Option<Vec<Term>> {
        let mut members = Vec::new();
        let mut at = head.clone();
        let mut seen = BTreeSet::new();
        while at != Term::from(rdf::NIL) {
            if !seen.insert(at.to_string()) {
                return None;
            }
            members.push(self.known.objects(&at, rdf::FIRST.as_str()).pop()?);
            at = self.known.objects(&at, rdf::REST.as_str()).pop()?;
        }
        Some(members)
    }

    /// A property path in SPARQL.
    fn path(&mut self, path: &Term) -> Option<String> {
        if let Term::NamedNode(predicate) = path {
            if *predicate != rdf::NIL {
                return Some(predicate.to_string());
            }
        } else if self.known.objects(path, rdf::FIRST.as_str()).is_empty() {
            for (name, before, after) in
                [("inversePath", "^", ""), ("zeroOrMorePath", "", "*"), ("oneOrMorePath", "", "+"), ("zeroOrOnePath", "", "?")]
            {
                if let Some(inner) = self.known.objects(path, &format!("{SH}{name}")).pop() {
                    return Some(format!("({before}{}{after})", self.path(&inner)?));
                }
            }
            if let Some(list) = self.known.objects(path, &format!("{SH}alternativePath")).pop() {
                let parts: Option<Vec<String>> = self.list(&list)?.iter().map(|part| self.path(part)).collect();
                return Some(format!("({})", parts?.join("|")));
            }
        } else {
            let parts: Option<Vec<String>> = self.list(path)?.iter().map(|part| self.path(part)).collect();
            return Some(format!("({})", parts?.join("/")));
        }
        self.problem(path, "this sh:path is not supported");
        None
    }
}

fn is_true(term: &Term) -> bool {
    matches!(term, Term::Literal(literal) if matches!(literal.value(), "true" | "1"))
}
