//! What rules are compiled to: links from the trigger outward, with words and the holes between them. `{party} 与 {party} @` is a
//! program of three links to the left: hole, word, hole.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::literal::{Endings, Words};
use super::syntax::{Constant, Scope};
use super::vocabulary::Classes;
use crate::ontology::{Class, Kind, Name};
use crate::quantity::QuantityKind;

/// What can fill a hole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slot {
    pub role: Name,
    pub classes: Arc<[Class]>,
    pub set: Classes,
    /// Those of them that the role itself does not take: behind words of its own such a name is only the end of a phrase.
    pub lent: Classes,
    pub quantities: Vec<QuantityKind>,
    /// For counts: the classifiers that may stand with the number; any, when empty.
    pub units: Vec<String>,
    /// A listed word of this kind.
    pub word: Option<Kind>,
    pub phrase: bool,
    /// A phrase counts only if it names one thing.
    pub named: bool,
    /// Whether a count behind a phrase makes it a kind.
    pub single: bool,
    /// No market fills it.
    pub traded: bool,
    /// Whoever holds a post stands for his body.
    pub deputy: bool,
    pub own: bool,
    pub endings: Endings,
    /// The filler is what stands before the ending.
    pub cut: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Words(Words),
    Slot(Box<Slot>),
    Optional(Vec<Link>),
    Comma,
}

/// A node and how it is reached from the one matched before, in the direction of matching.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub node: Node,
    pub tight: bool,
    pub far: bool,
    /// Words over which the gap before the node does not go; few gaps have any.
    pub bar: Option<Box<Words>>,
}

#[derive(Clone, Debug)]
pub struct Program {
    /// `<file>:<line>`
    pub id: String,
    pub line: usize,
    pub text: String,
    /// Triggers that this pattern is for; all, when empty.
    pub only: BTreeSet<String>,
    /// Nearest to the trigger first.
    pub left: Vec<Link>,
    pub right: Vec<Link>,
    /// The first pattern of the file that goes on behind the trigger as this one does.
    pub like: usize,
    pub constants: Vec<Constant>,
}

#[derive(Clone, Debug)]
pub struct FloatProgram {
    pub role: Name,
    pub scope: Scope,
    pub links: Vec<Link>,
    /// Takes every filler around, not the nearest alone: 甲证券担任主承销商，乙证券担任联席主承销商.
    pub many: bool,
}
