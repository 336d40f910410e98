//! Counts, sums and measures: `引进企业66家`, `服务66家企业`, `完成营业收入102.3亿元`, `新增独角兽2家、瞪羚15家`.

use super::before::{level, when};
use super::phrase;
use super::{State, Statement};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::fact::carried::Topic;
use crate::fact::reading::Reading;
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

pub(super) fn value(state: &mut State<'_, '_>, at: usize, topic: &Topic, out: &mut Vec<Statement>) {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause];
    let chunks = &passage.chunks;
    let Some((q, number)) = reading.quantity(&chunks[at]).and_then(|q| Some((q, q.value?))) else { return };
    // 千吨|级起重机, 推出|12兆瓦|风电吊机, 发布|单槽|1500标方|制氢设备: what class a thing is of.
    let shows = |c: &Chunk| reading.particle(c, "shows");
    let shown = at > state.left && shows(&chunks[at - 1])
        || chunks.get(at + 1).is_some_and(|c| super::word::noun_like(reading, c))
            && chunks[state.left.min(at)..at].iter().rev().take(3).any(shows);
    if q.kind == QuantityKind::Measure && (shown || reading.source.char(q.span.end as usize) == Some('级')) {
        return;
    }
    // 其中|10亿元以上|3个: of what size those are that are counted behind it.
    if q.kind == QuantityKind::Money && (super::unnamed::nth(state, at) || super::unnamed::sized(state, at + 1).is_some()) {
        return;
    }
    let from = state.left.min(at);
    // 三年|内|集聚企业50家
    let term = from.checked_sub(1).and_then(|b| reading.quantity(&chunks[b])).is_some_and(|q| q.kind == QuantityKind::Duration);
    let from = from + usize::from(from < at && term && reading.particle(&chunks[from], "inside"));
    let left = level(reading, &chunks[from..at]);
    let left = if q.kind == QuantityKind::Money { super::before::one(reading, left) } else { left };
    // 距机场30公里, 送进5公里|外|的产业园: how far it is from somewhere.
    let away =
        || left.iter().any(|c| reading.particle(c, "far")) || chunks.get(at + 1).is_some_and(|c| reading.particle(c, "away"));
    if q.kind == QuantityKind::Measure && away() {
        return;
    }
    // 前进4位 is no place.
    if left.iter().rev().find(|c| !reading.particle(c, "idle")).is_some_and(|c| reading.word(c, Kind::Light) == Some("move")) {
        return;
    }
    // 比上年净增5家: how many more. （2012年时22家）: one to compare it with.
    if let Some(change) = super::more::change(state, at, left, out) {
        state.aside.extend(change);
        return;
    }
    if super::more::beside(reading, left) {
        return;
    }
    // 100亿元的意向授信: the noun comes after 的; 总投资30亿元的甲项目: the project is what the number is of.
    let of =
        chunks.get(at + 1).is_some_and(|c| reading.particle(c, "of")) || super::kinds::sized(reading, &chunks[..clause.end], at);
    let size = of && super::kinds::valued(reading, chunks, at + 1);
    let of = usize::from(of) + usize::from(size && chunks.get(at + 2).is_some_and(|c| reading.particle(c, "of")));
    let end = phrase::after(reading, chunks, at + 1 + of, clause.end).max(at + 1 + of);
    let end = super::deed::described(reading, &chunks[..clause.end], at + 1 + of, end);
    let end = super::deed::made(reading, &chunks[..clause.end], at, end);
    // 营业收入首破百亿元|大关, 站上500亿元|的|台阶: a mark that was passed is no noun.
    let passed = super::word::passed(reading, &chunks[..clause.end], at) > at + 1;
    // 覆盖|4大类|160多个|规格: what stands behind the next number is counted by that one.
    let end = if passed || super::kinds::sorts(reading, chunks, at) { at + 1 } else { end };
    // 定下产值破千亿元、引进项目|30个|的目标: the number is aimed at, and no number of goals.
    let aim = end > at + 1 + of && reading.gauge(reading.str(chunks[end - 1].span), "goal").is_some();
    let goal = aim && phrase::noun(reading, left).chars().count() >= 2;
    let (of, end) = if goal { (0, at + 1) } else { (of, end) };
    // 定下的两个|目标: goals are no kind that is counted.
    if aim && q.kind == QuantityKind::Count && of == 0 && !goal {
        return;
    }
    // 为412家企业|发放贷款|27亿元: what they were given is not what they are.
    let served = left.last().is_some_and(|c| reading.particle(c, "whom"))
        && super::number(reading, chunks.get(end).unwrap_or(&chunks[at]));
    let kind = |c: &Chunk| reading.gauges(reading.str(c.span), "sector");
    let end = match chunks[at + 1..end].iter().position(kind).filter(|_| served && of == 0) {
        Some(kind) => at + 2 + kind,
        None => end,
    };
    // 紧跟着来|的|是|300万元|奖金: what came is told by what stands behind.
    let cleft = matches!(left, [.., of, is] if reading.particle(of, "of") && reading.particle(is, "identifies"));
    let cleft = cleft && end > at + 1 + of;
    let left = if cleft { &left[left.len()..] } else { left };
    let bearer = super::deed::bearer(state, at);
    // 租用了9600平方米的厂房
    // 设立|每年|2亿元|专项资金
    let grammar =
        |c: &Chunk| c.kind == ChunkKind::Token(Pos::Particle) && !reading.particle(c, "of") || reading.particle(c, "yearly");
    let told = left.iter().rev().find(|c| !grammar(c) && (of == 0 || !reading.particle(c, "idle")));
    let joint = matches!(left, [c] if c.kind == ChunkKind::Mark('、') || reading.particle(c, "and"));
    // 带来60亿元产值、|5亿元利税: so does the noun of the next sum.
    let last = || chunks[clause.begin..at].iter().rposition(|c| super::number(reading, c)).map(|i| clause.begin + i);
    let alike = || last().is_some_and(|l| l + 2 < at && reading.quantity(&chunks[l]).is_some_and(|l| l.unit == q.unit));
    let series = joint && (!state.verb.is_empty() || q.kind == QuantityKind::Money && alike());
    // 提供100亿元的意向授信, 实现99.9亿元工业产值: what was given or done stands behind the sum.
    let done = told
        .is_some_and(|c| (super::word::verbal(reading, c) && !reading.is(c, Kind::Light)) || super::word::does(reading, c))
        || of == 1 && told.is_some_and(|c| c.kind == ChunkKind::Token(Pos::Preposition))
        || q.kind == QuantityKind::Measure && told.is_some_and(|c| reading.particle(c, "makes"));
    // 总规模20亿元的甲基金、2亿元的人才资金
    let next = of == 1 && q.kind == QuantityKind::Money && left.last().is_some_and(|c| c.kind == ChunkKind::Mark('、'));
    // 年产机器人1200台的生产能力: what can be made stands in front.
    let able = of == 1 && end > at + 2 && reading.gauges(&phrase::noun(reading, &chunks[at + 2..end]), "capacity");
    let able = able && !phrase::noun(reading, left).is_empty();
    // 最高可获100万元奖励, 捧走一等奖和20万元奖金
    let lent = |what: &str| super::word::lent(reading, left, what);
    let given = |what: &str| topic.measures(reading, what, "policy") || reading.gauges(what, "prize") || lent(what);
    let granted = || q.kind == QuantityKind::Money && given(reading.str(chunks[end - 1].span));
    // 拥有2万平方米厂房
    let roomy = q.kind == QuantityKind::Measure && told.is_some_and(|c| reading.word(c, Kind::Light) == Some("stock"));
    // 规划的|18万平方米|总建筑面积
    let measured = q.kind == QuantityKind::Measure && reading.gauge(reading.str(chunks[end - 1].span), "extent").is_some();
    // 3.2亿元|的|营收|同比增长20%: what has grown.
    let flows = || of == 1 && q.kind == QuantityKind::Money && reading.gauge(reading.str(chunks[end - 1].span), "flow").is_some();
    let grown =
        flows() && chunks[..clause.end].get(end).is_some_and(|c| reading.is(c, Kind::Growth) || reading.particle(c, "than"));
    let counts = q.kind == QuantityKind::Count || grown || done || series || next || roomy || measured || cleft;
    // 占地48亩的|这座|中心, 占地48亩的|项目
    let works = |c: &Chunk| q.kind == QuantityKind::Measure && super::deed::project(reading, c);
    let this = of == 1 && chunks.get(at + 2).is_some_and(|c| super::deed::points(reading, c) || works(c));
    let counted = !able && !this && bearer.is_none() && end > at + 1 + of && (counts || granted());
    let mut occasion = None;
    let (indicator, rule) = if let Some(kind) = super::deed::are(reading, &chunks[..clause.end], at, left) {
        (kind, "observe:count-noun")
    } else if let Some(made) = super::yearly::made(state, at, &chunks[at + 1..end.max(at + 1)]) {
        state.left = end;
        (made, "observe:noun-value")
    } else if counted {
        // 来自全国的|300名专家: where they come from is not what they do.
        // 能拿到|最高800万元|的|贷款担保: nor who gets it.
        let says = |verb: &String| !(reading.gauges(verb, "origin") || granted() && reading.gauge(verb, "receives").is_some());
        let verb = Some(super::deed::verb(reading, left)).filter(says).unwrap_or_default();
        let verb = if !verb.is_empty() {
            verb
        } else if left.iter().all(|c| matches!(c.kind, ChunkKind::Mark(_)) || reading.particle(c, "and")) {
            // 新增平台65家，|7项技术成果|入围一等奖: what they do themselves is not what was done to those before.
            let theirs = chunks[..clause.end].get(end).is_some_and(|c| reading.particle(c, "of"));
            // 举办招聘会32场，|1100家企业|提供|岗位2.6万个
            let acts = chunks[..clause.end].get(end).is_some_and(|c| super::word::verbal(reading, c));
            let goes_on =
                at == clause.begin && (theirs || acts || !super::deed::predicate(reading, &chunks[end..clause.end]).is_empty());
            if goes_on { String::new() } else { state.verb.clone() }
        } else {
            // 年产120万根减振器, 高新技术产业实现99.9亿元工业产值
            let output =
                told.filter(|c| ["output", "sender"].iter().any(|way| topic.measures(reading, reading.str(c.span), way)));
            output.map(|c| reading.str(c.span).to_owned()).unwrap_or_else(|| phrase::sector(reading, left))
        };
        let behind = &chunks[if size { at + 1 } else { at + 1 + of }..end];
        let noun = if verb.is_empty() { super::kinds::done_by(reading, behind) } else { phrase::noun(reading, behind) };
        let noun = super::deed::goods(reading, noun, q.kind == QuantityKind::Measure, told);
        state.left = end;
        state.verb = verb.clone();
        // 84家企业|登上榜单: a bare kind is told apart by what it does.
        // 300名专家学者|参会
        let does = if verb.is_empty() { super::deed::predicate(reading, &chunks[end..clause.end]) } else { "" };
        let attends = |to: &usize| reading.source.ontology.lexicon.values(&does[..*to], Kind::Indicator).any(|of| of == "event");
        let attends = does.char_indices().map(|(i, c)| i + c.len_utf8()).find(attends);
        let does = match attends {
            Some(to) => &does[..to],
            None if noun.chars().count() <= 3 => does,
            None => "",
        };
        // 15家企业|的|碳账户被评为A级
        let whole = chunks[end..clause.end].iter().rfind(|c| !matches!(c.kind, ChunkKind::Mark(_))).map(|c| c.span);
        let theirs = verb.is_empty() && of == 0 && reading.gauges(&noun, "sector");
        // 300多家企业的|600余名|代表参会: those who did it are counted behind.
        let more = chunks[..clause.end].get(end + 1).is_some_and(|c| super::number(reading, c));
        let theirs = chunks[..clause.end].get(end).filter(|c| theirs && !more && reading.particle(c, "of"));
        let does = match theirs.and_then(|_| Some(chunks.get(end + 1)?.span.join(whole?))) {
            Some(span) if span.len() <= 14 && chunks[end..clause.end].iter().any(|c| super::word::verbal(reading, c)) => {
                reading.str(span)
            }
            _ => does,
        };
        // 为216家企业|授信38亿元
        let whom = left.last().is_some_and(|c| reading.particle(c, "whom"));
        let given = chunks[..clause.end]
            .get(end)
            .filter(|c| whom && verb.is_empty() && does.is_empty() && super::word::verbal(reading, c));
        let does = given.map_or(does, |c| reading.str(c.span));
        // 6家企业|入选小巨人企业
        let noun = if does.ends_with(noun.as_str()) { "" } else { noun.as_str() };
        // 吸引80个项目|报名: an occasion's.
        let attends = chunks[..clause.end].get(end).filter(|c| !verb.is_empty() && reading.particle(c, "attends"));
        occasion = topic.event.filter(|_| attends.is_some());
        let joins = attends.map_or("", |c| reading.str(c.span));
        (format!("{verb}{does}{noun}{joins}"), "observe:count-noun")
    } else {
        let noun = super::deed::product(state, left, bearer)
            .or_else(|| super::before::raised_from(reading, &chunks[from..at], left))
            .unwrap_or_else(|| phrase::noun(reading, left));
        // “船边直提”等|5项|为全国首创: some of them by name. 5家在审、|21家|进入后备库: what stands before the mark is of others.
        let others = |c: &Chunk| reading.str(c.span) == "等" || c.kind == ChunkKind::Mark('、');
        let others = q.kind == QuantityKind::Count && left.last().is_some_and(others);
        let noun = if others { String::new() } else { noun };
        let taken = if q.kind == QuantityKind::Money { super::purpose::taken(state, left) } else { None };
        let first = if noun.is_empty() { super::foremost::noun(state, q, left, out) } else { None };
        let noun = taken.or(first).unwrap_or(noun);
        // 按实际支出的15%补助，|单户|最高不超过300万元: who gets it is not what it is.
        let paid = reading.gauges(&noun, "payee") && super::before::grant(state).is_some();
        let noun = if paid { String::new() } else { noun };
        // 其中|亿元以上|12家: their size is no noun.
        let noun = if super::unnamed::sized(state, at).is_some() { String::new() } else { noun };
        // 全省独角兽企业20家，云溪市7家: as many of them has somebody else.
        if let Some(statement) = super::unnamed::elsewhere(state, at, left, out) {
            out.push(statement);
            return;
        }
        let whole = super::word::said(reading, left, &q.unit, &noun);
        let noun = whole.unwrap_or(noun);
        let total = reading.gauges(&noun, "whole");
        let all = total || noun.is_empty() && left.iter().any(|c| reading.is(c, Kind::Cumulative));
        let increased = if all { super::before::increased(state, from) } else { None };
        if increased.is_none()
            && ((noun.is_empty() || total) && super::before::reaches(state, at, left, out)
                || noun.is_empty() && super::kinds::exact(state, at, left, out))
        {
            return;
        }
        let noun = super::unnamed::of_list(state, at, &noun).unwrap_or(noun);
        let noun = super::unnamed::amount(state, &noun, out).unwrap_or(noun);
        // 外贸出口再创新高，|总额|达126亿元
        let measured = || super::before::measure(state).or_else(|| super::before::kind(state));
        let measured = if total && out.len() == state.since { measured() } else { None };
        if let Some(increased) = increased {
            (increased, "observe:total")
        } else if let Some(measured) = measured {
            (measured, "observe:noun-value")
        } else if noun.is_empty() {
            let total = super::before::total(state, at, left, out).map(|kind| (kind, "observe:total"));
            match total.or_else(|| super::unnamed::unnamed(state, at, left, out)) {
                Some(found) => found,
                None => return,
            }
        } else if let Some(of) = out.get(state.since..).and_then(|s| s.last()).filter(|_| reading.gauges(&noun, "whole")) {
            // 新增瞪羚企业11家，总数达27家; 向5家企业授信，|总额|3200万元: of what was done, if it is of another sort than what was counted.
            let counted = of.value.as_ref().is_some_and(|(_, unit)| *unit != q.unit) && q.kind == QuantityKind::Money;
            let done = super::before::did(state).filter(|_| counted);
            (format!("{}{noun}", done.unwrap_or_else(|| reading.without_adding(&of.indicator))), "observe:total")
        } else {
            // 上市企业26家，其中境内19家
            let noun = match state.subset.or(state.in_subset.then(|| out.len().checked_sub(1)).flatten()).and_then(|i| out.get(i))
            {
                // 超10亿元的2个；外资的4个: of what is called by its size alone the part is no part.
                Some(whole)
                    if reading.gauges(&noun, "part")
                        && whole.currency.is_none()
                        && reading.gauge(&whole.indicator, "sort").is_none() =>
                {
                    let kind = whole.part_of.and_then(|i| out.get(i)).unwrap_or(whole);
                    let kind = reading.without_adding(&kind.indicator);
                    // 市级以上研发中心60家，其中国家级9家
                    let bare = levelled(reading, kind).unwrap_or(kind);
                    let above = bare.char_indices().map(|(i, _)| i).find(|i| reading.lists(&bare[..*i], Kind::BoundAfter));
                    format!("{noun}{}", &bare[above.unwrap_or_default()..])
                }
                // 国家级专精特新企业12家，省级35家
                _ if reading.gauges(&noun, "part") => {
                    let last = out.get(state.since..).and_then(|s| s.last());
                    let same = last.filter(|s| matches!(&s.value, Some((_, unit)) if *unit == q.unit));
                    // 上市企业27家，境外11家、境内16家
                    let of = same.map(|s| levelled(reading, &s.indicator).unwrap_or(reading.without_adding(&s.indicator)));
                    of.map_or(noun.clone(), |of| format!("{noun}{of}"))
                }
                _ => noun,
            };
            // 纳税超千万元企业11家，其中过亿元的2家
            let sums = [QuantityKind::Money, QuantityKind::Number];
            let marks = |c: &Chunk| super::word::idle(reading, c) || reading.quantity(c).is_some_and(|q| sums.contains(&q.kind));
            // 企业189家，年销售收入|过10亿元|的|3家
            let sized = left
                .iter()
                .rev()
                .find(|c| !reading.particle(c, "of"))
                .is_some_and(|c| !super::word::idle(reading, c) && marks(c));
            let marked = (sized || left.iter().all(marks)) && q.kind == QuantityKind::Count;
            let kind = out.get(state.since..).and_then(|s| s.last()).filter(|_| marked);
            let noun = match kind.and_then(|s| reading.gauge(&s.indicator, "sector")) {
                Some(kind) => format!("{noun}{kind}"),
                None => noun,
            };
            // 机电产品出口表现抢眼，全年|出口|16亿元: the same in fewer words.
            let longer = if out.len() == state.since { super::before::measure(state) } else { None };
            let noun = longer.filter(|all| all.ends_with(noun.as_str()) && reading.gauges(&noun, "measure")).unwrap_or(noun);
            // 第一产业稳中有进，实现增加值4亿元
            let bare = reading.gauges(&noun, "measure") && bearer.is_none();
            let sector = if bare { super::before::sector(state) } else { None };
            let noun = match sector.filter(|s| !noun.starts_with(s.as_str())) {
                Some(sector) => sector + &noun,
                None => noun,
            };
            let money = q.kind == QuantityKind::Money && bearer.is_none();
            let whose = money.then(|| super::part::counted(state, &noun, out)).flatten();
            let noun = whose.unwrap_or_default() + &noun;
            let series = matches!(chunks.get(state.left).map(|c| &c.kind), Some(ChunkKind::Mark('、')));
            // 走访企业86家、收集问题120个: each with a verb of its own.
            let verb = super::deed::leading_verb(state, at);
            let own = series && (!verb.is_empty() || left.iter().any(|c| super::word::does(reading, c)));
            // 到位资金86亿元、实际使用外资3亿元: what is said in full.
            let full = q.kind == QuantityKind::Money && reading.lists(&noun, Kind::Indicator);
            // 覆铜板产量6万张、销量5万张: nor is the beginning of a noun.
            let verb_like = state.verb.chars().count() >= 2;
            let carried = if series && !own && !full && verb_like && !noun.starts_with('年') { state.verb.as_str() } else { "" };
            // 开工厂房20万平方米，竣工10万平方米
            let bare = left
                .iter()
                .filter(|c| !super::word::idle(reading, c))
                .all(|c| (super::word::verbal(reading, c) || reading.is(c, Kind::Adding)) && !reading.is(c, Kind::Light));
            let bare = bare && carried.is_empty() && noun.chars().count() <= 4 && reading.gauge(&noun, "measure").is_none();
            let kind = if bare { super::unnamed::shared(state, at) } else { None };
            let kind = kind.map(str::to_owned).or_else(|| super::before::alike(state).filter(|_| bare));
            let indicator = format!("{carried}{noun}{}", kind.unwrap_or_default());
            // 成长组5家、初创组8家, 开行287列、货值24亿元: what names the thing is no verb that another one shares.
            if !series || own {
                state.verb =
                    if noun.strip_prefix(verb.as_str()).is_some_and(|n| n.chars().count() < 2) { String::new() } else { verb };
            }
            (indicator, "observe:noun-value")
        }
    };
    if indicator.chars().count() < 2 || indicator.chars().count() > 40 || !indicator.chars().any(char::is_alphabetic) {
        return;
    }
    // 首台|8兆瓦|风电机组
    if reading.gauges(&indicator, "nothing") || reading.gauge(&indicator, "party").is_some() {
        return;
    }
    // 开办企业平均|1.5个工作日, and no 3个工作日|内: how long it takes.
    let within = chunks.get(at + 1).is_some_and(|c| reading.particle(c, "inside") || c.kind == ChunkKind::Token(Pos::Position));
    let takes = super::word::takes(reading, &q.unit).filter(|_| !within && !topic.measures(reading, &indicator, "duration"));
    let indicator = takes.map_or_else(|| indicator.clone(), |takes| indicator.clone() + takes);
    // 用27年的时间: a length of time without a name.
    let bare = counted && q.kind == QuantityKind::Duration;
    if bare || q.kind == QuantityKind::Duration && !topic.measures(reading, &indicator, "duration") {
        return;
    }
    // 今年35岁 is nobody's number, 平均年龄35岁 is.
    if reading.gauges(&q.unit, "aged") && reading.gauge(&indicator, "age").is_none() {
        return;
    }
    // 园区入驻企业126家，其中规上企业37家: those of whom the whole is.
    let whole = state.subset.filter(|_| !state.explicit).and_then(|i| out.get(i)).map(|s| s.subject);
    // 总投资2亿元的新加坡食品项目, and 惠东县|30宗: a name tells who, and not of what.
    let nobodys =
        bearer.is_none() && !counted && topic.measures(reading, &indicator, "project") && super::deed::undeclared(state, at);
    if nobodys || super::scope::named(reading, &chunks[clause.begin..clause.end], &indicator) {
        return;
    }
    let nation = super::unnamed::market(reading, left, &indicator);
    let Some(subject) = nation.or(bearer).or(occasion).or(whole).or_else(|| topic.owner(reading, &indicator)) else { return };
    // 建设的创新药基地占地120亩: whose it is is said by the subject.
    let own = reading.clusters.get(subject).and_then(|c| indicator.strip_prefix(c.name.as_str()));
    let indicator = own.filter(|rest| rest.chars().count() >= 2).map(str::to_owned).unwrap_or(indicator);
    let (cumulative, stock) = super::standing::stock(state, left, counted);
    let mut statement = state.statement(subject, indicator, rule);
    statement.value = Some((number, q.unit.to_string()));
    statement.bound = q.bound;
    statement.currency = q.currency;
    statement.cumulative = cumulative;
    // 今年|目标|70亿元
    let aimed = |c: &Chunk| reading.word(c, Kind::Planned) == Some("noun");
    let aimed = left.iter().any(aimed) && left.iter().all(|c| aimed(c) || reading.period(c).is_some());
    statement.planned |= goal || aimed || reading.gauge(&statement.indicator, "plan").is_some();
    // What a policy grants is not granted on the day it was issued.
    if clause.date.is_none() && !state.explicit && topic.measures(reading, &statement.indicator, "policy") {
        statement.period = None;
    }
    // 4月投产，占地60亩, 占地60亩的项目4月投产: nor is land measured on the day of what happens beside it.
    let land = q.kind == QuantityKind::Measure && (this || clause.date.is_none()) && !state.planned && !topic.counted;
    if land && statement.period.is_some() && topic.measures(reading, &statement.indicator, "project") {
        statement.period = None;
    }
    // 6月28日投产，新增产能6000吨，年销售收入15亿元: nor is what can be made, or is to be earned, that of one day.
    let day_only = statement.period.is_some_and(|p| p.from == p.to) && clause.date.is_none() && !topic.counted;
    let yields = reading.gauge(&statement.indicator, "yield").is_some()
        || statement.indicator.starts_with('年')
        || chunks[clause.begin..at].iter().any(|c| reading.particle(c, "yearly"));
    if day_only && yields && !topic.same_day {
        statement.period = None;
    }
    // 从2017年的514家增加到2021年的1623家: the year of the number is the last one.
    if left.len() < at - state.left.min(at) {
        statement.period = when(state, &chunks[state.left.min(at)..at], left);
    }
    if term && statement.planned || stock && super::standing::undated(state, at, left, (&statement, counted), out) {
        statement.period = None;
    }
    out.push(statement);
}

/// 培育国家级专精特新企业 → 专精特新企业: what stands behind the level.
pub(super) fn levelled<'n>(reading: &Reading<'_>, indicator: &'n str) -> Option<&'n str> {
    let mut ends = indicator.char_indices().map(|(i, _)| i).skip(1);
    ends.find(|i| reading.gauge(&indicator[..*i], "part").is_some()).map(|i| &indicator[i..])
}
