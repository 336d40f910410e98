//! Article → [`Extraction`]: every stage in order, from folding the text to facts with their sentences.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::carried::Topic;
use super::confidence::{self, Signs, Worth};
use super::entities::{entities, prune};
use super::event::events;
use super::frame::frame;
use super::heard::{Heard, hear};
use super::observe::{Statement, observe};
use super::reading::Reading;
use super::topic::topics;
use super::{Entity, Extraction, Fact, Figure, Filler};
use crate::article::Article;
use crate::mention::{self, Source};
use crate::ontology::{Folder, Ontology, Problem};
use crate::quantity;
use crate::rule::{Rules, Script};
use crate::text::Text;

/// How many articles go through the stages together: enough for a stage to pay for its way into the cache, few enough that
/// what is known of them stays there. Of 1, 4, 8, …, 256 those from 8 to 64 are the fastest, a fifth faster than 1.
pub const BATCH: usize = 8;

/// An ontology with its rules compiled: what turns articles into facts. One serves all threads.
pub struct Extractor {
    pub ontology: Ontology,
    pub rules: Rules,
    pub(super) worth: Worth,
}

impl Extractor {
    /// Loads an ontology folder. What cannot be used in it is reported and left out.
    pub fn load(folder: Folder) -> (Extractor, Vec<Problem>) {
        // The segmenter's dictionary takes half as long as all the rest and needs nothing of it.
        rayon::join(mention::token::load, || Extractor::compile(folder)).1
    }

    fn compile(folder: Folder) -> (Extractor, Vec<Problem>) {
        let script = Script::read(&folder);
        let mut doubts = Vec::new();
        let worth = Worth::read(&folder, &mut doubts);
        let (ontology, mut problems) = Ontology::load_with(folder, script.words());
        let (rules, more) = Rules::load(script, &ontology);
        problems.extend(more.into_iter().chain(doubts));
        (Extractor { ontology, rules, worth }, problems)
    }

    /// The ontology that ships in the binary; loaded once.
    pub fn embedded() -> &'static Extractor {
        static EMBEDDED: OnceLock<Extractor> = OnceLock::new();
        EMBEDDED.get_or_init(|| Extractor::load(Folder::embedded()).0)
    }

    /// Reads one article. Never fails: what cannot be understood yields nothing.
    pub fn extract(&self, article: &Article) -> Extraction {
        self.extract_all(std::slice::from_ref(article)).pop().unwrap_or_default()
    }

    /// Reads articles, [`BATCH`] at a time; each gives what it would give alone.
    pub fn extract_all(&self, articles: &[Article]) -> Vec<Extraction> {
        articles.chunks(BATCH).flat_map(|batch| read(self, batch, |known| conclude(self, known))).collect()
    }
}

/// What is known of an article before facts: its reading, and what each clause of each sentence speaks of.
pub(super) type Known<'a> = (Reading<'a>, Vec<Vec<Topic>>);

