//! What 项目 means where no project was named, and 新公司: `甲产业园正在建设，|项目|占地120亩`, `甲项目签约仪式举行，|该项目|…`,
//! `甲、乙合资成立丙公司，|新公司|…`.

use super::spot::Spot;
use super::stands::{alone, head, paragraph};
use super::{Cluster, Mention, plain};
use crate::ontology::{Kind, says};
use crate::text::Span;

/// 甲项目签约仪式举行，|该项目|…: the project that an occasion is called after, where none was named.
pub(super) fn celebrated(word: &Spot<'_>, classes: &str, clusters: &mut Vec<Cluster>) -> Option<usize> {
    let source = word.source;
    let class = classes.split(' ').find(|class| *class == "Project").and_then(|class| source.ontology.schema.class(class))?;
    if !head(source, word.word) || !alone(source, word.word) {
        return None;
    }
    let near = word.before.iter().rev().take_while(|m| m.span.begin >= paragraph(source, word.word.begin));
    // 云杉产业园正在建设，|项目|占地120亩: a park that is built is one, too.
    let works =
        |m: &Mention| matches!(m.class, "Platform" | "Zone") && source.text.str(m.span).ends_with(['园', '城', '谷', '港']);
    let last = near.into_iter().find(|m| !m.anaphor && (matches!(m.class, "Event" | "Project") || works(m)))?;
    if works(last) && last.span.len() >= 5 && Some(last.entity) != word.own.zone {
        return Some(last.entity);
    }
    let event = Some(last).filter(|m| m.class == "Event")?;
    let name = plain(source.text.str(event.span));
    let lexicon = &source.ontology.lexicon;
    let tails = |cut: usize| name[..cut].char_indices().map(move |(i, _)| (i, cut));
    let built = |(i, cut): (usize, usize)| lexicon.values(&name[i..cut], Kind::Suffix).any(|class| class == "Project");
    let kind = |(i, cut): (usize, usize)| lexicon.values(&name[i..cut], Kind::Generic).any(|value| value == "many");
    let cut = name.char_indices().map(|(i, _)| i).skip(5).filter(|cut| tails(*cut).any(built)).last()?;
    let short = name[cut..].chars().count() <= RITE && name.ends_with("仪式");
    let several = name[..cut].contains(['、', '暨', '等', '第', '年', '批']) || tails(cut).any(kind);
    (short && !several).then(|| {
        clusters.push(Cluster { class, name: name[..cut].to_owned(), first: usize::MAX });
        clusters.len() - 1
    })
}

/// 甲与乙合资成立|丙公司|，其中甲持股60%。|新公司|…: the firm that was founded last, with the word for it in front or behind.
pub(super) fn founded(word: &Spot<'_>) -> Option<usize> {
    let source = word.source;
    if !head(source, word.word) {
        return None;
    }
    let made = |span: Span| {
        let does = source.value(span, Kind::Particle);
        does.is_some_and(|does| says(does, "founds") || says(does, "birth"))
    };
    let beside = |m: &Mention| {
        let (begin, end) = (m.outer.begin, m.outer.end);
        (2..=4).any(|n| made(Span { begin: begin.saturating_sub(n), end: begin }) || made(Span { begin: end, end: end + n }))
    };
    word.before.iter().rev().find(|m| m.class == "Company" && !m.anaphor && beside(m)).map(|m| m.entity)
}

/// How long the name of a ceremony is behind what it is held for: 签约仪式, 开工奠基仪式.
const RITE: usize = 8;
