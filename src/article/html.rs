//! A web page → its article: the element with the most running text, its paragraphs parted by blank lines, `<h2>` as `## `.

use ego_tree::iter::Edge;
use scraper::{ElementRef, Html, Node, Selector};

use super::decode::decode_as;
use super::json_lines::fingerprint;
use super::{Article, Options, Problem, Reading, date};

/// The parser looks through all open blocks at each tag, so that a page that never closes one would take for ever.
const DEEPEST: usize = 2000;

/// The article of one page; `name` is its id when the page is a file.
pub fn read(bytes: Vec<u8>, shown: &str, name: &str, options: &Options) -> Vec<Reading> {
    let source = match decode_as(bytes.clone(), charset(&bytes).as_deref()) {
        Ok(source) => source,
        Err(e) => return vec![Err(Problem::new(shown, e.line, e.message, "write the page in UTF-8"))],
    };
    if depth(&source) > DEEPEST {
        return vec![Err(Problem::new(
            shown,
            0,
            format!("nests its blocks more than {DEEPEST} deep"),
            "this is no page of an article",
        ))];
    }
    let page = Html::parse_document(&source);
    let text = main_element(&page).map(text_of).unwrap_or_default();
    let title = title(&page);
    if text.is_empty() {
        return vec![Err(Problem::new(
            shown,
            0,
            "the page has no paragraphs of text",
            "save the page of one article, not of a list",
        ))];
    }
    let stated = || page.root_element().text().find_map(|line| date::stated(line.trim()));
    let published = published(&page).or(options.date).or_else(stated).or_else(|| date::infer(&text));
    let url = attribute(&page, "link[rel=canonical]", "href").or_else(|| meta(&page, &["og:url"]));
    let id = if name.is_empty() { fingerprint(&[&title, &text]) } else { name.to_owned() };
    vec![Ok(Article { id, title, published, url, source: meta(&page, &["og:site_name"]), text })]
}

/// How many blocks are open at once at most. Scripts may upset the count a little, which does not matter.
fn depth(source: &str) -> usize {
    let (mut open, mut deepest) = (0usize, 0usize);
    for tag in source.split('<').skip(1) {
        let closes = tag.starts_with('/');
        let name: String = tag.trim_start_matches('/').chars().take(11).take_while(char::is_ascii_alphanumeric).collect();
        if is_block(&name.to_ascii_lowercase())
            && !matches!(name.as_str(), "p" | "br" | "li" | "tr" | "dt" | "dd" | "P" | "BR" | "LI" | "TR" | "DT" | "DD")
        {
            open = if closes { open.saturating_sub(1) } else { open + 1 };
            deepest = deepest.max(open);
        }
    }
    deepest
}

/// What the page says about its encoding, within the first kilobytes: `charset=gb2312`.
fn charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes)).to_ascii_lowercase();
    let rest = head.split_once("charset=")?.1.trim_start_matches(['"', '\'', ' ']);
    let label: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    (!label.is_empty()).then_some(label)
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    Selector::parse(selector).map(|s| page.select(&s).collect()).unwrap_or_default()
}

fn attribute(page: &Html, selector: &str, name: &str) -> Option<String> {
    let found = select(page, selector).first().and_then(|e| e.value().attr(name).map(|v| v.trim().to_owned()));
    found.filter(|v| !v.is_empty())
}

fn meta(page: &Html, names: &[&str]) -> Option<String> {
    let said = |e: &ElementRef| {
        let key = e.value().attr("property").or(e.value().attr("name")).or(e.value().attr("itemprop"))?;
        names.iter().any(|n| key.eq_ignore_ascii_case(n)).then(|| e.value().attr("content"))?.map(|v| v.trim().to_owned())
    };
    select(page, "meta").iter().find_map(said).filter(|v| !v.is_empty())
}

fn published(page: &Html) -> Option<super::Date> {
    let names = ["article:published_time", "pubdate", "publishdate", "publish_time", "datepublished", "date", "dc.date"];
    meta(page, &names)
        .and_then(|d| date::parse(&d))
        .or_else(|| attribute(page, "time[datetime]", "datetime").and_then(|d| date::parse(&d)))
}

/// The only `<h1>`, else what the page calls itself, without the site's name after it.
fn title(page: &Html) -> String {
    let words = |e: &ElementRef| e.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    let headings = select(page, "h1");
    if let [only] = headings.as_slice()
        && let title = words(only)
        && !title.is_empty()
    {
        return title;
    }
    let named = meta(page, &["og:title"]).or_else(|| select(page, "title").first().map(words)).unwrap_or_default();
    named.split(['_', '|', '｜']).next().unwrap_or_default().trim().trim_end_matches(['-', ' ']).to_owned()
}

/// Elements that are not the story.
fn is_furniture(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "nav"
            | "header"
            | "footer"
            | "aside"
            | "form"
            | "button"
            | "figcaption"
            | "iframe"
            | "svg"
            | "select"
            | "textarea"
            | "head"
            | "title"
            | "h1"
    )
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "br"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "li"
            | "ul"
            | "ol"
            | "table"
            | "tr"
            | "section"
            | "article"
            | "main"
            | "body"
            | "blockquote"
            | "figure"
            | "center"
            | "dl"
            | "dt"
            | "dd"
    )
}

/// The element whose own paragraphs hold most text.
fn main_element(page: &Html) -> Option<ElementRef<'_>> {
    for selector in ["article", "[itemprop=articleBody]", "main"] {
        if let [only] = select(page, selector).as_slice() {
            return Some(*only);
        }
    }
    let mut best = (0usize, None);
    for element in select(page, "div, td, section, body") {
        let own = element.children().map(|child| match child.value() {
            Node::Text(text) => text.trim().len(),
            Node::Element(e) if matches!(e.name(), "p" | "span" | "font" | "strong") => {
                ElementRef::wrap(child).map_or(0, |e| e.text().map(|t| t.trim().len()).sum())
            }
            _ => 0,
        });
        let length = own.sum();
        if length > best.0 {
            best = (length, Some(element));
        }
    }
    best.1
}

/// The text of an element, without recursion, since pages may nest without end.
fn text_of(element: ElementRef<'_>) -> String {
    let mut text = Paragraphs::default();
    let mut hidden = 0usize;
    for edge in element.traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(e) if is_furniture(e.name()) => hidden += 1,
                Node::Element(e) if hidden == 0 && is_block(e.name()) => {
                    text.end();
                    text.heading = matches!(e.name(), "h2" | "h3" | "h4" | "h5" | "h6");
                }
                Node::Text(words) if hidden == 0 => text.running.push_str(&words.text),
                _ => {}
            },
            Edge::Close(node) => match node.value() {
                Node::Element(e) if is_furniture(e.name()) => hidden = hidden.saturating_sub(1),
                Node::Element(e) if hidden == 0 && is_block(e.name()) => {
                    text.end();
                    text.heading = false;
                }
                _ => {}
            },
        }
    }
    text.end();
    text.done
}

#[derive(Default)]
struct Paragraphs {
    done: String,
    running: String,
    heading: bool,
}

impl Paragraphs {
    fn end(&mut self) {
        let words: Vec<&str> = self.running.split_whitespace().collect();
        if !words.is_empty() {
            if !self.done.is_empty() {
                self.done.push_str("\n\n");
            }
            if self.heading {
                self.done.push_str("## ");
            }
            self.done.push_str(&words.join(" "));
        }
        self.running.clear();
    }
}
