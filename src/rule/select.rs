//! Triggers of a sentence → the matches that stand: negated and hypothetical ones dropped, the best of those that compete.

use crate::chunk::{Chunk, ChunkKind};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

use super::bound::{Bound, Filler};
use super::float::{Reach, harvest};
use super::matcher::Search;
use super::sentence::{View, inside_name, qualifies};
use super::syntax::Scope;
use super::vocabulary::List;
use super::{Match, Near, Rules};

/// What patterns find around the triggers of a sentence.
pub fn find<'r>(
    rules: &'r Rules,
    view: &View,
    triggers: &[(usize, usize, usize)],
    near: Option<&mut Vec<Near<'r>>>,
) -> Vec<Match<'r>> {
    settle(rules, view, search(rules, view, triggers, near))
}

/// Every match of every pattern, with the number of its file.
pub fn search<'r>(
    rules: &'r Rules,
    view: &View,
    triggers: &[(usize, usize, usize)],
    mut near: Option<&mut Vec<Near<'r>>>,
) -> Vec<(usize, Match<'r>)> {
    let mut found: Vec<(usize, Match)> = Vec::new();
    let mut possible: Vec<usize> = Vec::new();
    let mut search = Search::new(view, near.is_some());
    let stands = |chunk: usize| !view.places[chunk].hidden && !denied(view, chunk);
    let real = triggers.chunk_by(|a, b| a.0 == b.0).filter(|same| same.first().is_some_and(|(chunk, ..)| stands(*chunk)));
    let around = real.flat_map(|same| {
        let around = same.first().map(|(chunk, ..)| view.around(*chunk));
        same.iter().filter_map(move |trigger| Some((*trigger, around?)))
    });
    for ((chunk, s, t), around) in around {
        let Some(set) = rules.sets.get(s) else { continue };
        // Whoever asks where patterns stopped wants to hear of all of them.
        let (programs, needs) = &set.groups[set.of_trigger[t]];
        possible.clear();
        match near {
            Some(_) => possible.extend(programs),
            None => possible.extend(needs.met(&around).filter_map(|i| programs.get(i))),
        }
        if possible.is_empty() {
            continue;
        }
        search.turn(chunk, triggers.iter().filter(|(c, other, _)| *other == s && *c != chunk).map(|(c, ..)| *c));
        let constants = &set.triggers[t].1;
        for program in possible.iter().map(|p| &set.programs[*p]) {
            if !search.run(program) {
                if let (Some(near), Some(stop)) = (near.as_deref_mut(), search.stop.take()) {
                    near.push(Near { fact: set.fact, rule: &program.id, text: &program.text, trigger: chunk, stop });
                }
                continue;
            }
            let mut roles = search.bound.clone();
            // 完成[B轮]|战略融资: what the sentence says stands before what the trigger would set.
            let told = |role: &String| set.single.iter().any(|s| s == role) && roles.iter().any(|b| b.role == role.as_str());
            let constants = constants.iter().filter(|(role, value)| value == "@" || !told(role)).chain(&program.constants);
            for (role, value) in constants.collect::<Vec<_>>() {
                let filler =
                    if value == "@" { Filler::Words(vec![view.chunks[chunk].span]) } else { Filler::Constant(value.clone()) };
                let at = (value == "@").then_some((chunk, chunk));
                let role = set.roles.iter().find(|r| **r == role).copied().unwrap_or_else(|| crate::ontology::intern(role));
                roles.push(Bound { role, filler, chunks: at, float: false });
            }
            if !set.core.iter().all(|any| any.iter().any(|role| roles.iter().any(|b| b.role == *role) || floats(set, role))) {
                continue;
            }
            let mut used = search.used.clone();
            used.extend(roles.iter().filter_map(|b| b.chunks).flat_map(|(first, last)| first..=last));
            used.sort_unstable();
            used.dedup();
            let ends = (used.first().copied().unwrap_or(chunk), used.last().copied().unwrap_or(chunk));
            let lasting = rules.common.lasting.contains(set.fact);
            // 甲公司|曾是|乙集团的子公司, but 张三曾在甲公司任职，|现为乙公司总经理
            let (clause, _) = view.clause(chunk);
            // 原|云溪县|副县长张三: whose post it was stands in front of it.
            let whose = ends.0.checked_sub(1).filter(|i| view.is_name(*i)).unwrap_or(ends.0);
            let since = if clause > ends.0 { clause } else { whose.saturating_sub(1) };
            // But 聘任|原|副总裁|张三|为公司总裁 names what is no more by itself.
            let own = |i: usize| used.binary_search(&i).is_ok();
            if lasting && (since..ends.1).any(|i| rules.common.former.contains(view.text(i)) && !own(i)) {
                continue;
            }
            // 副总经理张三因个人原因|辞职，
            let close = view.clause(ends.1).1;
            if lasting && close > ends.1 && rules.common.left.contains(view.text(close)) {
                continue;
            }
            // 乙基金|正在|设立; but 正在|酝酿 says itself what is to come.
            let working = |i: usize| rules.common.underway.contains(view.text(i)) && !own(i);
            // 二期建设完成|46%: so far it has come.
            let rate = |i: usize| view.is_quantity(i, &[QuantityKind::Percent]);
            if rules.common.done.contains(set.fact) && view.step(chunk, true).is_some_and(rate) {
                continue;
            }
            let says = roles.iter().any(|b| b.role == "status");
            if rules.common.done.contains(set.fact) && !says && view.step(chunk, false).is_some_and(working) {
                continue;
            }
            let planned = planned(view, chunk, &used);
            let skipped = search.skipped;
            found.push((
                s,
                Match {
                    fact: set.fact,
                    lasting,
                    begun: used.iter().any(|i| rules.common.begun.contains(view.text(*i))),
                    rule: &program.id,
                    trigger: chunk,
                    roles,
                    planned,
                    chunks: ends,
                    used,
                    skipped,
                },
            ));
        }
    }
    found
}

