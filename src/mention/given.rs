//! The name of a person beside a post or a verb of saying, and where it ends: 董事长|岳明|说, 市委书记|欧阳明远.

use super::Source;
use super::foreign::{foreign, foreign_before, latin};
use super::partner::{partner, speaks};
use super::token::{Pos, is_mark};
use crate::ontology::Kind;
use crate::text::Span;

/// How far behind 任 the post may stand that tells that nobody is called so.
const POST: usize = 20;

/// A person's name that begins here, right after a post.
pub(super) fn name_after(source: &Source<'_>, at: usize) -> Option<Span> {
    // 副市长|（挂职）|王文龙
    let close = (at + 1..at + 6).find(|i| source.char(*i) == Some('）')).filter(|_| source.char(at) == Some('（'));
    let at = close.map_or(at, |close| close + 1);
    if let Some(span) = foreign(source, at).or_else(|| latin(source, at)) {
        return Some(span);
    }
    let (surname, _) = source.word_from(at, Kind::Surname)?;
    let first = surname.end as usize;
    // 博士|占|三成: how many of them there are, and nobody's name.
    if source.quantity_at(first).is_some_and(|q| q.kind == crate::quantity::QuantityKind::Percent) {
        return None;
    }
    // 博士|向|记者展示
    // But 董事长|向文波，
    let spoken = source.token(at).is_some_and(|t| t.pos == Pos::Preposition && t.span == surname);
    let closed = || source.char(first + 2).is_some_and(is_mark);
    // 总监|于海宁|说, but 教授|从南通…
    let noun = |t: &super::Token| {
        t.span.len() > 1 && (t.pos == Pos::Noun && !t.proper || t.place) && !(t.place && speaks(source, first + 2))
    };
    if spoken && !closed() && source.token(first).is_some_and(noun) {
        return None;
    }
    // A given name has one or two characters; which, is told by what follows.
    let fits = |end: usize| (first..end).all(|i| source.char(i).is_some_and(|c| !is_mark(c) && !c.is_ascii()));
    let ends = |end: usize| follows(source, end);
    let name = |end: usize| Some(Span::new(at, end));
    // 韩旭|曾是, 吴丹|还介绍: no given name ends so.
    let ungiven = source.token(first + 1).is_some_and(|t| t.is(Kind::Ungiven));
    // 王庆军|代表双方: where the dictionary has 军代表, what is left of it is a word too.
    let rest = |span: Span| {
        let left = Span { begin: first as u32 + 2, ..span };
        left.len() >= 2 && [Kind::Boundary, Kind::Attribution, Kind::Title, Kind::Silent].iter().any(|k| source.is(left, *k))
    };
    // 范玉中|等出席, 孟云利|率我市代表团, where the dictionary knows 中等 and 利率.
    let others = |at: usize| {
        let leads = || source.char(at) == Some('率') && source.char(at + 1).is_some_and(|c| !is_mark(c));
        source.char(at) == Some('等') || leads()
    };
    // 白雪|迎|了上来
    let done = |at: usize| {
        source.token(at).is_some_and(|t| t.pos == Pos::Particle && source.value(t.span, Kind::Particle) != Some("of"))
    };
    // 岳明|难掩: a word that begins after one character and reaches past the second is no part of the name.
    let cut = source.token(first + 1).is_some_and(|t| {
        t.span.begin as usize == first + 1
            && (t.span.end as usize > first + 2 && !rest(t.span) && !others(first + 2)
                // 王大|同|、: before a mark nothing is a preposition.
                || t.pos == Pos::Particle
                || t.pos == Pos::Preposition && !closed()
                || ungiven
                || t.pos == Pos::Verb && done(first + 2)
                // 王伟和总经理…, but 龚致和一行
                || (t.pos == Pos::Conjunction && (first + 2..first + 12).any(|i| source.word_from(i, Kind::Title).is_some())))
    });
    // 总经理|明确要求, 董事长|乐观: an everyday word is a name only where it speaks.
    let everyday = source.token(at).is_some_and(|t| {
        let working =
            matches!(t.pos, Pos::Verb | Pos::Adverb | Pos::Adjective | Pos::Activity | Pos::Preposition | Pos::Conjunction);
        t.span.begin as usize == at
            && t.span.len() == 2
            && working
            && !speaks(source, at + 2)
            && source.char(at + 2).is_some_and(|c| !is_mark(c))
            && !third(source, at + 2)
    });
    // 代表|项目|业主: nor is an ending that names of other sorts have.
    let kind = source.token(at).is_some_and(|t| {
        t.span.begin as usize == at && t.span.len() == 2 && t.pos == Pos::Noun && (t.is(Kind::Suffix) || t.is(Kind::Generic))
            // 理事|单位, which the dictionary has in one.
            || t.span.begin < at as u32 && source.is(Span::new(at, first + 1), Kind::Generic)
    });
    // 元首|任会长: a post is no given name, and 博士|曾任职 no name at all.
    // 院士|荣获: nor is a listed verb.
    let verb = |end: usize| source.is(Span::new(at, end), Kind::Boundary);
    // 办|理事|项增加到412项: nor is what numbers do.
    let given = Span::new(first, first + 2);
    let post = source.is(given, Kind::Title)
        || source.is(given, Kind::Growth)
        || verb(first + 2)
        || verb(first + 1) && !speaks(source, first + 1);
    // 书记、区长|双双|挂帅: nor a listed adverb.
    let post = post || source.is(Span::new(at, first + 1), Kind::Silent);
    // 秘书长|应邀出席: nor what the dictionary has for how somebody comes.
    let comes = source.token(at).is_some_and(|t| {
        t.span.begin as usize == at
            && t.span.len() == 4
            && source.is(Span { begin: t.span.begin + 2, end: t.span.end }, Kind::Boundary)
    });
    // 院士|齐鲁|行: a journey.
    let tour = source.token(at).is_some_and(|t| t.pos == Pos::Noun && t.span == Span::new(at, first + 1))
        && source.char(first + 1) == Some('行');
    if everyday || comes || post || tour || kind && !speaks(source, at + 2) {
        return None;
    }
    // 简志|明说: the verb of saying tells where the name ends, whatever the dictionary joins.
    // But 吕沛|在|致辞中
    let joins = source.token(first + 1).is_some_and(|t| source.value(t.span, Kind::Particle) == Some("in"));
    // 王力同|代表双方: what joins two names stands before no verb. 鄢守正|在接受采访时说
    let acting =
        |at: usize| source.token(at).is_some_and(|t| t.pos == Pos::Verb && t.span.len() > 1 && t.span.begin as usize == at);
    let said = |at: usize| (at..at + 16).take_while(|i| source.char(*i).is_some_and(|c| !is_mark(c))).any(|i| speaks(source, i));
    let single = |t: &super::Token| t.span.len() == 1 && t.span.begin as usize == first + 1;
    let joint = |t: &super::Token| {
        single(t) && matches!(t.pos, Pos::Conjunction | Pos::Preposition) && !joins && !ungiven && acting(first + 2)
    };
    let being = |t: &super::Token| {
        t.span.begin as usize == first + 1
            && t.span.len() == 2
            && source.char(first + 2) == Some('在')
            && (t.pos == Pos::Adverb && acting(first + 3) || t.pos == Pos::Verb)
            && said(first + 3)
    };
    if fits(first + 2) && source.token(first + 1).is_some_and(|t| joint(t) || being(t)) {
        return name(first + 2);
    }
    // 院长|孔令则|教授: how one speaks of a person tells where the name ends.
    let called =
        |at: usize| source.word_from(at, Kind::Installing).is_some_and(|(word, value)| value == "behind" && word.len() == 2);
    let addressed = called(first + 2) && matches!(source.char(first + 2), Some('教' | '博' | '院' | '先' | '女' | '研'));
    if fits(first + 2) && addressed {
        return name(first + 2);
    }
    // 副主任|韩敬之|目前
    if source.char(first + 1) == Some('之') && fits(first + 2) && ends(first + 2) {
        return name(first + 2);
    }
    // 总经理|孙恬|任秘书长
    // 周波|任|首任院长
    // 张军|任|青禾高新区党工委副书记
    let post = |at: usize| {
        let mut clause = (at..at + POST).take_while(|i| source.char(*i).is_some_and(|c| !is_mark(c)));
        let listed = || source.hits_from(at).iter().any(|h| h.span.len() > 1 && h.has(Kind::Entity));
        let body = source.token(at).is_some_and(|t| t.span.begin as usize == at && t.place) || listed();
        let near = |n: usize| source.word_from(at + n, Kind::Title).is_some();
        near(0) || near(2) || body && clause.any(|i| near(i - at))
    };
    if fits(first + 1) && source.char(first + 1) == Some('任') && post(first + 2) {
        return name(first + 1);
    }
    // 院长|方敬之|受聘担任: so does the word that gives somebody a post, whatever stands before it.
    let installs =
        |at: usize| source.word_from(at, Kind::Installing).is_some_and(|(word, value)| value == "behind" && word.len() > 1);
    if fits(first + 2) && installs(first + 2) && !installs(first + 1) && !ungiven {
        return name(first + 2);
    }
    if fits(first + 2) && speaks(source, first + 2) && !speaks(source, first + 1) && !ungiven && !joins {
        return name(first + 2);
    }
    // 郭建|民和|副总裁孙栋: the dictionary joins what 和 parts.
    let joint = source.char(first + 2) == Some('和') && source.word_from(first + 3, Kind::Title).is_some();
    if joint && fits(first + 2) {
        return name(first + 2);
    }
    // 李勇|带|着一行人: a verb with its aspect behind the first character of the given name.
    let doing = source.token(first + 1).is_some_and(|t| single(t) && t.pos == Pos::Verb) && done(first + 2);
    if doing && fits(first + 1) {
        return name(first + 1);
    }
    let (one, two) = (fits(first + 1) && ends(first + 1), fits(first + 2) && ends(first + 2));
    // 胡中海|来我市: behind three characters any verb may follow.
    let acts = |end: usize| source.token(end).is_some_and(|t| t.span.begin as usize == end && t.pos == Pos::Verb);
    // 李|小|敏|率团: nor does a name end before an adjective that a verb follows.
    let adjective =
        source.token(first + 1).is_some_and(|t| t.span.len() == 1 && t.pos == Pos::Adjective && !t.is(Kind::Modifier));
    match (one, two || (!one || adjective) && fits(first + 2) && acts(first + 2)) {
        (true, _) if fits(first + 2) && others(first + 2) && !cut => name(first + 2),
        (one, true) if !(one && (cut || speaks(source, first + 1))) => name(first + 2),
        (true, _) => name(first + 1),
        _ => None,
    }
}