/// Takes articles through every stage before facts, and hands on what is known of each.
///
/// All of them go through a stage before the next begins, so that its words and its code are still at hand for the second article.
pub(super) fn read<R>(extractor: &Extractor, articles: &[Article], then: impl FnOnce(&[Known<'_>]) -> R) -> R {
    let ontology = &extractor.ontology;
    let lexicon = &ontology.lexicon;
    let all = || 0..articles.len();
    let texts: Vec<_> = articles.iter().map(Text::new).collect();
    let hits: Vec<_> = texts.iter().map(|text| lexicon.scan(text)).collect();
    let quantities = |i: usize| quantity::find(&texts[i], &hits[i], lexicon, articles[i].published);
    let quantities: Vec<_> = all().map(quantities).collect();
    let tokens = |i: usize| mention::token::tokens(&texts[i], &hits[i], &quantities[i], lexicon);
    let tokens: Vec<_> = all().map(tokens).collect();
    let source = |i: usize| Source::new(ontology, &articles[i], &texts[i], &hits[i], &quantities[i], &tokens[i]);
    let sources: Vec<_> = all().map(source).collect();
    let found = mention::find(&sources);
    let zone = |(source, (mentions, mut clusters))| {
        let (mentions, own) = mention::zone(source, mentions, &mut clusters);
        (mentions, clusters, own)
    };
    let named: Vec<_> = sources.iter().zip(found).map(zone).collect();
    let reading = |i: usize| {
        let (mentions, clusters, own) = &named[i];
        Reading::new(&sources[i], mentions, clusters, *own)
    };
    let readings: Vec<_> = all().map(reading).collect();
    let topics: Vec<_> = readings.iter().map(topics).collect();
    then(&readings.into_iter().zip(topics).collect::<Vec<_>>())
}

/// Facts on their way: those that rules have told, and what statistics must know of them.
#[derive(Default)]
struct Told {
    facts: Vec<Fact>,
    minted: Vec<Entity>,
    /// The quantities that rules have used.
    taken: BTreeSet<usize>,
    /// Where facts told again stand, each with the one that it went into.
    retold: Vec<(u32, usize)>,
}

/// What is known of articles → their facts and the entities they speak of, again a stage after the other.
pub(super) fn conclude(extractor: &Extractor, known: &[Known<'_>]) -> Vec<Extraction> {
    let heard: Vec<_> = known.iter().map(|(reading, _)| hear(&extractor.rules, reading)).collect();
    let deeds = |((reading, topics), heard): (&Known<'_>, &Heard<'_>)| deeds(extractor, heard, reading, topics);
    let mut told: Vec<_> = known.iter().zip(&heard).map(deeds).collect();
    if extractor.ontology.schema.fact_type(OBSERVATION).is_some() {
        known.iter().zip(&mut told).for_each(|((reading, topics), told)| statistics(extractor, reading, topics, told));
    }
    known.iter().zip(told).map(|((reading, _), told)| close(reading, told)).collect()
}

/// What rules tell.
fn deeds(extractor: &Extractor, heard: &Heard<'_>, reading: &Reading<'_>, topics: &[Vec<Topic>]) -> Told {
    let schema = &extractor.ontology.schema;
    let Told { mut facts, mut minted, .. } = Told::default();
    let taken = events(heard, &extractor.worth, reading, topics, &mut facts, &mut minted);
    super::merge::opposed(schema, &mut facts);
    let retold = super::merge::merge(schema, &mut facts);
    super::merge::implied(schema, reading.clusters, &mut facts);
    Told { facts, minted, taken, retold }
}

/// What numbers tell that no rule has used. From here on facts are only added, so that partOf may point to them.
fn statistics(extractor: &Extractor, reading: &Reading<'_>, topics: &[Vec<Topic>], told: &mut Told) {
    super::several::again(reading, &told.facts, &mut told.taken);
    let topics = super::told::told(reading, topics, &told.minted);
    let statements = observe(reading, &topics, &told.taken);
    let statements = super::subset::subsets(reading, statements, &told.retold, &mut told.facts);
    let base = told.facts.len();
    told.facts.extend(statements.iter().map(|s| observation(reading, &extractor.worth, s, base)));
}

/// Facts with the entities they speak of.
fn close(reading: &Reading<'_>, told: Told) -> Extraction {
    let Told { mut facts, minted, .. } = told;
    let source = reading.source;
    let mut entities = entities(source.text, reading.mentions, reading.clusters);
    entities.extend(minted);
    prune(source, reading.mentions, &mut entities, &mut facts);
    Extraction { entities, facts, quantities: figures(source) }
}

fn figures(source: &Source<'_>) -> Vec<Figure> {
    let place = |q: &quantity::Quantity| source.text.original(q.span);
    source
        .quantities
        .iter()
        .map(|q| Figure { begin: place(q).start as u32, end: place(q).end as u32, quantity: q.clone() })
        .collect()
}

/// The type of fact that the statistics extractor makes, in ontologies that have it.
const OBSERVATION: &str = "Observation";

fn observation(reading: &Reading<'_>, worth: &Worth, s: &Statement, base: usize) -> Fact {
    let mut signs = Signs::default();
    signs.add(s.rule);
    signs.add_if(!s.explicit, confidence::carried(reading, s.passage, s.subject));
    signs.add_if(confidence::bare(reading, s.subject), "name-bare");
    signs.add_if(s.planned, "planned");
    let length = s.indicator.chars().count();
    signs.add_if(length <= 2, "indicator-short");
    signs.add_if(length > 10, "indicator-long");
    let confidence = worth.of(&signs);
    let mut fact = frame(reading, OBSERVATION, s.passage, s.period, s.rule, confidence);
    let mut put = |role: &str, filler: Filler| fact.roles.insert(role.to_owned(), vec![filler]);
    put("subject", Filler::Entity(s.subject));
    put("indicator", Filler::Text(s.indicator.clone()));
    if let Some((value, unit)) = &s.value {
        put("value", Filler::Number(*value));
        if !unit.is_empty() {
            put("unit", Filler::Text(unit.clone()));
        }
    }
    for (role, number) in [("growth", s.growth), ("share", s.share), ("rank", s.rank)] {
        if let Some(number) = number {
            put(role, Filler::Number(number));
        }
    }
    if let Some(bound) = s.bound {
        put("bound", Filler::Concept(bound.name().to_owned()));
    }
    if let Some(scope) = &s.scope {
        put("scope", Filler::Text(scope.clone()));
    }
    if s.planned {
        put("status", Filler::Concept("planned".to_owned()));
    }
    if s.cumulative {
        put("cumulative", Filler::Text("true".to_owned()));
    }
    if let Some(of) = s.part_of {
        put("partOf", Filler::Fact(base + of));
    }
    fact
}
