//! Whose words they are in which 公司 stands: `“|公司|去年营收3200万元。”甲微纳董事长陆某说`, `陆某介绍，|公司|今年投产` → 甲微纳.

use super::Mention;
use super::partner::speaks;
use super::spot::Spot;
use super::stands::sentence;
use crate::ontology::Kind;

/// The firm of whoever says the words in which 公司 stands.
pub(super) fn firm(word: &Spot<'_>) -> Option<usize> {
    behind(word).or_else(|| before(word))
}

/// “|公司|去年营收3200万元。”甲微纳|董事长陆某说: in a quotation it is the firm of whoever says so behind it.
fn behind(spot: &Spot<'_>) -> Option<usize> {
    let (source, word) = (spot.source, spot.word);
    let marks = |i: &u32| matches!(source.char(*i as usize), Some('“' | '”' | '\n'));
    let char = |i: u32| source.char(i as usize);
    let open = (word.begin.saturating_sub(SPEECH)..word.begin).rev().find(marks);
    open.filter(|i| char(*i) == Some('“'))?;
    let said = |i: &u32| matches!(char(*i - 1), Some('。' | '！' | '？' | '，' | '…'));
    let close = (word.end..word.end + SPEECH).filter(marks).find(|i| char(*i) != Some('”') || said(i))?;
    let behind = spot.all.get(spot.all.partition_point(|m| m.span.begin < close)..)?;
    let near = |m: &&Mention| m.span.begin - close <= FAR && !(close..m.span.begin).any(|i| matches!(char(i), Some('。' | '\n')));
    let firm = behind.iter().take(NEAR).find(|m| m.class == "Company" && !m.anaphor).filter(near);
    let firm = firm.filter(|firm| source.word_from(firm.span.end as usize, Kind::Title).is_some());
    // “|公司|去年营收3200万元。”陆某说: whose post was told before.
    let person = || behind.first().filter(near).filter(|m| m.class == "Person" && speaks(source, m.span.end as usize));
    firm.map(|firm| firm.entity).or_else(|| employer(spot, person()?.entity))
}

/// 陆某介绍，|公司|今年投产; 他说，|公司|…: whose post was told before.
fn before(spot: &Spot<'_>) -> Option<usize> {
    let (source, word) = (spot.source, spot.word);
    let told = sentence(source, word.begin)?;
    let says = (told..word.begin).find(|i| speaks(source, *i as usize))?;
    let person = |m: &&Mention| m.class == "Person" && told <= m.span.begin && m.span.end <= says;
    let last = |among: &[Mention]| among.iter().rev().take(NEAR).find(person).map(|m| (m.span.end, m.entity));
    let (_, person) = last(spot.before).max(last(spot.found))?;
    employer(spot, person)
}

/// 甲微纳|创始人、董事长|陆某: the firm in which somebody has a post.
fn employer(spot: &Spot<'_>, person: usize) -> Option<usize> {
    let source = spot.source;
    let apart = |i: u32| matches!(source.char(i as usize), Some('，' | '。' | '；' | '：' | '\n'));
    let firm = |m: &Mention| {
        let named = |among: &[Mention]| {
            let near = among[..among.partition_point(|f| f.span.begin < m.span.begin)].iter().rev().take(NEAR);
            let firm = near.filter(|f| f.class == "Company" && f.span.end <= m.span.begin && m.span.begin - f.span.end <= FAR);
            firm.map(|f| (f.span.end, f.entity)).max()
        };
        let (end, entity) = named(spot.before).max(named(spot.found))?;
        let post = source.word_from(end as usize, Kind::Title).is_some();
        (post && !(end..m.span.begin).any(apart)).then_some(entity)
    };
    spot.before.iter().filter(|m| m.class == "Person" && m.entity == person).take(NEAR).find_map(firm)
}

/// How far from 公司 the quotation may begin and end in which it stands.
const SPEECH: u32 = 300;

/// How far behind a quotation stands whose words it gives, and behind a firm who has a post there.
const FAR: u32 = 24;

/// How many names in front of a person the firm may be, and how often he may be named without one.
const NEAR: usize = 8;
