//! Places in a ranking: `居全国第二`, `总量和增速均居全市第一`, joined to what was measured.

use super::phrase;
use super::scope::{scope, scopes};
use super::statement::statement;
use super::{State, Statement};
use crate::chunk::{Chunk, ChunkKind};
use crate::fact::reading::Reading;
use crate::ontology::{Kind, says};
use crate::quantity::QuantityKind;

/// A place in a ranking.
pub(super) fn rank(state: &mut State<'_, '_>, at: usize, out: &mut Vec<Statement>) {
    let reading = state.reading;
    let chunks = &reading.passages[state.passage].chunks;
    let Some(number) = reading.quantity(&chunks[at]).and_then(|q| q.value) else { return };
    let left = &chunks[state.left.min(at)..at];
    // 产值排前三位|的|是甲、乙、丙: who they are is told behind it.
    let of = chunks.get(at + 1).is_some_and(|c| reading.particle(c, "of"));
    if of && super::kinds::place(reading, &chunks[at]) && chunks[at + 2..].iter().take(3).any(|c| tops(reading, c)) {
        return;
    }
    // 综合排名由全国第9升至第6: what it was before says among whom at most.
    let level = super::before::level(reading, left);
    // 由第20位|上升|到第16位
    let reaches = |c: &Chunk| reading.is(c, Kind::Growth) || reading.is(c, Kind::Light);
    let rises = || left.iter().rposition(reaches).filter(|r| *r > level.len());
    let verb = left.iter().rposition(|c| reading.is(c, Kind::Ranking)).or_else(rises);
    state.period = super::before::when(state, left, level);
    // 产业规模全省第一: no verb, but the scope stands right before the rank.
    let bare = left.len().checked_sub(1).filter(|i| scopes(reading, &left[*i]));
    // 综合考评第64名
    let ranked = Some(left.len()).filter(|_| is_ranking(reading, &phrase::noun(reading, left)));
    // 连续四年|保持|进出口总额|全国|第一: what is measured stands behind the verb.
    // 居|全省|国家级经开区|第二, 居|全国|178家|国家高新区|第52位: two scopes, one in the other.
    let count = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Count);
    let small = |c: &Chunk| super::word::idle(reading, c) || reading.is(c, Kind::Light) || scopes(reading, c) || count(c);
    let kept = verb.zip(bare).filter(|(v, b)| left[v + 1..*b].iter().any(|c| !small(c)));
    let verb = verb.filter(|_| kept.is_none());
    // 较上年前进7位|至|第38位: where the move has led.
    let from = at - left.len();
    let move_to = || from.checked_sub(2).is_some_and(|m| reading.word(&chunks[m], Kind::Light) == Some("move"));
    let moved = Some(0).filter(|_| !left.is_empty() && left.iter().all(|c| super::word::idle(reading, c)) && move_to());
    let Some(r) = verb.or(bare).or(ranked).or(moved) else { return };
    // 由|全国|高新区|第九升至第六
    let peer = |c: &&Chunk| reading.gauges(reading.str(c.span), "sector");
    let was = left[level.len()..].iter().position(|c| scopes(reading, c)).map(|i| &left[level.len() + i..]);
    let before = was.map(|was| reading.str(was[0].span.join(was.get(1).filter(peer).unwrap_or(&was[0]).span)).to_owned());
    let mut scope = scope(reading, &left[if verb.is_some() { r + 1 } else { r }..]).or(before).or_else(|| among(state));
    let mut rest = &left[kept.map_or(0, |(v, _)| v + 1).min(level.len())..r.min(level.len())];
    // 在国家高新区中排名第二
    if let Some(from) = rest.iter().position(|c| reading.particle(c, "in"))
        && let Some(to) = rest.iter().position(|c| reading.particle(c, "among"))
        && from + 1 < to
    {
        // 在…考评（参评217家）中|排名第40位: what stands in brackets counts those among whom.
        let open = rest[..to].iter().rposition(|c| c.kind == ChunkKind::Mark('（'));
        let aside = open.filter(|o| rest[to - 1].kind == ChunkKind::Mark('）') && *o > from + 1);
        scope = Some(reading.str(rest[from + 1].span.join(rest[aside.unwrap_or(to) - 1].span)).to_owned());
        // 综合评价|在甲省开发区中|排名第5
        let behind = rest[to + 1..].iter().any(|c| !super::word::idle(reading, c) && !reading.is(c, Kind::Light));
        rest = if behind { &rest[to + 1..] } else { &rest[..from] };
    } else if let Some(from) = rest.iter().position(|c| reading.particle(c, "in"))
        && (rest[from + 1..].iter().any(|c| super::number(reading, c)) || peers(reading, &rest[from + 1..]))
        && rest.last().is_some_and(|c| !super::word::idle(reading, c))
    {
        // 在全国178家国家高新区|排名第53位, 在全省经开区|排名第8位
        scope = Some(reading.str(rest[from + 1].span.join(rest[rest.len() - 1].span)).to_owned());
        rest = &rest[..from];
    }
    // 销售额|世界|排名第16
    if let Some((c, front)) = rest.split_last().filter(|(c, _)| scope.is_none() && scopes(reading, c)) {
        // 在|全市|各县区|排第三位
        let more = front.iter().rev().take_while(|c| scopes(reading, c)).count();
        let begin = front.len() - more;
        scope = Some(reading.str(front.get(begin).unwrap_or(c).span.join(c.span)).to_owned());
        rest = &front[..begin];
    }
    // 全省|县级|排名第一: of which level those are among whom it is.
    if let [whole, level] = rest
        && scope.is_none()
        && scopes(reading, whole)
        && reading.gauges(reading.str(level.span), "level")
    {
        scope = Some(reading.str(whole.span.join(level.span)).to_owned());
        rest = &[];
    }
    // 交出了|增速|全省第二|的成绩: what was done with it is not what is measured.
    if let [verb, particle, noun @ ..] = rest
        && super::word::verbal(reading, verb)
        && reading.str(particle.span) == "了"
        && !noun.is_empty()
    {
        rest = noun;
    }
    let mut noun = phrase::noun(reading, rest);
    if noun.is_empty() {
        scope = scope.or_else(|| region(state));
    }
    // 这一|比重|全市最高: the share has the place, and no indicator.
    let bare = noun.chars().count() < 2;
    if bare && left[..r].last().is_some_and(|c| reading.is(c, Kind::Share)) {
        return;
    }
    // 甲项目|拔得|头筹, 甲公司带来的|乙项目|拔得|头筹: a project is nothing that is measured.
    let project = |c: &Chunk| matches!(c.kind, ChunkKind::Mention(m) if reading.class(m) == "Project");
    if rest.iter().rfind(|c| !super::word::idle(reading, c)).is_some_and(project) {
        return;
    }
    // 30年来成长为国内第一的企业: what somebody did, and nothing that is measured.
    if rest.iter().any(|c| super::word::verbal(reading, c) && reading.str(c.span) == noun) {
        return;
    }
    // 甲、乙、丙进口值|居|前三: which of them is which nobody says.
    let several = noun.matches('、').count() + 1;
    if several > 1 && number == rust_decimal::Decimal::from(several) && reading.str(chunks[at].span).starts_with('前') {
        return;
    }
    // 综合|排名|由第9升至第6: here the word is the noun.
    if let Some(c) = rest.last().filter(|c| level.len() < left.len() && reading.is(c, Kind::Ranking)) {
        noun.push_str(reading.str(c.span));
    }
    // 在全省开发区中排名第4，|全省|高新区|排名第2: another place of the same, among others.
    if let Some(region) = region(state).filter(|_| out.len() > state.since && rest.len() == 1 && rest.iter().all(|c| peer(&c)))
        && let Some(last) = out.last().filter(|s| s.rank.is_some() && s.value.is_none()).cloned()
    {
        out.push(Statement { rank: Some(number), scope: Some(region + &noun), ..last });
        return;
    }
    // 与甲市并列|全省第六: beside whom is not what is measured.
    if rest.first().is_some_and(|c| reading.particle(c, "than") || reading.particle(c, "and")) {
        noun.clear();
    }
    let clause = &reading.passages[state.passage].clauses[state.clause];
    // 列全省第7位、|全国第30位: another place of what was measured.
    // 在省级以上开发区中排名第4，|全省高新区|排名第2
    // 列全国第19位，前移2位，|居|全省第2位
    let begins = clause.begin + level.len() == at;
    let opens = |c: &Chunk| r > 0 && scopes(reading, c) || reading.is(c, Kind::Ranking);
    let listed = level.first().is_some_and(|c| c.kind == ChunkKind::Mark('、') || begins && opens(c));
    if noun.is_empty()
        && listed
        && let Some(s) = out.get_mut(state.since..).and_then(|s| s.last_mut()).filter(|s| s.rank.is_some() && scope.is_some())
    {
        let (value, growth, share, rank, bound) = (None, None, None, Some(number), None);
        let more = Statement { value, growth, share, rank, bound, scope, ..s.clone() };
        out.push(more);
        return;
    }
    // 增速高于全市2个百分点、|居全市第一: the rate has the place.
    let front = &chunks[clause.begin..at];
    let points = front.iter().any(|c| reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Points));
    let pace = front.iter().find(|c| !super::word::idle(reading, c)).filter(|c| points && reading.is(c, Kind::Growth));
    if let Some(pace) = pace.filter(|_| noun.is_empty()) {
        noun.push_str(reading.str(pace.span));
    }
    if let Some(regarded) = super::before::regarded(state, out).filter(|_| noun.is_empty()) {
        noun = regarded;
    }
    let said = noun.clone();
    // 总量和增速均居全市第一: two ranks of what was measured.
    let both = reading.gauges(&noun, "both") && out.len() > state.since;
    if both {
        noun.clear();
    }
    // 甲高新区有3家入围，乙高新区排名第8: somebody else's place is none of that.
    let whose = state.topic.subject.filter(|_| state.explicit).map(|s| reading.zone_of(s));
    let other = out.get(state.since..).and_then(|s| s.last()).is_some_and(|s| whose.is_some_and(|w| w != s.subject));
    if noun.is_empty() && (out.len() == state.since || other || scope.as_deref().is_some_and(|s| is_ranking(reading, s))) {
        (noun, scope) = ranking(state, scope);
    }
    // 综合排名全省第二, 综合排名位列全省第二
    let named = left.iter().filter_map(|c| reading.word(c, Kind::Ranking)).find(|said| !said.is_empty());
    let of = chunks.get(at + 1).is_some_and(|c| reading.particle(c, "of"));
    let alone = noun.is_empty() && out.len() == state.since && !of;
    if let Some(said) = named.filter(|_| alone || reading.gauges(&noun, "overall")) {
        noun.push_str(said);
    }
    // 增加值增长9.8%，增速列全市第一: the rate of what was measured before.
    let told = out.get(state.since..).unwrap_or_default();
    let grew = told.last().filter(|s| s.growth.is_some()).or(told.iter().rev().find(|s| s.currency.is_some()));
    if let Some(before) = grew.filter(|_| reading.source.ontology.lexicon.values(&noun, Kind::Growth).next().is_some()) {
        noun.insert_str(0, &before.indicator);
    }
    // 两年平均增长14%，居全市第一: the rate has it, too.
    let paced = told.last().filter(|s| noun.is_empty() && s.rule == "observe:rate" && s.value.is_some());
    if let Some(of) = paced.and_then(|s| super::scope::base(reading, &s.indicator)) {
        noun = format!("{of}增速");
    }
    // 投资增长22%，居全省第4: the rate has the rank, where nothing else was measured.
    if let Some(rate) = told.last().filter(|s| noun.is_empty() && s.growth.is_some() && s.value.is_none() && s.share.is_none()) {
        noun = format!("{}增速", rate.indicator);
    }
    if let Some(s) = statement(state, noun, "observe:rank", out, |s| s.rank.is_none()) {
        s.rank = Some(number);
        if scope.is_some() {
            s.scope = scope;
        }
        let rate = reading.gauge_of(&said, Kind::Growth).filter(|_| both);
        let second = rate.map(|rate| Statement {
            indicator: format!("{}{rate}", s.indicator),
            value: None,
            bound: None,
            growth: None,
            share: None,
            ..s.clone()
        });
        out.extend(second);
    }
}

