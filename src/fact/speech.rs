//! Whose people are quoted before they are named, and whom a reporter calls on: `“去年营收2亿元。”|青杉药业有限公司|总经理夏国平说`.

use super::reading::{Clause, Passage, Period, Reading};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// How many sentences a quotation may have whose speaker is named behind it.
const LONG: usize = 6;

/// The entity and, where it is named, the mention of the firm or body whose people say what the quotation opened by a sentence says,
/// and the sentence that closes it. `posts` says whose people those are that were named before.
pub(super) fn speaker(reading: &Reading<'_>, at: usize, posts: &[(usize, usize)]) -> Option<(usize, Option<usize>, usize)> {
    let opened = reading.passages[at].chunks.first().is_some_and(|c| c.kind == ChunkKind::Mark('“'));
    if !opened {
        return None;
    }
    let paragraph = reading.passages[at].sentence.paragraph;
    let near = reading.passages.iter().enumerate().skip(at).take(LONG);
    let mut near = near.take_while(|(_, p)| p.sentence.paragraph == paragraph);
    let (close, _) = near.find(|(_, p)| p.chunks.last().is_some_and(|c| c.kind == ChunkKind::Mark('”')))?;
    let next = reading.passages.get(close + 1).filter(|p| p.sentence.paragraph == paragraph)?;
    // 谈及今年的目标，|甲公司总经理夏国平信心十足: what he speaks of may stand in front.
    let part = |at: usize| next.clauses.get(at).map(|c| &next.chunks[c.begin..c.end]);
    let names = |part: &&[Chunk]| part.iter().any(|c| !reading.names(c).is_empty());
    let part = part(0).filter(names).or_else(|| part(1))?;
    let says = part.iter().any(|c| reading.is(c, Kind::Attribution));
    let post = part.iter().take(6).any(|c| reading.is(c, Kind::Title));
    let first = part.first().and_then(|c| reading.names(c).first().copied())?;
    // 青禾高新区|企业|云杉药业|董事长夏国平: whose firm it is stands in front.
    let whose = matches!(reading.class(first), "Zone" | "Place");
    let firm = || part.iter().take(3).find_map(|c| reading.names(c).first().filter(|m| reading.class(**m) == "Company"));
    let m = if whose { firm().copied().unwrap_or(first) } else { first };
    // 甲公司董事长夏国平忙着安排生产: who is named so behind a quotation has said it.
    let person = part.iter().take(8).any(|c| reading.names(c).first().is_some_and(|m| reading.class(*m) == "Person"));
    match reading.class(m) {
        // 甲高新区金融发展中心主任: an office of the zone speaks for it.
        "Platform" | "Institute" if post && reading.home_of(m).is_some() => Some((reading.home_of(m)?, None, close)),
        "Company" | "Institute" | "Platform" if post && (says || person) => Some((reading.mentions[m].entity, Some(m), close)),
        "Person" if !post && says => {
            let of = posts.iter().rev().find(|(person, _)| *person == reading.mentions[m].entity);
            of.map(|(_, body)| (reading.zone_of(*body), None, close))
        }
        _ => None,
    }
}

/// Who a clause says has a post where: 青杉药业有限公司|总经理|夏国平 → the person and the firm.
pub(super) fn post(reading: &Reading<'_>, chunks: &[Chunk]) -> Option<(usize, usize)> {
    let title = chunks.iter().position(|c| reading.is(c, Kind::Title))?;
    let named = |c: &Chunk| reading.names(c).first().map(|m| (*m, reading.mentions[*m].entity));
    let (body, of) = chunks[..title].iter().rev().find_map(named)?;
    let (person, who) = chunks[title..].iter().take(4).find_map(named)?;
    (reading.class(person) == "Person" && reading.is_a(body, "Agent") && reading.class(body) != "Person").then_some((who, of))
}

