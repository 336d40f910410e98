//! The built command, as a user types it: outputs, errors, exit codes.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn zhitu(dir: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zhitu")).args(args).current_dir(dir).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

const ARTICLES: &str = "{\"id\":\"a1\",\"title\":\"临川高新区：项目签约\",\"published\":\"2023-05-04\",\"text\":\"5月3日，临川高新区举行座谈会。\"}\n\
                        {\"id\":\"a2\",\"title\":\"a|b \\\"c\\\"\",\"published\":\"2023-05-05\",\"text\":\"天气晴。\"}\n";

fn demo() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("articles.jsonl"), ARTICLES).unwrap();
    let built = zhitu(dir.path(), &["build", "articles.jsonl", "--store", "demo"]);
    assert!(built.status.success(), "{}", text(&built.stderr));
    assert!(text(&built.stdout).contains("2 read: 2 new, 0 changed, 0 unchanged; 2 in the store"));
    dir
}

const TITLES: &str = "SELECT ?id ?title { ?a dcterms:identifier ?id ; dcterms:title ?title } ORDER BY ?id";

#[test]
fn a_query_is_answered_as_a_table_and_in_every_format() {
    let dir = demo();
    let ask = |args: &[&str]| {
        let out = zhitu(dir.path(), &[&["query", "--store", "demo"], args].concat());
        assert!(out.status.success(), "{}", text(&out.stderr));
        text(&out.stdout)
    };
    let table = "id  title\n────────────────────────\na1  临川高新区：项目签约\na2  a|b \"c\"\n";
    assert_eq!(ask(&["-e", TITLES]), table);
    assert_eq!(
        ask(&["-e", TITLES, "--format", "csv"]).replace('\r', ""),
        "id,title\na1,临川高新区：项目签约\na2,\"a|b \"\"c\"\"\"\n"
    );
    assert!(ask(&["-e", TITLES, "--format", "tsv"]).starts_with("?id\t?title\n\"a1\"\t"));
    let json: serde_json::Value = serde_json::from_str(&ask(&["-e", TITLES, "--format", "json"])).unwrap();
    assert_eq!(json["results"]["bindings"][0]["id"]["value"], "a1");
    assert!(ask(&["-e", TITLES, "--format", "xml"]).contains("<literal>a1</literal>"));
    assert_eq!(ask(&["-e", "ASK { article:a1 a zt:Article }"]), "true\n");
    let made = ask(&["-e", "CONSTRUCT { ?a zt:observed 1 } WHERE { ?a a zt:Article }"]);
    assert!(made.contains("article:a1 zt:observed 1 ."), "{made}");
    fs::write(dir.path().join("q.rq"), TITLES).unwrap();
    assert_eq!(ask(&["q.rq"]), table);
    assert_eq!(ask(&["q.rq", "--output", "answer.txt"]), "");
    assert_eq!(fs::read_to_string(dir.path().join("answer.txt")).unwrap(), table);
}

#[test]
fn errors_say_what_where_and_what_to_do() {
    let dir = demo();
    for (args, code, words) in [
        (&["query", "--store", "demo", "-e", "SELECT ?x { ?x zt:nothing"][..], 2, &["not SPARQL", "^"][..]),
        (&["query", "--store", "demo", "-e", "SELECT ?x { ?x foo:bar ?y }"], 2, &["Prefix not found"]),
        (&["query", "--store", "demo", "-e", TITLES, "--format", "turtle"], 2, &["use --format table"]),
        (&["query", "--store", "demo"], 2, &["--execute"]),
        (&["query", "--store", "demo", "missing.rq"], 1, &["missing.rq"]),
        (&["query", "--store", "nowhere", "-e", "ASK {}"], 1, &["nowhere", "zhitu build"]),
        (&["build", "missing.jsonl", "--store", "other"], 1, &["missing.jsonl"]),
        (&["build", "articles.jsonl", "--store", "articles.jsonl"], 1, &["articles.jsonl"]),
        (&["build", "articles.jsonl", "--base", "no iri"], 2, &["--base no iri"]),
        (&["build", "articles.jsonl", "--ontology", "nowhere"], 1, &["nowhere"]),
        (&["build", "articles.jsonl", "--date", "yesterday"], 2, &["yesterday"]),
        (&["build"], 2, &["INPUT"]),
        (&["weave"], 2, &["weave"]),
        (&["remove", "a9", "--store", "demo"], 1, &["a9"]),
        (&["remove", "a9", "--store", "nowhere"], 1, &["nowhere"]),
        (&["export", "--store", "demo", "--output", "nowhere/x.ttl"], 1, &["nowhere/x.ttl"]),
    ] {
        let out = zhitu(dir.path(), args);
        let said = text(&out.stderr);
        assert_eq!(out.status.code(), Some(code), "{args:?}: {said}");
        assert!(words.iter().all(|word| said.contains(word)) && !said.contains("panicked"), "{args:?}: {said}");
    }
    assert!(!dir.path().join("nowhere").exists());
}

