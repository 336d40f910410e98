//! A name as printed → the name by which it is compared: `东创智联(武汉) 公司` → `东创智联（武汉）公司`.

/// Width, brackets, quotes and spaces made equal. What is compared is also what is written: the same name from two
/// papers gives the same IRI, whichever was read first.
pub fn folded(name: &str) -> String {
    let chinese = name.chars().any(is_chinese);
    let mut out = String::with_capacity(name.len());
    // Book marks around the whole.
    let name = name.trim();
    let inside = name.strip_prefix('《').and_then(|rest| rest.strip_suffix('》')).filter(|rest| !rest.contains(['《', '》']));
    let mut chars = inside.unwrap_or(name).chars().peekable();
    while let Some(c) = chars.next() {
        let c = match c {
            '\u{FF01}'..='\u{FF5E}' if c != '（' && c != '）' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '\u{3000}' => ' ',
            '•' | '・' | '‧' | '∙' => '·',
            c => c,
        };
        match c {
            '“' | '”' | '‘' | '’' | '"' | '「' | '」' | '『' | '』' | '\u{200B}' | '\u{FEFF}' => {}
            '(' if chinese => out.push('（'),
            ')' if chinese => out.push('）'),
            c if c.is_whitespace() => {
                // A space counts only between two words of Latin letters or digits, and once.
                let before = out.chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric());
                let after = chars.peek().is_some_and(char::is_ascii_alphanumeric);
                if before && after {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
