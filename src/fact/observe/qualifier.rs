//! Numbers that count nothing themselves: `亿元以上|项目12个`, `一条`, `十一届|八次|全会`, `由|30万套|提升至60万套`.

use rust_decimal::Decimal;

use super::{State, Statement, kinds, number, phrase};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::fact::reading::Reading;
use crate::ontology::Kind;
use crate::quantity::QuantityKind;
use crate::text::{Part, Span};

/// For each quantity whether it only [`modifies`]. All of them are asked one after the other, since it is many questions, whose
/// code the cache would else have lost before the next.
pub(super) fn modifying(reading: &Reading<'_>) -> Vec<bool> {
    let mut all = vec![false; reading.source.quantities.len()];
    for (p, passage) in reading.passages.iter().enumerate().filter(|(_, passage)| passage.sentence.part == Part::Body) {
        for clause in passage.clauses.iter().filter(|clause| !clause.unreal || clause.able) {
            for at in clause.begin..clause.end {
                if let ChunkKind::Quantity(q) = passage.chunks[at].kind
                    && reading.source.quantities[q].kind != QuantityKind::Date
                {
                    all[q] = modifies(reading, &passage.chunks, at, clause.end) || at == 0 && these_two(reading, p);
                }
            }
        }
    }
    all
}

/// 甲轴承主攻风电；乙齿轮专做减速机。|两家|企业|仅隔一条街: those of whom the sentence before told.
fn these_two(reading: &Reading<'_>, p: usize) -> bool {
    let chunks = &reading.passages[p].chunks;
    let Some([number, kind]) = chunks.get(..2) else { return false };
    let two = reading.str(number.span).starts_with('两') && reading.gauges(reading.str(kind.span), "sector");
    let paragraph = reading.passages[p].sentence.paragraph;
    let near = reading.passages[..p].iter().rev().take(2).take_while(|before| before.sentence.paragraph == paragraph);
    let mut firms = Vec::new();
    for m in near.filter(|_| two).flat_map(|before| &before.clauses).filter_map(|clause| clause.subject) {
        let entity = reading.mentions[m].entity;
        if reading.class(m) == "Company" && !firms.contains(&entity) {
            firms.push(entity);
        }
    }
    firms.len() == 2
}

