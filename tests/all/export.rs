//! The exports of one small graph, compared with the files in tests/corpus/export. `UPDATE=1` writes them anew.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Quad;
use oxigraph::store::Store;
use zhitu::export::{self, Format, Prefixes};

pub fn corpus(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/export").join(name)
}

pub fn graph() -> Store {
    let store = Store::new().unwrap();
    store.load_from_slice(RdfFormat::Turtle, &std::fs::read(corpus("graph.ttl")).unwrap()).unwrap();
    store
}

/// Compares with the expected file, or writes it.
pub fn same(name: &str, got: &str) {
    let path = corpus(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, got).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == got, "{name} differs; UPDATE=1 writes it anew. Got:\n{got}");
}

fn written(store: &Store, format: Format) -> String {
    let mut out = Vec::new();
    export::write(store, format, &Prefixes::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn read(text: &str, format: RdfFormat) -> BTreeSet<String> {
    RdfParser::from_format(format).for_slice(text).map(|quad| quad.unwrap().to_string()).collect()
}

fn held(store: &Store) -> BTreeSet<String> {
    store.iter().map(|quad: Result<Quad, _>| quad.unwrap().to_string()).collect()
}

/// What a program says to some input; None where it is not installed.
pub fn piped(program: &str, arguments: &[&str], input: &str) -> Option<(bool, String, String)> {
    let child = Command::new(program).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.ok()?;
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let feeder = std::thread::spawn(move || stdin.write_all(input.as_bytes()).is_ok());
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Some((output.status.success(), said(&output.stdout), said(&output.stderr)))
}

#[test]
fn turtle_reads_back_and_stays_the_same() {
    let store = graph();
    let turtle = written(&store, Format::Turtle);
    same("graph.out.ttl", &turtle);
    assert_eq!(read(&turtle, RdfFormat::Turtle), held(&store));
    assert_eq!(read(&written(&store, Format::TriG), RdfFormat::TriG), held(&store));
}

#[test]
fn lines_are_sorted() {
    let store = graph();
    let lines = written(&store, Format::NTriples);
    let mut sorted: Vec<&str> = lines.lines().collect();
    sorted.sort_unstable();
    assert_eq!(lines.lines().collect::<Vec<_>>(), sorted);
    assert_eq!(read(&lines, RdfFormat::NQuads), held(&store));
}

/// Names that the Turtle grammar cannot hold, or only with a backslash.
#[test]
fn odd_names_survive_every_format() {
    let store = Store::new().unwrap();
    let text = r#"
<https://w3id.org/zhitu/id/company/-a.b.> <http://www.w3.org/2000/01/rdf-schema#label> "q\"\\\n\r\t\u0001x'é"@zh .
<https://w3id.org/zhitu/id/company/.x%20y(z)'!$&*+,;=@~/q?r#s> <http://www.w3.org/2000/01/rdf-schema#label> "甲" .
<https://w3id.org/zhitu/id/company/𠀀𠀁·〇> <http://www.w3.org/2000/01/rdf-schema#label> "𠀀" .
<https://w3id.org/zhitu/id/company/9a:b_c-> <http://ex.org/p> "-5.5"^^<http://www.w3.org/2001/XMLSchema#decimal> .
<https://w3id.org/zhitu/id/company/9a:b_c-> <http://ex.org/p> "5"^^<http://www.w3.org/2001/XMLSchema#decimal> .
<https://w3id.org/zhitu/id/company/> <http://ex.org/p> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .
<https://w3id.org/zhitu/id/company/·x> <http://ex.org/p> <https://w3id.org/zhitu/id/odd-class/x> .
<https://w3id.org/zhitu/id/company/３５℃“引”> <http://ex.org/p> <https://w3id.org/zhitu/id/schema/x> .
"#;
    store.load_from_slice(RdfFormat::NTriples, text).unwrap();
    let turtle = written(&store, Format::Turtle);
    assert_eq!(read(&turtle, RdfFormat::Turtle), held(&store));
    assert_eq!(read(&written(&store, Format::NQuads), RdfFormat::NQuads), held(&store));
    if let Some((ok, out, complaint)) = piped("rapper", &["-q", "-i", "turtle", "-o", "ntriples", "-", "http://base/"], &turtle) {
        assert!(ok && complaint.is_empty(), "{complaint}");
        assert_eq!(out.lines().count(), 8);
    }
    let rdflib = "import sys,rdflib; print(len(rdflib.Graph().parse(data=sys.stdin.buffer.read(), format='turtle')))";
    if let Some((true, out, _)) =
        piped("python3", &["-c", "import rdflib"], "").and_then(|_| piped("python3", &["-c", rdflib], &turtle))
    {
        assert_eq!(out.trim(), "8");
    }
}
