//! Cuts a tree into messages that each fit the platform's limit.

use super::bidi::{self, Open};
use super::boundary;
use super::degrade::degrade_links;
use super::flow::Flow;
use super::markup::{Block, Inline, Markup, is_visible};
use super::{TextCaps, plain, render};

/// A piece whose structure leaves less than this part of the limit for text is written without structure.
const LEAST_TEXT: usize = 4;

/// The part of the limit that directional controls may take.
const MOST_BIDI: usize = 8;

/// Degrades and cuts. The pieces together hold every visible character; none is longer than `caps.max`,
/// unless that is less than a single escaped character. Nothing visible makes no message.
///
/// Cuts stand between blocks, else sentences, else words, else grapheme clusters; only a cluster that is
/// longer than a whole message is cut. Code continues as code, a numbered list with its number. A link or
/// address that fits into a message stays in one piece.
#[must_use]
pub fn split(markup: &Markup, caps: &TextCaps) -> Vec<Markup> {
    let fits = |piece: &Markup| caps.unit.len(&render(piece, caps.syntax)) <= caps.max;
    let alone = |link: &Inline| fits(&Markup { blocks: vec![Block::paragraph(vec![link.clone()])] });
    let tree = degrade_links(markup, caps.markup, &alone);
    if !plain(&tree).contains(is_visible) {
        return Vec::new();
    }
    if fits(&tree) {
        return vec![tree];
    }
    let mut flow = Flow::new(&tree);
    let short = |text: &str| caps.unit.len(text) <= caps.max;
    flow.whole = std::mem::take(&mut flow.whole).into_iter().filter(|range| short(flow.part(range))).collect();
    let bidi = bidi::opens(&flow.text);
    Splitter { flow, caps, bidi }.pieces()
}

/// Whether a piece keeps its structure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Tree,
    Bare,
}

struct Splitter<'a> {
    flow: Flow<'a>,
    caps: &'a TextCaps,
    /// Whether there are directional controls at all.
    bidi: bool,
}

impl Splitter<'_> {
    fn pieces(&self) -> Vec<Markup> {
        let mut pieces = Vec::new();
        let mut open = Open::default();
        let mut at = self.flow.skip_blank(0);
        while at < self.flow.text.len() {
            let (form, end) = self.next(at, &open);
            if self.flow.part(&(at..end)).contains(is_visible) {
                pieces.push(self.piece(form, at, end, &open));
            }
            let next = self.flow.skip_blank(end);
            open = self.after(at, next, open);
            at = next;
        }
        pieces
    }

    /// What is open at `end`, if `open` was at `at`.
    fn after(&self, at: usize, end: usize, mut open: Open) -> Open {
        if self.bidi {
            open.read(self.flow.part(&(at..end)));
        }
        open.innermost(self.caps.max / MOST_BIDI / self.caps.unit.len("\u{2068}"))
    }

    /// The form and the end of the piece that begins at `at`.
    fn next(&self, at: usize, open: &Open) -> (Form, usize) {
        let mut form = Form::Tree;
        let mut end = self.furthest(form, at, open);
        let is_little = self.caps.unit.len(self.flow.part(&(at..end))) < self.caps.max / LEAST_TEXT;
        if end < self.flow.text.len() && is_little {
            let bare = self.furthest(Form::Bare, at, open);
            if bare > end {
                (form, end) = (Form::Bare, bare);
            }
        }
        if end > at {
            // White space at the end of a piece is not written, and what follows it may be a better place.
            let rest = self.flow.part(&(end..self.flow.text.len()));
            end += rest.len() - rest.trim_start().len();
        }
        let fitting = end;
        while end > at && end < self.flow.text.len() {
            let cut = boundary::best(&self.flow, at, end);
            if cut == fitting || self.fits(form, at, cut, open) {
                return (form, cut);
            }
            // Rarely a shorter piece is longer: emphasis that could not be written can be now.
            end = self.flow.text.floor_char_boundary(cut - 1);
        }
        let one = self.flow.text.ceil_char_boundary(at + 1);
        (if end > at { form } else { Form::Bare }, end.max(one))
    }

    /// The furthest end with which the piece from `at` fits; `at` if none does.
    fn furthest(&self, form: Form, at: usize, open: &Open) -> usize {
        let text = self.flow.text.as_str();
        let (mut fitting, mut end) = (at, self.bound(at));
        if self.fits(form, at, end, open) {
            return end;
        }
        while let middle = text.floor_char_boundary(fitting + (end - fitting) / 2)
            && middle > fitting
        {
            if self.fits(form, at, middle, open) { fitting = middle } else { end = middle }
        }
        let last = text.ceil_char_boundary(fitting + 1);
        if last < end && self.fits(form, at, last, open) { last } else { fitting }
    }

    /// Where the text alone reaches the limit; no rendering is shorter than its text.
    fn bound(&self, at: usize) -> usize {
        let mut length = 0;
        let rest = self.flow.part(&(at..self.flow.text.len()));
        let over = rest.char_indices().find(|(_, c)| {
            length += self.caps.unit.len(c.encode_utf8(&mut [0; 4]));
            length > self.caps.max
        });
        over.map_or(self.flow.text.len(), |(index, _)| at + index)
    }

    fn fits(&self, form: Form, at: usize, end: usize, open: &Open) -> bool {
        let piece = self.piece(form, at, end, open);
        self.caps.unit.len(&render(&piece, self.caps.syntax)) <= self.caps.max
    }

    fn piece(&self, form: Form, at: usize, end: usize, open: &Open) -> Markup {
        let range = at..at + self.flow.part(&(at..end)).trim_end().len();
        let mut piece = if form == Form::Tree { self.flow.slice(&range) } else { self.flow.bare(&range) };
        if self.bidi {
            let mut closing = open.clone();
            closing.read(self.flow.part(&range));
            open.enclose(&mut piece, &closing);
        }
        piece
    }
}
