//! Projects: what they show their clients, and whether they live.

/// Client portal access, ordered by width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Level {
    #[default]
    NotVisible,
    Overview,
    ReadOnly,
    Full,
}

impl Level {
    pub const ALL: [Self; 4] = [Self::NotVisible, Self::Overview, Self::ReadOnly, Self::Full];

    pub fn name(self) -> &'static str {
        match self {
            Self::NotVisible => "not_visible",
            Self::Overview => "overview",
            Self::ReadOnly => "read_only",
            Self::Full => "full",
        }
    }

    /// An unknown name is not visible.
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|level| level.name() == name).unwrap_or_default()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProjectState {
    Active,
    Archived,
    Deleted,
}

/// Whether clients see time worked. A project that is not visible shows none, but remembers the wish (R16).
pub fn time_is_shown(level: Level, wish: bool) -> bool {
    wish && level > Level::NotVisible
}

/// Asking for time to be shown on a project that is not visible (B203).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("time worked cannot be shown while the project is not visible")]
pub struct TimeNeedsVisible;

/// The new wish, given the level the project will have and what was asked for.
pub fn time_wish(level: Level, asked: Option<bool>, before: bool) -> Result<bool, TimeNeedsVisible> {
    match asked {
        Some(true) if level == Level::NotVisible => Err(TimeNeedsVisible),
        Some(wish) => Ok(wish),
        None => Ok(before),
    }
}
