use super::super::permission_sets::client_grant_count;
use super::draft::{Fields, Values, update_of};
use crate::resource::read;
use crate::routes::Route;
use crate::ui::*;
use vitrine_contract::{
    Client, PermissionBase, PermissionSet, PermissionSetRef, PrivilegeTemplate, Privileges, UpdateProgress,
};

/// Username and password of an existing client: blank both to withdraw.
#[component]
pub fn SignIn(fields: Fields, errors: FormErrors, client: Signal<Client>, disabled: bool) -> impl IntoView {
    let name = move || client.read().name.clone();
    let help = move || {
        let key = if client.read().has_login { "client-sign-in-help" } else { "client-sign-in-help-virtual" };
        t!(key, name = name())
    };
    let placeholder =
        Signal::derive(move || if client.read().has_login { t!("client-password-set") } else { String::new() });
    let withdraws = Memo::new(move |_| fields.get().withdraws(&Values::of(&client.read())));
    view! {
        <fieldset class="client-part">
            <legend class="client-part-title">{t!("client-sign-in")}</legend>
            <CredentialFields fields errors placeholder disabled/>
            <p class="field-help">{help}" "{t!("client-nobody-notified")}</p>
            {move || client.read().must_change_password.then(|| view! { <p class="field-help">{t!("client-must-change")}</p> })}
            {move || withdraws.get().then(|| view! {
                <Note kind=NoteKind::Wait alert=true>{t!("client-withdraw", name = name())}</Note>
            })}
        </fieldset>
    }
    .into_any()
}

#[component]
pub fn CredentialFields(
    fields: Fields,
    errors: FormErrors,
    #[prop(optional, into)] placeholder: Signal<String>,
    #[prop(optional)] disabled: bool,
) -> impl IntoView {
    let (of_name, of_both) = (errors.at("/credentials/username"), errors.at("/credentials"));
    let error = Signal::derive(move || of_name.get().or_else(|| of_both.get()));
    let has_password = Memo::new(move |_| !fields.password.read().is_empty());
    let help = Signal::derive(move || if has_password.get() { t!("client-password-help") } else { String::new() });
    view! {
        <div class="form-row">
            <TextField label=t!("client-username") value=fields.username error disabled/>
            <TextField label=t!("client-password") value=fields.password error=errors.at("/credentials/password")
                kind="password" autocomplete="new-password" placeholder help disabled/>
        </div>
    }
    .into_any()
}

/// The set of grants, out of those for clients. Without `current` it is a new client, which has the default one at first.
#[component]
pub fn SetField(
    fields: Fields,
    errors: FormErrors,
    #[prop(optional, into)] current: Option<Signal<PermissionSetRef>>,
    #[prop(optional)] disabled: bool,
) -> impl IntoView {
    let sets = read(|api| async move { api.list_permission_sets().await });
    let sets = Memo::new(move |_| match &*sets.read() {
        Some(Ok(list)) => {
            list.data.iter().filter(|set| set.base == PermissionBase::Client).cloned().collect::<Vec<_>>()
        }
        _ => Vec::new(),
    });
    let value = move |set: &PermissionSet| {
        if current.is_none() && set.is_client_default { String::new() } else { set.id.to_string() }
    };
    let options = Signal::derive(move || {
        let sets = sets.read();
        let own = current.map(|current| current.get()).filter(|own| sets.iter().all(|set| set.id != own.id));
        let own = own.map(|own| Choice::new(own.id.to_string(), texts().permission_set(&own.name)));
        let known = sets.iter().map(|set| Choice::new(value(set), texts().permission_set(&set.name)));
        own.into_iter().chain(known).collect::<Vec<_>>()
    });
    let facts = move || {
        let chosen = fields.set.read();
        sets.read().iter().find(|set| value(set) == *chosen).map(|set| {
            view! {
                <p class="client-set-facts">
                    {set.is_free_seat.then(|| view! { <Chip label=t!("client-free-seat") icon=Glyph::Armchair/> })}
                    <span class="detail">{t!("set-grants-of", count = set.grants.len(), all = client_grant_count())}</span>
                    <a class="detail" href=Route::PermissionSet { id: set.id }.path()>{t!("set-open", name = texts().permission_set(&set.name))}</a>
                </p>
            }
        })
    };
    view! {
        <div class="client-set">
            <SelectField label=t!("client-set") value=fields.set options error=errors.at("/permission_set_id") disabled/>
            {facts}
        </div>
    }
    .into_any()
}

