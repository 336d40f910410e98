//! One line of print → what it is: `► 樊春涛 杨柳` a byline, `图片来源：…` a credit, `## 活动助力` a heading.
//!
//! Only the line itself is looked at. Whether `朱莉` is a signature or `角、珠三角和…` goes on from the line before
//! depends on the neighbours, and they are weighed where the lines are put together.

use super::character::{is_han, is_stop};
use super::date;
use super::marks::MARKS;

/// What a line looks like by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Blank,
    /// `## 高位推进`, with the number of marks.
    Heading(u8),
    /// `► 樊春涛 杨柳`, `本报记者 黎昕`.
    Byline,
    /// `图片来源：…`, `责任编辑：…`, `（黎昕 摄）`, `2023年5月4日 第3版`, a picture, a rule, an address of the web.
    Credit,
    /// Nothing but words of two to four characters: `王健 李猛`, a signature if it stands where one would.
    Names,
    /// `1. …`, `（一）…`, `● …`: begins anew whatever stands before.
    Item,
    Text,
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | '」' | '』' | '）' | ')' | '》' | '】' | '〉' | '*' | '_')
}

/// The line is short enough for what only short lines are.
fn within(line: &str, chars: usize) -> bool {
    line.len() <= chars || (line.len() <= chars * 4 && line.chars().nth(chars).is_none())
}

impl Line {
    pub fn of(line: &str) -> Line {
        let line = line.trim();
        let Some(first) = line.chars().next() else { return Line::Blank };
        match first {
            '#' => {
                let level = line.bytes().take_while(|b| *b == b'#').count();
                let rest = &line[level..];
                if level <= 6 && (rest.is_empty() || rest.starts_with([' ', '\u{3000}', '\t']) || level > 1) {
                    return Line::Heading(level as u8);
                }
            }
            '!' if line.starts_with("![") && line.ends_with(')') => return Line::Credit,
            '<' if line.starts_with("<img") || line.starts_with("<!--") => return Line::Credit,
            '►' | '▶' | '▷' | '➤' | '▸' if !line.contains('。') && within(line, 80) => return Line::Byline,
            '-' | '*' | '_' | '=' if line.len() >= 3 && line.chars().all(|c| c == first || c == ' ') => return Line::Credit,
            'h' if line.starts_with("http") && !line.contains(char::is_whitespace) && line.is_ascii() => return Line::Credit,
            _ => {}
        }
        if is_names(line) {
            return Line::Names;
        }
        if is_byline(line) {
            return Line::Byline;
        }
        if is_credit(line) || date::stated(line).is_some() {
            return Line::Credit;
        }
        if is_item(line) { Line::Item } else { Line::Text }
    }
}

/// `王健 李猛`, `郭子默、薛琴`: one to six words of two to four Han characters.
fn is_names(line: &str) -> bool {
    if line.len() > 90 {
        return false;
    }
    let mut words = 0;
    for word in line.split([' ', '\u{3000}', '、', '\t']).filter(|w| !w.is_empty()) {
        // `王 健` is printed with a gap, so a single character is allowed.
        if !within(word, 4) || !word.chars().all(|c| is_han(c) || c == '·') {
            return false;
        }
        words += 1;
    }
    (1..=6).contains(&words)
}

/// `本报记者 黎昕 通讯员 肖阳`, `□ 记者 王晓楠`.
fn is_byline(line: &str) -> bool {
    let words = line.trim_start_matches(['□', '■', '○', '◎', '●', '◆', '★', '☆', '▲', '△', '■', '（', '(', ' ', '\u{3000}']);
    within(words, 60)
        && !words.contains(['，', '。', '；', ',', '“'])
        && MARKS.reporter.stand_in(words)
        && (MARKS.reporter.start(words) || words.char_indices().take(8).any(|(i, _)| MARKS.reporter.start(&words[i..])))
}

