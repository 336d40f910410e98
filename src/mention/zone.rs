//! The article's own zone, and the words that stand for it or for whoever was named last.
//!
//! `襄阳高新区：…` in the headline makes 全区, 该区, 园区 and bare 高新区 mean 襄阳高新区; 该公司 is the company named last.

use super::token::{Pos, is_mark};
use super::{Cluster, Mention, Source, plain};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;
use crate::text::Span;

/// Adds the anaphors to the mentions, and says which cluster is the article's zone.
pub fn zone(source: &Source<'_>, mut mentions: Vec<Mention>, clusters: &mut Vec<Cluster>) -> (Vec<Mention>, Option<usize>) {
    let zone = own_zone(source, &mentions, clusters);
    let mut found: Vec<Mention> = Vec::new();
    // Characters that names already hold.
    let mut used = vec![false; source.text.chars.len()];
    mentions.iter().for_each(|m| used[m.outer.range()].fill(true));
    super::office::placed(source, &mut mentions, clusters, zone);
    super::office::offices(source, &mut mentions, &mut used, clusters, zone);
    for hit in source.hits.iter() {
        let anaphor = source.ontology.lexicon.get(*hit, Kind::Anaphor);
        let bare = source.ontology.lexicon.get(*hit, Kind::Suffix).filter(|_| anaphor.is_none() && hit.span.len() >= 2);
        if anaphor.is_none() && bare.is_none() {
            continue;
        }
        let taken = used.get(hit.span.range()).is_some_and(|used| used.contains(&true));
        if taken || source.token(hit.span.begin as usize).is_none() || !super::name::whole(source, hit.span) {
            continue;
        }
        // 此次签约|22个项目: a verb with what it is done to stands for no occasion.
        let end = hit.span.end as usize;
        let verb = source.token(end - 1).is_some_and(|t| t.pos == Pos::Verb);
        if verb && source.quantity_at(end).is_some_and(|q| q.kind == QuantityKind::Count) {
            continue;
        }
        let before = &mentions[..mentions.partition_point(|m| m.span.begin < hit.span.begin)];
        let last = |fits: &dyn Fn(&Mention) -> bool| before.iter().rev().find(|m| fits(m)).map(|m| m.entity);
        let entity = match anaphor.map(|e| &*e.value) {
            // 省级高新技术产业|开发区: behind a noun it is the end of a phrase.
            Some("self" | "park") if source.is(hit.span, Kind::Suffix) && qualified(source, hit.span) => None,
            // 全区 in the bulletin of a district is the district.
            Some("self") => {
                let mut district = || super::region::region(source, (before, &[]), clusters, None, "district");
                if zone.is_some() || !head(source, hit.span) { zone } else { district() }
            }
            // 园区 is the park just spoken of, or the zone itself.
            Some("park") => last(&|m: &Mention| {
                m.class == "Zone"
                    || (matches!(m.class, "Platform" | "Project")
                        && plain(source.text.str(m.span)).ends_with(['园', '城', '谷', '港']))
            })
            .or(zone),
            // 全市 at the head of a clause is the city, and its numbers are not the zone's.
            Some(region @ ("city" | "province")) => {
                // 全市第一, 全省10% say among whom.
                let subject = head(source, hit.span) && source.quantity_at(hit.span.end as usize).is_none();
                subject.then(|| super::region::region(source, (before, &mentions), clusters, zone, region)).flatten()
            }
            // 企业 at the head of a clause is the firm spoken of, where nobody else has been named since.
            Some("firm") => {
                let agent = |m: &Mention| m.class != "Person" && source.ontology.schema.is_a(m.class, "Agent");
                let firm = before.iter().rev().find(|m| agent(m)).filter(|m| m.class == "Company").map(|m| m.entity);
                let counts = source.quantity_at(hit.span.end as usize).is_some();
                firm.filter(|_| !counts && head(source, hit.span) && alone(source, hit.span))
            }
            Some(value) => {
                let (at_head, classes) = value.strip_prefix("head ").map_or((false, value), |v| (true, v));
                let fits = |m: &Mention| classes.split(' ').any(|class| source.ontology.schema.is_a(m.class, class));
                // 公司研发人员 speaks of the firm; 项目业主 does not speak of the project.
                let stands = !at_head || (head(source, hit.span) && (classes == "Company" || alone(source, hit.span)));
                // 该中心 is rather something called a centre than the last platform of any name.
                let noun = source.text.str(hit.span).trim_start_matches(['该', '本', '此', '这']);
                let named = classes.contains("Platform") || classes.contains("Event");
                let called = |m: &Mention| named && fits(m) && plain(source.text.str(m.span)).ends_with(noun);
                if stands { last(&called).or_else(|| last(&fits)) } else { None }
            }
            // 孵化基地, 生物城: the ending of a name given before, alone at the head of a clause.
            None if head(source, hit.span) && alone(source, hit.span) => {
                let word = source.text.str(hit.span);
                last(&|m: &Mention| {
                    m.span.len() > hit.span.len() && plain(source.text.str(m.span)).trim_end_matches("项目").ends_with(word)
                })
            }
            None => None,
        };
        if let Some(entity) = entity {
            let class = clusters[entity].class;
            used[hit.span.range()].fill(true);
            found.push(Mention { span: hit.span, outer: hit.span, class, entity, anaphor: true, prefix: None });
        }
    }
    mentions.extend(found);
    mentions.sort_by_key(|m| m.span);
    (mentions, zone)
}

