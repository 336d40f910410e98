//! Where a word stands that may mean somebody named before: `甲公司成立于2012年。|该公司|…`, with 甲公司 in front of it.

use super::own::Own;
use super::{Mention, Source};
use crate::text::Span;

/// A word that may stand for somebody, and what is named in front of it.
pub struct Spot<'a> {
    pub source: &'a Source<'a>,
    pub word: Span,
    /// 该 stands in front of it, and is no part of the word: |该|生物城.
    pub this: bool,
    pub before: &'a [Mention],
    pub all: &'a [Mention],
    /// The words before it that stand for somebody.
    pub found: &'a [Mention],
    pub own: Own,
    /// The class of the names that end in this word: 中心 of platforms.
    pub ending: Option<&'a str>,
}
