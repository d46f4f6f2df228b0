use crate::resource::{read, write};
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{InviteStaff, PermissionBase, PermissionSet, StaffMember, UpdateStaff};

/// The sets made for staff; the narrowest first.
fn staff_sets() -> Memo<Vec<PermissionSet>> {
    let sets = read(|client| async move { client.list_permission_sets().await });
    Memo::new(move |_| match &*sets.read() {
        Some(Ok(list)) => {
            let mut sets: Vec<_> = list.data.iter().filter(|set| set.base == PermissionBase::Staff).cloned().collect();
            sets.sort_by_key(|set| set.grants.len());
            sets
        }
        _ => Vec::new(),
    })
}

fn choices(sets: &[PermissionSet]) -> Vec<Choice> {
    sets.iter().map(|set| Choice::new(set.id.to_string(), texts().permission_set(&set.name))).collect()
}

/// Which projects somebody with the chosen set sees.
fn reach(sets: &[PermissionSet], chosen: &str) -> String {
    match sets.iter().find(|set| set.id.to_string() == chosen) {
        Some(set) if set.grants.iter().any(|grant| grant == "project.view_all") => t!("team-reach-all"),
        Some(_) => t!("team-reach-teams"),
        None => String::new(),
    }
}

#[component]
pub(super) fn InviteDialog(open: RwSignal<bool>, #[prop(into)] on_done: Callback<StaffMember>) -> impl IntoView {
    view! {
        <Dialog open title=t!("team-invite-title")>
            <InviteForm open on_done/>
        </Dialog>
    }
    .into_any()
}

#[component]
fn InviteForm(open: RwSignal<bool>, on_done: Callback<StaffMember>) -> impl IntoView {
    let (name, set) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let sets = staff_sets();
    let errors = FormErrors::new();
    let invite = write(
        |client, input: InviteStaff| async move { client.invite_staff(&input).await },
        move |answer: Result<StaffMember, Error>| match answer {
            Ok(member) => {
                open.set(false);
                on_done.run(member);
            }
            Err(error) => errors.take(&error),
        },
    );
    let options = Signal::derive(move || choices(&sets.read()));
    let help = Signal::derive(move || reach(&sets.read(), &set.read()));
    // the narrowest stands there until another one is chosen
    Effect::new(move || {
        let first = sets.read().first().map(|set| set.id.to_string());
        let is_open = set.with_untracked(String::is_empty);
        if let Some(first) = first.filter(|_| is_open) {
            set.set(first);
        }
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        match set.get_untracked().parse() {
            Ok(permission_set_id) => invite.send(InviteStaff { name: name.get_untracked(), permission_set_id }),
            Err(_) => errors.set("/permission_set_id", "required"),
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <p>{t!("team-invite-lead")}</p>
            <TextField label=t!("team-name") value=name error=errors.at("/name") autofocus=true/>
            <SelectField label=t!("team-set") value=set options help error=errors.at("/permission_set_id")/>
            <FormProblem errors/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || open.set(false)/>
                <Button label=t!("team-invite-act") kind=ButtonKind::Primary submit=true busy=invite.busy/>
            </DialogActions>
        </form>
    }
    .into_any()
}

#[component]
pub(super) fn EditDialog(member: RwSignal<Option<StaffMember>>, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(member.read().is_some()));
    let title = Signal::derive(move || {
        member.read().as_ref().map(|member| t!("team-edit-title", name = member.name.as_str())).unwrap_or_default()
    });
    view! {
        <Dialog open title on_close=move || member.set(None)>
            {move || member.get().map(|member| view! { <EditForm member open on_done/> })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn EditForm(member: StaffMember, open: RwSignal<bool>, on_done: Callback<()>) -> impl IntoView {
    let toasts = use_toasts();
    let (id, revision) = (member.id, member.revision);
    let own_set = member.permission_set;
    let (name, set) = (RwSignal::new(member.name), RwSignal::new(own_set.id.to_string()));
    let others = staff_sets();
    // the present one stands there even where the reader may not see the list
    let options = Signal::derive(move || {
        let mut sets = choices(&others.read());
        if sets.iter().all(|set| set.value != own_set.id.to_string()) {
            sets.push(Choice::new(own_set.id.to_string(), texts().permission_set(&own_set.name)));
        }
        sets
    });
    let help = Signal::derive(move || {
        let reach = reach(&others.read(), &set.read());
        [reach, t!("team-set-help")].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
    });
    let errors = FormErrors::new();
    let save = write(
        |client, (id, revision, input): (uuid::Uuid, String, UpdateStaff)| async move {
            client.update_staff(id, &revision, &input).await
        },
        move |answer: Result<StaffMember, Error>| {
            on_done.run(());
            match answer {
                Ok(_) => {
                    open.set(false);
                    toasts.say(t!("act-saved"));
                }
                Err(error) => errors.take(&error),
            }
        },
    );
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let change =
            UpdateStaff { name: Some(name.get_untracked()), permission_set_id: set.get_untracked().parse().ok() };
        save.send((id, revision.clone(), change));
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <TextField label=t!("team-name") value=name error=errors.at("/name")/>
            <SelectField label=t!("team-set") value=set options help error=errors.at("/permission_set_id")/>
            <FormProblem errors/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || open.set(false)/>
                <Button label=t!("act-save") kind=ButtonKind::Primary submit=true busy=save.busy/>
            </DialogActions>
        </form>
    }
    .into_any()
}
