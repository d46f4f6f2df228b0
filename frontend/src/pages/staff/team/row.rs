use super::{Acts, Change};
use crate::format;
use crate::session::use_session;
use crate::ui::*;
use vitrine_contract::{StaffMember, StaffState};

#[component]
pub(super) fn Row(member: StaffMember, acts: Acts) -> impl IntoView {
    let is_self = use_session().get().is_some_and(|session| session.account_id == member.id);
    let label = t!("act-actions", name = member.name.as_str());
    let seen = member.last_seen_at.map_or_else(|| t!("team-never"), format::ago);
    let (tone, state) = state(&member);
    let name = member.name.clone();
    let set = texts().permission_set(&member.permission_set.name);
    let is_out = member.state == StaffState::Deactivated;
    view! {
        <tr data-muted=is_out.then_some("")>
            <td data-lead="">
                <span class="team-who">
                    <Avatar name=name.clone() kind=AvatarKind::Team size=AvatarSize::Small/>
                    <span class="team-names">
                        <span class="team-name">{name}{is_self.then(|| view! { <span class="detail">" · "{t!("team-you")}</span> })}</span>
                        <span class="detail">{member.username.clone()}</span>
                    </span>
                </span>
            </td>
            <td data-label=t!("team-set")>{set}</td>
            <td data-label=t!("team-state")><Chip label=state tone/></td>
            <td data-label=t!("team-seen")>{seen}</td>
            <td><Menu label items=move || items(&member, acts) align_end=true/></td>
        </tr>
    }
    .into_any()
}

fn state(member: &StaffMember) -> (Tone, String) {
    match (member.state, &member.invitation) {
        (StaffState::Active, _) => (Tone::Ok, t!("team-active")),
        (StaffState::Invited, Some(invitation)) if !invitation.is_expired => {
            (Tone::Wait, t!("team-invited", when = format::moment(invitation.expires_at)))
        }
        (StaffState::Invited, _) => (Tone::Bad, t!("team-expired")),
        (StaffState::NoLogin, _) => (Tone::Plain, t!("team-no-login")),
        (StaffState::Deactivated, _) => (Tone::Plain, t!("team-left")),
    }
}

fn items(member: &StaffMember, acts: Acts) -> Vec<MenuItem> {
    let change = |key: &'static str, glyph, change| {
        let member = member.clone();
        MenuItem::act(t!(key), move || acts.change.run((change, member.clone()))).icon(glyph)
    };
    let (edited, leaving) = (member.clone(), member.clone());
    let mut items =
        vec![MenuItem::act(t!("act-edit"), move || acts.edit.set(Some(edited.clone()))).icon(Glyph::Pencil)];
    if matches!(member.state, StaffState::Invited | StaffState::NoLogin) {
        items.push(change("team-new-link", Glyph::Link, Change::InviteAgain));
    }
    if member.state == StaffState::Invited {
        items.push(change("team-withdraw", Glyph::X, Change::Withdraw));
    }
    if member.has_second_factor {
        items.push(change("second-reset", Glyph::KeyRound, Change::ResetSecondStep));
    }
    items.push(MenuItem::Separator);
    items.push(match member.state {
        StaffState::Deactivated => change("team-reactivate", Glyph::Undo2, Change::Reactivate),
        _ => MenuItem::act(t!("team-deactivate"), move || acts.leaving.set(Some(leaving.clone())))
            .icon(Glyph::LogOut)
            .danger(),
    });
    items
}
