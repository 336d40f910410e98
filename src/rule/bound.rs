//! What a pattern binds: the role `party` filled by two names, by a number, by mere words, or by the topic carried from before.

use std::sync::Arc;

use crate::ontology::{Class, Name};
use crate::text::Span;

use super::literal::Endings;

/// What fills a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filler {
    /// Indices of mentions.
    Names(Vec<usize>),
    /// Index of a quantity.
    Quantity(usize),
    /// Words that are no name: a title, a round, a product without a name.
    Words(Vec<Span>),
    /// The count that a list states, `等6家企业`: index of the quantity.
    Count(usize),
    /// To be carried from an earlier clause: a name of one of these classes, with one of these endings where there are some.
    Topic {
        classes: Arc<[Class]>,
        endings: Endings,
        /// The clause has a subject that is no name, so that the one carried is a guess.
        stands: bool,
        /// The clause names it by its kind alone, which means the one named last: 项目.
        kind: bool,
        /// Nothing of its own stands before it in the clause, so that its subject is meant: …是科创载体，|去年开园.
        dropped: bool,
    },
    /// A concept or literal that the rule sets.
    Constant(String),
}

/// A role and what fills it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    pub role: Name,
    pub filler: Filler,
    /// First and last chunk; None for what stands nowhere.
    pub chunks: Option<(usize, usize)>,
    /// Found by a float, so it is no part of the pattern itself.
    pub float: bool,
}

impl Bound {
    /// How much a filled role says for a match: names and numbers more than mere words, and those more than the topic.
    pub fn weight(&self) -> usize {
        match self.filler {
            Filler::Names(_) | Filler::Quantity(_) => 4,
            Filler::Words(_) => 3,
            Filler::Topic { .. } => 1,
            Filler::Count(_) | Filler::Constant(_) => 0,
        }
    }
}

/// A subject that is no name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Own {
    Noun,
    /// One of the kind asked for: 项目.
    Kind,
    /// Nobody else is meant: 30家企业.
    Counted,
}
