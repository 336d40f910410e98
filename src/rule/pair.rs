//! One list in the place of two holes: `{buyer} <同> {supplier} @` where a word of lists joins both, [甲公司]和[乙公司]签订采购合同.

use super::bound::Filler;
use super::matcher::Search;
use super::program::{Node, Slot};
use super::rest::Rest;

impl Search<'_, '_> {
    /// Shares the names of a list between this hole and the next one to the left, if the word before the last name may stand
    /// between the two.
    pub(super) fn pair(&mut self, slot: &Slot, rest: Rest<'_>, list: usize) -> bool {
        let Some((between, rest)) = rest.split_first() else { return false };
        let (Node::Words(words), Some((next, rest))) = (&between.node, rest.split_first()) else { return false };
        let Node::Slot(other) = &next.node else { return false };
        let input = self.view.input;
        let names = input.names(&self.view.chunks[list]);
        let joined = input.joint(names).is_some_and(|joint| words.has(input.text.str(joint)));
        let Some((last, first)) = names.split_last().filter(|_| joined) else { return false };
        if !self.of(slot, *last) || !first.iter().all(|name| self.of(other, *name)) {
            return false;
        }
        let (last, first) = (vec![*last], first.to_vec());
        self.bind(slot, Filler::Names(last), (list, list));
        self.bind(other, Filler::Names(first), (list, list));
        self.links(rest, list, false)
    }
}
