//! `zhitu check [--ontology DIR]`: every line of an ontology that cannot be used, with place, code and hint.

use std::io::{self, Write};

use serde::Serialize;

use super::common::OntologyArg;
use super::failure::Failure;
use super::report::FormatArg;
use crate::eval::Yardstick;
use crate::graph::Iris;
use crate::ontology::Problem;
use crate::store::Loom;

/// Lint an ontology and run the examples of its rules: every problem at once, with its place, code and hint.
///
/// Notes are worth a look and do not make an ontology a bad one.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    ontology: OntologyArg,
    /// Also note every pattern that no example tests
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    format: FormatArg,
}

#[derive(Serialize)]
struct Report {
    files: usize,
    rules: usize,
    /// `+`, `-` and `?` examples.
    examples: (usize, usize, usize),
    problems: Vec<Problem>,
    notes: Vec<Problem>,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let (extractor, mut problems) = args.ontology.load()?;
    let (ontology, rules) = (&extractor.ontology, &extractor.rules);
    problems.extend(ontology.lint());
    problems.extend(rules.check(ontology));
    drop(Loom::new(ontology, Iris::default(), &mut problems));
    drop(Yardstick::read(&ontology.folder, &mut problems));
    let mut notes = ontology.ambiguous();
    if args.all {
        notes.extend(rules.untested(ontology));
    }
    for list in [&mut problems, &mut notes] {
        list.sort_by(|a, b| (&a.file, a.line, a.code, &a.message).cmp(&(&b.file, b.line, b.code, &b.message)));
        list.dedup();
    }
    let (files, examples) = (ontology.folder.files.len(), rules.examples());
    let report = Report { files, rules: rules.len(), examples, problems, notes };
    args.format.write(&report, write)?;
    match report.problems.len() {
        0 => Ok(()),
        1 => Err(Failure::Work("1 problem".to_owned())),
        count => Err(Failure::Work(format!("{count} problems"))),
    }
}

fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for problem in &report.problems {
        writeln!(out, "{problem}")?;
    }
    for note in &report.notes {
        writeln!(out, "note: {note}")?;
    }
    let (found, nothing, gaps) = report.examples;
    let (files, rules) = (report.files, report.rules);
    write!(out, "{files} files, {rules} rules, {found} + {nothing} - {gaps} ? examples")?;
    writeln!(out, "{}", if report.problems.is_empty() { ", no problems" } else { "" })
}
