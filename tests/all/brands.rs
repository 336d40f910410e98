//! Firms whose names nobody listed: whatever two characters a brand is made of, the firm is found where only a firm can stand.
//!
//! `tests/corpus/brands.md` has the brands and the sentences; how many in a hundred must be found stands in each heading.

use zhitu::article::Article;
use zhitu::pipeline;

const BRAND: &str = "字号";
const CORPUS: &str = include_str!("../corpus/brands.md");

#[test]
fn a_firm_is_one_whatever_its_brand() {
    let (extractor, _) = pipeline::extractor(None).unwrap();
    let brands: Vec<&str> = CORPUS.lines().find_map(|line| line.strip_prefix(BRAND)).unwrap().split_whitespace().collect();
    let sections: Vec<&str> = CORPUS.split("\n## ").skip(1).collect();
    assert!(brands.len() > 40 && sections.len() > 1);
    for section in sections {
        let (heading, sentences) = section.split_once('\n').unwrap();
        let least: usize = heading.rsplit(' ').next().unwrap().parse().unwrap();
        let sentences = sentences.lines().filter(|line| line.contains(BRAND));
        let tried: Vec<(String, &str)> =
            sentences.flat_map(|s| brands.iter().map(move |brand| (s.replace(BRAND, brand), *brand))).collect();
        let found = |(text, brand): &&(String, &str)| {
            let article = Article { id: "brand".to_owned(), text: text.clone(), ..Article::default() };
            extractor.extract(&article).entities.iter().any(|e| e.class == "Company" && e.name.contains(brand))
        };
        let lost: Vec<&str> = tried.iter().filter(|case| !found(case)).map(|(text, _)| text.as_str()).collect();
        let share = 100 * (tried.len() - lost.len()) / tried.len();
        assert!(share >= least, "{heading}: {share} in a hundred; lost: {lost:#?}");
    }
}
