//! One article's extraction → its triples, each once: `fact:… a zt:Signing ; zt:party zone:襄阳高新区 ; …`.

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term, Triple};
use rust_decimal::Decimal;

use super::iri::Iris;
use super::vocab::{self, zt};
use crate::article::{Article, Date};
use crate::fact::{Extraction, Fact, Filler};
use crate::ontology::{Assertion, Schema, Slot};
use crate::resolve::Named;

/// The triples of one article.
#[derive(Clone, Debug, Default)]
pub struct Triples {
    /// About the article and its facts: nobody else says them.
    pub own: Vec<Triple>,
    /// About entities and amounts: other articles may say the same.
    pub shared: Vec<Triple>,
}

/// A fact that is left out, by its index, and who said so.
pub type Dropped<'a> = (usize, Vec<&'a str>);

/// What `article` says. `names` holds the canonical name of each entity of `said`.
pub fn triples(
    article: &Article,
    said: &Extraction,
    names: &[Named],
    dropped: &[Dropped<'_>],
    iris: &Iris,
    schema: &Schema,
) -> Triples {
    let nodes = said.entities.iter().zip(names).map(|(e, named)| iris.entity(&e.class, &named.name)).collect();
    let is_dropped = |at: usize| dropped.iter().any(|(index, _)| *index == at);
    let fact = |(at, fact)| (!is_dropped(at)).then(|| iris.fact(&article.id, fact, said));
    let facts = said.facts.iter().enumerate().map(fact).collect();
    let mut writer = Writer { said, iris, schema, nodes, facts, out: Triples::default() };
    writer.article(article);
    for line in dropped.iter().flat_map(|(_, lines)| lines) {
        writer.own(&iris.article(&article.id), vocab::CORRECTED_BY, string(line));
    }
    for ((entity, Named { name, without, corrected }), node) in said.entities.iter().zip(names).zip(writer.nodes.clone()) {
        writer.shared(&node, vocab::TYPE, zt(&entity.class));
        writer.shared(&node, vocab::LABEL, chinese(name));
        for form in entity.aliases.iter().chain([&entity.name]).filter(|form| *form != name && !form.is_empty()) {
            if !without.contains(form) {
                writer.shared(&node, vocab::ALT_LABEL, chinese(form));
            }
        }
        for line in corrected {
            writer.shared(&node, vocab::CORRECTED_BY, string(line));
        }
    }
    let article = iris.article(&article.id);
    for (fact, node) in said.facts.iter().zip(writer.facts.clone()) {
        if let Some(node) = node {
            writer.fact(fact, &node, &article);
        }
    }
    for list in [&mut writer.out.own, &mut writer.out.shared] {
        let mut seen = std::collections::HashSet::with_capacity(list.len());
        list.retain(|triple| seen.insert(triple.clone()));
    }
    writer.out
}

struct Writer<'a> {
    said: &'a Extraction,
    iris: &'a Iris,
    schema: &'a Schema,
    /// IRI of each entity.
    nodes: Vec<NamedNode>,
    /// IRI of each fact that is not left out.
    facts: Vec<Option<NamedNode>>,
    out: Triples,
}

