use crate::resource::{Loaded, Reading, write};
use crate::session::use_session;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{AccountKind, Profile, UpdateProfile};

#[component]
pub(super) fn ProfilePart(profile: Reading<Profile>) -> impl IntoView {
    let ready =
        move |saved: Signal<Profile>| view! { <ProfileForm saved on_saved=move || profile.refetch()/> }.into_any();
    view! { <Loaded source=profile skeleton=|| view! { <Skeleton rows=3/> }.into_any() ready/> }.into_any()
}

/// The address is where links for signing in go, so another one asks for the password.
#[component]
fn ProfileForm(saved: Signal<Profile>, #[prop(into)] on_saved: Callback<()>) -> impl IntoView {
    let (session, toasts) = (use_session(), use_toasts());
    let first = saved.get_untracked();
    let is_staff = first.kind == AccountKind::Staff;
    let name = RwSignal::new(first.name);
    let email = RwSignal::new(first.email.unwrap_or_default());
    let password = RwSignal::new(String::new());
    let errors = FormErrors::new();
    let is_new_address = Memo::new(move |_| email.read().trim() != saved.read().email.as_deref().unwrap_or_default());
    let done = move |answer: Result<Profile, Error>| match answer {
        Ok(_) => {
            password.set(String::new());
            toasts.say(t!("act-saved"));
            on_saved.run(());
            session.read();
        }
        Err(error) => errors.take(&error),
    };
    let save = write(
        |client, (revision, input): (String, UpdateProfile)| async move { client.update_profile(&revision, &input).await },
        done,
    );
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let address = email.get_untracked().trim().to_owned();
        let input = UpdateProfile {
            name: is_staff.then(|| name.get_untracked()),
            email: is_new_address.get_untracked().then(|| Some(address).filter(|address| !address.is_empty())),
            preferences: None,
            current_password: is_new_address.get_untracked().then(|| password.get_untracked()),
        };
        save.send((saved.read_untracked().revision.clone(), input));
    };
    view! {
        <form class="form account-form" novalidate on:submit=submit>
            {if is_staff {
                view! { <TextField label=t!("account-name") value=name error=errors.at("/name") autocomplete="name"/> }.into_any()
            } else {
                view! { <p class="account-fact"><span class="detail">{t!("account-name")}</span>{move || saved.read().name.clone()}</p> }.into_any()
            }}
            <p class="account-fact"><span class="detail">{t!("account-username")}</span>{move || saved.read().username.clone()}</p>
            <TextField label=t!("account-email") value=email error=errors.at("/email") help=t!("account-email-help") kind="email" autocomplete="email" optional=true/>
            {move || is_new_address.get().then(|| view! {
                <TextField label=t!("password-current") value=password error=errors.at("/current_password") help=t!("account-email-password") kind="password" autocomplete="current-password"/>
            })}
            <FormProblem errors/>
            <div><Button label=t!("act-save") kind=ButtonKind::Primary submit=true busy=save.busy/></div>
        </form>
    }
    .into_any()
}
