use super::*;

/// Draws one symbol of the sprite. Decoration: the meaning is always said in words beside it or in the control's name.
#[component]
pub fn Icon(glyph: Glyph, #[prop(optional)] size: IconSize) -> impl IntoView {
    let href = format!("/assets/icons.svg#{}", glyph.id());
    view! {
        <svg class="icon" data-size=size.name() aria-hidden="true">
            <use href=href></use>
        </svg>
    }
    .into_any()
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IconSize {
    /// 12 px, inside chips.
    Small,
    /// 16 px; 18 px in the portal.
    #[default]
    Normal,
    /// 22 px, for tab bars and states.
    Large,
}

impl IconSize {
    const fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Normal => "normal",
            Self::Large => "large",
        }
    }
}

macro_rules! glyphs {
    ($($name:ident = $id:literal,)+) => {
        /// The symbols of `assets/icons.svg`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Glyph {
            $($name),+
        }

        impl Glyph {
            #[cfg(test)]
            const ALL: &[Self] = &[$(Self::$name),+];

            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$name => $id),+
                }
            }
        }
    };
}

glyphs! {
    AlignLeft = "align-left",
    Archive = "archive",
    Armchair = "armchair",
    ArrowDown = "arrow-down",
    ArrowLeft = "arrow-left",
    ArrowRight = "arrow-right",
    ArrowUp = "arrow-up",
    Bell = "bell",
    BellOff = "bell-off",
    Bookmark = "bookmark",
    Building2 = "building-2",
    Calendar = "calendar",
    Check = "check",
    ChevronDown = "chevron-down",
    ChevronLeft = "chevron-left",
    ChevronRight = "chevron-right",
    ChevronsUpDown = "chevrons-up-down",
    CircleCheck = "circle-check",
    CircleHelp = "circle-help",
    CircleMinus = "circle-minus",
    CirclePlus = "circle-plus",
    CircleX = "circle-x",
    Clock = "clock",
    CloudOff = "cloud-off",
    Columns3 = "columns-3",
    Copy = "copy",
    CornerDownLeft = "corner-down-left",
    Download = "download",
    Ellipsis = "ellipsis",
    Equal = "equal",
    ExternalLink = "external-link",
    Eye = "eye",
    EyeOff = "eye-off",
    FileSpreadsheet = "file-spreadsheet",
    FileText = "file-text",
    Flag = "flag",
    FlagTriangleRight = "flag-triangle-right",
    FolderKanban = "folder-kanban",
    FolderTree = "folder-tree",
    GitCompareArrows = "git-compare-arrows",
    Globe = "globe",
    GripVertical = "grip-vertical",
    History = "history",
    Hourglass = "hourglass",
    House = "house",
    Inbox = "inbox",
    Info = "info",
    KeyRound = "key-round",
    Keyboard = "keyboard",
    Layers = "layers",
    Link = "link",
    List = "list",
    ListFilter = "list-filter",
    ListTree = "list-tree",
    LoaderCircle = "loader-circle",
    Lock = "lock",
    LogOut = "log-out",
    Logo = "logo",
    Mail = "mail",
    MapPinOff = "map-pin-off",
    Menu = "menu",
    MessageSquare = "message-square",
    Minus = "minus",
    Moon = "moon",
    Move = "move",
    Network = "network",
    Paperclip = "paperclip",
    Pencil = "pencil",
    Phone = "phone",
    Plus = "plus",
    Redo2 = "redo-2",
    Search = "search",
    Settings = "settings",
    ShieldCheck = "shield-check",
    Smartphone = "smartphone",
    SquareKanban = "square-kanban",
    SquareUserRound = "square-user-round",
    StageActive = "stage-active",
    StageDone = "stage-done",
    StagePlanned = "stage-planned",
    StageReview = "stage-review",
    Sun = "sun",
    SunMoon = "sun-moon",
    Timer = "timer",
    Trash2 = "trash-2",
    TriangleAlert = "triangle-alert",
    Undo2 = "undo-2",
    Upload = "upload",
    UserRound = "user-round",
    UserRoundCheck = "user-round-check",
    UsersRound = "users-round",
    WandSparkles = "wand-sparkles",
    X = "x",
}

#[cfg(test)]
mod tests {
    use super::Glyph;

    #[test]
    fn sprite_holds_exactly_the_glyphs() {
        let sprite = include_str!("../../assets/icons.svg");
        for glyph in Glyph::ALL {
            assert!(sprite.contains(&format!("<symbol id=\"{}\"", glyph.id())), "{glyph:?}");
        }
        assert_eq!(sprite.matches("<symbol ").count(), Glyph::ALL.len());
    }
}
