//! Names in marks: `《…》` is a Document; `“…”` is a name when its last word or its neighbours say so, else a slogan.

use super::token::{Pos, is_mark};
use super::{Candidate, Class, Source};
use crate::ontology::{Kind, says};
use crate::quantity::QuantityKind;
use crate::text::Span;

/// From how many characters on a quotation is rather the title of a work than the name of a thing.
const WORK: usize = 11;

/// How far in front the verb may stand that says what is done with a quotation.
const FAR: usize = 30;

pub(super) fn quoted(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let chars = &source.text.chars;
    let mut at = 0;
    while at < chars.len() {
        let close = match chars[at] {
            '《' => '》',
            '“' => '”',
            _ => {
                at += 1;
                continue;
            }
        };
        let open = at;
        at += 1;
        let longest = if close == '》' { 80 } else { 40 };
        let Some(end) = closing(&chars[..(at + longest).min(chars.len())], open, close) else { continue };
        let inner = Span::new(at, end);
        let outer = Span::new(open, end + 1);
        if inner.is_empty() {
            continue;
        }
        let class = if close == '》' { titled(source, inner) } else { named(source, inner, end + 1) };
        if let Some(class) = class {
            // “三年突破”|计划: what kind of document it is belongs to its name.
            let kind = source.word_from(end + 1, Kind::Suffix).filter(|(word, value)| {
                close == '”' && class == "Document" && *value == "Document" && source.is(*word, Kind::Planned)
            });
            let (span, outer) = match kind {
                Some((word, _)) => (Span::new(open, word.end as usize), Span::new(open, word.end as usize)),
                None => (inner, outer),
            };
            out.push(Candidate { span, outer, class, anaphor: false, strength: 2 });
        }
        // Nested marks are found again from inside; book marks are taken whole.
        at = if close == '》' { end + 1 } else { open + 1 };
    }
}

/// Where the mark stands that closes the one at `open`, over those that stand inside: 《关于印发《办法》的通知|》.
fn closing(chars: &[char], open: usize, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (i, c) in chars.iter().enumerate().skip(open) {
        depth += usize::from(*c == chars[open]);
        depth -= usize::from(*c == close);
        if depth == 0 {
            return Some(i);
        }
    }
    None
}

/// The class that the ending of a phrase speaks for.
pub(crate) fn ending(source: &Source<'_>, span: Span) -> Option<Class> {
    (span.begin as usize..span.end as usize)
        .flat_map(|i| source.hits.with(i, Kind::Suffix))
        .find(|h| h.span.end == span.end)
        .and_then(|h| source.ontology.lexicon.suffix(*h))
}

fn titled(source: &Source<'_>, _inner: Span) -> Option<Class> {
    source.ontology.schema.class("Document")
}

