use sea_orm::DbErr;
use vitrine_domain::permission::Permission;

/// Why the store did not do as asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The session is over, or its account may not sign in any more.
    #[error("not signed in")]
    NotSignedIn,
    /// The session may only choose a new password.
    #[error("the password has to be changed first")]
    PasswordChangeRequired,
    #[error("a second step at sign-in has to be set up first")]
    SecondFactorRequired,
    /// Who looks through somebody else's eyes changes nothing.
    #[error("a preview changes nothing")]
    ReadOnly,
    /// There is no such thing, or this viewer does not see it. Nobody can tell which.
    #[error("not found")]
    NotFound,
    /// The viewer sees it and may not do this to it.
    #[error("not permitted: needs `{}`", .0.name())]
    Denied(Permission),
    /// Somebody changed it since the caller read it.
    #[error("changed in the meantime")]
    Stale,
    #[error(transparent)]
    Conflict(#[from] Conflict),
    /// The database did not answer, or answered with something that cannot be.
    #[error("the database failed")]
    Database(#[from] DbErr),
    #[error("the database holds a value that cannot be read: {0}")]
    Unreadable(&'static str),
}

/// What the present state of things does not allow.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    #[error("the username is taken")]
    UsernameTaken,
    /// A username in the shape of an address that is not the person's own.
    #[error("the username is an address, and not the person's own")]
    UsernameNotOwn,
    /// Somebody else is called by this address, or has it where each may have but one.
    #[error("the address is somebody else's")]
    AddressTaken,
    #[error("a client cannot stand below itself")]
    Cycle,
    #[error("the tree would be too deep")]
    TooDeep,
    #[error("the parent is in the recycle bin")]
    ParentDeleted,
    /// One clock runs for each account.
    #[error("the clock runs already")]
    TimerRunning,
    #[error("the column still holds tasks")]
    ColumnNotEmpty,
    #[error("the column is archived")]
    ColumnArchived,
    #[error("the board needs a column")]
    NoColumn,
    /// The clients of the project would stand under different roots, named here.
    #[error("clients of different roots")]
    ForeignRoot { roots: Vec<String> },
    /// Another permission set has this name.
    #[error("the name is taken")]
    NameTaken,
    /// Built-in permission sets stay as they are.
    #[error("the permission set is built in")]
    SetBuiltIn,
    /// Accounts have the permission set, and no other was named for them.
    #[error("the permission set is in use")]
    SetInUse,
    /// The replacement is for the other side, or the deleted set itself.
    #[error("the replacement does not fit")]
    ReplacementUnfit,
    /// The viewer does not see all that the person to be shown sees.
    #[error("the preview would show more than its viewer sees")]
    PreviewTooWide,
    /// Nobody could manage the staff or the permission sets any more.
    #[error("the last administrator has to stay")]
    LastAdministrator,
    /// The round of approval was decided or withdrawn before.
    #[error("the round is closed")]
    RoundClosed,
    /// So much time is more than a day has left.
    #[error("the day is full")]
    DayFull,
    /// No more files fit in here.
    #[error("too many files")]
    TooManyFiles,
    /// The workspace has no room left for this.
    #[error("no room left for files")]
    StorageFull,
    /// A template does not hold as many.
    #[error("too many tasks")]
    TooManyTasks,
    /// No calendar has the days on which the tasks of a template would stand.
    #[error("the dates are out of range")]
    DatesOutOfRange,
    /// The key was used for another request.
    #[error("the idempotency key was used for something else")]
    KeyReused,
}