#[test]
fn bad_lines_are_counted_or_stop_a_strict_build() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("mixed.jsonl"), format!("{ARTICLES}{{oops\n\n")).unwrap();
    let lenient = zhitu(dir.path(), &["build", "mixed.jsonl", "--store", "demo"]);
    assert!(lenient.status.success());
    assert!(text(&lenient.stderr).contains("mixed.jsonl:3: ") && text(&lenient.stdout).contains("warnings  1"));
    let strict = zhitu(dir.path(), &["build", "mixed.jsonl", "--store", "strict", "--strict"]);
    assert_eq!(strict.status.code(), Some(1));
    assert!(text(&strict.stderr).contains("mixed.jsonl:3: "));
}

#[test]
fn removing_and_building_again_gives_the_same_export() {
    let dir = demo();
    let export = || text(&zhitu(dir.path(), &["export", "--store", "demo", "--format", "turtle"]).stdout);
    let before = export();
    assert!(zhitu(dir.path(), &["remove", "a2", "--store", "demo"]).status.success());
    assert!(!export().contains("a2"));
    let again = zhitu(dir.path(), &["build", "articles.jsonl", "--store", "demo"]);
    assert!(text(&again.stdout).contains("1 new, 0 changed, 1 unchanged"));
    assert_eq!(export(), before);
}

#[test]
fn extract_streams_standard_input_and_a_closed_pipe_is_no_error() {
    let dir = tempfile::tempdir().unwrap();
    let run = |format: &str, input: &str, close: bool| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_zhitu"))
            .args(["extract", "-", "--format", format])
            .current_dir(dir.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        if close {
            drop(child.stdout.take());
        }
        let mut stdin = child.stdin.take().unwrap();
        // The command may end before it has read everything.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        child.wait_with_output().unwrap()
    };
    let lines = run("jsonl", ARTICLES, false);
    let ids: Vec<String> = text(&lines.stdout)
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids, ["a1", "a2"]);
    let money = run("jsonl", "{\"id\": \"m\", \"text\": \"总投资约5.2亿元。\"}\n", false);
    let money: serde_json::Value = serde_json::from_str(text(&money.stdout).trim()).unwrap();
    let expected = serde_json::json!([{
        "kind": "money", "text": "约5.2亿元", "begin": 3, "end": 9, "value": 520_000_000, "unit": "元", "currency": "CNY", "bound": "about"
    }]);
    assert_eq!(money["quantities"], expected);
    assert!(text(&run("nquads", ARTICLES, false).stdout).contains("\"临川高新区：项目签约\" ."));
    assert!(text(&run("turtle", ARTICLES, false).stdout).contains("@prefix zt:"));
    for format in ["jsonl", "nquads", "turtle"] {
        let out = run(format, &ARTICLES.repeat(2000), true);
        assert_eq!((out.status.code(), text(&out.stderr)), (Some(0), String::new()), "{format}");
    }
}

