//! The store's speed: N made-up articles are stored and woven, next to Oxigraph's bulk loader on the very triples that come out.
//!
//! `cargo bench --bench store -- 1000 10000` prints, for each size, time and CPU of both, and the sizes on disk.

#[path = "../synthetic/mod.rs"]
mod synthetic;

use std::path::Path;
use std::time::Instant;

use oxigraph::io::RdfFormat;
use zhitu::graph::Iris;
use zhitu::ontology::Ontology;
use zhitu::store::{Loom, Store, Writer};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let sizes: Vec<u64> = std::env::args().filter_map(|arg| arg.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1000, 10_000] } else { sizes };
    println!(
        "{:>9} {:>9} {:>8} {:>8} {:>8} {:>9} {:>9} {:>9} {:>10}",
        "articles", "triples", "put s", "weave s", "cpu s", "cpu µs/a", "loader s", "cpu ratio", "MB on disk"
    );
    for size in sizes {
        measure(size);
    }
    println!("peak memory {} MB", peak_memory() / 1024);
}

fn measure(size: u64) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("store");
    let (start, cpu) = (Instant::now(), cpu_seconds());
    let mut writer = Writer::open(&path, Loom::new(Ontology::embedded(), Iris::default(), &mut Vec::new())).unwrap();
    for n in 0..size {
        writer.put(synthetic::record(n, 0)).unwrap();
        if n % 256 == 255 {
            writer.sync().unwrap();
        }
    }
    writer.sync().unwrap();
    let put = start.elapsed().as_secs_f64();
    let start = Instant::now();
    writer.finish().unwrap();
    drop(writer);
    let (weave, cpu) = (start.elapsed().as_secs_f64(), cpu_seconds() - cpu);

    let store = Store::open(&path).unwrap();
    let triples = store.graph().len().unwrap();
    let file = dir.path().join("graph.nt");
    let mut out = std::io::BufWriter::new(std::fs::File::create(&file).unwrap());
    store.graph().dump_graph_to_writer(oxigraph::model::GraphNameRef::DefaultGraph, RdfFormat::NTriples, &mut out).unwrap();
    drop((out, store));
    let (start, before) = (Instant::now(), cpu_seconds());
    load(&file, &dir.path().join("plain"));
    let (loader, loader_cpu) = (start.elapsed().as_secs_f64(), cpu_seconds() - before);
    println!(
        "{size:>9} {triples:>9} {put:>8.2} {weave:>8.2} {cpu:>8.2} {:>9.0} {loader:>9.2} {:>9.2} {:>10.1}",
        cpu * 1e6 / size as f64,
        cpu / loader_cpu,
        disk(&path) as f64 / 1e6,
    );
}

/// What `oxigraph load` and `optimize` do, with the same settings.
fn load(file: &Path, to: &Path) {
    #[cfg(feature = "rocksdb")]
    let store = oxigraph::store::Store::open(to).unwrap();
    #[cfg(not(feature = "rocksdb"))]
    let store = oxigraph::store::Store::new().unwrap();
    let mut loader = store.bulk_loader().with_num_threads(2).with_max_memory_size_in_megabytes(64);
    loader.load_from_reader(RdfFormat::NTriples, std::io::BufReader::new(std::fs::File::open(file).unwrap())).unwrap();
    loader.commit().unwrap();
    #[cfg(feature = "rocksdb")]
    {
        store.flush().unwrap();
        store.optimize().unwrap();
    }
    let _ = to;
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
