//! Coordination: names of one sort joined by 、 和 及 become one chunk, with the count that closes the list.
//!
//! `甲公司、乙公司和丙公司等6家供应商` → List [甲, 乙, 丙], 6.

use rust_decimal::Decimal;

use super::{Chunk, ChunkKind, Pos};
use crate::mention::{Mention, Source};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;
use crate::text::Span;

/// How many words a name may have that nobody has found.
const UNKNOWN: usize = 4;

/// How many chunks of a list are looked over for the count that closes it.
const LONGEST: usize = 120;

/// Puts each list in the place of its chunks.
pub(super) fn join(source: &Source<'_>, mentions: &[Mention], mut chunks: Vec<Chunk>) -> Vec<Chunk> {
    // Most sentences have none.
    let opens = |(at, chunk): (usize, &Chunk)| {
        let list = matches!(chunk.kind, ChunkKind::Mention(_)).then(|| list(source, mentions, &chunks[at..])).flatten();
        list.map(|_| at)
    };
    let Some(first) = chunks.iter().enumerate().find_map(opens) else { return chunks };
    let mut rest = chunks.split_off(first).into_iter();
    loop {
        if let Some((chunk, used)) = list(source, mentions, rest.as_slice()) {
            chunks.push(chunk);
            rest.nth(used - 1);
        } else if let Some(chunk) = rest.next() {
            chunks.push(chunk);
        } else {
            return chunks;
        }
    }
}