/// The firm of a person with a post told before who now speaks without it: |霍夫曼|说|.
pub(super) fn teller(reading: &Reading<'_>, chunks: &[Chunk], posts: &[(usize, usize)]) -> Option<usize> {
    let person = chunks.first().and_then(|c| reading.names(c).first()).filter(|m| reading.class(**m) == "Person")?;
    let says = chunks.len() <= 4 && chunks.iter().any(|c| reading.is(c, Kind::Attribution));
    let of = posts.iter().rev().find(|(who, _)| *who == reading.mentions[*person].entity).filter(|_| says)?;
    matches!(reading.clusters[of.1].class, "Company" | "Institute").then_some(of.1)
}

/// The firm or body whose people a clause says speak: |青杉药业有限公司|总经理|夏国平|告诉|记者, |青杉药业|负责人|介绍.
pub(super) fn manager(reading: &Reading<'_>, chunks: &[Chunk], (spoken, home): (Option<usize>, Option<usize>)) -> Option<usize> {
    // 据|区审批局|副局长|夏国平|介绍: an official does not speak of the firm quoted before him.
    let firm = |s: usize| matches!(reading.clusters[s].class, "Company" | "Platform" | "Project" | "Product" | "Event");
    let official = |c: &Chunk| reading.names(c).first().is_some_and(|m| reading.class(*m) == "Government");
    if spoken.is_some_and(firm) && chunks.iter().take(3).any(official) && chunks.iter().any(|c| reading.is(c, Kind::Attribution))
    {
        return home;
    }
    let title = chunks.iter().position(|c| reading.is(c, Kind::Title))?;
    let whose = title.checked_sub(1).and_then(|i| reading.names(&chunks[i]).first())?;
    let says = chunks[title..].iter().any(|c| reading.is(c, Kind::Attribution));
    (says && matches!(reading.class(*whose), "Company" | "Institute")).then(|| reading.mentions[*whose].entity)
}

/// Whom a clause only calls on, so that what follows is theirs: 走进|青杉药业有限公司|生产车间, 在|云杉产业园. Not 在甲公司的带动|下.
fn visited(reading: &Reading<'_>, chunks: &[Chunk], first: bool) -> Option<usize> {
    let date = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Date);
    let idle = |c: &Chunk| reading.is(c, Kind::Silent) || date(c) || reading.particle(c, "reports");
    // 再|看|云杉软件园, 把|镜头|转向|云杉软件园
    let opens = |c: &Chunk| reading.opens(c, "visits");
    let from = chunks.iter().take(4).position(|c| opens(c).is_some() || !idle(c))?;
    let verb = &chunks[from];
    let end = opens(verb).unwrap_or(verb.span.end);
    let (named, rest) = chunks[from..].iter().position(|c| c.span.begin >= end).and_then(|i| chunks[from + i..].split_first())?;
    let calls = opens(verb).is_some();
    // 在|青禾会展中心|开幕: of the occasion.
    let held = |c: &Chunk| reading.source.value(c.span, Kind::Deed) == Some("held");
    let stays = reading.particle(verb, "in")
        && !rest.first().is_some_and(held)
        && !rest.iter().any(|c| reading.quantity(c).is_some())
        && !rest.last().is_some_and(|c| reading.particle(c, "close") && !reading.particle(c, "inside"));
    // 走进青禾产业园的|云杉智造园工地, 在青禾市的|云杉集团: the second is where. 在|位于|青禾市|的|云杉集团
    let place = |c: &Chunk| reading.names(c).first().is_some_and(|m| matches!(reading.class(*m), "Place" | "Zone"));
    let of = match rest {
        [_, of, ..] if stays && reading.particle(named, "at") && reading.particle(of, "of") => Some(1),
        [of, ..] if (calls || stays && place(named)) && reading.particle(of, "of") => Some(0),
        _ => None,
    };
    let inner = of.and_then(|of| rest.get(of + 1));
    let inner = inner.filter(|c| reading.names(c).first().is_some_and(|m| !reading.mentions[*m].anaphor));
    let ChunkKind::Mention(m) = inner.unwrap_or(named).kind else { return None };
    let m = whose_yard(reading, m).unwrap_or(m);
    let whom = match reading.class(m) {
        "Company" | "Institute" | "Platform" | "Project" => !reading.is_market(m),
        // 走进|云杉软件园|，: another zone only at the sentence's head.
        "Zone" => first && rest.is_empty() && !reading.mentions[m].anaphor,
        _ => false,
    };
    ((calls || stays) && whom).then_some(m)
}

