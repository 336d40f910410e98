//! Constraints → SPARQL: `sh:maxCount 1` finds every `?this` with two values that differ.

use oxigraph::model::vocab::xsd;
use oxigraph::model::{NamedNode, Term};

use super::parse::Knowledge;
use super::shape::{Constraint, Shape, Target};

/// A query that finds what breaks one constraint: `?this`, and `?value` where there is one.
pub struct Check<'s> {
    pub query: String,
    pub component: String,
    pub path: Option<String>,
    pub shape: String,
    pub severity: String,
    pub message: String,
    /// For sh:node: the shape that the value should conform to.
    pub nested: Option<&'s Shape>,
}

impl Knowledge {
    /// The pattern that binds `?this`.
    pub fn target(&self, target: &Target) -> String {
        match target {
            Target::Class(class) => {
                let classes: Vec<String> = self.below(class).iter().map(ToString::to_string).collect();
                format!("VALUES ?targetClass {{ {} }} ?this a ?targetClass .", classes.join(" "))
            }
            Target::Node(node) => format!("VALUES ?this {{ {node} }}"),
            Target::SubjectsOf(predicate) => format!("?this {predicate} ?anything ."),
            Target::ObjectsOf(predicate) => format!("?anything {predicate} ?this ."),
        }
    }
}

/// One check a constraint, of the shape and of its property shapes.
pub fn checks<'s>(shape: &'s Shape, target: &str, knowledge: &Knowledge) -> Vec<Check<'s>> {
    let mut translator = Translator { knowledge, variables: 0 };
    let mut checks = Vec::new();
    for constraint in &shape.constraints {
        let body = translator.broken(shape, constraint);
        checks.push(Check {
            query: format!("SELECT DISTINCT ?this ?value ?other ?path WHERE {{ {target} {body} }}"),
            component: constraint.component(),
            path: shape.path.clone(),
            shape: shape.name.clone(),
            severity: shape.severity.clone(),
            message: shape.message.clone().unwrap_or_else(|| constraint.wish()),
            nested: match constraint {
                Constraint::Node(nested) => Some(nested),
                _ => None,
            },
        });
    }
    for property in &shape.properties {
        // The values of a property shape inside a property shape belong to its values.
        let target = match &shape.path {
            None => target.to_owned(),
            Some(path) => {
                let outer = format!("?outer{}", target.len());
                let target = target.replace("?this", &outer);
                format!("{{ SELECT DISTINCT ?this WHERE {{ {target} {outer} {path} ?this }} }}")
            }
        };
        checks.extend(self::checks(property, &target, knowledge));
    }
    checks
}

struct Translator<'k> {
    knowledge: &'k Knowledge,
    /// How many variables were made up.
    variables: usize,
}

