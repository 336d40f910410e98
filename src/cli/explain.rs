//! `zhitu explain 青禾高新区签约项目3个。`: what was found in a text, by which rule, from which words, and what nearly was.
//! `zhitu explain --fact IRI`: where one fact of a store comes from.

use std::io::{self, Read as _, Write};

use serde::Serialize;

use super::derivation::{Derivation, derive};
use super::failure::Failure;
use super::graph::GraphArg;
use super::report::{FormatArg, cell, folded, section};
use super::table::Cell;
use crate::article::{self, Article, Date};
use crate::fact::{Carried, Missed, Said, Trace, Turn, statistic};
use crate::pipeline;

/// Tell what is found in a text, sentence by sentence: names, quantities, the rules that fired and those that nearly did
#[derive(clap::Args)]
pub struct Args {
    /// The text; `-` reads it from standard input
    #[arg(required_unless_present_any = ["file", "fact"])]
    text: Option<String>,
    /// Explain the articles of this file instead
    #[arg(long, value_name = "FILE", conflicts_with = "text")]
    file: Option<String>,
    /// The day of publication, which anchors 今年 and 5月3日
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Date>,
    /// The headline, which says whose news it is
    #[arg(long, value_name = "TITLE", default_value = "")]
    title: String,
    /// Explain a fact of the store: its sentence, its rule and what filled its roles
    #[arg(long, value_name = "IRI", conflicts_with = "text")]
    fact: Option<String>,
    #[command(flatten)]
    graph: GraphArg,
    #[command(flatten)]
    format: FormatArg,
}

/// An explained article for programs.
#[derive(Serialize)]
struct Explained {
    id: String,
    title: String,
    #[serde(flatten)]
    trace: Trace,
    /// The facts as `zhitu extract` prints them.
    facts: serde_json::Value,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let dir = args.graph.ontology();
    let (extractor, _) = pipeline::extractor(dir).map_err(|e| Failure::Work(format!("the ontology cannot be read: {e}")))?;
    let articles = args.articles()?;
    if let Some(fact) = &args.fact {
        let graph = args.graph.open()?;
        let derivation = derive(&graph, &extractor, fact, articles)?;
        return args.format.write(&derivation, write_derivation);
    }
    let explained: Vec<Explained> = articles
        .into_iter()
        .map(|article| {
            let trace = extractor.explain(&article);
            let facts =
                serde_json::to_value(super::record::Line::new(&article, &trace.extraction).facts).map_err(Failure::work)?;
            Ok(Explained { id: article.id, title: article.title, trace, facts })
        })
        .collect::<Result<_, Failure>>()?;
    args.format.write(&explained, |explained, out| {
        for (i, one) in explained.iter().enumerate() {
            if explained.len() > 1 {
                writeln!(out, "{}═══ {} {}", if i > 0 { "\n" } else { "" }, one.id, one.title)?;
            }
            write(&one.trace, out)?;
        }
        Ok(())
    })
}

impl Args {
    fn articles(&self) -> Result<Vec<Article>, Failure> {
        if let Some(file) = &self.file {
            let read: Result<Vec<Article>, _> =
                article::read(std::slice::from_ref(file), &article::Options { date: self.date }).collect();
            return read.map_err(Failure::work);
        }
        let text = match self.text.as_deref() {
            None => return Ok(Vec::new()),
            Some("-") => {
                let mut text = String::new();
                io::stdin().read_to_string(&mut text).map_err(|e| Failure::Work(format!("standard input: {e}")))?;
                text
            }
            Some(text) => text.to_owned(),
        };
        Ok(vec![Article { id: "text".to_owned(), title: self.title.clone(), published: self.date, text, ..Article::default() }])
    }
}

fn write(trace: &Trace, out: &mut dyn Write) -> io::Result<()> {
    if let Some(zone) = &trace.zone {
        writeln!(out, "the article's zone: {zone}")?;
    }
    for said in &trace.sentences {
        writeln!(out)?;
        sentence(trace, said, out)?;
    }
    Ok(())
}

