//! The store's speed and size: N made-up articles are built, next to Oxigraph's bulk loader on the very triples that come out.
//!
//! `cargo bench --bench store -- 1000 10000` prints, for each size, a row of records that are only stored and woven, and a row of
//! texts that are read, too: time and CPU of both (for each article, and the same with compaction aside), statements a fact,
//! and bytes on disk against the bytes of the texts. `-- --records` or `--texts` prints one sort of row.

#[path = "../synthetic/mod.rs"]
mod synthetic;

use std::path::Path;
use std::time::Instant;

use oxigraph::io::RdfFormat;
use zhitu::fact::Extractor;
use zhitu::graph::Iris;
use zhitu::graph::vocab::DERIVED_FROM;
use zhitu::pipeline::{self, Event};
use zhitu::store::{Loom, Store, Writer};

// On Linux the feature `override` makes C's malloc that of mimalloc. Asked through it, it need not see to an alignment that every
// block has, and grows blocks in place.
use mimalloc as _;

#[cfg(not(target_os = "linux"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let sizes: Vec<u64> = args.iter().filter_map(|arg| arg.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1000, 10_000] } else { sizes };
    let wants = |row: &str| args.iter().any(|arg| arg == row) || !args.iter().any(|arg| arg == "--records" || arg == "--texts");
    println!(
        "{:>9} {:>8} {:>9} {:>6} {:>7} {:>7} {:>7} {:>8} {:>8} {:>8} {:>6} {:>9} {:>7}",
        "articles",
        "",
        "triples",
        "/fact",
        "put s",
        "weave s",
        "cpu s",
        "µs/art",
        "(aside)",
        "loader s",
        "ratio",
        "journal",
        "graph"
    );
    for size in sizes {
        for row in ["--records", "--texts"].into_iter().filter(|row| wants(row)) {
            measure(size, row);
        }
    }
    println!("peak memory {} MB", peak_memory() / 1024);
}

fn measure(size: u64, row: &str) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("store");
    let extractor = Extractor::embedded();
    let mut writer = Writer::open(&path, Loom::new(&extractor.ontology, Iris::default(), &mut Vec::new())).unwrap();
    let (start, cpu) = (Instant::now(), cpu_seconds());
    let (mut put, mut text) = (0.0, 0);
    if row == "--records" {
        for n in 0..size {
            let record = synthetic::record(n, 0);
            text += record.article.text.len();
            writer.put(record).unwrap();
            if n % 256 == 255 {
                writer.sync().unwrap();
            }
        }
        writer.sync().unwrap();
        put = start.elapsed().as_secs_f64();
        writer.finish().unwrap();
    } else {
        let articles = (0..size).map(|n| {
            let article = synthetic::news::article(n);
            text += article.text.len();
            Ok(article)
        });
        pipeline::build(articles, extractor, &mut writer, false, |event| {
            if matches!(event, Event::Weaving) {
                put = start.elapsed().as_secs_f64();
            }
        })
        .unwrap();
    }
    let (weave, cpu) = (start.elapsed().as_secs_f64() - put, cpu_seconds() - cpu);
    drop(writer);

    let store = Store::open(&path).unwrap();
    let triples = store.graph().len().unwrap();
    let file = dir.path().join("graph.nt");
    let mut out = std::io::BufWriter::new(std::fs::File::create(&file).unwrap());
    store.graph().dump_graph_to_writer(oxigraph::model::GraphNameRef::DefaultGraph, RdfFormat::NTriples, &mut out).unwrap();
    drop((out, store));
    let (start, before) = (Instant::now(), cpu_seconds());
    let compaction = load(&file, &dir.path().join("plain"));
    let (loader, loader_cpu) = (start.elapsed().as_secs_f64(), cpu_seconds() - before);
    let facts = Store::open(&path).unwrap().graph().quads_for_pattern(None, Some(DERIVED_FROM), None, None).count();
    let journal = disk(&path) - disk(&path.join("graph-1"));
    println!(
        "{size:>9} {row:>9} {triples:>8} {:>6.2} {put:>7.2} {weave:>7.2} {cpu:>7.2} {:>8.0} {:>8.0} {loader:>8.2} {:>6.2} {:>8.2}× {:>6.2}×",
        triples as f64 / facts as f64,
        cpu * 1e6 / size as f64,
        (cpu - compaction) * 1e6 / size as f64,
        cpu / loader_cpu,
        journal as f64 / text as f64,
        disk(&path.join("graph-1")) as f64 / text as f64,
    );
}

/// What `oxigraph load` and `optimize` do, with the same settings.
///
/// Returns the CPU of compaction alone, which both pay alike and which grows with the number of levels.
fn load(file: &Path, to: &Path) -> f64 {
    #[cfg(feature = "rocksdb")]
    let store = oxigraph::store::Store::open(to).unwrap();
    #[cfg(not(feature = "rocksdb"))]
    let store = oxigraph::store::Store::new().unwrap();
    let mut loader = store.bulk_loader().with_num_threads(2).with_max_memory_size_in_megabytes(64);
    loader.load_from_reader(RdfFormat::NTriples, std::io::BufReader::new(std::fs::File::open(file).unwrap())).unwrap();
    loader.commit().unwrap();
    let before = cpu_seconds();
    #[cfg(feature = "rocksdb")]
    {
        store.flush().unwrap();
        store.optimize().unwrap();
    }
    let _ = to;
    cpu_seconds() - before
}

fn disk(dir: &Path) -> u64 {
    let entries = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap());
    entries.map(|e| if e.path().is_dir() { disk(&e.path()) } else { e.metadata().unwrap().len() }).sum()
}

/// User and system time of this process, from /proc; 0 elsewhere.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    let ticks: f64 = after.split_whitespace().skip(11).take(2).filter_map(|t| t.parse::<f64>().ok()).sum();
    ticks / 100.0
}

fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").trim().parse().unwrap_or_default()
}
