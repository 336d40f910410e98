//! What README.md, docs/ and samples/queries say is what happens: queries have the answers beside them, commands print what
//! stands below them, pages of options are those of `--help`.
//!
//! Answers are written by people and true of the texts. Where zhitu does not get there yet, a block `gap` after the answer
//! says which rows are missing (`-`) and which are too many (`+`). No row that was right may get lost, and an answer without a
//! gap stays without one. `UPDATE=1` writes the gaps, the pages of options and the outputs anew, never an answer.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, OnceLock};

use crate::corpus::expect;

/// A Markdown file in pieces that give it back when put together.
enum Piece {
    Line(String),
    Fence { info: String, body: String, line: usize },
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut open = false;
    for (number, line) in (1..).zip(text.lines()) {
        match (open, line.strip_prefix("```"), pieces.last_mut()) {
            (true, Some(""), _) => open = false,
            (true, _, Some(Piece::Fence { body, .. })) => {
                body.push_str(line);
                body.push('\n');
            }
            (_, Some(info), _) => {
                pieces.push(Piece::Fence { info: info.to_owned(), body: String::new(), line: number });
                open = true;
            }
            _ => pieces.push(Piece::Line(line.to_owned())),
        }
    }
    assert!(!open, "a block is not closed");
    pieces
}

fn whole(pieces: &[Piece]) -> String {
    let written = |piece: &Piece| match piece {
        Piece::Line(line) => format!("{line}\n"),
        Piece::Fence { info, body, .. } => format!("```{info}\n{body}```\n"),
    };
    pieces.iter().map(written).collect()
}

/// Two tests may write the same document anew.
static WRITING: Mutex<()> = Mutex::new(());

fn update() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// The Markdown files that people read.
fn documents() -> Vec<PathBuf> {
    let mut files = vec![root().join("README.md"), root().join("ontology/README.md")];
    files.extend(fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path()));
    files.retain(|file| file.extension().is_some_and(|e| e == "md"));
    files.sort();
    files
}

/// A folder with `samples` and the graph that is built from it in `demo`.
fn demo() -> &'static Path {
    static DEMO: OnceLock<tempfile::TempDir> = OnceLock::new();
    DEMO.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(root().join("samples"), dir.path().join("samples")).unwrap();
        let built = shell("zhitu build samples/news --store demo", dir.path());
        assert!(built.contains("8 read: 8 new"), "{built}");
        dir
    })
    .path()
}

/// What a command line prints, on both outputs.
fn shell(line: &str, dir: &Path) -> String {
    let programs = Path::new(env!("CARGO_BIN_EXE_zhitu")).parent().unwrap();
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap_or_default());
    let line = format!("exec 2>&1\n{line}");
    let out = Command::new("sh").args(["-c", &line]).env("PATH", path).env("COLUMNS", "100").current_dir(dir).output().unwrap();
    String::from_utf8(out.stdout).unwrap()
}

/// The cells of each row, one space apart: widths of columns do not count.
fn rows(table: &str) -> Vec<String> {
    let lines = table.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.starts_with('─') && !line.is_empty()).collect()
}

/// What of `these` is not in `those`, each row as often as it stands there.
fn without(these: &[String], those: &[String]) -> Vec<String> {
    let mut left = those.to_vec();
    let mut rest = Vec::new();
    for row in these {
        match left.iter().position(|other| other == row) {
            Some(at) => drop(left.remove(at)),
            None => rest.push(row.clone()),
        }
    }
    rest
}

fn gap(answer: &[String], got: &[String]) -> String {
    let missing = without(answer, got).into_iter().map(|row| format!("- {row}\n"));
    let wrong = without(got, answer).into_iter().map(|row| format!("+ {row}\n"));
    missing.chain(wrong).collect()
}

/// Asks, and tells the gap between the answer and what came; None where only the order differs.
fn ask(query: &str, answer: &str) -> Option<(String, String)> {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("q.rq"), query).unwrap();
    let got = shell(&format!("zhitu query '{}' --store demo", dir.path().join("q.rq").display()), demo());
    let (answer, rows) = (rows(answer), rows(&got));
    let gap = gap(&answer, &rows);
    (!gap.is_empty() || answer == rows).then_some((gap, got))
}

/// Whether the gap that was found is no wider than the known one.
fn holds(found: &str, known: &str) -> bool {
    let lost = |line: &str| !known.lines().any(|old| old == line);
    !found.lines().any(|line| if known.is_empty() { !line.is_empty() } else { line.starts_with('-') && lost(line) })
}

const ORDER: &str = "the same rows in another order";

#[test]
fn the_cookbook_answers() {
    let _writing = update().then(|| WRITING.lock().unwrap());
    let path = root().join("docs/cookbook.md");
    let mut pieces = pieces(&fs::read_to_string(&path).unwrap());
    let mut failures = Vec::new();
    let (mut query, mut questions) = (None, 0);
    let mut i = 0;
    while i < pieces.len() {
        let Piece::Fence { info, body, line } = &pieces[i] else {
            i += 1;
            continue;
        };
        match info.as_str() {
            "sparql" => query = Some(body.clone()),
            "answer" => {
                questions += 1;
                let name = format!("docs/cookbook.md:{line}");
                let asked = ask(&query.take().expect("a question before each answer"), body);
                let (found, got) = asked.unwrap_or_else(|| (ORDER.to_owned(), String::new()));
                let at = (i + 1..pieces.len()).find(|at| !matches!(&pieces[*at], Piece::Line(line) if line.is_empty()));
                let at = at.filter(|at| matches!(&pieces[*at], Piece::Fence { info, .. } if info == "gap"));
                let known = at.and_then(|at| match &pieces[at] {
                    Piece::Fence { body, .. } => Some(body.clone()),
                    Piece::Line(_) => None,
                });
                let known = known.unwrap_or_default();
                let good = holds(&found, &known);
                if !good || update() {
                    failures.push((name, format!("{body}gap:\n{known}"), format!("{got}gap:\n{found}")));
                    if let Some(at) = at {
                        pieces.drain(i + 1..=at);
                    }
                    if !found.is_empty() {
                        let gap = Piece::Fence { info: "gap".to_owned(), body: found, line: 0 };
                        pieces.splice(i + 1..i + 1, [Piece::Line(String::new()), gap]);
                    }
                }
            }
            _ => {}
        }
        i += 1;
    }
    assert!(questions >= 20, "{questions} questions");
    if update() {
        return fs::write(&path, whole(&pieces)).unwrap();
    }
    expect(failures);
}