/// Words right after a quotation that say what it names: “…”称号, “…”项目.
fn named(source: &Source<'_>, inner: Span, after: usize) -> Option<Class> {
    // “甲区瞪羚、独角兽行动启动暨首届人才沙龙”: but 暨 joins the names of two occasions in one.
    let joint = || inner.range().any(|i| source.hits.with(i, Kind::Joint).next().is_some());
    // “大抓项目、抓大项目” is a slogan, “中试+基金” a formula.
    if !joint() && inner.range().any(|i| matches!(source.char(i), Some('、' | '，' | '+' | '；'))) {
        return None;
    }
    // “一中心一基地”, “两带三区” say what there is to be; but “三江一号” is a name.
    let many = |i: usize| source.char(i).is_some_and(|c| "一二两三四五六七八九十多".contains(c));
    let ordinal = |i: usize| matches!(source.char(i), Some('号' | '期' | '代' | '届' | '年' | '条'));
    let (first, last) = (inner.begin as usize, inner.end as usize);
    if inner.len() <= 8 && many(first) && (first + 2..last).any(|i| many(i) && !ordinal(i + 1)) {
        return None;
    }
    // “甲相机”“乙系统”等3个项目: behind a list of quotations stands how many projects they are.
    if inner.len() >= 3 && works(source, after) {
        return source.ontology.schema.class("Project");
    }
    let counted = source.char(inner.end as usize - 1) == Some('条');
    // “人才新政20条”, where points are counted, is a policy.
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    if counted && inner.len() > 3 && source.char(inner.end as usize - 2).is_some_and(number) {
        return source.ontology.schema.class("Document");
    }
    // 人才政策|“青云计划3.0”: what it is may stand in front.
    let front = |n: u32| (inner.begin > n).then(|| Span { begin: inner.begin - 1 - n, end: inner.begin - 1 });
    if inner.len() > 3 && (2..=4).filter_map(front).any(|word| source.value(word, Kind::Suffix) == Some("Document")) {
        return source.ontology.schema.class("Document");
    }
    // 首款SUV|“青禾L7”: so may the word for a product, before a short name that nothing goes on.
    let product = |word| source.value(word, Kind::Suffix) == Some("Product");
    // “青禾L7”|上市，: but a verb that ends the clause, or what firms do, does not go on with it.
    let acts =
        |t: &super::Token| t.pos == Pos::Activity && (t.is(Kind::Deed) || source.char(t.span.end as usize).is_none_or(is_mark));
    let goes_on = || source.token(after).is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::Activity) && !acts(t));
    if (2..=8).contains(&inner.len()) && (2..=4).filter_map(front).any(product) && !goes_on() {
        return source.ontology.schema.class("Product");
    }
    // 推出|新一代灌封线“海狮5.0”, 发布“海狮5.0”|灌封线: what is brought out in a numbered version, if nothing says that it is something else.
    let kind = |n: usize| front(n as u32).filter(|word| source.is(*word, Kind::Suffix));
    let other = (2..=4).find_map(kind).or_else(|| source.word_from(after, Kind::Suffix).map(|(word, _)| word));
    if let Some(stem) = versioned(source, inner).filter(|_| inner.len() <= 12 && other.is_none() && released(source, inner)) {
        return ending(source, stem).or(source.ontology.schema.class("Product"));
    }
    // “头号工程” is none, nor is what somebody is said to be: 甲项目|是|全区的|“龙头工程”.
    if source.is(inner, Kind::Generic) || epithet(source, inner) {
        return None;
    }
    // 荣膺|“国家级甲示范基地”|“国家级乙示范园区”: all of those that follow one another there are titles.
    let row = source.char(after) == Some('“') || inner.begin > 1 && source.char(inner.begin as usize - 2) == Some('”');
    if row && inner.len() > 5 && honoured(source, inner) {
        return source.ontology.schema.class("Honor");
    }
    // “甲园区”，“乙基地”等称号: behind a list of quotations stands what all of them are.
    let last = behind(source, after);
    if last != after {
        // “甲奖”“乙称号”等30多项|荣誉
        let noun = source.quantity_at(last).map_or(last, |q| q.span.end as usize);
        let said = source.word_from(noun, Kind::Suffix).filter(|(_, class)| *class == "Honor");
        let alone = source.char(after) == Some('等');
        if said.is_some() || !alone {
            return said.and_then(|(_, class)| source.ontology.schema.class(class));
        }
    }
    let follows = source.hits_from(after).iter().find_map(|h| source.ontology.lexicon.get(*h, Kind::Suffix));
    if follows.is_some_and(|e| e.value.as_ref() != "Honor" && e.value.as_ref() != "Document") {
        // The quotation is the modifier of a longer name, which the suffix grammar finds.
        return None;
    }
    // “三年突破”|计划 is called so; “一链一策”|措施 says what the measures are.
    // But “青禾二号”|计划|明年首飞
    let dated = |at: u32| source.quantity_at(at as usize).is_some_and(|q| q.kind == QuantityKind::Date);
    let titled =
        || source.word_from(after, Kind::Suffix).is_some_and(|(word, _)| source.is(word, Kind::Planned) && !dated(word.end));
    if let Some(entry) = follows {
        let class = source.ontology.schema.class(&entry.value);
        return class.filter(|class| *class != "Document" || counted || titled());
    }
    // “企事通”|正式上线: what goes online is a system.
    let word = ending(source, inner).is_none();
    if word && (2..=10).contains(&inner.len()) && online(source, inner, after) {
        return source.ontology.schema.class("Platform");
    }
    if inner.len() < 4 {
        return None;
    }
    // 获评|“临江力量”: what somebody is named is a title, whatever its words mean.
    let kept = |class: &str| matches!(class, "Platform" | "Project" | "Product" | "Document");
    if ending(source, inner).is_none_or(|class| !kept(class)) && honoured(source, inner) && source.char(after).is_none_or(is_mark)
    {
        return source.ontology.schema.class("Honor");
    }
    // “高速列车健康管理关键技术及应用”|获|科技进步奖一等奖: the title of a work that won a prize.
    if inner.len() >= WORK && ending(source, inner).is_none_or(|class| matches!(class, "Product" | "Industry" | "Honor")) {
        let behind = behind(source, after);
        if prized(source, if source.char(behind - 1) == Some('等') { behind } else { after }) {
            return source.ontology.schema.class("Project");
        }
    }
    // “甲资产支持专项计划（科技创新）”
    let close = (source.char(inner.end as usize - 1) == Some('）'))
        .then(|| (inner.range()).rev().find(|i| source.char(*i) == Some('（')));
    let bare = close.flatten().map(|open| Span::new(inner.begin as usize, open)).filter(|bare| !bare.is_empty());
    // 举办“政企早餐会”|12期
    let often = || super::kind::often(source, after);
    ending(source, bare.unwrap_or(inner)).filter(|class| match *class {
        "Zone" => !super::kind::ranked(source, inner),
        "Event" => !often(),
        _ => true,
    })
}

