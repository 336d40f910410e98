//! The noun phrase that a number belongs to: `今年以来全区共引进高层次人才|1000人` → `引进高层次人才`.

use super::word::{does, idle, joins, light, modifies, noun_like, rates, verbal};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::fact::reading::{Clause, Reading};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// The words of a stretch of chunks, without what is idle at its ends.
pub(super) fn noun(reading: &Reading<'_>, chunks: &[Chunk]) -> String {
    let (part, sort) = super::clip::clip(reading, chunks);
    let mut part = super::clip::reckoned(reading, part, true);
    while let Some((last, rest)) = part.split_last() {
        let drop = idle(reading, last)
            || light(reading, last)
            || reading.is(last, Kind::Cumulative)
            || reading.particle(last, "than")
            || reading.word(last, Kind::Silent) == Some("each")
            || reading.is(last, Kind::Share)
            || reading.is(last, Kind::Ranking);
        // 硕士|及|以上, 达成|意向
        let above = reading.str(last.span) == "以上" && rest.last().is_some_and(|c| reading.str(c.span) == "及");
        let meant = reading.word(last, Kind::Planned) == Some("noun") && rest.last().is_some_and(|c| verbal(reading, c));
        if super::word::reaches(reading, last, rest) {
            part = rest;
            continue;
        }
        if !drop || above || meant || matches!(last.kind, ChunkKind::Mark('”' | '）')) {
            break;
        }
        part = rest;
    }
    part = uncrowded(reading, part);
    // 固定资产投资（500万元以上）|完成
    part = super::clip::reckoned(reading, part, false);
    // What follows the last 的 or the last verb that says nothing is the noun phrase itself, and whose it is may stand before.
    // 总投资超5亿元的项目 is one, since the size says which are counted.
    let sized = |i: usize| {
        let size = i.checked_sub(1).and_then(|before| part.get(before)).map(|c| c.span);
        size.is_some_and(|s| {
            reading.source.quantity_at(s.begin as usize).is_some_and(|q| q.span == s && q.kind != QuantityKind::Date)
        })
    };
    // 甲项目、投资10.5亿元的乙项目: the name before 、 has a number of its own, as has a project that nothing names as one.
    let apart = |i: usize| {
        let Some(before) = i.checked_sub(1).filter(|_| part[i].kind == ChunkKind::Mark('、')).map(|b| &part[b]) else {
            return false;
        };
        let rest = part.get(i + 1).zip(part.last()).and_then(|(a, b)| reading.source.value(a.span.join(b.span), Kind::Indicator));
        let other = || rest == Some("project") && reading.ending(reading.str(before.span), Kind::Indicator).next().is_none();
        rest.is_some() && (matches!(before.kind, ChunkKind::Mention(_)) || other())
    };
    // 对经济增长的贡献率: to what belongs to the name.
    let toward = |i: usize| part.get(i + 1).is_some_and(|c| reading.gauge(reading.str(c.span), "toward").is_some());
    let cuts = |i: usize| {
        let c = &part[i];
        let of = reading.particle(c, "of") && !sized(i) && !toward(i);
        // 甲行动|共|走访企业: what stands in front is who did it, if it is no sector: 软件业累计产值.
        let so_far = i > 0 && (reading.is(c, Kind::Cumulative) || reading.is(c, Kind::Realised)) && {
            let front = part[0].span.join(part[i - 1].span);
            // 车规级芯片|累计|出货: what was done to it.
            let done = i + 2 == part.len() && verbal(reading, &part[i + 1]) && !part[..i].iter().any(|c| verbal(reading, c));
            reading.gauge(reading.str(front), "sector").is_none() && !done
        };
        // 2028年|建成|后|年新增产能
        let reached = i > 0 && reading.particle(c, "reached") && reading.particle(&part[i - 1], "stage");
        // 甲公司|2023年|净利润, and no sector: 孵化机构|2019年|总收入.
        let when = i > 0 && reading.period(c).is_some() && {
            let front = part[0].span.join(part[i - 1].span);
            reading.gauge(reading.str(front), "sector").is_none()
        };
        let dash = matches!(c.kind, ChunkKind::Mark('—' | '─' | '】')) || reading.source.char(c.span.begin as usize) == Some('—');
        // 青禾市|力争|工业产值
        let aims = i > 0
            && matches!(part[i - 1].kind, ChunkKind::Mention(_))
            && reading.word(c, Kind::Planned).is_some_and(|value| value != "noun");
        // 项目|全部达产后|年产能
        let finished = i > 0 && reading.is(c, Kind::Finished);
        // 干部|咬定|工业总产值
        let aims = aims || reading.particle(c, "aims");
        let etc = reading.source.char(c.span.end as usize - 1) == Some('等');
        when || aims || of || finished || reached || dash || apart(i) || so_far || light(reading, c) || etc
    };
    // 从事检测的|机构, 拥有核心专利的|企业: a bare kind is told apart by what stands before 的.
    let kept = |cut: usize| {
        let kind = reading.str(part[cut + 1].span);
        // 有|研发活动|的|规上|企业
        let has = || part[..cut].iter().any(|c| reading.word(c, Kind::Light) == Some("stock"));
        let firms = cut + 3 == part.len() && reading.gauges(reading.str(part[cut + 2].span), "sector") && has();
        let bare = reading.particle(&part[cut], "of") && (cut + 2 == part.len() && kind.chars().count() <= 3 || firms);
        if !bare || reading.gauge(kind, "measure").is_some() { cut + 1 } else { super::clip::described(reading, part, cut) }
    };
    let mut owner = String::new();
    let mut told = false;
    if let Some(cut) = (0..part.len()).rev().find(|i| cuts(*i))
        && cut + 1 < part.len()
    {
        owner = sector(reading, &part[..=cut]);
        // 大健康产业|的|产值
        let rest = part[cut + 1].span.join(part[part.len() - 1].span);
        if owner.is_empty() && reading.particle(&part[cut], "of") && reading.gauges(reading.str(rest), "measure") {
            owner = field(reading, &part[..cut]).to_owned();
        }
        // 将为|青禾高新区|新增年产值: for whom.
        let whom = reading.particle(&part[cut], "whom");
        (told, part) = (kept(cut) <= cut, &part[kept(cut)..]);
        if whom && part.len() > 1 && matches!(part[0].kind, ChunkKind::Mention(_)) {
            part = &part[1..];
        }
    }
    // 在|京津、长三角等地区|举办活动: where something is done is no part of it.
    let at = part.first().and_then(|first| chunks.iter().position(|c| c.span == first.span)).unwrap_or_default();
    if at > 0 && reading.particle(&chunks[at - 1], "in") {
        let place = |c: &&Chunk| reading.names(c).first().is_some_and(|m| reading.class(*m) == "Place");
        let noun =
            |c: &&Chunk| matches!(c.kind, ChunkKind::Token(Pos::Noun) | ChunkKind::Mark('、')) || reading.particle(c, "and");
        let named = part.iter().take_while(|c| place(c) || noun(c)).count();
        let run = part[..named].iter().rposition(|c| place(&c)).map_or(0, |last| last + 1);
        part = if run > 0 && part.get(run).is_some_and(|c| verbal(reading, c)) { &part[run..] } else { part };
    }
    // 作为|一家|总投资40亿元的企业: what it is said of is no part of it.
    if let [says, one, rest @ ..] = part
        && reading.particle(says, "as")
        && super::number(reading, one)
        && !rest.is_empty()
    {
        part = rest;
    }
    while let Some((first, rest)) = part.split_first().filter(|_| !told && !super::clip::traded(reading, part)) {
        // （又称“青谷”）年产值: what stands in brackets belongs to the name before.
        if first.kind == ChunkKind::Mark('（')
            && let Some(close) = rest.iter().position(|c| c.kind == ChunkKind::Mark('）'))
        {
            part = &rest[close + 1..];
            continue;
        }
        // A quotation that opens here and does not close is somebody's speech, not a name.
        let speech = first.kind == ChunkKind::Mark('“') && !rest.iter().any(|c| c.kind == ChunkKind::Mark('”'));
        let so_far = reading.is(first, Kind::Cumulative) && !rest.is_empty();
        if !(speech
            || so_far
            || !rest.is_empty() && super::clip::pointed(reading, first)
            || reading.particle(first, "and")
            || reading.str(first.span) == "如"
            || idle(reading, first)
            || light(reading, first)
            || matches!(first.kind, ChunkKind::Mark('”' | '）' | '（')))
        {
            break;
        }
        part = rest;
    }
    // 向|母公司|甲集团|上缴利润: to whom.
    let to = || chunks.iter().position(|c| reading.str(c.span) == "向").and_then(|to| chunks.get(to + 1));
    let whom = part.iter().take(2).position(|c| matches!(c.kind, ChunkKind::Mention(m) if reading.is_a(m, "Agent")));
    if let Some(whom) = whom
        && part.len() > whom + 2
        && to().is_some_and(|c| part[0].span == c.span)
    {
        part = &part[whom + 1..];
    }
    // 聚集|了|规上企业, and no 确定|了|进出口额: what there is more of is told by the verb, too.
    let mut did = "";
    if let [verb, particle, rest @ ..] = part
        && verbal(reading, verb)
        && reading.str(particle.span) == "了"
        && !rest.is_empty()
    {
        let more = reading.source.is(verb.span, Kind::Adding) || reading.particle(verb, "gathers");
        (did, part) = (if more { reading.str(verb.span) } else { "" }, rest);
    }
    // 建成|全区|博士后科研工作站
    if let [verb, whole, rest @ ..] = part
        && verbal(reading, verb)
        && matches!(whole.kind, ChunkKind::Mention(m) if reading.mentions[m].anaphor && reading.class(m) == "Zone")
        && !rest.is_empty()
    {
        (did, part) = (reading.str(verb.span), rest);
    }
    match (part.first(), part.last()) {
        // 园区企业|去年|出口额: when it was is no part of it.
        (Some(_), Some(_)) if part.iter().any(|c| reading.period(c).is_some()) => {
            let words = part.iter().filter(|c| reading.period(c).is_none()).map(|c| reading.str(c.span));
            owner + sort + did + &words.collect::<String>()
        }
        (Some(a), Some(b)) => owner + sort + did + reading.str(a.span.join(b.span)),
        _ => String::new(),
    }
}

