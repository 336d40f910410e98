//! Projects and products that only a rule has seen become what later numbers are about: `传感器中试线项目封顶。项目用地62亩` is the
//! project's land, `推出“青鸟”机器人，自重8千克` the robot's weight.

use std::borrow::Cow;

use super::Entity;
use super::carried::Topic;
use super::reading::{Passage, Reading};
use crate::ontology::Kind;

/// The topics, with the projects that facts have named: each holds to the end of its paragraph, and on where the next begins
/// with 项目.
pub fn told<'t>(reading: &Reading<'_>, topics: &'t [Vec<Topic>], minted: &[Entity]) -> Cow<'t, [Vec<Topic>]> {
    let named = |classes: &[&str]| -> Vec<(u32, usize)> {
        let some = minted.iter().enumerate().filter(|(_, e)| classes.contains(&e.class.as_str()));
        some.flat_map(|(i, e)| e.mentions.iter().map(move |m| (m.0, reading.clusters.len() + i))).collect()
    };
    let (projects, products) = (named(&["Project", "Platform"]), named(&["Product"]));
    if projects.is_empty() && products.is_empty() {
        return Cow::Borrowed(topics);
    }
    let mut topics = topics.to_vec();
    let begin = |span: crate::text::Span| reading.source.text.original(span).start as u32;
    let (mut last, mut paragraph): (Option<usize>, Option<u32>) = (None, None);
    for (passage, list) in reading.passages.iter().zip(&mut topics) {
        let here = Some(passage.sentence.paragraph);
        if paragraph != here && !goes_on(reading, passage) {
            list.iter_mut().for_each(|t| t.built = last.or(t.built));
            last = None;
        }
        paragraph = here;
        let mut product: Option<usize> = None;
        for (clause, topic) in passage.clauses.iter().zip(list) {
            let (Some(first), Some(end)) = (passage.chunks.get(clause.begin), passage.chunks.get(clause.end - 1)) else {
                continue;
            };
            let (from, to) = (begin(first.span), begin(end.span));
            product = products.iter().rev().find(|(at, _)| (from..=to).contains(at)).map(|(_, entity)| *entity).or(product);
            topic.product = product.or(topic.product);
            let chunks = &passage.chunks[clause.begin..clause.end];
            // 甲项目总投资5亿元，建成|新材料基地: a part of it.
            let works = topic.here && topic.subject.and_then(|s| reading.clusters.get(s)).is_some_and(|c| c.class == "Project");
            let part = |at: u32| {
                let front = chunks.iter().take_while(|c| begin(c.span) < at).count();
                works && super::home::adds(reading, &chunks[..front])
            };
            let new = projects.iter().filter(|(at, _)| (from..=to).contains(at) && !part(*at)).max();
            // A name that the sentence gives behind it is nearer.
            if topic.several {
                last = None;
            }
            let named = chunks
                .iter()
                .rev()
                .find(|c| reading.names(c).iter().any(|m| matches!(reading.class(*m), "Project" | "Platform")));
            last = match (new, named) {
                (Some((at, _)), Some(c)) if begin(c.span) > *at => None,
                (Some((_, entity)), _) => Some(*entity),
                (None, Some(_)) => None,
                (None, None) => last,
            };
            topic.project = last.or(topic.project);
        }
    }
    Cow::Owned(topics)
}

/// Whether a paragraph begins with 项目 or 该项目.
fn goes_on(reading: &Reading<'_>, passage: &Passage) -> bool {
    let first = passage.chunks.first();
    first.and_then(|c| reading.source.value(c.span, Kind::Anaphor)).is_some_and(|of| of.ends_with("Project"))
}
