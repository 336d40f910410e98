//! A pattern around its trigger → the chunks that fill its holes.
//!
//! Matching runs outward from the trigger. Between two parts anything of the clause may stand, but a hole takes the nearest
//! name that fits it; names in phrases set aside (在甲大会上) and names that only qualify a noun (甲公司的产品) do not count.

use crate::chunk::{ChunkKind, Pos};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

use super::bound::{Bound, Filler, Own};
use super::literal::unquoted;
use super::program::{Link, Node, Program, Slot};
use super::rest::{Rest, opens_with};
use super::sentence::View;
use super::vocabulary::List;

/// Where a pattern that began to match stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// How many of its parts were found.
    pub found: usize,
    /// The part that was not: `{project}`, `与`.
    pub wanted: String,
    /// The chunk at which the search ended.
    pub at: usize,
}

/// A search for patterns around the triggers of a sentence, one after the other.
pub struct Search<'s, 'a> {
    pub view: &'s View<'a>,
    /// Chunks that are other triggers of the same file.
    pub triggers: Vec<usize>,
    pub trigger: usize,
    pub bound: Vec<Bound>,
    /// Literal chunks that were matched.
    pub used: Vec<usize>,
    /// Chunks of the gaps that say something: the fewer, the better.
    pub skipped: usize,
    pub stop: Option<Stop>,
    /// What stands behind the trigger for patterns that go on there as this one does; nothing, where they stop.
    behind: Vec<(usize, Option<Behind>)>,
    /// Whether anyone asks where it stopped.
    watched: bool,
    fuel: usize,
}

/// What a search has found when it turns to what stands before the trigger.
struct Behind {
    bound: Vec<Bound>,
    used: Vec<usize>,
    skipped: usize,
    fuel: usize,
}

/// Steps after which a search gives up; patterns need a few dozen.
const FUEL: usize = 600;

impl<'s, 'a> Search<'s, 'a> {
    pub fn new(view: &'s View<'a>, watched: bool) -> Search<'s, 'a> {
        let (triggers, bound, used, behind) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Search { view, triggers, trigger: 0, bound, used, skipped: 0, stop: None, behind, watched, fuel: FUEL }
    }

    /// Turns to another trigger of the sentence.
    pub fn turn(&mut self, trigger: usize, others: impl Iterator<Item = usize>) {
        self.trigger = trigger;
        self.triggers.clear();
        self.triggers.extend(others);
        self.behind.clear();
    }

    /// Whether the program matches here; what it found is then in `bound` and `used`.
    pub fn run(&mut self, program: &Program) -> bool {
        self.behind(program) && self.links(Rest::of(&program.left), self.trigger, false)
    }

    /// Matches what stands behind the trigger, once for all patterns that are the same there.
    fn behind(&mut self, program: &Program) -> bool {
        self.reset((0, 0, 0));
        if let Some((_, found)) = self.behind.iter().find(|(like, _)| *like == program.like) {
            let Some(found) = found else { return false };
            self.bound.extend_from_slice(&found.bound);
            self.used.extend_from_slice(&found.used);
            (self.skipped, self.fuel) = (found.skipped, found.fuel);
            return true;
        }
        self.used.push(self.trigger);
        (self.stop, self.fuel) = (None, FUEL);
        let found = self.reports(program) && self.links(Rest::of(&program.right), self.trigger, true);
        // Whoever asks where each pattern stopped wants to see it stop.
        if !self.watched {
            let (skipped, fuel) = (self.skipped, self.fuel);
            let behind = || Behind { bound: self.bound.clone(), used: self.used.clone(), skipped, fuel };
            self.behind.push((program.like, found.then(behind)));
        }
        found
    }

    pub(super) fn stopped(&mut self, at: usize, wanted: impl FnOnce() -> String) {
        if !self.watched {
            return;
        }
        let found = self.bound.len() + self.used.len();
        if self.stop.as_ref().is_none_or(|s| s.found <= found) {
            self.stop = Some(Stop { found, wanted: wanted(), at });
        }
    }