/// Whether a word names those who have the first places: 排前三位的|是|甲、乙、丙, 居前三的|依次为|甲、乙、丙.
pub(super) fn tops(reading: &Reading<'_>, c: &Chunk) -> bool {
    reading.particle(c, "presents") || matches!(reading.str(c.span), "为" | "是") || reading.is(c, Kind::Respectively)
}

/// Whether words say among which zones or firms of a region: 全省|经开区.
fn peers(reading: &Reading<'_>, chunks: &[Chunk]) -> bool {
    let [first, .., last] = chunks else { return false };
    let zones = reading.ending(reading.str(last.span), Kind::Suffix).any(|(_, class)| class == "Zone");
    scopes(reading, first) && (zones || reading.gauge(reading.str(last.span), "sector").is_some())
}

/// The region with which the clause begins: 投资33亿元，|全省|排名第7位.
fn region(state: &State<'_, '_>) -> Option<String> {
    let passage = &state.reading.passages[state.passage];
    let head = &passage.chunks[passage.clauses[state.clause].head?];
    let place = state.reading.names(head).first().is_some_and(|m| state.reading.class(*m) == "Place");
    (place && state.reading.source.is(head.span, Kind::Scope)).then(|| state.reading.str(head.span).to_owned())
}

/// The clause before that says among whom: 在160家省级以上开发区中，…位列第5.
pub(super) fn among(state: &State<'_, '_>) -> Option<String> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let part = |c: usize| &passage.chunks[passage.clauses[c].begin..passage.clauses[c].end];
    // 在160家开发区中，|排名大幅提升，|居第66位: how far it has moved may be told between.
    let moved = |c: &Chunk| {
        let closes = |unit: &str| reading.source.ontology.lexicon.values(unit, Kind::Ordinal).any(|v| v == "closes");
        reading.quantity(c).is_none_or(|q| matches!(q.kind, QuantityKind::Date | QuantityKind::Points) || closes(&q.unit))
    };
    let far = (0..state.clause).rev().take_while(|c| c + 1 == state.clause || part(c + 1).iter().all(moved));
    far.into_iter().find_map(|c| super::within(reading, part(c))).map(str::to_owned)
}

