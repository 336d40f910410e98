//! Whose news it is where no zone has it: `青禾市：…` is the city's, `云杉药业登陆科创板` the firm's.

use super::reading::Reading;
use crate::mention::Mention;

/// The place with which the headline or a part of it begins, or which 全市 means.
pub(super) fn city(reading: &Reading<'_>) -> Option<usize> {
    let title = reading.source.article.title.as_str();
    let short = |name: &str| name.trim_end_matches(['市', '省', '区', '县']).to_owned();
    let places = || reading.mentions.iter().filter(|m| m.class == "Place");
    let begins = |m: &Mention, part: &str| {
        let name = short(&reading.clusters[m.entity].name);
        name.chars().count() >= 2 && part.starts_with(&name)
    };
    let within = |m: &Mention| title.split(['！', '：', '，', '？', ' ', '|', '丨']).any(|part| begins(m, part));
    let told = places().find(|m| begins(m, title)).or_else(|| places().find(|m| m.anaphor));
    told.or_else(|| places().find(|m| within(m))).map(|m| m.entity)
}

/// Whether the subject is another firm, named in passing in a paragraph about the one whose news it is: 乙证券担任财务顾问。|去年营收2亿元。
pub(super) fn passing(reading: &Reading<'_>, subject: Option<usize>, first: Option<usize>) -> bool {
    let firm = subject.is_some_and(|s| reading.clusters[s].class == "Company");
    firm && reading.firm.is_some() && first.is_none_or(|f| Some(f) == reading.firm)
}
