//! Persons beside persons: `副局长胡婧、谢希明一行`, `青禾高新区的何剑、马立和、谈志明获评…`, `陈岚和王语`.

use super::Source;
use super::given::{name_after, name_before, sure};
use super::partner::partner;
use super::token::is_mark;
use crate::ontology::Kind;
use crate::text::Span;

/// Adds those who are named in a list behind a person, and lists of three or more names.
pub(super) fn lists(source: &Source<'_>, spans: &mut Vec<Span>) {
    beside(source, spans);
    let mut at = 0;
    while let Some(mark) = (at..source.text.chars.len()).find(|i| source.char(*i) == Some('、')) {
        at = mark + 1;
        let Some(head) = head(source, mark) else { continue };
        let mut names = vec![head];
        while source.char(at) == Some('、') || names.len() == 1 {
            let from = if names.len() == 1 { mark + 1 } else { at + 1 };
            let Some(name) = listed(source, from) else { break };
            names.push(name);
            at = name.end as usize;
        }
        if names.len() >= 3 && names.iter().filter(|n| n.len() == 3).count() * 2 > names.len() && !counted(source, at) {
            spans.extend(names);
        }
    }
}

/// Adds those who are named right behind a person: 、谢希明, 和王语. One whose family name is rare is passed over between two.
pub(super) fn beside(source: &Source<'_>, spans: &mut Vec<Span>) {
    let mut at = 0;
    while at < spans.len() {
        let end = spans[at].end as usize;
        if matches!(source.char(end), Some('、' | '和')) && source.token(end + 1).is_some() {
            let next = |from: usize| name_after(source, from).filter(|s| partner(source, *s));
            if let Some(span) = next(end + 1) {
                if !spans.contains(&span) {
                    spans.push(span);
                }
            } else if let Some(close) = (end + 3..end + 5).find(|i| source.char(*i) == Some('、')) {
                let rare = Span::new(end + 1, close);
                let plain = rare.range().all(|i| source.char(i).is_some_and(|c| !is_mark(c) && !c.is_ascii()));
                if plain && partner(source, rare) && next(close + 1).is_some_and(|next| next.len() == 3) && !spans.contains(&rare)
                {
                    spans.push(rare);
                }
            }
        }
        at += 1;
    }
}

/// 由|赵国栋|、|孙敏|于2015年创办: those in front of whoever did it with them, where 由 opens their list.
pub(super) fn before(source: &Source<'_>, last: Span) -> Vec<Span> {
    let mut names = Vec::new();
    let mut first = last;
    let joint = |at: usize| at.checked_sub(1).filter(|i| matches!(source.char(*i), Some('、' | '和' | '与' | '及')));
    while let Some(name) = joint(first.begin as usize).and_then(|end| name_before(source, end)) {
        names.push(name);
        first = name;
    }
    let opens = (first.begin as usize).checked_sub(1).is_some_and(|i| source.char(i) == Some('由'));
    if opens { names } else { Vec::new() }
}

/// The name of three characters that ends here, behind 的 or a mark.
fn head(source: &Source<'_>, end: usize) -> Option<Span> {
    let at = end.checked_sub(3)?;
    let opens = at == 0 || source.char(at - 1).is_some_and(|c| is_mark(c) && c != '、' || c == '的');
    opens.then(|| listed(source, at)).flatten().filter(|name| name.end as usize == end)
}

/// The name that begins here, if nothing in it is an everyday word. The family name may be one: 谈志远.
fn listed(source: &Source<'_>, at: usize) -> Option<Span> {
    let given = |name: &Span| {
        let single = |t: &super::Token| t.span.len() == 1 || t.proper && !t.place;
        (at..name.end as usize).all(|i| source.token(i).is_some_and(|t| name.contains(t.span) && single(t)))
    };
    let name = name_after(source, at).filter(|name| sure(source, *name) || given(name) && partner(source, *name))?;
    (2..=3).contains(&name.len()).then_some(name)
}

/// Whether what is listed is said to be something else: 等企业, 3家.
fn counted(source: &Source<'_>, at: usize) -> bool {
    let end = at + usize::from(source.char(at) == Some('等'));
    source.quantity_at(end).is_some_and(|q| q.unit != "人" && q.unit != "名" && q.unit != "位")
        || source.word_from(end, Kind::Apposition).is_some()
}
