//! Mentions → entities of the article: the same name, a declared or derived short form, `该公司`, bare `高新区`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Class, Mention, Source};
use crate::ontology::Kind;

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
    let mut by_name: BTreeMap<(Cow<'_, str>, Class), usize> = BTreeMap::new();
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
        let root = follow(i);
        if root < i {
            mentions[i].entity = mentions[root].entity;
            continue;
        }
        let root = mentions[root];
        let full = canonical(source, &root);
        // What is known under two names is one: 光谷, 东湖高新区. Every known name is a listed word.
        let listed = full != source.text.str(root.span) || source.is(root.span, Kind::Entity);
        let known = if listed { source.ontology.seeds.find(root.class, &full) } else { None };
        let name = known.map_or_else(|| full.clone(), |k| Cow::Borrowed(&*k.name));
        let entity = *by_name.entry((name, root.class)).or_insert_with(|| {
            clusters.push(Cluster { class: root.class, name: full.clone().into_owned(), first: i });
            clusters.len() - 1
        });
        if clusters[entity].name != full && clusters[entity].name.chars().count() < full.chars().count() {
            clusters[entity].name = full.into_owned();
        }
        mentions[i].entity = entity;
    }
    shorter(source, &mut mentions, &mut clusters);
    unnumbered_events(&mut mentions, &clusters);
    retold(source, &mut mentions, &clusters);
    cited(source, &mut mentions, &clusters);
    (mentions, clusters)
}

/// An occasion named without its year is the one named with it: 甬港经济合作论坛 and 2016甬港经济合作论坛.
fn unnumbered_events(mentions: &mut [Mention], clusters: &[Cluster]) {
    let plain = |c: &Cluster| c.class == "Event" && c.name.chars().count() >= 5;
    let numbered = |long: &str, short: &str| {
        let rest = long.strip_suffix(short).filter(|rest| !rest.is_empty() && rest.chars().count() <= 6);
        rest.is_some_and(|rest| rest.starts_with('第') || rest.starts_with("20"))
    };
    let target = |short: &Cluster| {
        let mut longer = clusters.iter().enumerate().filter(|(_, c)| c.class == "Event" && numbered(&c.name, &short.name));
        longer.next().filter(|_| longer.next().is_none()).map(|(i, _)| i)
    };
    let moved: Vec<usize> = clusters.iter().enumerate().map(|(i, c)| if plain(c) { target(c).unwrap_or(i) } else { i }).collect();
    mentions.iter_mut().for_each(|m| m.entity = moved[m.entity]);
}

/// A project named without 项目, or without whose it is and how large, is the one named with it: 云杉基金大厦 and 云杉基金大厦项目,
/// 电池基地项目 and 年产5万套电池基地项目, where only one fits.
fn retold(source: &Source<'_>, mentions: &mut [Mention], clusters: &[Cluster]) {
    let says_so = |rest: &str| source.ontology.lexicon.values(rest, Kind::Anaphor).any(|of| of == "head Project");
    // The fullest project of each name without 项目 or 工程 at its end, and the names by their ends.
    let mut fullest: BTreeMap<&str, usize> = BTreeMap::new();
    let mut ends: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut named: Vec<(usize, &str)> = Vec::new();
    for (i, cluster) in clusters.iter().enumerate().filter(|(_, c)| c.class == "Project") {
        let mut kernel = cluster.name.as_str();
        while let Some((at, _)) = kernel.char_indices().nth_back(1).filter(|(at, _)| *at > 0 && says_so(&kernel[*at..])) {
            kernel = &kernel[..at];
        }
        named.push((i, kernel));
        let full = fullest.entry(kernel).or_insert(i);
        if clusters[*full].name.len() < cluster.name.len() {
            *full = i;
        }
    }
    for kernel in fullest.keys() {
        ends.entry(tail(kernel)).or_default().push(kernel);
    }
    let mut moved: Vec<usize> = (0..clusters.len()).collect();
    for (i, kernel) in named {
        let alike = ends.get(tail(kernel)).into_iter().flatten().filter(|_| kernel.chars().count() >= LEAST);
        let mut longer = alike.filter(|long| long.len() > kernel.len() && long.ends_with(kernel));
        let only = longer.next().filter(|_| longer.next().is_none());
        moved[i] = fullest.get(only.copied().unwrap_or(kernel)).copied().unwrap_or(i);
    }
    mentions.iter_mut().for_each(|m| m.entity = moved[m.entity]);
}

/// The last characters of a name, so many as it must have.
fn tail(name: &str) -> &str {
    name.char_indices().nth_back(LEAST - 1).map_or(name, |(at, _)| &name[at..])
}

/// How many characters a project's name must have, 项目 aside, to stand for one that goes on in front of them.
const LEAST: usize = 5;

/// 《若干措施》 behind 《推动科技金融发展的若干措施》 is that document: of those named before, the last that is called so.
fn cited(source: &Source<'_>, mentions: &mut [Mention], clusters: &[Cluster]) {
    let marked = |c: &Cluster| c.class == "Document" && source.char(mentions[c.first].outer.begin as usize) == Some('《');
    let target = |i: usize| {
        let short = &clusters[i];
        let brief = (2..=8).contains(&short.name.chars().count()) && marked(short);
        let called = |c: &Cluster| {
            let title =
                c.name.strip_suffix('）').and_then(|name| name.rsplit_once('（')).map_or(c.name.as_str(), |(name, _)| name);
            c.class == "Document" && title != short.name && title.ends_with(short.name.as_str())
        };
        if brief { clusters[..i].iter().rposition(called) } else { None }
    };
    let moved: Vec<usize> = (0..clusters.len()).map(|i| target(i).unwrap_or(i)).collect();
    mentions.iter_mut().for_each(|m| m.entity = moved[m.entity]);
}

/// A zone or a body named without its province or city is the one named with it: 湘江新区 and 湖南湘江新区, where only one fits.
fn shorter(source: &Source<'_>, mentions: &mut [Mention], clusters: &mut [Cluster]) {
    let target: Vec<usize> = (0..clusters.len())
        .map(|i| {
            let short = &clusters[i];
            let body = short.class == "Government";
            let length = short.name.chars().count();
            if !body && short.class != "Zone" || body && length < 6 {
                return i;
            }
            // 净湖高新区党工委 is 青州净湖高新区党工委: nothing but a place stands before; nor before what is short: 青州松湖.
            let place = |rest: &str| source.ontology.seeds.find("Place", rest).is_some();
            let fits = |c: &Cluster| {
                let rest = || c.name.strip_suffix(short.name.as_str()).filter(|rest| !rest.is_empty());
                c.class == short.class && rest().is_some_and(|rest| !body && length >= 4 || place(rest))
            };
            let mut longer = (0..clusters.len()).filter(|j| fits(&clusters[*j]));
            match (longer.next(), longer.next()) {
                (Some(only), None) => only,
                _ => i,
            }
        })
        .collect();
    for m in mentions.iter_mut() {
        m.entity = target[m.entity];
    }
}

/// The name of a mention as an entity: marks dropped.
fn canonical<'a>(source: &Source<'a>, m: &Mention) -> Cow<'a, str> {
    let name = source.text.str(m.span);
    match m.prefix {
        Some(prefix) => Cow::Owned(super::plain(&format!("{}{name}", source.text.str(prefix))).into_owned()),
        None => super::plain(name),
    }
}
