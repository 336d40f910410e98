//! What those do who are counted, and what is made of them: `84家企业|登上“创新积分500”榜单`, `年产|20万套|的|传感器生产基地`.

use super::State;
use super::phrase::{self, after};
use super::word::{does, idle, light, modifies, noun_like};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::fact::reading::Reading;
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// Where the noun of a count ends that is described first, by one word, a quotation or verbs: 100多类|物美价廉|的|农产品,
/// 20项|“国际领先”|的|成果, 38项|可|复制|推广|的|改革经验.
pub(super) fn described(reading: &Reading<'_>, chunks: &[Chunk], from: usize, end: usize) -> usize {
    let word = |c: &Chunk| matches!(c.kind, ChunkKind::Token(_)) && c.span.len() == 4;
    let mark = |i: usize, mark: char| chunks.get(i).is_some_and(|c| c.kind == ChunkKind::Mark(mark));
    let quoted = || (from..chunks.len().min(from + QUOTED)).find(|i| mark(*i, '”'));
    let close =
        if mark(from, '“') { quoted().map(|i| i + 1) } else { Some(end).filter(|e| *e == from + 1 && word(&chunks[from])) };
    let verbs = |c: &&Chunk| {
        super::word::verbal(reading, c) || modifies(reading, c) || reading.word(c, Kind::Hypothetical) == Some("able")
    };
    let verbs = chunks[from..].iter().take(4).take_while(verbs).count();
    // 20万平方米|的|孵化|载体: verbs right in front of a noun with which the clause closes.
    let follows = end == from && from > 0 && reading.particle(&chunks[from - 1], "of");
    let does =
        |c: &&Chunk| super::word::verbal(reading, c) || c.kind == ChunkKind::Token(Pos::Activity) || reading.is(c, Kind::Rule);
    let does = chunks[from..].iter().take(3).take_while(|c| does(c) && !noun_like(reading, c)).count();
    if follows && does > 0 && chunks.get(from + does).is_some_and(|c| noun_like(reading, c)) {
        let to = from + does + 1;
        return if chunks.get(to).is_none_or(|c| matches!(c.kind, ChunkKind::Mark(_))) { to } else { end };
    }
    let close = close.or(Some(from + verbs).filter(|_| verbs > 1));
    let of = close.filter(|at| chunks.get(*at).is_some_and(|c| reading.particle(c, "of")));
    let to = of.map_or(end, |of| after(reading, chunks, of + 1, chunks.len()));
    if of.is_some_and(|of| to > of + 1) { to } else { end }
}

/// Chunks that a quotation in front of a noun may have.
const QUOTED: usize = 12;

