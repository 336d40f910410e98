//! A trigger → whether it stands as a verb, so that it reports something: 签约 in 甲与乙签约, not in 签约仪式.

use crate::chunk::Pos;
use crate::quantity::QuantityKind;

use super::matcher::Search;
use super::program::{Node, Program};
use super::rest::opens_with;
use super::vocabulary::List;

impl Search<'_, '_> {
    /// Whether the trigger stands as a verb: not 签约仪式, 投产后, 开工的.
    pub(super) fn reports(&mut self, program: &Program) -> bool {
        let Some(next) = self.view.step(self.trigger, true) else { return true };
        let taken = program.right.first().is_some_and(|l| opens_with(&l.node, self.view, next));
        let ends = program.right.iter().all(|l| matches!(l.node, Node::Optional(_)));
        // 成立|仅|5年
        let behind = if self.view.places[next].soft { self.view.step(next, true).unwrap_or(next) } else { next };
        // But 签署|五年|战略合作协议
        let phrase = program.right.first().is_some_and(|l| matches!(&l.node, Node::Slot(slot) if slot.phrase));
        let object = || phrase && self.view.step(behind, true).is_some_and(|i| self.begins_noun(i));
        let lasts = !taken && self.view.is_quantity(behind, &[QuantityKind::Duration]) && !object();
        let nominal = lasts || self.view.is(self.series(next), List::After) || (ends && self.has_object());
        let ok = taken || !nominal;
        if !ok {
            self.stopped(next, || "@".to_owned());
        }
        ok
    }

    /// Whether a noun begins here, and neither a verb nor what closes a clause or goes on about a length of time.
    fn begins_noun(&self, i: usize) -> bool {
        let view = self.view;
        !view.places[i].ends
            && !view.places[i].soft
            && view.text(i) != "的"
            && !view.is_pos(i, Pos::Verb)
            && !view.is(i, List::After)
    }

    /// What follows the trigger and those joined to it: 开工、竣工|仪式.
    fn series(&self, next: usize) -> usize {
        let mut at = next;
        while self.view.joins(at)
            && let Some(other) = self.view.step(at, true).filter(|i| self.triggers.contains(i))
            && let Some(behind) = self.view.step(other, true)
        {
            // 开工、|竣工仪式
            if self.view.is(other, List::After) {
                return other;
            }
            at = behind;
        }
        at
    }

    /// Whether the trigger is followed by an object or qualifies a noun: 组建创新联合体, 开工项目, 引进109个.
    fn has_object(&self) -> bool {
        let view = self.view;
        let mut at = self.trigger;
        while let Some(next) = view.step(at, true) {
            let text = view.text(next);
            // 上市并发行债券: what stands behind 并 is the object of another verb.
            // 简短举行|——|几台挖掘机: the dash opens another clause.
            if view.places[next].ends || view.is(next, List::Adjunct) || text == "并" || text.starts_with('—') {
                return false;
            }
            // 40个动工|、25个竣工: nor is what another verb says of as many others.
            if view.joins(next) && (self.counts_on(next) || self.names_on(next)) {
                return false;
            }
            let counted = [QuantityKind::Count, QuantityKind::Money, QuantityKind::Measure];
            // 投用|一年来: what has lasted is told of, not the day.
            let lasting = |i: usize| view.is_quantity(i, &[QuantityKind::Date]) && view.text(i).ends_with(['来', '间']);
            // 每年举办|一届, 成功举办了|十届: how often is no occasion.
            if text == "的"
                || text.ends_with('届')
                || (at == self.trigger && lasting(next))
                || view.is_name(next)
                || view.is_pos(next, Pos::Noun)
                || view.is_quantity(next, &counted)
                || view.is(next, List::Noun)
            {
                return true;
            }
            at = next;
        }
        false
    }

    /// Whether behind a joining word a name stands of which another trigger tells: 张三为总经理、|李四|为|董事长.
    fn names_on(&self, joint: usize) -> bool {
        let name = self.view.step(joint, true).filter(|i| self.view.is_name(*i));
        let verb = name.and_then(|i| self.view.step(i, true));
        verb.and_then(|i| self.view.step(i, true)).is_some_and(|i| self.triggers.contains(&i))
    }

    /// Whether behind a joining word a count stands that another trigger closes: 40个动工、|25个|竣工, 、|25个|项目竣工.
    fn counts_on(&self, joint: usize) -> bool {
        let count = self.view.step(joint, true).filter(|i| self.view.is_quantity(*i, &[QuantityKind::Count]));
        let verb = count.and_then(|i| self.view.step(i, true));
        let verb = verb.and_then(|i| if self.view.is(i, List::Noun) { self.view.step(i, true) } else { Some(i) });
        let verb = verb.and_then(|i| if self.view.places[i].soft { self.view.step(i, true) } else { Some(i) });
        verb.is_some_and(|i| self.triggers.contains(&i))
    }
}