/// The matches that stand, with what floats around them.
pub fn settle<'r>(rules: &'r Rules, view: &View, found: Vec<(usize, Match<'r>)>) -> Vec<Match<'r>> {
    if found.is_empty() {
        return Vec::new();
    }
    let mut best = compete(found);
    either(view, &mut best);
    let mut others: Vec<usize> = best.iter().map(|(_, m)| m.trigger).collect();
    others.sort_unstable();
    best.sort_by_key(|(s, m)| (*s, m.trigger));
    // What a float gave to a match in front is not that of the next one too: 签约项目28个，总投资361亿元，…签约项目20个.
    let mut given: Vec<(usize, usize)> = Vec::new();
    // What holds for a time is no part of the scene: 甲在仪式上说 tells of no post at that occasion.
    for (s, m) in best.iter_mut().filter(|(_, m)| !m.lasting) {
        let set = &rules.sets[*s];
        let mut reach = None;
        let around = view.anywhere();
        for float in set.needs.met(&around).filter_map(|i| set.floats.get(i)) {
            // What the pattern itself filled stands; of several floats, a role that stands once takes the first.
            if m.roles
                .iter()
                .any(|b| b.role == float.role && (!b.float || set.single.contains(&b.role) || !set.roles.contains(&b.role)))
            {
                continue;
            }
            let reach = reach.get_or_insert_with(|| Reach::of(view, m.trigger, &others));
            let own = view.clause(m.trigger).0;
            let given_before = |b: &Bound| {
                set.single.contains(&b.role) && b.chunks.is_some_and(|(first, last)| last < own && given.contains(&(*s, first)))
            };
            // 签约15个项目，总投资20亿元，|开工8个项目: the sum before is not that of the ones counted here.
            let count = |b: &Bound| view.common.counts.iter().any(|(role, _)| role == b.role);
            let counted = m.roles.iter().any(|b| count(b) && b.chunks.is_some_and(|(first, _)| first >= own));
            let before = |b: &Bound| set.single.contains(&b.role) && b.chunks.is_some_and(|(_, last)| last < own);
            // 入驻企业8家，总投资20亿元，|甲项目投产: nor is that of the firms that project's.
            let firms = |i: usize| {
                view.input
                    .quantity(&view.chunks[i])
                    .is_some_and(|q| view.input.lexicon.values(&q.unit, Kind::Particle).any(|v| v == "body"))
            };
            let theirs = |b: &Bound| {
                let sum = b.chunks.map(|(first, _)| view.clause(first).0).filter(|begin| *begin > 1);
                sum.is_some_and(|begin| (view.clause(begin - 2).0..begin).any(firms))
            };
            let others = |b: &Bound| before(b) && (counted || theirs(b));
            let found = harvest(view, float, reach, &m.roles).into_iter();
            let found: Vec<Bound> = found.filter(|b| !given_before(b) && !others(b)).collect();
            given.extend(found.iter().filter_map(|b| b.chunks).map(|(first, _)| (*s, first)));
            m.roles.extend(found);
        }
        counts(view, set, m);
    }
    // A core role that only a float could bring.
    best.retain(|(s, m)| rules.sets[*s].core.iter().all(|any| any.iter().any(|role| m.roles.iter().any(|b| b.role == *role))));
    let mut out: Vec<Match> = best.into_iter().map(|(_, m)| m).collect();
    out.sort_by(|a, b| (a.trigger, a.fact, a.chunks).cmp(&(b.trigger, b.fact, b.chunks)));
    out
}

/// The sentence's floats of a set, where a word says that it goes on about a fact with these roles.
pub fn sequel(set: &super::compile::RuleSet, view: &View, roles: &[Bound]) -> Option<(usize, Vec<Bound>)> {
    let (input, chunks) = (view.input, view.chunks);
    // It opens its clause: in 10个|项目总投资, 亿元以上|项目 and 甲项目|总投资 something else is spoken of.
    let opens =
        |i: usize| view.step(i, false).is_none_or(|b| view.places[b].ends || view.places[b].soft || view.is(b, List::Adjunct));
    // 公司|本次发行: whose it is may stand in front.
    let firm = |i: usize| view.step(i, false).is_some_and(|b| input.class(&chunks[b]) == Some("Company") && opens(b));
    // 签约9个项目。9个|项目|总投资43亿元: as many as were told of.
    let told = |c: &Chunk| {
        let many = input.quantity(c).filter(|q| q.kind == QuantityKind::Count).and_then(|q| q.value);
        let same = |b: &Bound| matches!(b.filler, Filler::Quantity(q) if input.quantities[q].kind == QuantityKind::Count && input.quantities[q].value == many);
        many.is_some() && roles.iter().any(same)
    };
    let again = |i: usize| view.step(i, false).is_some_and(|b| told(&chunks[b]) && opens(b));
    let at = (0..view.len()).find(|i| set.sequel.hold(view, *i) && (opens(*i) || firm(*i) || again(*i)))?;
    let reach = Reach::whole(view);
    let mut more: Vec<Bound> = Vec::new();
    for float in set.floats.iter().filter(|f| f.scope != Scope::Clause && set.roles.contains(&f.role)) {
        let told = |b: &Bound| b.role == float.role;
        if roles.iter().any(told) || more.iter().any(|b| told(b) && set.single.contains(&b.role)) {
            continue;
        }
        let found = harvest(view, float, &reach, &more);
        more.extend(found);
    }
    Some((at, more))
}

fn floats(set: &super::compile::RuleSet, role: &str) -> bool {
    set.floats.iter().any(|f| f.role == role)
}

/// Of matches that compete the one with most roles wins, then the one that passes over least, then the longest, then the earliest.
fn compete(mut found: Vec<(usize, Match<'_>)>) -> Vec<(usize, Match<'_>)> {
    found.sort_by_key(|(_, m)| {
        let weight: usize = m.roles.iter().map(Bound::weight).sum();
        (usize::MAX - weight, m.skipped, usize::MAX - m.used.len(), m.chunks.0, m.trigger)
    });
    let mut best: Vec<(usize, Match)> = Vec::new();
    for (s, m) in found {
        if !best.iter().any(|(other, b)| *other == s && competes(b, &m)) {
            best.push((s, m));
        }
    }
    best
}

/// Of types that exclude each other, a trigger means the one listed first, also where that uses it only as a word: 公布 in an Award.
fn either(view: &View, best: &mut Vec<(usize, Match)>) {
    if best.len() < 2 {
        return;
    }
    for types in &view.common.either {
        let rank = |m: &Match| types.iter().position(|t| t == m.fact);
        let ranks: Vec<(Vec<usize>, usize)> =
            best.iter().filter_map(|(_, m)| rank(m).map(|rank| (m.used.clone(), rank))).collect();
        best.retain(|(_, m)| {
            rank(m).is_none_or(|own| !ranks.iter().any(|(used, r)| *r < own && used.binary_search(&m.trigger).is_ok()))
        });
    }
}

/// Whether a weaker match says the same as a stronger one, or speaks of the same trigger.
fn competes(strong: &Match, weak: &Match) -> bool {
    if strong.trigger == weak.trigger || strong.used.contains(&weak.trigger) || weak.used.contains(&strong.trigger) {
        return true;
    }
    // 主线贯通，预计年底完工: what is to come is another fact.
    if strong.planned.is_some() != weak.planned.is_some() {
        return false;
    }
    let is_constant = |b: &&Bound| matches!(b.filler, Filler::Constant(_));
    if !strong.roles.iter().filter(is_constant).eq(weak.roles.iter().filter(is_constant)) {
        return false;
    }
    // Roles of the weaker one that the stronger one does not fill with the same chunks.
    let own = weak
        .roles
        .iter()
        .filter(|b| b.chunks.is_some())
        .filter(|b| !strong.roles.iter().any(|o| o.role == b.role && o.chunks == b.chunks));
    let shares =
        weak.roles.iter().any(|b| b.chunks.is_some() && strong.roles.iter().any(|o| o.role == b.role && o.chunks == b.chunks));
    own.count() == 0 && (shares || weak.trigger.abs_diff(strong.trigger) <= 6)
}

/// Whether the clause denies what its trigger says, or the sentence supposes or asks it.
fn denied(view: &View, trigger: usize) -> bool {
    let (begin, _) = view.clause(trigger);
    let asks = view.chunks.last().is_some_and(|c| matches!(c.kind, ChunkKind::Mark('？' | '?')));
    let value = |i: usize| match view.chunks[i].kind {
        ChunkKind::Word(hit) if view.places[i].listed.has(Kind::Hypothetical) => {
            let hit = view.input.hits.get(hit);
            hit.and_then(|h| view.input.lexicon.get(*h, Kind::Hypothetical)).map(|e| &*e.value)
        }
        _ => None,
    };
    // |要锚定|全年增长7%的|目标|，下半年开工12个: with a number it is a plan.
    let aims = |i: usize| {
        let (_, end) = view.clause(i);
        let number = |j: usize| view.input.quantity(&view.chunks[j]).is_some_and(|q| q.kind != QuantityKind::Date);
        (i..end).any(|j| view.means(j, Kind::Gauge, "goal") && (j.saturating_sub(4).max(i)..j).any(number))
    };
    let supposes = |i: usize| value(i) == Some("sentence") && !aims(i);
    // 可|交互|的|屏幕技术|获得…: what can be done says of what sort a thing is.
    let near = |i: usize| {
        let near = (i + 1..trigger).take(4).take_while(|j| !matches!(view.chunks[*j].kind, ChunkKind::Quantity(_)));
        near.into_iter().any(|j| view.text(j) == "的")
    };
    let of = |c: &Chunk| view.input.text.str(c.span) == "的";
    let sort = |i: usize| value(i) == Some("able") && (near(i) || qualifies(&view.chunks[..trigger], i, of));
    // 明年3月|可|投产: with a day it is a plan.
    let dated = |i: usize| {
        let date = |j: usize| view.input.quantity(&view.chunks[j]).is_some_and(|q| q.kind == QuantityKind::Date);
        value(i) == Some("able") && (begin..i).any(date)
    };
    let supposed = |i: usize| view.has(i, Kind::Hypothetical) && !inside_name(view.chunks, i) && !sort(i) && !dated(i);
    // |推迟|至明年3月|投产: put off to a day, it is planned.
    let till = |i: usize| {
        view.means(i, Kind::Negated, "till") && view.step(i, true).is_some_and(|d| view.is_quantity(d, &[QuantityKind::Date]))
    };
    let unreal = |i: usize| view.has(i, Kind::Negated) && !till(i) || supposed(i);
    let clause = (begin..trigger).any(unreal);
    asks || clause || (0..begin).any(supposes)
}

/// The word before the trigger that makes it planned: in its clause, and not used by the pattern itself.
fn planned(view: &View, trigger: usize, used: &[usize]) -> Option<usize> {
    let (begin, _) = view.clause(trigger);
    // 比|预期|提早封顶: what one compares with has not put off anything.
    let yardstick = |i: usize| i > begin && view.means(i - 1, Kind::Particle, "than");
    let plans = |i: usize| view.has(i, Kind::Planned) || intends(view, i) && !(i..trigger).any(|of| view.text(of) == "的");
    (begin..trigger).rev().find(|i| plans(*i) && !used.contains(i) && !yardstick(*i))
}

/// Whether a word of the rules begins with one for what is to come: 拟出资|7.5亿元|设立; but 拟投资|5亿元|的|项目开工 puts off nothing.
fn intends(view: &View, i: usize) -> bool {
    let word = view.text(i);
    let first = word.chars().next().map_or(0, char::len_utf8);
    let listed = |part: &str, kind| view.input.lexicon.lists(part, kind);
    view.has(i, Kind::Rule) && first < word.len() && listed(&word[..first], Kind::Planned) && listed(&word[first..], Kind::Rule)
}

/// The count that a list states fills the type's role for counts.
fn counts(view: &View, set: &super::compile::RuleSet, m: &mut Match) {
    for (role, of) in &view.common.counts {
        let Some(role) = set.roles.iter().find(|r| **r == role).copied() else { continue };
        if m.roles.iter().any(|b| b.role == role) {
            continue;
        }
        let lists = m.roles.iter().filter(|b| of.iter().any(|r| r == b.role)).filter_map(|b| b.chunks);
        let units = view.common.units.get(role);
        // 与甲、乙等41家企业签约: firms are no projects.
        let counts = |q: &usize| units.is_none_or(|u| view.input.quantities.get(*q).is_some_and(|q| u.contains(&q.unit)));
        let stated = lists.into_iter().find_map(|(_, last)| view.stated_count(last)).filter(counts);
        m.roles.extend(stated.map(|n| Bound { role, filler: Filler::Count(n), chunks: None, float: false }));
    }
}
