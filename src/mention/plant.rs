//! A firm's own plant that is told by its kind alone: `云杉科技的|二期工厂|正在抢抓工期。该项目…`, `公司|技改项目|投产`, `|扩产项目|拟投资2亿元`.
//!
//! It is called after the firm, 云杉科技二期工厂, so that such plants of two firms are two.

use super::own::Own;
use super::stands::{alone, head, paragraph, sentence};
use super::token::Pos;
use super::{Cluster, Mention, Source, plain};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;
use crate::text::Span;

/// Adds such plants to the mentions: each listed word for one (`works`), and each phase of no project that was named (`phase`).
pub(super) fn plants(source: &Source<'_>, mentions: &mut Vec<Mention>, used: &mut [bool], clusters: &mut Vec<Cluster>, own: Own) {
    let Some(class) = source.ontology.schema.class("Project") else { return };
    let mut found: Vec<Mention> = Vec::new();
    for hit in source.words([Kind::Anaphor]) {
        let Some(value) = source.value(hit.span, Kind::Anaphor) else { continue };
        let word = hit.span;
        // 一期|用地85亩: a phase alone is that of what was just told of.
        let phase = value.strip_prefix("phase ").filter(|phase| *phase != source.text.str(word));
        let free = used.get(word.range()).is_some_and(|used| !used.contains(&true));
        if phase.is_none() && value != "works" || !free || !super::source::whole(source, word) || !single(source, word) {
            continue;
        }
        let before = &mentions[..mentions.partition_point(|m| m.span.begin < word.begin)];
        let ends = |name: &str| name.trim_end_matches("项目").ends_with(source.text.str(word).trim_end_matches("项目"));
        let called = |m: &Mention| m.class == class && ends(&plain(source.text.str(m.span)));
        let Some(firm) = owner(source, word, before, clusters, own) else { continue };
        // 甲产业园一期投产。|二期|…, 轴承扩产项目开工。|扩产项目|…: those of a project that was named mean that one.
        let told = phase.is_some_and(|phase| super::phase::of(source, word, phase, before, clusters).is_some());
        if told || before.iter().any(called) {
            continue;
        }
        let name = format!("{}{}", clusters[firm].name, source.text.str(word));
        let entity = clusters.iter().position(|c| c.class == class && c.name == name).unwrap_or_else(|| {
            clusters.push(Cluster { class, name, first: usize::MAX });
            clusters.len() - 1
        });
        used[word.range()].fill(true);
        found.push(Mention { span: word, outer: word, class, entity, anaphor: false, prefix: None });
    }
    if !found.is_empty() {
        mentions.extend(found);
        mentions.sort_by_key(|m| m.span);
    }
}

/// Whether a word speaks of one plant: not 技改项目18个, 5个技改项目, 技改项目、新建项目 or 二期项目业主.
fn single(source: &Source<'_>, word: Span) -> bool {
    let counted = |at: usize| source.quantity_at(at).is_some_and(|q| q.kind == QuantityKind::Count);
    let before = (word.begin as usize).checked_sub(1);
    let listed = |at: Option<usize>| at.and_then(|at| source.char(at)) == Some('、');
    let end = word.end as usize;
    alone(source, word) && !counted(end) && !before.is_some_and(counted) && !listed(before) && !listed(Some(end))
}

/// Whose it is: the firm right in front of it, or the one spoken of where 公司 stands there, or the clause begins with it or with the
/// verb that is done to it: 甲公司今年|启动|三期扩能工程, 投资3亿元|的|技改项目.
fn owner(source: &Source<'_>, word: Span, before: &[Mention], clusters: &[Cluster], own: Own) -> Option<usize> {
    let firm = |m: &&Mention| clusters[m.entity].class == "Company" && !source.is(m.span, Kind::Market);
    let of = u32::from(source.char((word.begin as usize).wrapping_sub(1)) == Some('的'));
    let end = word.begin - of;
    if let Some(named) = before.iter().rev().take(2).find(|m| m.outer.end == end) {
        return Some(named).filter(firm).map(|m| m.entity);
    }
    let since = |begin: u32| before.iter().rev().take_while(move |m| m.span.begin >= begin).find(firm).map(|m| m.entity);
    let whose = |n: u32| end.checked_sub(n).map(|begin| Span { begin, end });
    let firms = |span: Span| source.value(span, Kind::Anaphor).is_some_and(|of| of.ends_with("Company") || of == "firm");
    let theirs = |span: Span| firms(span) || source.value(span, Kind::Particle) == Some("ours");
    if (1..=4).filter_map(whose).any(theirs) || of == 0 && head(source, word) {
        return own.firm.or_else(|| since(paragraph(source, word.begin)));
    }
    let last = (end as usize).checked_sub(1);
    // 甲公司|增资扩产|一期项目: not a verb that belongs to a name.
    let verb = |t: &super::Token| t.is(Kind::Leading) || t.pos == Pos::Verb && !t.is(Kind::Modifier);
    let done = last.and_then(|i| source.token(i)).is_some_and(verb);
    let cost = last.and_then(|i| source.quantity_at(i)).is_some_and(|q| q.kind == QuantityKind::Money);
    let acts = if of == 0 { done } else { cost };
    if acts { since(sentence(source, word.begin)?).or(own.firm) } else { None }
}