#[test]
fn the_queries_beside_the_samples_answer() {
    let mut failures = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(root().join("samples/queries")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "rq") {
            continue;
        }
        count += 1;
        let answer = fs::read_to_string(path.with_extension("tsv")).unwrap();
        let known = fs::read_to_string(path.with_extension("gap")).unwrap_or_default();
        let (found, got) = ask(&fs::read_to_string(&path).unwrap(), &answer).unwrap_or_else(|| (ORDER.to_owned(), String::new()));
        if update() && found != known {
            match found.is_empty() {
                true => fs::remove_file(path.with_extension("gap")).unwrap(),
                false => fs::write(path.with_extension("gap"), &found).unwrap(),
            }
        }
        if holds(&found, &known) {
            continue;
        }
        failures.push((path.display().to_string(), format!("{answer}gap:\n{known}"), format!("{got}gap:\n{found}")));
    }
    assert!(count >= 8, "{count} queries");
    if !update() {
        expect(failures);
    }
}

/// Whether `got` is what `wanted` says; `…` at the end of a line stands for its rest, alone on a line for any lines.
fn fits(wanted: &[&str], got: &[&str]) -> bool {
    match wanted.split_first() {
        None => got.is_empty(),
        Some((&"…", rest)) => (0..=got.len()).any(|skip| fits(rest, &got[skip..])),
        Some((line, rest)) => got.split_first().is_some_and(|(first, others)| {
            let same = match line.strip_suffix('…') {
                Some(head) => first.starts_with(head),
                None => first.trim_end() == line.trim_end(),
            };
            same && fits(rest, others)
        }),
    }
}

/// In a block `console`, a line that begins with `$` is a command and what follows is what it prints.
#[test]
fn commands_print_what_the_documents_show() {
    let _writing = update().then(|| WRITING.lock().unwrap());
    let mut failures = Vec::new();
    for path in documents() {
        let mut pieces = pieces(&fs::read_to_string(&path).unwrap());
        let mut changed = false;
        for piece in &mut pieces {
            let Piece::Fence { info, body, line } = piece else { continue };
            if info != "console" {
                continue;
            }
            let mut new = String::new();
            for session in format!("\n{body}").split("\n$ ").skip(1) {
                let (command, wanted) = session.split_once('\n').unwrap_or((session, ""));
                let got = shell(command, demo());
                let good = fits(&wanted.lines().collect::<Vec<_>>(), &got.lines().collect::<Vec<_>>());
                if !good {
                    let name = format!("{}:{line} {command}", path.display());
                    failures.push((name, wanted.to_owned(), got.clone()));
                }
                let keep = good || wanted.lines().any(|line| line.ends_with('…'));
                new.push_str(&format!("$ {command}\n{}\n", if keep { wanted } else { &got }.trim_end()));
            }
            changed |= *body != new;
            *body = new;
        }
        if update() && changed {
            fs::write(&path, whole(&pieces)).unwrap();
        }
    }
    if !update() {
        expect(failures);
    }
}

/// docs/cli.md holds the page of every command, as `--help` prints it.
#[test]
fn the_page_of_every_command_is_its_help() {
    let _writing = update().then(|| WRITING.lock().unwrap());
    let path = root().join("docs/cli.md");
    let mut pieces = pieces(&fs::read_to_string(&path).unwrap());
    let mut failures = Vec::new();
    let mut described = BTreeSet::new();
    for piece in &mut pieces {
        let Piece::Fence { info, body, .. } = piece else { continue };
        let Some(command) = info.strip_prefix("help") else { continue };
        let got: String =
            shell(&format!("zhitu {command} --help"), &root()).lines().map(|l| format!("{}\n", l.trim_end())).collect();
        described.insert(command.trim().to_owned());
        if *body != got {
            failures.push((format!("docs/cli.md {command}"), body.clone(), got.clone()));
            *body = got;
        }
    }
    let help = shell("zhitu --help", &root());
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let commands = listed.filter(|line| !line.starts_with("    ")).filter_map(|line| line.split_whitespace().next());
    for name in commands.filter(|name| *name != "help" && !described.contains(*name)) {
        failures.push((format!("docs/cli.md has no page of {name}"), String::new(), String::new()));
        let body = shell(&format!("zhitu {name} --help"), &root());
        let line = |text: String| Piece::Line(text);
        pieces.extend([line(String::new()), line(format!("## zhitu {name}")), line(String::new())]);
        pieces.push(Piece::Fence { info: format!("help {name}"), body, line: 0 });
    }
    if update() {
        return fs::write(&path, whole(&pieces)).unwrap();
    }
    expect(failures);
}

/// What a document points to in this repository is there.
#[test]
fn links_lead_somewhere() {
    for path in documents() {
        let text = fs::read_to_string(&path).unwrap();
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.starts_with("http") && !target.starts_with('#')) {
            let file = path.parent().unwrap().join(target.split('#').next().unwrap_or_default());
            assert!(file.exists(), "{}: {target} leads nowhere", path.display());
        }
    }
}