/// The three switches, and templates for all of them at once.
#[component]
pub fn PrivilegeFields(
    fields: Fields,
    #[prop(optional)] disabled: bool,
    /// What a new client begins with.
    #[prop(default = PrivilegeTemplate::None)]
    proposed: PrivilegeTemplate,
) -> impl IntoView {
    let is_updating = Memo::new(move |_| update_of(&fields.update_progress.read()) != UpdateProgress::Off);
    let is_idle = Memo::new(move |_| !fields.view_tasks.get() && (fields.view_progress.get() || is_updating.get()));
    // a login that shows next to nothing is a surprise (R4)
    let is_blind = Memo::new(move |_| {
        let values = fields.get();
        !disabled && values.credentials().is_some() && values.privileges == Privileges::default()
    });
    let strengths = || vec![Choice::new("comment", t!("client-p3-comment")), Choice::new("full", t!("client-p3-full"))];
    let proposal = (proposed != PrivilegeTemplate::None)
        .then(|| t!("client-template-proposed", name = texts().get(template_key(proposed), &[])));
    let set_updating = move |on: bool| fields.update_progress.set(if on { "comment" } else { "off" }.to_owned());
    view! {
        <fieldset class="client-part">
            <legend class="client-part-title">{t!("client-privileges")}</legend>
            {(!disabled).then(|| view! { <Templates fields/> })}
            {proposal.map(|words| view! { <p class="field-help">{words}</p> })}
            <div class="client-privileges">
                <Checkbox label=t!("client-p1") hint=t!("client-p1-hint") checked=fields.view_tasks disabled
                    on_change=move |on| fields.view_tasks.set(on)/>
                <Checkbox label=t!("client-p2") hint=t!("client-p2-hint") checked=fields.view_progress disabled
                    on_change=move |on| fields.view_progress.set(on)/>
                <div>
                    <Checkbox label=t!("client-p3") hint=t!("client-p3-hint") checked=is_updating disabled on_change=set_updating/>
                    {move || is_updating.get().then(|| view! {
                        <div class="client-strength">
                            <RadioGroup label=t!("client-p3") value=fields.update_progress options=strengths() disabled inline=true/>
                        </div>
                    })}
                </div>
            </div>
            {move || is_idle.get().then(|| view! { <Note kind=NoteKind::Wait>{t!("client-p1-first")}</Note> })}
            {move || is_blind.get().then(|| view! { <Offer fields/> })}
            <Note>{t!("client-reports-too")}</Note>
        </fieldset>
    }
    .into_any()
}

/// What most clients need, in one click; nothing is granted silently.
#[component]
fn Offer(fields: Fields) -> impl IntoView {
    let give = move || fields.set_privileges(COLLABORATOR);
    let act = t!("client-offer-act", name = t!("client_template-collaborator"));
    view! {
        <Note kind=NoteKind::Wait>
            <p>{t!("client-offer")}</p>
            <Button label=act icon=Glyph::WandSparkles size=ButtonSize::Small on_click=give/>
        </Note>
    }
    .into_any()
}

/// What READ ONLY and FULL need to show what they say (R4).
pub const COLLABORATOR: Privileges = privileges(true, UpdateProgress::Comment);

pub const TEMPLATES: [PrivilegeTemplate; 4] = [
    PrivilegeTemplate::None,
    PrivilegeTemplate::Observer,
    PrivilegeTemplate::Collaborator,
    PrivilegeTemplate::CoManager,
];

/// The key of its text.
pub const fn template_key(template: PrivilegeTemplate) -> &'static str {
    match template {
        PrivilegeTemplate::None => "client_template-none",
        PrivilegeTemplate::Observer => "client_template-observer",
        PrivilegeTemplate::Collaborator => "client_template-collaborator",
        PrivilegeTemplate::CoManager => "client_template-co_manager",
    }
}

pub const fn privileges_of(template: PrivilegeTemplate) -> Privileges {
    match template {
        PrivilegeTemplate::None => privileges(false, UpdateProgress::Off),
        PrivilegeTemplate::Observer => privileges(true, UpdateProgress::Off),
        PrivilegeTemplate::Collaborator => COLLABORATOR,
        PrivilegeTemplate::CoManager => privileges(true, UpdateProgress::Full),
    }
}

const fn privileges(views: bool, update_progress: UpdateProgress) -> Privileges {
    Privileges { view_tasks: views, view_progress: views, update_progress }
}

#[component]
fn Templates(fields: Fields) -> impl IntoView {
    let name = |template: PrivilegeTemplate| texts().get(template_key(template), &[]);
    let is_current = move |template: &PrivilegeTemplate| fields.get().privileges == privileges_of(*template);
    let label = Signal::derive(move || match TEMPLATES.into_iter().find(is_current) {
        Some(template) => t!("client-template-is", name = name(template)),
        None => t!("client-template"),
    });
    let items = move || {
        let item = |template: PrivilegeTemplate| {
            let is_on = untrack(|| is_current(&template));
            MenuItem::act(name(template), move || fields.set_privileges(privileges_of(template))).checked(is_on)
        };
        TEMPLATES.into_iter().map(item).collect::<Vec<_>>()
    };
    view! {
        <div class="client-part-act">
            <Menu label items face=MenuFace::Button(Some(Glyph::WandSparkles)) align_end=true/>
        </div>
    }
    .into_any()
}
