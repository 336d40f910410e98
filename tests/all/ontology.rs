//! The shipped ontology: it reads without a problem and holds together.

use oxigraph::io::RdfFormat;
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store;
use zhitu::ontology::{DataFile, Folder, Kind, Lexicon, Literal, Ontology, Problem, Schema, Seeds};

fn folder(files: &[(&str, &str)]) -> Folder {
    Folder { files: files.iter().map(|(path, text)| DataFile { path: (*path).to_owned(), text: (*text).to_owned() }).collect() }
}

fn shown(problems: &[Problem]) -> String {
    problems.iter().map(|p| format!("{p}\n")).collect()
}

#[test]
fn the_shipped_ontology_has_no_problems() {
    let (ontology, problems) = Ontology::load(Folder::embedded());
    assert!(problems.is_empty(), "{}", shown(&problems));
    assert!(ontology.seeds.ambiguous().is_empty(), "{}", shown(&ontology.seeds.ambiguous()));
    assert_eq!(ontology.seeds.find("Zone", "光谷").map(|k| (k.name.as_str(), k.place.as_str())), Some(("东湖高新区", "武汉")));
}

#[test]
fn the_schema_says_what_the_vocabulary_says() {
    let schema = &Ontology::embedded().schema;
    assert_eq!(schema.fact_types().len(), 15);
    assert_eq!(schema.entity_classes().count(), 14);
    assert!(schema.is_a("Zone", "Agent") && schema.is_a("Zone", "Entity") && schema.is_a("Zone", "Zone"));
    assert!(!schema.is_a("Project", "Agent") && !schema.is_a("Signing", "Entity"));
    assert_eq!(schema.concept("started"), Some(("started", "Stage")));
    assert_eq!(schema.label("Signing").map(|l| l.zh.as_str()), Some("签约"));

    let signing = schema.fact_type("Signing").unwrap();
    assert_eq!(signing.core, [["party"]]);
    assert!(signing.role("amount").unwrap().single && !signing.role("party").unwrap().single);
    assert_eq!(signing.asserts[0].subject.classes, ["Zone", "Company"]);
    assert_eq!(signing.role("category").unwrap().literal, Some(Literal::Text));
    assert_eq!(schema.role("Financing", "company").unwrap().classes, ["Company"]);
    assert_eq!(schema.role("ProductRelease", "company").unwrap().classes, ["Agent"]);
    assert!(schema.accepts(schema.role("Signing", "atEvent").unwrap(), "Event"));
}

#[test]
fn another_domain_is_another_turtle_file() {
    let more = "@prefix zt: <https://w3id.org/zhitu/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix schema: <http://schema.org/> .
        zt:Recall a owl:Class ; rdfs:subClassOf zt:Fact ; rdfs:label \"召回\"@zh , \"Recall\"@en ; zt:core \"recalled maker\" .
        zt:recalled a owl:ObjectProperty ; rdfs:label \"被召回\"@zh ; schema:domainIncludes zt:Recall ; schema:rangeIncludes zt:Product .";
    let mut files = Folder::embedded();
    files.files.push(DataFile { path: "recall.ttl".to_owned(), text: more.to_owned() });
    let mut problems = Vec::new();
    let schema = Schema::read(&files, &mut problems);
    assert_eq!(schema.role("Recall", "recalled").unwrap().classes, ["Product"]);
    let codes: Vec<_> = problems.iter().map(|p| (p.code, p.line)).collect();
    assert_eq!(codes, [("unknown-role", 0), ("no-label", 0)], "{}", shown(&problems));
}

#[test]
fn bad_files_are_reported_with_their_lines() {
    let mut problems = Vec::new();
    Schema::read(
        &folder(&[("zhitu.ttl", "@prefix zt: <https://w3id.org/zhitu/ontology#> .\nzt:A a zt:B ;; .\nzt:C zt:D .\n")]),
        &mut problems,
    );
    assert_eq!(problems.iter().map(|p| (p.code, p.line)).next(), Some(("bad-turtle", 3)), "{}", shown(&problems));

    problems.clear();
    let schema = &Ontology::embedded().schema;
    let seeds = "# 园区\nZone\t青禾高新区\t青禾高新技术产业开发区|青禾\t青禾市\nZone\nRobot\t小禾\nZone\t青禾高新区\nZone\t青禾经开区\t青禾\n";
    let seeds = Seeds::read(&folder(&[("seed/zones.tsv", seeds)]), schema, &mut problems);
    let codes: Vec<_> = problems.iter().map(|p| (p.code, p.line)).collect();
    assert_eq!(codes, [("short-row", 3), ("unknown-class", 4), ("duplicate-entity", 5)]);
    assert_eq!(seeds.find("Zone", "青禾高新技术产业开发区").unwrap().name, "青禾高新区");
    assert_eq!(seeds.ambiguous().iter().map(|p| p.line).collect::<Vec<_>>(), [6]);
    assert!(seeds.words().any(|(form, entry)| form == "青禾高新技术产业开发区" && &*entry.value == "Zone\t青禾高新区"));
}

