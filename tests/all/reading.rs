//! Reading: bytes → articles → folded sentences, by the corpus in `tests/corpus/reading` and by properties.

use proptest::prelude::*;
use zhitu::text::{Part, Text};

use crate::corpus::{cases, expect};

/// `正文 …`, one line a sentence, as the corpus writes it.
fn sentences(text: &Text) -> String {
    let label = |part| match part {
        Part::Body => "正文",
        Part::Heading => "标题",
        Part::Aside => "旁注",
    };
    let mut shown = String::new();
    let mut paragraph = 0;
    for sentence in &text.sentences {
        if sentence.paragraph != paragraph {
            shown.push('\n');
            paragraph = sentence.paragraph;
        }
        shown.push_str(&format!("{} {}\n", label(sentence.part), text.str(sentence.span)));
    }
    shown
}

#[test]
fn corpus_of_sentences() {
    let mut failures = Vec::new();
    for case in cases("reading") {
        if let (Some(input), Some(wanted)) = (case.block("text"), case.block("sentences")) {
            let got = sentences(&Text::from(input.trim_end()));
            if got != wanted {
                failures.push((case.name.clone(), wanted.to_owned(), got));
            }
        }
    }
    expect(failures);
}

/// What must hold for any text: nothing is lost between sentences, and every place leads back in order.
fn check(body: &str) {
    let text = Text::from(body);
    let originals: Vec<char> = body.chars().collect();
    assert_eq!(text.chars.iter().collect::<String>(), text.string);
    assert_eq!(text.bytes.len(), text.chars.len() + 1);
    assert_eq!(text.origin.len(), text.chars.len() + 1);
    assert_eq!(*text.origin.last().unwrap() as usize, originals.len());
    assert!(text.origin.windows(2).all(|w| w[0] <= w[1]));
    assert!(text.origin[..text.chars.len()].windows(2).all(|w| w[0] < w[1]), "two characters from one");
    assert!(text.origin[..text.chars.len()].iter().all(|o| (*o as usize) < originals.len()));
    let mut at = 0;
    for sentence in &text.sentences {
        assert!(!sentence.span.is_empty());
        let between: String = text.chars[at..sentence.span.begin as usize].iter().collect();
        assert!(between.is_empty() || between.trim_matches('\n').is_empty(), "left out: {between:?}");
        at = sentence.span.end as usize;
        let original = text.original(sentence.span);
        assert!(original.start < original.end && original.end <= originals.len());
        assert!(!text.str(sentence.span).contains('\n'));
    }
    assert!(text.chars[at..].iter().all(|c| *c == '\n'));
}

/// Characters that make trouble, in any order.
fn trouble() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "高新区",
        "公司",
        "本报讯",
        "（记者 ",
        "黎昕",
        "）",
        "）",
        "(",
        ")",
        "“",
        "”",
        "\"",
        "'",
        "。",
        "！",
        "；",
        ";",
        "，",
        ",",
        "1",
        "23",
        ".",
        " ",
        "　",
        "\n",
        "\n\n",
        "\r\n",
        "## ",
        "### ",
        "# ",
        "► ",
        "- ",
        "1. ",
        "一、",
        "図",
        "區",
        "ＧＤＰ",
        "％",
        "《",
        "》",
        "[",
        "](",
        "![",
        "**",
        "著",
        "图为",
        "图片来源：",
        "\u{200b}",
        "\u{feff}",
        "\u{0}",
        "𠮷",
        "é",
        "👍",
        "新华社北京5月3日电",
        "电",
        "讯",
        "---",
        "http://a.cn",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|p| p.concat())
}

proptest! {
    #[test]
    fn any_text_folds(body in ".*") {
        check(&body);
    }

    #[test]
    fn any_mess_folds(body in trouble()) {
        check(&body);
    }
}
