//! Numbers of what was measured before: `企业达260家。|这一数字|三年前为180家` tells of enterprises, too.

use super::Statement;
use crate::fact::reading::Reading;

/// How many sentences before, and how many statements, the number may have been told that is called so.
const NEAR: usize = 2;
const LAST: usize = 16;

/// What is only called a number is what was measured before in the same unit; a share has none.
pub(super) fn named(reading: &Reading<'_>, statements: &mut [Statement]) {
    for i in 1..statements.len() {
        if !reading.gauges(&statements[i].indicator, "figure") {
            continue;
        }
        let (passage, unit) = (statements[i].passage, statements[i].value.as_ref().map(|(_, unit)| unit));
        let same = |s: &&Statement| unit.is_none_or(|unit| s.value.as_ref().is_some_and(|(_, of)| of == unit));
        let mut near = statements[..i].iter().rev().take(LAST).take_while(|s| s.passage + NEAR >= passage);
        if let Some((subject, indicator)) = near.find(same).map(|s| (s.subject, s.indicator.clone())) {
            (statements[i].subject, statements[i].indicator) = (subject, indicator);
        }
    }
}
