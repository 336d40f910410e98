//! Where the names end that may stand in front of another one: `青禾高新区|海尔生物有限公司`, `上合组织|现代农业交流中心`.

use super::{Candidate, Source};
use crate::ontology::{Hit, Kind};
use crate::text::Span;

/// Where names end that may stand in front of another name as its owner, or as who acts on it.
pub(super) struct Owners {
    /// Ends of zones' endings, and how long the ending is.
    zones: Vec<(u32, u32)>,
    /// Known agents, by their ends.
    known: Vec<Span>,
    /// Known places, by their ends.
    places: Vec<Span>,
}

impl Owners {
    pub(super) fn of(source: &Source<'_>, candidates: &[Candidate]) -> Owners {
        let zone = |h: &Hit| source.ontology.lexicon.suffix(*h) == Some("Zone");
        let endings = source.words([Kind::Suffix]).filter(|h| h.span.len() >= 2 && zone(h));
        let mut zones: Vec<(u32, u32)> = endings.map(|h| (h.span.end, h.span.len() as u32)).collect();
        zones.sort_unstable_by_key(|(end, length)| (*end, u32::MAX - length));
        zones.dedup_by_key(|(end, _)| *end);
        let by_end = |is: &dyn Fn(&Candidate) -> bool| {
            let mut spans: Vec<Span> = candidates.iter().filter(|c| is(c)).map(|c| c.span).collect();
            spans.sort_unstable_by_key(|s| s.end);
            spans.dedup_by_key(|s| s.end);
            spans
        };
        let known = by_end(&|c| source.ontology.schema.is_a(c.class, "Agent"));
        Owners { zones, known, places: by_end(&|c| c.class == "Place") }
    }

    /// Takes in agents that have been found since.
    pub(super) fn add(&mut self, agents: &[Candidate]) {
        self.known.extend(agents.iter().map(|c| c.span));
        self.known.sort_unstable_by_key(|s| s.end);
        self.known.dedup_by_key(|s| s.end);
    }

    /// How long the ending of a zone is that ends here.
    pub(super) fn zone(&self, at: usize) -> Option<u32> {
        self.zones.binary_search_by_key(&(at as u32), |(end, _)| *end).ok().map(|i| self.zones[i].1)
    }

    /// The known agent that ends here.
    pub(super) fn known(&self, at: usize) -> Option<Span> {
        self.known.binary_search_by_key(&(at as u32), |k| k.end).ok().map(|i| self.known[i])
    }

    /// The known place that ends here.
    pub(super) fn place(&self, at: usize) -> Option<Span> {
        self.places.binary_search_by_key(&(at as u32), |k| k.end).ok().map(|i| self.places[i])
    }

    pub(super) fn ends(&self, at: usize) -> bool {
        self.zone(at).is_some() || self.known(at).is_some()
    }
}