/// The region of which alone a sentence tells: 放眼|整个|青禾市, 从|全省|来看.
pub(super) fn surveyed(reading: &Reading<'_>, chunks: &[Chunk]) -> Option<usize> {
    let region = |c: &Chunk| match c.kind {
        ChunkKind::Mention(m) if matches!(reading.class(m), "Place" | "Zone") => Some(m),
        _ => None,
    };
    let (first, rest) = chunks.split_first()?;
    let (at, m) = rest.iter().take(2).enumerate().find_map(|(i, c)| Some((i, region(c)?)))?;
    let viewed = || {
        matches!(first.kind, ChunkKind::Token(Pos::Preposition))
            && rest[at + 1..].last().is_some_and(|c| reading.particle(c, "viewed"))
    };
    (reading.particle(first, "surveys") || viewed()).then_some(m)
}

/// The firm whose workshop a name is that begins with its name: 云杉饮料|灌装车间.
fn whose_yard(reading: &Reading<'_>, m: usize) -> Option<usize> {
    let name = reading.str(reading.mentions[m].span);
    let yard = reading.ending(name, Kind::Particle).any(|(_, does)| does == "yard");
    let firm = |o: &crate::mention::Mention| {
        let firm = reading.str(o.span);
        o.class == "Company" && !o.anaphor && firm.len() < name.len() && name.starts_with(firm)
    };
    if yard { reading.mentions.iter().position(firm) } else { None }
}

/// Whom a clause only calls on or brings in, the latter where nobody has been named in its sentence.
pub(super) fn met(reading: &Reading<'_>, chunks: &[Chunk], (first, named): (bool, bool)) -> Option<usize> {
    let brought = || if named { None } else { introduced(reading, chunks, !first) };
    visited(reading, chunks, first).or_else(brought).or_else(|| example(reading, chunks))
}

/// Whom a clause gives as an example of what it tells: 以|青杉药业|为例.
fn example(reading: &Reading<'_>, chunks: &[Chunk]) -> Option<usize> {
    let ChunkKind::Mention(m) = chunks.get(1)?.kind else { return None };
    let given = reading.particle(&chunks[0], "example") && chunks.last().is_some_and(|c| reading.str(c.span).ends_with('例'));
    let named =
        matches!(reading.class(m), "Company" | "Institute" | "Platform" | "Project" | "Zone") && !reading.mentions[m].anaphor;
    (given && named).then_some(m)
}

/// Whom a clause brings in at its end: 第一站|是|青杉药业, 楼上，|是|园区自建的|青杉检测中心. Not 投资方是青杉资本.
fn introduced(reading: &Reading<'_>, chunks: &[Chunk], goes_on: bool) -> Option<usize> {
    let quote = |c: &&Chunk| matches!(c.kind, ChunkKind::Mark('“' | '”'));
    let last = chunks.iter().rev().find(|c| !quote(c))?;
    let ChunkKind::Mention(m) = last.kind else { return None };
    let is = chunks.iter().position(|c| reading.opens(c, "presents").is_some())?;
    let scene = |c: &Chunk| reading.particle(c, "scene") || matches!(c.kind, ChunkKind::Token(Pos::Position));
    // 同样忙碌|的|还有|青杉药业
    let those = is > 1 && reading.particle(&chunks[is - 1], "of");
    let opens = is == 0 && goes_on || chunks[..is].iter().any(scene) || those;
    let named =
        matches!(reading.class(m), "Company" | "Institute" | "Platform" | "Project" | "Zone") && !reading.mentions[m].anaphor;
    (opens && named && !reading.is_market(m)).then_some(m)
}

