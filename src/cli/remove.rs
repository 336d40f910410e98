//! `zhitu remove ID… --store DIR`: forget articles and what they alone said.

use std::io::Write as _;

use super::common::{OntologyArg, StoreArg, note, output, remembered};
use super::failure::Failure;
use crate::graph::Iris;
use crate::pipeline::{self, Summary};
use crate::store::{Loom, Store, Writer};

/// Forget articles and what they alone said.
#[derive(clap::Args)]
pub struct Args {
    /// Ids of articles (dcterms:identifier)
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
    #[command(flatten)]
    store: StoreArg,
    #[command(flatten)]
    ontology: OntologyArg,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    // A writer would begin a new store where there is none.
    drop(Store::open(&args.store.store)?);
    let (extractor, mut problems) = args.ontology.load()?;
    let mut writer = Writer::open(&args.store.store, Loom::new(&extractor.ontology, Iris::default(), &mut problems))?;
    let mut unknown = Vec::new();
    for id in &args.ids {
        if !writer.remove(id)? {
            unknown.push(id.as_str());
        }
    }
    remembered(&writer);
    let mut summary = Summary::default();
    pipeline::renew(&extractor, &mut writer, &mut summary, &mut |_| {})?;
    writer.finish()?;
    for unmet in writer.unmet() {
        note(unmet);
    }
    if summary.renewed > 0 {
        note(format_args!("the ontology has changed: {} articles of the store were read again", summary.renewed));
    }
    writeln!(output(None)?, "articles  {} removed; {} in the store", args.ids.len() - unknown.len(), writer.len())?;
    for id in &unknown {
        note(format_args!("{}: no article {id} in this store", args.store.store.display()));
    }
    match unknown.is_empty() {
        true => Ok(()),
        false => {
            Err(Failure::work("not all articles were found; `SELECT ?id { ?a dcterms:identifier ?id }` lists those there are"))
        }
    }
}
