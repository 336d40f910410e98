//! What must hold for every article: facts show their sentence, any text is read, threads leave no trace.

use std::sync::OnceLock;

use proptest::prelude::*;
use zhitu::article::{self, Article, Options};
use zhitu::fact::Extractor;
use zhitu::pipeline;

fn extractor() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(|| pipeline::extractor(None).unwrap().0)
}

fn samples() -> Vec<Article> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/news").to_owned();
    article::read(&[folder], &Options { date: None }).map(|reading| reading.unwrap()).collect()
}

fn shows_its_sentences(article: &Article) -> Result<(), String> {
    let characters: Vec<char> = article.text.chars().collect();
    for fact in extractor().extract(article).facts {
        let shown = characters.get(fact.begin as usize..fact.end as usize).map(|span| span.iter().collect::<String>());
        if shown.as_deref() != Some(&fact.evidence) || fact.rule.is_empty() {
            return Err(format!("{}: {} by {:?}: {:?} is not {shown:?}", article.id, fact.kind, fact.rule, fact.evidence));
        }
    }
    Ok(())
}

#[test]
fn every_fact_shows_its_sentence() {
    samples().iter().try_for_each(shows_its_sentences).unwrap();
}

/// A table of a thousand lines run together, without one full stop.
#[test]
fn a_text_without_full_stops_is_no_endless_sentence() {
    let text = "青禾高新区签约项目12个，总投资30亿元，".repeat(1000);
    let article = Article { id: "table".to_owned(), text, ..Article::default() };
    shows_its_sentences(&article).unwrap();
    let facts = extractor().extract(&article).facts;
    let longest = facts.iter().map(|fact| fact.end - fact.begin).max();
    assert!(longest.is_some_and(|longest| longest < 1100), "{longest:?} of {} facts", facts.len());
}

/// Each listed word beside a number where nothing follows, or where nothing stands in front: no search goes on past the end of a text.
#[test]
fn every_listed_word_may_close_a_text() {
    let words = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/ontology/lexicon")).unwrap();
    let lines = words.flat_map(|file| {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect::<Vec<_>>()
    });
    let frames = [("全区产值", "60%"), ("全区", "60.5"), ("产值60亿元", ""), ("占全市60%", ""), ("", "2023年3")];
    for (n, line) in lines.enumerate() {
        let Some((word, _)) = line.split_once('\t') else { continue };
        let (front, behind) = frames[n % frames.len()];
        let article = Article { id: word.to_owned(), text: format!("{front}{word}{behind}"), ..Article::default() };
        shows_its_sentences(&article).unwrap();
    }
}

#[test]
fn threads_leave_no_trace() {
    let articles = samples();
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let said = pool.install(|| pipeline::extract_all(extractor(), &articles));
        serde_json::to_string(&said).unwrap()
    };
    assert_eq!(with(1), with(3));
}

#[test]
fn an_article_says_the_same_in_company_and_alone() {
    let articles = samples();
    let together = extractor().extract_all(&articles);
    assert_eq!(together.len(), articles.len());
    for (article, said) in articles.iter().zip(together) {
        let alone = extractor().extract(article);
        assert_eq!(serde_json::to_string(&said).unwrap(), serde_json::to_string(&alone).unwrap(), "{}", article.id);
    }
}

/// Pieces of the samples and of trouble, in any order.
fn mess() -> impl Strategy<Value = String> {
    let texts: String = samples().iter().map(|article| article.text.clone() + "\n").collect();
    let characters: Vec<char> = texts.chars().collect();
    let last = characters.len();
    let piece = (0..last, 1usize..40).prop_map(move |(at, length)| characters.iter().skip(at).take(length).collect::<String>());
    let trouble = prop_oneof![
        Just("其中".to_owned()),
        Just("“".to_owned()),
        Just("”（".to_owned()),
        Just("、、".to_owned()),
        Just("99999999999999999999亿元".to_owned()),
        Just("0.0000000000000000000000000000001%".to_owned()),
        Just("分别".to_owned()),
        Just("13月45日".to_owned()),
        Just("\u{200b}\u{fffd}\u{202e}".to_owned()),
        Just("\n\n".to_owned()),
        any::<String>(),
    ];
    proptest::collection::vec(prop_oneof![3 => piece, 1 => trouble], 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in mess(), title in any::<String>()) {
        let Some(sample) = samples().into_iter().next() else { return Ok(()) };
        let article = Article { title, text, ..sample };
        prop_assert_eq!(shows_its_sentences(&article), Ok(()));
    }
}
