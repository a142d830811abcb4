//! The country that a customer is in, as far as anything tells it.

use std::fmt;

use icu::locale::{LanguageIdentifier, LocaleExpander};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// An ISO 3166-1 code of two letters: `SA`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Region([u8; 2]);

/// Calling codes with the one country they are of; `1` and `7` are of several.
const CALLING: &[(&str, &str)] = &[
    ("20", "EG"),
    ("27", "ZA"),
    ("30", "GR"),
    ("31", "NL"),
    ("32", "BE"),
    ("33", "FR"),
    ("34", "ES"),
    ("36", "HU"),
    ("39", "IT"),
    ("40", "RO"),
    ("41", "CH"),
    ("43", "AT"),
    ("44", "GB"),
    ("45", "DK"),
    ("46", "SE"),
    ("47", "NO"),
    ("48", "PL"),
    ("49", "DE"),
    ("51", "PE"),
    ("52", "MX"),
    ("54", "AR"),
    ("55", "BR"),
    ("56", "CL"),
    ("57", "CO"),
    ("60", "MY"),
    ("61", "AU"),
    ("62", "ID"),
    ("63", "PH"),
    ("64", "NZ"),
    ("65", "SG"),
    ("66", "TH"),
    ("81", "JP"),
    ("82", "KR"),
    ("84", "VN"),
    ("86", "CN"),
    ("90", "TR"),
    ("91", "IN"),
    ("92", "PK"),
    ("93", "AF"),
    ("94", "LK"),
    ("98", "IR"),
    ("212", "MA"),
    ("213", "DZ"),
    ("216", "TN"),
    ("218", "LY"),
    ("249", "SD"),
    ("351", "PT"),
    ("353", "IE"),
    ("380", "UA"),
    ("673", "BN"),
    ("852", "HK"),
    ("853", "MO"),
    ("880", "BD"),
    ("886", "TW"),
    ("960", "MV"),
    ("961", "LB"),
    ("962", "JO"),
    ("963", "SY"),
    ("964", "IQ"),
    ("965", "KW"),
    ("966", "SA"),
    ("967", "YE"),
    ("968", "OM"),
    ("970", "PS"),
    ("971", "AE"),
    ("972", "IL"),
    ("973", "BH"),
    ("974", "QA"),
];

/// Countries of one time zone, for rules about hours.
const ZONES: &[(&str, &str)] = &[
    ("AE", "Asia/Dubai"),
    ("AF", "Asia/Kabul"),
    ("BD", "Asia/Dhaka"),
    ("BH", "Asia/Bahrain"),
    ("CN", "Asia/Shanghai"),
    ("DE", "Europe/Berlin"),
    ("DZ", "Africa/Algiers"),
    ("EG", "Africa/Cairo"),
    ("FR", "Europe/Paris"),
    ("HK", "Asia/Hong_Kong"),
    ("IL", "Asia/Jerusalem"),
    ("IN", "Asia/Kolkata"),
    ("IQ", "Asia/Baghdad"),
    ("IR", "Asia/Tehran"),
    ("IT", "Europe/Rome"),
    ("JO", "Asia/Amman"),
    ("JP", "Asia/Tokyo"),
    ("KR", "Asia/Seoul"),
    ("KW", "Asia/Kuwait"),
    ("LB", "Asia/Beirut"),
    ("MA", "Africa/Casablanca"),
    ("MY", "Asia/Kuala_Lumpur"),
    ("OM", "Asia/Muscat"),
    ("PK", "Asia/Karachi"),
    ("QA", "Asia/Qatar"),
    ("SA", "Asia/Riyadh"),
    ("SG", "Asia/Singapore"),
    ("TH", "Asia/Bangkok"),
    ("TN", "Africa/Tunis"),
    ("TR", "Europe/Istanbul"),
    ("TW", "Asia/Taipei"),
    ("VN", "Asia/Ho_Chi_Minh"),
    ("YE", "Asia/Aden"),
];

