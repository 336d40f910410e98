//! Names → IRIs: Zone 襄阳高新区 → `https://w3id.org/zhitu/id/zone/襄阳高新区`. Han characters stay readable.

use std::fmt::Write as _;

use oxigraph::model::NamedNode;
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use super::percent::{decoded, encoded};
use super::vocab::BASE;
use crate::fact::{Extraction, Fact, Filler};

/// Mints the IRIs of one graph below its base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Iris {
    base: String,
}

impl Default for Iris {
    fn default() -> Iris {
        Iris { base: BASE.to_owned() }
    }
}

impl Iris {
    /// IRIs below `base`; None when that is no absolute IRI that ends in `/` or `#`.
    pub fn new(base: &str) -> Option<Iris> {
        let legal = base.ends_with(['/', '#']) && NamedNode::new(base).is_ok();
        legal.then(|| Iris { base: base.to_owned() })
    }

    pub fn base(&self) -> &str {
        &self.base
    }

    /// `…/zone/襄阳高新区`
    pub fn entity(&self, class: &str, name: &str) -> NamedNode {
        NamedNode::new_unchecked(encoded(&self.namespace(class), name))
    }

    /// The class and the name that an entity's IRI is made of: Zone 襄阳高新区.
    pub fn named<'c>(&self, iri: &str, classes: &[&'c str]) -> Option<(&'c str, String)> {
        classes.iter().find_map(|class| {
            let name = iri.strip_prefix(self.namespace(class).as_str())?;
            Some((*class, decoded(name))).filter(|(_, name)| !name.is_empty())
        })
    }

    /// What the IRIs of a class begin with: `…/zone/`.
    pub fn namespace(&self, class: &str) -> String {
        let mut out = encoded(&self.base, &class.to_ascii_lowercase());
        out.push('/');
        out
    }

    /// `…/article/<id>`
    pub fn article(&self, id: &str) -> NamedNode {
        self.entity("article", id)
    }

    /// `…/amount/over-5310000000-CNY`
    pub fn amount(&self, value: Decimal, currency: &str, bound: Option<&str>) -> NamedNode {
        let value = value.normalize();
        match bound {
            Some(bound) => self.entity("amount", &format!("{bound}-{value}-{currency}")),
            None => self.entity("amount", &format!("{value}-{currency}")),
        }
    }

    /// `…/fact/<hash>`: of article, type, evidence span, dates and roles. Fillers are hashed as the article names them,
    /// so that a fact keeps its IRI when the corpus learns a fuller name; other facts (partOf) are left out, since they
    /// may in turn point here.
    pub fn fact(&self, article: &str, fact: &Fact, said: &Extraction) -> NamedNode {
        let mut hash = Sha256::new();
        let mut field = |text: &str| {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text.as_bytes());
        };
        field(article);
        field(&fact.kind);
        field(&format!("{} {} {:?} {:?}", fact.begin, fact.end, fact.from, fact.to));
        for (role, fillers) in &fact.roles {
            let mut words: Vec<String> = fillers.iter().filter_map(|filler| key(filler, said)).collect();
            words.sort_unstable();
            field(role);
            words.iter().for_each(|word| field(word));
        }
        let mut name = String::with_capacity(16);
        for byte in hash.finalize().iter().take(8) {
            let _ = write!(name, "{byte:02x}");
        }
        self.entity("fact", &name)
    }
}

fn key(filler: &Filler, said: &Extraction) -> Option<String> {
    match filler {
        Filler::Entity(i) => said.entities.get(*i).map(|e| format!("{} {}", e.class, e.name)),
        Filler::Amount { value, currency, bound } => {
            Some(format!("{} {currency} {}", value.normalize(), bound.as_deref().unwrap_or_default()))
        }
        Filler::Number(value) => Some(value.normalize().to_string()),
        Filler::Text(text) => Some(text.clone()),
        Filler::Concept(name) => Some(format!("zt:{name}")),
        Filler::Fact(_) => None,
    }
}
