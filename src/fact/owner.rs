//! Whose a number is, by what it measures: investment is the project's, the number of firms the zone's, attendance the occasion's.

use std::collections::BTreeMap;

use super::Filler;
use super::carried::Topic;
use super::reading::Reading;
use crate::mention::Cluster;
use crate::ontology::Kind;

impl Topic {
    /// Whether the lexicon gives an indicator, or its beginning or end, this value: 年产值 output, 建筑面积 project.
    pub fn measures(&self, reading: &Reading<'_>, indicator: &str, value: &str) -> bool {
        said(reading, indicator).any(|v| v == value)
    }

    /// Whether a text has a word to which the lexicon gives this value.
    pub(super) fn measures_within(&self, reading: &Reading<'_>, text: &str, value: &str) -> bool {
        let cuts: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
        let lexicon = &reading.source.ontology.lexicon;
        cuts.iter().enumerate().any(|(n, i)| {
            let ends = cuts[n + 1..].iter().take_while(|j| *j - i <= 18);
            ends.into_iter().any(|j| lexicon.values(&text[*i..*j], Kind::Indicator).any(|v| v == value))
        })
    }

    /// The zone in which it happens, if what is told fits into it: 全市107个项目开工 is told of a whole city.
    pub(super) fn around(&self, reading: &Reading<'_>, roles: &BTreeMap<String, Vec<Filler>>, wider: bool) -> Option<usize> {
        let counted = roles.contains_key("projectCount") && !roles.contains_key("project");
        let subject = self.subject.filter(|_| self.here && counted).and_then(|s| reading.clusters.get(s));
        let city = |c: &&Cluster| c.class == "Place" && reading.source.ontology.seeds.find("Place", &c.name).is_some();
        self.zone.filter(|z| !(subject.as_ref().is_some_and(city) || counted && wider || super::home::away(reading, *z, roles)))
    }

