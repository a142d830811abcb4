//! Plain whatlang, for comparison: all its languages, and with the bot's as its list.

use whatlang::{Detector, Lang};

/// whatlang's codes of ISO 639-3 by ours.
const CODES: &[(&str, &str)] = &[
    ("en", "eng"),
    ("es", "spa"),
    ("pt", "por"),
    ("fr", "fra"),
    ("de", "deu"),
    ("it", "ita"),
    ("tr", "tur"),
    ("ru", "rus"),
    ("ar", "ara"),
    ("hi", "hin"),
    ("ja", "jpn"),
    ("zh", "cmn"),
    ("ko", "kor"),
    ("nl", "nld"),
    ("sv", "swe"),
    ("pl", "pol"),
    ("id", "ind"),
    ("vi", "vie"),
    ("uk", "ukr"),
    ("fa", "pes"),
    ("ur", "urd"),
    ("he", "heb"),
    ("th", "tha"),
    ("bn", "ben"),
    ("ta", "tam"),
    ("el", "ell"),
];

/// whatlang by itself.
pub(super) struct Plain {
    detector: Detector,
}

impl Plain {
    /// With all its languages.
    pub(super) fn all() -> Self {
        Self { detector: Detector::new() }
    }

    /// With these only.
    pub(super) fn among(languages: &[String]) -> Self {
        let code = |language: &String| CODES.iter().find(|(own, _)| own == language).and_then(|(_, code)| Lang::from_code(*code));
        Self { detector: Detector::with_allowlist(languages.iter().filter_map(code).collect()) }
    }

    /// What it says, and whether it is sure.
    pub(super) fn ask(&self, text: &str) -> (&'static str, bool) {
        let Some(found) = self.detector.detect(text) else { return ("", false) };
        let own = CODES.iter().find(|(_, code)| *code == found.lang().code()).map_or("?", |(own, _)| *own);
        (own, found.is_reliable())
    }
}