impl Translator<'_> {
    fn variable(&mut self) -> String {
        self.variables += 1;
        format!("?v{}", self.variables)
    }

    /// A pattern that holds where `?this` breaks the constraint, and binds `?value`.
    fn broken(&mut self, shape: &Shape, constraint: &Constraint) -> String {
        let Some(path) = &shape.path else {
            return match constraint {
                Constraint::Closed(allowed) => {
                    let list: Vec<String> = allowed.iter().map(ToString::to_string).collect();
                    format!("?this ?path ?value . FILTER(?path NOT IN ({}))", list.join(", "))
                }
                Constraint::Equals(_) | Constraint::Disjoint(_) | Constraint::HasValue(_) | Constraint::LessThan(..) => {
                    format!("BIND(?this AS ?value) FILTER(!({}))", self.related("?this", constraint))
                }
                _ => format!("BIND(?this AS ?value) FILTER(!({}))", self.holds("?this", constraint)),
            };
        };
        match constraint {
            Constraint::MinCount(_) | Constraint::MaxCount(_) | Constraint::HasValue(_) => {
                format!("FILTER(!({}))", self.counted("?this", path, constraint))
            }
            Constraint::UniqueLang => {
                // One result for each language, as the specification asks; ?other tells them apart.
                let (a, b) = (self.variable(), self.variable());
                format!(
                    "{{ SELECT DISTINCT ?this ?other WHERE {{ ?this {path} {a}, {b} . FILTER(!sameTerm({a}, {b}) && lang({a}) != \"\" && lang({a}) = lang({b})) BIND(lang({a}) AS ?other) }} }}"
                )
            }
            Constraint::LessThan(operator, other) => {
                format!("?this {path} ?value . ?this {other} ?other . FILTER(!COALESCE(?value {operator} ?other, false))")
            }
            Constraint::Equals(other) => format!(
                "{{ ?this {path} ?value . FILTER NOT EXISTS {{ ?this {other} ?value }} }} UNION {{ ?this {other} ?value . FILTER NOT EXISTS {{ ?this {path} ?value }} }}"
            ),
            Constraint::Disjoint(other) => format!("?this {path} ?value . ?this {other} ?value ."),
            _ => format!("?this {path} ?value . FILTER(!({}))", self.holds("?value", constraint)),
        }
    }

    /// Constraints of a node shape that compare the node with values of its own.
    fn related(&mut self, node: &str, constraint: &Constraint) -> String {
        let v = self.variable();
        match constraint {
            Constraint::HasValue(value) => format!("sameTerm({node}, {value})"),
            Constraint::Equals(p) => {
                format!("EXISTS {{ {node} {p} {node} }} && NOT EXISTS {{ {node} {p} {v} FILTER(!sameTerm({v}, {node})) }}")
            }
            Constraint::Disjoint(p) => format!("NOT EXISTS {{ {node} {p} {node} }}"),
            _ => "true".to_owned(),
        }
    }

    /// An expression: the number of values is as it should be. Counting is spelt out in variables, since a sub-query knows
    /// nothing of the node outside.
    fn counted(&mut self, node: &str, path: &str, constraint: &Constraint) -> String {
        match constraint {
            Constraint::MinCount(0) => "true".to_owned(),
            Constraint::MinCount(count) => format!("EXISTS {{ {} }}", self.distinct(node, path, *count)),
            Constraint::MaxCount(count) => format!("NOT EXISTS {{ {} }}", self.distinct(node, path, count + 1)),
            Constraint::HasValue(value) => format!("EXISTS {{ {node} {path} {value} }}"),
            _ => "true".to_owned(),
        }
    }

    /// A pattern with as many values that all differ.
    fn distinct(&mut self, node: &str, path: &str, count: usize) -> String {
        let names: Vec<String> = (0..count).map(|_| self.variable()).collect();
        let mut pattern: String = names.iter().map(|name| format!("{node} {path} {name} . ")).collect();
        for (i, a) in names.iter().enumerate() {
            for b in names.iter().skip(i + 1) {
                // In one order only: any two that differ can be swapped.
                pattern.push_str(&format!("FILTER(!sameTerm({a}, {b})) "));
            }
        }
        pattern
    }

    /// An expression: the node conforms to the shape.
    fn conforms(&mut self, node: &str, shape: &Shape) -> String {
        let mut parts = Vec::new();
        for constraint in &shape.constraints {
            parts.push(match &shape.path {
                None => match constraint {
                    Constraint::Closed(allowed) => {
                        let (p, v) = (self.variable(), self.variable());
                        let list: Vec<String> = allowed.iter().map(ToString::to_string).collect();
                        format!("NOT EXISTS {{ {node} {p} {v} FILTER({p} NOT IN ({})) }}", list.join(", "))
                    }
                    Constraint::Equals(_) | Constraint::Disjoint(_) | Constraint::HasValue(_) => self.related(node, constraint),
                    _ => self.holds(node, constraint),
                },
                Some(path) => self.values_hold(node, path, constraint),
            });
        }
        for property in &shape.properties {
            parts.push(match &shape.path {
                None => self.conforms(node, property),
                Some(path) => {
                    let v = self.variable();
                    let inner = self.conforms(&v, property);
                    format!("NOT EXISTS {{ {node} {path} {v} FILTER(!({inner})) }}")
                }
            });
        }
        match parts.is_empty() {
            true => "true".to_owned(),
            false => parts.iter().map(|part| format!("({part})")).collect::<Vec<_>>().join(" && "),
        }
    }

    /// An expression: the values of a path keep a constraint.
    fn values_hold(&mut self, node: &str, path: &str, constraint: &Constraint) -> String {
        let (v, w) = (self.variable(), self.variable());
        match constraint {
            Constraint::MinCount(_) | Constraint::MaxCount(_) | Constraint::HasValue(_) => self.counted(node, path, constraint),
            Constraint::UniqueLang => format!(
                "NOT EXISTS {{ {node} {path} {v}, {w} FILTER(!sameTerm({v}, {w}) && lang({v}) != \"\" && lang({v}) = lang({w})) }}"
            ),
            Constraint::LessThan(operator, other) => {
                format!("NOT EXISTS {{ {node} {path} {v} . {node} {other} {w} FILTER(!COALESCE({v} {operator} {w}, false)) }}")
            }
            Constraint::Equals(other) => format!(
                "NOT EXISTS {{ {node} {path} {v} FILTER NOT EXISTS {{ {node} {other} {v} }} }} && NOT EXISTS {{ {node} {other} {w} FILTER NOT EXISTS {{ {node} {path} {w} }} }}"
            ),
            Constraint::Disjoint(other) => format!("NOT EXISTS {{ {node} {path} {v} . {node} {other} {v} }}"),
            _ => {
                let holds = self.holds(&v, constraint);
                format!("NOT EXISTS {{ {node} {path} {v} FILTER(!({holds})) }}")
            }
        }
    }

    /// An expression: one value keeps a constraint. It never errs, so that a negation is one.
    fn holds(&mut self, v: &str, constraint: &Constraint) -> String {
        match constraint {
            Constraint::Class(class) => {
                let c = self.variable();
                let list = |nodes: &[NamedNode]| nodes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                let told = format!("EXISTS {{ {v} a {c} FILTER({c} IN ({})) }}", list(&self.knowledge.below(class)));
                let known = self.knowledge.instances(class);
                match known.is_empty() {
                    true => format!("!isLiteral({v}) && {told}"),
                    false => format!("!isLiteral({v}) && ({told} || {v} IN ({}))", list(&known)),
                }
            }
            Constraint::Datatype(datatype) => {
                let right = format!("isLiteral({v}) && COALESCE(datatype({v}) = {datatype}, false)");
                let castable = [xsd::INTEGER, xsd::DECIMAL, xsd::DOUBLE, xsd::FLOAT, xsd::BOOLEAN, xsd::DATE, xsd::DATE_TIME];
                match castable.iter().any(|known| datatype == known) {
                    // "abc"^^xsd:integer has the datatype but no value.
                    true => format!("{right} && COALESCE(datatype({datatype}(str({v}))) = {datatype}, false)"),
                    false => right,
                }
            }
            Constraint::NodeKind(kind) => {
                let tests = [("IRI", "isIRI"), ("BlankNode", "isBlank"), ("Literal", "isLiteral")];
                let wanted: Vec<String> = tests
                    .iter()
                    .filter(|(name, _)| kind.split("Or").any(|part| part == *name))
                    .map(|(_, test)| format!("{test}({v})"))
                    .collect();
                if wanted.is_empty() { "false".to_owned() } else { wanted.join(" || ") }
            }
            Constraint::Range(operator, _, limit) => format!("COALESCE({v} {operator} {limit}, false)"),
            Constraint::MinLength(length) => format!("!isBlank({v}) && COALESCE(strlen(str({v})) >= {length}, false)"),
            Constraint::MaxLength(length) => format!("!isBlank({v}) && COALESCE(strlen(str({v})) <= {length}, false)"),
            Constraint::Pattern(pattern, flags) => {
                let quoted = |text: &str| Term::from(oxigraph::model::Literal::new_simple_literal(text)).to_string();
                format!("!isBlank({v}) && COALESCE(regex(str({v}), {}, {}), false)", quoted(pattern), quoted(flags))
            }
            Constraint::LanguageIn(tags) => {
                let tests: Vec<String> = tags
                    .iter()
                    .map(|tag| format!("COALESCE(langMatches(lang({v}), \"{}\"), false)", tag.replace(['"', '\\'], "")))
                    .collect();
                if tests.is_empty() { "false".to_owned() } else { tests.join(" || ") }
            }
            Constraint::In(terms) => {
                let tests: Vec<String> = terms.iter().map(|term| format!("sameTerm({v}, {term})")).collect();
                if tests.is_empty() { "false".to_owned() } else { tests.join(" || ") }
            }
            Constraint::Node(shape) => self.conforms(v, shape),
            Constraint::Not(shape) => format!("!({})", self.conforms(v, shape)),
            Constraint::And(shapes) => self.joined(v, shapes, " && "),
            Constraint::Or(shapes) => self.joined(v, shapes, " || "),
            Constraint::Xone(shapes) => {
                let ones: Vec<String> = shapes.iter().map(|shape| format!("IF({}, 1, 0)", self.conforms(v, shape))).collect();
                format!("({}) = 1", if ones.is_empty() { "0".to_owned() } else { ones.join(" + ") })
            }
            // These look at more than one value and are written out where they stand.
            Constraint::MinCount(_)
            | Constraint::MaxCount(_)
            | Constraint::UniqueLang
            | Constraint::LessThan(..)
            | Constraint::Equals(_)
            | Constraint::Disjoint(_)
            | Constraint::HasValue(_)
            | Constraint::Closed(_) => "true".to_owned(),
        }
    }

    fn joined(&mut self, v: &str, shapes: &[Shape], operator: &str) -> String {
        let parts: Vec<String> = shapes.iter().map(|shape| format!("({})", self.conforms(v, shape))).collect();
        match parts.is_empty() {
            true => (operator == " && ").to_string(),
            false => parts.join(operator),
        }
    }
}
