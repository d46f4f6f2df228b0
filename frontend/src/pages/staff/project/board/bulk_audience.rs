use crate::board::{Bulk, use_board};
use crate::ui::*;
use vitrine_contract::{BulkTaskChange, ProjectAct};

/// Who sees the chosen tasks.
#[component]
pub(super) fn BulkAudience(bulk: Bulk) -> impl IntoView {
    let board = use_board();
    let may_edit = Memo::new(move |_| board.may(ProjectAct::EditTask));
    let audience = move || {
        let set = move |is_team_only: bool| {
            let key = if is_team_only { "tasks-bulk-hidden" } else { "tasks-bulk-shared" };
            let said = t!(key, count = bulk.count());
            bulk.change_as_read(said, |change| BulkTaskChange { is_team_only: Some(is_team_only), ..change });
        };
        vec![
            MenuItem::act(t!("tasks-bulk-share"), move || set(false))
                .icon(Glyph::Eye)
                .disabled(untrack(|| bulk.obstacle())),
            MenuItem::act(t!("tasks-bulk-hide"), move || set(true))
                .icon(Glyph::EyeOff)
                .disabled(untrack(|| bulk.obstacle())),
        ]
    };
    move || {
        may_edit.get().then(|| {
            view! {
                <Menu label=t!("tasks-bulk-audience") face=MenuFace::Button(Some(Glyph::Eye)) items=audience/>
            }
        })
    }
}
