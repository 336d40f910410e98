//! `zhitu timeline 襄阳高新区`: what is told of an entity, by date.

use super::failure::Failure;
use super::graph::{AskArg, Graph};
use super::report::evidence;
use super::select::the_one;
use crate::analyze;

/// List what is told of an entity by date.
#[derive(clap::Args)]
pub struct Args {
    name: String,
    /// With the sentences
    #[arg(long)]
    evidence: bool,
    #[command(flatten)]
    ask: AskArg,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let ask = |graph: &Graph| {
        let iri = the_one(graph.view(), &args.name)?;
        Ok(analyze::timeline(graph.words(), &iri, &graph.prefixes)?)
    };
    args.ask.answer(ask, |_, timeline, out| {
        writeln!(out, "{}", timeline.name)?;
        for (heading, list) in [("", &timeline.dated), ("未注明日期", &timeline.undated)] {
            if !list.is_empty() {
                writeln!(out, "{}", if heading.is_empty() { String::new() } else { format!("\n{heading}\n") })?;
            }
            for fact in list {
                // A period is as wide as two dates and the mark between them.
                let time = fact.time();
                let space = " ".repeat(24_usize.saturating_sub(unicode_width::UnicodeWidthStr::width(time.as_str())));
                match heading {
                    "" => writeln!(out, "{time}{space}{}", fact.summary)?,
                    _ => writeln!(out, "{}", fact.summary)?,
                }
                if args.evidence {
                    evidence(fact, out)?;
                }
            }
        }
        Ok(())
    })
}
