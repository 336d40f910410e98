//! A clause → whether it has a subject of its own, although that is no name: 不少企业|签约, 项目|力争明年竣工.

use super::bound::Own;
use super::matcher::Search;
use crate::chunk::{ChunkKind, Pos};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

use super::program::Slot;
use super::vocabulary::List;

impl Search<'_, '_> {
    /// 装备制造产业|获评…: whether the clause begins with a field, which is nobody.
    pub(super) fn field(&self, from: usize) -> bool {
        let view = self.view;
        let (begin, _) = view.clause(from);
        let first = (begin..from).find(|i| view.is_name(*i) || !view.places[*i].soft);
        first.is_some_and(|i| view.input.class(&view.chunks[i]) == Some("Industry"))
    }

    /// …是科创载体，|去年9月|在甲大会上|开园: whether nothing stands before it in its clause but when, where and how.
    pub(super) fn opens_clause(&self, from: usize) -> bool {
        let view = self.view;
        let (begin, _) = view.clause(from);
        let when = |i: usize| view.is_quantity(i, &[QuantityKind::Date]) || view.has(i, Kind::Scene) || view.is_pos(i, Pos::Time);
        let scene = |i: usize| view.places[i].adjunct.is_some_and(|open| view.means(open, Kind::Particle, "in"));
        let opens = |i: usize| view.means(i, Kind::Particle, "in");
        (begin..from).all(|i| view.places[i].soft || view.places[i].hidden || when(i) || scene(i) || opens(i))
    }

    /// Whether the clause has a subject of its own, although it is no name: 不少企业|签约, 30家企业|签约.
    pub(super) fn own_subject(&self, slot: &Slot, from: usize) -> Option<Own> {
        let view = self.view;
        let (begin, _) = view.clause(from);
        // 成立五年的|MiniMax|登陆…: what 的 leads to is the subject, though nobody knows its name.
        let last = (begin..from).rev().find(|i| !view.places[*i].soft && !view.places[*i].hidden);
        if last
            .is_some_and(|i| i > begin && view.text(i - 1) == "的" && (view.is_pos(i, Pos::Other) || view.is_pos(i, Pos::Noun)))
        {
            return Some(Own::Noun);
        }
        let mut own = None;
        for at in begin..from {
            // 一批|化工、轻纺项目|开工: nor those that are many.
            if self.several(at) && !(begin..at).any(|i| view.is_name(i)) {
                return Some(Own::Counted);
            }
            let aside = view.places[at].adjunct.is_some() || view.places[at].hidden || view.places[at].soft;
            if aside || view.is(at, List::Adjunct) {
                continue;
            }
            let noun = |i: usize| view.is_pos(i, Pos::Noun) || view.is_pos(i, Pos::Other) || view.is(i, List::Noun);
            if !(begin..at).any(|i| view.is_name(i))
                && view.is_quantity(at, &[QuantityKind::Count])
                && view.step(at, true).is_some_and(|next| next < from && noun(next))
            {
                return Some(Own::Counted);
            }
            let when = view.is_quantity(at, &[QuantityKind::Date]) || view.has(at, Kind::Scene);
            let led =
                matches!(view.chunks[at].kind, ChunkKind::Token(Pos::Time | Pos::Conjunction | Pos::Position | Pos::Pronoun));
            // 区内|企业|获得融资
            let place = matches!(view.input.class(&view.chunks[at]), Some("Place" | "Zone"));
            if own.is_none() && !(when || led || place) {
                let kind = slot.endings.are(view.text(at)) && !view.step(at, true).is_some_and(noun);
                own = Some((kind || noun(at), kind));
            }
        }
        own.filter(|(noun, _)| *noun).map(|(_, kind)| if kind { Own::Kind } else { Own::Noun })
    }
}
