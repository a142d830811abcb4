//! Plural forms as CLDR has them. The rules within Fluent are older and leave out remainders (103 in Arabic, 22 in
//! Lithuanian), so a number that they would judge wrongly is represented by another one that they judge rightly.

use icu::decimal::input::Decimal;
use icu::plurals::{PluralCategory, PluralRuleType, PluralRules};
use intl_pluralrules::operands::PluralOperands;
use intl_pluralrules::{PluralCategory as FluentCategory, PluralRuleType as FluentRuleType, PluralRules as FluentRules};
use unic_langid::LanguageIdentifier;

use crate::core::key::LocaleTag;

/// Whether a number counts or orders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// 1, 2, 3.
    #[default]
    Cardinal,
    /// 1st, 2nd, 3rd.
    Ordinal,
}

/// The plural rules of one locale.
pub(super) struct Plurals {
    language: LanguageIdentifier,
    cardinal: Rules,
    ordinal: Rules,
}

struct Rules {
    cldr: PluralRules,
    fluent: FluentRules,
}

/// Integers that floating point holds exactly are smaller.
const EXACT: f64 = 9_007_199_254_740_992.0;
/// Among these, every language has a number of each plural form that its rules in Fluent know.
fn representatives() -> impl Iterator<Item = f64> {
    (0..=110_u32).map(f64::from).chain([1_000_000.0, 0.5])
}

impl Plurals {
    /// Those of `tag`; of English for a language that CLDR does not know. `None` if ICU4X lacked its data, which
    /// is part of the program.
    pub(super) fn new(tag: &LocaleTag) -> Option<Self> {
        let wanted = tag.as_str().parse::<LanguageIdentifier>().unwrap_or_default();
        let base = LanguageIdentifier::from_parts(wanted.language, None, None, &[]);
        let english: LanguageIdentifier = "en".parse().ok()?;
        let chain = [wanted, base, english];
        let (language, cardinal) = first(&chain, FluentRuleType::CARDINAL)?;
        let (_, ordinal) = first(&chain, FluentRuleType::ORDINAL)?;
        let locale: icu::locale::Locale = language.to_string().parse().ok()?;
        let cldr = |kind| PluralRules::try_new((&locale).into(), kind).ok();
        Some(Self {
            language,
            cardinal: Rules { cldr: cldr(PluralRuleType::Cardinal.into())?, fluent: cardinal },
            ordinal: Rules { cldr: cldr(PluralRuleType::Ordinal.into())?, fluent: ordinal },
        })
    }

    /// The language by whose rules Fluent must be told to judge.
    pub(super) fn language(&self) -> &LanguageIdentifier {
        &self.language
    }

    /// The number to give to Fluent for `number`: itself where Fluent judges it as CLDR does.
    pub(super) fn representative(&self, number: &Decimal, kind: Kind) -> f64 {
        let rules = self.rules(kind);
        let is_integer = *number.absolute.magnitude_range().start() == 0;
        let itself = number.to_string().parse::<f64>().ok().filter(|n| is_integer && n.abs() < EXACT);
        let form = rules.form(number);
        itself.filter(|n| rules.gives(*n, form)).or_else(|| rules.representative(form)).unwrap_or_default()
    }

    /// The plural form in which a number is said.
    pub(super) fn form(&self, number: &Decimal, kind: Kind) -> PluralCategory {
        self.rules(kind).form(number)
    }

    /// All forms in which numbers are said, in the order of CLDR.
    pub(super) fn forms(&self, kind: Kind) -> impl Iterator<Item = PluralCategory> {
        let rules = self.rules(kind);
        rules.cldr.categories().filter(|form| rules.representative(*form).is_some())
    }

    fn rules(&self, kind: Kind) -> &Rules {
        match kind {
            Kind::Cardinal => &self.cardinal,
            Kind::Ordinal => &self.ordinal,
        }
    }
}

impl Rules {
    /// CLDR's form. Fluent does not know those that came into CLDR later; their texts are those of the general one.
    fn form(&self, number: &Decimal) -> PluralCategory {
        let category = self.cldr.category_for(number);
        if self.representative(category).is_some() { category } else { PluralCategory::Other }
    }

    /// A number that Fluent judges to be of this form.
    fn representative(&self, category: PluralCategory) -> Option<f64> {
        representatives().find(|n| self.gives(*n, category))
    }

