//! What is told of several at once, one fact for each: `副局长胡静、谢明远` hold a post each, and in `总投资5亿元的甲项目、总投资3亿元的
//! 乙项目开工` each project has a sum of its own.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::frame::number;
use super::reading::{Passage, Reading};
use super::{Fact, Filler};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::ontology::{Kind, Role, Schema};
use crate::quantity::QuantityKind;
use crate::rule::Match;

/// A project, or several, behind their sum: 总投资|5亿元|的|甲项目.
pub(super) struct Sized {
    projects: Vec<usize>,
    quantity: usize,
    /// Whose it is: |甲公司|投资5亿元的乙项目.
    owner: Option<usize>,
}

/// What is told of several in one fact: one for each sum, for each pair of two lists, for each who has a role that takes one.
pub(super) fn told(
    reading: &Reading<'_>,
    passage: &Passage,
    found: &Match<'_>,
    fact: Fact,
    runs: &[Vec<Sized>],
    taken: &mut BTreeSet<usize>,
) -> Vec<Fact> {
    let schema = &reading.source.ontology.schema;
    let told = apart(reading, &passage.chunks, fact, runs, taken).into_iter();
    told.flat_map(|f| respectively(reading, found, passage, f)).flat_map(|f| each(schema, f)).collect()
}

/// A fact of which each of several is meant: 副局长胡静、谢明远 hold a post each.
fn each(schema: &Schema, fact: Fact) -> Vec<Fact> {
    let several = |r: &&Role| {
        let fillers = fact.roles.get(r.name).map_or(&[][..], Vec::as_slice);
        r.single && fillers.len() > 1 && fillers.iter().all(|f| matches!(f, Filler::Entity(_)))
    };
    let Some(role) = schema.fact_type(&fact.kind).and_then(|t| t.roles.iter().find(several)) else { return vec![fact] };
    let one = |filler: &Filler| {
        let mut one = fact.clone();
        one.roles.insert(role.name.to_owned(), vec![filler.clone()]);
        // 投资了甲、乙等10家企业，总额5亿元: the sum is that of all of them.
        one.roles.retain(|_, fillers| !fillers.iter().any(|f| matches!(f, Filler::Amount { .. })));
        one
    };
    fact.roles.get(role.name).into_iter().flatten().map(one).collect()
}

/// 甲、乙|分别|获评丙、丁: two lists of one length are told in the same order, one fact for each pair. Of 甲、乙等 nobody knows who the
/// others are.
fn respectively(reading: &Reading<'_>, found: &Match<'_>, passage: &Passage, fact: Fact) -> Vec<Fact> {
    let ordered = |c: &Chunk| reading.word(c, Kind::Respectively) == Some("ordered");
    let Some(clause) = passage.clauses.iter().find(|c| (c.begin..c.end).contains(&found.trigger)) else { return vec![fact] };
    let said = || passage.chunks[clause.begin..=found.trigger].iter().any(ordered);
    // 甲、乙等, 甲、乙等6家
    let more = |c: &Chunk| match &c.kind {
        ChunkKind::List { members, .. } => members.last().is_some_and(|m| reading.mentions[*m].outer.end != c.span.end),
        _ => reading.str(c.span) == "等",
    };
    // Nor is what all of them come to anybody's own.
    let sums = |f: &Filler| matches!(f, Filler::Amount { .. } | Filler::Number(_));
    let apart = clause.kinds.has(Kind::Respectively) && said() && !passage.chunks[clause.begin..clause.end].iter().any(more);
    if !apart || fact.roles.values().flatten().any(sums) {
        return vec![fact];
    }
    let listed = fact.roles.iter().filter(|(_, f)| f.len() > 1 && f.iter().all(|f| matches!(f, Filler::Entity(_))));
    let [(first, a), (second, b)] = listed.collect::<Vec<_>>()[..] else { return vec![fact] };
    if a.len() != b.len() {
        return vec![fact];
    }
    let one = |(a, b): (&Filler, &Filler)| {
        let mut one = fact.clone();
        one.roles.insert(first.clone(), vec![a.clone()]);
        one.roles.insert(second.clone(), vec![b.clone()]);
        one
    };
    a.iter().zip(b).map(one).collect()
}

