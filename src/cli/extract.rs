//! `zhitu extract INPUT…`: what articles say, without a store, to standard output, one after another.

use std::io::Write;
use std::mem::ManuallyDrop;

use oxigraph::io::{RdfFormat, RdfSerializer};

use super::common::{InputArg, OntologyArg, note, output};
use super::failure::Failure;
use super::record::Line;
use crate::article::Article;
use crate::graph::{Iris, vocab};
use crate::pipeline;
use crate::store::{Loom, Record};

/// Print what articles say, without a store.
///
/// Names are resolved within each article only: what a corpus knows about names needs a store.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    input: InputArg,
    #[command(flatten)]
    ontology: OntologyArg,
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Format,
    /// Stop at the first input that cannot be read, instead of passing over it
    #[arg(long)]
    strict: bool,
    /// What the IRIs begin with
    #[arg(long, value_name = "IRI", default_value = vocab::BASE)]
    base: String,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// One JSON object an article
    Jsonl,
    Nquads,
    Turtle,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let iris = Iris::new(&args.base)
        .ok_or_else(|| Failure::Usage(format!("--base {}: not an absolute IRI that ends in / or #", args.base)))?;
    let (extractor, mut problems) = args.ontology.load()?;
    // The process ends with this command: to give back its hundred thousand words one by one would be for nothing.
    let extractor = ManuallyDrop::new(extractor);
    // Lines of JSON say what stands in the article, whose names nobody has to join.
    let loom = (args.format != Format::Jsonl).then(|| Loom::new(&extractor.ontology, iris, &mut problems));
    let mut serializer =
        RdfSerializer::from_format(if args.format == Format::Turtle { RdfFormat::Turtle } else { RdfFormat::NTriples });
    for (prefix, iri) in vocab::PREFIXES {
        serializer = serializer.with_prefix(*prefix, *iri).map_err(Failure::work)?;
    }
    let mut graph = serializer.for_writer(output(None)?);
    let mut lines = output(None)?;

    let mut refused = 0;
    let mut write = |chunk: &mut Vec<Article>| -> Result<(), Failure> {
        let Some(loom) = &loom else {
            for line in pipeline::read_all(&extractor, chunk, |article, said| serde_json::to_vec(&Line::new(article, &said))) {
                lines.write_all(&line.map_err(std::io::Error::from)?)?;
                lines.write_all(b"\n")?;
            }
            chunk.clear();
            return Ok(());
        };
        let said = pipeline::extract_all(&extractor, chunk);
        for (article, said) in chunk.drain(..).zip(said) {
            let triples = loom.alone(&Record::new(article, String::new(), said));
            for triple in triples.own.iter().chain(&triples.shared) {
                graph.serialize_triple(triple)?;
            }
        }
        Ok(())
    };
    let mut chunk = Vec::with_capacity(pipeline::CHUNK);
    for reading in args.input.read() {
        match reading {
            Ok(article) => chunk.push(article),
            Err(problem) if args.strict => {
                write(&mut chunk)?;
                return Err(Failure::work(problem));
            }
            Err(problem) => {
                note(problem);
                refused += 1;
            }
        }
        if chunk.len() == pipeline::CHUNK {
            write(&mut chunk)?;
        }
    }
    write(&mut chunk)?;
    lines.flush()?;
    if args.format != Format::Jsonl {
        graph.finish()?.flush()?;
    }
    match refused {
        0 => Ok(()),
        count => Err(Failure::Work(format!("{count} inputs could not be read"))),
    }
}
