//! whatlang, restricted to languages that can be meant: the second opinion where the model is unsure, and the only one on
//! languages that the model has no column for.

use whatlang::{Detector, Lang};

use super::script::Script;

/// The share of the confidence scale from which whatlang calls itself reliable.
const RELIABLE: f64 = 0.9;

/// Our language codes and whatlang's, for scripts that several languages share (whatlang has no choice in the others).
const LANGUAGES: &[(&str, Lang)] = &[
    ("en", Lang::Eng),
    ("de", Lang::Deu),
    ("fr", Lang::Fra),
    ("es", Lang::Spa),
    ("it", Lang::Ita),
    ("pt", Lang::Por),
    ("nl", Lang::Nld),
    ("tr", Lang::Tur),
    ("pl", Lang::Pol),
    ("sv", Lang::Swe),
    ("da", Lang::Dan),
    ("nb", Lang::Nob),
    ("fi", Lang::Fin),
    ("cs", Lang::Ces),
    ("ro", Lang::Ron),
    ("hu", Lang::Hun),
    ("id", Lang::Ind),
    ("vi", Lang::Vie),
    ("hr", Lang::Hrv),
    ("sk", Lang::Slk),
    ("sl", Lang::Slv),
    ("lt", Lang::Lit),
    ("lv", Lang::Lav),
    ("et", Lang::Est),
    ("af", Lang::Afr),
    ("ca", Lang::Cat),
    ("fil", Lang::Tgl),
    ("jv", Lang::Jav),
    ("az", Lang::Aze),
    ("uz", Lang::Uzb),
    ("cy", Lang::Cym),
    ("eo", Lang::Epo),
    ("la", Lang::Lat),
    ("tk", Lang::Tuk),
    ("zu", Lang::Zul),
    ("sn", Lang::Sna),
    ("ru", Lang::Rus),
    ("uk", Lang::Ukr),
    ("be", Lang::Bel),
    ("bg", Lang::Bul),
    ("sr", Lang::Srp),
    ("mk", Lang::Mkd),
    ("ar", Lang::Ara),
    ("fa", Lang::Pes),
    ("ur", Lang::Urd),
    ("he", Lang::Heb),
    ("yi", Lang::Yid),
    ("hi", Lang::Hin),
    ("mr", Lang::Mar),
    ("ne", Lang::Nep),
];

/// How many of the table's first languages are asked as possible other languages: those that customers write most.
/// All of them would cost three times as much and call more short messages foreign.
const FREQUENT: usize = 18;

/// What whatlang says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Opinion {
    /// The position of the most likely candidate.
    pub(super) candidate: usize,
    /// 0 to 1, among the candidates.
    pub(super) confidence: f64,
    /// Whether another language, none of the candidates, is reliably seen.
    pub(super) foreign: bool,
}

/// A detector for the candidates of one script.
#[derive(Clone, Debug)]
pub(super) struct Second {
    candidates: Vec<Option<Lang>>,
    among_candidates: Detector,
    among_frequent: Detector,
}

impl Second {
    /// For languages that share `script`.
    pub(super) fn new<'a>(script: Script, candidates: impl Iterator<Item = &'a str>) -> Self {
        let candidates: Vec<Option<Lang>> = candidates.map(lang).collect();
        let own: Vec<Lang> = candidates.iter().copied().flatten().collect();
        let frequent = LANGUAGES.iter().enumerate().filter(|(i, _)| script != Script::Latin || *i < FREQUENT).map(|(_, (_, lang))| *lang);
        let both: Vec<Lang> = frequent.chain(own.iter().copied()).collect();
        Self { candidates, among_candidates: Detector::with_allowlist(own), among_frequent: Detector::with_allowlist(both) }
    }

    /// What `text`, which is all in one script, says. `None` if whatlang knows none of the candidates.
    pub(super) fn ask(&self, text: &str) -> Option<Opinion> {
        let among_frequent = self.among_frequent.detect(text)?;
        if let Some(candidate) = self.position(among_frequent.lang()) {
            // The margin to every frequent language is a lower bound of the margin to the candidates.
            let confidence = 0.6 + 0.4 * among_frequent.confidence();
            return Some(Opinion { candidate, confidence, foreign: false });
        }
        let foreign = among_frequent.confidence() >= RELIABLE;
        let own = self.among_candidates.detect(text)?;
        // For scripts of one language whatlang answers that language whatever the list says.
        let candidate = self.position(own.lang())?;
        Some(Opinion { candidate, confidence: own.confidence() * 0.8, foreign })
    }

    fn position(&self, lang: Lang) -> Option<usize> {
        self.candidates.iter().position(|candidate| *candidate == Some(lang))
    }
}

fn lang(language: &str) -> Option<Lang> {
    LANGUAGES.iter().find(|(code, _)| *code == language).map(|(_, lang)| *lang)
}