/// Where the noun of what is made or built ends, unknown words and all: 建设|4条|均|粒|树脂|生产线|、. It goes to the end of the clause.
pub(super) fn made(reading: &Reading<'_>, chunks: &[Chunk], at: usize, end: usize) -> usize {
    // 拿下|南方集团|的|500台|搬运|机器人|订单: from whom may stand between.
    let between = |c: &&Chunk| !reading.names(c).is_empty() || reading.particle(c, "of");
    let verb = chunks[..at].iter().rev().find(|c| !between(c));
    let makes = |c: &Chunk| {
        let token = reading.source.token(c.span.begin as usize).filter(|t| t.span == c.span);
        token.is_some_and(|t| matches!(t.pos, Pos::Verb | Pos::Activity))
    };
    if !verb.is_some_and(|c| makes(c) && !light(reading, c)) {
        return end;
    }
    let mark = |c: &Chunk| matches!(c.kind, ChunkKind::Mark('，' | '、' | '。' | '；'));
    let short = |i: usize| {
        let word = |c: &Chunk| matches!(c.kind, ChunkKind::Token(_) | ChunkKind::Word(_));
        let joins = |c: &Chunk| light(reading, c) || reading.particle(c, "of") || reading.particle(c, "and");
        chunks.get(i).is_some_and(|c| c.span.len() == 1 && word(c) && !joins(c) && c.kind != ChunkKind::Token(Pos::Particle))
    };
    let describes = |c: &Chunk| {
        let word = matches!(c.kind, ChunkKind::Word(_)) && !idle(reading, c) && !light(reading, c) && !super::word::rates(c);
        word || super::word::verbal(reading, c)
    };
    // Verbs in front of a short noun with which the clause closes.
    let compound = |i: usize| {
        let word = |c: &Chunk| super::word::verbal(reading, c) || c.kind == ChunkKind::Token(Pos::Time);
        let verbs = chunks[i..].iter().take(3).take_while(|c| word(c)).count();
        verbs > 0 && short(i + verbs) && noun_like(reading, &chunks[i + verbs]) && chunks.get(i + verbs + 1).is_none_or(&mark)
    };
    let goes_on = |i: usize| match &chunks[i].kind {
        // 3条|中|水|回|用|管线: the pieces of a word that nobody knows.
        _ if short(i) && (short(i + 1) || i > end && short(i - 1)) => true,
        // 4条|自动化|拆解|线, 3个|夜间|托管|班
        _ if compound(i) => true,
        // 500台|搬运|机器人|订单, 2条|定制|公交|专线: what stands in front of a noun that the count lacks is part of it.
        _ if end == at + 1 && i == end && chunks[i].span.len() > 1 && describes(&chunks[i]) => true,
        ChunkKind::Token(Pos::Verb) => modifies(reading, &chunks[i]) || reading.source.is(chunks[i].span, Kind::Indicator),
        ChunkKind::Token(pos) => matches!(pos, Pos::Noun | Pos::Activity | Pos::Adjective | Pos::Other | Pos::Classifier),
        ChunkKind::Mention(m) => matches!(reading.class(*m), "Product" | "Industry"),
        // 新招的80名|工人|已|全部|上岗: what they have done since is no part of what they are.
        ChunkKind::Word(_) if idle(reading, &chunks[i]) => false,
        ChunkKind::Word(_) => chunks[i].span.len() == 1 && !light(reading, &chunks[i]) || noun_like(reading, &chunks[i]),
        _ => false,
    };
    let to = (end..chunks.len().min(end + 9)).find(|i| !goes_on(*i)).unwrap_or(chunks.len().min(end + 9));
    let closes = chunks.get(to).is_none_or(&mark);
    let named = |c: &Chunk| noun_like(reading, c) || reading.source.is(c.span, Kind::Indicator);
    if to > end && closes && named(&chunks[to - 1]) { to } else { end }
}

/// What a plant makes, behind the word for how much: 建设年产|20万套|的|传感器生产基地 → 年产传感器.
pub(super) fn product(state: &State<'_, '_>, left: &[Chunk], plant: Option<usize>) -> Option<String> {
    let reading = state.reading;
    let made = left.last().map(|c| reading.str(c.span)).filter(|w| state.topic.measures(reading, w, "output"))?;
    let name = &reading.clusters[plant?].name;
    let (end, _) = reading.ending(name, Kind::Suffix).find(|(_, class)| *class == "Project")?;
    let product = &name[..name.len() - end.len()];
    (product.chars().count() >= 2).then(|| format!("{made}{product}"))
}

/// What is made on a line: 年产6万吨|铝材生产线 → 铝材.
pub(super) fn goods(reading: &Reading<'_>, noun: String, measured: bool, told: Option<&Chunk>) -> String {
    let makes = measured || told.is_some_and(|c| reading.particle(c, "makes"));
    match reading.gauge(&noun, "line").and_then(|end| noun.strip_suffix(end)) {
        Some(goods) if makes => goods.to_owned(),
        _ => noun,
    }
}

