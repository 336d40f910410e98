//! `samples/domains/`: ontologies of other domains load, hold together and find what their sample articles say.

use std::collections::BTreeMap;
use std::path::Path;

use zhitu::article::{Options, read};
use zhitu::fact::Extractor;
use zhitu::ontology::{Folder, Problem};

fn load(domain: &str) -> (Extractor, Vec<Problem>) {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/domains").join(domain);
    Extractor::load(Folder::read(&dir).unwrap())
}

#[test]
fn filings_have_no_problems_and_their_examples_hold() {
    let (extractor, mut problems) = load("filings");
    problems.extend(extractor.ontology.lint());
    problems.extend(extractor.rules.check(&extractor.ontology));
    let shown: Vec<String> = problems.iter().map(Problem::to_string).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
    let kinds: Vec<&str> = extractor.ontology.schema.fact_types().iter().map(|t| t.name).collect();
    assert_eq!(kinds, ["Acquisition", "Shareholding", "Pledge"]);
}

#[test]
fn the_sample_filings_say_what_they_say() {
    let (extractor, _) = load("filings");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/domains/filings/articles").to_owned();
    let mut told: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for article in read(&[folder], &Options::default()).map(Result::unwrap) {
        let said = extractor.extract(&article);
        told.insert(article.id, said.facts.iter().map(|f| said.line(f)).collect());
    }
    let told: Vec<Vec<String>> = told.into_values().collect();
    let wanted = [
        vec![
            "Acquisition amount=3.2亿元 buyer=东云智造股份有限公司 stake=51 status=planned target=北辰精密材料有限公司",
            "Acquisition amount=8000万元 buyer=东云智造股份有限公司 seller=南湖控股集团 stake=20 target=云杉软件有限公司 date=2023-06",
        ],
        vec![
            "Shareholding company=云杉生物股份有限公司 direction=increase holder=林知远 shares=120万 stake=0.35 date=2024-05-16",
            "Shareholding amount=6000万元 direction=decrease holder=南湖控股集团 shares=500万 date=2024-05-17",
            "Pledge pledgee=东云银行 pledgor=南湖控股集团 shares=2000万 stake=4.1 date=2024-05-18",
        ],
    ];
    assert_eq!(told, wanted);
}
