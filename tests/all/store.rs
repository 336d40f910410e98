//! Builds: twice adds nothing, batches and order leave no trace, what is removed is forgotten, an interrupted build is finished.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use zhitu::export::{self, Format, Prefixes};
use zhitu::graph::Iris;
use zhitu::ontology::Ontology;
use zhitu::store::{Error, Loom, Record, Store, Woven, Writer};

use crate::synthetic::record;

fn writer(dir: &Path) -> Result<Writer<'static>, Error> {
    Writer::open(dir, Loom::new(Ontology::embedded(), Iris::default(), &mut Vec::new()))
}

fn build(dir: &Path, records: impl IntoIterator<Item = Record>) -> Woven {
    let mut writer = writer(dir).unwrap();
    for record in records {
        if !writer.holds(&record.article.id, &record.fingerprint) {
            writer.put(record).unwrap();
        }
    }
    writer.finish().unwrap()
}

fn dump(dir: &Path) -> String {
    let store = Store::open(dir).unwrap();
    let mut out = Vec::new();
    export::write(store.graph(), Format::NTriples, &Prefixes::new(store.iris().base()), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn built(records: impl IntoIterator<Item = Record>) -> String {
    let dir = tempfile::tempdir().unwrap();
    build(dir.path(), records);
    dump(dir.path())
}

fn files(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn building_twice_adds_nothing() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(build(dir.path(), (0..20).map(|n| record(n, 0))), Woven::Whole);
    let first = dump(dir.path());
    assert_eq!(build(dir.path(), (0..20).map(|n| record(n, 0))), Woven::Unchanged);
    assert_eq!(dump(dir.path()), first);
    assert!(first.lines().count() > 20 * 100, "a graph of {} lines", first.lines().count());
}

#[test]
fn every_iri_is_legal_and_no_node_is_blank() {
    let store = tempfile::tempdir().unwrap();
    build(store.path(), (0..20).map(|n| record(n, 0)));
    let text = dump(store.path());
    assert!(!text.contains("_:"));
    for line in text.lines() {
        line.parse::<oxigraph::model::Triple>().unwrap();
    }
}

#[test]
fn a_changed_article_replaces_what_it_said() {
    let dir = tempfile::tempdir().unwrap();
    build(dir.path(), (0..30).map(|n| record(n, 0)));
    assert_eq!(build(dir.path(), [record(3, 1), record(9, 1)]), Woven::Changed);
    let expected = built((0..30).map(|n| record(n, u64::from(n == 3 || n == 9))));
    assert_eq!(dump(dir.path()), expected);
}

#[test]
fn removing_forgets_what_the_article_alone_said() {
    let dir = tempfile::tempdir().unwrap();
    build(dir.path(), (0..30).map(|n| record(n, 0)));
    let mut writer = writer(dir.path()).unwrap();
    assert!(writer.remove("made-4").unwrap());
    assert!(writer.remove("made-7").unwrap());
    assert!(!writer.remove("made-7").unwrap());
    assert!(!writer.remove("nobody").unwrap());
    assert_eq!(writer.finish().unwrap(), Woven::Changed);
    drop(writer);
    assert_eq!(dump(dir.path()), built((0..30).filter(|n| *n != 4 && *n != 7).map(|n| record(n, 0))));
}

#[test]
fn what_was_put_and_synced_survives_and_is_woven_by_the_next_build() {
    let dir = tempfile::tempdir().unwrap();
    build(dir.path(), (0..5).map(|n| record(n, 0)));
    let before = dump(dir.path());
    let mut interrupted = writer(dir.path()).unwrap();
    for n in 5..9 {
        interrupted.put(record(n, 0)).unwrap();
    }
    interrupted.sync().unwrap();
    // A killed process leaves half a line and a half-made graph behind.
    drop(interrupted);
    let journal = dir.path().join("articles-1.jsonl");
    let mut bytes = fs::read(&journal).unwrap();
    bytes.extend_from_slice("{\"article\":{\"id\":\"made-9\",\"finger".as_bytes());
    fs::write(&journal, bytes).unwrap();
    fs::create_dir(dir.path().join("graph-2")).unwrap();
    fs::write(dir.path().join("graph-2/bulk-1.sst"), "stray").unwrap();

    let store = Store::open(dir.path()).unwrap();
    assert!(store.is_behind());
    drop(store);
    assert_eq!(dump(dir.path()), before);
    build(dir.path(), (0..12).map(|n| record(n, 0)));
    assert_eq!(dump(dir.path()), built((0..12).map(|n| record(n, 0))));
    assert!(!Store::open(dir.path()).unwrap().is_behind());
    assert_eq!(files(dir.path()), ["articles-1.jsonl", "graph-2", "lock", "state.json"]);
}

#[test]
fn a_second_writer_is_refused_and_a_reader_is_not_disturbed() {
    let dir = tempfile::tempdir().unwrap();
    build(dir.path(), (0..5).map(|n| record(n, 0)));
    let mut first = writer(dir.path()).unwrap();
    assert!(matches!(writer(dir.path()), Err(Error::Busy(_))));
    let reader = Store::open(dir.path()).unwrap();
    let length = reader.graph().len().unwrap();
    first.put(record(5, 0)).unwrap();
    first.finish().unwrap();
    assert_eq!(reader.triples().filter(|t| t.is_ok()).count(), length);
    assert!(Store::open(dir.path()).unwrap().graph().len().unwrap() > length);
    drop(reader);
    drop(first);
    drop(writer(dir.path()).unwrap());
    assert_eq!(files(dir.path()), ["articles-1.jsonl", "graph-2", "lock", "state.json"]);
}

#[test]
fn a_store_that_cannot_be_used_says_why() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(Store::open(dir.path()), Err(Error::Missing(_))));
    assert!(matches!(Store::open(&dir.path().join("nowhere")), Err(Error::Missing(_))));
    build(dir.path(), (0..3).map(|n| record(n, 0)));
    let state = dir.path().join("state.json");
    let good = fs::read_to_string(&state).unwrap();
    for (bad, word) in [("{", "damaged"), ("[]", "damaged"), ("", "damaged"), (r#"{"format": 99}"#, "newer")] {
        fs::write(&state, bad).unwrap();
        let read = Store::open(dir.path()).err().unwrap().to_string();
        let write = writer(dir.path()).err().unwrap().to_string();
        assert!(read.contains(word) && write.contains(word), "{bad}: {read}");
    }
    fs::write(&state, good).unwrap();
    let journal = dir.path().join("articles-1.jsonl");
    let bytes = fs::read(&journal).unwrap();
    fs::write(&journal, &bytes[..bytes.len() / 2]).unwrap();
    assert!(writer(dir.path()).err().unwrap().to_string().contains("damaged"));
    let mut broken = bytes.clone();
    broken[20] = b'\n';
    fs::write(&journal, broken).unwrap();
    assert!(writer(dir.path()).err().unwrap().to_string().contains("line 1"));
    fs::write(&journal, bytes).unwrap();
    assert!(writer(dir.path()).is_ok());
}

/// The journal keeps a sentence as a place in the text and a day as one date; what is otherwise comes back, too.
#[test]
fn records_come_back_as_they_were() {
    let dir = tempfile::tempdir().unwrap();
    let mut odd = record(1, 0);
    let days = [(None, None), (Some(1), None), (None, Some(2)), (Some(1), Some(2)), (Some(3), Some(3))];
    for (fact, (from, to)) in odd.said.facts.iter_mut().zip(days) {
        let day = |day: i8| zhitu::article::Date::new(2024, 5, day).unwrap();
        (fact.from, fact.to) = (from.map(day), to.map(day));
    }
    odd.said.facts[1].evidence = "文中并无此句。".to_owned();
    (odd.said.facts[2].begin, odd.said.facts[2].end) = (7, 999_999);
    odd.article.url = Some("https://example.org/新闻".to_owned());
    let plain = record(2, 0);
    build(dir.path(), [odd.clone(), plain.clone()]);
    let ids = ["made-1", "made-2"].map(str::to_owned).into();
    assert_eq!(Store::open(dir.path()).unwrap().said(&ids).unwrap(), [odd, plain]);
    let journal = fs::read_to_string(dir.path().join("articles-1.jsonl")).unwrap();
    assert_eq!(journal.matches("文中并无此句").count(), 1);
    assert_eq!(journal.matches("\"s\":").count(), 2, "two sentences that the text does not have");
}

#[test]
fn a_journal_of_mostly_old_editions_is_copied() {
    let dir = tempfile::tempdir().unwrap();
    for edition in 0..8 {
        build(dir.path(), (0..40).map(|n| record(n, edition)));
    }
    let expected = built((0..40).map(|n| record(n, 7)));
    assert_eq!(dump(dir.path()), expected);
    let length: u64 = files(dir.path())
        .iter()
        .filter(|name| name.starts_with("articles-"))
        .map(|name| fs::metadata(dir.path().join(name)).unwrap().len())
        .sum();
    assert!(length < 3 << 20, "{length} bytes of journal");
    assert_eq!(build(dir.path(), (0..40).map(|n| record(n, 7))), Woven::Unchanged);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// However the articles are shuffled, split into builds, changed and removed on the way, the graph is that of one
    /// build of what remains.
    #[test]
    fn order_and_batches_leave_no_trace(
        order in Just((0..24u64).collect::<Vec<_>>()).prop_shuffle(),
        sizes in proptest::collection::vec(1usize..9, 1..6),
        early in proptest::collection::vec(0u64..24, 0..5),
        removed in proptest::collection::vec(100u64..103, 0..3),
    ) {
        let dir = tempfile::tempdir().unwrap();
        build(dir.path(), early.iter().map(|n| record(*n, 1)).chain(removed.iter().map(|n| record(*n, 0))));
        let mut rest = order.as_slice();
        for size in sizes.iter().chain([&order.len()]) {
            let (batch, after) = rest.split_at((*size).min(rest.len()));
            rest = after;
            build(dir.path(), batch.iter().map(|n| record(*n, 0)));
        }
        let mut writer = writer(dir.path()).unwrap();
        for n in &removed {
            writer.remove(&format!("made-{n}")).unwrap();
        }
        writer.finish().unwrap();
        drop(writer);
        prop_assert_eq!(dump(dir.path()), built((0..24).map(|n| record(n, 0))));
    }
}