/// The zone that the headline names, else the one named most often, else first.
fn own_zone(source: &Source<'_>, mentions: &[Mention], clusters: &mut Vec<Cluster>) -> Option<usize> {
    let mut count = vec![0usize; clusters.len()];
    for m in mentions {
        count[m.entity] += 1;
    }
    let title = source.article.title.as_str();
    let zones = clusters.iter().enumerate().filter(|(_, c)| c.class == "Zone");
    let score = |i: usize, c: &Cluster| {
        let in_title = title.find(&c.name).map_or(0, |at| if at == 0 { 2000 } else { 1000 });
        (in_title + count[i], std::cmp::Reverse(c.first))
    };
    if let Some((i, _)) = zones.max_by_key(|(i, c)| score(*i, c)) {
        return Some(i);
    }
    let class = source.ontology.schema.class("Zone")?;
    let name = headed(title).or_else(|| within_names(source, mentions))?;
    clusters.push(Cluster { class, name, first: usize::MAX });
    Some(clusters.len() - 1)
}

/// The zone before the colon of a headline: 临川高新区：….
fn headed(title: &str) -> Option<String> {
    let head = title.split(['：', ':']).next().filter(|h| *h != title && h.chars().count() <= 14)?;
    ["区", "城", "谷", "港", "园"].iter().any(|e| head.ends_with(e)).then(|| head.to_owned())
}

/// The zone that is only named inside other names, most often or first: 无锡高新区 in 2020年无锡高新区金秋招商活动.
fn within_names(source: &Source<'_>, mentions: &[Mention]) -> Option<String> {
    let mut count: Vec<(&str, usize)> = Vec::new();
    for hit in source.hits.iter() {
        let known = source.ontology.lexicon.get(*hit, Kind::Entity).is_some_and(|e| e.value.split('\t').next() == Some("Zone"));
        // 中电|光谷 is a firm.
        let opens = |m: &Mention| {
            let before = (hit.span.begin as usize).checked_sub(1).and_then(|i| source.token(i));
            m.span.begin == hit.span.begin || before.is_none_or(|t| t.pos != Pos::Noun && t.pos != Pos::Other)
        };
        if known && mentions.iter().any(|m| m.span.contains(hit.span) && opens(m)) {
            let name = source.text.str(hit.span);
            match count.iter_mut().find(|(n, _)| *n == name) {
                Some((_, times)) => *times += 1,
                None => count.push((name, 1)),
            }
        }
    }
    let most = count.iter().map(|(_, times)| *times).max()?;
    count.iter().find(|(_, times)| *times == most).map(|(name, _)| (*name).to_owned())
}

/// Whether a noun or an adjective in front makes the word part of a longer phrase.
fn qualified(source: &Source<'_>, span: Span) -> bool {
    let Some(before) = (span.begin as usize).checked_sub(1) else { return false };
    source
        .token(before)
        .is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::Adjective | Pos::Activity) && !t.place && !t.is(Kind::Silent))
        && source.quantity_at(before).is_none()
}

/// Whether a word stands at the head of a clause, adverbials of one word apart.
fn head(source: &Source<'_>, span: Span) -> bool {
    let mut at = span.begin as usize;
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1) else { return true };
        match source.char(before) {
            Some('“' | '”') => {
                at = before;
                continue;
            }
            Some(c) if is_mark(c) => return true,
            _ => {}
        }
        if let Some(q) = source.quantity_at(before) {
            if q.kind != QuantityKind::Date {
                return false;
            }
            at = q.span.begin as usize;
            continue;
        }
        match source.token(before) {
            None => return true,
            Some(t) if matches!(t.pos, Pos::Adverb | Pos::Conjunction | Pos::Time | Pos::Mark) || t.is(Kind::Silent) => {
                at = t.span.begin as usize
            }
            Some(_) => return false,
        }
    }
    source.char(at.wrapping_sub(1)).is_none_or(is_mark)
}

/// Whether no noun goes on with the word: 项目由…, not 项目业主.
fn alone(source: &Source<'_>, span: Span) -> bool {
    let end = span.end as usize;
    source.quantity_at(end).is_some()
        || source.token(end).is_none_or(|t| {
            t.pos != Pos::Noun
                || t.term
                || source.hits_from(end).iter().any(|h| {
                    source
                        .ontology
                        .lexicon
                        .entries(*h)
                        .iter()
                        .any(|e| matches!(e.kind, Kind::Indicator | Kind::Cumulative | Kind::Light))
                })
        })
}
