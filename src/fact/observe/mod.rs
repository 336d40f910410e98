//! Clauses → statistics: `规上工业总产值1600亿元，同比增长11.4%，占全市的51%` → one Observation with value, growth and share.
//!
//! Every quantity that no other fact has taken is read with the noun phrase that says of what it is.

mod ahead;
mod among;
mod before;
mod brackets;
mod clip;
mod completion;
mod deed;
mod figure;
mod foremost;
mod kinds;
mod level;
mod lines;
mod members;
mod more;
mod multiple;
mod pairs;
mod part;
mod phrase;
mod places;
mod purpose;
mod qualifier;
mod rank;
mod rate;
mod ratio;
mod retold;
mod scope;
mod several;
mod share;
mod sorts;
mod stake;
mod standing;
mod state;
mod statement;
mod stretch;
mod surge;
mod tagged;
mod those;
mod unitless;
mod unnamed;
mod value;
mod wholes;
mod word;
mod yearly;

use std::collections::BTreeSet;

use self::qualifier::{modifies, modifying, opens};
use self::state::{State, number, within};
pub(super) use self::state::{Statement, whole};
use self::stretch::{Stretch, flowed, framed, grown};
use super::carried::Topic;
use super::reading::{Clause, Passage, Period, Reading};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// All statistics of an article. `taken` holds the quantities that other facts have used.
pub fn observe(reading: &Reading<'_>, topics: &[Vec<Topic>], taken: &BTreeSet<usize>) -> Vec<Statement> {
    let mut out: Vec<Statement> = Vec::new();
    // 一季度，产值增长8%。…投资增长5%。: the stretch of the growth told before is that of the next that names none.
    let mut stretch: Option<Stretch> = None;
    // 上半年，全区经济稳中有进。: that of the sentences right behind one that only sets it.
    let mut frame: Option<Stretch> = None;
    // 上半年，签约项目20个。|新增企业12家: and of what was told of somebody in the last sentence.
    let mut told: Option<Stretch> = None;
    let mut aside = Vec::new();
    let modifying = modifying(reading);
    for (p, passage) in reading.passages.iter().enumerate() {
        if passage.sentence.part != crate::text::Part::Body {
            continue;
        }
        let since = out.len();
        let mut known = frame.filter(|f| f.passage + 2 >= p).or(stretch);
        let mut subset = None;
        let mut verb = String::new();
        let mut level = None;
        let mut foreign = false;
        let mut has_risen = false;
        let mut lifted = Vec::new();
        // 去年设立母基金，|已投子基金9只，带动投资47亿元: what has come of it since then.
        let mut since_then = false;
        // The statement before tells what there is, at no time.
        let mut stock = false;
        for (c, clause) in passage.clauses.iter().enumerate() {
            let topic = &topics[p][c];
            // 达产后可年产50万套: what can be is planned where a plan is told.
            if clause.unreal && !clause.able {
                continue;
            }
            if clause.subset {
                let near = |i: &usize| *i >= since || c == 0 && out[*i].passage + 1 == p;
                subset = out.len().checked_sub(1).filter(near);
            }
            let founded = |(i, _)| super::speech::founded(reading, &passage.chunks, i, clause.end).is_some();
            since_then = clause.date.is_none() && (since_then || out.len() == since && c > 0 && so_far(reading, passage, clause));
            has_risen |= risen(reading, clause, &passage.chunks, topic);
            let mut state = State {
                reading,
                passage: p,
                clause: c,
                left: level.take().unwrap_or_else(|| phrase::start(reading, &passage.chunks, clause)),
                past: 0,
                verb: std::mem::take(&mut verb),
                since,
                apart: false,
                foreign,
                topic,
                explicit: clause.subject.is_some(),
                // 去年产值8亿元；|下一步将发放算力券1亿元: what is to come is of no time gone by.
                period: topic.period.filter(|p| {
                    // 其中，重点项目8个，计划总投资30亿元: what goes on about a whole is of its time.
                    let dated = passage.clauses[..=c].iter().any(|c| c.date.is_some() || c.subset);
                    let over = !dated && topic.planned && !topic.finished && gone(reading, p);
                    let since_then = since_then && gone(reading, p) && !topic.counted;
                    !topic.opened && !over && !since_then && !clause.date.is_some_and(founded)
                }),
                planned: topic.planned && (!has_risen || clause.planned) || clause.able && topic.finished,
                // 其中，|云溪市有12家
                subset: subset.filter(|_| clause.subset || c.checked_sub(1).is_some_and(|b| opens_subset(&passage.clauses[b]))),
                in_subset: passage.clauses[..=c].iter().any(|c| c.subset),
                aside: Vec::new(),
            };
            // 在160家省级以上开发区中: says among whom, and counts nothing.
            let part = &passage.chunks[clause.begin..clause.end];
            if within(reading, part).is_some() || whole(reading, part) {
                let counted = (clause.begin..clause.end).find(|i| number(reading, &passage.chunks[*i]));
                aside.extend(
                    counted
                        .and_then(|at| qualifier::all(&state, at, phrase::after(reading, &passage.chunks, at + 1, clause.end))),
                );
                continue;
            }
            let outer = (state.subset, state.in_subset);
            let mut bracket = None;
            level::level(&mut state, &mut out);
            // 新开工、新竣工项目分别为55个、30个: those that a Milestone counts are no statistic.
            let counts = || {
                part.iter()
                    .filter(|c| reading.quantity(c).is_some_and(|q| matches!(q.kind, QuantityKind::Count | QuantityKind::Money)))
            };
            let told = |c: &Chunk| matches!(c.kind, ChunkKind::Quantity(q) if taken.contains(&q));
            let all = counts().next().is_some() && counts().all(told);
            if !all && pairs::pairs(&state, topic, &mut out) {
                grown(reading, &mut out[since..], topic, &mut known);
                continue;
            }
            if !all && tagged::tagged(&state, &mut out) {
                continue;
            }
            for at in clause.begin..clause.end {
                let index = match passage.chunks[at].kind {
                    ChunkKind::Quantity(q) => q,
                    ChunkKind::List { .. } => {
                        // 甲公司、乙公司等9家企业营收超10亿元: so many have so much.
                        if !kinds::limit(&mut state, at, taken, &mut out) {
                            sorts::listed(&mut state, at, taken, &mut out);
                        }
                        continue;
                    }
                    _ => continue,
                };
                if at < state.past
                    || kinds::limit(&mut state, at, taken, &mut out)
                    || places::many(&mut state, at, taken, &mut out)
                {
                    continue;
                }
                let q = &reading.source.quantities[index];
                if q.kind == QuantityKind::Date {
                    continue;
                }
                // 5年时间增长3倍: the time is part of what is said of the rate.
                let doubles = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Times);
                let grows = |c: &Chunk| reading.is(c, Kind::Growth) || doubles(c);
                // 连续4年全国第一: so is for how long.
                let lasts = |before: usize| {
                    reading.is(&passage.chunks[before], Kind::Ranking) || reading.is(&passage.chunks[before], Kind::Silent)
                };
                let lasting = at > clause.begin && lasts(at - 1);
                if q.kind == QuantityKind::Duration && (lasting || passage.chunks[at + 1..clause.end].iter().take(2).any(grows)) {
                    continue;
                }
                if ratio::ratio(&mut state, at, &mut out) {
                    continue;
                }
                // 35岁以下|创业者占六成: how old they are of whom something is told.
                // 每|千人|拥有企业62户, 每|卖出|100份: out of how many.
                let numbers = || passage.chunks[at + 1..clause.end].iter().any(|c| number(reading, c));
                let each = |back: usize| {
                    let c = at.checked_sub(back).filter(|i| *i >= clause.begin).map(|i| &passage.chunks[i]);
                    c.is_some_and(|c| reading.particle(c, "each"))
                };
                if each(1) && numbers() || each(2) && word::verbal(reading, &passage.chunks[at - 1]) {
                    continue;
                }
                let aged =
                    reading.gauges(&q.unit, "aged") && phrase::after(reading, &passage.chunks, at + 1, clause.end) > at + 1;
                // 6个|项目|有4个: what those are is said with how many they are.
                if let Some(noun) = qualifier::base(reading, &passage.chunks[..clause.end], at) {
                    state.aside.extend(qualifier::all(&state, at, noun));
                    state.left = noun;
                    continue;
                }
                if aged || modifying[index] {
                    continue;
                }
                // 由2021年的242亿元，增至2024年的527亿元
                let next = passage.clauses.get(c + 1).filter(|_| at + 1 == clause.end);
                if next.is_some_and(|next| goes_on(reading, &passage.chunks, at, next)) {
                    level = Some(state.left);
                    continue;
                }
                // 孵化器12家（|其中|国家级4家）、瞪羚企业30家: of the number in front as long as the bracket is open.
                let inner = brackets::opened(&state, at, &out);
                match &passage.chunks[state.left.min(at)..at] {
                    _ if inner.is_some() => (state.subset, state.in_subset, bracket) = (inner, true, inner),
                    [open, of, ..] if open.kind == ChunkKind::Mark('（') && reading.is(of, Kind::Subset) && out.len() > since => {
                        (state.subset, state.in_subset) = (out.len().checked_sub(1), true);
                    }
                    [close, ..] if close.kind == ChunkKind::Mark('）') => {
                        (state.subset, state.in_subset) = outer;
                        lifted.extend(bracket.take().map(|front| brackets::close(&mut out, front)));
                    }
                    _ => {}
                }
                let used = taken.contains(&index);
                state.apart |= used;
                state.foreign = std::mem::replace(&mut foreign, used);
                if !used && q.high.is_none() {
                    match q.kind {
                        // 排名152位: a place without 第.
                        QuantityKind::Count if placed(reading, &passage.chunks[state.left.min(at)..=at]) => {
                            rank::rank(&mut state, at, &mut out)
                        }
                        QuantityKind::Count if lines::lines(&mut state, at, &mut out) => continue,
                        QuantityKind::Count if among::among(&state, at, &mut out) => {}
                        QuantityKind::Money if purpose::purpose(&state, at, &mut out) => {}
                        QuantityKind::Money | QuantityKind::Count | QuantityKind::Measure | QuantityKind::Duration => {
                            let (from, first) = (state.left.min(at), out.len());
                            value::value(&mut state, at, topic, &mut out);
                            // 拥有企业312家，|国家级创新平台17个: what is counted on without a verb is there at the same time.
                            if let Some(s) = out.get_mut(first).filter(|_| q.kind == QuantityKind::Count) {
                                let left = &passage.chunks[from..at];
                                let way = word::stands(reading, left);
                                let goes_on = way.is_none() && !left.iter().all(|c| word::idle(reading, c));
                                if stock && goes_on && clause.date.is_none() && s.part_of.is_none() {
                                    s.period = None;
                                }
                                stock = s.period.is_none() && state.period.is_some() && way.unwrap_or(stock);
                            }
                        }
                        QuantityKind::Percent | QuantityKind::Times => rate::rate(&mut state, at, &mut out),
                        QuantityKind::Rank => rank::rank(&mut state, at, &mut out),
                        QuantityKind::Number => unitless::unitless(&state, at, &mut out),
                        _ => {}
                    }
                }
                state.left = state.left.max(at + 1);
            }
            verb = state.verb;
            aside.append(&mut state.aside);
            lifted.extend(bracket.map(|front| brackets::close(&mut out, front)));
            grown(reading, &mut out[since..], topic, &mut known);
        }
        lifted.into_iter().rev().for_each(|moved| brackets::reopen(&mut out, moved));
        flowed(reading, &topics[p], since, &mut out, p, &mut told);
        stretch = known.filter(|k| k.passage == p).or(stretch);
        frame = framed(reading, p, &topics[p]).or(frame);
    }
    smaller(&mut out);
    out.append(&mut aside);
    figure::named(reading, &mut out);
    retold::once(out)
}

