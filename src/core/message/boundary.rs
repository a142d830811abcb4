//! Where a text is best cut: between blocks, else sentences, else words, else grapheme clusters.

use icu::segmenter::options::{LineBreakOptions, WordBreakInvariantOptions};
use icu::segmenter::{LineSegmenter, WordSegmenter};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::flow::Flow;

/// How much before the limit is looked at for a word's boundary, in bytes.
const TAIL: usize = 256;

/// How much after the limit is looked at, to know what is cut there, in bytes.
const AHEAD: usize = 64;

/// A piece is not made shorter than this part of what fits for the sake of a block or sentence.
const LEAST: usize = 3;

/// The best cut after `at`, at most at `end`. Answers `end` when it lies within the first cluster.
pub(super) fn best(flow: &Flow<'_>, at: usize, end: usize) -> usize {
    let text = flow.text.as_str();
    let end = before_whole(flow, at, end);
    let floor = text.floor_char_boundary(at + (end - at) / LEAST);
    let good = |cut: &usize| *cut > at && *cut > floor && before_whole(flow, at, *cut) == *cut;
    block(flow, end)
        .filter(good)
        .or_else(|| sentence(flow, floor, end).filter(good))
        .or_else(|| word(flow, at, end))
        .or_else(|| cluster(text, at, end))
        .unwrap_or(end)
}

/// `cut`, or the beginning of what may not be cut there.
fn before_whole(flow: &Flow<'_>, at: usize, cut: usize) -> usize {
    let after = flow.whole.partition_point(|range| range.start < cut);
    match after.checked_sub(1).and_then(|index| flow.whole.get(index)) {
        Some(range) if range.start > at && cut < range.end => range.start,
        _ => cut,
    }
}

fn block(flow: &Flow<'_>, end: usize) -> Option<usize> {
    let after = flow.starts.partition_point(|start| *start <= end);
    flow.starts.get(after.checked_sub(1)?).copied()
}

/// The last end of a sentence between `floor` and `end`, if it does not end a heading.
fn sentence(flow: &Flow<'_>, floor: usize, end: usize) -> Option<usize> {
    let text = flow.text.as_str();
    let window = text.get(floor..text.ceil_char_boundary(end + AHEAD))?;
    window
        .split_sentence_bound_indices()
        .map(|(index, _)| floor + index)
        .take_while(|index| *index <= end)
        .filter(|index| flow.headed.binary_search(index).is_err())
        .last()
}

/// The last place where a line may break and no word is cut.
fn word(flow: &Flow<'_>, at: usize, end: usize) -> Option<usize> {
    let text = flow.text.as_str();
    let from = text.ceil_char_boundary(at.max(end.saturating_sub(TAIL)));
    let window = text.get(from..text.ceil_char_boundary(end + AHEAD))?;
    let within = |index: &usize| *index > 0 && from + index <= end;
    let mut words: Vec<usize> =
        WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()).segment_str(window).filter(within).collect();
    let mut lines: Vec<usize> = LineSegmenter::new_dictionary(LineBreakOptions::default()).segment_str(window).filter(within).collect();
    while let (Some(&word), Some(&line)) = (words.last(), lines.last()) {
        let cut = from + word;
        if word == line && before_whole(flow, at, cut) == cut && is_cluster_boundary(text, at, cut) {
            return Some(cut);
        }
        if word >= line {
            words.pop();
        }
        if line >= word {
            lines.pop();
        }
    }
    let space = text.get(at..end)?.char_indices().rev().find(|(_, c)| c.is_whitespace())?;
    let cut = at + space.0 + space.1.len_utf8();
    (before_whole(flow, at, cut) == cut).then_some(cut)
}

/// The last boundary of a grapheme cluster after `at` and at most at `end`.
fn cluster(text: &str, at: usize, end: usize) -> Option<usize> {
    let piece = text.get(at..)?;
    if is_cluster_boundary(text, at, end) {
        return Some(end);
    }
    let before = GraphemeCursor::new(end - at, piece.len(), true).prev_boundary(piece, 0).ok()??;
    (before > 0).then_some(at + before)
}

fn is_cluster_boundary(text: &str, at: usize, cut: usize) -> bool {
    text.get(at..).is_some_and(|piece| GraphemeCursor::new(cut - at, piece.len(), true).is_boundary(piece, 0) == Ok(true))
}