/// The ranking itself, where nothing else says by what: 在2018年综合评价中，…排名第25.
pub(super) fn ranking(state: &State<'_, '_>, scope: Option<String>) -> (String, Option<String>) {
    let is_ranking = |s: &str| is_ranking(state.reading, s);
    if let Some(said) = scope.as_deref().filter(|s| is_ranking(s)) {
        // 2018年国家高新区综合评价, and no 160家开发区综合评价
        let noun = said.trim_start_matches(|c: char| c.is_ascii_digit());
        let noun = noun.strip_prefix('年').filter(|_| noun.len() < said.len()).unwrap_or(said);
        // 最新公布的|国家高新区综合评价
        let noun = noun.rsplit('的').next().filter(|rest| is_ranking(rest)).unwrap_or(noun);
        // 2023年度|国家高新区综合评价
        let noun = noun.strip_prefix('度').filter(|_| noun.len() < said.len()).unwrap_or(noun);
        // 全国177家|国家高新区综合评价: those among whom are counted in front.
        let counted = noun.rsplit_once(|c: char| c.is_ascii_digit()).and_then(|(_, rest)| rest.strip_prefix(['家', '个']));
        if let Some(peers) = counted.filter(|rest| is_ranking(rest)) {
            let by = state.reading.ending(peers, Kind::Indicator).find(|(_, value)| says(value, "ranking"));
            let among = &noun[..noun.len() - by.map_or(0, |(by, _)| by.len())];
            let overall = state.reading.gauge(among, "overall").map_or(0, str::len);
            return (peers.to_owned(), Some(among[..among.len() - overall].to_owned()));
        }
        // 综合评价榜单|上
        let closes = state.reading.ending(noun, Kind::Particle).find(|(_, does)| says(does, "close"));
        return (noun[..noun.len() - closes.map_or(0, |(end, _)| end.len())].to_owned(), None);
    }
    let passages = &state.reading.passages;
    let here = &passages[state.passage];
    let noun = ranked(state.reading, &here.chunks[..here.clauses[state.clause].begin], &is_ranking, true);
    // 商务部公布了综合发展水平考核结果。…甲经开区排名第94.
    let near = (state.passage.saturating_sub(2)..state.passage).rev();
    let noun = noun.or_else(|| near.into_iter().find_map(|p| ranked(state.reading, &passages[p].chunks, &is_ranking, false)));
    (noun.unwrap_or_default(), scope)
}

