//! Rule files and the schema → programs: holes know what fills them, patterns run outward from their trigger.

use std::collections::{BTreeMap, HashMap};

use crate::ontology::{Class, Kind, Lexicon, Literal as Datatype, Name, Ontology, Problem, Schema, intern};
use crate::quantity::QuantityKind;

use super::common::Common;
use super::literal::{Endings, Word, Words};
use super::needs::Needs;
use super::pattern::{Hole, Item, Literal, Step};
use super::program::{FloatProgram, Link, Node, Program, Slot};
use super::syntax::{Constant, Example, RuleFile, Scope, problem};
use super::vocabulary::Classes;

/// How a step of a pattern is reached.
#[derive(Clone, Default)]
struct Reach {
    tight: bool,
    far: bool,
    bar: Vec<Literal>,
}

impl Reach {
    fn of(step: &Step) -> Reach {
        Reach { tight: step.tight, far: step.far, bar: step.bar.clone() }
    }
}

/// All rules of one file.
#[derive(Clone, Debug)]
pub struct RuleSet {
    pub path: String,
    pub fact: Name,
    pub triggers: Vec<(String, Vec<Constant>)>,
    pub programs: Vec<Program>,
    /// Programs that are for the same triggers, and for each trigger which of these groups is its own.
    pub groups: Vec<(Vec<usize>, Needs)>,
    pub of_trigger: Vec<usize>,
    /// What the floats need.
    pub needs: Needs,
    /// Those of the file first, then those of all types.
    pub floats: Vec<FloatProgram>,
    /// What says that a later sentence goes on about the fact.
    pub sequel: Words,
    pub examples: Vec<Example>,
    /// Roles of the fact type, and each of its core requirements.
    pub roles: Vec<Name>,
    pub core: Vec<Vec<Name>>,
    /// Roles that stand only once.
    pub single: Vec<Name>,
}

/// Compiles one file; what the ontology does not know is reported and left out.
pub fn compile(
    file: &RuleFile,
    all: Option<&RuleFile>,
    common: &mut Common,
    ontology: &Ontology,
    problems: &mut Vec<Problem>,
) -> Option<RuleSet> {
    let (schema, lexicon) = (&ontology.schema, &ontology.lexicon);
    let Some(fact) = schema.fact_type(&file.fact) else {
        let known: Vec<_> = schema.fact_types().iter().map(|f| f.name).collect();
        let hint = format!("start the file with `fact Type`, one of {}", known.join(", "));
        problems.push(problem(file, file.fact_line, "unknown-fact-type", format!("`{}` is no fact type", file.fact), &hint));
        return None;
    };
    let triggers = file.triggers.iter().map(|t| (t.word.as_str(), &t.constants[..])).collect();
    let mut builder = Builder { file, triggers, common, schema, lexicon, problems, line: 0 };
    let mut set = RuleSet {
        path: file.path.clone(),
        fact: fact.name,
        triggers: file.triggers.iter().map(|t| (t.word.clone(), t.constants.clone())).collect(),
        programs: Vec::new(),
        groups: Vec::new(),
        of_trigger: Vec::new(),
        needs: Needs::default(),
        floats: Vec::new(),
        sequel: Words::default(),
        examples: file.examples.clone(),
        roles: fact.roles.iter().map(|r| r.name).collect(),
        core: fact.core.clone(),
        single: fact.roles.iter().filter(|r| r.single).map(|r| r.name).collect(),
    };
    set.sequel = builder.words(&file.sequel);
    for trigger in &file.triggers {
        builder.line = trigger.line;
        builder.check_constants(&trigger.constants);
    }
    for pattern in &file.patterns {
        builder.line = pattern.line;
        builder.check_constants(&pattern.constants);
        let at: Vec<usize> = (0..pattern.steps.len()).filter(|i| matches!(pattern.steps[*i].item, Item::Trigger(_))).collect();
        let [at] = at[..] else {
            builder.report("no-trigger", format!("`{}` needs exactly one @", pattern.text), "write @ where the trigger stands");
            continue;
        };
        let Item::Trigger(only) = &pattern.steps[at].item else { continue };
        for word in only.iter().filter(|w| !builder.triggers.contains_key(w.as_str())).collect::<Vec<_>>() {
            builder.report("unknown-trigger", format!("`{word}` is no trigger of this file"), "list it on a trigger line");
        }
        let only = only.iter().cloned().chain(builder.longer(only)).collect();
        let (before, after) = (&pattern.steps[..at], &pattern.steps[at + 1..]);
        let reach = Reach::of(&pattern.steps[at]);
        let left = builder.leftward(before, reach);
        let right = builder.rightward(after, &Reach::default());
        let like = set.programs.iter().position(|p| p.right == right).unwrap_or(set.programs.len());
        set.programs.push(Program {
            id: format!("{}:{}", file.name, pattern.line),
            line: pattern.line,
            text: pattern.text.clone(),
            only,
            left,
            right,
            like,
            constants: pattern.constants.clone(),
        });
    }
    for float in &file.floats {
        builder.line = float.line;
        let links = builder.rightward(&float.steps, &Reach::default());
        let many = float.scope == Scope::Sentence && !fact.roles.iter().any(|r| r.single && r.name == float.role);
        set.floats.push(FloatProgram { role: intern(&float.role), scope: float.scope, links, many });
    }
    // Floats for all types belong to a file only where its type has the role and does not float it itself.
    for float in all.into_iter().flat_map(|f| &f.floats) {
        if schema.role(fact.name, &float.role).is_some() && !file.floats.iter().any(|f| f.role == float.role) {
            builder.line = float.line;
            let links = builder.rightward(&float.steps, &Reach::default());
            set.floats.push(FloatProgram { role: intern(&float.role), scope: float.scope, links, many: false });
        }
    }
    set.group();
    set.needs = Needs::of(set.floats.iter().map(|float| (&[][..], &float.links[..])));
    Some(set)
}