/// Whether a word of two characters stands here that only follows a person: 宣布陈平|同志, 聘请陈平|博士.
pub(super) fn called(source: &Source<'_>, at: usize) -> bool {
    source.word_from(at, Kind::Installing).is_some_and(|(word, value)| value == "behind" && word.len() == 2)
        && matches!(source.char(at), Some('同' | '教' | '博' | '院' | '先' | '女'))
}

/// A name of two or three characters between a mark and a word such as 出任.
pub(super) fn name_before(source: &Source<'_>, end: usize) -> Option<Span> {
    if let Some(span) = foreign_before(source, end) {
        return Some(span);
    }
    [3, 2, 4].into_iter().filter_map(|n| end.checked_sub(n)).find_map(|at| {
        let (surname, _) = source.word_from(at, Kind::Surname)?;
        let given = end.checked_sub(surname.end as usize)?;
        // 清河大学|孙文等人
        let opens = at == 0
            // 说这话的|王建国|，
            || source.char(at - 1).is_some_and(|c| is_mark(c) && c != '·' || matches!(c, '由' | '的'))
            || (at.saturating_sub(6)..at).any(|i| source.hits.with(i, Kind::Title).any(|h| h.span.end as usize == at))
            || (given == 2 || called(source, end))
                && (source.hits_end_agent(at as u32) || source.token(at - 1).is_some_and(|t| t.is(Kind::Boundary)));
        let plain = (at..end).all(|i| source.char(i).is_some_and(|c| !is_mark(c) && !c.is_ascii()));
        let span = Span::new(at, end);
        let known = source.token(at).is_some_and(|t| t.span == span && t.pos != Pos::Noun && t.pos != Pos::Other);
        let listed =
            source.hits_from(at).iter().any(|h| h.span == span && source.ontology.lexicon.get(*h, Kind::Installing).is_none());
        // 杭州已|创立: a place, and a word that says when, are no name.
        let place = source.token(at).is_some_and(|t| t.place && t.span.len() >= 2 && t.span != surname);
        let small =
            |t: &super::Token| matches!(t.pos, Pos::Adverb | Pos::Particle) || t.pos == Pos::Preposition && t.is(Kind::Boundary);
        // But 李慕之|受聘担任
        let closes = given == 2 && matches!(source.char(end - 1), Some('之' | '以'));
        // 韩立新|同志: nothing but a person is called so.
        let adverb = !closes && !called(source, end) && source.token(end - 1).is_some_and(|t| t.span.len() == 1 && small(t));
        // Without a mark in front nothing in it may be an everyday word.
        // 今年48岁的|王立新|是…
        let marked = at == 0 || source.char(at - 1).is_some_and(|c| is_mark(c) || c == '由' || c == '的' && given == 2);
        ((1..=2).contains(&given) && opens && plain && !known && !listed && !place && !adverb && (marked || sure(source, span)))
            .then_some(span)
    })
}

