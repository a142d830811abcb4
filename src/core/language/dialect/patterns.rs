//! How verbs and pronouns are made: prefixes and endings that the lexicon cannot list.

use super::{Dialect, Odds};

/// Words that only look as if they were made so.
const NOT_VERBS: &[&str] = &[
    "هيءه",
    "هيا",
    "هيبه",
    "هيكل",
    "هيثم",
    "هتلر",
    "هتاف",
    "هنا",
    "هناك",
    "هنالك",
    "هند",
    "هندسه",
    "حيث",
    "حياه",
    "حياتي",
    "حين",
    "حينما",
    "حتي",
    "حتما",
    "حيوان",
    "حيوانات",
    "بيت",
    "بيتي",
    "بيتك",
    "بيته",
    "بيتنا",
    "بيان",
    "بيانات",
    "بين",
    "بينما",
    "بينهم",
    "بينك",
    "بيع",
    "بيروت",
    "بيءه",
    "بيضاء",
    "بنت",
    "بنات",
    "بناء",
    "بنك",
    "بنوك",
    "بند",
    "بنفس",
    "بتاريخ",
    "بترول",
    "كيف",
    "كيفيه",
    "كيان",
    "كتاب",
    "كتب",
    "كتبت",
    "كتابه",
    "كتير",
    "كنت",
    "كنا",
    "كنز",
    "كتف",
    "كنيسه",
    "مشمش",
    "مدهش",
    "منعش",
    "مفتش",
    "معيش",
    "منقوش",
    "مشوش",
    "متوحش",
    "مهمش",
    "لكن",
    "ممكن",
    "يمكن",
    "سكن",
    "مسكن",
    "ركن",
    "تكن",
    "يكن",
    "اكن",
    "نكن",
    "اماكن",
    "مساكن",
    "ليكن",
    "هيلاري",
    "هيرو",
    "بيكون",
    "حيدر",
    "حنان",
    "حنين",
    "حنون",
    "حنفي",
];

/// What the form of a word tells, with the word before it.
pub(super) fn told(before: &str, word: &str) -> Option<Odds> {
    let letters: Vec<char> = word.chars().collect();
    // `ويبيع`: what is written together with the word before.
    let joined = letters.first() == Some(&'و') && letters.len() > 4;
    let bare = if joined { word.strip_prefix('و').unwrap_or(word) } else { word };
    if NOT_VERBS.contains(&bare) {
        return None;
    }
    let letters: Vec<char> = bare.chars().collect();
    let n = letters.len();
    let ends = |ending: &str| bare.ends_with(ending);
    let of_verb = |at: usize| matches!(letters.get(at), Some('ي' | 'ت' | 'ن'));
    match letters.first()? {
        // `مبقتش`, `ماعرفش`: not.
        'م' if n >= 5 && ends("ش") => odds(&[(Dialect::Egyptian, 2.0), (Dialect::Maghrebi, 1.2)]),
        _ if n >= 4 && ends("ش") && matches!(before, "ما" | "و ما") => odds(&[(Dialect::Egyptian, 1.2), (Dialect::Maghrebi, 1.8)]),
        // `هيوصل`, `حنشوف`: will.
        'ه' | 'ح' if n >= 5 && of_verb(1) => odds(&[(Dialect::Egyptian, 1.8)]),
        // `عم يحكي`: is doing.
        'ب' | 'ي' | 'ت' | 'ن' if before == "عم" && n >= 4 => odds(&[(Dialect::Levantine, 2.5)]),
        // `بيقول`: says, in the east of the Mediterranean.
        'ب' if n >= 5 && of_verb(1) => odds(&[(Dialect::Egyptian, 0.9), (Dialect::Levantine, 0.8)]),
        // `كيقول`: says, in Morocco.
        'ك' if n >= 5 && of_verb(1) => odds(&[(Dialect::Maghrebi, 1.2)]),
        // `هالشي`: this thing.
        'ه' if n >= 5 && bare.starts_with("هال") => odds(&[(Dialect::Gulf, 1.0), (Dialect::Levantine, 1.2), (Dialect::Iraqi, 0.8)]),
        // `عندكن`: you, all of you.
        _ if n >= 4 && ends("كن") => odds(&[(Dialect::Levantine, 1.5)]),
        // Letters of one region: `چان`, `گال`; `ڤ`, `ڨ`.
        _ if bare.contains(['چ', 'گ']) => odds(&[(Dialect::Iraqi, 1.2), (Dialect::Gulf, 0.6)]),
        _ if bare.contains(['ڤ', 'ڨ', 'ڭ', 'ۆ']) => odds(&[(Dialect::Maghrebi, 1.5)]),
        // `سيكون`: will, in the standard language.
        'س' if n >= 5 && of_verb(1) => odds(&[(Dialect::Msa, 1.0)]),
        _ => None,
    }
}

fn odds(told: &[(Dialect, f64)]) -> Option<Odds> {
    let of = |dialect: Dialect| told.iter().find(|(own, _)| *own == dialect).map_or(0.0, |(_, nats)| *nats);
    Some(Dialect::ALL.map(of))
}
