//! A fact's node → what people are shown of it: `签约：… 53.1亿元`, 2023-02-02, the sentence, the article.

use std::io;

use oxigraph::model::NamedNode;
use serde::Serialize;

use crate::export::{Node, Prefixes, Words};
use crate::graph::vocab;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// `fact:17b0…`
    pub id: String,
    /// `Signing`
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    pub planned: bool,
    /// The fact in one line.
    pub summary: String,
    /// The sentence.
    pub evidence: String,
    pub articles: Vec<Source>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    pub id: String,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

impl Told {
    pub fn of(words: Words<'_>, fact: &Node, prefixes: &Prefixes, known: Option<&NamedNode>) -> io::Result<Told> {
        let mut articles = Vec::new();
        for article in fact.objects(vocab::DERIVED_FROM).filter_map(crate::export::named) {
            let node = words.view.node(article)?;
            articles.push(Source {
                id: node.text(vocab::IDENTIFIER).unwrap_or_default().to_owned(),
                title: node.text(vocab::TITLE).unwrap_or_default().to_owned(),
                date: node.text(vocab::DATE).map(str::to_owned),
            });
        }
        Ok(Told {
            id: prefixes.short(fact.iri.as_str()),
            kind: fact.class().to_owned(),
            from: fact.text(vocab::FROM).map(str::to_owned),
            to: fact.text(vocab::TO).map(str::to_owned),
            planned: fact.concept("status").is_some(),
            summary: words.summary(fact, known)?,
            evidence: fact.value("evidence").unwrap_or_default().to_owned(),
            articles,
        })
    }

    /// `2023-02-02`, `2023-01-01～2023-03-31`, or nothing.
    pub fn time(&self) -> String {
        match (&self.from, &self.to) {
            (Some(from), Some(to)) if from == to => from.clone(),
            (None, None) => String::new(),
            (from, to) => format!("{}～{}", from.as_deref().unwrap_or_default(), to.as_deref().unwrap_or_default()),
        }
    }

    /// By time, what has none last; then by IRI.
    pub fn order(a: &Told, b: &Told) -> std::cmp::Ordering {
        let key = |told: &Told| {
            (told.from.is_none() && told.to.is_none(), told.from.clone().or_else(|| told.to.clone()), told.to.clone())
        };
        key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
    }
}
