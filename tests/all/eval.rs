//! `zhitu eval`: scores known by hand, the reference scorer where it is at hand, runs kept and compared, bad gold files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Triple;
use serde_json::{Value, json};
use zhitu::eval::{Run, Verdict, Yardstick, read, said, score};
use zhitu::ontology::Ontology;

const TEXT: &str = "3月2日，临川高新区与启明电子科技有限公司签约传感器项目。东屏园区新增企业6家。";

/// A found graph: a Signing without its date and with a party too many, a right Observation, one that nobody annotated.
const GRAPH: &str = r#"
@prefix zt: <https://w3id.org/zhitu/ontology#> . @prefix schema: <http://schema.org/> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix dcterms: <http://purl.org/dc/terms/> . @prefix : <https://w3id.org/zhitu/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:a1 a zt:Article ; dcterms:identifier "a1" ; schema:mentions :z1 , :c1 , :z2 , :p1 .
:z1 a zt:Zone ; rdfs:label "临川高新区"@zh . :z2 a zt:Zone ; rdfs:label "东屏园区"@zh .
:c1 a zt:Company ; rdfs:label "启明电子科技有限公司"@zh ; skos:altLabel "启明电子"@zh . :p1 a zt:Place ; rdfs:label "东屏"@zh .
:m1 a zt:Amount ; schema:value 300000000 ; schema:currency "CNY" ; zt:bound zt:over .
:f1 a zt:Signing ; zt:party :z1 , :c1 , :z2 ; zt:amount :m1 ; prov:wasDerivedFrom :a1 ; zt:rule "signing.rule:3" ; zt:confidence 0.8 ;
  zt:evidence "3月2日" ; zt:begin 0 ; zt:end 4 .
:f2 a zt:Observation ; zt:subject :z2 ; zt:indicator "新增的企业" ; zt:value 6.0 ; zt:unit "家" ; prov:wasDerivedFrom :a1 ;
  zt:rule "statistics" ; zt:confidence 0.9 ; zt:evidence "东屏" ; zt:begin 1 ; zt:end 3 ; zt:cumulative true .
:f3 a zt:Award ; zt:recipient :z1 ; zt:honor "先进" ; prov:wasDerivedFrom :a1 ; zt:confidence 0.8 ; zt:evidence "东屏" ; zt:begin 28 ; zt:end 99 .
"#;

fn gold() -> Value {
    json!({"id": "a1", "published": "2023-03-03", "text": TEXT,
        "entities": [{"class": "Zone", "names": ["临川高新区"]}, {"class": "Company", "names": ["启明电子"]},
                     {"class": "Zone", "names": ["东屏园区"], "optional": true}, {"class": "Project", "names": ["传感器项目"]}],
        "facts": [
            {"type": "Signing", "evidence": "签约", "roles": {"party": ["临川高新区", ["启明电子", "启明"]], "amount": "300000000 CNY",
                "bound": "over", "date": "2023-03-02", "project?": "传感器项目"}},
            {"type": "Observation", "roles": {"subject": "东屏园区", "indicator": "新增企业", "value": 6, "unit": "家"}},
            {"type": "Launch", "roles": {"platform": "甲平台"}, "optional": true},
            {"type": "Milestone", "roles": {"project": "乙项目", "stage": "started"}}]})
}

fn tiny() -> Run {
    let ontology = Ontology::embedded();
    let golds = read(&gold().to_string(), "tiny.jsonl", &ontology.schema).unwrap();
    let parser = RdfParser::from_format(RdfFormat::Turtle).for_reader(GRAPH.as_bytes());
    let triples: Vec<Triple> = parser.map(|quad| Triple::from(quad.unwrap())).collect();
    let mut problems = Vec::new();
    let yardstick = Yardstick::read(&ontology.folder, &mut problems);
    assert_eq!(problems, []);
    score("tiny", &golds, &said(&triples, &ontology.schema, &yardstick), &yardstick)
}

