//! 全市, 全省 → the city or the province that is meant: `佛山高新区…，去年全市规上工业…` speaks of 佛山市.

use super::{Cluster, Mention, Source};
use crate::ontology::Seeds;

/// The cluster of the city or province named last, else of the one in which the article's zone lies, which may be a new one,
/// else of the first that the article names.
pub fn region(
    source: &Source<'_>,
    (before, all): (&[Mention], &[Mention]),
    clusters: &mut Vec<Cluster>,
    zone: Option<usize>,
    wanted: &str,
) -> Option<usize> {
    let named = |m: &&Mention| at(source, clusters, m, wanted);
    let own = home(source, clusters, zone, wanted);
    // 与云溪并列全省第一。全市…: with whom one compares is not who is spoken of, where the news has a city of its own.
    let than = |m: &&Mention| (m.outer.begin as usize).checked_sub(1).and_then(|at| source.char(at)) == Some('于');
    let spoken = |m: &&Mention| own.is_none() || super::stands::head(source, m.outer) && !than(m);
    if let Some(last) = before.iter().rev().find(|m| named(m) && spoken(m)) {
        return Some(last.entity);
    }
    let Some(name) = own else {
        return all.iter().find(named).map(|m| m.entity);
    };
    let class = source.ontology.schema.class(PLACE)?;
    let known = clusters.iter().position(|c| c.class == class && c.name == name);
    Some(known.unwrap_or_else(|| {
        clusters.push(Cluster { class, name, first: usize::MAX });
        clusters.len() - 1
    }))
}

/// The city or province in which the article's zone lies, else the first one of the headline.
pub fn home(source: &Source<'_>, clusters: &[Cluster], zone: Option<usize>, wanted: &str) -> Option<String> {
    let seeds = &source.ontology.seeds;
    // 滨州高新区, which no list has, lies in 滨州.
    let of_zone = |z: usize| {
        let name = &clusters[z].name;
        up(seeds, "Zone", name, wanted).map(str::to_owned).or_else(|| titled(seeds, name, wanted))
    };
    let around = zone.and_then(of_zone);
    let own = around.or_else(|| titled(seeds, &source.article.title, wanted));
    // The province in which the city lies.
    own.or_else(|| {
        let city = if wanted == "province" { home(source, clusters, zone, "city") } else { None }?;
        seeds.find(PLACE, &city).map(|k| k.place.clone()).filter(|place| !place.is_empty())
    })
}

/// Whether a mention names a city or a province, as it is asked for.
pub fn at(source: &Source<'_>, clusters: &[Cluster], m: &Mention, wanted: &str) -> bool {
    m.class == PLACE && fits(&source.ontology.seeds, &clusters[m.entity].name, wanted)
}

/// Whether a place is what is asked for: a city such as 上海 is a province, too.
fn fits(seeds: &Seeds, name: &str, wanted: &str) -> bool {
    level(seeds, name).is_some_and(|l| l == wanted || wanted == "city" && directly(seeds, name))
}

const PLACE: &str = "Place";

/// What a place is by where it lies: a province lies in a country, a city in a province, a district in a city.
fn level(seeds: &Seeds, name: &str) -> Option<&'static str> {
    let around = |name: &str| seeds.find(PLACE, name).map(|k| k.place.as_str()).filter(|p| !p.is_empty());
    let place = around(name)?;
    match around(place) {
        None => Some("province"),
        // A district of 天津 is no city.
        Some(outer) => Some(if around(outer).is_none() && !place.ends_with('市') { "city" } else { "district" }),
    }
}

/// Whether a place is a city or a part of one, and no province or country.
pub(super) fn within_province(seeds: &Seeds, name: &str) -> bool {
    seeds.find(PLACE, name).is_some_and(|k| ["city", "district"].iter().any(|wanted| fits(seeds, &k.name, wanted)))
}

/// The first place of a headline that fits: 株洲前三季度….
fn titled(seeds: &Seeds, title: &str, wanted: &str) -> Option<String> {
    let cuts: Vec<usize> = title.char_indices().map(|(i, _)| i).chain([title.len()]).collect();
    let words = cuts.iter().enumerate().flat_map(|(i, a)| cuts[i + 1..].iter().take(8).rev().map(move |b| &title[*a..*b]));
    words.filter_map(|w| seeds.find(PLACE, w)).map(|k| k.name.clone()).find(|name| fits(seeds, name, wanted))
}

/// Whether a province is itself a city: its districts lie in it without a city between.
fn directly(seeds: &Seeds, name: &str) -> bool {
    level(seeds, name) == Some("province") && seeds.find(PLACE, name).is_some_and(|k| k.name.ends_with('市'))
}

/// The first place that fits on the way from an entity outwards.
fn up<'s>(seeds: &'s Seeds, class: &str, name: &str, wanted: &str) -> Option<&'s str> {
    let mut place = seeds.find(class, name)?.place.as_str();
    for _ in 0..4 {
        let known = seeds.find(PLACE, place)?;
        if fits(seeds, &known.name, wanted) {
            return Some(&known.name);
        }
        place = &known.place;
    }
    None
}
