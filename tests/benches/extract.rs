//! Extraction's speed beside that of jieba-rs cutting the same text into words, in the same run: on one thread, and as
//! `zhitu extract` on all cores, with the memory that it takes for a long stream.
//!
//! `cargo bench --bench extract -- 2000 10000`: so many made-up articles for one thread, so many for the command.
//! `cargo bench --bench extract -- news.jsonl`: one thread on articles of one's own, whose many words make both slower.

#[path = "../synthetic/mod.rs"]
mod synthetic;

use std::io::{BufWriter, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use jieba_rs::Jieba;
use zhitu::article::Article;
use zhitu::fact::{BATCH, Extractor};

// On Linux the feature `override` makes C's malloc that of mimalloc. Asked through it, it need not see to an alignment that every
// block has, and grows blocks in place.
use mimalloc as _;

#[cfg(not(target_os = "linux"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ROUNDS: usize = 5;

fn main() {
    let files: Vec<String> = std::env::args().skip(1).filter(|arg| arg.ends_with(".jsonl")).collect();
    if !files.is_empty() {
        measure_speed(&files.iter().flat_map(|file| read(file)).collect::<Vec<_>>());
        return;
    }
    let mut sizes = std::env::args().filter_map(|arg| arg.parse::<u64>().ok());
    let (speed, stream) = (sizes.next().unwrap_or(1000), sizes.next().unwrap_or(10_000));
    let cut = measure_speed(&(0..speed).map(synthetic::news::article).collect::<Vec<_>>());
    measure_stream(stream, cut);
}

/// The articles of a JSON lines file.
fn read(file: &str) -> Vec<Article> {
    let lines = std::fs::read_to_string(file).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The speed of jieba-rs, in MB/s.
fn measure_speed(articles: &[Article]) -> f64 {
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let (jieba, extractor) = (Jieba::new(), Extractor::embedded());
    // What is loaded on first use is not what is measured.
    let facts: usize = articles.iter().take(10).map(|article| extractor.extract(article).facts.len()).sum();
    assert!(facts > 0);
    let (mut cut, mut guess, mut extract, mut facts) = (f64::MAX, f64::MAX, f64::MAX, 0);
    for _ in 0..ROUNDS {
        let jieba = |hmm| seconds(|| articles.iter().map(|article| jieba.cut(&article.text, hmm).len()).sum::<usize>());
        cut = cut.min(jieba(false));
        guess = guess.min(jieba(true));
        extract = extract.min(seconds(|| {
            facts = articles.chunks(BATCH).flat_map(|batch| extractor.extract_all(batch)).map(|said| said.facts.len()).sum();
            facts
        }));
    }
    let rate = |seconds: f64| bytes as f64 / 1e6 / seconds;
    let size = articles.len();
    println!("{size} articles, {:.1} MB, {facts} facts, one thread, best of {ROUNDS}", bytes as f64 / 1e6);
    println!("jieba-rs cut            {:>7.1} MB/s", rate(cut));
    println!("  with unknown words    {:>7.1} MB/s", rate(guess));
    println!("zhitu extract           {:>7.1} MB/s  {:>7.0} articles/s", rate(extract), size as f64 / extract);
    println!("ratio                   {:>7.3}", cut / extract);
    println!("  with unknown words    {:>7.3}", guess / extract);
    rate(cut)
}

fn seconds<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed().as_secs_f64()
}

/// Streams a file of articles through the command, as a user would, on all cores, and watches how much memory it holds.
fn measure_stream(size: u64, cut: f64) {
    let mut file = tempfile::Builder::new().suffix(".jsonl").tempfile().unwrap();
    let mut out = BufWriter::new(&mut file);
    let mut bytes = 0;
    for article in (0..size).map(synthetic::news::article) {
        bytes += article.text.len();
        serde_json::to_writer(&mut out, &article).unwrap();
        out.write_all(b"\n").unwrap();
    }
    out.flush().unwrap();
    drop(out);
    let start = Instant::now();
    let mut child =
        Command::new(env!("CARGO_BIN_EXE_zhitu")).arg("extract").arg(file.path()).stdout(Stdio::null()).spawn().unwrap();
    let peak = watch(&mut child);
    assert!(child.wait().unwrap().success());
    let seconds = start.elapsed().as_secs_f64();
    let (rate, cores) = (bytes as f64 / 1e6 / seconds, std::thread::available_parallelism().map_or(1, |n| n.get()));
    println!("{size} articles through `zhitu extract` on {cores} cores: {seconds:.1} s, peak memory {} MB", peak / 1024);
    println!("                        {rate:>7.1} MB/s  {:>7.0} articles/s", size as f64 / seconds);
    println!("ratio to jieba-rs cut   {:>7.3}", rate / cut);
}

/// The most memory, in kB, that the process held; 0 where there is no /proc.
fn watch(child: &mut Child) -> u64 {
    let path = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let status = std::fs::read_to_string(&path).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
        peak = peak.max(line.trim().trim_end_matches(" kB").trim().parse().unwrap_or_default());
        std::thread::sleep(Duration::from_millis(20));
    }
    peak
}
