//! What the name that a firm has coined looks like, and what may stand around it: 云|鲸|智能, 瀚海|新材.

use super::Source;
use super::token::{Pos, is_mark};
use crate::ontology::{Kind, says};
use crate::text::Span;

/// Whether a word stands for firms, posts or kinds in general: 公司, 集团, 该项目.
pub(super) fn common(source: &Source<'_>, span: Span) -> bool {
    let place = source.token(span.begin as usize).is_some_and(|t| t.place && t.span == span);
    place || kind(source, span)
}

/// The same, but for a place: 云海 may be one.
fn kind(source: &Source<'_>, span: Span) -> bool {
    let kinds = [Kind::Anaphor, Kind::Generic, Kind::Apposition, Kind::Suffix, Kind::Title, Kind::Modifier, Kind::Field];
    kinds.iter().any(|kind| source.is(span, *kind)) || super::kind::generic(source, span)
}

/// Whether a name can begin here: after a mark, a verb or a function word.
pub(super) fn starts(source: &Source<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    // 领投|云杉光电
    let invests = |n: usize| at >= n && source.value(Span::new(at - n, at), Kind::Deed) == Some("invests");
    source.char(before).is_some_and(is_mark)
        || source.quantity_at(before).is_some()
        || source.token(before).is_none_or(|t| {
            matches!(t.pos, Pos::Verb | Pos::Preposition | Pos::Conjunction | Pos::Particle | Pos::Adverb | Pos::Mark)
                || t.is(Kind::Boundary)
                || t.is(Kind::Apposition)
        })
        || (2..=4).any(invests)
        // 另|一家子|公司|云杉物流: what it is, which the segmenter cuts otherwise.
        || source.char(before) == Some('司') && (4..=8).any(|n| at >= n && source.is(Span::new(at - n, at), Kind::Apposition))
}

/// 青陵|容百, 云溪|国轩: two or three characters that make no word, behind a place, where only a firm can stand.
pub(super) fn placed(source: &Source<'_>, end: usize) -> Option<Span> {
    let coined = |at: &usize| source.token(*at).is_some_and(|t| t.span.len() == 1 && t.pos != Pos::Mark && !t.is(Kind::Light));
    let begin = (2..=3).filter_map(|n| end.checked_sub(n)).take_while(|begin| (*begin..end).all(|i| coined(&i))).last()?;
    let place = begin.checked_sub(1).and_then(|i| source.token(i)).filter(|t| t.place && t.span.len() >= 2)?;
    let closed = (1..=3).any(|n| source.is(Span::new(end - n.min(end), end), Kind::Suffix));
    let span = Span { begin: place.span.begin, end: end as u32 };
    (!closed && starts(source, span.begin as usize)).then_some(span)
}

/// 远航|精密, 瀚海|新材: a field behind a word, which is a brand where only a firm can stand.
pub(super) fn worded(source: &Source<'_>, end: usize) -> Option<Span> {
    let field = |n: &usize| *n < end && source.value(Span::new(end - n, end), Kind::Field) == Some("");
    let at = end - (2..=4).rev().find(field)?;
    let last = source.token(at.checked_sub(1)?).filter(|t| t.span.end as usize == at)?;
    let working =
        |t: &super::Token| matches!(t.pos, Pos::Mark | Pos::Particle | Pos::Preposition | Pos::Pronoun | Pos::Conjunction);
    let said =
        [Kind::Boundary, Kind::Light, Kind::Planned, Kind::Apposition, Kind::Generic, Kind::Title, Kind::Silent, Kind::Epithet];
    let first = match last.span.len() {
        2 | 3 if !working(last) && !last.term && !said.iter().any(|kind| last.is(*kind)) => last.span.begin as usize,
        // 向|腾|生物, 润|建|科技: two characters, whatever they mean elsewhere.
        // But 石|是|芯片制造的材料
        1 if !identifies(source, last.span) => {
            let single = |i: usize| source.token(i).filter(|t| t.span.len() == 1 && !matches!(t.pos, Pos::Mark | Pos::Particle));
            at.checked_sub(2).filter(|i| single(*i).is_some() && single(i + 1).is_some())?
        }
        _ => return None,
    };
    if (first..at).any(|i| source.quantity_at(i).is_some()) {
        return None;
    }
    let begin = region(source, first).unwrap_or(first);
    let park = || source.ends_name(begin as u32, "Zone");
    // 加速|进化|科技: a verb may belong to the brand.
    let free = begin > 0 && starts(source, begin) && source.token(begin - 1).is_none_or(|t| t.pos != Pos::Verb);
    let span = Span::new(begin, end);
    (begin == 0 || free || park()).then_some(span).filter(|span| !common(source, *span))
}

