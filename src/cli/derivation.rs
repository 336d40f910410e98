//! A stored fact → where it comes from: its article and sentence, the rule that made it, and its sentence read again.
//!
//! The article is the one that the store keeps, unless its file is given.

use oxigraph::model::NamedNode;
use serde::Serialize;

use super::failure::Failure;
use super::graph::Graph;
use crate::article::Article;
use crate::fact::{Extraction, Extractor, Said, statistic};
use crate::graph::vocab;

#[derive(Serialize)]
pub struct Derivation {
    pub iri: String,
    pub article: String,
    pub title: String,
    pub published: Option<String>,
    pub evidence: String,
    pub begin: usize,
    pub end: usize,
    pub summary: String,
    pub rule: String,
    /// The rule's text in the ontology of today.
    pub pattern: Option<String>,
    pub confidence: String,
    /// Its sentence read again; none where it is not found.
    pub said: Option<Said>,
    #[serde(skip)]
    pub extraction: Extraction,
}

pub fn derive(graph: &Graph, extractor: &Extractor, typed: &str, articles: Vec<Article>) -> Result<Derivation, Failure> {
    let view = graph.view();
    let iri = iri(graph, typed)?;
    if !view.is_fact(iri.as_ref())? {
        return Err(Failure::Work(format!("there is no fact <{}> in the store", iri.as_str())));
    }
    let fact = view.node(&iri)?;
    let source = fact.objects(vocab::DERIVED_FROM).find_map(crate::export::named);
    let source = source.ok_or_else(|| Failure::Work(format!("{typed} says no article")))?.clone();
    let node = view.node(&source)?;
    let id = node.text(vocab::IDENTIFIER).unwrap_or_default().to_owned();
    let published = node.text(vocab::DATE).map(str::to_owned);
    let title = node.text(vocab::TITLE).unwrap_or_default().to_owned();
    let evidence = fact.text(vocab::EVIDENCE).unwrap_or_default().to_owned();
    let article = match articles.into_iter().find(|a| a.id == id || a.text.contains(&evidence)) {
        Some(article) => article,
        None => graph.store.said(&[id.clone()].into())?.pop().map(|record| record.article).unwrap_or_default(),
    };
    let trace = extractor.explain(&article);
    let rule = fact.text(vocab::RULE).unwrap_or_default().to_owned();
    let number = |predicate| fact.text(predicate).and_then(|n| n.parse().ok()).unwrap_or_default();
    Ok(Derivation {
        iri: iri.as_str().to_owned(),
        article: id,
        title,
        published,
        begin: number(vocab::BEGIN),
        end: number(vocab::END),
        summary: graph.words().summary(&fact, None)?,
        pattern: extractor.rules.text(&rule).or_else(|| statistic(&rule)).map(str::to_owned),
        rule,
        confidence: fact.text(vocab::CONFIDENCE).unwrap_or_default().to_owned(),
        said: trace.sentences.into_iter().find(|said| said.text == evidence),
        evidence,
        extraction: trace.extraction,
    })
}

/// `fact:0a1b…`, the full IRI, or its last part.
fn iri(graph: &Graph, typed: &str) -> Result<NamedNode, Failure> {
    let bare = typed.trim_matches(['<', '>']);
    let local = bare.strip_prefix("fact:").unwrap_or(bare);
    let namespace = graph.store.iris().namespace("Fact");
    let full = if local.contains("://") { local.to_owned() } else { format!("{namespace}{local}") };
    NamedNode::new(full).map_err(|e| Failure::Usage(format!("--fact {typed}: {e}")))
}
