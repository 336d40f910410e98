//! Reading: bytes → articles → folded sentences, by the corpus in `tests/corpus/reading` and by properties.

use proptest::prelude::*;
use zhitu::article::{Article, Options, Reading, read};
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

/// The articles that one file of the given name would give.
fn articles_of(name: &str, bytes: &[u8]) -> Vec<Reading> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read(&[path.display().to_string()], &Options::default()).collect()
}

/// One article as the corpus writes it: id, date and title, then the body.
fn shown(readings: &[Reading]) -> String {
    let lines: Vec<String> = readings
        .iter()
        .map(|reading| match reading {
            Ok(article) => {
                let date = article.published.map_or_else(|| "无日期".to_owned(), |d| d.to_string());
                let from: Vec<&str> = article.source.iter().chain(&article.url).map(String::as_str).collect();
                let from = if from.is_empty() { String::new() } else { format!("（{}）", from.join(" ")) };
                format!("【{} {date}】{}{from}\n{}\n", article.id, article.title, article.text)
            }
            Err(problem) => {
                let place = if problem.line > 0 { format!("第{}行 ", problem.line) } else { String::new() };
                format!("【错误】{place}{}\n{}\n", problem.message, problem.hint)
            }
        })
        .collect();
    lines.join("\n")
}

#[test]
fn corpus_of_articles() {
    let mut failures = Vec::new();
    for case in cases("reading") {
        let Some(wanted) = case.block("articles") else { continue };
        let (name, input) = ["a.md", "a.txt", "a.html", "a.jsonl"]
            .into_iter()
            .find_map(|name| case.block(name).map(|input| (name, input)))
            .unwrap_or_else(|| panic!("{}: no input", case.name));
        let got = shown(&articles_of(name, input.as_bytes()));
        if got.trim_end() != wanted.trim_end() {
            failures.push((case.name.clone(), wanted.to_owned(), got));
        }
    }
    expect(failures);
}

/// The real page, where it is at hand: every item as the annotators cut it out.
#[test]
fn seed_page_is_cut_as_annotated() {
    let above = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared"));
    let shared = above.into_iter().find(|s| s.join("seed/page.md").exists());
    let Some(shared) = shared else {
        println!("skipped: ../shared/seed/page.md is not at hand");
        return;
    };
    let page = shared.join("seed/page.md").display().to_string();
    let articles: Vec<Article> = read(&[page], &Options::default()).map(Result::unwrap).collect();
    let gold = shared.join("gold/seed.jsonl").display().to_string();
    let gold: Vec<Article> = read(&[gold], &Options::default()).map(Result::unwrap).collect();
    assert_eq!(articles.len(), 7);
    for (article, gold) in articles.iter().zip(&gold) {
        assert_eq!(article.title, gold.title);
        assert_eq!(article.text, gold.text);
        assert_eq!(article.published.unwrap().to_string(), "2023-04-28");
    }
}

