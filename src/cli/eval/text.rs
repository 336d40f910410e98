//! A run, or what changed between two → tables for people.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::Shown;
use crate::cli::table::{self, Cell};
use crate::eval::{Change, Outcome, Run, Shift, Tally};

/// How many causes, and how many changed facts, are shown unless somebody asks for more.
const CAUSES: usize = 20;
const SHIFTS: usize = 10;

pub fn scores(run: &Run, shown: &Shown<'_>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}: {} articles\n", run.name, run.articles)?;
    let rows: Vec<Vec<Cell>> = run.totals().iter().map(|(name, tally)| row(name, *tally)).collect();
    table::write(&head("score"), &rows, out)?;
    writeln!(out, "evidence that does not stand in the text: {} of {}\n", run.spans.wrong, run.spans.checked)?;

    let mut names = head("type");
    names.push("facts F1".to_owned());
    let types = run.by_type.iter().map(|(name, score)| {
        let mut row = row(name, score.roles);
        row.push(number(score.facts.f1()));
        row
    });
    table::write(&names, &types.collect::<Vec<_>>(), out)?;
    writeln!(out)?;
    table::write(&head("role"), &run.by_role.iter().map(|(name, tally)| row(name, *tally)).collect::<Vec<_>>(), out)?;
    writeln!(out)?;

    let groups = run.by_confidence.iter().map(|(confidence, group)| {
        let facts = group.facts;
        let cells = [(facts.tp + facts.fp).to_string(), facts.tp.to_string()].map(count);
        [
            vec![Cell { text: confidence.clone(), is_number: true }],
            cells.to_vec(),
            vec![number(facts.precision()), number(group.roles.precision())],
        ]
        .concat()
    });
    let names = ["confidence", "facts", "right", "facts P", "roles P"].map(str::to_owned);
    table::write(&names, &groups.collect::<Vec<_>>(), out)?;
    writeln!(out)?;

    let causes = run.causes();
    let rows = causes.iter().take(CAUSES).map(|cause| {
        let cells = [cause.cost, cause.facts, cause.articles].map(|n| count(n.to_string()));
        [vec![Cell { text: cause.cause.clone(), is_number: false }], cells.to_vec()].concat()
    });
    table::write(&["cause", "cost", "facts", "articles"].map(str::to_owned), &rows.collect::<Vec<_>>(), out)?;
    if causes.len() > CAUSES {
        writeln!(out, "… and {} more", causes.len() - CAUSES)?;
    }
    writeln!(out)?;
    let errors = run.errors().filter(|outcome| shown.takes(outcome)).take(shown.most);
    errors.into_iter().try_for_each(|outcome| error(outcome, outcome.verdict.name(), out))
}

fn error(outcome: &Outcome, verdict: &str, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{} {} {verdict}  {}", outcome.article, outcome.kind, one_line(&outcome.evidence))?;
    for (how, list) in [("lost", &outcome.lost), ("wrong", &outcome.wrong)] {
        for (role, filler) in list {
            writeln!(out, "    {how:<5}  {role} = {}", one_line(filler))?;
        }
    }
    if !outcome.rule.is_empty() {
        writeln!(out, "    by {}, confidence {}", outcome.rule, outcome.confidence)?;
    }
    Ok(())
}

pub fn change(change: &Change<'_>, shown: &Shown<'_>, out: &mut impl Write) -> io::Result<()> {
    let (before, after) = (change.before, change.after);
    writeln!(out, "{}: {} articles\n", after.name, after.articles)?;
    let head = ["score", "before", "after", "", "tp", "fp", "fn"].map(str::to_owned);
    let rows = before.totals().into_iter().zip(after.totals()).map(|((name, b), (_, a))| changed(name, b, a));
    table::write(&head, &rows.collect::<Vec<_>>(), out)?;
    writeln!(out)?;
    let types: BTreeSet<&String> = before.by_type.keys().chain(after.by_type.keys()).collect();
    let of = |run: &Run, name: &String| run.by_type.get(name).map(|score| score.roles).unwrap_or_default();
    let rows: Vec<Vec<Cell>> = types
        .into_iter()
        .map(|name| (name, of(before, name), of(after, name)))
        .filter(|(_, b, a)| b != a)
        .map(|(name, b, a)| changed(name, b, a))
        .collect();
    if !rows.is_empty() {
        table::write(&[vec!["type".to_owned()], head.get(1..).unwrap_or_default().to_vec()].concat(), &rows, out)?;
        writeln!(out)?;
    }
    for (name, shifts) in [("better", &change.better), ("worse", &change.worse)] {
        let taken: Vec<&Shift<'_>> = shifts.iter().filter(|s| s.outcome().is_some_and(|o| shown.takes(o))).collect();
        writeln!(out, "{name}: {} facts", taken.len())?;
        let most = if shown.most == 0 { SHIFTS } else { shown.most };
        for shift in taken.into_iter().take(most) {
            if let Some(outcome) = shift.outcome() {
                error(outcome, &shift.verdicts(), out)?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

fn changed(name: &str, before: Tally, after: Tally) -> Vec<Cell> {
    let signed = |a: usize, b: usize| count(format!("{:+}", a as i64 - b as i64));
    vec![
        Cell { text: name.to_owned(), is_number: false },
        number(before.f1()),
        number(after.f1()),
        count(format!("{:+.3}", after.f1() - before.f1())),
        signed(after.tp, before.tp),
        signed(after.fp, before.fp),
        signed(after.lost, before.lost),
    ]
}

fn head(first: &str) -> Vec<String> {
    [first, "P", "R", "F1", "tp", "fp", "fn"].map(str::to_owned).to_vec()
}

fn row(name: &str, tally: Tally) -> Vec<Cell> {
    let scores = [tally.precision(), tally.recall(), tally.f1()].map(number);
    let counts = [tally.tp, tally.fp, tally.lost].map(|n| count(n.to_string()));
    [vec![Cell { text: name.to_owned(), is_number: false }], scores.to_vec(), counts.to_vec()].concat()
}

fn number(score: f64) -> Cell {
    count(format!("{score:.3}"))
}

fn count(text: String) -> Cell {
    Cell { text, is_number: true }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
