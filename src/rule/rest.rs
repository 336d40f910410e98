//! A pattern in the middle of a search → what of it is still to be matched, without a copy: `[于 {date}]` then `@ {project}`.

use super::program::{Link, Node};
use super::sentence::View;

/// What of a pattern is still to be matched: the rest of an optional part, then what follows that part.
#[derive(Clone, Copy)]
pub struct Rest<'l> {
    links: &'l [Link],
    then: Option<&'l Rest<'l>>,
}

impl<'l> Rest<'l> {
    pub fn of(links: &'l [Link]) -> Rest<'l> {
        Rest { links, then: None }
    }

    /// The same behind the links of an optional part.
    pub fn behind(&'l self, links: &'l [Link]) -> Rest<'l> {
        Rest { links, then: Some(self) }
    }

    pub fn split_first(self) -> Option<(&'l Link, Rest<'l>)> {
        let mut rest = self;
        loop {
            if let Some((first, links)) = rest.links.split_first() {
                return Some((first, Rest { links, then: rest.then }));
            }
            rest = *rest.then?;
        }
    }

    pub fn first(self) -> Option<&'l Link> {
        self.split_first().map(|(first, _)| first)
    }

    pub fn iter(self) -> impl Iterator<Item = &'l Link> {
        std::iter::successors(self.split_first(), |(_, rest)| rest.split_first()).map(|(link, _)| link)
    }
}

/// Whether a part of a pattern can begin with this chunk.
pub fn opens_with(node: &Node, view: &View, i: usize) -> bool {
    match node {
        Node::Words(words) => words.hold(view, i),
        Node::Optional(inner) => inner.first().is_some_and(|l| opens_with(&l.node, view, i)),
        _ => false,
    }
}
