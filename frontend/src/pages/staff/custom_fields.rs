//! Settings: the fields that the workspace adds to clients, projects and tasks.

mod editor;
mod options;

use super::StaffPage;
use crate::live::use_live;
use crate::resource::{Loaded, Reading, read, write};
use crate::routes::use_query_value;
use crate::session::use_session;
use crate::ui::*;
use editor::FieldEditor;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{
    CustomField, CustomFieldList, EventKind, FieldKind, FieldSubject, FieldVisibility, MoveCustomField,
};

/// Who may define fields.
const MANAGE: &str = "workspace.manage";

const SUBJECTS: [(FieldSubject, &str, &str); 3] = [
    (FieldSubject::Client, "client", "custom-fields-client"),
    (FieldSubject::Project, "project", "custom-fields-project"),
    (FieldSubject::Task, "task", "custom-fields-task"),
];

/// What the parts of this page can start.
#[derive(Clone, Copy)]
struct Acts {
    list: Reading<CustomFieldList>,
    subject: Signal<FieldSubject>,
    editor: RwSignal<bool>,
    /// None: a new one.
    edited: RwSignal<Option<CustomField>>,
    deletes: RwSignal<bool>,
    deleted: RwSignal<Option<CustomField>>,
}

#[component]
pub(super) fn CustomFieldsPage() -> impl IntoView {
    let of = use_query_value("of");
    let subject = Signal::derive(move || {
        let name = of.get();
        SUBJECTS.iter().find(|(_, own, _)| *own == name).map_or(FieldSubject::Client, |(subject, ..)| *subject)
    });
    let list = read(move |api| {
        let subject = subject.get();
        async move { api.list_custom_fields(subject).await }
    });
    use_live().on(move |event| {
        if matches!(event.kind, EventKind::FieldChanged | EventKind::Reset) {
            list.refetch();
        }
    });
    let acts = Acts {
        list,
        subject,
        editor: RwSignal::new(false),
        edited: RwSignal::new(None),
        deletes: RwSignal::new(false),
        deleted: RwSignal::new(None),
    };
    provide_context(acts);
    let may_manage = use_session().may(MANAGE);
    let create = move || {
        acts.edited.set(None);
        acts.editor.set(true);
    };
    let chosen = RwSignal::new(Some(of.get()).filter(|of| !of.is_empty()).unwrap_or_else(|| "client".into()));
    Effect::new(move |before: Option<()>| {
        let wanted = chosen.get();
        if before.is_some() {
            of.set(if wanted == "client" { "" } else { &wanted });
        }
    });
    let subjects = SUBJECTS.map(|(_, name, label)| Choice::new(name, t!(label))).to_vec();
    let actions = move || {
        may_manage.then(|| {
            view! { <Button label=t!("custom-fields-new") kind=ButtonKind::Primary icon=Glyph::Plus on_click=create/> }
        })
    };
    let is_empty = |list: &CustomFieldList| list.data.is_empty();
    let empty = move || {
        view! {
            <EmptyState glyph=Glyph::List title=t!("custom-fields-none") text=t!("custom-fields-none-detail")>
                {may_manage.then(|| view! { <Button label=t!("custom-fields-new") icon=Glyph::Plus on_click=create/> })}
            </EmptyState>
        }
    };
    let ready = move |list: Signal<CustomFieldList>| view! { <Rows list may_manage/> }.into_any();
    view! {
        <StaffPage title=t!("custom-fields-page") actions>
            <div class="custom-fields-lead">
                <p>{t!("custom-fields-lead")}</p>
                <Segmented label=t!("custom-fields-of") value=chosen options=subjects/>
                {(!may_manage).then(|| view! { <Note>{t!("custom-fields-read-only")}</Note> })}
            </div>
            <Loaded source=list skeleton=|| view! { <Skeleton rows=5/> } is_empty empty ready/>
            <FieldEditor/>
            <DeleteDialog/>
        </StaffPage>
    }
    .into_any()
}

#[component]
fn Rows(list: Signal<CustomFieldList>, may_manage: bool) -> impl IntoView {
    let columns = move || {
        vec![
            Column::new(t!("custom-field-name")),
            Column::new(t!("custom-field-kind")),
            Column::new(t!("custom-field-visibility")),
            Column::new(t!("custom-field-options")),
            Column::new(t!("custom-field-used")),
            Column::new(t!("act-actions", name = "")).bare(),
        ]
    };
    let rows = move || {
        let fields = list.get().data;
        let ids: Vec<Uuid> = fields.iter().map(|field| field.id).collect();
        fields.into_iter().enumerate().map(|(at, field)| row(field, at, &ids, may_manage)).collect_view()
    };
    view! { <Table caption=t!("custom-fields-page") columns=Signal::derive(columns)>{rows}</Table> }.into_any()
}

