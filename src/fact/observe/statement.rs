//! The statement that a rate, a share or a rank belongs to: in 产值100亿元，|增长8% that of the value before.

use super::scope::base;
use super::state::{State, Statement};
use crate::ontology::{Kind, says};

/// The statement that a rate belongs to: a new one where the clause names what is measured, else the last one of the sentence.
pub(super) fn statement<'o>(
    state: &State<'_, '_>,
    noun: String,
    rule: &'static str,
    out: &'o mut Vec<Statement>,
    open: impl Fn(&Statement) -> bool,
) -> Option<&'o mut Statement> {
    // 时间|过半, 任务|过半
    let goal = state.reading.gauges(&noun, "goal") && rule != "observe:completion";
    if goal || state.reading.gauges(&noun, "nothing") {
        return None;
    }
    // 双方各占50%: whose it is, and not of what.
    let both = |(_, does): (&str, &str)| says(does, "both");
    if rule == "observe:share" && state.reading.ending(&noun, Kind::Particle).any(both) {
        return None;
    }
    // 增加值增长19%。|总量|占全市的34%: of what was measured in the sentence before.
    let told = out.last().filter(|s| s.passage + 1 == state.passage && out.len() == state.since && rule == "observe:share");
    let noun = told.filter(|_| state.reading.gauges(&noun, "whole")).map_or(noun, |s| s.indicator.clone());
    // 财政收入32亿元，|扣除退税因素后|增长9%: so it was reckoned, and the number before is what grew.
    let reckoned = out.len() > state.since && state.reading.gauge(&noun, "adjusted").is_some();
    // 该市|跃居全国第36位 says nothing of what.
    let this = noun.starts_with('该') && state.reading.lists(&noun, Kind::Anaphor);
    let says = noun.chars().count() >= 2 && !reckoned && !this && !state.reading.gauges(&noun, "whole");
    let upturn = if says || reckoned || out.len() == state.since { None } else { super::before::upturn(state) };
    // 进出口40亿元，两年平均增速16%，|占全省60%，总量全市第一: of the sum, and not of its rate.
    let pace = |s: &Statement| s.rule == "observe:rate" && base(state.reading, &s.indicator).is_some();
    let whole = rule == "observe:share" || rule == "observe:rank" && state.reading.gauges(&noun, "whole");
    if let Some([.., sum, rate]) = out.get(state.since..)
        && (!says && whole && pace(rate))
        && (sum.value.is_some() && open(sum))
    {
        return out.iter_mut().rev().nth(1);
    }
    // 企业27家，市值85亿元，|家数|居全省第四: of what is counted in that unit.
    let unit = noun.strip_suffix('数').filter(|_| rule == "observe:rank" && whole);
    let of = |s: &Statement| s.value.as_ref().is_some_and(|(_, of)| Some(of.as_str()) == unit) && open(s);
    if let Some(at) = (state.since..out.len()).find(|i| unit.is_some() && of(&out[*i])) {
        return out.get_mut(at);
    }
    if !says && out.len() > state.since && upturn.is_none() {
        return out.last_mut().filter(|s| open(s));
    }
    // 建筑业提速发展，|产值|增长24.9%: of the part of the economy that the clause before begins with.
    let bare = ["observe:growth", "observe:multiple"].contains(&rule) && state.reading.gauges(&noun, "measure");
    let sector = if bare { super::before::led_by(state) } else { None };
    let noun = sector.filter(|s| !noun.starts_with(s.as_str())).map_or(noun.clone(), |sector| sector + &noun);
    // 完成投资8亿元，占全市两成；|同比增长12%: of what the sentence before the semicolon was about.
    if rule == "observe:growth" && noun.is_empty() && super::before::goes_on(state) {
        return out.last_mut().filter(|s| s.passage + 1 == state.passage && s.value.is_some() && open(s));
    }
    // 电子、建材两大产业分别完成产值90亿元、40亿元，|建材产业|下降3%: of what was measured of it.
    let trade = state.reading.gauge(&noun, "trade").map(|end| &noun[..noun.len() - end.len()]).filter(|t| !t.is_empty());
    let of = |s: &Statement| {
        let measure = trade.and_then(|trade| s.indicator.strip_prefix(trade)).unwrap_or_default();
        rule == "observe:growth" && s.value.is_some() && open(s) && state.reading.gauges(measure, "measure")
    };
    if let Some(at) = (state.since..out.len()).find(|i| of(&out[*i])) {
        return out.get_mut(at);
    }
    let share = rule == "observe:share" && out.len() == state.since;
    let part = || share.then(|| super::before::part(state)).flatten();
    // 融资难是企业反映最多的问题，|占诉求的四成; 轨道交通是这里的名片，|产值|占工业的六成.
    let measured = state.reading.gauges(&noun, "measure");
    let identified = if share && (!says || measured) { super::before::identified(state) } else { None };
    let noun = match identified.filter(|_| upturn.is_none()) {
        Some(named) if measured => named + &noun,
        Some(named) => named,
        None if says => noun,
        None => upturn.or_else(|| super::before::measure(state)).or_else(part)?,
    };
    let subject = state.topic.owner(state.reading, &noun)?;
    out.push(state.statement(subject, noun, rule));
    out.last_mut()
}
