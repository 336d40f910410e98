//! Where a build cannot go on: a full disk, a folder that must not be written, a store from tomorrow, a damaged one. It says so, and nothing is lost.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output};

use zhitu::store::Store;

use crate::synthetic::news;

fn zhitu(dir: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zhitu")).args(args).current_dir(dir).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn export(dir: &Path, store: &str) -> String {
    let out = zhitu(dir, &["export", "--store", store, "--format", "nquads"]);
    assert!(out.status.success(), "{}", text(&out.stderr));
    text(&out.stdout)
}

/// A folder with two files of articles.
fn folder(articles: u64) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, from, to) in [("old.jsonl", 0, articles / 2), ("new.jsonl", articles / 2, articles)] {
        let lines: String = (from..to).map(|n| format!("{}\n", serde_json::to_string(&news::article(n)).unwrap())).collect();
        fs::write(dir.path().join(name), lines).unwrap();
    }
    dir
}

/// Files may not grow beyond a limit, as if the disk were full there: first the journal does not fit, then the graph.
#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let dir = folder(60);
    let run = |args: &[&str]| zhitu(dir.path(), args);
    assert!(run(&["build", "old.jsonl", "new.jsonl", "--store", "calm"]).status.success());
    let expected = export(dir.path(), "calm");
    assert!(run(&["build", "old.jsonl", "--store", "tight"]).status.success());
    let before = export(dir.path(), "tight");
    let journal = fs::metadata(dir.path().join("tight/articles-1.jsonl")).unwrap().len();
    // A little more than the journal has now; enough for all of the journal, but not for the graph.
    let mut refused = 0;
    for limit in [journal + 2048, 2 * journal + 65536] {
        let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" build new.jsonl --store tight", limit / 512);
        let out = Command::new("sh").args(["-c", &script, env!("CARGO_BIN_EXE_zhitu")]).current_dir(dir.path()).output().unwrap();
        let said = text(&out.stderr);
        assert!(!said.contains("panicked"), "{said}");
        match out.status.code() {
            Some(1) => {
                refused += 1;
                assert!(said.contains("File too large") && said.contains("make room"), "{said}");
                assert_eq!(export(dir.path(), "tight"), before, "the graph is still the one before");
            }
            // RocksDB's files are smaller than the limit, or it has left them apart: the build is whole.
            code => assert_eq!(code, Some(0), "{said}"),
        }
    }
    assert!(refused >= 1);
    assert!(run(&["build", "new.jsonl", "--store", "tight"]).status.success());
    assert_eq!(export(dir.path(), "tight"), expected);
}

#[test]
fn output_that_does_not_fit_is_an_error() {
    if !Path::new("/dev/full").exists() {
        return;
    }
    let dir = folder(4);
    assert!(zhitu(dir.path(), &["build", "old.jsonl", "--store", "demo"]).status.success());
    for args in [
        &["export", "--store", "demo", "--output", "/dev/full"][..],
        &["dot", "--store", "demo", "--output", "/dev/full"],
        &["query", "--store", "demo", "--output", "/dev/full", "-e", "SELECT * { ?s ?p ?o }"],
    ] {
        let out = zhitu(dir.path(), args);
        assert_eq!(out.status.code(), Some(1), "{args:?}");
        assert!(text(&out.stderr).contains("No space left"), "{args:?}: {}", text(&out.stderr));
    }
    let out = Command::new("sh")
        .args(["-c", "exec \"$0\" extract old.jsonl > /dev/full", env!("CARGO_BIN_EXE_zhitu")])
        .current_dir(dir.path())
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(1), "{}", text(&out.stderr));
}

/// Root may write everywhere, so root runs the program as nobody.
#[test]
fn a_folder_that_must_not_be_written_can_be_read() {
    let dir = folder(4);
    assert!(zhitu(dir.path(), &["build", "old.jsonl", "--store", "demo"]).status.success());
    let set = |mode: u32| {
        let mut open = vec![dir.path().join("demo"), dir.path().to_owned()];
        while let Some(path) = open.pop() {
            fs::set_permissions(&path, fs::Permissions::from_mode(if path.is_dir() { mode | 0o111 } else { mode })).unwrap();
            if path.is_dir() && path != dir.path() {
                open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            }
        }
    };
    let is_root = fs::metadata(dir.path()).unwrap().uid() == 0;
    let program = dir.path().join("zhitu");
    if is_root {
        fs::copy(env!("CARGO_BIN_EXE_zhitu"), &program).unwrap();
    }
    set(0o444);
    if is_root {
        fs::set_permissions(&program, fs::Permissions::from_mode(0o555)).unwrap();
    }
    let run = |args: &[&str]| {
        let mut command = Command::new(if is_root { program.as_path() } else { Path::new(env!("CARGO_BIN_EXE_zhitu")) });
        command.args(args).current_dir(dir.path());
        if is_root {
            command.uid(65534).gid(65534);
        }
        command.output().unwrap()
    };
    let (build, fresh, read) = (
        run(&["build", "new.jsonl", "--store", "demo"]),
        run(&["build", "new.jsonl", "--store", "fresh"]),
        run(&["query", "--store", "demo", "-e", "ASK { ?a a zt:Article }"]),
    );
    set(0o755);
    for refused in [build, fresh] {
        assert_eq!(refused.status.code(), Some(1));
        let said = text(&refused.stderr);
        assert!(said.contains("Permission denied") && said.contains("writable"), "{said}");
    }
    assert_eq!(text(&read.stdout), "true\n", "{}", text(&read.stderr));
    assert!(zhitu(dir.path(), &["build", "new.jsonl", "--store", "demo"]).status.success());
}