/// Past the counts of other regions that share what is said behind the last one: 全国46家|、江苏4家|入围.
pub(super) fn elsewhere(reading: &Reading<'_>, chunks: &[Chunk], from: usize) -> usize {
    let region = |c: &Chunk| reading.names(c).first().is_some_and(|m| matches!(reading.class(*m), "Place" | "Zone"));
    let count = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Count);
    let mut at = from;
    while let [joint, whose, many, ..] = &chunks[at..] {
        if joint.kind != ChunkKind::Mark('、') || !region(whose) || !count(many) {
            break;
        }
        at += 3;
    }
    at
}

/// What a kind does or is: the words from the first verb to the clause's end, not too many: `登上“创新积分500”榜单`. Nothing where they
/// lead to another number.
pub(super) fn predicate<'a>(reading: &Reading<'a>, chunks: &[Chunk]) -> &'a str {
    let verbal = |c: &Chunk| {
        matches!(c.kind, ChunkKind::Token(Pos::Verb | Pos::Activity))
            || does(reading, c)
            || (matches!(c.kind, ChunkKind::Word(_)) && !idle(reading, c) && !light(reading, c))
    };
    // 连续|两年|实现盈利: for how long is part of it.
    let lasts = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Duration);
    let near = chunks.iter().take(3).take_while(|c| !matches!(c.kind, ChunkKind::Quantity(_)) || lasts(c));
    // 6家企业|与|高校|签约, 六成企业|与|高校|密切相关
    let with = chunks.first().filter(|c| reading.str(c.span) == "与").map(|_| 0);
    let Some(from) = with.or_else(|| near.map(verbal).position(|v| v)) else { return "" };
    // 300名专家|、|企业|代表|参加: behind others who do it, too, the verb closes the clause.
    let joined = chunks.first().is_some_and(|c| c.kind == ChunkKind::Mark('、'));
    let from = if joined { chunks.iter().take(8).rposition(verbal).unwrap_or(from) } else { from };
    // 8项成果已经|“下线”|
    let from = from.checked_sub(1).filter(|before| chunks[*before].kind == ChunkKind::Mark('“')).unwrap_or(from);
    let rest = &chunks[from..];
    let ends = |c: &Chunk| matches!(c.kind, ChunkKind::Quantity(_) | ChunkKind::Mark('（'));
    // 5家|在审|、|21家|进入后备库: the next number has a verb of its own.
    let parts = |i: &usize| rest[*i].kind == ChunkKind::Mark('、') && rest.get(i + 1).is_some_and(|c| super::number(reading, c));
    let to = (0..rest.len()).find(|i| ends(&rest[*i]) || parts(i)).unwrap_or(rest.len());
    if rest.get(to).is_some_and(|c| super::number(reading, c)) {
        return "";
    }
    let quote = |c: &Chunk| c.kind == ChunkKind::Mark('“');
    let opened = |to: usize| rest[..to].last().is_some_and(quote);
    match rest[..to - usize::from(opened(to))].last() {
        Some(last) if last.span.end - rest[0].span.begin <= 20 => reading.str(rest[0].span.join(last.span)),
        _ => "",
    }
}

/// Whose a number in a relative clause is: 总投资30亿元的|甲项目, 投资15亿元建设的|甲项目, and 总投资30亿元|甲项目 for short.
pub(super) fn bearer(state: &State<'_, '_>, at: usize) -> Option<usize> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let chunks = &passage.chunks[..passage.clauses[state.clause].end];
    let money = reading.quantity(&chunks[at]).is_some_and(|q| q.kind == QuantityKind::Money);
    let beside = chunks.get(at + 1).filter(|_| money).and_then(|c| reading.names(c).first().copied());
    if let Some(beside) = beside.filter(|m| reading.class(*m) == "Project" && !reading.mentions[*m].anaphor) {
        return Some(reading.mentions[beside].entity);
    }
    let of = (at + 1..chunks.len().min(at + 8))
        .find(|&i| reading.particle(&chunks[i], "of") || reading.quantity(&chunks[i]).is_some())?;
    let named = chunks.get(of + 1).filter(|_| reading.particle(&chunks[of], "of"))?;
    let first = *reading.names(named).first()?;
    matches!(reading.class(first), "Project" | "Platform" | "Company" | "Institute" | "Zone")
        .then(|| reading.mentions[first].entity)
}

