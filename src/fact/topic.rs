//! Whom and when a clause speaks of when it does not say so itself: topics carried over commas and sentences.
//!
//! `7月28日，甲项目开工，总投资68亿元。达产后年产值50亿元。` – the second sentence is about 甲项目, too.

use super::carried::Topic;
use super::reading::{Passage, Period, Reading, has_number};
use crate::chunk::{Chunk, ChunkKind};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// The topic at every clause of every passage.
pub fn topics(reading: &Reading<'_>) -> Vec<Vec<Topic>> {
    // News of a city without a zone are the city's.
    let home = reading.zone.or(reading.park).or_else(|| super::home::city(reading));
    let mut carried = Topic { zone: reading.zone, home, subject: home, ..Topic::default() };
    let mut out = Vec::with_capacity(reading.passages.len());
    let mut paragraph = u32::MAX;
    let mut semicolon = false;
    let mut frame: Option<Period> = None;
    // The date carried stands behind whose it is.
    let mut of_deed = false;
    // Whom the paragraph speaks of.
    let mut first: Option<usize> = None;
    // The firm whose people are quoted, and the sentence that closes the quotation.
    let mut voice: Option<(usize, Option<usize>, usize)> = None;
    // Whom the paragraph spoke of before somebody was quoted.
    let mut before: Option<usize> = None;
    let mut posts: Vec<(usize, usize)> = Vec::new();
    let runs = |p: Period| p.from != p.to && reading.source.article.published.is_some_and(|day| p.to > day);
    let short = |p: Period| (p.from.year(), p.from.month()) == (p.to.year(), p.to.month());
    let year = |p: Period| p.from.day_of_year() == 1 && (p.to.month(), p.to.day()) == (12, 31);
    for (p, passage) in reading.passages.iter().enumerate() {
        if passage.sentence.paragraph != paragraph {
            paragraph = passage.sentence.paragraph;
            carried.subject = before.take().or(carried.subject);
            // A new paragraph speaks of the firm whose news it is or of the zone again, until it names someone else.
            if !super::home::continues(reading, passage, &carried) {
                // 甲高新区出台政策…。排队待审的3家: nor of the firm, where the paragraph before was the zone's.
                let led = first.filter(|f| Some(*f) == home);
                carried.subject = led.or(reading.firm).or(home).or(carried.subject);
            }
            first = None;
            carried.brought = false;
            carried.mention = None;
            carried.period = None;
            (carried.product, carried.document) = (None, None);
            carried.built = carried.project.take();
        }
        // A date holds for its sentence only, which goes on behind a semicolon unless it is a day on which nothing was counted.
        // 其中 goes on about what was said before.
        let within = semicolon || passage.chunks.first().is_some_and(|c| c.kinds.has(Kind::Subset));
        let frame_ended = frame.take().filter(|_| semicolon);
        carried.period = frame_ended.or(carried.period).filter(|p| within && (p.from != p.to || carried.counted));
        // 甲项目10月投产；|乙项目|封顶: the month of what somebody else did is none of its own.
        let other = || passage.clauses.first().is_some_and(|c| c.subject.is_some());
        if within && of_deed && carried.period.is_some_and(short) && other() {
            carried.period = None;
        }
        semicolon = passage.chunks.last().is_some_and(|c| c.kind == ChunkKind::Mark('；'));
        // 甲高新区出台若干措施。首次认定的企业，奖励50万元: what it grants, not what was paid out in some year.
        let grants = || passage.clauses.iter().all(|c| c.date.is_none() && !c.realised);
        carried.document = carried.document.filter(|_| grants());
        carried.finished = false;
        carried.same_day = false;
        carried.here = false;
        if super::home::passing(reading, carried.subject, first) {
            (carried.subject, carried.mention) = (reading.firm, None);
        }
        carried.opened = false;
        carried.several = false;
        carried.unknown = false;
        voice = voice.filter(|(.., close)| p <= *close).or_else(|| super::speech::speaker(reading, p, &posts));
        if let Some((whose, named, _)) = voice {
            before = before.or(carried.subject);
            (carried.subject, carried.mention, carried.here) = (Some(whose), named, true);
        }
        let (mut planned, mut intends) = (false, false);
        // The sentence tells what somebody aims at.
        let (mut aims, mut proposes, mut agrees, mut to_come) = (false, false, false, false);
        let mut published: Option<(Option<usize>, bool)> = None;
        let mut passed: Option<usize> = None;
        // The firm named last in this sentence, and whether a project is.
        let (mut firm, mut built): (Option<usize>, bool) = (None, false);
        // Nobody has been its subject yet.
        let mut fresh = true;
        // The day named last is that of a deed.
        let mut dated_deed = false;
        let mut list = Vec::with_capacity(passage.clauses.len());
        let body = passage.sentence.part == crate::text::Part::Body;
        for (at, clause) in passage.clauses.iter().enumerate() {
            let part = &passage.chunks[clause.begin..clause.end];
            // 作为一家总投资2亿元的企业，|云杉药业有限公司|…: who it is stands behind.
            let whose = || passage.clauses.get(at + 1).and_then(|next| next.subject);
            let subject = clause.subject.or_else(|| part.first().filter(|c| reading.particle(c, "as")).and_then(|_| whose()));
            // 工信厅公布名单，甲高新区5家企业入围: who publishes is not whom the list is about.
            if let Some(before) = published.take().filter(|_| clause.subject.is_none()) {
                (carried.subject, carried.here) = before;
            }
            if clause.subject.is_some_and(|m| matches!(reading.class(m), "Government" | "Association" | "Institute"))
                && part.iter().any(|c| reading.particle(c, "publish"))
            {
                published = Some((carried.subject, carried.here));
            }
            (carried.earlier, carried.before) = (carried.company, carried.period);
            carried.own = subject.is_some();
            // 走进7楼，是云鲸视觉。|这家“90后”团队…: who was brought in right before.
            let this = || {
                carried.brought
                    && part.first().is_some_and(|c| reading.source.value(c.span, Kind::Anaphor) == Some("this Company"))
            };
            let nameless = || super::speech::nameless(reading, part) && !this();
            carried.unknown = subject.is_none() && voice.is_none() && (carried.unknown || nameless());
            let platform = carried.project.is_some_and(|p| reading.clusters[p].class == "Platform");
            if super::several::counted(reading, part, platform) {
                (carried.project, carried.built, carried.several) = (None, None, true);
            }
            let mut back: Option<(Option<usize>, Option<usize>)> = None;
            if let Some(m) = subject {
                if home.is_some() && super::home::region(reading, m, home) && !has_number(reading, part) {
                    // 甲高新区谋划新城，|乙镇划转|，产值增长8%: what follows is not of whom nothing was measured.
                    back = carried.here.then_some((carried.subject, carried.mention));
                    // 甲县、乙新区作表态发言。|产值增长8%
                    passed = passed.or(if super::home::several(clause, passage) { carried.subject } else { None });
                }
                // 乙证券担任主承销商。|公司发售新股…: who serves a firm is not what is told of.
                if reading.class(m) == "Company" && part.iter().any(|c| reading.opens(c, "serves").is_some()) {
                    back = Some((carried.subject, carried.mention));
                }
                // 全国产量900万辆。公司…: the country is spoken of in this sentence only.
                if super::home::world(reading, m) {
                    passed = passed.or(carried.subject);
                }
                // 甲公司的乙项目即将开工；|丙公司|新厂房投产后…: what another firm does is of no project of the first.
                let entity = Some(reading.mentions[m].entity);
                carried.product = carried.product.filter(|_| reading.class(m) == "Product");
                if reading.class(m) == "Company" && carried.maker.is_some() && carried.maker != entity && fresh {
                    (carried.project, carried.built, carried.maker) = (None, None, None);
                }
                carried.subject = entity;
                carried.mention = Some(m);
                (carried.here, fresh) = (true, false);
                first = first.or(carried.subject.filter(|_| passed.is_none()));
            }
            posts.extend(clause.kinds.has(Kind::Title).then(|| super::speech::post(reading, part)).flatten());
            // 甲公司设立乙公司，|注册资本|3亿元: that of the one founded.
            let whose = if subject.is_none() { super::home::owner(reading, passage, at) } else { None };
            if let Some(m) = whose {
                back = back.or(Some((carried.subject, carried.mention)));
                (carried.subject, carried.mention, carried.here) = (Some(reading.mentions[m].entity), Some(m), true);
            }
            // 放眼全市，入围企业9家: the region is spoken of in this sentence only.
            if let Some(m) = if subject.is_none() { super::speech::surveyed(reading, part) } else { None } {
                passed = passed.or(carried.subject);
                (carried.subject, carried.mention, carried.here) = (Some(reading.mentions[m].entity), Some(m), true);
            }
            let called_on = || super::speech::met(reading, part, (at == 0, carried.here));
            if let Some(m) = if subject.is_none() { called_on() } else { None } {
                (carried.subject, carried.mention, carried.here) = (Some(reading.mentions[m].entity), Some(m), true);
                carried.brought = true;
            }
            // 霍夫曼说，公司有供应商170家: so does he whose post was told before.
            if subject.is_none()
                && !carried.here
                && let Some(body) = super::speech::teller(reading, part, &posts)
            {
                (carried.subject, carried.mention, carried.here) = (Some(body), None, true);
            }
            // 云杉药业总经理夏国平说，今年产值已达2亿元: a manager speaks of his firm.
            let spoken = (carried.subject, home);
            if subject.is_none()
                && !carried.here
                && let Some(firm) = super::speech::manager(reading, part, spoken)
            {
                (carried.subject, carried.mention, carried.here) = (Some(firm), None, true);
            }
            carried.first = first.filter(|f| carried.subject != Some(*f));
            let whole_year = |i: usize| reading.source.value(passage.chunks[i].span, Kind::Time) == Some("whole");
            // 截至8月底，今年累计签约86个: the day up to which it was counted says more.
            let counted = carried.period.filter(|_| carried.counted);
            let within =
                |p: Period| counted.is_some_and(|day| p.from < day.from && day.to < p.to && p.from.year() == p.to.year());
            let idle = |(i, p): &(usize, Period)| counted.is_some() && whole_year(*i) || within(*p);
            if let Some((_, period)) = clause.date.filter(|date| !idle(date)) {
                let ends = part.iter().any(|c| reading.source.value(c.span, Kind::Time) == Some("since"));
                let today = reading.source.article.published.filter(|day| ends && *day > period.to);
                of_deed = clause.head.zip(clause.date).is_some_and(|(head, (date, _))| head < date);
                // 自7月启动以来: from then until today.
                carried.period = Some(Period { to: today.unwrap_or(period.to), ..period });
                carried.counted = clause.date.is_some_and(|(i, _)| reading.quantity(&passage.chunks[i]).is_some_and(|q| q.as_of));
                // 2024年，项目100个，一季度开工20个；竣工30个: behind the semicolon the frame is the year again.
                let part = |whole: &Period| *whole != period && whole.from <= period.from && period.to <= whole.to;
                let told = passage.clauses[..at].iter().any(|c| has_number(reading, &passage.chunks[c.begin..c.end]));
                frame = frame.or(carried.before).filter(|whole| told && part(whole));
            } else if let Some(period) = super::report::reported(reading, passage, part) {
                (carried.period, carried.counted) = (Some(period), false);
            } else if vague(reading, passage, clause.begin, clause.end) && !same_day(passage, at) {
                carried.period = None;
            }
            super::day::carry(reading, clause, part, &mut carried, &out);
            let past = |p: &Period| p.from == p.to && reading.source.article.published.is_none_or(|day| p.to <= day);
            // 截至6月底，…169条。当天，…: the day of a count is not the one meant.
            carried.day = clause.date.map(|(_, p)| p).filter(past).filter(|_| !carried.counted).or(carried.day);
            // 2024年投产，达产后年产值50亿元: the year is that of the start.
            let finished =
                clause.kinds.has(Kind::Finished).then(|| part.iter().position(|c| reading.is(c, Kind::Finished))).flatten();
            if finished.is_some_and(|f| clause.date.is_none_or(|(i, _)| i < clause.begin + f)) {
                carried.period = None;
            }
            // 去年|自动化改造后，人均产值65万元: what is finished long since puts nothing off.
            let long_since = |(i, p): (usize, Period)| {
                finished.is_some_and(|f| i < clause.begin + f) && reading.source.article.published.is_some_and(|day| p.to < day)
            };
            // 改造后，|用工比以前减少40%: what is compared with the time before it is done.
            let ago = |c: &Chunk| reading.gauges(reading.str(c.span), "ago");
            let compared = carried.finished && part.windows(3).any(|w| reading.particle(&w[0], "than") && w.iter().any(ago));
            let finished = finished.filter(|_| !compared && !clause.date.is_some_and(long_since));
            carried.finished |= finished.is_some();
            super::home::hosted(reading, clause, part, &mut carried);
            let has = || part.iter().any(|c| reading.word(c, Kind::Light) == Some("stock"));
            // 甲公司拟建乙项目，双方|日前|签署协议: what is dated in the days before has been done.
            let lately = || part.iter().any(|c| c.kinds.has(Kind::Realised) && reading.quantity(c).is_some());
            let goes_on = planned && clause.subject.is_none() && !clause.realised && !has() && !compared && !lately();
            // 2021年，预计实现产值 is an estimate where the year is over.
            let over =
                carried.period.is_some_and(|p| p.from != p.to && reading.source.article.published.is_some_and(|day| p.to < day));
            // 去年11月投产，|预计年产值30亿元: but the year is that of the start.
            let forecast = dated_deed && clause.date.is_none();
            let estimate = || over && !forecast && part.iter().any(|c| reading.word(c, Kind::Planned) == Some("estimate"));
            // 年内|再|开工15个, 下半年|再|签约20个: of a part of a year that is not over.
            carried.again = clause.date.is_some_and(|(i, p)| {
                let rest = reading.leads(&passage.chunks[i], "rest") || !year(p);
                rest && runs(p) && !short(p) && passage.chunks.get(i + 1).is_some_and(|c| reading.particle(c, "again"))
            });
            let able = carried.finished && !clause.realised && part.iter().any(|c| reading.str(c.span).starts_with('可'));
            // 提出了目标|，|即|新增企业50家
            let namely = passage.chunks.get(clause.end + 1).is_some_and(|c| reading.particle(c, "namely"));
            let colon = namely || passage.chunks.get(clause.end).is_some_and(|c| c.kind == ChunkKind::Mark('：'));
            aims |= reading.aims(part, colon);
            // 根据协议，甲公司三年内向乙公司采购…: what was agreed is to come.
            agrees |= part.iter().any(|c| reading.opens(c, "agrees").is_some());
            let gone = |p: Period| reading.source.article.published.is_some_and(|day| p.to < day);
            let aimed = aims && !clause.realised && !carried.period.is_some_and(gone);
            // 未来三年，|园区每年拨付600万元
            to_come |= part.iter().all(|c| reading.to_come(c));
            let proposed = proposes && !clause.realised && carried.period.is_some_and(runs);
            // 会议明确，今年工业投资增长8%: of a year that is not over. But 今年印发的《方案》|明确|: it is issued.
            proposes |= !has_number(reading, part) && part.last().is_some_and(|c| reading.particle(c, "proposes"));
            let agreed = (agrees || to_come) && !clause.realised;
            planned = clause.planned && !estimate() || finished.is_some() || goes_on || able || aimed || proposed || agreed;
            // 引进项目|计划投资额|127亿元，新增开工项目37个: a sum that is planned puts nothing off that is told behind it.
            let said = || part.iter().any(|c| reading.word(c, Kind::Planned).is_some());
            intends = clause.planned && said() || goes_on && intends;
            // 截止到6月中旬: what is counted by then has been done.
            let later = carried.period.filter(|_| !carried.counted);
            let ahead = reading.source.article.published.is_some_and(|day| later.is_some_and(|p| p.from > day));
            // 甲公司上马乙项目，主要建设|生产车间|: a part of it, whoever builds it.
            let works = |p: usize| reading.clusters[p].class == "Project";
            let whole = part_of(reading, &carried);
            let inside = !whole && built && subject.is_none() && carried.project.is_some_and(works);
            let added = |i: usize| i > 0 && super::home::adds(reading, &part[..i]);
            // 甲项目|作为|省重点研发项目，投资5亿元: as what it counts is no other one.
            let built_itself = subject.is_some_and(|m| matches!(reading.class(m), "Project" | "Platform"));
            // 这座中心，|系|甲基地的核心: nor is what it is a part of.
            let known = carried.project.is_some() && at > 0 && subject.is_none();
            let identifies = known && part.first().is_some_and(|c| reading.particle(c, "identifies"));
            let counts_as = |i: usize| built_itself && part[..i].iter().any(|c| reading.particle(c, "as")) || identifies;
            for (i, chunk) in part.iter().enumerate().filter(|(_, c)| !reading.names(c).is_empty()) {
                // 贯彻全省工作会议|精神: no occasion of which anything is told.
                if part.get(i + 1).is_some_and(|c| reading.particle(c, "spirit")) {
                    continue;
                }
                for &m in reading.names(chunk) {
                    let entity = Some(reading.mentions[m].entity);
                    match reading.class(m) {
                        // 该项目占地60亩，建设|检测中心: a part of it.
                        // 甲项目建设年产20万吨的乙基地，项目达产后…: so is what stands behind it.
                        "Project" | "Platform" if entity != carried.subject && counts_as(i) => {}
                        "Platform" if whole || inside && added(i) => {}
                        // 在|甲产业园|内，乙公司正在建设: where a firm works is not what it builds.
                        "Platform" if super::home::around(reading, passage, clause, i) => {}
                        "Project" if carried.mention.is_some_and(|s| s < m) && whole && clause.subject.is_none() => {}
                        // 高新区带动甲产业园、乙产业园: nor is one of several what is spoken of.
                        "Platform"
                            if subject.is_none_or(|s| !reading.listed_with(part, s).contains(&m))
                                && super::home::one_of_many(reading, m) => {}
                        "Project" if super::home::workshop(reading, &carried, m) => {}
                        // 甲项目开工，建成|新材料基地
                        "Project" if (whole || inside) && entity != carried.subject && added(i) => {}
                        "Project" | "Platform" => {
                            carried.project = entity;
                            carried.maker = firm;
                            built = true;
                            carried.works = entity.filter(|_| reading.class(m) == "Project").or(carried.works);
                        }
                        "Company" if !reading.is_market(m) => {
                            (carried.company, firm) = (entity, entity);
                            carried.maker = carried.maker.or(entity.filter(|_| built));
                        }
                        "Event" => {
                            // 活动期间，…: the day of the occasion named before is still its day.
                            let again = carried.held.filter(|_| carried.event == entity);
                            carried.course =
                                carried.period.filter(|p| short(*p)).or(carried.course.filter(|_| carried.event == entity));
                            carried.event = entity;
                            carried.held = carried.period.filter(|p| p.from == p.to).or(again);
                        }
                        "Document" => {
                            carried.document = entity;
                            carried.honor = entity.filter(|e| chooses(reading, *e)).or(carried.honor);
                        }
                        "Honor" => carried.honor = entity,
                        "Product" => carried.product = entity,
                        _ => {}
                    }
                }
            }
            carried.opened &= clause.date.is_none();
            carried.set_up = super::set_up::set_up(reading, passage, at);
            list.push(Topic { planned: planned || ahead, to_come: goes_on && intends || ahead || proposed || agreed, ..carried });
            (carried.subject, carried.mention) = back.unwrap_or((carried.subject, carried.mention));
            let opens = || part.iter().any(|c| reading.particle(c, "opens"));
            let deed = carried.period.is_some() && opens() && !has_number(reading, part);
            dated_deed = deed || dated_deed && clause.date.is_none();
            carried.opened |= carried.period.is_some_and(short) && !carried.counted && opens();
            // 3月5日，记者获悉，…: the day is that of the telling.
            let day = carried.period.is_some_and(|p| p.from == p.to) && !carried.counted;
            carried.opened |= day && super::speech::telling(reading, passage, clause.begin, clause.end);
            // 研究院于2022年组建，硕士占83%: nor has the year in which somebody began what is counted of him.
            let began = |(i, p): (usize, Period)| i > clause.begin && !short(p) && !has_number(reading, part);
            let founds = |c: &Chunk| reading.particle(c, "birth") || reading.particle(c, "founds");
            carried.opened |= clause.date.is_some_and(began) && part.iter().any(founds);
            // 成立于1991年，面积130平方公里: what follows is of today.
            // 从2009年的3亿元增长至2021年的42亿元: what follows is of the later year.
            let since = super::speech::since(reading, passage, clause);
            carried.period =
                super::speech::raised(reading, passage, clause).or(if since { carried.before } else { carried.period });
            // 订单排|到今年9月: nor is that the day of what follows.
            // 一号车间已经封顶，明年投产: who is spoken of is the project still.
            if subject.is_some_and(|m| super::home::workshop(reading, &carried, m)) {
                (carried.subject, carried.mention) = (carried.project, None);
            }
            let queue = |(i, _): (usize, Period)| i > clause.begin && reading.particle(&passage.chunks[i - 1], "queue");
            let since =
                |(i, _): (usize, Period)| super::speech::qualifying(reading, &passage.chunks, (clause.begin, i, clause.end));
            if clause.date.is_some_and(|date| queue(date) || since(date)) {
                carried.period = None;
            }
        }
        if !body {
            carried.project = None;
        }
        let told = passage.clauses.iter().any(|c| !c.unreal && has_number(reading, &passage.chunks[c.begin..c.end]));
        carried.subject = passed.or(carried.subject);
        first = first.or(carried.subject.filter(|_| told));
        out.push(list);
    }
    out
}

