//! Shared prefixes: `襄阳市委、市政府` names 襄阳市委 and 襄阳市政府; `西安高新区党工委、管委会` names two bodies of one zone, and
//! `青禾高新技术产业开发区（简称“青禾高新区”）管委会` the zone and its body.

use super::token::is_mark;
use super::{Mention, Source};
use crate::ontology::Kind;
use crate::text::Span;

/// Adds the second bodies, each with the words that it shares with the first.
pub(super) fn shared_prefixes(source: &Source<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    let mut more: Vec<Mention> = mentions.iter().filter_map(|m| bracketed(source, m)).collect();
    for m in mentions.iter().filter(|m| m.class == "Government") {
        // 党工委|副书记、管委会主任: posts may stand between the bodies.
        let posted = |end: u32| source.word_from(end as usize, Kind::Title).map_or(end, |(post, _)| post.end) as usize;
        let mut at = posted(m.span.end);
        loop {
            // 襄阳市委|市政府, too.
            let mark = usize::from(matches!(source.char(at), Some('、' | '和')));
            let near = |word: Span| at == m.span.end as usize && source.char(at - 1) == Some('委') && level(source, word);
            let word = source.word_from(at + mark, Kind::Suffix).filter(|(word, _)| mark == 1 || near(*word));
            let Some((word, class)) = word else { break };
            let ends = source.char(word.end as usize).is_none_or(is_mark)
                || source.token(word.end as usize).is_none_or(|t| t.span.begin == word.end);
            if class != "Government" || word.len() < 2 || !ends || super::office::membership(source, at + mark) {
                break;
            }
            // 国家发改委、科技部: a ministry is known by its own name.
            if source.is(word, Kind::Entity) {
                at = posted(word.end);
                continue;
            }
            let Some(prefix) = prefix(source, m.span, word) else { break };
            more.push(Mention { span: word, outer: word, class: m.class, entity: 0, anaphor: true, prefix: Some(prefix) });
            at = posted(word.end);
        }
    }
    mentions.retain(|m| !more.iter().any(|n| n.span.overlaps(m.outer)));
    mentions.extend(more);
    mentions.sort_by_key(|m| m.span);
    mentions
}

/// The body of a zone or a place that stands behind the brackets in which it is called for short.
fn bracketed(source: &Source<'_>, m: &Mention) -> Option<Mention> {
    let open = m.outer.end as usize;
    if !matches!(m.class, "Zone" | "Place") || source.char(open) != Some('（') {
        return None;
    }
    super::short::declared(source, *m)?;
    let close = (open..open + ALIAS).find(|i| source.char(*i) == Some('）'))?;
    let (word, _) = source.word_from(close + 1, Kind::Council)?;
    let class = source.ontology.schema.class("Government")?;
    Some(Mention { span: word, outer: word, class, entity: 0, anaphor: true, prefix: Some(m.span) })
}

/// How many characters the brackets take up at most that say what somebody is called for short.
const ALIAS: usize = 40;

/// Whether a body is called by its level alone: 市政府, 省政府, 管委会, but not 宣传部.
fn level(source: &Source<'_>, body: Span) -> bool {
    matches!(source.char(body.begin as usize), Some('市' | '省' | '区' | '县' | '州' | '管')) && source.text.str(body) != "管理局"
}

/// Whether another body's name ends where this one begins: 襄阳市委|市政府.
pub(super) fn second(source: &Source<'_>, body: Span) -> bool {
    level(source, body) && source.ends_name(body.begin, "Government")
}

/// What the first name has before its own ending: up to the word's level (市, 省, 区, 县) where both have it.
fn prefix(source: &Source<'_>, first: Span, word: Span) -> Option<Span> {
    let begin = first.begin as usize;
    let level = source.char(word.begin as usize).filter(|c| matches!(c, '市' | '省' | '区' | '县' | '州'));
    let end = match level {
        Some(level) => (begin + 1..first.end as usize).rev().find(|&i| source.char(i) == Some(level))?,
        None => {
            let ending = |i: &usize| source.hits_from(*i).iter().any(|h| h.span.end == first.end && h.has(Kind::Suffix));
            let end = (begin + 1..first.end as usize).find(ending)?;
            // 云川省|工业和信息化厅、财政厅: both are offices of one level.
            let last = |span: Span| source.char(span.end as usize - 1).filter(|c| matches!(c, '厅' | '局'));
            let region = |i: &usize| matches!(source.char(*i), Some('省' | '市' | '区' | '县' | '州'));
            if let Some(at) = (begin + 1..end).rev().find(region).filter(|_| last(first).is_some() && last(first) == last(word)) {
                return Some(Span::new(begin, at + 1));
            }
            // 仲恺高新|区委、管委会: the level belongs to both; 高新区管委会|党工委、管委会: the second is named in the first.
            let level = end + usize::from(matches!(source.char(end), Some('市' | '省' | '区' | '县' | '州')));
            let again = level.checked_sub(word.len()).filter(|i| source.text.str(Span::new(*i, level)) == source.text.str(word));
            again.unwrap_or(level)
        }
    };
    (end > begin).then(|| Span::new(begin, end))
}