#[test]
fn words_that_differ_in_parts_stand_in_one_line() {
    let words = "{本|此}次{大|年}会\tanaphor\tEvent\n{|副}站长\ttitle\tpost\n本次大会\tanaphor\tEvent\n{站长\ttitle\tpost\n";
    let words = &format!("{words}{}\ttitle\tpost\n", "{站|台}".repeat(80));
    let mut problems = Vec::new();
    let lexicon = Lexicon::build(&folder(&[("lexicon/a.tsv", words)]), &Ontology::embedded().schema, Vec::new(), &mut problems);
    for (word, kind) in [("本次年会", Kind::Anaphor), ("此次大会", Kind::Anaphor), ("站长", Kind::Title), ("副站长", Kind::Title)]
    {
        assert_eq!(lexicon.values(word, kind).count(), 1, "{word}");
    }
    let codes: Vec<_> = problems.iter().map(|p| (p.code, p.line)).collect();
    assert_eq!(codes, [("duplicate-word", 3), ("open-braces", 4), ("open-braces", 5)]);
}

#[test]
fn every_suffix_has_a_class() {
    let schema = &Ontology::embedded().schema;
    let folder = Folder::embedded();
    let suffixes = folder.under("lexicon", "tsv").flat_map(DataFile::rows).filter(|(_, row)| row.get(1) == Some(&"suffix"));
    let unknown: Vec<_> = suffixes.filter(|(_, row)| row.get(2).is_none_or(|c| schema.class(c).is_none())).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn every_class_and_fact_type_has_a_shape() {
    let ontology = Ontology::embedded();
    let shapes = ontology.folder.files.iter().find(|f| f.path == "shapes.ttl").map(|f| f.text.as_str()).unwrap_or_default();
    let facts = ontology.schema.fact_types().iter();
    let bare: Vec<_> = ontology
        .schema
        .entity_classes()
        .chain(facts.clone().map(|f| f.name))
        .filter(|name| !shapes.contains(&format!("sh:targetClass zt:{name} ")))
        .collect();
    assert!(bare.is_empty(), "{bare:?}");
    for (fact, role) in facts.flat_map(|f| f.roles.iter().map(move |r| (f.name, r.name))) {
        let shape = shapes.split("\n\n").find(|s| s.contains(&format!("sh:targetClass zt:{fact} "))).unwrap_or_default();
        assert!(shape.contains(&format!("sh:path zt:{role} ")), "{fact} has no shape for {role}");
    }
}

#[test]
fn what_facts_assert_fits_the_direct_properties() {
    let ontology = Ontology::embedded();
    let vocabulary = ontology.folder.files.iter().find(|f| f.path == "zhitu.ttl").map(|f| f.text.as_str()).unwrap_or_default();
    let store = Store::new().unwrap();
    store.load_from_slice(RdfFormat::Turtle, vocabulary).unwrap();
    let classes = |side: &str, predicate: &str| -> Vec<String> {
        let query = format!(
            "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX schema: <http://schema.org/>
             SELECT ?c {{ <https://w3id.org/zhitu/ontology#{predicate}> rdfs:{side}|schema:{side}Includes ?c }}"
        );
        let results = SparqlEvaluator::new().parse_query(&query).unwrap().on_store(&store).execute().unwrap();
        let QueryResults::Solutions(rows) = results else { panic!("{query}") };
        let local = |term: String| term.trim_end_matches('>').rsplit('#').next().unwrap_or_default().to_owned();
        rows.map(|row| local(row.unwrap().get("c").unwrap().to_string())).collect()
    };
    let mut misfits = Vec::new();
    for (fact, direct) in ontology.schema.fact_types().iter().flat_map(|f| f.asserts.iter().map(move |a| (f, a))) {
        for (side, slot) in [("domain", &direct.subject), ("range", &direct.object)] {
            let allowed = classes(side, direct.predicate);
            let filled = if slot.classes.is_empty() { fact.role(slot.role).map(|r| &r.classes) } else { Some(&slot.classes) };
            let fits = |class: &&str| allowed.iter().any(|a| ontology.schema.is_a(class, a) || a == class);
            for class in filled.into_iter().flatten().filter(|class| !allowed.is_empty() && !fits(class)) {
                misfits.push(format!("{} {side} {class}: {} may be one", direct.predicate, slot.role));
            }
        }
    }
    assert!(misfits.is_empty(), "{misfits:#?}");
}