#[test]
fn scores_are_those_counted_by_hand() {
    let run = tiny();
    let counts = |name: &str| run.totals().iter().find(|(n, _)| *n == name).map(|(_, t)| (t.tp, t.fp, t.lost)).unwrap();
    // Signing: two parties, amount, bound right; a party wrong; date lost. Observation: 4. Award: 2 wrong. Milestone: 2 lost.
    assert_eq!(counts("roles"), (8, 3, 3));
    assert_eq!(counts("facts"), (2, 1, 1));
    assert_eq!(counts("exact"), (1, 2, 2));
    assert_eq!(counts("entities"), (2, 0, 1));
    assert_eq!((run.spans.checked, run.spans.wrong), (3, 2));
    assert_eq!((run.by_type["Signing"].roles.f1() * 1000.0).round(), 800.0);
    assert_eq!((run.by_role["party"].tp, run.by_role["party"].fp), (2, 1));
    assert_eq!((run.by_confidence["0.75–0.82"].facts.tp, run.by_confidence["0.75–0.82"].facts.fp), (1, 1));
    let verdicts: Vec<Verdict> = run.outcomes.iter().map(|o| o.verdict).collect();
    assert_eq!(verdicts, [Verdict::Spurious, Verdict::Missing, Verdict::Right, Verdict::Differs]);
    let causes: Vec<(String, usize)> = run.causes().into_iter().map(|c| (c.cause, c.cost)).collect();
    let told = [("Award spurious", 2), ("Milestone missing", 2), ("Signing.date lost", 1), ("Signing.party wrong", 1)];
    assert_eq!(causes, told.map(|(cause, cost)| (cause.to_owned(), cost)));
    let kept: Run = serde_json::from_str(&serde_json::to_string(&run).unwrap()).unwrap();
    assert_eq!(kept, run);
}

fn zhitu(dir: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zhitu")).args(args).current_dir(dir).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_run_is_kept_and_compared_and_refreshes_a_document() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("gold.jsonl"), format!("{}\n", gold())).unwrap();
    fs::write(dir.path().join("quality.md"), "above\n<!-- figures -->\nold\n<!-- /figures -->\nbelow\n").unwrap();
    let first = zhitu(dir.path(), &["eval", "gold.jsonl", "--save", "run.json", "--refresh", "quality.md", "--errors", "9"]);
    assert!(first.status.success(), "{}", text(&first.stderr));
    assert!(text(&first.stdout).contains("a1 Milestone missing"), "{}", text(&first.stdout));
    let page = fs::read_to_string(dir.path().join("quality.md")).unwrap();
    assert!(page.starts_with("above\n<!-- figures -->\n\n| set |") && page.ends_with("\n<!-- /figures -->\nbelow\n"), "{page}");
    let same = text(&zhitu(dir.path(), &["eval", "gold.jsonl", "--against", "run.json"]).stdout);
    assert!(same.contains("better: 0 facts") && same.contains("worse: 0 facts"), "{same}");

    // Had the missing Milestone not been annotated, the run would be better by its two fillers.
    let mut easier = gold();
    easier["facts"].as_array_mut().unwrap().pop();
    fs::write(dir.path().join("gold.jsonl"), format!("{easier}\n")).unwrap();
    let better = text(&zhitu(dir.path(), &["eval", "gold.jsonl", "--against", "run.json"]).stdout);
    assert!(better.contains("better: 1 facts\na1 Milestone missing → –"), "{better}");
    let json: Value = serde_json::from_slice(&zhitu(dir.path(), &["eval", "gold.jsonl", "--json"]).stdout).unwrap();
    assert!(json[0]["roles"]["f"].is_f64() && json[0]["causes"].is_array());
}

