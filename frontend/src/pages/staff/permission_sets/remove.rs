use super::super::review::{ReviewDialog, under, use_reviewed};
use super::use_acts;
use crate::routes::Route;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{
    DeletePermissionSet, OfDeletePermissionSet, PermissionBase, PermissionSet, RehearseChange,
    RehearseDeletePermissionSet,
};

/// Deletes a set; where somebody has it, only with another one in its place.
#[component]
pub fn DeleteDialog() -> impl IntoView {
    let acts = use_acts();
    let set = acts.draft.base();
    let title = Signal::derive(move || {
        t!("set-delete-title", name = set.read().as_ref().map(|set| set.name.clone()).unwrap_or_default())
    });
    view! {
        <Dialog open=acts.remove title>
            {move || set.get().map(|set| view! { <DeleteForm set/> })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn DeleteForm(set: PermissionSet) -> impl IntoView {
    let (acts, toasts) = (use_acts(), use_toasts());
    let errors = FormErrors::new();
    let others: Vec<Choice> = untrack(|| acts.known())
        .into_iter()
        .filter(|other| other.base == set.base && other.id != set.id)
        .map(|other| Choice::new(other.id.to_string(), texts().permission_set(&other.name)))
        .collect();
    let replacement = RwSignal::new(others.first().map(|choice| choice.value.clone()).unwrap_or_default());
    let count = set.used_by;
    let is_stuck = count > 0 && others.is_empty();
    let delete = use_reviewed(
        |(set, input): &(PermissionSet, DeletePermissionSet)| {
            let of = || RehearseDeletePermissionSet {
                change: OfDeletePermissionSet::DeletePermissionSet,
                permission_set_id: set.id,
                revision: set.revision.clone(),
                input: *input,
            };
            let is_reviewed = set.base == PermissionBase::Client && input.replacement_id.is_some();
            is_reviewed.then(|| RehearseChange::DeletePermissionSet(of())).into_iter().collect()
        },
        |api, (set, input): (PermissionSet, DeletePermissionSet), fingerprints| async move {
            under(&api, &fingerprints, 0).delete_permission_set(set.id, &set.revision, &input).await
        },
        move |answer: Result<(), Error>| match answer {
            Ok(()) => {
                acts.remove.set(false);
                acts.draft.discard();
                toasts.say(t!("set-deleted"));
                acts.sets.refetch();
                acts.go.to(&Route::PermissionSets);
            }
            Err(error) => errors.take(&error),
        },
    );
    let send = move || {
        errors.clear();
        let replacement_id = if count > 0 { replacement.read_untracked().parse().ok() } else { None };
        delete.send((set.clone(), DeletePermissionSet { replacement_id }));
    };
    view! {
        <p>{if count > 0 { t!("set-delete-used", count = count) } else { t!("set-delete-unused") }}</p>
        {(count > 0 && !is_stuck).then(|| view! {
            <SelectField label=t!("set-delete-replacement") value=replacement options=others error=errors.at("/replacement_id")/>
        })}
        {is_stuck.then(|| view! { <Note kind=NoteKind::Wait>{t!("set-delete-alone")}</Note> })}
        <FormProblem errors/>
        <DialogActions>
            <Button label=t!("act-cancel") on_click=move || acts.remove.set(false)/>
            <Button label=t!("act-delete") kind=ButtonKind::Danger icon=Glyph::Trash2 busy=delete.review.busy
                disabled=is_stuck.then(|| t!("set-delete-alone")) on_click=send/>
        </DialogActions>
        <ReviewDialog review=delete.review/>
    }
    .into_any()
}