impl Writer<'_> {
    fn own<'p>(&mut self, subject: &NamedNode, predicate: impl Into<NamedNodeRef<'p>>, object: impl Into<Term>) {
        self.out.own.push(Triple::new(subject.clone(), predicate.into().into_owned(), object));
    }

    fn shared<'p>(&mut self, subject: &NamedNode, predicate: impl Into<NamedNodeRef<'p>>, object: impl Into<Term>) {
        self.out.shared.push(Triple::new(subject.clone(), predicate.into().into_owned(), object));
    }

    fn article(&mut self, article: &Article) {
        let node = self.iris.article(&article.id);
        self.own(&node, vocab::TYPE, zt("Article"));
        self.own(&node, vocab::IDENTIFIER, string(&article.id));
        if !article.title.is_empty() {
            self.own(&node, vocab::TITLE, string(&article.title));
        }
        if let Some(published) = article.published {
            self.own(&node, vocab::DATE, day(published));
        }
        if let Some(source) = article.source.as_deref().filter(|s| !s.is_empty()) {
            self.own(&node, vocab::SOURCE, string(source));
        }
        if let Some(url) = article.url.as_deref().filter(|u| !u.is_empty()) {
            match NamedNode::new(url) {
                Ok(url) => self.own(&node, vocab::URL, url),
                Err(_) => self.own(&node, vocab::URL, string(url)),
            }
        }
        for entity in self.nodes.clone() {
            self.own(&node, vocab::MENTIONS, entity);
        }
    }

    fn fact(&mut self, fact: &Fact, node: &NamedNode, article: &NamedNode) {
        self.own(node, vocab::TYPE, zt(&fact.kind));
        for (role, fillers) in &fact.roles {
            let role_iri = zt(role);
            for filler in fillers {
                if let Some(term) = self.term(role, filler).filter(|term| *term != Term::from(node.clone())) {
                    self.own(node, &role_iri, term);
                }
            }
        }
        for (predicate, date) in [(vocab::FROM, fact.from), (vocab::TO, fact.to)] {
            if let Some(date) = date {
                self.own(node, predicate, day(date));
            }
        }
        self.own(node, vocab::EVIDENCE, string(&fact.evidence));
        self.own(node, vocab::BEGIN, Literal::from(fact.begin));
        self.own(node, vocab::END, Literal::from(fact.end));
        self.own(node, vocab::DERIVED_FROM, article.clone());
        self.own(node, vocab::RULE, string(&fact.rule));
        self.own(node, vocab::CONFIDENCE, decimal(fact.confidence));
        let planned =
            fact.roles.get("status").is_some_and(|s| s.iter().any(|f| matches!(f, Filler::Concept(c) if c == "planned")));
        let schema = self.schema;
        let asserts = schema.fact_type(&fact.kind).map(|t| t.asserts.as_slice()).unwrap_or_default();
        for assertion in asserts.iter().filter(|a| a.planned || !planned) {
            self.direct(assertion, fact, node);
        }
    }

    /// Every pair of a subject and an object; nothing is said of a thing and itself (party `cooperatesWith` party).
    fn direct(&mut self, direct: &Assertion, fact: &Fact, node: &NamedNode) {
        let predicate = zt(direct.predicate);
        let objects = self.side(&direct.object, fact, node);
        for subject in self.side(&direct.subject, fact, node) {
            let Term::NamedNode(subject) = subject else { continue };
            for object in &objects {
                if *object != Term::from(subject.clone()) {
                    self.shared(&subject, &predicate, object.clone());
                }
            }
        }
    }

    fn side(&mut self, slot: &Slot, fact: &Fact, node: &NamedNode) -> Vec<Term> {
        if slot.role == "fact" {
            return vec![node.clone().into()];
        }
        let fillers = fact.roles.get(slot.role).map(Vec::as_slice).unwrap_or_default();
        let fits = |filler: &&Filler| match filler {
            Filler::Entity(i) if !slot.classes.is_empty() => {
                let class = self.said.entities.get(*i).map(|e| e.class.as_str()).unwrap_or_default();
                slot.classes.iter().any(|wanted| self.schema.is_a(class, wanted))
            }
            _ => slot.classes.is_empty(),
        };
        let fitting: Vec<&Filler> = fillers.iter().filter(fits).collect();
        fitting.into_iter().filter_map(|filler| self.term(slot.role, filler)).collect()
    }

    /// The term of a filler; an Amount's node is described on the way. None for what leads nowhere, and for a fact left out.
    fn term(&mut self, role: &str, filler: &Filler) -> Option<Term> {
        Some(match filler {
            Filler::Entity(i) => self.nodes.get(*i)?.clone().into(),
            Filler::Fact(i) => self.facts.get(*i)?.clone()?.into(),
            Filler::Concept(name) => zt(name).into(),
            Filler::Number(value) => decimal(*value).into(),
            Filler::Text(text) if role == "cumulative" => Literal::new_typed_literal(text.as_str(), xsd::BOOLEAN).into(),
            Filler::Text(text) => string(text).into(),
            Filler::Amount { value, currency, bound } => {
                let node = self.iris.amount(*value, currency, bound.as_deref());
                self.shared(&node, vocab::TYPE, zt("Amount"));
                self.shared(&node, vocab::VALUE, decimal(*value));
                self.shared(&node, vocab::CURRENCY, string(currency));
                if let Some(bound) = bound {
                    self.shared(&node, vocab::BOUND, zt(bound));
                }
                node.into()
            }
        })
    }
}

fn string(text: &str) -> Literal {
    Literal::new_simple_literal(text)
}

fn chinese(text: &str) -> Literal {
    Literal::new_language_tagged_literal_unchecked(text, "zh")
}

fn day(date: Date) -> Literal {
    Literal::new_typed_literal(date.to_string(), xsd::DATE)
}

fn decimal(value: Decimal) -> Literal {
    Literal::new_typed_literal(value.normalize().to_string(), xsd::DECIMAL)
}
