//! Which of some locales serves a tag, and which locales a locale builds upon.
//!
//! Everything that chooses among locales asks here: platforms' hints, what customers type, the layers of packs and
//! the fallbacks of messages. A locale in another script is never an answer. It must not know packs or channels.

use std::collections::BTreeMap;

use icu::locale::subtags::{Language, Region, language, region};

use super::canonical::Canonical;
use crate::core::key::LocaleTag;

/// Regions whose standard is not understood as the one of the language's other regions, and the other way round.
/// Only a business that declares it lets one stand for the other.
const APART: &[(Language, Region)] = &[(language!("pt"), region!("BR"))];

/// The locales to choose from.
#[derive(Clone, Debug)]
pub struct Resolver {
    available: Vec<Available>,
    declared: Declared,
}

#[derive(Clone, Debug)]
struct Available {
    tag: LocaleTag,
    /// The locale itself and what it builds upon; empty for a tag that is none.
    chain: Vec<Link>,
}

/// A locale on the way from a locale to the most general one.
#[derive(Clone, Debug)]
struct Link {
    canonical: Canonical,
    /// As the business wrote it, if it is there by its declaration.
    declared: Option<LocaleTag>,
}

/// What a business declared: a locale and the one it builds upon.
#[derive(Clone, Debug)]
struct Declared(Vec<(Canonical, Canonical, LocaleTag)>);

impl Resolver {
    /// To choose among `available`, earlier ones first where nothing else tells; `parents` is what the business
    /// declared.
    #[must_use]
    pub fn new(available: &[LocaleTag], parents: &BTreeMap<LocaleTag, LocaleTag>) -> Self {
        let declared = Declared::new(parents);
        let chain = |tag: &LocaleTag| Canonical::parse(tag.as_str()).map(|own| declared.chain(own)).unwrap_or_default();
        let available = available.iter().map(|tag| Available { tag: tag.clone(), chain: chain(tag) }).collect();
        Self { available, declared }
    }

    /// The locale for a BCP 47 tag from outside: the tag itself; else, for each locale on its way to the most general
    /// one (declared parents before CLDR's), that locale, or one of the same language and script that builds upon
    /// it, the likely region first. `None` means the business's default.
    #[must_use]
    pub fn resolve(&self, wanted: &str) -> Option<&LocaleTag> {
        let wanted = wanted.trim();
        let exact = self.available.iter().find(|available| is_same(available.tag.as_str(), wanted));
        if let Some(exact) = exact {
            return Some(&exact.tag);
        }
        let chain = self.declared.chain(Canonical::parse(wanted)?);
        let wanted = &chain.first()?.canonical;
        chain.iter().find_map(|link| self.serving(&link.canonical, wanted))
    }

    /// `target` itself, else what builds upon it.
    fn serving(&self, target: &Canonical, wanted: &Canonical) -> Option<&LocaleTag> {
        let served = || self.available.iter().filter_map(|available| Some((&available.tag, available.chain.split_first()?)));
        let itself = served().find(|(_, (own, _))| own.canonical == *target).map(|(tag, _)| tag);
        let sibling = |own: &Canonical, above: &[Link]| {
            let builds_upon = above.iter().any(|link| link.canonical == *target);
            builds_upon && own.language() == target.language() && own.script() == target.script() && !are_apart(own, wanted)
        };
        let siblings = || served().filter(|(_, (own, above))| sibling(&own.canonical, above));
        itself.or_else(|| siblings().min_by_key(|(_, (own, _))| !own.canonical.is_likely(target)).map(|(tag, _)| tag))
    }
}

/// What `locale` builds upon, the nearest first: `es-419` and `es` for `es-MX`, `zh-Hant` for `zh-TW`. It stays in the
/// locale's script, and in its language except where `parents`, what the business declared, leads out of it; one
/// dialect never builds upon another.
#[must_use]
pub fn ancestors(locale: &LocaleTag, parents: &BTreeMap<LocaleTag, LocaleTag>) -> Vec<LocaleTag> {
    let Some(own) = Canonical::parse(locale.as_str()) else { return Vec::new() };
    let mut language = own.language();
    let mut ancestors = Vec::new();
    for link in Declared::new(parents).chain(own) {
        if link.declared.is_none() && link.canonical.language() != language {
            break;
        }
        language = link.canonical.language();
        ancestors.push(link.declared.unwrap_or_else(|| LocaleTag::new(link.canonical.to_string())));
    }
    // The locale itself is an ancestor only where it was written in a longer or older form.
    ancestors.retain(|ancestor| ancestor != locale);
    ancestors
}

impl Declared {
    fn new(parents: &BTreeMap<LocaleTag, LocaleTag>) -> Self {
        let read = |tag: &LocaleTag| Canonical::parse(tag.as_str());
        Self(parents.iter().filter_map(|(child, parent)| Some((read(child)?, read(parent)?, parent.clone()))).collect())
    }

    /// `from` and what it builds upon, all in one script. What would lead back to where it was is passed over.
    fn chain(&self, from: Canonical) -> Vec<Link> {
        let mut chain: Vec<Link> = Vec::new();
        let mut next = Some(Link { canonical: from, declared: None });
        while let Some(link) = next {
            let child = link.canonical.clone();
            chain.push(link);
            let is_new = |parent: &Canonical| parent.script() == child.script() && chain.iter().all(|link| link.canonical != *parent);
            next = self.above(&child, is_new);
        }
        chain
    }

    fn above(&self, child: &Canonical, fits: impl Fn(&Canonical) -> bool) -> Option<Link> {
        let declared = self.0.iter().find(|(of, parent, _)| of == child && fits(parent));
        let declared = declared.map(|(_, parent, tag)| Link { canonical: parent.clone(), declared: Some(tag.clone()) });
        let by_cldr = || child.parent().filter(|parent| fits(parent)).map(|canonical| Link { canonical, declared: None });
        declared.or_else(by_cldr)
    }
}

fn is_same(tag: &str, written: &str) -> bool {
    let same = |(a, b): (u8, u8)| a.eq_ignore_ascii_case(&b) || (a == b'-' && b == b'_');
    tag.len() == written.len() && tag.bytes().zip(written.bytes()).all(same)
}

fn are_apart(a: &Canonical, b: &Canonical) -> bool {
    let (Some(of_a), Some(of_b)) = (a.region(), b.region()) else { return false };
    let differ = |(language, region): &(Language, Region)| {
        a.language() == *language && b.language() == *language && (of_a == *region) != (of_b == *region)
    };
    APART.iter().any(differ)
}
