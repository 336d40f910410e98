//! A record → its triples under the names of the whole corpus.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use oxigraph::model::NamedNode;
use sha2::{Digest, Sha256};

use super::corrections::Sheets;
use super::drops::{self, Drop};
use super::record::Record;
use crate::article::{self, Article};
use crate::fact::Filler;
use crate::graph::{Dropped, Iris, Triples, triples};
use crate::ontology::{Ontology, Problem};
use crate::resolve::{Evidence, Named, Policy};

/// All that decides how records become triples.
pub struct Loom<'o> {
    ontology: &'o Ontology,
    policy: Policy,
    pub iris: Iris,
    fingerprint: String,
    drops: Vec<Drop>,
    /// What is wrong with the corrections by themselves.
    problems: Vec<article::Problem>,
}

/// What is known of all the articles together.
#[derive(Default)]
pub struct Corpus {
    names: Evidence,
    /// Lines of drop.tsv that found their fact.
    dropped: BTreeSet<usize>,
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
        let policy = Policy::new(ontology, problems);
        Loom { ontology, policy, iris, fingerprint: hex(hash), drops: Vec::new(), problems: Vec::new() }
    }

    /// Takes what people say, in place of what they said before.
    pub fn correct(&mut self, sheets: &Sheets) {
        let lines = sheets.lines(&self.iris, &self.ontology.schema);
        self.policy.correct(lines.names);
        (self.drops, self.problems) = (lines.drops, lines.problems);
    }

    /// Of the ontology and the program.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Of what reads an article, then of the article: the same again would say the same.
    pub fn fingerprint_of(&self, article: &Article) -> String {
        let mut hash = Sha256::new();
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
        format!("{}{}", self.reader(), hex(hash))
    }

    /// What the fingerprints of articles begin with that this ontology and this program have read.
    pub fn reader(&self) -> &str {
        self.fingerprint.get(..8).unwrap_or_default()
    }

    pub fn classes(&self) -> Vec<String> {
        self.ontology.schema.entity_classes().map(str::to_owned).collect()
    }

    pub fn note(&self, corpus: &mut Corpus, record: &Record) {
        record.said.entities.iter().for_each(|entity| corpus.names.add(entity, &self.policy));
        corpus.dropped.extend(self.dropped(record).into_iter().flat_map(|(_, lines)| lines));
    }

    /// Whether [`Loom::note`] looks at nothing but the entities of a record.
    pub fn needs_names_only(&self) -> bool {
        self.drops.is_empty()
    }

    /// The name of each of the record's entities in the corpus.
    pub fn names(&self, record: &Record, corpus: &Corpus) -> Vec<Named> {
        let id = &record.article.id;
        record.said.entities.iter().map(|entity| self.policy.named(entity, id, &corpus.names)).collect()
    }

    pub fn triples(&self, record: &Record, names: &[Named]) -> Triples {
        let said = |line: usize| self.drops.get(line).map(|drop| drop.said.as_str());
        let dropped: Vec<Dropped> =
            self.dropped(record).into_iter().map(|(fact, lines)| (fact, lines.into_iter().filter_map(said).collect())).collect();
        triples(&record.article, &record.said, names, &dropped, &self.iris, &self.ontology.schema)
    }

    fn dropped(&self, record: &Record) -> Vec<(usize, BTreeSet<usize>)> {
        drops::dropped(&self.drops, &record.article, &record.said, &self.iris)
    }

    /// Corrections that cannot be used, or that meet nothing in the corpus.
    pub fn unmet(&self, corpus: &Corpus) -> Vec<article::Problem> {
        let lost = self.drops.iter().enumerate().filter(|(line, _)| !corpus.dropped.contains(line));
        let lost = lost.map(|(_, drop)| article::Problem {
            file: drop.file.clone(),
            line: drop.line,
            message: "no fact in the store is the one meant".to_owned(),
            hint: "`zhitu show` prints a fact's IRI, article and sentence".to_owned(),
        });
        let mut problems: Vec<_> = self.problems.iter().cloned().chain(self.policy.unmet(&corpus.names)).chain(lost).collect();
        problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        problems
    }

    /// The triples of one article by itself, as long as no corpus is known.
    pub fn alone(&self, record: &Record) -> Triples {
        let mut corpus = Corpus::default();
        self.note(&mut corpus, record);
        self.triples(record, &self.names(record, &corpus))
    }

    /// The nodes about which the record shares statements with others: entities and amounts.
    pub(super) fn shares(&self, record: &Record, names: &[Named]) -> impl Iterator<Item = NamedNode> {
        let entities = record.said.entities.iter().zip(names).map(|(e, named)| self.iris.entity(&e.class, &named.name));
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
