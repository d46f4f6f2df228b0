//! How one is told of what happens: kind by kind, of all projects or of one. What is changed is saved at once.

use crate::resource::{Loaded, read, write};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{Client, Error, ListProjects, ProjectSort};
use vitrine_contract::{
    MailTiming, NotificationKind, NotificationSetting, NotificationSettings, SetNotificationSetting,
    SetNotificationSettings, Telling,
};

const TIMINGS: [(MailTiming, &str); 4] = [
    (MailTiming::AtOnce, "at_once"),
    (MailTiming::Hourly, "hourly"),
    (MailTiming::Daily, "daily"),
    (MailTiming::Never, "never"),
];
/// Stands for no choice of one's own, and for no project.
const NONE: &str = "";
/// How many projects can be chosen from.
const PROJECTS: u32 = 100;

#[component]
pub(super) fn NotificationsPart() -> impl IntoView {
    let toasts = use_toasts();
    let chosen = RwSignal::new(vec![all_projects()]);
    let project = Memo::new(move |_| chosen.read().first().and_then(|choice| choice.value.parse::<Uuid>().ok()));
    let projects = read(|client| async move {
        let query = ListProjects { sort: Some(ProjectSort::Name), limit: Some(PROJECTS), ..ListProjects::default() };
        client.list_projects(&query).await.map(|page| page.data)
    });
    let options = move || match &*projects.read() {
        Some(Ok(list)) => std::iter::once(all_projects())
            .chain(list.iter().map(|project| Choice::new(project.id.to_string(), project.name.clone())))
            .collect(),
        _ => vec![all_projects()],
    };
    let settings = read(move |client| {
        let project = project.get();
        async move { settings_of(&client, project).await.map(|settings| (project, settings)) }
    });
    // counts the times that what is shown was not what is saved
    let failures = RwSignal::new(0_u32);
    // who changes one thing after the other need not wait until all is read anew
    let revision = StoredValue::new(None::<(Option<Uuid>, String)>);
    let errors = FormErrors::new();
    let save = write(
        |client, change: Change| async move {
            let project = change.project;
            change.send(&client).await.map(|now| (project, now.revision))
        },
        move |answer: Result<(Option<Uuid>, String), Error>| {
            match answer {
                Ok(now) => {
                    revision.set_value(Some(now));
                    toasts.say(t!("act-saved"));
                }
                Err(error) => {
                    revision.set_value(None);
                    errors.take(&error);
                    failures.update(|count| *count += 1);
                }
            }
            settings.refetch();
        },
    );
    let ready = move |saved: Signal<(Option<Uuid>, NotificationSettings)>| {
        let choose = Callback::new(move |setting: SetNotificationSetting| {
            errors.clear();
            let (project, settings) = saved.get_untracked();
            let newest = revision.get_value().filter(|(of, _)| *of == project).map(|(_, revision)| revision);
            save.send(Change { project, revision: newest.unwrap_or(settings.revision), setting });
        });
        let rows = move || {
            let (project, settings) = saved.get();
            let failures = failures.get();
            settings.settings.into_iter().map(move |setting| (project, failures, setting)).collect::<Vec<_>>()
        };
        let saved_of = move |kind: NotificationKind| {
            Signal::derive(move || saved.read().1.settings.iter().find(|one| one.kind == kind).copied())
        };
        view! {
            <div class="notify-list">
                <div class="notify-head" aria-hidden="true"><span></span><span>{t!("notify-mail")}</span><span>{t!("notify-in-app")}</span></div>
                <For each=rows key=|(project, failures, setting)| (*project, *failures, setting.kind) let:row>
                    <Row is_of_project=row.0.is_some() saved=saved_of(row.2.kind) first=row.2 choose/>
                </For>
            </div>
        }
        .into_any()
    };
    view! {
        <p class="account-lead">{t!("notify-lead")}</p>
        <div class="account-form"><Combobox label=t!("notify-for") options selected=chosen/></div>
        <FormProblem errors/>
        <Loaded source=settings skeleton=|| view! { <Skeleton rows=4/> }.into_any() ready/>
    }
    .into_any()
}

fn all_projects() -> Choice {
    Choice::new(NONE, t!("notify-all-projects"))
}

async fn settings_of(client: &Client, project: Option<Uuid>) -> Result<NotificationSettings, Error> {
    match project {
        Some(project) => client.read_project_notification_settings(project).await,
        None => client.read_notification_settings().await,
    }
}

#[derive(Clone)]
struct Change {
    project: Option<Uuid>,
    revision: String,
    setting: SetNotificationSetting,
}

impl Change {
    async fn send(self, client: &Client) -> Result<NotificationSettings, Error> {
        let input = SetNotificationSettings { settings: vec![self.setting] };
        match self.project {
            Some(project) => client.set_project_notification_settings(project, &self.revision, &input).await,
            None => client.set_notification_settings(&self.revision, &input).await,
        }
    }
}

#[component]
fn Row(
    is_of_project: bool,
    first: NotificationSetting,
    saved: Signal<Option<NotificationSetting>>,
    choose: Callback<SetNotificationSetting>,
) -> impl IntoView {
    let kind = first.kind;
    let follows = is_of_project && !first.is_own;
    let mail = RwSignal::new(if follows { NONE.to_owned() } else { timing_name(first.telling.mail).to_owned() });
    let in_app = RwSignal::new(first.telling.in_app);
    Effect::new(move |before: Option<(String, bool)>| {
        let now = (mail.get(), in_app.get());
        if before.is_some_and(|before| before != now) {
            let timing = TIMINGS.iter().find(|(_, name)| *name == now.0);
            let telling = timing.map(|(mail, _)| Telling { mail: *mail, in_app: now.1 });
            choose.run(SetNotificationSetting { kind, telling });
        }
        now
    });
    let options = move || {
        let own = is_of_project.then(|| Choice::new(NONE, t!("notify-as-all")));
        let timings = TIMINGS.map(|(_, name)| Choice::new(name, t!(&format!("notify-{name}"))));
        own.into_iter().chain(timings).collect::<Vec<_>>()
    };
    let follows = Memo::new(move |_| mail.read().is_empty());
    let checked = Signal::derive(move || match saved.get() {
        Some(saved) if follows.get() => saved.telling.in_app,
        _ => in_app.get(),
    });
    let (title, id) = (t!(kind_key(kind)), next_id("notify"));
    let title_id = id.clone();
    view! {
        <div class="notify-row" role="group" aria-labelledby=title_id>
            <strong class="notify-kind" id=id>{title}</strong>
            <SelectField label=t!("notify-mail") value=mail options=Signal::derive(options)/>
            <Checkbox label=t!("notify-in-app") checked disabled=follows on_change=move |on| in_app.set(on)/>
        </div>
    }
    .into_any()
}

fn timing_name(timing: MailTiming) -> &'static str {
    TIMINGS.iter().find(|(known, _)| *known == timing).map_or(NONE, |(_, name)| name)
}

fn kind_key(kind: NotificationKind) -> &'static str {
    match kind {
        NotificationKind::Assigned => "notify-assigned",
        NotificationKind::Mentioned => "notify-mentioned",
        NotificationKind::Commented => "notify-commented",
        NotificationKind::ProgressUpdated => "notify-progress_updated",
        NotificationKind::Approved => "notify-approved",
        NotificationKind::ChangesRequested => "notify-changes_requested",
        NotificationKind::ApprovalAsked => "notify-approval_asked",
        NotificationKind::ApprovalWithdrawn => "notify-approval_withdrawn",
    }
}
