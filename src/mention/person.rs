//! Persons by their posts: `管委会副主任贺丽萍介绍`, `董事长岳明`, `骆志刚说`.
//!
//! A post and a family name, or a name that someone already bore and that now speaks.

use std::collections::BTreeSet;

use super::given::{name_after, name_before, sure};
use super::partner::speaks;
use super::{Mention, Source};
use crate::ontology::Kind;
use crate::text::Span;

/// Adds the persons to the names found so far.
pub(super) fn persons(source: &Source<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    let Some(class) = source.ontology.schema.class("Person") else { return mentions };
    let mut found: BTreeSet<&str> = BTreeSet::new();
    let mut spans: Vec<Span> = Vec::new();
    for hit in source.words([Kind::Title]) {
        let Some(title) = source.ontology.lexicon.get(*hit, Kind::Title) else { continue };
        // 高新区|长东北核心区: the post begins with a zone's last character.
        let ends = |n: u32| Span { begin: hit.span.begin.saturating_sub(n), end: hit.span.begin + 1 };
        let cut = |n: u32| source.value(ends(n), Kind::Suffix) == Some("Zone");
        if hit.span.begin > 1 && (1..=2).any(cut) {
            continue;
        }
        // 可办|理事|项增加到412项: nor does one begin inside a verb.
        let verb = |t: &super::Token| t.span.begin < hit.span.begin && t.span.end < hit.span.end && !t.place;
        if source.token(hit.span.begin as usize).is_some_and(verb) {
            continue;
        }
        let name = match &*title.value {
            "nameless" => None,
            // 负责人|吴启明|说: who speaks is somebody, whatever the dictionary makes of his given name.
            "seldom" => {
                let spoken = |span: &Span| span.len() == 3 && speaks(source, span.end as usize);
                name_after(source, hit.span.end as usize).filter(|span| sure(source, *span) || spoken(span))
            }
            // 青禾省科技厅|廖文军|副厅长
            _ => name_after(source, hit.span.end as usize).or_else(|| {
                let name = name_before(source, hit.span.begin as usize).filter(|name| name.len() == 3 && sure(source, *name))?;
                let last = Span { begin: name.end - 1, end: name.end };
                (!source.is(last, Kind::Suffix)).then_some(name)
            }),
        };
        // 代表|宁波: a place sends somebody, it is nobody; but 总经理|高原|说.
        let place = |span: &Span| source.token(span.begin as usize).is_some_and(|t| t.place && t.span == *span);
        let person = |span: &Span| hit.span.len() > 2 && &*title.value != "seldom" || speaks(source, span.end as usize);
        // 代表|管委会|致辞: nor is a body whose name begins as a family name.
        let body = |span: &Span| {
            let kinds = [Kind::Anaphor, Kind::Council, Kind::Suffix, Kind::Generic];
            source.hits_from(span.begin as usize).iter().any(|h| h.span.end >= span.end && kinds.iter().any(|kind| h.has(*kind)))
        };
        let name = name.filter(|span| (!place(span) || person(span)) && !body(span));
        let name =
            name.or_else(|| super::holder::holder(source, hit.span).filter(|_| !matches!(&*title.value, "nameless" | "seldom")));
        if let Some(span) = name {
            spans.push(span);
            found.insert(source.text.str(span));
        }
    }
    for hit in source.words([Kind::Installing]) {
        let Some(word) = source.ontology.lexicon.get(*hit, Kind::Installing) else { continue };
        // 任 in 责任 installs nobody.
        if hit.span.len() == 1 && source.token(hit.span.begin as usize).is_none_or(|t| t.span != hit.span) {
            continue;
        }
        // 孙涛|被聘为: the longer word begins earlier.
        let before = hit.span.begin.checked_sub(1).map(|begin| Span { begin, ..hit.span });
        if before.is_some_and(|longer| source.is(longer, Kind::Installing)) {
            continue;
        }
        let name = match &*word.value {
            // 韩立新|同志: what the dictionary makes of the given name is no adverb.
            "behind" => Some(hit.span.begin as usize)
                .filter(|at| super::given::called(source, *at))
                .and_then(|at| name_before(source, at))
                .or_else(|| name_before(source, super::holder::adverbs(source, hit.span.begin as usize)))
                .or_else(|| super::holder::doer(source, hit.span.begin as usize).filter(|_| hit.span.len() > 1)),
            "is" | "as" | "called" => None,
            // 市领导|孙君、严钢
            "before" => name_after(source, hit.span.end as usize).filter(|span| sure(source, *span)),
            _ => installed(source, hit.span.end as usize),
        };
        if let Some(span) = name.filter(|_| &*word.value == "behind") {
            spans.extend(super::people::before(source, span));
        }
        let mut next = name;
        while let Some(span) = next {
            spans.push(span);
            next = also(source, span.end as usize);
        }
    }
    super::people::lists(source, &mut spans);
    // The same name again, without its post.
    found.extend(spans.iter().map(|span| source.text.str(*span)));
    for name in found {
        for begin in source.pairs().places(source.text, name) {
            spans.push(Span::new(begin, begin + name.chars().count()));
        }
    }
    super::people::beside(source, &mut spans);
    spans.sort_unstable();
    spans.dedup();
    for span in spans {
        let read = source.token(span.begin as usize).is_some();
        if read {
            mentions.retain(|m| !m.outer.overlaps(span));
            mentions.push(Mention { span, outer: span, class, entity: 0, anaphor: false, prefix: None });
        }
    }
    mentions.sort_by_key(|m| m.span);
    mentions
}

/// Who is appointed behind somebody else: 聘任[李明]为总经理、[王岚]为财务总监.
fn also(source: &Source<'_>, at: usize) -> Option<Span> {
    let post = |from: usize| source.word_from(from, Kind::Title).map(|(post, _)| post.end as usize);
    // 为|公司|总经理
    let end = [1, 3].into_iter().find_map(|n| post(at + n)).filter(|_| source.char(at) == Some('为'))?;
    let name = installed(source, end + 1).filter(|_| matches!(source.char(end), Some('、' | '，' | '和')))?;
    (source.char(name.end as usize) == Some('为')).then_some(name)
}

/// A name right after 任命 that what follows confirms: 任命[李明]为….
fn installed(source: &Source<'_>, at: usize) -> Option<Span> {
    let (surname, _) = source.word_from(at, Kind::Surname)?;
    let end = [2, 1].into_iter().map(|n| surname.end as usize + n).find(|end| {
        source.char(*end) == Some('为') || source.word_from(*end, Kind::Installing).is_some_and(|(_, value)| value == "behind")
    })?;
    Some(Span::new(at, end))
}