/// The name of which a date only says since when it is there: 2018年投用的|云杉产业园|已入驻企业86家.
pub(super) fn founded(reading: &Reading<'_>, chunks: &[Chunk], date: usize, end: usize) -> Option<usize> {
    let of = (date + 2..end.min(date + 4)).find(|j| reading.particle(&chunks[*j], "of"))?;
    let plain = |j: usize| matches!(chunks[j].kind, ChunkKind::Token(_) | ChunkKind::Word(_));
    let m = chunks[..end].get(of + 1).and_then(|c| reading.names(c).first())?;
    let stands = matches!(reading.class(*m), "Platform" | "Institute" | "Company" | "Zone" | "Project" | "Event");
    (stands && (date + 1..of).all(plain)).then_some(of + 1)
}

/// Whether a date only says since when somebody is there: 去年11月|落户|的|公司, 这家|1998年|起步的企业.
pub(super) fn qualifying(reading: &Reading<'_>, chunks: &[Chunk], (begin, date, end): (usize, usize, usize)) -> bool {
    // But 这个|9月|好事连连
    let this = |i: usize| {
        let whom = reading.source.value(chunks[i].span, Kind::Anaphor).and_then(|value| value.strip_prefix("this "));
        whom.is_some_and(|whom| whom == "Company" || i + 1 < date)
    };
    let there = |c: &Chunk| ["opens", "at", "birth"].iter().any(|what| reading.particle(c, what));
    let of = |i: usize| chunks[..end].get(i).is_some_and(|c| reading.particle(c, "of"));
    chunks[begin..end].iter().any(|c| reading.particle(c, "birth"))
        || (begin..date).any(this)
        || (date + 1..end.min(date + 4)).any(|i| there(&chunks[i]) && of(i + 1))
}

/// Whether a clause says who tells or that something was published, so that its day is none of what is told: 记者…获悉, 会议通报称.
pub(super) fn telling(reading: &Reading<'_>, passage: &Passage, begin: usize, end: usize) -> bool {
    passage.chunks[begin..end].iter().any(|c| reading.is(c, Kind::Attribution) || reading.particle(c, "learns"))
}

/// Whether a clause is about 公司 and nobody knows which.
pub(super) fn nameless(reading: &Reading<'_>, chunks: &[Chunk]) -> bool {
    let firm = |c: &Chunk| {
        reading.names(c).is_empty() && reading.source.value(c.span, Kind::Anaphor).is_some_and(|of| of.ends_with("Company"))
    };
    let when = |c: &Chunk| {
        matches!(c.kind, ChunkKind::Mark(_) | ChunkKind::Token(Pos::Adverb | Pos::Time))
            || reading.is(c, Kind::Silent)
            || reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Date)
    };
    chunks.iter().find(|c| !when(c)).is_some_and(firm)
}

/// Whether the only year of a clause says since when something rose: 由2018年的第20位上升到第16位.
pub(super) fn since(reading: &Reading<'_>, passage: &Passage, clause: &Clause) -> bool {
    let [(at, _)] = clause.dates[..] else { return false };
    let from = |at: usize| reading.particle(&passage.chunks[at], "from");
    let opens = reading.leads(&passage.chunks[at], "from") || at > clause.begin && from(at - 1);
    let numbers =
        passage.chunks[at + 1..clause.end].iter().filter(|c| super::reading::has_number(reading, std::slice::from_ref(c)));
    // 由上年的5家: that is the year before whichever is spoken of. But 从五年前的35亿元
    let told = reading.str(passage.chunks[at].span).chars().any(|c| c.is_ascii_digit() || matches!(c, '初' | '前'));
    opens && told && numbers.count() > 1
}

/// The later of the years between which something rose: 从2009年的3亿元增长至2021年的42亿元.
pub(super) fn raised(reading: &Reading<'_>, passage: &Passage, clause: &Clause) -> Option<Period> {
    let [(first, _), .., (_, last)] = clause.dates[..] else { return None };
    let from = |at: usize| reading.particle(&passage.chunks[at], "from");
    let opens = reading.leads(&passage.chunks[first], "from") || first > clause.begin && from(first - 1);
    opens.then_some(last)
}