/// The runs of projects in a sentence each of which has a sum of its own: 总投资5亿元的|甲项目|、总投资3亿元的|乙项目.
pub(super) fn runs(reading: &Reading<'_>, chunks: &[Chunk]) -> Vec<Vec<Sized>> {
    let mut runs: Vec<Vec<Sized>> = Vec::new();
    let mut end = None;
    for at in 1..chunks.len() {
        let Some((one, behind)) = sized(reading, chunks, at) else { continue };
        let joined = end.is_some_and(|end| joins(reading, &chunks[end..at]));
        match runs.last_mut().filter(|_| joined) {
            // 、|投资3亿元的丙项目 is that of the firm named last.
            Some(run) => run.push(Sized { owner: one.owner.or(run.last().and_then(|s| s.owner)), ..one }),
            None => runs.push(vec![one]),
        }
        end = Some(behind);
    }
    runs.retain(|run| run.len() > 1);
    runs
}

/// The projects whose sum stands here, with 的 or without, and where they end.
fn sized(reading: &Reading<'_>, chunks: &[Chunk], at: usize) -> Option<(Sized, usize)> {
    let ChunkKind::Quantity(quantity) = chunks[at].kind else { return None };
    let q = &reading.source.quantities[quantity];
    let named = at + 1 + usize::from(reading.particle(chunks.get(at + 1)?, "of"));
    let names = reading.names(chunks.get(named)?);
    let works =
        names.iter().all(|m| matches!(reading.class(*m), "Project" | "Platform" | "Zone") && !reading.mentions[*m].anaphor);
    let sum = q.kind == QuantityKind::Money && q.value.is_some() && q.high.is_none();
    let projects = names.iter().map(|m| reading.mentions[*m].entity).collect();
    let one = Sized { projects, quantity, owner: owner(reading, &chunks[..at]) };
    (sum && works && !names.is_empty()).then_some((one, named + 1))
}

/// The firm in front of the word for its sum: |甲公司|计划投资.
fn owner(reading: &Reading<'_>, before: &[Chunk]) -> Option<usize> {
    let named = before.iter().rposition(|c| !idle(reading, c)).filter(|at| at + 1 < before.len())?;
    match reading.names(&before[named]) {
        [one] if reading.class(*one) == "Company" => Some(reading.mentions[*one].entity),
        _ => None,
    }
}

/// Whether a word only says that a sum follows, and how sure it is.
fn idle(reading: &Reading<'_>, c: &Chunk) -> bool {
    let sum = |text: &str| text.ends_with("投资") || reading.ending(text, Kind::Indicator).any(|(_, of)| of == "project");
    sum(reading.str(c.span))
        || [Kind::Planned, Kind::Silent, Kind::Light, Kind::BoundBefore].iter().any(|k| reading.is(c, *k))
        || matches!(c.kind, ChunkKind::Token(Pos::Adverb))
}

/// Whether nothing but 、 or 和 and the word for the sum stands between a project and the next one's sum: （一期）、总投资.
fn joins(reading: &Reading<'_>, between: &[Chunk]) -> bool {
    let bracket = between
        .iter()
        .rposition(|c| c.kind == ChunkKind::Mark('）'))
        .filter(|_| between.first().is_some_and(|c| c.kind == ChunkKind::Mark('（')));
    let between = &between[bracket.map_or(0, |close| close + 1)..];
    let joint = |c: &Chunk| matches!(c.kind, ChunkKind::Mark('、' | '，')) || reading.particle(c, "and");
    let firm = |c: &Chunk| matches!(reading.names(c), [one] if reading.class(*one) == "Company");
    match between.split_first() {
        Some((first, rest)) => {
            // 、|乙公司|投资3亿元的丙项目
            let rest = rest.split_first().filter(|(c, rest)| firm(c) && !rest.is_empty()).map_or(rest, |(_, rest)| rest);
            joint(first) && rest.len() <= 4 && rest.iter().all(|c| idle(reading, c))
        }
        None => false,
    }
}

