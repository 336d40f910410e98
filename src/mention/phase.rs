//! Phases of one project: behind `甲产业园一期已投产`, bare `二期` is 甲产业园二期 and not 甲产业园一期.

use super::stands::{head, paragraph};
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
    let near = |m: &Mention| m.span.begin >= paragraph(source, word.begin);
    // 甲产业园|一期交付，|二期|…: a park is built in phases, too.
    let park = |m: &Mention| matches!(m.class, "Platform" | "Zone") && near(m) && m.span.len() >= PARK && built(source, m);
    let last = before.iter().rev().find(|m| m.class == "Project" || park(m))?;
    let name = plain(&clusters[last.entity].name).into_owned();
    let phase =
        |part: &str| source.ontology.lexicon.values(part, Kind::Anaphor).any(|of| of.strip_prefix("phase ") == Some(part));
    let join = |called: String, clusters: &mut Vec<Cluster>| {
        let known = clusters.iter().position(|c| c.class == "Project" && c.name == called);
        known.or_else(|| {
            let class = source.ontology.schema.class("Project")?;
            clusters.push(Cluster { class, name: called, first: usize::MAX });
            Some(clusters.len() - 1)
        })
    };
    // 甲产业园（一期）项目: the last one in the name.
    let held = name.char_indices().rev().find_map(|(at, _)| {
        let mut ends = name[at..].char_indices().take(LENGTH).map(|(i, c)| at + i + c.len_utf8());
        ends.find(|end| phase(&name[at..*end])).map(|end| at..end)
    });
    let Some(held) = held else {
        // 甲项目…，|二期|9月开工: a later phase of what was named without one.
        let later = !own.starts_with(['一', '首']) && near(last);
        return if later { join(format!("{name}{own}"), clusters) } else { None };
    };
    if name[held.clone()] == *own {
        return Some(last.entity);
    }
    let called = format!("{}{own}{}", &name[..held.start], &name[held.end..]);
    join(called, clusters)
}

/// How long a park's name is at least.
const PARK: usize = 5;

/// Whether a name ends as that of a park does that is built.
fn built(source: &Source<'_>, m: &Mention) -> bool {
    plain(source.text.str(m.span)).ends_with(['园', '谷', '港']) || source.text.str(m.span).ends_with("基地")
}