/// What the articles say about themselves must hold whatever the bytes were.
fn check_readings(name: &str, bytes: &[u8]) {
    for reading in articles_of(name, bytes) {
        match reading {
            Ok(article) => {
                assert!(!article.id.is_empty());
                assert!(!article.text.trim().is_empty());
                check(&article.text);
            }
            Err(problem) => assert!(!problem.file.is_empty() && !problem.message.is_empty()),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_give_articles_or_problems(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for name in ["a.md", "a.txt", "a.html", "a.jsonl", "a.bin"] {
            check_readings(name, &bytes);
        }
    }

    #[test]
    fn any_page_gives_articles_or_problems(page in trouble()) {
        for name in ["a.md", "a.html"] {
            check_readings(name, page.as_bytes());
        }
        let record = serde_json::json!({ "text": page, "published": null, "id": null });
        check_readings("a.jsonl", record.to_string().as_bytes());
    }

    #[test]
    fn encodings_give_the_same_article(words in prop::collection::vec("[高新区公司签约项目总投资亿元，。0-9]{8,30}", 1..6)) {
        let page = format!("# 标题\n\n{}", words.join("。\n\n"));
        let plain = articles_of("a.md", page.as_bytes());
        let (gb, _, _) = encoding_rs::GB18030.encode(&page);
        prop_assert_eq!(&articles_of("a.md", &gb), &plain);
        prop_assert_eq!(&articles_of("a.md", format!("\u{FEFF}{page}").as_bytes()), &plain);
        prop_assert_eq!(&articles_of("a.md", page.replace('\n', "\r\n").as_bytes()), &plain);
        let little: Vec<u8> = [0xFEFF].into_iter().chain(page.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        prop_assert_eq!(&articles_of("a.md", &little), &plain);
        let big: Vec<u8> = [0xFEFF].into_iter().chain(page.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        prop_assert_eq!(&articles_of("a.md", &big), &plain);
    }
}

#[test]
fn json_lines_come_in_every_encoding() {
    let lines = "{\"id\":\"a\",\"text\":\"株洲高新区开园。\"}\n{\"id\":\"b\",\"text\":\"次日签约。\"}\n";
    let plain = articles_of("a.jsonl", lines.as_bytes());
    assert_eq!(plain.len(), 2);
    assert!(plain.iter().all(Result::is_ok));
    let (gb, _, _) = encoding_rs::GB18030.encode(lines);
    assert_eq!(articles_of("a.jsonl", &gb), plain);
    let utf16: Vec<u8> = [0xFEFF].into_iter().chain(lines.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(articles_of("a.jsonl", &utf16), plain);
}

#[test]
fn a_line_without_end_is_passed_over() {
    let mut bytes = b"{\"id\":\"a\",\"text\":\"\xE4\xB8\x80\"}\n{\"id\":\"b\",\"text\":\"".to_vec();
    bytes.resize(bytes.len() + (20 << 20), b'x');
    bytes.extend(b"\"}\n{\"id\":\"c\",\"text\":\"\xE4\xB8\x89\"}");
    let readings = articles_of("a.jsonl", &bytes);
    let ids: Vec<&str> = readings.iter().flatten().map(|a| a.id.as_str()).collect();
    assert_eq!(ids, ["a", "c"]);
    let problem = readings.iter().find_map(|r| r.as_ref().err()).unwrap();
    assert_eq!((problem.line, problem.message.as_str()), (2, "the line is longer than 16 MB"));
}

#[test]
fn broken_utf8_is_named_with_its_line() {
    let mut bytes = "# 常州高新区：机器人产业园开园\n\n正文第一段。\n\n正文第".as_bytes().to_vec();
    bytes.extend([0xE4, 0xB8, b'\n']);
    let readings = articles_of("a.md", &bytes);
    let [Err(problem)] = readings.as_slice() else { panic!("{readings:?}") };
    assert_eq!((problem.line, problem.message.as_str()), (5, "byte 0xE4 is neither UTF-8 nor GB18030 text"));
}

#[test]
fn folders_and_globs_are_read_in_order() {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("b.md", "正文乙。");
    write("a.txt", "正文甲。");
    write("c/b.md", "正文丙。");
    write("a.html", "<p>正文丁。</p>");
    write("d.png", "不读");
    write(".hidden.md", "不读");
    let of = |inputs: &[String]| -> Vec<String> {
        read(inputs, &Options::default()).map(|r| r.map_or_else(|p| p.message, |a| format!("{} {}", a.id, a.text))).collect()
    };
    let root = dir.path().display().to_string();
    let all = ["a.html 正文丁。", "a.txt 正文甲。", "b 正文乙。", "c-b 正文丙。"];
    assert_eq!(of(std::slice::from_ref(&root)), all);
    assert_eq!(of(&[format!("{root}/*.md")]), ["b 正文乙。"]);
    assert_eq!(of(&[format!("{root}/none*.md"), format!("{root}/none")]), ["no file matches", "no such file or folder"]);
    let two = of(&[format!("{root}/b.md"), format!("{root}/c/b.md")]);
    assert!(two[0].ends_with("-b.md 正文乙。") && two[1].ends_with("-c-b.md 正文丙。"), "{two:?}");
}

#[test]
fn samples_are_eight_articles() {
    let samples = format!("{}/samples/news", env!("CARGO_MANIFEST_DIR"));
    let articles: Vec<Article> = read(&[samples], &Options::default()).map(Result::unwrap).collect();
    let listed: Vec<String> = articles.iter().map(|a| format!("{} {} {}", a.id, a.published.unwrap(), a.title)).collect();
    assert_eq!(
        listed,
        [
            "changzhou 2024-04-18 常州高新区：一季度“链”上突围",
            "guiyang 2024-05-24 贵阳高新区：算力“黔”程似锦",
            "luoyang 2024-06-06 洛阳高新区：老轴承“转”出新赛道",
            "page-1 2024-06-20 株洲高新区：动力谷里“加速跑”",
            "page-2 2024-06-20 无锡高新区：传感器龙头再添海外订单",
            "page-3 2024-06-20 图片新闻",
            "yichang-0312 2024-03-12 宜昌高新区：两只“新券”同日登场",
            "yangling-1019 2023-10-19 楊凌示範區：種業科技走進絲路",
        ]
    );
    for article in &articles {
        check(&article.text);
    }
}

#[test]
fn every_character_folds() {
    let all: String = ('\0'..=char::MAX).collect();
    check(&all);
    for c in ('\0'..='\u{FFFF}').step_by(7) {
        check(&format!("园{c} {c}1"));
    }
}

#[test]
fn blocks_without_end_are_refused() {
    let readings = articles_of("a.html", format!("{}正文。", "<div>".repeat(5000)).as_bytes());
    let [Err(problem)] = readings.as_slice() else { panic!("{readings:?}") };
    assert_eq!(problem.message, "nests its blocks more than 2000 deep");
}
