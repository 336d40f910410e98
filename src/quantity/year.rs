//! A time without a year → its year: `9月` is the nearest to publication, `将于3月` the next, `去年3月…，9月` stays in the year named.

use super::calendar::{self, Ahead, Part, placed};
use super::clock::Clock;
use super::words::Words;
use crate::article::Date;
use crate::ontology::Kind;

/// The year of a part that is named without one.
pub fn of(words: &Words, clock: &Clock, part: Part, at: usize) -> Option<i16> {
    let published = clock.published?;
    let ahead = ahead(words, at);
    let this = placed(part, published.year()).or_else(|| placed(part, published.year().checked_sub(1)?))?;
    let context = clock.last.filter(|(last, sentence)| {
        *sentence == words.sentence(at) && last.from.year() == last.to.year() && last.from.year() != published.year()
    });
    let coming = clock.last.filter(|(last, sentence)| *sentence == words.sentence(at) && last.from > published);
    match part {
        Part::ToDate(_, last) => {
            let late = i16::from(last) > i16::from(published.month()) && ahead == Ahead::No;
            return published.year().checked_sub(i16::from(late));
        }
        // 年底 is that of the year spoken of, or the next one; but early in the year the last.
        Part::YearEnd => {
            // 今年3月开工，|年底|投产: but not behind what is to come.
            let back = i16::from(published.month() <= 2 && ahead == Ahead::No && coming.is_none());
            // 2023年营收15亿元；年末员工412人: that of the year of the sentence before, where it is over.
            let year_end = |last: &calendar::Period| {
                words.char(at + 1) == '末' && last.to.year() < published.year() && last.from.year() == last.to.year()
            };
            let told = clock.last.filter(|(last, s)| s + 1 == words.sentence(at) && ahead == Ahead::No && year_end(last));
            return context.or(told).map(|(last, _)| last.from.year()).or_else(|| published.year().checked_sub(back));
        }
        _ => {}
    }
    // 去年3月…，9月…: later months of the same sentence stay in the year that was named; so do all after 去年.
    if let Some((last, _)) = context
        && (last.to.month() - last.from.month() < 11 || last.from.year() + 1 == published.year())
        && last.from.month() <= this.from.month()
    {
        return Some(last.from.year());
    }
    // 计划10月底前竣工，11月20日投产: what comes after what is to come is to come, too.
    if let Some((last, _)) = coming
        && placed(part, last.from.year()).is_some_and(|then| then.from >= last.from)
    {
        return Some(last.from.year());
    }
    // 今年将启动建设，并于|10月|投产: of the year that the sentence speaks of, if it is not over.
    let told = clock.last.filter(|(last, sentence)| {
        let whole = Some(*last) == calendar::Period::years(last.from.year(), last.from.year());
        whole && *sentence == words.sentence(at) && last.to >= published
    });
    if let Some((last, _)) = told.filter(|(last, _)| last.from.year() == published.year() || coming_so_far(words, at)) {
        return Some(last.from.year());
    }
    let ahead = if ahead == Ahead::No && coming_so_far(words, at) { Ahead::Perhaps } else { ahead };
    calendar::nearest_year(published, this, ahead)
}

/// How far in front of a date its sentence may have told what is to come.
const PLANNED: usize = 40;

/// Whether the clauses before say that what they tell is to come: 项目将建厂房3万平方米，|10月|投产.
fn coming_so_far(words: &Words, at: usize) -> bool {
    let ends = |c: char| matches!(c, '。' | '；' | '！' | '？' | '\n' | '\0');
    let before = (1..=PLANNED).map_while(|back| at.checked_sub(back)).take_while(|&p| !ends(words.char(p)));
    before.into_iter().any(|place| words.time(place, "future").is_some())
}

/// 全年 is the year its sentence speaks of; early in a year it looks back, else it is the year of publication.
pub fn whole(words: &Words, clock: &Clock, at: usize) -> Option<i16> {
    let published = clock.published?;
    // 去年11月投产以来…，预计|全年|产值4亿元: what is expected of a whole year is of this one.
    let month = |last: &calendar::Period| last.to.month() - last.from.month() < 11 && last.to.year() < published.year();
    let coming = clock.last.is_some_and(|(last, _)| month(&last)) && published.month() > 3 && ahead(words, at) != Ahead::No;
    match clock.last {
        Some((last, sentence)) if !coming && sentence == words.sentence(at) && last.from.year() == last.to.year() => {
            Some(last.to.year())
        }
        // 2022年，园区稳中有进。|全年|完成产值50亿元: the year that the sentences before are about.
        Some((last, sentence))
            if sentence + 2 >= words.sentence(at)
                && Some(last) == calendar::Period::years(last.from.year(), last.from.year())
                && last.to < published
                && ahead(words, at) == Ahead::No =>
        {
            Some(last.to.year())
        }
        _ if ahead(words, at) != Ahead::No || published.month() > 3 => Some(published.year()),
        _ => published.year().checked_sub(1),
    }
}

/// The year that 过去的一年 looks back upon, where it is a year of the calendar: told in spring the last one, in December this one.
pub fn past(published: Date) -> Option<i16> {
    match published.month() {
        1..=4 => published.year().checked_sub(1),
        12 => Some(published.year()),
        _ => None,
    }
}

/// Whether a word by the date says that it is to come: `将于6月`, `预计10月投产`, `10月1日起将…`.
fn ahead(words: &Words, at: usize) -> Ahead {
    let stop = |c: char| matches!(c, '，' | '。' | '；' | '！' | '？' | ',' | ';' | '\n' | '\0');
    let said = |place: usize| words.time(place, "future").is_some();
    for back in 1..=10 {
        let Some(place) = at.checked_sub(back).filter(|&p| !stop(words.char(p))) else { break };
        if said(place) {
            return if back <= 4 { Ahead::Surely } else { Ahead::Perhaps };
        }
    }
    let after = (at..at + 24).take_while(|&p| !stop(words.char(p))).any(said);
    if after || to_be_held(words, at) { Ahead::Perhaps } else { Ahead::No }
}

/// How far behind its day an occasion may be told to come, hosts and all.
const ANNOUNCED: usize = 100;

/// Whether the sentence tells that an occasion will be held: 12月8日，由甲局主办的乙博览会|将|在丙中心|开幕.
fn to_be_held(words: &Words, at: usize) -> bool {
    let ends = |c: char| matches!(c, '。' | '；' | '！' | '？' | '\n' | '\0');
    let sentence = || (at..at + ANNOUNCED).take_while(|&p| !ends(words.char(p)));
    let held = |place: usize| words.find(place, Kind::Deed, |value| value == "held").is_some();
    let coming = |&place: &usize| words.time(place, "future").is_some();
    sentence().find(coming).is_some_and(|from| sentence().any(|p| p > from && p < from + 24 && held(p)))
}
