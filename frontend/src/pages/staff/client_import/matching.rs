use super::upload::Nobody;
use super::{Refusal, Runs, Wizard};
use crate::resource::read;
use crate::ui::*;
use vitrine_contract::{CustomField, FieldSubject, FieldVisibility, ImportColumn, ImportField, ImportTarget};

/// The fields with their names in texts.
const FIELDS: [(ImportField, &str); 9] = [
    (ImportField::Name, "name"),
    (ImportField::Parent, "parent"),
    (ImportField::Kind, "kind"),
    (ImportField::Email, "email"),
    (ImportField::Phone, "phone"),
    (ImportField::Username, "username"),
    (ImportField::Password, "password"),
    (ImportField::Virtual, "virtual"),
    (ImportField::Id, "id"),
];

/// A column of the file and what it becomes.
#[derive(Clone, Debug)]
pub struct Match {
    header: String,
    samples: String,
    /// Empty: not imported.
    becomes: RwSignal<String>,
}

impl Match {
    pub fn new(column: &ImportColumn) -> Self {
        let name = FIELDS.iter().find(|(field, _)| Some(*field) == column.field).map(|(_, name)| (*name).to_owned());
        let name = name.or(column.custom_field_id.map(|id| id.to_string()));
        Self {
            header: column.header.clone(),
            samples: column.samples.join(" · "),
            becomes: RwSignal::new(name.unwrap_or_default()),
        }
    }

    pub fn target(&self) -> Option<ImportTarget> {
        let name = self.becomes.read();
        let field = FIELDS.iter().find(|(_, own)| *own == name.as_str()).map(|(field, _)| ImportTarget::Field(*field));
        field.or_else(|| name.parse().ok().map(ImportTarget::Custom))
    }
}

#[component]
pub fn MatchStep(wizard: Wizard, runs: Runs) -> impl IntoView {
    let rows = move || wizard.plan.read().as_ref().map(|plan| plan.rows.len()).unwrap_or_default();
    let file = move || {
        let name = wizard.file.read().as_ref().map(|file| file.name.clone()).unwrap_or_default();
        t!("import-file", name = name, count = rows())
    };
    let columns =
        vec![Column::new(t!("import-column")), Column::new(t!("import-samples")), Column::new(t!("import-field"))];
    let custom = use_custom_fields();
    let fault = Memo::new(move |_| first_fault(&wizard.matches.read()));
    let without = vec![
        Choice::new("problem", t!("import-without-problem")).hint(t!("import-without-problem-hint")),
        Choice::new("later", t!("import-without-later")).hint(t!("import-without-later-hint")),
    ];
    let check = move || {
        wizard.errors.clear();
        if let Some(file) = wizard.file.get_untracked() {
            runs.check.send(file);
        }
    };
    view! {
        <h2 class="import-title" id="import-step" tabindex="-1">{t!("import-step-match")}</h2>
        <p class="detail">{file}</p>
        <div class="import-table">
            <Table caption=t!("import-step-match") columns>
                {move || wizard.matches.get().into_iter().map(|column| view! { <MatchRow column wizard custom/> }).collect::<Vec<_>>()}
            </Table>
        </div>
        <div class="import-options">
            <RadioGroup label=t!("import-without") value=wizard.without options=without/>
            <Nobody/>
        </div>
        <Refusal errors=wizard.errors/>
        <div class="import-foot">
            <p>{move || fault.get()}</p>
            <Button label=t!("import-again") on_click=move || wizard.start_over()/>
            <Button label=Signal::derive(move || t!("import-check-act", count = rows())) kind=ButtonKind::Primary busy=runs.check.busy disabled=fault on_click=check/>
        </div>
    }
    .into_any()
}

#[component]
fn MatchRow(column: Match, wizard: Wizard, custom: Memo<Vec<Choice>>) -> impl IntoView {
    let known: Vec<_> = std::iter::once(Choice::new("", t!("import-field-ignored")))
        .chain(FIELDS.iter().map(|(_, name)| Choice::new(*name, texts().get(&format!("import-field-{name}"), &[]))))
        .collect();
    let options = Signal::derive(move || known.iter().cloned().chain(custom.get()).collect::<Vec<_>>());
    let becomes = column.becomes;
    let error = Signal::derive(move || {
        let name = becomes.get();
        let is_twice =
            !name.is_empty() && wizard.matches.read().iter().filter(|other| *other.becomes.read() == name).count() > 1;
        is_twice.then(|| t!("import-field-twice"))
    });
    let label = t!("import-field-of", column = column.header.as_str());
    view! {
        <tr>
            <td data-lead="">{column.header}</td>
            <td data-label=t!("import-samples")><span class="import-samples">{column.samples}</span></td>
            <td data-label=t!("import-field")><div class="import-becomes"><SelectField label value=becomes options error/></div></td>
        </tr>
    }
    .into_any()
}

/// The custom fields that a column can fill. Finance is not imported.
fn use_custom_fields() -> Memo<Vec<Choice>> {
    let fields = read(|api| async move { api.list_custom_fields(FieldSubject::Client).await });
    let choice = |field: &CustomField| Choice::new(field.id.to_string(), field.name.clone());
    Memo::new(move |_| match &*fields.read() {
        Some(Ok(list)) => {
            let open = list.data.iter().filter(|field| field.visibility != FieldVisibility::Financial);
            open.map(choice).collect()
        }
        _ => Vec::new(),
    })
}

/// What still stands in the way of checking.
fn first_fault(matches: &[Match]) -> Option<String> {
    let fields: Vec<_> = matches.iter().filter_map(Match::target).collect();
    let is_twice = fields.iter().any(|field| fields.iter().filter(|other| *other == field).count() > 1);
    match (is_twice, fields.contains(&ImportTarget::Field(ImportField::Name))) {
        (true, _) => Some(t!("import-field-twice")),
        (_, false) => Some(t!("import-name-missing")),
        _ => None,
    }
}