/// Whether a clause says from what level to what level something has come since works were finished: 投用后，产值由80万元提高到95万元.
fn risen(reading: &Reading<'_>, clause: &Clause, chunks: &[Chunk], topic: &Topic) -> bool {
    let part = &chunks[clause.begin..clause.end];
    let from = part.iter().position(|c| reading.leads(c, "from"));
    let numbers = |from: usize| part[from..].iter().filter(|c| number(reading, c)).count();
    topic.finished && !clause.planned && !clause.able && from.is_some_and(|from| numbers(from) > 1)
}

/// Whether a clause begins with what has been done by now: |已|投子基金9只.
fn so_far(reading: &Reading<'_>, passage: &Passage, clause: &Clause) -> bool {
    let adverb = |c: &Chunk| {
        let token = reading.source.token(c.span.begin as usize);
        reading.is(c, Kind::Realised) && token.is_some_and(|t| t.pos == Pos::Adverb && t.span == c.span)
    };
    passage.chunks.get(clause.begin).is_some_and(adverb)
}

/// Whether a period was over on the day of publication.
fn gone(reading: &Reading<'_>, period: &Period) -> bool {
    reading.source.article.published.is_some_and(|day| period.to < day)
}

/// Whether a clause is nothing but 其中.
fn opens_subset(clause: &Clause) -> bool {
    clause.subset && clause.end == clause.begin + 1
}