    /// Whether Fluent judges `n` to be of this form.
    fn gives(&self, n: f64, category: PluralCategory) -> bool {
        let found = PluralOperands::try_from(n).ok().and_then(|operands| self.fluent.select(operands).ok());
        found.is_some_and(|found| is(found, category))
    }
}

fn first(chain: &[LanguageIdentifier], kind: FluentRuleType) -> Option<(LanguageIdentifier, FluentRules)> {
    chain.iter().find_map(|language| Some((language.clone(), FluentRules::create(language.clone(), kind).ok()?)))
}

fn is(found: FluentCategory, category: PluralCategory) -> bool {
    matches!(
        (found, category),
        (FluentCategory::ZERO, PluralCategory::Zero)
            | (FluentCategory::ONE, PluralCategory::One)
            | (FluentCategory::TWO, PluralCategory::Two)
            | (FluentCategory::FEW, PluralCategory::Few)
            | (FluentCategory::MANY, PluralCategory::Many)
            | (FluentCategory::OTHER, PluralCategory::Other)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fluent_judges_as_cldr_does() {
        let mut formless = std::collections::BTreeSet::new();
        for tag in [
            "ar", "be", "br", "bs", "cs", "cy", "de", "en", "es", "fr", "ga", "gd", "he", "hi", "hr", "it", "ja", "ko", "lt", "lv", "mt",
            "nl", "pl", "pt", "pt-PT", "ro", "ru", "sk", "sl", "sr", "th", "tr", "uk", "zh-CN", "xq",
        ] {
            let plurals = Plurals::new(&LocaleTag::new(tag)).unwrap();
            for (kind, rules) in [(Kind::Cardinal, &plurals.cardinal), (Kind::Ordinal, &plurals.ordinal)] {
                let whole = (0..=1_200).chain([10_000, 1_000_000, 1_000_001, 1_000_022]).map(Decimal::from);
                for n in whole.chain(["0.5", "1.0", "1.5", "22.1"].map(|n| n.parse().unwrap())) {
                    let (given, form) = (plurals.representative(&n, kind), rules.cldr.category_for(&n));
                    if !rules.gives(given, form) {
                        assert!(rules.gives(given, PluralCategory::Other), "{tag} {kind:?} {n}");
                        assert_eq!(plurals.form(&n, kind), PluralCategory::Other);
                        formless.insert(format!("{tag} {kind:?} {form:?}"));
                    }
                }
            }
        }
        let many = ["es Cardinal Many", "es Ordinal One", "fr Cardinal Many", "it Cardinal Many"];
        assert_eq!(Vec::from_iter(formless), [&many[..], &["mt Cardinal Two", "pt Cardinal Many", "pt-PT Cardinal Many"]].concat());
    }

    #[test]
    fn the_forms_are_those_that_are_said() {
        use PluralCategory::{Few, Many, One, Other, Two, Zero};
        for (tag, kind, expect) in [
            ("ar", Kind::Cardinal, &[Zero, One, Two, Few, Many, Other][..]),
            ("br", Kind::Cardinal, &[One, Two, Few, Many, Other]),
            ("cs", Kind::Cardinal, &[One, Few, Many, Other]),
            ("ru", Kind::Cardinal, &[One, Few, Many, Other]),
            ("es", Kind::Cardinal, &[One, Other]),
            ("fr", Kind::Cardinal, &[One, Other]),
            ("ja", Kind::Cardinal, &[Other]),
            ("en", Kind::Ordinal, &[One, Two, Few, Other]),
            ("de", Kind::Ordinal, &[Other]),
            ("xq", Kind::Cardinal, &[One, Other]),
        ] {
            let plurals = Plurals::new(&LocaleTag::new(tag)).unwrap();
            let mut forms: Vec<_> = plurals.forms(kind).collect();
            forms.sort_by_key(|form| [Zero, One, Two, Few, Many, Other].iter().position(|known| known == form));
            assert_eq!(forms, expect, "{tag} {kind:?}");
        }
    }

    #[test]
    fn a_number_that_is_judged_rightly_stays_itself() {
        for (tag, n, expect) in [
            ("ru", "2", 2.0),
            ("ru", "22", 22.0),
            ("ar", "0", 0.0),
            ("ar", "103", 3.0),
            ("en", "-7", -7.0),
            ("en", "1.00", 0.0),
            ("en", "9007199254740993", 0.0),
        ] {
            let plurals = Plurals::new(&LocaleTag::new(tag)).unwrap();
            assert_eq!(plurals.representative(&n.parse().unwrap(), Kind::Cardinal), expect, "{tag} {n}");
        }
    }
}
