//! Who a fact leaves out and names all the same: `中标|西江水务集团|智能水表采购项目` says who buys.

use std::collections::BTreeMap;

use super::maker::Maker;
use super::{Entity, Filler};
use crate::ontology::FactType;
use crate::rule::{self, Match};

impl Maker<'_, '_> {
    /// Puts in whom the name of a thing begins with, where the type says whose such a thing is and nobody else is named.
    pub(super) fn headed(
        &self,
        kind: &FactType,
        found: &Match<'_>,
        roles: &mut BTreeMap<String, Vec<Filler>>,
        minted: &mut Vec<Entity>,
    ) {
        for (thing, owner) in &kind.headed {
            let spans = found.roles.iter().filter(|b| b.role == *thing).find_map(|b| match &b.filler {
                rule::Filler::Names(names) => Some(self.reading.mentions[*names.first()?].span),
                rule::Filler::Words(spans) => spans.first().copied(),
                _ => None,
            });
            let whose = spans.filter(|_| !roles.contains_key(*owner));
            let Some((body, class)) = whose.and_then(|s| crate::mention::possessor(self.reading.source, s)) else { continue };
            let body = self.words(body, Some(class), minted);
            // 云杉重工中标|云杉重工|…: nobody buys from himself.
            if !roles.values().any(|fillers| fillers.contains(&body)) {
                roles.insert((*owner).to_owned(), vec![body]);
            }
        }
    }
}
