//! A person with posts → the body for which he acts: `甲公司|董事长|张三` signs for 甲公司.

use crate::ontology::Kind;

use super::bound::Filler;
use super::matcher::Search;
use super::program::Slot;

impl Search<'_, '_> {
    /// In which body a person holds the posts in front of his name; nothing, where it is no such person or hole. None inside,
    /// where the posts stand without a body: 区长|张三 is not who signs.
    pub(super) fn body(&self, slot: &Slot, person: usize) -> Option<Option<usize>> {
        let view = self.view;
        let is_person = slot.deputy && view.input.class(view.chunks.get(person)?) == Some("Person");
        let (mut at, mut post) = (Some(person).filter(|_| is_person)?, false);
        while let Some(next) = view.step(at, false) {
            if view.has(next, Kind::Title) {
                post = true;
            } else if !post || !view.joins(next) {
                break;
            }
            at = next;
        }
        post.then(|| view.step(at, false).filter(|next| view.is_name(*next)))
    }

    pub(super) fn names(&self, chunk: usize) -> Filler {
        Filler::Names(self.view.input.names(&self.view.chunks[chunk]).to_vec())
    }
}
