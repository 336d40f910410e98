//! Names in the path of an IRI: what cannot stand there is percent-encoded, Han characters stay readable.

use std::fmt::Write as _;

/// `namespace` and `name`, with what an IRI's path segment cannot hold percent-encoded.
pub(super) fn encoded(namespace: &str, name: &str) -> String {
    let mut out = String::with_capacity(namespace.len() + name.len());
    out.push_str(namespace);
    for c in name.chars() {
        if stands(c) {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// What was percent-encoded, as it was.
pub(super) fn decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Characters that stand in a path segment as they are (RFC 3987 ipchar, without `%`).
pub(super) fn stands(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => true,
        '-' | '.' | '_' | '~' | '!' | '$' | '&' | '\'' | '(' | ')' | '*' | '+' | ',' | ';' | '=' | ':' | '@' => true,
        '\u{A0}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFEF}' => !c.is_whitespace() && !invisible(c),
        '\u{10000}'..='\u{DFFFF}' => (c as u32) & 0xFFFE != 0xFFFE,
        '\u{E1000}'..='\u{EFFFD}' => true,
        _ => false,
    }
}

/// Marks that cannot be seen or turn the direction of writing (RFC 3987, 4.1) do not belong in an IRI.
pub(super) fn invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}
