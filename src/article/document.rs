//! A Markdown or plain text file → its articles, with the date and names that its front matter states.
//!
//! ```text
//! ---
//! published: 2023-05-04
//! source: 园区日报
//! ---
//! # 常州高新区：…
//! ```

use super::decode::decode;
use super::{Article, Date, Options, Problem, Reading, date, page};

/// What stands between the two `---` at the head.
#[derive(Default)]
struct FrontMatter {
    id: Option<String>,
    title: Option<String>,
    published: Option<Date>,
    url: Option<String>,
    source: Option<String>,
}

/// The articles of one file; `name` is what their ids begin with.
pub fn read(bytes: Vec<u8>, shown: &str, name: &str, options: &Options) -> Vec<Reading> {
    let text = match decode(bytes) {
        Ok(text) if text.contains('\r') => text.replace("\r\n", "\n").replace('\r', "\n"),
        Ok(text) => text,
        Err(e) => return vec![Err(Problem::new(shown, e.line, e.message, "write the file in UTF-8"))],
    };
    let mut readings = Vec::new();
    let (front, body) = match front_matter(&text) {
        Ok(parted) => parted,
        Err((line, message)) => {
            readings.push(Err(Problem::new(shown, line, message, "write it as 2023-05-04")));
            (FrontMatter::default(), after_front_matter(&text).unwrap_or(&text))
        }
    };
    let items = page::split(body);
    if items.is_empty() {
        readings.push(Err(Problem::new(shown, 0, "has no text", "an article has a body, not only a title")));
    }
    let published = front.published.or(options.date).or_else(|| imprint(body)).or_else(|| date::infer(body));
    let single = items.len() == 1;
    for (number, item) in (1..).zip(items) {
        let own = |field: &Option<String>| field.clone().filter(|_| single);
        let id = front.id.as_deref().unwrap_or(name);
        readings.push(Ok(Article {
            id: if single { id.to_owned() } else { format!("{id}-{number}") },
            title: own(&front.title).unwrap_or(item.title),
            published,
            url: front.url.clone(),
            source: front.source.clone(),
            text: body.get(item.begin..item.end).unwrap_or_default().to_owned(),
        }));
    }
    readings
}

/// The date that one of the first lines or the last states: `2023年5月4日 星期四 第3版`.
fn imprint(body: &str) -> Option<Date> {
    let printed = || body.lines().filter(|l| !l.trim().is_empty());
    printed()
        .take(6)
        .chain(body.lines().rev().find(|l| !l.trim().is_empty()))
        .find_map(|l| date::stated(l.trim().trim_start_matches('#')))
}

fn after_front_matter(text: &str) -> Option<&str> {
    parts(text).map(|(_, body)| body)
}

/// Front matter and what follows it. A rule at the head of a page opens none, since nothing but `key: value` stands in it.
fn parts(text: &str) -> Option<(&str, &str)> {
    let rest = text.trim_start_matches('\u{FEFF}').trim_start().strip_prefix("---")?;
    let rest = rest.trim_start_matches([' ', '\t']).strip_prefix('\n')?;
    let (mut end, mut fields) = (0, 0);
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return (fields > 0).then(|| (&rest[..end], &rest[end + line.len()..]));
        }
        let key = line.split_once(':').map(|(key, _)| key.trim());
        let is_field = key.is_some_and(|k| !k.is_empty() && k.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-'));
        if !is_field && !line.trim().is_empty() && !line.starts_with([' ', '\t', '-', '#']) {
            return None;
        }
        fields += usize::from(is_field);
        end += line.len();
    }
    None
}

/// Fields that are not known are passed over. A date that is none is said with its line.
fn front_matter(text: &str) -> Result<(FrontMatter, &str), (usize, String)> {
    let mut front = FrontMatter::default();
    let Some((fields, body)) = parts(text) else { return Ok((front, text)) };
    let above = text.len() - text.trim_start_matches('\u{FEFF}').trim_start().len();
    let first = 2 + text[..above].matches('\n').count();
    for (line, field) in (first..).zip(fields.lines()) {
        let Some((key, value)) = field.split_once(':') else { continue };
        let value = value.trim().trim_matches(['"', '\'']).trim();
        let given = (!value.is_empty()).then(|| value.to_owned());
        match key.trim() {
            "id" => front.id = given,
            "title" => front.title = given,
            "url" | "link" => front.url = given,
            "source" => front.source = given,
            "published" | "date" if given.is_some() => {
                front.published = Some(date::parse(value).ok_or((line, format!("`{}` is no date: {value}", key.trim())))?);
            }
            _ => {}
        }
    }
    Ok((front, body))
}
