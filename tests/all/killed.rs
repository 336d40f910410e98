//! A build that is killed again and again: the store opens each time, and the same command finishes the work.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::synthetic::Dice;
use zhitu::store::Store;

const KILLS: usize = 24;
const ARTICLES: usize = 2000;

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
        let row = serde_json::json!({"id": format!("k{n}"), "title": format!("{city}高新区"), "published": "2023-04-01", "text": text});
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

#[test]
fn a_build_survives_being_killed_at_any_moment() {
    let dir = tempfile::tempdir().unwrap();
    let text = articles();
    // The corpus grows by and by, so that some builds weave whole graphs and some change one.
    let part = |share: usize| text.lines().take(ARTICLES * share / 4).map(|line| format!("{line}\n")).collect::<String>();
    for share in 1..=4 {
        fs::write(dir.path().join(format!("part{share}.jsonl")), part(share)).unwrap();
    }
    let calm = std::time::Instant::now();
    assert!(command(dir.path(), &["build", "part4.jsonl", "--store", "calm"]).output().unwrap().status.success());
    let calm = calm.elapsed().as_millis() as usize;

    let mut dice = Dice(1);
    let mut killed = 0;
    for round in 0..KILLS {
        let input = format!("part{}.jsonl", 1 + round * 4 / KILLS);
        let mut child = command(dir.path(), &["build", &input, "--store", "stormy"]).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(20 + dice.below(calm) as u64));
        killed += usize::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
        // Before the very first moment there is nothing to open.
        if dir.path().join("stormy/state.json").exists() {
            let store = Store::open(&dir.path().join("stormy")).unwrap();
            assert!(store.query("ASK { ?s ?p ?o }").is_ok());
        }
    }
    let last = command(dir.path(), &["build", "part4.jsonl", "--store", "stormy"]).output().unwrap();
    assert!(last.status.success(), "{}", String::from_utf8_lossy(&last.stderr));
    assert!(export(dir.path(), "stormy") == export(dir.path(), "calm"), "the exports differ after {killed} kills");
    assert!(killed >= KILLS / 3, "only {killed} builds were still running");
    let names: Vec<String> =
        fs::read_dir(dir.path().join("stormy")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(names.len(), 4, "nothing stray: {names:?}");
}
