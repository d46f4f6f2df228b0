use crate::prefs::use_prefs;
use crate::resource::{Reading, read};
use crate::ui::*;
use vitrine_contract::SignInPage;
use vitrine_texts::Locale;

/// The sign of the agency: its first letter on its colour.
#[component]
pub fn BrandMark(#[prop(into)] name: Signal<String>) -> impl IntoView {
    let letter = move || name.read().chars().next().map(|letter| letter.to_uppercase().to_string());
    view! { <span class="brand-mark" aria-hidden="true">{letter}</span> }.into_any()
}

/// Switches the language of this device.
#[component]
pub fn LanguageMenu() -> impl IntoView {
    let prefs = use_prefs();
    let items = move || {
        Locale::ALL
            .into_iter()
            .map(|locale| {
                MenuItem::act(locale.name(), move || prefs.set_locale(locale))
                    .checked(locale == prefs.locale.get_untracked())
            })
            .collect::<Vec<_>>()
    };
    view! {
        <span class="language">
            <Menu label=prefs.locale.get_untracked().name() items face=MenuFace::Button(Some(Glyph::Globe)) align_end=true/>
        </span>
    }
    .into_any()
}

/// What a page before signing in knows of the workspace.
pub fn use_sign_in_page() -> Reading<SignInPage> {
    expect_context()
}

/// A page that stands alone: the form on one side, the illustrated case on the other; under 1024 px only the form. It is the agency's.
#[component]
pub fn GatePage(children: Children) -> impl IntoView {
    let page = read(|client| async move { client.read_sign_in_options().await });
    provide_context(page);
    let name = Memo::new(move |_| match &*page.read() {
        Some(Ok(page)) => page.workspace_name.clone(),
        _ => String::new(),
    });
    let brand = move || {
        (!name.read().is_empty())
            .then(|| view! { <span class="gate-brand"><BrandMark name/><span>{name}</span></span> })
    };
    view! {
        <div class="gate" data-shell="portal">
            <div class="gate-side">
                <header class="gate-head">
                    <div>{brand}</div>
                    <LanguageMenu/>
                </header>
                <main class="gate-main" id="main" tabindex="-1">{children()}</main>
                <footer class="gate-foot"><Icon glyph=Glyph::Logo/>{t!("sign-in-runs-on")}</footer>
            </div>
            <div class="gate-picture" aria-hidden="true">
                <svg class="gate-case"><use href="/assets/case.svg#case"></use></svg>
            </div>
        </div>
    }
    .into_any()
}
