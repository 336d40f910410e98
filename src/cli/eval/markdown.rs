//! Runs → the tables of docs/quality.md.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::eval::{Run, Tally};

/// The scores of all runs, those of each type side by side, precision by confidence of the last one.
pub fn tables(runs: &[Run]) -> String {
    let mut out = String::new();
    line(&mut out, ["set", "articles", "", "precision", "recall", "F1"].map(str::to_owned));
    line(&mut out, ["---", "---:", "---", "---:", "---:", "---:"].map(str::to_owned));
    for run in runs {
        for (name, tally) in run.totals() {
            let scores = [tally.precision(), tally.recall(), tally.f1()].map(figure);
            let head = [run.name.clone(), run.articles.to_string(), name.to_owned()];
            line(&mut out, head.into_iter().chain(scores));
        }
    }
    for run in runs {
        let _ = write!(
            out,
            "\nEvidence that does not stand in the text of {}: {} of {}.",
            run.name, run.spans.wrong, run.spans.checked
        );
    }
    out.push_str("\n\nRoles by type of fact: precision, recall, F1, and how many fillers there are to find.\n\n");
    let names = runs.iter().flat_map(|run| ["P", "R", "F1", "n"].map(|score| format!("{} {score}", run.name)));
    line(&mut out, std::iter::once("type".to_owned()).chain(names));
    let marks = runs.iter().flat_map(|_| ["---:"; 4]).map(str::to_owned);
    line(&mut out, std::iter::once("---".to_owned()).chain(marks));
    let types: BTreeSet<&String> = runs.iter().flat_map(|run| run.by_type.keys()).collect();
    for name in types {
        let cells = runs.iter().flat_map(|run| of_type(run.by_type.get(name).map(|score| score.roles)));
        line(&mut out, std::iter::once(name.clone()).chain(cells));
    }
    if let Some(run) = runs.last() {
        let _ = write!(out, "\nFacts of {} by the confidence that they were given.\n\n", run.name);
        line(&mut out, ["confidence", "facts", "found rightly", "facts precision", "roles precision"].map(str::to_owned));
        line(&mut out, ["---:"; 5].map(str::to_owned));
        for (confidence, group) in &run.by_confidence {
            let counts = [group.facts.tp + group.facts.fp, group.facts.tp].map(|n| n.to_string());
            let scores = [group.facts.precision(), group.roles.precision()].map(figure);
            line(&mut out, std::iter::once(confidence.clone()).chain(counts).chain(scores));
        }
    }
    out
}

fn of_type(tally: Option<Tally>) -> [String; 4] {
    match tally {
        None => [const { String::new() }; 4],
        Some(t) => [figure(t.precision()), figure(t.recall()), figure(t.f1()), (t.tp + t.lost).to_string()],
    }
}

fn figure(score: f64) -> String {
    format!("{score:.3}")
}

fn line(out: &mut String, cells: impl IntoIterator<Item = String>) {
    let cells: Vec<String> = cells.into_iter().collect();
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}