impl Region {
    /// All codes of ISO 3166-1, for configuration.
    #[rustfmt::skip]
    pub const CODES: &'static [&'static str] = &[
    "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AQ", "AR", "AS", "AT", "AU", "AW", "AX", "AZ", "BA", "BB",
    "BD", "BE", "BF", "BG", "BH", "BI", "BJ", "BL", "BM", "BN", "BO", "BQ", "BR", "BS", "BT", "BV", "BW", "BY",
    "BZ", "CA", "CC", "CD", "CF", "CG", "CH", "CI", "CK", "CL", "CM", "CN", "CO", "CR", "CU", "CV", "CW", "CX",
    "CY", "CZ", "DE", "DJ", "DK", "DM", "DO", "DZ", "EC", "EE", "EG", "EH", "ER", "ES", "ET", "FI", "FJ", "FK",
    "FM", "FO", "FR", "GA", "GB", "GD", "GE", "GF", "GG", "GH", "GI", "GL", "GM", "GN", "GP", "GQ", "GR", "GS",
    "GT", "GU", "GW", "GY", "HK", "HM", "HN", "HR", "HT", "HU", "ID", "IE", "IL", "IM", "IN", "IO", "IQ", "IR",
    "IS", "IT", "JE", "JM", "JO", "JP", "KE", "KG", "KH", "KI", "KM", "KN", "KP", "KR", "KW", "KY", "KZ", "LA",
    "LB", "LC", "LI", "LK", "LR", "LS", "LT", "LU", "LV", "LY", "MA", "MC", "MD", "ME", "MF", "MG", "MH", "MK",
    "ML", "MM", "MN", "MO", "MP", "MQ", "MR", "MS", "MT", "MU", "MV", "MW", "MX", "MY", "MZ", "NA", "NC", "NE",
    "NF", "NG", "NI", "NL", "NO", "NP", "NR", "NU", "NZ", "OM", "PA", "PE", "PF", "PG", "PH", "PK", "PL", "PM",
    "PN", "PR", "PS", "PT", "PW", "PY", "QA", "RE", "RO", "RS", "RU", "RW", "SA", "SB", "SC", "SD", "SE", "SG",
    "SH", "SI", "SJ", "SK", "SL", "SM", "SN", "SO", "SR", "SS", "ST", "SV", "SX", "SY", "SZ", "TC", "TD", "TF",
    "TG", "TH", "TJ", "TK", "TL", "TM", "TN", "TO", "TR", "TT", "TV", "TW", "TZ", "UA", "UG", "UM", "US", "UY",
    "UZ", "VA", "VC", "VE", "VG", "VI", "VN", "VU", "WF", "WS", "YE", "YT", "ZA", "ZM", "ZW",
    ];

    /// A code of two letters, however they are written.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        match code.trim().as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => Some(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()])),
            _ => None,
        }
    }

    /// The region that a language tag names: `SA` of `ar-SA`. What is only likely (`ar` and Egypt) is not said.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let id = LanguageIdentifier::try_from_str(&tag.trim().replace('_', "-")).ok()?;
        Self::parse(id.region?.as_str())
    }

    /// The country of an international telephone number: `SA` of `+966 50 …`. None for one without a calling code.
    #[must_use]
    pub fn of_phone(number: &str) -> Option<Self> {
        let digits: String = number.chars().filter_map(crate::core::fold::ascii_digit).collect();
        let international = number.trim_start().starts_with(['+', '＋']);
        let digits = if international { digits.as_str() } else { digits.strip_prefix("00")? };
        CALLING.iter().find(|(code, _)| digits.starts_with(code)).and_then(|(_, region)| Self::parse(region))
    }

    /// The language that most people there speak: `ar` of `SA`.
    #[must_use]
    pub fn language(self) -> Option<String> {
        let code = self.to_string();
        let mut id = LanguageIdentifier::try_from_str(&format!("und-{code}")).ok()?;
        LocaleExpander::new_extended().maximize(&mut id);
        // CLDR leaves out the countries of the language that it takes where nothing is known.
        let language = if id.language.is_unknown() { "en".to_owned() } else { id.language.to_string() };
        Self::CODES.contains(&code.as_str()).then_some(language)
    }

    /// The clock of the country, where there is one for all of it.
    #[must_use]
    pub fn zone(self) -> Option<TimeZone> {
        let code = self.to_string();
        let (_, name) = ZONES.iter().find(|(region, _)| *region == code)?;
        TimeZone::get(name).ok()
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|letter| write!(f, "{}", char::from(*letter)))
    }
}

impl From<Region> for String {
    fn from(region: Region) -> Self {
        region.to_string()
    }
}

impl TryFrom<String> for Region {
    type Error = &'static str;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::parse(&code).ok_or("a region has two letters")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_told_by_tags_and_numbers() {
        for (tag, expect) in [("ar-SA", "SA"), ("ar_sa", "SA"), ("ar", ""), ("zh-Hant-TW", "TW"), ("es-419", ""), ("", ""), ("xx yy", "")] {
            assert_eq!(Region::of_tag(tag).map(String::from).unwrap_or_default(), expect, "{tag}");
        }
        for (number, expect) in [
            ("+966 50 123 4567", "SA"),
            ("00966501234567", "SA"),
            ("+٩٦٦٥٠", "SA"),
            ("0501234567", ""),
            ("+1 212", ""),
            ("966", ""),
            ("", ""),
        ] {
            assert_eq!(Region::of_phone(number).map(String::from).unwrap_or_default(), expect, "{number}");
        }
    }

    #[test]
    fn languages_of_regions() {
        for (region, expect) in [("SA", "ar"), ("GB", "en"), ("US", "en"), ("CN", "zh"), ("DE", "de"), ("XX", "")] {
            assert_eq!(Region::parse(region).and_then(Region::language).unwrap_or_default(), expect, "{region}");
        }
    }

    #[test]
    fn every_clock_is_known() {
        for (region, zone) in ZONES {
            assert!(Region::parse(region).and_then(Region::zone).is_some(), "{zone}");
        }
    }
}
