//! The three switches of a client account.

/// The third privilege, ordered by width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum UpdateProgress {
    #[default]
    Off,
    Comment,
    Full,
}

impl UpdateProgress {
    pub const ALL: [Self; 3] = [Self::Off, Self::Comment, Self::Full];

    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Comment => "comment",
            Self::Full => "full",
        }
    }

    /// An unknown name is off.
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|v| v.name() == name).unwrap_or_default()
    }
}

/// P1, P2 and P3. All off by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Privileges {
    pub view_tasks: bool,
    pub view_progress: bool,
    pub update_progress: UpdateProgress,
}

impl Privileges {
    pub const NONE: Self = Self { view_tasks: false, view_progress: false, update_progress: UpdateProgress::Off };
    pub const ALL: Self = Self { view_tasks: true, view_progress: true, update_progress: UpdateProgress::Full };

    /// Every combination there is.
    pub fn every() -> impl Iterator<Item = Self> {
        let switches = [(false, false), (false, true), (true, false), (true, true)].into_iter();
        switches.flat_map(|(view_tasks, view_progress)| {
            UpdateProgress::ALL.map(|update_progress| Self { view_tasks, view_progress, update_progress })
        })
    }

    /// What both allow.
    #[must_use]
    pub fn meet(self, other: Self) -> Self {
        Self {
            view_tasks: self.view_tasks && other.view_tasks,
            view_progress: self.view_progress && other.view_progress,
            update_progress: self.update_progress.min(other.update_progress),
        }
    }

    pub fn covers(self, needed: Self) -> bool {
        self.first_missing(needed).is_none()
    }

    /// The number, 1 to 3, of the first privilege that is needed and off or too narrow.
    pub fn first_missing(self, needed: Self) -> Option<u8> {
        let missing = [
            needed.view_tasks && !self.view_tasks,
            needed.view_progress && !self.view_progress,
            needed.update_progress > self.update_progress,
        ];
        (1..).zip(missing).find(|(_, is_missing)| *is_missing).map(|(number, _)| number)
    }
}

/// The privileges that go together, by what somebody with them is (R4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Template {
    #[default]
    None,
    /// Sees tasks and their progress.
    Observer,
    /// Comments on them, too.
    Collaborator,
    /// Updates their progress, too.
    CoManager,
}

impl Template {
    pub const ALL: [Self; 4] = [Self::None, Self::Observer, Self::Collaborator, Self::CoManager];

    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Observer => "observer",
            Self::Collaborator => "collaborator",
            Self::CoManager => "co_manager",
        }
    }

    /// An unknown name is none.
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|v| v.name() == name).unwrap_or_default()
    }
}