/// Whether the sentence is about a project, so that what is built is a part of it.
fn part_of(reading: &Reading<'_>, carried: &Topic) -> bool {
    carried.here && carried.subject.is_some_and(|s| reading.clusters[s].class == "Project")
}

/// Whether a document names those who were chosen: its ending is one of honours, too (名单).
fn chooses(reading: &Reading<'_>, entity: usize) -> bool {
    reading.ending(&reading.clusters[entity].name, Kind::Suffix).any(|(_, class)| class == "Honor")
}

/// Whether a clause only says the day before it in another way: 2月18日，|农历正月初九|，….
fn same_day(passage: &Passage, at: usize) -> bool {
    let clause = &passage.clauses[at];
    clause.end - clause.begin <= 2 && at.checked_sub(1).is_some_and(|before| passage.clauses[before].date.is_some())
}

/// Whether a clause has a vague time (近年来, 目前), which ends the period carried so far.
pub(super) fn vague(reading: &Reading<'_>, passage: &Passage, begin: usize, end: usize) -> bool {
    let part = &passage.chunks[begin..end];
    // 比上年增长8%: what one compares with is no time of the clause.
    let compared = |i: usize| i.checked_sub(1).is_some_and(|before| reading.particle(&part[before], "than"));
    part.iter().enumerate().any(|(i, c)| match c.kind {
        ChunkKind::Quantity(q) => {
            let q = &reading.source.quantities[q];
            // 今年2月开工，|仅用|5个月|就封顶: so long after another stage.
            let staged = || {
                let before = passage.clauses.iter().rfind(|c| c.end <= begin);
                before.is_some_and(|c| {
                    passage.chunks[c.begin..c.end].iter().any(|c| reading.particle(c, "opens") || reading.particle(c, "settles"))
                })
            };
            let took = || i == 1 && reading.particle(&part[0], "took") && staged();
            let long = || took() || super::day::years(reading, part, i);
            q.kind == QuantityKind::Date && q.from.is_none() && !compared(i) || q.kind == QuantityKind::Duration && long()
        }
        _ => reading.word(c, Kind::Time) == Some("vague"),
    })
}
