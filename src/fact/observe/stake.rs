//! What part of a firm somebody holds: `李明远直接持有公司41%的|股份` is 持股 of 李明远, among the firm's shares.

use super::{State, Statement};
use crate::chunk::{Chunk, ChunkKind};
use crate::ontology::Kind;

/// Tells the percentage in front of 股份 or 股权 of whoever holds it. What is bought or sold is none of it: 收购丙公司60%|股权.
pub(super) fn stake(state: &State<'_, '_>, at: usize, out: &mut Vec<Statement>) {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause];
    let chunks = &passage.chunks[..clause.end];
    let holds = |c: &Chunk| {
        reading.source.ontology.lexicon.values(reading.str(c.span), Kind::Gauge).find_map(|v| v.strip_prefix("holds "))
    };
    let held = (clause.begin..at).rev().find_map(|i| Some((i, holds(&chunks[i])?)));
    let Some(((verb, indicator), q)) = held.zip(reading.quantity(&chunks[at])) else { return };
    // 持有60%股权|的|乙公司: whose it is stands behind.
    let of = chunks[at + 1..].iter().rposition(|c| reading.particle(c, "of")).map(|i| at + 1 + i);
    let behind = of.and_then(|of| chunks.get(of + 1)).and_then(|c| reading.names(c).first());
    let firm = |c: &Chunk| reading.names(c).iter().copied().find(|m| reading.is_a(*m, "Company"));
    let whose = chunks[verb..at].iter().rev().find_map(firm).or(behind.copied());
    let agent = |c: &Chunk| {
        let names = reading.names(c).iter().copied();
        names.into_iter().find(|m| reading.is_a(*m, "Agent") && reading.class(*m) != "Zone" || reading.class(*m) == "Person")
    };
    // 实际控制人为李明远，|直接持有公司41%的股份: he stands in the clause before.
    let front = &chunks[clause.begin..verb];
    let before = || {
        let clause = state.clause.checked_sub(1).map(|c| &passage.clauses[c])?;
        let person = |c: &Chunk| agent(c).filter(|m| reading.class(*m) == "Person");
        chunks[clause.begin..clause.end].iter().rev().find_map(person)
    };
    let bare = front.iter().all(|c| !matches!(c.kind, ChunkKind::Mention(_)));
    let holder = front.iter().rev().find_map(agent).or_else(|| if bare { before() } else { None });
    let whose = whose.map(|m| reading.mentions[m].entity);
    let entity = holder.map(|m| reading.mentions[m].entity).or(state.topic.subject.filter(|s| Some(*s) != whose)).or(whose);
    let Some(subject) = entity else { return };
    let mut statement = state.statement(subject, indicator.to_owned(), "observe:stake");
    (statement.share, statement.bound) = (q.value, q.bound);
    statement.scope = whose.filter(|w| *w != subject).map(|w| reading.clusters[w].name.clone());
    // 持有60%股权的乙公司去年营收2亿元: the time is that of what is told of the firm.
    statement.period = statement.period.filter(|_| behind.is_none());
    out.push(statement);
}
