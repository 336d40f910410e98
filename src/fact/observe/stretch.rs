//! Of what time a flow is that names none: `上半年，工业产值增长8%。新增企业120家` are those of the half year.

use super::number;
use super::state::Statement;
use crate::fact::carried::Topic;
use crate::fact::reading::{Period, Reading};
use crate::fact::then;
use crate::ontology::Kind;

/// A stretch of time of which something was told of somebody.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub period: Period,
    pub passage: usize,
    pub owner: usize,
}

/// Growth is against a year before, so the day that a sentence begins with is none of it. Without a time of its own it is of the stretch
/// told before, and so is a sum: of the same owner in the next sentence, or told with its share.
pub(super) fn grown(reading: &Reading<'_>, statements: &mut [Statement], topic: &Topic, stretch: &mut Option<Stretch>) {
    let day = |p: &Period| p.from == p.to && !topic.counted;
    let published = reading.source.article.published;
    let mut grown: Option<(usize, Option<Period>)> = None;
    for s in statements {
        // 投资增长四成，增速全市第一, 合计占全市三成: the place of a rate is of its time, and so is the share of what has grown.
        if (s.rank.is_some() || s.share.is_some()) && s.growth.is_none() && s.value.is_none() {
            s.period = s.period.or(grown.filter(|(owner, _)| *owner == s.subject).and_then(|(_, period)| period));
        }
        let grew = s.growth.is_some();
        // 6月底，市场主体3万户，同比增长12%: what there is on the last day of a month.
        let eve = |p: &Period| s.value.is_some() && !s.planned && p.to == p.to.last_of_month();
        s.period = s.period.filter(|p| !grew || !day(p) || eve(p));
        let next = stretch.is_some_and(|st| st.passage + 1 >= s.passage && st.owner == s.subject);
        let sum = s.currency.is_some() && !s.cumulative && s.rule == "observe:noun-value";
        if grew || sum && (next || s.share.is_some()) {
            // 今年，全区将加快转型。|力争增加值增长8%: what is planned is of no time gone by.
            let fits =
                |st: &Stretch| !s.planned || st.passage + 1 == s.passage && published.is_some_and(|day| st.period.to > day);
            s.period = s.period.or(stretch.filter(fits).map(|st| st.period));
        }
        grown = if grew { Some((s.subject, s.period)) } else { grown };
        if grew || sum && s.share.is_some() {
            // 上半年增长8%。其中，6月份增长6%。|投资增长9%: a part has a time of its own.
            let part = s.in_subset && stretch.is_some_and(|st| st.owner == s.subject);
            let long = s.period.filter(|p| p.from != p.to && !s.planned);
            let long = if part { stretch.map(|st| st.period) } else { long };
            *stretch = long.map(|period| Stretch { period, passage: s.passage, owner: s.subject }).or(*stretch);
        }
    }
}

/// What came to be over a time, and not what there is, is of the time told before of the same owner in its paragraph, as long as nobody
/// says another: 上半年，产值增长8%。|新登记企业120家，其中…
pub(super) fn flowed(
    reading: &Reading<'_>,
    topics: &[Topic],
    since: usize,
    out: &mut [Statement],
    p: usize,
    told: &mut Option<Stretch>,
) {
    let paragraph = |p: usize| reading.passages[p].sentence.paragraph;
    let timed = then::timed(reading, p);
    let before = told.take().filter(|st| !timed && paragraph(st.passage) == paragraph(p));
    // 上半年，签约项目20个。|新入库项目12个: what else was told of its owner does as well.
    let here = then::here(reading, topics, p);
    *told = here.map(|(period, owner)| Stretch { period, passage: p, owner }).or(before);
    for i in since..out.len() {
        let s = &out[i];
        let flow = s.growth.is_some() || !s.cumulative && flows(reading, &s.indicator);
        let part = s.part_of.filter(|of| s.in_subset && (since..i).contains(of)).and_then(|of| out[of].period);
        let same = before.filter(|st| flow && st.owner == s.subject).map(|st| st.period).or(part);
        let period = s.period.or(same.filter(|_| !s.planned && !timed));
        let long = period.filter(|p| flow && then::short(p) && !s.planned && !s.in_subset);
        *told = long.map(|period| Stretch { period, passage: p, owner: s.subject }).or(*told);
        out[i].period = period;
    }
}

/// Whether an indicator tells what was done or made over a time: 新登记|企业, 专利|授权量, 发放|补贴.
fn flows(reading: &Reading<'_>, indicator: &str) -> bool {
    let adds = |f: &str| reading.source.ontology.lexicon.values(f, Kind::Adding).any(|v| v == "more");
    let mut fronts = indicator.char_indices().map(|(i, _)| &indicator[..i]);
    let made = !indicator.starts_with('年') && reading.gauge(indicator, "flow").is_some();
    made || acts(reading, indicator) || fronts.any(adds)
}

/// Whether an indicator begins with what somebody did: 发放|补贴, 兑现|资金.
pub(super) fn acts(reading: &Reading<'_>, indicator: &str) -> bool {
    indicator.char_indices().any(|(i, _)| reading.gauges(&indicator[..i], "done"))
}

/// What a sentence without a number sets for the next: 上半年，全区经济稳中有进。|规上工业增加值增长8%.
pub(super) fn framed(reading: &Reading<'_>, p: usize, topics: &[Topic]) -> Option<Stretch> {
    let passage = &reading.passages[p];
    let counts = passage.clauses.iter().any(|c| passage.chunks[c.begin..c.end].iter().any(|c| number(reading, c)));
    let dated = passage.clauses.iter().any(|c| c.date.is_some());
    let last = topics.last().filter(|t| dated && !counts && !t.opened)?;
    // 2024年，云杉药业成立研究院 says nothing of when somebody else has grown.
    let owner = last.subject.filter(|s| last.home == Some(*s))?;
    let period = last.period.filter(|p| p.from != p.to)?;
    Some(Stretch { period, passage: p, owner })
}
