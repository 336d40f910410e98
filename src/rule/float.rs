//! Floats around a match: `总投资53.1亿元` anywhere in the clause is its amount, `在甲大会上` its event.

use crate::ontology::Class;
use crate::quantity::QuantityKind;

use super::bound::{Bound, Filler};
use super::program::{FloatProgram, Node, Slot};
use super::rest::opens_with;
use super::sentence::View;
use super::syntax::Scope;

/// The chunks at which the floats of one match may begin, nearest first.
pub struct Reach {
    /// Those of the trigger's clause.
    own: Vec<usize>,
    /// Those behind it, then those before it.
    beyond: Vec<usize>,
    /// Those before another trigger.
    farther: Vec<usize>,
}

impl Reach {
    /// `others` are the triggers of all matches of the sentence, in order: what stands behind another one belongs to that.
    pub fn of(view: &View, trigger: usize, others: &[usize]) -> Reach {
        let (begin, end) = view.clause(trigger);
        let far = (trigger - begin).max(end - trigger);
        let near = |by: usize| [trigger.checked_sub(by), Some(trigger + by).filter(|_| by > 0)];
        let own = (0..=far).flat_map(near).flatten().filter(|i| (begin..=end).contains(i)).collect();
        let stop = others.iter().copied().find(|o| *o > end).unwrap_or(view.len());
        let subset = (end..view.len()).find(|i| view.has(*i, crate::ontology::Kind::Subset)).unwrap_or(view.len());
        // 签下50个项目，外资|的|12个|，投资总额6亿美元: the sum behind such a count is that of the sort.
        let sort = |i: &usize| {
            let of = view.step(*i, false).is_some_and(|before| view.text(before) == "的");
            let closes = view.step(*i, true).is_none_or(|behind| view.places[behind].ends);
            of && closes && view.is_quantity(*i, &[QuantityKind::Count])
        };
        let subset = (end..view.len()).find(sort).unwrap_or(subset).min(subset);
        let start = others.iter().rev().copied().find(|o| *o < begin).map_or(0, |o| view.clause(o).1);
        let beyond = (end..stop.min(subset + 1)).chain((start..begin).rev()).collect();
        Reach { own, beyond, farther: (0..start.min(begin)).rev().collect() }
    }

    /// Anywhere in the sentence, up to 其中.
    pub fn whole(view: &View) -> Reach {
        let subset = (0..view.len()).find(|i| view.has(*i, crate::ontology::Kind::Subset)).unwrap_or(view.len());
        Reach { own: (0..view.len().min(subset + 1)).collect(), beyond: Vec::new(), farther: Vec::new() }
    }
}

/// What a float finds: the nearest, in the trigger's clause first, then behind it, then before it; of some floats, all of that.
pub fn harvest(view: &View, float: &FloatProgram, reach: &Reach, taken: &[Bound]) -> Vec<Bound> {
    let beyond: &[usize] = if float.scope == Scope::Clause { &[] } else { &reach.beyond };
    let farther: &[usize] = if float.scope == Scope::Whole { &reach.farther } else { &[] };
    let mut found: Vec<Bound> = Vec::new();
    for i in reach.own.iter().chain(beyond).chain(farther) {
        if let Some(b) = matches_at(view, float, *i, taken)
            && !found.iter().any(|f| f.chunks == b.chunks)
            && !of_another(view, &b, taken)
        {
            found.push(b);
            if !float.many {
                break;
            }
        }
    }
    found
}

/// Whether a sum is that of another thing of the kind that the match is about: 甲产线投产，标志着总投资|8亿元|的|乙项目…
fn of_another(view: &View, sum: &Bound, taken: &[Bound]) -> bool {
    let Some((_, last)) = sum.chunks.filter(|(i, _)| view.is_quantity(*i, &[QuantityKind::Money])) else { return false };
    let of = view.step(last, true).filter(|i| view.text(*i) == "的").and_then(|i| view.step(i, true));
    let Some(other) = of.filter(|i| view.is_name(*i)) else { return false };
    let class = view.input.class(&view.chunks[other]);
    // 甲基地签约，总投资|30亿元|的|乙小镇启用: what is built may be called a place, too.
    let built = |class: Option<Class>| class.is_some_and(|c| matches!(c, "Project" | "Platform" | "Zone" | "Place"));
    let own = |b: &Bound| b.chunks.is_some_and(|(first, last)| (first..=last).contains(&other));
    let alike = |b: &Bound| match &b.filler {
        Filler::Names(_) => b.chunks.is_some_and(|(_, last)| {
            let of = view.input.class(&view.chunks[last]);
            of == class || b.role == "project" && built(of) && built(class)
        }),
        Filler::Words(_) => class == Some("Project") || b.role == "project" && built(class),
        // 总投资|9亿元|的|乙中心等两个项目奠基: nor is it that of all that are counted.
        _ => b.role == "projectCount",
    };
    !taken.iter().any(own) && taken.iter().any(|b| !b.float && alike(b))
}

