//! The text of one pattern → its steps: `{party} 与 {party} @` becomes hole, word, hole, trigger.

use std::collections::BTreeMap;

/// Parses the steps of a pattern; in a float `{}` stands for its role.
pub fn steps(text: &str, role: Option<&str>, words: &BTreeMap<String, Vec<String>>) -> Result<Vec<Step>, String> {
    let mut reader = Reader { rest: text, role, words };
    let steps = reader.steps(None)?;
    if steps.is_empty() { Err("nothing stands here".to_owned()) } else { Ok(steps) }
}

struct Reader<'a> {
    rest: &'a str,
    role: Option<&'a str>,
    words: &'a BTreeMap<String, Vec<String>>,
}

/// What ends a literal.
const SPECIAL: &[char] = &[' ', '\t', '{', '}', '(', ')', '[', ']', '<', '>', '@', '+', '…', '，', '|'];

impl<'a> Reader<'a> {
    fn until(&mut self, close: char) -> Result<&'a str, String> {
        let (inside, rest) = self.rest.split_once(close).ok_or_else(|| format!("`{close}` is missing"))?;
        self.rest = rest;
        Ok(inside)
    }

    fn steps(&mut self, close: Option<char>) -> Result<Vec<Step>, String> {
        let mut steps: Vec<Step> = Vec::new();
        let (mut tight, mut far, mut bar) = (false, false, Vec::new());
        loop {
            self.rest = self.rest.trim_start();
            let Some(first) = self.rest.chars().next() else {
                return match close {
                    Some(close) => Err(format!("`{close}` is missing")),
                    None if !bar.is_empty() => Err("`-` bars words between two parts, and nothing stands behind it".to_owned()),
                    None => Ok(steps),
                };
            };
            let after = &self.rest[first.len_utf8()..];
            if Some(first) == close {
                self.rest = after;
                return Ok(steps);
            }
            match first {
                '+' | '…' => {
                    (tight, far) = (first == '+', first == '…');
                    self.rest = after;
                    continue;
                }
                // `-<引进>`, `-(引进|招引)`: the gap goes over none of these.
                '-' if after.starts_with(['<', '(']) => {
                    if steps.is_empty() {
                        return Err("`-` bars words between two parts, and nothing stands before it".to_owned());
                    }
                    self.rest = &after[1..];
                    bar.extend(if after.starts_with('(') { self.alternatives()? } else { self.set()? });
                    continue;
                }
                // `[a|b]` and `a|b`: one place, two words.
                '|' => {
                    self.rest = after.trim_start();
                    let next = self.rest.chars().next().unwrap_or('|');
                    let more = self.literal(next)?;
                    match steps.last_mut() {
                        Some(Step { item: Item::Words(words), .. }) => words.extend(more),
                        _ => return Err("`|` stands between words".to_owned()),
                    }
                    continue;
                }
                ')' | ']' | '}' | '>' => return Err(format!("`{first}` closes nothing")),
                _ => {}
            }
            let item = match first {
                '{' => {
                    self.rest = after;
                    let inside = self.until('}')?;
                    Item::Hole(self.hole(inside)?)
                }
                '(' => {
                    self.rest = after;
                    Item::Words(self.alternatives()?)
                }
                '[' => {
                    self.rest = after;
                    let mut inside = self.steps(Some(']'))?;
                    // 投资15亿元，建设甲基地: where there may be a comma it stands here, and not 投资15亿元建设甲基地，乙公司建设丙线.
                    let comma = inside.first_mut().filter(|step| matches!(step.item, Item::Comma) && step.bar.is_empty());
                    if let Some(step) = comma {
                        step.tight = true;
                    }
                    match self.rest.strip_prefix('*') {
                        Some(rest) => {
                            self.rest = rest;
                            repeated(inside)
                        }
                        None => Item::Optional(inside),
                    }
                }
                '<' => Item::Words(self.literal(first)?),
                '@' => {
                    self.rest = after;
                    let only = match after.chars().next() {
                        Some(open @ ('(' | '<')) => {
                            self.rest = &after[1..];
                            if open == '(' { self.alternatives()? } else { self.set()? }
                        }
                        _ => Vec::new(),
                    };
                    Item::Trigger(only.into_iter().map(|l| l.text).collect())
                }
                '，' => {
                    self.rest = after;
                    Item::Comma
                }
                _ => Item::Words(self.literal(first)?),
            };
            if tight && !bar.is_empty() {
                return Err("`-` bars nothing beside `+`, which leaves no gap".to_owned());
            }
            steps.push(Step { item, tight, far, bar: std::mem::take(&mut bar) });
            (tight, far) = (false, false);
        }
    }

    /// A literal or a word set, at the reader's place.
    fn literal(&mut self, first: char) -> Result<Vec<Literal>, String> {
        if first == '<' {
            self.rest = &self.rest[1..];
            return self.set();
        }
        let end = self.rest.find(SPECIAL).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        if word.is_empty() { Err(format!("`{first}` cannot stand here")) } else { Ok(vec![literal(word)]) }
    }

    /// The words of `名>`.
    fn set(&mut self) -> Result<Vec<Literal>, String> {
        let name = self.until('>')?;
        Ok(self.named(name)?.iter().map(|w| literal(w)).collect())
    }

    fn alternatives(&mut self) -> Result<Vec<Literal>, String> {
        let mut all = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            let first = self.rest.chars().next().ok_or("`)` is missing")?;
            match first {
                ')' => {
                    self.rest = &self.rest[1..];
                    return if all.is_empty() { Err("no word stands in ()".to_owned()) } else { Ok(all) };
                }
                '|' => self.rest = &self.rest[1..],
                _ => all.extend(self.literal(first)?),
            }
        }
    }

    /// What stands between `{` and `}`.
    fn hole(&self, text: &str) -> Result<Hole, String> {
        let (head, tail) = text.split_once(['~', '^']).unwrap_or((text, ""));
        let (head, classes) = head.split_once(':').unwrap_or((head, ""));
        let name = head.trim().trim_end_matches(['*', '!']);
        let role = match (name, self.role) {
            ("", Some(role)) => role,
            ("", None) => return Err("a hole needs a role: {party}".to_owned()),
            (name, _) => name,
        };
        Ok(Hole {
            role: role.to_owned(),
            phrase: head.contains('*'),
            own: head.contains('!'),
            classes: list(classes),
            endings: self.endings(tail)?,
            cut: text.contains('^'),
        })
    }

    /// `平台|中心|<载体>`: words, and those of sets.
    fn endings(&self, text: &str) -> Result<Vec<String>, String> {
        let mut all = Vec::new();
        for item in list(text) {
            match item.strip_prefix('<').and_then(|item| item.strip_suffix('>')) {
                Some(name) => all.extend(self.named(name)?.iter().map(|w| w.trim_start_matches('~').to_owned())),
                None => all.push(item),
            }
        }
        Ok(all)
    }

    /// The words of a set.
    fn named(&self, name: &str) -> Result<&'a [String], String> {
        self.words.get(name).map(Vec::as_slice).ok_or_else(|| format!("no word set is called `{name}`"))
    }
}

