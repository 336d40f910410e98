//! Numbers that belong to what a product is called, and count nothing: `研制的[15兆瓦海上风电机组]下线` → no statistic of 15兆瓦.

use super::reading::Reading;
use crate::rule::{Filler, Match};

/// The quantities inside the words of which a match makes a product.
pub fn quantities(reading: &Reading<'_>, found: &Match<'_>) -> Vec<usize> {
    let schema = &reading.source.ontology.schema;
    let product =
        |role: &str| schema.role(found.fact, role).is_some_and(|r| r.classes.first().is_some_and(|class| *class == "Product"));
    let spans = found.roles.iter().filter(|b| product(b.role)).flat_map(|b| match &b.filler {
        Filler::Words(spans) => spans.as_slice(),
        _ => &[],
    });
    let all = reading.source.quantities;
    let first = |begin: u32| all.partition_point(|q| q.span.begin < begin);
    spans.flat_map(|span| (first(span.begin)..all.len()).take_while(|q| all[*q].span.end <= span.end)).collect()
}
