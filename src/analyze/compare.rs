//! Two nodes → their statistics side by side: 地区生产总值, 一季度: 452亿元 against 198亿元.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use oxigraph::model::NamedNode;
use serde::Serialize;

use crate::export::{Words, time};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    pub names: [String; 2],
    /// What both have first, then by indicator and period.
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    pub indicator: String,
    pub period: String,
    /// The figures of each; several where the articles disagree.
    pub figures: [BTreeSet<String>; 2],
}

pub fn compare(words: Words<'_>, pair: [&NamedNode; 2]) -> io::Result<Comparison> {
    let mut rows: BTreeMap<(String, String), [BTreeSet<String>; 2]> = BTreeMap::new();
    for (side, entity) in pair.iter().enumerate() {
        for iri in words.view.facts_naming(entity)? {
            let fact = words.view.node(&iri)?;
            let (Some(indicator), true) = (fact.value("indicator"), fact.nodes("subject").any(|subject| subject == *entity))
            else {
                continue;
            };
            let status = fact.concept("status").map(|status| format!("（{}）", words.term(status))).unwrap_or_default();
            let row = rows.entry((indicator.to_owned(), time(&fact))).or_default();
            if let Some(cell) = row.get_mut(side) {
                cell.insert(format!("{}{status}", words.figures(&fact)));
            }
        }
    }
    let mut rows: Vec<Row> = rows.into_iter().map(|((indicator, period), figures)| Row { indicator, period, figures }).collect();
    rows.sort_by_key(|row| row.figures.iter().any(BTreeSet::is_empty));
    let [a, b] = pair;
    Ok(Comparison { names: [words.view.label(a)?, words.view.label(b)?], rows })
}
