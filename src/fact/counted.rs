//! Names at the head of a clause of which it only says how many there are: `工程研究中心新增3家`, `甲、乙等8家企业入选`.

use super::reading::Reading;
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::ontology::Kind;
use crate::quantity::{Quantity, QuantityKind};

impl Reading<'_> {
    /// Whether a name at the head says what is counted rather than who has it: 工程研究中心新增3家.
    pub(super) fn counted(&self, chunks: &[Chunk], at: usize, end: usize) -> bool {
        // 甲、乙、丙等8家企业入选: they are counted, all together.
        let near = &chunks[at + 1..end.min(at + 18)];
        // 甲、乙等8家企业
        if matches!(&chunks[at].kind, ChunkKind::List { count: Some(_), .. }) {
            return true;
        }
        let all = near.iter().position(|c| self.str(c.span).ends_with('等')).filter(|i| *i > 0);
        let joined = near.first().is_some_and(|c| c.kind == ChunkKind::Mark('、'));
        // 开工项目6个，包括|甲、乙、丙: they are some of what was counted.
        let several = joined || matches!(&chunks[at].kind, ChunkKind::List { members, .. } if members.len() > 1);
        let opens = |c: &Chunk| c.span.len() > 1 && self.source.value(c.span, Kind::Deed) == Some("opens");
        if several && at.checked_sub(1).is_some_and(|b| opens(&chunks[b])) {
            return true;
        }
        // 甲、乙、丙等|智能制造|项目|18个, 甲等|高新区|8家企业
        let kind = |c: &&Chunk| !matches!(c.kind, ChunkKind::Mark(_) | ChunkKind::Quantity(_)) && !self.is(c, Kind::Light);
        let counts = |from: usize| {
            let far = from + near[from..].iter().take(4).take_while(kind).count();
            near.get(far).and_then(|c| self.quantity(c)).is_some_and(|q| far == from || q.kind == QuantityKind::Count)
        };
        if self.str(chunks[at].span).ends_with('等') && counts(0) || joined && all.is_some_and(|i| counts(i + 1)) {
            return true;
        }
        let kind = self
            .names(&chunks[at])
            .first()
            .is_some_and(|m| matches!(self.class(*m), "Platform" | "Institute" | "Project") && !self.mentions[*m].anaphor);
        if !kind {
            return false;
        }
        let rest = &chunks[at + 1..end];
        // 甲实验室、3个中试平台加快建设: one of several things.
        if rest.first().is_some_and(|c| c.kind == ChunkKind::Mark('、'))
            && rest.get(1).is_some_and(|c| self.quantity(c).is_some())
        {
            return true;
        }
        let Some(n) = rest.iter().position(|c| self.quantity(c).is_some()) else { return false };
        let adds = |c: &Chunk| {
            self.is(c, Kind::Respectively)
                || self.is(c, Kind::Light) && self.word(c, Kind::Light) != Some("stock")
                || self.source.is(c.span, Kind::Adding)
        };
        let classifier = |unit: &str| self.source.ontology.lexicon.values(unit, Kind::Particle).any(|value| value == "body");
        let body = |q: &&Quantity| q.kind == QuantityKind::Count && classifier(&q.unit);
        let number = self.quantity(&rest[n]).filter(body).is_some();
        let ends = rest.get(n + 1).is_none_or(|c| matches!(c.kind, ChunkKind::Mark(_) | ChunkKind::Token(Pos::Conjunction)));
        // 工程中心、院士工作站|分别添了4家和2家
        let listed = |c: &Chunk| {
            c.kind == ChunkKind::Mark('、')
                || self.names(c).iter().any(|m| self.class(*m) == self.class(self.names(&chunks[at])[0]))
        };
        let idle = |c: &Chunk| self.particle(c, "idle");
        number && ends && rest[..n].iter().all(|c| adds(c) || idle(c) || joined && listed(c))
    }
}
