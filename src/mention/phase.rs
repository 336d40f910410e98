//! Phases of one project: behind `甲产业园一期已投产`, bare `二期` is 甲产业园二期 and not 甲产业园一期.

use super::stands::head;
use super::{Cluster, Mention, Source, plain};
use crate::ontology::Kind;
use crate::text::Span;

/// How many characters a phase has: 一期, 第二期.
const LENGTH: usize = 3;

/// What a bare word for a phase (二期, 二期工程) means at the head of a clause, where the project named last is a phase: `own` of the
/// same project, which is added where nobody has named it.
pub(super) fn of(source: &Source<'_>, word: Span, own: &str, before: &[Mention], clusters: &mut Vec<Cluster>) -> Option<usize> {
    if !head(source, word) {
        return None;
    }
    let last = before.iter().rev().find(|m| m.class == "Project")?;
    let name = plain(&clusters[last.entity].name).into_owned();
    let phase =
        |part: &str| source.ontology.lexicon.values(part, Kind::Anaphor).any(|of| of.strip_prefix("phase ") == Some(part));
    // 甲产业园（一期）项目: the last one in the name.
    let held = name.char_indices().rev().find_map(|(at, _)| {
        let mut ends = name[at..].char_indices().take(LENGTH).map(|(i, c)| at + i + c.len_utf8());
        ends.find(|end| phase(&name[at..*end])).map(|end| at..end)
    })?;
    if name[held.clone()] == *own {
        return Some(last.entity);
    }
    let called = format!("{}{own}{}", &name[..held.start], &name[held.end..]);
    let known = clusters.iter().position(|c| c.class == "Project" && c.name == called);
    Some(known.unwrap_or_else(|| {
        clusters.push(Cluster { class: last.class, name: called, first: usize::MAX });
        clusters.len() - 1
    }))
}
