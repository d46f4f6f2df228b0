use crate::pages::{PreferenceControls, PreferenceFields};
use crate::resource::{Loaded, Reading, write};
use crate::session::use_session;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{AccountKind, Profile, UpdateProfile};

#[component]
pub(super) fn PreferencesPart(profile: Reading<Profile>) -> impl IntoView {
    let ready =
        move |saved: Signal<Profile>| view! { <PreferencesForm saved on_saved=move || profile.refetch()/> }.into_any();
    view! { <Loaded source=profile skeleton=|| view! { <Skeleton rows=2/> }.into_any() ready/> }.into_any()
}

#[component]
fn PreferencesForm(saved: Signal<Profile>, #[prop(into)] on_saved: Callback<()>) -> impl IntoView {
    let (session, toasts) = (use_session(), use_toasts());
    let fields = PreferenceFields::default();
    fields.set(saved.get_untracked().preferences);
    let errors = FormErrors::new();
    let done = move |answer: Result<Profile, Error>| match answer {
        Ok(_) => {
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
        let preferences = untrack(|| fields.get());
        let input = UpdateProfile { preferences: Some(preferences), ..UpdateProfile::default() };
        save.send((saved.read_untracked().revision.clone(), input));
    };
    view! {
        <form class="form account-form" novalidate on:submit=submit>
            <PreferenceControls fields errors has_landing=session.kind() == Some(AccountKind::Client)/>
            <p class="field-help">{t!("pref-help")}</p>
            <FormProblem errors/>
            <div><Button label=t!("act-save") kind=ButtonKind::Primary submit=true busy=save.busy/></div>
        </form>
    }
    .into_any()
}
