//! A post that says whose it is → the body's name: `滨州市委副书记、市长` speaks of 滨州市政府, whatever body was named before.
//! `高新区党工委副书记、主任`: so does a post that the body named has not, but its sister has.

use std::collections::BTreeMap;

use super::Entity;
use super::Filler;
use super::maker::Maker;
use super::reading::Reading;
use crate::mention::{self, Mention};
use crate::ontology::Kind;
use crate::text::Span;

impl Maker<'_, '_> {
    /// Gives a post to the sister of the body that it was told of: 党工委|副书记、主任 is 主任 of the 管委会.
    pub(super) fn reseat(&self, trigger: usize, roles: &mut BTreeMap<String, Vec<Filler>>, minted: &mut Vec<Entity>) {
        let (Some([Filler::Entity(body)]), Some([Filler::Text(post)])) =
            (roles.get("organization").map(Vec::as_slice), roles.get("title").map(Vec::as_slice))
        else {
            return;
        };
        let Some(cluster) = self.reading.clusters.get(*body) else { return };
        let sister = self.reading.ending(&cluster.name, Kind::Seat).find_map(|(ending, value)| {
            let (sister, posts) = value.split_once(' ')?;
            posts.split(' ').any(|p| p == post).then(|| cluster.name.trim_end_matches(ending).to_owned() + sister)
        });
        if let Some(name) = sister {
            let body = self.body(name, self.passage().chunks[trigger].span, minted);
            roles.insert("organization".to_owned(), vec![body]);
        }
    }
}

/// The name of the body (市政府) to which the post belongs that stands here.
pub(super) fn body(reading: &Reading<'_>, post: Span, body: &str) -> String {
    let level = body.chars().next().unwrap_or_default();
    let office = body.trim_start_matches(level);
    let place = place(reading, post, level);
    place.map_or_else(|| body.to_owned(), |place| format!("{}{level}{office}", place.trim_end_matches(level)))
}

/// The city, province or district: named right before, or with a body of its own in the sentence or the article, or the article's own.
fn place(reading: &Reading<'_>, post: Span, level: char) -> Option<String> {
    let before = &reading.mentions[..reading.mentions.partition_point(|m| m.span.begin < post.begin)];
    let name = |m: &Mention| reading.clusters[m.entity].name.as_str();
    if let Some(last) = before.last().filter(|m| m.span.end == post.begin && m.class == "Place") {
        return Some(name(last).to_owned());
    }
    // 滨州市|委, 滨州市|政府
    let of_body = |m: &Mention| {
        let (at, _) = name(m).char_indices().rev().find(|(_, c)| *c == level).filter(|(at, _)| *at > 0)?;
        let (place, office) = name(m).split_at(at + level.len_utf8());
        // 中共滨州市委: the party's committee, and the city.
        let place = place.trim_start_matches("中共");
        (m.class == "Government" && (1..=4).contains(&office.chars().count())).then(|| place.to_owned())
    };
    before.iter().rev().find_map(of_body).or_else(|| reading.mentions[before.len()..].iter().find_map(of_body)).or_else(|| {
        let level = mention::level(level)?;
        mention::home(reading.source, reading.clusters, reading.zone, level)
    })
}
