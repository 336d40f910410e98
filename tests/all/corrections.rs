//! What people correct: same.tsv, different.tsv, drop.tsv hold over every build, leave a trace in the graph, and say when they meet nothing.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use zhitu::article::Article;
use zhitu::export::{self, Format, Prefixes};
use zhitu::fact::{Entity, Extraction, Fact, Filler};
use zhitu::graph::Iris;
use zhitu::ontology::Ontology;
use zhitu::store::{Error, Loom, Record, Store, Woven, Writer};

/// An article that names companies (`full=short=…`) and says of the first that it cooperates with each of the others.
fn article(id: &str, names: &[&str]) -> Record {
    let mut said = Extraction::default();
    for name in names {
        let mut forms = name.split('=').map(str::to_owned);
        let (class, name) = ("Company".to_owned(), forms.next().unwrap());
        said.entities.push(Entity { class, name, aliases: forms.collect(), mentions: Vec::new() });
    }
    let text = format!("{}合作。", names.join("与"));
    for other in 1..names.len() {
        said.facts.push(Fact {
            kind: "Cooperation".to_owned(),
            roles: [("party".to_owned(), vec![Filler::Entity(0), Filler::Entity(other)])].into(),
            from: None,
            to: None,
            evidence: text.clone(),
            begin: 0,
            end: text.chars().count() as u32,
            rule: "made:1".to_owned(),
            confidence: 1.into(),
        });
    }
    Record::new(Article { id: id.to_owned(), text, ..Article::default() }, id.to_owned(), said)
}

/// 九章软件 means 武汉九章软件有限公司 as long as nobody says otherwise; 星桥 and 星桥智能 have nothing in common but a beginning.
fn corpus() -> Vec<Record> {
    vec![
        article("a1", &["武汉九章软件有限公司", "九章软件", "星桥"]),
        article("a2", &["星桥智能装备有限公司", "远帆科技有限公司"]),
        article("a3", &["恒岳生物医药有限公司=恒岳", "远帆科技有限公司"]),
    ]
}

fn writer(dir: &Path) -> Writer<'static> {
    Writer::open(dir, Loom::new(Ontology::embedded(), Iris::default(), &mut Vec::new())).unwrap()
}

/// Builds in `dir/store` under the corrections, given as file and lines.
fn build(dir: &Path, records: Vec<Record>, corrections: &[(&str, &str)]) -> Vec<String> {
    let folder = dir.join("corrections");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in corrections {
        fs::write(folder.join(file), text).unwrap();
    }
    let mut writer = writer(&dir.join("store"));
    writer.correct(Some(&folder)).unwrap();
    for record in records {
        writer.put(record).unwrap();
    }
    writer.finish().unwrap();
    writer.unmet().to_vec()
}

