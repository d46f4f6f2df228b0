use crate::keys::KeyRegistry;
use crate::prefs::{Theme, use_prefs};
use crate::routes::Route;
use crate::session::use_session;
use crate::ui::*;
use vitrine_contract::AccountKind;
use vitrine_texts::Locale;

/// The person's own menu: how the app looks and speaks on this device, the account, the way out.
#[component]
pub fn ProfileMenu(
    #[prop(optional)] face: Option<MenuFace>,
    #[prop(optional, into)] before: Option<Callback<(), Vec<MenuItem>>>,
) -> impl IntoView {
    let session = use_session();
    let (kind, account) = match session.kind() {
        Some(AccountKind::Client) => (AvatarKind::Client, Route::Me),
        _ => (AvatarKind::Team, Route::Account),
    };
    let face = face.unwrap_or_else(|| MenuFace::Avatar(kind, session.name()));
    let label = if matches!(face, MenuFace::Avatar(..)) { session.name() } else { t!("nav-more") };
    let keys = expect_context::<KeyRegistry>();
    let items = move || {
        let mut items = before.map(|before| before.run(())).unwrap_or_default();
        items.extend(preferences());
        items.extend([
            MenuItem::Separator,
            MenuItem::act(t!("keys-title"), move || keys.show_help()).icon(Glyph::Keyboard),
            MenuItem::link(t!("account-title"), account.path()).icon(Glyph::KeyRound),
            MenuItem::act(t!("sign-out"), move || session.sign_out()).icon(Glyph::LogOut),
        ]);
        items
    };
    view! { <Menu label items face align_end=true/> }.into_any()
}

fn preferences() -> Vec<MenuItem> {
    let prefs = use_prefs();
    let theme = |theme: Theme, label: String, glyph| {
        MenuItem::act(label, move || prefs.theme.set(theme)).icon(glyph).checked(prefs.theme.get_untracked() == theme)
    };
    let mut items = vec![
        MenuItem::Heading(t!("theme")),
        theme(Theme::System, t!("theme-system"), Glyph::SunMoon),
        theme(Theme::Light, t!("theme-light"), Glyph::Sun),
        theme(Theme::Dark, t!("theme-dark"), Glyph::Moon),
        MenuItem::Heading(t!("language")),
    ];
    items.extend(Locale::ALL.into_iter().map(|locale| {
        MenuItem::act(locale.name(), move || prefs.set_locale(locale)).checked(prefs.locale.get_untracked() == locale)
    }));
    items
}