/// Whether a quantity only qualifies a noun that is counted itself: 亿元以上项目12个, or counts nothing: 一条.
pub(super) fn modifies(reading: &Reading<'_>, chunks: &[Chunk], at: usize, end: usize) -> bool {
    let Some(q) = reading.quantity(&chunks[at]) else { return false };
    let first = reading.str(q.core).chars().next();
    let numberless = first.is_some_and(|c| "亿万百千".contains(c));
    let one =
        first == Some('一') && matches!(q.kind, QuantityKind::Count | QuantityKind::Measure) && q.value == Some(Decimal::ONE);
    let one = one && !among_counts(reading, chunks, at, end);
    let counted = || {
        // 增长率不低于20%|的|企业|有|35家
        let sum = matches!(q.kind, QuantityKind::Money | QuantityKind::Number);
        (sum || q.kind == QuantityKind::Percent && q.bound.is_some()) && kinds::qualifies(reading, &chunks[..end], at)
    };
    // 2栋|11层|宿舍楼, 3条|8英寸|生产线: how large they are that were counted.
    let sized = || at > 0 && kinds::sized(reading, &chunks[..end], at - 1);
    // 由30万套提升至60万套, 从2017年的514家增加到1623家: the first number is what it was.
    let raised = || {
        // 由24位上升到第4位
        let place = q.kind == QuantityKind::Count
            && reading.source.ontology.lexicon.values(&q.unit, Kind::Ordinal).any(|v| v == "closes");
        let same = |kind| kind == q.kind || place && kind == QuantityKind::Rank;
        let again = |i: usize| reading.quantity(&chunks[i]).is_some_and(|n| same(n.kind));
        (at + 1..end.min(at + 8)).any(again) && opens(reading, &chunks[..at])
    };
    // 列全国146个国家高新区第25位: among how many, not how many.
    let among = || {
        q.kind == QuantityKind::Count
            && chunks[..at].iter().rev().take(6).any(|c| reading.is(c, Kind::Ranking) || reading.particle(c, "in"))
            && chunks[at + 1..end].iter().any(|c| reading.quantity(c).is_some_and(|n| n.kind == QuantityKind::Rank))
    };
    // 突破千亿元 is a sum, 百亿元项目 is none.
    let mark = |c: &Chunk| matches!(c.kind, ChunkKind::Mark(_)) || reading.gauges(reading.str(c.span), "mark");
    let reached = q.span.begin < q.core.begin || at > 0 && reading.is(&chunks[at - 1], Kind::Light);
    let sum = (q.bound.is_some() || reached) && chunks.get(at + 1).is_none_or(mark);
    // 从四个方面, 营收、利润两项指标: what is counted is no thing.
    let kind = chunks[..end].get(at + 1).map_or("", |c| reading.str(c.span));
    // 三项|数据, and no 三个|数据|中心 or 40万条|数据
    let alone = || {
        reading.gauges(kind, "alone") && reading.gauges(&q.unit, "item") && phrase::after(reading, chunks, at + 1, end) <= at + 2
    };
    let nothing = || {
        q.kind == QuantityKind::Count
            && ((reading.gauges(kind, "nothing") || alone()) || kinds::enclosed(reading, &chunks[..end], at))
    };
    // 完成年度350亿元目标任务的80%, 完成年任务75亿元的80%: what was to be done.
    let words = |c: &Chunk| reading.gauge(reading.str(c.span), "goal").is_some();
    let ahead = || chunks[at + 1..end].iter().take(4).take_while(|c| !matches!(c.kind, ChunkKind::Mark(_))).any(words);
    let of = || chunks[..end].get(at + 1).is_some_and(|c| reading.particle(c, "of"));
    let percent = || chunks[..end].get(at + 2).and_then(|c| reading.quantity(c)).is_some_and(|q| q.kind == QuantityKind::Percent);
    let sums = matches!(q.kind, QuantityKind::Money | QuantityKind::Number);
    // 瞄准出口120亿元的目标 is a goal, and not how much of it was done.
    let done = || {
        let completes = |c: &Chunk| reading.ending(reading.str(c.span), Kind::Completion).next().is_some();
        let behind = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Percent);
        chunks[at + 1..end].iter().any(behind) || chunks[..at].iter().rev().take(8).any(completes)
    };
    let counts = q.kind == QuantityKind::Count && of() && percent();
    // 完成全年|170家|任务|的71.8%
    let goals = |n: usize| chunks[..end].get(at + n);
    let task = || {
        let percent = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Percent);
        q.kind == QuantityKind::Count
            && goals(1).is_some_and(words)
            && goals(2).is_some_and(|c| reading.particle(c, "of"))
            && goals(3).is_some_and(percent)
    };
    let goal = || task() || (sums || counts) && (ahead() || of() && percent() && at > 0 && words(&chunks[at - 1])) && done();
    // 突破2000亿元大关、达2026亿元: the mark that was passed.
    let passed = || {
        let money = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Money);
        // 迈上800亿元台阶，达816亿元
        let next = matches!(chunks.get(at + 2..), Some([comma, verb, level, ..])
            if comma.kind == ChunkKind::Mark('，') && reading.is(verb, Kind::Light) && money(level));
        sums && chunks[..end].get(at + 1).is_some_and(|c| reading.gauges(reading.str(c.span), "mark"))
            && (next || chunks[at + 2..end].iter().take(3).any(money))
    };
    // 50亿|级|企业
    let graded = || sums && chunks[..end].get(at + 1).is_some_and(|c| reading.particle(c, "sort"));
    // 每|10辆|新能源汽车就有3辆: for how many something is reckoned.
    let near = &chunks[at.saturating_sub(6)..=at];
    let reckoned = |w: &[Chunk]| reading.particle(&w[0], "each") && number(reading, &w[1]);
    // 每|千人|拥有|企业62户 is a measure.
    let had = |w: &[Chunk]| reckoned(w) && reading.word(&w[2], Kind::Light) == Some("stock");
    let each = q.kind == QuantityKind::Count && near.windows(2).any(reckoned) && !near.windows(3).any(had);
    // 十一届|八次|全会
    let session = || {
        let before = Span { begin: q.span.begin.saturating_sub(4), end: q.span.begin };
        q.kind == QuantityKind::Count && reading.gauge(reading.str(before), "term").is_some()
    };
    // 12英寸|晶圆厂: of what size it is.
    let dimension = || {
        q.kind == QuantityKind::Measure && reading.gauges(&q.unit, "size") && phrase::after(reading, chunks, at + 1, end) > at + 1
    };
    // 推出|6万瓦|光纤激光器, but 年产|8万吨|三元材料
    let product =
        || chunks[..end].get(at + 1).is_some_and(|c| reading.names(c).first().is_some_and(|m| reading.class(*m) == "Product"));
    let shown =
        || at.checked_sub(1).is_some_and(|b| super::word::verbal(reading, &chunks[b]) && !reading.particle(&chunks[b], "makes"));
    let rated = || q.kind == QuantityKind::Measure && product() && shown();
    // 在2015年|57家|的|基础|上: what it was.
    let behind = |n: usize| chunks[..end].get(at + n).map_or("", |c| reading.str(c.span));
    let basis = || reading.gauges(behind(1), "basis") || of() && reading.gauges(behind(2), "basis");
    // 四个主导产业|之一
    let noun = || phrase::after(reading, chunks, at + 1, end);
    let among_them = || q.kind == QuantityKind::Count && chunks[..end].get(noun()).is_some_and(|c| reading.str(c.span) == "之一");
    // 两家|企业|的|新药过关, 合作|的|两家|都是老熟人: those told of before.
    let both = || {
        let deed = |c: &Chunk| reading.source.token(c.span.begin as usize).filter(|t| t.span == c.span).map(|t| t.pos);
        let acts = |c: &Chunk| matches!(deed(c), Some(Pos::Verb | Pos::Activity));
        let theirs = chunks[..end].get(at + 2).is_some_and(|c| reading.particle(c, "of"));
        let did = at > 1 && reading.particle(&chunks[at - 1], "of") && acts(&chunks[at - 2]);
        first == Some('两') && (theirs && reading.gauges(behind(1), "sector") || did && noun() == at + 1)
    };
    // 由|12名|博士|组成|的|服务团队: whoever makes it up.
    let composes = || {
        let makes_up = |w: &[Chunk]| reading.particle(&w[0], "composes") && reading.particle(&w[1], "of");
        q.kind == QuantityKind::Count && chunks[at + 1..end].windows(2).take(12).any(makes_up)
    };
    // 对|总投资|5亿元以上|的|项目最高奖励1000万元, 产值5000万元以上|的|企业|享受优惠: whom it is for, of whom nobody is named.
    let whom = || {
        let noun = || &chunks[at + 2..phrase::after(reading, chunks, at + 2, end).max(at + 2)];
        let named = |c: &Chunk| reading.names(c).iter().any(|m| !matches!(reading.class(*m), "Industry" | "Honor"));
        let class = |c: &Chunk| ["sector", "class"].iter().any(|way| reading.gauge(reading.str(c.span), way).is_some());
        let class = || !noun().iter().any(named) && noun().iter().any(class);
        let clause = |c: &&Chunk| !matches!(c.kind, ChunkKind::Mark('，' | '；'));
        let opens = || chunks[..at].iter().rev().take(8).take_while(clause).any(|c| reading.particle(c, "rules"));
        let enjoys = || q.bound.is_some() && chunks[at + 2..end].iter().take(4).any(|c| reading.particle(c, "enjoys"));
        matches!(q.kind, QuantityKind::Money | QuantityKind::Percent) && of() && class() && (opens() || enjoys())
    };
    // 较|上届|10.3万人|增长14%: what it was at the one before.
    let edition = || {
        let near =
            chunks[..at].iter().rposition(|c| c.kind == ChunkKind::Mark('，')).map_or(0, |i| i + 1).max(at.saturating_sub(12));
        let before = |w: &[Chunk]| reading.particle(&w[0], "than") && reading.gauges(reading.str(w[1].span), "edition");
        let grown = |c: &Chunk| reading.is(c, Kind::Growth);
        chunks[near..at].windows(2).any(before)
            && !chunks[near..at].iter().any(grown)
            && chunks[at + 1..end].iter().take(8).any(grown)
    };
    // 产业园|2期|, but 举办沙龙12期
    let phase = || reading.gauges(&q.unit, "phase") && q.value.is_some_and(|n| n < Decimal::from(PHASES));
    one || each
        || phase()
        || edition()
        || whom()
        || composes()
        || both()
        || basis()
        || among_them()
        || super::brackets::gloss(reading, &chunks[..end], at)
        || (numberless && q.kind == QuantityKind::Money && !sum)
        || nothing()
        || goal()
        || passed()
        || dimension()
        || rated()
        || graded()
        || session()
        || counted()
        || sized()
        || raised()
        || among()
        || kinds::again(reading, &chunks[..end], at)
        || kinds::gauged(reading, &chunks[..end], at)
}

