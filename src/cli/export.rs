//! `zhitu export --store DIR --format turtle`: the whole graph as a file.

use std::io::Write as _;
use std::path::PathBuf;

use super::common::{StoreArg, output};
use super::failure::Failure;
use crate::export::{self, Format, Prefixes};

/// Write the whole graph: sorted, the same bytes every time.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    store: StoreArg,
    #[arg(long, value_enum, default_value = "turtle")]
    format: Name,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Name {
    Turtle,
    Ntriples,
    Nquads,
    Trig,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let store = args.store.open()?;
    let format = match args.format {
        Name::Turtle => Format::Turtle,
        Name::Ntriples => Format::NTriples,
        Name::Nquads => Format::NQuads,
        Name::Trig => Format::TriG,
    };
    let mut out = output(args.output.as_deref())?;
    export::write(store.graph(), format, &Prefixes::new(store.iris().base()), &mut out)?;
    Ok(out.flush()?)
}
