//! A build that is killed again and again: the store opens each time, and the same command finishes the work.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::synthetic::Dice;
use zhitu::store::Store;

/// Few where the program is slow.
const KILLS: usize = if cfg!(debug_assertions) { 3 } else { 20 };
const ARTICLES: usize = if cfg!(debug_assertions) { 120 } else { 2000 };

fn articles() -> String {
    let mut dice = Dice(7);
    let mut out = String::new();
    for n in 0..ARTICLES {
        let (city, brand, money) = (dice.of(&["临川", "安泰", "北原"]), dice.of(&["启明", "远帆", "恒岳"]), 1 + dice.below(90));
        let text = format!(
            "3月{}日，{city}高新区与{brand}新能源科技有限公司签约，总投资{money}亿元的{brand}电池项目落户。截至目前，{city}高新区新增高新技术企业{}家。",
            1 + dice.below(28),
            dice.below(900),
        );
        let row =
            serde_json::json!({"id": format!("k{n}"), "title": format!("{city}高新区"), "published": "2023-04-01", "text": text});
        out.push_str(&format!("{row}\n"));
    }
    out
}

fn command(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhitu"));
    command.args(args).current_dir(dir).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn export(dir: &Path, store: &str) -> Vec<u8> {
    let out = command(dir, &["export", "--store", store, "--format", "nquads"]).output().unwrap();
    assert!(out.status.success());
    out.stdout
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_build_survives_being_killed_at_any_moment() {
    let dir = tempfile::tempdir().unwrap();
    let path = |name: &str| dir.path().join(name);
    let text = articles();
    let most: String = text.lines().take(ARTICLES * 3 / 4).map(|line| format!("{line}\n")).collect();
    fs::write(path("all.jsonl"), text).unwrap();
    fs::write(path("most.jsonl"), most).unwrap();
    let build = |input: &str, store: &str| command(dir.path(), &["build", input, "--store", store]);
    assert!(build("most.jsonl", "most").output().unwrap().status.success());
    let start = Instant::now();
    assert!(build("all.jsonl", "calm").output().unwrap().status.success());
    let calm = start.elapsed().as_millis() as usize;
    let expected = export(dir.path(), "calm");

    // Storms begin with nothing, and with a store that lacks a quarter, so that the graph is woven whole and changed.
    let mut dice = Dice(1);
    let (mut killed, mut storm) = (0, 0);
    while killed < KILLS {
        storm += 1;
        assert!(storm < 200, "only {killed} builds were still running when they were to be killed");
        if storm % 2 == 0 {
            copy(&path("most"), &path("stormy"));
        }
        for _ in 0..4 {
            let mut child = build("all.jsonl", "stormy").spawn().unwrap();
            std::thread::sleep(Duration::from_millis(dice.below(calm) as u64));
            let finished = child.try_wait().unwrap().is_some();
            killed += usize::from(!finished);
            child.kill().unwrap();
            child.wait().unwrap();
            // Before the very first moment there is nothing to open.
            if path("stormy/state.json").exists() {
                let store = Store::open(&path("stormy")).unwrap();
                assert!(store.query("ASK { ?s ?p ?o }").is_ok());
            }
            if finished {
                break;
            }
        }
        let last = build("all.jsonl", "stormy").output().unwrap();
        assert!(last.status.success(), "{}", String::from_utf8_lossy(&last.stderr));
        assert!(export(dir.path(), "stormy") == expected, "the exports differ after {killed} kills");
        assert_eq!(fs::read_dir(path("stormy")).unwrap().count(), 4, "nothing stray");
        fs::remove_dir_all(path("stormy")).unwrap();
    }
}
