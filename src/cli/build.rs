//! `zhitu build INPUT… --store DIR`: read, extract, resolve, store; progress for people, then a summary.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::common::{CorrectionsArg, InputArg, OntologyArg, StoreArg, is_watched, note, output};
use super::failure::Failure;
use crate::graph::{Iris, vocab};
use crate::pipeline::{self, Event, Stopped, Summary};
use crate::store::{Loom, Woven, Writer};

/// Build a graph from articles, or bring one up to date.
///
/// Articles that the store already holds are passed over, changed ones replace what they said before. A build that was
/// interrupted is finished by the same command. When the ontology has changed, the articles of the store are read again.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    input: InputArg,
    #[command(flatten)]
    store: StoreArg,
    #[command(flatten)]
    ontology: OntologyArg,
    #[command(flatten)]
    corrections: CorrectionsArg,
    /// Stop at the first input that cannot be read, and at corrections that meet nothing, instead of counting them
    #[arg(long)]
    strict: bool,
    /// What the IRIs of a new store begin with
    #[arg(long, value_name = "IRI", default_value = vocab::BASE)]
    base: String,
}

/// How many warnings are shown; all are counted.
const SHOWN: usize = 20;

pub fn run(args: &Args) -> Result<(), Failure> {
    let start = Instant::now();
    let iris = Iris::new(&args.base)
        .ok_or_else(|| Failure::Usage(format!("--base {}: not an absolute IRI that ends in / or #", args.base)))?;
    let (extractor, mut problems) = args.ontology.load()?;
    let loom = Loom::new(&extractor.ontology, iris, &mut problems);
    if !problems.is_empty() {
        note(format_args!("{} problems in the ontology, shown by `zhitu check`", problems.len()));
    }
    let mut writer = Writer::open(&args.store.store, loom)?;
    args.corrections.apply(&mut writer)?;
    if args.strict {
        writer.insist();
    }

    let bar = if is_watched() { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(100));
    let built = pipeline::build(args.input.read(), &extractor, &mut writer, args.strict, |event| match event {
        Event::Stored(summary) => bar.set_message(format!("{} articles read", summary.read())),
        Event::Weaving => bar.set_message("weaving the graph"),
    });
    bar.finish_and_clear();
    let summary = built.map_err(|stopped| match stopped {
        Stopped::Store(e) => e.into(),
        Stopped::Refused(refused) => Failure::work(refused),
    })?;

    for refused in summary.refused.iter().take(SHOWN) {
        note(refused);
    }
    for id in summary.twice.iter().take(SHOWN) {
        note(format_args!("article {id} stands twice in the input with different texts; the later one counts"));
    }
    for unmet in writer.unmet().iter().take(SHOWN) {
        note(unmet);
    }
    output(None)?.write_all(told(&summary, writer.unmet().len(), start.elapsed()).as_bytes())?;
    if summary.read() == 0 {
        return match summary.refused.is_empty() {
            true => Err(Failure::work("there are no articles in the input; `zhitu build --help` says what can be read")),
            false => Err(Failure::work("nothing could be read")),
        };
    }
    Ok(())
}

/// The summary: articles, facts by type, warnings, time.
fn told(summary: &Summary, unmet: usize, time: Duration) -> String {
    let mut out = String::new();
    let Summary { new, changed, unchanged, .. } = summary;
    let _ = writeln!(
        out,
        "articles  {} read: {new} new, {changed} changed, {unchanged} unchanged; {} in the store",
        summary.read(),
        summary.total
    );
    if summary.renewed > 0 {
        let _ = writeln!(out, "ontology  changed: {} articles of the store were read again", summary.renewed);
    }
    let facts: usize = summary.facts.values().sum();
    let mut by_type: Vec<(&String, &usize)> = summary.facts.iter().collect();
    by_type.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    let listed: Vec<String> = by_type.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
    let _ = match listed.is_empty() {
        true => writeln!(out, "facts     {facts}"),
        false => writeln!(out, "facts     {facts}: {}", listed.join(", ")),
    };
    let graph = match summary.woven {
        Some(Woven::Whole) => "woven",
        Some(Woven::Changed) => "changed",
        Some(Woven::Unchanged) | None => "unchanged",
    };
    let _ = writeln!(out, "graph     {graph}");
    let _ = writeln!(out, "warnings  {}", summary.refused.len() + summary.twice.len() + unmet);
    let _ = writeln!(out, "time      {:.2} s", time.as_secs_f64());
    out
}
