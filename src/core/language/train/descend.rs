//! Softmax regression by stochastic descent with a step of its own for each cell (AdaGrad, Duchi and others 2011), and
//! the mean of the last snapshots in the end (Polyak and Juditsky 1992).

use super::super::model::{Family, exponential::exp, grams};
use super::dice::Dice;
use super::noise::Hand;
use super::pools::{Classes, Word};

/// Room for the columns of a family.
pub(super) const WIDTH: usize = 16;
/// The first step's length; it falls to almost nothing in a straight line.
const STEP: f32 = 2.0;
const LAST_STEP: f32 = 0.01;
/// Below this squared error a sample teaches nothing.
const LEARNED: f32 = 1e-6;
/// When snapshots begin, and how many there are.
const SNAPSHOTS_FROM: f64 = 0.6;
const SNAPSHOTS: usize = 20;
/// The share of samples of one word, and of two among the others.
const ONE: f64 = 0.6;
const TWO: f64 = 0.4;
/// The share of longer samples that English words are mixed into.
const MIXED: f64 = 0.2;
/// The share of words in longer samples that are drawn as often as they are written.
const PLAIN: f64 = 0.5;

/// The weights of one family as they are learned.
#[derive(Debug)]
pub(super) struct Weights {
    pub(super) family: Family,
    /// One row per cell.
    pub(super) rows: Vec<[f32; WIDTH]>,
    /// How often each cell was met.
    pub(super) met: Vec<u32>,
}

impl Weights {
    pub(super) fn new(family: Family) -> Self {
        let cells = usize::try_from(family.buckets()).unwrap_or(0);
        Self { family, rows: vec![[0.0; WIDTH]; cells], met: vec![0; cells] }
    }

    /// Learns from `samples` samples, as many of each column.
    pub(super) fn learn(&mut self, classes: &Classes, samples: usize, dice: &mut Dice) {
        let served = classes.served();
        let mut moved = vec![1e-3_f32; self.rows.len()];
        let mut sum = vec![[0.0_f32; WIDTH]; self.rows.len()];
        let from = (samples as f64 * SNAPSHOTS_FROM) as usize;
        let every = ((samples - from) / SNAPSHOTS).max(1);
        let mut snapshots = 0.0_f32;
        let mut cells = Vec::new();
        for n in 0..samples {
            let Some(column) = dice.one_of(&served) else { return };
            self.sample(classes, *column, dice, &mut cells);
            let step = STEP * (1.0 - n as f32 / samples as f32).max(LAST_STEP);
            self.step(&served, *column, &cells, step, &mut moved);
            if n >= from && (n - from) % every == every - 1 {
                snapshots += 1.0;
                sum.iter_mut().zip(&self.rows).for_each(|(sum, row)| add(sum, row, 1.0));
            }
        }
        if snapshots > 0.0 {
            self.rows.iter_mut().zip(&sum).for_each(|(row, sum)| *row = sum.map(|weight| weight / snapshots));
        }
    }

    /// Draws a message of a column and gathers its cells.
    fn sample(&self, classes: &Classes, column: usize, dice: &mut Dice, cells: &mut Vec<usize>) {
        cells.clear();
        let length = match dice.share() {
            share if share < ONE => 1,
            share if share < ONE + (1.0 - ONE) * TWO => 2,
            _ => 3 + dice.below(4),
        };
        let hand = Hand::draw(dice);
        let mut words = classes.draw(column, length, if length > 2 { PLAIN } else { 0.0 }, dice);
        if let Some(english) = classes.english().filter(|english| length > 2 && *english != column && dice.happens(MIXED)) {
            let foreign = 1 + dice.below(length / 2);
            words.extend(classes.draw(english, foreign, PLAIN, dice));
        }
        let turkish = self.family.columns().get(column) == Some(&"tr");
        for word in words {
            let written = hand.write(word, self.family, turkish);
            self.cells_of(&written, cells);
        }
    }

    fn cells_of(&self, word: &Word, cells: &mut Vec<usize>) {
        let mut letters = grams::Letters::new();
        word.iter().for_each(|letter| letters.push(*letter));
        grams::each(letters.closed(), |hash| cells.push(grams::bucket(hash, self.family.buckets())));
    }

    fn step(&mut self, served: &[usize], column: usize, cells: &[usize], step: f32, moved: &mut [f32]) {
        let mut errors = self.shares(served, cells);
        if let Some(own) = errors.get_mut(column) {
            *own -= 1.0;
        }
        for cell in cells {
            if let Some(met) = self.met.get_mut(*cell) {
                *met = met.saturating_add(1);
            }
        }
        let size: f32 = errors.iter().map(|error| error * error).sum();
        if size < LEARNED {
            return;
        }
        let among = (cells.len() as f32).sqrt();
        for cell in cells {
            if let (Some(row), Some(moved)) = (self.rows.get_mut(*cell), moved.get_mut(*cell)) {
                *moved += size;
                add(row, &errors, -step / (moved.sqrt() * among));
            }
        }
    }

    /// What the weights say now: the share of each column.
    fn shares(&self, served: &[usize], cells: &[usize]) -> [f32; WIDTH] {
        let mut sums = [0.0_f32; WIDTH];
        cells.iter().filter_map(|cell| self.rows.get(*cell)).for_each(|row| add(&mut sums, row, 1.0));
        let highest = served.iter().filter_map(|at| sums.get(*at)).copied().fold(f32::MIN, f32::max);
        let mut shares = [0.0_f32; WIDTH];
        for at in served {
            if let (Some(share), Some(sum)) = (shares.get_mut(*at), sums.get(*at)) {
                *share = exp(sum - highest);
            }
        }
        let total: f32 = shares.iter().sum();
        shares.map(|share| share / total)
    }
}

fn add(sum: &mut [f32; WIDTH], row: &[f32; WIDTH], times: f32) {
    sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight * times);
}