fn row(field: CustomField, at: usize, ids: &[Uuid], may_manage: bool) -> AnyView {
    let options = field.options.iter().map(|option| option.name.as_str()).collect::<Vec<_>>().join(", ");
    let visibility = visibility_name(field.visibility);
    let chip = match field.visibility {
        FieldVisibility::Financial => view! { <Chip label=visibility tone=Tone::Wait icon=Glyph::Lock/> }.into_any(),
        FieldVisibility::TeamOnly => view! { <Chip label=visibility/> }.into_any(),
        _ => view! { <Chip label=visibility icon=Glyph::Eye/> }.into_any(),
    };
    let ids = ids.to_vec();
    view! {
        <tr>
            <td data-lead="">{field.name.clone()}</td>
            <td data-label=t!("custom-field-kind")>{kind_name(field.kind)}</td>
            <td data-label=t!("custom-field-visibility")>{chip}</td>
            <td data-label=t!("custom-field-options")><span class="detail">{options}</span></td>
            <td data-label=t!("custom-field-used")><span class="detail">{t!("custom-fields-used", count = field.used_by)}</span></td>
            <td>{may_manage.then(|| view! { <FieldMenu field at ids/> })}</td>
        </tr>
    }
    .into_any()
}

#[component]
fn FieldMenu(field: CustomField, at: usize, ids: Vec<Uuid>) -> impl IntoView {
    let (acts, toasts) = (expect_context::<Acts>(), use_toasts());
    let relocate = write(
        |api, (id, after_field_id): (Uuid, Option<Uuid>)| async move {
            api.move_custom_field(id, &MoveCustomField { after_field_id }).await
        },
        move |answer: Result<CustomField, Error>| {
            if let Err(error) = answer {
                toasts.say(problem_words(&error).0);
            }
            acts.list.refetch();
        },
    );
    let label = t!("act-actions", name = field.name.as_str());
    let items = move || {
        let (own, gone, id) = (field.clone(), field.clone(), field.id);
        let before = |at: usize| at.checked_sub(1).and_then(|at| ids.get(at).copied());
        let (up, down) = (at.checked_sub(1).map(before), ids.get(at + 1).copied());
        let mut items = vec![
            MenuItem::act(t!("act-edit"), move || {
                acts.edited.set(Some(own.clone()));
                acts.editor.set(true);
            })
            .icon(Glyph::Pencil),
        ];
        if let Some(after) = up {
            items.push(MenuItem::act(t!("custom-fields-up"), move || relocate.send((id, after))).icon(Glyph::ArrowUp));
        }
        if let Some(after) = down {
            let go = move || relocate.send((id, Some(after)));
            items.push(MenuItem::act(t!("custom-fields-down"), go).icon(Glyph::ArrowDown));
        }
        items.push(MenuItem::Separator);
        let delete = move || {
            acts.deleted.set(Some(gone.clone()));
            acts.deletes.set(true);
        };
        items.push(MenuItem::act(t!("act-delete"), delete).icon(Glyph::Trash2).danger());
        items
    };
    view! { <Menu label items align_end=true/> }.into_any()
}

#[component]
fn DeleteDialog() -> impl IntoView {
    let (acts, toasts, errors) = (expect_context::<Acts>(), use_toasts(), FormErrors::new());
    let name = move || acts.deleted.read().as_ref().map(|field| field.name.clone()).unwrap_or_default();
    let delete = write(
        |api, field: CustomField| async move {
            api.delete_custom_field(field.id, &field.revision).await.map(|()| field.name)
        },
        move |answer: Result<String, Error>| match answer {
            Ok(name) => {
                acts.deletes.set(false);
                toasts.say(t!("custom-fields-deleted", name = name));
                acts.list.refetch();
            }
            Err(error) => {
                errors.take(&error);
                acts.list.refetch();
            }
        },
    );
    let title = Signal::derive(move || t!("custom-fields-delete", name = name()));
    let words = move || {
        let count = acts.deleted.read().as_ref().map(|field| field.used_by).unwrap_or_default();
        t!("custom-fields-delete-detail", count = count)
    };
    let go = move || {
        if let Some(field) = acts.deleted.get_untracked() {
            delete.send(field);
        }
    };
    view! {
        <Dialog open=acts.deletes title on_close=move || errors.clear()>
            <p>{words}</p>
            <FormProblem errors/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || acts.deletes.set(false)/>
                <Button label=t!("act-delete") kind=ButtonKind::Danger icon=Glyph::Trash2 busy=delete.busy on_click=go/>
            </DialogActions>
        </Dialog>
    }
    .into_any()
}

const KINDS: [(FieldKind, &str); 9] = [
    (FieldKind::Text, "text"),
    (FieldKind::LongText, "long_text"),
    (FieldKind::Number, "number"),
    (FieldKind::Date, "date"),
    (FieldKind::Choice, "choice"),
    (FieldKind::MultiChoice, "multi_choice"),
    (FieldKind::YesNo, "yes_no"),
    (FieldKind::Link, "link"),
    (FieldKind::Money, "money"),
];

const VISIBILITIES: [(FieldVisibility, &str); 4] = [
    (FieldVisibility::TeamOnly, "team_only"),
    (FieldVisibility::ClientSees, "client_sees"),
    (FieldVisibility::ClientEdits, "client_edits"),
    (FieldVisibility::Financial, "financial"),
];

fn name_of<T: PartialEq + Copy>(table: &[(T, &'static str)], of: T) -> &'static str {
    table.iter().find(|(own, _)| *own == of).map(|(_, name)| *name).unwrap_or_default()
}

fn kind_name(kind: FieldKind) -> String {
    texts().get(&format!("custom-field-kind-{}", name_of(&KINDS, kind)), &[])
}

fn visibility_name(visibility: FieldVisibility) -> String {
    texts().get(&format!("custom-field-seen-{}", name_of(&VISIBILITIES, visibility)), &[])
}
