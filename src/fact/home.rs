//! Whose news it is where no zone has it: `青禾市：…` is the city's, `云杉药业登陆科创板` the firm's.

use std::collections::BTreeMap;

use super::Filler;
use super::carried::Topic;
use super::reading::{Clause, Passage, Reading};
use crate::chunk::{Chunk, ChunkKind};
use crate::mention::Mention;
use crate::ontology::Kind;

/// The place with which the headline or a part of it begins, or which 全市 means.
pub(super) fn city(reading: &Reading<'_>) -> Option<usize> {
    let title = reading.source.article.title.as_str();
    let short = |name: &str| name.trim_end_matches(['市', '省', '区', '县']).to_owned();
    let places = || reading.mentions.iter().filter(|m| m.class == "Place");
    let begins = |m: &Mention, part: &str| {
        let name = short(&reading.clusters[m.entity].name);
        name.chars().count() >= 2 && part.starts_with(&name)
    };
    let within = |m: &Mention| title.split(['！', '：', '，', '？', ' ', '|', '丨']).any(|part| begins(m, part));
    let told = places().find(|m| begins(m, title)).or_else(|| places().find(|m| m.anaphor));
    told.or_else(|| places().find(|m| within(m))).map(|m| m.entity)
}

/// Whether the subject is another firm, named in passing in a paragraph about the one whose news it is: 乙证券担任财务顾问。|去年营收2亿元。
pub(super) fn passing(reading: &Reading<'_>, subject: Option<usize>, first: Option<usize>) -> bool {
    let firm = subject.is_some_and(|s| reading.clusters[s].class == "Company");
    firm && reading.firm.is_some() && first.is_none_or(|f| Some(f) == reading.firm)
}

/// Whether a paragraph goes on about the firm of the one before: what is measured first is a firm's.
pub(super) fn continues(reading: &Reading<'_>, passage: &Passage, carried: &Topic) -> bool {
    let firm = carried.subject.is_some_and(|s| reading.clusters[s].class == "Company");
    let Some(first) = passage.clauses.first() else { return false };
    // 甲产业园占地3公顷。¶人气，是|这里|最大的底气。
    let park = |s: usize| {
        let c = &reading.clusters[s];
        c.class == "Platform" && c.name.ends_with(['园', '城', '谷', '港'])
    };
    if carried.subject.is_some_and(park) {
        let here = |c: &Chunk| reading.source.value(c.span, Kind::Anaphor) == Some("here");
        let named = |c: &Chunk| reading.names(c).iter().any(|m| reading.is_a(*m, "Agent") && reading.class(*m) != "Person");
        return passage.chunks.iter().any(here) && !passage.chunks.iter().any(named);
    }
    if !firm {
        return false;
    }
    let until = passage
        .clauses
        .iter()
        .find(|c| super::reading::has_number(reading, &passage.chunks[c.begin..c.end]))
        .unwrap_or(first)
        .end;
    let before = &passage.chunks[..until];
    let agent = |m: usize| reading.is_a(m, "Agent") && reading.class(m) != "Person";
    let named = before.iter().flat_map(|c| reading.names(c)).any(|m| agent(*m));
    let text = match (before.first(), before.last()) {
        (Some(a), Some(b)) => reading.str(a.span.join(b.span)),
        _ => "",
    };
    !named && carried.measures_within(reading, text, "company")
}

/// Whether a name is that of a zone or a place by itself, and not the one whose news it is.
pub(super) fn region(reading: &Reading<'_>, mention: usize, home: Option<usize>) -> bool {
    let m = &reading.mentions[mention];
    !m.anaphor && matches!(m.class, "Zone" | "Place") && Some(m.entity) != home
}

/// Whether a name is that of the country or the world, of which nothing more is told in the next sentence.
pub(super) fn world(reading: &Reading<'_>, mention: usize) -> bool {
    reading.class(mention) == "Place" && reading.gauges(reading.str(reading.mentions[mention].span), "world")
}

/// Whether it happens somewhere that is neither where the zone lies nor near: 在|匈牙利|设立子公司.
pub(super) fn away(reading: &Reading<'_>, zone: usize, roles: &BTreeMap<String, Vec<Filler>>) -> bool {
    let Some([Filler::Entity(place)]) = roles.get("place").map(Vec::as_slice) else { return false };
    let seeds = &reading.source.ontology.seeds;
    let Some(known) = seeds.find("Place", &reading.clusters[*place].name) else { return false };
    let home = |level| crate::mention::home(reading.source, reading.clusters, Some(zone), level);
    let (city, province) = (home("city"), home("province"));
    let Some(city) = city else { return false };
    let near = known.name == city || known.place == city || province.is_some_and(|province| known.name == province);
    // 在|我国|启用: the country is no other place.
    let country = reading.gauges(&known.name, "world");
    !near && !country
}

/// Whether a clause begins with the whole of what the article's zone is a part of: 全省|签约项目300个 are not the zone's.
pub(super) fn wider(reading: &Reading<'_>, passage: &Passage, clause: usize) -> bool {
    let clause = &passage.clauses[clause];
    let idle = |c: &Chunk| reading.quantity(c).is_some() || c.is(Kind::Silent) || c.is(Kind::Light);
    let first = passage.chunks[clause.begin..clause.end].iter().find(|c| !idle(c));
    let whom = first.and_then(|c| reading.source.value(c.span, Kind::Anaphor));
    whom.is_some_and(|whom| matches!(whom, "city" | "province" | "district"))
}