/// Whether the marks around a name close a clause that says what somebody is: 甲项目|堪称|园区的|“压舱石项目”.
pub(super) fn epithet(source: &Source<'_>, inner: Span) -> bool {
    let (Some(open), close) = ((inner.begin as usize).checked_sub(1), inner.end as usize) else { return false };
    let marked = source.char(open) == Some('“') && source.char(close) == Some('”');
    let does = |i: usize, what: &str| {
        let word = source.token(i).filter(|t| t.span.end as usize == i + 1);
        word.is_some_and(|t| source.value(t.span, Kind::Particle).is_some_and(|of| says(of, what)))
    };
    // But 往北2公里便是|“云杉智谷”, 被评为|“优秀企业家”: what is there, and a title, is so called.
    let called = |i: usize| does(i, "identifies") && !does(i, "presents") && !does(i, "whom");
    let said = |open: usize| open.checked_sub(1).is_some_and(|i| does(i, "of") || called(i));
    marked
        && said(open)
        && source.char(close + 1).is_none_or(is_mark)
        && super::stands::clause(source, open, FAR).any(|i| does(i, "identifies"))
}

/// What stands in front of the version with which the name ends: 海狮|5.0, 铁臂|V2, 山鹰|Pro.
fn versioned(source: &Source<'_>, inner: Span) -> Option<Span> {
    let part = |i: &usize| source.char(*i).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ' '));
    let tail = inner.range().rev().take_while(part).count();
    (tail > 0 && tail + 1 < inner.len()).then(|| Span::new(inner.begin as usize, inner.end as usize - tail))
}

/// Whether the clause before says that something is brought out.
fn released(source: &Source<'_>, inner: Span) -> bool {
    let mut clause = super::stands::clause(source, inner.begin as usize - 1, FAR);
    clause.any(|i| source.word_from(i, Kind::Deed).is_some_and(|(_, sort)| sort == "releases"))
}

