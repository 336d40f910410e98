//! Lines of `drop.tsv` → the facts that people say are none: by IRI, or by article, type and words of the fact.

use std::collections::BTreeSet;

use crate::article::Article;
use crate::fact::{Extraction, Fact, Filler};
use crate::graph::Iris;
use crate::ontology::Schema;

/// One line.
pub struct Drop {
    which: Which,
    /// What the graph says of it: `drop.tsv: a1 Signing 53.1亿元`.
    pub said: String,
    pub file: String,
    pub line: usize,
}

enum Which {
    Iri(String),
    Words { article: String, kind: String, words: Vec<String> },
}

impl Drop {
    /// What is wrong with the line, and what to do, where it names no fact.
    pub fn new(file: &str, line: usize, columns: &[&str], iris: &Iris, schema: &Schema) -> Result<Drop, (String, String)> {
        let hint = "write a fact's IRI, or article<TAB>type<TAB>words of its sentence or of its roles";
        let first = columns.first().copied().unwrap_or_default().trim_start_matches('<').trim_end_matches('>');
        let namespace = iris.namespace("Fact");
        let hash = first.strip_prefix("fact:").or_else(|| first.strip_prefix(namespace.as_str()));
        let which = match (hash, columns) {
            (Some(hash), _) => Which::Iri(format!("{namespace}{hash}")),
            (None, [article, kind, words @ ..]) => {
                let is = |name: &str| name == *kind || schema.label(name).is_some_and(|label| label.zh == *kind);
                let Some(kind) = schema.fact_types().iter().map(|t| t.name).find(|name| is(name)) else {
                    return Err((format!("`{kind}` is no type of fact"), hint.to_owned()));
                };
                let words = words.iter().map(|word| (*word).to_owned()).collect();
                let article = article.strip_prefix("article:").unwrap_or(article);
                Which::Words { article: article.to_owned(), kind: kind.to_owned(), words }
            }
            _ => return Err((format!("`{first}` is no fact"), hint.to_owned())),
        };
        Ok(Drop { which, said: format!("{file}: {}", columns.join(" ")), file: file.to_owned(), line })
    }

    fn names(&self, article: &Article, said: &Extraction, fact: &Fact, iri: &str) -> bool {
        match &self.which {
            Which::Iri(wanted) => wanted == iri,
            Which::Words { article: id, kind, words } => {
                *id == article.id && *kind == fact.kind && words.iter().all(|word| says(said, fact, word))
            }
        }
    }
}

/// The facts of an article that the lines drop, each with the lines that do.
pub fn dropped(drops: &[Drop], article: &Article, said: &Extraction, iris: &Iris) -> Vec<(usize, BTreeSet<usize>)> {
    let mine = |drop: &&Drop| matches!(&drop.which, Which::Words { article: id, .. } if *id == article.id);
    let by_iri = drops.iter().any(|drop| matches!(drop.which, Which::Iri(_)));
    if !by_iri && !drops.iter().any(|drop| mine(&drop)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, fact) in said.facts.iter().enumerate() {
        let iri = if by_iri { iris.fact(&article.id, fact, said).into_string() } else { String::new() };
        let lines: BTreeSet<usize> =
            (0..).zip(drops).filter(|(_, drop)| drop.names(article, said, fact, &iri)).map(|(line, _)| line).collect();
        if !lines.is_empty() {
            found.push((at, lines));
        }
    }
    found
}

/// Whether a word stands in the fact's sentence or in what fills its roles.
fn says(said: &Extraction, fact: &Fact, word: &str) -> bool {
    fact.evidence.contains(word)
        || fact.roles.values().flatten().any(|filler| match filler {
            Filler::Entity(i) => said
                .entities
                .get(*i)
                .is_some_and(|entity| std::iter::once(&entity.name).chain(&entity.aliases).any(|form| form.contains(word))),
            Filler::Amount { value, .. } | Filler::Number(value) => value.normalize().to_string() == word,
            Filler::Text(text) | Filler::Concept(text) => text == word,
            Filler::Fact(_) => false,
        })
}
