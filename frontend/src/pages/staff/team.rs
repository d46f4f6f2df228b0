//! The agency's own people: who may what, who is invited, who has left.

mod forms;
mod link;
mod row;

use super::StaffPage;
use crate::resource::{Loaded, Reading, read, write};
use crate::ui::*;
use forms::{EditDialog, InviteDialog};
use link::LinkDialog;
use row::Row;
use vitrine_client::{Client, Error};
use vitrine_contract::{StaffList, StaffMember};

/// What can be done with somebody, from any row.
#[derive(Clone, Copy)]
struct Acts {
    change: Callback<(Change, StaffMember)>,
    edit: RwSignal<Option<StaffMember>>,
    /// Somebody with a link that has to be handed over.
    link: RwSignal<Option<StaffMember>>,
    leaving: RwSignal<Option<StaffMember>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    Deactivate,
    Reactivate,
    InviteAgain,
    Withdraw,
    /// For who has lost the device that makes their codes.
    ResetSecondStep,
}

impl Change {
    /// The link, where one was made.
    async fn send(self, client: &Client, member: &StaffMember) -> Result<Option<StaffMember>, Error> {
        match self {
            Self::Deactivate => client.deactivate_staff(member.id).await.map(|_| None),
            Self::Reactivate => client.reactivate_staff(member.id).await.map(|_| None),
            Self::InviteAgain => client.invite_staff_again(member.id).await.map(Some),
            Self::ResetSecondStep => client.reset_staff_second_factor(member.id).await.map(|()| None),
            Self::Withdraw => client.withdraw_staff_invitation(member.id, &member.revision).await.map(|()| None),
        }
    }

    fn done(self, name: &str) -> Option<String> {
        match self {
            Self::Deactivate => Some(t!("team-deactivated", name = name)),
            Self::Reactivate => Some(t!("team-reactivated", name = name)),
            Self::Withdraw => Some(t!("team-withdrawn", name = name)),
            Self::ResetSecondStep => Some(t!("second-was-reset")),
            Self::InviteAgain => None,
        }
    }
}

#[component]
pub(super) fn TeamPage() -> impl IntoView {
    let staff = read(|client| async move { client.list_staff().await });
    let errors = FormErrors::new();
    let inviting = RwSignal::new(false);
    let acts = use_acts(staff, errors);
    let ready = move |staff: Signal<StaffList>| view! { <Everybody staff acts/> }.into_any();
    let actions = move || {
        view! { <Button label=t!("team-invite") kind=ButtonKind::Primary icon=Glyph::Plus on_click=move || inviting.set(true)/> }
    };
    view! {
        <StaffPage title=t!("team-title") actions>
            <div class="team">
                <p class="team-lead">{t!("team-lead")}</p>
                <FormProblem errors/>
                {move || errors.messages().into_iter().map(|words| view! { <Note kind=NoteKind::Bad alert=true>{words}</Note> }).collect_view()}
                <Loaded source=staff ready/>
            </div>
        </StaffPage>
        <InviteDialog open=inviting on_done=move |member: StaffMember| { staff.refetch(); acts.link.set(Some(member)) }/>
        <EditDialog member=acts.edit on_done=move || staff.refetch()/>
        <LinkDialog member=acts.link/>
        <LeaveDialog acts/>
    }
    .into_any()
}

fn use_acts(staff: Reading<StaffList>, errors: FormErrors) -> Acts {
    let toasts = use_toasts();
    let link = RwSignal::new(None);
    let change = write(
        |client, (change, member): (Change, StaffMember)| async move {
            change.send(&client, &member).await.map(|linked| (change, member, linked))
        },
        move |answer: Result<(Change, StaffMember, Option<StaffMember>), Error>| {
            match answer {
                Ok((change, member, linked)) => {
                    change.done(&member.name).into_iter().for_each(|words| toasts.say(words));
                    if linked.is_some() {
                        link.set(linked);
                    }
                }
                Err(error) => errors.take(&error),
            }
            staff.refetch();
        },
    );
    let change = Callback::new(move |wanted: (Change, StaffMember)| {
        errors.clear();
        if !change.busy.get_untracked() {
            change.send(wanted);
        }
    });
    Acts { change, edit: RwSignal::new(None), link, leaving: RwSignal::new(None) }
}

#[component]
fn Everybody(staff: Signal<StaffList>, acts: Acts) -> impl IntoView {
    let columns = vec![
        Column::new(t!("team-name")),
        Column::new(t!("team-set")),
        Column::new(t!("team-state")),
        Column::new(t!("team-seen")),
        Column::new(t!("act-more")).bare(),
    ];
    let seats = move || {
        let seats = staff.read().seats.clone();
        format!("{} {}", t!("team-seats", count = seats.used), t!("team-free", count = seats.free))
    };
    view! {
        <p class="team-seats"><Icon glyph=Glyph::Armchair/><span>{seats}</span></p>
        <Table caption=t!("team-title") columns>
            <For each=move || staff.get().data key=|member| (member.id, member.revision.clone()) let:member>
                <Row member acts/>
            </For>
        </Table>
    }
    .into_any()
}

/// Asks before somebody is let in no more.
#[component]
fn LeaveDialog(acts: Acts) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(acts.leaving.read().is_some()));
    let name = move || acts.leaving.read().as_ref().map(|member| member.name.clone()).unwrap_or_default();
    let title = Signal::derive(move || t!("team-leave-title", name = name()));
    let text = Signal::derive(move || t!("team-leave-text", name = name()));
    let confirm = move || {
        if let Some(member) = acts.leaving.get_untracked() {
            acts.change.run((Change::Deactivate, member));
        }
        acts.leaving.set(None);
    };
    view! {
        <Dialog open title on_close=move || acts.leaving.set(None)>
            <p>{move || text.get()}</p>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || open.set(false)/>
                <Button label=t!("team-leave-act") kind=ButtonKind::Danger on_click=confirm/>
            </DialogActions>
        </Dialog>
    }
    .into_any()
}
