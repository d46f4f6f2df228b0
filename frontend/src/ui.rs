//! The parts that pages are made of. Each is found by role and name, shows all its states, and keeps its look in the sheet beside it.
//!
//! `Signal` props take a value, a signal or a closure; `Callback` props take a closure.
//!
//! | Part | How |
//! |---|---|
//! | icon | `<Icon glyph=Glyph::Plus size=IconSize::Small/>` |
//! | button | `<Button label kind=ButtonKind::Primary size icon=Glyph::Plus busy disabled=move \|\| reason() submit form wide on_click/>` |
//! | link as button | `<ButtonLink label href kind size icon/>` |
//! | icon button | `<IconButton label glyph keys="e" pressed on_click/>` |
//! | text | `<TextField label value help error=errors.at("/name") optional=true kind="email" autocomplete placeholder disabled autofocus node_ref/>`; passwords get a reveal button |
//! | long text, search | `<TextArea label value rows …/>` `<SearchField label value/>` |
//! | few options | `<SelectField label value options=vec![Choice::new("v", "Label")] …/>` `<RadioGroup … inline=true/>` `<Segmented label value options/>` |
//! | many options | `<Combobox label options selected multiple=true query …/>` |
//! | on and off | `<Checkbox label checked on_change=move \|on\| … hint mixed bare=true/>` `<Switch label checked on_change hint error/>` |
//! | errors of a form | `let errors = FormErrors::new()`: `.take(&error)`, `.at("/pointer")`, `.set("/pointer", "code")`, `.clear()`, `<FormProblem errors/>` |
//! | menu | `<Menu label items=move \|\| vec![MenuItem::act("Edit", f).icon(Glyph::Pencil), MenuItem::Separator] face=MenuFace::Icon(..) align_end=true/>` |
//! | dialog, drawer | `<Dialog open title size=DialogSize::Drawer on_close>…<DialogActions>…</DialogActions></Dialog>` `<ConfirmDialog open title text act busy on_confirm/>` |
//! | toast | `let toasts = use_toasts()`: `.say(t!("act-saved"))`, `.undo(text, f)` |
//! | spoken | `let announcer = use_announcer()`: `.say(text)`, `.interrupt(text)` |
//! | tabs | `<Tabs label tabs=vec![Tab::new("Basic", href, is_current)]/>` |
//! | table | `<Table caption columns=vec![Column::new("Name").sorted_by("name")] sort on_sort><tr>…</tr></Table>` |
//! | tree | `<Tree label nodes selected on_select closed on_key/>` |
//! | people | `<Avatar name kind=AvatarKind::Team size tip=true/>` |
//! | facts | `<Chip label tone=Tone::Wait icon/>` `<Counter count tone/>` `<LevelMeter level/>` `<StageMark stage/>` `<ProgressBar percent label glass=true/>` |
//! | materials (staff only) | `<AudienceChip audience=Audience::TeamOnly on_click/>` `<Pane title>…</Pane>` |
//! | states | `<Skeleton rows=5/>` `<EmptyState glyph title text>…</EmptyState>` `<ProblemPanel error on_retry/>` `<Note kind=NoteKind::Wait>…</Note>` |
//! | case (portal only) | `<Case label>…</Case>` |
//! | tooltip | any element: `data-tip="words"` and `data-keys="e"`; keys in text: `<Keys keys="g h"/>` |
//!
//! A value that stands both in an attribute and in the children of one element is cloned before `view!`: children are built first.
//! The sheets of `ui` are in a cascade layer, so that those of pages win without stronger selectors.
//!
//! Around them: `<Loaded>` and `write` (`resource`), `t!` and `texts()` (`i18n`), `Route` (`routes`), `use_shortcut` (`keys`).

mod announce;
mod avatar;
mod button;
mod chip;
mod choice;
mod combobox;
mod dialog;
mod dom;
mod errors;
mod field;
mod icon;
mod level;
mod material;
mod menu;
mod selection;
mod states;
mod table;
mod tabs;
mod toast;
mod tooltip;
mod tree;

pub use announce::*;
pub use avatar::*;
pub use button::*;
pub use chip::*;
pub use choice::*;
pub use combobox::*;
pub use dialog::*;
pub use dom::*;
pub use errors::*;
pub use field::*;
pub use icon::*;
pub use level::*;
pub use material::*;
pub use menu::*;
pub use selection::*;
pub use states::*;
pub use table::*;
pub use tabs::*;
pub use toast::*;
pub use tooltip::*;
pub use tree::*;

pub(crate) use crate::i18n::{t, texts};
pub(crate) use leptos::prelude::*;
pub(crate) use wasm_bindgen::JsCast;
