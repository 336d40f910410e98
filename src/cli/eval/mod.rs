//! `zhitu eval GOLD.jsonl`: how much of what annotated articles say is found, what goes wrong, and what changed since an earlier run.

mod markdown;
mod text;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::common::{OntologyArg, note, output};
use super::failure::Failure;
use crate::article::Article;
use crate::eval::{self, Change, Gold, Outcome, Run, Yardstick};
use crate::graph::Iris;
use crate::pipeline;
use crate::store::Loom;

/// Score what is found in annotated articles: precision, recall and F1, in all, by type, by role and by confidence.
///
/// Each file is built as a corpus of its own. Fillers are counted: a fact is paired with the annotated one with which most
/// of its roles agree.
#[derive(clap::Args)]
pub struct Args {
    /// Annotated articles as JSON lines: id, title, published, text, facts, entities
    #[arg(value_name = "GOLD", required = true)]
    golds: Vec<PathBuf>,
    #[command(flatten)]
    ontology: OntologyArg,
    /// Show the first N facts that are not right
    #[arg(long, value_name = "N")]
    errors: Option<usize>,
    /// Show errors of this type of fact only
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<String>,
    /// Show errors of this article only
    #[arg(long, value_name = "ID")]
    article: Option<String>,
    /// Show errors of this sort only, as the table of causes names it: `Observation.date lost`
    #[arg(long, value_name = "CAUSE")]
    cause: Option<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Keep the run in this file, for --against
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    /// Show what got better and what got worse since the run in this file
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// Write the Markdown tables into this file, between its lines `<!-- figures -->` and `<!-- /figures -->`
    #[arg(long, value_name = "FILE")]
    refresh: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Tables for people
    Text,
    /// Everything, as --save keeps it
    Json,
    /// The tables of docs/quality.md
    Markdown,
}

/// Which errors are shown.
struct Shown<'a> {
    kind: Option<&'a str>,
    article: Option<&'a str>,
    cause: Option<&'a str>,
    most: usize,
}

impl Shown<'_> {
    fn takes(&self, outcome: &Outcome) -> bool {
        self.kind.is_none_or(|kind| outcome.kind == kind)
            && self.article.is_none_or(|id| outcome.article == id)
            && self.cause.is_none_or(|wanted| outcome.causes().iter().any(|(cause, _)| cause == wanted))
    }
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let before = args.against.as_deref().map(saved).transpose()?;
    let runs = evaluate(args)?;
    if let Some(path) = &args.save {
        fs::write(path, json(&runs)).map_err(|e| Failure::Work(format!("{}: {e}", path.display())))?;
    }
    if let Some(path) = &args.refresh {
        refresh(path, &runs)?;
    }
    let mut out = output(None)?;
    match if args.json { Format::Json } else { args.format } {
        Format::Json => out.write_all(json(&runs).as_bytes())?,
        Format::Markdown => out.write_all(markdown::tables(&runs).as_bytes())?,
        Format::Text => {
            let some = args.kind.is_some() || args.article.is_some() || args.cause.is_some();
            let shown = Shown {
                kind: args.kind.as_deref(),
                article: args.article.as_deref(),
                cause: args.cause.as_deref(),
                most: args.errors.unwrap_or(if some { usize::MAX } else { 0 }),
            };
            for run in &runs {
                match &before {
                    None => text::scores(run, &shown, &mut out)?,
                    Some(before) => match before.iter().find(|b| b.name == run.name) {
                        Some(before) => text::change(&Change::new(before, run), &shown, &mut out)?,
                        None => note(format_args!("the earlier run has no `{}`", run.name)),
                    },
                }
            }
        }
    }
    Ok(out.flush()?)
}

fn evaluate(args: &Args) -> Result<Vec<Run>, Failure> {
    let (extractor, mut problems) = args.ontology.load()?;
    let loom = Loom::new(&extractor.ontology, Iris::default(), &mut problems);
    let yardstick = Yardstick::read(&extractor.ontology.folder, &mut problems);
    if !problems.is_empty() {
        note(format_args!("{} problems in the ontology, shown by `zhitu check`", problems.len()));
    }
    let mut runs = Vec::new();
    for path in &args.golds {
        let shown = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|e| Failure::Work(format!("{shown}: cannot be read: {e}")))?;
        let golds: Vec<Gold> = eval::read(&text, &shown, &extractor.ontology.schema)
            .map_err(|problems| Failure::Work(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))?;
        let articles: Vec<Article> = golds.iter().map(|gold| gold.article.clone()).collect();
        let triples = eval::graph(&loom, &golds, pipeline::extract_all(&extractor, &articles));
        let said = eval::said(&triples, &extractor.ontology.schema, &yardstick);
        let name = path.file_stem().map_or_else(|| shown.clone(), |stem| stem.to_string_lossy().into_owned());
        runs.push(eval::score(&name, &golds, &said, &yardstick));
    }
    Ok(runs)
}

/// What `--save` keeps and `--format json` prints: the runs, each with its causes.
fn json(runs: &[Run]) -> String {
    let all: Vec<Value> = runs
        .iter()
        .filter_map(|run| {
            let mut value = serde_json::to_value(run).ok()?;
            value.as_object_mut()?.insert("causes".to_owned(), json!(run.causes()));
            Some(value)
        })
        .collect();
    format!("{:#}\n", Value::from(all))
}

fn saved(path: &Path) -> Result<Vec<Run>, Failure> {
    let shown = path.display();
    let text = fs::read_to_string(path).map_err(|e| Failure::Work(format!("{shown}: cannot be read: {e}")))?;
    serde_json::from_str(&text)
        .map_err(|e| Failure::Work(format!("{shown}: no saved run: {e}\n  make one with `zhitu eval GOLD.jsonl --save {shown}`")))
}

const BEGIN: &str = "<!-- figures -->\n";
const END: &str = "<!-- /figures -->";

/// Puts today's tables in the place of those that a document holds.
fn refresh(path: &Path, runs: &[Run]) -> Result<(), Failure> {
    let shown = path.display();
    let text = fs::read_to_string(path).map_err(|e| Failure::Work(format!("{shown}: cannot be read: {e}")))?;
    let parts = text.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let Some((before, after)) = parts else {
        return Err(Failure::Work(format!("{shown}: has no lines `{}` and `{END}`", BEGIN.trim_end())));
    };
    let text = format!("{before}{BEGIN}\n{}\n{END}{after}", markdown::tables(runs));
    fs::write(path, text).map_err(|e| Failure::Work(format!("{shown}: {e}")))
}