impl RuleSet {
    /// Says of each trigger which programs are for it. Many triggers of a file have the same, whose needs then stand once.
    fn group(&mut self) {
        let RuleSet { triggers, programs, groups, of_trigger, .. } = self;
        let mut own: HashMap<&str, Vec<usize>> = HashMap::new();
        for (i, program) in programs.iter().enumerate() {
            program.only.iter().for_each(|word| own.entry(word).or_default().push(i));
        }
        let open: Vec<usize> = (0..programs.len()).filter(|i| programs[*i].only.is_empty()).collect();
        let mut known: HashMap<Vec<usize>, usize> = HashMap::new();
        for (word, _) in triggers.iter() {
            let mut all = own.get(word.as_str()).cloned().unwrap_or_default();
            all.extend_from_slice(&open);
            all.sort_unstable();
            let group = known.entry(all).or_insert_with_key(|all| {
                groups.push((all.clone(), Needs::of(all.iter().map(|i| &programs[*i]).map(|p| (&p.left[..], &p.right[..])))));
                groups.len() - 1
            });
            of_trigger.push(*group);
        }
    }
}

struct Builder<'a> {
    file: &'a RuleFile,
    /// What each trigger of the file sets.
    triggers: BTreeMap<&'a str, &'a [Constant]>,
    common: &'a mut Common,
    schema: &'a Schema,
    lexicon: &'a Lexicon,
    problems: &'a mut Vec<Problem>,
    line: usize,
}