/// 上市公司|的|“|朋友圈|”, 雏鹰企业|的|队伍: without the word that says no more than that there are many, where it says so of somebody.
fn uncrowded<'c>(reading: &Reading<'_>, part: &'c [Chunk]) -> &'c [Chunk] {
    let quote = |c: &Chunk| matches!(c.kind, ChunkKind::Mark('“' | '”'));
    let end = part.iter().rposition(|c| !quote(c)).filter(|last| reading.gauges(reading.str(part[*last].span), "crowd"));
    let front = end.and_then(|end| part[..end].iter().rposition(|c| !quote(c)));
    match front {
        Some(of) if of > 0 && reading.particle(&part[of], "of") => &part[..of],
        _ => part,
    }
}

/// Past the head of a clause, and past 全市 behind the name of a city: 青禾市|全市|生产总值.
pub(super) fn start(reading: &Reading<'_>, chunks: &[Chunk], clause: &Clause) -> usize {
    let Some(head) = clause.head else { return clause.begin };
    let place = reading.names(&chunks[head]).first().is_some_and(|m| reading.class(*m) == "Place");
    let whole = |c: &Chunk| {
        let lexicon = &reading.source.ontology.lexicon;
        reading.is(c, Kind::Scope) && lexicon.values(reading.str(c.span), Kind::Anaphor).next().is_some()
    };
    head + 1 + usize::from(place && chunks.get(head + 1).is_some_and(whole))
}

