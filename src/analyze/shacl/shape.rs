//! Shapes as the program holds them: `zs:Amount` is a target class and constraints on its properties.

use oxigraph::model::{Literal, NamedNode, Term};

#[derive(Clone, Debug)]
pub struct Shape {
    /// The node that describes it.
    pub id: Term,
    /// Its IRI, or that of the shape in which it stands.
    pub name: String,
    pub targets: Vec<Target>,
    /// A property shape's path, as SPARQL.
    pub path: Option<String>,
    pub constraints: Vec<Constraint>,
    /// Its property shapes.
    pub properties: Vec<Shape>,
    pub message: Option<String>,
    /// `Violation`, `Warning`, `Info`.
    pub severity: String,
}

#[derive(Clone, Debug)]
pub enum Target {
    Class(NamedNode),
    Node(Term),
    SubjectsOf(NamedNode),
    ObjectsOf(NamedNode),
}

#[derive(Clone, Debug)]
pub enum Constraint {
    Class(NamedNode),
    Datatype(NamedNode),
    /// `IRI`, `BlankNodeOrLiteral`, …
    NodeKind(String),
    MinCount(usize),
    MaxCount(usize),
    /// An operator of SPARQL and the component's name: `>=`, MinInclusive.
    Range(&'static str, &'static str, Literal),
    MinLength(u64),
    MaxLength(u64),
    Pattern(String, String),
    LanguageIn(Vec<String>),
    UniqueLang,
    /// `<` or `<=` against another property.
    LessThan(&'static str, NamedNode),
    Equals(NamedNode),
    Disjoint(NamedNode),
    HasValue(Term),
    In(Vec<Term>),
    Node(Box<Shape>),
    And(Vec<Shape>),
    Or(Vec<Shape>),
    Xone(Vec<Shape>),
    Not(Box<Shape>),
    /// The properties that may be there.
    Closed(Vec<NamedNode>),
}

impl Constraint {
    /// The local name of its component: `MinCountConstraintComponent`.
    pub fn component(&self) -> String {
        let name = match self {
            Constraint::Class(_) => "Class",
            Constraint::Datatype(_) => "Datatype",
            Constraint::NodeKind(_) => "NodeKind",
            Constraint::MinCount(_) => "MinCount",
            Constraint::MaxCount(_) => "MaxCount",
            Constraint::Range(_, name, _) => name,
            Constraint::MinLength(_) => "MinLength",
            Constraint::MaxLength(_) => "MaxLength",
            Constraint::Pattern(..) => "Pattern",
            Constraint::LanguageIn(_) => "LanguageIn",
            Constraint::UniqueLang => "UniqueLang",
            Constraint::LessThan("<", _) => "LessThan",
            Constraint::LessThan(..) => "LessThanOrEquals",
            Constraint::Equals(_) => "Equals",
            Constraint::Disjoint(_) => "Disjoint",
            Constraint::HasValue(_) => "HasValue",
            Constraint::In(_) => "In",
            Constraint::Node(_) => "Node",
            Constraint::And(_) => "And",
            Constraint::Or(_) => "Or",
            Constraint::Xone(_) => "Xone",
            Constraint::Not(_) => "Not",
            Constraint::Closed(_) => "Closed",
        };
        format!("{name}ConstraintComponent")
    }

    /// What it asks, in words: `at least 1`, `of class zt:Amount`.
    pub fn wish(&self) -> String {
        let list = |terms: &[Term]| terms.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        match self {
            Constraint::Class(class) => format!("must be of class {class}"),
            Constraint::Datatype(datatype) => format!("must be a literal of {datatype}"),
            Constraint::NodeKind(kind) => format!("must be {kind}"),
            Constraint::MinCount(count) => format!("there must be at least {count}"),
            Constraint::MaxCount(count) => format!("there may be at most {count}"),
            Constraint::Range(operator, _, limit) => format!("must be {operator} {}", limit.value()),
            Constraint::MinLength(length) => format!("must have at least {length} characters"),
            Constraint::MaxLength(length) => format!("may have at most {length} characters"),
            Constraint::Pattern(pattern, _) => format!("must match {pattern}"),
            Constraint::LanguageIn(tags) => format!("must be in one of the languages {}", tags.join(" ")),
            Constraint::UniqueLang => "there may be one in each language".to_owned(),
            Constraint::LessThan(operator, other) => format!("must be {operator} the value of {other}"),
            Constraint::Equals(other) => format!("must equal the values of {other}"),
            Constraint::Disjoint(other) => format!("must not be a value of {other}"),
            Constraint::HasValue(value) => format!("{value} must be among the values"),
            Constraint::In(terms) => format!("must be one of {}", list(terms)),
            Constraint::Node(shape) => format!("must conform to {}", shape.name),
            Constraint::And(_) => "must conform to all shapes of sh:and".to_owned(),
            Constraint::Or(_) => "must conform to a shape of sh:or".to_owned(),
            Constraint::Xone(_) => "must conform to exactly one shape of sh:xone".to_owned(),
            Constraint::Not(_) => "must not conform to the shape of sh:not".to_owned(),
            Constraint::Closed(_) => "is a property that the shape does not list".to_owned(),
        }
    }
}