    /// Matches links outward from `from`, nearest first, with backtracking.
    pub(super) fn links(&mut self, links: Rest<'_>, from: usize, right: bool) -> bool {
        self.fuel = self.fuel.saturating_sub(1);
        let Some((link, rest)) = links.split_first() else { return true };
        if self.fuel == 0 {
            return false;
        }
        let state = (self.bound.len(), self.used.len(), self.skipped);
        match &link.node {
            Node::Optional(inner) if !self.watched && self.lacks(inner, from, right) => {
                self.fuel = self.fuel.saturating_sub(1);
                self.links(rest, from, right)
            }
            Node::Optional(inner) => {
                // The optional part and what follows it, or what follows alone.
                if self.links(rest.behind(inner), from, right) {
                    return true;
                }
                self.reset(state);
                self.links(rest, from, right)
            }
            Node::Comma => {
                let (begin, end) = self.view.clause(from);
                let mark = if right { end + 1 } else { begin.wrapping_sub(1) };
                let between = if right { from + 1..mark } else { mark.wrapping_add(1)..from };
                let shuts = |i: usize| self.bars(i, link) || (right && link.tight && !self.view.places[i].soft);
                let open = mark < self.view.len() && self.view.places[mark].ends && !between.into_iter().any(shuts);
                open && self.links(rest, mark, right)
            }
            Node::Words(words) => {
                let mut at = from;
                while let Some(next) = self.view.step(at, right) {
                    if words.hold(self.view, next) {
                        if !words.is_open() {
                            self.used.push(next);
                        }
                        if self.links(rest, next, right) {
                            return true;
                        }
                        self.reset(state);
                    }
                    if !self.passes(next, link, right) {
                        break;
                    }
                    at = next;
                }
                self.stopped(at, || words.to_string());
                false
            }
            Node::Slot(slot) => self.slot(slot, link, rest, from, right),
        }
    }

    /// Whether an optional part must begin right here, and does not.
    fn lacks(&self, inner: &[Link], from: usize, right: bool) -> bool {
        let Some(Link { node: Node::Words(words), tight: true, .. }) = inner.first() else { return false };
        self.view.step(from, right).is_none_or(|next| !self.view.places[next].soft && !words.hold(self.view, next))
    }

    fn reset(&mut self, (bound, used, skipped): (usize, usize, usize)) {
        self.bound.truncate(bound);
        self.used.truncate(used);
        self.skipped = skipped;
    }

    /// Whether the pattern itself says that the gap must not go over this chunk.
    pub(super) fn bars(&self, i: usize, link: &Link) -> bool {
        link.bar.as_ref().is_some_and(|bar| bar.hold(self.view, i))
    }

    /// Whether a gap may go over this chunk.
    fn passes(&mut self, i: usize, link: &Link, right: bool) -> bool {
        let place = &self.view.places[i];
        if self.bars(i, link) {
            return false;
        }
        if place.soft {
            return true;
        }
        if link.tight {
            return false;
        }
        if place.ends {
            return link.far;
        }
        if self.triggers.contains(&i) && !self.in_series(i, right) {
            return false;
        }
        self.skipped += 1;
        true
    }

    /// Whether only triggers and joining words stand between this trigger and the one searched from: 签约、建成、投产.
    fn in_series(&self, i: usize, right: bool) -> bool {
        let mut at = self.trigger;
        while let Some(next) = self.view.step(at, right) {
            if next == i {
                return true;
            }
            if !(self.view.joins(next) || self.triggers.contains(&next) || self.view.places[next].soft) {
                return false;
            }
            at = next;
        }
        false
    }

