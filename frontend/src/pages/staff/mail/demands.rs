//! Which permission sets demand a second step at sign-in.

use crate::resource::{Loaded, read, write};
use crate::session::use_session;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{DemandSecondFactor, SecondFactorDemand, SecondFactorDemandList};

#[component]
pub(super) fn Demands() -> impl IntoView {
    let (session, toasts) = (use_session(), use_toasts());
    let may_change = session.may("permission_set.manage");
    let demands = read(|client| async move { client.list_second_factor_demands().await.map(|list| list.data) });
    let errors = FormErrors::new();
    let done = move |answer: Result<SecondFactorDemandList, Error>| {
        match answer {
            Ok(_) => toasts.say(t!("act-saved")),
            Err(error) => errors.take(&error),
        }
        demands.refetch();
        // perhaps the rule is now for the one who made it
        session.read();
    };
    let demand =
        write(|client, input: DemandSecondFactor| async move { client.demand_second_factor(&input).await }, done);
    let change = Callback::new(move |input: DemandSecondFactor| {
        errors.clear();
        demand.send(input);
    });
    let ready = move |list: Signal<Vec<SecondFactorDemand>>| {
        view! {
            <div class="mail-switches">
                <For each=move || list.get() key=|demand| (demand.permission_set.id, demand.is_required) let:demand>
                    <Demand demand may_change change/>
                </For>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="mail-part" aria-label=t!("second-demands")>
            <h2 class="mail-title">{t!("second-demands")}</h2>
            <p class="mail-lead">{t!("second-demands-lead")}</p>
            <FormProblem errors/>
            <Loaded source=demands skeleton=|| view! { <Skeleton rows=3/> }.into_any() ready/>
        </section>
    }
    .into_any()
}

#[component]
fn Demand(demand: SecondFactorDemand, may_change: bool, change: Callback<DemandSecondFactor>) -> impl IntoView {
    let SecondFactorDemand { permission_set, is_required, can_be_met, .. } = demand;
    let disabled = !may_change || !(can_be_met || is_required);
    let hint = if can_be_met { String::new() } else { t!("second-demands-not") };
    let on_change =
        move |is_required: bool| change.run(DemandSecondFactor { permission_set_id: permission_set.id, is_required });
    view! { <Switch label=texts().permission_set(&permission_set.name) hint checked=is_required on_change disabled=disabled/> }.into_any()
}