    /// Whose the indicator is: investment, capacity and floor space belong to the project named last.
    pub fn owner(&self, reading: &Reading<'_>, indicator: &str) -> Option<usize> {
        let said: Vec<&str> = said(reading, indicator).collect();
        let of = |value: &str| said.contains(&value);
        if self.unknown && !self.own && !of("zone") {
            return None;
        }
        let more = || reading.without_adding(indicator).len() < indicator.len();
        let class = |e: usize| reading.clusters.get(e).map_or("", |c| c.class);
        // 省政府印发通知，|云杉产业园|被评为优秀园区，获得500万元奖励: who has got it is told.
        let rewarded = self.here && self.subject.is_some_and(|s| matches!(class(s), "Company" | "Platform" | "Institute"));
        if let Some(document) = self.document.filter(|_| of("policy") && !rewarded) {
            return Some(document);
        }
        // 甲公司落户乙高新区，注册资本5000万元: only firms have any.
        let firm = self.subject.filter(|s| reading.clusters[*s].class == "Company").or(self.company);
        // 项目|注册资本|5000万美元 are that of the firm that the project founds.
        let works = self.own && self.subject.is_some_and(|s| matches!(reading.clusters[s].class, "Project" | "Platform"));
        // 全区新开办企业5691户，|新增注册资本|290亿元: or those who have more of them.
        let region = self.here && self.subject.is_some_and(|s| governs(reading, s)) && more();
        if let Some(firm) = firm.filter(|_| of("firm") && !works && !region) {
            return Some(firm);
        }
        // 甲高新区组织24家企业参赛, 甲银行向5家参赛企业授信: those who send others, or give them something, are the subject.
        let sends = self.here && of("sender") && self.subject.is_some_and(|s| class(s) != "Event");
        let gives = self.own && self.subject.is_some_and(|s| matches!(class(s), "Company" | "Institute"));
        if let Some(event) = self.event.filter(|_| of("event") && !sends && !gives) {
            return Some(event);
        }
        // 甲公司推出乙机器人，自重8千克: what it weighs is not its maker.
        if let Some(product) = self.product.filter(|_| of("product")) {
            return Some(product);
        }
        // 青禾高新区设立云杉基金，|已投项目16个: what was set up has it, and not who did. But 新增企业, 拿出资金 and what a firm earns
        // are of whoever did.
        let firms = self.subject.is_some_and(|s| class(s) == "Company") && (of("company") || of("output") || of("firm"));
        // 甲项目建设乙中心，|总投资5亿元: nor what is a part of somebody.
        let whole = self.subject.is_some_and(|s| matches!(class(s), "Project" | "Platform"));
        if let Some(thing) = self
            .set_up
            .filter(|_| !self.own && !whole && !firms && !more() && !["zone", "sender", "policy"].iter().any(|v| of(v)))
        {
            return Some(thing);
        }
        // Investment and floor space are a project's; output and taxes are when it is to be finished.
        // 三大产业产值, 制造业投资: that of a part of the economy is no firm's.
        let economy = || {
            let sector = reading.gauge(indicator, "measure").map(|end| &indicator[..indicator.len() - end.len()]);
            // 物业面积 of the firm spoken of is its own.
            let firm = self.here && self.subject.is_some_and(|s| reading.clusters[s].class == "Company");
            !firm && sector.is_some_and(|s| reading.gauge(s, "sector").is_some())
        };
        // 投资超10亿元的重大项目4个 are no project's.
        // 签约项目数量
        let counted = indicator.trim_end_matches("数量");
        let many = || reading.ending(counted, Kind::Anaphor).any(|(_, of)| of.ends_with("Project"));
        // 甲产业园建设乙服务中心，达产后…: a part of what the sentence is about is not what is finished.
        let part = self.here && self.project.is_some_and(|p| class(p) == "Platform");
        let whole = self.subject.filter(|s| part && matches!(class(*s), "Platform" | "Project"));
        // 云杉开发区规划面积7560亩，达产后年产值200亿元: nor is a project of the paragraph before, where another zone is spoken of.
        let land = self.here && self.subject.is_some_and(|s| class(s) == "Zone" && self.home != Some(s));
        let built = whole.or(self.project).or(self.built.filter(|_| self.finished && !land));
        // 公司目前年产值2亿元: what a firm makes is no project's that it is still preparing.
        let values = || reading.source.ontology.lexicon.values(indicator, Kind::Indicator);
        let made = values().any(|v| v == "output") && !values().any(|v| v == "project");
        let firm = self.here && self.subject.is_some_and(|s| class(s) == "Company");
        // 该公司累计投资60亿元: nor is what it has spent so far.
        let lexicon = &reading.source.ontology.lexicon;
        let so_far = || indicator.char_indices().any(|(i, _)| lexicon.values(&indicator[..i], Kind::Cumulative).next().is_some());
        let running = firm && (made && self.own && !self.finished || so_far());
        if let Some(project) = built.filter(|_| {
            !running && of("project") && !of("zone") && !economy() && !many()
                || (self.finished && (!self.own || of("output") && !firm))
        }) {
            return Some(project);
        }
        // 规上工业产值 is no firm's, whoever was named before; what is to be produced is no occasion's.
        let firms = || reading.gauge(indicator, "region").is_some();
        let occasion = |s: usize| {
            reading.clusters[s].class == "Event"
                && (self.finished || of("output") || (!self.here || of("project") && !firms()) && !of("event"))
        };
        // Nor is it that of a ministry named in an earlier sentence.
        let office = |s: usize| reading.clusters[s].class == "Government" && !self.here;
        // 甲孵化器在孵企业146家，32家成长为高新技术企业: firms are counted by whoever houses them, too.
        let park = |s: usize| reading.clusters[s].name.ends_with(['园', '区', '城', '谷', '港']);
        let houses = |s: usize| reading.clusters[s].class == "Platform" && self.here && (firms() || park(s));
        let other = |s: usize| !governs(reading, s) && (of("zone") && !houses(s) || economy());
        // 甲公司获批省级中心。新增瞪羚企业6家: firms are counted by a zone.
        let firm = |s: usize| matches!(reading.clusters[s].class, "Company" | "Institute" | "Product");
        let regional = |s: usize| firm(s) && (!self.here || more()) && firms() && !of("company");
        // 甲项目一期封顶。8家企业市场占有率第一: what firms have no building has that was spoken of before.
        let building = |s: usize| reading.clusters[s].class == "Project" && !self.here && of("company") && firms();
        // 甲工厂入选名单，新增省级工程中心4个: nor are bodies what somebody has who was named in passing.
        let passed = |s: usize| !governs(reading, s) || !self.here && self.home != Some(s);
        let bodies = |s: usize| passed(s) && self.first.is_some() && more() && body(reading, indicator);
        let project = |s: usize| reading.clusters[s].class == "Project";
        let foreign = |s: usize| {
            // 两个项目投产后年产值10亿元 is not that of the firm that builds them.
            let all = self.several && (project(s) || self.finished && !governs(reading, s));
            // 甲平台签订协议。8个省重点项目有序推进: nor are projects what a project or a platform has that was spoken of before.
            let projects = (project(s) || !self.here && class(s) == "Platform") && many();
            let nobodys = all || projects;
            nobodys || self.home.is_some() && (other(s) || occasion(s) || office(s) || regional(s) || building(s) || bodies(s))
        };
        let agent = |s: usize| matches!(reading.clusters[s].class, "Company" | "Institute");
        let passing = self.first.filter(|_| !self.here && self.subject.is_some_and(agent) && !of("company") && !of("output"));
        let whose = self.subject.filter(|s| self.own || !foreign(*s));
        passing.or(whose).map(|s| reading.zone_of(s)).or(self.home)
    }
}

/// What the lexicon says of an indicator, or of its beginning or end.
fn said<'a>(reading: &Reading<'a>, indicator: &str) -> impl Iterator<Item = &'a str> {
    let lexicon = &reading.source.ontology.lexicon;
    let begun = if lexicon.may_begin(indicator, Kind::Indicator) { indicator } else { "" };
    let begins = begun.char_indices().flat_map(move |(i, _)| lexicon.values(&begun[..i], Kind::Indicator));
    reading.ending(indicator, Kind::Indicator).map(|(_, value)| value).chain(begins)
}

/// Whether an indicator ends in what bodies are called: 新增省级工程研究中心.
fn body(reading: &Reading<'_>, indicator: &str) -> bool {
    reading.ending(indicator, Kind::Suffix).any(|(_, class)| matches!(class, "Platform" | "Institute" | "Company" | "Zone"))
}

/// Whether an entity is or stands for a piece of land with people on it.
fn governs(reading: &Reading<'_>, entity: usize) -> bool {
    matches!(reading.clusters[entity].class, "Zone" | "Place" | "Government")
}