/// Whether the name ends here: no noun goes on with it.
pub(super) fn goes_no_further(source: &Source<'_>, at: usize) -> bool {
    // 北辰股份|IPO申请: what firms do with their shares is no part of a name.
    source.char(at).is_none_or(is_mark)
        || source.word_from(at, Kind::Title).is_some()
        // 云杉半导体|三方|共建
        || source.word_from(at, Kind::Particle).is_some_and(|(_, does)| says(does, "both"))
        // 云杉机器人|新一轮融资
        || source.word_from(at, Kind::Deed).is_some_and(|(_, does)| matches!(does, "lists" | "floats" | "funded"))
        || source.token(at).is_none_or(|t| {
            t.span.begin as usize == at
                && (!matches!(t.pos, Pos::Noun | Pos::Activity) || t.is(Kind::Boundary) && !t.is(Kind::Generic))
        })
}

/// Whether 能 or 达 stands here at the end of a brand: 云韵|达|光电, behind a syllable and before a field.
pub(super) fn closing(source: &Source<'_>, field: usize) -> bool {
    // But 靶|材|是|芯片制造的材料
    let one = |t: &super::Token| t.span.len() == 1 && t.is(Kind::Light) && !identifies(source, t.span);
    let light = field.checked_sub(1).and_then(|i| source.token(i)).is_some_and(one);
    let noun = |i| syllable(source, i) && source.token(i).is_some_and(|t| t.pos == Pos::Noun);
    light && field.checked_sub(2).is_some_and(noun)
}

/// Whether a word says what somebody is, so that no name holds it: 是.
pub(super) fn identifies(source: &Source<'_>, word: Span) -> bool {
    source.value(word, Kind::Particle).is_some_and(|does| says(does, "identifies"))
}

/// Where the brand in front of a field begins: two or three characters that are no word, 云|鲸|智能.
pub(super) fn brand(source: &Source<'_>, field: usize) -> Option<usize> {
    let mut begin = field;
    // 春|申新|材: the segmenter may join the end of the brand to the beginning of the field.
    let cut = field.checked_sub(1).and_then(|i| source.token(i)).is_some_and(|t| {
        t.span.begin as usize + 1 == field && t.span.end as usize > field && !t.is(Kind::Boundary) && !t.is(Kind::Generic)
    });
    let last = closing(source, field) || cut;
    while begin > 0 && field - begin < 3 && (syllable(source, begin - 1) || begin == field && last) {
        begin -= 1;
    }
    // But it may as well be another word inside a clause.
    if cut && begin.checked_sub(1).is_some_and(|i| !source.char(i).is_some_and(is_mark)) {
        return None;
    }
    // ，|荣|建|新材: one of two that stand alone at the head of a clause may be a word elsewhere.
    let single = |i: usize| {
        source.token(i).is_some_and(|t| t.span.len() == 1 && !matches!(t.pos, Pos::Mark | Pos::Particle | Pos::Pronoun))
    };
    if field - begin < 2 && field >= 2 && single(field - 1) && single(field - 2) {
        let headed = source.char(field.wrapping_sub(3)).is_none_or(is_mark);
        let noun = |i: usize| syllable(source, i) && source.token(i).is_some_and(|t| t.pos != Pos::Adverb);
        let word =
            |i: usize| source.token(i).is_some_and(|t| (t.is(Kind::Boundary) || t.is(Kind::Light)) && !t.is(Kind::Modifier));
        if headed && (noun(field - 1) && word(field - 2) || noun(field - 2) && word(field - 1)) {
            begin = field - 2;
        }
    }
    // But 智|云|科技 says nothing that is not said elsewhere.
    let qualifies = |at: usize| source.token(at).is_some_and(|t| t.is(Kind::Modifier));
    if (begin..field).all(qualifies) {
        begin = field;
    }
    // 骆驼|电池: a name that the dictionary knows.
    if begin == field
        && let Some(t) = field.checked_sub(1).and_then(|i| source.token(i))
        && t.proper
        && (2..=3).contains(&t.span.len())
        && !t.is(Kind::Generic)
        && !t.is(Kind::Modifier)
        && !t.is(Kind::Entity)
    {
        begin = t.span.begin as usize;
    }
    // 由|云杉|重工: who does it stands behind 由, even where the dictionary takes 由云杉 for a person's name.
    if field - begin == 3 && source.char(begin) == Some('由') {
        begin += 1;
    }
    // 4|台套|真空设备
    let counted = source.quantity_at(begin).is_some_and(|q| (q.span.begin as usize) < begin);
    // 全省|首家|科技保险专营机构
    let praise = source.is(Span::new(begin, field), Kind::Epithet);
    (!praise
        && !counted
        && (2..=3).contains(&(field - begin))
        && (starts(source, begin) || region(source, begin).is_some() || source.ends_name(begin as u32, "Zone")))
    .then_some(begin)
}

