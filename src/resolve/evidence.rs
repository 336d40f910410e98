//! The names of a corpus → which full name a short one can mean: 骆驼集团 → 骆驼集团股份有限公司, 东风 → several, so none.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::Policy;
use crate::fact::Entity;

/// What the corpus says about short names. It is a set: the order in which names were added leaves no trace.
///
/// Short names are kept as hashes, since a corpus has millions of forms that nobody ever asks for.
#[derive(Default)]
pub struct Evidence {
    /// Full names, each once.
    full: Vec<String>,
    index: HashMap<u64, u32>,
    /// Full names whose own short forms are noted.
    seen: HashSet<u64>,
    /// Short name → the full name it means; None when there are several.
    short: HashMap<u64, Option<u32>>,
}

impl Evidence {
    /// Takes note of an entity as an article names it.
    pub fn add(&mut self, entity: &Entity, policy: &Policy) {
        let class = entity.class.as_str();
        let usual = policy.usual(class, &entity.name);
        if !policy.is_full(class, &usual) {
            return;
        }
        let target = self.intern(class, policy.settled(class, &usual));
        if self.seen.insert(key(class, &usual)) {
            for form in policy.short_forms(class, &usual) {
                self.point(key(class, &form), target);
            }
        }
        for alias in &entity.aliases {
            let alias = policy.usual(class, alias);
            if !policy.is_full(class, &alias) && policy.can_stand(class, &alias) {
                self.point(key(class, &alias), target);
            }
        }
    }

    /// The full name that a short one means: None when the corpus has no such short name, Some(None) when it can mean several.
    pub(super) fn target(&self, class: &str, short: &str) -> Option<Option<&str>> {
        let target = self.short.get(&key(class, short))?;
        Some(target.and_then(|i| self.full.get(i as usize)).map(String::as_str))
    }

    /// Two full names of one known entity are one target.
    fn intern(&mut self, class: &str, settled: String) -> u32 {
        let next = self.full.len() as u32;
        let at = *self.index.entry(key(class, &settled)).or_insert(next);
        if at == next {
            self.full.push(settled);
        }
        at
    }

    fn point(&mut self, short: u64, target: u32) {
        self.short.entry(short).and_modify(|known| *known = known.filter(|k| *k == target)).or_insert(Some(target));
    }
}

fn key(class: &str, name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (class, name).hash(&mut hasher);
    hasher.finish()
}