/// So many phases no work has.
const PHASES: i32 = 6;

/// Whether a stretch ends with 从 or 由 and what may stand between it and the first number: 从|2021年|的|514家, 由|建区之初|的|7平方公里.
pub(super) fn opens(reading: &Reading<'_>, chunks: &[Chunk]) -> bool {
    let near = chunks.iter().rev().take(5);
    let apart = |c: &Chunk| matches!(c.kind, ChunkKind::Mark(_)) || number(reading, c);
    near.take_while(|c| !apart(c))
        .any(|c| reading.particle(c, "from") || !number(reading, c) && reading.quantity(c).is_some() && reading.leads(c, "from"))
}

/// Where the noun ends of a count of those some of whom are counted behind it: 6个|项目|有|4个|通过招商引来, 30个|项目|中|12个|投产.
pub(super) fn base(reading: &Reading<'_>, chunks: &[Chunk], at: usize) -> Option<usize> {
    let count = |i: usize| chunks.get(i).and_then(|c| reading.quantity(c)).filter(|q| q.kind == QuantityKind::Count);
    let all = count(at)?;
    // Few counts have another one near.
    (at + 1..chunks.len().min(at + 12)).find(|i| count(*i).is_some_and(|q| q.unit == all.unit))?;
    let noun = phrase::after(reading, chunks, at + 1, chunks.len());
    let among = noun + usize::from(chunks.get(noun).is_some_and(|c| reading.particle(c, "among")));
    let some = among + usize::from(chunks.get(among).is_some_and(|c| reading.str(c.span) == "有"));
    let fewer = count(some).is_some_and(|q| q.unit == all.unit && q.value < all.value);
    (noun > at + 1 && some > noun && fewer).then_some(noun)
}

