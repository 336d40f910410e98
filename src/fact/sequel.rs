//! A match and the sentences behind it → what they add to it: `甲债券在深交所上市。本期债券规模10亿元，期限5年。`
//!
//! A sentence goes on about a fact if it says so (本期债券, 本轮融资) and neither tells one of its own nor speaks of another firm.

use super::reading::Reading;
use crate::rule::{Filler, Input, Match, Rules};

/// How many sentences behind it may go on about a fact.
const FAR: usize = 4;

pub(super) fn add(rules: &Rules, input: Input, reading: &Reading<'_>, passage: usize, found: &mut Match<'_>) {
    let entity = |m: &usize| reading.mentions[*m].entity;
    let mut spoken: Vec<usize> = Vec::new();
    for b in &found.roles {
        if let Filler::Names(names) = &b.filler {
            spoken.extend(names.iter().map(entity));
        }
    }
    for later in reading.passages.iter().skip(passage + 1).take(FAR) {
        if later.sentence.part != crate::text::Part::Body || rules.find(input, &later.chunks).iter().any(|m| m.fact == found.fact)
        {
            return;
        }
        let Some((at, more)) = rules.sequel(input, &later.chunks, found.fact, &found.roles) else { continue };
        let before = later.chunks.iter().take(at).flat_map(|c| reading.names(c));
        let told = |m: &usize| more.iter().any(|b| matches!(&b.filler, Filler::Names(n) if n.contains(m)));
        let firm = |m: &usize| reading.is_a(*m, "Company") && !spoken.contains(&entity(m)) && !told(m);
        if before.copied().any(|m| firm(&m)) {
            return;
        }
        found.roles.extend(more);
    }
}
