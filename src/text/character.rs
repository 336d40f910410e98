//! One character → its folded form and what must be looked at around it: `ＧＤＰ` → `GDP`, `區` → `区`, `『` → `“`.
//!
//! A table over the basic plane answers for every character that needs no neighbours; the few that do (half-width
//! marks between Han characters, straight quotes, spaces) have a class of their own and are folded in `fold`.

use std::sync::LazyLock;

use crate::article::is_han;

/// What a character asks of the fold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Han and the full-width marks: no space beside it.
    Wide,
    /// Letters, digits and marks of other scripts: a space between two of them stays.
    Narrow,
    /// `,` `:` `.` `"` and the like, which become Chinese marks beside Han characters.
    Contextual,
    Space,
    /// Zero-width and control characters.
    Nothing,
}

impl Class {
    fn is_plain(self) -> bool {
        matches!(self, Class::Wide | Class::Narrow)
    }
}

/// The radicals U+2F00 to U+2FD5, which text copied out of PDF files is full of, as the characters they look like.
const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋\
弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊\
羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲\
鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Marks of several shapes and the one that stands for them.
const MARKS: &[(&str, char)] = &[
    ("「〝﹁『﹃‘", '“'),
    ("」〞〟﹂』﹄’", '”'),
    ("‐‑−﹣", '-'),
    ("–―─", '—'),
    ("⋯︙", '…'),
    ("•‧・⋅∙･⸱", '·'),
    ("∼〜", '~'),
    ("﹪", '%'),
    ("｡", '。'),
    ("､﹑", '、'),
    ("﹐", '，'),
    ("﹔", '；'),
    ("﹕︰", '：'),
    ("﹙﹝", '（'),
    ("﹚﹞", '）'),
    ("﹖", '？'),
    ("﹗", '！'),
    ("〈", '《'),
    ("〉", '》'),
];

/// Characters that simplified text also prints, in names above all (乾照光电, 东昇机械, 哪吒汽车): they are not folded.
const BOTH_WAYS: &str = "乾徵瞭藉覆昇吒堃喆崑祐";

/// What each character of the basic plane becomes, and its class.
struct Table {
    /// 0 for a character that needs its neighbours. Kept apart from the classes, since this is all that a Han character
    /// asks and the processor's nearest cache is small.
    plain: Box<[u16]>,
    folded: Box<[u16]>,
    class: Box<[Class]>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut folded: Vec<char> = (0..=0xFFFFu32).map(|n| char::from_u32(n).unwrap_or('\u{FFFD}')).collect();
    let mut set = |from: char, to: char| {
        // A few rare characters become ones beyond the basic plane, which no listed word holds.
        if let Some(place) = folded.get_mut(from as usize).filter(|_| (to as u32) < 0x1_0000) {
            *place = to;
        }
    };
    for (traditional, simplified) in hanconv::RawDictionary::TSCharacters.iter() {
        if let (Some(from), Some(to)) = (single(traditional), single(simplified))
            && !BOTH_WAYS.contains(from)
        {
            set(from, to);
        }
    }
    // What only Hong Kong and Taiwan print, or what simplification left out of the table above.
    for (from, to) in
        [('妳', '你'), ('裏', '里'), ('羣', '群'), ('峯', '峰'), ('綫', '线'), ('啓', '启'), ('溼', '湿'), ('祕', '秘')]
    {
        set(from, to);
    }
    for (shapes, mark) in MARKS {
        shapes.chars().for_each(|shape| set(shape, *mark));
    }
    // Full-width forms, but for the marks that are Chinese as they stand.
    for wide in '\u{FF01}'..='\u{FF5E}' {
        if !matches!(wide, '，' | '：' | '；' | '（' | '）' | '！' | '？')
            && let Some(narrow) = char::from_u32(wide as u32 - 0xFEE0)
        {
            set(wide, narrow);
        }
    }
    for (radical, character) in ('\u{2F00}'..).zip(RADICALS.chars()) {
        let simplified = folded[character as usize];
        folded[radical as usize] = simplified;
    }
    let class: Box<[Class]> = folded.iter().map(|to| class(*to)).collect();
    let folded: Box<[u16]> = folded.iter().map(|to| u16::try_from(*to as u32).unwrap_or_default()).collect();
    let plain = folded.iter().zip(&class).map(|(to, class)| if class.is_plain() { *to } else { 0 }).collect();
    Table { plain, folded, class }
});

fn single(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

fn class(to: char) -> Class {
    match to {
        ' '
        | '\t'
        | '\n'
        | '\r'
        | '\u{A0}'
        | '\u{2000}'..='\u{200A}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202F}'
        | '\u{205F}'
        | '\u{3000}' => Class::Space,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => Class::Nothing,
        '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFD}' => Class::Nothing,
        '\u{E000}'..='\u{F8FF}' => Class::Nothing,
        ',' | ':' | ';' | '(' | ')' | '!' | '?' | '.' | '"' | '\'' | '*' | '_' | '[' | ']' | '著' => Class::Contextual,
        c if is_han(c) => Class::Wide,
        '\u{3001}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}' | '“' | '”' | '‘' | '’' | '…' | '—' | '·' => Class::Wide,
        _ => Class::Narrow,
    }
}

/// The table, to be looked up once a text rather than once a character.
#[derive(Clone, Copy)]
pub struct Characters(&'static Table);

impl Characters {
    pub fn table() -> Characters {
        Characters(&TABLE)
    }

    /// The folded character, if it needs no neighbours.
    #[inline]
    pub fn plain(self, c: char) -> Option<char> {
        match self.0.plain.get(c as usize) {
            Some(0) => None,
            Some(folded) => char::from_u32(u32::from(*folded)),
            None => Some(c),
        }
    }

    pub fn fold(self, c: char) -> (char, Class) {
        match (self.0.folded.get(c as usize), self.0.class.get(c as usize)) {
            (Some(folded), Some(class)) => (char::from_u32(u32::from(*folded)).unwrap_or(c), *class),
            _ => (c, if is_han(c) { Class::Wide } else { Class::Narrow }),
        }
    }
}
