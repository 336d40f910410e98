//! A sentence that says what somebody did before it says who → the same in the order that rules are written in:
//! `率先拿到融资的|是|云杉精密` is `云杉精密|率先拿到融资`, `云杉集团投资建设的|是|甲项目` is `云杉集团投资建设|甲项目`.
//!
//! In: the chunks of a sentence. Out: what the rules find in the turned sentence alone, told by the chunks of the original.

use crate::chunk::Chunk;

use super::bound::{Bound, Filler};
use super::sentence::View;
use super::vocabulary::List;
use super::{Match, Rules, select};

/// How many of them one sentence may have: each is one more look at it, and a long sentence shall cost what it is long.
const MOST: usize = 3;

/// The parts of such a sentence: what was done, up to 的, and who or what, behind 是.
struct Cleft {
    deed: (usize, usize),
    of: usize,
    who: (usize, usize),
}

/// What is found in a sentence as it stands, and what the turned one says better or more, in the order of the triggers.
pub(super) fn turn<'r>(
    rules: &'r Rules,
    view: &View<'_>,
    triggers: &[(usize, usize, usize)],
    mut found: Vec<Match<'r>>,
) -> Vec<Match<'r>> {
    let clefts = (1..view.len()).filter_map(|at| cleft(view, at)).take(MOST);
    let more: Vec<Match<'r>> = clefts.flat_map(|cleft| turned(rules, view, &cleft, triggers, &found)).collect();
    if !more.is_empty() {
        found.retain(|f| !more.iter().any(|m| m.trigger == f.trigger));
        found.extend(more);
        found.sort_by(|a, b| (a.trigger, a.fact, a.chunks).cmp(&(b.trigger, b.fact, b.chunks)));
    }
    found
}

/// 的|是|甲, 的|，|还有|甲: `at` is the word between the two.
fn cleft(view: &View<'_>, at: usize) -> Option<Cleft> {
    if !view.is(at, List::Cleft) {
        return None;
    }
    let mut of = view.step(at, false)?;
    while view.places[of].soft || view.text(of) == "，" {
        of = view.step(of, false)?;
    }
    let ((begin, _), (_, last)) = (view.clause(of), view.clause(at));
    // 值得一提的|是|，…: nobody stands behind it.
    let told = view.text(of) == "的" && begin < of && at < last;
    told.then(|| Cleft { deed: (begin, of - 1), of, who: (at + 1, last) })
}

/// The best match of each type and trigger.
fn turned<'r>(
    rules: &'r Rules,
    view: &View<'_>,
    cleft: &Cleft,
    triggers: &[(usize, usize, usize)],
    found: &[Match<'r>],
) -> Vec<Match<'r>> {
    let (before, deed, who, after) =
        (0..cleft.deed.0, cleft.deed.0..=cleft.deed.1, cleft.who.0..=cleft.who.1, cleft.who.1 + 1..view.len());
    // 云杉集团|投资建设的是…: who did it stands there already, and what it was done to follows.
    let actor = deed.clone().find(|i| view.is_name(*i) && view.places[*i].adjunct.is_none());
    let word = deed.clone().find(|i| triggers.iter().any(|(chunk, ..)| chunk == i));
    let order: Vec<usize> = match actor.zip(word).is_some_and(|(actor, word)| actor < word) {
        true => before.chain(deed).chain(who).chain(after).collect(),
        false => before.chain(who).chain(deed).chain(after).collect(),
    };
    let chunks: Vec<Chunk> = order.iter().map(|i| view.chunks[*i].clone()).collect();
    let triggers = rules.triggers(view.input, &chunks);
    let turned = View::new(view.input, view.common, &chunks);
    let turned = select::find(rules, &turned, &triggers, None).into_iter().filter_map(|m| restored(m, &order));
    let known = |m: &Match| found.iter().any(|f| (f.trigger, f.fact) == (m.trigger, m.fact) && weight(f) > weight(m));
    turned.filter(|m| tells(m, cleft) && !known(m)).collect()
}

/// A match of the turned sentence by the chunks of the original; nothing, where it joins what does not stand together there.
fn restored<'r>(mut found: Match<'r>, order: &[usize]) -> Option<Match<'r>> {
    for bound in &mut found.roles {
        if let Some((first, last)) = bound.chunks {
            let (begin, end) = (*order.get(first)?, *order.get(last)?);
            if end.checked_sub(begin)? != last - first {
                return None;
            }
            bound.chunks = Some((begin, end));
        }
    }
    found.trigger = *order.get(found.trigger)?;
    found.planned = found.planned.and_then(|i| order.get(i)).copied();
    found.used = found.used.iter().filter_map(|i| order.get(*i)).copied().collect();
    found.used.sort_unstable();
    found.chunks = (*found.used.first()?, *found.used.last()?);
    Some(found)
}

/// Whether a match says who did what stands in front of 的, or uses its words: 压轴登场的是|甲公司|研制的机器人.
fn tells(found: &Match<'_>, cleft: &Cleft) -> bool {
    let who = |b: &Bound| b.chunks.is_some_and(|(first, _)| (cleft.who.0..=cleft.who.1).contains(&first));
    let deed = cleft.deed.0..cleft.of;
    (deed.contains(&found.trigger) || found.used.iter().any(|i| deed.contains(i))) && found.roles.iter().any(who)
}

/// How much a match tells by itself, whatever is carried to it.
fn weight(found: &Match<'_>) -> usize {
    let told = found.roles.iter().filter(|b| !matches!(b.filler, Filler::Topic { .. }));
    told.map(Bound::weight).sum()
}