/// Matches a float whose first part stands at chunk `i`; between its parts only words that say nothing may stand.
fn matches_at(view: &View, float: &FloatProgram, i: usize, taken: &[Bound]) -> Option<Bound> {
    // Nearly every chunk falls at the first part, which must stand exactly there.
    let begins = match float.links.first().map(|l| &l.node) {
        Some(node @ Node::Words(_)) => opens_with(node, view, i),
        Some(Node::Slot(slot)) => fits(view, slot, i),
        _ => true,
    };
    if !begins || view.places[i].hidden {
        return None;
    }
    // 累计|融资规模: a sum over years is not the one told of, but 合计|总投资 is.
    let stock = |before: usize| {
        let kind = crate::ontology::Kind::Cumulative;
        let summed = view.has(before, kind) && view.input.lexicon.values(view.text(before), kind).all(|of| of != "all");
        // 已完成|投资|6亿元: nor is what has been spent so far.
        let spent = || view.has(before, crate::ontology::Kind::Realised) && view.has(before, crate::ontology::Kind::Light);
        summed || float.role == "amount" && spent()
    };
    if matches!(float.links.first().map(|l| &l.node), Some(Node::Words(_))) && view.step(i, false).is_some_and(stock) {
        return None;
    }
    let mut at = Some(i);
    let mut found = None;
    let mut links: Vec<_> = float.links.iter().rev().collect();
    while let Some(link) = links.pop() {
        match &link.node {
            Node::Optional(inner) => {
                let here = at.filter(|a| inner.first().is_some_and(|l| opens_with(&l.node, view, *a)));
                if here.is_some() {
                    links.extend(inner.iter().rev());
                }
            }
            Node::Words(_) => {
                let here = skip(view, at, |a| opens_with(&link.node, view, a), found.is_none() && at == Some(i))?;
                at = view.step(here, true);
            }
            Node::Slot(slot) => {
                let fits = |a: usize| fits(view, slot, a);
                let here = skip(view, at, fits, at == Some(i))?;
                let here = below(view, here).filter(|i| fits(*i)).unwrap_or(here);
                let free = !taken
                    .iter()
                    .any(|b| (!b.float || b.role == float.role) && b.chunks.is_some_and(|(f, l)| (f..=l).contains(&here)));
                let last = if view.is_name(here) { view.series_end(here, |_, n| fits(n)) } else { here };
                found = Some((here, last)).filter(|_| free);
                found?;
                at = view.step(last, true);
            }
            // 签约30个项目|，|近80亿元|。
            Node::Comma => {
                let open = at.is_some_and(|a| !view.places[a].ends);
                at = at.filter(|_| !open).and_then(|a| view.step(a, true));
                if open {
                    return None;
                }
            }
        }
    }
    let (first, last) = found?;
    if view.is_quantity(last, &[QuantityKind::Money]) && sizes(view, last) {
        return None;
    }
    let of = view.step(last, true).filter(|i| view.text(*i) == "的").and_then(|i| view.step(i, true));
    let part = |i: usize| match float.role {
        // 位于宁波|的|云杉药业|完成融资: where a firm is, is not where it did something.
        "place" => matches!(view.input.class(&view.chunks[i]), Some("Company" | "Institute")),
        // 集中开工10个项目，包括云杉健康中心|的|应用平台: what a part is of has not been started.
        "project" => view.is_name(i),
        _ => false,
    };
    if of.is_some_and(part) {
        return None;
    }
    let filler = match view.chunks.get(first).map(|c| &c.kind) {
        Some(crate::chunk::ChunkKind::Quantity(q)) => Filler::Quantity(*q),
        _ => Filler::Names((first..=last).flat_map(|c| view.input.names(&view.chunks[c])).copied().collect()),
    };
    Some(Bound { role: float.role, filler, chunks: Some((first, last)), float: true })
}

/// The name behind that of its owner: 领投的是甲集团|旗下|的|乙资本.
fn below(view: &View, owner: usize) -> Option<usize> {
    let word =
        view.step(owner, true).filter(|i| view.is_name(owner) && view.means(*i, crate::ontology::Kind::Particle, "owned"))?;
    let next = view.step(word, true)?;
    if view.text(next) == "的" { view.step(next, true) } else { Some(next) }
}

/// Whether a sum says of which size those are that are counted behind it: 投资|10亿元以上|的|有|5个, 过|10亿元|的|5个.
fn sizes(view: &View, sum: usize) -> bool {
    let behind = |i: usize| view.step(i, true);
    let count = |i: &usize| view.is_quantity(*i, &[QuantityKind::Count]);
    let of = |i: usize| if view.text(i) == "的" { behind(i) } else { Some(i) };
    let Some(next) = behind(sum).and_then(of) else { return false };
    let has = view.has(next, crate::ontology::Kind::Light) && behind(next).is_some_and(|i| count(&i));
    has || count(&next) && behind(next).is_none_or(|i| view.places[i].ends)
}

/// Whether a chunk is a number or a name of the sort that a hole takes.
fn fits(view: &View, slot: &Slot, i: usize) -> bool {
    let chunk = &view.chunks[i];
    match view.input.quantity(chunk) {
        Some(q) => {
            let counted = q.kind != QuantityKind::Count || slot.units.is_empty() || slot.units.contains(&q.unit);
            slot.quantities.contains(&q.kind) && counted
        }
        None => view.input.class(chunk).is_some_and(|c| slot.classes.contains(&c)),
    }
}

/// The chunk at `at`, or behind a few soft ones, that is wanted.
fn skip(view: &View, at: Option<usize>, wanted: impl Fn(usize) -> bool, exact: bool) -> Option<usize> {
    let mut at = at?;
    loop {
        if wanted(at) {
            return Some(at);
        }
        // 分别是：甲项目, 总投资：5亿元
        if exact || !(view.places[at].soft || view.text(at) == "：") {
            return None;
        }
        at = view.step(at, true)?;
    }
}
