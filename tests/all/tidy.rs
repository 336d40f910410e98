//! How the house is kept: what a file may use, how long it may be, how it begins, what may not stand in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::corpus::expect;

/// Lines of a file, at most. A file has one idea.
const LONGEST: usize = 400;

/// Files that wait to be cut in two: they may shrink, not grow.
const WAITING: &[(&str, usize)] = &[];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn walk(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => walk(&path, files),
            false => files.push(path),
        }
    }
    files.sort();
}

/// Rust files under a folder: their path from the root, and their text.
fn sources(folder: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    walk(&root().join(folder), &mut files);
    files.retain(|file| file.extension().is_some_and(|e| e == "rs"));
    let name = |file: &Path| file.strip_prefix(root()).unwrap().display().to_string();
    files.iter().map(|file| (name(file), fs::read_to_string(file).unwrap())).collect()
}

/// The lines of code before the unit tests, with their numbers; comments are left out.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = (1..).zip(text.lines()).take_while(|(_, line)| line.trim() != "#[cfg(test)]");
    lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn fail(problems: Vec<String>) {
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
}

/// src/lib.rs lists the modules in the order of the flow; each uses those above it.
#[test]
fn a_module_uses_only_modules_above_it() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let flow: Vec<&str> =
        lib.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';')).collect();
    assert!(flow.len() > 10, "{flow:?}");
    let place = |module: &str| flow.iter().position(|name| *name == module);
    let mut problems = Vec::new();
    for (file, text) in sources("src") {
        let module = file.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default();
        let Some(here) = place(module) else { continue };
        let code: Vec<(usize, &str)> = code(&text).collect();
        for (number, line) in code {
            for used in line.split("crate::").skip(1) {
                let names = match used.strip_prefix('{') {
                    Some(list) => list.split(',').map(str::trim).collect::<Vec<_>>(),
                    None => vec![used],
                };
                for name in names {
                    let name = name.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                    if place(name).is_some_and(|there| there > here) {
                        problems.push(format!("{file}:{number}: {module} uses {name}, which stands below it in src/lib.rs"));
                    }
                }
            }
        }
    }
    fail(problems);
}

/// Nor do the files of one folder use each other in a circle.
#[test]
fn files_of_a_folder_use_each_other_in_no_circle() {
    let sources = sources("src");
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, text) in sources.iter().filter(|(file, _)| !file.ends_with("/mod.rs")) {
        let Some((folder, _)) = file.rsplit_once('/') else { continue };
        let code: String = code(text).flat_map(|(_, line)| [line, " "]).collect();
        let mut parts = code.split("super::");
        let mut before = parts.next().unwrap_or_default();
        for used in parts {
            let names =
                used.strip_prefix('{').map_or(vec![used], |list| list.split('}').next().unwrap_or_default().split(',').collect());
            for name in names.iter().filter(|_| !before.is_empty() || used.is_empty()) {
                let name = name.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                uses.entry(file.clone()).or_default().insert(format!("{folder}/{name}.rs"));
            }
            before = used;
        }
    }
    assert!(uses.len() > 100, "{uses:?}");
    // What uses none of those left is in no circle.
    loop {
        let left: BTreeSet<String> = uses.keys().cloned().collect();
        uses.retain(|_, used| used.iter().any(|file| left.contains(file)));
        if uses.len() == left.len() {
            break;
        }
    }
    let named = |used: &BTreeSet<String>| used.iter().filter(|f| uses.contains_key(*f)).cloned().collect::<Vec<_>>().join(", ");
    fail(uses.iter().map(|(file, used)| format!("{file} is in a circle or leads to one: it uses {}", named(used))).collect());
}

#[test]
fn files_are_short() {
    let files = sources("src").into_iter().chain(sources("tests"));
    let most = |file: &str| WAITING.iter().find(|(name, _)| *name == file).map_or(LONGEST, |(_, lines)| *lines);
    let long = files.map(|(file, text)| (file, text.lines().count())).filter(|(file, lines)| *lines > most(file));
    fail(long.map(|(file, lines)| format!("{file}: {lines} lines; find the second idea in it")).collect());
}

/// The first line says what goes in and what comes out.
#[test]
fn every_file_says_what_it_is_for() {
    let files = sources("src").into_iter().chain(sources("tests"));
    fail(files.filter(|(_, text)| !text.starts_with("//! ")).map(|(file, _)| format!("{file}: no `//!` line")).collect());
}

#[test]
fn nothing_can_panic() {
    let forbidden = [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!(", "unsafe ", "dbg!("];
    let mut problems = Vec::new();
    for (file, text) in sources("src") {
        for (number, line) in code(&text) {
            let found = forbidden.iter().filter(|word| line.contains(*word));
            problems.extend(found.map(|word| format!("{file}:{number}: {word}")));
        }
    }
    fail(problems);
}

/// A name says what a thing is; these say that nobody knew.
#[test]
fn no_file_is_a_drawer() {
    let drawers = ["util", "helper", "manager", "misc"];
    let files = sources("src").into_iter().chain(sources("tests")).map(|(file, _)| file);
    fail(files.filter(|file| drawers.iter().any(|word| file.contains(word))).collect());
}

/// What every user looks for at the top of a project.
#[test]
fn the_usual_pages_are_there() {
    let pages = ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE", "docs/architecture.md", "docs/cli.md"];
    let more = ["docs/glossary.md", "docs/cookbook.md", "ontology/README.md", ".ci/run", "samples/run"];
    let absent = pages.iter().chain(&more).filter(|page| !root().join(page).is_file());
    fail(absent.map(|page| format!("{page} is missing")).collect());
    let changes = fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    assert!(changes.contains("## Unreleased") || changes.contains(concat!("## ", env!("CARGO_PKG_VERSION"))));
}

/// README's commands are those that are tested: `.ci/run` passes the tests, `samples/run` does the main job.
#[test]
fn readme_sets_up_with_two_commands() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let wanted = ["samples/run", ".ci/run"];
    let absent = wanted.iter().filter(|command| !readme.lines().any(|line| line.trim() == **command));
    fail(absent.map(|command| format!("README.md does not show `{command}`")).collect());
    let shared = |script: &str| fs::read_to_string(root().join(script)).unwrap().contains(". .ci/setup");
    assert!(wanted.iter().all(|script| shared(script)));
}

/// Every term of the schema that a person meets has a word in the glossary.
#[test]
fn the_glossary_has_every_class_and_fact_type() {
    let glossary = fs::read_to_string(root().join("docs/glossary.md")).unwrap();
    let schema = zhitu::ontology::Schema::read(&zhitu::ontology::Folder::embedded(), &mut Vec::new());
    let kinds = schema.fact_types().iter().map(|kind| kind.name.to_owned()).collect::<Vec<_>>();
    let mut missing = Vec::new();
    for name in schema.entity_classes().map(str::to_owned).chain(kinds) {
        let zh = schema.label(&name).map(|label| label.zh.to_owned()).unwrap_or_default();
        let good = glossary.lines().any(|line| line.contains(&name) && line.contains(&zh));
        if !good {
            missing.push((name, zh, "no such line".to_owned()));
        }
    }
    expect(missing);
}
