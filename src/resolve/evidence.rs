//! The names of a corpus → which full names a short one can mean: 骆驼集团 → 骆驼集团股份有限公司, 东风 → several.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::OnceLock;

use super::Policy;
use super::corrections::Joined;
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
    /// Short name → the full names it can mean.
    short: HashMap<u64, Targets>,
    /// Class, line of the corrections, side of it: names of corrections that the corpus has.
    pub(super) corrected: BTreeSet<(String, usize, usize)>,
    /// What the corrections join, once all names are known.
    pub(super) joined: OnceLock<Joined>,
}

/// Nearly every short name has one.
enum Targets {
    One(u32),
    Some(Vec<u32>),
    /// So many that nothing can tell which.
    Many,
}

/// A short name of more full ones than this is nobody's.
const MANY: usize = 16;

impl Evidence {
    /// Takes note of an entity as an article names it.
    pub fn add(&mut self, entity: &Entity, policy: &Policy) {
        let class = entity.class.as_str();
        if !policy.corrections.is_empty() {
            self.joined = OnceLock::new();
            for form in std::iter::once(&entity.name).chain(&entity.aliases) {
                policy.sides(class, form, |line, side| {
                    self.corrected.insert((class.to_owned(), line, side));
                });
            }
        }
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

    /// The full names that a short one can mean; None when the corpus has no such short name, none in the list when it has too many.
    pub(super) fn targets(&self, class: &str, short: &str) -> Option<Vec<&str>> {
        let targets = match self.short.get(&key(class, short))? {
            Targets::One(one) => std::slice::from_ref(one),
            Targets::Some(some) => some.as_slice(),
            Targets::Many => &[],
        };
        Some(targets.iter().filter_map(|i| self.full.get(*i as usize)).map(String::as_str).collect())
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
        let known = self.short.entry(short).or_insert(Targets::One(target));
        match known {
            Targets::One(one) if *one != target => *known = Targets::Some(vec![*one, target]),
            Targets::Some(some) if !some.contains(&target) => match some.len() < MANY {
                true => some.push(target),
                false => *known = Targets::Many,
            },
            _ => {}
        }
    }
}

fn key(class: &str, name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (class, name).hash(&mut hasher);
    hasher.finish()
}
