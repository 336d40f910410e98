//! Whose a sum is that follows a count: `其中，续建项目34个，总投资413亿元，年度计划投资139亿元` → 续建项目总投资, 续建项目年度计划投资.

use super::{State, Statement};
use crate::chunk::Chunk;
use crate::ontology::Kind;

/// Passages over which a breakdown goes on: 续建项目34个，总投资413亿元；新开工项目78个，总投资477亿元。
const NEAR: usize = 4;

/// The projects counted before, if the sum that a noun names is of those alone: after 其中, or where the same was said of others before.
pub(super) fn counted(state: &State<'_, '_>, noun: &str, out: &[Statement]) -> Option<String> {
    let reading = state.reading;
    let since = out.get(state.since..)?;
    if let Some(kind) = earned(state, noun, since) {
        return Some(kind);
    }
    let at = since.iter().rposition(|s| s.currency.is_none())?;
    let count = &since[at];
    let sums = || since[at + 1..].iter().all(|s| s.indicator.starts_with(&count.indicator));
    let named = |end: &str| noun.len() <= end.len() + NAMED;
    let project = || {
        // 贸易项目482个，金额126亿元
        reading.gauges(noun, "amount") || reading.ending(noun, Kind::Indicator).any(|(end, of)| of == "project" && named(end))
    };
    let whose = state.topic.owner(reading, noun) == Some(count.subject);
    if count.value.is_none() || !whose || reading.gauge(&count.indicator, "invested").is_none() || !project() || !sums() {
        return None;
    }
    let again = |s: &Statement| s.currency.is_some() && s.passage + NEAR >= state.passage && s.indicator.ends_with(noun);
    (state.in_subset || out[..state.since + at].iter().any(again)).then(|| count.indicator.clone())
}

/// The firms right in front that were counted, where their output is told: 86家|规上工业企业|实现|产值50亿元 → 规上工业企业|产值.
fn earned(state: &State<'_, '_>, noun: &str, since: &[Statement]) -> Option<String> {
    let reading = state.reading;
    let chunks = &reading.passages[state.passage].chunks;
    let done = |c: &Chunk| super::word::does(reading, c) || reading.is(c, Kind::Cumulative);
    let at_once = chunks.get(state.left).is_some_and(done);
    let last = since.last().filter(|s| at_once && s.passage == state.passage && s.rule == "observe:count-noun")?;
    let ends =
        state.left.checked_sub(1).and_then(|i| chunks.get(i)).is_some_and(|c| last.indicator.ends_with(reading.str(c.span)));
    let firms = reading.gauge(&last.indicator, "firms").is_some() && last.value.is_some();
    (ends && firms && reading.gauges(noun, "measure")).then(|| last.indicator.clone())
}

/// Bytes that may stand before the word for a sum: 完成|投资, 年度计划|投资.
const NAMED: usize = 6;
