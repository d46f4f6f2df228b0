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

/// The chip of what no client sees.
pub(super) fn team_only(card: &Card) -> AnyView {
    (card.is_team_only == Some(true))
        .then(|| view! { <span class="card-chip"><AudienceChip audience=Audience::TeamOnly/></span> })
        .into_any()
}

/// The same where there is no room for words; on a timeline they stand beside the bar.
pub(super) fn team_only_mark(card: &Card) -> AnyView {
    (card.is_team_only == Some(true))
        .then(|| {
            view! {
                <span class="timeline-wall" data-tip=t!("audience-team-only")>
                    <Icon glyph=Glyph::EyeOff/>
                    <span class="sr-only">{t!("audience-team-only")}</span>
                </span>
            }
        })
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

/// How many cards a column has, of how many.
pub(super) fn limit(count: usize, limit: u16) -> AnyView {
    let is_over = count > usize::from(limit);
    let words = if is_over {
        t!("board-column-over", count = count, limit = limit)
    } else {
        t!("board-column-within", count = count, limit = limit)
    };
    let told = words.clone();
    view! {
        <span class="column-count column-limit" data-over=is_over.then_some("") data-tip=told>
            <span aria-hidden="true">{format!("{count}/{limit}")}</span>
            <span class="sr-only">{words}</span>
        </span>
    }
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
            starts_on: None,
            due_on: None,
            is_milestone: false,
            predecessor_ids: Vec::new(),
            assignees: Vec::new(),
            approval: None,
            checklist: None,
            comment_count: None,
            file_count: None,
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
