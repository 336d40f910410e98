//! Posts with what their holder is in charge of: `甲公司|渠道|经理|张三` → `甲公司|渠道经理|张三`, `甲公司|固态电池项目负责人|张三`.

use super::{Chunk, ChunkKind, Pos};
use crate::mention::{Mention, Source};
use crate::ontology::{Kind, Kinds};
use crate::text::Span;

/// How many characters a field may have: 新能源汽车电池材料.
const LENGTH: u32 = 9;

/// What stands between a body and a post, and is no field: 甲公司|聘请|经理, 甲公司|新任|总监.
const OTHER: Kinds = Kinds::of(&[Kind::Title, Kind::Installing, Kind::Epithet, Kind::Negated, Kind::Attribution]);

/// Makes a field one chunk with its post, where a body stands before and a person behind.
pub(super) fn join(source: &Source<'_>, mentions: &[Mention], chunks: &mut Vec<Chunk>) {
    let mut fields: Vec<std::ops::Range<usize>> = Vec::new();
    for at in 2..chunks.len() {
        let post = &chunks[at - 1];
        if class(mentions, &chunks[at]) != Some("Person") || !post.is(Kind::Title) || !takes(source, post.span) {
            continue;
        }
        // 智能|驾驶|总监: no field begins with what is done.
        let mut begin = chunks[..at - 1].iter().rposition(|c| !field(source, mentions, c)).map_or(0, |i| i + 1);
        while begin + 1 < at && pos(source, &chunks[begin]) == Some(Pos::Verb) {
            begin += 1;
        }
        let length = post.span.begin.saturating_sub(chunks[begin].span.begin);
        let bare = chunks[begin].kinds.has(Kind::Anaphor);
        if (1..=LENGTH).contains(&length) && !bare && held(source, mentions, &chunks[..begin]) {
            chunks[at - 1].span.begin = chunks[begin].span.begin;
            fields.push(begin..at - 1);
        }
    }
    if fields.is_empty() {
        return;
    }
    let mut at = 0;
    let mut left = fields.into_iter().peekable();
    chunks.retain(|_| {
        let gone = left.peek().is_some_and(|field| field.contains(&at));
        at += 1;
        left.next_if(|field| field.end <= at);
        !gone
    });
}

/// Whether a post, or what it ends with (项目负责人), needs to be told of what.
fn takes(source: &Source<'_>, post: Span) -> bool {
    let text = source.text.str(post);
    let said = |i: usize| source.ontology.lexicon.values(&text[i..], Kind::Title).any(|value| value == "field");
    text.char_indices().any(|(i, _)| said(i))
}

/// Whether a body stands last, or somebody who has another post there: 甲公司|的, 甲公司市场总监|李四|、.
fn held(source: &Source<'_>, mentions: &[Mention], before: &[Chunk]) -> bool {
    let Some((last, others)) = before.split_last() else { return false };
    let body = |c: &Chunk| matches!(class(mentions, c), Some("Company" | "Institute" | "Platform"));
    let joint = || match last.kind {
        ChunkKind::Mark('、') => others.last().is_some_and(|c| class(mentions, c) == Some("Person")),
        _ => source.value(last.span, Kind::Particle) == Some("of") && others.last().is_some_and(body),
    };
    body(last) || joint()
}

/// Whether a chunk may be a word of a field.
fn field(source: &Source<'_>, mentions: &[Mention], chunk: &Chunk) -> bool {
    let product = || class(mentions, chunk) == Some("Product");
    let word = || matches!(pos(source, chunk), Some(Pos::Noun | Pos::Activity | Pos::Other | Pos::Verb | Pos::Adjective));
    match chunk.kind {
        ChunkKind::Word(_) | ChunkKind::Token(_) => !chunk.kinds.meets(OTHER) && word(),
        _ => product(),
    }
}

fn pos(source: &Source<'_>, chunk: &Chunk) -> Option<Pos> {
    source.token(chunk.span.begin as usize).map(|t| t.pos)
}

fn class(mentions: &[Mention], chunk: &Chunk) -> Option<&'static str> {
    match chunk.kind {
        ChunkKind::Mention(m) => mentions.get(m).map(|m| m.class),
        _ => None,
    }
}
