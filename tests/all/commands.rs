//! The commands that show a graph, on a store of two small articles: they run, say what is wrong, and end as they should.

use std::path::Path;
use std::process::{Command, Output};

fn zhitu(dir: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zhitu")).args(args).current_dir(dir).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

const ARTICLES: &str = "{\"id\":\"a1\",\"title\":\"临川高新区：项目签约\",\"published\":\"2023-05-04\",\"text\":\"5月3日，临川高新区与江右锂能科技有限公司签署了总投资12亿元的锂电池隔膜项目。一季度，临川高新区实现工业总产值36亿元，同比增长9.5%。\"}\n\
                        {\"id\":\"a2\",\"title\":\"东乡高新区：一季度\",\"published\":\"2023-05-05\",\"text\":\"一季度，东乡高新区实现工业总产值28亿元，同比下降2%。\"}\n";

fn demo() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("articles.jsonl"), ARTICLES).unwrap();
    let built = zhitu(dir.path(), &["build", "articles.jsonl", "--store", "demo"]);
    assert!(built.status.success(), "{}", text(&built.stderr));
    dir
}

#[test]
fn every_way_out_runs() {
    let dir = demo();
    for format in ["turtle", "ntriples", "nquads", "trig", "rdfxml", "jsonld", "graphml", "gexf", "facts-csv", "facts-jsonl"] {
        let run = |extra: &[&str]| zhitu(dir.path(), &[&["export", "--store", "demo", "--format", format], extra].concat());
        let (once, again) = (run(&[]), run(&[]));
        assert!(once.status.success() && once.stderr.is_empty(), "{format}: {}", text(&once.stderr));
        assert!(!once.stdout.is_empty() && once.stdout == again.stdout, "{format}");
        let part = run(&["--article", "a2", "--type", "统计", "--from", "2023-01-01"]);
        assert!(part.status.success() && !text(&part.stdout).contains("江右锂能"), "{format}: {}", text(&part.stderr));
    }
    assert!(zhitu(dir.path(), &["export", "--store", "demo", "--format", "csv", "--output", "tables"]).status.success());
    assert!(dir.path().join("tables/nodes.csv").is_file() && dir.path().join("tables/edges.csv").is_file());
    for args in [&["dot"][..], &["dot", "--svg"], &["dot", "--focus", "临川高新区", "--hops", "2"], &["dot", "--article", "a1"]]
    {
        let out = zhitu(dir.path(), &[args, &["--store", "demo"]].concat());
        assert!(out.status.success() && text(&out.stdout).contains("临川高新区"), "{args:?}: {}", text(&out.stderr));
    }
}

#[test]
fn every_answer_has_words_and_json() {
    let dir = demo();
    for args in [
        &["show", "临川高新区"][..],
        &["timeline", "临川高新区", "--evidence"],
        &["timeline", "临川高新区"],
        &["stats"],
        &["compare", "临川高新区", "东乡高新区"],
        &["communities", "--least", "1"],
        &["conflicts"],
        &["path", "临川高新区", "临川高新区"],
        &["validate"],
    ] {
        let run = |extra: &[&str]| zhitu(dir.path(), &[args, &["--store", "demo"], extra].concat());
        let (words, json) = (run(&[]), run(&["--format", "json"]));
        assert!(words.status.success(), "{args:?}: {}{}", text(&words.stdout), text(&words.stderr));
        serde_json::from_slice::<serde_json::Value>(&json.stdout).unwrap();
    }
    let compared = text(&zhitu(dir.path(), &["compare", "临川高新区", "东乡高新区", "--store", "demo"]).stdout);
    assert!(compared.contains("36亿元，+9.5%") && compared.contains("28亿元，-2%"), "{compared}");
}

#[test]
fn wrong_questions_are_answered_with_what_to_do() {
    let dir = demo();
    for (args, code, words) in [
        (&["show", "临川高新"][..], 1, &["临川高新", "did you mean 临川高新区"][..]),
        (&["path", "临川高新区", "东乡高新区"], 1, &["nothing in the store connects"]),
        (&["export", "--format", "csv"], 2, &["--output"]),
        (&["export", "--format", "jsonld", "--rdf12"], 2, &["--rdf12"]),
        (&["export", "--type", "Signed"], 2, &["Signed", "Signing"]),
        (&["export", "--article", "a9"], 1, &["a9"]),
        (&["export", "--from", "gestern"], 2, &["gestern"]),
        (&["dot", "--focus", "临川高新区", "--article", "a1"], 2, &["--focus"]),
        (&["validate", "--shapes", "missing.ttl"], 1, &["missing.ttl"]),
    ] {
        let out = zhitu(dir.path(), &[args, &["--store", "demo"]].concat());
        let said = text(&out.stderr);
        assert_eq!(out.status.code(), Some(code), "{args:?}: {said}");
        assert!(words.iter().all(|word| said.contains(word)), "{args:?}: {said}");
    }
}