/// Whether two syllables that count nothing stand in front: 天|奥|科技公司, but no 三|大|科技公司.
pub(super) fn coined(source: &Source<'_>, at: usize) -> bool {
    let counts = |t: &super::Token| t.pos == Pos::Number;
    let plain = |i: usize| syllable(source, i) && source.quantity_at(i).is_none() && !source.token(i).is_some_and(counts);
    at >= 2 && plain(at - 1) && plain(at - 2)
}

/// Whether a word that can be a brand stands in front of what somebody is, at the head of a phrase: |云海|科技公司, 与|宏|达|科技公司,
/// 远|芯|动力|科技公司, but no 知名|科技公司, 金融|科技公司.
pub(super) fn called(source: &Source<'_>, at: usize) -> bool {
    let Some(last) = at.checked_sub(1).and_then(|i| source.token(i)).filter(|t| t.span.end as usize == at) else { return false };
    // 云杉智能|子公司, 云杉|上市公司: what else firms are is nobody's name.
    if source.word_from(at, Kind::Field).is_none() {
        return false;
    }
    let said = [Kind::Boundary, Kind::Light, Kind::Planned, Kind::Silent, Kind::Epithet];
    if last.is(Kind::Field) && brand(source, last.span.begin as usize).is_some() {
        return true;
    }
    let begin = match last.span.len() {
        2 => {
            let noun = (last.proper || last.place || last.pos == Pos::Other) && !last.is(Kind::Gauge);
            let free = noun && !last.term && !kind(source, last.span) && !source.is(last.span, Kind::Entity);
            if !free || said.iter().any(|kind| last.is(*kind)) {
                return false;
            }
            last.span.begin as usize
        }
        1 if at >= 2 && last.is(Kind::Light) && !identifies(source, last.span) && syllable(source, at - 2) => at - 2,
        _ => return false,
    };
    source.quantity_at(begin).is_none()
        && starts(source, begin)
        && (begin == 0 || source.token(begin - 1).is_none_or(|t| t.pos != Pos::Verb))
}

/// Where the region in front of what its own firms are called begins: 惠州|产投.
pub(super) fn region(source: &Source<'_>, field: usize) -> Option<usize> {
    let token = field.checked_sub(1).and_then(|i| source.token(i))?;
    // 市|国投, 省|交投: whose they are, without its name.
    let level =
        token.span.len() == 1 && matches!(source.char(field - 1), Some('市' | '省' | '区' | '县')) && starts(source, field - 1);
    if level {
        return Some(field - 1);
    }
    let known = || token.place || source.is(token.span, Kind::Entity);
    (token.span.end as usize == field && token.span.len() >= 2 && known()).then_some(token.span.begin as usize)
}

/// Whether a character stands alone in the dictionary's eyes and can be part of a brand.
pub(super) fn syllable(source: &Source<'_>, at: usize) -> bool {
    source.token(at).is_some_and(|t| {
        t.span.len() == 1
            && matches!(
                t.pos,
                Pos::Noun
                    | Pos::Verb
                    | Pos::Adjective
                    | Pos::Classifier
                    | Pos::Adverb
                    | Pos::Other
                    | Pos::Time
                    | Pos::Number
            )
            // 亿|纬动力, but neither 首|单科技 nor a number.
            && (t.pos != Pos::Number
                || source.quantity_at(at).is_none() && source.char(at).is_some_and(|c| "一二三四五六七八九十百千万亿兆元月".contains(c)))
            && !t.is(Kind::Boundary)
            && !t.is(Kind::Light)
            // 医|云, 光|韵: some that qualify a noun elsewhere are liked in brands.
            && (!t.is(Kind::Modifier) || source.value(t.span, Kind::Modifier) == Some("brand"))
            && !t.is(Kind::Joint)
    })
}
