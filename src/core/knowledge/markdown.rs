//! Cuts Markdown into sections at headings of level 2, and long sections between their paragraphs.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::DocumentError;

/// A section with more characters than this is cut between its paragraphs, lists and code blocks. One
/// block that is longer stays whole, because half a list or half a program is worth nothing.
pub const MAX_PASSAGE_CHARS: usize = 2_000;

/// A heading with the text under it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// The heading as plain text; empty before the first.
    pub(super) heading: String,
    /// Markdown.
    pub(super) body: String,
}

/// A stretch of the document under one heading, as byte ranges.
struct Stretch {
    heading: String,
    /// The heading's own bytes; empty before the first.
    mark: Range<usize>,
    /// Where each block under it begins.
    blocks: Vec<Range<usize>>,
}

/// The sections of `text` from byte `start` on.
pub(super) fn sections(text: &str, start: usize, problems: &mut Vec<DocumentError>) -> Vec<Section> {
    let mut sections = Vec::new();
    for stretch in stretches(text, start) {
        problems.extend(stretch.blocks.iter().filter_map(|block| glued_heading(text, block.start)));
        if let (Some(first), Some(last)) = (stretch.blocks.first(), stretch.blocks.last()) {
            let whole = first.start..last.end;
            let pieces = if too_long(text, &whole) { pieces(text, &stretch.blocks) } else { vec![whole] };
            sections.extend(pieces.into_iter().map(|piece| Section {
                heading: stretch.heading.clone(),
                body: text.get(piece).unwrap_or_default().trim_end().to_owned(),
            }));
        } else if !stretch.mark.is_empty() {
            let message = format!("nothing stands under the heading `{}`", stretch.heading);
            problems.push(DocumentError::new(stretch.mark, message, "write the text that answers it, or remove the heading"));
        }
    }
    if sections.is_empty() && problems.is_empty() {
        let help = "write a heading `## …` and the text that answers it";
        problems.push(DocumentError::new(start..text.len(), "the document has no text", help));
    }
    sections
}

/// A line `##Like this` that begins a block: meant as a heading, but customers would read its signs.
fn glued_heading(text: &str, at: usize) -> Option<DocumentError> {
    let line = text.get(at..)?.lines().next()?.trim_end();
    let words = line.strip_prefix("##")?;
    let is_glued = words.trim_start_matches('#').starts_with(char::is_alphabetic);
    is_glued.then(|| {
        let words = words.trim_start_matches('#');
        DocumentError::new(at..at + line.len(), "this is no heading", format!("put a space behind the signs: `## {words}`"))
    })
}

/// Cuts at headings of level 1 and 2 that stand on their own (not in a quote, a list or code).
fn stretches(text: &str, start: usize) -> Vec<Stretch> {
    let mut stretches = vec![Stretch { heading: String::new(), mark: start..start, blocks: Vec::new() }];
    let mut depth = 0_usize;
    let mut in_heading = false;
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(text.get(start..).unwrap_or_default(), options).into_offset_iter() {
        let range = start + range.start..start + range.end;
        match &event {
            Event::Start(Tag::Heading { level, .. }) if depth == 0 && *level <= HeadingLevel::H2 => {
                in_heading = true;
                // The document's own heading names no section.
                let mark = if *level == HeadingLevel::H2 { range } else { range.start..range.start };
                stretches.push(Stretch { heading: String::new(), mark, blocks: Vec::new() });
            }
            Event::End(TagEnd::Heading(_)) if in_heading && depth == 1 => {
                in_heading = false;
                if let Some(stretch) = stretches.last_mut() {
                    // The words of a heading of level 1 are the document's, not the section's.
                    stretch.heading = if stretch.mark.is_empty() { String::new() } else { stretch.heading.trim().to_owned() };
                }
            }
            Event::Text(words) | Event::Code(words) if in_heading => {
                if let Some(stretch) = stretches.last_mut() {
                    stretch.heading.push_str(words);
                }
            }
            Event::Start(_) if depth == 0 => {
                if let Some(stretch) = stretches.last_mut() {
                    stretch.blocks.push(line_start(text, range.start)..range.end);
                }
            }
            _ => {}
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    stretches
}

/// Joins neighbouring blocks as long as the limit allows.
fn pieces(text: &str, blocks: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for block in blocks {
        match pieces.last_mut() {
            Some(piece) if !too_long(text, &(piece.start..block.end)) => piece.end = block.end,
            _ => pieces.push(block.clone()),
        }
    }
    pieces
}

/// The indentation of a block's first line belongs to it.
fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |line_break| line_break + 1)
}

fn too_long(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone()).is_some_and(|piece| piece.trim_end().chars().count() > MAX_PASSAGE_CHARS)
}