fn sentence(trace: &Trace, said: &Said, out: &mut dyn Write) -> io::Result<()> {
    let part = if said.part == "body" { String::new() } else { format!("  ({})", said.part) };
    for line in folded(&format!("{}{part}", said.text), WIDTH) {
        writeln!(out, "{line}")?;
    }
    let cut = said.chunks.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join("|");
    indented("chunks   ", &cut, out)?;
    for (label, kinds) in [("names    ", &["name", "list"][..]), ("numbers  ", &["quantity"]), ("words    ", &["word"])] {
        let found = said.chunks.iter().filter(|c| kinds.contains(&c.kind) && !c.meaning.is_empty());
        let shown: Vec<String> = found.map(|c| format!("{} = {}", c.text, c.meaning)).collect();
        if !shown.is_empty() {
            indented(label, &shown.join("; "), out)?;
        }
    }
    // Clauses that carry the same as the one before need not say so again.
    let mut before = String::new();
    for carried in said.carried.iter().filter(|c| tells(c)) {
        let now = inherited(carried);
        if now != before {
            indented("carried  ", &format!("{}: {now}", carried.clause), out)?;
        }
        before = now;
    }
    for turn in &said.fired {
        fired(turn, out)?;
    }
    for fact in said.facts.iter().filter_map(|i| trace.extraction.facts.get(*i)) {
        let by = match statistic(&fact.rule) {
            Some(pattern) => format!("{} ({pattern})", fact.rule),
            None => fact.rule.clone(),
        };
        indented("fact     ", &trace.extraction.line(fact), out)?;
        indented("         ", &format!("by {by}, confidence {}", fact.confidence), out)?;
    }
    let row = |m: &Missed| [&m.rule, m.fact, &m.trigger, &m.wanted, &m.at, &short(&m.pattern)].map(cell).to_vec();
    let rows: Vec<Vec<Cell>> = said.missed.iter().map(row).collect();
    section("  nearly fired", &["rule", "fact", "trigger", "wanted", "stopped at", "pattern"], &rows, out)
}

/// Whether a clause took something from before, or says nothing for a reason worth knowing.
fn tells(c: &Carried) -> bool {
    c.unreal || (c.subject.is_some() && !c.own_subject) || (c.date.is_some() && !c.own_date)
}

fn inherited(c: &Carried) -> String {
    let mut parts = Vec::new();
    if !c.own_subject {
        parts.extend(c.subject.as_ref().map(|s| format!("about {s}")));
    }
    if !c.own_date {
        parts.extend(c.date.as_ref().map(|d| format!("date {d}")));
    }
    parts.extend(c.project.as_ref().filter(|p| c.subject.as_ref() != Some(p)).map(|p| format!("project {p}")));
    parts.extend(c.event.as_ref().map(|e| format!("occasion {e}")));
    parts.extend(c.planned.then(|| "planned".to_owned()));
    parts.extend(c.unreal.then(|| "denied, asked or supposed".to_owned()));
    parts.join(", ")
}

fn fired(turn: &Turn, out: &mut dyn Write) -> io::Result<()> {
    indented("fired    ", &format!("{} {} at {}", turn.fact, turn.rule, turn.trigger), out)?;
    indented("         ", &short(&turn.pattern), out)?;
    let roles = turn.roles.iter().map(|(role, words, how)| match *how {
        "" => format!("{role} = {words}"),
        how => format!("{role} = {words} ({how})"),
    });
    let planned = turn.planned.iter().map(|word| format!("planned by {word}"));
    indented("         ", &roles.chain(planned).collect::<Vec<_>>().join("; "), out)?;
    match turn.outcome.as_str() {
        "" => Ok(()),
        why => indented("         ", &format!("→ {why}"), out),
    }
}

/// A pattern with no more than three words at one place.
fn short(pattern: &str) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once(['(', '~']) {
        let open = rest[before.len()..].chars().next().unwrap_or('(');
        let end = after.find([')', '}', ' ']).unwrap_or(after.len());
        let words: Vec<&str> = after[..end].split('|').collect();
        out.extend([before, &open.to_string(), &words[..words.len().min(3)].join("|"), if words.len() > 3 { "|…" } else { "" }]);
        rest = &after[end..];
    }
    out + rest
}

/// Cells of a line of output.
const WIDTH: usize = 100;

/// A label and what it is for, broken at the terminal's width.
fn indented(label: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
    for (i, line) in folded(text, WIDTH - 11).iter().enumerate() {
        writeln!(out, "  {}{line}", if i == 0 { label } else { "         " })?;
    }
    Ok(())
}

fn write_derivation(d: &Derivation, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", d.iri)?;
    indented("article  ", &[d.article.as_str(), d.published.as_deref().unwrap_or_default(), &d.title].join("  "), out)?;
    indented("sentence ", &d.evidence, out)?;
    indented("         ", &format!("code points {}–{}", d.begin, d.end), out)?;
    indented("fact     ", &d.summary, out)?;
    indented("rule     ", &[d.rule.as_str(), d.pattern.as_deref().unwrap_or("(unknown to this ontology)")].join("  "), out)?;
    indented("         ", &format!("confidence {}", d.confidence), out)?;
    match &d.said {
        Some(said) => {
            writeln!(out, "\nread again:\n")?;
            let trace = Trace { zone: None, sentences: Vec::new(), extraction: d.extraction.clone() };
            sentence(&trace, said, out)
        }
        None => writeln!(out, "\nread again, the sentence was not found: give the article with --file"),
    }
}
