//! `corpus/resolution/pairs.tsv`: names that are one entity over a corpus, and names that are two.

use zhitu::fact::Entity;
use zhitu::ontology::Ontology;
use zhitu::resolve::{Evidence, Policy};

/// `骆驼集团股份有限公司=骆驼股份`: a name and other forms of the same article.
fn entity(class: &str, text: &str) -> Entity {
    let mut forms = text.split('=').map(str::to_owned);
    Entity { class: class.to_owned(), name: forms.next().unwrap_or_default(), aliases: forms.collect(), mentions: Vec::new() }
}

#[test]
fn pairs_of_names_are_one_or_two_as_people_say() {
    let mut problems = Vec::new();
    let policy = Policy::new(Ontology::embedded(), &mut problems);
    assert_eq!(problems, []);
    let (mut wrong, mut rows) = (Vec::new(), 0);
    for (number, line) in include_str!("../corpus/resolution/pairs.tsv").lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [verdict, class, one, other, ref rest @ ..] = columns[..] else { panic!("line {}: {line}", number + 1) };
        let others = rest.first().map(|others| others.split('|').collect::<Vec<_>>()).unwrap_or_default();
        let mut corpus: Vec<Entity> = [one, other].into_iter().chain(others).map(|text| entity(class, text)).collect();
        // Nothing depends on who was read first.
        for _ in 0..2 {
            let mut evidence = Evidence::default();
            corpus.iter().for_each(|entity| evidence.add(entity, &policy));
            let name = |text, article| policy.named(&entity(class, text), article, &evidence).name;
            let (a, b) = (name(one, "a1"), name(other, "a2"));
            if (a == b) != (verdict == "same") {
                wrong.push(format!("line {}: {one} is {a}, {other} is {b}, expected {verdict}", number + 1));
            }
            corpus.reverse();
        }
        rows += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rows >= 180, "{rows} pairs");
}
