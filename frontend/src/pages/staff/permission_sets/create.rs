use super::use_acts;
use crate::resource::write;
use crate::routes::Route;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{CreatePermissionSet, PermissionBase, PermissionSet};

/// A new set: for whom, and with what it begins. It is saved first, and switched then.
#[component]
pub fn CreateDialog() -> impl IntoView {
    let acts = use_acts();
    view! {
        <Dialog open=acts.create title=t!("set-create-title") size=DialogSize::Large>
            <CreateForm/>
        </Dialog>
    }
    .into_any()
}

fn base_of(name: &str) -> PermissionBase {
    if name == "staff" { PermissionBase::Staff } else { PermissionBase::Client }
}

#[component]
fn CreateForm() -> impl IntoView {
    let (acts, toasts) = (use_acts(), use_toasts());
    let errors = FormErrors::new();
    let copied = acts.copied.get_untracked();
    let name = RwSignal::new(String::new());
    let is_staff = copied.as_ref().is_some_and(|set| set.base == PermissionBase::Staff);
    let base = RwSignal::new(if is_staff { "staff" } else { "client" }.to_owned());
    let from = RwSignal::new(copied.map(|set| set.id.to_string()).unwrap_or_default());
    let bases = || {
        vec![
            Choice::new("client", t!("set-create-client")).hint(t!("set-create-client-hint")).glyph(Glyph::Armchair),
            Choice::new("staff", t!("set-create-staff")).hint(t!("set-create-staff-hint")).glyph(Glyph::UsersRound),
        ]
    };
    // the sets to copy are those for the same side
    Effect::new(move |before: Option<String>| {
        let now = base.get();
        if before.is_some_and(|before| before != now) {
            from.set(String::new());
        }
        now
    });
    let starts = Signal::derive(move || {
        let of_base = acts.known().into_iter().filter(|set| set.base == base_of(&base.read()));
        let copies = of_base.map(|set| {
            Choice::new(set.id.to_string(), t!("set-create-copy", name = texts().permission_set(&set.name)))
        });
        std::iter::once(Choice::new("", t!("set-create-blank"))).chain(copies).collect::<Vec<_>>()
    });
    let create = write(
        |api, input: CreatePermissionSet| async move { api.create_permission_set(&input).await },
        move |answer: Result<PermissionSet, Error>| match answer {
            Ok(set) => {
                acts.create.set(false);
                toasts.say(t!("set-created"));
                acts.sets.refetch();
                acts.go.to(&Route::PermissionSet { id: set.id });
            }
            Err(error) => errors.take(&error),
        },
    );
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        if name.read_untracked().trim().is_empty() {
            return errors.set("/name", "required");
        }
        let origin = untrack(|| acts.known()).into_iter().find(|set| set.id.to_string() == *from.read_untracked());
        create.send(CreatePermissionSet {
            name: name.get_untracked(),
            base: base_of(&base.read_untracked()),
            grants: origin.map(|set| set.grants).unwrap_or_default(),
            note: None,
        });
    };
    let of_grants = move || {
        let messages = errors.messages();
        let of_name = errors.at("/name").get();
        messages.into_iter().find(|message| of_name.as_ref() != Some(message))
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <TextField label=t!("set-name") value=name error=errors.at("/name") autofocus=true/>
            <RadioGroup label=t!("set-create-base") value=base options=Signal::derive(bases)/>
            <SelectField label=t!("set-create-from") value=from options=starts error=Signal::derive(of_grants)/>
            <FormProblem errors/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || acts.create.set(false)/>
                <Button label=t!("set-create-act") kind=ButtonKind::Primary submit=true busy=create.busy/>
            </DialogActions>
        </form>
    }
    .into_any()
}
