//! Noun phrases that mean one thing though they have no name: `总投资10亿元的|新能源项目`, `云杉科技的|智能工厂`; but `重点项目` are many.

use crate::ontology::{Kind, says};
use crate::quantity::QuantityKind;

use super::matcher::Search;
use super::program::Slot;
use super::vocabulary::List;

impl Search<'_, '_> {
    /// 总投资10亿元的|新能源项目: what has a sum of its own is one thing, if there are not several by their kind or number.
    pub(super) fn sized(&self, part: &[usize]) -> bool {
        let view = self.view;
        let back = |i: usize| view.step(i, false);
        let of = part.first().and_then(|i| back(*i)).filter(|i| view.text(*i) == "的");
        let sum = of.and_then(back).filter(|i| view.is_quantity(*i, &[QuantityKind::Money]));
        let invested = |i: &usize| view.means(*i, Kind::Indicator, "project");
        let word = sum.and_then(back).and_then(|i| if view.places[i].soft { back(i) } else { Some(i) }).filter(invested);
        let counted = word.and_then(back).is_some_and(|i| view.is_quantity(i, &[QuantityKind::Count]));
        word.is_some() && !counted && part.len() > 1 && !self.many(part)
    }

    /// 设立|10亿元|科创|基金, 出资|3亿元|设立|引导|基金, 投资|3亿元|建设|检测|中心: what a sum is put into is one thing.
    pub(super) fn endowed(&self, part: &[usize]) -> bool {
        let view = self.view;
        let sum = |i: &usize| view.is_quantity(*i, &[QuantityKind::Money]);
        let before = part.first().and_then(|i| view.step(*i, false));
        let founds = |i: usize| view.input.lexicon.values(view.text(i), Kind::Particle).any(|does| says(does, "founds"));
        let of = before.filter(|i| view.text(*i) == "的" || self.trigger == *i || founds(*i)).and_then(|i| view.step(i, false));
        before.into_iter().chain(of).any(|i| sum(&i)) && part.len() > 1 && !self.many(part)
    }

    /// 青禾大学|共建|的|汽车零部件|中试|基地: what somebody named has made is one thing.
    pub(super) fn made(&self, part: &[usize]) -> bool {
        let view = self.view;
        let back = |i: usize| view.step(i, false);
        let of = part.first().and_then(|i| back(*i)).filter(|i| view.text(*i) == "的").and_then(back);
        let founds = |i: usize| view.input.lexicon.values(view.text(i), Kind::Particle).any(|does| says(does, "founds"));
        let maker = of.filter(|i| *i == self.trigger && founds(*i)).and_then(back);
        maker.is_some_and(|i| view.is_name(i)) && part.len() > 1 && !self.many(part)
    }

    /// 云杉科技|的|智能|工厂: what one firm has of a kind is one thing, and its projects are many.
    pub(super) fn owned(&self, slot: &Slot, part: &[usize]) -> bool {
        let view = self.view;
        let back = |i: usize| view.step(i, false);
        let of = part.first().and_then(|i| back(*i));
        let of = of.and_then(|i| if view.places[i].soft { back(i) } else { Some(i) }).filter(|i| view.text(*i) == "的");
        let firm = |i: usize| {
            view.input.class(&view.chunks[i]) == Some("Company")
                || view.input.lexicon.values(view.text(i), Kind::Anaphor).any(|whom| whom.ends_with("Company") || whom == "firm")
        };
        // 云杉科技|位于|薛家镇|的|智能|工厂: where it stands is said between the two.
        let place = |i: usize| view.is_name(i) && back(i).is_some_and(|at| view.is(at, List::Adjunct));
        let whose = |i: usize| if place(i) { back(i).and_then(back) } else { Some(i) };
        let sums = |i: &usize| view.means(*i, Kind::Gauge, "invested");
        let plural = part.last().is_some_and(sums);
        let called = part.len() > 1 || part.first().is_some_and(|i| !slot.endings.are(view.text(*i)));
        of.and_then(back).and_then(whose).is_some_and(firm) && called && !plural && !self.many(part)
    }

    /// 云杉科技|的|新|工厂: where the new one begins.
    pub(super) fn fresh(&self, slot: &Slot, part: &[usize]) -> Option<usize> {
        let view = self.view;
        let [only] = part else { return None };
        let new = view.step(*only, false).filter(|i| view.places[*i].soft && view.has(*i, Kind::Modifier))?;
        (slot.named && self.owned(slot, &[new, *only])).then_some(new)
    }

    /// 成熟|项目, 甲区|重点|项目: whatever stands before such words, there are several.
    pub(super) fn many(&self, part: &[usize]) -> bool {
        let (view, last) = (self.view, part.last().copied().unwrap_or(0));
        let many = |i: &usize| {
            let end = view.input.text.str(view.span(*i, last));
            view.input.lexicon.values(end, Kind::Generic).any(|value| value == "many")
        };
        part.len() > 1 && part.iter().any(many)
    }
}
