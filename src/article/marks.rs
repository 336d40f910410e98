//! `ontology/reading/marks.tsv` → the words by which print is told from its furniture: `本报` a medium, `记者` a reporter.

use std::sync::LazyLock;

/// The words of each kind, in the order of the file.
pub struct Marks {
    pub medium: Words,
    pub telegram: Words,
    pub reporter: Words,
    pub credit: Words,
    pub caption: Words,
    pub photo: Words,
    pub turn: Words,
    pub opener: Words,
    pub zone: Words,
    pub standing: Words,
    pub imprint: Words,
    pub ahead: Words,
    pub occasion: Words,
    pub summed: Words,
    pub counted: Words,
    pub deadline: Words,
    pub until: Words,
    pub alias: Words,
    pub code: Words,
}

pub static MARKS: LazyLock<Marks> = LazyLock::new(|| {
    let rows = include_str!("../../ontology/reading/marks.tsv");
    let of = |kind: &str| {
        let rows = rows.lines().filter(|row| !row.starts_with('#')).filter_map(|row| row.split_once('\t'));
        Words::new(rows.filter_map(|(form, k)| (k.trim() == kind).then_some(form)).collect())
    };
    Marks {
        medium: of("medium"),
        telegram: of("telegram"),
        reporter: of("reporter"),
        credit: of("credit"),
        caption: of("caption"),
        photo: of("photo"),
        turn: of("turn"),
        opener: of("opener"),
        zone: of("zone"),
        standing: of("standing"),
        imprint: of("imprint"),
        ahead: of("ahead"),
        occasion: of("occasion"),
        summed: of("summed"),
        counted: of("counted"),
        deadline: of("deadline"),
        until: of("until"),
        alias: of("alias"),
        code: of("code"),
    }
});

/// The words of one kind. Nearly every line has none of them, which their first characters tell at once.
pub struct Words {
    forms: Vec<&'static str>,
    initials: Vec<char>,
}

impl Words {
    fn new(forms: Vec<&'static str>) -> Words {
        let mut initials: Vec<char> = forms.iter().filter_map(|w| w.chars().next()).collect();
        initials.sort_unstable();
        initials.dedup();
        Words { forms, initials }
    }

    /// Those that `text` begins with.
    pub fn at<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        let known = text.chars().next().is_some_and(|c| self.initials.contains(&c));
        let forms = if known { self.forms.as_slice() } else { &[] };
        forms.iter().copied().filter(move |w| text.starts_with(w))
    }

    pub fn start(&self, text: &str) -> bool {
        self.at(text).next().is_some()
    }

    pub fn end(&self, text: &str) -> bool {
        self.forms.iter().any(|w| text.ends_with(w))
    }

    /// What stands in `text` behind the first of them that it holds.
    pub fn behind<'a>(&self, text: &'a str) -> Option<&'a str> {
        self.forms.iter().find_map(|w| text.split_once(w)).map(|(_, rest)| rest)
    }

    pub fn stand_in(&self, text: &str) -> bool {
        self.forms.iter().any(|w| text.contains(w))
    }
}
