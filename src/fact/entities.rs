//! Clusters → the entities of the record: every form and place of each, without what only looks like a name.

use super::reading::Reading;
use super::{Entity, Fact, Filler};
use crate::mention::token::Pos;
use crate::mention::{self, Cluster, Mention, Source};
use crate::ontology::Kind;
use crate::text::{Span, Text};

/// Drops what only looks like a name: descriptions of products, documents and honours that no fact speaks of.
pub(super) fn prune(source: &Source<'_>, mentions: &[Mention], entities: &mut Vec<Entity>, facts: &mut [Fact]) {
    let mut keep: Vec<bool> = entities
        .iter()
        .map(|e| match e.class.as_str() {
            "Product" => modelled(&e.name),
            "Document" | "Honor" | "Industry" => false,
            _ => !e.mentions.is_empty(),
        })
        .collect();
    // A project, platform or occasion that no fact speaks of is kept where a place, a known name, a quotation or a number
    // tells it from others of its kind.
    let descriptive = |class: &str| matches!(class, "Project" | "Platform" | "Event" | "Zone");
    let described: Vec<bool> = entities.iter().map(|e| descriptive(&e.class)).collect();
    let (mut doubtful, mut goal) = (described.clone(), described.clone());
    for m in mentions.iter().filter(|m| described[m.entity]) {
        let aimed = aimed(source, m.span);
        goal[m.entity] &= aimed;
        let own = !aimed && !m.anaphor && doubtful[m.entity] && descriptive(m.class);
        doubtful[m.entity] &= !(own && tells(source, m.span));
    }
    // So is one whose name is long or formal, if not all its names are what somebody wants.
    for (e, entity) in entities.iter().enumerate().filter(|(_, e)| e.class != "Zone") {
        doubtful[e] &= goal[e] || entity.name.chars().count() < 12;
    }
    for m in mentions {
        if doubtful[m.entity] && !goal[m.entity] {
            doubtful[m.entity] = !formal(source, m);
        }
    }
    keep.iter_mut().zip(&doubtful).for_each(|(keep, doubtful)| *keep &= !doubtful);
    // 二期 of 甲产业园一期, which nobody names.
    let mut named = vec![false; entities.len()];
    mentions.iter().filter(|m| !m.anaphor).for_each(|m| named[m.entity] = true);
    keep.iter_mut().zip(named).zip(entities.iter()).for_each(|((keep, named), e)| *keep &= named || e.class != "Project");
    for m in mentions {
        keep[m.entity] |= (source.char(m.outer.begin as usize) == Some('《'))
            || (m.class == "Document" && source.char(m.span.begin as usize) == Some('“'))
            || (m.outer != m.span);
    }
    for filler in facts.iter().flat_map(|f| f.roles.values().flatten()) {
        if let Filler::Entity(e) = filler {
            keep[*e] = true;
        }
    }
    let mut place = Vec::with_capacity(keep.len());
    let mut next = 0;
    for kept in &keep {
        place.push(next);
        next += usize::from(*kept);
    }
    for filler in facts.iter_mut().flat_map(|f| f.roles.values_mut().flatten()) {
        if let Filler::Entity(e) = filler {
            *e = place[*e];
        }
    }
    let mut at = 0;
    entities.retain(|_| {
        at += 1;
        keep[at - 1]
    });
}

/// Whether a product's name holds a model's number: C919, WEYZ-1, but not 5G or AI.
fn modelled(name: &str) -> bool {
    let runs = name.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    let mixed = |run: &str| run.chars().any(|c| c.is_ascii_alphabetic()) && run.chars().any(|c| c.is_ascii_digit());
    runs.into_iter().any(|run| run.len() >= 3 && mixed(run))
}

/// Whether it is what somebody wants to become: 打造成亚洲大型菊粉生产基地.
fn aimed(source: &Source<'_>, span: Span) -> bool {
    (1..=4).any(|n| span.begin.checked_sub(n).is_some_and(|begin| source.is(Span { begin, end: span.begin }, Kind::Goal)))
}

/// Whether a zone is called so by more than words for kinds: 十字|经济开发区, not 现代|产业园区.
fn formal(source: &Source<'_>, m: &Mention) -> bool {
    if m.class != "Zone" || m.anaphor {
        return false;
    }
    let ending = (m.span.begin + 1..m.span.end - 2)
        .find(|i| source.value(Span { begin: *i, end: m.span.end }, Kind::Suffix) == Some("Zone"));
    let plain = |t: &mention::Token| t.span.len() >= 2 && t.pos == Pos::Noun && !t.is(Kind::Generic) && !t.is(Kind::Modifier);
    let owned = |end: u32| source.token(m.span.begin as usize).is_some_and(|t| t.proper && t.span.end == end && plain(t));
    ending.is_some_and(owned)
}

/// Whether something in a name is particular: a place, somebody known, a quotation, Latin or a number, or a brand at its head.
fn tells(source: &Source<'_>, span: Span) -> bool {
    let syllable = |i: u32| source.token(i as usize).is_some_and(|t| t.span.len() == 1 && t.pos != Pos::Number);
    let listed = |n: u32| source.hits_from(span.begin as usize).iter().any(|h| h.span.end >= span.begin + n);
    let acts = source.token(span.begin as usize).is_some_and(|t| t.pos == Pos::Verb);
    if span.len() >= 4 && !acts && syllable(span.begin) && syllable(span.begin + 1) && !listed(2) {
        return true;
    }
    span.range().any(|i| {
        source.char(i).is_some_and(|c| c.is_ascii_alphanumeric() || c == '“' || c == '第')
            || source.token(i).is_some_and(|t| t.place)
            || source
                .word_from(i, Kind::Entity)
                .is_some_and(|(known, value)| span.contains(known) && !value.starts_with("Industry"))
    })
}

/// The entities of the record: every form and place of each cluster.
pub(super) fn entities(text: &Text, mentions: &[Mention], clusters: &[Cluster]) -> Vec<Entity> {
    let entity = |c: &Cluster| Entity {
        class: c.class.to_owned(),
        name: c.name.clone(),
        aliases: Vec::new(),
        mentions: Vec::with_capacity(4),
    };
    let mut entities: Vec<Entity> = clusters.iter().map(entity).collect();
    for m in mentions {
        let (range, form, entity) = (text.original(m.span), text.str(m.span), &mut entities[m.entity]);
        entity.mentions.push((range.start as u32, range.end as u32));
        if !m.anaphor && form != entity.name {
            let form = mention::plain(form);
            if form != entity.name && !entity.aliases.iter().any(|alias| *alias == form) {
                entity.aliases.push(form.into_owned());
            }
        }
    }
    entities.iter_mut().for_each(|e| e.aliases.sort_unstable());
    entities
}

/// Whether words name what has been found already, or a project without its 项目: 甲科创园|奠基仪式 is of 甲科创园项目.
pub(super) fn same(found: &Cluster, class: &str, name: &str) -> bool {
    found.name == name || class == "Project" && found.class == "Project" && found.name.strip_suffix("项目") == Some(name)
}

/// The words by which something is called, though a mention only points to it: 共建上市服务基地。|基地|8月启用.
pub(super) fn named(reading: &Reading<'_>, mention: &Mention) -> Span {
    let name = |o: &&Mention| o.entity == mention.entity && !o.anaphor;
    let named = if mention.anaphor { reading.mentions.iter().find(name) } else { None };
    named.unwrap_or(mention).span
}
