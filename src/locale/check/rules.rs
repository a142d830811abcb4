//! All rules, one after the other.

use super::in_force::InForce;
use super::scope::Scope;
use super::{length, plural, probe, reference, schema, select, tier, words};
use crate::locale::problem::Findings;

/// Looks at one locale.
pub(in crate::locale) fn check(locale: &InForce<'_>, scope: &Scope<'_>, findings: &mut Findings) {
    schema::check(locale, scope, findings);
    reference::check(locale, findings);
    tier::check(locale, findings);
    length::check(locale, scope, findings);
    for found in locale.entries.values() {
        words::check(locale, *found, scope, findings);
        select::check(locale, *found, scope, findings);
        plural::check(locale, *found, findings);
    }
    probe::check(locale, scope, findings);
}
