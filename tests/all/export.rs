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

#[test]
fn xml_and_json_say_the_same() {
    let store = graph();
    assert_eq!(read(&written(&store, Format::RdfXml), RdfFormat::RdfXml), held(&store));
    let json = written(&store, Format::JsonLd);
    same("graph.out.jsonld", &json);
    assert_eq!(read(&json, RdfFormat::JsonLd { profile: Default::default() }), held(&store));
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
    assert_eq!(read(&written(&store, Format::JsonLd), RdfFormat::JsonLd { profile: Default::default() }), held(&store));
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

fn setup() -> (zhitu::ontology::Schema, export::Style) {
    let folder = zhitu::ontology::Folder::embedded();
    (zhitu::ontology::Schema::read(&folder, &mut Vec::new()), export::Style::read(&folder))
}

fn string(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn networks_and_tables() {
    let (store, (schema, style), prefixes) = (graph(), setup(), Prefixes::default());
    let view = export::View::new(&store);
    let words = export::Words { view, schema: &schema, style: &style };
    let all = export::Selection::all(view).unwrap();
    let network = export::Network::of(words, &all, &prefixes).unwrap();
    let graphml = string(|out| export::write_graphml(&network, &style, out));
    let gexf = string(|out| export::write_gexf(&network, &style, out));
    same("graph.out.graphml", &graphml);
    same("graph.out.gexf", &gexf);
    same("nodes.out.csv", &string(|out| export::write_nodes(&network, export::Dialect::Neo4j, out)));
    same("edges.out.csv", &string(|out| export::write_edges(&network, export::Dialect::Neo4j, out)));
    same("gephi-edges.out.csv", &string(|out| export::write_edges(&network, export::Dialect::Gephi, out)));
    let facts: Vec<_> = all.facts.iter().cloned().collect();
    same("facts.out.csv", &string(|out| export::write_facts_csv(words, &facts, &prefixes, out)));
    same("facts.out.jsonl", &string(|out| export::write_facts_jsonl(words, &facts, &prefixes, out)));
    let networkx = "import sys,io,networkx as n; g=getattr(n,sys.argv[1])(io.BytesIO(sys.stdin.buffer.read())); \
                    print(g.number_of_nodes(), g.number_of_edges(), g.nodes['zone:常州高新区']['label'])";
    if let Some((true, _, _)) = piped("python3", &["-c", "import networkx"], "") {
        for (reader, text) in [("read_graphml", &graphml), ("read_gexf", &gexf)] {
            let (ok, out, complaint) = piped("python3", &["-c", networkx, reader], text).unwrap();
            assert!(ok, "{complaint}");
            assert_eq!(out.trim(), "11 13 常州高新区");
        }
    }
}

#[test]
fn a_part_of_the_graph_is_a_graph() {
    let (store, (schema, _)) = (graph(), setup());
    let view = export::View::new(&store);
    let filter = export::Filter { kinds: vec!["Launch".to_owned()], from: Some("2023-05-01".to_owned()), ..Default::default() };
    let selection = export::Selection::filtered(view, &filter).unwrap();
    let part = selection.graph(view, &schema).unwrap();
    same("launch.out.ttl", &written(&part, Format::Turtle));
    let reified = string(|out| export::write_reified(&part, Format::Turtle, &Prefixes::default(), &schema, out).unwrap());
    assert!(reified.contains("@prefix rdf: "), "{reified}");
    let triple = "<<( <https://w3id.org/zhitu/id/platform/“光储”实验室> zt:foundedBy institute:河海大学 )>>";
    assert!(reified.contains("rdf:reifies <<( ") && reified.contains(triple), "{reified}");
}

#[test]
fn drawings() {
    let (store, (schema, style), prefixes) = (graph(), setup(), Prefixes::default());
    let view = export::View::new(&store);
    let words = export::Words { view, schema: &schema, style: &style };
    let zone = view.called("常州国家高新区").unwrap();
    assert_eq!(zone, view.called("https://w3id.org/zhitu/id/zone/常州高新区").unwrap());
    let around = export::Selection::around(view, &zone, 1).unwrap();
    for (name, selection, notes) in [("focus", around, false), ("whole", export::Selection::all(view).unwrap(), true)] {
        let picture = export::Picture::of(words, &selection, &prefixes, notes).unwrap();
        let dot = string(|out| export::write_dot(&picture, &style, out));
        same(&format!("{name}.out.dot"), &dot);
        same(&format!("{name}.out.svg"), &string(|out| export::write_svg(&picture, &style, out)));
        if let Some((ok, svg, complaint)) = piped("dot", &["-Tsvg"], &dot) {
            assert!(ok && complaint.is_empty(), "{complaint}");
            assert!(svg.contains("常州高新区"));
        }
    }
}

/// Names full of what DOT, XML and Graphviz's labels treat as their own.
#[test]
fn nothing_in_a_name_breaks_a_drawing() {
    let store = graph();
    let odd = r#"<https://w3id.org/zhitu/id/company/odd%22%5C> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/zhitu/ontology#Company> .
<https://w3id.org/zhitu/id/company/odd%22%5C> <http://www.w3.org/2000/01/rdf-schema#label> "a\\N\"b\" <c> &lt; {d|e} \u0001\nf \\"@zh .
<https://w3id.org/zhitu/id/fact/l1> <https://w3id.org/zhitu/ontology#founder> <https://w3id.org/zhitu/id/company/odd%22%5C> .
<https://w3id.org/zhitu/id/platform/磁技术创新中心> <https://w3id.org/zhitu/ontology#foundedBy> <https://w3id.org/zhitu/id/company/odd%22%5C> ."#;
    store.load_from_slice(RdfFormat::NTriples, odd).unwrap();
    let ((schema, style), prefixes) = (setup(), Prefixes::default());
    let view = export::View::new(&store);
    let words = export::Words { view, schema: &schema, style: &style };
    let picture = export::Picture::of(words, &export::Selection::all(view).unwrap(), &prefixes, true).unwrap();
    let dot = string(|out| export::write_dot(&picture, &style, out));
    if let Some((ok, svg, complaint)) = piped("dot", &["-Tsvg"], &dot) {
        assert!(ok && complaint.is_empty(), "{complaint}");
        assert!(svg.contains("&lt;c&gt; &amp;lt; {d|e}"), "{svg}");
    }
    let network = export::Network::of(words, &export::Selection::all(view).unwrap(), &prefixes).unwrap();
    let documents = [
        string(|out| export::write_svg(&picture, &style, out)),
        string(|out| export::write_graphml(&network, &style, out)),
        string(|out| export::write_gexf(&network, &style, out)),
    ];
    for text in documents {
        let mut reader = quick_xml::Reader::from_str(&text);
        while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
    }
}