/// The part of the economy in front of a verb that says nothing: 限额以上批发业|完成 → 限额以上批发业; 每万人|拥有 → 每万人.
pub(super) fn sector(reading: &Reading<'_>, chunks: &[Chunk]) -> String {
    let Some((verb, before)) = chunks.split_last() else { return String::new() };
    let end = before.iter().rposition(|c| !idle(reading, c)).map_or(0, |i| i + 1);
    let before = &before[..end];
    let words = |from: usize| before[from..].first().zip(before.last()).map_or("", |(a, b)| reading.str(a.span.join(b.span)));
    if let Some(each) = before.iter().rposition(|c| reading.particle(c, "each")) {
        return words(each).to_owned();
    }
    if does(reading, verb) { field(reading, before).to_owned() } else { String::new() }
}

/// The part of the economy that stretch ends with: 一季度|精细化工 → 精细化工. Empty where it ends with nothing of the kind.
fn field<'a>(reading: &Reading<'a>, before: &[Chunk]) -> &'a str {
    let words = |from: usize| before[from..].first().zip(before.last()).map_or("", |(a, b)| reading.str(a.span.join(b.span)));
    let goes_on = |c: &Chunk| match &c.kind {
        ChunkKind::Token(Pos::Noun | Pos::Activity | Pos::Adjective | Pos::Other) => true,
        ChunkKind::Mention(m) => matches!(reading.class(*m), "Industry" | "Honor" | "Product"),
        ChunkKind::Word(_) => !idle(reading, c) && !light(reading, c) && !verbal(reading, c) && !reading.is(c, Kind::Scope),
        _ => joins(reading, c) && !reading.particle(c, "and"),
    };
    let named = words(before.iter().rposition(|c| !goes_on(c)).map_or(0, |i| i + 1));
    // 精细化工|完成|产值
    let industry = before.last().is_some_and(|c| matches!(c.kind, ChunkKind::Mention(m) if reading.class(m) == "Industry"));
    let sector = (industry || reading.gauge(named, "sector").is_some()) && named.chars().count() <= 24;
    if sector { named } else { "" }
}

