//! A zone with its district in brackets is one name: `青禾高新区（青南区）` is 青禾高新区, and what follows goes on from it.

use super::{Mention, Source};

/// Takes a place in brackets straight behind a zone into the zone's name.
pub(super) fn twins(source: &Source<'_>, mentions: Vec<Mention>) -> Vec<Mention> {
    let mut kept: Vec<Mention> = Vec::with_capacity(mentions.len());
    for m in mentions {
        let bracketed = source.char((m.outer.begin as usize).wrapping_sub(1)) == Some('（')
            && source.char(m.outer.end as usize) == Some('）');
        match kept.last_mut() {
            Some(zone) if bracketed && zone.class == "Zone" && m.class == "Place" && zone.outer.end + 1 == m.outer.begin => {
                zone.outer.end = m.outer.end + 1;
            }
            _ => kept.push(m),
        }
    }
    kept
}
