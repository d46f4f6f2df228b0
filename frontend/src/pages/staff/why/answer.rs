use super::gates::{Gates, layer_name};
use crate::format;
use crate::pages::staff::projects::{in_words, may_view_audience};
use crate::resource::read;
use crate::routes::{ClientTab, ProjectTab, Route};
use crate::session::use_session;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::ReadProjectAudience;
use vitrine_contract::{AccountKind, ExplainedSetting, Explanation, Gate, GateVerdict, Layer, SettingKind};

#[component]
pub(super) fn Answer(explanation: Explanation) -> impl IntoView {
    let lead = lead(&explanation);
    let decides = explanation.stopped_by.map(|gate| decides(&explanation, gate));
    let narrowest = explanation.narrowest.map(|layer| narrowest(&explanation, layer));
    let setting = explanation.setting.clone().map(|setting| setting_card(setting, &explanation));
    let project = explanation.task.is_none().then_some(explanation.project.id);
    let audience = project.filter(|_| may_view_audience()).map(|id| view! { <WhoSees id/> });
    let fix = explanation.shortest_fix.clone().map(|fix| {
        view! { <p class="why-fix"><Icon glyph=Glyph::Settings/><strong>{t!("why-shortest")}</strong>" "{fix}</p> }
    });
    view! {
        <h2 class="why-answer">{explanation.answer.clone()}</h2>
        <p class="why-lead">{lead}</p>
        {fix}
        <Gates gates=explanation.gates/>
        <div class="why-cards">{decides}{setting}{narrowest}{audience}</div>
    }
    .into_any()
}

fn lead(explanation: &Explanation) -> String {
    let name = explanation.person.name.as_str();
    let passed = explanation.gates.iter().take_while(|gate| gate.verdict == GateVerdict::Passed).count();
    match (explanation.is_allowed, explanation.person.kind) {
        (true, _) => t!("why-lead-yes", name = name),
        (false, AccountKind::Staff) => t!("why-lead-staff", name = name, count = passed),
        (false, AccountKind::Client) => t!("why-lead-no", name = name, count = passed),
    }
}

/// The gate that explains, and who gave its setting the value it has.
fn decides(explanation: &Explanation, gate: Gate) -> AnyView {
    let words =
        explanation.gates.iter().find(|explained| explained.gate == gate).map(|explained| explained.words.clone());
    let set_by = match &explanation.set_by {
        Some(by) => {
            let who = by.name.clone().unwrap_or_else(|| t!("audit-system"));
            let key = if by.is_change { "why-set-by" } else { "why-since" };
            view! { <p class="detail">{t!(key, actor = who, when = format::moment(by.at))}</p> }.into_any()
        }
        None => view! { <p class="detail">{t!("why-rule")}</p> }.into_any(),
    };
    view! {
        <section class="why-card" data-tone="bad">
            <h3><Icon glyph=Glyph::EyeOff/>{t!("why-decides")}</h3>
            <p>{words}</p>
            {set_by}
        </section>
    }
    .into_any()
}

/// Where it could be set otherwise.
fn setting_card(setting: ExplainedSetting, explanation: &Explanation) -> AnyView {
    let (words, href) = match setting.kind {
        SettingKind::Client => (t!("why-open-client", name = setting.name), client(setting.id)),
        SettingKind::DeletedClient => (t!("why-open-bin"), Route::ClientBin.path()),
        SettingKind::StaffMember => (t!("why-open-team"), Route::Team.path()),
        SettingKind::PermissionSet if use_session().may("permission_set.view") => (
            t!("why-open-set", name = texts().permission_set(&setting.name)),
            Route::PermissionSet { id: setting.id }.path(),
        ),
        // who may not look at sets chooses another where the person's access stands
        SettingKind::PermissionSet => match &explanation.person.client {
            Some(of) => (t!("why-open-client", name = of.name.as_str()), client(of.id)),
            None => (t!("why-open-team"), Route::Team.path()),
        },
        SettingKind::Project => {
            let access = Route::Project { id: setting.id, tab: ProjectTab::Access };
            (t!("why-open-project", name = setting.name), access.path())
        }
        SettingKind::Task => {
            (t!("why-open-task", name = setting.name), project(explanation.project.id, &format!("task={}", setting.id)))
        }
    };
    view! {
        <section class="why-card">
            <h3><Icon glyph=Glyph::Settings/>{t!("why-change")}</h3>
            <p>{t!("why-change-words")}</p>
            <p><ButtonLink label=words href kind=ButtonKind::Default/></p>
        </section>
    }
    .into_any()
}

fn client(id: Uuid) -> String {
    Route::Client { id, tab: ClientTab::Access }.path()
}

fn project(id: Uuid, query: &str) -> String {
    format!("{}?{query}", Route::Project { id, tab: ProjectTab::Board }.path())
}

/// Of all layers, the one that narrows most (R6).
fn narrowest(explanation: &Explanation, layer: Layer) -> AnyView {
    let words = t!("why-narrowest-words", name = explanation.person.name.as_str(), gate = layer_name(layer));
    view! {
        <section class="why-card">
            <h3><Icon glyph=Glyph::ListFilter/>{t!("why-narrowest")}</h3>
            <p>{words}</p>
        </section>
    }
    .into_any()
}

/// Everybody who sees the project today.
#[component]
fn WhoSees(id: Uuid) -> impl IntoView {
    let audience = read(move |client| async move {
        client
            .read_project_audience(&ReadProjectAudience { project_id: Some(id), ..ReadProjectAudience::default() })
            .await
    });
    move || {
        let chip = match &*audience.read() {
            Some(Ok(audience)) => in_words(audience),
            _ => return None,
        };
        Some(view! {
            <section class="why-card">
                <h3><Icon glyph=Glyph::UsersRound/>{t!("why-who-sees")}</h3>
                <p><AudienceChip audience=chip/></p>
            </section>
        })
    }
}