/// How many somebody has of whom some are counted behind it: 全区|320家|规上企业|中，167家盈利. 在全国177家高新区中 counts nobody's.
pub(super) fn all(state: &State<'_, '_>, at: usize, end: usize) -> Option<Statement> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause];
    let own = clause.head.is_some_and(|h| h + 1 == at) && clause.subject.is_some_and(|m| reading.is_a(m, "Agent"));
    // 云杉药业重视研发，|260名|技术人员|中，硕士占六成: of whom the sentence speaks.
    let firm = |s: usize| matches!(reading.clusters[s].class, "Company" | "Institute" | "Platform");
    let carried = !own && at == clause.begin && state.topic.here && state.topic.subject.is_some_and(firm);
    let q = reading.quantity(&passage.chunks[at]).filter(|q| q.kind == QuantityKind::Count && (own || carried))?;
    let noun = phrase::noun(reading, passage.chunks.get(at + 1..end)?);
    // 两个方面中: what is no kind of firms, people or works is not counted.
    let people = carried && reading.gauges(&q.unit, "people");
    Some(&noun).filter(|n| n.chars().count() >= 2 && (people || !carried && reading.gauge(n, "sector").is_some()))?;
    let subject = state.topic.owner(reading, &noun)?;
    let mut statement = state.statement(subject, noun, "observe:count-noun");
    (statement.value, statement.bound) = (q.value.map(|v| (v, q.unit.clone())), q.bound);
    Some(statement)
}

/// What those are of whom so many do something: 6个|项目|有|4个; 320家|规上企业|中，167家.
pub(super) fn some_of(state: &State<'_, '_>, chunks: &[Chunk], at: usize) -> String {
    let reading = state.reading;
    let clauses = &reading.passages[state.passage].clauses;
    let all = (0..at).rev().take(8).find_map(|i| Some(i + 1..base(reading, chunks, i)?));
    let before = || {
        let clause = clauses.get(state.clause.checked_sub(1)?).filter(|_| clauses[state.clause].begin == at)?;
        let part = &chunks[clause.begin..clause.end];
        let count = part.iter().position(|c| number(reading, c)).filter(|_| super::whole(reading, part))?;
        Some(clause.begin + count + 1..clause.end - 1)
    };
    all.or_else(before).map(|noun| phrase::noun(reading, &chunks[noun])).unwrap_or_default()
}

/// Whether 一家 closes a member of a list in which others of the kind are counted: 独角兽企业5家，瞪羚企业|一家.
fn among_counts(reading: &Reading<'_>, chunks: &[Chunk], at: usize, end: usize) -> bool {
    let count = |c: &Chunk| reading.quantity(c).filter(|q| q.kind == QuantityKind::Count).map(|q| q.unit.as_str());
    let unit = count(&chunks[at]);
    let body = unit.is_some_and(|unit| reading.source.ontology.lexicon.values(unit, Kind::Particle).any(|v| v == "body"));
    let mark = |c: &Chunk| matches!(c.kind, ChunkKind::Mark('、' | '，' | '。' | '；'));
    let closes = at + 1 == end || mark(&chunks[at + 1]);
    let noun =
        at.checked_sub(1).is_some_and(|b| super::word::noun_like(reading, &chunks[b]) || !reading.names(&chunks[b]).is_empty());
    body && closes
        && noun
        && chunks.iter().enumerate().any(|(i, c)| i != at && i + 1 < chunks.len() && count(c) == unit && mark(&chunks[i + 1]))
}
