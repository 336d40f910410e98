//! What a clause speaks of as far as the clauses before it said: behind 甲公司成立于2010年，|现有员工200人 the company.

use super::reading::Period;

/// What is known at a clause.
#[derive(Clone, Copy, Debug, Default)]
pub struct Topic {
    /// Cluster of the subject: the clause's own or the one carried.
    pub subject: Option<usize>,
    /// The clause itself names its subject.
    pub own: bool,
    /// The sentence names it.
    pub here: bool,
    /// Whom the paragraph spoke of first, where the subject is somebody else, who was only named in passing.
    pub first: Option<usize>,
    /// Mention of the subject where one stands in this clause or an earlier one.
    pub mention: Option<usize>,
    /// Cluster of the project or platform named last.
    pub project: Option<usize>,
    /// That of the paragraph before, to which 达产后 may still refer.
    pub built: Option<usize>,
    /// Cluster of what a clause before in the sentence set up, where nobody else has been spoken of since.
    pub set_up: Option<usize>,
    /// Cluster of the product named last, of whose maker nothing was told since.
    pub product: Option<usize>,
    /// Cluster of the firm named in one sentence with the project.
    pub maker: Option<usize>,
    /// Cluster of the project named last, however long ago.
    pub works: Option<usize>,
    /// Cluster of the company named last.
    pub company: Option<usize>,
    /// Cluster of the company named last in an earlier clause.
    pub earlier: Option<usize>,
    pub event: Option<usize>,
    /// The day on which that occasion was held.
    pub held: Option<Period>,
    /// From its first day to its last.
    pub course: Option<Period>,
    /// Cluster of the honour or the list named last.
    pub honor: Option<usize>,
    /// Cluster of the document named last in this sentence.
    pub document: Option<usize>,
    /// 达产后, 建成后: the sentence speaks of a project's time after completion.
    pub finished: bool,
    pub period: Option<Period>,
    /// The day or month carried is that of an opening, told before: 5月启用甲平台，办结率达98%.
    pub opened: bool,
    /// The period of the clauses before this one in its sentence.
    pub before: Option<Period>,
    /// The period is the day of a count: 截至8月底.
    pub counted: bool,
    /// The day named last, which 当天 means, up to that of the article.
    pub day: Option<Period>,
    /// The clause, or one before it in its sentence, says 当天: that day is its own.
    pub same_day: bool,
    pub planned: bool,
    /// The clauses before this one in its sentence say so, or its date does.
    pub to_come: bool,
    /// It adds to what was done, in what is left of a year: 年内再开工15个.
    pub again: bool,
    /// Cluster of the article's zone.
    pub zone: Option<usize>,
    /// Whose news it is: the zone, or the city of news without one.
    pub home: Option<usize>,
    /// The sentence speaks of a firm that is not named: 公司现有员工200人.
    pub unknown: bool,
    /// The subject was brought in by the paragraph: 走进车间，是云鲸视觉.
    pub brought: bool,
    /// The sentence counts projects, so that what follows is of all of them: 签约15个项目，全部达产后…
    pub several: bool,
}
