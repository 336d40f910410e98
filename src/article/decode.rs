//! Bytes → text: UTF-8 with or without its mark, UTF-16 with one, and GB18030, which old news sites and Windows write.

use encoding_rs::{Encoding, GB18030, UTF_8};

/// Why bytes are no text: the line of the first one that is wrong, and what was looked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Undecodable {
    /// 1-based.
    pub line: usize,
    pub message: String,
}

/// So many Chinese characters at the head are read as UTF-8 only if it is UTF-8.
const CERTAIN: usize = 6;

/// The text of a whole file or of one line.
pub fn decode(bytes: Vec<u8>) -> Result<String, Undecodable> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        let (text, malformed) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return match malformed {
            false => Ok(text.into_owned()),
            true if encoding == UTF_8 => Err(broken_utf8(&bytes[mark..])),
            true => Err(Undecodable { line: 1, message: format!("not {} throughout, as its mark says", encoding.name()) }),
        };
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let read = std::str::from_utf8(&bytes[..good]).unwrap_or_default();
            if read.chars().filter(|c| !c.is_ascii()).take(CERTAIN).count() == CERTAIN {
                return Err(broken_utf8(&bytes));
            }
            bytes
        }
    };
    let (text, _, malformed) = GB18030.decode(&bytes);
    if malformed || !is_plausible(&text) { Err(broken_utf8(&bytes)) } else { Ok(text.into_owned()) }
}

/// The text of a page that says itself how it is encoded, `<meta charset="gbk">`.
pub fn decode_as(bytes: Vec<u8>, label: Option<&str>) -> Result<String, Undecodable> {
    if std::str::from_utf8(&bytes).is_err()
        && Encoding::for_bom(&bytes).is_none()
        && let Some(encoding) = label.and_then(|l| Encoding::for_label(l.trim().as_bytes()))
        && let (text, false) = encoding.decode_without_bom_handling(&bytes)
    {
        return Ok(text.into_owned());
    }
    decode(bytes)
}

/// GB18030 gives nearly every byte string some characters; those of news are printable.
fn is_plausible(text: &str) -> bool {
    !text.chars().any(|c| {
        matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{80}'..='\u{9F}') || (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
    })
}

fn broken_utf8(bytes: &[u8]) -> Undecodable {
    let good = std::str::from_utf8(bytes).map_or_else(|e| e.valid_up_to(), str::len);
    let line = 1 + bytes[..good].iter().filter(|b| **b == b'\n').count();
    let byte = bytes.get(good).copied().unwrap_or_default();
    Undecodable { line, message: format!("byte 0x{byte:02X} is neither UTF-8 nor GB18030 text") }
}
