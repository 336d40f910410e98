//! `zhitu.ttl` → [`Schema`]: classes (`Zone`, 园区), fact types with their roles, concepts (`started`, 开工).
//!
//! Nothing here knows a class or a fact type by name, apart from the few roots (`Entity`, `Agent`, `Fact`) that the
//! vocabulary hangs on, so that another domain is another Turtle file.

use std::collections::BTreeMap;

use super::fact_type::{FactType, Literal, Role, assertion, implication};
use super::listed::Numbers;
use super::name::{Class, Name, intern};
use super::turtle::Statements;
use super::{Folder, Problem};

/// What people call a term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    pub zh: String,
    pub en: String,
}

/// What the vocabulary says.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    /// Class → its superclasses of the vocabulary, itself included, nearest first.
    ancestors: BTreeMap<Class, Vec<Class>>,
    /// The number of each class, and for each class and each other, by their numbers, whether the other is among its
    /// superclasses: this is asked for every name.
    numbers: Numbers<usize>,
    below: Vec<bool>,
    /// The classes that a name may have.
    named: Vec<Class>,
    /// Concept → its class: `started` → `Stage`.
    concepts: BTreeMap<Name, Class>,
    labels: BTreeMap<Name, Label>,
    facts: Vec<FactType>,
    common: Vec<Role>,
}

impl Schema {
    /// Reads every Turtle file at the top of the folder; what cannot be used is reported and left out.
    pub fn read(folder: &Folder, problems: &mut Vec<Problem>) -> Schema {
        let mut schema = Schema::default();
        let statements =
            Statements::read(folder.files.iter().filter(|f| !f.path.contains('/') && f.path.ends_with(".ttl")), problems);
        schema.read_classes(&statements);
        schema.read_facts(&statements, problems);
        schema.read_labels(&statements, problems);
        schema
    }

    /// The interned name of a known class.
    pub fn class(&self, name: &str) -> Option<Class> {
        self.ancestors.get_key_value(name).map(|(name, _)| *name)
    }

    /// Whether a class is another or lies below it: a `Zone` is an `Agent` and an `Entity`.
    pub fn is_a(&self, class: &str, ancestor: &str) -> bool {
        match (self.numbers.get(class), self.numbers.get(ancestor)) {
            (Some(class), Some(ancestor)) => self.below.get(class * self.numbers.len() + ancestor) == Some(&true),
            _ => false,
        }
    }

    /// The classes of named things, sorted, without the roots `Entity` and `Agent` that no name is an instance of.
    pub fn entity_classes(&self) -> impl Iterator<Item = Class> {
        self.named.iter().copied()
    }

    pub fn fact_types(&self) -> &[FactType] {
        &self.facts
    }

    pub fn fact_type(&self, name: &str) -> Option<&FactType> {
        self.facts.iter().find(|f| f.name == name)
    }

    /// The roles that every fact may carry: `atEvent`, `place`, `status`.
    pub fn common(&self) -> &[Role] {
        &self.common
    }

    /// A role of a fact type, its own or a common one.
    pub fn role(&self, fact: &str, role: &str) -> Option<&Role> {
        let own = self.fact_type(fact)?.role(role);
        own.or_else(|| self.common.iter().find(|r| r.name == role))
    }

    /// Whether a name of this class may fill the role.
    pub fn accepts(&self, role: &Role, class: &str) -> bool {
        role.classes.iter().any(|range| self.is_a(class, range))
    }

    /// The class of a concept: `started` is a `Stage`.
    pub fn concept(&self, name: &str) -> Option<(Name, Class)> {
        self.concepts.get_key_value(name).map(|(name, class)| (*name, *class))
    }

    /// What people call a class, a fact type, a role, a direct predicate or a concept.
    pub fn label(&self, name: &str) -> Option<&Label> {
        self.labels.get(name)
    }

    fn read_classes(&mut self, statements: &Statements) {
        for class in statements.terms().filter(|t| statements.has_type(t, "Class")) {
            let mut all = vec![intern(class)];
            let mut next = 0;
            while let Some(child) = all.get(next).copied() {
                for parent in statements.names(child, "subClassOf").map(intern) {
                    if !all.contains(&parent) {
                        all.push(parent);
                    }
                }
                next += 1;
            }
            self.ancestors.insert(intern(class), all);
        }
        // A superclass that is declared nowhere has a number, too.
        for name in self.ancestors.keys().chain(self.ancestors.values().flatten()) {
            let next = self.numbers.len();
            self.numbers.entry((*name).into()).or_insert(next);
        }
        self.below = vec![false; self.numbers.len() * self.numbers.len()];
        for (class, all) in &self.ancestors {
            for ancestor in all {
                self.below[self.numbers[*class] * self.numbers.len() + self.numbers[*ancestor]] = true;
            }
        }
        let named = |c: &&Class| self.is_a(c, "Entity") && !matches!(**c, "Entity" | "Agent");
        self.named = self.ancestors.keys().filter(named).copied().collect();
        for class in self.ancestors.keys().filter(|c| statements.foreign(c, "subClassOf").any(|p| p == "Concept")) {
            self.concepts.extend(statements.subjects_with("type", class).map(|name| (intern(name), *class)));
        }
    }