/// Whether a count is a place in a ranking: |排名|152位|, |位居|全国|高新区|80位|.
fn placed(reading: &Reading<'_>, chunks: &[Chunk]) -> bool {
    let Some((last, front)) = chunks.split_last() else { return false };
    let Some(verb) = front.iter().rposition(|c| reading.is(c, Kind::Ranking)) else { return false };
    let closes = |unit: &str| reading.source.ontology.lexicon.values(unit, Kind::Ordinal).any(|v| v == "closes");
    let among = match &front[verb + 1..] {
        // 研发人员|上升至|80名
        [] => !reading.is(&front[verb], Kind::Light),
        [scope] => scope::scopes(reading, scope),
        [scope, peers] => scope::scopes(reading, scope) && !matches!(peers.kind, ChunkKind::Mark(_) | ChunkKind::Quantity(_)),
        _ => false,
    };
    among && reading.quantity(last).is_some_and(|q| closes(&q.unit) && q.bound.is_none())
}

/// A part is no larger than its whole: 15家甲园区、21家乙集聚区参评，其中33家获评 are not of the last ones only. And it is of what was
/// counted in its unit: 引进项目46个，合同引资438亿元，其中百亿级项目1个.
fn smaller(statements: &mut [Statement]) {
    for i in 0..statements.len() {
        let (Some(of), Some((part, unit))) = (statements[i].part_of, statements[i].value.as_ref()) else { continue };
        let Some(whole) = statements.get(of) else { continue };
        let counted = |s: &Statement| s.value.as_ref().is_some_and(|(value, of)| of == unit && value >= part);
        let same = whole.value.as_ref().is_some_and(|(_, of)| of == unit);
        if same && !counted(whole) {
            statements[i].part_of = None;
        } else if !same {
            let told =
                statements[..of].iter().rposition(|s| s.passage == whole.passage && s.subject == whole.subject && counted(s));
            statements[i].part_of = told.or(Some(of));
        }
    }
}

/// Whether the next clause says what a level has become: 由242亿元，|增至|527亿元.
fn goes_on(reading: &Reading<'_>, chunks: &[Chunk], at: usize, next: &Clause) -> bool {
    let Some(kind) = reading.quantity(&chunks[at]).map(|q| q.kind) else { return false };
    let part = &chunks[next.begin..next.end];
    let reaches = |c: &Chunk| reading.is(c, Kind::Light) || reading.is(c, Kind::Growth) || reading.is(c, Kind::Ranking);
    opens(reading, &chunks[..at])
        && part.iter().take(3).any(reaches)
        && part.iter().find(|c| number(reading, c)).and_then(|c| reading.quantity(c)).is_some_and(|q| q.kind == kind)
}