impl Builder<'_> {
    fn report(&mut self, code: &'static str, message: String, hint: &str) {
        self.problems.push(problem(self.file, self.line, code, message, hint));
    }

    fn check_constants(&mut self, constants: &[Constant]) {
        for (role, value) in constants {
            match self.schema.role(&self.file.fact, role) {
                None => self.report(
                    "unknown-role",
                    format!("`{role}` is no role of {}", self.file.fact),
                    "see the roles in zhitu.ttl",
                ),
                Some(r) if r.literal.is_none() && value != "@" && self.schema.concept(value).is_none() => {
                    self.report(
                        "unknown-concept",
                        format!("`{value}` is no concept for `{role}`"),
                        "see the concepts in zhitu.ttl",
                    );
                }
                Some(_) => {}
            }
        }
    }

    /// Triggers of the file that are one of these words with an adverb or an aspect more, and set the same: 双双入选 for 入选.
    fn longer(&mut self, words: &[String]) -> Vec<String> {
        let mut longer = Vec::new();
        for word in words {
            let constants = self.triggers.get(word.as_str());
            let forms = self.common.forms(word, self.lexicon).iter();
            longer.extend(forms.filter(|form| constants.is_some() && self.triggers.get(form.as_str()) == constants).cloned());
        }
        longer
    }

    fn rightward(&mut self, steps: &[Step], before: &Reach) -> Vec<Link> {
        let mut links = Vec::with_capacity(steps.len());
        for (i, step) in steps.iter().enumerate() {
            let mut reach = Reach::of(step);
            if i == 0 {
                reach.tight |= before.tight;
                reach.far |= before.far;
                reach.bar.extend(before.bar.iter().cloned());
            }
            let node = match &step.item {
                Item::Optional(inner) => Some(Node::Optional(self.rightward(inner, &reach))),
                item => self.node(item),
            };
            links.extend(node.map(|node| self.link(node, &reach)));
        }
        links
    }

    /// The same read from right to left: how a step is reached is then said by the step behind it.
    fn leftward(&mut self, steps: &[Step], mut reach: Reach) -> Vec<Link> {
        let mut links = Vec::with_capacity(steps.len());
        for step in steps.iter().rev() {
            let node = match &step.item {
                Item::Optional(inner) => Some(Node::Optional(self.leftward(inner, reach.clone()))),
                item => self.node(item),
            };
            links.extend(node.map(|node| self.link(node, &reach)));
            // Where an optional part is missing, what stands before it is reached as it was.
            let passed = Some(reach).filter(|_| matches!(step.item, Item::Optional(_))).unwrap_or_default();
            reach = Reach::of(step);
            reach.far |= passed.far;
            reach.bar.extend(passed.bar);
        }
        links
    }

    fn link(&mut self, node: Node, reach: &Reach) -> Link {
        let bar = Some(self.words(&reach.bar)).filter(|bar| !bar.is_empty()).map(Box::new);
        Link { node, tight: reach.tight, far: reach.far, bar }
    }

    fn words(&mut self, literals: &[Literal]) -> Words {
        let mut all: Vec<Word> = literals.iter().filter_map(|w| self.word(w)).collect();
        for at in 0..all.len() {
            if let Word::Is(word) = &all[at] {
                let forms = self.common.forms(word, self.lexicon).iter().cloned().map(Word::Is).collect::<Vec<_>>();
                all.extend(forms);
            }
        }
        Words::new(all, &mut self.common.vocabulary)
    }

    fn node(&mut self, item: &Item) -> Option<Node> {
        match item {
            Item::Words(words) => Some(Node::Words(self.words(words))),
            Item::Comma => Some(Node::Comma),
            Item::Hole(hole) => self.slot(hole).map(Box::new).map(Node::Slot),
            Item::Trigger(_) | Item::Optional(_) => None,
        }
    }

    fn word(&mut self, literal: &Literal) -> Option<Word> {
        if literal.ending {
            return Some(Word::Ends(literal.text.clone()));
        }
        if literal.text == "_" {
            return Some(Word::Any);
        }
        let Some(name) = literal.text.strip_prefix(':') else { return Some(Word::Is(literal.text.clone())) };
        let kind = Kind::parse(name).map(Word::Kind).or_else(|| quantity_kind(name).map(Word::Number));
        if kind.is_none() {
            let hint = "see the second column of lexicon/*.tsv; numbers are Count, Money, Date, …";
            self.report("unknown-kind", format!("`{name}` is no kind of word or number"), hint);
        }
        kind
    }

    fn slot(&mut self, hole: &Hole) -> Option<Slot> {
        let (endings, cut) = (Endings::new(hole.endings.clone()), hole.cut);
        let mut slot = Slot { phrase: hole.phrase, own: hole.own, endings, cut, ..Slot::default() };
        let kinds = self.common.kinds.get(&hole.role).cloned().unwrap_or_default();
        for kind in &kinds {
            match (quantity_kind(kind), Kind::parse(kind)) {
                (Some(q), _) => slot.quantities.push(q),
                (None, Some(word)) => slot.word = Some(word),
                (None, None) => self.report(
                    "unknown-kind",
                    format!("`{kind}` is neither a quantity nor a kind of word"),
                    "Count, Date, title, …",
                ),
            }
        }
        slot.named = self.common.named.contains(&hole.role);
        slot.single = self.common.single.contains(&hole.role);
        slot.traded = self.common.traded.contains(&hole.role);
        slot.deputy = self.common.deputies.contains(&hole.role);
        slot.units = self.common.units.get(&hole.role).cloned().unwrap_or_default();
        // A date is no role of the vocabulary but the way to `from` and `to`.
        if hole.role == "date" {
            slot.role = intern("date");
            return Some(slot);
        }
        let Some(role) = self.schema.role(&self.file.fact, &hole.role) else {
            let roles: Vec<_> =
                self.schema.fact_type(&self.file.fact).into_iter().flat_map(|f| &f.roles).map(|r| r.name).collect();
            let hint = format!("one of {}", roles.join(", "));
            self.report("unknown-role", format!("`{}` is no role of {}", hole.role, self.file.fact), &hint);
            return None;
        };
        slot.role = role.name;
        for class in hole.classes.iter().filter(|c| self.schema.class(c).is_none()) {
            self.report("unknown-class", format!("`{class}` is no class"), "see the classes in zhitu.ttl");
        }
        let accepts = |class: &Class| match &hole.classes[..] {
            [] => self.schema.accepts(role, class),
            only => only.iter().any(|o| self.schema.is_a(class, o)),
        };
        slot.classes = self.schema.entity_classes().filter(accepts).collect();
        slot.set = Classes::of(&self.common.classes, slot.classes.iter().copied());
        let lent = slot.classes.iter().copied().filter(|class| !self.schema.accepts(role, class));
        slot.lent = Classes::of(&self.common.classes, lent);
        if slot.quantities.is_empty() && slot.word.is_none() {
            match role.literal {
                Some(Datatype::Integer) => slot.quantities.push(QuantityKind::Count),
                Some(Datatype::Decimal) => slot.quantities.push(QuantityKind::Percent),
                Some(Datatype::Date) => slot.quantities.push(QuantityKind::Date),
                Some(Datatype::Text) if slot.classes.is_empty() => slot.phrase = true,
                _ if role.classes.contains(&"Amount") => slot.quantities.push(QuantityKind::Money),
                _ => {}
            }
        }
        Some(slot)
    }
}

pub fn quantity_kind(name: &str) -> Option<QuantityKind> {
    use QuantityKind::*;
    let all = [
        ("Money", Money),
        ("Count", Count),
        ("Measure", Measure),
        ("Percent", Percent),
        ("Times", Times),
        ("Rank", Rank),
        ("Number", Number),
        ("Date", Date),
        ("Duration", Duration),
    ];
    all.into_iter().find(|(n, _)| *n == name).map(|(_, k)| k)
}