    fn slot(&mut self, slot: &Slot, link: &Link, rest: Rest<'_>, from: usize, right: bool) -> bool {
        let state = (self.bound.len(), self.used.len(), self.skipped);
        let barred = |search: &Self| search.view.step(from, right).is_some_and(|next| search.bars(next, link));
        let phrase = |search: &Self| {
            let beside = search.phrase(slot, rest, from, right);
            beside.or_else(|| search.phrase(slot, rest, search.scene(link, from).filter(|_| !right)?, right))
        };
        if slot.phrase
            && !barred(self)
            && let Some((first, last, filler)) = phrase(self)
        {
            self.bind(slot, filler, (first, last));
            if self.links(rest, if right { last } else { first }, right) {
                return true;
            }
            self.reset(state);
        }
        let mut at = from;
        while let Some(next) = self.view.step(at, right) {
            if let Some((first, last, filler)) = self.fill(slot, link, rest, from, next, right) {
                self.bind(slot, filler, (first, last));
                if self.links(rest, if right { last } else { first }, right) {
                    return true;
                }
                self.reset(state);
                if !right && first == last && self.pair(slot, rest, first) {
                    return true;
                }
                self.reset(state);
                // The nearest that fits is the one: going on to a farther one would be a guess.
                return false;
            }
            if !self.passes(next, link, right) {
                break;
            }
            at = next;
        }
        self.reset(state);
        // The subject may have been named before.
        let barred = || self.view.step(at, right).is_some_and(|next| self.bars(next, link));
        let may = !link.tight || self.opens_clause(from);
        if !right && rest.first().is_none() && !slot.own && !slot.classes.is_empty() && may && !barred() {
            let own = self.own_subject(slot, from);
            if own != Some(Own::Counted) && !self.field(from) {
                let (classes, endings) = (slot.classes.clone(), slot.endings.clone());
                let kind = own == Some(Own::Kind);
                let stands = own.is_some() && !kind;
                let filler = Filler::Topic { classes, endings, stands, kind, dropped: link.tight };
                self.bound.push(Bound { role: slot.role, filler, chunks: None, float: false });
            }
            return true;
        }
        self.stopped(at, || format!("{{{}}}", slot.role));
        false
    }

    pub(super) fn bind(&mut self, slot: &Slot, filler: Filler, chunks: (usize, usize)) {
        self.bound.push(Bound { role: slot.role, filler, chunks: Some(chunks), float: false });
    }

    /// What the chunk at `i` puts into the hole: first and last chunk, and the filler.
    fn fill(
        &self,
        slot: &Slot,
        link: &Link,
        rest: Rest<'_>,
        from: usize,
        i: usize,
        right: bool,
    ) -> Option<(usize, usize, Filler)> {
        let view = self.view;
        if let ChunkKind::Quantity(q) = view.chunks[i].kind {
            let quantity = view.input.quantities.get(q)?;
            let counted = quantity.kind != QuantityKind::Count || slot.units.is_empty() || slot.units.contains(&quantity.unit);
            return (slot.quantities.contains(&quantity.kind) && counted).then_some((i, i, Filler::Quantity(q)));
        }
        if let Some(kind) = slot.word {
            return view.has(i, kind).then(|| (i, i, Filler::Words(vec![view.chunks[i].span])));
        }
        if let Some(body) = self.body(slot, i) {
            return body.filter(|b| self.fits(slot, *b) && self.free(rest, from, *b, right)).map(|b| (b, i, self.names(b)));
        }
        // Not even the phrase right beside a word is who acts, where it is set aside: 凭[甲项目]|获奖.
        // Nor one of those that may be carried: 孵化基地在[甲新区]|开园, 甲中心与[乙中心]|揭牌.
        let beside = link.tight && (right || !(slot.phrase || rest.first().is_none() && !slot.own));
        if !self.fits(slot, i)
            || !(beside || self.free(rest, from, i, right))
            || !(link.tight || self.closed(slot, rest, from, i, right))
        {
            return None;
        }
        let opens = |joint: usize| rest.first().is_some_and(|l| opens_with(&l.node, view, joint));
        let (first, last) = if right {
            (i, view.series_end(i, |joint, n| self.fits(slot, n) && !opens(joint)))
        } else {
            let first = view.series_begin(i, |n| self.fits(slot, n));
            // Going left, 甲与乙 is met at 甲, since 与乙 is set aside; 乙 belongs to it, unless it is taken already.
            let last = view.series_end(i, |_, n| n < from && self.fits(slot, n) && !self.taken(n));
            (first, last)
        };
        // Right beside a word a list may join names of other sorts: 甲公司董事长[张三、乙公司]总经理李四.
        let names = (first..=last).flat_map(|c| view.input.names(&view.chunks[c])).copied();
        let names = names.filter(|m| !link.tight || self.of(slot, *m)).collect();
        Some((first, last, Filler::Names(names)))
    }

