//! The names of months, eras and parts of the day in the languages of customers.

/// Names of the twelve months; further rows are other names and short forms.
const MONTHS: &[[&str; 12]] = &[
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    ["Jan", "Feb", "Mar", "Apr", "MAY", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
    ["Jänner", "Feber", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sept", "Okt", "Nov", "Dez"],
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
    ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
    ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
    ["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"],
    ["जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"],
    ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"],
    ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"],
    ["जनवरी", "फरवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितम्बर", "अक्तूबर", "नवम्बर", "दिसम्बर"],
    ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
    ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"],
];

/// What tells the half of the day, behind the hour.
pub(super) const DAYPART_BEHIND: &str = r"[aApP]\.?[mM]\b\.?|صباحا|مساء|ظهرا|عصرا|ليلا|de la mañana|de la tarde|de la noche|du matin|de l'après-midi|du soir|di mattina|del mattino|del pomeriggio|di sera|da manhã|da tarde|da noite|утра|вечера|morgens|vormittags|nachmittags|abends";
/// Ahead of the hour.
pub(super) const DAYPART_AHEAD: &str = r"sabah|akşam|öğleden sonra|सुबह|दोपहर|शाम|रात";
/// Ahead of the hour in the east of Asia.
pub(super) const DAYPART_EAST: &str = r"午前|午後|上午|下午|오전|오후|早上|晚上|傍晚|中午|朝|夕方|夜|晩|아침|낮|저녁|밤";
/// Of these the hours before noon.
pub(super) const FORENOON: &[&str] = &[
    "午前",
    "上午",
    "오전",
    "صباحا",
    "早上",
    "朝",
    "아침",
    "de la mañana",
    "du matin",
    "di mattina",
    "del mattino",
    "da manhã",
    "утра",
    "morgens",
    "vormittags",
    "sabah",
    "सुबह",
];
/// And those after it.
pub(super) const AFTERNOON: &[&str] = &[
    "午後",
    "下午",
    "오후",
    "مساء",
    "ظهرا",
    "عصرا",
    "ليلا",
    "晚上",
    "傍晚",
    "夕方",
    "夜",
    "晩",
    "저녁",
    "밤",
    "de la tarde",
    "de la noche",
    "de l'après-midi",
    "du soir",
    "del pomeriggio",
    "di sera",
    "da tarde",
    "da noite",
    "вечера",
    "nachmittags",
    "abends",
    "akşam",
    "öğleden sonra",
    "शाम",
    "रात",
];

/// The number of a month by its name.
pub(super) fn month(name: &str) -> Option<u32> {
    MONTHS.iter().find_map(|row| row.iter().position(|other| *other == name)).and_then(|index| u32::try_from(index + 1).ok())
}

/// A pattern of all names, longest first.
pub(super) fn pattern() -> String {
    let mut names: Vec<&str> = MONTHS.iter().flatten().copied().collect();
    names.sort_unstable();
    names.dedup();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.into_iter().map(regex::escape).collect::<Vec<_>>().join("|")
}

/// The year before the first of a Japanese era.
pub(super) fn era(name: &str) -> Option<u32> {
    match name {
        "令和" => Some(2018),
        "平成" => Some(1988),
        "昭和" => Some(1925),
        _ => None,
    }
}

/// A date of which year or day may be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Date {
    pub(super) year: Option<u32>,
    pub(super) month: u32,
    pub(super) day: Option<u32>,
}

impl Date {
    /// A date that can be.
    pub(super) fn new(year: Option<u32>, month: u32, day: Option<u32>) -> Option<Self> {
        let year = year.map(|year| if year < 100 { year + 2000 } else { year });
        let valid = (1..=12).contains(&month) && day.is_none_or(|day| (1..=31).contains(&day)) && year.is_none_or(|year| year < 3000);
        valid.then_some(Self { year, month, day })
    }

    /// Whether all that `other` says follows from this date.
    pub(super) fn supports(&self, other: &Self) -> bool {
        self.month == other.month && (other.year.is_none() || other.year == self.year) && (other.day.is_none() || other.day == self.day)
    }
}