/// The noun that follows a count: `110家|知名企业`; where it ends.
pub(super) fn after(reading: &Reading<'_>, chunks: &[Chunk], at: usize, end: usize) -> usize {
    let mut to = super::word::granted(reading, &chunks[..end], at)
        .or_else(|| super::word::purse(reading, &chunks[..end], at))
        .unwrap_or(at);
    let mut joined = None;
    while to < end {
        let c = &chunks[to];
        let sort = |i: usize| i < end && chunks.get(i).is_some_and(|c| reading.particle(c, "sort"));
        // 820名|职工|平均年龄|29岁: what is measured of those who were counted begins here.
        if to > at && averages(reading, c) && chunks[to..end].iter().take(5).any(|c| super::number(reading, c)) {
            break;
        }
        if to > at
            && let Some(closed) = aside(reading, &chunks[..end], to)
        {
            to = closed;
            continue;
        }
        // 50家|科研|、|服务|企业
        if c.kind == ChunkKind::Mark('、') && to > at && to + 1 < end && noun_like(reading, &chunks[to + 1]) {
            joined = Some(to);
            to += 1;
            continue;
        }
        let followed = || chunks[..end].get(to + 1).is_some_and(|c| noun_like(reading, c));
        let goes_on = match &c.kind {
            // 3000家企业|握拳|发力: what firms do is not what they are, if no noun follows.
            ChunkKind::Token(Pos::Activity | Pos::Other) if to > at && reading.str(chunks[to - 1].span) == "企业" => followed(),
            ChunkKind::Token(Pos::Noun | Pos::Activity | Pos::Adjective | Pos::Other)
            | ChunkKind::Mark('“' | '”' | '‘' | '’') => true,
            // 授信|支持, but 为216家企业|授信
            ChunkKind::Token(Pos::Verb) if noun_like(reading, c) => {
                to == at || !reading.gauges(reading.str(chunks[to - 1].span), "sector")
            }
            ChunkKind::Token(_) if noun_like(reading, c) => true,
            _ if sort(to) && to > at || sort(to + 1) => true,
            _ if qualifies(reading, &chunks[at..end], to - at) => true,
            // 年产200万套|低压|电池, and no 收入80万元|上市…: what stands before the number is no noun.
            _ if to == at && to + 1 < end && governed(reading, chunks, at) && sorted(reading, c, &chunks[to + 1]) => true,
            ChunkKind::Mention(m) if to > at && matches!(reading.class(*m), "Project" | "Platform") => {
                // 投入39亩用地|支持|青禾研究院建设: a verb stood between.
                let verb = matches!(chunks[to - 1].kind, ChunkKind::Token(Pos::Activity | Pos::Other));
                return if verb && to > at + 1 { to - 1 } else { to };
            }
            // 71个工业类|开发区: a bare kind of zone is none.
            ChunkKind::Mention(m) if to > at && reading.mentions[*m].anaphor && reading.class(*m) == "Zone" => true,
            // 11家|规上|独角兽和瞪羚企业|实现营收
            _ if super::word::named(reading, c) => true,
            ChunkKind::Mention(m) => to == at || !reading.is_a(*m, "Agent") && reading.class(*m) != "Person",
            // 8个金融|创新|产品, 120个优秀|创新|创业|项目
            ChunkKind::Token(Pos::Verb) if to > at && to + 1 < end => {
                modifies(reading, c) && {
                    let next = &chunks[to + 1];
                    noun_like(reading, next) || modifies(reading, next)
                }
            }
            // 40个国家和地区, 182个区以上项目, 13个省级及以上项目
            _ if to > at && to + 1 < end && joins(reading, c) => {
                // 6家企业|与|高校|签约: with whom they do something.
                let with = reading.str(c.span) == "与" && {
                    let past = to + 1 + chunks[to + 1..end].iter().take_while(|c| noun_like(reading, c)).count();
                    chunks[..end].get(past).is_some_and(|c| !matches!(c.kind, ChunkKind::Mark(_) | ChunkKind::Quantity(_)))
                };
                if with && reading.gauges(reading.str(chunks[to - 1].span), "sector") {
                    break;
                }
                let far = to + 2 < end && joins(reading, &chunks[to + 1]) && noun_like(reading, &chunks[to + 2]);
                far || noun_like(reading, &chunks[to + 1])
            }
            ChunkKind::Word(_) => {
                reading.source.text.chars[c.span.range()].len() >= 2
                    && !light(reading, c)
                    && !rates(c)
                    && (!idle(reading, c) || reading.word(c, Kind::Planned) == Some("noun"))
                    && {
                        // A trigger in noun position (签约项目) belongs to the phrase; a verb that goes on does not.
                        let pos = reading.source.token(c.span.begin as usize).map(|t| t.pos);
                        let listed = || chunks[..end].get(to + 1).is_some_and(|c| super::word::named(reading, c));
                        matches!(pos, Some(Pos::Noun | Pos::Activity))
                            || (pos == Some(Pos::Adjective) || reading.source.is(c.span, Kind::Generic))
                                && (followed() || listed() || reading.gauge(reading.str(c.span), "sector").is_some())
                    }
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        to += 1;
    }
    // What stands behind 、 and has a number of its own is another noun.
    let numbered = chunks[..end].get(to).is_some_and(|c| super::number(reading, c) || light(reading, c));
    joined.filter(|_| numbered).unwrap_or(to)
}

/// Whether a word is 平均, or begins with it: 平均年龄.
fn averages(reading: &Reading<'_>, c: &Chunk) -> bool {
    let text = reading.str(c.span);
    text.char_indices().nth(2).map_or(Some(text), |(two, _)| text.get(..two)).is_some_and(|word| reading.gauges(word, "average"))
}

/// Past what stands in brackets inside a noun phrase: 9条中欧|（中亚）|班列.
fn aside(reading: &Reading<'_>, chunks: &[Chunk], at: usize) -> Option<usize> {
    if chunks[at].kind != ChunkKind::Mark('（') {
        return None;
    }
    let inner = chunks[at + 1..].iter().take(6).position(|c| c.kind == ChunkKind::Mark('）'))?;
    let close = at + 1 + inner;
    let numbers = chunks[at + 1..close].iter().any(|c| reading.quantity(c).is_some());
    (!numbers && chunks.get(close + 1).is_some_and(|c| noun_like(reading, c))).then_some(close + 1)
}

/// Whether a listed word or a verb only says of what sort the noun behind it is: 高质量|项目, 省内|专家, 改造|提升|类|项目, 国家级|开放|区域.
fn qualifies(reading: &Reading<'_>, chunks: &[Chunk], at: usize) -> bool {
    let (c, next) = (&chunks[at], chunks.get(at + 1));
    let Some(next) = next.filter(|_| !light(reading, c)) else { return false };
    let verb = |c: &Chunk| verbal(reading, c);
    let noun = |c: &Chunk| noun_like(reading, c) || c.kind == ChunkKind::Token(Pos::Adjective);
    // 100个|预备|项目|已开工, 152个|计划|新开工|项目|开工率: a kind that goes on to do something.
    let kind = || {
        chunks[at + 1..].iter().take(3).position(|c| reading.gauges(reading.str(c.span), "sector")).is_some_and(|i| {
            let between = chunks[at + 1..at + 1 + i].iter().all(|c| verb(c) || noun(c));
            let goes_on = |c: &Chunk| !matches!(c.kind, ChunkKind::Mark(_) | ChunkKind::Quantity(_));
            between && chunks.get(at + 2 + i).is_some_and(goes_on)
        })
    };
    let near = || at == 0 && verb(c) && reading.gauges(reading.str(next.span), "sector") && !chunks.get(2).is_some_and(noun);
    if (reading.is(c, Kind::Planned) || near()) && kind() {
        return true;
    }
    if at == 0 {
        // 36家|配套|企业, 12个|签约|项目 at the end of a clause: a count needs a noun, and this kind is its noun.
        let last = chunks.get(2).is_none_or(|c| matches!(c.kind, ChunkKind::Mark(_)));
        let attribute = verb(c)
            || reading.word(c, Kind::Silent) == Some("part")
            || c.kinds.has(Kind::Rule) && matches!(c.kind, ChunkKind::Word(_));
        if last && attribute && reading.gauges(reading.str(next.span), "sector") {
            return true;
        }
        // 3000个|就业|岗位
        let named = verb(c) && reading.source.is(c.span, Kind::Indicator) && noun_like(reading, next);
        return named
            || noun(next) && (reading.is(c, Kind::Scope) || reading.word(c, Kind::Silent).is_some() && modifies(reading, c));
    }
    let level = || reading.gauges(reading.str(chunks[0].span), "part") && chunks[1..at].iter().all(verb);
    let word = || matches!(c.kind, ChunkKind::Word(_)) && modifies(reading, c) || verb(c) && level();
    (noun(next) || modifies(reading, next) || verb(next) && level()) && word() && !rates(c)
}

/// Whether a number stands behind a verb or a mark, so that its noun follows.
fn governed(reading: &Reading<'_>, chunks: &[Chunk], at: usize) -> bool {
    let before = at.checked_sub(2).and_then(|i| chunks.get(i));
    before.is_some_and(|c| !noun_like(reading, c) || reading.source.is(c.span, Kind::Indicator))
}

/// Whether a verb only says of what sort the noun behind it is: 就业|岗位, 低压|电池.
fn sorted(reading: &Reading<'_>, c: &Chunk, next: &Chunk) -> bool {
    verbal(reading, c) && !light(reading, c) && !c.kinds.has(Kind::Rule) && modifies(reading, c) && noun_like(reading, next)
}
