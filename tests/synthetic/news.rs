//! News from a seed, as text: the same number gives the same article, of about 900 characters.

use zhitu::article::{Article, Date};

use super::{BRANDS, CITIES, Dice, GOODS, INDICATORS, TRADES};

const SURNAMES: &[&str] = &["陈", "李", "周", "吴", "郑", "孙", "许", "何"];
const GIVEN: &[&str] = &["立新", "文博", "雅琴", "志远", "春梅", "国庆", "晓东", "思远"];

/// Sentences with holes; `{…}` names what fills one.
const SENTENCES: &[&str] = &[
    "{day}，{city}高新区与{company}签署合作协议，总投资{money}亿元的{goods}生产基地项目正式落户园区。",
    "会上，{count}个项目集中签约，协议投资总额超过{money}亿元，涉及{trade}、{trade}等领域。",
    "今年一季度，{city}高新区{indicator}达到{money}亿元，同比增长{percent}%，增速位居全市第{small}。",
    "截至目前，全区累计引进{trade}企业{count}家，其中规模以上企业{small}家，占比{percent}%。",
    "记者在{company}的车间里看到，自动化生产线正在满负荷运转，工人们忙着检验刚下线的{goods}。",
    "“我们计划年内再投入{money}亿元，把{goods}的产能提高一倍。”{company}总经理{person}说。",
    "由{company}投资建设的{goods}研发中心项目日前开工，预计{year}年底建成投产，可年产{goods}{count}万套。",
    "{day}，第{small}届{city}{trade}创新大会在{city}会展中心举行，{count}余家企业参加，大会由{city}市人民政府主办。",
    "{city}高新区管委会主任{person}介绍，园区将继续优化营商环境，为企业提供从注册到投产的全程服务。",
    "近日，{company}完成{money}亿元B轮融资，由{brand}资本领投，资金将用于{goods}的研发和市场推广。",
    "在{year}年度评选中，{company}获评省级专精特新中小企业，{goods}产品入选首台（套）重大技术装备目录。",
    "与此同时，围绕{trade}产业链的上下游，园区出台了支持企业技术改造的若干措施，对符合条件的项目给予补助。",
    "该项目占地约{count}亩，全部达产后预计年产值{money}亿元，新增就业岗位{count}个。",
    "据了解，{company}是一家从事{goods}研发、生产和销售的高新技术企业，产品出口到{small}个国家和地区。",
];

/// The `n`-th article.
pub fn article(n: u64) -> Article {
    let mut dice = Dice(n.wrapping_mul(0x9E37_79B9).wrapping_add(7));
    let city = dice.of(CITIES);
    let mut text = String::new();
    for paragraph in 0..6 {
        if paragraph > 0 {
            text.push_str("\n\n");
        }
        for _ in 0..3 {
            let sentence = dice.of(SENTENCES);
            fill(sentence, city, &mut dice, &mut text);
        }
    }
    let published = Date::new(2020 + dice.below(5) as i16, 1 + dice.below(12) as i8, 1 + dice.below(28) as i8).ok();
    let title = format!("{city}高新区：{}产业再添新动能", dice.of(TRADES));
    Article { id: format!("news-{n}"), title, published, url: None, source: None, text }
}

fn fill(sentence: &str, city: &str, dice: &mut Dice, out: &mut String) {
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        let (hole, after) = after.split_once('}').unwrap();
        out.push_str(before);
        out.push_str(&match hole {
            "city" => city.to_owned(),
            "company" => format!("{city}{}{}科技有限公司", dice.of(BRANDS), dice.of(TRADES)),
            "brand" => dice.of(BRANDS).to_owned(),
            "trade" => dice.of(TRADES).to_owned(),
            "goods" => dice.of(GOODS).to_owned(),
            "indicator" => dice.of(INDICATORS).to_owned(),
            "person" => format!("{}{}", dice.of(SURNAMES), dice.of(GIVEN)),
            "day" => format!("{}月{}日", 1 + dice.below(12), 1 + dice.below(28)),
            "year" => (2020 + dice.below(6)).to_string(),
            "money" => format!("{}.{}", 1 + dice.below(300), dice.below(100)),
            "percent" => format!("{}.{}", 1 + dice.below(40), dice.below(10)),
            "count" => (3 + dice.below(400)).to_string(),
            "small" => (2 + dice.below(20)).to_string(),
            other => panic!("no hole {other}"),
        });
        rest = after;
    }
    out.push_str(rest);
}