/// Whether nothing in a name is an everyday word: 负责人|李泽科, not 负责人|向记者.
pub(super) fn sure(source: &Source<'_>, span: Span) -> bool {
    let plain = |t: &super::Token| {
        span.contains(t.span) && (t.span.len() == 1 || t.span != span && t.pos == Pos::Noun || t.proper && !t.place)
    };
    let working = |t: &super::Token| {
        // 何益 is a name, though the dictionary asks 何.
        let surname = t.pos == Pos::Pronoun && t.span.begin == span.begin;
        let function = matches!(t.pos, Pos::Preposition | Pos::Conjunction | Pos::Particle | Pos::Pronoun | Pos::Adverb);
        function && !surname || t.is(Kind::Boundary)
    };
    span.len() >= 2 && span.range().all(|i| source.token(i).is_some_and(|t| plain(t) && !working(t))) && partner(source, span)
}

/// Whether the character here ends a name of three: 施惠|芳.
pub(super) fn third(source: &Source<'_>, at: usize) -> bool {
    source.token(at).is_some_and(|t| {
        let working = matches!(t.pos, Pos::Particle | Pos::Preposition | Pos::Conjunction | Pos::Adverb);
        t.span.len() == 1 && !working && follows(source, at + 1)
    })
}

/// Whether a name can end before this character: a mark, a known word or a new token comes.
pub(super) fn follows(source: &Source<'_>, at: usize) -> bool {
    match source.char(at) {
        None => true,
        Some(c) if is_mark(c) || c == '等' => true,
        Some(_) => {
            speaks(source, at)
                || stirs(source, at)
                || source.word_from(at, Kind::Boundary).is_some_and(|(word, _)| word.len() >= 2)
                || source.token(at).is_some_and(|t| {
                    t.span.begin as usize == at
                        && (t.span.len() >= 2
                            || t.is(Kind::Boundary)
                            || t.is(Kind::Ungiven)
                            || matches!(
                                t.pos,
                                Pos::Preposition | Pos::Adverb | Pos::Adjective | Pos::Conjunction | Pos::Particle | Pos::Pronoun
                            ))
                })
        }
    }
}

/// Whether what is told next is something of his: 周海涛|话|不多, 李明远|人|未到场, 王立群|手|一挥.
fn stirs(source: &Source<'_>, at: usize) -> bool {
    let own = source.token(at).is_some_and(|t| t.span == Span::new(at, at + 1) && t.pos == Pos::Noun);
    let how = |t: &super::Token| t.pos == Pos::Adverb || t.is(Kind::Negated);
    own && (source.char(at + 1) == Some('一') || source.token(at + 1).is_some_and(how))
}

/// Whether a person's name follows a post that ends here.
pub(super) fn follows_post(source: &Source<'_>, at: usize) -> bool {
    let mut at = at;
    for _ in 0..3 {
        if name_after(source, at).is_some() {
            return true;
        }
        // 董事|、CFO|柴明
        let next = matches!(source.char(at), Some('、' | '兼')).then(|| source.word_from(at + 1, Kind::Title)).flatten();
        let Some((post, _)) = next else { return false };
        at = post.end as usize;
    }
    false
}
