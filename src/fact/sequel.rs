//! A match and the sentences behind it → what they add to it: `甲债券在深交所上市。本期债券规模10亿元，期限5年。`
//!
//! A sentence goes on about a fact if it says so (本期债券, 本轮融资) and neither tells one of its own nor speaks of another firm.

use super::reading::Reading;
use crate::rule::{Bound, Filler, Match, Rules, Seen};

/// How many sentences behind it may go on about a fact.
const FAR: usize = 4;

/// The roles that later sentences give to what a match of this passage tells; `all` holds the matches of every passage, and
/// `sentences` what rules see of each.
pub(super) fn more(
    rules: &Rules,
    sentences: &[Seen<'_>],
    reading: &Reading<'_>,
    all: &[Vec<Match<'_>>],
    passage: usize,
    found: &Match<'_>,
) -> Vec<Bound> {
    let mut roles = found.roles.clone();
    let own = roles.len();
    let entity = |m: &usize| reading.mentions[*m].entity;
    let mut spoken: Vec<usize> = reading.firm.into_iter().collect();
    for b in &found.roles {
        if let Filler::Names(names) = &b.filler {
            spoken.extend(names.iter().map(entity));
        }
    }
    for ((later, told), sentence) in reading.passages.iter().zip(all).zip(sentences).skip(passage + 1).take(FAR) {
        if later.sentence.part != crate::text::Part::Body || told.iter().any(|m| m.fact == found.fact) {
            break;
        }
        let Some((at, more)) = rules.sequel(sentence, found.fact, &roles) else { continue };
        let before = later.chunks.iter().take(at).flat_map(|c| reading.names(c));
        let told = |m: &usize| more.iter().any(|b| matches!(&b.filler, Filler::Names(n) if n.contains(m)));
        let firm = |m: &usize| reading.is_a(*m, "Company") && !spoken.contains(&entity(m)) && !told(m);
        if before.copied().any(|m| firm(&m)) {
            break;
        }
        roles.extend(more);
    }
    roles.split_off(own)
}
