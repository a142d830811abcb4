//! What can be picked: buttons for a few, a menu for more.

use serenity::builder::{CreateActionRow, CreateButton, CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption};
use serenity::model::application::ButtonStyle;

use crate::core::message::Choice;

/// The most options of a menu.
pub(super) const MAX_CHOICES: usize = 25;
/// Up to so many are buttons: two rows.
const MAX_BUTTONS: usize = 10;
/// Buttons in a row.
const IN_A_ROW: usize = 5;
/// The most characters of an id.
const MAX_ID: usize = 100;
/// The most characters of a button's label.
const MAX_LABEL: usize = 80;
/// The most characters of an option's label.
const MAX_OPTION: usize = 100;
/// The id of a menu; what comes back is the option's.
const MENU: &str = "choices";

/// The rows under a message.
pub(super) fn rows(choices: &[Choice]) -> Vec<CreateActionRow> {
    if choices.len() <= MAX_BUTTONS {
        return choices.chunks(IN_A_ROW).map(|row| CreateActionRow::Buttons(row.iter().map(button).collect())).collect();
    }
    let options = choices.iter().take(MAX_CHOICES);
    let options = options.map(|choice| CreateSelectMenuOption::new(cut(&choice.label, MAX_OPTION), cut(&choice.id, MAX_ID))).collect();
    vec![CreateActionRow::SelectMenu(CreateSelectMenu::new(MENU, CreateSelectMenuKind::String { options }))]
}

fn button(choice: &Choice) -> CreateButton {
    CreateButton::new(cut(&choice.id, MAX_ID)).label(cut(&choice.label, MAX_LABEL)).style(ButtonStyle::Secondary)
}

/// At most so many characters.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_buttons_and_more_are_a_menu() {
        let choices = |count: usize| {
            let choice = |n: usize| Choice { id: format!("id{n}"), label: format!("{}{n}", "ü".repeat(n * 6)) };
            (0..count).map(choice).collect::<Vec<_>>()
        };
        for (count, rows_expected) in [(0, 0), (1, 1), (5, 1), (6, 2), (10, 2), (11, 1), (25, 1)] {
            let rows = serde_json::to_value(rows(&choices(count))).unwrap();
            assert_eq!(rows.as_array().unwrap().len(), rows_expected, "{count}");
            let text = rows.to_string();
            assert!((0..count).all(|n| text.contains(&format!("\"id{n}\""))), "{text}");
        }
        assert_eq!(cut(&"ü".repeat(80), 80).chars().count(), 80);
        assert_eq!(cut(&"ü".repeat(81), 80).chars().count(), 80);
    }
}
