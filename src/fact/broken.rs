//! Projects of a Signing or a Milestone broken down by sort without 其中: `57个项目开工。产业项目23个，总投资107亿元；基础设施项目34个，总投资3亿元。`
//!
//! That they are parts of the whole is told by their numbers, which come to more than half of it and to no more than all.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::observe::Statement;
use super::reading::Reading;
use super::{Fact, Filler};
use crate::chunk::ChunkKind;
use crate::ontology::Kind;

/// How many sentences behind the whole its parts may stand.
const NEAR: usize = 4;

/// For each statement that counts such a part, or tells what it costs, the fact of the whole.
pub(super) fn down(reading: &Reading<'_>, statements: &[Statement], facts: &[Fact]) -> BTreeMap<usize, usize> {
    let mut of = BTreeMap::new();
    let sentences: Vec<usize> = (0..reading.passages.len()).map(|p| begin(reading, p)).collect();
    for (whole, all) in facts.iter().enumerate().filter_map(|(i, f)| Some((i, counts(f)?))) {
        let told = sentences.partition_point(|at| *at < facts[whole].begin as usize);
        // 甲高新区20个项目开工。全市重点项目完成8个: what others have is no part of it.
        let whose: Vec<_> = ["zone", "party"].iter().filter_map(|role| facts[whole].roles.get(*role)).flatten().collect();
        let theirs = |s: &Statement| whose.is_empty() || whose.contains(&&Filler::Entity(s.subject));
        // 新签约、新开工项目分别达50个、29个: they are told beside each other.
        let each = reading.passages[told].clauses.iter().any(|c| c.kinds.has(Kind::Respectively));
        let from = statements.partition_point(|s| s.passage < told + usize::from(each));
        let to = statements.partition_point(|s| s.passage <= told + NEAR);
        let part = |s: &Statement| {
            // 签下26个项目，总投资88亿元——制造业占9个: the plan is that of the sum.
            let planned = s.planned && s.passage != told;
            let plain = s.currency.is_none() && s.growth.is_none() && s.rank.is_none() && !s.in_subset && !planned;
            s.value.as_ref().map(|(n, _)| *n).filter(|n| plain && theirs(s) && *n < all && sort(reading, s, told))
        };
        let mut parts: Vec<(usize, Decimal)> = (from..to).filter_map(|i| Some((i, part(&statements[i])?))).collect();
        // 签约项目40个，退库|项目12个，调出项目15个: what else was done to projects is no sort of them, unless all come to the whole.
        if parts.iter().map(|(_, n)| *n).sum::<Decimal>() != all {
            parts.retain(|(i, _)| !deed(reading, &statements[*i]));
        }
        let sum: Decimal = parts.iter().map(|(_, n)| *n).sum();
        // 签约25个项目，研发总部|类|就占9个，投资10亿元|以上|的有5个: of what is called a sort one is
        // enough, and so are those that are called alike.
        let alone = |i: usize| statements[i].passage == told && reading.gauge(&statements[i].indicator, "single").is_some();
        let alike = !parts.is_empty() && parts.iter().all(|(i, _)| alone(*i));
        if !(alike && sum <= all) && (parts.len() < 2 || sum > all || sum * Decimal::TWO <= all) {
            continue;
        }
        for (i, _) in parts {
            of.entry(i).or_insert(whole);
            let cost = statements.get(i + 1).filter(|s| s.passage == statements[i].passage && s.currency.is_some());
            if cost.is_some_and(|s| sums(reading, &s.indicator)) {
                of.entry(i + 1).or_insert(whole);
            }
        }
    }
    of
}

/// Whether a statement counts projects of some sort: 产业项目23个, and in the sentence of all of them also 制造业9个, 服务业类7个, 外资占了4席.
pub(super) fn sort(reading: &Reading<'_>, s: &Statement, told: usize) -> bool {
    let projects = reading.ending(&s.indicator, Kind::Anaphor).any(|(_, of)| of.ends_with("Project"));
    let unit = s.value.as_ref().is_some_and(|(_, unit)| matches!(unit.as_str(), "个" | "项" | "席"));
    // 外资的12个，投资6亿美元；内资的38个，…: so behind a semicolon.
    let goes_on = (told..s.passage).all(|p| reading.passages[p].chunks.last().is_some_and(|c| c.kind == ChunkKind::Mark('；')));
    projects || s.passage >= told && goes_on && unit && reading.gauge(&s.indicator, "sort").is_some()
}

/// Whether a statement begins with what else is done to projects: 盘活|闲置项目7个.
fn deed(reading: &Reading<'_>, s: &Statement) -> bool {
    let lexicon = &reading.source.ontology.lexicon;
    let mut fronts = s.indicator.char_indices().map(|(i, _)| &s.indicator[..i]).take(5);
    fronts.any(|front| lexicon.values(front, Kind::Gauge).any(|way| way == "handles"))
}

/// Whether a noun names the sum of projects: 总投资, 投资项目金额.
pub(super) fn sums(reading: &Reading<'_>, noun: &str) -> bool {
    reading.gauge(noun, "amount").is_some() || reading.ending(noun, Kind::Indicator).any(|(_, of)| of == "project")
}

/// How many projects a Signing or a Milestone that is no part of another counts.
pub(super) fn counts(fact: &Fact) -> Option<Decimal> {
    let whole = matches!(fact.kind.as_str(), "Signing" | "Milestone") && !fact.roles.contains_key("partOf");
    match fact.roles.get("projectCount").filter(|_| whole)?.first() {
        Some(Filler::Number(n)) => Some(*n),
        _ => None,
    }
}

/// Where a sentence begins.
pub(super) fn begin(reading: &Reading<'_>, passage: usize) -> usize {
    reading.source.text.original(reading.passages[passage].sentence.span).start
}
