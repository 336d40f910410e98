//! Numbers that are only pointed to: `出口12亿元、进口8亿元，|前者|增长5%，|后者|下降2%`, `三大产业分别完成…，|前两者|分别增长…`.

use std::ops::Range;

use super::state::{State, Statement};
use crate::chunk::Chunk;
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// The statements of the sentence that a word points to, which may stand before a word of growth (二者|增速): of the last so many the
/// first ones.
pub(super) fn those(state: &State<'_, '_>, said: &str, out: &[Statement]) -> Option<Range<usize>> {
    let lexicon = &state.reading.source.ontology.lexicon;
    let points = |to: usize| lexicon.values(&said[..to], Kind::Gauge).find_map(|v| v.strip_prefix("those "));
    let ends = said.char_indices().map(|(i, c)| i + c.len_utf8()).take(LONG);
    let (end, value) = ends.filter_map(|to| Some((to, points(to)?))).last()?;
    let rest = &said[end..];
    let (of, first) = value.split_once(' ').filter(|_| rest.is_empty() || lexicon.lists(rest, Kind::Growth))?;
    let (of, first): (usize, usize) = (of.parse().ok()?, first.parse().ok()?);
    let from = out.len().saturating_sub(of).max(state.since);
    (from + first <= out.len()).then_some(from..from + first)
}

/// So many characters such a word has at most.
const LONG: usize = 4;

/// 二者|均|增长8%: the one rate of all of them.
pub(super) fn all_grew(state: &State<'_, '_>, values: &[&Chunk], sign: Option<&str>, those: &mut [Statement]) -> bool {
    let &[value] = values else { return false };
    let Some(q) = state.reading.quantity(value).filter(|q| q.kind == QuantityKind::Percent) else { return false };
    let Some(sign) = sign.filter(|_| those.iter().all(|s| s.growth.is_none() && s.value.is_some())) else { return false };
    those.iter_mut().for_each(|s| s.growth = q.value.map(|v| if sign == "-1" { -v } else { v }));
    true
}