fn dump(dir: &Path) -> String {
    let store = Store::open(&dir.join("store")).unwrap();
    let mut out = Vec::new();
    export::write(store.graph(), Format::NTriples, &Prefixes::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn built(corrections: &[(&str, &str)]) -> (String, Vec<String>) {
    let dir = tempfile::tempdir().unwrap();
    let unmet = build(dir.path(), corpus(), corrections);
    (dump(dir.path()), unmet)
}

fn has(graph: &str, name: &str) -> bool {
    graph.contains(&format!("/company/{name}>"))
}

#[test]
fn names_are_joined_and_parted_as_people_say() {
    let (plain, _) = built(&[]);
    assert!(has(&plain, "星桥") && !has(&plain, "九章软件"));

    let (joined, unmet) = built(&[("same.tsv", "# a short name\n星桥智能装备有限公司\t星桥\t见年报\n")]);
    assert_eq!(unmet, [] as [&str; 0]);
    assert!(
        !has(&joined, "星桥")
            && joined.contains("星桥智能装备有限公司> <http://www.w3.org/2004/02/skos/core#altLabel> \"星桥\"@zh")
    );
    let line = "ontology#correctedBy> \"same.tsv: 星桥智能装备有限公司 = 星桥（见年报）\"";
    assert_eq!(joined.matches(line).count(), 1, "{joined}");

    let (parted, unmet) =
        built(&[("different.tsv", "company:九章软件\t<https://w3id.org/zhitu/id/company/武汉九章软件有限公司>\n")]);
    assert_eq!(unmet, [] as [&str; 0]);
    assert!(has(&parted, "九章软件") && has(&parted, "武汉九章软件有限公司"));
    assert_eq!(parted.matches("ontology#correctedBy> \"different.tsv: ").count(), 2, "both nodes say so");

    // What an article calls something by its full name is not moved, but the form is taken off.
    let (stripped, unmet) = built(&[("different.tsv", "恒岳\t恒岳生物医药有限公司\n")]);
    assert_eq!(unmet, [] as [&str; 0]);
    assert!(!stripped.contains("\"恒岳\"@zh") && stripped.contains("different.tsv: 恒岳 ≠ 恒岳生物医药有限公司"));
}

#[test]
fn the_order_of_lines_leaves_no_trace_and_joined_names_share_their_short_forms() {
    let same = ["武汉九章软件有限公司\t南京九章软件有限公司", "星桥\t星桥智能装备有限公司", "远帆科技有限公司\t恒岳"];
    let more = || {
        let mut all = corpus();
        all.push(article("a4", &["南京九章软件有限公司", "远帆科技有限公司"]));
        all
    };
    let graph = |lines: &[&str], late: bool| {
        let dir = tempfile::tempdir().unwrap();
        if late {
            // The corrections alone change.
            build(dir.path(), more(), &[]);
            build(dir.path(), Vec::new(), &[("same.tsv", &lines.join("\r\n"))]);
        } else {
            build(dir.path(), more(), &[("same.tsv", &lines.join("\n"))]);
        }
        dump(dir.path())
    };
    let one = graph(&same, false);
    assert!(!has(&one, "九章软件"), "two full names that are one have one short name");
    assert!(!has(&one, "南京九章软件有限公司"), "the name that was written first is the node's");
    assert_eq!(graph(&[same[2], same[0], same[1]], false), one);
    assert_eq!(graph(&[same[1], same[2], same[0]], true), one);
}

#[test]
fn facts_are_dropped_by_iri_or_by_words() {
    let (plain, _) = built(&[]);
    let facts = |graph: &str| graph.matches("ontology#Cooperation>").count();
    assert_eq!(facts(&plain), 4);
    let iri = plain.split('<').find(|part| part.contains("/id/fact/")).unwrap().split('>').next().unwrap();
    let hash = iri.rsplit('/').next().unwrap();
    for line in [iri, &format!("fact:{hash}"), &format!("<{iri}>\t不实")] {
        let (graph, unmet) = built(&[("drop.tsv", line)]);
        assert!(unmet.is_empty() && facts(&graph) == 3, "{line}");
        assert!(!graph.lines().any(|triple| triple.starts_with(&format!("<{iri}> "))), "{line}");
        assert_eq!(graph.matches("ontology#correctedBy> \"drop.tsv: ").count(), 1);
    }
    let (graph, unmet) = built(&[("drop.tsv", "a1\t合作\t星桥\n a3\tCooperation\n")]);
    assert_eq!(unmet, [] as [&str; 0]);
    // Every word of the sentence will do, and it stands in both facts of a1.
    assert_eq!(facts(&graph), 1);
    assert!(graph.contains("article/a1> <https://w3id.org/zhitu/ontology#correctedBy> \"drop.tsv: a1 合作 星桥\""));
}

#[test]
fn what_meets_nothing_is_told_with_file_and_line() {
    let lines = [
        ("same.tsv", "星桥\t星桥智能装备有限公司\n\n无此公司\t星桥\n星桥\n"),
        ("different.tsv", "# nobody\n甲公司\t乙公司\n星桥\t星桥智能装备有限公司\n"),
        ("drop.tsv", "fact:0123456789abcdef\na1\tSigned\na9\tSigning\n"),
        ("sames.tsv", "甲\t乙\n"),
    ];
    let (graph, unmet) = built(&lines);
    let expected = [
        ("different.tsv:2: ", "`甲公司` or `乙公司`"),
        ("drop.tsv:1: ", "no fact"),
        ("drop.tsv:2: ", "`Signed` is no type"),
        ("drop.tsv:3: ", "no fact"),
        ("same.tsv:1: ", "joins nothing"),
        ("same.tsv:3: ", "called `无此公司`"),
        ("same.tsv:4: ", "one name alone"),
        ("sames.tsv: ", "not read"),
    ];
    assert_eq!(unmet.len(), expected.len(), "{unmet:#?}");
    for (got, (place, words)) in unmet.iter().zip(expected) {
        assert!(got.starts_with(place) && got.contains(words), "{got}");
    }
    assert!(has(&graph, "星桥"), "what is said to be different stays so");

    let dir = tempfile::tempdir().unwrap();
    build(dir.path(), corpus(), &[]);
    let before = dump(dir.path());
    fs::write(dir.path().join("corrections/same.tsv"), "无此公司\t星桥\n").unwrap();
    let mut strict = writer(&dir.path().join("store"));
    strict.insist();
    assert!(matches!(strict.finish(), Err(Error::Unmet(_))));
    drop(strict);
    assert_eq!(dump(dir.path()), before, "nothing was put in place");
}

#[test]
fn corrections_stay_with_the_store() {
    let lines = [("same.tsv", "星桥智能装备有限公司\t星桥\n"), ("drop.tsv", "a1\tCooperation\t九章\n")];
    let dir = tempfile::tempdir().unwrap();
    build(dir.path(), corpus(), &lines);
    let store = dir.path().join("store");
    let corrected = dump(dir.path());

    // Later builds and removals, without a word about them.
    let mut again = writer(&store);
    again.put(article("a5", &["星桥", "启明电池有限公司"])).unwrap();
    assert_eq!(again.finish().unwrap(), Woven::Changed);
    assert!(!has(&dump(dir.path()), "星桥"));
    again.remove("a5").unwrap();
    again.finish().unwrap();
    drop(again);
    assert_eq!(dump(dir.path()), corrected);

    // The folder is edited: the next build follows, though no article changed.
    fs::write(dir.path().join("corrections/same.tsv"), "星桥智能装备有限公司\t星桥\n远帆科技有限公司\t恒岳\n").unwrap();
    assert_eq!(writer(&store).finish().unwrap(), Woven::Whole);
    assert!(dump(dir.path()).contains("same.tsv: 远帆科技有限公司 = 恒岳"));
    assert_eq!(writer(&store).finish().unwrap(), Woven::Unchanged);

    // The folder is gone: what it said last still counts, until somebody says that it does not.
    fs::remove_dir_all(dir.path().join("corrections")).unwrap();
    let mut orphan = writer(&store);
    assert_eq!(orphan.finish().unwrap(), Woven::Unchanged);
    orphan.correct(None).unwrap();
    assert_eq!(orphan.finish().unwrap(), Woven::Whole);
    drop(orphan);
    assert_eq!(dump(dir.path()), built(&[]).0);
}

/// Whichever article comes first, and in whichever build: corrections that meet nothing yet take effect when their names arrive.
#[test]
fn batches_under_corrections_leave_no_trace() {
    let lines = [
        ("same.tsv", "星桥智能装备有限公司\t星桥\n南京九章软件有限公司\t恒岳生物医药有限公司\n"),
        ("different.tsv", "九章软件\t武汉九章软件有限公司\n"),
        ("drop.tsv", "a2\tCooperation\n"),
    ];
    let all = || {
        let mut all = corpus();
        all.push(article("a4", &["南京九章软件有限公司", "远帆科技有限公司"]));
        all
    };
    let whole = tempfile::tempdir().unwrap();
    assert_eq!(build(whole.path(), all(), &lines), [] as [&str; 0]);
    let whole = dump(whole.path());
    // Parted from the one in Wuhan, the short name means the one in Nanjing.
    assert!(!has(&whole, "九章软件") && has(&whole, "武汉九章软件有限公司"));
    for shift in 0..4 {
        let dir = tempfile::tempdir().unwrap();
        let mut records = all();
        records.rotate_left(shift);
        for record in records {
            build(dir.path(), vec![record], &lines);
        }
        assert_eq!(dump(dir.path()), whole, "beginning with a{}", shift + 1);
    }
}

fn zhitu(dir: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zhitu")).args(args).current_dir(dir).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn show_says_why_forms_are_one() {
    let dir = tempfile::tempdir().unwrap();
    let articles = [
        (
            "a1",
            "5月3日，临川高新技术产业开发区与江右锂能集团股份有限公司（以下简称“江锂”）签署了总投资12亿元的锂电池隔膜项目。江锂将在临川高新区设厂。",
        ),
        ("a2", "5月6日，江右锂能集团与临川高新区签署了战略合作协议。"),
        ("a3", "5月7日，东乡高新区与远帆精密机械有限公司签署了总投资2亿元的减速机项目。"),
    ];
    let rows = articles
        .map(|(id, text)| serde_json::json!({"id": id, "title": "临川高新区：签约", "published": "2023-05-08", "text": text}));
    fs::write(dir.path().join("news.jsonl"), rows.map(|row| format!("{row}\n")).concat()).unwrap();
    fs::create_dir(dir.path().join("mine")).unwrap();
    fs::write(dir.path().join("mine/same.tsv"), "江右锂能集团股份有限公司\t远帆精密机械有限公司\n无名\t无名氏\n").unwrap();
    let built = zhitu(dir.path(), &["build", "news.jsonl", "--store", "demo", "--corrections", "mine"]);
    assert!(built.status.success(), "{}", text(&built.stderr));
    assert!(
        text(&built.stderr).contains("same.tsv:2: ") && text(&built.stdout).contains("warnings  1"),
        "{}",
        text(&built.stderr)
    );
    let strict = zhitu(dir.path(), &["build", "news.jsonl", "--store", "demo", "--strict"]);
    assert_eq!(strict.status.code(), Some(1));
    assert!(text(&strict.stderr).contains("same.tsv:2: "));

    let shown = text(&zhitu(dir.path(), &["show", "江锂", "--store", "demo"]).stdout);
    for words in [
        "又称 江锂：a1称“临川高新技术产业开发区与江右锂能集团股份有限公司（以下简称“江锂”）”",
        "又称 江右锂能集团：全称省去“股份有限公司”",
        "又称 远帆精密机械有限公司：更正 same.tsv: 江右锂能集团股份有限公司 = 远帆精密机械有限公司",
    ] {
        assert!(shown.contains(words), "{words} is not in\n{shown}");
    }
    let zone = text(&zhitu(dir.path(), &["show", "临川高新区", "--store", "demo"]).stdout);
    assert!(zone.contains("又称 临川高新技术产业开发区：通用写法“临川高新区”"), "{zone}");
    let json = zhitu(dir.path(), &["show", "江锂", "--store", "demo", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let reasons = |form: &str| {
        let forms = json[0]["forms"].as_array().unwrap();
        forms.iter().find(|f| f["form"] == form).unwrap()["reasons"].clone()
    };
    assert_eq!(reasons("江右锂能集团")[0], serde_json::json!({"why": "short", "without": ["股份有限公司"]}));
    assert_eq!(reasons("江锂")[0]["why"], "declared");
    assert_eq!(reasons("江锂")[0]["articles"], serde_json::json!(["a1"]));
    assert_eq!(reasons("远帆精密机械有限公司")[0]["why"], "correction");
}
