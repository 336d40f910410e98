//! Parts of dates → periods: month 8 of 2023 → 2023-08-01 … 2023-08-31; `9月` without a year → the year nearest to publication.

use jiff::ToSpan;

use crate::article::Date;

/// First and last day, both inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: Date,
    pub to: Date,
}

impl Period {
    pub fn day(year: i16, month: i8, day: i8) -> Option<Period> {
        let day = Date::new(year, month, day).ok()?;
        Some(Period { from: day, to: day })
    }

    /// The months `first..=last` of a year.
    pub fn months(year: i16, first: i8, last: i8) -> Option<Period> {
        let from = Date::new(year, first, 1).ok()?;
        let to = Date::new(year, last, 1).ok()?.last_of_month();
        (from <= to).then_some(Period { from, to })
    }

    /// Whether it is one `month` or one `day`, or a part of it.
    pub fn within(&self, unit: &str) -> bool {
        match unit {
            "month" => (self.from.year(), self.from.month()) == (self.to.year(), self.to.month()),
            _ => self.from == self.to,
        }
    }

    pub fn years(first: i16, last: i16) -> Option<Period> {
        let from = Date::new(first, 1, 1).ok()?;
        let to = Date::new(last, 12, 31).ok()?;
        (from <= to).then_some(Period { from, to })
    }

    /// The days `first..=last` of a month; the last is cut to the month's length.
    pub fn days(year: i16, month: i8, first: i8, last: i8) -> Option<Period> {
        let from = Date::new(year, month, first).ok()?;
        let to = Date::new(year, month, last.min(from.days_in_month())).ok()?;
        (from <= to).then_some(Period { from, to })
    }

    pub fn last_day(self) -> Period {
        Period { from: self.to, to: self.to }
    }

    pub fn join(self, other: Period) -> Option<Period> {
        (self.from <= other.to).then_some(Period { from: self.from, to: other.to })
    }
}

pub fn days_after(date: Date, days: i64) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

/// The year and month that lie `months` after those of a date.
pub fn month_after(date: Date, months: i16) -> Option<(i16, i8)> {
    let index = date.year().checked_mul(12)?.checked_add(i16::from(date.month()) - 1)?.checked_add(months)?;
    Some((index.div_euclid(12), (index.rem_euclid(12) + 1) as i8))
}

/// Whether the words say that a date is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ahead {
    No,
    /// A word like 计划 stands somewhere in the clause.
    Perhaps,
    /// Right before the date: 将于3月.
    Surely,
}

/// In days: what lies further ahead was meant to lie behind, unless the words say that it is to come.
const SOON: i64 = 62;
/// In days: what is to come and lies further behind is meant to lie in the next year.
const LATE: i64 = 31;

/// The year of a time that is named without one and would be `this` in the year of publication. News speaks of what just
/// was or will be soon.
pub fn nearest_year(published: Date, this: Period, ahead: Ahead) -> Option<i16> {
    let year = published.year();
    if ahead == Ahead::Surely && this.to < days_after(published, -LATE)? {
        year.checked_add(1)
    } else if ahead == Ahead::No && this.from > days_after(published, SOON)? {
        year.checked_sub(1)
    } else {
        Some(year)
    }
}

/// A part of a year: the months, or the days of one month.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    Months(i8, i8),
    /// 前8个月, 前三季度, 1—8月: months that have gone by when they are told.
    ToDate(i8, i8),
    Days(i8, i8, i8),
    /// The last day of a month.
    End(i8),
    /// 年底.
    YearEnd,
    Whole,
}

/// The period of a part in a year.
pub fn placed(part: Part, year: i16) -> Option<Period> {
    match part {
        Part::Months(a, b) | Part::ToDate(a, b) => Period::months(year, a, b),
        Part::Days(m, a, b) => Period::days(year, m, a, b),
        Part::End(m) => Period::months(year, m, m).map(Period::last_day),
        Part::YearEnd => Period::day(year, 12, 31),
        Part::Whole => Period::years(year, year),
    }
}
