//! Who stands behind what only says of what sort he is: `做工业软件的|云杉科技有限公司|去年营收3亿元`, `隔壁的|云杉精密|有员工300人`,
//! `同属该集团的|云杉铸造有限公司|…`, `园区引进的|云杉医疗|…`.

use super::reading::Reading;
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// How far in front of the name such words begin.
const FAR: usize = 10;

impl Reading<'_> {
    /// The name behind 的, where a stretch of a clause begins with what says no more than of what sort somebody is, and goes on about him.
    pub(super) fn relative(&self, chunks: &[Chunk], at: usize, end: usize) -> Option<usize> {
        let part = chunks.get(at..end)?;
        let (first, of) = (part.first()?, part.iter().take(FAR).position(|c| self.particle(c, "of")).filter(|of| *of > 0)?);
        let m = *self.names(part.get(of + 1)?).first()?;
        let stands = matches!(self.class(m), "Company" | "Institute" | "Platform" | "Project");
        let named = stands && !self.mentions[m].anaphor && !self.is_market(m);
        // 走访做软件的云杉科技: whom one calls on does nothing; 引进做软件的|云杉科技|: nor does who ends the clause.
        let goes_on = part.len() > of + 2 && self.opens(first, "visits").is_none();
        let said = &part[..of];
        // 与云杉科技|一墙之隔|的|青岚光电: beside whom it stands.
        let beside = of > 1 && matches!(self.str(first.span), "与" | "和" | "同" | "跟") && self.particle(&part[of - 1], "near");
        if beside && named {
            return Some(at + of + 1);
        }
        // 园区|去年|引进|的|云杉医疗|营收3亿元: nor is whoever brought it in, where that is all that is said of it.
        let agent = self.names(first).first().is_some_and(|m| self.is_a(*m, "Agent") || self.is_a(*m, "Zone"));
        let dated = |c: &Chunk| self.quantity(c).is_some_and(|q| q.kind == QuantityKind::Date) || self.is(c, Kind::Silent);
        let brought = agent
            && (2..=3).contains(&of)
            && said.get(1..of - 1).is_some_and(|between| between.iter().all(dated))
            && matches!(said[of - 1].kind, ChunkKind::Token(_) | ChunkKind::Word(_))
            && self.source.token(said[of - 1].span.begin as usize).is_some_and(|t| matches!(t.pos, Pos::Verb | Pos::Activity));
        if brought && named && goes_on {
            return Some(at + of + 1);
        }
        // 与松峰集团合作的云杉药业, but 同属|松峰集团|的|云杉药业
        let whose = said.iter().any(|c| self.particle(c, "identifies"));
        let other = |c: &Chunk| {
            let agent = |m: &usize| self.is_a(*m, "Agent") || self.is_a(*m, "Platform") || self.is_a(*m, "Project");
            let mark = matches!(c.kind, ChunkKind::Mark(mark) if !matches!(mark, '“' | '”' | '、'));
            // 总投资30亿元的|甲项目: what is measured of it is told itself.
            let number = self.quantity(c).is_some_and(|q| q.kind != QuantityKind::Date);
            mark || number || self.names(c).iter().any(|m| agent(m) && !whose) || self.is(c, Kind::Attribution)
        };
        let opens = matches!(first.kind, ChunkKind::Token(_) | ChunkKind::Word(_)) && !self.is(first, Kind::Light);
        (named && goes_on && opens && !said.iter().any(other)).then_some(at + of + 1)
    }
}
