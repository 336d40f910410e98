//! Two fillers → how alike they are: 东创智联（武汉）公司 and 东创智联(武汉)公司 are the same, 整车项目 and 新能源整车项目 nearly.

use unicode_normalization::UnicodeNormalization;

/// The characters that count: compatibility forms folded, no case, no spaces, quotation marks or punctuation.
pub fn norm(text: &str) -> Vec<char> {
    let folded: String = text.nfkc().collect();
    folded.to_lowercase().chars().filter(|c| !is_passed_over(*c)).collect()
}

fn is_passed_over(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '“' | '”'
                | '"'
                | '\''
                | '‘'
                | '’'
                | '《'
                | '》'
                | '〈'
                | '〉'
                | '「'
                | '」'
                | '『'
                | '』'
                | '·'
                | ','
                | '，'
                | '、'
                | '。'
                | ';'
                | '；'
                | ':'
                | '：'
                | '-'
                | '—'
                | '–'
                | '('
                | ')'
                | '['
                | ']'
                | '【'
                | '】'
        )
}

/// Twice the longest common subsequence over both lengths.
pub fn similarity(a: &[char], b: &[char]) -> f64 {
    if a == b {
        return 1.0;
    }
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let mut row = vec![0_usize; b.len() + 1];
    for x in a {
        // The cell to the upper left and the cell to the left.
        let (mut corner, mut left) = (0, 0);
        for (y, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let above = *cell;
            *cell = if x == y { corner + 1 } else { above.max(left) };
            (corner, left) = (above, *cell);
        }
    }
    2.0 * row.last().copied().unwrap_or_default() as f64 / (a.len() + b.len()) as f64
}

/// A number in one spelling: `53.10` → `53.1`, `12.0` → `12`. Other words stay as they are.
pub fn number(text: &str) -> String {
    match text.trim().parse::<f64>() {
        Ok(value) if value.is_finite() => value.to_string(),
        _ => text.to_owned(),
    }
}

/// A filler that must be equal: `5310000000.0 CNY` → `5310000000 CNY`.
pub fn exact(text: &str) -> String {
    number(text).replace(".0 ", " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_alike_whatever_their_marks() {
        let alike = |a: &str, b: &str| similarity(&norm(a), &norm(b));
        assert_eq!(alike("“启明”（临川）公司", "启明(临川)公司"), 1.0);
        assert_eq!(alike("ＡＢ－１ 线", "ab1线"), 1.0);
        assert_eq!(alike("甲乙丙", "甲丙"), 0.8);
        assert_eq!(alike("甲", ""), 0.0);
        assert_eq!((number("12.0"), number("53.10"), number("十二")), ("12".to_owned(), "53.1".to_owned(), "十二".to_owned()));
        assert_eq!(exact("12.0 CNY"), "12 CNY");
    }
}