/// A fact about one of a run of projects holds of all of them, each with its own sum. Where it counts them, the sums are none of its
/// own: 总投资5亿元的甲项目、总投资3亿元的乙项目等8个项目开工.
fn apart(reading: &Reading<'_>, chunks: &[Chunk], mut fact: Fact, runs: &[Vec<Sized>], taken: &mut BTreeSet<usize>) -> Vec<Fact> {
    let sum = |s: &Sized| number(&reading.source.quantities[s.quantity]);
    let amount = fact.roles.get("amount").and_then(|f| f.first()).cloned();
    let counts = fact.roles.contains_key("projectCount");
    if let Some(q) = chunks.iter().enumerate().find_map(|(at, c)| {
        let ChunkKind::Quantity(q) = c.kind else { return None };
        (counts && amount.is_some() && number(&reading.source.quantities[q]) == amount && one(reading, &chunks[at + 1..]))
            .then_some(q)
    }) {
        fact.roles.remove("amount");
        taken.remove(&q);
        if runs.is_empty() {
            whole(reading, chunks, q, &mut fact, taken);
            return vec![fact];
        }
    }
    let named: Vec<usize> = fact.roles.get("project").into_iter().flatten().filter_map(super::frame::entity).collect();
    let has = |run: &&Vec<Sized>| {
        let about = !named.is_empty() && named.iter().all(|p| run.iter().any(|s| s.projects.contains(p)));
        about || named.is_empty() && amount.is_some() && run.iter().any(|s| sum(s) == amount)
    };
    let Some(run) = runs.iter().find(has) else { return vec![fact] };
    let all = |projects: &mut dyn Iterator<Item = usize>| projects.map(Filler::Entity).collect::<Vec<_>>();
    if counts || named.is_empty() {
        if run.iter().any(|s| sum(s) == amount) {
            fact.roles.remove("amount");
            taken.retain(|q| !run.iter().any(|s| s.quantity == *q));
        }
        if let Some(last) = run.last().filter(|_| counts && !fact.roles.contains_key("amount")) {
            whole(reading, chunks, last.quantity, &mut fact, taken);
        }
        fact.roles.insert("project".to_owned(), all(&mut run.iter().flat_map(|s| s.projects.iter().copied())));
        return vec![fact];
    }
    // Each is that of the firm in front of it.
    let owned = |f: &Filler| matches!(f, Filler::Entity(e) if run.iter().any(|s| s.owner == Some(*e)));
    let one = |s: &Sized| {
        let mut one = fact.clone();
        one.roles.insert("project".to_owned(), all(&mut s.projects.iter().copied()));
        one.roles.insert("amount".to_owned(), sum(s).into_iter().collect());
        for filler in one.roles.values_mut().flatten().filter(|f| owned(f)) {
            *filler = Filler::Entity(s.owner?);
        }
        Some(one)
    };
    taken.extend(run.iter().map(|s| s.quantity));
    run.iter().filter_map(one).collect()
}

/// The sum of all of those that are counted, behind that of one: 总投资5亿元的甲项目等8个项目签约，|总投资|达|30亿元.
fn whole(reading: &Reading<'_>, chunks: &[Chunk], one: usize, fact: &mut Fact, taken: &mut BTreeSet<usize>) {
    let sum = |c: &Chunk| reading.ending(reading.str(c.span), Kind::Indicator).any(|(_, of)| of == "project");
    let idle = |c: &Chunk| [Kind::Light, Kind::BoundBefore, Kind::Silent].iter().any(|k| reading.is(c, *k));
    let from = chunks.iter().position(|c| c.kind == ChunkKind::Quantity(one)).map_or(chunks.len(), |at| at + 1);
    for at in from..chunks.len() {
        let ChunkKind::Quantity(q) = chunks[at].kind else { continue };
        let quantity = &reading.source.quantities[q];
        let of = chunks.get(at + 1).is_some_and(|c| reading.particle(c, "of"));
        let named = chunks[..at].iter().rposition(|c| !idle(c)).is_some_and(|i| sum(&chunks[i]));
        if quantity.kind == QuantityKind::Money && !of && named && !chunks[from..at].iter().any(|c| reading.is(c, Kind::Subset)) {
            taken.insert(q);
            fact.roles.insert("amount".to_owned(), number(quantity).into_iter().collect());
            return;
        }
    }
}

