//! A record → its triples under the names of the whole corpus.

use std::hash::{DefaultHasher, Hash, Hasher};

use oxigraph::model::NamedNode;
use sha2::{Digest, Sha256};

use super::journal::Record;
use crate::article::Article;
use crate::fact::Filler;
use crate::graph::{Iris, Triples, triples};
use crate::ontology::{Ontology, Problem};
use crate::resolve::{Evidence, Policy};

/// All that decides how records become triples.
pub struct Loom<'o> {
    ontology: &'o Ontology,
    policy: Policy,
    pub iris: Iris,
    fingerprint: String,
}

impl<'o> Loom<'o> {
    pub fn new(ontology: &'o Ontology, iris: Iris, problems: &mut Vec<Problem>) -> Loom<'o> {
        let mut hash = Sha256::new();
        hash.update(env!("CARGO_PKG_VERSION"));
        for file in &ontology.folder.files {
            for part in [&file.path, &file.text] {
                hash.update((part.len() as u64).to_le_bytes());
                hash.update(part);
            }
        }
        Loom { ontology, policy: Policy::new(ontology, problems), iris, fingerprint: hex(hash) }
    }

    /// Of the ontology and the program.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Of an article and of what reads it: the same again would say the same.
    pub fn fingerprint_of(&self, article: &Article) -> String {
        let mut hash = Sha256::new();
        hash.update(&self.fingerprint);
        let date = article.published.map(|d| d.to_string());
        let parts = [
            Some(&article.id),
            Some(&article.title),
            date.as_ref(),
            article.url.as_ref(),
            article.source.as_ref(),
            Some(&article.text),
        ];
        for part in parts.map(|part| part.map(String::as_str).unwrap_or_default()) {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        hex(hash)
    }

    pub fn classes(&self) -> Vec<String> {
        self.ontology.schema.entity_classes().map(str::to_owned).collect()
    }

    pub fn note(&self, evidence: &mut Evidence, record: &Record) {
        record.said.entities.iter().for_each(|entity| evidence.add(entity, &self.policy));
    }

    /// The canonical name of each of the record's entities.
    pub fn names(&self, record: &Record, evidence: &Evidence) -> Vec<String> {
        record.said.entities.iter().map(|entity| self.policy.canonical(entity, evidence)).collect()
    }

    pub fn triples(&self, record: &Record, names: &[String]) -> Triples {
        triples(&record.article, &record.said, names, &self.iris, &self.ontology.schema)
    }

    /// The triples of one article by itself, as long as no corpus is known.
    pub fn alone(&self, record: &Record) -> Triples {
        let mut evidence = Evidence::default();
        self.note(&mut evidence, record);
        self.triples(record, &self.names(record, &evidence))
    }

    /// The nodes about which the record shares statements with others: entities and amounts.
    pub(super) fn shares(&self, record: &Record, names: &[String]) -> impl Iterator<Item = NamedNode> {
        let entities = record.said.entities.iter().zip(names).map(|(e, name)| self.iris.entity(&e.class, name));
        let fillers = record.said.facts.iter().flat_map(|fact| fact.roles.values().flatten());
        let amounts = fillers.filter_map(|filler| match filler {
            Filler::Amount { value, currency, bound } => Some(self.iris.amount(*value, currency, bound.as_deref())),
            _ => None,
        });
        entities.chain(amounts)
    }
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

/// A fixed hash: the same in every run.
pub(super) fn short_hash(thing: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    thing.hash(&mut hasher);
    hasher.finish()
}
