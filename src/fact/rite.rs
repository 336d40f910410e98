//! The ceremony of a project says how far it has come: `甲项目开工仪式举行` is a Milestone of 甲项目, too.

use super::event::Maker;
use super::{Entity, Fact, Filler};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;
use crate::rule::{self, Match};
use crate::text::Span;

/// What a project's ceremony makes known.
const MILESTONE: &str = "Milestone";

impl Maker<'_, '_> {
    /// The Milestone that an occasion is of by its name: what stands before 开工仪式 must end as a project does, and be one.
    pub(super) fn rite(&self, found: &Match<'_>, held: &Fact, minted: &mut Vec<Entity>) -> Option<Fact> {
        let source = self.reading.source;
        let schema = &source.ontology.schema;
        let span = match &found.roles.iter().find(|b| b.role == "event")?.filler {
            rule::Filler::Names(names) => self.reading.mentions[*names.first()?].span,
            rule::Filler::Words(spans) => *spans.first()?,
            _ => return None,
        };
        let name = self.reading.str(span);
        let (rite, stage) = self.reading.ending(name, Kind::Rite).next()?;
        let kind = schema.fact_type(MILESTONE).filter(|_| found.fact == "EventHeld" && schema.concept(stage).is_some())?;
        let span = Span { end: span.end - rite.chars().count() as u32, ..span };
        let project = self.reading.str(span);
        let built = self.reading.ending(project, Kind::Suffix).any(|(_, class)| class == "Project");
        // 重大项目集中开工仪式, 甲高新区产业项目开工仪式, 12个项目开工仪式, 甲项目等开工仪式
        let whose = |rest: &str| rest.is_empty() || rest.ends_with(['区', '市', '县', '省', '园', '年', '度', '批', '月', '的']);
        let kinds = self
            .reading
            .ending(project, Kind::Generic)
            .any(|(kind, many)| many == "many" || kind.chars().count() > 2 && whose(&project[..project.len() - kind.len()]));
        let counted = |at: u32| source.quantity_at(at as usize).is_some_and(|q| q.kind == QuantityKind::Count);
        let several = project.contains(['、', '暨', '等']) || (span.begin..span.end).any(counted);
        if !built || kinds || several || project.chars().count() < 5 {
            return None;
        }
        let mut fact = Fact { kind: MILESTONE.to_owned(), roles: Default::default(), ..held.clone() };
        fact.roles.insert("project".to_owned(), vec![self.words(span, Some("Project"), minted)]);
        fact.roles.insert("stage".to_owned(), vec![Filler::Concept(stage.to_owned())]);
        if let Some(status) = held.roles.get("status") {
            fact.roles.insert("status".to_owned(), status.clone());
        }
        self.implied(kind, false, &mut fact.roles);
        Some(fact)
    }
}