/// Whether a sum is that of one of those that are counted behind it: 总投资5亿元|的甲项目等8个项目.
fn one(reading: &Reading<'_>, behind: &[Chunk]) -> bool {
    let of = behind.first().is_some_and(|c| reading.particle(c, "of"));
    let near = behind.iter().take(8).take_while(|c| !matches!(c.kind, ChunkKind::Mark('，' | '；' | '。')));
    // 等8个项目 may be part of a list.
    let counted = |c: &Chunk| match &c.kind {
        ChunkKind::List { count, .. } => count.is_some(),
        _ => reading.str(c.span) == "等",
    };
    of && near.into_iter().any(counted)
}

/// The other counts of a series, each of projects of another sort: 签约4个电子项目|、8个生物项目|, 签约电子项目4个|、生物项目8个|.
pub(super) fn series(reading: &Reading<'_>, chunks: &[Chunk], fact: &Fact, taken: &mut BTreeSet<usize>) -> Vec<Fact> {
    let first = match fact.roles.get("projectCount").map(Vec::as_slice) {
        Some([Filler::Number(n)]) if !fact.roles.contains_key("project") => Some(*n),
        _ => None,
    };
    let count = |at: usize| match chunks.get(at).map(|c| &c.kind) {
        Some(ChunkKind::Quantity(q)) if reading.source.quantities[*q].kind == QuantityKind::Count => Some(*q),
        _ => None,
    };
    let number = |at: usize| count(at).and_then(|q| reading.source.quantities[q].value);
    let Some(at) = (0..chunks.len()).find(|at| first.is_some() && number(*at) == first) else { return Vec::new() };
    let mut more = Vec::new();
    let mut add = |at: usize, sort: &[Chunk]| {
        let (Some(q), Some(number)) = (count(at), number(at)) else { return };
        let mut one = fact.clone();
        one.roles.retain(|role, _| role != "amount" && role != "bound" && role != "category");
        one.roles.insert("projectCount".to_owned(), vec![Filler::Number(number)]);
        let schema = &reading.source.ontology.schema;
        if let (Some(a), Some(b), Some(_)) = (sort.first(), sort.last(), schema.role(&fact.kind, "category")) {
            let words = reading.str(a.span.join(b.span)).to_owned();
            one.roles.insert("category".to_owned(), vec![Filler::Text(words)]);
        }
        taken.insert(q);
        more.push(one);
    };
    let joint = |at: usize| chunks.get(at).is_some_and(|c| c.kind == ChunkKind::Mark('、') || reading.particle(c, "and"));
    let mut end = at + 1;
    if let Some(to) = sort(reading, chunks, end) {
        end = to;
        while let Some(to) = sort(reading, chunks, end + 2).filter(|_| joint(end) && count(end + 1).is_some()) {
            add(end + 1, &chunks[end + 2..to]);
            end = to;
        }
        return more;
    }
    while let Some(to) = sort(reading, chunks, end + 1).filter(|to| joint(end) && count(*to).is_some()) {
        add(to, &chunks[end + 1..to]);
        end = to + 1;
    }
    more
}