    fn taken(&self, i: usize) -> bool {
        self.bound.iter().any(|b| b.chunks.is_some_and(|(first, last)| (first..=last).contains(&i)))
    }

    pub(super) fn fits(&self, slot: &Slot, i: usize) -> bool {
        let chunk = self.view.chunks.get(i);
        self.view.places.get(i).is_some_and(|p| p.classes.meets(slot.set))
            && chunk.is_some_and(|c| self.view.input.names(c).iter().any(|m| self.of(slot, *m)))
            && !self.taken(i)
            && !(slot.traded && chunk.is_some_and(|c| c.kinds.has(Kind::Market)))
            && (slot.phrase || slot.endings.is_empty() || slot.endings.end(unquoted(self.view.text(i))))
    }

    /// Whether a name is of a class that the hole takes.
    pub(super) fn of(&self, slot: &Slot, mention: usize) -> bool {
        self.view.input.mentions.get(mention).is_some_and(|m| slot.classes.contains(&m.class))
    }

    /// Whether a name is not in a phrase set aside, or in one that the pattern itself opens.
    fn free(&self, rest: Rest<'_>, from: usize, i: usize, right: bool) -> bool {
        let Some(open) = self.view.places[i].adjunct else { return true };
        if right {
            open <= from || self.used.contains(&open)
        } else {
            open >= from || rest.iter().any(|l| opens_with(&l.node, self.view, open))
        }
    }

    /// Whether a name closes its noun phrase, and those that fit with it: not 甲公司的…, not 甲公司产品.
    fn closed(&self, slot: &Slot, rest: Rest<'_>, from: usize, i: usize, right: bool) -> bool {
        let view = self.view;
        let end = view.series_end(i, |_, n| view.places[n].classes.meets(slot.set));
        let Some(next) = view.step(end, true) else { return true };
        let follows =
            rest.first().is_some_and(|l| opens_with(&l.node, view, next) || (l.tight && matches!(l.node, Node::Slot(_))));
        let second = rest.iter().find(|l| !matches!(l.node, Node::Optional(_))).is_some_and(|l| match &l.node {
            Node::Slot(slot) => self.fits(slot, next),
            _ => false,
        });
        if (!right && next >= from) || (right && (follows || second)) {
            return true;
        }
        // 甲项目、乙项目等9个[项目]: the noun belongs to the list.
        let etc = match &view.chunks[end].kind {
            ChunkKind::List { members, .. } => {
                let last = members.last().and_then(|m| view.input.mentions.get(*m));
                last.is_some_and(|m| m.outer.end < view.chunks[end].span.end)
            }
            _ => false,
        };
        if etc {
            return true;
        }
        if view.text(next) == "的" || (right && view.is_name(next)) {
            return false;
        }
        // 获批[技术中心]35家: a kind of which there are so many; 发布[核心部件]100%国产化的设备, but 收购[甲公司]51%股权.
        let agent = view.input.class(&view.chunks[i]).is_some_and(|c| view.common.agents.contains(c));
        let rate = !agent && view.is_quantity(next, &[QuantityKind::Percent]);
        if right && (rate || view.is_quantity(next, &[QuantityKind::Count])) {
            return false;
        }
        // 甲公司|代表|与…签约: who speaks for a body without being named is the body.
        let acts = |i: usize| !(view.is_name(i) || view.is_pos(i, Pos::Noun) || view.has(i, Kind::Title) || view.text(i) == "的");
        if slot.deputy && view.has(next, Kind::Title) && view.step(next, true).is_some_and(acts) {
            return true;
        }
        // “甲乙”[机制]: a quoted name in front of a noun is no name of its own.
        let quoted = view.input.names(&view.chunks[end]).last().and_then(|m| view.input.mentions.get(*m));
        if right
            && quoted.is_some_and(|m| m.outer != m.span)
            && (view.is_pos(next, Pos::Noun) || view.is_pos(next, Pos::Activity))
        {
            return false;
        }
        !(agent && (view.is_pos(next, Pos::Noun) || view.has(next, Kind::Title)) || view.is(next, List::Noun))
    }
}