fn list(source: &Source<'_>, mentions: &[Mention], chunks: &[Chunk]) -> Option<(Chunk, usize)> {
    let mention = |c: &Chunk| match c.kind {
        ChunkKind::Mention(i) => Some(i),
        _ => None,
    };
    let first = mention(chunks.first()?)?;
    let joins = |c: &Chunk| match c.kind {
        ChunkKind::Mark('、') => true,
        _ => matches!(source.text.str(c.span), "和" | "及" | "以及"),
    };
    let etc = |c: &Chunk| source.text.str(c.span) == "等";
    // “甲中心”|“乙实验室”, 《甲条例》|《乙办法》: titles need nothing between them.
    let closed = |c: &Chunk| matches!(source.char((c.span.end as usize).saturating_sub(1)), Some('”' | '》'));
    let opened = |c: &Chunk| matches!(source.char(c.span.begin as usize), Some('“' | '《'));
    chunks.get(1).filter(|c| joins(c) || etc(c) || (closed(&chunks[0]) && opened(c)))?;
    let mut members = vec![first];
    let mut used = 1;
    // 甲项目、乙产业园、丙基地等15个|项目: parks and platforms are projects where the noun says so.
    let thing = |class: &str| matches!(class, "Project" | "Platform");
    let built = thing(mentions[first].class) && works(source, &chunks[1..]);
    let alike = |class: &str| built && thing(class) || alike(source, mentions[first].class, class);
    let belongs = |c: &Chunk| mention(c).filter(|i| alike(mentions[*i].class));
    // 甲项目|、|乙中心|、|丙项目: so does what stands between two projects.
    let project = |c: Option<&Chunk>| c.and_then(mention).is_some_and(|i| mentions[i].class == "Project");
    let between = |at: usize| {
        let listed = project(chunks.get(at - 2)) && chunks.get(at + 1).is_some_and(joins) && project(chunks.get(at + 2));
        chunks.get(at).and_then(mention).filter(|i| listed && thing(mentions[*i].class))
    };
    loop {
        if let Some(i) = chunks.get(used).filter(|c| opened(c) && closed(&chunks[used - 1])).and_then(&belongs) {
            members.push(i);
            used += 1;
            continue;
        }
        let (Some(joint), Some(next)) = (chunks.get(used), chunks.get(used + 1)) else { break };
        if !joins(joint) {
            break;
        }
        // 甲集团旗下|乙基金|和|丙集团|下属|丁基金: whoever owns what follows is no member.
        if owns(source, mentions, &chunks[used + 1..]) {
            break;
        }
        // 区长张三|、|区人大常委会|主任|李四: whose post follows is no member.
        if mentions[first].class == "Person" && chunks.get(used + 2).is_some_and(|c| c.is(Kind::Title)) && mention(next).is_some()
        {
            break;
        }
        // 总投资3亿元的甲产业园|、|乙公司|投资|5亿元|…: whoever has a sum of its own begins the next entry.
        if pays(source, mentions[first].class, mentions, &chunks[used + 1..]) {
            break;
        }
        // 甲区的A公司|和|乙区|的|B公司: what is said of a member stands before it.
        let said = said(source, mentions, &chunks[used + 1..]);
        if let Some(i) = chunks.get(used + 1 + said).filter(|_| said > 0).and_then(&belongs) {
            members.push(i);
            used += 2 + said;
            continue;
        }
        if let Some(i) = belongs(next).or_else(|| between(used + 1)) {
            members.push(i);
            used += 2;
            continue;
        }
        // 甲资本、乙创投和|老股东|丙资本: what a member is stands before it.
        let called = chunks.get(used + 2).filter(|_| source.is(next.span, Kind::Apposition)).and_then(&belongs);
        if let Some(i) = called {
            members.push(i);
            used += 3;
            continue;
        }
        // 甲公司、|好|园区|、乙公司: a name that nobody has found does not end the list.
        let unknown = chunks[used + 1..].iter().take(UNKNOWN).take_while(|c| !joins(c) && !etc(c) && plain(source, c)).count();
        let behind = used + 1 + unknown;
        let goes_on = match chunks.get(behind) {
            Some(c) if joins(c) => chunks.get(behind + 1).is_some_and(|c| belongs(c).is_some()),
            Some(c) => etc(c) && members.len() > 1,
            None => false,
        };
        if unknown == 0 || !goes_on || matches!(joint.kind, ChunkKind::Word(_)) {
            break;
        }
        used = behind;
    }
    // 等6家供应商, 等企业, 等
    let mut count = None;
    let mut end = used;
    if chunks.get(end).is_some_and(etc) {
        end += 1;
        if let Some(ChunkKind::Quantity(q)) = chunks.get(end).map(|c| &c.kind)
            && source.quantities[*q].kind == QuantityKind::Count
            && !sized(source, &chunks[end + 1..])
        {
            count = Some(*q);
            end += 1;
        }
        let listed = end;
        while chunks.get(end).is_some_and(|c| matches!(c.kind, ChunkKind::Token(Pos::Noun | Pos::Activity | Pos::Adjective)))
            && end < used + 6
        {
            end += 1;
        }
        // 甲、乙等|项目|15个: so many of them there are.
        let works =
            |c: &Chunk| source.ontology.lexicon.values(source.text.str(c.span), Kind::Anaphor).any(|of| of == "head Project");
        if let (None, Some(noun), Some(ChunkKind::Quantity(q))) = (count, chunks.get(end), chunks.get(end + 1).map(|c| &c.kind))
            && works(noun)
            && source.quantities[*q].kind == QuantityKind::Count
        {
            count = Some(*q);
            end += 2;
        }
        // 甲、乙等上市企业|8家: the noun is what the number counts.
        if count.is_none() && chunks.get(end).is_some_and(|c| matches!(c.kind, ChunkKind::Quantity(_))) {
            end = listed;
        }
        used = end;
    }
    // 甲、乙、丙|3家企业: so many as there are.
    if count.is_none()
        && members.len() > 1
        && let Some(ChunkKind::Quantity(q)) = chunks.get(used).map(|c| &c.kind)
        && source.quantities[*q].kind == QuantityKind::Count
        && source.quantities[*q].value == Some(Decimal::from(members.len()))
    {
        count = Some(*q);
        used += 1;
    }
    if members.len() < 2 && used == 1 {
        return None;
    }
    let span = Span { begin: chunks[0].span.begin, end: chunks[used - 1].span.end };
    Some((Chunk { span, kinds: source.kinds(span), kind: ChunkKind::List { members, count } }, used))
}

/// Whether a name is that of the owner of another one behind it: |丙集团|下属|丁基金.
fn owns(source: &Source<'_>, mentions: &[Mention], chunks: &[Chunk]) -> bool {
    let [owner, word, rest @ ..] = chunks else { return false };
    let rest = rest.iter().find(|c| source.text.str(c.span) != "的");
    let body = |c: &Chunk| {
        let class = |m: &usize| matches!(mentions[*m].class, "Company" | "Institute" | "Platform" | "Association");
        matches!(c.kind, ChunkKind::Mention(m) if class(&m))
    };
    let owned = source.value(word.span, Kind::Particle).is_some_and(|value| value == "owned");
    // 甲控股的乙、|丙集团|控股|的|丁: with 的 it owns what follows, whether that has been found or not.
    let of =
        source.char(word.span.end as usize - 1) == Some('的') || chunks.get(2).is_some_and(|c| source.text.str(c.span) == "的");
    owned && body(owner) && (of || rest.is_some_and(body))
}