/// Where the words end that say of what sort projects are: |数字经济项目|; nothing that was done to them.
fn sort(reading: &Reading<'_>, chunks: &[Chunk], from: usize) -> Option<usize> {
    let projects = |c: &Chunk| {
        let text = reading.str(c.span);
        reading.ending(text, Kind::Anaphor).any(|(_, of)| of.ends_with("Project"))
    };
    let to = from + chunks.get(from..)?.iter().take(7).position(projects)?;
    let done = |c: &Chunk| {
        matches!(c.kind, ChunkKind::Mark(_) | ChunkKind::Quantity(_) | ChunkKind::Token(Pos::Verb | Pos::Preposition))
            || [Kind::Planned, Kind::Light, Kind::Subset].iter().any(|k| reading.is(c, *k))
            || reading.particle(c, "opens")
            || matches!(c.kind, ChunkKind::Word(_))
                && reading.source.token(c.span.begin as usize).is_some_and(|t| t.pos == Pos::Verb)
    };
    (to > from && !chunks[from..to].iter().any(done)).then_some(to + 1)
}

/// Whether a clause counts projects: 15个重大项目, 甲项目、乙项目等15个项目, and where no fund or park has them: 重大项目15个.
pub(super) fn counted(reading: &Reading<'_>, chunks: &[Chunk], platform: bool) -> bool {
    let project = |c: &Chunk| reading.ending(reading.str(c.span), Kind::Anaphor).any(|(_, of)| of.ends_with("Project"));
    chunks.iter().enumerate().any(|(i, c)| match &c.kind {
        ChunkKind::List { members, count } => {
            let works = |m: &usize| matches!(reading.class(*m), "Project" | "Platform");
            count.is_some() && members.len() < 9 && members.first().is_some_and(works)
        }
        ChunkKind::Quantity(q) => {
            let many = reading.source.quantities[*q].value.is_some_and(|v| v > rust_decimal::Decimal::ONE);
            let count = reading.source.quantities[*q].kind == QuantityKind::Count;
            let behind = chunks[i + 1..].iter().take(3).take_while(|c| !matches!(c.kind, ChunkKind::Mark(_))).any(project);
            // 项目|共有|42个
            let front = || chunks[..i].iter().rev().find(|c| !c.kinds.has(Kind::Light)).is_some_and(project);
            many && count && (behind || !platform && front())
        }
        // 这些|项目
        _ => reading.particle(c, "many") && chunks.get(i + 1).is_some_and(project),
    })
}

/// Takes the counts of projects that a fact before has told: 签约项目18个。…|18个|项目涉及三大产业. With a sum of their own they tell apart
/// what is measured (18个项目总投资80亿元).
pub(super) fn again(reading: &Reading<'_>, facts: &[Fact], taken: &mut BTreeSet<usize>) {
    let counts: Vec<(u32, Decimal)> = facts
        .iter()
        .flat_map(|f| f.roles.get("projectCount").into_iter().flatten().map(|n| (f.end, n)))
        .filter_map(|(end, n)| if let Filler::Number(n) = n { Some((end, *n)) } else { None })
        .collect();
    if counts.is_empty() {
        return;
    }
    for passage in &reading.passages {
        let begin = reading.source.text.original(passage.sentence.span).start as u32;
        for clause in &passage.clauses {
            let part = &passage.chunks[clause.begin..clause.end];
            for (at, c) in part.iter().enumerate() {
                let ChunkKind::Quantity(index) = c.kind else { continue };
                let q = &reading.source.quantities[index];
                let told = || counts.iter().any(|(end, n)| *end <= begin && Some(*n) == q.value);
                let behind = &part[at + 1..];
                let projects = || {
                    behind
                        .iter()
                        .take(4)
                        .take_while(|c| !matches!(c.kind, ChunkKind::Mark(_)))
                        .any(|c| reading.str(c.span).ends_with("项目"))
                };
                let alone = || !behind.iter().any(|c| reading.quantity(c).is_some());
                if q.kind == QuantityKind::Count && q.bound.is_none() && told() && projects() && alone() {
                    taken.insert(index);
                }
            }
        }
    }
}