/// Whether a verb that names titles only stands in front of a quotation, or of those in a row with it: 获评|“甲”、|“乙”.
fn honoured(source: &Source<'_>, inner: Span) -> bool {
    let mut at = inner.begin as usize - 1;
    for _ in 0..6 {
        let mark = at - usize::from(at > 0 && matches!(source.char(at - 1), Some('、' | '和')));
        match (mark > 0 && source.char(mark - 1) == Some('”')).then(|| (0..mark).rev().find(|i| source.char(*i) == Some('“')))
        {
            Some(Some(open)) => at = open,
            _ => break,
        }
    }
    let verb = |n: usize| at >= n && source.value(Span::new(at - n, at), Kind::Deed) == Some("honours");
    (2..=4).any(verb)
}

/// Whether the clause goes on from here with the word for winning, and a prize: 等|3项成果|分获|省科技进步奖.
fn prized(source: &Source<'_>, at: usize) -> bool {
    let clause = |from: usize, most: usize| (from..from + most).take_while(|i| source.char(*i).is_some_and(|c| !is_mark(c)));
    let wins = |i: &usize| {
        let sort = source.word_from(*i, Kind::Deed).map(|(_, sort)| sort);
        matches!(sort, Some("earns" | "honours" | "closes"))
    };
    let at = at + usize::from(source.char(at) == Some('，'));
    let Some(verb) = clause(at, 10).find(wins) else { return false };
    clause(verb, 36).any(|i| source.char(i) == Some('奖'))
}

/// Whether the quotation is a clause's subject that goes online, whatever says how and where: “企事通”|同步在手机端上线.
fn online(source: &Source<'_>, inner: Span, after: usize) -> bool {
    let before = (inner.begin as usize).checked_sub(2).and_then(|i| source.token(i));
    let opens = before.is_none_or(|t| matches!(t.pos, Pos::Mark | Pos::Conjunction | Pos::Particle | Pos::Time | Pos::Adverb));
    let at_once = source.hits.with(after, Kind::Deed).any(|h| source.value(h.span, Kind::Deed) == Some("online"));
    let other = |t: &super::Token| matches!(t.pos, Pos::Noun | Pos::Activity | Pos::Mark | Pos::Particle);
    let next = at_once || source.token(after).is_some_and(|t| !other(t));
    let clause = (after..after + 12).take_while(|i| source.char(*i).is_some_and(|c| !is_mark(c)));
    let ends = |word: Span| source.char(word.end as usize).is_none_or(is_mark);
    let goes =
        |i: usize| source.hits.with(i, Kind::Deed).any(|h| source.value(h.span, Kind::Deed) == Some("online") && ends(h.span));
    opens && next && clause.into_iter().any(goes)
}

/// Whether a count of projects stands behind the quotations that follow one another from here.
fn works(source: &Source<'_>, after: usize) -> bool {
    let mut at = after;
    for _ in 0..12 {
        let mark = at + usize::from(matches!(source.char(at), Some('、' | '和')));
        let close = (source.char(mark) == Some('“')).then(|| (mark + 1..mark + 40).find(|i| source.char(*i) == Some('”')));
        let Some(close) = close.flatten() else { break };
        at = close + 1;
    }
    at += usize::from(source.char(at) == Some('等'));
    let Some(q) = source.quantity_at(at) else { return false };
    // “甲”“乙”等3个项目|管理机制 are none.
    let noun =
        (q.span.end as usize..q.span.end as usize + 10).find_map(|i| source.word_from(i, Kind::Suffix)).map(|(word, _)| word);
    let whole = noun.and_then(|n| source.token(n.end as usize)).is_none_or(|t| !matches!(t.pos, Pos::Noun | Pos::Activity));
    whole && super::tally::counts_projects(source, at).is_some()
}

/// The end of the quotations that follow one another from here, and of the 等 behind them.
fn behind(source: &Source<'_>, after: usize) -> usize {
    let mut at = after;
    for _ in 0..12 {
        let mark = at + usize::from(matches!(source.char(at), Some('、' | '，' | '和')));
        if source.char(mark) != Some('“') {
            break;
        }
        match (mark + 1..mark + 24).find(|i| source.char(*i) == Some('”')) {
            Some(close) => at = close + 1,
            None => break,
        }
    }
    let others = source.char(at) == Some('等');
    if at == after || others { at + usize::from(others) } else { after }
}
