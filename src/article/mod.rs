//! Files → articles: `新闻.md`, `新闻.html`, `新闻.jsonl` or a whole newspaper page become [`Article`]s.

use serde::{Deserialize, Serialize};

mod line;

pub(crate) use line::{Line, closing_credit, dateline, is_bare_heading, is_finished, is_han, is_unpunctuated};

/// A calendar day, `2023-04-27`.
pub type Date = jiff::civil::Date;

/// One news article as it was read; `text` is the body, the title is not part of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Stable identifier: given by the input, or derived from source and content.
    pub id: String,
    #[serde(default)]
    pub title: String,
    /// Day of publication; anchors `今年`, `上月`, `4月27日`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The paper or site that printed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The body, exactly as given: offsets and evidence refer to this string.
    pub text: String,
}
