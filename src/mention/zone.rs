//! The article's own zone and firm, and the words that stand for them or for whoever was named last.
//!
//! `襄阳高新区：…` in the headline makes 全区, 该区, 园区 and bare 高新区 mean 襄阳高新区; 该公司 is the company named last.

use super::own::Own;
use super::spot::Spot;
use super::token::Pos;
use super::{Cluster, Mention, Source};
use crate::ontology::{Kind, says};
use crate::quantity::QuantityKind;
use crate::text::Span;

/// Adds the anaphors to the mentions, and says whose news the article is.
pub fn zone(source: &Source<'_>, mut mentions: Vec<Mention>, clusters: &mut Vec<Cluster>) -> (Vec<Mention>, Own) {
    let zone = super::own::own_zone(source, &mentions, clusters);
    let firm = super::firm::own_firm(source, &mentions, clusters);
    let own = Own { zone, firm, park: super::own::own_park(source, &mentions) };
    let mut found: Vec<Mention> = Vec::new();
    // Characters that names already hold.
    let mut used = vec![false; source.text.chars.len()];
    mentions.iter().for_each(|m| used[m.outer.range()].fill(true));
    super::office::placed(source, &mut mentions, clusters, zone);
    super::office::offices(source, &mut mentions, &mut used, clusters, zone);
    super::plant::plants(source, &mut mentions, &mut used, clusters, own);
    for hit in source.words([Kind::Anaphor, Kind::Suffix]) {
        let anaphor = source.ontology.lexicon.get(*hit, Kind::Anaphor);
        let ending = source.ontology.lexicon.get(*hit, Kind::Suffix).filter(|_| hit.span.len() >= 2);
        if anaphor.is_none() && ending.is_none() {
            continue;
        }
        let taken = used.get(hit.span.range()).is_some_and(|used| used.contains(&true));
        // 该|生物城, 这座|测试场
        let points = |n: u32| {
            let begin = hit.span.begin.checked_sub(n)?;
            source
                .value(Span { begin, end: hit.span.begin }, Kind::Particle)
                .is_some_and(|does| says(does, "this"))
                .then_some(begin)
        };
        let this = (1..=2).filter(|_| ending.is_some()).find_map(points);
        let span = Span { begin: this.unwrap_or(hit.span.begin), ..hit.span };
        // 报告|期内: the time of a report, and not the report.
        let reported = source.word_from(hit.span.begin as usize, Kind::Particle).is_some_and(|(_, does)| does == "reported");
        let whole = super::source::whole(source, span) || opens(source, hit.span);
        if taken || reported || source.token(hit.span.begin as usize).is_none() || !whole {
            continue;
        }
        // 此次签约|22个项目: a verb with what it is done to stands for no occasion.
        let end = hit.span.end as usize;
        let verb = source.token(end - 1).is_some_and(|t| t.pos == Pos::Verb);
        if verb && source.quantity_at(end).is_some_and(|q| q.kind == QuantityKind::Count) {
            continue;
        }
        let before = &mentions[..mentions.partition_point(|m| m.span.begin < hit.span.begin)];
        let ending = ending.map(|e| &*e.value);
        let word = Spot { source, word: hit.span, this: this.is_some(), before, all: &mentions, found: &found, own, ending };
        if let Some(entity) = word.whom(anaphor.map(|e| &*e.value), clusters) {
            let class = clusters[entity].class;
            used[span.range()].fill(true);
            found.push(Mention { span, outer: span, class, entity, anaphor: true, prefix: None });
        }
    }
    mentions.extend(found);
    mentions.sort_by_key(|m| m.span);
    (mentions, own)
}

/// 公司|员工, 公司|业绩: whether the dictionary joins the firm to what is told of it. But 公司债券 is what it is called.
fn opens(source: &Source<'_>, word: Span) -> bool {
    let joined = source.token(word.begin as usize).filter(|t| t.span.begin == word.begin && t.span.end > word.end);
    let told = |t: &super::Token| !source.is(Span { begin: word.end, ..t.span }, Kind::Suffix);
    source.value(word, Kind::Anaphor) == Some("head Company") && joined.is_some_and(told)
}