/// Whether a noun phrase names a ranking: 全省营商环境评价.
fn is_ranking(reading: &Reading<'_>, noun: &str) -> bool {
    crate::fact::carried::Topic::default().measures(reading, noun, "ranking")
}

/// The ranking that a stretch speaks of last: 综合发展水平考核|排名. One of another sentence may not have its own place there.
fn ranked(reading: &Reading<'_>, chunks: &[Chunk], is_ranking: &dyn Fn(&str) -> bool, here: bool) -> Option<String> {
    let placed = |i: usize| !here && chunks[i + 1..].iter().take(3).any(|c| super::number(reading, c));
    let end = (0..chunks.len()).rev().find(|i| is_ranking(reading.str(chunks[*i].span)) && !placed(*i))?;
    let mark = |c: &Chunk| matches!(c.kind, ChunkKind::Mark(m) if !matches!(m, '“' | '”'));
    // 甲高新区|综合排名: whose it is.
    let whose = |c: &Chunk| here && reading.names(c).first().is_some_and(|m| matches!(reading.class(*m), "Zone" | "Company"));
    let stops = |c: &Chunk| mark(c) || matches!(c.kind, ChunkKind::Quantity(_)) || super::word::verbal(reading, c) || whose(c);
    let last = &chunks[end];
    // 综合竞争力|在|全国园区|中|的|排名提升两位: what is ranked stands in front of those among whom.
    let among = end.checked_sub(2).filter(|i| reading.particle(&chunks[i + 1], "of") && reading.particle(&chunks[*i], "among"));
    let to = among.and_then(|to| chunks[..to].iter().rposition(|c| reading.particle(c, "in"))).unwrap_or(end + 1);
    let from = chunks[..to.min(end)].iter().rposition(stops).map_or(0, |f| f + 1);
    let noun = phrase::noun(reading, &chunks[from..to]);
    // 排名 is no part of a noun phrase that a number follows, but of this one.
    let bare = noun.is_empty() || to > end && (!here || reading.gauges(&noun, "overall"));
    let bare = bare && reading.is(last, Kind::Ranking);
    Some(if bare { noun + reading.str(last.span) } else { noun })
}