#[test]
fn explain_tells_what_was_found_by_which_rule_and_what_nearly_was() {
    let dir = tempfile::tempdir().unwrap();
    let sentence = "2月2日，青禾高新区与东云电子有限公司签署总投资3亿元的云杉储能项目。";
    let run = |args: &[&str]| {
        let out = zhitu(dir.path(), &[&["explain"], args].concat());
        assert!(out.status.success(), "{}", text(&out.stderr));
        text(&out.stdout)
    };
    let shown = run(&[sentence, "--date", "2023-02-10"]);
    for words in [
        "chunks   2月2日|，|青禾高新区",
        "2月2日 = Date 2023-02-02",
        "fired    Signing signing:",
        "fact     Investment",
        "nearly fired",
    ] {
        assert!(shown.contains(words), "{words} is not in\n{shown}");
    }
    let json: serde_json::Value = serde_json::from_str(&run(&[sentence, "--date", "2023-02-10", "--format", "json"])).unwrap();
    let said = &json[0]["sentences"][0];
    assert_eq!(said["chunks"].as_array().unwrap().iter().map(|c| c["text"].as_str().unwrap()).collect::<String>(), sentence);
    assert_eq!(said["fired"][0]["fact"], "Signing");

    fs::write(
        dir.path().join("a.jsonl"),
        format!("{{\"id\":\"a1\",\"title\":\"青禾高新区：签约\",\"published\":\"2023-02-10\",\"text\":\"{sentence}\"}}\n"),
    )
    .unwrap();
    assert!(zhitu(dir.path(), &["build", "a.jsonl", "--store", "demo"]).status.success());
    let found = zhitu(dir.path(), &["query", "--store", "demo", "--format", "csv", "-e", "SELECT ?f { ?f a zt:Signing }"]);
    let iri = text(&found.stdout).lines().nth(1).unwrap().trim().to_owned();
    let shown = run(&["--fact", &iri, "--store", "demo"]);
    for words in
        ["article  a1  2023-02-10", "code points 0–", "{party:Agent} <同> {party:Agent}", "read again", "project = 云杉储能项目"]
    {
        assert!(shown.contains(words), "{words} is not in\n{shown}");
    }
    let missing = zhitu(dir.path(), &["explain", "--fact", "fact:0", "--store", "demo"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(text(&missing.stderr).contains("there is no fact"));
}

#[test]
fn check_lists_all_problems_at_once_and_notes_do_not_fail() {
    let dir = tempfile::tempdir().unwrap();
    let clean = zhitu(dir.path(), &["check"]);
    assert!(clean.status.success(), "{}", text(&clean.stdout));
    assert!(text(&clean.stdout).trim_end().ends_with("no problems"));

    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/domains/filings");
    copy(&from, &dir.path().join("mine"));
    let rule = dir.path().join("mine/rules/pledge.rule");
    let more = "\nword 空 甲\ntrigger <无>\n{pledgor!} @ [了] {shares} [<股权>]\n{pledgor!} @(质押) [了] {shares} [<股权>]\n{owner} @\n@ {pledgee}\n\
                + [乙集团/Company]质押股份。\n    pledgor=乙集团 whom=丙\n? [乙集团/Company]质押股份[20股/Count]。\n    pledgor=乙集团 shares=20股\n";
    fs::write(&rule, fs::read_to_string(&rule).unwrap() + more).unwrap();
    fs::write(dir.path().join("mine/lexicon/more.tsv"), "增幅\tgrowth\t2\n擬\tplanned\n不会\tsilent\n公告书\tsuffix\tPaper\n")
        .unwrap();
    let out = zhitu(dir.path(), &["check", "--ontology", "mine", "--format", "json"]);
    assert_eq!(out.status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    let codes: Vec<&str> = report["problems"].as_array().unwrap().iter().map(|p| p["code"].as_str().unwrap()).collect();
    for code in [
        "unused-set",
        "unknown-set",
        "shadowed-pattern",
        "unknown-role",
        "unreachable-pattern",
        "example-fails",
        "gap-closed",
        "bad-value",
        "unreachable-word",
    ] {
        assert!(codes.contains(&code), "{code} is not among {codes:?}");
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            let _ = fs::copy(entry.path(), target).unwrap();
        }
    }
}