/// Whether a clause begins with a list: 甲县、乙新区作表态发言.
pub(super) fn several(clause: &Clause, passage: &Passage) -> bool {
    let Some(head) = clause.head else { return false };
    let joined = passage.chunks[..clause.end].get(head + 1).is_some_and(|c| c.kind == ChunkKind::Mark('、'));
    joined || matches!(&passage.chunks[head].kind, ChunkKind::List { members, .. } if members.len() > 1)
}

/// Whether the verb in front of a name says that it is built or made.
pub(super) fn adds(reading: &Reading<'_>, front: &[Chunk]) -> bool {
    // 主要建设|生产车间|、|研发基地: what is listed behind it, too.
    let near = front.iter().rev().take(8).take_while(|c| !matches!(c.kind, ChunkKind::Mark(mark) if mark != '、'));
    near.into_iter().any(|c| reading.is(c, Kind::Adding))
}

/// 项目去年开工，一号车间已经封顶: whether a name is that of a part of the project named before.
pub(super) fn workshop(reading: &Reading<'_>, carried: &Topic, mention: usize) -> bool {
    let part = |entity: usize| reading.ending(&reading.clusters[entity].name, Kind::Particle).any(|(_, does)| does == "yard");
    carried.project.is_some_and(|p| !part(p)) && part(reading.mentions[mention].entity)
}

/// Whether a clause only says where something is done, or that a firm named next is in a place: 在|甲产业园|内，乙公司…
pub(super) fn around(reading: &Reading<'_>, passage: &Passage, clause: &Clause, at: usize) -> bool {
    let chunk = |i: usize| passage.chunks.get(i);
    let at = clause.begin + at;
    let opened = at.checked_sub(1).and_then(chunk).is_some_and(|c| reading.particle(c, "in"));
    let closed = at + 2 == clause.end && chunk(at + 1).is_some_and(|c| reading.particle(c, "inside"));
    let next = passage.clauses.iter().find(|c| c.begin > at).and_then(|c| c.subject);
    // 在|该区|的|甲产业园|开工: so does a clause that says what is done there.
    let behind = |n: usize| at.checked_sub(n).and_then(chunk);
    let area = |c: &Chunk| reading.names(c).iter().any(|m| matches!(reading.class(*m), "Zone" | "Place"));
    let lies = behind(1).is_some_and(|c| reading.particle(c, "of"))
        && behind(2).is_some_and(area)
        && behind(3).is_some_and(|c| reading.particle(c, "in"));
    opened && closed && next.is_some_and(|m| reading.class(m) == "Company") || lies && at + 1 < clause.end
}

/// Whether a name stands in a list.
pub(super) fn one_of_many(reading: &Reading<'_>, m: usize) -> bool {
    let listed = |at: Option<usize>| at.and_then(|at| reading.source.char(at)).is_some_and(|c| matches!(c, '、' | '等'));
    let outer = reading.mentions[m].outer;
    listed((outer.begin as usize).checked_sub(1)) || listed(Some(outer.end as usize))
}

/// Whose it is that a clause tells, by what it tells: 设立|乙公司|，|注册资本|3亿元 of the firm founded in the clause before,
/// |甲联盟|成立，乙公司当选理事长单位，|首批成员单位|42家 of the alliance.
pub(super) fn owner(reading: &Reading<'_>, passage: &Passage, at: usize) -> Option<usize> {
    let clause = &passage.clauses[at];
    let opens = |does: &str| passage.chunks[clause.begin..clause.end].iter().take(3).any(|c| reading.opens(c, does).is_some());
    let last = |chunks: &[Chunk], classes: &[&str]| {
        chunks.iter().flat_map(|c| reading.names(c)).copied().rfind(|m| classes.contains(&reading.class(*m)))
    };
    if opens("members") {
        return last(&passage.chunks[..clause.begin], &["Association", "Platform"]);
    }
    let before = at.checked_sub(1).filter(|_| opens("capital")).map(|i| &passage.clauses[i])?;
    let chunks = &passage.chunks[before.begin..before.end];
    let verb = chunks.iter().rposition(|c| reading.particle(c, "founds"))?;
    // 甲公司旗下子公司|乙公司|成立，注册资本5000万元: the firm may stand in front.
    last(&chunks[verb..], &["Company"]).or_else(|| last(&chunks[..verb], &["Company"]))
}

/// Makes the occasion what is spoken of where a clause only says who held it: 展会由甲主办，乙承办, 甲主办、乙承办|的|茶博会，….
pub(super) fn hosted(reading: &Reading<'_>, clause: &Clause, part: &[Chunk], carried: &mut Topic) {
    if !clause.kinds.has(Kind::Host) {
        return;
    }
    let event = |c: &Chunk| reading.names(c).first().copied().filter(|m| reading.class(*m) == "Event");
    let behind = part.windows(2).find_map(|w| event(&w[1]).filter(|_| reading.particle(&w[0], "of")));
    if let Some(event) = behind.map(|m| reading.mentions[m].entity).or(carried.event) {
        (carried.subject, carried.mention) = (Some(event), None);
    }
}
