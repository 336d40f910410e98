//! Whom 前者 and 后者 mean: of the two whom the clauses before name as sides, `甲公司|与|乙公司|签约，后者…`, the first or the second; where
//! no two are joined, 后者 is who was named last.

use super::stands::sentence;
use super::{Mention, Source};
use crate::ontology::{Kind, says};
use crate::text::Span;

/// How far from each other the two may stand that a word joins: 与|国内领先的|乙公司.
const FAR: u32 = 16;

/// How many names ago the two were named where nothing joins them.
const NEAR: usize = 12;

/// The entity that 前者 (`first`) or 后者 means, of those of these classes that are named before it.
pub(super) fn of_two(source: &Source<'_>, word: Span, first: bool, before: &[Mention]) -> Option<usize> {
    let agent = |m: &&Mention| m.class != "Person" && source.ontology.schema.is_a(m.class, "Agent");
    let told = sentence(source, word.begin)?;
    // 甲为乙定制模组；后者…: the sentence before, where this one begins with the word.
    let from = match before.last()?.span.begin {
        last if last >= told => told,
        last => sentence(source, last)?,
    };
    let near = before.get(before.partition_point(|m| m.span.begin < from)..)?;
    let two = |side: &dyn Fn(&&Mention) -> bool| {
        let sides: Vec<&Mention> = near.iter().filter(side).collect();
        let joint = |two: &&[&Mention]| two[0].entity != two[1].entity && joined(source, two[0], two[1]);
        sides.windows(2).rev().find(joint).map(|two| [two[0], two[1]])
    };
    // 甲项目和乙大厦同日开工。前者…: two works, where no bodies are joined.
    let works = |m: &&Mention| matches!(m.class, "Project" | "Platform");
    match two(&agent).or_else(|| two(&works)) {
        Some(two) => Some(two[usize::from(!first)].entity),
        None if first => apart(source, word, before),
        None => near.iter().rfind(|m| agent(m) || m.class == "Platform").map(|m| m.entity),
    }
}

/// 甲公司做轴承，…；|乙公司|做齿轮。两家企业…，|前者|…: the first of the two firms of which the paragraph spoke last.
fn apart(source: &Source<'_>, word: Span, before: &[Mention]) -> Option<usize> {
    let begin = super::stands::paragraph(source, word.begin);
    let firm = |m: &&Mention| m.class == "Company" && super::stands::head(source, m.outer);
    let mut firms = before.iter().rev().take(NEAR).take_while(|m| m.span.begin >= begin).filter(firm).map(|m| m.entity);
    let last = firms.next()?;
    firms.find(|entity| *entity != last)
}

/// Whether nothing but a word that joins, and what qualifies the second, stands between two names: 甲|与|乙, 甲将|为|乙.
fn joined(source: &Source<'_>, a: &Mention, b: &Mention) -> bool {
    let (from, to) = (a.outer.end, b.outer.begin);
    let joins = |i: u32| {
        source
            .word_from(i as usize, Kind::Particle)
            .is_some_and(|(span, does)| span.end <= to && ["with", "whom", "beside"].iter().any(|way| says(does, way)))
    };
    // 甲、乙同日上市：后者…
    let listed = |i: u32| source.char(i as usize) == Some('、');
    let mark = |i: u32| matches!(source.char(i as usize), Some('，' | '。' | '；' | '：'));
    from < to && to - from <= FAR && (from..to).any(|i| joins(i) || listed(i)) && !(from..to).any(mark)
}
