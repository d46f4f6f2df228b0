use crate::format;
use crate::ui::*;
use vitrine_contract::StaffMember;

/// A link that is shown once: to be copied and handed over.
#[component]
pub(super) fn LinkDialog(member: RwSignal<Option<StaffMember>>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(member.read().is_some()));
    let title = Signal::derive(move || {
        member.read().as_ref().map(|member| t!("team-link-title", name = member.name.as_str())).unwrap_or_default()
    });
    view! {
        <Dialog open title size=DialogSize::Large on_close=move || member.set(None)>
            {move || member.get().map(|member| view! { <Link member/> })}
            <DialogActions>
                <Button label=t!("act-close") on_click=move || open.set(false)/>
            </DialogActions>
        </Dialog>
    }
    .into_any()
}

#[component]
fn Link(member: StaffMember) -> impl IntoView {
    let toasts = use_toasts();
    // the same request sent twice is told that somebody was invited, and not the link again
    let Some((link, expires_at)) = member.invitation.and_then(|made| Some((made.link?, made.expires_at))) else {
        return view! { <p>{t!("team-link-gone")}</p> }.into_any();
    };
    let copied = link.clone();
    let copy = move || {
        if copy_text(&copied) {
            toasts.say(t!("team-link-copied"));
        }
    };
    view! {
        <p>{t!("team-link-words", name = member.name.as_str(), when = format::moment(expires_at))}</p>
        <p class="team-link">
            <input class="input mono" readonly="" aria-label=t!("team-link") value=link/>
            <Button label=t!("team-link-copy") kind=ButtonKind::Primary icon=Glyph::Copy on_click=copy/>
        </p>
        <Note>{t!("team-link-note")}</Note>
    }
    .into_any()
}