/// How many chunks stand in front of a name that only say where or whose it is, or praise it: |滨海园区|的|乙公司, |乙公司|的|乙项目,
/// |苏南|首家|“乙中心”.
fn said(source: &Source<'_>, mentions: &[Mention], chunks: &[Chunk]) -> usize {
    let class = |c: &Chunk| match c.kind {
        ChunkKind::Mention(m) => Some(mentions[m].class),
        _ => None,
    };
    // 全省|首家|乙中心
    let place = |c: &Chunk| class(c).map_or(source.is(c.span, Kind::Scope), |class| matches!(class, "Zone" | "Place"));
    let place = chunks.first().map_or(0, |c| usize::from(place(c)));
    let praise = chunks[place..].iter().take_while(|c| source.is(c.span, Kind::Epithet)).count();
    let of = chunks.get(1).is_some_and(|c| source.text.str(c.span) == "的");
    let maker = chunks.first().and_then(class).is_some_and(|class| matches!(class, "Company" | "Institute"));
    match chunks.get(2).filter(|_| of).and_then(class) {
        Some("Company") if place == 1 => 2,
        Some("Project" | "Product") if maker => 2,
        _ if praise > 0 => place + praise,
        _ => 0,
    }
}

/// Whether an agent in a list of other things has money behind it: |乙公司|投资|5亿元|.
fn pays(source: &Source<'_>, first: &str, mentions: &[Mention], chunks: &[Chunk]) -> bool {
    let [payer, behind @ ..] = chunks else { return false };
    let other = matches!(payer.kind, ChunkKind::Mention(m) if mentions[m].class != first);
    let money = |c: &Chunk| matches!(c.kind, ChunkKind::Quantity(q) if source.quantities[q].kind == QuantityKind::Money);
    other && behind.iter().take(2).any(money)
}

/// Whether a chunk may be part of a name that nobody has found.
fn plain(source: &Source<'_>, c: &Chunk) -> bool {
    let noun = |pos: Pos| matches!(pos, Pos::Noun | Pos::Other | Pos::Adjective | Pos::Activity | Pos::Verb);
    match c.kind {
        ChunkKind::Token(pos) => noun(pos),
        ChunkKind::Word(_) => source.token(c.span.begin as usize).is_some_and(|t| t.pos == Pos::Noun),
        _ => false,
    }
}

/// Whether a sum with 的 follows the count, which then counts what comes after: 等13个|总投资62亿元的项目.
fn sized(source: &Source<'_>, behind: &[Chunk]) -> bool {
    let sum = |c: &Chunk| matches!(c.kind, ChunkKind::Quantity(q) if source.quantities[q].kind == QuantityKind::Money);
    let pairs = behind.iter().zip(behind.iter().skip(1));
    pairs.take(3).any(|(c, next)| sum(c) && source.text.str(next.span) == "的")
}

/// Whether a list ends in a count and the word for what is built: 、乙产业园、丙基地|等|15个|重大|项目.
fn works(source: &Source<'_>, chunks: &[Chunk]) -> bool {
    let item = |c: &&Chunk| match c.kind {
        ChunkKind::Mark(mark) => mark == '、',
        ChunkKind::Mention(_) | ChunkKind::Token(_) | ChunkKind::Word(_) => source.text.str(c.span) != "等",
        ChunkKind::Quantity(_) | ChunkKind::List { .. } => false,
    };
    let mut rest = chunks.iter().take(LONGEST).skip_while(item);
    let etc = rest.next().is_some_and(|c| source.text.str(c.span) == "等");
    let head = |c: &Chunk| source.ontology.lexicon.values(source.text.str(c.span), Kind::Anaphor).any(|of| of == "head Project");
    etc && rest.next().is_some_and(|c| matches!(c.kind, ChunkKind::Quantity(_))) && rest.take(3).any(head)
}

/// Whether names of two classes may stand in one list.
fn alike(source: &Source<'_>, a: &str, b: &str) -> bool {
    // A centre is named among bodies: 甲中心、乙厅主办.
    let body = |class: &str| class == "Platform" || source.ontology.schema.is_a(class, "Agent");
    // 主任张三|、甲高新区|招商处处长李四: but no person.
    let person = (a == "Person") != (b == "Person");
    // 甲基地|和|乙产业园|同时开工
    let works = |class: &str| matches!(class, "Project" | "Platform");
    a == b || !person && body(a) && body(b) || works(a) && works(b)
}