#[test]
fn a_store_of_another_version_is_left_alone() {
    let dir = folder(4);
    assert!(zhitu(dir.path(), &["build", "old.jsonl", "--store", "demo"]).status.success());
    let state = dir.path().join("demo/state.json");
    let good = fs::read_to_string(&state).unwrap();
    let expected = export(dir.path(), "demo");
    for (format, words) in [("99", "use a newer zhitu"), ("1", "build it again")] {
        fs::write(&state, good.replacen("\"format\": 2", &format!("\"format\": {format}"), 1)).unwrap();
        for args in [&["build", "new.jsonl"][..], &["stats"], &["remove", "news-0"], &["query", "-e", "ASK {}"]] {
            let out = zhitu(dir.path(), &[args, &["--store", "demo"]].concat());
            assert_eq!(out.status.code(), Some(1), "{args:?}");
            assert!(text(&out.stderr).contains(words), "{args:?}: {}", text(&out.stderr));
        }
    }
    fs::write(&state, good).unwrap();
    assert_eq!(export(dir.path(), "demo"), expected);
}

#[test]
fn a_damaged_graph_is_woven_anew_from_the_journal() {
    let dir = folder(6);
    assert!(zhitu(dir.path(), &["build", "old.jsonl", "--store", "demo"]).status.success());
    let expected = export(dir.path(), "demo");
    let graph = dir.path().join("demo/graph-1");
    for entry in fs::read_dir(&graph).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.extension().is_some_and(|e| e == "nt" || e == "sst") {
            fs::write(&entry, "neither triples nor tables").unwrap();
        }
    }
    let out = zhitu(dir.path(), &["export", "--store", "demo"]);
    assert_eq!(out.status.code(), Some(1));
    fs::remove_dir_all(&graph).unwrap();
    let gone = zhitu(dir.path(), &["stats", "--store", "demo"]);
    assert!(text(&gone.stderr).contains("damaged"), "{}", text(&gone.stderr));
    assert!(zhitu(dir.path(), &["build", "old.jsonl", "--store", "demo"]).status.success());
    assert_eq!(export(dir.path(), "demo"), expected);
}

/// Another ontology reads the store's articles again, whether they are given or not.
#[test]
fn a_changed_ontology_reads_every_article_again() {
    let dir = folder(6);
    let mine = dir.path().join("mine");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("ontology"), &mine);
    let run = |args: &[&str]| {
        let out = zhitu(dir.path(), args);
        assert!(out.status.success(), "{args:?}: {}", text(&out.stderr));
        text(&out.stdout)
    };
    run(&["build", "old.jsonl", "new.jsonl", "--store", "demo", "--ontology", "mine"]);
    // A rule is gone.
    fs::remove_file(mine.join("rules/financing.rule")).unwrap();
    let told = run(&["build", "new.jsonl", "--store", "demo", "--ontology", "mine"]);
    assert!(told.contains("0 new, 0 changed, 3 unchanged; 6 in the store"), "{told}");
    assert!(told.contains("ontology  changed: 6 articles of the store were read again"), "{told}");
    run(&["build", "old.jsonl", "new.jsonl", "--store", "fresh", "--ontology", "mine"]);
    assert_eq!(export(dir.path(), "demo"), export(dir.path(), "fresh"));
    assert!(!Store::open(&dir.path().join("demo")).unwrap().is_behind());
    // And back again, by the way of a removal.
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("ontology/rules/financing.rule"), mine.join("rules/financing.rule"))
        .unwrap();
    run(&["remove", "news-0", "--store", "demo", "--ontology", "mine"]);
    run(&["build", "old.jsonl", "--store", "demo", "--ontology", "mine"]);
    run(&["build", "old.jsonl", "new.jsonl", "--store", "whole", "--ontology", "mine"]);
    assert_eq!(export(dir.path(), "demo"), export(dir.path(), "whole"));
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => {
                fs::copy(entry.path(), target).unwrap();
            }
        }
    }
}
