//! Mentions → entities of the article: the same name, a declared or derived short form, `该公司`, bare `高新区`.

use std::collections::BTreeMap;

use super::{Class, Mention, Source};

/// One entity of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    pub class: Class,
    /// The fullest form, without quotation marks.
    pub name: String,
    /// Index of its first mention.
    pub first: usize,
}

/// Gives every mention its entity.
pub fn cluster(source: &Source<'_>, mut mentions: Vec<Mention>) -> (Vec<Mention>, Vec<Cluster>) {
    // A short form points to its full mention (index + 1); follow the pointers, then join equal names of one class.
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut by_name: BTreeMap<(Class, String), usize> = BTreeMap::new();
    let links: Vec<usize> = mentions.iter().map(|m| m.entity).collect();
    let follow = |mut i: usize| {
        for _ in 0..8 {
            match links[i] {
                0 => break,
                next => i = next - 1,
            }
        }
        i
    };
    for i in 0..mentions.len() {
        let root = mentions[follow(i)].clone();
        let full = canonical(source, &root);
        let key = (root.class, full.clone());
        let entity = *by_name.entry(key).or_insert_with(|| {
            clusters.push(Cluster { class: root.class, name: full.clone(), first: i });
            clusters.len() - 1
        });
        mentions[i].entity = entity;
    }
    (mentions, clusters)
}

/// The name of a mention as an entity: marks dropped.
fn canonical(source: &Source<'_>, m: &Mention) -> String {
    super::plain(source.text.str(m.span))
}
