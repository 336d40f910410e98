//! `seed/*.tsv` → known entities: `Zone<TAB>襄阳高新区<TAB>襄阳高新技术产业开发区<TAB>襄阳` and the words that name them.
//!
//! Columns: class, canonical name, aliases separated by `|`, place. The last two may be empty.

use super::listed::Numbers;
use super::{Class, Entry, Folder, Kind, Problem, Schema};

/// One known entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub class: Class,
    /// The usual name, which an entity keeps over the whole corpus.
    pub name: String,
    pub aliases: Vec<String>,
    /// The city, province or country it lies in, empty when not said.
    pub place: String,
    /// Where it is listed, for messages.
    file: String,
    line: usize,
}

/// All known entities.
#[derive(Clone, Debug, Default)]
pub struct Seeds {
    known: Vec<Known>,
    /// Form, canonical or alias → indices into `known`; several when the form is ambiguous.
    forms: Numbers<Vec<u32>>,
}

impl Seeds {
    /// Reads the rows; those that cannot be used are reported and left out.
    pub fn read(folder: &Folder, schema: &Schema, problems: &mut Vec<Problem>) -> Seeds {
        let mut seeds = Seeds::default();
        for file in folder.under("seed", "tsv") {
            for (line, row) in file.rows() {
                let mut problem = |code, message, hint: &str| {
                    problems.push(Problem { file: file.path.clone(), line, code, message, hint: hint.to_owned() });
                };
                let (class, name) = match row[..] {
                    [class, name, ..] if !name.is_empty() => (class, name),
                    _ => {
                        problem(
                            "short-row",
                            "an entity needs a name".to_owned(),
                            "write class<TAB>name<TAB>alias|alias<TAB>place",
                        );
                        continue;
                    }
                };
                let known = schema.class(class).filter(|c| schema.entity_classes().any(|e| e == *c));
                let Some(class) = known else {
                    let all: Vec<Class> = schema.entity_classes().collect();
                    problem(
                        "unknown-class",
                        format!("`{class}` is no class of named things"),
                        &format!("one of {}", all.join(", ")),
                    );
                    continue;
                };
                if seeds.find(class, name).is_some_and(|k| k.name == name) {
                    problem("duplicate-entity", format!("{class} {name} stands twice"), "join the two lines");
                    continue;
                }
                let aliases = row.get(2).copied().unwrap_or_default().split('|').map(str::trim);
                seeds.add(Known {
                    class,
                    name: name.to_owned(),
                    aliases: aliases.filter(|a| !a.is_empty() && *a != name).map(str::to_owned).collect(),
                    place: row.get(3).copied().unwrap_or_default().to_owned(),
                    file: file.path.clone(),
                    line,
                });
            }
        }
        seeds.place();
        seeds
    }

    /// Zones are also named after the full name of their city, and after its province: 湖南省株洲市高新区 is 株洲高新区.
    fn place(&mut self) {
        let whole = |short: &str| self.find("Place", short).filter(|p| !p.place.is_empty());
        let longer = |known: &Known| -> Vec<String> {
            let Some(city) = whole(&known.place).filter(|_| known.class == "Zone") else { return Vec::new() };
            let province = self.find("Place", &city.place);
            let regions: Vec<&str> =
                province.iter().flat_map(|p| std::iter::once(&p.name).chain(&p.aliases)).map(String::as_str).collect();
            let forms = std::iter::once(&known.name).chain(&known.aliases);
            let rests = forms.filter_map(|form| form.strip_prefix(known.place.as_str())).filter(|rest| !rest.starts_with('·'));
            let names = rests.flat_map(|rest| [format!("{}{rest}", city.name), format!("{}{rest}", known.place)]);
            names
                .flat_map(|name| std::iter::once(name.clone()).chain(regions.iter().map(move |r| format!("{r}{name}"))))
                .collect()
        };
        let more: Vec<Vec<String>> = self.known.iter().map(longer).collect();
        for (i, forms) in more.into_iter().enumerate() {
            for form in forms.into_iter().filter(|form| !self.forms.contains_key(form.as_str())).collect::<Vec<_>>() {
                self.forms.insert(form.as_str().into(), vec![i as u32]);
                self.known[i].aliases.push(form);
            }
        }
    }

    fn add(&mut self, known: Known) {
        let index = self.known.len() as u32;
        for form in std::iter::once(&known.name).chain(&known.aliases) {
            let all = self.forms.entry(form.as_str().into()).or_default();
            if !all.contains(&index) {
                all.push(index);
            }
        }
        self.known.push(known);
    }

    /// Every known entity in the order of the files.
    pub fn all(&self) -> &[Known] {
        &self.known
    }

    /// The entities that a form names, in the order of the files.
    pub fn named(&self, form: &str) -> impl Iterator<Item = &Known> {
        self.forms.get(form).into_iter().flatten().filter_map(|i| self.known.get(*i as usize))
    }

    /// The entity of one class that a form names; of several, the one whose canonical name it is, or the first.
    pub fn find(&self, class: &str, form: &str) -> Option<&Known> {
        let mut of_class = self.named(form).filter(|k| k.class == class);
        let first = of_class.next()?;
        if first.name == form { Some(first) } else { of_class.find(|k| k.name == form).or(Some(first)) }
    }

    /// The words for the lexicon: every form with `class<TAB>canonical name` as its value.
    pub fn words(&self) -> impl Iterator<Item = (String, Entry)> {
        self.known.iter().flat_map(|k| {
            let value = format!("{}\t{}", k.class, k.name);
            let forms = std::iter::once(&k.name).chain(&k.aliases);
            forms.map(move |form| (form.clone(), Entry { kind: Kind::Entity, value: value.as_str().into() })).collect::<Vec<_>>()
        })
    }

    /// Forms that name two entities of one class: allowed, since the text decides, but worth a look.
    pub fn ambiguous(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        let mut forms: Vec<_> = self.forms.iter().collect();
        forms.sort_unstable();
        for (form, all) in forms {
            let known: Vec<&Known> = all.iter().filter_map(|i| self.known.get(*i as usize)).collect();
            for (i, later) in known.iter().enumerate() {
                if let Some(first) = known.iter().take(i).find(|k| k.class == later.class) {
                    found.push(Problem {
                        file: later.file.clone(),
                        line: later.line,
                        code: "ambiguous-name",
                        message: format!("`{form}` names both {} and {}", first.name, later.name),
                        hint: "leave it out of the aliases of all but one, unless readers take it for either".to_owned(),
                    });
                }
            }
        }
        found
    }
}
