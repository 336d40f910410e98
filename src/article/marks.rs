//! `ontology/reading/marks.tsv` → the words by which print is told from its furniture: `本报` a medium, `记者` a reporter.

use std::sync::LazyLock;

/// The words of each kind, in the order of the file.
pub struct Marks {
    pub medium: Vec<&'static str>,
    pub telegram: Vec<&'static str>,
    pub reporter: Vec<&'static str>,
    pub credit: Vec<&'static str>,
    pub caption: Vec<&'static str>,
    pub photo: Vec<&'static str>,
    pub turn: Vec<&'static str>,
    pub opener: Vec<&'static str>,
    pub zone: Vec<&'static str>,
    pub standing: Vec<&'static str>,
    pub imprint: Vec<&'static str>,
    pub ahead: Vec<&'static str>,
    pub occasion: Vec<&'static str>,
    pub summed: Vec<&'static str>,
    pub counted: Vec<&'static str>,
}

pub static MARKS: LazyLock<Marks> = LazyLock::new(|| {
    let rows = include_str!("../../ontology/reading/marks.tsv");
    let of = |kind: &str| -> Vec<&'static str> {
        rows.lines()
            .filter(|row| !row.starts_with('#'))
            .filter_map(|row| row.split_once('\t'))
            .filter_map(|(form, k)| (k.trim() == kind).then_some(form))
            .collect()
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
    }
});

pub fn starts(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| text.starts_with(w))
}

pub fn ends(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| text.ends_with(w))
}

pub fn holds(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| text.contains(w))
}