#[test]
fn a_bad_line_is_named_with_its_place() {
    let dir = tempfile::tempdir().unwrap();
    let (mut twice, mut unknown, mut odd) = (gold(), gold(), gold());
    twice["facts"] = json!([]);
    unknown["id"] = json!("a2");
    unknown["facts"][0]["type"] = json!("Wedding");
    odd["id"] = json!("a3");
    odd["facts"][0]["roles"] = json!(["party"]);
    let lines =
        [gold().to_string(), "{oops".to_owned(), twice.to_string(), unknown.to_string(), odd.to_string(), "{}".to_owned()];
    fs::write(dir.path().join("gold.jsonl"), lines.join("\n")).unwrap();
    let out = zhitu(dir.path(), &["eval", "gold.jsonl"]);
    let said = text(&out.stderr);
    assert_eq!(out.status.code(), Some(1));
    for line in 2..=6 {
        assert!(said.contains(&format!("gold.jsonl:{line}: ")), "{line}: {said}");
    }
    assert!(said.contains("Wedding") && said.contains("line 1, too"), "{said}");
    fs::write(dir.path().join("empty.jsonl"), "\n").unwrap();
    for file in ["empty.jsonl", "missing.jsonl"] {
        let out = zhitu(dir.path(), &["eval", file]);
        assert!(out.status.code() == Some(1) && text(&out.stderr).contains(file), "{}", text(&out.stderr));
    }
    fs::write(dir.path().join("run.json"), "{}").unwrap();
    fs::write(dir.path().join("good.jsonl"), gold().to_string()).unwrap();
    let out = zhitu(dir.path(), &["eval", "good.jsonl", "--against", "run.json"]);
    assert!(out.status.code() == Some(1) && text(&out.stderr).contains("run.json: no saved run"));
}

/// The reference scorer and the annotated articles stand beside the repository where zhitu is developed.
#[test]
fn the_reference_scorer_agrees() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().skip(1).take(2).map(|dir| dir.join("shared"));
    let Some(shared) = shared.into_iter().find(|dir| dir.join("eval/score.py").is_file()) else {
        println!("skipped: no ../shared/eval/score.py");
        return;
    };
    if Command::new("python3").arg("--version").output().is_err() {
        println!("skipped: no python3");
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    for name in ["seed", "dev_a", "dev_b"] {
        let gold: PathBuf = shared.join("gold").join(format!("{name}.jsonl"));
        let args = [shared.join("eval/score.py"), gold.clone(), "--zhitu".into(), env!("CARGO_BIN_EXE_zhitu").into()];
        let theirs = Command::new("python3").args(args).arg("--json").current_dir(dir.path()).output().unwrap();
        assert!(theirs.status.success(), "{}", text(&theirs.stderr));
        let theirs: Value = serde_json::from_slice(&theirs.stdout).unwrap();
        let ours = zhitu(dir.path(), &["eval", &gold.to_string_lossy(), "--json"]);
        assert!(ours.status.success(), "{}", text(&ours.stderr));
        let ours: Value = serde_json::from_slice(&ours.stdout).unwrap();
        for score in ["roles", "facts", "exact", "entities"] {
            for figure in ["p", "r", "f"] {
                let (a, b) = (ours[0][score][figure].as_f64().unwrap(), theirs[score][figure].as_f64().unwrap());
                assert!((a - b).abs() < 0.0005, "{name} {score} {figure}: {a} here, {b} there");
            }
        }
        assert_eq!(ours[0]["spans"]["wrong"], theirs["bad_spans"]);
        assert_eq!(ours[0]["spans"]["checked"], theirs["facts_with_spans"]);
    }
}

/// News that was written for these tests, before anyone looked at what is found in it. What is found today must not be lost.
#[test]
fn own_gold_is_read_well() {
    let dir = tempfile::tempdir().unwrap();
    let files = [
        ("papers", 0.88, 0.91),
        ("business", 0.86, 0.91),
        ("deals", 0.85, 0.89),
        ("openings", 0.86, 0.92),
        ("honours", 0.85, 0.90),
        ("figures", 0.93, 0.95),
        ("press", 0.94, 0.96),
        ("unread", 0.92, 0.95),
    ];
    for (name, roles, facts) in files {
        let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/gold/{name}.jsonl"));
        let said = zhitu(dir.path(), &["eval", &gold.to_string_lossy(), "--json"]);
        assert!(said.status.success(), "{}", text(&said.stderr));
        let said: Value = serde_json::from_slice(&said.stdout).unwrap();
        for (score, least) in [("roles", roles), ("facts", facts)] {
            let f = said[0][score]["f"].as_f64().unwrap();
            assert!(f >= least, "{name}: {score} F1 is {f:.3}, and was {least} and more");
        }
        assert_eq!(said[0]["spans"]["wrong"], 0, "{name}: evidence that does not stand in the text");
    }
}