/// Whether a number in a relative clause is that of a thing which nobody has found, so that it is of none that was named before:
/// 总投资2亿元的|新加坡|食品|供应链|项目, but 总投资2亿元的|重大|项目 may be the one spoken of.
pub(super) fn undeclared(state: &State<'_, '_>, at: usize) -> bool {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause];
    let Some([of, ..]) = passage.chunks[..clause.end].get(at + 1..) else { return false };
    // 甲项目是总投资2亿元的…: what it is said of stands in front.
    let before = &passage.chunks[clause.begin..at];
    let opens = before
        .iter()
        .rev()
        .take_while(|c| c.kind != ChunkKind::Mark('、'))
        .all(|c| light(reading, c) || idle(reading, c) || reading.source.is(c.span, Kind::Indicator));
    // What is called a project, and by which words that are none.
    let behind = passage.chunks[at + 2..clause.end].iter().take(10);
    let behind: Vec<&Chunk> = behind.take_while(|c| !matches!(c.kind, ChunkKind::Mark(_) | ChunkKind::Quantity(_))).collect();
    let Some(end) = behind.iter().position(|c| project(reading, c)) else { return false };
    let own = |c: &&Chunk| match c.kind {
        ChunkKind::Mention(m) => matches!(reading.class(m), "Place" | "Person" | "Company"),
        ChunkKind::Token(_) => c.span.len() == 1 && !idle(reading, c),
        _ => false,
    };
    opens && reading.particle(of, "of") && behind[..end].iter().take(2).any(own) && end > 1
}

/// The verb at the end of a stretch, for nouns that come after their number: `共考察拜访|110家`.
pub(super) fn verb(reading: &Reading<'_>, chunks: &[Chunk]) -> String {
    let mut part = super::clip::opened(chunks);
    while let Some((last, rest)) = part.split_last() {
        // 惠及|全区|7321家企业
        let zone = |m: usize| reading.mentions[m].anaphor && reading.class(m) == "Zone";
        let whole = reading.is(last, Kind::Scope) || matches!(last.kind, ChunkKind::Mention(m) if zone(m));
        if !(idle(reading, last) || light(reading, last) || reading.is(last, Kind::Cumulative) || whole && !rest.is_empty()) {
            break;
        }
        part = rest;
    }
    let verbal = |c: &Chunk| match c.kind {
        ChunkKind::Token(pos) => matches!(pos, Pos::Verb | Pos::Activity),
        // A noun that rules listen for is none: 为企业|提供.
        ChunkKind::Word(_) => {
            let noun = |t: &crate::mention::Token| t.span == c.span && t.pos == Pos::Noun;
            // 骨干企业 may be one word.
            let noun = |t: &crate::mention::Token| noun(t) || reading.gauges(reading.str(c.span), "sector");
            // 三年|内|转化: nor is what closes an adverbial or joins two things.
            let closes = ["inside", "and"].into_iter().any(|does| reading.particle(c, does));
            // 成绩出众|——|新区共计29家企业
            let dash = reading.str(c.span).starts_with('—');
            !dash && !idle(reading, c) && !closes && !reading.source.token(c.span.begin as usize).is_some_and(noun)
        }
        _ => false,
    };
    // 为|云杉|过滤|等|7家企业: the end of a name that nobody knows.
    if chunks.last().is_some_and(|c| reading.str(c.span) == "等") && chunks.iter().any(|c| reading.particle(c, "whom")) {
        return String::new();
    }
    let from = part.iter().rposition(|c| !verbal(c)).map_or(0, |i| i + 1);
    // 电子信息、汽车|制造|2个产业集群: the end of a name.
    let names = from > 0 && noun_like(reading, &part[from - 1]) && part[..from].iter().any(|c| c.kind == ChunkKind::Mark('、'));
    if names && part[from..].iter().all(|c| c.kind == ChunkKind::Token(Pos::Activity)) {
        return String::new();
    }
    match (part.get(from), part.last()) {
        (Some(a), Some(b)) => reading.str(a.span.join(b.span)).to_owned(),
        _ => String::new(),
    }
}

