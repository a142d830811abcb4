//! Shortens the learned weights: neighbouring columns get a code book of rows (k-means, weighted by how often a cell is
//! met), and each cell keeps the number of its nearest row.

use super::super::model::file::{Trained, books};
use super::super::model::{ROWS, SHARED};
use super::descend::Weights;
use super::dice::Dice;

/// How often the rows are moved to the middle of their cells.
const ROUNDS: usize = 12;

type Row = [f32; SHARED];

/// The section as it is kept.
pub(super) fn shorten(weights: &Weights, dice: &mut Dice) -> Trained {
    let count = books(weights.family);
    let parts: Vec<Vec<Row>> = (0..count).map(|book| part(weights, book)).collect();
    let found: Vec<Vec<Row>> = parts.iter().map(|part| gather(part, &weights.met, dice)).collect();
    let highest = found.iter().flatten().flatten().fold(0.0_f32, |most, weight| most.max(weight.abs()));
    let step = if highest > 0.0 { highest / f32::from(i8::MAX) } else { 1.0 };
    #[expect(clippy::cast_possible_truncation, reason = "at most i8::MAX by the choice of the step")]
    let rows = found.iter().flatten().flatten().map(|weight| (weight / step).round() as i8).collect();
    // A cell that was never met is zero, as the first row is.
    let is_met = |at: usize| weights.met.get(at).is_some_and(|met| *met > 0);
    let row_of = |part: &[Row], rows: &[Row], at: usize| part.get(at).filter(|_| is_met(at)).map_or(0, |own| nearest(rows, own));
    let cell = |at: usize| parts.iter().zip(&found).map(move |(part, rows)| row_of(part, rows, at));
    let cells = (0..weights.rows.len()).flat_map(cell).map(|row| u8::try_from(row).unwrap_or(0)).collect();
    Trained { step, rows, cells, words: Vec::new() }
}

/// The columns that share one book.
fn part(weights: &Weights, book: usize) -> Vec<Row> {
    let of_row = |row: &[f32]| {
        let mut own = [0.0; SHARED];
        own.iter_mut().zip(row.iter().skip(book * SHARED)).for_each(|(own, weight)| *own = *weight);
        own
    };
    weights.rows.iter().map(|row| of_row(row)).collect()
}

/// The rows of a book. The first is and stays zero, for cells that were never met.
fn gather(part: &[Row], met: &[u32], dice: &mut Dice) -> Vec<Row> {
    let seen: Vec<(&Row, f32)> = part.iter().zip(met).filter(|(_, met)| **met > 0).map(|(row, met)| (row, *met as f32)).collect();
    let any = |dice: &mut Dice| dice.one_of(&seen).map_or([0.0; SHARED], |(row, _)| **row);
    let mut rows: Vec<Row> = (0..ROWS).map(|at| if at == 0 { [0.0; SHARED] } else { any(dice) }).collect();
    for _ in 0..ROUNDS {
        let mut sums = vec![([0.0_f32; SHARED], 0.0_f32); ROWS];
        for (row, weight) in &seen {
            if let Some((sum, total)) = sums.get_mut(nearest(&rows, row)) {
                sum.iter_mut().zip(*row).for_each(|(sum, own)| *sum += own * weight);
                *total += weight;
            }
        }
        for (row, (sum, total)) in rows.iter_mut().zip(sums).skip(1) {
            *row = if total > 0.0 { sum.map(|weight| weight / total) } else { any(dice) };
        }
    }
    rows
}

fn nearest(rows: &[Row], own: &Row) -> usize {
    let distance = |row: &Row| row.iter().zip(own).map(|(a, b)| (a - b) * (a - b)).sum::<f32>();
    let mut best = (0, f32::MAX);
    for (at, row) in rows.iter().enumerate() {
        let far = distance(row);
        if far < best.1 {
            best = (at, far);
        }
    }
    best.0
}