fn is_credit(line: &str) -> bool {
    let inner = line.trim_start_matches(['（', '(', '【', '[', '▲', '△', '▼', '↑', '↓', '◀', '■', '*', ' ', '\u{3000}']);
    if MARKS.caption.start(inner) {
        return within(inner, 160);
    }
    // The longest head need not be the one with a colon (图片 in 图片来源), so any of them will do.
    let separated = |w: &str| inner[w.len()..].trim_start().starts_with(['：', ':', '/', '／', '|', '｜', '丨']);
    if MARKS.credit.at(inner).any(separated) && within(inner, 80) {
        return true;
    }
    let bracketed = line.starts_with(['（', '(']) && line.ends_with(['）', ')']);
    if bracketed && within(line, 60) {
        let inner = line.trim_matches(['（', '(', '）', ')', ' ']);
        return is_names(inner) || is_aside(inner);
    }
    within(line, 30) && !line.contains(['。', '，']) && line.ends_with(['摄', '攝']) && line.contains(' ')
}

/// The inside of a bracket that names those who wrote or took the picture, or sends to another page.
fn is_aside(inner: &str) -> bool {
    let credited = |w: &str| inner[w.len()..].starts_with(['：', ':', '/']);
    MARKS.reporter.stand_in(inner) || MARKS.photo.end(inner) || MARKS.turn.start(inner) || MARKS.credit.at(inner).any(credited)
}

/// `1. `, `（一）`, `①`, `● `, `- `.
fn is_item(line: &str) -> bool {
    let mut chars = line.chars();
    let Some(first) = chars.next() else { return false };
    let rest = chars.as_str();
    match first {
        '-' | '*' | '+' | '>' => rest.starts_with(' '),
        '•' | '●' | '■' | '◆' | '★' | '▲' | '○' | '◇' | '□' | '►' | '▶' => true,
        '①'..='⑳' => true,
        '0'..='9' => {
            let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            let mut rest = rest.chars();
            matches!(rest.next(), Some('.' | '．' | '、' | '）' | ')')) && rest.next().is_some_and(|c| !c.is_ascii_digit())
        }
        '（' | '(' => {
            let number = rest.trim_start_matches(is_numeral);
            number.len() < rest.len() && number.starts_with(['）', ')'])
        }
        c if is_numeral(c) => {
            let number = rest.trim_start_matches(is_numeral);
            // `一、` opens an item, but `三、四季度` does not.
            number.strip_prefix('、').is_some_and(|r| !r.starts_with(is_numeral))
        }
        '第' => rest.trim_start_matches(is_numeral).starts_with("，") && rest.starts_with(is_numeral),
        _ => false,
    }
}

fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '0'..='9')
}

/// Whether the line ends as a paragraph does: `。`, `”` after a stop, `：` before a list.
pub fn is_finished(line: &str) -> bool {
    let line = line.trim_end_matches(|c: char| is_closing(c) || c.is_whitespace());
    line.ends_with(is_stop) || line.ends_with("..") || {
        // A half-width full stop, as in `项目落地.`
        line.strip_suffix('.').is_some_and(|l| l.ends_with(is_han))
    }
}

/// Whether it has no mark inside or at its end that only sentences have.
pub fn is_unpunctuated(line: &str, chars: usize) -> bool {
    within(line, chars) && !line.contains(['，', '。', '；', '！', '？', '：', ',', ';', '…'])
}

/// Whether a paragraph is likely to begin here rather than to go on: `截至9月底，…`, `5月8日，…`, `“…`.
pub fn opens_paragraph(line: &str) -> bool {
    let line = line.trim_start();
    MARKS.opener.start(line) || {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < line.len() && rest.starts_with(['月', '年'])
    }
}

/// A sub-heading that nothing marks: short, without a stop, and in two halves or in front of a fresh paragraph.
pub fn is_bare_heading(line: &str, next: Option<&str>) -> bool {
    let line = line.trim();
    let Some(next) = next else { return false };
    if !is_unpunctuated(line, 30) {
        return false;
    }
    let bold = line.len() > 4 && line.starts_with("**") && line.ends_with("**");
    let halves = line.split([' ', '\u{3000}']).filter(|w| w.chars().filter(|c| is_han(*c)).count() >= 3).count() >= 2;
    bold || halves || (within(line, 20) && opens_paragraph(next))
}