    fn read_facts(&mut self, statements: &Statements, problems: &mut Vec<Problem>) {
        let types: Vec<Name> = statements.terms().map(intern).filter(|c| *c != "Fact" && self.is_a(c, "Fact")).collect();
        self.common = self.read_roles(statements, "Fact", problems);
        for name in types {
            let mut fact = FactType { name, roles: self.read_roles(statements, name, problems), ..FactType::default() };
            self.read_conduct(statements, &mut fact, problems);
            let mut problem = |code, message: String| problems.push(statements.problem(name, code, message));
            for list in statements.texts(name, "core") {
                let any: Vec<Name> = list.split_whitespace().map(intern).collect();
                for role in any.iter().filter(|r| fact.role(r).is_none()) {
                    problem("unknown-role", format!("zt:core of {name} names `{role}`, which is no role of it"));
                }
                fact.core.push(any);
            }
            for role in statements.texts(name, "single").flat_map(str::split_whitespace) {
                match fact.roles.iter_mut().find(|r| r.name == role) {
                    Some(known) => known.single = true,
                    None => problem("unknown-role", format!("zt:single of {name} names `{role}`, which is no role of it")),
                }
            }
            for (property, planned) in [("asserts", false), ("assertsPlanned", true)] {
                for text in statements.texts(name, property) {
                    match assertion(text, planned) {
                        Some(assertion) => {
                            for slot in [&assertion.subject, &assertion.object] {
                                let known = slot.role == "fact"
                                    || fact.role(slot.role).is_some()
                                    || self.common.iter().any(|r| r.name == slot.role);
                                if !known {
                                    problem(
                                        "unknown-role",
                                        format!("`{text}` names `{}`, which is no role of {name}", slot.role),
                                    );
                                }
                                for class in slot.classes.iter().filter(|c| !self.ancestors.contains_key(*c)) {
                                    problem("unknown-class", format!("`{text}` names the class `{class}`"));
                                }
                            }
                            if !statements.has_type(assertion.predicate, "ObjectProperty") {
                                problem(
                                    "unknown-predicate",
                                    format!("`{}` of `{text}` is no owl:ObjectProperty", assertion.predicate),
                                );
                            }
                            fact.asserts.push(assertion);
                        }
                        None => problem("bad-assertion", format!("`{text}` is not of the form `subject predicate object`")),
                    }
                }
            }
            if fact.core.is_empty() {
                problem("no-core", format!("{name} has no zt:core: say which roles make it a fact"));
            }
            self.facts.push(fact);
        }
    }

    /// What the annotations of a fact type say the program does with it.
    fn read_conduct(&self, statements: &Statements, fact: &mut FactType, problems: &mut Vec<Problem>) {
        let name = fact.name;
        let mut problem = |code, message: String| problems.push(statements.problem(name, code, message));
        let knows = |fact: &FactType, role: Name| fact.role(role).is_some() || self.common.iter().any(|r| r.name == role);
        let words = |property| statements.texts(name, property).flat_map(str::split_whitespace).map(intern).collect();
        fact.identity = words("identity");
        fact.apart = words("apart");
        fact.opposed = words("opposed");
        fact.own_zone = words("ownZone");
        let heads: Vec<Name> = words("headed");
        fact.headed = heads.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
        let says = |property| statements.texts(name, property).any(|text| text == "true");
        (fact.settled, fact.staged) = (says("settled"), says("staged"));
        for (property, roles) in [
            ("identity", &fact.identity),
            ("apart", &fact.apart),
            ("opposed", &fact.opposed),
            ("ownZone", &fact.own_zone),
            ("headed", &heads),
        ] {
            for role in roles.iter().filter(|r| !knows(fact, r)) {
                problem("unknown-role", format!("zt:{property} of {name} names `{role}`, which is no role of it"));
            }
        }
        let mut implies = Vec::new();
        for text in statements.texts(name, "implies") {
            let Some(implied) = implication(text) else {
                problem("bad-implication", format!("`{text}` is not of the form `Type role=role … => role=value`"));
                continue;
            };
            if !self.is_a(implied.fact, "Fact") {
                problem("unknown-fact-type", format!("`{text}` implies `{}`, which is no fact type", implied.fact));
            }
            for (_, from) in implied.roles.iter().filter(|(_, from)| !knows(fact, from.role)) {
                problem("unknown-role", format!("`{text}` names `{}`, which is no role of {name}", from.role));
            }
            implies.push(implied);
        }
        fact.implies = implies;
    }

    /// The roles whose domain includes a fact type, with their ranges, narrowed where the type restricts them.
    fn read_roles(&self, statements: &Statements, fact: &str, problems: &mut Vec<Problem>) -> Vec<Role> {
        let mut roles = Vec::new();
        for name in statements.subjects_with("domainIncludes", fact) {
            let mut role = Role { name: intern(name), classes: Vec::new(), literal: None, single: false };
            let mut ranges: Vec<&str> = statements.restrictions(fact, name).collect();
            if ranges.is_empty() {
                ranges.extend(statements.names(name, "rangeIncludes"));
                for range in statements.foreign(name, "rangeIncludes") {
                    role.literal = Literal::parse(range).or(role.literal);
                }
            }
            for range in ranges {
                match self.class(range) {
                    Some(class) => role.classes.push(class),
                    None => problems.push(statements.problem(
                        name,
                        "unknown-class",
                        format!("the range `{range}` of {name} is no class"),
                    )),
                }
            }
            if role.classes.is_empty() && role.literal.is_none() {
                problems.push(statements.problem(
                    name,
                    "no-range",
                    format!("{name} has no schema:rangeIncludes that is a class or a datatype"),
                ));
            }
            roles.push(role);
        }
        roles
    }

    fn read_labels(&mut self, statements: &Statements, problems: &mut Vec<Problem>) {
        for term in statements.terms() {
            let label = Label {
                zh: statements.label(term, "zh").unwrap_or_default().to_owned(),
                en: statements.label(term, "en").unwrap_or_default().to_owned(),
            };
            if label.zh.is_empty() || label.en.is_empty() {
                problems.push(statements.problem(term, "no-label", format!("{term} needs an rdfs:label in zh and in en")));
            }
            self.labels.insert(intern(term), label);
        }
    }
}
