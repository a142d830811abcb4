//! Finds the words that their strings mistake, and gives the worst of them a place in the table of words.

use super::super::model::file::Trained;
use super::super::model::known::{BYTES, PLACES, Print, STRENGTHS};
use super::super::model::{Family, Section, Sums, exponential::exp, grams::Letters};
use super::pools::{Classes, Word};

/// A word is corrected where one column has at least this share of it.
const OWN: f64 = 0.6;
/// Nothing is told more firmly than this, nor less than its rest.
const FIRMEST: f64 = 0.995;

/// A word that is mistaken.
struct Mistake<'a> {
    word: &'a Word,
    column: usize,
    /// How many nats its column lacks.
    lacks: f64,
    /// How much is lost by it.
    loss: f64,
}

/// The section with its table of words.
pub(super) fn correct(mut trained: Trained, family: Family, classes: &Classes) -> Trained {
    if family.words() == 0 {
        return trained;
    }
    let rows: Vec<u8> = trained.rows.iter().map(|weight| weight.cast_unsigned()).collect();
    let Some(section) = Section::new(family.buckets(), trained.step, &rows, trained.cells.clone(), Vec::new()) else { return trained };
    let likely = classes.likely();
    let mut mistakes: Vec<Mistake<'_>> = likely.iter().filter_map(|(word, shares)| mistake(&section, family, word, shares)).collect();
    mistakes.sort_by(|a, b| b.loss.total_cmp(&a.loss).then_with(|| a.word.cmp(b.word)));
    trained.words = table(family, &mistakes);
    trained
}

/// How a word is mistaken, if it is.
fn mistake<'a>(section: &Section, family: Family, word: &'a Word, shares: &[f64]) -> Option<Mistake<'a>> {
    let matters: f64 = shares.iter().sum();
    let (column, share) = shares.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1))?;
    let ought = (share / matters).min(FIRMEST);
    if ought < OWN {
        return None;
    }
    let mut letters = Letters::new();
    word.iter().for_each(|letter| letters.push(*letter));
    let mut sums = Sums::default();
    section.add(letters.closed(), &mut sums);
    let logits: Vec<f32> = section.logits(&sums).take(family.columns().len()).collect();
    let highest = logits.iter().copied().fold(f32::MIN, f32::max);
    let odds: Vec<f32> = logits.iter().map(|logit| exp(logit - highest)).collect();
    let is = f64::from(odds.get(column).copied()? / odds.iter().sum::<f32>()).clamp(1.0 - FIRMEST, FIRMEST);
    let nats = |share: f64| nats(share / (1.0 - share));
    let lacks = nats(ought) - nats(is);
    let weakest = STRENGTHS.first().map_or(0.0, |nats| f64::from(*nats));
    (lacks >= weakest / 2.0).then(|| Mistake { word, column, lacks, loss: share * (lacks.min(8.0)) })
}

/// The natural logarithm by additions and multiplications only, so that it has the same bits everywhere; `x` above 0.
fn nats(x: f64) -> f64 {
    let mut whole = 0.0;
    let mut part = x;
    while part > 1.5 {
        part /= 2.0;
        whole += std::f64::consts::LN_2;
    }
    while part < 0.75 {
        part *= 2.0;
        whole -= std::f64::consts::LN_2;
    }
    let ratio = (part - 1.0) / (part + 1.0);
    let square = ratio * ratio;
    whole + 2.0 * ratio * (1.0 + square * (1.0 / 3.0 + square * (0.2 + square * (1.0 / 7.0 + square / 9.0))))
}

/// Fills the table with the worst mistakes first; a word whose eight places are taken goes without.
fn table(family: Family, mistakes: &[Mistake<'_>]) -> Vec<u8> {
    let buckets = family.words() / PLACES;
    let mut table = vec![0_u16; family.words()];
    let mut free = family.words();
    for Mistake { word, column, lacks, .. } in mistakes {
        if free == 0 {
            break;
        }
        let mut letters = Letters::new();
        word.iter().for_each(|letter| letters.push(*letter));
        let print = Print::of(letters.closed(), buckets);
        let strength = STRENGTHS.iter().rposition(|nats| f64::from(*nats) <= lacks + 0.75).unwrap_or(0);
        let place = print.place(u16::try_from(*column).unwrap_or(0), u16::try_from(strength).unwrap_or(0));
        let spare = |bucket: usize, table: &[u16]| {
            let from = bucket * PLACES;
            table.get(from..from + PLACES).and_then(|places| places.iter().position(|place| *place == 0)).map(|at| from + at)
        };
        let found = print.buckets.into_iter().find_map(|bucket| spare(bucket, &table));
        if let Some(own) = found.and_then(|at| table.get_mut(at)) {
            *own = place;
            free -= 1;
        }
    }
    let bytes: Vec<u8> = table.into_iter().flat_map(u16::to_le_bytes).collect();
    debug_assert_eq!(bytes.len(), family.words() * BYTES);
    bytes
}

#[cfg(test)]
mod tests {
    use super::nats;

    #[test]
    fn it_is_the_logarithm() {
        for x in [0.005_f64, 0.3, 0.75, 1.0, 1.4, 1.5, 2.0, 9.0, 199.0] {
            assert!((nats(x) - x.ln()).abs() < 1e-6, "{x}");
        }
    }
}
