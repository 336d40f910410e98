//! What dates are measured against, and what joins two ends of a range: the day of publication, the date read before, 3月|至|5月.

use super::calendar::Period;
use crate::article::Date;

/// What dates are measured against: the day of publication and the dates read before.
pub struct Clock {
    pub published: Option<Date>,
    /// The date read last, with its sentence, for 当年, 23日 and 全年.
    pub last: Option<(Period, usize)>,
    /// The day read last, with its sentence, for 两天后.
    pub day: Option<(Period, usize)>,
}

impl Clock {
    /// Keeps a date that was read.
    pub fn tell(&mut self, period: Period, sentence: usize) {
        self.last = Some((period, sentence));
        self.day = self.last.filter(|_| period.within("day")).or(self.day);
    }

    pub fn year(&self, offset: i16) -> Option<i16> {
        self.published?.year().checked_add(offset)
    }
}

/// The marks and words between the ends of a range.
pub fn connects(c: char) -> bool {
    matches!(c, '至' | '到' | '—' | '-' | '~' | '～' | '–' | '―' | '－' | '〜' | '─')
}

/// `A-B`.
pub fn numbers(text: &str) -> Option<(i16, i16)> {
    let (a, b) = text.split_once('-')?;
    Some((a.parse().ok()?, b.parse().ok()?))
}
