//! `zhitu check [--ontology DIR]`: every line of an ontology that cannot be used, with place, code and hint.

use std::io::Write as _;

use super::common::{OntologyArg, output};
use super::failure::Failure;
use crate::eval::Yardstick;
use crate::graph::Iris;
use crate::store::Loom;

/// Lint an ontology and run the examples of its rules: every problem at once, with its place, code and hint.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    ontology: OntologyArg,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let (extractor, mut problems) = args.ontology.load()?;
    problems.extend(extractor.rules.check(&extractor.ontology));
    drop(Loom::new(&extractor.ontology, Iris::default(), &mut problems));
    drop(Yardstick::read(&extractor.ontology.folder, &mut problems));
    problems.sort_by(|a, b| (&a.file, a.line, a.code).cmp(&(&b.file, b.line, b.code)));
    let mut out = output(None)?;
    for problem in &problems {
        writeln!(out, "{problem}")?;
    }
    // Ambiguous names are allowed: they are told, and do not make the ontology a bad one.
    for note in extractor.ontology.seeds.ambiguous() {
        writeln!(out, "{note}")?;
    }
    out.flush()?;
    match problems.len() {
        0 => Ok(writeln!(out, "{} files, no problems", extractor.ontology.folder.files.len())?),
        count => Err(Failure::Work(format!("{count} problems"))),
    }
}