/// Length in bytes of the dateline at the head of a paragraph, with the reporters in brackets after it; 0 if none.
///
/// `本报讯（记者 黎昕）`, `本报青岛讯 `, `新华社北京5月3日电（记者 黎昕）`, `【本报讯】`.
pub fn dateline(line: &str) -> usize {
    let start = line.len() - line.trim_start_matches(['【', '[', '*']).len();
    let mut end = 0;
    for (i, (at, c)) in line[start..].char_indices().enumerate() {
        if i > 24 || !(is_han(c) || c.is_ascii_alphanumeric() || matches!(c, ' ' | '·' | '\u{3000}')) {
            break;
        }
        let (head, tail) = (&line[start..start + at], &line[start + at..]);
        let Some(word) = MARKS.telegram.at(tail).next() else { continue };
        if !MARKS.medium.stand_in(head) {
            continue;
        }
        let after = &tail[word.len()..];
        let own = head.starts_with('本');
        let separated = after.is_empty() || after.starts_with([' ', '\u{3000}', '（', '(', '】', ']', '*', '：', ':']);
        // 本报讯 needs no gap after it; elsewhere 网 … 电 could be anything.
        if separated || (own && !after.starts_with(is_telegram_compound)) {
            end = start + at + word.len();
            break;
        }
    }
    let gap = |end: usize| line[end..].len() - line[end..].trim_start_matches([' ', '\u{3000}', '】', ']', '*', '：', ':']).len();
    if end > 0 {
        end += gap(end);
    }
    // （记者 黎昕） after it, or by itself at the head.
    if let Some(close) = bracket_at(&line[end..])
        && let inner = line[end..end + close].trim_matches(['（', '(', '）', ')'])
        && (is_aside(inner) || (end > 0 && is_names(inner)))
    {
        end += close;
        end += gap(end);
    } else if end > 0 {
        end += reporters_said(&line[end..]);
    }
    end
}

/// 电 and 讯 begin words themselves: 本报电子版.
fn is_telegram_compound(c: char) -> bool {
    matches!(c, '子' | '视' | '力' | '网' | '飞' | '息' | '商')
}

/// `记者黎昕 通讯员肖阳报道：` after the dateline; 0 if it is none.
fn reporters_said(rest: &str) -> usize {
    if !MARKS.reporter.start(rest) {
        return 0;
    }
    match rest.char_indices().take(30).find(|(_, c)| matches!(c, '：' | ':' | '，' | '。')) {
        Some((at, c)) if matches!(c, '：' | ':') => at + c.len_utf8(),
        _ => 0,
    }
}

/// Length of the bracket that opens at the head of `text`, if it closes within 60 characters.
fn bracket_at(text: &str) -> Option<usize> {
    let open = text.chars().next().filter(|c| matches!(c, '（' | '('))?;
    let mut chars = text.char_indices().skip(1).take(60);
    let (at, close) = chars.find(|(_, c)| matches!(c, '）' | ')' | '，' | '。'))?;
    debug_assert!(matches!(open, '（' | '('));
    matches!(close, '）' | ')').then(|| at + close.len_utf8())
}

/// Where the credit at the end of a paragraph begins, `…落成。（黎昕）`; the line's length if there is none.
pub fn closing_credit(line: &str) -> usize {
    let whole = line.trim_end();
    let none = line.len();
    let Some(close) = whole.chars().next_back().filter(|c| matches!(c, '）' | ')')) else { return none };
    let Some(open) = whole.rfind(['（', '(']) else { return none };
    let inner = whole[open..whole.len() - close.len_utf8()].trim_start_matches(['（', '(']);
    let before = whole[..open].trim_end();
    if !within(inner, 40) || before.is_empty() {
        return none;
    }
    let after_stop = is_finished(before);
    if is_aside(inner) && (after_stop || !inner.ends_with("提供")) || (after_stop && is_names(inner)) { open } else { none }
}

/// `襄阳高新区：…` → `襄阳高新区`: whose news a headline says it is.
pub fn headline_zone(title: &str) -> Option<&str> {
    let (zone, told) = title.split_once(['：', ':'])?;
    (within(zone, 24) && !told.trim().is_empty() && MARKS.zone.end(zone.trim_end())).then(|| zone.trim())
}

/// `图片新闻`, `简讯`: the title of a column rather than of a story.
pub fn is_standing(title: &str) -> bool {
    let title = title.trim_matches(['【', '】', '·', ' ', '\u{3000}', '|']);
    MARKS.standing.at(title).any(|s| s == title)
}

/// Whether a headline could stand here without a mark: one short line that is no sentence.
pub fn could_be_headline(line: &str) -> bool {
    let line = line.trim();
    !is_finished(line) && within(line, 48) && !within(line, 4) && !line.contains(['。', '；', ';'])
}
