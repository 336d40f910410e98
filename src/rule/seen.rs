//! A sentence of which rules are asked more than once → its view, made when the first one asks for it.

use std::cell::OnceCell;

use crate::chunk::Chunk;

use super::common::Common;
use super::sentence::{Input, View};

/// A sentence for [`super::Rules`]: what its own rules find, and whether it goes on about what an earlier one told.
pub struct Seen<'a> {
    pub(super) input: Input<'a>,
    pub(super) chunks: &'a [Chunk],
    common: &'a Common,
    view: OnceCell<View<'a>>,
}

impl<'a> Seen<'a> {
    pub(super) fn new(input: Input<'a>, common: &'a Common, chunks: &'a [Chunk]) -> Seen<'a> {
        Seen { input, chunks, common, view: OnceCell::new() }
    }

    pub(super) fn view(&self) -> &View<'a> {
        self.view.get_or_init(|| View::new(self.input, self.common, self.chunks))
    }
}