/// How often `[…]*` may stand.
const TIMES: usize = 6;

/// `[a]*`: an optional part in which the same may follow, right behind.
fn repeated(steps: Vec<Step>) -> Item {
    let again = |inner: Item| {
        let mut steps = steps.clone();
        steps.push(Step { item: inner, tight: true, far: false, bar: Vec::new() });
        Item::Optional(steps)
    };
    (1..TIMES).fold(Item::Optional(steps.clone()), |inner, _| again(inner))
}

fn literal(word: &str) -> Literal {
    match word.strip_prefix('~') {
        Some(end) => Literal { text: end.to_owned(), ending: true },
        None => Literal { text: word.to_owned(), ending: false },
    }
}

fn list(text: &str) -> Vec<String> {
    text.split('|').filter(|e| !e.is_empty()).map(str::to_owned).collect()
}

/// A literal: a word that a chunk must be, or with `~` must end in; `:title` is any listed word of a kind, `_` any chunk.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Literal {
    pub text: String,
    pub ending: bool,
}

/// What stands at one place of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    Words(Vec<Literal>),
    Hole(Hole),
    /// `@`, or `@(签约|签署)` for some triggers only.
    Trigger(Vec<String>),
    /// `[计划]`
    Optional(Vec<Step>),
    /// `，`: the end of a clause.
    Comma,
}

/// `{role}`, `{role!}`, `{role*}`, `{role*~协议|备忘录}`, `{role*^采购合同}`, `{role:Honor|Document}`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hole {
    pub role: String,
    /// `*`: any noun phrase, named or not.
    pub phrase: bool,
    /// `!`: never carried from an earlier clause.
    pub own: bool,
    /// `:`: classes that fill it here, instead of the role's own range.
    pub classes: Vec<String>,
    /// `~`: what the filler's words must end in.
    pub endings: Vec<String>,
    /// `^`: the words end so, and the filler is what stands before the ending.
    pub cut: bool,
}

/// An item and how it is reached from the one before.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub item: Item,
    /// `+`: directly after the one before.
    pub tight: bool,
    /// `…`: also over commas.
    pub far: bool,
    /// `-<引进>`: not over these words.
    pub bar: Vec<Literal>,
}
