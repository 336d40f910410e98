//! Whom a word points to whose noun stands further on: `这家从修理铺起步的企业`, `这只盯着半导体的基金`, `这座由云杉集团投资建设的园区`.

use super::spot::Spot;
use super::stands::{head, paragraph};
use super::token::is_mark;
use super::{Mention, plain};
use crate::ontology::Kind;
use crate::text::Span;

/// Characters within which the noun follows.
const FAR: usize = 24;

impl Spot<'_> {
    /// The entity of one of these classes that the word and its noun mean. Nothing where no noun follows, or none that 该 may stand
    /// in front of.
    pub(super) fn described(&self, classes: &str) -> Option<usize> {
        let source = self.source;
        let noun = self.noun(classes).filter(|_| head(source, self.word))?;
        let fits = |m: &Mention| classes.split(' ').any(|class| m.class == class);
        let begin = paragraph(source, self.word.begin);
        let near = |m: &Mention| fits(m) && m.span.begin >= begin;
        if classes != "Company" {
            let noun = source.text.str(noun);
            let called = |m: &Mention| fits(m) && plain(source.text.str(m.span)).ends_with(noun);
            // 走进云杉新材料产业园…。¶这个总投资18亿元的项目|去年开工: what the paragraph before spoke of last.
            let before = paragraph(source, begin.saturating_sub(2));
            let works = |m: &Mention| fits(m) && m.class != "Zone" && m.span.begin >= before;
            return self.last(called).or_else(|| self.last(near)).or_else(|| self.last(works));
        }
        // 云杉钢铁去年用电…。¶这家园区的用能大户|也是…: the only firm of the paragraph before.
        let before = paragraph(source, begin.saturating_sub(2));
        let firms = || self.before.iter().filter(|m| fits(m) && (before..begin).contains(&m.span.begin)).map(|m| m.entity);
        let only = || firms().next().filter(|first| firms().all(|m| m == *first));
        self.headed(fits, false).or_else(|| self.last(near)).or_else(only)
    }

    /// The noun that the word belongs to, in front of which 该 may stand for one of these classes: 公司, 药企, 龙头|企业; behind 的, where
    /// it is no firm: 这座由甲集团投资建设|的|园区.
    fn noun(&self, classes: &str) -> Option<Span> {
        let (source, end) = (self.source, self.word.end as usize);
        let stop = (end..end + FAR).find(|i| source.char(*i).is_none_or(is_mark)).unwrap_or(end + FAR);
        let firm = classes == "Company";
        let means = |of: &str| match firm {
            true => of == classes,
            false => of == "park" || of.split(['~', ' ']).any(|class| classes.contains(class)),
        };
        let stands = |i: usize| firm || source.char(i.wrapping_sub(1)) == Some('的');
        (end..stop).filter(|i| stands(*i)).find_map(|i| {
            let word = source.token(i).filter(|t| (t.span.end as usize) <= stop)?.span;
            let word = Span { begin: i as u32, ..word };
            let said = format!("该{}", source.text.str(word));
            source.ontology.lexicon.values(&said, Kind::Anaphor).any(means).then_some(word)
        })
    }
}
