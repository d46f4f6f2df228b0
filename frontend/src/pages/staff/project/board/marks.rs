//! The material of a card. A card is glass only where the project's level shows its board.

use crate::ui::*;
use vitrine_contract::{Card, Level};

pub(super) fn edge(card: &Card, level: Level) -> &'static str {
    match card.is_team_only {
        Some(true) => "wall",
        _ if is_shown(level) => "glass",
        _ => "plain",
    }
}

pub(super) fn above(card: &Card) -> AnyView {
    (card.is_team_only == Some(true))
        .then(|| view! { <span class="card-chip"><AudienceChip audience=Audience::TeamOnly/></span> })
        .into_any()
}

pub(super) fn beside(card: &Card, level: Level) -> AnyView {
    (edge(card, level) == "glass")
        .then(|| {
            view! {
                <span class="card-eye" data-tip=t!("board-seen")>
                    <Icon glyph=Glyph::Eye/>
                    <span class="sr-only">{t!("board-seen")}</span>
                </span>
            }
        })
        .into_any()
}

pub(super) fn is_shown(level: Level) -> bool {
    level >= Level::ReadOnly
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_clients_see_is_glass() {
        let card = |is_team_only| Card {
            id: uuid::Uuid::nil(),
            title: String::new(),
            due_on: None,
            assignees: Vec::new(),
            approval: None,
            checklist: None,
            has_description: false,
            progress_percent: None,
            is_team_only: Some(is_team_only),
            revision: String::new(),
        };
        for (is_team_only, level, expected) in [
            (false, Level::Full, "glass"),
            (false, Level::ReadOnly, "glass"),
            (false, Level::Overview, "plain"),
            (false, Level::NotVisible, "plain"),
            (true, Level::Full, "wall"),
            (true, Level::NotVisible, "wall"),
        ] {
            assert_eq!(edge(&card(is_team_only), level), expected, "{is_team_only} {level:?}");
        }
    }
}
