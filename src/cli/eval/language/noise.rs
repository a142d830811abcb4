//! Messages as they arrive: with a link, a face, a name, an order number or the brand in them.

use super::super::dice::Dice;

/// The brand of the business that the messages are for.
pub(super) const BRAND: &str = "Mornhagen Living";

const LINKS: [&str; 5] = [
    "https://www.instagram.com/p/C8x2kLmNo/",
    "https://shop.example.com/products/the-large-lamp?ref=mail&id=22",
    "www.youtube.com/watch?v=dQw4w9WgXcQ",
    "bit.ly/3xYzAbC",
    "https://example.org/wiki/Category:Lighting_and_furniture",
];
const FACES: [&str; 6] = ["😂😂😂", "👍🏽", "😡", "❤️❤️", "🙏", "🤷‍♀️"];
const NAMES: [&str; 5] = ["@support_team", "@MornhagenLiving", "@anna.schmidt", "@jose_99", "@the.real.kim"];
const NUMBERS: [&str; 6] = ["#4711-ZX", "AB-12345", "1Z999AA10123456784", "ORD-2024-000123", "DE7781-K", "SKU_LAMP_0042"];

/// Puts one or two things that tell nothing before or behind a text.
pub(super) fn with(text: &str, dice: &mut Dice) -> String {
    let mut noisy = text.to_owned();
    for _ in 0..1 + dice.below(2) {
        let own = [BRAND];
        let kinds: [&[&str]; 5] = [&LINKS, &FACES, &NAMES, &NUMBERS, &own];
        let extra = dice.one_of(&kinds).and_then(|kind| dice.one_of(kind)).copied().unwrap_or_default();
        noisy = if dice.below(2) == 0 { format!("{extra} {noisy}") } else { format!("{noisy} {extra}") };
    }
    noisy
}