/// What those are that are counted, said behind the number: 其中|31家|是|高新技术企业. Nothing where the clause goes on behind it.
pub(super) fn are(reading: &Reading<'_>, chunks: &[Chunk], at: usize, left: &[Chunk]) -> Option<String> {
    let says = |c: &Chunk| idle(reading, c) || light(reading, c) || reading.particle(c, "among");
    let body = reading.quantity(&chunks[at]).is_some_and(|q| {
        let unit = || reading.source.ontology.lexicon.values(&q.unit, Kind::Particle).any(|value| value == "body");
        q.kind == QuantityKind::Count && (unit() || reading.gauges(&q.unit, "people"))
    });
    chunks.get(at + 1).filter(|c| body && reading.particle(c, "identifies"))?;
    let among = left.iter().rposition(|c| reading.particle(c, "among")).map_or(0, |i| i + 1);
    let to = after(reading, chunks, at + 2, chunks.len());
    let closes = chunks.get(to).is_none_or(|c| matches!(c.kind, ChunkKind::Mark(_)));
    let bare = closes && left[among..].iter().all(says);
    bare.then(|| phrase::noun(reading, &chunks[at + 2..to.max(at + 2)])).filter(|noun| noun.chars().count() >= 2)
}

/// The verb in front of the first noun of a series: 新增|独角兽2家.
pub(super) fn leading_verb(state: &State<'_, '_>, at: usize) -> String {
    let reading = state.reading;
    let chunks = &reading.passages[state.passage].chunks;
    let left = &chunks[state.left.min(at)..at];
    let mut verb = String::new();
    // 制造|类|项目12个、服务类项目7个: a sort is no deed.
    let sort = |i: usize| left.get(i + 1).is_some_and(|c| reading.particle(c, "sort"));
    for (i, c) in left.iter().enumerate() {
        if verb.is_empty() && sort(i) {
            break;
        }
        match c.kind {
            ChunkKind::Token(Pos::Verb) if verb.is_empty() => verb.push_str(reading.str(c.span)),
            ChunkKind::Token(Pos::Adverb | Pos::Time | Pos::Preposition) if verb.is_empty() => {}
            // 新增|独角兽2家、瞪羚15家: a verb that rules listen for.
            ChunkKind::Word(_) if verb.is_empty() && verbal(reading, c) => verb.push_str(reading.str(c.span)),
            ChunkKind::Word(_) if verb.is_empty() && !idle(reading, c) && !reading.is(c, Kind::Light) => break,
            ChunkKind::Word(_) | ChunkKind::Mark(_) | ChunkKind::Quantity(_) if verb.is_empty() => {}
            _ => break,
        }
    }
    verb
}

/// Whether a listed word is a verb that says more than the number.
fn verbal(reading: &Reading<'_>, c: &Chunk) -> bool {
    let verb = reading.source.token(c.span.begin as usize).is_some_and(|t| t.span == c.span && t.pos == Pos::Verb);
    verb && reading.is(c, Kind::Rule) && ![Kind::Light, Kind::Silent, Kind::Planned].iter().any(|k| reading.is(c, *k))
}

/// Whether a word calls something a project: 项目, 工程.
pub(super) fn project(reading: &Reading<'_>, c: &Chunk) -> bool {
    reading.ending(reading.str(c.span), Kind::Anaphor).any(|(_, of)| of.ends_with("Project"))
}

/// Whether a chunk points to what was named before: 这座, 该中心.
pub(super) fn points(reading: &Reading<'_>, c: &Chunk) -> bool {
    let this = c.kind == ChunkKind::Token(Pos::Pronoun) || reading.particle(c, "these");
    this || reading.names(c).first().is_some_and(|m| reading.mentions[*m].anaphor)
}
