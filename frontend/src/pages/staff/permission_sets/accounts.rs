use crate::routes::{ClientTab, Route};
use crate::ui::*;
use vitrine_contract::{PermissionSet, PermissionSetAccount};

/// Who has a set, each with the way to where it is given.
#[component]
pub fn Accounts(set: Signal<PermissionSet>) -> impl IntoView {
    let accounts = Memo::new(move |_| set.read().accounts.clone().unwrap_or_default());
    let others = move || {
        let named = u32::try_from(accounts.read().len()).unwrap_or(u32::MAX);
        set.read().used_by.saturating_sub(named)
    };
    move || {
        if set.read().used_by == 0 {
            return view! {
                <EmptyState glyph=Glyph::UsersRound title=t!("set-accounts-none") text=t!("set-accounts-none-detail")/>
            }
            .into_any();
        }
        let others = others();
        view! {
            <ul class="set-accounts">
                {accounts.get().into_iter().map(|account| view! { <Account account/> }).collect_view()}
            </ul>
            {(others > 0).then(|| view! { <p class="detail">{t!("set-accounts-more", count = others)}</p> })}
        }
        .into_any()
    }
}

#[component]
fn Account(account: PermissionSetAccount) -> impl IntoView {
    let kind = account.client_kind.map_or(AvatarKind::Team, AvatarKind::from);
    let name = match account.client_id {
        Some(id) => {
            let href = Route::Client { id, tab: ClientTab::Access }.path();
            view! { <a href=href>{account.name.clone()}</a> }.into_any()
        }
        None => view! { <span>{account.name.clone()}</span> }.into_any(),
    };
    view! {
        <li>
            <Avatar name=account.name kind size=AvatarSize::Small/>
            {name}
            {(!account.has_login).then(|| view! { <span class="detail">{t!("set-account-virtual")}</span> })}
        </li>
    }
    .into_any()
}
