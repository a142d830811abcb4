//! Where words begin and end among the letters of a text.

use crate::core::culture::taboo::letters::{Gap, Letter};

pub(super) fn is_gap(letters: &[Letter], at: usize) -> bool {
    letters.get(at).is_none_or(|letter| letter.gap != Gap::None) || at == 0
}

/// Whether no word goes on over this place: there is a gap, or another script.
pub(super) fn is_edge(letters: &[Letter], at: usize) -> bool {
    if is_gap(letters, at) || letters.get(at).is_some_and(|letter| letter.within != Gap::None) {
        return true;
    }
    is_edge_of_script(letters, at)
}

/// The same for where a word ends.
pub(super) fn is_end(letters: &[Letter], at: usize) -> bool {
    let last = at.checked_sub(1).and_then(|at| letters.get(at));
    is_gap(letters, at) || last.is_some_and(|letter| letter.within != Gap::None) || is_edge_of_script(letters, at)
}

fn is_edge_of_script(letters: &[Letter], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| letters.get(at)).map(|letter| letter.class);
    before != letters.get(at).map(|letter| letter.class)
}
