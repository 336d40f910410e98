//! Made-up articles with what they say, from a seed: the same number gives the same article, different numbers different ones.

#![allow(dead_code, reason = "each test and bench uses a part")]

pub mod news;

use std::collections::BTreeMap;

use zhitu::article::{Article, Date};
use zhitu::fact::{Entity, Extraction, Fact, Filler};
use zhitu::store::Record;

/// A small generator of numbers (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
    pub fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

const CITIES: &[&str] = &["临川", "安泰", "北原", "江浦", "清河", "东屏", "南岭", "白石", "云台", "金堤"];
const BRANDS: &[&str] = &["启明", "远帆", "恒岳", "瑞丰", "天枢", "蓝海", "宏图", "九章", "星火", "卓立", "汇川源", "青禾"];
const TRADES: &[&str] = &["新能源", "生物医药", "半导体", "精密机械", "光电", "智能装备", "软件", "新材料"];
const GOODS: &[&str] = &["电池", "芯片", "传感器", "减速机", "疫苗", "碳纤维", "激光器", "机器人"];
const INDICATORS: &[&str] = &["规上工业总产值", "新增高新技术企业", "财政收入", "进出口总额", "专利授权量", "引进人才"];

fn entity(class: &str, name: String, aliases: &[String]) -> Entity {
    Entity { class: class.to_owned(), name, aliases: aliases.to_vec(), mentions: Vec::new() }
}

/// The `n`-th article; `edition` changes what it says, but not its id.
pub fn record(n: u64, edition: u64) -> Record {
    let mut dice = Dice(n.wrapping_mul(0x1234_5677).wrapping_add(edition << 40));
    let day: Date = Date::new(2020 + dice.below(5) as i16, 1 + dice.below(12) as i8, 1 + dice.below(28) as i8).unwrap();
    let mut said = Extraction::default();
    let city = dice.of(CITIES);
    // The same zone in its long and its short form.
    let zone = dice.of(&["高新技术产业开发区", "高新区"]);
    said.entities.push(entity("Zone", format!("{city}{zone}"), &["高新区".to_owned()]));
    for _ in 0..3 {
        let (brand, trade) = (dice.of(BRANDS), dice.of(TRADES));
        let serial = dice.below(40);
        let full = format!("{}{brand}{trade}{serial}科技有限公司", dice.of(&["", city]));
        let short = format!("{brand}{trade}{serial}");
        said.entities.push(match dice.below(3) {
            0 => entity("Company", full, &[]),
            1 => entity("Company", full, &[short]),
            _ => entity("Company", short, &[]),
        });
    }
    for _ in 0..4 {
        let goods = dice.of(GOODS);
        said.entities.push(entity("Project", format!("{city}{goods}{}期项目{}", dice.below(9), n % 5000), &[]));
    }
    said.entities.push(entity("Event", format!("第{}届{city}博览会", dice.below(20)), &[]));
    let mut text = String::new();
    for i in 0..10 {
        let mut fact = fact(&mut dice, i, day, &said);
        fact.begin = text.chars().count() as u32;
        text.push_str(&fact.evidence);
        fact.end = text.chars().count() as u32;
        said.facts.push(fact);
    }
    let article = Article {
        id: format!("made-{n}"),
        title: format!("{city}高新区要闻{n}"),
        published: Some(day),
        url: None,
        source: Some("织图日报".to_owned()),
        text,
    };
    Record::new(article, format!("{n}-{edition}"), said)
}

fn fact(dice: &mut Dice, i: usize, day: Date, said: &Extraction) -> Fact {
    let mut roles: BTreeMap<String, Vec<Filler>> = BTreeMap::new();
    let amount = |dice: &mut Dice| Filler::Amount {
        value: (dice.below(900) as u64 * 100_000_000 + 100_000_000).into(),
        currency: "CNY".to_owned(),
        bound: (dice.below(3) == 0).then(|| "over".to_owned()),
    };
    let company = 1 + dice.below(3);
    let project = 4 + dice.below(4);
    let kind = match i {
        0 | 1 => {
            roles.insert("party".to_owned(), vec![Filler::Entity(0), Filler::Entity(company)]);
            roles.insert("project".to_owned(), vec![Filler::Entity(project)]);
            roles.insert("amount".to_owned(), vec![amount(dice)]);
            roles.insert("atEvent".to_owned(), vec![Filler::Entity(8)]);
            "Signing"
        }
        2 => {
            roles.insert("investor".to_owned(), vec![Filler::Entity(company)]);
            roles.insert("project".to_owned(), vec![Filler::Entity(project)]);
            roles.insert("amount".to_owned(), vec![amount(dice)]);
            "Investment"
        }
        3 => {
            roles.insert("project".to_owned(), vec![Filler::Entity(project)]);
            roles.insert("stage".to_owned(), vec![Filler::Concept(dice.of(&["started", "completed"]).to_owned())]);
            roles.insert("zone".to_owned(), vec![Filler::Entity(0)]);
            "Milestone"
        }
        _ => {
            roles.insert("subject".to_owned(), vec![Filler::Entity(dice.of(&[0, company]))]);
            roles.insert("indicator".to_owned(), vec![Filler::Text(dice.of(INDICATORS).to_owned())]);
            roles.insert("value".to_owned(), vec![Filler::Number((dice.below(100_000) as u64).into())]);
            roles.insert("unit".to_owned(), vec![Filler::Text(dice.of(&["家", "件", "万元", "人"]).to_owned())]);
            if i == 9 {
                roles.insert("partOf".to_owned(), vec![Filler::Fact(8)]);
                roles.insert("status".to_owned(), vec![Filler::Concept("planned".to_owned())]);
            }
            "Observation"
        }
    };
    Fact {
        kind: kind.to_owned(),
        roles,
        from: Some(day),
        to: Some(day),
        evidence: format!("{}第{i}句话说的是数字{}。", said.entities[0].name, dice.below(1_000_000)),
        begin: 0,
        end: 0,
        rule: format!("made.rule:{i}"),
        confidence: rust_decimal::Decimal::new(90, 2),
    }
}
