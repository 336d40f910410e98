//! Validation, against pySHACL's where that is installed.

use std::collections::BTreeSet;
use std::path::PathBuf;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Term;
use oxigraph::store::Store;
use zhitu::analyze::shacl::{Knowledge, Report, validate, write_turtle};

use crate::export::{corpus, piped, same};

fn shacl(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/shacl").join(name)
}

fn ontology(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("ontology").join(name)
}

fn ours(graph: &PathBuf, files: &[PathBuf]) -> Result<Report, String> {
    let store = Store::new().unwrap();
    store.load_from_slice(RdfFormat::Turtle, &std::fs::read(graph).unwrap()).unwrap();
    let texts: Vec<String> = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    validate(&store, &Knowledge::read(texts.iter().map(|text| ("test", text.as_str())))?)
}

/// A term as rdflib writes it, for comparison: numbers bare.
fn plain(term: &Option<String>) -> String {
    let Some(term) = term else { return String::new() };
    let text = format!("<http://s> <http://p> {term} .");
    match RdfParser::from_format(RdfFormat::NTriples).for_slice(&text).next() {
        Some(Ok(quad)) => match quad.object {
            Term::Literal(literal) => format!("\"{}\"", literal.value()),
            other => other.to_string(),
        },
        // A path of several steps.
        _ => "_".to_owned(),
    }
}

fn lines(report: &Report) -> BTreeSet<String> {
    let line = |v: &zhitu::analyze::shacl::Violation| {
        format!("{}\t{}\t{}\t{}", plain(&Some(v.focus.clone())), plain(&v.path), plain(&v.value), v.component)
    };
    report.violations.iter().map(line).collect()
}

/// What pySHACL says; None where it is not installed.
fn theirs(graph: &PathBuf, shapes: &PathBuf, ontology: Option<&PathBuf>) -> Option<BTreeSet<String>> {
    if !piped("python3", &["-c", "import pyshacl"], "")?.0 {
        return None;
    }
    let script = shacl("compare.py");
    let empty = PathBuf::new();
    let arguments = [&script, graph, shapes, ontology.unwrap_or(&empty)].map(|path| path.to_str().unwrap());
    let (ok, out, complaint) = piped("python3", &arguments, "").unwrap();
    assert!(ok, "{complaint}");
    // rdflib writes numbers bare, or with a datatype; ours are compared by their words.
    let field = |field: &str| match field.chars().next() {
        Some('"') => {
            let end = field.rfind('"').unwrap();
            format!("{}\"", &field[..end])
        }
        Some('<' | '_') | None => field.to_owned(),
        _ if field.ends_with("Component") => field.to_owned(),
        _ => format!("\"{field}\""),
    };
    Some(
        out.lines()
            .filter(|line| !line.is_empty())
            .map(|line| line.split('\t').map(field).collect::<Vec<_>>().join("\t"))
            .collect(),
    )
}

#[test]
fn a_good_graph_conforms() {
    let report = ours(&corpus("graph.ttl"), &[ontology("zhitu.ttl"), ontology("shapes.ttl")]).unwrap();
    assert_eq!(lines(&report), BTreeSet::new());
    if let Some(theirs) = theirs(&corpus("graph.ttl"), &ontology("shapes.ttl"), Some(&ontology("zhitu.ttl"))) {
        assert_eq!(theirs, BTreeSet::new());
    }
}

#[test]
fn broken_graphs_get_the_report_of_pyshacl() {
    let vocabulary = ontology("zhitu.ttl");
    let cases =
        [("broken.ttl", ontology("shapes.ttl"), Some(&vocabulary)), ("components.ttl", shacl("components.shapes.ttl"), None)];
    for (graph, shapes, ontology) in cases {
        let mut files = vec![shapes.clone()];
        files.extend(ontology.cloned());
        let report = ours(&shacl(graph), &files).unwrap();
        assert!(!report.conforms);
        if let Some(theirs) = theirs(&shacl(graph), &shapes, ontology) {
            let ours = lines(&report);
            let (missed, invented): (Vec<_>, Vec<_>) = (theirs.difference(&ours).collect(), ours.difference(&theirs).collect());
            assert!(missed.is_empty() && invented.is_empty(), "{graph}: missed {missed:#?}, invented {invented:#?}");
        }
        let mut turtle = Vec::new();
        write_turtle(&report, &mut turtle).unwrap();
        let turtle = String::from_utf8(turtle).unwrap();
        assert!(RdfParser::from_format(RdfFormat::Turtle).for_slice(&turtle).all(|quad| quad.is_ok()));
        same(&format!("../shacl/{graph}.report.out.json"), &format!("{}\n", serde_json::to_string_pretty(&report).unwrap()));
    }
}

#[test]
fn what_is_not_supported_is_an_error() {
    let shapes = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://ex.org/> .
        ex:A a sh:NodeShape ; sh:targetClass ex:T ; sh:sparql [ sh:select \"SELECT $this {}\" ] ;
            sh:property [ sh:path ex:p ; sh:qualifiedValueShape [ sh:class ex:T ] ; sh:qualifiedMinCount 1 ] .
        ex:B a sh:NodeShape ; sh:targetClass ex:T ; sh:node ex:B ; sh:minCount 1 .";
    let error = Knowledge::read([("test", shapes)]).unwrap().shapes().unwrap_err();
    for word in ["sh:sparql", "qualifiedValueShape", "qualifiedMinCount", "refers to itself", "needs a sh:path"] {
        assert!(error.contains(word), "{error}");
    }
    assert!(Knowledge::read([("test", "no turtle")]).is_err());
}
